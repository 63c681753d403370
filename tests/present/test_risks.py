"""The pictures and words of the risk radar hold for any sheet, and nothing runs out of them."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.core.period import Period
from bpcourse.core.reviews import Crossing, ReviewRhythm
from bpcourse.core.risks import Risk
from bpcourse.core.worked_company import worked_plan
from bpcourse.present.risks import (
    alert_list,
    calendar_picture,
    group_list,
    headline_words,
    matrix_picture,
    odds_words,
    radar_table,
    signal_picture,
)
from bpcourse.present.svg import text_width

HOSTILE = "</text><script>alert(1)</script>"
YEAR = {f"2027-{month:02}": month for month in range(1, 13)}
SHEETS: dict[str, tuple[Risk, ...]] = {
    "nothing": (),
    "one without a name": (Risk(),),
    "the worked company": worked_plan().risks,
    "sixty in one cell": tuple(Risk(name=f"Risk {number}", likelihood=5, impact=5) for number in range(60)),
    "hostile": (Risk(name=HOSTILE, signal=HOSTILE, owner=HOSTILE, response=HOSTILE, threshold=3, values=YEAR),),
    "long": (Risk(name="a risk that goes on " * 20, signal="数得很长的信号" * 20, threshold=6, values=YEAR),),
    "huge": (Risk(threshold=-1e300, values={"2027-01": 1e300, "2027-02": -1e300, "2027-04": 1_234_567.8}),),
    "below": (Risk(threshold=6, direction=Crossing.BELOW, in_a_row=2, values=YEAR),),
    "years apart": (Risk(threshold=0, values={"0001-01": 0, "9999-12": 0}),),
    "many ring": tuple(Risk(name=f"Risk {number}", threshold=1, values=YEAR) for number in range(9)),
}
EVERY = pytest.mark.parametrize("sheet", SHEETS)


def _assert_readable(drawn: str) -> None:
    root = ET.fromstring(drawn)  # noqa: S314 - the course's own markup
    board = float(root.get("viewBox", "").split()[2])
    assert root.findtext("title")
    assert root.findtext("desc")
    assert not re.search(r"\b(?:nan|inf)\b", re.sub(r"<(title|desc|text)\b.*?</\1>", "", drawn))
    for text in root.iter("text"):
        size = float(re.findall(r"font-size:([\d.]+)px", text.get("style", ""))[0])
        width = text_width(text.text or "", size)
        moved = {"start": 0, "middle": width / 2, "end": width}[text.get("text-anchor", "start")]
        assert size >= 14
        assert float(text.get("x", 0)) - moved >= -3, text.text
        assert float(text.get("x", 0)) - moved + width <= board + 3, text.text


@pytest.mark.parametrize("language", LANGUAGES)
@EVERY
def test_any_sheet_is_drawn_and_put_into_words(sheet: str, language: Language) -> None:
    risks = SHEETS[sheet]
    with use_language(language):
        _assert_readable(matrix_picture(risks))
        for risk in risks:
            _assert_readable(signal_picture(risk))
        said = [radar_table(risks), alert_list(risks), group_list(risks), headline_words(risks)]

    assert all(said)
    assert "<script" not in "".join(said[:3])


def test_a_crossed_month_is_drawn_in_another_colour() -> None:
    calm = Risk(threshold=6, values={"2027-01": 5})

    assert signal_picture(calm).count("fill:var(--bp-poor") == 1  # the words beside the line
    assert signal_picture(Risk(threshold=6, values={"2027-01": 6})).count("fill:var(--bp-poor") == 2


def test_the_chart_keeps_the_place_of_a_month_not_counted() -> None:
    months = re.findall(r">(\d{1,2})<", signal_picture(Risk(values={"2027-01": 20, "2027-04": 30})))

    assert months[:2] == ["1", "20"]
    assert {"2", "3", "4", "30"} <= set(months)


def test_several_that_ring_are_named_and_the_rest_counted() -> None:
    assert headline_words(SHEETS["many ring"]) == (
        "9 signals ring: Risk 0, since 2027-01; Risk 1, since 2027-01; Risk 2, since 2027-01; and 6 more."
    )


def test_the_matrix_numbers_risks_by_their_rank() -> None:
    described = ET.fromstring(matrix_picture(worked_plan().risks)).findtext("desc") or ""  # noqa: S314 - our own

    assert described.startswith("1 Price wars: likelihood 4, impact 5; 2 Skills do not fit the plan: likelihood 4")


@pytest.mark.parametrize(
    ("risk", "usual", "of", "words"),
    [
        (
            Risk(), 2.7, 27,
            "The pencil rule puts the threshold at 6, the exact chance of one month in twenty at 6.",
        ),
        (Risk(), 2, 2, "No count among 2 is rare enough to be a signal."),
        (Risk(direction=Crossing.BELOW), 12, 0, "The pencil rule puts the threshold at 5 or fewer."),
        (
            Risk(direction=Crossing.BELOW), 2, 0,
            "By the pencil rule no count is low enough to be a signal: count over a quarter instead.",
        ),
    ],
)  # fmt: skip
def test_a_threshold_is_proposed(risk: Risk, usual: float, of: int, words: str) -> None:
    assert words == odds_words(risk, usual=usual, of=of, signals=16)[0]


def test_a_calendar_without_reviews_says_so_and_a_long_period_shows_its_first_year() -> None:
    century = Period(date(2027, 1, 1), date(9999, 12, 31))
    drawn = calendar_picture(ReviewRhythm(monthly_day=31, adjusts_quarterly=True), century)

    assert "No review is agreed yet." in calendar_picture(ReviewRhythm(), century)
    assert 12 <= drawn.count("<rect") <= 13
    _assert_readable(drawn)


@settings(deadline=None, max_examples=60)
@given(
    st.dictionaries(
        st.builds("{:04}-{:02}".format, st.integers(2020, 2030), st.integers(1, 12)),
        st.floats(allow_nan=False, allow_infinity=False),
        max_size=40,
    ),
    st.none() | st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(Crossing),
)
def test_any_counts_are_drawn(values: dict[str, float], threshold: float | None, side: Crossing) -> None:
    _assert_readable(signal_picture(Risk(values=values, threshold=threshold, direction=side)))
