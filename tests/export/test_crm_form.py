"""The form of the CRM lab: a file in, the report beside the notebook, sentences for what cannot be."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from bpcourse.core.plan import load_plan
from bpcourse.crm.samples import sample_file
from bpcourse.export.crm_form import CrmForm, crm_form

if TYPE_CHECKING:
    from pathlib import Path


def uploaded(name: str) -> tuple[dict[str, Any], ...]:
    content = memoryview(sample_file(name).read_bytes())
    day = datetime(2026, 11, 20, tzinfo=UTC)
    return ({"name": name, "type": "text/csv", "size": len(content), "content": content, "last_modified": day},)


@pytest.fixture
def form(tmp_path: Path) -> CrmForm:
    return CrmForm(tmp_path)


def test_an_export_becomes_a_report_and_then_part_of_the_plan(form: CrmForm) -> None:
    form.export.value = uploaded("deals.csv")
    form.target.value = "3M"
    form.report.click()

    assert sorted(path.name for path in form.folder.iterdir()) == ["deals-report.html", "deals-report.xlsx"]
    assert "Stall point:" in form.answer.value
    form.into_plan.click()
    assert "counted on 2026-11-20" in form.answer.value
    part = load_plan(form.folder / "my_plan.json").funnel
    assert part
    assert part.measured
    assert part.measured.source == "deals.csv"


def test_lines_that_cannot_be_read_are_shown(form: CrmForm) -> None:
    form.export.value = uploaded("deals_mangled.csv")
    form.report.click()

    assert "not a date" in form.answer.value


@pytest.mark.parametrize(
    ("name", "target", "said"),
    [("", "", "Choose the CRM&#x27;s export first."), ("deals.csv", "soon", "must be an amount above 0, got soon")],
)
def test_what_cannot_be_is_a_sentence(form: CrmForm, name: str, target: str, said: str) -> None:
    if name:
        form.export.value = uploaded(name)
    form.target.value = target
    form.report.click()

    assert said.replace("&#x27;", "'") in form.answer.value
    assert form.into_plan.disabled


def test_the_notebook_shows_the_box() -> None:
    assert len(crm_form().children) == 10
