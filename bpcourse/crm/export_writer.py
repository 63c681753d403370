"""Made deals written as a CRM would export them: its headers, its language, its encoding, and unreadable places.

>>> from pathlib import Path
>>> from bpcourse.crm.generator import generate
>>> folder = Path(getfixture("tmp_path"))
>>> form = ExportForm(vendor="salesforce", date_order="mdy")
>>> written = write_export(generate(40, seed=2), folder / "deals.csv", form)
>>> written.path.read_text(encoding="utf-8")[:64]
'Opportunity ID,Opportunity Name,Account Name,Opportunity Owner,O'
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from bpcourse.crm.headers import Vendor, vendors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    import numpy.typing as npt

    from bpcourse.crm.generator import Made

__all__ = ["ExportForm", "Mess", "Written", "write_export"]

_COLUMNS: Final = (
    "deal_id",
    "name",
    "account",
    "owner",
    "team",
    "region",
    "segment",
    "source",
    "stage",
    "status",
    "is_won",
    "is_closed",
    "amount",
    "currency",
    "created",
    "close_date",
    "expected_close",
    "closed",
    "last_activity",
    "probability",
    "commit",
    "loss_reason",
)
_ALWAYS: Final = frozenset({"team", "region", "segment"})
"""Custom fields that every company adds, under the neutral headers."""
_CHINESE: Final = {
    "Chen Hao": "陈浩",
    "Wang Jing": "王静",
    "Zhao Lei": "赵磊",
    "Liu Yang": "刘洋",
    "Sun Mei": "孙梅",
    "Zhou Kai": "周凯",
    "Xu Ting": "徐婷",
    "Gao Feng": "高峰",
    "Rep": "销售",
    "Key accounts": "大客户部",
    "Field sales": "区域销售部",
    "East China": "华东",
    "North China": "华北",
    "Large manufacturers": "大型制造企业",
    "Food and beverage": "食品饮料",
    "Commercial property": "商业地产",
    "Public hospitals": "公立医院",
    "Trade show": "行业展会",
    "Referral": "客户推荐",
    "Website": "网站",
    "Partner": "合作伙伴",
    "Cold call": "陌生拜访",
    "Price": "价格",
    "Competitor": "竞争对手",
    "No budget": "没有预算",
    "No decision": "未作决定",
    "Timing": "时机不合适",
    "Hengda": "恒达",
    "Xinyu": "新宇",
    "Jinhai": "金海",
    "Taihe": "泰和",
    "Ruifeng": "瑞丰",
    "Boyuan": "博远",
    "Huaxin": "华信",
    "Dongsheng": "东升",
    "Anlan": "安澜",
    "Weiye": "伟业",
    "Foods": "食品",
    "Machinery": "机械",
    "Electronics": "电子",
    "Textiles": "纺织",
    "Hotels": "酒店",
    "Clinics": "医院",
    "Chemicals": "化工",
    "Packaging": "包装",
    "energy audit": "能耗审计",
    "metering": "计量改造",
    "EnergyView": "能耗云图",
    "sensors": "传感器",
}
_SLOTS: Final = 540
"""Minutes of a working day, for times of day."""
_DATE_FORMS: Final = {
    "ymd": "%Y-%m-%d",
    "dmy": "%d/%m/%Y",
    "mdy": "%m/%d/%Y",
    "zh": "%Y年%m月%d日",
    "excel": "%Y/%m/%d",
}


@dataclass(frozen=True, kw_only=True)
class ExportForm:
    """How the export is written.

    vendor: a key of `vendors()`. language: "en" or "zh".
    date_order: "ymd", "dmy", "mdy", "zh" for 2026年01月05日, "excel" for 2026/01/05.
    decimal, thousands: signs of an amount; in_wan: amounts in 万; cents: two decimals, needed or not.
    history: "columns" (a date per stage), "open" (the same without won and lost), "file", or "" for none.
    title: a line above the header. without: fields that are not written.
    """

    vendor: str = "neutral"
    language: str = "en"
    encoding: str = "utf-8"
    separator: str = ","
    date_order: str = "ymd"
    decimal: str = "."
    thousands: str = ""
    in_wan: bool = False
    with_times: bool = False
    cents: bool = True
    history: str = ""
    title: str = ""
    without: tuple[str, ...] = ()

    @property
    def table(self) -> Vendor:
        """The vendor's table."""
        return vendors()[self.vendor]


@dataclass(frozen=True, kw_only=True)
class Mess:
    """Shares of the lines that cannot be read: amounts, dates, lines cut short, lines twice, and unknown stages.

    A stage can be unknown only to a reader who has been given the stages.
    """

    amounts: float = 0.01
    dates: float = 0.01
    cut: float = 0.005
    repeated: float = 0.01
    stages: float = 0
    seed: int = 1


@dataclass(frozen=True, kw_only=True)
class Written:
    """path, and history where it has a file of its own; for each reason, the lines that must be rejected."""

    path: Path
    history: Path | None
    rejected: dict[str, frozenset[int]] = field(default_factory=dict)


def write_export(made: Made, path: Path, form: ExportForm | None = None, mess: Mess | None = None) -> Written:
    """Write *made* to *path* as *form* says, with a *mess* of unreadable lines; a history file goes beside it."""
    chosen = form or ExportForm()
    writer = _Writer(made, chosen)
    columns = writer.columns()
    rejected: dict[str, set[int]] = {}
    lines: Iterable[list[str]] = zip(*columns.values(), strict=True)  # type: ignore[assignment] # tuples do as well
    if mess is not None:
        lines = _messed(columns, mess, chosen, rejected, made)
    _write(path, list(columns), lines, chosen)
    history = None
    if chosen.history == "file":
        history = path.with_name(f"{path.stem}_history{path.suffix}")
        events = writer.events()
        _write(history, list(events), zip(*events.values(), strict=True), chosen)
    return Written(path=path, history=history, rejected={reason: frozenset(at) for reason, at in rejected.items()})


def _write(path: Path, headers: list[str], lines: Iterable[Any], form: ExportForm) -> None:
    with path.open("w", encoding=form.encoding, newline="") as text:
        writer = csv.writer(text, delimiter=form.separator, lineterminator="\n")
        if form.title:
            writer.writerow([form.title])
        writer.writerow(headers)
        writer.writerows(lines)


@dataclass(eq=False)
class _Writer:
    """Cells of the made table as the form writes them."""

    made: Made
    form: ExportForm

    def columns(self) -> dict[str, list[str]]:
        """Header and cells of each column."""
        fields = self.form.table.columns
        names = [name for name in _COLUMNS if (name in fields or name in _ALWAYS) and name not in self.form.without]
        if "close_date" in fields and "closed" in fields:
            names.remove("close_date")
        cells = {self.header(name): self.cells(name) for name in names}
        if self.form.history in {"columns", "open"}:
            cells |= self.entered()
        return cells

    def header(self, name: str, kind: str = "columns") -> str:
        """The header of a field, with the unit behind an amount in 万."""
        tables = (self.form.table, vendors()["neutral"])
        names = next(table.fields(kind)[name] for table in tables if name in table.fields(kind))
        written = names[self.form.language][0]
        return f"{written}（万元）" if name == "amount" and self.form.in_wan else written

    def cells(self, name: str) -> list[str]:
        """The cells of a field."""
        table = self.made.deals.opportunities
        status = table["status"].cat.codes.to_numpy()
        special: dict[str, Callable[[], list[str]]] = {
            "stage": lambda: self.stages(self._stage_codes(), self.names_of_stages()),
            "status": lambda: self.words("status", table["status"]),
            "commit": lambda: self.words("commit", table["commit"]),
            "is_won": lambda: np.where(status == 1, "true", "false").tolist(),
            "is_closed": lambda: np.where(status > 0, "true", "false").tolist(),
            "amount": lambda: self.amounts(table["amount"].to_numpy()),
            "probability": lambda: self.shares(table["probability"].to_numpy()),
            "close_date": lambda: self.days(table["closed"].fillna(table["expected_close"]).to_numpy()),
        }
        if name in special:
            return special[name]()
        if table[name].dtype.kind == "M":
            return self.days(table[name].to_numpy())
        return self.names(table[name])

    def _stage_codes(self) -> npt.NDArray[np.int64]:
        table = self.made.deals.opportunities
        has_ends = bool(self.form.table.won)
        return np.asarray(table["stage" if has_ends else "last_open_stage"].cat.codes.to_numpy())

    def names_of_stages(self) -> list[str]:
        """The vendor's own names where it has as many stages, then won and lost."""
        open_ = self.made.deals.pipeline.stages
        neutral = vendors()["neutral"]
        vendor = self.form.table
        own = next(
            (each[self.form.language] for each in vendor.stages if len(each[self.form.language]) >= len(open_)), open_
        )
        ends = (vendor if vendor.won else neutral).won, (vendor if vendor.won else neutral).lost
        return [*own[: len(open_)], *(end[self.form.language][0] for end in ends)]

    def stages(self, codes: npt.NDArray[np.int64], names: list[str]) -> list[str]:
        """Names for stage codes."""
        return _taken([*names, ""], codes)

    def words(self, kind: str, column: pd.Series) -> list[str]:
        """The vendor's words for states and calls."""
        tables = (self.form.table, vendors()["neutral"])
        words = [
            next(getattr(table, kind)[name] for table in tables if name in getattr(table, kind))[self.form.language][0]
            for name in column.cat.categories
        ]
        return _taken([*words, ""], column.cat.codes.to_numpy())

    def names(self, column: pd.Series) -> list[str]:
        """Names and texts, in Chinese where the form is."""
        codes, texts = pd.factorize(column)
        written = [self.said(str(text)) for text in texts]
        return _taken([*written, ""], codes)

    def said(self, text: str) -> str:
        """A made text in the language of the form."""
        if self.form.language == "en" or text.isdigit() or text in {"CNY", "USD"}:
            return _CHINESE_CURRENCY.get(text, text) if self.form.language == "zh" else text
        if text in _CHINESE:
            return _CHINESE[text]
        parts = [[_CHINESE.get(word, word) for word in _words(part)] for part in text.split(", ")]
        return " ".join("".join(part) for part in parts)

    def days(self, days: npt.NDArray[np.datetime64]) -> list[str]:
        """Dates, with a time of day where the form has it."""
        codes, distinct = pd.factorize(days)
        order = _DATE_FORMS[self.form.date_order]
        texts = [*pd.DatetimeIndex(distinct).strftime(order), ""]
        written = _taken(texts, codes)
        if not self.form.with_times:
            return written
        clock = [f" {9 + slot // 60:02d}:{slot % 60:02d}" for slot in range(_SLOTS)]
        return [f"{day}{clock[row * 7919 % _SLOTS]}" if day else "" for row, day in enumerate(written)]

    def amounts(self, amounts: npt.NDArray[np.float64]) -> list[str]:
        """Amounts with the form's signs."""
        codes, distinct = pd.factorize(amounts)
        return _taken([*map(self.amount, distinct.tolist()), ""], codes)

    def amount(self, amount: float) -> str:
        """One amount."""
        text = f"{amount / 1e4:,.2f}" if self.form.in_wan else f"{amount:,.2f}"
        text = text if self.form.cents else text.removesuffix(".00")
        signs = str.maketrans({",": self.form.thousands, ".": self.form.decimal})
        return text.translate(signs)

    def shares(self, shares: npt.NDArray[np.float64]) -> list[str]:
        """Probabilities in percent."""
        codes, distinct = pd.factorize(shares)
        return _taken([*(f"{share:.0%}" for share in distinct.tolist()), ""], codes)

    def entered(self) -> dict[str, list[str]]:
        """A column of dates for each stage: the first time it was entered."""
        deals = self.made.deals
        first = deals.events.drop_duplicates(["deal", "stage"])
        pattern = _pattern(self.form.table, self.form.language)
        columns = {}
        names = self.names_of_stages()
        for code, name in enumerate(names[:-2] if self.form.history == "open" else names):
            of_stage = first[first["stage"].cat.codes == code]
            days = np.full(len(deals), np.datetime64("NaT"), dtype="datetime64[s]")
            days[of_stage["deal"].to_numpy()] = of_stage["entered"].to_numpy()
            columns[pattern.replace("{stage}", name)] = self.days(days)
        return columns

    def events(self) -> dict[str, list[str]]:
        """Header and cells of the file of the history."""
        deals = self.made.deals
        ids = deals.opportunities["deal_id"].to_numpy()[deals.events["deal"].to_numpy()]
        return {
            self.header("deal_id", "history"): ids.tolist(),
            self.header("stage", "history"): self.stages(
                deals.events["stage"].cat.codes.to_numpy(), self.names_of_stages()
            ),
            self.header("entered", "history"): self.days(deals.events["entered"].to_numpy()),
        }


_CHINESE_CURRENCY: Final = {"CNY": "人民币", "USD": "美元"}


def _words(text: str) -> list[str]:
    return [text] if text in _CHINESE else text.split()


def _pattern(vendor: Vendor, language: str) -> str:
    patterns = vendor.stage_entered or vendors()["neutral"].stage_entered
    return next(pattern for pattern in patterns if pattern.isascii() == (language == "en"))


def _taken(texts: list[str], codes: npt.NDArray[np.int64]) -> list[str]:
    """The text of each code; the last one for -1."""
    taken: list[str] = np.array(texts, dtype=object)[codes].tolist()
    return taken


def _messed(
    columns: dict[str, list[str]], mess: Mess, form: ExportForm, rejected: dict[str, set[int]], made: Made
) -> Iterator[list[str]]:
    """The lines with unreadable ones among them; *rejected* tells which line stands there for which reason."""
    headers = list(columns)
    writer = _Writer(made, form)
    rng = np.random.default_rng(mess.seed)
    kinds = ["amounts", "dates", "cut", "stages", "repeated"]
    shares = [getattr(mess, kind) for kind in kinds]
    drawn = rng.choice(len(kinds) + 1, len(made.deals), p=[*shares, 1 - sum(shares)])
    places = {
        "amounts": (headers.index(writer.header("amount")), "not a number", ("about 5k", "TBD!", "12e3", "?")),
        "dates": (headers.index(writer.header("created")), "not a date", ("2026-02-30", "next week", "31.31.2026")),
        "stages": (headers.index(writer.header("stage")), "stage unknown", ("Parking lot",)),
    }
    line = 2 if form.title else 1
    for row, (cells, code) in enumerate(zip(zip(*columns.values(), strict=True), drawn, strict=True)):
        line += 1
        kind = kinds[code] if code < len(kinds) else ""
        if kind == "cut":
            rejected.setdefault("cells", set()).add(line)
            yield list(cells[: len(cells) // 2])
            continue
        if kind in places:
            place, reason, texts = places[kind]
            rejected.setdefault(reason, set()).add(line)
            yield [*cells[:place], texts[row % len(texts)], *cells[place + 1 :]]
            continue
        yield list(cells)
        if kind == "repeated":
            line += 1
            rejected.setdefault("repeated", set()).add(line)
            yield list(cells)
