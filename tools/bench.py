"""Measure what the course promises, each against its named peer in the same run, and print a table.

    python tools/bench.py [import sliders pages build]

A time on a shared machine is noise: read the ratios.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import shutil
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import build_site as site
from playwright.sync_api import sync_playwright
from serve import make_app
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playwright.sync_api import Browser, Page
    from tornado.web import RequestHandler

__all__ = ["main"]

ROOT: Final = Path(__file__).parents[1]
STOCK: Final = ROOT / "_build" / "bench" / "stock"
_PAGES: Final = {
    "market_view": "en/book/ch01_foundations.html",
    "funnel_math": "en/book/ch02_sales_process.html",
    "smart_goals": "en/book/ch03_building_the_plan.html",
    "segments": "en/book/ch03_building_the_plan.html",
    "sales_path": "en/book/ch03_building_the_plan.html",
    "actions": "en/book/ch03_building_the_plan.html",
    "kpi_weights": "en/book/ch05_performance.html",
    "scorecard_board": "en/book/ch05_performance.html",
    "ab_test": "en/book/ch06_digital_tools.html",
    "team_incentive": "en/book/ch07_team.html",
    "customers": "en/book/ch08_customers.html",
    "review_rhythm": "en/book/ch09_risks.html",
}
_FLAGS: Final = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]

Row = tuple[str, str, str, str]


def main() -> None:
    """Run the parts asked for, all by default, and print one table."""
    parts: dict[str, Callable[[], list[Row]]] = {
        "import": bench_import,
        "sliders": bench_sliders,
        "pages": bench_pages,
        "build": bench_builds,
    }
    parser = argparse.ArgumentParser(description="Measure the course against its peers.")
    parser.add_argument("parts", nargs="*", choices=[[], *parts], help="default: all of them")
    rows: list[Row] = []
    for part in parser.parse_args().parts or parts:
        print(f"measuring {part} …", file=sys.stderr, flush=True)
        rows += parts[part]()
    print_table(("what", "here", "peer", "ratio or bar"), rows)


def print_table(head: Row, rows: list[Row]) -> None:
    """The rows as a Markdown table."""
    print(f"| {' | '.join(head)} |\n| {' | '.join('---' for _cell in head)} |")
    for row in rows:
        print(f"| {' | '.join(row)} |")


# Import -------------------------------------------------------------------------------------------------------------


def bench_import() -> list[Row]:
    """What `import bpcourse` adds to the start of the interpreter."""
    bare, ours = _starts("pass"), _starts("import bpcourse")
    row = (
        "import bpcourse, added to the interpreter's start",
        f"{ours - bare:.0f} ms",
        f"bare start {bare:.0f} ms",
        "≤ 50 ms",
    )
    return [row]


def _starts(code: str, times: int = 21) -> float:
    taken = []
    for _run in range(times):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken)


# Sliders ------------------------------------------------------------------------------------------------------------


def bench_sliders() -> list[Row]:
    """Input to new picture in the kernel, against matplotlib drawing the same funnel anew."""
    from bpcourse.widgets.registry import TOOLS, open_tool

    peer = _percentiles([partial(_matplotlib_funnel, rate) for rate in range(10, 40)])
    rows = []
    for name in TOOLS:
        tool = open_tool(name, plan_file=ROOT / "_build" / "bench" / "plan.json")
        field, texts = _sliding_field(tool)
        events = [{"type": "input", "name": field, "value": text} for _round in range(15) for text in texts]
        moves = [partial(tool.receive, event) for event in events]
        ours = _percentiles(moves)
        rows.append(_slider_row(name, ours, peer))
    return rows


def _slider_row(name: str, ours: tuple[float, float], peer: tuple[float, float]) -> Row:
    here = f"p50 {ours[0]:.1f} ms, p95 {ours[1]:.1f} ms"
    there = f"matplotlib p50 {peer[0]:.0f} ms, p95 {peer[1]:.0f} ms"
    return (
        f"{name}: one input to the new answer and pictures",
        here,
        there,
        f"1 : {peer[1] / ours[1]:.0f} (bar: p95 ≤ 16 ms)",
    )


def _sliding_field(tool: Any) -> tuple[str, list[str]]:  # noqa: ANN401 - any of the tools
    from bpcourse.widgets.controls import Slider, TextArea

    for control in tool.controls():
        if isinstance(control, Slider):
            return control.name, [str(value) for value in range(20, 40)]
    area = next((control.name for control in tool.controls() if isinstance(control, TextArea)), tool.controls()[0].name)
    return area, [f"Grow revenue in East China by {value}% by the end of Q3 2027" for value in range(20)]


def _percentiles(actions: Sequence[Callable[[], object]]) -> tuple[float, float]:
    for action in actions[:3]:
        action()
    taken = []
    for action in actions:
        started = time.perf_counter()
        action()
        taken.append((time.perf_counter() - started) * 1000)
    cut = statistics.quantiles(taken, n=20)
    return statistics.median(taken), cut[18]


def _matplotlib_funnel(rate: float) -> bytes:
    """The same three pictures (funnel, levers, range) as the usual redraw of a notebook: a new figure as PNG."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    from bpcourse.core.funnel import Funnel, forward, levers, outcome

    funnel = Funnel.from_rates([0.32, 0.5, rate / 100], average_deal_size=240_000)
    counts = forward(funnel, leads=2_000).counts
    figure, (first, second, third) = plt.subplots(3, 1, figsize=(6, 9))
    first.barh(range(len(counts)), counts[::-1], tick_label=funnel.names[::-1])
    ranked = levers(funnel, leads=2_000)
    second.barh([lever.label for lever in ranked], [lever.revenue_gain for lever in ranked])
    buckets = outcome(funnel, leads=2_000, deal_size_variation=0.5).revenue_histogram()
    third.bar(
        [bucket.low for bucket in buckets],
        [bucket.chance for bucket in buckets],
        width=buckets[0].high - buckets[0].low,
    )
    third.axvline(19_200_000)
    picture = io.BytesIO()
    figure.savefig(picture, format="png")
    plt.close(figure)
    return picture.getvalue()


# Pages --------------------------------------------------------------------------------------------------------------


def bench_pages() -> list[Row]:
    """Click to usable and bytes: the tool in its page, against the stock JupyterLite REPL embed with the same tool."""
    folder = site.build_site()
    _build_stock()
    rows = []
    ours, stock = _Served(folder), _Served(STOCK / "_output")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_FLAGS)
        for name, path in _PAGES.items():
            here = _visits(browser, ours, path, partial(_use_ours, name))
            there = _visits(browser, stock, _stock_path(name), partial(_use_stock, name))
            for visit, bar, mine, peers in zip(("cold", "second"), ("1/2", "1/3"), here, there, strict=True):
                rows.append(_page_row(f"{name}: {visit} click to usable", mine, peers, bar))
        browser.close()
    return rows


def _page_row(what: str, mine: tuple[float, float], peers: tuple[float, float], bar: str) -> Row:
    here = f"{mine[0]:.1f} s, {mine[1] / 1e6:.2f} MB"
    there = f"stock REPL embed {peers[0]:.1f} s, {peers[1] / 1e6:.2f} MB"
    bytes_share = f", {mine[1] / peers[1]:.2f} of the bytes" if peers[1] else ""
    return (what, here, there, f"{mine[0] / peers[0]:.2f} of the time (bar ≤ {bar}){bytes_share}")


def _visits(browser: Browser, site_of: _Served, path: str, use: Callable[[Page], float]) -> list[tuple[float, float]]:
    """Seconds and bytes of a first visit and of a second one with the same browser."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(180_000)
    results = []
    for _visit in range(2):
        page.goto("about:blank")
        site_of.sent = 0
        page.goto(f"{site_of.address}/{path}")
        results.append((use(page), float(site_of.sent)))
    context.close()
    return results


def _use_ours(name: str, page: Page) -> float:
    started = time.perf_counter()
    page.click(f"[data-start={name}]")
    page.wait_for_selector(f"[data-live={name}][data-state=live]")
    return time.perf_counter() - started


def _use_stock(name: str, page: Page) -> float:
    """The stock embed starts by itself when its frame is opened, which is what its click does."""
    page.wait_for_selector(f".bp-tool[data-tool={name}]")
    return float(page.evaluate("performance.now()")) / 1000


def _stock_path(name: str) -> str:
    code = f"from bpcourse.widgets import {name}\n{name}()"
    asked = {"kernel": "python", "toolbar": "0", "execute": "1", "code": code}
    return f"repl/index.html?{urllib.parse.urlencode(asked)}"


def _build_stock() -> None:
    """A stock JupyterLite with the REPL app, the same Python and the same wheels."""
    shutil.rmtree(STOCK, ignore_errors=True)
    shutil.copytree(site.LITE / "static", STOCK / "static")
    shutil.copy2(ROOT / "tools" / "lab" / "jupyter-lite.json", STOCK / "jupyter-lite.json")
    where = ("--lite-dir", str(STOCK), "--output-dir", str(STOCK / "_output"))
    command = [sys.executable, "-m", "jupyterlite_core", "build", *where, "--apps", "repl", "--no-libarchive"]
    subprocess.run(command, check=True, capture_output=True, cwd=STOCK)


class _Served:
    """A folder behind the course's own server, in a thread, with the bytes it has sent."""

    def __init__(self, folder: Path) -> None:
        self.sent = 0
        self.address = ""
        self._folder = folder
        self._started = threading.Event()
        threading.Thread(target=self._run, daemon=True).start()
        self._started.wait()

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        sockets = bind_sockets(0, "127.0.0.1")
        server = HTTPServer(make_app(self._folder, answered=self._count))
        server.add_sockets(sockets)
        self.address = f"http://localhost:{sockets[0].getsockname()[1]}"
        self._started.set()
        await asyncio.Event().wait()

    def _count(self, handler: RequestHandler) -> None:
        if handler.get_status() == HTTPStatus.OK:
            self.sent += int(handler._headers.get("Content-Length", 0))  # noqa: SLF001 - tornado has no other way


# Builds -------------------------------------------------------------------------------------------------------------


def bench_builds() -> list[Row]:
    """The site from clean, with nothing changed, and after one edited chapter."""
    clean = _timed(lambda: site.build_site(fresh=True))
    again = _timed(site.build_site)
    chapter = ROOT / "book" / "ch05_performance.md"
    text = chapter.read_text(encoding="utf-8")
    try:
        chapter.write_text(text.replace("\n## Remember", "\nOne more sentence.\n\n## Remember"), encoding="utf-8")
        edited = _timed(site.build_site)
    finally:
        chapter.write_text(text, encoding="utf-8")
        site.build_site()
    return [
        ("site from clean (English)", f"{clean:.0f} s", "", "≤ 120 s"),
        ("site, one edited chapter", f"{edited:.1f} s", "", "≤ 8 s"),
        ("site, nothing changed", f"{again:.1f} s", "", ""),
    ]


def _timed(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
