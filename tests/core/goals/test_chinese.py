from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpcourse.core.goals.chinese import read
from bpcourse.core.goals.chinese_numbers import quantities, targets
from bpcourse.core.goals.chinese_text import clauses, plain
from bpcourse.core.goals.chinese_time import deadlines, other_times
from bpcourse.core.goals.reading import CRITERIA, Criterion

# A goal and the letters of what it shows: specific, measurable, achievable, relevant, time-bound.
GOALS = """
SMART 2027年实现华东大型制造企业营收2500万元，在报价中加入能耗审计，支撑公司成为首选供应商的战略。
SMART 目标：净水器在深圳写字楼的装机量从1000台到1800台；时间：2027年Q2；措施：与物业联合推广；意义：支撑公司转型。
SMART 三个月之内，以上门演示的方式，把成都写字楼电表的签约数由8单提高到20单，助推公司西部战略。
SMART 到2026年底，凭5名本地化讲师，把越南制鞋厂的胶水订单从每月30吨提到每月55吨，支撑公司东南亚战略。
SMA-T Q3，华北区餐饮工厂的新签客户由50家增加到62家。
SMA-T 2027年第四季度，透過直播帶貨，將護膚品在香港的銷售額提高兩成。
SMA-T 去年校园渠道卖了4万张流量卡，今年9月底前卖到6万张。
SM-RT FY27合同额做到2.4亿元，其中医院占三成，兑现公司对投资人的承诺。
SM--T 国庆前，宁波门店卖出自行车700辆。
SM--T 截至2027/9/30，线上商城复购率不低于35%。
SM--- 汽配城的机油月销破万桶。
SM--- 新疆棉纺厂，拿下20家
S-AR- 增派两名工程师，改善化工园区客户的续约情况，从而支持公司以服务立身的战略。
S-A-T 于11月之前靠返乡车队把更多县城的教育客户签下来。
S--R- 让更多公立医院用上能耗云图，服务于公司进军医疗行业的战略布局。
S---T 圣诞季来临前，让义乌饰品在亚马逊英国站多出单。
S---- 让青海牧民多用我们的暖棚。
S---- iPhone 15 Pro 的保护壳要在机场店卖得更多。
-MART 10月前精简报价步骤，把报价到签约的周期由5天压到2天，与公司提质增效的方针一致。
-MAR- 为了攒够公司开海外分部的钱，用阶梯折扣把毛利率抬到35%。
-MA-- 目前月均回款800万，目标是1000万。
-M-RT 集团要还清贷款，所以三季度末应收账款必须降到1200万以内。
-M-R- 利润翻番，助力公司上市。
-M--T ２０２７年一季度，新增销售额８００万元。
-M--- 业绩增长百分之二十五。
-M--- 今年销售收入同比增长18%。
-M--- 业绩翻两番！
--ART 三季度引进两名销售运营，改善工作方法，为公司上市打好基础。
--A-T 9月底前把CRM里的客户资料补全，好好跟单，争取业绩好看。
--A-- 每月办两次话术演练，让业绩更好看。
---RT 国庆前全面提升销售能力，响应公司数字化转型战略。
---R- 做好销售，服务于公司长远的品牌大业
----T 年内销售必须翻篇，重新出发。
----- 愿景2035：人人都是销售冠军。
----- 尽快打开局面，越快越好。
----- 每周一例会复盘，每月总结，把工作做扎实。
----- 团队35人，连续5年获得最佳团队奖，今年继续努力。
----- 本人从业12年，拿过3次销冠，愿与各位共勉。
----- 去年上半年我们很辛苦，今年继续。
----- 卷起袖子，甩开膀子，冲向巅峰。
"""
LABELLED = [(line[:5], line[6:]) for line in GOALS.strip().splitlines()]

# The pair that the course sets side by side: a goal that says little and one that says what, how much, how and when.
VAGUE = "今年我们要提升大客户销售"
SHARP = "2023年Q3，通过行业解决方案包装，提升500人以上企业客户销售额20%，客单价提升15%"

VAGUE_FORMS = (VAGUE, "我们今年要把大客户销售提升上去", "今年要加强大客户的销售", "今年，大客户销售要有所提升。")
SHARP_FORMS = (
    SHARP,
    "2026年第三季度，借助打包行业方案，使员工500人以上的企业客户销售额提高20%、客单价提高15%",
    "2026年Q3，500人以上企业客户销售额提升20%，客单价提升15%，办法是包装行业解决方案",
    "通过行业解决方案包装，2027年三季度把千人以上企业客户的销售额提升两成，客单价提升一成半",
)
# The course's example of a whole goal, in other words and with other numbers.
FULL_FORMS = (
    "在2026年第二季度把北方区域大型制造企业客户的销售额提高18%，通过使销售团队拜访效率提升三成来支持公司扩大市场份额的战略",
    (
        "在2026年第二季度（时限性）使北方区域大型制造企业客户（具体）销售额增长18%（可衡量），通过提升销售团队30%的拜访效率（可实现）"
        "来支持公司市场份额扩张战略（相关性）。"
    ),
    "为支持公司市场份额扩张战略，2026年第二季度北方大型制造客户销售额实现18%的增长，靠的是拜访效率提升30%",
    "【具体】华北连锁酒店【可衡量】销售额增15%；【可实现】增派两名顾问；【相关性】支持公司战略；【时限】2026Q3",
)
EMPTY_FORMS = (
    "提高销售业绩", "扩大市场份额", "提升销售业绩。", "不断扩大公司的市场份额", "努力提高销售额",
    "我们要扩大市场占有率！", "今年要提高业绩、扩大份额。", "加强销售团队管理，提升销售业绩",
    "争取更多客户，扩大市场份额",
)  # fmt: skip
# What `Goal.sentence` says in Chinese.
SENTENCES = (
    (
        "2027 年，通过能耗审计服务使展会首次拜访翻倍，将华东大型制造企业的营收从 2,000 万元提升到 2,500 万元（+25%），"
        "以支持成为华东大型制造企业的首选供应商。负责人：陈浩。"
    ),
    (
        "自 2027-01-01 至 2027-06-30，通过渠道伙伴，将华北食品饮料工厂的成交数从 60 提升到 80（+33.3%），"
        "以支持公司增长。负责人：王静。"
    ),
    "2027 年第二季度，通过标书模板，将华东公立医院的赢单率从 25% 提升到 30%（+5 个百分点），以支持进入医疗市场。",
)


def letters_of(goal: str) -> str:
    reading = read(goal)
    return "".join(letter if getattr(reading, name) else "-" for letter, name in zip("SMART", CRITERIA, strict=True))


def words_for(goal: str, criterion: Criterion) -> list[str]:
    return [span.of(goal) for span in getattr(read(goal), criterion)]


@pytest.mark.parametrize(("letters", "goal"), LABELLED, ids=[goal[:24] for _letters, goal in LABELLED])
def test_a_goal_shows_what_its_words_show(letters: str, goal: str) -> None:
    assert letters_of(goal) == letters


@pytest.mark.parametrize("goal", VAGUE_FORMS)
def test_the_courses_vague_example_names_its_customers_and_no_more(goal: str) -> None:
    assert letters_of(goal) == "S----"


@pytest.mark.parametrize("goal", SHARP_FORMS)
def test_the_courses_sharp_example_lacks_only_the_companys_goal_in_any_words(goal: str) -> None:
    assert letters_of(goal) == "SMA-T"


@pytest.mark.parametrize("goal", FULL_FORMS)
def test_the_courses_full_example_meets_all_five_with_and_without_labels(goal: str) -> None:
    assert letters_of(goal) == "SMART"


@pytest.mark.parametrize("goal", EMPTY_FORMS)
def test_more_business_for_everybody_meets_nothing(goal: str) -> None:
    assert letters_of(goal) == "-----"


@pytest.mark.parametrize("goal", SENTENCES)
def test_the_sentence_of_a_full_goal_meets_all_five(goal: str) -> None:
    assert letters_of(goal) == "SMART"


def test_the_courses_vague_example_has_no_number_no_means_no_purpose_and_no_date() -> None:
    assert letters_of(VAGUE)[1:] == "----"


def test_the_courses_sharp_example_lacks_only_the_companys_goal() -> None:
    assert letters_of(SHARP) == "SMA-T"


@pytest.mark.parametrize(
    ("goal", "criterion", "words"),
    [
        (SHARP, "time_bound", ["2023年Q3"]),
        (SHARP, "achievable", ["通过行业解决方案包装"]),
        (SHARP, "measurable", ["20%", "15%"]),
        ("靠专属客服把海淀的退订率从8%降到２％以下", "measurable", ["２％"]),
        ("靠专属客服把海淀的退订率从8%降到２％以下", "achievable", ["靠专属客服", "从8%"]),
        ("靠专属客服把海淀的退订率从8%降到２％以下", "specific", ["海淀"]),
        ("多签海淀的店，助力公司重返一线的战略", "relevant", ["助力公司重返一线的战略"]),
    ],
)
def test_spans_are_the_words_the_finding_rests_on(goal: str, criterion: Criterion, words: list[str]) -> None:
    assert words_for(goal, criterion) == words


@pytest.mark.parametrize(
    "time",
    [
        "年底前", "月底前", "三季度末", "下季度", "上半年", "半年内", "未来九个月", "双十一前", "春节前", "展会开幕前",
        "截至6月30日", "十一月之前", "2026财年", "FY26", "Q3", "1H26", "2027年", "2027-06-30", "2027/6/30", "下周五前",
        "两个季度内", "18个月内", "岁末", "新工厂投产之前", "国庆长假期间", "二〇二七年三月", "清明前",
    ],
)  # fmt: skip
def test_a_deadline_or_period_is_definite(time: str) -> None:
    assert read(f"{time}卖出更多").time_bound


@pytest.mark.parametrize(
    "time",
    [
        "今年", "尽快", "每周", "每月", "愿景2030，", "“破浪2030”", "去年双十一", "自2015年以来", "2018年拿过冠军，",
        "创立于1996年，", "第12届", "早日", "每天9点到21点", "目前", "售前", "连续5年", "以前",
    ],
)  # fmt: skip
def test_habits_names_history_and_this_year_set_no_deadline(time: str) -> None:
    assert not read(f"{time}卖出更多").time_bound


@pytest.mark.parametrize("purpose", ["2027年通过直播多卖茶叶", "2027年营收超过5亿", "2027年为了客户多卖茶叶"])
def test_a_year_is_not_history_because_of_the_words_behind_it(purpose: str) -> None:
    assert [span.of(purpose) for span in read(purpose).time_bound] == ["2027年"]


@pytest.mark.parametrize(
    "number", ["15%", "３成", "三成", "百分之十五", "翻一番", "两倍", "减半", "500万元", "1.2亿", "3个百分点", "五百万"]
)
def test_a_number_is_a_target_however_it_is_written(number: str) -> None:
    assert read(f"成都门店的销售额做到{number}").measurable


@pytest.mark.parametrize(
    "goal",
    [
        "28人的团队要把成都的茶叶卖得更好",
        "通过20场培训扩大茶叶在成都的销量",
        "让茶叶进入更多世界500强的食堂",
        "“蓝鲸3号”要装上更多成都的渔船",
        "成都的茶叶现在只有4家代理，要发展更多代理",
        "哪怕对手有2000辆车，成都的车也要多卖",
        "G7扫地机在4S店要卖得更多",
    ],
)
def test_headcounts_levers_names_and_where_things_stand_are_no_targets(goal: str) -> None:
    assert not read(goal).measurable


@pytest.mark.parametrize(
    "goal",
    ["标书通过率要更高", "让用户更信任", "以客户为中心，卖得更好", "可靠的成都门店要多卖", "费用要更低", "借款要收回"],
)
def test_words_that_only_hold_a_word_for_means_tell_none(goal: str) -> None:
    assert not read(goal).achievable


@pytest.mark.parametrize(
    "goal", ["公司年会前多签单", "公司官网的订单要更多", "为公司争光，多卖货", "战略客户部要多签单"]
)
def test_the_company_alone_is_no_purpose(goal: str) -> None:
    assert not read(goal).relevant


@pytest.mark.parametrize(
    "goal", ["全员努力，提高业绩", "公司的营收增长30%", "我们团队今年要多签单", "大家把销量做上去"]
)
def test_everybody_and_the_whole_company_are_no_who_or_where(goal: str) -> None:
    assert not read(goal).specific


@pytest.mark.parametrize(
    "means",
    [
        "给每位顾问配一台平板", "把展厅开进开发区", "把奖金与续约挂钩", "免三个月租金", "预约即送车模",
        "以校园大使为抓手",
        "拿免押金作敲门砖", "由运营总监督办催款", "经司机转介", "压缩两层审批", "先给汽修厂铺试用装",
        "让退役运动员来授课",
        "上一套排班软件", "趁淡季轮训全体人员", "增投40万元推广费", "改按效果收费", "与融媒体中心合作",
        "发动县级维修站",
    ],
)  # fmt: skip
def test_means_need_no_word_that_says_so(means: str) -> None:
    assert read(f"{means}，让订单多起来").achievable


@pytest.mark.parametrize(
    "goal",
    [
        "小区的业主要多订我们的靠垫", "信用社的借记卡要激活5万张", "外呼二组要成交150单", "让更多工厂用我们的涂料",
        "定制西服的复购要过四成", "兽用疫苗的销售额要过7亿元", "半年之内让利润好转", "新增付费用户3,200名",
        "取消率不超过3%", "9月份要打一场翻身仗", "30人团队，我们准备好了", "坚持每日晨会、每周盘点，一步一个脚印",
    ],
)  # fmt: skip
def test_goods_teams_and_results_that_look_like_means_are_none(goal: str) -> None:
    assert not read(goal).achievable


@pytest.mark.parametrize(
    "unit", ["床", "兆瓦时", "平方米", "标箱", "间夜", "人次", "公顷", "克拉", "头", "吨", "组", "柜", "架次", "课时"]
)
def test_what_is_counted_is_no_who_or_where(unit: str) -> None:
    reading = read(f"销量达到1.3万{unit}")
    assert (bool(reading.measurable), bool(reading.specific)) == (True, False)


@pytest.mark.parametrize(
    "result", ["清掉", "签出", "装出", "发出", "售出", "揽下", "受托", "放大到", "攀至", "招满", "打进", "铺满"]
)
def test_a_number_is_a_target_whatever_the_verb(result: str) -> None:
    reading = read(f"让武昌的门店{result}凉席2,000张")
    assert (bool(reading.measurable), bool(reading.specific)) == (True, True)


@pytest.mark.parametrize(
    "goal",
    [
        "面向60岁以上老人多卖助听器",
        "18名新人，6个月试用期",
        "每天打100个电话",
        "2030愿景：订单更多",
        "我们有58家分公司",
    ],
)
def test_ages_terms_calls_visions_and_possessions_are_no_targets(goal: str) -> None:
    assert not read(goal).measurable


@pytest.mark.parametrize(
    "goal",
    [
        "人均成交额攀上90万元", "让客户投诉回落", "订单差错压到万分之八", "下半年销售费用率回落150个基点",
        "税前利润涨四成",
        "延迟交货不多于7单", "把断货损失减少45%", "签出保底协议75份", "早日摆脱生意冷清的局面", "多收些现款",
        "每周都要比上周卖得更红火", "订单多多益善", "销量翻番。负责人：欧阳明远",
    ],
)  # fmt: skip
def test_plain_words_of_business_are_no_who_or_where(goal: str) -> None:
    assert not read(goal).specific


@pytest.mark.parametrize(
    "name",
    [
        "叉车",
        "绿电",
        "车险",
        "市政项目",
        "民航客户",
        "燕郊订单",
        "维修站",
        "养老客户",
        "检测业务",
        "三亚",
        "和田",
        "都匀",
        "体检中心",
        "婚庆策划部",
    ],
)
def test_short_names_and_places_are_who_or_where(name: str) -> None:
    assert read(f"{name}的销量要翻番").specific


@pytest.mark.parametrize(
    "level",
    ["合同额较去年的3.2亿元再上一层", "份额时下只占9%", "从目前的31家增加到50家", "去年卖了300万元，今年卖480万元"],
)
def test_a_present_or_former_level_is_where_a_goal_starts(level: str) -> None:
    assert read(level).achievable


def test_last_years_figure_alone_is_history() -> None:
    assert not read("去年我们卖了3,000台，大家都很拼").achievable


@pytest.mark.parametrize(
    "purpose",
    [
        "公司才能登陆主板", "这是公司组织变革的重头戏", "为完成公司的变革", "以支持成为华东的首选供应商",
        "跟上集团的步伐",
        "为集团做大消费医疗版图", "顺应公司的总体部署", "以支持客户留存",
    ],
)  # fmt: skip
def test_a_purpose_is_told_in_many_ways(purpose: str) -> None:
    assert read(f"订单要翻番，{purpose}").relevant


@pytest.mark.parametrize(
    ("goal", "times"),
    [
        ("让胸针在腊八节前卖得更旺", ["在腊八节前"]),
        ("一百天内多招揽客户", ["一百天内"]),
        ("大雪节气前多卖滑雪板", ["大雪节气前"]),
        ("七日环岛游要招满16个团", []),
    ],
)
def test_a_time_takes_no_words_of_the_result(goal: str, times: list[str]) -> None:
    assert words_for(goal, "time_bound") == times


def test_traditional_characters_and_full_width_signs_read_like_their_plain_forms() -> None:
    assert plain("２０２７年，將銷售額提高１５％") == "2027年，将销售额提高15%"
    assert letters_of("２０２７年，將成都的銷售額提高１５％") == letters_of("2027年，将成都的销售额提高15%") == "SM--T"


@pytest.mark.parametrize("text", ["", " ", "\n", "，。；", "①②③", "½㎡ﷺ", "\x00", "\ud800", "🙂" * 9, "销" * 5000])
def test_any_text_can_be_read(text: str) -> None:
    for criterion in CRITERIA:
        assert all(0 <= span.start < span.end <= len(text) for span in getattr(read(text), criterion))


_PIECES = st.sampled_from(
    [
        *"公司战略为通过从到一二三万亿%年月前的客户，。“”（）12,.１％①\n ",
        "年底前",
        "增长",
        "销量",
        "成都",
        "目前",
        "集团",
        "FY27",
        "把",
    ]
)


@given(st.lists(_PIECES, max_size=60).map("".join) | st.text(max_size=60))
def test_spans_lie_in_the_text_in_order_and_hold_words(text: str) -> None:
    reading = read(text)
    for criterion in CRITERIA:
        spans = getattr(reading, criterion)
        assert list(spans) == sorted(spans)
        assert all(0 <= span.start < span.end <= len(text) and span.of(text).strip() for span in spans)


@given(st.lists(_PIECES, max_size=60).map("".join) | st.text(max_size=60))
def test_the_plain_form_is_as_long_as_the_text_and_parts_into_clauses(text: str) -> None:
    simple = plain(text)
    assert len(simple) == len(text)
    assert all(clause.of(simple) for clause in clauses(simple))
    assert {span.start for span in targets(simple)} <= {span.start for span in quantities(simple)}


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_a_time_is_a_deadline_or_another_one_never_both(text: str) -> None:
    simple = plain(text)
    covered = {place for span in deadlines(simple) for place in range(span.start, span.end)}
    assert all(covered.isdisjoint(range(span.start, span.end)) for span in other_times(simple))


def test_a_figure_with_thousands_and_a_space_is_no_hour_of_the_day() -> None:
    text = "将华东医院的营收从 2,000 万元提升到 2,500 万元。"
    assert [span.of(text) for span in read(text).measurable] == ["2,500 万元"]
