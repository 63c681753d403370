"""Serve the built site on this machine.

    python tools/serve.py [--port 8000] [--folder _build/site]

Any web server can serve the folder; this one compresses, because pages and Python for the browser shrink to a third.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import hashlib
import mimetypes
import sys
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tornado.web import Application, HTTPError, RequestHandler, StaticFileHandler

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["make_app", "serve"]

SITE: Final = Path(__file__).parents[1] / "_build" / "site"
_COMPRESSED: Final = frozenset({".css", ".html", ".js", ".json", ".map", ".mjs", ".svg", ".txt", ".wasm", ".xml"})
_LEAST: Final = 1024
_NOT_FOUND: Final = "404.html"

mimetypes.add_type("text/javascript", ".mjs")
mimetypes.add_type("application/wasm", ".wasm")


class SiteHandler(StaticFileHandler):
    """Files of the site, compressed where that pays and the browser takes it."""

    def set_extra_headers(self, path: str) -> None:
        """Let browsers keep files, but ask each time whether they are still current."""
        del path
        self.set_header("Cache-Control", "no-cache")
        self.set_header("Vary", "Accept-Encoding")

    async def get(self, path: str, include_body: bool = True) -> None:
        """Answer with the compressed file where there is one."""
        if "\0" in path:
            raise HTTPError(404)
        file = self._compressible(path)
        if file is None or not include_body:
            await super().get(path, include_body)
            return
        self.path = self.parse_url_path(path)
        self.absolute_path = str(file)
        self.modified = self.get_modified_time()
        self.set_headers()
        if self.should_return_304():
            self.set_status(304)
            return
        self.set_header("Content-Encoding", "gzip")
        self.finish(_squeezed(file, file.stat().st_mtime_ns))

    def write_error(self, status_code: int, **reason: Any) -> None:  # noqa: ANN401 - tornado's own signature
        """Answer an address that leads nowhere with the site's own page, which leads back to the course."""
        page = Path(self.root) / _NOT_FOUND
        if status_code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().write_error(status_code, **reason)
            return
        self.set_extra_headers("")
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.finish(page.read_bytes())

    def compute_etag(self) -> str | None:
        """The mark of what the file holds now: tornado's own would stay that of the first answer."""
        file = Path(str(self.absolute_path))
        return f'"{_content_mark(file, file.stat().st_mtime_ns)}"'

    def _compressible(self, path: str) -> Path | None:
        try:
            return self._compressible_file(path)
        except OSError:  # longer than a file's name can be
            return None

    def _compressible_file(self, path: str) -> Path | None:
        file = (Path(self.root) / self.parse_url_path(path)).resolve()
        if file.is_dir() and self.request.path.endswith("/"):
            file /= self.default_filename or "index.html"
        inside = file.is_relative_to(Path(self.root).resolve())
        wanted = "gzip" in self.request.headers.get("Accept-Encoding", "") and "Range" not in self.request.headers
        if inside and wanted and file.suffix in _COMPRESSED and file.is_file() and file.stat().st_size >= _LEAST:
            return file
        return None


@lru_cache(maxsize=2048)
def _squeezed(file: Path, _modified: int) -> bytes:
    return gzip.compress(file.read_bytes(), 6, mtime=0)


@lru_cache(maxsize=2048)
def _content_mark(file: Path, _modified: int) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:32]


def _stay_quiet(handler: RequestHandler) -> None:
    del handler


def make_app(folder: Path, *, answered: Callable[[RequestHandler], None] = _stay_quiet) -> Application:
    """The application that serves *folder*; *answered* is called with each request that has its answer."""
    options = {"path": str(folder), "default_filename": "index.html"}
    return Application([(r"/(.*)", SiteHandler, options)], log_function=answered)


async def serve(folder: Path, port: int) -> None:
    """Serve *folder* until the program is stopped."""
    try:
        make_app(folder).listen(port, "127.0.0.1")
    except OSError:
        sys.exit(f"Port {port} is in use by another program: choose another, for example  make course PORT={port + 1}")
    print(f"\nThe course is at  http://localhost:{port}/   (stop it with Ctrl-C)", flush=True)
    await asyncio.Event().wait()


def main() -> None:
    """Serve the site, or say in one sentence why not."""
    parser = argparse.ArgumentParser(description="Serve the built course on this machine.")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--folder", type=Path, default=SITE)
    asked = parser.parse_args()
    if not (asked.folder / "index.html").exists():
        sys.exit(f"There is no site in {asked.folder}: build it with  make course")
    try:
        asyncio.run(serve(asked.folder, asked.port))
    except KeyboardInterrupt:
        print("\nStopped.")


if __name__ == "__main__":
    main()
