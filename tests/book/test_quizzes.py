"""The questions of every chapter: complete, with one right answer, and feedback for each mistake."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from jsonschema import Draft202012Validator

ROOT: Final = Path(__file__).parents[2]
QUIZZES: Final[dict[str, list[dict[str, Any]]]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "book" / "quizzes").glob("*.yml"))
}
QUESTIONS: Final = [(chapter, question) for chapter, questions in QUIZZES.items() for question in questions]
NUMBERS: Final = [question for _, question in QUESTIONS if question["kind"] == "number"]
CHOICES: Final = [question for _, question in QUESTIONS if question["kind"] == "choice"]
TAUGHT: Final = tuple(f"ch{number:02}" for number in range(1, 10))

_TEXT: Final = {"type": "string", "pattern": r"\S"}
SCHEMA: Final = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "kind", "question"],
        "properties": {"id": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}, "question": _TEXT},
        "oneOf": [
            {
                "properties": {
                    "id": True,
                    "question": True,
                    "kind": {"const": "choice"},
                    "options": {
                        "type": "array",
                        "minItems": 3,
                        "items": {
                            "type": "object",
                            "required": ["text", "feedback"],
                            "properties": {"text": _TEXT, "feedback": _TEXT, "right": {"const": True}},
                            "additionalProperties": False,
                        },
                    },
                },
                "required": ["options"],
                "additionalProperties": False,
            },
            {
                "properties": {
                    "id": True,
                    "question": True,
                    "kind": {"const": "number"},
                    "unit": {"type": "string"},
                    "answer": {"type": "number"},
                    "tolerance": {"type": "number", "minimum": 0},
                    "right": _TEXT,
                    "otherwise": _TEXT,
                    "wrong": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "type": "object",
                            "required": ["value", "feedback"],
                            "properties": {"value": {"type": "number"}, "feedback": _TEXT},
                            "additionalProperties": False,
                        },
                    },
                },
                "required": ["answer", "right", "wrong", "otherwise"],
                "additionalProperties": False,
            },
        ],
    },
}
EVERY_NUMBER: Final = pytest.mark.parametrize("question", NUMBERS, ids=lambda question: question["id"])
EVERY_CHOICE: Final = pytest.mark.parametrize("question", CHOICES, ids=lambda question: question["id"])


@pytest.mark.parametrize("chapter", QUIZZES)
def test_every_quiz_has_the_form_of_a_quiz(chapter: str) -> None:
    problems = Draft202012Validator(SCHEMA).iter_errors(QUIZZES[chapter])

    assert [f"{problem.json_path}: {problem.message}" for problem in problems] == []


@pytest.mark.parametrize("chapter", TAUGHT)
def test_a_chapter_asks_enough_and_lets_its_readers_count(chapter: str) -> None:
    kinds = [question["kind"] for question in QUIZZES[chapter]]

    assert len(kinds) >= 8
    assert kinds.count("number") >= 3


def test_no_question_shares_its_id() -> None:
    ids = [question["id"] for _, question in QUESTIONS]

    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize(("chapter", "question"), QUESTIONS, ids=[question["id"] for _, question in QUESTIONS])
def test_an_id_begins_with_its_chapter(chapter: str, question: dict[str, Any]) -> None:
    assert question["id"].startswith(f"{chapter}-")


@EVERY_CHOICE
def test_exactly_one_option_is_right(question: dict[str, Any]) -> None:
    assert [option.get("right") for option in question["options"]].count(True) == 1


@EVERY_CHOICE
def test_options_differ_and_each_says_something_of_its_own(question: dict[str, Any]) -> None:
    for part in ("text", "feedback"):
        said = [option[part] for option in question["options"]]
        assert len(set(said)) == len(said)


@pytest.mark.parametrize("chapter", TAUGHT)
def test_the_right_option_does_not_always_stand_in_one_place(chapter: str) -> None:
    places = {
        place
        for question in QUIZZES[chapter]
        if question["kind"] == "choice"
        for place, option in enumerate(question["options"])
        if option.get("right")
    }

    assert len(places) > 1


@EVERY_NUMBER
def test_no_mistake_is_close_enough_to_pass_for_the_answer(question: dict[str, Any]) -> None:
    tolerance = question.get("tolerance", 0)

    # Both count what lies within the tolerance, so twice as far apart leaves no number that is both.
    close = [wrong["value"] for wrong in question["wrong"] if abs(wrong["value"] - question["answer"]) <= 2 * tolerance]
    assert close == []


@EVERY_NUMBER
def test_no_two_mistakes_are_taken_for_each_other(question: dict[str, Any]) -> None:
    values = [wrong["value"] for wrong in question["wrong"]]
    tolerance = question.get("tolerance", 0)

    assert [pair for pair in combinations(values, 2) if abs(pair[0] - pair[1]) <= tolerance] == []


@EVERY_NUMBER
def test_the_tolerance_is_for_rounding_and_not_for_guessing(question: dict[str, Any]) -> None:
    assert question.get("tolerance", 0) <= 0.05 * abs(question["answer"])


@pytest.mark.parametrize("chapter", TAUGHT)
def test_the_chapter_shows_its_quiz(chapter: str) -> None:
    (page,) = (ROOT / "book").glob(f"{chapter}_*.md")

    assert f"{{quiz}} {chapter}" in page.read_text(encoding="utf-8")
