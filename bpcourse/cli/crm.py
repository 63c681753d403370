"""``bpcourse crm report export.csv``: what a CRM export shows, as an HTML report and a workbook.

Everything is read and computed on this machine; nothing is sent anywhere.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bpcourse.cli.command import Command
from bpcourse.core.errors import CourseError
from bpcourse.core.language import LANGUAGES, N_, _, ngettext
from bpcourse.core.plan import load_plan
from bpcourse.core.quantities import number_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bpcourse.core.plan import SalesPlan
    from bpcourse.crm.analysis import Analysis
    from bpcourse.crm.deals import Deals
    from bpcourse.crm.orders import Orders

__all__ = ["COMMAND"]

_KEPT_NAMES: Final = ".bpcourse_pseudonyms.json"
_MOST_TOLD: Final = 10
_READ, _ANALYSED = 0.45, 0.9
"""Shares of the work that are done after reading and after the analysis."""


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    below = parser.add_subparsers(dest="action", required=True, metavar=_("ACTION"))
    report = below.add_parser("report", help=_("report on an export of opportunities"))
    report.add_argument("export", type=Path, help=_("the CRM's export: CSV, Excel or Parquet"))
    report.add_argument("--history", type=Path, help=_("stage history, where the CRM exports it as a file of its own"))
    report.add_argument("--commits", type=Path, help=_("what each rep said a quarter would bring"))
    report.add_argument("--orders", type=Path, help=_("orders, for RFM and the customer 360° view"))
    report.add_argument(
        "--plan", type=Path, help=_("the plan to hold against it; the measured figures are saved in it")
    )
    report.add_argument("--map", type=Path, help=_("a YAML file that says what the columns are"))
    report.add_argument("--target", help=_("what the quarter of the export must bring, such as 4.8M or 480万"))
    report.add_argument("--private", action="store_true", help=_("put pseudonyms in place of names and mails"))
    report.add_argument(
        "--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=_("language of everything said and written")
    )
    report.add_argument("--out", type=Path, default=Path(), help=_("folder for the report; by default this one"))


def _run(asked: argparse.Namespace) -> int:
    try:
        import pandas as pd  # noqa: F401 - only whether it is there
        import rich  # noqa: F401
    except ImportError as missing:
        raise CourseError(
            _("the CRM lab is not installed: install bpcourse[learner] with pip and start again")
        ) from missing
    plan: SalesPlan | None = load_plan(asked.plan) if asked.plan else None
    with _progress() as tell:
        found = _analysed(asked, plan, tell)
        tell(_("Writing the report"), _ANALYSED)
        from bpcourse.export.crm_report import save_report

        written = save_report(found, asked.out, name=asked.export.stem)
        tell(_("Writing the report"), 1.0)
    _say(found)
    for path in (*written, *([asked.plan] if asked.plan else [])):
        print(_("Written: {path}").format(path=path))
    return 0


def _analysed(asked: argparse.Namespace, plan: SalesPlan | None, tell: Callable[[str, float], None]) -> Analysis:
    from bpcourse.crm.analysis import analyse
    from bpcourse.crm.to_plan import save_measured

    deals, orders = _read(asked, lambda step, share: tell(step, _READ * share))
    if plan is not None:
        plan = save_measured(asked.plan, deals, source=asked.export.name)
    return analyse(
        deals,
        orders=orders,
        plan=plan,
        target=_target(asked.target),
        progress=lambda step, share: tell(step, _READ + (_ANALYSED - _READ) * share),
    )


def _read(asked: argparse.Namespace, tell: Callable[[str, float], None]) -> tuple[Deals, Orders | None]:
    from bpcourse.crm.orders import read_orders
    from bpcourse.crm.privacy import Pseudonyms
    from bpcourse.crm.read_as import ReadAs
    from bpcourse.crm.reading import read_deals

    for path in (asked.export, asked.history, asked.commits, asked.orders, asked.map):
        if path is not None and not path.is_file():
            raise CourseError(_("there is no file {path}").format(path=path))
    said = ReadAs.from_yaml(asked.map.read_text(encoding="utf-8"), name=asked.map.name) if asked.map else None
    kept = Path.home() / _KEPT_NAMES
    names = Pseudonyms.from_file(kept) if asked.private else None
    deals = read_deals(
        asked.export, history=asked.history, commits=asked.commits, read_as=said, pseudonyms=names, progress=tell
    )
    orders = read_orders(asked.orders, read_as=said, pseudonyms=names) if asked.orders else None
    if names is not None:
        names.save(kept)
    return deals, orders


def _target(typed: str | None) -> float | None:
    if typed is None:
        return None
    target = number_from(typed)
    if target is None or target <= 0:
        raise CourseError(_("--target must be an amount above 0, got {typed}").format(typed=typed))
    return target


def _say(found: Analysis) -> None:
    """The first lines that could not be read, and the forecast."""
    from bpcourse.crm.rejections import sentences

    rejected = found.deals.rejected
    for sentence in sentences(rejected.head(_MOST_TOLD)):
        print(sentence)
    if len(rejected) > _MOST_TOLD:
        more = len(rejected) - _MOST_TOLD
        said = ngettext("{count} more is listed in the report.", "{count} more are listed in the report.", more)
        print(said.format(count=more))
    for view in found.forecasts:
        print(view.sentence())


@contextmanager
def _progress() -> Iterator[Callable[[str, float], None]]:
    """A bar on the terminal's error stream, which is gone when the work is done."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns: tuple[Any, ...] = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=1.0)
        yield lambda step, share: bar.update(task, description=step, completed=share)


COMMAND: Final = Command(
    name="crm",
    help=N_("report on a CRM export: funnel, forecast, data quality, customers"),
    add_arguments=_add_arguments,
    run=_run,
)
"""``bpcourse crm report EXPORT [--orders FILE] [--plan FILE] [--map FILE] [--private] [--out FOLDER]``."""
