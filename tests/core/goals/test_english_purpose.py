from __future__ import annotations

import pytest

from bpcourse.core.goals.english import read


@pytest.mark.parametrize(
    "purpose",
    [
        "in fulfilment of the corporate decision to exit heavy assets",
        "in the interest of the corporate quality drive",
        "for the sake of the planned merger",
        "with an eye to the corporate decarbonisation target",
        "paving the way for the company's spin-off",
        "to free up cash for the takeover we are planning",
        "as our planned IPO requires",
        "as the utility wants to be coal-free",
        "so that the joinery can preserve its jobs",
        "as the energy-transition masterplan intends",
        "to underpin our climb to market leadership",
        "true to our zero-waste pledge",
        "a step towards our goal of becoming the country's top coachbuilder",
        "aligned with the line's commitment to inclusivity",
        "a milestone on the cooperative's road to self-sufficiency",
        "thus earning the company a foothold in the silver economy",
        "otherwise the company's second plant cannot be financed",
        "which is why the company exists",
        "in support of the expansion plan",
        "purpose: Vision 2030",
    ],
)
def test_what_the_company_is_after_is_a_purpose(purpose: str) -> None:
    goal = f"Sell 40 pumps to dairies by 1 May 2027, {purpose}."
    assert read(goal).relevant
    assert read(goal).measurable
    assert read(goal).specific


@pytest.mark.parametrize(
    "goal",
    [
        "Over eight weeks the whole company needs to close better.",
        "Sell strategy games to airport shops.",
        "Sell priority support to banks in line with last year.",
        "Move towards corporate customers.",
        "Sell vision care plans to employers.",
        "In support of the sales team, win more deals.",
    ],
)
def test_a_word_of_the_company_alone_is_no_purpose(goal: str) -> None:
    assert not read(goal).relevant


@pytest.mark.parametrize(
    ("purpose", "goal"),
    [
        (
            "and secure the firm's succession plan",
            "A bonus scheme should lift sales and secure the firm's succession plan.",
        ),
        ("in support of the group's strategy", "Sell more in support of the group's strategy by adding a demo."),
        ("fulfil the corporate mandate", "A resolution rate of 90% will fulfil the corporate mandate."),
    ],
)
def test_a_purpose_leaves_the_goal_its_own_words(purpose: str, goal: str) -> None:
    assert [purpose] == [span.of(goal) for span in read(goal).relevant]
