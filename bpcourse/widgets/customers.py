"""The customer tool of chapter 8: health, retention and its worth, tiers, a customer's business case, loyalty.

>>> tool = Customers()
>>> tool.receive({"type": "input", "name": "customer6-rate-use", "value": "100"})["slots"]["headline"]
'1 red, 0 yellow, 3 green. Lowest is Wuxi food plant, December with 27.5: Use costs most points, 30.'
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

from bpcourse.core.customers import CohortTable, CustomersPlan, HealthModel, tier_rows, worked_customers
from bpcourse.core.kpi import weight_gap
from bpcourse.core.language import N_, _
from bpcourse.core.quantities import percent_text
from bpcourse.present.customers import (
    case_table,
    case_words,
    cohort_table,
    cohort_words,
    cost_words,
    health_picture,
    health_table,
    health_words,
    loyalty_picture,
    loyalty_words,
    payback_picture,
    retention_words,
    revenue_words,
    shortfall_words,
    survey_table,
    survival_picture,
    tier_picture,
    tier_table,
    tier_words,
    warning_words,
    worth_picture,
)
from bpcourse.present.html import Html, join, tag
from bpcourse.widgets.controls import Button, Choice, group
from bpcourse.widgets.customer_fields import MODES, CustomerForm
from bpcourse.widgets.customer_rows import CustomerRows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpcourse.core.customers import Customer
    from bpcourse.core.plan import SalesPlan
    from bpcourse.widgets.controls import Control

__all__ = ["Customers"]

_CURVE: Final = {"satisfaction": "60", "ease": "50"}
"""For playing: the plan holds no such thing."""


class Customers(CustomerRows):
    """How the customers there are do, what keeping them is worth, and what each of them gets."""

    name: ClassVar[str] = "customers"
    heading: ClassVar[str] = N_("Customers: health, retention, tiers, business case, loyalty")

    # Fields ---------------------------------------------------------------------------------------------------------

    def controls(self) -> Sequence[Control]:
        """The fields of every mode: none loses what was typed when another is shown."""
        return (self._mode_choice(), *(field for mode in MODES for field in self._form.controls(mode)))

    def defaults(self) -> dict[str, str]:
        """The worked company's customers."""
        sheet = worked_customers()
        return {"mode": MODES[0], **_CURVE, **CustomerForm.of(sheet).typed(sheet)}

    def reset(self) -> None:
        """Go back to the worked company's customers, in the mode that is shown."""
        self._form, self._filled, self._removed = CustomerForm.of(worked_customers()), set(), None
        self.set_fields({**self.defaults(), "mode": self._mode}, fresh=True)

    def _mode_choice(self) -> Choice:
        return Choice("mode", _("What do you look at?"), options=_mode_names(), buttons=True)

    def read_fields(self) -> None:
        """Read every field anew; a problem in a mode that is not shown says which mode it is in."""
        super().read_fields()
        shown = {"mode", *(field.name for field in self._form.controls(self._mode))}
        for mode, title in _mode_names().items():
            for name in {field.name for field in self._form.controls(mode)} & set(self.errors) - shown:
                self.errors[name] = _("{mode}: {error}").format(mode=title, error=self.errors[name])

    def edited(self, name: str) -> None:
        """Take up the new text; what it is about now is the learner's own."""
        super().edited(name)
        if name == "mode":
            self.rebuild()
            return
        self._filled |= {mode for mode in MODES if name in {field.name for field in self._form.controls(mode)}}
        if name.startswith("signal-"):
            names = {one.id: self.values[f"signal-{one.id}"] for one in self._form.signals}
            self._form.signals = tuple(replace(one, name=names[one.id]) for one in self._form.signals)
            self.rebuild()

    # Page -----------------------------------------------------------------------------------------------------------

    def body(self) -> Html:
        """What to look at on top, fields on the left, the answer on the right, rows and tables below."""
        pages = {
            "health": self._health_page,
            "retention": self._retention_page,
            "tiers": self._tiers_page,
            "case": self._case_page,
            "loyalty": self._loyalty_page,
        }
        left, right, below = pages[self._mode]()
        columns = tag(
            "div", tag("div", join(left)), tag("div", self.live("headline"), *right, class_="bp-spaced"),
            class_="bp-columns",
        )  # fmt: skip
        return tag("div", self.field(self._mode_choice()), columns, *below, class_="bp-spaced")

    def _health_page(self) -> tuple[list[Html], list[Html], list[Html]]:
        form = self._form
        weights = [*map(self.field, form.weight_fields()), self.part("fit")]
        levels = tag("details", tag("summary", _("Levels, and names of your own")), self._grid(form.level_fields()))
        test = tag("details", tag("summary", _("Does red warn? Test it on the past")),
            tag("p", _("Rate last year's customers from the files as they stood three months before the end."),
                class_="bp-help"),
            self._grid(form.warning_fields()), self.part("warning", element="p"), open=True,
        )  # fmt: skip
        rows = [
            self._row("customer", number, [form.name_field(number), *form.rating_fields(number)])
            for number in self._rows_shown("customer")
        ]
        hint = tag("p", _("Points from 0 to 100. A signal left empty counts 50: no news is no news."), class_="bp-help")
        return (
            [group(_("What each signal counts"), weights), levels],
            [self.part("picture"), self.part("money", element="p")],
            [self._scrolled("table", _("Health scores")), hint, *self._rows("customer", rows), test],
        )

    def _tiers_page(self) -> tuple[list[Html], list[Html], list[Html]]:
        form = self._form
        tiers = [
            self._fieldset(f"tier{number}", [self._grid(form.tier_fields(number))]) for number in range(form.tiers)
        ]
        hint = tag("p", _("A customer belongs to the first tier that it reaches; the last takes the rest."),
            class_="bp-help")  # fmt: skip
        rows = [self._row("customer", number, form.customer_fields(number)) for number in self._rows_shown("customer")]
        return (
            [*tiers, hint],
            [self.part("picture")],
            [self._scrolled("table", _("Tiers")), *self._rows("customer", rows)],
        )

    def _retention_page(self) -> tuple[list[Html], list[Html], list[Html]]:
        form = self._form
        stay = [*map(self.field, form.stay_fields()), self.part("measured", element="p", class_="bp-help")]
        left = [
            group(_("Who stays"), stay),
            group(_("What a customer brings"), [self._grid(form.worth_fields())]),
            self._details(_("The company and the program"), form.company_fields()),
            self._details(_("What winning and keeping cost"), form.cost_fields()),
        ]
        claim = _(
            "The deck says: 5% more retention, 25% to 95% more profit. It names neither 5% of what nor whose profit."
            " Its range is about a customer's value over all years, at other companies."
        )
        right = [tag("p", claim), self.part("picture"), self.part("words"), self.part("survival")]
        rows = [self._row("cohort", number, form.cohort_fields(number)) for number in form.rows["cohort"]]
        hint = tag(
            "p", _("How many you won in a year, then how many of them were left one, two, three years later."),
            class_="bp-help",
        )  # fmt: skip
        table = self._scrolled("table", _("Customers by the year they were won"))
        return left, right, [table, self.part("cohorts"), hint, *self._rows("cohort", rows)]

    def _case_page(self) -> tuple[list[Html], list[Html], list[Html]]:
        form = self._form
        rows = [self._row("saving", number, form.saving_fields(number)) for number in form.rows["saving"]]
        return (
            [group(_("What the customer pays"), [self._grid(form.case_fields())])],
            [self.part("picture"), self.part("words")],
            [self._scrolled("table", _("The case year by year")), *self._rows("saving", rows)],
        )

    def _loyalty_page(self) -> tuple[list[Html], list[Html], list[Html]]:
        form = self._form
        play = group(_("Play with the curve"), [*map(self.field, form.curve_fields())])
        groups = [
            self._fieldset(f"group{number}", [self._grid(form.group_fields(number), narrow=True)])
            for number in range(form.groups)
        ]
        hint = tag("p", _("Your own survey: for each mark, how many bought again and how many sent somebody."),
            class_="bp-help")  # fmt: skip
        return [play], [self.part("picture")], [hint, *groups, self._scrolled("table", _("Your survey"))]

    # Answer ---------------------------------------------------------------------------------------------------------

    def answer(self) -> dict[str, Html]:
        """Every slot of the mode that is shown."""
        answers = {
            "health": self._health_answer,
            "retention": self._retention_answer,
            "tiers": self._tiers_answer,
            "case": self._case_answer,
            "loyalty": self._loyalty_answer,
        }
        slots = answers[self._mode]()
        return {**self._legends(), **{self._key(name): markup for name, markup in slots.items()}}

    def _health_answer(self) -> dict[str, Html]:
        gap = weight_gap(self.values[f"weight-{one.id}"] / 100 for one in self._form.signals)
        if gap:
            total = percent_text(1 - gap, digits=2)
            sentence = _("The weights add up to {total}. They must make 100%.").format(total=total)
            fit = Button("fit-weights", _("Scale them to 100%")).html()
            error = tag("span", sentence, class_="bp-error")
            return {**self._last_answer(), "headline": error, "fit": join([tag("p", error), fit])}
        sheet = CustomersPlan(customers=self._named(), health=self._form.model(self.values))
        rated = sheet.rated
        return {
            "headline": join([health_words(rated)]),
            "picture": health_picture(rated, sheet.health) if rated else join([]),
            "money": join([revenue_words(sheet, currency=self._form.currency)]),
            "table": health_table(rated),
            "fit": tag("p", _("Together: 100%."), class_="bp-help"),
            "warning": join([warning_words(self._form.warnings(self.values))]),
        }

    def _last_answer(self) -> dict[str, Html]:
        """What this mode showed last, to stay beside an error."""
        start = f"{self._mode}-"
        return {name.removeprefix(start): Html(text) for name, text in self._shown.items() if name.startswith(start)}

    def _named(self) -> tuple[Customer, ...]:
        """The customers, each with a name to be shown by."""
        rows = zip(self._form.rows["customer"], self._form.customers(self.values), strict=True)
        return tuple(replace(customer, name=self._row_name("customer", number)) for number, customer in rows)

    def _tiers_answer(self) -> dict[str, Html]:
        rows = tier_rows(self._form.customers(self.values), self._form.tier_rule(self.values))
        return {
            "headline": join([tier_words(rows)]),
            "picture": tier_picture(rows),
            "table": tier_table(rows, currency=self._form.currency),
        }

    def _retention_answer(self) -> dict[str, Html]:
        worth, table = self._form.worth(self.values), CohortTable(self._form.cohorts(self.values))
        measured = _("Your table below says {rate}.")
        return {
            "headline": join([retention_words(worth)]),
            "measured": join([measured.format(rate=percent_text(table.retention)) if table.retention else None]),
            "picture": worth_picture(worth.measures),
            "words": _paragraphs(cost_words(worth, currency=self._form.currency)),
            "survival": survival_picture(worth, table),
            "table": cohort_table(table),
            "cohorts": _paragraphs(cohort_words(table)),
        }

    def _case_answer(self) -> dict[str, Html]:
        case, currency = self._form.case(self.values), self._form.currency
        return {
            "headline": join([case_words(case, currency=currency)]),
            "picture": payback_picture(case, currency=currency),
            "words": _paragraphs(shortfall_words(case, currency=currency)),
            "table": case_table(case, currency=currency),
        }

    def _loyalty_answer(self) -> dict[str, Html]:
        survey = self._form.survey(self.values)
        satisfaction, ease = (self.values[name] / 100 for name in _CURVE)
        return {
            "headline": join([loyalty_words(satisfaction, ease)]),
            "picture": loyalty_picture(satisfaction, ease, survey),
            "table": survey_table(survey),
        }

    # Plan -----------------------------------------------------------------------------------------------------------

    def to_plan(self, plan: SalesPlan) -> SalesPlan:
        """The plan with the mode that is shown and every mode that was filled in; its other parts stay."""
        changes: dict[str, Any] = {}
        for mode in MODES:
            if mode in self._filled or mode == self._mode:
                changes |= self._form.sheet_parts(mode, self.values)
        return plan.with_customers(replace(plan.customers or CustomersPlan(), **changes))

    def saved(self, plan: SalesPlan) -> None:
        """Say which modes the plan now holds: the sheet is no step of the plan, and not in its list of parts."""
        titles = _(", ").join(title for mode, title in _mode_names().items() if mode in _held(plan.customers))
        self.note(_("Saved in {file}. Of your customers it now holds: {parts}.").format(
            file=self.plan_file.name, parts=titles))  # fmt: skip

    def from_plan(self, plan: SalesPlan) -> dict[str, str] | None:
        """The fields that show the plan's customers."""
        sheet = plan.customers
        if sheet is None:
            return None
        self._form, self._removed = CustomerForm.of(sheet, currency=plan.currency), None
        self._filled = _held(sheet)
        played = {name: self.typed.get(name, text) for name, text in _CURVE.items()}
        return {"mode": self._mode, **played, **self._form.typed(sheet)}

    def place_of(self, path: str) -> str | None:
        """The field of a customer's value at *path*; the list of customers is shown."""
        found = re.fullmatch(r"customers(?:\.customers(?:\[(\d+)\](?:\.(\w+))?)?)?", path)
        if found is None:
            return None
        self.typed["mode"] = "tiers"
        self.read_fields()
        rows = self._form.rows["customer"]
        if int(found[1] or 0) >= len(rows):
            return "add-customer"
        row = rows[int(found[1] or 0)]
        name = f"customer{row}-{found[2]}"
        return name if name in {control.name for control in self.controls()} else f"customer{row}-name"


def _held(sheet: CustomersPlan | None) -> set[str]:
    """The modes of which *sheet* holds something."""
    sheet = sheet or CustomersPlan()
    contents = {
        "health": sheet.customers or sheet.warnings or sheet.health != HealthModel.usual(),
        "tiers": sheet.tiers,
        "retention": sheet.retention or sheet.cohorts,
        "case": sheet.business_case,
        "loyalty": sheet.survey,
    }
    return {mode for mode, content in contents.items() if content}


def _mode_names() -> dict[str, str]:
    names = (_("Health"), _("Retention"), _("Tiers"), _("Business case"), _("Loyalty curve"))
    return dict(zip(MODES, names, strict=True))


def _paragraphs(sentences: Iterable[str]) -> Html:
    return join(tag("p", sentence) for sentence in sentences)
