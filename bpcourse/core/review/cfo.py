"""What a chief financial officer would ask of a plan: six topics, each with the plan's weakest number of that kind.

>>> from bpcourse.core.worked_company import worked_plan
>>> [question.topic for question in cfo_questions(worked_plan())]
['growth', 'conversion', 'capacity', 'return', 'concentration', 'risk']
>>> print(cfo_questions(worked_plan())[0].asked)
You plan to grow 20% in a market that grows 12%: from whom do you take the other 8 points, and why do they let you?

The topics are the course's own.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from bpcourse.core.language import _, filled
from bpcourse.core.quantities import number_text, percent_text
from bpcourse.core.review.across import capacity, hours_to_win, market_gap, work_hours
from bpcourse.core.review.facts import growing_segments, main_goal, money, segment_name
from bpcourse.core.review.finding import Question
from bpcourse.core.review.funnel import rate_jumps
from bpcourse.core.risk_radar import Hearing, hearing_of

if TYPE_CHECKING:
    from bpcourse.core.plan import FunnelPlan, SalesPlan
    from bpcourse.core.resources import Allocation
    from bpcourse.core.risks import Risk
    from bpcourse.core.segments import Segment

__all__ = ["cfo_questions"]


class _Weakest(NamedTuple):
    """The number that a question is about, where it stands, and the question with it."""

    number: str
    place: str
    asked: str


def cfo_questions(plan: SalesPlan) -> list[Question]:
    """Six questions on *plan*: growth, conversion, capacity, return, concentration and risk, in this order.

    Where the plan has no number of a kind, the question asks for it.
    """
    return [_growth(plan), _conversion(plan), _capacity(plan), _return(plan), _concentration(plan), _risk(plan)]


# Growth ---------------------------------------------------------------------------------------------------------------


def _growth(plan: SalesPlan) -> Question:
    weakest = _weakest_growth(plan) or _Weakest("", "goals", _("By how much is revenue to grow, and from where?"))
    return Question(
        topic="growth",
        asked=weakest.asked,
        part="goals",
        place=weakest.place,
        tool="smart_goals",
        number=weakest.number,
    )


def _weakest_growth(plan: SalesPlan) -> _Weakest | None:
    main, gap = main_goal(plan), market_gap(plan)
    rate = main.goal.growth_rate if main else None
    if main is None or rate is None:
        return None
    growth, place = percent_text(rate), f"goals[{main.place}].target"
    if gap is None or plan.market is None or plan.market.growth_rate is None:
        sentence = _("You plan to grow {growth}: how fast does the market grow, and what makes you faster?")
        return _Weakest(growth, place, filled(sentence, growth=growth))
    market = percent_text(plan.market.growth_rate)
    if gap <= 0:
        sentence = _("You plan to grow {growth} in a market that grows {market}: why do we settle for a smaller share?")
        return _Weakest(growth, place, filled(sentence, growth=growth, market=market))
    sentence = _(
        "You plan to grow {growth} in a market that grows {market}: from whom do you take the other {points} points, "
        "and why do they let you?"
    )
    message = filled(sentence, growth=growth, market=market, points=number_text(gap * 100))
    return _Weakest(growth, place, message)


# Conversion -----------------------------------------------------------------------------------------------------------


def _conversion(plan: SalesPlan) -> Question:
    part = plan.funnel
    if part is None:
        weakest = _Weakest("", "funnel", _("How many leads does the goal take, and what share of them becomes a deal?"))
    else:
        weakest = _boldest_rate(part) or _lowest_rate(part)
    return Question(
        topic="conversion",
        asked=weakest.asked,
        part="funnel",
        place=weakest.place,
        tool="funnel_math",
        number=weakest.number,
    )


def _boldest_rate(part: FunnelPlan) -> _Weakest | None:
    """The rate that lies furthest above what was counted; None where none does."""
    jumps = [(place, planned, counted) for place, planned, counted in rate_jumps(part) if planned > counted]
    if not jumps:
        return None
    place, planned, counted = max(jumps, key=lambda jump: jump[1] / jump[2] if jump[2] else math.inf)
    number = percent_text(planned)
    sentence = _("{stage}: {counted} went on before, you plan with {planned}. What has changed, and who has tested it?")
    stage = part.funnel.stages[place].name
    message = filled(sentence, stage=stage, counted=percent_text(counted), planned=number)
    return _Weakest(number, f"funnel.funnel.stages[{place}].conversion", message)


def _lowest_rate(part: FunnelPlan) -> _Weakest:
    place = min(range(len(part.funnel.stages)), key=lambda at: part.funnel.conversions[at])
    number = percent_text(part.funnel.conversions[place])
    sentence = _("{stage}: only {rate} go on. Where was that counted, and what would one point more be worth?")
    message = filled(sentence, stage=part.funnel.stages[place].name, rate=number)
    return _Weakest(number, f"funnel.funnel.stages[{place}].conversion", message)


# Capacity -------------------------------------------------------------------------------------------------------------


def _capacity(plan: SalesPlan) -> Question:
    weakest = _scarcest(plan) or _Weakest(
        "", "resources", _("Who sells all this, with which quotas and in which hours?")
    )
    return Question(
        topic="capacity",
        asked=weakest.asked,
        part="resources",
        place=weakest.place,
        tool="allocation",
        number=weakest.number,
    )


def _scarcest(plan: SalesPlan) -> _Weakest | None:
    """Quotas or hours, whichever leaves less room."""
    rooms = [room for room in (_room_of_quotas(plan), _room_of_hours(plan)) if room is not None]
    return min(rooms, key=lambda room: room[0])[1] if rooms else None


def _room_of_quotas(plan: SalesPlan) -> tuple[float, _Weakest] | None:
    main, carried = main_goal(plan), capacity(plan)
    if main is None or carried is None or plan.resources is None:
        return None
    number = money(plan, carried)
    sentence = _(
        "Your team can carry {carried} and the goal is {target}: how does the year end if the rep with {quota} leaves?"
    )
    largest = max(rep.quota or 0 for rep in plan.resources.team)
    message = filled(sentence, carried=number, target=money(plan, main.target), quota=money(plan, largest))
    return carried / main.target, _Weakest(number, "resources.team", message)


def _room_of_hours(plan: SalesPlan) -> tuple[float, _Weakest] | None:
    work, there = work_hours(plan), hours_to_win(plan)
    if not work or there is None:
        return None
    number = number_text(work, digits=0)
    sentence = _(
        "Calls and visits take {work} of the {there} hours for winning customers: what is dropped in a month in which "
        "two people are ill?"
    )
    message = filled(sentence, work=number, there=number_text(there, digits=0))
    return there / work, _Weakest(number, "resources.allocation", message)


# Return ---------------------------------------------------------------------------------------------------------------


def _return(plan: SalesPlan) -> Question:
    weakest = _poorest_return(plan) or _Weakest(
        "", "resources", _("What does each segment cost us in hours and money, and what does it bring?")
    )
    return Question(
        topic="return",
        asked=weakest.asked,
        part="resources",
        place=weakest.place,
        tool="allocation",
        number=weakest.number,
    )


def _poorest_return(plan: SalesPlan) -> _Weakest | None:
    """The segment whose hours for winning bring least growth, each; where nobody has such hours, the dearest line."""
    returns = [found for at in range(_lines(plan)) if (found := _return_of(plan, at)) is not None]
    if returns:
        growth, at, line, segment = min(returns, key=lambda found: found[0])
        number = money(plan, growth)
        sentence = _(
            "{segment}: {hours} hours for winning are to bring {growth} more, {each} an hour, less than anywhere else. "
            "Why not spend them elsewhere?"
        )
        message = filled(
            sentence,
            segment=segment_name(segment, at),
            hours=number_text(line.hours_to_win, digits=0),
            growth=money(plan, segment.growth or 0),
            each=number,
        )
        return _Weakest(number, f"resources.allocation[{at}].hours_to_win", message)
    return _dearest_line(plan)


def _lines(plan: SalesPlan) -> int:
    return len(plan.resources.allocation) if plan.resources else 0


def _return_of(plan: SalesPlan, at: int) -> tuple[float, int, Allocation, Segment] | None:
    line = plan.resources.allocation[at] if plan.resources else None
    segment = plan.segment(line.segment) if line else None
    if line is None or not line.hours_to_win or segment is None or segment.growth is None:
        return None
    return segment.growth / line.hours_to_win, at, line, segment


def _dearest_line(plan: SalesPlan) -> _Weakest | None:
    lines = plan.resources.budget if plan.resources else ()
    at = max(range(len(lines)), key=lambda place: lines[place].amount or 0, default=None)
    if at is None or not lines[at].amount:
        return None
    number = money(plan, lines[at].amount or 0)
    sentence = _("{what} costs {amount}: which number will move by it, and by how much?")
    return _Weakest(number, f"resources.budget[{at}].amount", filled(sentence, what=lines[at].what, amount=number))


# Concentration --------------------------------------------------------------------------------------------------------


def _concentration(plan: SalesPlan) -> Question:
    weakest = _heaviest_segment(plan) or _Weakest(
        "", "segments", _("How much of the revenue comes from our largest segment, and from our largest customer?")
    )
    return Question(
        topic="concentration",
        asked=weakest.asked,
        part="segments",
        place=weakest.place,
        tool="segments",
        number=weakest.number,
    )


def _heaviest_segment(plan: SalesPlan) -> _Weakest | None:
    total = math.fsum(segment.target or 0 for segment in plan.segments)
    if not total:
        return None
    place = max(range(len(plan.segments)), key=lambda at: plan.segments[at].target or 0)
    segment = plan.segments[place]
    number = percent_text((segment.target or 0) / total)
    sentence = _("{segment}: {share} of the plan stands on this one segment. What do we do if it buys a tenth less?")
    if growing_segments(plan) and segment.growth and segment.growth > 0:
        sentence = _(
            "{segment}: {share} of the plan stands on this one segment, and it is to grow by {growth}. What do we do "
            "if it buys a tenth less?"
        )
    message = filled(
        sentence, segment=segment_name(segment, place), share=number, growth=money(plan, segment.growth or 0)
    )
    return _Weakest(number, f"segments[{place}].target", message)


# Risk -----------------------------------------------------------------------------------------------------------------


def _risk(plan: SalesPlan) -> Question:
    weakest = _gravest_risk(plan) or _Weakest(
        "", "risks", _("What would have to happen for this plan to fail, and who would notice first?")
    )
    return Question(
        topic="risk",
        asked=weakest.asked,
        part="risks",
        place=weakest.place,
        tool="risk_radar",
        number=weakest.number,
    )


def _gravest_risk(plan: SalesPlan) -> _Weakest | None:
    """The risk with the highest score; of equal ones, that which rings, cannot be heard or has no answer."""
    rated = [(place, risk) for place, risk in enumerate(plan.risks) if risk.score is not None]
    if not rated:
        return None
    place, risk = max(rated, key=lambda pair: (pair[1].score or 0, _is_open(pair[1])))
    number = number_text(risk.score or 0)
    name = risk.label.strip() or _("Risk {number}").format(number=number_text(place + 1))
    if not risk.is_measurable:
        sentence = _("{risk} is your gravest risk, {score} of 25, and nothing is counted: how will you hear of it?")
        return _Weakest(number, f"risks[{place}].signal", filled(sentence, risk=name, score=number))
    sentence = _(
        "{risk} is your gravest risk, {score} of 25: at {threshold} you act. What will it have cost us by then?"
    )
    message = filled(sentence, risk=name, score=number, threshold=number_text(risk.threshold or 0))
    return _Weakest(number, f"risks[{place}].threshold", message)


def _is_open(risk: Risk) -> bool:
    return hearing_of(risk) is Hearing.RINGS or not risk.is_measurable or not risk.response.strip()
