"""The command line: ``bpcourse review my_plan.json``.

Each command is a module here with a `Command`. Whatever a user can get wrong ends in one sentence and exit status 2:

>>> main(["review"])
Traceback (most recent call last):
    ...
SystemExit: 2
"""

from __future__ import annotations

import argparse
import locale
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import TYPE_CHECKING, Final

from bpcourse.core.errors import CourseError
from bpcourse.core.language import LANGUAGES, Language, _, language_from, use_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpcourse.cli.command import Command

__all__ = ["COMMANDS", "main"]

COMMANDS: Final[tuple[str, ...]] = ("start", "review", "export", "crm")
"""Modules below `bpcourse.cli`, in the order of the help; each has a ``COMMAND``."""

_TAGS: Final = ("en", "zh", *(language for language in LANGUAGES if language != "en"))
"""What ``--lang`` takes: Chinese by its short name as well."""
_BAD_INPUT: Final = 2
"""Exit status where what was asked cannot be done, as argparse has it."""
_NOBODY_READS: Final = 141
"""Exit status of a program whose reader went away, as shells have it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in *arguments*, by default those of the process; its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that cannot show a letter shows "?" in its place
            stream.reconfigure(errors="replace")
    with use_language(_asked_language(given)):
        known = _parser().parse_args(given)
        try:
            status: int = known.run(known)
            sys.stdout.flush()
        except CourseError as error:
            print(f"bpcourse {known.command}: {error}", file=sys.stderr)
            return _BAD_INPUT
        except BrokenPipeError:  # whoever reads, "head" say, has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return _NOBODY_READS
        return status


def _commands() -> list[Command]:
    return [import_module(f"bpcourse.cli.{name}").COMMAND for name in COMMANDS]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bpcourse", description=_("Write, review and run a sales business plan."))
    _add_language(parser)
    below = parser.add_subparsers(dest="command", required=True, metavar=_("COMMAND"))
    for command in _commands():
        added = below.add_parser(command.name, help=_(command.help), description=_(command.help))
        _add_language(added)
        command.add_arguments(added)
        added.set_defaults(run=command.run)
    return parser


def _add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--lang", choices=_TAGS, default=argparse.SUPPRESS, help=_("language of everything said and written")
    )


def _asked_language(arguments: Sequence[str]) -> Language:
    """The language after ``--lang``, else the shell's: the help itself is to be in it."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--lang", nargs="?")
    asked = parser.parse_known_args(arguments)[0]
    return language_from(asked.lang or os.environ.get("LANGUAGE") or os.environ.get("LC_ALL") or locale.getlocale()[0])
