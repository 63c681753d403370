"""Goals as people write them: amounts with their scale and currency, and the parts that a text shows plainly.

>>> AmountField("target", "Target", counted_in="CNY").read("2,500万元"), AmountField("target", "Target").read("25M")
(25000000.0, 25000000.0)
>>> from bpcourse.core.goals import review_goal
>>> review = review_goal("In Q3 2027, cut churn from 8% to 6% through onboarding calls.")
>>> parts = recognized_parts(review, units={"%": "%"}, periods={"2027-Q3": Period.quarter(2027, 3)})
>>> parts["period"], parts["baseline"], parts["target"], parts["lever"]
('2027-Q3', '8%', '6%', 'onboarding calls')
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpcourse.core.errors import FieldError
from bpcourse.core.goals import CRITERIA
from bpcourse.core.language import _
from bpcourse.core.period import Period
from bpcourse.core.quantities import number_from
from bpcourse.present.html import Html, tag
from bpcourse.widgets.controls import Control

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bpcourse.core.goals import GoalReview

__all__ = ["OWN", "AmountField", "recognized_parts"]

OWN: Final = "own"
"""The option of a unit or a period that is typed in fields of its own."""

_LONGEST_QUOTE: Final = 40


@dataclass(frozen=True)
class AmountField(Control):
    """An amount counted in *counted_in*, or none; "20M", "2,000万" and, where that is percent, "15%" are read."""

    counted_in: str = field(default="", kw_only=True)

    def read(self, typed: str) -> float | None:
        """The amount, None for an empty field; raises FieldError for what does not fit the unit."""
        currency, bare = _without_currency(_without_unit(typed, self.counted_in))
        if not bare:
            return None
        in_percent = bare.endswith("%")
        number = number_from(bare.rstrip("% "))
        if number is None:
            sentence = _("{label} must be a number such as 20M, 2,000万 or 15%, got {got}")
            raise self._error(sentence, typed)
        if in_percent and self.counted_in != "%":
            sentence = _(
                "{label} is a share ({got}), but the unit is {unit}: type the amount itself, such as 25M, "
                "or choose % as the unit"
            )
            raise self._error(sentence, typed)
        scaled = re.search(r"[^\d\s]$", bare.rstrip("% "))
        if (currency and currency != self.counted_in) or (scaled and self.counted_in == "%"):
            sentence = _(
                "{label} is an amount ({got}), but the unit is {unit}: type it in that unit, or choose another"
            )
            raise self._error(sentence, typed)
        return number

    def _error(self, template: str, typed: str) -> FieldError:
        got = repr(typed.strip()[:_LONGEST_QUOTE])
        sentence = template.format(label=self.label, got=got, unit=self.counted_in or _("not chosen yet"))
        return FieldError(sentence, field=self.name, value=typed)

    def input(self, base: str, typed: str) -> Html:
        """A text field, because "20M" is no number to a browser."""
        return tag(
            "input", id=base, type="text", autocomplete="off", value=typed,
            data_name=self.name, aria_describedby=self._described(base),
        )  # fmt: skip


_CURRENCY_MARKS: Final = {
    "CNY": ("CNY", "RMB", "人民币", "元", "¥"),
    "USD": ("USD", "US$", "美元", "$"),
    "EUR": ("EUR", "欧元", "€"),
    "GBP": ("GBP", "英镑", "£"),
    "HKD": ("HKD", "HK$", "港元"),
    "JPY": ("JPY", "日元"),
}
_MARKS: Final = sorted(
    ((mark, code) for code, marks in _CURRENCY_MARKS.items() for mark in marks), key=lambda pair: -len(pair[0])
)
_SCALE_WORDS: Final = {"thousand": "k", "million": "M", "mn": "M", "billion": "bn"}


def _without_unit(typed: str, unit: str) -> str:
    """*typed* in plain characters, without the name of the unit behind it."""
    plain = unicodedata.normalize("NFKC", typed).strip()
    if unit and unit != "%":
        plain = plain.removesuffix(unit).strip()
        plain = plain.removeprefix(unit).strip()
    return plain


def _without_currency(plain: str) -> tuple[str, str]:
    """The currency (ISO 4217) that *plain* names at either end, else "", and the number in short."""
    currency = ""
    for mark, code in _MARKS:
        if plain.upper().startswith(mark):
            currency, plain = code, plain[len(mark) :].strip()
            break
        if plain.upper().endswith(mark):
            currency, plain = code, plain[: -len(mark)].strip()
            break
    word = re.search(r"(thousand|million|mn|billion)$", plain, re.IGNORECASE)
    if word:
        plain = plain[: word.start()].strip() + _SCALE_WORDS[word.group().lower()]
    return currency, plain


_METRICS: Final = (
    "average deal size", "win rate", "renewal rate", "repurchase rate", "retention rate", "market share",
    "conversion rate", "gross profit", "churn", "revenue", "bookings", "sales",
    "客单价", "成交率", "续约率", "复购率", "留存率", "市场份额", "转化率", "毛利润", "流失率", "销售额", "营收",
    "收入", "签约额", "销量",
)  # fmt: skip
"""Measures of the course that a goal may be about; where a text names several, the one it names first counts."""

_LEVER_OPENING: Final = re.compile(
    r"^(?:by|through|with|using|via|通过|借助|依靠|靠|利用|凭借)\s*(?:means of )?", re.IGNORECASE
)
_PURPOSE_OPENING: Final = re.compile(
    r"^(?:in support of|to support|to back|in order to|so that|for|以支持|以支撑|支持|支撑|助力|配合|以|为了|为)\s*",
    re.IGNORECASE,
)
_AMOUNT: Final = re.compile(
    r"(?:(?:CNY|RMB|USD|EUR|GBP|HKD|JPY)\s?|US\$|HK\$|[¥$€£])?\d[\d,.]*\s?(?:万亿|[万亿%]|bn\b|[kKmM]\b|(?:thousand|million|billion)\b)?"
    r"\s?(?:元|美元|欧元|英镑)?"
)
_QUARTER: Final = re.compile(
    r"Q(?P<a>[1-4])(?: of)?,? (?P<ya>20\d\d)|(?P<yb>20\d\d)\s?年?\s?(?:Q(?P<b>[1-4])|第?(?P<c>[一二三四1-4])季度)",
    re.IGNORECASE,
)
_HALF: Final = re.compile(
    r"H(?P<a>[12]) (?P<ya>20\d\d)|(?P<yb>20\d\d)\s?年?\s?(?:H(?P<b>[12])|(?P<c>[上下])半年)", re.IGNORECASE
)
_WHOLE_YEAR: Final = re.compile(
    r"(?:(?:in|during|by the end of)\s)?(?P<year>20\d\d)\s?年?(?:底|末|内)?前?", re.IGNORECASE
)
_ADJECTIVES: Final = re.compile(r"\b(?:to|from|with|among|for)\s((?:[a-z-]+\s){1,2})$", re.IGNORECASE)
_PLACE_NOUN: Final = re.compile(r"\s(?:regions?|areas?|markets?|province|territory|channel|segment)\b", re.IGNORECASE)
_DIGIT_OF: Final = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}


def recognized_parts(review: GoalReview, *, units: Mapping[str, str], periods: Mapping[str, Period]) -> dict[str, str]:
    """The builder's fields, typed, as far as the text shows them plainly; those that it does not show are left out."""
    evidence = {name: [span.of(review.text).strip(" ,.;，。；") for span in review.evidence[name]] for name in CRITERIA}
    text = review.text.lower()
    metric = min((name for name in _METRICS if name in text), key=text.index, default="")
    means = [words for words in evidence["achievable"] if not _AMOUNT.fullmatch(words)]
    fields = {
        "metric": metric,
        **_recognized_amounts(evidence["achievable"], evidence["measurable"], units),
        **_recognized_scope(_whole_name(review), metric),
        **_period_fields(_recognized_period(review.text, evidence["time_bound"]), periods),
        "lever": _LEVER_OPENING.sub("", means[0]) if means else "",
        "purpose": _PURPOSE_OPENING.sub("", evidence["relevant"][0]) if evidence["relevant"] else "",
    }
    return {name: text for name, text in fields.items() if text}


def _whole_name(review: GoalReview) -> str:
    """The first words that make the goal specific, with the adjectives before them and the kind of place behind."""
    if not review.evidence["specific"]:
        return ""
    span, text = review.evidence["specific"][0], review.text
    before = _ADJECTIVES.search(text, 0, span.start)
    behind = _PLACE_NOUN.match(text, span.end)
    return text[before.start(1) if before else span.start : behind.end() if behind else span.end].strip(" ,.;，。；")


def _recognized_scope(who: str, metric: str) -> dict[str, str]:
    """Segment and region in the words that make the goal specific."""
    bare = re.sub(
        rf"^{re.escape(metric)}\s(?:to|from|of|with|among)\s|的?{re.escape(metric)}$", "", who, flags=re.IGNORECASE
    )
    segment, within, region = bare.partition(" in ")
    return {"segment": segment, "region": region} if within else {"segment": bare}


def _recognized_amounts(levels: Sequence[str], targets: Sequence[str], units: Mapping[str, str]) -> dict[str, str]:
    """Baseline, target and unit; a share alone may be a growth as well as a level and is left to the learner."""
    baseline = next((words for words in levels if _AMOUNT.fullmatch(words)), "")
    target = next((words for words in targets if _AMOUNT.fullmatch(words)), "")
    if not target or (target.endswith("%") and not baseline) or baseline.endswith("%") != target.endswith("%"):
        return {}
    unit = "%" if target.endswith("%") else _without_currency(target)[0]
    known = unit in units
    return {"baseline": baseline, "target": target, "unit": unit if known else OWN, "own_unit": "" if known else unit}


def _recognized_period(text: str, times: Sequence[str]) -> Period | None:
    """The quarter, half-year or year that *text* is for."""
    for pattern, named in ((_QUARTER, Period.quarter), (_HALF, Period.half)):
        found = pattern.search(text)
        if found and times:
            number = found["a"] or found["b"] or found["c"]
            return named(int(found["ya"] or found["yb"]), _DIGIT_OF.get(number) or int(number))
    years = (_WHOLE_YEAR.fullmatch(words) for words in times)
    return next((Period.year(int(year["year"])) for year in years if year), None)


def _period_fields(period: Period | None, periods: Mapping[str, Period]) -> dict[str, str]:
    if period is None:
        return {}
    key = next((name for name, each in periods.items() if each == period), "")
    return {"period": key} if key else {"period": OWN, "start": str(period.start), "end": str(period.end)}
