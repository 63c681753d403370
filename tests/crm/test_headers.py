"""Columns are recognised by the vendors' own headers, in any spelling, and by what a user maps."""

from __future__ import annotations

import pytest

from bpcourse.core.errors import CourseError
from bpcourse.crm.deals import OPPORTUNITIES
from bpcourse.crm.headers import Vendor, plain, recognise, unit_of, vendors

OTHER_FIELDS = {"close_date", "actual_amount", "is_closed", "is_won", "is_lost", "won_on", "lost_on"}
"""Fields that exports have and that go into other columns of the table."""


@pytest.mark.parametrize("name", vendors())
def test_a_vendor_names_only_fields_of_the_table_and_each_in_both_languages(name: str) -> None:
    columns = vendors()[name].columns

    assert set(columns) <= set(OPPORTUNITIES) | OTHER_FIELDS
    assert [field for field, names in columns.items() if set(names) != {"en", "zh"}] == []


@pytest.mark.parametrize("name", vendors())
def test_a_vendor_gives_no_header_to_two_fields(name: str) -> None:
    headers = [
        plain(header)
        for names in vendors()[name].columns.values()
        for each in names.values()
        for header in set(map(plain, each))
    ]

    assert sorted({header for header in headers if headers.count(header) > 1}) == []


@pytest.mark.parametrize("name", vendors())
def test_the_pipelines_of_a_vendor_have_as_many_stages_in_both_languages(name: str) -> None:
    assert [each for each in vendors()[name].stages if len(each["en"]) != len(each["zh"])] == []


def test_the_vendor_with_most_headers_in_common_is_taken() -> None:
    assert recognise(["Record ID", "Deal Name", "Deal Stage", "Amount", "Close Date"]).vendor.name == "HubSpot"
    assert (
        recognise(["Topic", "Est. Revenue", "Est. Close Date", "Status", "Owner"]).vendor.name == "Microsoft Dynamics"
    )


def test_spelling_with_other_widths_spaces_and_capitals_is_the_same_header() -> None:
    assert recognise(["ＤＥＡＬ　ｓｔａｇｅ ", "概率（%）"]).places == {"stage": 0, "probability": 1}


def test_custom_fields_are_recognised_beside_a_vendors_own() -> None:
    found = recognise(["Deal Name", "Deal Stage", "Region", "团队"])

    assert found.vendor.name == "HubSpot"
    assert found.places == {"name": 0, "stage": 1, "region": 2, "team": 3}


@pytest.mark.parametrize(
    ("header", "stage"),
    [
        ('Date entered "Contract Sent"', "Contract Sent"),
        ("Date entered 'Contract Sent (Sales Pipeline)'", "Contract Sent (Sales Pipeline)"),
        ("进入“合同已发送”的日期", "合同已发送"),
        ("Entered Proposal", "Proposal"),
        ("进入提案", "提案"),
    ],
)
def test_a_column_of_entry_dates_names_its_stage(header: str, stage: str) -> None:
    assert recognise(["Deal Name", "Deal Stage", header]).entered == {2: stage}


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("金额（万元）", ("金额", 1e4, "CNY")),
        ("Amount (USD)", ("Amount", 1.0, "USD")),
        ("Amount (k)", ("Amount", 1e3, "")),
        ("金额[亿]", ("金额", 1e8, "")),
        ("Probability (%)", ("Probability (%)", 1.0, "")),
        ("Amount (net)", ("Amount (net)", 1.0, "")),
        ("Amount", ("Amount", 1.0, "")),
    ],
)
def test_a_unit_in_brackets_is_taken_from_the_header(header: str, unit: tuple[str, float, str]) -> None:
    assert unit_of(header) == unit


def test_a_column_the_user_names_comes_before_what_is_recognised() -> None:
    found = recognise(["Amount", "Worth", "Stage"], given={"amount": "worth"})

    assert found.places["amount"] == 1
    assert found.unused == (0,)


def test_a_table_of_the_users_own_needs_no_languages() -> None:
    own = Vendor.from_yaml("name: Ours\ncolumns: {deal_id: Ref, stage: [Phase, Step]}\nstages: [Chat, Offer]", name="x")

    assert recognise(["Step", "Ref"], vendor=own).places == {"deal_id": 1, "stage": 0}
    assert own.stages == ({"en": ("Chat", "Offer")},)


@pytest.mark.parametrize("text", ["[1, 2", "columns: [1, 2]", "just words"])
def test_a_table_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(CourseError, match="ours"):
        Vendor.from_yaml(text, name="ours.yml")
