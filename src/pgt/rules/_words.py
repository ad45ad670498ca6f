"""The words that rules look for in names: data, one list a question, each with what it is for.

Whoever finds a word missing, or one too many, changes it here and adds an example under `tests/rules`. A list that is
looked for at the end of a name is a tuple, as `str.endswith` wants it; one that is looked for as a whole is a set.
Units are in :mod:`pgt.rules._units`, words of praise in :mod:`pgt.rules._praise`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable


def listed(words: str) -> tuple[str, ...]:
    """Return the words of a text that names them one after the other."""
    return tuple(words.split())


def either(*lists: Iterable[str]) -> str:
    """Return the expression for any of the words in *lists*, the longest first: it would else stop at a part of one."""
    return "|".join(sorted((word for one in lists for word in one), key=len, reverse=True))


# What a project is about.

WORKS = listed("基建 基本建设 修缮 购置 建设工程 改造工程 维修工程 装修工程 修复工程 工程建设 大修")
"""Construction, large repairs and purchases; 工程 alone may be anything: 民心工程, 阳光工程."""

RUNNING = listed("运转 物业 水电 取暖 办公经费 办公费 后勤保障 日常运行 机关运行 安保 保洁")
"""What keeps an office going."""

PROGRAMMES = listed("就业 保险 参保 救助 救济 助学 脱贫 扶贫 低保 培训 体检 适配 补贴")
"""What offices do for people, and what keeping a building warm does not."""

DOCUMENTS = listed("通知 的函 批复 意见 方案 办法 请示 报告 决定 纪要 公告")
"""How the title of a document ends."""

# What a name measures, by how it ends.

RATES = listed("率 比例 比率 比重 占比 百分比")
NO_RATES = listed("效率 频率 利率 税率 费率 汇率 功率 速率")
"""They end in 率 and are no shares."""

COUNTS = listed("数 数量 人次 户次 场次 批次 面积 里程")
NO_COUNTS = listed("指数 系数 参数 分数 倍数 天数 日数 月数 年数 岁数 度数 基数 级数")
"""They end in 数 and count nothing that is made or served."""

PRICES = listed("标准 单价 均价 单位成本 人均成本 造价 人均发放水平")
"""What one costs, and not how many there are."""

TIMES = listed("时间 时限 日期 期限 工期 天数 时长")
"""A date or a span of time, which is no share."""

INCOMES = listed("收入 增收 收入增加 产值 利润 税收 销售额 营业额")
"""Money that is earned, and not people."""

SPENT = listed("费用 成本 经费 支出 开支 造价")
"""How a name ends that is of what is spent; 学费减免 may well be a quantity."""

METRICS = listed("""
    率 数 量 人次 户次 场次 批次 面积 里程 长度 规模 比例 比率 占比 比重 时间 时限 日期 期限 工期 进度 周期 时长
    成本 费用 标准 金额 经费 资金 支出 预算 单价 补贴 补助 奖励 工资 费 款 损失 性 度 水平 能力 程度 情况 质量 收入
    产值 效益 机制 体系 环境 指数 面 影响 作用 效果 贡献
    """)
"""How the name of a measure ends, be it as long as it may."""

SENTENCES = listed("对 让 使 除 根据 按照 通过 利用 为 免费为 依据 围绕 将 把 给")
"""How a sentence begins that says what is to be done."""

TASKS = listed("""
    促进 推动 推进 保障 保证 确保 维护 完善 加强 强化 提高 提升 增强 改善 优化 实现 做好 开展 落实 组织 加快 充分
    切实 积极 进一步
    """)
"""How a task begins; a long name that begins so and ends in no measure is one."""

# What a name is about.

SATISFACTIONS = listed("满意度 满意率 满意程度")
"""What a satisfaction is called by its own word."""

SATISFACTION = listed("满意 好评 认可 评价 投诉 信任 认同 获得感 幸福感 安全感 支持 欢迎 反馈")
"""What may stand under 满意度: the opinion of those served, also by another word."""

PROMPT = listed("""
    及时 按时 按期 按计划 准时 如期 即时 限时 实时 当日 当月 当年 时间 时限 时效 时长 时段 期限 限期 期内 限内 进度 周期
    工期 天数 日期 速度 响应 月底 年底 延误 延期 提前 逾期 超期 按月 按季 按年 按周 按日 定期 时序 时点 节点 小时 分钟
    日内 周内 月内 季内 日清 日结 月结 即办 当场 随到随
    日前 月前 年前 汛前 节前 雨季前 入冬前 开学前 前完成 前完工 前建成 前到位 前交付 前发放
    """)
"""What makes an indicator one of time. 年度 does not: whatever a budget pays for is of one year."""

SURELY_PROMPT = listed("及时 按时 按期 准时 如期 时限 期限")
"""What in a description makes up for a name without a word of time; 到年底 does not, since every rate is that."""

GOOD_AS_WELL = listed("准确 合格 达标 足额 质量 规范")
"""What a rate is about besides time: 及时准确率."""

GROWTH = listed("""
    增长 增幅 增加 增收 提高 提升 上升 涨 同比 环比 翻 倍 超 较上年 比上年 拉动 带动 撬动 放大 杠杆 投入产出 变化
    变动 改善
    """)
"""Where a percent is that of a change, which may be any."""

CHANGES = (*GROWTH, *listed("降 减 差 偏离 波动 温 海拔 浮动 结余 盈亏"))
"""Where a number may be negative."""

SAVINGS = listed("""
    节约 节省 降 减 压 结余 自筹 配套 到位 撬动 执行 支付 完成率 支出率 使用率 社会资本 社会资金 社会投资 社会投入
    社会捐 募集 引进 引资
    """)
"""Where more is better, although it is about cost."""

COST_SHARES = (*SAVINGS, *listed("控制 占 率 比例 比重 差 超 变动 浮动"))
"""Where a cost may be a percent."""

FAULTS = listed("""
    事故 伤亡 死亡 投诉 差错 错误 故障 违规 违法 违纪 信访 上访 返工 缺陷 隐患 病害 病例 发病 感染 疫情 火灾 案件
    舆情 问题 超标 逾期 积压 失业 失学 辍学 流失 返贫 受灾 受侵害 侵害 退回 拖欠 整改 泄漏 泄露 中断 停电 停水 不合格
    污染 异常 闲置 空置 遗漏 缺失 漏报 迟报 超时 拥堵 再犯 复发 成灾 受害率
    """)
"""What there should be few of."""

CAPS = (
    *FAULTS,
    *listed(
        "派遣 聘用 聘请 雇 用工 编制 在编 编外 超编 配备 保安 保洁员 辅警 司勤 临聘 外聘 借调 "
        "收治 在押 供养 临时工 接待 出国 出境 陪同 缺口"
    ),
)
"""People of whom there should be no more than that."""

MADE = listed("""
    建设 新建 改建 建成 改造 种植 安装 发放 适配 装配 检测 体检 修缮 维修 修建 治理 整治 绿化 铺设 架设 创建 打造 新增
    """)
"""Pieces and square metres of which more are better. Meetings, trips and trainings may be capped, since they cost."""

EFFECTS = (
    *FAULTS,
    *listed("""
    就业 创业 上岗 稳岗 脱贫 增收 致富 贫困人口 监测对象 搬迁 移民 引进 游客 客流 观众 参观 减少 下降 降低 避免 挽救
    康复人数 治愈 戒 升学 录取 获得证书 取得证书 受益人口数 受益脱贫
    场馆 到馆 入馆 入园 读者
    """),
)
"""What has come of the work, counted in people: the ministry's forms print such benefits (国办发〔2018〕35号)."""

# Rates.

UNCERTAIN_RATES = listed("""
    控制 管理 建档 档案 提前 筛查 检出 诊 随访 治疗 入学 入园 破案 侦破 追赃 追回 森林 植被 供水 数字化 信息化 调解
    优秀 优良 获奖 就业 升学 录取 采纳 中标 转化 成功 治愈 利用 使用 普及 入住 绿化 参与 参赛 回收 结余 节约 占比
    比例 比重 采购 资助 补贴率 自给 中签 签约 增长 降 减 退 回访 抽检 抽查 开放 上线 持股 贡献 机械化 城镇化 电气化
    规模化
    """)
"""Rates that others decide, or that are not meant to come near 100 %."""

SURE_RATES = listed("""
    完成率 及时率 合格率 发放率 到位率 达标率 准确率 知晓率 保障率 满意率 出勤率 受理率 办结率 响应率 落实率 兑现率
    验收率 正确率 完好率
    """)
"""Rates that a unit's own work brings near 100 %, wherever they stand."""

WORK_RATES = listed("""
    办证率 换证率 补换率 发证率 制证率 送达率 参训率 培训率 巡查率 检查率 核查率 审核率 复核率 回访率 归档率 入户率
    走访率 清运率 保洁率 维护率 维修率 养护率 更换率 配备率 安装率 配送率 支付率 拨付率 处置率 整改率 开课率 开放率
    服务覆盖率 培训覆盖率 补贴覆盖率 补助覆盖率 救助覆盖率 检查覆盖率 巡查覆盖率 监测覆盖率 宣传覆盖率
    """)
"""Other rates that a unit's own work decides; what is in neither list (查获率, 达成率) may be low by its nature."""

NO_SURE_RATES = listed("抗体 提前 一次验收 一次检验 一次交验 一次性验收 首次 当天 网上 线上 全程")
"""Where such a rate says more than that the work is done: 提前办结率, 一次验收合格率, 免疫抗体合格率 (70 % by norm)."""

OUTPUT_RATES = listed("准确率 及时率 验收合格率 按期完成率 按时完成率 发放率 支付率")
"""Rates of how well or how soon an output came, which are no benefit that lasts."""

NO_COST_RATES = (
    *listed("达标率 合格率 及时率 覆盖率 准确率 合规率 核算率 发放率 落实率 完好率 使用效率"),
    *(f"{work}完成率" for work in listed("计划 任务 工作 工程 建设 项目 培训 活动")),
)
"""Rates of how well or how far something was done, and no cost, whatever they stand under."""

OF_SPENDING = listed("预算 资金 投资 支出")
"""Where 完成率 is how much was spent: 投资计划完成率."""

IMMEASURABLE = listed("""
    水平 能力 影响力 凝聚力 竞争力 氛围 质量 效益 情况 使用性 持续性 持续影响 意识 素质 形象 作用 效果 治疗 和谐
    稳定 资金使用 环境 积极性 风尚 发展 运转 时效
    """)
"""What has no numerator and no denominator, so that a percent of it says nothing by itself."""

DIRECTIONS = listed("改善 激发 激励 推动 促进 营造 弘扬 增强 提升 提高 满足 维护 保护 为")
"""How a name begins that says where things are to go and not what is counted: 改善生产生活条件."""

SHARED = listed("""
    率 比例 比重 占 覆盖 完成 完好 达标 合格 到位 发放 兑现 解决 办结 落实 受理 响应 参保 入学 救助 安置 使用
    收入 产值 效率
    """)
"""Where a percent may be a share of what the name speaks of, or its growth."""

# Years gone by.

OLD_YEARS = listed("""
    补发 补缴 补拨 补报 拖欠 欠发 欠缴 结算 结转 尾款 清算 续建 跨年 以来 以前 之前 之后 前期 后续 年起 决算 年报 年鉴
    审计 评价 考核 评估 验收 普查 调查 报告 统计 质保 届 级 批 归档 移交 档案 资料
    """)
"""Where work of this year is about another one: 补发2021年补贴, 2022年度决算编制."""

# Who is asked.

STAFF_ASKED = re.compile(
    "(?:(?:^|本|我|局|全体|各)(?:单位|机关|局|机构|科室|处室|股室|部门)(?:内部)?(?:干部职工|干部|职工|工作人员|员工|在职人员)"
    "|^各?(?:科室|处室|股室)|领导班子(?:成员)?|机关干部(?:职工)?|上级(?:部门|单位|机关))$"
)
"""Who carries the project out; 受益单位职工 and 参训教师 are others."""

FOR_STAFF = listed("""
    培训 食堂 就餐 体检 福利 工会 后勤 物业 运转 运行 办公 办案 装备 信息化 系统 宿舍 周转房 工资 薪 补贴 补助 慰问
    离退休 活动 保险
    """)
"""What a project may do for the staff themselves, who are then those served."""

ASKED_WRONGLY = listed("""
    领导 主管部门 上级 政府 财政部门 实施单位 承办单位 项目单位 主办单位 本单位 评审专家
    """)
"""Who decides, pays or carries out, and is not served."""

OUTSIDERS = frozenset(listed("家人 家属 家庭成员 社会 社会公众 公众 群众 社会群众 社会各界 社会人士 人民群众"))
"""Who is asked besides those served; the subject of 家人满意度, 社会满意度."""

# Names that were never filled in, or would fit anything.

GENERIC = frozenset(
    listed("""
    数量 人数 次数 户数 个数 件数 场次 面积 金额 规模 受益人数 受益总人数 受益人口 受益户数 受益群众 服务人数
    参与人数 覆盖人数 带动人数 补助人数 发放人数 救助人数 任务数 质量 工作质量 服务质量 工程质量 项目质量 完成质量
    覆盖率 服务覆盖率 完成率 使用率 发放率 利用率 合格率 达标率 准确率 参与率 执行率 补贴发放率 资金发放率 资金使用
    资金使用情况 及时率 及时性 按时完成率 按期完成率 完成及时率 及时完成率 发放及时率 及时发放率 完成时间 完成时限
    完成工作时间 工作进度
    按时完成 按期完成 及时完成 当期完成 当年完成 当年按时完成 按时完成工作 按时完成任务 时效 进度 预算 成本
    费用 资金成本 资金总量 补助资金总量 补助标准 补贴标准 发放标准
    人均标准 人均发放水平 资金使用效益 资金效益 使用效益 经济效益 社会效益 生态效益 可持续影响 可持续性 效益 效果
    安全率 结果应用 成果应用 促进就业 带动就业 提高收入 收入增加 增加收入 带动增收 促进增收 改善情况 影响力 增强影响力
    满意度 满意率 促进影响力 提升影响力 社会影响 社会影响力 长期使用性 可持续影响人数
    服务水平 公共服务水平 工作水平 能力
    """)
)
"""Names that would fit any project: they do not say of what."""

UNFILLED = frozenset(listed("同上 待定 待填 待补充 略 暂无 指标名称 三级指标 指标内容 项目名称 请填写"))
"""What is written where nothing has been decided yet, or what the form had there."""

NOTHING = frozenset(listed("无 没有 空 不适用 无要求 N/A"))
"""What fills a cell and is no target."""

MAY_BE_NONE = (*FAULTS, *listed("有无 是否 无 负面 损失 损害 影响 风险 纠纷 拖欠 浪费 缺口"))
"""Where 无 is an answer."""

# Money.

SPENDING = listed("采购 购置 设备 材料 耗材 药品 人工 劳务 租赁 维护 维修 差旅 会议 培训 印刷 宣传 车辆 监理 设计 勘察")
"""What a part of a budget is spent on, where the project is not named for it."""

OF_OTHERS = listed(
    "执行到位 追缴 追赃 追回 挽回 罚没 征收 征缴 税收 非税 贷款 融资 引资 到位资金 招商 签约 保费 交易额 进出口"
)
"""Money that an office collects, recovers or brings in, and that its own costs have nothing to do with."""

MONEY = listed(
    "额 金 款 资 费 钱 元 产值 收入 税 价 成本 补助 补贴 奖 预算 支出 薪 酬 销售 营收 利润 救济 低保 待遇 标准"
)
"""What in a name says that an amount of money is what it is about."""

CATEGORY_LABELS = {
    **dict.fromkeys(("数量", "产出数量"), "output.quantity"),
    **dict.fromkeys(("质量", "产出质量"), "output.quality"),
    **dict.fromkeys(("时效", "进度", "产出时效", "产出进度"), "output.timeliness"),
    **dict.fromkeys(("成本", "产出成本"), "output.cost"),
    "经济成本": "cost.economic",
    "社会成本": "cost.social",
    "生态环境成本": "cost.ecological",
    "经济效益": "benefit.economic",
    "社会效益": "benefit.social",
    **dict.fromkeys(("生态效益", "环境效益"), "benefit.ecological"),
    **dict.fromkeys(("可持续影响", "可持续"), "benefit.sustainability"),
}
"""What the second level is called on the forms of different years and places, without 指标 and 目标 at its end."""
