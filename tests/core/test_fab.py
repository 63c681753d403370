"""The FAB check: what each step is, why, and how it does on statements it was not written with."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from fab_scores import STATEMENTS, labelled_statements, score  # noqa: E402 - found through the path above

from bpcourse.core.fab import FabFault, FabStep, review_fab  # noqa: E402
from bpcourse.core.language import use_language  # noqa: E402
from bpcourse.core.sales_path import FabStatement  # noqa: E402
from bpcourse.core.worked_market import worked_sales_paths  # noqa: E402

SOUND = FabStatement(
    feature="sensors are clamped on under load",
    advantage="no line stops for the installation",
    benefit="your plant loses no hour of output",
)
BAR = 0.8


@pytest.mark.parametrize("step", FabStep)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_statements_the_rules_were_not_written_with_are_judged_to_the_bar(language: str, step: FabStep) -> None:
    result = score(labelled_statements(STATEMENTS / f"{language}_held.yml"), step)

    assert result.precision >= BAR
    assert result.recall >= BAR


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_part_of_the_labelled_statements_is_kept_apart(language: str) -> None:
    dev, held = (labelled_statements(STATEMENTS / f"{language}_{part}.yml") for part in ("dev", "held"))
    told = [tuple(one[step.value] for step in FabStep) for one in (*dev, *held)]

    assert len(dev) >= 40
    assert len(held) >= 20
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_worked_companys_statements_hold(language: str) -> None:
    with use_language(language):  # type: ignore[arg-type] # names of languages from a list
        statements = [one for path in worked_sales_paths() for one in path.fab_statements]

        assert len(statements) == 3
        assert all(review_fab(one).is_sound for one in statements)


@pytest.mark.parametrize(
    ("step", "text", "fault", "word"),
    [
        ("feature", "", FabFault.EMPTY, ""),
        ("feature", "excellent quality", FabFault.PRAISE, ""),
        ("feature", "you save 12% of your bill", FabFault.GAIN, "save 12%"),
        ("advantage", "", FabFault.EMPTY, ""),
        ("advantage", "sensors under load", FabFault.REPEATED, ""),
        ("advantage", "state-of-the-art technology", FabFault.PRAISE, ""),
        ("advantage", "IP67", FabFault.SPECIFICATION, ""),
        ("advantage", "saves you money", FabFault.GAIN, "saves you money"),
        ("benefit", " ", FabFault.EMPTY, ""),
        ("benefit", "no line stops", FabFault.REPEATED, ""),
        ("benefit", "the best solution", FabFault.PRAISE, ""),
        ("benefit", "accurate to 0.1 kW", FabFault.SPECIFICATION, "0.1 kW"),
        ("benefit", "we answer the phone", FabFault.SELLER, "we"),
        ("benefit", "reduces risk", FabFault.NOBODY, "reduces risk"),
        ("benefit", "you will be delighted by it", FabFault.NO_GAIN, ""),
        ("benefit", "降低风险", FabFault.NOBODY, "降低风险"),
        ("benefit", "我们的工程师随叫随到", FabFault.SELLER, "我们"),
    ],
)
def test_a_step_that_is_something_else_is_told_what_it_is(step: str, text: str, fault: FabFault, word: str) -> None:
    steps = {each.value: getattr(SOUND, each.value) for each in FabStep} | {step: text}
    found = getattr(review_fab(FabStatement(**steps)), step)

    assert (found.fault, found.word) == (fault, word)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("fault", FabFault)
def test_each_fault_has_its_sentence(fault: FabFault, language: str) -> None:
    from bpcourse.core.fab import StepReview

    with use_language(language):  # type: ignore[arg-type] # names of languages from a list
        sentences = {StepReview(step=step, text="x", fault=fault, word="x").reason for step in FabStep}

    assert all(sentences)
    assert not any("{" in sentence for sentence in sentences)


def test_a_feature_told_again_as_a_benefit_is_no_benefit() -> None:
    said = FabStatement(feature="12-bit converter", advantage="reads small loads", benefit="a 12-bit converter")

    assert review_fab(said).benefit.fault is FabFault.REPEATED


def test_a_gain_with_a_number_needs_no_name() -> None:
    said = FabStatement(feature="meters", advantage="read each minute", benefit="saves 4% of the bill")

    assert review_fab(said).benefit.is_sound


def test_the_language_can_be_given() -> None:
    assert review_fab(SOUND, lang="en") == review_fab(SOUND)


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_read(feature: str, advantage: str, benefit: str) -> None:
    review = review_fab(FabStatement(feature=feature, advantage=advantage, benefit=benefit))

    assert all(step.reason for step in review.steps)
