"""The shapes in which a Chinese clause tells means: a word for means, somebody, an offer, a verb with its object.

>>> import re
>>> found = re.search("|".join(_by_a_word()[:1]), "华东团队靠展会签约")
>>> found.group("means")
'靠'
"""

from __future__ import annotations

from functools import cache
from typing import Final

from bpcourse.core.goals.chinese_levers import LEVER_OBJECTS, LEVERS, MEANS_VERBS
from bpcourse.core.goals.chinese_results import CHANGES
from bpcourse.core.goals.chinese_text import INSIDE, any_of

__all__ = ["FOLLOWS", "HANDS_OVER", "MARKER", "WAY", "actions", "changes", "ways"]

# Prepositions of means, but for the words they are part of: 标书通过率, 可靠, 凭证, 借款, 靠垫.
MARKER: Final = (
    r"(?:有了(?!新的?突破|起色|长进)|(?<![标案书批验审])通过(?![率了验审年初])|透过|借助|依靠|依托|倚靠|凭借|仰仗|利用|运用|"
    r"(?<![\u4e00-\u9fff])采[用取]|经由|得益于|有赖于|"
    r"(?<![可停倚依牢])靠(?![近谱拢岸边前后山垫枕背椅])|(?<![文任听])凭(?![证空什])|(?<![租出外])借(?![款贷口钱给鉴此条记据书阅用还])|"
    rf"拿(?={INSIDE}{{2,14}}?(?:[作做当换]|来[拉促带提]|激励|奖励|开路|打底|兜底|引流|撬动|开道)))"
)
# 用 has the most compounds. "让更多殡仪馆用我们的平台" is no means: there using is the result.
_USING: Final = (
    rf"^(?!{INSIDE}{{0,20}}(?:更多|[让使]){INSIDE}{{0,16}}用){INSIDE}{{0,40}}?"
    r"(?P<means>(?<![信费作使利采试应适启专通商家实引挪善占运选惯租拨常器换改多都少爱愿兽军民农医船饮浴厨童校警矿林渔牧工食航])"
    rf"用(?![户品水量途工心力得来于上车餐料功处完地在我]|电(?![话商销子])|起来|的是)){INSIDE}"
)
# 以 is a means only with what it is for, or with 方式 and the like; 以上, 以便, 所以 and 以…为使命 are not.
_BY: Final = (
    "(?<![所可得加予足给难力])以(?![上下内外前后来及便至致期往此其]|免(?!费)|"
    "确保|配合|支持|支撑|助|落实|保证|保障|服务|响应|实现|提高|提升|推动|推进|促进|"
    rf"{INSIDE}{{0,12}}为)"
)
_MORE: Final = "多[装卖签订买拿开下接租续铺进成出]"
HANDS_OVER: Final = (
    "把|将(?!来)|让(?!利)|使(?![用馆])|令|从而|以便|以求|来(?=[提增扩降减缩压拉促带推吸争卖做改实完拓开支拿赢打少多])"
)
"""The words that hand over from the means to what they bring about; not 将来, 让利, 使用."""

FOLLOWS: Final = r"^\s*(?:[让使令](?!利)|好让|带来|带动|拉动|拉升|拉来|促成|促使|换来|引来|吸引|撬动|催生)"
"""How a clause begins that tells what comes of the one before it."""

WAY: Final = "(?:途径|做法|办法|手段|抓手|措施|方法|打法|路径|举措|方式)"
"""What means are called."""

# What may stand before a verb at the head of a clause.
_OPENING: Final = (
    rf"^[\s“]{{0,9}}(?:{INSIDE}{{0,8}}?(?:将|拟|计划)|[趁乘]着?{INSIDE}{{0,10}}?)?"
    r"(?:\s|同时|并且|并|再|另|为此|因此|还|也|先|此外|我们|公司|团队|将|会|要|须|应|拟|计划|继续|进一步|全面|加紧|持续|"
    r"尽快|故|所以|据此|从){0,12}"
)
_COUNT: Final = r"(?:\d{1,4}|[一二两三四五六七八九十百几]{1,4})\s?[多余]?"
# Behind a verb these make a noun of it: 外呼二组, 检测中心, 取消率 are no means; 培训店长 are.
_NO_NOUN: Final = (
    r"(?!的?[一二三四五六七八九十\d]{0,2}(?:[组部队率量额价数商员厂站户](?![长家])|店(?![长员])|团队|中心|学校|机构|公司)|"
    "(?<=试用)[客用]户|(?<=定制)客户)"
)
_TOOL: Final = (
    "(?:主要|重要|核心|关键)?(?:抓手|支点|突破口|切入点|切口|依托|杠杆|手段|纽带|载体|卖点|牵引|契机|跳板|引擎|敲门砖|"
    "诱饵|钩子|抓点|入口|媒介|桥梁|主线|武器|利器|王牌|主打|背书|噱头|法宝)"
)
_TOGETHER: Final = "(?:合作|联合|联手|捆绑|共建|合办|联名|携手|结盟)(?!伙伴|商|方|社|客户)"
_RESULT_OBJECT: Final = "(?:客户|用户|会员|商户|租约|订单|合同|销量|门店数|份额)"


@cache
def ways() -> tuple[str, ...]:
    """The expressions for means, each with a group "means" that begins where they do."""
    return (*_by_a_word(), *_by_an_event(), *_by_somebody(), *_by_an_offer(), *_by_a_verb())


def _by_a_word() -> tuple[str, ...]:
    return (
        # "通过…", "靠…", "用…"
        rf"(?P<means>{MARKER}){INSIDE}",
        _USING,
        rf"(?P<means>{_BY})(?={INSIDE}{{2,20}}?(?:方式|形式|手段|模式|{any_of(CHANGES)}|{HANDS_OVER}))",
        rf"(?P<means>{_BY})(?={INSIDE}{{3,16}}$)",
        # "以校园大使为抓手", "把样板间当卖点": something is made the means by name.
        rf"(?P<means>[以把将拿]{INSIDE}{{1,18}}?(?:为|作|做|当|作为|当作|当成|做成){_TOOL})",
        # "途径是…", "…是主要抓手"
        rf"(?P<means>(?:{WAY}|依托|依靠|靠)的?(?:是|为|在于|包括|就是))",
        rf"^(?P<means>{INSIDE}{{2,}}是(?:主要|核心|关键|重要)?(?:抓手|手段|途径|举措|依托))",
    )


def _by_an_event() -> tuple[str, ...]:
    """Events are put on and calls made, deals are not: "开120场讲座", "多打20个电话"; "系统已上线"."""
    return (
        (
            rf"{_OPENING}(?P<means>(?:开|办|搞|做|跑|打|举办|组织|走访)\s?(?:满|足)?{_COUNT}[场次轮期通遍])"
            rf"(?!{INSIDE}{{0,6}}[仗战]){INSIDE}{{2,}}"
        ),
        rf"(?P<means>多(?:打|跑|拜访|联系|走访|约见|发){INSIDE}{{0,6}}?(?:电话|客户|邮件|市场|次|家|趟|轮))",
        (
            rf"^(?P<means>{INSIDE}{{2,14}}?(?:已经?上线|上线了|用起来|已经?投用|已经?启用|到位|就位|就绪|(?<!准)备好|"
            "改一改|重新设计|重写))"
        ),
    )


def _by_somebody() -> tuple[str, ...]:
    return (
        # "与村医合作", "在总部技术团队的支持下"
        rf"^{INSIDE}{{0,8}}?(?P<means>[与和同跟]{INSIDE}{{1,16}}?{_TOGETHER})",
        rf"(?P<means>在{INSIDE}{{2,16}}(?:支持|帮助|协助|加持|带动|配合)下)",
        # "给渠道商开2期认证班", "让老销售一对一带新人", "让运动员来授课"
        (
            rf"^[\s并再]{{0,9}}(?P<means>[把将给对向]){INSIDE}{{1,18}}?"
            rf"(?:下放|重写|培训|开{INSIDE}{{0,6}}班|外包|打通|交给|改成|拆分|上门)"
        ),
        # "把奖金与续约挂钩"
        rf"^[\s并再]{{0,9}}(?P<means>[把将]{INSIDE}{{1,14}}?[与和同跟]{INSIDE}{{1,14}}?(?:挂钩|绑定|捆绑|打通|对接|合并|联动|结合|打包))",
        rf"^\s{{0,9}}(?P<means>[把将让由]{INSIDE}{{1,14}}?(?:移到|搬到|迁到|设在|前置|交由|转给|一对一|带教|带新人|结对))",
        (
            rf"{_OPENING}(?P<means>[让请由派](?!客户|用户|顾客|买家|更多){INSIDE}{{2,14}}?来?(?:授课|讲课|主讲|宣讲|带队|上门|坐诊|站台|代言|体验|演示|"
            "示范|把关|驻[点场店厂]|轮值|值守|领衔|出镜))"
        ),
        # "由运营总监督办": somebody is made answerable.
        (
            rf"^[\s]{{0,9}}(?P<means>由{INSIDE}{{2,14}}?(?:推进|牵头|督办|主导|负责|带队|承接|操盘|主抓|组织|统筹|出面|挂帅|"
            "包干|跟进|上门|带教|派驻))"
        ),
        # "经司机转介"
        rf"(?P<means>经(?![销营理济过典验常纪]){INSIDE}{{2,12}}?(?:转介|介绍|推荐|引荐|牵线|撮合|代理|分销|转诊|背书))",
    )


def _by_an_offer() -> tuple[str, ...]:
    return (
        # "预约即送车模", "满三免一", "免三个月租金"
        r"(?P<means>(?:[^\s，。]{1,8}[即就]|满[^，。]{1,6}|买[^，。]{1,4}|充[^，。]{1,5}|首[^，。]{1,4})[送赠减返免享])",
        rf"{_OPENING}(?P<means>免(?:收|去|掉|除)?{INSIDE}{{1,8}}?(?:租金|租|费|押金|息|首付|定金|利息|运费))",
        rf"(?P<means>在{INSIDE}{{1,10}}[中里上](?:加入|附赠|嵌入|增设))",
    )


def _by_a_verb() -> tuple[str, ...]:
    to_work, lever, thing = any_of(MEANS_VERBS), any_of(LEVERS), any_of(LEVER_OBJECTS)
    return (
        # "压缩两层审批": less of what stands in the way.
        (
            rf"{_OPENING}(?P<means>(?:压缩|减少|缩短|砍掉|砍|去掉|省去|省掉|免去|取消|合并|简化|精简|压减|减|撤掉){INSIDE}{{0,6}}?"
            "(?:审批|手续|层级|签字|会议|报表|环节|步骤|流程|关卡|节点|中间商))"
        ),
        # "招募40名校园大使", but not "优化销售工作" and not "请大家…"
        (
            rf"{_OPENING}(?P<means>{to_work}|让利(?!润)|请(?![大每各所同务全你])){_NO_NOUN}"
            rf"(?!销售(?:工作|能力|水平|业绩)?$|业绩|工作$|更多)(?={INSIDE}{{2}})"
        ),
        # "新增4名顾问": verbs that could be a result too, with an object that is a means.
        rf"{_OPENING}(?P<means>{lever})(?!{INSIDE}{{0,14}}?{_RESULT_OBJECT})(?={INSIDE}{{0,10}}?{thing})",
    )


@cache
def actions() -> str:
    """A verb that opens a clause, with or without whom it is done for: "给技师配…", "换一套…"."""
    verb = any_of(LEVERS | MEANS_VERBS)
    short = "[上换装贴配送铺开办搭建拍印请派招租设发投加增补改砍减调拆并编写做挂摆架修](?![在为是])"
    return (
        rf"{_OPENING}(?:[给为向对把将由与同跟和邀在]{INSIDE}{{1,16}}?)?"
        rf"(?:{verb}|{short}(?:[上出好起进成入]|{_COUNT}|了|个)){_NO_NOUN}"
    )


@cache
def changes() -> str:
    """The verbs of what means bring about: 提升, 签下, 多卖."""
    return f"{any_of(CHANGES)}|{_MORE}|[卖签售抢揽赢夺催追清][出下到回满足够完掉成]|收[回到满足]"
