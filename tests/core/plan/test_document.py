"""A plan as text: what goes out comes back, and what is no plan is refused in one sentence."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from bpcourse.core.actions import Action
from bpcourse.core.errors import CourseError
from bpcourse.core.funnel import ActivityNorms, Funnel, Stage
from bpcourse.core.goals import Goal
from bpcourse.core.kpi import AttainmentLimits, Role
from bpcourse.core.market import Competitor, MarketView, Source, SourceKind
from bpcourse.core.period import Period
from bpcourse.core.plan.document import PlanTextError, plan_bytes, plan_from_bytes, plan_from_text, plan_text
from bpcourse.core.plan.migrate import NewerPlanError
from bpcourse.core.plan.parts import FunnelPlan, FunnelScenario, ScorecardPlan
from bpcourse.core.plan.plan import SalesPlan
from bpcourse.core.plan.schema import plan_schema
from bpcourse.core.resources import Allocation, BudgetLine, Rep, Resources
from bpcourse.core.reviews import Crossing, ReviewRhythm, TrafficLights, Trigger
from bpcourse.core.risks import Risk, RiskFactor
from bpcourse.core.sales_path import DecisionFactor, JourneyStage, Milestone, SalesPath, Touchpoint
from bpcourse.core.segments import BuyingRole, DecisionMaker, Segment
from bpcourse.core.worked_company import worked_plan

CHECK = Draft202012Validator(plan_schema())
FIELDS = frozenset(plan_schema()["properties"])  # type: ignore[call-overload]  # a schema's properties are a dict

texts = st.text(max_size=20)
names = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=10)
amounts = st.floats(0, 1e15) | st.integers(0, 10**15)
numbers = st.floats(allow_nan=False, allow_infinity=False)
rates = st.floats(0, 1)
periods = st.lists(st.dates(), min_size=2, max_size=2).map(lambda days: Period(min(days), max(days)))
goals = st.builds(
    Goal,
    metric=texts,
    baseline=st.none() | numbers,
    target=st.none() | numbers,
    unit=texts,
    period=st.none() | periods,
    owner=texts,
)
funnels = st.lists(names, min_size=2, max_size=8, unique=True).flatmap(
    lambda steps: st.builds(
        Funnel,
        stages=st.tuples(*(st.builds(Stage, name=st.just(step), conversion=rates, days=amounts) for step in steps[1:])),
        average_deal_size=st.floats(1e-3, 1e12),
        deal_name=st.just(steps[0]),
    )
)
norms = st.builds(
    ActivityNorms,
    calls_per_lead=amounts,
    visits_per_meeting=amounts,
    reps=st.integers(1, 500),
    selling_weeks=st.floats(1, 53),
    meeting=st.none() | names,
)
funnel_parts = st.builds(
    FunnelPlan,
    funnel=funnels,
    leads=amounts,
    revenue_target=amounts,
    activity=st.none() | norms,
    scenarios=st.lists(
        st.builds(FunnelScenario, name=names, funnel=funnels, leads=amounts), max_size=2, unique_by=lambda one: one.name
    ).map(tuple),
)
scorecard_parts = st.builds(
    ScorecardPlan,
    weights=rates.map(lambda sales: {"sales": sales, "team": 1 - sales}) | st.just({}),
    role=st.none() | st.sampled_from(Role),
    targets=st.dictionaries(st.sampled_from(["nps", "new_customers"]), st.floats(1e-6, 1e12)),
    actuals=st.dictionaries(st.sampled_from(["nps", "new_customers"]), numbers),
    limits=st.builds(AttainmentLimits, floor=rates, cap=st.floats(1, 9)),
    lights=st.builds(TrafficLights, green_from=st.floats(0.5, 2), amber_from=st.floats(0, 0.5)),
)
shares = st.none() | st.floats(0, 0.3)
some = st.none() | amounts
days = st.none() | st.dates()
points = st.none() | st.floats(0, 10)
markets = st.builds(
    MarketView,
    name=texts,
    year=st.none() | st.integers(1990, 2100),
    size=some,
    growth_rate=st.none() | st.floats(-0.9, 9),
    share=shares,
    competitors=st.lists(st.builds(Competitor, name=texts, share=shares, as_of=days), max_size=2).map(tuple),
    threats=st.lists(texts, max_size=2).map(tuple),
    sources=st.lists(
        st.builds(Source, what=texts, as_of=days, kind=st.none() | st.sampled_from(SourceKind)), max_size=2
    ).map(tuple),
)
segments = st.builds(
    Segment,
    name=texts,
    customers=st.none() | st.integers(0, 10**9),
    revenue=some,
    potential=points,
    decision_makers=st.lists(
        st.builds(DecisionMaker, name=texts, role=st.none() | st.sampled_from(BuyingRole), influence=points), max_size=2
    ).map(tuple),
    analysed_on=days,
)
stages = st.none() | st.sampled_from(JourneyStage)
sales_paths = st.builds(
    SalesPath,
    segment=texts,
    touchpoints=st.lists(st.builds(Touchpoint, stage=stages, name=texts), max_size=2).map(tuple),
    milestones=st.lists(st.builds(Milestone, name=texts, stage=stages, day=some), max_size=2).map(tuple),
    factors=st.lists(
        st.builds(DecisionFactor, weight=shares, scores=st.dictionaries(texts, st.floats(1, 5), max_size=2)), max_size=2
    ).map(tuple),
)
actions = st.builds(
    Action,
    id=texts,
    accountable=st.lists(texts, max_size=2).map(tuple),
    start=days,
    budget=some,
    depends_on=st.tuples(texts),
)
resources = st.builds(
    Resources,
    team=st.lists(st.builds(Rep, name=texts, quota=some, start=days, ramp_months=amounts), max_size=2).map(tuple),
    attrition_rate=rates,
    budget=st.tuples(st.builds(BudgetLine, what=texts, amount=some)),
    allocation=st.tuples(st.builds(Allocation, segment=texts, hours_to_win=amounts)),
)
crossings = st.sampled_from(Crossing)
reviews = st.builds(
    ReviewRhythm,
    monthly_day=st.none() | st.integers(1, 31),
    adjusts_quarterly=st.booleans(),
    triggers=st.tuples(st.builds(Trigger, threshold=st.none() | numbers, direction=crossings)),
)
risks = st.builds(
    Risk,
    factor=st.none() | st.sampled_from(RiskFactor),
    likelihood=st.none() | st.integers(1, 5),
    threshold=st.none() | numbers,
    direction=crossings,
    values=st.dictionaries(st.sampled_from(["2026-12", "2027-01"]), numbers),
)
raw_parts = st.recursive(
    st.none() | st.booleans() | st.integers() | numbers | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
plans = st.builds(
    SalesPlan,
    title=texts,
    currency=st.sampled_from(["CNY", "EUR"]),
    period=st.none() | periods,
    goals=st.lists(goals, max_size=3).map(tuple),
    funnel=st.none() | funnel_parts,
    scorecard=st.none() | scorecard_parts,
    market=st.none() | markets,
    segments=st.lists(segments, max_size=2, unique_by=lambda one: one.name).map(tuple),
    sales_paths=st.lists(sales_paths, max_size=2, unique_by=lambda one: one.segment).map(tuple),
    actions=st.lists(actions, max_size=2, unique_by=lambda one: one.id).map(tuple),
    resources=st.none() | resources,
    reviews=st.none() | reviews,
    risks=st.lists(risks, max_size=2).map(tuple),
    silenced=st.dictionaries(names, names, max_size=2),
    other=st.dictionaries(texts.filter(lambda name: name not in FIELDS), raw_parts, max_size=3),
)


@given(plans)
def test_a_plan_comes_back_equal_from_its_text(plan: SalesPlan) -> None:
    assert plan == plan_from_text(plan_text(plan))
    assert plan == plan_from_bytes(plan_bytes(plan))


@given(plans)
def test_every_plan_that_can_be_made_fits_the_schema(plan: SalesPlan) -> None:
    CHECK.validate(json.loads(plan_text(plan)))


@given(plans)
def test_reading_and_writing_again_changes_nothing(plan: SalesPlan) -> None:
    text = plan_text(plan)

    assert text == plan_text(plan_from_text(text))


def test_names_the_course_does_not_know_are_written_back() -> None:
    document = worked_plan().to_document() | {"my_note": {"ask": ["Lin Yue", 0.1, None]}, "mood": "good"}

    assert document == json.loads(plan_text(plan_from_text(json.dumps(document))))


def test_the_text_can_be_read_by_people() -> None:
    text = plan_text(SalesPlan(company="清溪能源科技", period=Period(date(2027, 1, 1), date(2027, 12, 31))))

    assert text.startswith('{\n  "schema_version": 2,\n  "title": "",\n  "company": "清溪能源科技"')
    assert text.endswith("}\n")


def test_a_byte_order_mark_does_no_harm() -> None:
    plan = SalesPlan(company="清溪能源科技")

    assert plan == plan_from_bytes(b"\xef\xbb\xbf" + plan_bytes(plan))


def test_half_a_character_is_not_lost() -> None:
    plan = SalesPlan(note="\ud83d 清溪")

    assert plan == plan_from_bytes(plan_bytes(plan))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "the text of the plan breaks off or goes wrong at line 1, column 1"),
        ('{"schema_version": 1', "the text of the plan breaks off or goes wrong at line 1, column 21"),
        ("[]", "the file holds JSON, but not a plan: a plan is a set of named fields"),
        ("{}", "schema_version is missing: this does not look like a plan of the course"),
        ('{"schema_version": 1, "x": NaN}', "a number in the plan must be finite, got NaN"),
        ('{"schema_version": 1, "x": -Infinity}', "a number in the plan must be finite, got -Infinity"),
        ('{"schema_version": 1, "x": 1e999}', "a number in the plan must be finite, got 1e999"),
        ('{"schema_version": 1, "x": ' + "9" * 5000 + "}", "the plan holds a number too long to be read"),
        ('{"schema_version": 1, "x": [], "x": [1]}', "x stands twice in the same place of the plan: remove one"),
        ("[" * 200_000, "the plan is nested too deeply to be read"),
    ],
)
def test_text_that_is_no_plan_is_refused_in_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(CourseError) as refused:
        plan_from_text(text)

    assert sentence == str(refused.value)


def test_a_note_nested_too_deeply_is_refused_with_its_place() -> None:
    with pytest.raises(CourseError, match=r"^x.* is nested too deeply for a plan: at most 40 levels$"):
        plan_from_text('{"schema_version": 1, "x": ' + "[" * 60 + "]" * 60 + "}")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(PlanTextError, match="byte 3 cannot be read"):
        plan_from_bytes(b'{"\xff')


def test_a_plan_of_a_later_version_is_refused() -> None:
    with pytest.raises(NewerPlanError):
        plan_from_text('{"schema_version": 3, "what": "ever"}')


def refusal_of(content: bytes) -> str:
    """The sentence for content that is no plan, "" for a plan; any other error fails the test."""
    try:
        plan_from_bytes(content)
    except CourseError as refused:
        return str(refused)
    return ""


@given(st.binary(max_size=200) | texts.map(str.encode) | raw_parts.map(lambda raw: json.dumps(raw).encode()))
def test_any_content_is_a_plan_or_a_sentence(content: bytes) -> None:
    assert "\n" not in refusal_of(content)


@given(name=st.sampled_from(sorted(FIELDS)), raw=raw_parts)
def test_any_value_in_any_field_is_read_or_refused_in_a_sentence(name: str, raw: object) -> None:
    document = worked_plan().to_document() | {name: raw}

    assert "\n" not in refusal_of(json.dumps(document).encode())
