"""Plans of version 1, whose raw parts become today's: what fits is read, and nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.plan import SalesPlan, plan_from_text, plan_text
from bpcourse.core.plan.version_1 import typed_parts
from bpcourse.core.segments import Segment
from bpcourse.core.worked_company import worked_plan

EARLIER = Path(__file__).with_name("plan_version_1.json").read_text(encoding="utf-8")
RAW_PARTS = (
    "market",
    "segments",
    "sales_paths",
    "actions",
    "resources",
    "reviews",
    "risks",
    "customers",
    "team",
    "silenced",
)


def from_version_1(**parts: object) -> SalesPlan:
    return plan_from_text(json.dumps({"schema_version": 1, **parts}))


def test_the_worked_plan_of_version_1_is_opened_in_full() -> None:
    plan, today = plan_from_text(EARLIER), worked_plan()

    assert plan.other == {}
    assert plan.market is not None
    assert today.market is not None
    assert (plan.market.size, plan.market.growth_rate) == (today.market.size, today.market.growth_rate)
    assert [(one.name, one.customers, one.revenue, one.target) for one in plan.segments] == [
        (one.name, one.customers, one.revenue, one.target) for one in today.segments
    ]
    assert plan.funnel == today.funnel
    assert plan.scorecard == today.scorecard


def test_what_does_not_fit_a_market_is_kept_beside_it() -> None:
    plan = from_version_1(market={"size": 1500, "growth_rate": "fast", "mood": "good"}, my_note="ask")

    assert plan.market is not None
    assert plan.market.size == 1500
    assert plan.other == {"my_note": "ask", "market_version_1": {"growth_rate": "fast", "mood": "good"}}


def test_a_member_that_does_not_fit_in_full_is_kept_whole() -> None:
    rough = {"name": "malls", "mood": "good", "target": -1}
    plan = from_version_1(segments=[{"name": "large", "customers": 40}, rough, "schools"])

    assert plan.segments == (Segment(name="large", customers=40), Segment(name="malls"))
    assert plan.other == {"segments_version_1": [rough, "schools"]}


def test_the_second_of_a_name_is_kept_beside() -> None:
    plan = from_version_1(segments=[{"name": "malls", "customers": 1}, {"name": "malls", "customers": 2}])

    assert plan.segments == (Segment(name="malls", customers=1),)
    assert plan.other == {"segments_version_1": [{"name": "malls", "customers": 2}]}


@pytest.mark.parametrize("raw", ["price war", 5, ["price war"], [["price war"]], {"mood": "bad"}])
def test_what_has_no_form_is_kept_as_it_is(raw: object) -> None:
    assert from_version_1(risks=raw).other == {"risks_version_1": raw}


@pytest.mark.parametrize("raw", [None, [], {}])
def test_what_held_nothing_leaves_nothing(raw: object) -> None:
    assert from_version_1(market=raw, risks=raw) == SalesPlan.empty()


def test_rules_are_silenced_by_reasons_alone() -> None:
    plan = from_version_1(silenced={"even-spread": "two pilots", "no-owner": "", "stale": 1})

    assert plan.silenced == {"even-spread": "two pilots"}
    assert plan.other == {"silenced_version_1": {"no-owner": "", "stale": 1}}


def test_a_name_that_the_learner_has_used_is_not_overwritten() -> None:
    plan = from_version_1(risks="price war", risks_version_1="mine")

    assert plan.other == {"risks_version_1": "mine", "risks_version_1_": "price war"}


def test_the_document_itself_is_left_alone() -> None:
    document: dict[str, object] = {"market": {"size": 1, "mood": "good"}}
    typed_parts(document)

    assert document == {"market": {"size": 1, "mood": "good"}}


raw_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "id", "segment", "size", "likelihood", "values", "team", "triggers", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=10,
)


@given(st.dictionaries(st.sampled_from(RAW_PARTS), raw_values))
def test_every_plan_of_version_1_opens_and_can_be_saved(parts: dict[str, object]) -> None:
    plan = from_version_1(**parts)

    assert plan == plan_from_text(plan_text(plan))
