"""An export written in any form is read back as it was made, and what cannot be read is listed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pandas as pd
import pytest

from bpcourse.core.errors import CourseError
from bpcourse.core.language import use_language
from bpcourse.crm.export_columns import UndecidedDatesError
from bpcourse.crm.export_writer import ExportForm, Mess, write_export
from bpcourse.crm.read_as import ReadAs
from bpcourse.crm.reading import read_commits, read_deals
from bpcourse.crm.rejections import sentences

if TYPE_CHECKING:
    from pathlib import Path

    from bpcourse.crm.deals import Deals
    from bpcourse.crm.generator import Made

STAGES: Final = ("Lead", "First meeting", "Proposal", "Negotiation")
ENDS: Final = {
    "hubspot": True,
    "salesforce": True,
    "zoho": True,
    "neutral": True,
    "pipedrive": False,
    "dynamics": False,
}
"""Whether a closed deal's stage is its end; else it is the last open stage, and the status says the end."""


def read_text(tmp_path: Path, text: str, read_as: ReadAs | None = None) -> Deals:
    path = tmp_path / "export.csv"
    path.write_text(text, encoding="utf-8")
    return read_deals(path, read_as=read_as)


def listed(deals: Deals) -> list[tuple[int, str, str, str]]:
    columns = deals.rejected[["line", "column", "found", "reason"]]
    return [tuple(row) for row in columns.itertuples(index=False)]


# Vendors, languages, encodings ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("vendor", ENDS)
def test_the_export_of_a_vendor_is_recognised_and_read_back(
    vendor: str, language: str, clean: Made, tmp_path: Path
) -> None:
    form = ExportForm(vendor=vendor, language=language, encoding="gb18030" if language == "zh" else "utf-8")
    written = write_export(clean, tmp_path / "export.csv", form)
    deals = read_deals(written.path)
    ours, theirs = clean.deals.opportunities, deals.opportunities

    assert deals.reading.vendor == form.table.name
    assert deals.reading.unused == ()
    assert list(deals.rejected["reason"]) == []
    assert theirs["deal_id"].tolist() == ours["deal_id"].tolist()
    assert theirs["status"].tolist() == ours["status"].tolist()
    assert theirs["stage"].cat.codes.tolist() == ours["stage"].cat.codes.tolist()
    assert theirs["value"].tolist() == ours["value"].tolist()
    for day in ("created", "closed", "last_activity"):
        pd.testing.assert_series_equal(theirs[day], ours[day])
    is_open = clean.deals.is_("open")
    pd.testing.assert_series_equal(theirs["expected_close"][is_open], ours["expected_close"][is_open])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_any_encoding_gives_the_same_table(encoding: str, clean: Made, tmp_path: Path) -> None:
    plain = write_export(clean, tmp_path / "plain.csv", ExportForm(language="zh"))
    other = write_export(clean, tmp_path / "other.csv", ExportForm(language="zh", encoding=encoding))
    deals = read_deals(other.path)

    assert deals.reading.encoding == encoding
    pd.testing.assert_frame_equal(deals.opportunities, read_deals(plain.path).opportunities)


@pytest.mark.parametrize(
    "form",
    [
        ExportForm(separator=";", decimal=",", thousands=".", date_order="dmy"),
        ExportForm(separator="\t", thousands=",", date_order="mdy"),
        ExportForm(separator="|", decimal=",", thousands=" ", date_order="zh"),
        ExportForm(in_wan=True, language="zh", with_times=True),
    ],
)
def test_separators_signs_and_orders_are_found_out(form: ExportForm, clean: Made, tmp_path: Path) -> None:
    deals = read_deals(write_export(clean, tmp_path / "export.csv", form).path)

    assert deals.opportunities["amount"].tolist() == pytest.approx(clean.deals.opportunities["amount"].tolist())
    assert deals.opportunities["created"].dt.date.tolist() == clean.deals.opportunities["created"].dt.date.tolist()
    assert len(deals.rejected) == 0


@pytest.mark.parametrize("vendor", ["neutral", "hubspot", "salesforce"])
@pytest.mark.parametrize("history", ["columns", "file"])
def test_the_stage_history_is_read_from_columns_or_from_its_own_file(
    vendor: str, history: str, clean: Made, tmp_path: Path
) -> None:
    written = write_export(clean, tmp_path / "export.csv", ExportForm(vendor=vendor, history=history))
    deals = read_deals(written.path, history=written.history)

    assert len(deals.pipeline.stages) == len(STAGES)
    assert deals.events["deal"].tolist() == clean.deals.events["deal"].tolist()
    assert deals.events["stage"].cat.codes.tolist() == clean.deals.events["stage"].cat.codes.tolist()
    assert deals.events["entered"].tolist() == clean.deals.events["entered"].tolist()


# Large and small, Excel and Parquet -----------------------------------------------------------------------------------


def test_arrow_and_the_plain_reader_give_the_same_table_of_a_messy_export(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = write_export(made, tmp_path / "export.csv", ExportForm(language="zh", history="columns"), Mess())
    slow = read_deals(written.path)
    monkeypatch.setattr(
        "bpcourse.crm.raw_table.read_raw.__kwdefaults__", {"large": 0, "encoding": None, "separator": None}
    )
    fast = read_deals(written.path)

    for part in ("opportunities", "events", "rejected"):
        pd.testing.assert_frame_equal(getattr(fast, part), getattr(slow, part))
    assert fast.reading == slow.reading


@pytest.mark.parametrize("kind", ["xlsx", "parquet"])
def test_excel_and_parquet_give_the_same_deals_as_text(kind: str, clean: Made, tmp_path: Path) -> None:
    path = tmp_path / f"export.{kind}"
    columns = ["deal_id", "name", "account", "owner", "stage", "amount", "created", "closed", "expected_close"]
    table = clean.deals.opportunities[columns].astype({"stage": str, "account": str, "owner": str})
    named = table.set_axis(
        ["Deal ID", "Deal", "Account", "Owner", "Stage", "Amount", "Created", "Closed", "Expected Close"], axis=1
    )
    if kind == "xlsx":
        named.to_excel(path, index=False)
    else:
        named.to_parquet(path, index=False)
    deals = read_deals(path)

    assert deals.opportunities["amount"].tolist() == table["amount"].tolist()
    assert deals.opportunities["created"].tolist() == table["created"].tolist()
    assert deals.opportunities["deal_id"].tolist() == table["deal_id"].tolist()
    assert len(deals.rejected) == 0


# Rejections -----------------------------------------------------------------------------------------------------------


def test_every_line_that_cannot_be_read_is_listed_under_its_reason(made: Made, tmp_path: Path) -> None:
    mess = Mess(amounts=0.05, dates=0.05, cut=0.05, repeated=0.05, stages=0.05)
    written = write_export(made, tmp_path / "export.csv", ExportForm(date_order="dmy"), mess)
    deals = read_deals(written.path, read_as=ReadAs(stages=STAGES))
    found = deals.rejected.groupby("reason")["line"].agg(frozenset).to_dict()

    assert found == written.rejected
    assert set(found) == {"not a number", "not a date", "cells", "repeated", "stage unknown"}


def test_no_line_is_dropped_without_being_listed(made: Made, tmp_path: Path) -> None:
    written = write_export(made, tmp_path / "export.csv", ExportForm(), Mess(amounts=0.1, cut=0.1))
    deals = read_deals(written.path)
    dropped = deals.rejected.loc[~deals.rejected["kept"], "line"]

    assert deals.reading.rows == len(deals) + dropped.nunique()
    assert set(dropped) | set(deals.opportunities["line"]) == set(range(2, deals.reading.rows + 2))


def test_a_rejected_cell_is_told_in_a_sentence_in_both_languages(tmp_path: Path) -> None:
    deals = read_text(tmp_path, "Deal ID,Stage,Amount\nA,Lead,soon\n")

    assert sentences(deals.rejected) == ['export.csv, line 2, Amount: not an amount ("soon")']
    with use_language("zh_CN"):
        assert sentences(deals.rejected) == ["export.csv 第 2 行，Amount：不是金额（“soon”）"]


def test_a_cell_that_matters_little_is_emptied_and_listed_and_its_deal_kept(tmp_path: Path) -> None:
    deals = read_text(tmp_path, "Deal ID,Stage,Amount,Probability,Last Activity\nA,Lead,10,often,never\n")

    assert len(deals) == 1
    assert listed(deals) == [(2, "Probability", "often", "not a share"), (2, "Last Activity", "never", "not a date")]
    assert deals.rejected["kept"].all()


def test_a_quotation_mark_that_is_not_closed_lists_each_line_it_swallows(tmp_path: Path) -> None:
    deals = read_text(tmp_path, 'Deal ID,Stage,Amount\nA,Lead,1\nB,"Lead,2\nC,Lead,3\n')

    assert listed(deals) == [(3, "", "B,Lead,2", "quote"), (4, "", "C,Lead,3", "quote")]


def test_lines_are_counted_through_cells_of_several_lines_and_blank_lines(tmp_path: Path) -> None:
    deals = read_text(tmp_path, 'Deal ID,Deal,Stage,Amount\n\nA,"two\nlines",Lead,1\n,,,\nB,x,Lead,soon\n')

    assert deals.opportunities["line"].tolist() == [3]
    assert listed(deals) == [(6, "Amount", "soon", "not a number")]


def test_a_preface_before_the_header_is_passed_over(tmp_path: Path) -> None:
    deals = read_text(tmp_path, "Pipeline report\nAs of 20 Nov 2026\n\nDeal ID,Stage,Amount\nA,Lead,1\n")

    assert deals.opportunities["line"].tolist() == [5]


def test_damaged_characters_in_an_id_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(
        "商机编号,阶段,金额,客户\n甲,线索,1,恒达食品有限公司恒达食品有限公司\n乙\xff,线索,2,恒达\n".encode(
            "utf-8", "surrogatepass"
        ).replace(b"\xc3\xbf", b"\xff")
    )
    deals = read_deals(path, read_as=ReadAs(encoding="utf-8"))

    assert [(line, reason) for line, _column, _found, reason in listed(deals)] == [(3, "characters")]


# Dates and currencies -------------------------------------------------------------------------------------------------


def test_an_order_of_dates_that_nothing_shows_is_asked_for(tmp_path: Path) -> None:
    text = "Deal ID,Stage,Created\nA,Lead,03/04/2026\nB,Lead,05/06/2026\n"
    with pytest.raises(UndecidedDatesError, match="in Created day and month cannot be told apart") as caught:
        read_text(tmp_path, text)

    assert caught.value.columns == ("Created",)
    day_first = read_text(tmp_path, text, ReadAs(date_order="dmy"))
    assert day_first.opportunities["created"].dt.date.tolist() == [date(2026, 4, 3), date(2026, 6, 5)]


def test_each_column_has_its_own_order(tmp_path: Path) -> None:
    deals = read_text(
        tmp_path, "Deal ID,Stage,Created,Expected Close\nA,Lead,03/04/2026,03/04/2026\nB,Lead,13/04/2026,04/13/2026\n"
    )

    assert deals.reading.date_orders == {"Created": "dmy", "Expected Close": "mdy"}


def test_in_a_column_of_two_orders_only_the_certain_dates_are_read(tmp_path: Path) -> None:
    deals = read_text(tmp_path, "Deal ID,Stage,Created\nA,Lead,13/04/2026\nB,Lead,04/13/2026\nC,Lead,03/04/2026\n")

    assert deals.opportunities["created"].dt.date.tolist() == [date(2026, 4, 13)] * 2
    assert listed(deals) == [(4, "Created", "03/04/2026", "date order")]
    assert "mix orders" in deals.reading.notes[0]


def test_other_currencies_are_worth_what_the_rates_say_and_else_nothing(tmp_path: Path) -> None:
    text = "Deal ID,Stage,Amount,Currency\nA,Lead,10,CNY\nB,Lead,10,USD\nC,Lead,20,人民币\n"

    assert read_text(tmp_path, text).opportunities["value"].fillna(-1).tolist() == [10, -1, 20]
    rated = read_text(tmp_path, text, ReadAs(rates={"USD": 7.1}))
    assert rated.opportunities["value"].tolist() == [10, 71, 20]
    assert rated.currency == "CNY"


@pytest.mark.parametrize(
    ("header", "cell", "amount", "currency"),
    [
        ("Amount", "$1,200", 1200, "USD"),
        ("Amount", "€ 1.200,50", 1200.5, "EUR"),
        ("金额", "￥3.5万", 35_000, "CNY"),
        ("金额（万元）", "12.5", 125_000, "CNY"),
        ("Amount (USD)", "12", 12, "USD"),
        ("Amount", "HK$ 5", 5, "HKD"),
    ],
)
def test_a_currency_is_read_from_the_cell_or_the_header(
    header: str, cell: str, amount: float, currency: str, tmp_path: Path
) -> None:
    deals = read_text(tmp_path, f'Deal ID,Stage,{header}\nA,Lead,"{cell}"\n')

    assert deals.opportunities["amount"].tolist() == [pytest.approx(amount)]
    assert deals.opportunities["currency"].tolist() == [currency]
    assert deals.currency == currency


# Stages ---------------------------------------------------------------------------------------------------------------


def test_unknown_stages_are_ordered_by_the_history(tmp_path: Path) -> None:
    deals = read_text(
        tmp_path,
        "Deal ID,Stage,Entered Offer,Entered Chat\nA,Offer,2026-02-01,2026-01-01\nB,Chat,,2026-01-05\n",
    )

    assert (deals.pipeline.stages, deals.pipeline.known_by) == (("Chat", "Offer"), "history")


def test_without_history_stages_are_ordered_by_their_probability(tmp_path: Path) -> None:
    deals = read_text(tmp_path, "Deal ID,Stage,Probability\nA,Offer,60%\nB,Chat,20%\n")

    assert (deals.pipeline.stages, deals.pipeline.known_by) == (("Chat", "Offer"), "probability")


def test_an_order_that_cannot_be_found_out_is_said(tmp_path: Path) -> None:
    deals = read_text(tmp_path, "Deal ID,Stage\nA,Offer\nB,Chat\n")

    assert deals.pipeline.known_by == "unknown"
    assert "order of the stages could not be found out" in deals.reading.notes[0]


def test_a_deal_that_is_won_by_its_stage_and_lost_by_its_status_is_listed_and_not_guessed(tmp_path: Path) -> None:
    deals = read_text(tmp_path, "Deal ID,Stage,Status\nA,Closed won,Lost\nB,Lead,Open\n")

    assert deals.opportunities["deal_id"].tolist() == ["B"]
    assert listed(deals) == [(2, "Status", "Lost", "status contradicts")]


def test_a_closed_deal_with_history_ends_with_its_end(tmp_path: Path) -> None:
    deals = read_text(
        tmp_path,
        "Deal ID,Stage,Status,Closed,Entered Lead,Entered Proposal\nA,Proposal,Lost,2026-03-01,2026-01-01,2026-02-01\n",
    )

    assert deals.events["stage"].tolist() == ["Lead", "Proposal", "Closed lost"]
    assert deals.opportunities["last_open_stage"].tolist() == ["Proposal"]


def test_a_history_that_writes_every_edit_counts_each_entry_once(tmp_path: Path) -> None:
    (tmp_path / "history.csv").write_text(
        "Deal ID,Stage,Entered\nA,Lead,2026-01-01\nA,Lead,2026-01-09\nA,Proposal,2026-02-01\nZ,Lead,2026-01-01\n",
        encoding="utf-8",
    )
    (tmp_path / "deals.csv").write_text("Deal ID,Stage\nA,Proposal\n", encoding="utf-8")
    deals = read_deals(tmp_path / "deals.csv", history=tmp_path / "history.csv")

    assert deals.events["stage"].tolist() == ["Lead", "Proposal"]
    assert listed(deals) == [(5, "Deal ID", "Z", "deal unknown")]


# What a user says -----------------------------------------------------------------------------------------------------


def test_columns_nobody_knows_are_mapped_by_yaml(tmp_path: Path) -> None:
    mapping = "columns: {deal_id: Ref, stage: Where, amount: Worth}\nstages: [Chat, Offer]\ncurrency: EUR\n"
    deals = read_text(tmp_path, "Ref,Where,Worth\nA,Offer,5\n", ReadAs.from_yaml(mapping))

    assert deals.opportunities["amount"].tolist() == [5.0]
    assert (deals.pipeline.stages, deals.currency) == (("Chat", "Offer"), "EUR")


def test_columns_that_are_not_recognised_are_named_in_the_error(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"no column for deal_id / name was recognised among Ref, Where;"):
        read_text(tmp_path, "Ref,Where\nA,Offer\n")


def test_a_mapped_column_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="the column Ref for deal_id is not in the file"):
        read_text(tmp_path, "Deal ID,Stage\nA,Offer\n", ReadAs(columns={"deal_id": "Ref"}))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.csv", None, "it cannot be opened"),
        ("empty.csv", b"", "there is nothing in it"),
        ("old.xls", b"x", "an old Excel file"),
        ("wrong.xlsx", b"x", "it is no Excel file that can be read"),
        ("wrong.parquet", b"x", "it is no Parquet file that can be read"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(name: str, content: bytes | None, message: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(CourseError, match=message):
        read_deals(tmp_path / name)


def test_progress_goes_from_nothing_to_all(tmp_path: Path) -> None:
    steps: list[float] = []
    path = tmp_path / "export.csv"
    path.write_text("Deal ID,Stage\nA,Lead\n", encoding="utf-8")
    read_deals(path, progress=lambda _step, share: steps.append(share))

    assert (steps[0], steps[-1]) == (0, 1)
    assert steps == sorted(steps)


def test_commits_are_read_beside_the_deals(tmp_path: Path) -> None:
    path = tmp_path / "commits.csv"
    path.write_text('Owner,Quarter,Commit\nChen Hao,2026-07-01,"1,200"\nChen Hao,soon,5\n', encoding="utf-8")

    assert read_commits(path)["amount"].tolist() == [1200.0]
