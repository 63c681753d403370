"""The course's own server: compressed where that pays, current after a change, and nothing outside its folder."""

from __future__ import annotations

import asyncio
import gzip
import os
import threading
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from serve import make_app
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

if TYPE_CHECKING:
    from collections.abc import Iterator

FRONT = Path(__file__).parents[2] / "tools" / "front"
TEXT = "<p>plan</p>\n" * 500
SMALL = "<p>plan</p>"
NOT_FOUND = "<h1>There is no such page</h1>"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site, and a secret beside it."""
    outside = tmp_path_factory.mktemp("outside")
    folder = outside / "site"
    (folder / "en").mkdir(parents=True)
    (folder / "empty").mkdir()
    (outside / "site-secret").mkdir()
    (outside / "site-secret" / "key.txt").write_text("secret" * 500, encoding="utf-8")
    (outside / "key.txt").write_text("secret" * 500, encoding="utf-8")
    for name in ("index.html", "en/index.html", "en/销售.html", "course.css", "plan.json", "live.js", "live.mjs"):
        (folder / name).write_text(TEXT, encoding="utf-8")
    (folder / "404.html").write_text(NOT_FOUND, encoding="utf-8")
    (folder / "small.html").write_text(SMALL, encoding="utf-8")
    (folder / "python.wasm").write_bytes(b"\0asm" + bytes(5000))
    (folder / "course.whl").write_bytes(b"PK" + bytes(5000))
    (folder / "map.svg").write_text(f"<svg>{TEXT}</svg>", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def port(site: Path) -> Iterator[int]:
    """Where *site* is served."""
    loop = asyncio.new_event_loop()
    sockets = bind_sockets(0, "127.0.0.1")
    started = threading.Event()

    async def run() -> None:
        server = HTTPServer(make_app(site))
        server.add_sockets(sockets)
        started.set()
        await stop.wait()
        server.stop()
        await server.close_all_connections()

    stop = asyncio.Event()
    thread = threading.Thread(target=loop.run_until_complete, args=(run(),))
    thread.start()
    started.wait(10)
    yield sockets[0].getsockname()[1]
    loop.call_soon_threadsafe(stop.set)
    thread.join(10)
    loop.close()


class Answer:
    """What the server answered."""

    def __init__(self, response: HTTPResponse) -> None:
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    @property
    def text(self) -> str:
        """The body, unpacked where it came compressed."""
        return (gzip.decompress(self.body) if self.is_compressed else self.body).decode()

    @property
    def is_compressed(self) -> bool:
        return self.headers.get("Content-Encoding") == "gzip"


def ask(port: int, path: str, *, method: str = "GET", compressed: bool = True, **headers: str) -> Answer:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    if compressed:
        sent["Accept-Encoding"] = "gzip, deflate, br"
    connection.putrequest(method, path, skip_accept_encoding=True)
    for name, value in sent.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = Answer(connection.getresponse())
    connection.close()
    return answer


@pytest.mark.parametrize("path", ["/", "/index.html", "/en/", "/en/index.html", "/en/%E9%94%80%E5%94%AE.html"])
def test_a_page_comes_compressed_and_whole(port: int, path: str) -> None:
    answer = ask(port, path)

    assert answer.status == 200
    assert answer.is_compressed
    assert answer.text == TEXT
    assert len(answer.body) == int(answer.headers["Content-Length"]) < len(TEXT) / 3


def test_a_browser_that_takes_no_compression_gets_the_file(port: int) -> None:
    answer = ask(port, "/", compressed=False)

    assert not answer.is_compressed
    assert answer.body == TEXT.encode()


@pytest.mark.parametrize("compressed", [True, False])
def test_what_lies_between_knows_that_answers_differ(port: int, compressed: bool) -> None:
    assert ask(port, "/", compressed=compressed).headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("path", ["/small.html", "/course.whl"])
def test_what_would_hardly_shrink_comes_as_it_is(port: int, path: str) -> None:
    answer = ask(port, path)

    assert answer.status == 200
    assert not answer.is_compressed


@pytest.mark.parametrize("compressed", [True, False])
@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html"),
        ("/course.css", "text/css"),
        ("/live.js", "text/javascript"),
        ("/live.mjs", "text/javascript"),
        ("/plan.json", "application/json"),
        ("/python.wasm", "application/wasm"),
        ("/map.svg", "image/svg+xml"),
    ],
)
def test_every_file_has_the_type_its_browser_insists_on(port: int, path: str, kind: str, compressed: bool) -> None:
    assert ask(port, path, compressed=compressed).headers.get_content_type() == kind


@pytest.mark.parametrize("compressed", [True, False])
def test_a_file_that_is_still_current_is_not_sent_again(port: int, compressed: bool) -> None:
    first = ask(port, "/course.css", compressed=compressed)
    second = ask(port, "/course.css", compressed=compressed, If_None_Match=first.headers["Etag"])

    assert second.status == 304
    assert second.body == b""
    assert first.headers["Cache-Control"] == "no-cache"


def test_a_file_that_has_changed_is_sent_at_once(port: int, site: Path) -> None:
    changing = site / "changing.html"
    changing.write_text(TEXT, encoding="utf-8")
    first = ask(port, "/changing.html")
    changing.write_text(TEXT + "new", encoding="utf-8")
    os.utime(changing, ns=(0, changing.stat().st_mtime_ns + 10**9))
    second = ask(port, "/changing.html", If_None_Match=first.headers["Etag"])

    assert second.status == 200
    assert second.text.endswith("new")


@pytest.mark.parametrize("path", ["/no-such-page.html", "/no/such/folder/", "/en/nothing.css", "/empty/"])
def test_what_is_not_there_is_not_found(port: int, path: str) -> None:
    answer = ask(port, path)

    assert answer.status == 404
    assert answer.headers.get_content_type() == "text/html"
    assert answer.text == NOT_FOUND


def test_a_head_request_for_what_is_not_there_has_no_body(port: int) -> None:
    answer = ask(port, "/no-such-page.html", method="HEAD")

    assert (answer.status, answer.body) == (404, b"")


def test_the_page_for_what_is_not_there_leads_to_both_books_from_any_depth() -> None:
    page = (FRONT / "404.html").read_text(encoding="utf-8")

    assert '<base href="/">' in page
    assert 'href="en/book/index.html" hreflang="en"' in page
    assert 'href="zh/book/index.html" hreflang="zh-CN"' in page


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent_to_the_site(port: int, method: str) -> None:
    assert ask(port, "/index.html", method=method, Content_Length="0").status == 405


def test_a_folder_without_its_stroke_leads_to_the_folder(port: int) -> None:
    answer = ask(port, "/en")

    assert answer.status == 301
    assert answer.headers["Location"] == "/en/"


def test_a_head_request_has_no_body(port: int) -> None:
    answer = ask(port, "/index.html", method="HEAD")

    assert answer.status == 200
    assert answer.body == b""


def test_a_part_of_a_file_can_be_asked_for(port: int) -> None:
    answer = ask(port, "/course.css", Range="bytes=0-4")

    assert answer.status == 206
    assert answer.body == TEXT[:5].encode()


@pytest.mark.parametrize("compressed", [True, False])
@pytest.mark.parametrize(
    "path",
    [
        "/../key.txt",
        "/en/../../key.txt",
        "/%2e%2e/key.txt",
        "/..%2fkey.txt",
        "/..%5ckey.txt",
        "/../site-secret/key.txt",
        "/en/%2e%2e/%2e%2e/site-secret/key.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/....//key.txt",
    ],
)
def test_nothing_outside_the_folder_is_served(port: int, path: str, compressed: bool) -> None:
    answer = ask(port, path, compressed=compressed)

    assert answer.status in {301, 400, 403, 404}
    assert "secret" not in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize("compressed", [True, False])
@pytest.mark.parametrize("path", ["/%00", "/en%00.html", "/%ff", "/" + "x" * 5000])
def test_an_impossible_name_is_refused_without_a_crash(port: int, path: str, compressed: bool) -> None:
    assert ask(port, path, compressed=compressed).status in {400, 403, 404}
