"""The words by which a Chinese goal's purpose and times are read, each list in the order of its code points.

>>> "董事会" in COMPANIES, "腊八" in FESTIVALS
(True, True)
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "COMPANIES",
    "COMPANY_MOVES",
    "FESTIVALS",
    "SERVING",
    "SIMPLIFIED",
    "STRATEGIES",
    "STRONG_SERVING",
    "words_of",
]


def words_of(text: str) -> frozenset[str]:
    """The words of *text*, parted by spaces: how the lists are written."""
    return frozenset(text.split())


# Traditional characters that sales goals are full of, each before its simplified one.
_PAIRS: Final = (
    "並并 併并 來来 係系 倆俩 倉仓 個个 們们 備备 傳传 價价 億亿 優优 儲储 兒儿 內内 兩两 冊册 創创 劃划 動动 務务 "
    "勝胜 匯汇 區区 協协 參参 員员 問问 啟启 單单 國国 圍围 團团 執执 報报 場场 塊块 壓压 夥伙 學学 實实 審审 寫写 "
    "寶宝 將将 專专 對对 導导 屆届 層层 帶带 幣币 幫帮 幾几 廠厂 廣广 廳厅 張张 強强 後后 從从 復复 態态 慶庆 應应 "
    "戰战 戶户 換换 擇择 擊击 擔担 據据 擬拟 擴扩 攜携 攤摊 敗败 數数 於于 時时 書书 會会 東东 條条 業业 極极 榮荣 "
    "樂乐 樓楼 標标 樣样 機机 檔档 櫃柜 權权 歐欧 歲岁 歷历 歸归 決决 沒没 況况 淨净 減减 測测 準准 滯滞 滲渗 滿满 "
    "漢汉 漲涨 潛潜 灣湾 為为 無无 營营 爭争 獎奖 獲获 現现 環环 產产 畫画 當当 療疗 發发 盡尽 監监 盤盘 眾众 確确 "
    "碼码 種种 積积 競竞 筆笔 節节 範范 簡简 簽签 籌筹 約约 紅红 納纳 純纯 紙纸 級级 組组 結结 給给 統统 經经 綠绿 "
    "維维 網网 緊紧 線线 緩缓 縣县 縮缩 縱纵 總总 績绩 續续 義义 習习 聯联 聲声 職职 臺台 與与 興兴 舉举 舊旧 舖铺 "
    "華华 萊莱 萬万 薦荐 藝艺 藥药 處处 號号 衛卫 裝装 製制 複复 規规 視视 親亲 覺觉 觀观 訂订 計计 訓训 託托 記记 "
    "設设 許许 註注 試试 話话 該该 誌志 認认 語语 說说 調调 談谈 請请 論论 證证 識识 護护 變变 讓让 負负 財财 貢贡 "
    "貨货 貫贯 責责 貴贵 買买 費费 貼贴 貿贸 資资 賓宾 賞赏 賣卖 質质 賬账 購购 贈赠 贏赢 趕赶 較较 載载 輔辅 輕轻 "
    "轉转 辦办 農农 這这 連连 週周 進进 運运 過过 達达 違违 遞递 遠远 適适 選选 還还 邊边 鄉乡 醫医 釋释 銀银 銷销 "
    "鋪铺 錄录 錢钱 鎖锁 鏈链 鐘钟 長长 門门 開开 間间 關关 陣阵 陸陆 陽阳 隊队 階阶 際际 雙双 雲云 電电 靈灵 響响 "
    "頂顶 項项 順顺 須须 預预 領领 頭头 頻频 題题 額额 願愿 類类 顧顾 顯显 飯饭 飲饮 館馆 駐驻 驗验 體体 點点 齊齐 "
    "龍龙"
)
SIMPLIFIED: Final = {ord(pair[0]): pair[1] for pair in _PAIRS.split()}
"""For `str.translate`: one character for one, so that places in the text stay what they are."""

COMPANIES: Final = words_of(
    "企业使命 企业发展 企业总体 企业愿景 企业战略 企业整体 企业文化 企业目标 企业转型 企业长期 全司 公司 公司总部 "
    "决策层 总公司 总社 总经理办公会 总行 总部 总院 我司 本公司 母公司 管理层 经营层 股东 董事会 董事局 董事长 集团 "
    "集团公司 集团总部 高层"
)
"""Those whose goal is the higher one."""

COMPANY_MOVES: Final = words_of(
    "ESG IPO 一带一路 三年 上云 上市 下沉 主业 乡村振兴 亏损 五年 份额 会员制 估值 低碳 信任 信创 债务 全国 全球化 "
    "共同富裕 决心 出海 分拆 创业板 创新 募资 北交所 十五五 十四五 千亿 升级 华东 华中 华北 华南 双碳 口碑 可持续 品牌 "
    "品牌化 回款 国产替代 国际化 增效 增长曲线 复苏 多元化 头号 头等 头部 安全 客户为中心 客户至上 工厂 差异化 市占 "
    "市场地位 布局 平台化 年轻化 并入 并购 底气 底色 建厂 建成 开拓 引领 成为 成本领先 战略 打造 扩产 扩建 扩张 扭亏 "
    "投资 押注 拆分 拓展 挂牌 提质 摆脱 收购 数字化 新三板 新工厂 既定 普惠 智能化 有钱 服务化 本土化 本钱 标杆 根本 "
    "止损 海外 深耕 港股 独角兽 现金 现金流 生命线 生态化 百亿 百年 百强 盈亏平衡 盈利 直营化 研发 碳中和 科创板 "
    "第一品牌 第一梯队 第一股 第一要务 第三曲线 第二增长 第二座 第二曲线 绿色 聚焦 自主 自建 融资 行业第一 西南 西部 "
    "订阅化 谋求 负债 资金 走出去 走向 走高端 跻身 转亏 转型 轻装上阵 轻资产 过冬 进军 重中之重 重整 重返 银发经济 "
    "降本 领先 领军 领导者 首要 首选 高端化 高质量 龙头"
)
"""What a company does as a whole; beside its name this says why a goal is set."""

STRATEGIES: Final = words_of(
    "一盘棋 中长期目标 主张 主战场 主方向 主线 主轴 价值观 优先事项 优先级 使命 决策 决议 初心 变革 号召 国策 基调 "
    "夙愿 大业 大局 大方向 大棋 大盘 大计 头号任务 头等大事 宗旨 定位 定调 布局 思路 总体思路 总体目标 总体部署 总思路 "
    "总方向 总盘子 总目标 总要求 总部署 愿景 战略 战略布局 战略目标 战略部署 承诺 抱负 担当 改革 整体目标 方向 方略 "
    "方针 未来 核心目标 棋局 步伐 理念 目标 社会责任 纲领 脚步 节拍 蓝图 规划 计划 路线 转型 远景 远景目标 部署 重心 "
    "重组 长期目标 长远目标 顶层设计 首要任务"
)
"""What a company's higher goal is called."""

SERVING: Final = words_of(
    "与 为 为了 以便 体现 作为 使 依据 促成 促进 保证 保障 兑现 加速 助 助力 助推 匹配 参与 反哺 同 向 听从 呼应 响应 "
    "回应 因为 围绕 基于 夯实 契合 奔向 守住 实现 对接 对齐 履行 帮 帮助 成就 执行 承接 投身 护航 拥护 按照 推动 推进 "
    "支持 支援 支撑 是对 替 服务 服务于 朝 朝着 根据 满足 由于 瞄准 确保 秉承 秉持 符合 紧扣 紧跟 给 落实 融入 衔接 "
    "补强 让 贡献 贯彻 贴合 赋能 跟 跟上 跟随 践行 迈向 遵从 遵循 遵照 配合 鉴于 铺路 顺应"
)
"""Words that tie a goal to what it serves."""

STRONG_SERVING: Final = words_of(
    "为了 以便 兑现 助力 助推 反哺 听从 呼应 响应 回应 契合 成就 承接 护航 拥护 支持 支撑 服务 服务于 落实 贯彻 贴合 "
    "赋能 践行 遵从 遵照 配合"
)
"""Those of `SERVING` behind which the company's name alone is enough."""

FESTIVALS: Final = words_of(
    "618 七夕 万圣节 三八 三夏 三秋 上冻 世界杯 中秋 中考 五一 亚运会 供暖季 儿童节 元宵 元旦 光棍节 入伏 入冬 入夏 "
    "入秋 六一 六一八 军训 冬奥会 冬至 劳动节 十一黄金周 双11 双12 双十一 双十二 双抢 双旦 台风季 国庆 圣诞 处暑 "
    "复活节 夏收 夏至 大促 大寒 大暑 大雪 大雪封山 奥运会 女神节 妇女节 寒假 寒露 小寒 小年 小暑 小满 小雪 平安夜 年会 "
    "年关 年货节 广交会 店庆 开学 开学季 开学日 开斋节 开春 开渔 情人节 惊蛰 感恩节 教师节 斋月 旺季 春分 春耕 春节 "
    "春运 暑假 暑期 暑运 梅雨季 植树节 母亲节 毕业季 汛期 消博会 淡季 清明 父亲节 白露 秋分 秋收 立冬 立夏 立春 立秋 "
    "端午 腊八 芒种 谷雨 车展 过年 返乡 返校 进博会 采摘季 重阳 除夕 雨季 雨水 霜降 青年节 高考 黄金周 黑五 黑色星期五"
)
"""Days and seasons by which people set deadlines; the solar terms among them."""
