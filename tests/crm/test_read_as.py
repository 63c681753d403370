"""What a user says about an export is checked where it is said."""

from __future__ import annotations

import pytest

from bpcourse.core.errors import CourseError, FieldError
from bpcourse.crm.read_as import ReadAs


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"date_order": "ydm"}, "order of dates must be one of 'ymd', 'dmy', 'mdy', got 'ydm'"),
        ({"decimal": ";"}, "decimal sign must be one of '.', ',', got ';'"),
        ({"vendor": "acme"}, "vendor must be one of .*'hubspot'.*, got 'acme'"),
    ],
)
def test_a_choice_that_is_none_is_refused(wrong: dict[str, str], message: str) -> None:
    with pytest.raises(FieldError, match=message):
        ReadAs(**wrong)  # type: ignore[arg-type] # each of them is a text


def test_a_mapping_file_may_bring_words_for_states() -> None:
    read_as = ReadAs.from_yaml("columns: {deal_id: Ref}\nstatus: {won: [Signed], lost: Gone}\nwon: Signed")

    assert read_as.table is not None
    assert read_as.table.status == {"won": {"en": ("Signed",)}, "lost": {"en": ("Gone",)}}
    assert read_as.won == ("Signed",)


@pytest.mark.parametrize(("text", "message"), [("colums: {}", "got colums"), ("[1", "no YAML"), ("- 1", "got list")])
def test_a_mapping_file_with_anything_else_in_it_is_refused(text: str, message: str) -> None:
    with pytest.raises(CourseError, match=message):
        ReadAs.from_yaml(text, name="map.yml")


def test_a_vendor_named_by_its_key_gives_its_table() -> None:
    table = ReadAs(vendor="zoho").table

    assert table is not None
    assert table.name == "Zoho"
