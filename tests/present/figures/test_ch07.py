"""The pictures of chapter 7: they draw in both languages, and show what the pay rules and the calendar say."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.core.quantities import money_text, number_text, percent_text
from bpcourse.core.worked_company import worked_figures
from bpcourse.present.figures import ch07, picture

PICTURES = ["journey_roles", "pay_plan", "meeting_rhythm", "style_cycle"]


def described(name: str) -> str:
    return ET.fromstring(picture(f"ch07.{name}")).findtext("desc") or ""  # noqa: S314 - our own markup


def texts(name: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", picture(f"ch07.{name}"))


@pytest.mark.parametrize("name", PICTURES)
def test_no_text_begins_outside_the_picture(name: str) -> None:
    root = ET.fromstring(picture(f"ch07.{name}"))  # noqa: S314 - our own markup
    _x, _y, width, height = (float(number) for number in root.attrib["viewBox"].split())
    for text in root.iter("text"):
        assert 0 <= float(text.attrib["x"]) <= width
        assert 0 <= float(text.attrib["y"]) <= height


def test_the_chain_of_handovers_goes_through_every_stage() -> None:
    chain = [role for role in ch07._ROLES if role[-1] == "one"]
    stages = [stage for *_words, first, last, _fill in chain for stage in range(first, last + 1)]
    assert stages == list(range(len(ch07._STAGES)))


def test_the_description_names_all_five_roles_and_who_holds_them() -> None:
    told = described("journey_roles")
    assert len(ch07._ROLES) == 5
    assert all(
        f"{name}, from " in told and f"At Clearbrook: {holder}." in told for name, _w, holder, *_r in ch07._ROLES
    )


def test_nobody_holds_the_customer_success_role() -> None:
    assert [name for name, _work, holder, *_rest in ch07._ROLES if holder == "nobody yet"] == [
        "Customer success manager"
    ]


def test_three_handovers_are_numbered() -> None:
    assert {"1", "2", "3"} <= set(texts("journey_roles"))


@pytest.mark.parametrize(
    ("score", "straight", "stepped"),
    [
        (0, 0, 0),
        (0.5, 0, 0),
        (0.799, 28_704, 0),
        (0.8, 28_800, 28_800),
        (1.0, 48_000, 48_000),
        (1.2, 67_200, 55_200),
        (1.5, 96_000, 55_200),
        (2.0, 96_000, 55_200),
    ],
)
def test_pay_at_the_borders_of_both_plans(score: float, straight: float, stepped: float) -> None:
    assert straight == pytest.approx(ch07.straight_pay(score))
    assert stepped == pytest.approx(ch07.stepped_pay(score))


@given(score=st.floats(0.5, 1.49))
def test_each_point_pays_the_same_in_the_straight_plan(score: float) -> None:
    assert ch07.straight_pay(score + 0.01) - ch07.straight_pay(score) == pytest.approx(960)


@given(low=st.floats(0, 2), high=st.floats(0, 2))
def test_a_higher_score_never_pays_less_in_either_plan(low: float, high: float) -> None:
    low, high = sorted((low, high))
    assert ch07.straight_pay(low) <= ch07.straight_pay(high)
    assert ch07.stepped_pay(low) <= ch07.stepped_pay(high)


def test_the_personal_bonus_and_the_pool_make_the_whole() -> None:
    assert ch07.TARGET_BONUS == ch07.PERSONAL_BONUS + ch07.TARGET_BONUS * ch07.POOL_SHARE


def test_the_pay_picture_tells_both_reps_pay_in_both_plans() -> None:
    told = described("pay_plan")
    for name in ("Liu Yang", "Sun Mei"):
        score = ch07.role_score(name)
        assert f"{name} scores {percent_text(score)}" in told
        assert money_text(ch07.straight_pay(score), "CNY") in told
        assert money_text(ch07.stepped_pay(score), "CNY") in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_score_is_the_same_in_every_language(language: Language) -> None:
    expected = ch07.role_score("Liu Yang")
    with use_language(language):
        assert expected == ch07.role_score("Liu Yang")


def test_every_meeting_is_drawn_with_its_minutes_and_lies_within_the_month() -> None:
    shown = texts("meeting_rhythm")
    for meeting in ch07.MEETINGS:
        assert meeting.name in shown
        assert f"{meeting.minutes} min" in shown
        assert set(meeting.days) <= set(range(20))


def test_a_meeting_for_two_of_eight_takes_a_quarter_of_a_reps_time() -> None:
    assert 2 / worked_figures()["reps"] == ch07._TWO_OF_EIGHT
    for meeting in ch07.MEETINGS:
        starred = meeting.name.endswith("*")
        assert meeting.part == (ch07._TWO_OF_EIGHT if starred else 1)


def test_the_hours_of_a_month_are_the_sum_of_its_meetings() -> None:
    minutes = 20 * 10 + 4 * 30 + 2 * 30 + 2 * 45 + 2 * 60 + (2 * 30 + 30 + 45) / 4 + 60
    assert minutes / 60 == ch07.hours_in_a_month()
    assert f"{number_text(minutes / 60)} hours of a rep's {ch07.HOURS_OF_WORK}" in described("meeting_rhythm")


def test_no_day_has_two_long_meetings_but_the_last() -> None:
    long_days = [day for meeting in ch07.MEETINGS if meeting.minutes >= 45 for day in meeting.days]
    assert len(long_days) == len(set(long_days))


def test_the_four_styles_go_with_four_stages_and_lead_back_to_the_first() -> None:
    told = described("style_cycle")
    assert [style for style in ("Directive", "Coaching", "Supportive", "Transformational") if style in told] == [
        style for _stage, style, _words, _who in ch07._STYLES
    ]
    assert "leads back to the first" in told
