"""What differs between two plans: by part and field, in the reader's words."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, get_args, get_type_hints

import pytest

from bpcourse.core import deck_plans
from bpcourse.core.goals import Goal
from bpcourse.core.language import use_language
from bpcourse.core.period import Period
from bpcourse.core.plan import PARTS, SalesPlan
from bpcourse.core.plan.compare import SECTIONS, differences
from bpcourse.core.plan.labels import _LABELS, _SECTIONS, field_label, member_name, section_title, value_text
from bpcourse.core.reviews import Crossing
from bpcourse.core.risks import Risk, RiskFactor
from bpcourse.core.segments import Segment
from bpcourse.core.worked_company import worked_plan

if TYPE_CHECKING:
    from bpcourse.core.plan.compare import Difference


def told(found: tuple[Difference, ...]) -> list[tuple[str, str, str, str]]:
    return [(one.section, one.label, one.before, one.after) for one in found]


def test_a_plan_does_not_differ_from_itself() -> None:
    assert differences(worked_plan(), worked_plan()) == ()


def test_a_part_that_is_empty_in_both_does_not_differ() -> None:
    assert differences(SalesPlan(goals=()), SalesPlan()) == ()


def test_everything_of_a_plan_is_compared_but_its_version() -> None:
    assert {part.name for part in fields(SalesPlan)} - set(SECTIONS) == {"schema_version"}


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_has_its_name(section: str) -> None:
    assert section_title(section) != section


def test_a_field_is_told_with_both_its_values() -> None:
    plan = worked_plan()
    later = replace(plan, period=Period.year(2028), company="Brook")

    assert told(differences(plan, later)) == [
        ("company", "Company", "Clearbrook Energy Systems", "Brook"),
        ("period", "Period", "2027", "2028"),
    ]


def test_money_shares_and_days_are_written_as_such() -> None:
    plan = SalesPlan(segments=(Segment(name="hospitals", target=4_000_000),))
    other = SalesPlan(currency="EUR", segments=(Segment(name="hospitals", target=5_000_000, priority=1),))

    assert told(differences(plan, other)) == [
        ("currency", "Currency", "CNY", "EUR"),
        ("segments", "hospitals · Target", "CNY 4 million", "EUR 5 million"),
        ("segments", "hospitals · Priority", "", "1"),
    ]


def test_members_are_matched_by_name_wherever_they_stand() -> None:
    one, other = Segment(name="a", revenue=1), Segment(name="b", revenue=2)

    assert differences(SalesPlan(segments=(one, other)), SalesPlan(segments=(other, one))) == ()


def test_a_member_of_one_plan_alone_is_one_difference() -> None:
    found = differences(SalesPlan(), SalesPlan(segments=(Segment(name="hospitals", revenue=1, target=2),)))

    assert told(found) == [("segments", "hospitals", "", "in the plan")]


def test_a_part_of_one_plan_alone_is_one_difference() -> None:
    plan = worked_plan()

    assert told(differences(plan, plan.with_funnel(None))) == [("funnel", "Sales funnel", "in the plan", "")]


def test_goals_of_one_metric_are_told_apart_by_their_segment() -> None:
    goals = (Goal(metric="revenue", segment="all"), Goal(metric="revenue", segment="new", owner="Lin Yue"))
    changed = (goals[0], replace(goals[1], owner="Chen Hao"))

    found = differences(SalesPlan(goals=goals), SalesPlan(goals=changed))

    assert told(found) == [("goals", "revenue, new · Owner", "Lin Yue", "Chen Hao")]


def test_members_without_a_name_are_matched_in_their_order() -> None:
    before = SalesPlan(risks=(Risk(owner="a"), Risk(owner="b")))
    after = SalesPlan(risks=(Risk(owner="a"), Risk(owner="c")))

    assert told(differences(before, after)) == [("risks", "2. · Owner", "b", "c")]


def test_two_of_one_name_are_numbered() -> None:
    before = SalesPlan(risks=(Risk(name="x", owner="a"), Risk(name="x", owner="b")))
    after = SalesPlan(risks=(Risk(name="x", owner="a"), Risk(name="x", owner="c")))

    assert told(differences(before, after)) == [("risks", "x (number 2) · Owner", "b", "c")]


def test_weights_are_told_by_the_name_of_what_they_weigh() -> None:
    plan = worked_plan()
    assert plan.scorecard is not None
    weights = {"sales": 0.5, "customer": 0.2, "behavior": 0.2, "team": 0.1}
    found = differences(plan, plan.with_scorecard(replace(plan.scorecard, weights=weights)))

    assert ("scorecard", "Sales results · Weight", "45%", "50%") in told(found)


def test_a_text_longer_than_a_table_shows_is_said_to_have_changed() -> None:
    found = differences(SalesPlan(note="a" * 500), SalesPlan(note="a" * 499 + "b"))

    assert told(found) == [("note", "Note", "as it was", "changed")]


def test_a_sheet_beside_the_plan_is_compared_as_a_whole() -> None:
    plan = worked_plan()
    assert plan.team is not None
    other = plan.with_team(replace(plan.team, roles=()))

    assert told(differences(plan, other)) == [("team", "Team", "as it was", "changed")]


def test_each_of_the_deck_s_plans_differs_in_something() -> None:
    for plan in deck_plans.deck_plans().values():
        found = differences(worked_plan(), plan)
        assert found
        assert all(one.before != one.after for one in found)


def test_differences_are_told_in_the_reader_s_language() -> None:
    with use_language("zh_CN"):
        plan = worked_plan()
        assert plan.funnel is not None
        found = differences(plan, plan.with_funnel(replace(plan.funnel, leads=2_400)))

    assert told(found) == [("funnel", "线索", "2,000", "2,400")]


@pytest.mark.parametrize(
    ("value", "place", "text"),
    [
        (None, "x", ""),
        (True, "x", "yes"),
        (False, "x", "no"),
        (0, "quota", "CNY 0"),
        (0.125, "conversion", "12.5%"),
        (Crossing.BELOW, "direction", "at or below"),
        (("a", "b"), "pains", "a; b"),
        ({"sales": 0.5}, "weights", "Sales results 50%"),
        ("  a ", "name", "a"),
    ],
)
def test_a_value_is_written_for_people(value: object, place: str, text: str) -> None:
    assert text == value_text(value, place, currency="CNY")


def test_a_risk_goes_by_its_factor_where_it_has_no_name() -> None:
    assert member_name(Risk(factor=RiskFactor.ECONOMY)) == RiskFactor.ECONOMY.label


def records_in(hint: object) -> set[type]:
    """Every record that a value of *hint* can hold, itself included."""
    found = {hint} if isinstance(hint, type) and is_dataclass(hint) else set()
    inner = list(get_type_hints(hint).values()) if found else list(get_args(hint))
    return found.union(*(records_in(one) for one in inner)) if hint is not Period else set()


def test_every_field_of_the_ten_parts_has_its_name() -> None:
    hints = get_type_hints(SalesPlan)
    names = {
        part.name
        for section in PARTS
        for record in records_in(hints[section])
        for part in fields(record)
        if part.init and part.name not in {"id", "factor"}
    }
    containers = {"funnel", "activity", "label"}  # they lead to fields, and are not told themselves

    assert {name for name in names - containers if field_label(name) == name} - set(_LABELS) - set(_SECTIONS) <= _KPI


_KPI = {"dimension", "cycle", "source", "definition", "adds_up", "items", "rows"}
"""Of a KPI of the company's own and of comparisons in pairs, which are told as wholes."""
