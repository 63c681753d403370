"""How far a learner is, as a table, and the certificate at the end.

>>> from bpcourse.core.exercises import Progress
>>> progress_report("ch02", progress=Progress())
2 The sales process: 0 of 7 tasks done, reflections 0 of 1
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bpcourse.core.exercises import Progress, current_progress, standing
from bpcourse.core.exercises.checking import spoken_language
from bpcourse.core.exercises.register import TITLES
from bpcourse.core.language import _, use_language
from bpcourse.core.quantities import percent_text
from bpcourse.present.html import Html, join, tag

if TYPE_CHECKING:
    from datetime import date

    from bpcourse.core.exercises.progress import ChapterStanding, Standing

__all__ = ["Report", "certificate", "certificate_page", "certificate_report", "progress_report"]


@dataclass(frozen=True, repr=False)
class Report:
    """What a notebook shows: a text, and the same as markup."""

    text: str
    html: Html

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html


def progress_report(chapter: str | None = None, *, progress: Progress | None = None) -> Report:
    """How far the learner is: in all of the course, or in the exercise of one *chapter* such as "ch02".

    progress: by default the one that is kept beside the plan.
    """
    with use_language(spoken_language()):
        reached = standing(current_progress() if progress is None else progress)
        if chapter is None:
            return _whole_report(reached)
        (part,) = (each for each in reached.chapters if each.chapter == chapter)
        text = _("{chapter}: {done} of {all} tasks done, reflections {written} of {asked}").format(
            chapter=_(TITLES[chapter]),
            done=part.tasks_done,
            all=part.tasks,
            written=part.reflections_done,
            asked=part.reflections,
        )
        return Report(text, tag("p", tag("strong", text)))


def certificate_report(name: object, *, folder: Path | None = None) -> Report:
    """The certificate of *name*, or what is still missing.

    It is also saved as ``my_certificate.html``, for the browser to print.  folder: where, by default that of the
    notebook.
    """
    with use_language(spoken_language()):
        reached = standing(current_progress())
        if not reached.is_complete:
            return Report(_still_to_do(reached), tag("p", _still_to_do(reached)))
        if not isinstance(name, str) or not name.strip():
            sentence = _("Put your name between the quotation marks in the cell above and run it, then this one.")
            return Report(sentence, tag("p", sentence))
        today = datetime.now(tz=UTC).astimezone().date()
        path = (folder or Path()) / _CERTIFICATE_FILE
        path.write_text(certificate_page(name.strip(), day=today, reached=reached), encoding="utf-8")
        saved = _("Saved as {path}: open it in the browser and print it, or save it as PDF.").format(path=path.name)
        paper = certificate(name.strip(), day=today, reached=reached)
        return Report(saved, join((tag("p", saved), tag("style", Html(_LOOK)), paper)))


def certificate(name: str, *, day: date, reached: Standing) -> Html:
    """The certificate of *name*: what was done, with which score, on which *day*."""
    score = percent_text(reached.score, digits=0)
    return tag(
        "section",
        tag("p", _("Certificate of completion"), class_="bp-certificate-head"),
        tag("p", name, class_="bp-certificate-name"),
        tag("p", _("has completed the course “Writing a sales business plan”: all exercises, and the quizzes.")),
        tag("p", _("Score: {score}. Date: {date}.").format(score=score, date=day.isoformat())),
        class_="bp-certificate",
    )


def certificate_page(name: str, *, day: date, reached: Standing) -> str:
    """The certificate as a page of its own, which the browser prints or saves as PDF."""
    body = certificate(name, day=day, reached=reached)
    head = join(
        (tag("meta", charset="utf-8"), tag("title", _("Certificate of completion")), tag("style", Html(_STYLE)))
    )
    language = "zh-CN" if spoken_language() == "zh_CN" else "en"
    return f"<!doctype html>\n{tag('html', tag('head', head), tag('body', body), lang=language)}\n"


def _whole_report(reached: Standing) -> Report:
    head = tag(
        "tr", *(tag("th", text, scope="col") for text in (_("Chapter"), _("Quiz"), _("Tasks"), _("Reflections")))
    )
    rows = [_row(part) for part in reached.chapters]
    table = tag("table", tag("thead", head), tag("tbody", join(rows)))
    still = _still_to_do(reached)
    return Report(still, join((table, tag("p", tag("strong", still)))))


def _row(part: ChapterStanding) -> Html:
    counts = (
        (part.questions_right, part.questions),
        (part.tasks_done, part.tasks),
        (part.reflections_done, part.reflections),
    )
    cells = (tag("td", f"{done} / {whole}" if whole else "–") for done, whole in counts)
    return tag("tr", tag("th", _(TITLES[part.chapter]), scope="row"), *cells)


def _still_to_do(reached: Standing) -> str:
    if reached.is_complete:
        score = percent_text(reached.score, digits=0)
        return _("The course is complete, with a score of {score}.").format(score=score)
    return _("Still to do: {open_tasks} tasks and {questions} quiz questions.").format(
        open_tasks=reached.total("tasks") - reached.total("tasks_done"),
        questions=max(0, reached.questions_wanted - reached.total("questions_right")),
    )


_CERTIFICATE_FILE: Final = "my_certificate.html"
_LOOK: Final = (
    ".bp-certificate{border:3px double #0b4f7d;padding:3rem;text-align:center;background:#fff;color:#1d2733}"
    ".bp-certificate-head{font-size:1.75rem;color:#0b4f7d}.bp-certificate-name{font-size:2.25rem;font-weight:700}"
)
_STYLE: Final = (
    "@page{size:A4 landscape;margin:2cm}"
    "body{font-family:system-ui,'PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif}" + _LOOK
)
