"""Units as names and targets have them: which count alike, and which one a name asks for. Data, as in `_words.py`."""

from __future__ import annotations

from pgt.rules._words import RATES, listed

PEOPLE = frozenset(listed("人 名 人次 位 人数"))
HOUSEHOLDS = frozenset(listed("户 户次 户数"))
HEADS = PEOPLE | HOUSEHOLDS
OCCASIONS = frozenset(listed("次 场 场次 批 批次 期 届 回 趟 轮 次数"))
AREAS = frozenset(listed("平方米 平米 平方 ㎡ m2 m² 平方公里 平方千米 km2 公顷 亩 公亩 顷"))
LENGTHS = frozenset(listed("公里 千米 km 米 m 里 延米 延长米 处公里"))
PIECES = frozenset(
    listed("""
    个 项 件 家 台 套 辆 份 册 本 条 篇 所 处 座 间 张 枚 批 页 卷 幅 眼 口 盏 块 株 棵 只 头 支 副
    桶 箱 袋 栋 幢 艘 部 顶
    """)
)
"""What is counted and not weighed or measured."""

WEIGHTS = frozenset(listed("吨 公斤 千克 立方米 方"))

SPANS = listed("年 月 日 天 周 小时 分钟 工作日 季度 时 学期 学年")
"""Units of time, by how they end."""

UNITS_OF: tuple[tuple[tuple[str, ...], frozenset[str], str], ...] = (
    (
        listed("""
            人数 人口数 人员数量 人员数 残疾人数量 儿童数量 学生数量 律师数量 教师数量 干部数量 老人数量 职工数量
            医生数量 专家数量 委员数量 志愿者数量 咨询师数量 运动员数量
            """),
        PEOPLE,
        "人",
    ),
    (("户数",), HOUSEHOLDS, "户"),
    (("次数", "场次"), OCCASIONS | {"人次", "户次"}, "次"),
    (("面积",), AREAS, "平方米"),
    (("里程",), LENGTHS, "公里"),
)
"""Which units fit a name that ends so, and the usual one."""

UNITS = (
    PEOPLE
    | HOUSEHOLDS
    | OCCASIONS
    | AREAS
    | LENGTHS
    | PIECES
    | frozenset(
        listed("""
            % 吨 千克 公斤 千瓦 千瓦时 立方米 方 株 头 只 亿元 元 次/年 分 小时 天 月 个月 年 个工作日 工作日 学时 课时
            """)
    )
)
"""What may stand in brackets behind a name for its unit."""

USUAL_UNITS: tuple[tuple[tuple[str, ...], str], ...] = (
    (RATES, "%"),
    (("满意度", "知晓度", "覆盖面"), "%"),
    (
        listed("人数 人口数 人口 残疾人 学生 教师 儿童 老人 群众 人员 人员数量 职工 干部 村民 居民 专家 律师 学员"),
        "人",
    ),
    (listed("户数 农户 家庭 困难户 脱贫户"), "户"),
    (listed("次数 频次 场次 场次数"), "次"),
    (("面积",), "平方米"),
    (listed("里程 公里数"), "公里"),
    (("长度",), "米"),
    (listed("村数量 村数 社区数量 社区数 基地数量 项目数量 项目数 站点数量 中心数量 学校数量 个数 岗位 岗位数"), "个"),
    (listed("企业数量 企业数 家数 单位数量"), "家"),
    (listed("车辆数 车辆数量"), "辆"),
    (listed("设备数量 台数"), "台"),
    (listed("年限 持续时间 使用寿命"), "年"),
)
"""The unit that a number without one most likely has, by how its name ends; of other names nothing is supposed."""

NO_UNITS = listed("系数 指数 压实度 密实度 信度 平整度 pH pH值 PH值 得分 评分 分值 比值 容积率 倍数 名次 排名 位次")
"""Numbers that have no unit, by how their names end."""

SHARE_WORDS = frozenset(listed("比例 比率 率 占比 比重"))
"""What stands behind a number where % is meant: 0.97比例."""

NUMBER_WORDS = {
    "人数": "人",
    "户数": "户",
    "次数": "次",
    "个数": "个",
    "件数": "件",
    "家数": "家",
    "份数": "份",
    "台数": "台",
}
"""What stands where a unit should: the name of a number."""

STAFF = listed("律师 教师 医生 干部 咨询师 工作人员 服务人员 专职人员")
"""People whom one has: they are counted by heads, not by how often they came."""

TRAINED = listed("培训 参训 轮训 参加 参与 选派 体检 接待 诊疗")
"""What makes 人次 right for them, too."""
