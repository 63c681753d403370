"""Between the plan's segments and the fields of the segment tool: which fields a row has, and what stands in them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from bpcourse.core.errors import FieldError
from bpcourse.core.language import _
from bpcourse.core.quantities import number_from
from bpcourse.core.segments import MOST_POINTS, BuyingRole, DecisionMaker, Segment
from bpcourse.widgets.controls import Choice, Control, DateField, NumberField, Slider, TextArea, TextField

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = [
    "MAKER_TEXTS",
    "BordersField",
    "LongText",
    "maker_controls",
    "maker_from",
    "purchase_controls",
    "segment_controls",
    "segment_from",
    "segments_typed",
    "sheet_controls",
]

MAKER_TEXTS: Final = ("measured_on", "fears", "believes", "met_at")
_LONGEST_LIST: Final = 400_000
_HIGHEST_PRIORITY: Final = 99


class _Optional(NumberField):
    """A number, or nothing yet."""

    def read(self, typed: str) -> float | None:  # type: ignore[override] # an empty field is no error here
        """The number, None for an empty field."""
        return super().read(typed) if typed.strip() else None


class _Whole(_Optional):
    """A whole number, or nothing yet."""

    def read(self, typed: str) -> int | None:  # type: ignore[override] # as above
        """The number, None for an empty field; raises FieldError for a part of one."""
        number = super().read(typed)
        if number is not None and not float(number).is_integer():
            sentence = _("{label} must be a whole number, got {got}").format(label=self.label, got=repr(typed[:40]))
            raise FieldError(sentence, field=self.name, value=typed)
        return None if number is None else int(number)


class LongText(TextArea):
    """A pasted list, which may be long."""

    def read(self, typed: str) -> str:
        """The list as it is."""
        if len(typed) > _LONGEST_LIST:
            sentence = _("{label} must be at most {most} characters long, got {got}")
            text = sentence.format(label=self.label, most=_LONGEST_LIST, got=len(typed))
            raise FieldError(text, field=self.name, value=typed)
        return typed


class BordersField(TextField):
    """Four rising numbers with commas between them."""

    def read(self, typed: str) -> tuple[float, ...]:  # type: ignore[override] # a list typed as one text
        """The numbers; raises FieldError unless there are four above 0, each more than the one before."""
        pieces = typed.replace("，", ",").replace(";", ",").split(",")
        numbers = [number_from(piece) for piece in pieces]
        known = [number for number in numbers if number is not None and number > 0]
        rising = all(before < after for before, after in pairwise(known))
        if len(known) != len(numbers) or len(known) != 4 or not rising:  # noqa: PLR2004 - borders of five scores
            sentence = _("{label} must be four rising numbers such as 2, 3, 4, 6, got {got}")
            text = sentence.format(label=self.label, got=repr(typed[:40]))
            raise FieldError(text, field=self.name, value=typed)
        return tuple(known)


# Fields ---------------------------------------------------------------------------------------------------------------


def segment_controls(row: int) -> tuple[Control, ...]:
    """What the value matrix asks of a segment."""
    name = f"segment{row}-"
    return (
        TextField(f"{name}name", _("Name")),
        _Optional(f"{name}potential", _("Potential"), unit=_("0 to 10"), maximum=MOST_POINTS),
        _Optional(f"{name}winnability", _("Winnability"), unit=_("10 is easy"), maximum=MOST_POINTS),
        _Whole(f"{name}priority", _("Your priority"), unit=_("1 is first"), minimum=1, maximum=_HIGHEST_PRIORITY),
        _Whole(f"{name}customers", _("Customers today")),
        _Optional(f"{name}revenue", _("Revenue last year")),
        _Optional(f"{name}target", _("Target")),
    )


def sheet_controls(row: int) -> tuple[Control, ...]:
    """What the decision sheet asks of a segment as a whole."""
    name = f"segment{row}-"
    return (
        TextArea(f"{name}decision_process", _("How does a purchase go, step by step?"), rows=2),
        TextArea(f"{name}pains", _("What troubles them? One per line"), rows=2),
        DateField(f"{name}analysed_on", _("Last looked at")),
    )


def maker_controls(row: str) -> tuple[Control, ...]:
    """What the decision sheet asks of somebody who has a say; *row* is segment and number, as 3_1."""
    name = f"maker{row}-"
    roles = {"": _("not known yet"), **{role.value: role.label for role in BuyingRole}}
    return (
        TextField(f"{name}name", _("Position or person")),
        Choice(f"{name}role", _("Role in the purchase"), options=roles),
        _Optional(f"{name}influence", _("Influence"), unit=_("0 to 10"), maximum=MOST_POINTS),
        TextField(f"{name}measured_on", _("Measured on")),
        TextField(f"{name}fears", _("Fears")),
        TextField(f"{name}believes", _("Believes")),
        TextField(f"{name}met_at", _("Met at")),
    )


def purchase_controls() -> tuple[Control, ...]:
    """The list of purchases, how it is scored, and the top share that is looked at."""
    scorings = {"fifths": _("against each other, by fifths"), "cut_offs": _("by fixed cut-offs")}
    return (
        LongText(
            "purchases", _("Purchases: customer, date, amount – one per line"), rows=8,
            help=_("Paste from a spreadsheet. The list stays in this form and is not saved in the plan."),
        ),
        DateField("on", _("Day of the analysis"), help=_("Empty: the day of the last purchase.")),
        Choice("scoring", _("Score customers"), options=scorings),
        BordersField("cut-recency", _("Days since the last purchase"), help=_("At most this for 5, 4, 3 and 2.")),
        BordersField("cut-frequency", _("Number of purchases"), help=_("At least this for 2, 3, 4 and 5.")),
        BordersField("cut-monetary", _("Value"), help=_("At least this for 2, 3, 4 and 5.")),
        Slider("top", _("Top share of customers"), unit="%", minimum=5, maximum=50, step=5),
    )  # fmt: skip


# From and to the plan -------------------------------------------------------------------------------------------------


def segment_from(values: Mapping[str, Any], row: int, makers: Iterable[DecisionMaker]) -> Segment:
    """The segment of a row, with the people who decide there."""
    held = {each.name.partition("-")[2]: values[each.name] for each in (*segment_controls(row), *sheet_controls(row))}
    held["pains"] = tuple(line.strip() for line in held["pains"].splitlines() if line.strip())
    return Segment(decision_makers=tuple(makers), **held)


def maker_from(values: Mapping[str, Any], row: str) -> DecisionMaker:
    """The person of a row."""
    held = {each.name.partition("-")[2]: values[each.name] for each in maker_controls(row)}
    held["role"] = BuyingRole(held["role"]) if held["role"] else None
    return DecisionMaker(**held)


def segments_typed(segments: Sequence[Segment]) -> dict[str, str]:
    """What stands in the fields for *segments*, rows counted from 1."""
    typed = {}
    for row, segment in enumerate(segments, start=1):
        for name in ("name", "decision_process"):
            typed[f"segment{row}-{name}"] = getattr(segment, name)
        for name in ("potential", "winnability", "priority", "customers", "revenue", "target"):
            typed[f"segment{row}-{name}"] = _plain(getattr(segment, name))
        typed[f"segment{row}-pains"] = "\n".join(segment.pains)
        typed[f"segment{row}-analysed_on"] = segment.analysed_on.isoformat() if segment.analysed_on else ""
        for number, maker in enumerate(segment.decision_makers, start=1):
            name = f"maker{row}_{number}-"
            typed |= {f"{name}{each}": getattr(maker, each) for each in ("name", *MAKER_TEXTS)}
            typed |= {
                f"{name}role": maker.role.value if maker.role else "",
                f"{name}influence": _plain(maker.influence),
            }
    return typed


def _plain(value: float | None) -> str:
    """A number as a person would type it."""
    return "" if value is None else f"{round(value, 9):.15g}"
