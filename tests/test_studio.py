"""Where tools and documents meet: what is offered, and that it is loaded only when it is asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bpcourse.core.errors import CourseError
from bpcourse.core.language import use_language
from bpcourse.core.worked_company import worked_plan
from bpcourse.studio import DOCUMENTS, open_tool, receive
from bpcourse.widgets import page
from bpcourse.widgets.exporter import offer_exporter, offered_exporter


def test_importing_it_offers_the_documents_to_every_tool() -> None:
    program = (
        "import bpcourse.studio as s; from bpcourse.widgets.exporter import *; print(offered_exporter() is s.DOCUMENTS)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout == "True\n"


def test_what_writes_documents_is_not_loaded_before_somebody_asks() -> None:
    program = "import sys, bpcourse.studio; print('bpcourse.export' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"


def test_a_tool_asks_for_what_was_offered_last() -> None:
    offer_exporter(DOCUMENTS)

    assert offered_exporter() is DOCUMENTS


def test_plan_and_review_are_written_as_web_pages() -> None:
    assert b"Clearbrook" in DOCUMENTS.plan_document(worked_plan(), "html")
    assert b"What a CFO would ask" in DOCUMENTS.review_document(worked_plan(), "html")


def test_a_kind_that_nobody_writes_is_refused_in_a_sentence() -> None:
    with pytest.raises(CourseError, match="a plan is exported to"):
        DOCUMENTS.plan_document(worked_plan(), "exe")


def test_kinds_go_by_their_names_in_the_reader_s_language() -> None:
    with use_language("zh_CN"):
        assert [kind.label for kind in DOCUMENTS.kinds()][:2] == ["网页", "Excel 工作簿"]


def test_in_a_browser_word_and_powerpoint_say_what_to_do_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "emscripten")
    problems = {kind.ending: kind.problem for kind in DOCUMENTS.kinds()}

    assert (problems["html"], problems["xlsx"]) == ("", "")
    assert "bpcourse export" in problems["docx"]
    assert "bpcourse export" in problems["pptx"]


def test_hosts_find_what_they_need_in_one_place() -> None:
    assert receive is page.receive
    assert open_tool("plan_studio").name == "plan_studio"
