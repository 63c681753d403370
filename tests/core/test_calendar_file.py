"""The calendar file keeps to RFC 5545: line ends, folding, escaping, whole days, UIDs that stay."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.actions import Action
from bpcourse.core.calendar_file import calendar_text, escaped, folded
from bpcourse.core.language import use_language
from bpcourse.core.period import Period
from bpcourse.core.reviews import ReviewRhythm
from bpcourse.core.worked_execution import worked_actions, worked_reviews

STAMP = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
YEAR = Period.year(2027)
SHOW = Action(id="show", title="Trade show", start=date(2027, 4, 13), end=date(2027, 4, 16))
ANY_TEXT = st.text(st.characters(exclude_categories=[]))


def unfolded(text: str) -> list[str]:
    """The content lines, as section 3.1 has them read."""
    assert text.endswith("\r\n")
    return re.sub("\r\n[ \t]", "", text).split("\r\n")[:-1]


def lines_of(*actions: Action, name: str = "") -> list[str]:
    lines = unfolded(calendar_text(actions, stamp=STAMP))
    return [line for line in lines if line.startswith(name)]


def unescaped(text: str) -> str:
    """A TEXT value read by section 3.3.11."""
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], text)


def test_the_calendar_opens_with_its_version_and_maker_and_closes() -> None:
    assert lines_of() == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//bpcourse//Sales business plan//EN",
        "CALSCALE:GREGORIAN",
        "END:VCALENDAR",
    ]


def test_an_event_has_each_property_that_is_required_once() -> None:
    names = [re.split("[:;]", line)[0] for line in lines_of(SHOW)[4:-1]]

    assert names == ["BEGIN", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "TRANSP", "END"]


def test_the_end_of_an_all_day_event_is_the_day_after_its_last() -> None:
    assert lines_of(SHOW, name="DTSTART") == ["DTSTART;VALUE=DATE:20270413"]
    assert lines_of(SHOW, name="DTEND") == ["DTEND;VALUE=DATE:20270417"]


@pytest.mark.parametrize("known", [{"start": date(2027, 12, 31)}, {"end": date(2027, 12, 31)}])
def test_an_action_of_which_one_day_is_known_lasts_that_day(known: dict[str, date]) -> None:
    assert lines_of(Action(**known), name="DT")[1:] == ["DTSTART;VALUE=DATE:20271231", "DTEND;VALUE=DATE:20280101"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "written"), [(date(27, 1, 4), "00270104"), (date.max, "99991231"), (date(2027, 1, 4), "20270104")]
)
def test_a_day_has_eight_digits_in_any_year(day: date, written: str) -> None:
    assert lines_of(Action(start=day), name="DTSTART") == [f"DTSTART;VALUE=DATE:{written}"]


def test_an_action_without_days_is_left_out() -> None:
    assert lines_of(Action(id="a", title="Some day"), name="BEGIN:VEVENT") == []


def test_the_stamp_is_written_in_utc() -> None:
    shanghai = STAMP.astimezone(timezone(timedelta(hours=8)))

    assert "DTSTAMP:20261123T083000Z" in unfolded(calendar_text([SHOW], stamp=shanghai))


# Text -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a, b; c", r"a\, b\; c"),
        ("back\\slash", r"back\\slash"),
        ("one\r\ntwo\rthree\nfour\u2028five", r"one\ntwo\nthree\nfour\nfive"),
        ("10:30", "10:30"),
        ('"quoted"', '"quoted"'),
        ("bell\x07, tab\t", "bell\\, tab\t"),
        ("lone \ud800", "lone ?"),
    ],
)
def test_text_is_escaped_as_section_3_3_11_has_it(text: str, written: str) -> None:
    assert escaped(text) == written


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])))
def test_escaped_text_reads_back(text: str) -> None:
    assert unescaped(escaped(text)) == text


@given(ANY_TEXT)
def test_no_line_is_longer_than_75_octets_and_unfolding_gives_it_back(text: str) -> None:
    line = f"SUMMARY:{escaped(text)}"

    assert all(len(part.encode()) <= 75 for part in folded(line).split("\r\n"))
    assert re.sub("\r\n[ \t]", "", folded(line)) == line


@pytest.mark.parametrize(("length", "parts"), [(75, 1), (76, 2), (149, 2), (150, 3)])
def test_the_space_that_opens_a_folded_line_counts(length: int, parts: int) -> None:
    assert len(folded("x" * length).split("\r\n")) == parts


@given(ANY_TEXT)
def test_no_title_opens_another_line_of_the_calendar(title: str) -> None:
    assert len(lines_of(SHOW)) == len(lines_of(replace(SHOW, title=title)))


def test_a_hostile_title_stays_text() -> None:
    lines = lines_of(replace(SHOW, title="x\r\nEND:VEVENT\r\nATTACH:http://example.com"))

    assert r"SUMMARY:x\nEND:VEVENT\nATTACH:http://example.com" in lines
    assert lines.count("END:VEVENT") == 1


def test_the_people_stand_in_the_description() -> None:
    one = replace(SHOW, accountable=("Marketing",), responsible=("Reps", "Gao Feng"))

    assert lines_of(one, name="DESCRIPTION") == [r"DESCRIPTION:Accountable: Marketing\nResponsible: Reps\, Gao Feng"]


# UIDs and reviews -----------------------------------------------------------------------------------------------------


def uids(*actions: Action, key: str = "Clearbrook 2027", reviews: ReviewRhythm | None = None) -> list[str]:
    text = calendar_text(actions, reviews=reviews, period=YEAR, key=key, stamp=STAMP)
    return [line for line in unfolded(text) if line.startswith("UID:")]


def test_a_changed_action_keeps_its_uid() -> None:
    assert uids(SHOW) == uids(replace(SHOW, title="Fair", end=date(2027, 4, 20)))


def test_other_actions_and_other_plans_have_other_uids() -> None:
    assert len({*uids(SHOW), *uids(replace(SHOW, id="other")), *uids(SHOW, key="Clearbrook 2028")}) == 3


def test_a_review_moved_within_its_month_keeps_its_uid() -> None:
    assert uids(reviews=ReviewRhythm(monthly_day=31)) == uids(reviews=ReviewRhythm(monthly_day=5))


def test_all_uids_of_the_worked_company_differ() -> None:
    named = uids(*worked_actions(), reviews=worked_reviews())

    assert len(set(named)) == len(named) == 10 + 12


def test_reviews_stand_on_their_days_and_say_when_the_plan_is_adjusted() -> None:
    text = calendar_text([], reviews=worked_reviews(), period=Period.quarter(2027, 1), stamp=STAMP)
    lines = unfolded(text)

    assert [line[-8:] for line in lines if line.startswith("DTSTART")] == ["20270129", "20270226", "20270331"]
    assert [line for line in lines if line.startswith("SUMMARY")] == [
        "SUMMARY:Plan review", "SUMMARY:Plan review", "SUMMARY:Plan review: adjust the plan",
    ]  # fmt: skip
    assert "DESCRIPTION:Called by Lin Yue" in lines


def test_chinese_is_folded_between_characters() -> None:
    with use_language("zh_CN"):
        text = calendar_text(worked_actions(), stamp=STAMP)

    assert all(len(line) <= 75 for line in text.encode().split(b"\r\n"))
    assert all(line.decode() for line in text.encode().split(b"\r\n")[:-1])


def test_a_review_carries_its_agenda_below_who_calls_it() -> None:
    text = calendar_text(
        [], reviews=worked_reviews(), period=Period.month(2027, 1), agenda="5 minutes\n15 minutes", stamp=STAMP
    )

    assert "DESCRIPTION:Called by Lin Yue\\n5 minutes\\n15 minutes" in text
