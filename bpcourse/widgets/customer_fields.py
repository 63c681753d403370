"""The fields of the customer tool: which there are in each mode, and how they and the plan's sheet become one another.

>>> form = CustomerForm.of(worked_customers())
>>> typed = form.typed(worked_customers())
>>> typed["customer1-name"], typed["order"]
('Yunhe Pumps, Suzhou', '480,000')
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, Self

from bpcourse.core.customers import (
    BusinessCase,
    Cohort,
    Customer,
    CustomersPlan,
    HealthModel,
    HealthSignal,
    KeepingCosts,
    RetentionEconomics,
    Saving,
    SurveyGroup,
    Tier,
    WarningTest,
    worked_customers,
)
from bpcourse.core.errors import FieldError
from bpcourse.core.language import _
from bpcourse.core.quantities import number_text
from bpcourse.widgets.controls import Check, NumberField, Slider, TextField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpcourse.widgets.controls import Control

__all__ = [
    "MODES",
    "ROWS",
    "CountsField",
    "CustomerForm",
    "OptionalNumber",
    "RatingSlider",
    "WholeField",
    "typed_number",
]

MODES: Final = ("health", "retention", "tiers", "case", "loyalty")
"""What the tool can show, in the order of its buttons."""
ROWS: Final = {"health": "customer", "tiers": "customer", "retention": "cohort", "case": "saving"}
"""The kind of row that a mode lets the learner add and remove."""
_LONGEST_QUOTE: Final = 40
_DIGITS: Final = 12


@dataclass(frozen=True)
class WholeField(NumberField):
    """A whole number."""

    def read(self, typed: str) -> int:
        """The number; raises FieldError for a fraction too."""
        number = super().read(typed)
        if not number.is_integer():
            sentence = _("{label} must be a whole number, got {got}")
            text = sentence.format(label=self.label, got=repr(typed[:_LONGEST_QUOTE]))
            raise FieldError(text, field=self.name, value=typed)
        return int(number)


@dataclass(frozen=True)
class RatingSlider(Slider):
    """Points from 0 to 100, or nothing where nobody has rated yet."""

    def read(self, typed: str) -> float | None:  # type: ignore[override] # an empty field has no number
        """The points; None for an empty field."""
        return super().read(typed) if typed.strip() else None


@dataclass(frozen=True)
class CountsField(TextField):
    """Whole numbers one after the other, with spaces or commas between them."""

    def read(self, typed: str) -> tuple[int, ...]:  # type: ignore[override] # numbers, not their text
        """The numbers; raises FieldError for anything else."""
        words = [word for word in re.split(r"[\s,;、]+", unicodedata.normalize("NFKC", typed)) if word]
        if not words or not all(word.isdecimal() and len(word) <= _DIGITS for word in words):
            sentence = _("{label} must be whole numbers such as 36, 30, 28, got {got}")
            text = sentence.format(label=self.label, got=repr(typed[:_LONGEST_QUOTE]))
            raise FieldError(text, field=self.name, value=typed)
        return tuple(map(int, words))


def typed_number(value: float) -> str:
    """A number as a person would type it, with thousands separators.

    >>> typed_number(213_333.33), typed_number(0.05 * 100), typed_number(90)
    ('213,333.33', '5', '90')
    """
    return number_text(value, digits=9)


@dataclass(kw_only=True)
class CustomerForm:
    """Which rows and fields there are now; rows: for each kind, the numbers of its rows in their order."""

    signals: tuple[HealthSignal, ...]
    tiers: int
    groups: int
    rows: dict[str, list[int]]
    currency: str = "CNY"
    known: dict[int, Mapping[str, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, sheet: CustomersPlan, *, currency: str = "CNY") -> Self:
        """The form for *sheet*; what it lacks has the fields of the worked company's."""
        full = _completed(sheet)
        counted = {"customer": full.customers, "cohort": full.cohorts, "saving": _case(full).savings}
        return cls(
            signals=full.health.signals,
            tiers=len(full.tiers),
            groups=len(full.survey),
            rows={kind: list(range(1, len(rows) + 1)) for kind, rows in counted.items()},
            currency=currency,
            known={number: one.ratings for number, one in enumerate(full.customers, start=1)},
        )

    # Fields ---------------------------------------------------------------------------------------------------------

    def controls(self, mode: str) -> list[Control]:
        """The fields that *mode* adds to the form."""
        if mode == "health":
            ratings = (field for number in self.rows["customer"] for field in self.rating_fields(number))
            return [*self.weight_fields(), *self.level_fields(), *self.warning_fields(), *ratings]
        if mode == "tiers":
            customers = (field for number in self.rows["customer"] for field in self.customer_fields(number))
            return [*(field for number in range(self.tiers) for field in self.tier_fields(number)), *customers]
        if mode == "retention":
            cohorts = (field for number in self.rows["cohort"] for field in self.cohort_fields(number))
            return [*self.stay_fields(), *self.worth_fields(), *self.company_fields(), *self.cost_fields(), *cohorts]
        if mode == "case":
            savings = (field for number in self.rows["saving"] for field in self.saving_fields(number))
            return [*self.case_fields(), *savings]
        groups = (field for number in range(self.groups) for field in self.group_fields(number))
        return [*self.curve_fields(), *groups]

    def weight_fields(self) -> tuple[Control, ...]:
        """A weight for each signal."""
        return tuple(Slider(f"weight-{one.id}", one.label, unit="%", help=one.scale) for one in self.signals)

    def level_fields(self) -> tuple[Control, ...]:
        """The borders of the levels, and what each signal is called."""
        name = _("Name of signal {number}")
        names = (
            TextField(f"signal-{one.id}", name.format(number=number))
            for number, one in enumerate(self.signals, start=1)
        )
        return (
            NumberField("green_from", _("Green from"), unit=_("points"), maximum=100),
            NumberField("red_below", _("Red below"), unit=_("points"), maximum=100),
            *names,
        )

    def warning_fields(self) -> tuple[Control, ...]:
        """What became of customers rated earlier."""
        return (
            WholeField("warned-customers", _("Customers rated")),
            WholeField("warned-lost", _("Left since")),
            WholeField("warned-red", _("Were red")),
            WholeField("warned-red_left", _("Were red and left")),
        )

    def rating_fields(self, number: int) -> tuple[Control, ...]:
        """Whether a customer has left, and its ratings; its name is among `customer_fields`."""
        return (
            Check(f"customer{number}-left", _("Has left us")),
            *(RatingSlider(f"customer{number}-rate-{one.id}", one.label, step=5) for one in self.signals),
        )

    def name_field(self, number: int) -> Control:
        """What a customer is called."""
        return TextField(f"customer{number}-name", _("Name"))

    def customer_fields(self, number: int) -> tuple[Control, ...]:
        """Name, number and value of a customer, or of several alike."""
        return (
            self.name_field(number),
            WholeField(f"customer{number}-count", _("How many alike"), minimum=1, maximum=1_000_000),
            NumberField(f"customer{number}-revenue", _("Bought in twelve months, each"), unit=self.currency),
            NumberField(f"customer{number}-potential", _("Could still buy and has said so, each"), unit=self.currency),
        )

    def tier_fields(self, number: int) -> tuple[Control, ...]:
        """The rule of a tier and what each customer in it gets."""
        return (
            TextField(f"tier{number}-name", _("Name")),
            NumberField(f"tier{number}-revenue_from", _("Buys from, a year"), unit=self.currency),
            OptionalNumber(f"tier{number}-potential_from", _("or could still buy from"), unit=self.currency),
            NumberField(f"tier{number}-weeks", _("Rep-weeks a year, each"), maximum=52),
            NumberField(f"tier{number}-visits", _("Visits a year, each"), maximum=366),
        )

    def cohort_fields(self, number: int) -> tuple[Control, ...]:
        """A year, and who of its customers stayed."""
        return (
            WholeField(f"cohort{number}-year", _("Won in"), minimum=1900, maximum=2200),
            CountsField(f"cohort{number}-counts", _("Won, then left after each year"), placeholder=_("36, 30, 28")),
        )

    def stay_fields(self) -> tuple[Control, ...]:
        """Today's retention and the points to add."""
        return (
            Slider("retention", _("Retention"), unit=_("% a year"), step=0.5),
            Slider("points", _("Points more"), maximum=30, step=0.5),
        )

    def worth_fields(self) -> tuple[Control, ...]:
        """What a customer brings."""
        money, a_year = self.currency, _("{currency} a year").format(currency=self.currency)
        return (
            NumberField(
                "staying_revenue", _("Revenue of a customer who stays"), unit=a_year,
                help=_("Revenue from existing customers, divided by those who stay."),
            ),
            NumberField("average_deal_size", _("First order"), unit=money),
            NumberField("gross_margin", _("Gross margin"), unit="%", maximum=100),
            NumberField("interest", _("Interest"), unit="%", maximum=100),
            WholeField("horizon", _("Years counted"), minimum=1, maximum=50),
        )  # fmt: skip

    def company_fields(self) -> tuple[Control, ...]:
        """The company in which it happens."""
        money = self.currency
        return (
            NumberField("customers", _("Customers at the start of the year"), minimum=1),
            NumberField("revenue", _("Revenue of the company"), unit=money),
            NumberField("operating_margin", _("Operating margin"), unit="%", maximum=100),
            NumberField("program", _("Cost of the program a year"), unit=money),
        )

    def cost_fields(self) -> tuple[Control, ...]:
        """What winning and keeping cost."""
        money = self.currency
        return (
            NumberField("deals", _("Customers won in a year"), minimum=1),
            NumberField("rep_year", _("A rep costs a year"), unit=money),
            NumberField("selling_weeks", _("Selling weeks"), minimum=0.1, maximum=53),
            NumberField("win_weeks", _("Rep-weeks for winning")),
            NumberField("keep_weeks", _("Rep-weeks for keeping")),
            NumberField("marketing", _("Marketing"), unit=money),
            NumberField("service", _("Service counted as keeping"), unit=money),
        )

    def case_fields(self) -> tuple[Control, ...]:
        """What the customer pays, for how long, and what its finance asks."""
        money = self.currency
        return (
            NumberField("order", _("Order, paid at the start"), unit=money),
            NumberField(
                "first", _("Other costs of year 1"), unit=money, help=_("The customer's own time, training, downtime.")
            ),
            NumberField("later", _("Costs of each later year"), unit=money),
            WholeField("case_years", _("Years"), minimum=1, maximum=20),
            NumberField("hurdle", _("Interest the customer asks"), unit="%", maximum=100),
        )

    def saving_fields(self, number: int) -> tuple[Control, ...]:
        """A problem with its price, and when it stops."""
        return (
            TextField(f"saving{number}-name", _("What goes wrong today")),
            NumberField(f"saving{number}-times", _("How often a year")),
            NumberField(f"saving{number}-each", _("Cost each time"), unit=self.currency),
            WholeField(
                f"saving{number}-from_quarter", _("Saved from quarter"), minimum=1, maximum=80,
                help=_("1 is the quarter of the order, 5 opens the second year."),
            ),
        )  # fmt: skip

    def curve_fields(self) -> tuple[Control, ...]:
        """Where to stand on the sketch, and in which market."""
        return (
            Slider("satisfaction", _("Satisfaction"), help=_("0 none, 50 expectations met, 100 delight.")),
            Slider("ease", _("How easy it is to leave"), help=_("0 nobody can leave, 100 leaving costs nothing.")),
        )

    def group_fields(self, number: int) -> tuple[Control, ...]:
        """What the customers of one mark did."""
        return (
            TextField(f"group{number}-name", _("Mark")),
            WholeField(f"group{number}-answers", _("Answers"), maximum=1_000_000),
            WholeField(f"group{number}-again", _("Bought again"), maximum=1_000_000),
            WholeField(f"group{number}-referred", _("Sent somebody"), maximum=1_000_000),
        )

    # From the plan's sheet to typed text ----------------------------------------------------------------------------

    def typed(self, sheet: CustomersPlan) -> dict[str, str]:
        """The text of every field for *sheet*; where it lacks a part, the worked company's."""
        full = _completed(sheet)
        typed = {f"weight-{one.id}": typed_number(one.weight * 100) for one in full.health.signals}
        typed |= {f"signal-{one.id}": one.label for one in full.health.signals}
        typed |= _texts("", full.health, "green_from", "red_below")
        typed |= _texts("warned-", full.warnings, "customers", "lost", "red", "red_left")
        for number, tier in enumerate(full.tiers):
            typed |= _texts(f"tier{number}-", tier, "name", "revenue_from", "potential_from", "weeks", "visits")
        for number, group in enumerate(full.survey):
            typed |= _texts(f"group{number}-", group, "name", "answers", "again", "referred")
        for number, customer in zip(self.rows["customer"], full.customers, strict=True):
            typed |= self.customer_texts(number, customer)
        for number, cohort in zip(self.rows["cohort"], full.cohorts, strict=True):
            typed[f"cohort{number}-year"] = str(cohort.year)
            typed[f"cohort{number}-counts"] = ", ".join(map(str, cohort.counts))
        for number, saving in zip(self.rows["saving"], _case(full).savings, strict=True):
            typed |= _texts(f"saving{number}-", saving, "name", "times", "each", "from_quarter")
        return typed | _worth_texts(full) | _case_texts(_case(full))

    def customer_texts(self, number: int, customer: Customer) -> dict[str, str]:
        """The text of one customer's fields."""
        typed = _texts(f"customer{number}-", customer, "name", "count", "revenue", "potential")
        typed[f"customer{number}-left"] = "on" if customer.left else ""
        for one in self.signals:
            rating = customer.ratings.get(one.id)
            typed[f"customer{number}-rate-{one.id}"] = "" if rating is None else typed_number(rating)
        return typed

    # From values to the plan's sheet --------------------------------------------------------------------------------

    def model(self, values: Mapping[str, Any]) -> HealthModel:
        """The health score's weights and levels; raises FieldError where the weights make no whole."""
        signals = tuple(
            replace(
                one,
                weight=_share(values[f"weight-{one.id}"]),
                name=_own_name(values[f"signal-{one.id}"], replace(one, name="")),
            )
            for one in self.signals
        )
        return HealthModel(signals=signals, green_from=values["green_from"], red_below=values["red_below"])

    def warnings(self, values: Mapping[str, Any]) -> WarningTest:
        """The test of the score; raises CourseError for counts that cannot all be true."""
        return WarningTest(**{name: values[f"warned-{name}"] for name in ("customers", "lost", "red", "red_left")})

    def customer(self, number: int, values: Mapping[str, Any]) -> Customer:
        """One customer; ratings of signals that the form does not show stay as they were."""
        prefix = f"customer{number}-"
        shown = {one.id: values[f"{prefix}rate-{one.id}"] for one in self.signals}
        kept = {name: points for name, points in self.known.get(number, {}).items() if name not in shown}
        rated = {name: points for name, points in shown.items() if points is not None}
        return Customer(
            ratings=kept | rated, **_fields(values, prefix, "name", "count", "revenue", "potential", "left")
        )

    def customers(self, values: Mapping[str, Any]) -> tuple[Customer, ...]:
        """The list."""
        return tuple(self.customer(number, values) for number in self.rows["customer"])

    def tier_rule(self, values: Mapping[str, Any]) -> tuple[Tier, ...]:
        """The tiers, best first; raises FieldError for one without a name."""
        names = ("name", "revenue_from", "potential_from", "weeks", "visits")
        return tuple(Tier(**_fields(values, f"tier{number}-", *names)) for number in range(self.tiers))

    def cohorts(self, values: Mapping[str, Any]) -> tuple[Cohort, ...]:
        """The customers by year; raises CourseError for a row that grows."""
        return tuple(Cohort(**_fields(values, f"cohort{number}-", "year", "counts")) for number in self.rows["cohort"])

    def worth(self, values: Mapping[str, Any]) -> RetentionEconomics:
        """What retention is worth."""
        costs = ("rep_year", "selling_weeks", "win_weeks", "keep_weeks", "marketing", "service")
        money = ("staying_revenue", "average_deal_size", "customers", "deals", "revenue", "program")
        shares = ("retention", "points", "gross_margin", "operating_margin", "interest")
        return RetentionEconomics(
            costs=KeepingCosts(**_fields(values, "", *costs)),
            years=values["horizon"],
            **_fields(values, "", *money),
            **{name: _share(values[name]) for name in shares},
        )

    def case(self, values: Mapping[str, Any]) -> BusinessCase:
        """The customer's business case."""
        names = ("name", "times", "each", "from_quarter")
        savings = tuple(Saving(**_fields(values, f"saving{number}-", *names)) for number in self.rows["saving"])
        years, hurdle = values["case_years"], _share(values["hurdle"])
        return BusinessCase(
            savings=savings, years=years, hurdle=hurdle, **_fields(values, "", "order", "first", "later")
        )

    def survey(self, values: Mapping[str, Any]) -> tuple[SurveyGroup, ...]:
        """The survey's groups; raises CourseError for more buyers than answers."""
        names = ("name", "answers", "again", "referred")
        return tuple(SurveyGroup(**_fields(values, f"group{number}-", *names)) for number in range(self.groups))

    def sheet_parts(self, mode: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """The parts of the plan's sheet that *mode* fills; raises CourseError as its parts do."""
        if mode == "health":
            return {
                "customers": self.customers(values), "health": self.model(values), "warnings": self.warnings(values),
            }  # fmt: skip
        if mode == "tiers":
            return {"customers": self.customers(values), "tiers": self.tier_rule(values)}
        if mode == "retention":
            return {"cohorts": self.cohorts(values), "retention": self.worth(values)}
        return {"business_case": self.case(values)} if mode == "case" else {"survey": self.survey(values)}


@dataclass(frozen=True)
class OptionalNumber(NumberField):
    """A number, or nothing."""

    def read(self, typed: str) -> float | None:  # type: ignore[override] # an empty field has no number
        """The number; None for an empty field."""
        return super().read(typed) if typed.strip() else None


def _completed(sheet: CustomersPlan) -> CustomersPlan:
    """*sheet* with the worked company's parts where it has none."""
    worked = worked_customers()
    parts = ("customers", "warnings", "tiers", "cohorts", "retention", "business_case", "survey")
    return replace(sheet, **{name: getattr(worked, name) for name in parts if not getattr(sheet, name)})


def _case(sheet: CustomersPlan) -> BusinessCase:
    return sheet.business_case or BusinessCase()


def _texts(prefix: str, value: object, *names: str) -> dict[str, str]:
    return {f"{prefix}{name}": _text(getattr(value, name)) for name in names}


def _text(value: float | str | None) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return typed_number(value)


def _worth_texts(sheet: CustomersPlan) -> dict[str, str]:
    worth = sheet.retention
    if worth is None:
        return {}
    shares = ("retention", "points", "gross_margin", "operating_margin", "interest")
    return {
        **_texts("", worth, "staying_revenue", "average_deal_size", "customers", "deals", "revenue", "program"),
        **_texts("", worth.costs, "rep_year", "selling_weeks", "win_weeks", "keep_weeks", "marketing", "service"),
        **{name: typed_number(getattr(worth, name) * 100) for name in shares},
        "horizon": str(worth.years),
    }


def _case_texts(case: BusinessCase) -> dict[str, str]:
    texts = _texts("", case, "order", "first", "later")
    return {**texts, "case_years": str(case.years), "hurdle": typed_number(case.hurdle * 100)}


def _fields(values: Mapping[str, Any], prefix: str, *names: str) -> dict[str, Any]:
    return {name: values[f"{prefix}{name}"] for name in names}


def _share(percent: float) -> float:
    return round(percent / 100, _DIGITS)


def _own_name(typed: str, signal: HealthSignal) -> str:
    """The name to store: none where it is the signal's usual one."""
    return "" if typed in ("", signal.label) else typed
