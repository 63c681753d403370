"""Progress as a table, and the certificate."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bpcourse.core.exercises import Progress, chapters_with_tasks, standing, tasks_of
from bpcourse.core.exercises.progress import Record, save_progress
from bpcourse.core.exercises.quiz_questions import QUIZ_QUESTIONS
from bpcourse.core.language import use_language
from bpcourse.present.progress import certificate_page, certificate_report, progress_report

if TYPE_CHECKING:
    from pathlib import Path

DONE = Progress(
    tasks={task.id: Record(done=True) for chapter in chapters_with_tasks() for task in tasks_of(chapter)},
    first={quiz: dict.fromkeys(questions, True) for quiz, questions in QUIZ_QUESTIONS.items()},
)


def test_the_whole_course_is_one_row_for_each_chapter() -> None:
    report = progress_report(progress=Progress())

    assert report.html.count("<tr>") == 1 + len(standing(Progress()).chapters)
    assert repr(report).startswith("Still to do: ")
    assert repr(progress_report(progress=DONE)) == "The course is complete, with a score of 100%."


def test_a_report_speaks_the_language_of_the_moment() -> None:
    with use_language("zh_CN"):
        assert repr(progress_report("ch02", progress=Progress())) == "2 销售流程：题目完成 0 / 7，思考题 0 / 1"


def test_a_name_is_text_and_never_markup() -> None:
    page = certificate_page("<b>林悦</b> & co", day=date(2027, 3, 1), reached=standing(DONE))

    assert "&lt;b&gt;林悦&lt;/b&gt; &amp; co" in page
    assert "2027-03-01" in page
    assert "100%" in page


@pytest.mark.parametrize(
    ("name", "progress", "says"), [("", DONE, "Put your name"), ("Lin Yue", Progress(), "Still to")]
)
def test_there_is_no_certificate_without_a_name_or_before_the_end(
    name: str, progress: Progress, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BPCOURSE_PROGRESS", str(tmp_path / "my_progress.json"))
    save_progress(progress, tmp_path / "my_progress.json")

    assert repr(certificate_report(name, folder=tmp_path)).startswith(says)
    assert not (tmp_path / "my_certificate.html").exists()


def test_the_certificate_is_saved_as_a_page_that_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BPCOURSE_PROGRESS", str(tmp_path / "my_progress.json"))
    save_progress(DONE, tmp_path / "my_progress.json")

    report = certificate_report("Lin Yue", folder=tmp_path)

    assert "Lin Yue" in report.html
    assert "@page" in (tmp_path / "my_certificate.html").read_text(encoding="utf-8")
