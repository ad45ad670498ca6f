"""What sheets mangled by clerks have shown: for each mishap the smallest sheet that shows it."""

import pytest

from tests.importing.sheets import Rows, read_on

HEAD: Rows = [
    ["2023年部门预算项目支出绩效目标公开表"],
    ["单位编码", "单位及项目名称", "金额\n（万元）", "绩效目标", "绩效指标"],
    ["", "", "", "", "一级指标", "二级指标", "三级指标", "指标值"],
    ["", "合计", 30],
    ["504001", "县残疾人联合会", 30],
]


@pytest.mark.parametrize("words", ["注：以上数据截至第三季度", "2023年第三季度的数据以后再补报"])
def test_a_sentence_below_codes_is_no_organization(words: str) -> None:
    found = read_on(
        "qinghai-county",
        [
            *HEAD,
            ["504001", "康复项目", 10, "目标一：康复", "产出指标", "数量指标", "康复人数", "≥10人"],
            [words],
            ["504001", "托养项目", 20, "目标一：托养", "产出指标", "数量指标", "托养人数", "≥20人"],
        ],
    )

    assert [table.data["organization"] for table in found.tables] == [{"code": "504001", "name": "县残疾人联合会"}] * 2
    lefts = [*found.leftovers, *(left for table in found.tables for left in table.leftovers)]
    assert [(left.place, left.text) for left in lefts] == [("表!A7", words)]


TRAINING: Rows = [
    ["项目支出绩效目标表"],
    ["（2024年度）"],
    ["项目名称", "全国培训项目"],
    ["主管部门及代码", "某部 126", "", "实施单位", "某部培训中心"],
    ["年度总体目标", "目标1：完成培训。"],
]
"""What stands above the indicators on the ministry's form."""


def test_what_is_repeated_in_every_row_may_have_commas_in_one_and_none_in_the_next() -> None:
    indicator = ["产出指标", "数量指标"]
    found = read_on(
        "qinghai-county",
        [
            *HEAD,
            ["504001", "康复项目", "1,510.00", "目标一：康复", *indicator, "康复人数", "≥10人"],
            ["504001", "康复项目", "1510.00", "目标一：康复", *indicator, "康复人次", "≥30人次"],
        ],
    )

    [table] = found.tables
    assert [one["name"] for one in table.data["indicators"]] == ["康复人数", "康复人次"]


def test_the_header_of_the_next_page_repeats_its_values_or_words_in_their_stead() -> None:
    head: Rows = [
        ["单位编码", "单位及项目名称", "金额\n（万元）", "绩效目标", "绩效指标"],
        ["504001", "县残疾人联合会", "见附件1"],
        ["", "合计", 10, "", "一级指标", "二级指标", "三级指标", "指标值"],
    ]
    again: Rows = [head[0], ["504001", "县残疾人联合会", "见附件2"], head[2]]
    found = read_on(
        "qinghai-project",
        [
            ["县残疾人联合会2023年部门预算项目支出绩效目标公开表"],
            *head,
            ["504001", "康复项目", 10, "目标一：康复", "产出指标", "数量指标", "康复人数", "≥10人"],
            *again,
            ["", "", "", "", "", "", "康复人次", "≥30人次"],
        ],
        "E2:H3",
        "E6:H7",
    )

    [table] = found.tables
    assert table.data["indicators"] == [
        {"category": "output.quantity", "name": "康复人数", "target": "≥10人"},
        {"category": "output.quantity", "name": "康复人次", "target": "≥30人次"},
    ]
    assert [(left.place, left.text) for left in table.leftovers] == [("表!C7", "见附件2"), ("表!C3", "见附件1")]


def test_a_header_with_the_sum_of_points_is_known_when_it_is_repeated() -> None:
    labels = ["", "一级指标", "二级指标", "三级指标", "指标值"]
    found = read_on(
        "mof-project-target-annual",
        [
            *TRAINING,
            ["绩效指标", *labels[1:], "分值权重\n（90）"],
            ["", "产出指标", "数量指标", "举办培训班次数", "≥12次", 50],
            [*labels, "分值权重\n（90）"],
            ["", "", "质量指标", "培训合格率", "≥95%", 40],
        ],
        "B5:F5",
    )

    [table] = found.tables
    assert [one["name"] for one in table.data["indicators"]] == ["举办培训班次数", "培训合格率"]
    assert table.leftovers == ()


def test_what_stands_right_of_a_last_column_with_values_in_its_header_is_no_name() -> None:
    found = read_on(
        "mof-project-target-annual",
        [
            *TRAINING,
            ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "分值权重\n（50）", "备注"],
            ["", "产出指标", "数量指标", "举办培训班次数", "≥12次", 50],
            ["", "", "质量指标", "", "", "", "已核"],
        ],
        "B5:F5",
    )

    [table] = found.tables
    assert [one["name"] for one in table.data["indicators"]] == ["举办培训班次数"]
    assert [(left.place, left.text) for left in table.leftovers] == [("表!G6", "备注"), ("表!G8", "已核")]


def test_a_header_that_calls_its_columns_otherwise_is_known_when_it_is_repeated() -> None:
    labels = ["一级指标", "二级指标", "三级指标名称", "指标值", "分值权重\n（90）"]
    found = read_on(
        "mof-project-target-annual",
        [
            *TRAINING,
            ["绩效指标", *labels],
            ["", "产出指标", "数量指标", "举办培训班次数", "≥12次", 50],
            ["", *labels],
            ["", "", "质量指标", "培训合格率", "≥95%", 40],
        ],
        "B5:F5",
    )

    [table] = found.tables
    assert [one["name"] for one in table.data["indicators"]] == ["举办培训班次数", "培训合格率"]
    assert table.leftovers == ()


def test_a_row_that_has_slipped_begins_no_project_when_it_repeats_the_one_above() -> None:
    project: Rows = [["504001", "康复项目", 30, "目标一：康复"]]
    found = read_on(
        "qinghai-county",
        [
            *HEAD,
            [*project[0], "产出指标", "数量指标", "康复人数", "≥10人"],
            ["", *project[0], "产出指标", "数量指标", "康复人次", "≥30人次"],
            [*project[0], "产出指标", "质量指标", "康复有效率", "≥90%"],
        ],
    )

    [table] = found.tables
    assert [one["name"] for one in table.data["indicators"]] == ["康复人数", "康复人次", "康复有效率"]
    assert [one.place for one in table.remarks] == ["表!B7"]


def test_sums_go_with_the_columns_that_they_stand_in() -> None:
    budget = ["年初预算", "调整后\n预算数", "预算\n执行数", "预算执行率"]
    labels = ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "完成值"]
    found = read_on(
        "sichuan-project-selfeval",
        [
            ["部门预算项目支出绩效自评表（2023年度）"],
            ["项目名称", "51000021T-培训"],
            ["主管部门", "省教育厅", "", "", "实施单位（盖章）", "", "培训中心"],
            ["预算执行情况\n（10分）", "年度预算数（万元）", "", *budget, "", "权重", "得分"],
            ["", "总额", "", 100, 100, 90, "90.00%", "", 10, 9],
            ["绩效指标\n（90分）", *labels, "得分", "权重", "未完成\n原因分析"],
            ["", "产出指标", "数量指标", "培训人数", "≥", "100", "人", "99人", 85, 90],
            ["合计", "", "", "", "", "", "", "", 94, 100],
            ["评价结论", "基本完成"],
            ["存在问题", "无"],
            ["改进措施", "无"],
        ],
        "A8:H8",
    )

    [table] = found.tables
    assert [(one["weight"], one["score"]) for one in table.data["indicators"]] == [(90, 85)]
    assert table.data["result"]["score"] == 94
    assert table.leftovers == ()


def test_a_page_that_ends_in_the_midst_of_a_table_is_read_as_far_as_it_goes() -> None:
    found = read_on(
        "mof-department-selfeval",
        [
            ["部门（单位）整体支出绩效自评表"],
            ["（2023年度）"],
            ["部门（单位）名称", "", "县农业局"],
            ["年度主要任务完成情况", "任务名称", "", "完成情况", "预算数（万元）", "", "", "执行数（万元）"],
            ["", "", "", "", "总额", "财政拨款", "其他资金", "总额", "财政拨款", "其他资金"],
            ["", "改厕", "", "改厕1000户", 120, 100, 20, 99, 80, 19, "—", "82.5%", "—"],
        ],
        "B4:C5",
        "D4:D5",
        "E4:G4",
        "H4:J4",
    )

    [table] = found.tables
    assert [(task["name"], task["actual"]) for task in table.data["tasks"]] == [("改厕", "改厕1000户")]
    assert "goals" not in table.data
    assert table.leftovers == ()
