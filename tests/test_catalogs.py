"""The Chinese catalog: complete, true to its placeholders and numbers, set as Chinese is set, one word for one term."""

from __future__ import annotations

import re
import sys
from calendar import month_abbr, month_name
from collections import Counter
from functools import cache
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest
from babel.messages.pofile import read_po

from bpcourse.core.goals import review_goal
from bpcourse.core.language import use_language
from bpcourse.core.worked_company import worked_plan
from bpcourse.widgets.registry import TOOLS, open_tool

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message

ROOT: Final = Path(__file__).parents[1]
CATALOG: Final = ROOT / "locale/zh_CN/LC_MESSAGES/bpcourse.po"
sys.path.append(str(ROOT / "tools"))

_CHINESE: Final = "㐀-鿿"
_MARKS: Final = "，。、；：！？（）“”…"
_PLACEHOLDER: Final = re.compile(r"\{(\w+)[^{}]*\}")


class Pair(NamedTuple):
    """A message and one of its translations."""

    english: str
    chinese: str


@cache
def _pairs() -> tuple[Pair, ...]:
    with CATALOG.open(encoding="utf-8") as text:
        return tuple(pair for message in read_po(text) if message.id for pair in _forms(message))


def _forms(message: Message) -> Iterator[Pair]:
    """The singular of English stands for both numbers: Chinese has one form."""
    english = message.id if isinstance(message.id, str) else message.id[0]
    for chinese in (message.string,) if isinstance(message.string, str) else message.string or ("",):
        yield Pair(english, chinese)


def _offenders(pattern: str) -> list[Pair]:
    return [pair for pair in _pairs() if re.search(pattern, pair.chinese)]


# Complete -------------------------------------------------------------------------------------------------------------


def test_every_message_of_the_source_is_translated() -> None:
    from translate import messages_missing

    assert messages_missing("zh_CN") == []


def test_no_translation_is_empty_doubtful_or_left_over() -> None:
    with CATALOG.open(encoding="utf-8") as text:
        catalog = read_po(text)
    assert [pair.english for pair in _pairs() if not pair.chinese.strip()] == []
    assert [message.id for message in catalog if message.id and message.fuzzy] == []
    assert list(catalog.obsolete) == []


# True to the source ---------------------------------------------------------------------------------------------------

_OTHER_NUMBERS: Final = {
    # Chinese counts money in 万 and writes the year before the month.
    'Give the result a number to reach: an amount, a share or a count, such as "to CNY 25 million" or "by 15%".',
    (
        "Show why it can be done: the means, or where you start from, "
        'such as "by adding an energy audit to every offer" or "from CNY 20 million".'
    ),
    'Say by when: a date, a quarter or a number of months, such as "by 30 June 2027" or "in Q3 2027".',
    "{label} must be a number such as 20M, 2,000万 or 15%, got {got}",
    # A month is named in English and numbered in Chinese; here it stands in the genitive.
    "wonders where January's energy went, and whom to ask",
    # Halves and quarters of a year are named, not numbered.
    *(f"{part} {{year}}" for part in ("H1", "H2", "Q1", "Q2", "Q3", "Q4")),
}
"""Messages whose numbers differ with reason."""


def test_placeholders_are_those_of_the_message() -> None:
    def placeholders(text: str) -> Counter[str]:
        return Counter(found.group() for found in _PLACEHOLDER.finditer(text))

    assert [pair for pair in _pairs() if placeholders(pair.english) != placeholders(pair.chinese)] == []


_MONTHS: Final = re.compile(r"\b(?:" + "|".join(f"{name}|{name[:3]}" for name in month_name[1:]) + r")\b")


def _numbers(text: str) -> Counter[str]:
    """The numbers outside placeholders; Chinese counts the months."""
    counted = _MONTHS.sub(lambda name: f" {list(month_abbr).index(name[0][:3])} ", _PLACEHOLDER.sub("", text))
    return Counter(re.findall(r"\d+%?", counted))


def test_numbers_are_those_of_the_message() -> None:
    differing = {pair.english for pair in _pairs() if _numbers(pair.english) != _numbers(pair.chinese)}
    assert differing - _OTHER_NUMBERS == set()


def test_every_exception_for_numbers_is_a_message() -> None:
    assert {pair.english for pair in _pairs()} >= _OTHER_NUMBERS


# Set as Chinese is set ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(rf"[{_CHINESE}{_MARKS}][,.:;!?()]", id="half-width mark behind Chinese"),
        pytest.param(rf"[,;:!?()][{_CHINESE}]", id="half-width mark before Chinese"),
        pytest.param(r"[\"'「」]", id="other quotation marks"),
        pytest.param(rf"[{_CHINESE}][A-Za-z0-9+]", id="no space before letters or digits"),
        pytest.param(rf"[A-Za-z0-9%°][{_CHINESE}]", id="no space behind letters or digits"),
        pytest.param(rf"[{_CHINESE}] [{_CHINESE}]", id="space between Chinese characters"),
        pytest.param(rf" [{_MARKS}]|[{_MARKS}] ", id="space beside a full-width mark"),
        pytest.param(r"  |^ | $", id="space too many"),
    ],
)
def test_no_translation_breaks_the_rules_of_setting(pattern: str) -> None:
    assert _offenders(pattern) == []


_WORDS: Final = frozenset(
    (
        "ahead",
        "behind",
        "criterion",
        "dimension",
        "first",
        "given",
        "kpi",
        "label",
        "last",
        "less",
        "lever",
        "measure",
        "metric",
        "more",
        "offer",
        "others",
        "ours",
        "output",
        "purpose",
        "question",
        "region",
        "requirement",
        "second",
        "segment",
        "stage",
        "subject",
        "suggested",
        "tasks",
        "theirs",
    )
)
"""Placeholders for Chinese words, or for words that `filled` sets apart: no space beside them."""
_WORDS_HERE: Final = {
    "Your message: {factor}, {points} points against {rival}.": {"rival"},
    "Your homework: {factor}, {points} points against {rival}.": {"rival"},
    "{rival} is level with us: the smallest change of a weight decides.": {"rival"},
    "{rival} draws level once {factor} counts {weight} instead of {now}, the others in proportion.": {"rival"},
    "{rival} has no score on some factor yet.": {"rival"},
    "{indicator} {side} {limit}: {owner} acts.": {"indicator", "side", "limit", "owner"},
    "{indicator} {side} {limit}, {times} times in a row: {owner} acts.": {
        *("indicator", "side", "limit", "times", "owner"),
    },
    "Days in {step}": {"step"},
    "{names} leads with {score}, and with revenue alone too.": {"names"},
    "{names} leads with {score}; with revenue alone {others} would.": {"names"},
    "{name} has {count} results for {kpi}: keep one": {"name"},
    "{name} has no result for {measure}: add one, or take it off the scorecard": {"name"},
    "{task}: {period}, accountable {name}.": {"name"},
    "{name}: {weeks}. Growth if {same}; if {less}.": {"same"},
    "With a thousand sets of weights drawn at random, {name} comes first most often: in {share} of them.": {"name"},
    "{score} Whether it is wise is for your team to judge.": {"score"},
    "A chain from top to bottom. {steps} From step 5 an arrow leads back to step 1: the review.": {"steps"},
    "improve {subject} from the present {baseline}": {"baseline"},
    "bring {subject} to {target}": {"target"},
    "keep {subject} at {target}": {"target"},
    "grow {subject} from {baseline} to {target}": {"baseline", "target"},
    "cut {subject} from {baseline} to {target}": {"baseline", "target"},
}
_MONEY: Final = {
    "A contingency plan is written where chance times cost is above {amount}: {names}.": {"amount"},
    "8 years in 10: from {low} to {high}": {"low"},
    "from {baseline} to {target},": {"baseline"},
    "Upward: planned revenue; to the right: difficulty of winning, from 1 to 5. The fields meet at "
    "{mean} and difficulty {middle}. {places}": {"mean"},
    "Even if every rate holds, chance decides who buys. The target is reached in {chance} of such years; "
    "eight years in ten end between {p10} and {p90}, half of them above {p50}.": {"p10", "p90"},
}
"""Amounts that begin with a digit and end with 元: a space before them and none behind."""


def _spaced_wrongly(pair: Pair) -> list[str]:
    wrong = []
    for found in _PLACEHOLDER.finditer(pair.chinese):
        name, before, behind = found[1], pair.chinese[: found.start()], pair.chinese[found.end() :]
        word = name in _WORDS or name in _WORDS_HERE.get(pair.english, ())
        ends_in_word = word or name in _MONEY.get(pair.english, ())
        if re.search(rf"[{_CHINESE}] $" if word else rf"[{_CHINESE}]$", before):
            wrong.append(found.group())
        if re.match(rf" [{_CHINESE}]" if ends_in_word else rf"[{_CHINESE}]", behind):
            wrong.append(found.group())
    return wrong


def test_placeholders_for_numbers_and_names_in_latin_letters_stand_apart_and_words_do_not() -> None:
    assert {pair: wrong for pair in _pairs() if (wrong := _spaced_wrongly(pair))} == {}


def test_the_tables_of_placeholders_name_messages() -> None:
    assert {pair.english for pair in _pairs()} >= {*_WORDS_HERE, *_MONEY}


# One word for one term ------------------------------------------------------------------------------------------------

_TERMS: Final = {
    r"(?<!arrow )(?<!results )\bleads?\b(?! (?:with|the market|back|from))": "线索",
    r"\bfirst[ -]meetings?\b": "首次拜访",
    r"\bproposals?\b": "提案",
    r"\bdeals?\b": "成交|单|商机|合同",
    r"\bwin rate\b": "成交率",
    r"\bquotas?\b": "销售定额",
    r"\battainment\b": "达成率",
    r"\baverage deal size\b": "客单价",
    r"\bsales cycles?\b": "销售周期",
    r"\bpipeline\b": "销售管道",
    r"\bfunnel\b": "漏斗",
    r"\bconversion\b": "转化率",
    r"\btouchpoints?\b": "接触点",
    r"\btrade[ -]shows?\b": "行业展会",
    r"\bcustomer satisfaction\b": "客户满意度",
    r"\bcustomer loyalty\b": "客户忠诚度",
    r"\brepurchase rate\b": "复购率",
    r"\bcross-sell(?:ing)?\b": "交叉销售",
    r"\bupsell(?:ing)?\b": "升级销售",
    r"\breferrals\b": "客户推荐|推荐",
    r"\bscorecard\b": "记分卡",
    r"\bdashboard\b": "仪表盘",
    r"\brevenue\b": "营收",
    # In a market, opportunities stand beside threats and are 机会; in a pipeline each is one 商机.
    r"\bopportunit(?:y|ies)\b(?! and threats|: could help|$)": "商机",
    r"\bpain point\b": "痛点",
    r"\bgross profit\b": "毛利润",
    r"\bmarket insight\b": "市场洞察",
    r"\bresource allocation\b": "资源配置",
    r"\bcontingency plan\b": "风险应对预案",
    r"\bGantt chart\b": "甘特图",
    r"\bkey account manager\b": "大客户经理",
    r"\bsales development representative\b": "销售线索开发专员",
    r"\bsolution sales consultant\b": "解决方案销售顾问",
    r"\bcustomer success manager\b": "客户成功经理",
    r"\bcustomer life cycle\b": "客户生命周期",
    r"\bNPS\b": "客户推荐指数（NPS）",
    r"\b360° evaluation\b": "360° 评估",
    r"\breps?\b(?!-)": "销售代表",
    r"\bretention\b": "留存率",
    r"\bbaseline\b": "基线",
    r"\bobjections?\b": "异议",
    r"\bKPIs?\b": "KPI",
    r"\bClearbrook\b": "清溪",
    r"\bEast China\b": "华东",
    r"\blarge manufacturers\b": "大型制造企业",
}
"""Terms of the course, with what the catalog calls them."""


@pytest.mark.parametrize(("english", "chinese"), _TERMS.items())
def test_a_term_is_translated_by_its_own_word(english: str, chinese: str) -> None:
    found = [pair for pair in _pairs() if re.search(english, _PLACEHOLDER.sub("", pair.english), re.IGNORECASE)]
    assert found
    assert [pair for pair in found if not re.search(chinese, pair.chinese)] == []


# In use ---------------------------------------------------------------------------------------------------------------

_LATIN_IN_CHINESE: Final = frozenset(
    (
        "SMART",
        "FAB",
        "KPI",
        "NPS",
        "CRM",
        "CNY",
        "BP",
        "English",
        "Word",
        "Excel",
        "PowerPoint",
        "HTML",
        "bpcourse",
        "export",
    )
)


@pytest.mark.parametrize("name", TOOLS)
def test_a_tool_in_chinese_shows_no_english(name: str, tmp_path: Path) -> None:
    page = str(open_tool(name, plan_file=tmp_path / "plan.json", language="zh_CN").page())
    shown = unescape(re.sub(r"<[^>]*>", " ", page))
    assert set(re.findall(r"[A-Za-z]{2,}", shown)) - _LATIN_IN_CHINESE == set()


@pytest.mark.parametrize("number", range(4))
def test_the_worked_goals_are_smart_in_chinese_too(number: int) -> None:
    with use_language("zh_CN"):
        sentence = worked_plan().goals[number].sentence()
    review = review_goal(sentence)
    assert review.is_smart
    assert review.hints == ()
    assert not re.search(rf"[{_CHINESE}][A-Za-z0-9]|[A-Za-z0-9%][{_CHINESE}]| [{_MARKS}]|[{_MARKS}] ", sentence)


def test_the_first_worked_goal_reads_in_the_word_order_of_chinese() -> None:
    with use_language("zh_CN"):
        sentence = worked_plan().goals[0].sentence()
    assert sentence == (
        "2027 年，通过推出能耗审计服务、在行业展会约到双倍的首次拜访，"
        "将华东大型制造企业的营收从 2,000 万元提升到 2,500 万元（+25%），"
        "以支持公司成为华东大型制造企业能耗监测的首选供应商。负责人：陈浩。"
    )
