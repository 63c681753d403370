"""A pure Python library brought into the browser when it is first needed, from the site that the page came from.

The site keeps such wheels beside its Python, with their hashes in the lock file; nothing is asked of another origin.
"""

# ruff: noqa: ANN401 - what comes from JavaScript has no types

from __future__ import annotations

import hashlib
import sys
import sysconfig
import zipfile
from importlib.util import find_spec
from io import BytesIO
from typing import Any

from bpcourse.core.errors import CourseError
from bpcourse.core.language import _

__all__ = ["bring", "unpack"]


def bring(name: str) -> None:
    """Make the library *name* importable; raises CourseError where the site does not hold it, or it cannot be reached.

    The request waits for its answer, which a worker may: tools and notebooks of the site run in one.
    """
    if find_spec(name) is not None:
        return
    import pyodide_js  # the browser's own module

    entry = _entry(pyodide_js.lockfile, name)
    content = _fetched(f"{str(pyodide_js.lockfileBaseUrl).rstrip('/')}/{entry['file_name']}") if entry else b""
    if entry is None or not content:
        sentence = _("{name} cannot be loaded from this site: check the connection, or export on a computer")
        raise CourseError(sentence.format(name=name))
    unpack(content, sha256=str(entry["sha256"]))


def unpack(wheel: bytes, *, sha256: str, folder: str = "") -> None:
    """Put the modules of a *wheel* where Python finds them; raises CourseError for one that is not the one pinned."""
    if hashlib.sha256(wheel).hexdigest() != sha256:
        raise CourseError(_("what the site sent is damaged: load the page again"))
    target = folder or sysconfig.get_path("purelib")
    with zipfile.ZipFile(BytesIO(wheel)) as archive:
        archive.extractall(target)
    if target not in sys.path:
        sys.path.append(target)
    # Not importlib.invalidate_caches: that loads a module of mail, which pages do without.
    sys.path_importer_cache.pop(target, None)


def _entry(lockfile: Any, name: str) -> dict[str, Any] | None:
    packages: dict[str, Any] = lockfile.to_py()["packages"] if hasattr(lockfile, "to_py") else lockfile["packages"]
    return packages.get(name)


def _fetched(url: str) -> bytes:
    import js

    request = js.XMLHttpRequest.new()
    request.open("GET", url, False)
    request.responseType = "arraybuffer"
    request.send()
    return bytes(request.response.to_py()) if request.status == 200 else b""  # noqa: PLR2004 - HTTP's "OK"
