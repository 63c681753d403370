"""The plan of the second company, put together from what a learner has answered so far.

An answer is a mapping of values by their names in the notebook, shares from 0 to 1 and money in CNY; answers are found
by their task. What is not answered yet, or cannot be, is missing from the plan: that is for the review to say.

>>> plan = plan_from({"notes": {"letters": "ADEGI"}})
>>> plan.filled_parts, plan.market.growth_rate, len(plan.market.sources)
(('market', 'risks'), 0.1, 5)
>>> person_in("罗杰"), people_in("Luo Jie and He Ping")
('Luo Jie', ('Luo Jie', 'He Ping'))
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from bpcourse.core import second_company as raw
from bpcourse.core.actions import Action
from bpcourse.core.errors import CourseError
from bpcourse.core.exercises.answers import letters
from bpcourse.core.funnel import ActivityNorms, Funnel
from bpcourse.core.goals import Goal
from bpcourse.core.kpi import Dimension, Role
from bpcourse.core.language import LANGUAGES, N_, _, use_language
from bpcourse.core.market import Competitor, MarketView, Source
from bpcourse.core.plan import FunnelPlan, FunnelScenario, SalesPlan, ScorecardPlan
from bpcourse.core.resources import Allocation, BudgetLine
from bpcourse.core.reviews import Crossing, ReviewRhythm, Trigger
from bpcourse.core.risks import Risk, RiskFactor
from bpcourse.core.sales_path import FabStatement, JourneyStage, Milestone, SalesPath, Touchpoint
from bpcourse.core.segments import BuyingRole, DecisionMaker, Segment

__all__ = [
    "Answers",
    "main_goal_from",
    "people_in",
    "person_in",
    "plan_from",
    "segment_places",
    "work_hours_for",
]

Answers = Mapping[str, Mapping[str, Any]]
"""For each task, by the word behind its chapter, the values it asks for."""

_REVENUE: Final = "revenue"
"""The id of the goal that new business and the customers there are make up together."""
_ANALYSED_ON: Final = date(2026, 12, 11)
_BY_SEGMENT: Final = {
    raw.CHAINS: "chains",
    raw.SINGLES: "singles",
    raw.HOSPITALS: "hospitals",
    raw.LABORATORIES: "laboratories",
}
"""How the values of the notebook are called that belong to a segment."""


def plan_from(answers: Answers) -> SalesPlan:
    """The plan as far as *answers* go, in the language of the moment; money in CNY."""
    plan = SalesPlan(
        title=_("Sales plan {year}").format(year=raw.YEAR),
        company=_("Whitebridge Dental Supply"),
        currency="CNY",
        period=raw.PERIOD,
        author=_(raw.HEAD),
    )
    for part in _PARTS:
        try:
            plan = replace(plan, **part(answers))
        except (CourseError, KeyError):
            continue
    return plan


def people_in(text: str) -> tuple[str, ...]:
    """Those of the company whom *text* names, in either language, by their names in English.

    >>> people_in("Tang Min"), people_in("the sales team")
    (('Tang Min',), ())
    """
    plain = " ".join(text.split()).casefold()
    return tuple(one.name for one in raw.TEAM if any(name.casefold() in plain for name in _spellings(one.name)))


def person_in(text: str) -> str:
    """The one person of the company whom *text* names, in the language of the moment; "" for none or several."""
    found = people_in(text)
    return _(found[0]) if len(found) == 1 else ""


def _spellings(name: str) -> set[str]:
    spelled = set[str]()
    for language in LANGUAGES:
        with use_language(language):
            spelled.add(_(name))
    return spelled


def segment_places(order: str) -> dict[str, int]:
    """The place of each segment, by its letter, in an *order* such as "B, A, D, C"; empty where it is none.

    >>> segment_places("B, A, D, C"), segment_places("A and B")
    ({'B': 1, 'A': 2, 'D': 3, 'C': 4}, {})
    """
    known = "".join(segment.letter for segment in raw.SEGMENTS)
    named = letters(order, among=known) or ()
    return {letter: place for place, letter in enumerate(named, start=1)} if len(named) == len(known) else {}


def work_hours_for(leads: float, meeting_rate: float) -> float:
    """Hours that calling so many *leads* and visiting those who agree to meet takes.

    >>> work_hours_for(250, 0.4)
    1700.0
    """
    calls, visits = leads * raw.CALLS_PER_LEAD, leads * meeting_rate * raw.VISITS_PER_MEETING
    return calls * raw.HOURS_PER_CALL + visits * raw.HOURS_PER_VISIT


# Market ---------------------------------------------------------------------------------------------------------------


def _market(answers: Answers) -> dict[str, Any]:
    """What the chosen notes say: each becomes a source, and the market's figures are those of the note that has any."""
    chosen = [note for note in raw.market_notes() if note.letter in answers["notes"]["letters"]]
    named = {note.letter for note in chosen}
    counted = {"size": raw.market_size(), "growth_rate": raw.MARKET_GROWTH, "buyer_groups": raw.buyer_groups()}
    forecast = {"growth_rate": 0.22} if "B" in named else {}
    return {
        "market": MarketView(
            name=_("dental equipment in Sichuan and Chongqing"),
            year=raw.YEAR - 1,
            share=raw.revenue_of() / raw.market_size(),
            competitors=_rival_of_notes() if "E" in named else (),
            opportunities=(_("sterilization records are compulsory from 1 July 2027"),) if "G" in named else (),
            threats=(_("Rival C promises repair within two days"),) if "E" in named else (),
            sources=tuple(Source(what=note.source, as_of=note.as_of, kind=note.kind) for note in chosen),
            **(counted if "A" in named else forecast),
        )
    }


def _rival_of_notes() -> tuple[Competitor, ...]:
    return (
        Competitor(
            name=_("Rival C"),
            strength=_("repair within two days"),
            weakness=_("still looking for the engineers to do it"),
            as_of=date(2026, 12, 16),
        ),
    )


def _risks(answers: Answers) -> dict[str, Any]:
    """What the notes make the team listen for, one risk in each group."""
    return {"risks": _heard_risks() if answers["notes"]["letters"] else ()}


def _heard_risks() -> tuple[Risk, ...]:
    return (
        Risk(
            factor=RiskFactor.POLICY, likelihood=2, impact=3,
            signal=_("months by which the sterilization rule is moved"),
            threshold=1, unit=_("months"), owner=_(raw.HEAD),
            response=_("sell the record package to chains as a saving of work, not as a duty"),
        ),
        Risk(
            factor=RiskFactor.SCOPE, likelihood=4, impact=4, signal=_("lost orders in which repair time was named"),
            threshold=3, in_a_row=2, unit=_("orders a month"), owner=_(raw.SERVICE_HEAD),
            response=_("one engineer stays in Chongqing on two days a week"),
        ),
        Risk(
            factor=RiskFactor.CAPABILITY, likelihood=3, impact=3,
            signal=_("first meetings a month of a rep in the ramp"),
            threshold=4, direction=Crossing.BELOW, in_a_row=2, unit=_("first meetings"), owner=_("Luo Jie"),
            response=_("four weeks of joint visits"),
        ),
        Risk(
            factor=RiskFactor.SERVICE, likelihood=3, impact=4, signal=_("days a chair stands still per repair"),
            threshold=3, in_a_row=2, unit=_("days, mean of the month"), owner=_(raw.SERVICE_HEAD),
            response=_("a spare chair goes out with the engineer"),
        ),
    )  # fmt: skip


# Segments and the way to them -----------------------------------------------------------------------------------------

_POINTS: Final = {raw.CHAINS: (4, 5), raw.SINGLES: (9, 6), raw.HOSPITALS: (5, 1), raw.LABORATORIES: (2, 5)}
"""Potential and winnability: what note A says of the market, and the share of proposals won."""
_DECIDERS: Final = {
    raw.CHAINS: (N_("owner of the chain"), N_("treatment hours per chair"), N_("a chair that stands still")),
    raw.SINGLES: (N_("dentist who owns the clinic"), N_("patients a day"), N_("closing for a week")),
    raw.HOSPITALS: (N_("equipment office"), N_("a tender without complaints"), N_("an audit")),
    raw.LABORATORIES: (N_("owner of the laboratory"), N_("crowns a day"), N_("a second machine idle")),
}
"""Who decides, what they are measured on, and what they fear."""
_WAYS: Final = {
    raw.CHAINS: N_("one chair on trial, the head dentist reports, the owner signs for all clinics"),
    raw.SINGLES: N_("a visit to a colleague's clinic, one offer, the dentist signs"),
    raw.HOSPITALS: N_("public tender, every three years"),
    raw.LABORATORIES: N_("a sample order, then the machine"),
}
_PAINS: Final = {
    raw.CHAINS: N_("idle chairs in clinics far apart"),
    raw.SINGLES: N_("one chair down is half the clinic"),
    raw.HOSPITALS: N_("offers that cannot be compared"),
    raw.LABORATORIES: N_("work that waits for one machine"),
}


def _segments(answers: Answers) -> dict[str, Any]:
    places = segment_places(answers["customers"]["segment_order"])
    return {"segments": tuple(_segment(one, places, answers.get("goal", {})) for one in raw.SEGMENTS)}


def _segment(one: raw.ClientSegment, places: Mapping[str, int], goal: Mapping[str, Any]) -> Segment:
    decider, measured_on, fears = _DECIDERS[one]
    potential, winnability = _POINTS[one]
    return Segment(
        name=_(one.name),
        customers=sum(customer.segment is one for customer in raw.customers()),
        revenue=raw.revenue_of(one),
        target=goal.get(f"goal_{_BY_SEGMENT[one]}"),
        potential=potential,
        winnability=winnability,
        priority=places.get(one.letter),
        decision_makers=(
            DecisionMaker(
                name=_(decider), role=BuyingRole.DECIDER, influence=9, measured_on=_(measured_on), fears=_(fears)
            ),
        ),
        decision_process=_(_WAYS[one]),
        pains=(_(_PAINS[one]),),
        analysed_on=_ANALYSED_ON,
    )


_STAGES: Final = (
    (JourneyStage.NOTICE, N_("stand at the spring fair")),
    (JourneyStage.LOOK, N_("demo day")),
    (JourneyStage.COMPARE, N_("offer with the day on which the chair runs")),
    (JourneyStage.DECIDE, N_("visit to a clinic that has it")),
    (JourneyStage.USE, N_("yearly check-up")),
)


def _sales_paths(answers: Answers) -> dict[str, Any]:
    """What the team has written down of how it sells to the two segments that buy equipment all year."""
    if not segment_places(answers["customers"]["segment_order"]):
        return {}
    return {
        "sales_paths": (
            _path(
                raw.CHAINS,
                _(
                    "For chains whose clinics lie far apart, we keep every chair running: installed in one day, "
                    "repaired within two, with the sterilization records of all clinics in one place."
                ),
                (_("agrees to one chair on trial"), _("names the clinics for the first year")),
            ),
            _path(
                raw.SINGLES,
                _(
                    "For dentists who cannot close for a week, we install the chair in one day, as clinics that have "
                    "one will show you."
                ),
                (_("comes to a demo day"), _("names the day on which the old chair goes")),
            ),
        )
    }


def _path(segment: raw.ClientSegment, proposition: str, milestones: tuple[str, str]) -> SalesPath:
    comes, signs = milestones
    return SalesPath(
        segment=_(segment.name),
        touchpoints=tuple(
            Touchpoint(stage=stage, name=_(name), channel=_("direct"), owner=_("Luo Jie")) for stage, name in _STAGES
        ),
        value_proposition=proposition,
        fab_statements=(
            FabStatement(
                feature=_("chair and pipes come as one tested unit"),
                advantage=_("it is connected within one day"),
                benefit=_("you treat patients again the next morning and lose no week of income"),
            ),
        ),
        cycle_days=sum(raw.DAYS),
        milestones=(
            Milestone(name=comes, stage=JourneyStage.LOOK, day=20),
            Milestone(name=signs, stage=JourneyStage.DECIDE, day=80),
        ),
        pricing_note=_("List price; 4% against two chairs in one order, signed by Tang Min."),
        negotiation_note=_("Offer an earlier date before a lower price."),
    )


# Goals and funnel -----------------------------------------------------------------------------------------------------


def main_goal_from(goal: Mapping[str, Any]) -> Goal:
    """The goal of the whole company, made of the values of its form."""
    targets = [goal[f"goal_{word}"] for word in _BY_SEGMENT.values()]
    return Goal(
        metric=_("revenue"),
        baseline=raw.revenue_of(),
        target=sum(targets),
        unit="CNY",
        segment=_("all customers"),
        region=_("Sichuan and Chongqing"),
        lever=goal["goal_lever"],
        purpose=goal["goal_purpose"],
        period=raw.PERIOD,
        owner=person_in(goal["goal_owner"]) or goal["goal_owner"],
        id=_REVENUE,
    )


def _goals(answers: Answers) -> dict[str, Any]:
    """The goal, and its two parts as soon as the funnel says what new customers are to bring."""
    whole = main_goal_from(answers["goal"])
    if "funnel" not in answers:
        return {"goals": (whole,)}
    new, old = sum(one.bought(raw.YEAR - 1) for one in raw.customers() if one.is_new), raw.revenue_of()
    parts = (
        replace(
            whole,
            baseline=new,
            target=answers["funnel"]["new_business"],
            segment=_("new customers"),
            purpose=_("the revenue goal of the company"),
            id="",
            parent=_REVENUE,
        ),
        replace(
            whole,
            baseline=old - new,
            target=old * raw.revenue_kept(),
            segment=_("existing customers"),
            lever=_("a yearly check-up with every customer, beginning with those who have gone silent"),
            purpose=_("the revenue goal of the company"),
            id="",
            parent=_REVENUE,
        ),
    )
    return {"goals": (whole, *parts)}


def _funnel(answers: Answers) -> dict[str, Any]:
    part = answers["funnel"]
    rates = [part["meeting_rate"], part["proposal_rate"], part["win_rate"]]
    return {
        "funnel": FunnelPlan(
            funnel=Funnel.from_rates(rates, days=raw.DAYS, average_deal_size=raw.DEAL_SIZE),
            leads=part["leads_planned"],
            revenue_target=part["new_business"],
            activity=ActivityNorms(
                calls_per_lead=raw.CALLS_PER_LEAD,
                visits_per_meeting=raw.VISITS_PER_MEETING,
                reps=raw.present_reps(),
                selling_weeks=raw.SELLING_WEEKS,
            ),
            scenarios=tuple(_actual(year) for year in (raw.YEAR - 2, raw.YEAR - 1)),
        )
    }


def _actual(year: int) -> FunnelScenario:
    counts = raw.funnel_counts(year)
    funnel = Funnel.from_counts(counts, days=raw.DAYS, average_deal_size=raw.DEAL_SIZE)
    return FunnelScenario(name=_("{year} actual").format(year=year), funnel=funnel, leads=counts[0])


# People, money and actions --------------------------------------------------------------------------------------------


def _resources(answers: Answers) -> dict[str, Any]:
    part = answers["means"]
    lines = [
        Allocation(
            segment=_(one.name),
            hours_to_keep=raw.KEEP_WEEKS[one] * raw.HOURS_A_WEEK,
            hours_to_win=part[f"weeks_{word}"] * raw.HOURS_A_WEEK,
            budget=part[f"budget_{word}"],
        )
        for one, word in _BY_SEGMENT.items()
    ]
    budget = tuple(
        BudgetLine(
            what=_("actions for {segment}").format(segment=line.segment), segment=line.segment, amount=line.budget
        )
        for line in lines
    )
    return {"resources": replace(raw.team(), allocation=tuple(lines), budget=budget)}


def _actions(answers: Answers) -> dict[str, Any]:
    owners = answers["actions"]
    return {
        "actions": tuple(
            _action(one, owners[f"who_{one.id.replace('-', '_')}"])
            for one in raw.ACTIONS
            if people_in(owners[f"who_{one.id.replace('-', '_')}"])
        )
    }


def _action(one: raw.PlannedAction, who: str) -> Action:
    return Action(
        id=one.id,
        title=_(one.title),
        accountable=tuple(_(name) for name in people_in(who)),
        responsible=(_("Reps"),),
        consulted=(_(raw.SERVICE_HEAD),),
        informed=(_(raw.HEAD),),
        start=one.start,
        end=one.end,
        budget=one.cost,
        segment=_(one.segment.name) if one.segment else "",
    )


# Scorecard and reviews ------------------------------------------------------------------------------------------------

_MONTHS: Final = 12
_COACHING: Final = 6


def _scorecard(answers: Answers) -> dict[str, Any]:
    part = answers["review"]
    words = ("sales", "customers", "behavior", "team")
    weights = {side.value: part[f"weight_{word}"] for side, word in zip(Dimension, words, strict=True)}
    return {"scorecard": ScorecardPlan(weights=weights, role=Role.REP, targets=_targets(answers))}


def _targets(answers: Answers) -> dict[str, float]:
    """A rep's share of what is to be reached, one KPI for each side."""
    found = {"renewal_rate": raw.revenue_kept(), "coaching": float(_COACHING)}
    if "goal" in answers:
        found["sales_attainment"] = (main_goal_from(answers["goal"]).target or 0) / raw.present_reps()
    if "funnel" in answers:
        found["proposal_conversion"] = answers["funnel"]["win_rate"]
    return {kpi_id: target for kpi_id, target in found.items() if target > 0}


def _reviews(answers: Answers) -> dict[str, Any]:
    part = answers["review"]
    return {
        "reviews": ReviewRhythm(
            monthly_day=int(part["review_day"]),
            adjusts_quarterly=True,
            owner=_(raw.HEAD),
            triggers=(
                Trigger(
                    indicator=_("leads in the month"),
                    threshold=part["leads_alarm"],
                    direction=Crossing.BELOW,
                    in_a_row=2,
                    response=_("one more demo day within three weeks, paid from the fair's money"),
                    owner=_("He Ping"),
                    within_days=10,
                ),
                Trigger(
                    indicator=_("days from proposal to decision, mean of the quarter"),
                    threshold=part["days_alarm"],
                    response=_("each rep names for every open proposal who signs and what is still missing"),
                    owner=_(raw.HEAD),
                    within_days=10,
                ),
            ),
        )
    }


_PARTS: Final[tuple[Callable[[Answers], dict[str, Any]], ...]] = (
    _market,
    _risks,
    _segments,
    _sales_paths,
    _goals,
    _funnel,
    _resources,
    _actions,
    _scorecard,
    _reviews,
)
