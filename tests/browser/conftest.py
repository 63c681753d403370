"""A browser over the built site, which fails a test on any foreign request and any console error."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

ROOT: Final = Path(__file__).parents[2]
_FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the built site is served."""
    if not (ROOT / "_build" / "site" / "index.html").exists():
        pytest.fail("the site is not built: run tools/build_site.py first")
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    with subprocess.Popen(
        [sys.executable, ROOT / "tools" / "serve.py", "--port", str(port)], stdout=subprocess.DEVNULL
    ) as server:
        url = f"http://localhost:{port}"
        _wait_for(url)
        yield url
        server.terminate()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it; without one the tests are skipped, in CI they fail."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for path in map(shutil.which, names) if path), None)
    if found is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("there is no Chromium: run tools/system.sh")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=list(_FLAGS))
        yield started
        started.close()


class Watch:
    """What a page must never do."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.foreign: list[str] = []
        self.errors: list[str] = []

    def on_request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.foreign.append(request.url)

    def on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")


@pytest.fixture
def watch(address: str) -> Watch:
    """The record of this test's foreign requests and console errors."""
    return Watch(address)


@pytest.fixture
def context(browser: Browser, watch: Watch) -> Iterator[BrowserContext]:
    """A learner's browser without any history."""
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-US", accept_downloads=True)
    opened.on("request", watch.on_request)
    opened.on("console", watch.on_console)
    opened.on("weberror", lambda error: watch.errors.append(str(error.error)))
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Iterator[Page]:
    """A page of that browser; at the end of the test it has asked nobody else and reported no error."""
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    yield opened
    assert watch.foreign == []
    assert watch.errors == []


def _wait_for(url: str) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(url, timeout=1).close()  # noqa: S310 - this machine's own server
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"the server did not answer at {url}")
