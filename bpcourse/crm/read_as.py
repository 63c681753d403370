r"""What a user can say about an export that it does not say itself.

>>> ReadAs.from_yaml("columns: {deal_id: Opp No, amount: Worth}\nstages: [Talk, Offer]\ndate_order: dmy").stages
('Talk', 'Offer')
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Final, Self

import yaml

from bpcourse.core.errors import CourseError, FieldError
from bpcourse.core.language import _
from bpcourse.crm.date_columns import ORDERS
from bpcourse.crm.headers import Vendor, vendors

if TYPE_CHECKING:
    from datetime import date

__all__ = ["ReadAs"]

_VENDORS_OWN: Final = frozenset({"status", "commit", "stage_entered"})


@dataclass(frozen=True, kw_only=True)
class ReadAs:
    """How to read an export where it does not say so itself; what is not given is found out.

    columns: the header of a field, as in {"deal_id": "Opp No"}; history_columns: the same for the stage history.
    vendor: one of `vendors()`, or a table of the user's own. stages: the open stages in order; won, lost: the ends.
    currency: ISO 4217 code of `Deals.currency`; rates: how much of it one unit of another currency is worth.
    date_order: "ymd", "dmy" or "mdy", and decimal: "." or ",", for columns that show none.
    as_of: the day of the export.
    """

    columns: dict[str, str] = field(default_factory=dict)
    history_columns: dict[str, str] = field(default_factory=dict)
    vendor: str | Vendor | None = None
    stages: tuple[str, ...] = ()
    won: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    currency: str = ""
    rates: dict[str, float] = field(default_factory=dict)
    date_order: str | None = None
    decimal: str | None = None
    encoding: str | None = None
    separator: str | None = None
    as_of: date | None = None

    def __post_init__(self) -> None:
        _require_one_of(_("order of dates"), self.date_order, (None, *ORDERS))
        _require_one_of(_("decimal sign"), self.decimal, (None, ".", ","))
        if isinstance(self.vendor, str):
            _require_one_of(_("vendor"), self.vendor, tuple(vendors()))

    @classmethod
    def from_yaml(cls, text: str, *, name: str = "YAML") -> Self:
        """What a mapping file says; it may also hold the words of a vendor table, such as status and stage_entered.

        Raises CourseError where a key is none of these.
        """
        try:
            written: Any = yaml.safe_load(text) or {}
        except yaml.YAMLError as problem:
            raise CourseError(_("{file}: it is no YAML that can be read").format(file=name)) from problem
        known = {each.name for each in fields(cls)} | _VENDORS_OWN
        if not isinstance(written, dict) or set(written) - known:
            got = ", ".join(map(str, set(written) - known)) if isinstance(written, dict) else type(written).__name__
            raise CourseError(
                _("{file}: it may hold {known}, got {got}").format(file=name, known=", ".join(sorted(known)), got=got)
            )
        options = {key: written[key] for key in written if key not in _VENDORS_OWN}
        if _VENDORS_OWN & set(written):
            own = yaml.safe_dump({key: written[key] for key in _VENDORS_OWN & set(written)}, allow_unicode=True)
            options["vendor"] = Vendor.from_yaml(own, name=name)
        for key in ("stages", "won", "lost"):
            if key in options:
                options[key] = (options[key],) if isinstance(options[key], str) else tuple(map(str, options[key]))
        return cls(**options)

    @property
    def table(self) -> Vendor | None:
        """The vendor's table, where one is named."""
        return vendors()[self.vendor] if isinstance(self.vendor, str) else self.vendor


def _require_one_of(place: str, value: str | None, choices: tuple[str | None, ...]) -> None:
    if value not in choices:
        names = ", ".join(repr(choice) for choice in choices if choice)
        sentence = _("{place} must be one of {choices}, got {value}")
        raise FieldError(sentence.format(place=place, choices=names, value=repr(value)), field=place, value=value)
