"""The pictures and words about the team hold for any team, and nothing runs out of them."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.core.team import GapKind, Handover, JourneyGap, JourneyStage, SalesRole, Standing, TeamStage
from bpcourse.core.worked_team import worked_team
from bpcourse.present.svg import text_width
from bpcourse.present.team import (
    gap_words,
    handover_list,
    journey_headline,
    journey_picture,
    standing_headline,
    standing_list,
    standing_picture,
)

HOSTILE = "</text><script>alert(1)</script>"
LONG = "a role that goes on " * 20
STAGES = tuple(JourneyStage)


def assert_readable(drawn: str) -> None:
    root = ET.fromstring(drawn)  # noqa: S314 - the course's own markup
    _x, _y, wide, high = map(float, root.get("viewBox", "").split())
    assert root.findtext("title")
    assert root.find("desc") is not None
    assert not re.search(r"\b(?:nan|inf)\b", re.sub(r"<(title|desc|text)\b.*?</\1>", "", drawn))
    for text in root.iter("text"):
        size = float(re.findall(r"font-size:([\d.]+)px", text.get("style", ""))[0])
        width = text_width(text.text or "", size)
        moved = {"start": 0, "middle": width / 2, "end": width}[text.get("text-anchor", "start")]
        assert size >= 14
        assert float(text.get("x", 0)) - moved >= -3
        assert float(text.get("x", 0)) - moved + width <= wide + 3, text.text
        assert 0 <= float(text.get("y", 0)) <= high, text.text


ROLES = st.lists(
    st.builds(
        SalesRole,
        name=st.sampled_from(["", "SDR", LONG, HOSTILE, "大客户经理" * 9]),
        holders=st.lists(st.sampled_from(["", "Xu Ting", LONG, HOSTILE]), max_size=3).map(tuple),
        owns=st.sets(st.sampled_from(STAGES)).map(tuple),
        supports=st.sets(st.sampled_from(STAGES)).map(tuple),
    ),
    max_size=6,
)
HANDOVERS = st.lists(
    st.builds(
        Handover,
        giver=st.sampled_from(["", "SDR", LONG]),
        taker=st.sampled_from(["SDR", LONG, HOSTILE]),
        passed=st.sampled_from(["", HOSTILE]),
        days=st.none() | st.floats(0, 9),
    ),
    max_size=4,
)


@settings(max_examples=40)
@given(roles=ROLES, handovers=HANDOVERS, language=st.sampled_from(LANGUAGES))
def test_any_team_can_be_drawn(roles: list[SalesRole], handovers: list[Handover], language: Language) -> None:
    with use_language(language):
        drawn = journey_picture(roles, handovers)
        assert_readable(drawn)
        assert "<script" not in drawn + handover_list(handovers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_worked_team_is_drawn_with_three_numbered_handovers(language: Language) -> None:
    with use_language(language):
        team = worked_team()
        drawn = journey_picture(team.roles, team.handovers)

    assert_readable(drawn)
    assert {"1", "2", "3"} <= set(re.findall(r"<text[^>]*>([^<]*)</text>", drawn))


def test_the_picture_marks_stages_without_an_owner_or_with_two() -> None:
    roles = (SalesRole(name="A", owns=STAGES[:2]), SalesRole(name="B", owns=STAGES[1:3]))

    said = re.findall(r"<text[^>]*>([^<]*)</text>", journey_picture(roles, ()))

    assert "nobody" in said
    assert "2 owners" in said


@pytest.mark.parametrize(
    ("gap", "said"),
    [
        (JourneyGap(kind=GapKind.NO_OWNER, stage=STAGES[2]), "Nobody owns Nurture: name the one role"),
        (JourneyGap(kind=GapKind.SEVERAL_OWNERS, stage=STAGES[3], roles=("Rep", "KAM")), "Rep and KAM own Expand"),
        (JourneyGap(kind=GapKind.EMPTY_ROLE, stage=STAGES[2], roles=("CSM",)), "CSM owns Nurture, and nobody holds"),
        (
            JourneyGap(kind=GapKind.NO_HANDOVER, stage=STAGES[1], roles=("SDR", "Marketing", "Rep")),
            "The customer comes to Rep at Convert, and no handover from SDR or Marketing says how.",
        ),
        (JourneyGap(kind=GapKind.SAME_SIDES, roles=("Rep",), handover=1), "Handover 2 goes from Rep to the same role"),
        (JourneyGap(kind=GapKind.UNKNOWN_ROLE, roles=("",), handover=0), "Handover 1 lacks one of its two sides"),
        (
            JourneyGap(kind=GapKind.LOOSE, roles=("SDR", "Rep"), handover=0, missing=("days", "proof")),
            "Handover 1, from SDR to Rep, does not say by when, how both know that it is done.",
        ),
    ],
)
def test_each_gap_has_its_sentence(gap: JourneyGap, said: str) -> None:
    assert gap_words([gap])[0].startswith(said)


def test_headlines_count() -> None:
    assert journey_headline((), ()) == "No role yet: add the first."
    assert journey_headline((SalesRole(),), ()) == "Every stage has one owner, every handover is complete."
    assert journey_headline((SalesRole(),), worked_team().gaps) == "1 place where a customer can be dropped."
    assert standing_headline((Standing(), Standing())) == "2 in the list, one style: Directive."
    assert standing_headline(()).startswith("Nobody in the list yet")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", ["", "Gao Feng", HOSTILE, LONG, "一个很长的团队名称" * 12])
@pytest.mark.parametrize("count", [0, 1, 9])
def test_however_many_stand_in_a_stage_their_card_holds_them(language: Language, who: str, count: int) -> None:
    standings = (Standing(who=who, task=who),) * count
    with use_language(language):
        drawn = standing_picture(standings)

    assert_readable(drawn)
    assert "<script" not in drawn + standing_list(standings)


def test_a_full_card_says_how_many_more_there_are() -> None:
    assert "and 5 others" in standing_picture((Standing(who="Gao Feng"),) * 9)
    assert "others" not in standing_picture((Standing(who="Gao Feng"),) * 5)


def test_each_of_them_hears_the_words_of_the_stage() -> None:
    shown = standing_list(worked_team().standings)

    assert all(stage.words in shown.replace("&#x27;", "'") for stage in TeamStage)
