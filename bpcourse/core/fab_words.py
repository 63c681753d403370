"""The words by which the FAB check tells facts, effects and gains apart, in English and in Chinese.

>>> english = fab_words("en")
>>> english.effect("no line stops for the installation"), english.gain("your crew saves two hours")
('no', 'saves two hours')
>>> english.has_content("excellent quality"), english.has_content("stainless-steel housing")
(False, True)
>>> repeats("12-bit resolution", "12-bit converter"), repeats("reads small loads", "12-bit converter")
(True, False)
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bpcourse.core.language import Language

__all__ = ["FabWords", "fab_words", "repeats"]

_ALIKE: Final = 0.55
"""From this share of common words on, of the shorter text, one says the other again."""
_FEW: Final = 4
"""A text of so few words, or pairs of Chinese characters, tells nothing that happens unless one of them says so."""
_CHINESE: Final = re.compile("[㐀-鿿]+")
_MARK: Final = re.compile("[，。；、！？,.;!?](?![0-9])")
_DIGITS: Final = re.compile(r"\d[\d.,]*")
_LATIN: Final = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, kw_only=True)
class FabWords:
    """Patterns of one language.

    you: the customer is spoken to; role: people and places on the customer's side; change: something becomes more or
    less; stake: what a customer counts; enough: a change that needs no such word beside it; strong: changes that, with
    a number, are a gain whoever has it; effects: something happens, or happens better; number: a quantity;
    technical: a unit, a standard, a figure of a data sheet; us: the seller; empty: praise, and words that fit any
    product; filler: words without a meaning of their own.
    """

    you: re.Pattern[str]
    role: re.Pattern[str]
    change: re.Pattern[str]
    stake: re.Pattern[str]
    enough: re.Pattern[str]
    strong: re.Pattern[str]
    effects: re.Pattern[str]
    number: re.Pattern[str]
    technical: re.Pattern[str]
    us: re.Pattern[str]
    empty: re.Pattern[str]
    filler: re.Pattern[str]

    def gain(self, text: str) -> str:
        """The words in *text* from what changes to what a customer counts, or the other way round; empty for none.

        In Chinese, the whole clause: a piece of it could begin or end inside a word.
        """
        text = _plain(text)
        if settled := self.enough.search(text):
            return settled.group().strip()
        change, stake = self.change.search(text), self.stake.search(text)
        if not (change and stake):
            return ""
        start, end = min(change.start(), stake.start()), max(change.end(), stake.end())
        return _clause(text, start, end) if _CHINESE.search(text) else text[start:end].strip()

    def gain_for_you(self, text: str) -> str:
        """The gain in a *text* that speaks to the customer; empty for none."""
        return self.gain(text) if self.you.search(_plain(text)) else ""

    def customer(self, text: str) -> bool:
        """Whether *text* says who on the customer's side gains."""
        plain = _plain(text)
        return bool(self.you.search(plain) or self.role.search(plain))

    def counted_gain(self, text: str) -> bool:
        """Whether *text* puts a number on a gain that is nobody's in particular."""
        plain = _plain(text)
        return bool(self.strong.search(plain) and self.number.search(plain))

    def customers_own(self, text: str) -> str:
        """The words in *text* that count something, or name a strong change, for somebody on the customer's side."""
        plain = _plain(text)
        if (
            not self.customer(text)
            or self.technical.search(plain)
            or (self.seller(text) and not self.you.search(plain))
        ):
            return ""
        return _found(self.strong, plain) or _found(self.stake, plain) or _found(self.number, plain)

    def effect(self, text: str) -> str:
        """The first word in *text* by which something happens, or happens better; empty for none."""
        return _found(self.effects, _plain(text))

    def seller(self, text: str) -> str:
        """The words that speak of the seller; empty for none."""
        return _found(self.us, _plain(text))

    def specification(self, text: str) -> str:
        """The first figure of a data sheet; empty for none."""
        return _found(self.technical, _plain(text)) or _found(_DIGITS, _plain(text))

    def is_bare(self, text: str) -> bool:
        """Whether *text* is no more than a few words, or the figures of a data sheet."""
        plain = _plain(text)
        return bool(self.technical.search(plain) or _DIGITS.search(plain)) or len(_tokens(plain)) <= _FEW

    def has_content(self, text: str) -> bool:
        """Whether *text* holds more than praise and words that fit any product."""
        left = self.filler.sub(" ", self.empty.sub(" ", _plain(text)))
        return bool(re.search(r"\w", left))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("\u2019", "'")


def _clause(text: str, start: int, end: int) -> str:
    """*text* from *start* to *end*, and on to the marks on either side."""
    first = max((mark.end() for mark in _MARK.finditer(text, 0, start)), default=0)
    after = _MARK.search(text, end)
    return text[first : after.start() if after else len(text)].strip()


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match.group().strip() if match else ""


def repeats(text: str, earlier: str) -> bool:
    """Whether *text* has little but words of *earlier*."""
    new, old = _tokens(text), _tokens(earlier)
    return bool(new and old) and len(new & old) / len(new) >= _ALIKE


def _tokens(text: str) -> set[str]:
    """Latin words but for the shortest, without a plural's s, and pairs of Chinese characters."""
    plain = _plain(text).casefold()
    words = {word.removesuffix("s") for word in _LATIN.findall(plain) if not _SHORT.fullmatch(word)}
    pairs = {run[at : at + 2] for run in _CHINESE.findall(plain) for at in range(max(len(run) - 1, 1))}
    return words | pairs


_SHORT: Final = re.compile("an?|and|are|at|by|for|from|ha[sv]e?|in|is|its?|of|on|our?|that|the|to|we|with")


@cache
def fab_words(language: Language) -> FabWords:
    """The patterns of *language*."""
    table = _ENGLISH if language == "en" else _CHINESE_WORDS
    return FabWords(**{name: re.compile(pattern, re.VERBOSE | re.IGNORECASE) for name, pattern in table.items()})


_NUMBER_EN: Final = r"\d|\b(?:half|twice|double|third|two|three|four|five|six|seven|eight|nine|ten|dozen)\b"

_ENGLISH: Final = {
    "you": r"\b(?:you|your|yours|you're|you'll)\b",
    "role": r"""\b(?:accountants?|bakers?|children|fitters?|midwi(?:fe|ves)|mothers?|parents?|schools?|tellers?|
        board|boss|buyers?|cashiers?|ceo|cfo|clerks?|cooks?|couriers?|crews?|customers?|departments?|directors?|
        dispatchers?|doctors?|drivers?|employees|engineers?|famil(?:y|ies)|farmers?|finance|foremen|foreman|
        growers?|guests?|head\ of|households?|inspectors?|installers?|managers?|nurses?|office|operators?|owners?|
        patients?|pilots?|planners?|plants?|residents?|retailers?|shops?|staff|stores?|students?|supervisors?|
        surgeons?|teachers?|teams?|technicians?|tenants?|travel+ers|visitors?|warehouses?|welders?|workers?|
        workshops?)\b""",
    "change": r"""\b(?:again|avoid\w*|back|before|below|cuts?|cutting|decreas\w*|double[sd]?|down\ (?:by|to|from)|
        drops?|earlier|earn\w*|eliminat\w*|even\ when|fall(?:s|ing)?|faster|fewer|free[sd]?|gain\w*|grow\w*|half|
        halve[sd]?|home|in\ (?:one|minutes|a\ \w+)|increas\w*|instead|less|lose[sn]?|lost|lower[sd]?|meets?|
        miss(?:es)?|more|never|no|none|not|on\ time|once|only|pass(?:es)?|pays?\ (?:back|for\ itself)|prevent\w*|
        protect\w*|rais\w*|rather|recover\w*|reduc\w*|rises?|sav(?:e[sd]?|ings?)|sell\w*|shorten\w*|sooner|
        spar(?:e[sd]?|ing)|spend\w*|stays?|stops?|the\ same\ day|till|until|wins?|winning|without|zero)\b""",
    "stake": r"""\$|€|£|¥|\d\s?%|\b(?:per\s?cent|permits?|licen[cs]es?|theft|shrinkage|drive\ to|tests?|premiums?|
        absence|accidents?|answers?|appointments?|audits?|bills?|breakdowns?|budgets?|calls?|capacity|cash|
        claims?|cny|complaints?|costs?|deadlines?|deals?|defects?|delays?|delivery|deliveries|downtime|energy|
        errors?|eur|euros?|expenses?|fees?|fines?|fuel|go\ home|harvests?|hours?|inspections?|invoices?|
        injur(?:y|ies)|inventory|loss(?:es)?|margins?|meetings?|minutes?|mistakes?|money|months?|nights?|orders?|
        output|overtime|payback|payments?|penalt(?:y|ies)|power\ (?:bill|use)|problems?|production|productivity|
        profits?|proposals?|recalls?|refunds?|rejects?|rent|repairs?|returns?|revenue|rework|risks?|rmb|
        salar(?:y|ies)|sales|scrap|seconds?|shelf|shifts?|sick\w*|staff|stock|stockouts?|stoppages?|surprises?|
        taxes|team|time|tons?|trips?|turnover|usd|votes?|wages?|wait\w*|waste|water|weeks?|working\ capital|yuan|
        years?|days?)\b""",
    "enough": r"""\b(?:instead\ of|rather\ than)\b|\bnever\ waits?\b|\bno\ longer\ waits?\b""",
    "strong": r"""\b(?:less|fewer|spar(?:e[sd]?|ing)|avoid\w*|cuts?|cutting|earn\w*|eliminat\w*|free[sd]?|gain\w*|
        lower[sd]?|recover\w*|reduc\w*|sav(?:e[sd]?|ings?)|pays?\ (?:back|less|for\ itself)|wins?)\b""",
    "effects": r"""\b(?:\w+er\ than|\w+ly\ as|as\ \w+\ as|allows?|also|answers?|
        any(?:\ \w+)?\ (?:hour|moment|time)|arrives?|at\ once|automatically|avoids?|before|better|books?|calls?|
        can(?:not)?|catch(?:es)?|chang(?:es?)|checks?|cleans?|connects?|covers?|cuts?|detects?|do(?:es)?\ not|
        drives?|easier|enables?|ensures?|even|every\w+|faster|fewer|filters?|finds?|fits?|follows?|
        free\ of\ charge|from\ one|gets?|goes|go|grips?|half|helps?|holds?|immediately|improves?|instead|keeps?|
        knows?|lasts?|learns?|leaves?|less|lets?|lifts?|lowers?|makes?|matches|means|meets?|moves?|more|needs?|
        never|no|not|only|opens?|passes|per\s?cent|prevents?|prints?|protects?|pulls?|rather|reach(?:es)?|reacts?|
        reads?|recogni[sz]es?|reduces?|removes?|replaces?|resists?|runs?|saves?|scans?|sees?|sends?|shows?|
        shortens?|sorts?|starts?|stays?|stops?|stretch(?:es)?|survives?|switch(?:es)?|takes?|tells?|
        the\ same\ (?:day|night|hour)|tim(?:es)|turns?|twice|uses?|warns?|washable|washes|
        [a-z]+able\ (?:in|by|at|with|while|under)|weighs?|within|without|works?|
        (?:is|are|be|gets?)\ (?:\w+ly\ )?(?:\w+ed|seen|kept|known|sent|found|done|built|paid|shown|made|read|cut))\b|
        ^\w+[^s\W]s\ (?!with\b|of\b|for\b|from\b|made\b|and\b|in\b)""",
    "number": _NUMBER_EN,
    "technical": r"""\b\d[\d.,]*[\s-]?(?:[km]?bit|[kmgt]?b|[kmg]?hz|[kmg]?w|[km]?v|ma?h?|kwh|rpm|dpi|db|mm|cm|µm|
        microns?|kg|g|l|bar|nm|inch(?:es)?|degrees?|pixels?|cores?|axes|cycles|ports?|layers?)\b|\b(?:iso|en|din|
        ip|iec|ce|ul)[\s-]?\d+|\b[a-z]+\d+\b""",
    "us": r"\b(?:we|we're|our|ours|us)\b",
    "empty": r"""\b(?:rely|name|thousands|millions|detail|advanced|amazing|automatic|automation|award-?winning|
        awesome|beautiful|best|best-in-class|better|brands?|brilliant|business|cheap|class|comfortable|company|
        competent|competitive|complete|comprehensive|convenient|convenience|cool|customer|customi[sz]ed|
        cutting-?edge|deep\ learning|everything|expertise|hassle|machine\ learning|passion\w*|peace\ of\ mind|
        results?|tailor\w*|unrivall?ed|unmatched|delivery|design|durable|easy|efficient|efficiency|ergonomic|
        excellent|excellence|experienced|experts?|fair|fast(?:er|est)?|first(?:-class)?|flexible|flexibility|free|
        friendly|future-?proof|good|great|high(?:er|est)?|high-?(?:end|quality|performance|tech)|ideal|innovative|
        innovation|intelligent|intelligence|ai|leader|leading|lightweight|long|looks?|love|low|luxury|market|
        materials?|modern|money|more|most|new|nice|number\ one|optimal|optimi[sz]ed|others|outstanding|partners?|
        partnership|perfect|perfectly|performance|platform|powerful|practical|premium|price|proactive|products?|
        professional|professionals|proven|quality|quick(?:ly)?|range|region|reliable|reliability|renowned|rest|
        robust|satisfaction|secure|security|services?|simple|smart|solid|solutions?|state-of-the-art|state|art|
        strong|super|superb|superior|suppliers?|support|sustainable|systems?|teams?|technology|technologies|top|
        tradition|true|trust(?:ed|worthy)?|ultimate|unbeatable|unique|user-?friendly|value|versatile|well-?known|
        wide|wonderful|world(?:-?class)?|worth)\b""",
    "filler": r"""\b(?:a|about|all|and|any|are|as|at|be|by|do|for|from|get|give|gives|has|have|in|is|it|its|just|
        know|make|makes|of|on|one|or|our|really|so|than|that|the|their|this|to|us|very|we|what|which|with|you|
        your)\b|\W""",
}  # fmt: skip

_CHINESE_WORDS: Final = {
    "you": "您|你|贵(?:厂|司|公司|院|校|店|单位|集团|企业|方)",
    "role": """[㐀-鿿](?:员|师|士)|产妇|家长|学校|医院|贵宾|业主|主管|主任|会计|住户|农户|种植户|养殖户|司机|员工|
        工人|操作工|班组|班长|团队|处长|采购|财务|仓库|经理|总监|总经理|厂长|老板|店长|店员|门店|护士|医生|患者|
        学生|老师|家长|客人|客户|顾客|客服|租户|维修|骑手|快递员|调度|车间|工厂|产线|部门|物业|董事会|计划员|销售|
        销售员|文员|质检|安全员|用户|家庭""",
    "change": """过关|保住|省|节约|少|减|降|免|避免|不用|不必|不再|不会|不被|不损|不耽误|不减|不用|不缺|不丢|
        不下架|无需|没有|多(?!功能|种|样|项|年)|增|提升|提高|提前|缩短|加快|恢复|复产|赚|赢|腾出|腾|一次(?!性)|
        照样|而不是|就能|就有|就可|只|早|次次|按时|准时|不停|翻番|翻倍|回本|收回|挽回|挽留|守住|零""",
    "stake": """失窃|损耗|许可证|排放|保险|%|费|成本|钱|元|预算|现金|资金|款|时间|小时|分钟|(?<!全)天|周(?!到)|
        个?月|一年|每年|班|产量|产能|产(?!品)|订单|单|罚|风险|库存|停机|停线|投诉|损失|利润|毛利|收入|营收|检查|
        审计|发票|人手|加班|请假|催收|电话|故障|维修|交货|签下|交付|返工|废品|次品|报废|事故|工伤|流失|赔|税|能耗|
        水电|客诉|下班|接待|排队|干等|上会|急单""",
    "enough": "而不是|不用再|不必再|无需再|不用等|不必再?等|不用排队",
    "strong": "省(?!心|事|力)|少|节约|减|降|少|避免|赚|赢|腾出|增加|提高|提升|缩短|回本",
    "effects": """比|更|不用|无需|无须|不再|不必|不会|不需|不占|不丢|不卡|不腰|不生|不|无法|也能|都能|就能|能|
        可以|可(?!靠|持续)|即可|随时|随地|当天|当晚|当场|即刻|即时|立即|立刻|马上|实时|免|自动(?!化)|减|降|提高|
        提升|缩短|避免|防止|保持|保证|延长|少|多(?!种|样|功能|项)|快|慢|一次|一下|一个人|只用|只需|只要|而不是|
        代替|取代|照样|仍|以内|[时钟天]内|之前|先|由|再付|送到|到场|发货|倍|看得|听得|没|按|以.+为准|跟着|符合|
        满足|用.+来|一站式""",
    "number": "[0-9]|[一二两三四五六七八九十百千万半]",
    "technical": """[0-9][0-9.,×x]*\\s*(?:位|千瓦|瓦|伏|毫安时?|转|微米|毫米|厘米|米|公斤|千克|克|升|兆|分贝|度|
        像素|核|轴|层|英寸|[kmgt]?b|[kmg]?hz|kwh?|mm|cm|kg|次)|(?:iso|en|ip|gb|iec|din)\\s*[0-9]+|[a-z]+[0-9]+|
        [0-9][0-9.,]*""",
    "us": "我们|我司|我方|本公司|本厂",
    "empty": """精益求精|名字|万千|用户|机器学习|深度学习|大数据|定制化?|量身|打造|一切|无与伦比|效果|用心|无忧|
        身边|随时|一定|热爱|一流|专业|专家|业界|业内|企业|优秀|优质|优越|优异|先进|全面|全方位|公道|共赢|合作|
        伙伴|卓越|历史|悠久|口碑|品牌|品质|品味|外观|大气|完美|完善|实惠|客户|喜爱|深受|技术|算法|方便|便捷|快捷|
        快速|很快|更快|快|发货|收到|新颖|设计|智能化?|智慧|人工智能|自动化|最|极|很|好用?|更好|本?地区|市场|第一|
        首选|供应商|性价比|性能|出众|价格|高端|高效|高品质|高性能|高|低|整体|解决方案|方案|服务|周到|灵活|值得|
        信赖|信任|可靠|稳定|绿色|环保|产品|种类|齐全|系统|平台|行业|领先|领军|创新|创造|价值|更大|贴心|省心|放心|
        安心|满意|轻便|耐用|团队|实力|雄厚|经验|丰富|资深|懂行|态度|亲切|比?别[家人]|国际|世界|顶级|尖端|前沿|
        独特|独一无二|强大|超强|安全|舒适|人性化|人体工学|质量|良好|出色""",
    "filler": "我们|我司|我方|您|你|贵司|贵厂|的|了|是|和|与|及|也|为|让|使|给|帮|有|在|更|比|就|都|被|这|那|\\W",
}
