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


def letters_of(goal: str) -> str:
    reading = read(goal)
    return "".join(letter if getattr(reading, name) else "-" for letter, name in zip("SMART", CRITERIA, strict=True))


def words_for(goal: str, criterion: Criterion) -> list[str]:
    return [span.of(goal) for span in getattr(read(goal), criterion)]


@pytest.mark.parametrize(("letters", "goal"), LABELLED, ids=[goal[:24] for _letters, goal in LABELLED])
def test_a_goal_shows_what_its_words_show(letters: str, goal: str) -> None:
    assert letters_of(goal) == letters


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
