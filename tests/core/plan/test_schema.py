"""The published JSON Schema, held against the plans it describes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from bpcourse.core.language import LANGUAGES, Language, use_language
from bpcourse.core.plan import SalesPlan, plan_schema, plan_schema_text
from bpcourse.core.worked_company import worked_plan

PUBLISHED = Path(__file__).parents[3] / "book" / "_static" / "plan.schema.json"
CHECK = Draft202012Validator(plan_schema())


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(plan_schema())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_worked_plan_fits(language: Language) -> None:
    with use_language(language):
        CHECK.validate(worked_plan().to_document())


def test_an_empty_plan_fits() -> None:
    CHECK.validate(SalesPlan.empty().to_document())


def test_names_of_the_learners_own_fit_at_the_top_level() -> None:
    CHECK.validate({"schema_version": 2, "my_note": ["ask Lin Yue"]})


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"schema_version": 3},
        {"schema_version": 2, "currency": "yuan"},
        {"schema_version": 2, "goals": [{"target": "many"}]},
        {"schema_version": 2, "goals": [{"colour": "red"}]},
        {"schema_version": 2, "funnel": {"leads": 5}},
        {"schema_version": 2, "period": {"start": "soon", "end": "2027-12-31"}},
        {"schema_version": 2, "scorecard": {"role": "president"}},
        {"schema_version": 2, "note": None},
        {"schema_version": 2, "market": {"size": "large"}},
        {"schema_version": 2, "segments": {"name": "malls"}},
        {"schema_version": 2, "risks": [{"factor": "luck"}]},
        {"schema_version": 2, "actions": [{"start": "soon"}]},
        {"schema_version": 2, "silenced": {"even-spread": 1}},
    ],
)
def test_what_the_plan_refuses_the_schema_refuses(document: dict[str, object]) -> None:
    assert not CHECK.is_valid(document)


def test_the_published_file_is_the_derived_one() -> None:
    assert plan_schema_text() == PUBLISHED.read_text(encoding="utf-8"), (
        "run: python -m bpcourse.core.plan book/_static/plan.schema.json"
    )


def test_the_command_writes_the_published_file(tmp_path: Path) -> None:
    target = tmp_path / "plan.schema.json"
    subprocess.run([sys.executable, "-m", "bpcourse.core.plan", str(target)], check=True)

    assert json.loads(target.read_bytes()) == plan_schema()


def test_the_command_without_a_file_says_how_to_call_it() -> None:
    done = subprocess.run([sys.executable, "-m", "bpcourse.core.plan"], check=False, capture_output=True, text=True)

    assert done.returncode == 1
    assert "plan.schema.json" in done.stderr
