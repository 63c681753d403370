"""Controls: accessible markup for a field, and a reader of what was typed into it."""

from __future__ import annotations

import re
from datetime import date
from html import escape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.errors import CourseError, FieldError
from bpcourse.core.quantities import number_text
from bpcourse.widgets.controls import (
    Button,
    Check,
    Choice,
    Control,
    DateField,
    NumberField,
    Slider,
    TextArea,
    TextField,
    group,
)

CONTROLS: list[Control] = [
    NumberField("quota", "Quota", unit="CNY", help="For the year."),
    Slider("rate", "Win rate", unit="%"),
    TextField("owner", "Owner", placeholder="Chen Hao"),
    TextArea("why", "Why", help="In a sentence."),
    DateField("due", "Due"),
    Choice("role", "Role", options={"rep": "Sales rep", "manager": "Sales manager"}),
    Choice("size", "Size", options={"s": "Small", "l": "Large"}, buttons=True),
    Check("agreed", "Agreed"),
]
EVERY = pytest.mark.parametrize("control", CONTROLS, ids=lambda control: type(control).__name__)
HOSTILE = "\"'><script>alert(1)</script>"


@pytest.mark.parametrize(
    ("typed", "value"), [("0", 0), (" 1,200 ", 1200), ("１２", 12), ("3.5", 3.5), ("24万", 240_000), ("10k", 10_000)]
)
def test_a_number_field_reads_what_people_write(typed: str, value: float) -> None:
    assert value == NumberField("quota", "Quota").read(typed)


@pytest.mark.parametrize(("typed", "value"), [("25", 25), ("25%", 25), (" 25 % ", 25), ("25％", 25), ("0.5%", 0.5)])
def test_a_percent_sign_in_a_percent_field_says_the_unit_once_more(typed: str, value: float) -> None:
    assert value == Slider("rate", "Win rate", unit="%").read(typed)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        (NumberField("q", "Quota"), "", "Quota must be a number of 0 or more, got ''"),
        (NumberField("q", "Quota"), "-1", "Quota must be a number of 0 or more, got '-1'"),
        (NumberField("q", "Reps", minimum=0.25), "0.2", "Reps must be a number of 0.25 or more, got '0.2'"),
        (NumberField("q", "Share", maximum=1), "1.01", "Share must be a number from 0 to 1, got '1.01'"),
        (Slider("q", "Win rate", unit="%"), "100.5%", "Win rate must be a number from 0 to 100, got '100.5%'"),
        (Slider("q", "Leads", maximum=10_000), "many", "Leads must be a number from 0 to 10,000, got 'many'"),
        (DateField("d", "Due"), "31.12.2027", "Due must be a date such as 2027-12-31, got '31.12.2027'"),
        (DateField("d", "Due"), "2027-02-29", "Due must be a date such as 2027-12-31, got '2027-02-29'"),
        (TextField("t", "Owner"), "x" * 4001, "Owner must be at most 4000 characters long, got 4001"),
        (
            Choice("c", "Role", options={"rep": "Sales rep", "mgr": "Sales manager"}),
            "boss",
            "Role must be one of Sales rep, Sales manager, got 'boss'",
        ),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(field: Control, typed: str, sentence: str) -> None:
    with pytest.raises(FieldError) as refused:
        field.read(typed)

    assert sentence == str(refused.value)
    assert refused.value.field == field.name
    assert refused.value.value == typed


def test_a_long_text_in_the_wrong_field_is_quoted_in_part() -> None:
    with pytest.raises(FieldError) as refused:
        NumberField("q", "Quota").read("no" * 5000)

    assert len(str(refused.value)) < 120


@pytest.mark.parametrize("edge", ["0", "100"])
def test_the_ends_of_a_slider_belong_to_it(edge: str) -> None:
    assert Slider("rate", "Win rate").read(edge) == float(edge)


def test_text_loses_the_space_around_it_and_no_more() -> None:
    assert TextField("t", "T").read("  Chen  Hao \n") == "Chen  Hao"
    assert TextArea("t", "T").read(" one\n two ") == "one\n two"
    assert TextField("t", "T").read("x" * 4000) == "x" * 4000


@pytest.mark.parametrize(("typed", "day"), [("", None), ("  ", None), (" 2027-12-31 ", date(2027, 12, 31))])
def test_a_date_field_holds_a_day_or_none(typed: str, day: date | None) -> None:
    assert day == DateField("d", "Due").read(typed)


@pytest.mark.parametrize(("typed", "ticked"), [("", False), ("on", True)])
def test_a_box_is_ticked_or_not(typed: str, ticked: bool) -> None:
    check = Check("agreed", "Agreed")

    assert ticked is check.read(typed)
    assert ticked is (" checked" in check.html("p", typed))


def test_a_choice_shows_the_chosen_option_as_chosen() -> None:
    listed, buttons = CONTROLS[5], CONTROLS[6]

    assert listed.read("rep") == "rep"
    assert re.findall(r'<option value="(\w+)" selected>', listed.html("p", "manager")) == ["manager"]
    assert re.findall(r'value="(\w+)" checked', buttons.html("p", "l")) == ["l"]


@EVERY
def test_every_input_is_named_for_its_events_and_for_screen_readers(control: Control) -> None:
    markup = control.html("bp-tool", "")
    name = control.name

    assert f'data-name="{name}"' in markup
    if "<legend>" not in markup:
        assert f'<label for="bp-tool-{name}">' in markup
        assert f'id="bp-tool-{name}"' in markup


@EVERY
def test_every_field_has_a_place_for_its_error(control: Control) -> None:
    assert f'data-slot="error:{control.name}"' in control.html("p", "")


@EVERY
def test_every_description_an_input_refers_to_is_there(control: Control) -> None:
    markup = control.html("p", "")
    for described in re.findall(r'aria-describedby="([^"]+)"', markup):
        for reference in described.split():
            assert f'id="{reference}"' in markup


@EVERY
def test_no_id_stands_twice(control: Control) -> None:
    ids = re.findall(r' id="([^"]+)"', control.html("p", ""))

    assert sorted(set(ids)) == sorted(ids)


@EVERY
def test_what_a_learner_typed_cannot_become_markup(control: Control) -> None:
    markup = control.html("p", HOSTILE)

    assert "<script" not in markup
    if isinstance(control, NumberField | TextField | DateField):
        assert escape(HOSTILE, quote=not isinstance(control, TextArea)) in markup


@EVERY
@given(typed=st.text())
def test_any_text_is_read_or_refused_in_one_line(control: Control, typed: str) -> None:
    refusal = _refusal_of(control, typed)

    assert "\n" not in refusal


def _refusal_of(control: Control, typed: str) -> str:
    try:
        control.read(typed)
    except CourseError as refused:
        return str(refused)
    return ""


@given(st.floats(0, 1e12))
def test_a_number_that_was_written_is_read_again(number: float) -> None:
    assert number == pytest.approx(NumberField("q", "Quota").read(number_text(number)), abs=0.05001, rel=1e-9)


def test_the_unit_stands_behind_the_label_and_is_spoken() -> None:
    markup = CONTROLS[0].html("p", "")

    assert '>Quota<span class="bp-unit"> (CNY)</span></label>' in markup
    assert CONTROLS[0].spoken == "Quota (CNY)"
    assert CONTROLS[2].spoken == "Owner"


def test_a_slider_comes_with_a_field_for_the_exact_value() -> None:
    markup = CONTROLS[1].html("p", "32.5")

    assert 'type="range" min="0" max="100" step="1" value="32.5"' in markup
    assert re.search(r'id="p-rate-exact" type="text"[^>]* value="32.5"', markup)
    assert 'aria-label="Win rate (%), exact value"' in markup


@pytest.mark.parametrize("method", ["read", "input"])
def test_a_bare_control_reads_and_shows_nothing(method: str) -> None:
    arguments: dict[str, Any] = {"read": ("",), "input": ("base", "")}
    with pytest.raises(NotImplementedError):
        getattr(Control("x", "X"), method)(*arguments[method])


def test_a_button_says_what_it_is_called_and_does_not_send_a_form() -> None:
    assert Button("keep", "Keep “<A>”", "primary").html() == (
        '<button type="button" data-press="keep" class="bp-button bp-primary">Keep “&lt;A&gt;”</button>'
    )


def test_a_group_has_a_legend() -> None:
    assert group("Aim & inflow", ["<"]) == (
        '<fieldset class="bp-group"><legend>Aim &amp; inflow</legend>&lt;</fieldset>'
    )
