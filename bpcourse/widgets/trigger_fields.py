"""The fields of one trigger and of its test, and the way between what is typed in them and the trigger of a plan.

>>> leads = Trigger(indicator="leads", threshold=130, direction=Crossing.BELOW, in_a_row=2, within_days=10)
>>> typed = trigger_texts(1, leads)
>>> typed["trigger1-threshold"], typed["trigger1-direction"], typed["trigger1-readings"]
('130', 'below', '')
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from bpcourse.core.errors import FieldError
from bpcourse.core.language import _
from bpcourse.core.readings import Cycle, Reading, dated, readings_in
from bpcourse.core.reviews import Crossing, Trigger
from bpcourse.widgets.action_fields import OptionalNumber, OptionalWhole
from bpcourse.widgets.controls import Choice, DateField, TextArea, TextField, bare_number

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bpcourse.widgets.controls import Control

__all__ = ["readings_from", "readings_texts", "trial_controls", "trigger_controls", "trigger_from", "trigger_texts"]

_MOST_TIMES: Final = 60
_MOST_DAYS: Final = 3660
_LOWEST: Final = -1e12
_TEXTS: Final = ("indicator", "response", "owner")
_NUMBERS: Final = ("threshold", "in_a_row", "within_days")


@dataclass(frozen=True)
class _ReadingsField(TextField):
    """Numbers with spaces or commas between them."""

    def read(self, typed: str) -> Any:  # noqa: ANN401 - a text field reads text, this one its numbers
        """The numbers, the oldest first."""
        try:
            return readings_in(super().read(typed))
        except FieldError as error:
            raise FieldError(str(error), field=self.name, value=typed) from error


# Fields ---------------------------------------------------------------------------------------------------------------


def trigger_controls(row: int) -> tuple[Control, ...]:
    """What is counted, when someone acts, who, within how many days, and what is done first."""
    name = f"trigger{row}-"
    return (
        TextField(f"{name}indicator", _("What is counted")),
        TextField(f"{name}owner", _("Who acts")),
        Choice(f"{name}direction", _("Someone acts"), options={side.value: side.label for side in Crossing}),
        OptionalNumber(f"{name}threshold", _("Threshold"), minimum=_LOWEST),
        OptionalWhole(f"{name}in_a_row", _("Times in a row"), minimum=1, maximum=_MOST_TIMES),
        OptionalWhole(f"{name}within_days", _("Within days"), maximum=_MOST_DAYS),
        TextArea(f"{name}response", _("First step"), rows=2),
    )


def trial_controls(row: int) -> tuple[Control, ...]:
    """The readings to try the trigger with: none of this is in the plan."""
    name = f"trigger{row}-"
    return (
        _ReadingsField(f"{name}readings", _("Last readings"), help=_("The oldest first; thousands without a comma.")),
        Choice(f"{name}cycle", _("Read"), options={cycle.value: cycle.label for cycle in Cycle}),
        DateField(f"{name}last", _("Day of the last one")),
    )


# From and to the plan -------------------------------------------------------------------------------------------------


def trigger_texts(row: int, trigger: Trigger) -> dict[str, str]:
    """What stands in the fields of *row* for *trigger*, with no readings yet."""
    texts = {name: getattr(trigger, name) for name in _TEXTS} | {"direction": trigger.direction.value}
    texts |= {name: _plain(getattr(trigger, name)) for name in _NUMBERS}
    return {f"trigger{row}-{name}": text for name, text in texts.items()} | readings_texts(row)


def readings_texts(
    row: int, *, readings: str = "", cycle: Cycle = Cycle.MONTH, last: date | None = None
) -> dict[str, str]:
    """What stands in the fields of the test."""
    texts = {"readings": readings, "cycle": cycle.value, "last": "" if last is None else str(last)}
    return {f"trigger{row}-{name}": text for name, text in texts.items()}


def trigger_from(values: Mapping[str, Any], row: int, *, kept: Trigger) -> Trigger:
    """The trigger as the *values* of its fields have it; a number with more decimals than shown stays as in *kept*."""
    own = {name: values[f"trigger{row}-{name}"] for name in (*_TEXTS, *_NUMBERS)}
    own["in_a_row"] = own["in_a_row"] or 1
    own |= {name: getattr(kept, name) for name in _NUMBERS if _plain(own[name]) == _plain(getattr(kept, name))}
    return replace(kept, **own, direction=Crossing(values[f"trigger{row}-direction"]))


def readings_from(values: Mapping[str, Any], row: int) -> tuple[Reading, ...]:
    """The readings to try; raises FieldError where there are some and their day is missing."""
    counted, last = values[f"trigger{row}-readings"], values[f"trigger{row}-last"]
    if not counted:
        return ()
    if last is None:
        raise FieldError(_("Say of which day the last reading is."), field=f"trigger{row}-last", value="")
    return dated(counted, last=last, cycle=Cycle(values[f"trigger{row}-cycle"]))


def _plain(value: float | None) -> str:
    return "" if value is None else bare_number(value)
