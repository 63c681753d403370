"""Why a Chinese goal is set: the company's higher goal in its words.

>>> text = "多签食品厂，助力公司成为华东首选供应商的战略"
>>> [span.of(text) for span in purposes(text)]
['助力公司成为华东首选供应商的战略']
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from bpcourse.core.goals.chinese_text import INSIDE, any_of, pattern
from bpcourse.core.goals.chinese_words import COMPANIES, COMPANY_MOVES, SERVING, STRATEGIES, STRONG_SERVING
from bpcourse.core.goals.spans import merged, spans_of

if TYPE_CHECKING:
    from bpcourse.core.goals.reading import Span

__all__ = ["purposes"]

_REST: Final = f"{INSIDE}{{0,60}}"  # the rest of a clause
_NO_SEGMENT: Final = "(?!客户|合作|伙伴|部|性)"  # 战略客户 is a segment, 战略合作 a contract
_STRATEGY: Final = (
    "(?:战略|规划|蓝图|愿景|使命|方针|总体?目标|大局|大计|大业|方略|总体思路|总方向|主战场|价值观|路线|承诺)"
    f"{_NO_SEGMENT}"
)
_STRATEGY_OF_ANYONE: Final = f"(?:战略|规划|方针|愿景|使命|国策|蓝图){_NO_SEGMENT}"
# "为公司多卖货" and "为公司争光" name no goal.
_NO_GOAL: Final = rf"(?!的?(?:[多赚卖拉]|做(?![大强优成深透])|创收|争光|加油|出力|销售|业绩|{INSIDE}{{0,3}}团队))"
_NO_OBJECT: Final = "(?<!扩大)(?<!提高)(?<!提升)(?<!增加)(?<!做大)(?<!改善)(?<!提振)(?<!拉动)"


def purposes(plain_text: str) -> tuple[Span, ...]:
    """The purposes in *plain_text* (as `chinese_text.plain` gives it, its deadlines taken out)."""
    return merged(span for expression in _purposes() for span in spans_of(pattern(expression), plain_text, "why"))


@cache
def _purposes() -> tuple[str, ...]:
    # 公司年会 is an event, 公司官网 a channel, 公司客户 a segment.
    company = any_of(COMPANIES) + "(?!年会|大会|食堂|门口|楼下|官网|客户|级客户|内部|上下|里的|会议)"
    strategy = any_of(STRATEGIES) + _NO_SEGMENT
    serving, strong, move = any_of(SERVING), any_of(STRONG_SERVING), any_of(COMPANY_MOVES)
    return (
        # "为支持公司全球化战略", "与公司现金流转正的大方向一致": a word of service, the company, what it wants.
        rf"(?P<why>以?{serving}{INSIDE}{{0,8}}?{company}{INSIDE}{{0,40}}{strategy})",
        rf"(?P<why>以?{serving}{INSIDE}{{0,8}}?{company}{INSIDE}{{0,24}}?{move}{_REST})",
        # "助力公司…": behind a strong word of service the company is enough.
        rf"(?P<why>以?{strong}{INSIDE}{{0,6}}?{company}{_REST})",
        # "为公司…铺路"
        rf"(?P<why>(?:为|替|给|帮助?|让){company}{_NO_GOAL}{INSIDE}{{2,60}})",
        # "公司战略是…", "董事会的五年规划等着…": the company and its strategy in one clause.
        rf"(?P<why>{company}{INSIDE}{{0,30}}{_STRATEGY}{INSIDE}{{0,12}})",
        # "公司谋求第二增长曲线", "公司正筹备并购"; "扩大公司的市场份额" is the goal itself.
        rf"(?P<why>{_NO_OBJECT}{company}{INSIDE}{{0,18}}?{move}{_REST})",
        # "…，公司才能登陆主板"
        rf"(?P<why>{company}(?:才能|才可|方能|方可|就能|便能|得以|才有|才会){INSIDE}{{3,60}})",
        # "为完成公司的变革": to do something of the company's, other than to reach its sales.
        rf"(?P<why>为了?(?:完成|实现|达成|推进|兑现|落实|保障|确保|促进|加快|推动|支持|配合|服务|助力)的?{company}(?!{INSIDE}{{0,6}}(?:任务|指标|业绩|销售|营收|销量)){INSIDE}{{2,60}})",
        # "这是公司组织变革的重头戏"
        (
            rf"(?P<why>(?:这|也|正|此|它)是?{INSIDE}{{0,4}}?{company}{INSIDE}{{1,30}}的?(?:重头戏|一环|一步|一部分|抓手|关键|大事|突破口|基石|前提|落脚点|"
            r"先手棋|第一枪|第一步|第一仗|支点|基础|底气|保障|需要|体现|缩影|开端|起点|试金石|主战场))"
        ),
        # "以支持成为华东的首选供应商": what is aimed for is the purpose, whoever the company is.
        rf"(?P<why>以支[持撑]{INSIDE}{{2,60}})",
        rf"(?P<why>(?:以|从而|进而)(?:支持|支撑|助力|服务于|配合|响应|落实)(?!客户|销售|团队|业绩|订单){INSIDE}{{4,60}})",
        rf"(?P<why>(?:{strong}|为){INSIDE}{{0,6}}(?:成为|建成|跻身|打造|做成){INSIDE}{{2,24}}(?:供应商|服务商|制造商|品牌|企业|领导者|领军者|龙头|标杆|首选|第一|百强))",
        # "公司立志…，因此…": what the company wants, given as the reason.
        rf"(?P<why>{company}{INSIDE}{{3,60}})，\s?(?:因此|因而|所以|故|为此|据此|于是|就|这就)",
        # "落实“双碳”战略", "总体战略", "这一愿景": a strategy that is spoken of without its owner.
        rf"(?P<why>(?:{strong}|推进|围绕|对齐|符合|紧扣|为|与){INSIDE}{{0,24}}{_STRATEGY_OF_ANYONE})",
        r"(?P<why>(?:整体|总体|长期|核心|头号)(?:发展)?战略)",
        r"(?P<why>这[一个项](?:战略|愿景|目标|方针|方向|使命|规划|蓝图))",
    )
