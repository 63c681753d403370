"""What a check says about an answer.

>>> Verdict(task="ch02-leads", state="wrong", sentence="That is the number of deals.", hint="Go one step up.")
Not yet. That is the number of deals.
Hint: Go one step up.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import Final, Literal

from bpcourse.core.language import Language, _, current_language, one_after_another, use_language

__all__ = ["Judgement", "State", "Verdict"]

State = Literal["right", "wrong", "open"]
"""open: there is nothing to judge yet, or nothing that can be read; it counts as no try."""

_COLORS: Final = {
    "right": "var(--bp-good, #1f7a4d)",
    "wrong": "var(--bp-poor, #a3262a)",
    "open": "var(--bp-line, #8a949e)",
}


@dataclass(frozen=True)
class Judgement:
    """What a task makes of one answer, whatever was tried before: its state, and the sentence that says why."""

    state: State
    sentence: str


@dataclass(frozen=True, kw_only=True, repr=False)
class Verdict:
    """The answer to one check.

    task: its id; state: right, wrong, or open; sentence: why; hint: what to try next; look: where to read.
    All texts are in the language in which the check was made, whenever they are shown.
    """

    task: str
    state: State
    sentence: str
    hint: str = ""
    look: str = ""
    language: Language = field(default_factory=current_language)

    @property
    def right(self) -> bool:
        """Whether the task is done."""
        return self.state == "right"

    @property
    def lines(self) -> tuple[str, ...]:
        """What to show, a paragraph each."""
        with use_language(self.language):
            first = one_after_another((self._head(), self.sentence))
        return (first, *self._after())

    def _head(self) -> str:
        heads = {"right": _("Right."), "wrong": _("Not yet."), "open": _("Nothing to check yet.")}
        return heads[self.state]

    def _after(self) -> tuple[str, ...]:
        with use_language(self.language):
            hint = _("Hint: {hint}").format(hint=self.hint) if self.hint else ""
        return tuple(line for line in (hint, self.look) if line)

    def __repr__(self) -> str:
        return "\n".join(self.lines)

    @property
    def html(self) -> str:
        """The same as markup, for a notebook and for the page of a solution."""
        with use_language(self.language):
            head = f"<strong>{escape(self._head())}</strong>"
            first = f'<p style="margin:0">{one_after_another((head, escape(self.sentence)))}</p>'
        after = "".join(f'<p style="margin:.4em 0 0">{escape(line)}</p>' for line in self._after())
        style = f"border-left:5px solid {_COLORS[self.state]};padding:.4em .8em;margin:.4em 0"
        return f'<div class="bp-verdict" style="{style}">{first}{after}</div>'

    def _repr_html_(self) -> str:
        return self.html
