"""How a Chinese goal is to be reached: the means it tells, and where things stand now.

>>> text = "靠驻场顾问把续约率从60%提到70%"
>>> [span.of(text) for span in means(text)], [span.of(text) for span in baselines(text)]
(['靠驻场顾问'], ['从60%'])
"""

from __future__ import annotations

from functools import cache
from typing import Final

from bpcourse.core.goals.chinese_numbers import NUMBER, names_a_metric, speaks_of_a_result
from bpcourse.core.goals.chinese_text import INSIDE, any_of, clauses, pattern
from bpcourse.core.goals.chinese_words import CHANGES, LEVER_OBJECTS, LEVERS, MEANS_VERBS
from bpcourse.core.goals.reading import Span
from bpcourse.core.goals.spans import merged, spans_of

__all__ = ["baselines", "means"]

# Prepositions of means, but for the words they are part of: 标书通过率, 可靠, 凭证, 借款, 信用, 用户.
_MARKER: Final = (
    r"(?:有了(?!新的?突破|起色|长进)|(?<![标案书批验审])通过(?![率了验审年初])|透过|借助|依靠|依托|倚靠|凭借|仰仗|利用|运用|采用|采取|经由|"
    r"得益于|有赖于|(?<![可停倚依牢])靠(?![近谱拢岸边前后山])|(?<![文任听])凭(?![证空什])|(?<![租出外])借(?![款贷口钱给鉴此条])|"
    rf"拿(?={INSIDE}{{2,14}}?(?:[做当换]|来[拉促带提]))|"
    r"(?<![信费作使利采试应适启专通商家实引挪善占运选惯租拨常器换改多都少爱愿])用(?![户品水量途工心力得来于上车餐料功处完地在]|电(?![话商销子])|起来|的是))"
)
# 以 is a means only with what it is for, or with 方式 and the like; 以上, 以便, 所以 and 以…为使命 are not.
_BY: Final = (
    r"(?<![所可得加予足给难力])以(?![上下内外前后来及便至致期往此其]|免(?!费)|确保|配合|支持|支撑|助|落实|保证|保障|服务|响应|实现|提高|提升|推动|"
    rf"推进|促进|{INSIDE}{{0,12}}为)"
)
_MORE: Final = "多[装卖签订买拿开下接租续铺进成出]"
# The words that hand over from the means to what they bring about; not 将来, 让利, 使用.
_HANDS_OVER: Final = (
    "把|将(?!来)|让(?!利)|使(?![用馆])|令|从而|以便|以求|来(?=[提增扩降减缩压拉促带推吸争卖做改实完拓开支拿赢打少多])"
)
# What may stand before a verb at the head of a clause.
_OPENING: Final = (
    rf"^[\s“]{{0,9}}(?:{INSIDE}{{0,8}}?(?:将|拟|计划))?"
    r"(?:\s|同时|并且|并|再|另|为此|因此|还|也|先|此外|我们|公司|团队|将|会|要|须|应|拟|计划|继续|进一步|全面|加紧|持续|尽快|故|所以|据此|从){0,12}"
)
_WAY: Final = "(?:途径|做法|办法|手段|抓手|措施|方法|打法|路径|举措|方式)"
_TOGETHER: Final = "(?:合作|联合|联手|捆绑|共建|合办|联名|携手|结盟)(?!伙伴|商|方|社|客户)"


def means(plain_text: str) -> tuple[Span, ...]:
    """The words for means; *plain_text* has its times and purposes taken out (as spaces)."""
    found = [span for clause in clauses(plain_text) for span in _means_of(plain_text, clause)]
    for expression in _CONNECTED:
        connected = spans_of(pattern(expression), plain_text, "means")
        found += [span for span in connected if not names_a_metric(span.of(plain_text))]
    return merged(span for span in found if span.of(plain_text).strip())


# Means told across the end of a clause: by what they are for in the next one, or behind a heading of their own.
_CONNECTED: Final = (
    rf"(?P<means>{INSIDE}{{4,60}})，\s?(?:好让|以便|从而|以此|由此|借此|进而|靠这个|凭这个)",
    rf"(?P<means>{INSIDE}{{4,60}})，\s?{INSIDE}{{0,4}}才能",
    rf"(?P<means>{INSIDE}{{4,30}}?)换来",
    rf"(?:{_WAY}|怎么做|行动|资源)\s?：\s?(?P<means>{INSIDE}{{2,60}})",
)


def _means_of(plain_text: str, clause: Span) -> list[Span]:
    """From the first word for means in *clause* to what they bring about."""
    words = clause.of(plain_text)
    starts = (found.start("means") for expression in _means() if (found := pattern(expression).search(words)))
    start = next(starts, None)
    if start is None:
        return [clause] if _puts_means_to_work(words) else []
    # Two characters of the means and one of their object belong to the means in any case: "通过提高频次".
    brings_about = pattern(_HANDS_OVER).search(words, start + 3) or pattern(f"{any_of(CHANGES)}|{_MORE}").search(
        words, start + 3
    )
    end = brings_about.start() if brings_about else len(words)
    return [Span(clause.start + start, clause.start + len(words[:end].rstrip()))]


def _puts_means_to_work(words: str) -> bool:
    """Whether a verb puts something to work, in either order ("报表取消一半", "把客户资料补全"), with no result."""
    verb, thing = any_of(LEVERS), any_of(LEVER_OBJECTS)
    either = rf"{verb}{INSIDE}{{0,10}}?{thing}|{thing}{INSIDE}{{0,6}}?{verb}"
    # What costs and what is done away with is a metric elsewhere, and a trial (试用) a result.
    no_metrics = pattern(r"费用|取消(?!率)|试用(?=[点装品])").sub(" ", words)
    return pattern(either).search(words) is not None and not speaks_of_a_result(no_metrics)


@cache
def _means() -> tuple[str, ...]:
    to_work, lever, thing = any_of(MEANS_VERBS), any_of(LEVERS), any_of(LEVER_OBJECTS)
    count = r"(?:\d{1,4}|[一二两三四五六七八九十百几]{1,4})\s?[多余]?"
    return (
        # "通过…", "靠…", "用…"
        rf"(?P<means>{_MARKER}){INSIDE}",
        rf"(?P<means>{_BY})(?={INSIDE}{{2,20}}?(?:方式|形式|手段|模式|{any_of(CHANGES)}|{_HANDS_OVER}))",
        rf"(?P<means>{_BY})(?={INSIDE}{{3,16}}$)",
        # "途径是…", "…是主要抓手"
        rf"(?P<means>(?:{_WAY}|依托|依靠|靠)的?(?:是|为|在于|包括|就是))",
        rf"^(?P<means>{INSIDE}{{2,}}是(?:主要|核心|关键|重要)?(?:抓手|手段|途径|举措|依托))",
        # "开120场讲座", "多打20个电话": events are put on and calls made, deals are not.
        rf"{_OPENING}(?P<means>(?:开|办|搞|做|跑|打|举办|组织|走访)\s?(?:满|足)?{count}[场次轮期通遍]){INSIDE}{{2,}}",
        rf"(?P<means>多(?:打|跑|拜访|联系|走访|约见|发){INSIDE}{{0,6}}?(?:电话|客户|邮件|市场|次|家|趟|轮))",
        # "系统已上线", "工具包已到位", "提成制度改一改"
        rf"^(?P<means>{INSIDE}{{2,14}}?(?:已经?上线|上线了|用起来|已经?投用|已经?启用|到位|就位|就绪|备好|改一改|重新设计|重写))",
        # "与村医合作", "在总部技术团队的支持下"
        rf"^{INSIDE}{{0,8}}?(?P<means>[与和同跟]{INSIDE}{{1,16}}?{_TOGETHER})",
        rf"(?P<means>在{INSIDE}{{2,16}}(?:支持|帮助|协助|加持|带动|配合)下)",
        rf"(?P<means>在{INSIDE}{{1,10}}[中里上](?:加入|附赠|嵌入|增设))",
        # "把审批权下放到一线", "给渠道商开2期认证班", "让老销售一对一带新人"
        rf"^[\s并再]{{0,9}}(?P<means>[把将给对向]){INSIDE}{{1,18}}?(?:下放|重写|培训|开{INSIDE}{{0,6}}班|外包|打通|交给|改成|拆分|上门)",
        rf"^\s{{0,9}}(?P<means>[把将让由]{INSIDE}{{1,14}}?(?:移到|搬到|迁到|设在|前置|交由|转给|一对一|带教|带新人|结对))",
        # "招募40名校园大使", but not "优化销售工作" and not "请大家…"
        rf"{_OPENING}(?P<means>{to_work}|请(?![大每各所同务全你]))(?!销售(?:工作|能力|水平|业绩)?$|业绩|工作$|更多)(?={INSIDE}{{2}})",
        # "新增4名顾问": verbs that could be a result too, with an object that is a means.
        rf"{_OPENING}(?P<means>{lever})(?={INSIDE}{{0,10}}?{thing})",
    )


def baselines(plain_text: str) -> tuple[Span, ...]:
    """Where the figures of *plain_text* start from: "从20家到…", "目前20家", "20% → 25%"."""
    found = [span for expression in _BASELINES for span in spans_of(pattern(expression), plain_text)]
    # What was reached is where things start from, what was won, founded or hired last year is not.
    found += [span for span in spans_of(pattern(_LAST), plain_text) if speaks_of_a_result(span.of(plain_text))]
    return merged(span for span in found if not pattern(_STAFFED).match(span.of(plain_text)))


_BASELINES: Final = (
    rf"[从由自]{INSIDE}{{0,14}}?{NUMBER}{INSIDE}{{0,10}}?(?=[到至升降提增涨压缩减扩做翻]|→)",
    rf"(?:目前|当前|现在|现有|现为|如今|眼下|已有|原来|原先|基数|现状){INSIDE}{{0,16}}?{NUMBER}{INSIDE}{{0,4}}",
    rf"{NUMBER}{INSIDE}{{0,3}}?\s?(?:→|->|=>)\s?{INSIDE}{{0,4}}?\d",
)
_LAST: Final = rf"(?:去年|上年|上个?季度|上个?月|前年){INSIDE}{{0,16}}?{NUMBER}{INSIDE}{{0,4}}"
# "现有46人" tells how large the team is, "现有会员46人" where the result stands.
_STAFFED: Final = rf"(?:(?!客户|会员|学员|用户|学生|报名|[商户]).){{0,40}}{NUMBER}\s?多?[人名位](?!次)"
