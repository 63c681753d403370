"""The pictures and tables of actions: every action and person is there, whatever their names and dates."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpcourse.core.actions import Action
from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.core.period import Period
from bpcourse.core.reviews import ReviewRhythm
from bpcourse.core.worked_execution import worked_actions, worked_reviews
from bpcourse.present.actions import action_table, chain_words, findings, gantt_picture, load_table, raci_table
from bpcourse.present.svg import text_width

YEAR = Period.year(2027)
HOSTILE = "</text></td><script>alert(1)</script>"
OFFER = Action(
    id="offer", title="Offer", accountable=("Chen Hao",), start=date(2027, 1, 4), end=date(2027, 2, 26), budget=5000
)
DAYS = st.none() | st.dates()
TITLES = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=20)


def drawn(actions: list[Action], period: Period = YEAR, reviews: ReviewRhythm | None = None) -> ET.Element:
    return ET.fromstring(gantt_picture(actions, period, reviews=reviews))  # noqa: S314 - the course's own markup


def bars(picture: ET.Element) -> list[ET.Element]:
    return [each for each in picture.iter("rect") if each.get("height") == "18"]


def cells(table: str) -> list[list[str]]:
    """The text of each row's cells."""
    rows = re.findall("<tr>(.*?)</tr>", table)
    return [[re.sub("<[^>]+>", "", cell) for cell in re.findall("<t[hd].*?</t[hd]>", row)] for row in rows]


@st.composite
def any_actions(draw: st.DrawFn) -> list[Action]:
    actions = []
    for number in range(draw(st.integers(0, 5))):
        start, end = draw(DAYS), draw(DAYS)
        if start is not None and end is not None:
            start, end = min(start, end), max(start, end)
        needed = tuple(draw(st.sets(st.sampled_from(["a0", "a1", "a2", "none"]), max_size=3)))
        people = tuple(draw(st.sets(st.sampled_from(["Lin", "陈浩", HOSTILE]), max_size=3)))
        actions.append(
            Action(id=f"a{number}", title=draw(TITLES), accountable=people, start=start, end=end, depends_on=needed)
        )
    return actions


# Gantt ----------------------------------------------------------------------------------------------------------------


def test_every_dated_action_has_its_bar_and_every_review_its_disc() -> None:
    picture = drawn([*worked_actions(), Action(title="Some day")], reviews=worked_reviews())

    assert len(bars(picture)) == 10
    assert len(list(picture.iter("circle"))) == 12
    assert len([each for each in picture.iter("circle") if each.get("r") == "6"]) == 4


def test_a_bar_begins_and_ends_on_its_days() -> None:
    whole = bars(drawn([Action(start=YEAR.start, end=YEAR.end)]))[0]
    half = bars(drawn([Action(start=date(2027, 7, 2), end=YEAR.end)]))[0]

    assert (float(whole.get("x", "")), float(whole.get("width", ""))) == (176, 316)
    assert float(half.get("x", "")) == pytest.approx(176 + 316 * 182 / 365, abs=0.01)


def test_the_longest_chain_is_darker() -> None:
    after = Action(id="after", start=date(2027, 3, 1), end=date(2027, 3, 5), depends_on=("offer",))
    alone = Action(id="alone", start=date(2027, 3, 1), end=date(2027, 3, 2))

    assert ["bp-one" in bar.get("style", "") for bar in bars(drawn([OFFER, after, alone]))] == [True, True, False]


def test_what_lies_outside_is_cut_off_and_has_a_red_edge() -> None:
    bar = bars(drawn([Action(start=date(2026, 1, 1), end=date(2029, 1, 1))]))[0]

    assert (float(bar.get("x", "")), float(bar.get("width", ""))) == (176, 316)
    assert "bp-poor" in bar.get("style", "")


@pytest.mark.parametrize(
    ("period", "names"),
    [
        (Period.quarter(2027, 2), ["4", "5", "6"]),
        (Period(date(2027, 1, 1), date(2028, 6, 30)), ["Q1", "Q2", "Q3", "Q4", "Q1", "Q2"]),
        (Period(date(2027, 1, 1), date(2031, 12, 31)), ["2027", "2028", "2029", "2030", "2031"]),
    ],
)
def test_the_calendar_shows_months_quarters_or_years(period: Period, names: list[str]) -> None:
    assert [each.text for each in drawn([], period).iter("text")][: len(names)] == names


def test_the_picture_says_in_words_what_it_shows() -> None:
    words = gantt_picture([OFFER, Action(title="Some day")], YEAR, reviews=ReviewRhythm(monthly_day=5))

    assert "Offer: 2027-01-04 to 2027-02-26. Some day: not dated. 12 reviews of the plan." in words


@settings(max_examples=60, deadline=None)
@given(any_actions(), st.dates(), st.integers(0, 3000), st.sampled_from(LANGUAGES))
def test_any_actions_are_drawn_within_the_picture(
    actions: list[Action], start: date, days: int, language: Language
) -> None:
    period = Period(start, date.fromordinal(min(start.toordinal() + days, date.max.toordinal())))
    with use_language(language):
        picture = drawn(actions, period, worked_reviews())
        findings(actions, period)
        raci_table(actions)
        action_table(actions, currency="CNY", until=period.end)
        load_table(actions, period)

    for rect in picture.iter("rect"):
        assert 0 <= float(rect.get("x", "")) <= float(rect.get("x", "")) + float(rect.get("width", "")) <= 500.1
    for text in picture.iter("text"):
        half = text_width(text.text or "", 14) * (0.5 if text.get("text-anchor") == "middle" else 1)
        assert float(text.get("x", "")) + half <= 500


# Findings -------------------------------------------------------------------------------------------------------------


def test_the_worked_companys_actions_leave_nothing_to_mend() -> None:
    assert findings(worked_actions(), YEAR) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"accountable": ()}, "Nobody answers for “Reps”: name one accountable person."),
        ({"accountable": ("A", "B")}, "2 people answer for “Reps”, so that each may wait for the other: keep one."),
        ({"depends_on": ("gone",)}, "“Reps” waits for “gone”, which is not in the list."),
        (
            {"start": date(2027, 2, 26)},
            "“Reps” begins on 2027-02-26, before “Offer” is finished on 2027-02-26.",
        ),
        ({"end": date(2028, 1, 1)}, "“Reps” has a day outside the plan's period, 2027."),
        ({"end": None}, "“Reps” needs a first and a last day."),
        (
            {"depends_on": ("reps",)},
            "These wait for each other, so that none can begin: Reps → Reps. Take out one of the dependencies.",
        ),
    ],
)
def test_each_fault_has_its_sentence(changed: dict[str, object], said: str) -> None:
    fields: dict[str, object] = {
        "id": "reps", "title": "Reps", "accountable": ("Lin Yue",), "depends_on": ("offer",),
        "start": date(2027, 3, 1), "end": date(2027, 3, 12), **changed,
    }  # fmt: skip

    assert findings([OFFER, Action(**fields)], YEAR) == [said]  # type: ignore[arg-type]


def test_the_chain_is_named_with_its_days() -> None:
    assert chain_words(worked_actions()) == (
        "The longest chain holds 295 days of action: Build the audit offer → Train the reps → Audits on site. "
        "A delay there is the hardest to make up."
    )
    assert chain_words([OFFER]) == ""


# Tables ---------------------------------------------------------------------------------------------------------------


def test_the_list_shows_owner_days_slack_and_the_sum_of_budgets() -> None:
    assert cells(action_table([OFFER, Action(title="Later")], currency="CNY", until=date(2027, 3, 1)))[1:] == [
        ["Offer", "Chen Hao", "2027-01-04", "2027-02-26", "3", "CNY 5,000"],
        ["Later", "–", "–", "–", "–", "–"],
        ["Sum", "", "", "", "", "CNY 5,000"],
    ]


def test_the_matrix_has_every_part_of_every_person() -> None:
    both = Action(title="Do", accountable=("Lin", "Chen"), responsible=("Lin",), consulted=("Gao",), informed=("Xu",))
    one = Action(title="Sell", accountable=("Gao",))
    nobody = Action(title="Wait")

    assert cells(raci_table([both, one, nobody])) == [
        ["Action", "Lin", "Chen", "Gao", "Xu", "Accountable"],
        ["Do", "R A", "A", "C", "I", "2"],
        ["Sell", "–", "–", "A", "–", "one"],
        ["Wait", "–", "–", "–", "–", "nobody"],
    ]


def test_the_load_has_a_column_per_month_and_stops_after_two_years() -> None:
    assert cells(load_table([OFFER], Period.quarter(2027, 1))) == [
        ["Who", "2027-01", "2027-02", "2027-03", "At most"],
        ["Chen Hao", "1", "1", "–", "1"],
    ]
    assert len(cells(load_table([OFFER], Period(date(2027, 1, 1), date(2036, 12, 31))))[0]) == 26


def test_names_that_look_like_markup_are_shown_as_text() -> None:
    hostile = [Action(id="a", title=HOSTILE, accountable=(HOSTILE,), start=YEAR.start, end=YEAR.end)]
    shown = [gantt_picture(hostile, YEAR), raci_table(hostile), load_table(hostile, YEAR)]
    shown.append(action_table(hostile, currency="CNY", until=YEAR.end))

    assert not any("<script" in each for each in shown)
