import re

import pytest

from bpcourse.core.language import Language, use_language
from bpcourse.core.quantities import money_text
from bpcourse.core.worked_company import worked_figures, worked_plan
from bpcourse.present.figures import ch03, picture

PICTURES = ("five_steps", "smart_anatomy", "value_matrix", "action_gantt")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("name", PICTURES)
def test_picture_is_drawn_with_a_title_and_a_description(name: str, language: Language) -> None:
    with use_language(language):
        drawn = picture(f"ch03.{name}")
    for part in ("title", "desc"):
        assert re.search(rf"<{part}>[^<]+</{part}>", drawn)


@pytest.mark.parametrize("name", PICTURES)
def test_no_text_is_smaller_than_14(name: str) -> None:
    sizes = [float(size) for size in re.findall(r"font-size:([\d.]+)px", picture(f"ch03.{name}"))]
    assert min(sizes) >= 14


def test_every_picture_of_the_page_is_public() -> None:
    assert set(PICTURES) <= set(ch03.__all__)


def test_anatomy_says_the_amounts_of_the_first_goal() -> None:
    drawn, goal = ch03.smart_anatomy(), worked_plan().goals[0]
    assert goal.baseline is not None
    assert goal.target is not None
    for amount in (goal.baseline, goal.target):
        assert money_text(amount, "CNY") in drawn


def test_segments_lie_one_in_each_field() -> None:
    expected = ["Invest", "Win now", "Serve lean", "Hold, do not chase"]
    assert expected == [ch03.field_of(segment) for segment in ch03.placed_segments()]


def test_segments_on_the_matrix_add_up_to_the_revenue_target() -> None:
    assert worked_figures()["revenue_target"] == sum(segment.value for segment in ch03.placed_segments())


def test_leads_of_the_last_useful_day_close_on_the_last_day_of_the_plan() -> None:
    period = worked_plan().period
    assert period is not None
    assert worked_figures()["sales_cycle_days"] == (period.end - ch03.last_lead_day()).days


def test_tasks_stand_in_the_order_in_which_they_begin() -> None:
    starts = [task.period.start for task in ch03.AUDIT_TASKS]
    assert sorted(starts) == starts


def test_every_task_lies_within_the_plan() -> None:
    period = worked_plan().period
    assert period is not None
    for task in ch03.AUDIT_TASKS:
        assert period.start <= task.period.start <= task.period.end <= period.end
