"""Rules about actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bpcourse.core.review.rule import Rule

__all__ = ["RULES"]

RULES: Final[tuple[Rule, ...]] = ()
