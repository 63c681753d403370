"""``bpcourse export my_plan.json --to docx xlsx pptx html``: the plan as files to send around."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from bpcourse.cli.command import Command
from bpcourse.core.language import N_, _
from bpcourse.core.plan import load_plan

if TYPE_CHECKING:
    import argparse

__all__ = ["COMMAND"]

_ENDINGS: Final = ("docx", "xlsx", "pptx", "html")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("plan", type=Path, help=_("the plan's file, such as my_plan.json"))
    parser.add_argument(
        "--to", nargs="+", choices=_ENDINGS, default=list(_ENDINGS), help=_("kinds of files; by default all of them")
    )
    parser.add_argument("--out", type=Path, default=Path(), help=_("folder for the files; by default this one"))


def _run(asked: argparse.Namespace) -> int:
    from bpcourse.export import save_files

    plan_file: Path = asked.plan
    for path in save_files(load_plan(plan_file), asked.out, to=asked.to, name=plan_file.stem):
        print(_("Written: {path}").format(path=path))
    return 0


COMMAND: Final = Command(
    name="export",
    help=N_("write a plan as Word, Excel, PowerPoint and HTML"),
    add_arguments=_add_arguments,
    run=_run,
)
