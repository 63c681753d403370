"""What a command of the command line is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

__all__ = ["Command"]


@dataclass(frozen=True, kw_only=True)
class Command:
    """One command.

    name: what is typed after ``bpcourse``; help: one line on what it does, marked with ``N_``; add_arguments: gives its
    options to its parser; run: does it and returns the exit status; may raise CourseError.
    """

    name: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
