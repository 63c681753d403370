"""When a Chinese goal is to be reached: deadlines and periods, and the times that are neither.

>>> text = "去年签下20家，每周拜访，2027年6月底前签下30家"
>>> [span.of(text) for span in deadlines(text)], [span.of(text) for span in other_times(text)]
(['2027年6月底前'], ['每周'])
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpcourse.core.goals.chinese_text import INSIDE, any_of, pattern
from bpcourse.core.goals.chinese_words import FESTIVALS
from bpcourse.core.goals.spans import blanked, merged, spans_of

if TYPE_CHECKING:
    from bpcourse.core.goals.reading import Span

__all__ = ["deadlines", "other_times"]

_CHARACTER_DIGITS: Final = "[〇零一二两三四五六七八九十]"
_COUNT: Final = (
    rf"(?:(?<!\d)\d{{1,3}}|{_CHARACTER_DIGITS}?百?{_CHARACTER_DIGITS}{{1,3}}|{_CHARACTER_DIGITS}百|半|几|数)"
)
_YEAR: Final = r"(?:(?<!\d)(?:19|20)\d{2}|[一二][〇零九]?[〇零一二三四五六七八九]{2})\s?年(?:度)?"
_RELATIVE_YEAR: Final = r"(?:今|明|后|本|来|次)年(?:度)?"
_FISCAL_YEAR: Final = (
    r"(?:(?<![A-Za-z])FY\s?'?(?:20)?\d{2}(?!\d)|(?<!\d)(?:20)?\d{2}\s?(?:财年|财政年度|会计年度)|"
    r"(?:本|下一?个?|新|当前|这个)财年)"
)
# Not 四季酒店: a quarter in Chinese characters needs 季度, or a 季 with its end or its edge.
_QUARTER: Final = (
    r"(?:(?<![A-Za-z])(?:(?<!\d)(?:20)?\d{2}\s?年?)?Q[1-4](?![0-9A-Za-z])|(?<![A-Za-z0-9])[1-4]Q\s?'?(?:20)?\d{2}(?!\d)|第?\s?[一二三四1-4]\s?(?:个)?(?:季度|季(?=[底末前内]|结束|收官))|"
    r"(?:[首末本当次]|这个?|下一?个?)季度?(?![风节]))"
)
_HALF: Final = (
    r"(?:[前后上下]半个?(?:财|学)?年(?:度)?|(?<![A-Za-z])(?:(?<!\d)(?:20)?\d{2}\s?年?)?H[12](?![0-9A-Za-z])|"
    r"(?<![A-Za-z0-9])[12]H\s?'?(?:20)?\d{2}(?!\d)|[前后][三两]个?季度)"
)
_NO_MONTH: Final = "(?![销活均产薪租饼卡])"  # 月销 and 月活 are metrics, 月饼 and 月卡 products
_MONTH: Final = (
    rf"(?:(?<!\d)\d{{1,2}}\s?月份?{_NO_MONTH}|(?<!{_CHARACTER_DIGITS}){_CHARACTER_DIGITS}{{1,3}}月份?{_NO_MONTH}|"
    rf"(?:[本当次]|这个|下个?)月份?{_NO_MONTH})"
)
_DAY: Final = (
    rf"(?:(?<!\d)\d{{1,2}}\s?[日号](?!线|店|楼|院|机)|(?<=月){_CHARACTER_DIGITS}{{1,3}}[日号]|"
    # Alone, 七日 tells how long a tour is; 七日前 a day.
    rf"{_CHARACTER_DIGITS}{{1,3}}日(?=[之以]?前|止|为止|起|截)|"
    r"(?:下下?|[本这])个?(?:周|星期|礼拜)[一二三四五六日天末])"
)
_WEEK: Final = r"(?:(?:下下?|[本这])个?(?:周|星期|礼拜)(?!期|转|边|年))"
_END_OF_STRETCH: Final = r"(?:年底|年末|年终(?!奖)|年中|月底|月末|月中|季度?末|季度?底|岁末|岁尾|周末)"
_ISO_DATE: Final = r"(?<![\d.])(?:20)?\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}[日号]?(?![\d%])"
_PART: Final = r"(?:底|末|初|中旬|上旬|下旬|中期|尾)"
_PIECE: Final = (
    rf"(?:{_YEAR}|{_RELATIVE_YEAR}|{_FISCAL_YEAR}|{_HALF}|{_QUARTER}|{_MONTH}|{_DAY}|{_WEEK}|{_END_OF_STRETCH})"
)
# A date with its parts in the order in which Chinese writes them: "2026财年的第三季度末".
_DATE: Final = rf"(?:{_ISO_DATE}|{_PIECE}(?:的?\s?{_PIECE}){{0,4}})\s?{_PART}?"
_EDGE: Final = (
    r"\s?(?:结束|收官|过完|到来|来临|期满|开始|收盘|封账|结账|关账)?"
    r"(?:(?:之|以)?前(?![十三列五茅端台期景往线])|(?:之|以)?内(?![部地陆])|期间|为止|当[天日月周])?"
)
_TOWARDS: Final = r"(?:截至|截止到?|赶在|最迟|最晚|不迟于|不晚于|到|至|赶|在|于)?\s?"

_UNIT: Final = r"个?半?(?:天|日|周|星期|礼拜|月|季度|季|自然月|工作日|财季|财年|年度?|学期|赛季)"
_AHEAD: Final = r"(?:未来|今后|接下来|往后|后续)"
_DURATION: Final = (
    rf"(?:[在于]?\s?{_AHEAD}的?\s?{_COUNT}\s?{_UNIT}半?(?:时间)?(?:之内|以内|内|里|间)?|"
    rf"(?:[在于]\s?|(?<![后第满每]))(?:{_COUNT}\s?{_UNIT}|一个半月)半?(?:的?时间)?(?:之内|以内|内(?![部地])|里(?!程))|"
    rf"[用花]\s?{_COUNT}\s?{_UNIT}的?时间|"
    r"(?:年|月|季度?|周|期|财年|学期|赛季)内(?![部地容生蒙]))"
)


def deadlines(plain_text: str) -> tuple[Span, ...]:
    """The deadlines and definite periods in *plain_text* (as `chinese_text.plain` gives it)."""
    told = _blanked_by((_LAST, *_PAST, *_MEASURED), plain_text)
    found = [span for expression in _DEADLINES for span in spans_of(pattern(expression), told)]
    return merged(span for span in found if _is_definite(span.of(plain_text)))


def other_times(plain_text: str) -> tuple[Span, ...]:
    """Times that set no deadline: history, habits ("每周"), bare "今年", hours of the day.

    "去年" stays in the text, because it tells that the number behind it is where things stood.
    """
    aside = blanked(plain_text, deadlines(plain_text))
    return merged(span for expression in (*_PAST, *_HABITS, _PIECE) for span in spans_of(pattern(expression), aside))


def _blanked_by(expressions: tuple[str, ...], plain_text: str) -> str:
    return blanked(
        plain_text, [span for expression in expressions for span in spans_of(pattern(expression), plain_text)]
    )


def _is_definite(words: str) -> bool:
    """Not merely "今年": by the course's rule a bare "this year" says no time."""
    return pattern(rf"{_TOWARDS}{_RELATIVE_YEAR}\s?").fullmatch(words) is None


_FESTIVAL: Final = any_of(FESTIVALS) + "(?:节气|节)?"
_FESTIVAL_EDGE: Final = (
    r"(?:长假|假期|大促|黄金周|档期?|季)?\s?(?:到来|来临|结束|开始|收官|过后)?(?:[之以]?前(?![期十])|期间|当[天日晚])"
)
_EVENT_END: Final = (
    "(?:开幕|闭幕|召开|举行|举办|开始|结束|到来|来临|上市|启动|开业|开学|收官|截止|发布|投产|开工|竣工|封关|交付|完工|关闭|停产|"
    "停售|落幕|开馆|开园|通车|开张|开播|[季节日会假赛展考])"
)
# "让胸针在腊八节前…": what is to be done, and to whom, belongs to no time.
_NO_HANDING: Final = f"(?:(?![让把使将在]){INSIDE})"
_DEADLINES: Final = (
    rf"{_TOWARDS}{_DATE}{_EDGE}",
    _DURATION,
    # A festival with an edge: "双十一前", "国庆长假期间", "开学季到来之前".
    rf"{_TOWARDS}(?:今年|明年|{_YEAR})?的?{_FESTIVAL}{_FESTIVAL_EDGE}",
    # A festival that says in which days: "今年双十一要成交…", "618拿下…".
    rf"(?:(?:今年|明年|{_YEAR}|在|于|趁着?|借着?|赶上|抢在)的?{_FESTIVAL}|(?<!{INSIDE}){_FESTIVAL}(?=要|须|力争|必须|卖出|成交|拿下))",
    # Any event with "before": "展会开幕前", "新工厂投产之前"; 售前 and 目前 hold no event.
    rf"(?:(?<=在)|(?<=赶)|(?<!{INSIDE})){_NO_HANDING}{{1,14}}?{_EVENT_END}(?:之|以)?前(?![期十三端台景往])",
    rf"(?:(?![让把使将在])[\u4e00-\u9fff]){{1,4}}{_EVENT_END}(?:之|以)?前(?![期十三端台景往])",
    # "before" of anything; "在此之前" and "之前的" tell no time.
    rf"(?:(?<=在)|(?<=赶)|(?<=于)|(?<!{INSIDE})){_NO_HANDING}{{2,12}}?(?<!此)[之以]前(?![的曾已从])",
    rf"截[至止]{INSIDE}{{2,12}}",
)

_FOUNDED: Final = "(?:成立|创立|创办|创建|组建|建立|入行|入职|起家|诞生|注册|开业)"
# What a promise or a rate is about when it has a time: "24小时内响应".
_PROMISED: Final = (
    "(?:复购|响应|交付|发货|到货|回复|退换|留存|无理由|送达|回访|上门|处理|解决|出报价|报价|回款率|付款|激活率|到店率)"
)

# Times told of, not set; looked for first, so that no deadline is seen in them.
_LAST: Final = (
    r"(?:去年|前年|上年|上届|往届|上一?年度|往年|当年|上个?季度|上个?月|早年)"
    rf"(?:同期|全年|[底末初]|[\s的]?{_PIECE}|[\s的]?{_FESTIVAL}){{0,2}}"
)
_PAST: Final = (
    rf"(?:自|从|早在)\s?{_YEAR}\s?(?:\d{{1,2}}月)?{INSIDE}{{0,8}}?(?:以来|至今|起(?!点)|开始|就|便|创立|成立|起家)",
    rf"(?:{_FOUNDED}|始建|建|上市)于\s?{_YEAR}",
    rf"{_YEAR}\s?(?:以来|至今|就(?!要|得)|[便已曾那]|的(?:教训|成绩|冠军|遗憾|辉煌|精神|故事|样子|老[一-鿿]{{1,2}})|{_FOUNDED}|进入)",
    rf"{_YEAR}(?=[^，。；]{{0,4}}(?:(?<![超通突越])过|(?<!为)了|曾)(?!半|亿|万))",  # not 超过, 通过, 为了
    rf"(?:过去|近|最近|前|这|连续)\s?{_COUNT}\s?个?(?:年|月|季度|周)[里来间]?",
    r"(?<!\d)(?:\d{1,2}|[一二两三四五六七八九十半几]{1,3})(?:年|个月|天|周)[之以]?前",
    rf"(?:像|如同|跟|和|比|较|同)\s?{_YEAR}",
    # A year that is part of a name: "2030年愿景", “破浪2030”, “百日攻坚”.
    rf"{_YEAR}(?=愿景|远景|战略|蓝图|规划)",
    r"(?:愿景|蓝图|战略|规划|远景|计划)\s?20\d{2}",
    r"“[^“”\n]{1,16}”",
    # A promise to customers or the reach of a measure: "首购后30天内", "24小时内响应".
    rf"[后每]\s?{_COUNT}\s?(?:天|日|周|个月|小时)(?:之内|以内|内)",
    rf"{_COUNT}\s?(?:天|日|个?小时|分钟|个?工作日)(?:之内|以内|内)(?={INSIDE}{{0,2}}{_PROMISED})",
)

# Time that is what is measured: "回款周期压缩到45天以内".
_MEASURED: Final = (rf"(?:[到至]|控制在|保持在|稳定在|维持在|缩短|压缩|压)\s?{_COUNT}\s?{_UNIT}(?:之内|以内|内)",)

_HABITS: Final = (
    r"[从自]?(?:即日|今日|今天|现在|今|本月|下月|下周|明天)起",
    rf"[每逐]\s?(?:个|一)?(?:[天日周月年]|季度?|星期|{_COUNT}个?[天周月])(?:[一二三四五六日末初底])?",
    r"\d{1,2}\s?[×xX*]\s?\d{1,2}\s?小时",
    r"(?<!\d)\d{1,2}(?:点(?!击)|_\d{2}(?!\d))半?(?:\s?[到至-]\s?\d{1,2}(?:点|_\d{2}(?!\d)))?",
    rf"{_COUNT}\s?{_UNIT}(?:一次|一度|来|如一日|的?(?:经验|历史|老|磨))",
    rf"(?:今年|明年|全年|常年|{_FESTIVAL})",
)
