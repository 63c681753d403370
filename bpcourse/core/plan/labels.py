"""What the fields of a plan are called, and how what stands in them is written, in the reader's language.

>>> field_label("stages.conversion"), value_text(0.32, "stages.conversion", currency="CNY")
('Conversion', '32%')
>>> value_text(25_000_000.0, "segments.target", currency="CNY")
'CNY 25 million'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from enum import Enum
from typing import Final

from bpcourse.core.errors import FieldError
from bpcourse.core.goals import Goal
from bpcourse.core.kpi import Dimension, kpi_named
from bpcourse.core.language import N_, _
from bpcourse.core.period import Period
from bpcourse.core.plan.plan import PARTS, part_title
from bpcourse.core.quantities import money_text, number_text, percent_text

__all__ = ["field_label", "key_label", "member_name", "section_title", "value_text"]

_SECTIONS: Final = {
    "title": N_("Title"),
    "company": N_("Company"),
    "currency": N_("Currency"),
    "period": N_("Period"),
    "author": N_("Author"),
    "note": N_("Note"),
    "customers": N_("Customer sheet"),
    "experiments": N_("A/B tests"),
    "team": N_("Team"),
    "silenced": N_("Silenced rules"),
    "answers": N_("Answers to the CFO"),
    "other": N_("Notes of your own"),
}

_LABELS: Final = {
    "accountable": N_("Accountable"),
    "actuals": N_("Reached so far"),
    "adjusts_quarterly": N_("Every third review may adjust the plan"),
    "advantage": N_("Advantage"),
    "allocation": N_("Hours and budget"),
    "amber_from": N_("Amber from"),
    "amount": N_("Amount"),
    "analysed_on": N_("Last looked at"),
    "as_of": N_("As of"),
    "attainment": N_("Quota attainment"),
    "attrition_rate": N_("Attrition a year"),
    "average_deal_size": N_("Average deal size"),
    "baseline": N_("Baseline"),
    "believes": N_("Believes"),
    "benefit": N_("Benefit"),
    "budget": N_("Budget"),
    "buyer_groups": N_("Buyer group"),
    "buyers": N_("Buyers"),
    "calls_per_lead": N_("Calls per lead"),
    "cap": N_("Cap"),
    "cases": N_("Deals in it"),
    "channel": N_("Channel"),
    "competitors": N_("Competitor"),
    "consulted": N_("Consulted before"),
    "conversion": N_("Conversion"),
    "count": N_("Number"),
    "counted_on": N_("Counted on"),
    "customers": N_("Customers today"),
    "cycle_days": N_("Sales cycle"),
    "day": N_("Day"),
    "days": N_("Days"),
    "deal_name": N_("Name of the last step"),
    "deals": N_("Deals counted"),
    "decision_makers": N_("Has a say"),
    "decision_process": N_("How a purchase goes"),
    "depends_on": N_("Waits for"),
    "direction": N_("Someone acts"),
    "end": N_("Last day"),
    "expected_return": N_("Expected return"),
    "expected_with_hours": N_("Expected with these hours"),
    "fab_statements": N_("Value statement"),
    "factors": N_("Decision factor"),
    "fears": N_("Fears"),
    "feature": N_("Feature"),
    "floor": N_("Floor"),
    "gap": N_("What is missing"),
    "green_from": N_("Green from"),
    "growth_rate": N_("Growth a year"),
    "high": N_("Most"),
    "hires": N_("Group to be hired"),
    "hours_per_call": N_("Hours per call"),
    "hours_per_visit": N_("Hours per visit"),
    "hours_to_keep": N_("Hours to keep customers"),
    "hours_to_win": N_("Hours to win customers"),
    "impact": N_("Impact"),
    "in_a_row": N_("In a row"),
    "indicator": N_("What is counted"),
    "influence": N_("Influence"),
    "informed": N_("Informed after"),
    "judgements": N_("Comparisons in pairs"),
    "kind": N_("Kind"),
    "leads": N_("Leads"),
    "lever": N_("Lever"),
    "lights": N_("Traffic lights"),
    "likelihood": N_("Likelihood"),
    "limits": N_("Limits"),
    "low": N_("Least"),
    "measured": N_("Measured in the CRM"),
    "measured_on": N_("Measured on"),
    "meeting": N_("Step that is the meeting"),
    "met_at": N_("Met at"),
    "metric": N_("What is measured"),
    "milestones": N_("Milestone"),
    "monthly_day": N_("Day of the monthly review"),
    "mood": N_("Mood"),
    "name": N_("Name"),
    "negotiation_note": N_("Negotiation"),
    "new_regions": N_("New regions"),
    "open_value": N_("Value of open deals"),
    "opportunities": N_("Opportunities"),
    "own_kpis": N_("KPIs of your own"),
    "own_score": N_("Own score"),
    "owner": N_("Owner"),
    "pains": N_("What troubles them"),
    "parent": N_("Part of the goal"),
    "period": N_("Period"),
    "pipeline_coverage": N_("Pipeline coverage"),
    "planning_hours": N_("Hours of planning"),
    "potential": N_("Potential"),
    "pricing_note": N_("Price rule"),
    "priority": N_("Priority"),
    "purpose": N_("Purpose"),
    "quota": N_("Quota"),
    "ramp_months": N_("Months of ramp"),
    "ramp_shape": N_("Shape of the ramp"),
    "ranges": N_("Range"),
    "readings": N_("Monthly figure"),
    "region": N_("Region"),
    "replacement_months": N_("Months to replace"),
    "reps": N_("Number of reps"),
    "research_hours": N_("Hours of research"),
    "response": N_("First step"),
    "responsible": N_("Responsible: who does it"),
    "revenue": N_("Revenue last year"),
    "revenue_target": N_("Revenue target"),
    "role": N_("Role"),
    "sales_cycle_days": N_("Sales cycle, days"),
    "scenarios": N_("Scenario"),
    "scores": N_("Score"),
    "segment": N_("Customer segment"),
    "selling_hours_per_week": N_("Selling hours a week"),
    "selling_weeks": N_("Selling weeks"),
    "share": N_("Market share"),
    "signal": N_("Signal"),
    "since": N_("Counted from"),
    "size": N_("Size"),
    "source": N_("Source"),
    "sources": N_("Source"),
    "stage": N_("Stage"),
    "stages": N_("Stage"),
    "start": N_("First day"),
    "strength": N_("Strength"),
    "target": N_("Target"),
    "targets": N_("Target"),
    "team": N_("Team"),
    "thinks": N_("What the customer thinks"),
    "threats": N_("Threats"),
    "threshold": N_("Threshold"),
    "title": N_("Title"),
    "touchpoints": N_("Touchpoint"),
    "triggers": N_("Trigger"),
    "unit": N_("Unit"),
    "value_proposition": N_("Value proposition"),
    "values": N_("Count"),
    "visits_per_meeting": N_("Visits per meeting"),
    "weakness": N_("Weakness"),
    "weight": N_("Weight"),
    "weights": N_("Weight"),
    "what": N_("What"),
    "win_rate": N_("Win rate"),
    "win_rate_high": N_("Upper end of the win rate"),
    "win_rate_low": N_("Lower end of the win rate"),
    "winnability": N_("Winnability"),
    "within_days": N_("Within days"),
    "year": N_("Year"),
    "yearly_spend": N_("Spend a year"),
}
"""Fields by their own name: within a part of the plan one name means one thing."""

_MONEY: Final = frozenset(
    (
        *("amount", "average_deal_size", "budget", "expected_return", "quota", "revenue", "revenue_target", "size"),
        *("yearly_spend", "segments.target", "open_value"),
    )
)
_SHARES: Final = frozenset(
    (
        *("amber_from", "attainment", "attrition_rate", "cap", "conversion", "floor", "green_from", "growth_rate"),
        *("share", "weight", "weights", "win_rate", "win_rate_high", "win_rate_low"),
    )
)
_NAMES: Final = ("name", "title", "label", "what", "indicator", "feature", "segment", "id")
"""Where a member of a list has its name, the likeliest first."""
_MOST: Final = 160


def section_title(section: str) -> str:
    """What a part of the plan, or a field of its own such as "currency", is called."""
    part = next((known for known in PARTS if known == section), None)
    if part is not None:
        return part_title(part)
    return _(_SECTIONS[section]) if section in _SECTIONS else section


def field_label(place: str) -> str:
    """What the field at *place* is called, such as "segments.target"; only the last name counts.

    >>> field_label("segments.target"), field_label("my_note")
    ('Target', 'my_note')
    """
    name = place.rpartition(".")[2]
    return _(_LABELS[name]) if name in _LABELS else name


def key_label(key: str) -> str:
    """A key of a mapping in words: a dimension, a KPI of the catalogue, else the key itself.

    >>> key_label("sales"), key_label("nps"), key_label("2027-03")
    ('Sales results', 'Net Promoter Score (NPS)', '2027-03')
    """
    if key in set(Dimension):
        return Dimension(key).label
    try:
        return kpi_named(key).label
    except FieldError:
        return key


def member_name(member: object) -> str:
    """What a member of a list goes by; "" where it has no name.

    >>> from bpcourse.core.goals import Goal
    >>> member_name(Goal(metric="revenue", segment="hospitals"))
    'revenue, hospitals'
    """
    if isinstance(member, Goal):
        return _(", ").join(name for name in (member.metric.strip(), member.segment.strip()) if name)
    factor = getattr(member, "factor", None)
    names = (getattr(member, name, "") for name in _NAMES)
    named = next((name.strip() for name in names if isinstance(name, str) and name.strip()), "")
    return named or (factor.label if factor is not None else "")


def value_text(value: object, place: str, *, currency: str) -> str:
    """What stands in the field at *place*, short enough for a table; "" for nothing.

    money in *currency*, shares in percent, dates as in 2027-03-31, choices in words.
    """
    text = _text(value, place, currency)
    return text if len(text) <= _MOST else f"{text[: _MOST - 1].rstrip()}…"


def _text(value: object, place: str, currency: str) -> str:
    if value is None or isinstance(value, bool):
        return "" if value is None else _("yes") if value else _("no")
    if isinstance(value, int | float):
        return _number(float(value), place, currency)
    if isinstance(value, Enum):
        return str(getattr(value, "label", value.value))
    if isinstance(value, Mapping):
        pairs = (f"{key_label(str(key))} {_text(each, place, currency)}" for key, each in value.items())
        return _(", ").join(pairs)
    if isinstance(value, tuple | list):
        return _("; ").join(_text(each, place, currency) for each in value)
    return (member_name(value) if is_dataclass(value) and not isinstance(value, Period) else str(value)).strip()


def _number(value: float, place: str, currency: str) -> str:
    name = place.rpartition(".")[2]
    if name in _MONEY or place in _MONEY:
        return money_text(value, currency)
    if name in _SHARES:
        return percent_text(value, digits=2)
    return number_text(value, digits=2)
