"""The unit of amounts, where it stands in a line of its own, or nowhere: 元 taken for 万元 is wrong by four places."""

import pytest

from tests.importing.sheets import Rows, read_on

HEBEI: Rows = [
    ["项目编码", "1307002", None, "项目名称", "托养服务补助"],
    ["预算规模及资金用途", "预算数", 180000, "其中：财政资金", 180000, "其他资金", None],
    ["绩效目标", "1.为120名残疾人提供托养服务。"],
    ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"],
    ["产出指标", "数量指标", "受益残疾人数", "接受托养的人数", "≥120人", "部门计划"],
]


@pytest.mark.parametrize(
    "above, unit, leftovers, remarks",
    [
        ([["762003某市托养中心", None, None, None, None, "单位：元"]], "元", [], []),
        ([["（金额单位：元）"]], "元", [], []),
        ([["762003某市托养中心"], ["单位：人民币元"]], "元", [], []),
        ([["762003某市托养中心"]], "万元", [], ["没有印金额单位，按表样当作万元"]),
    ],
    ids=["in its place", "alone", "below the organization", "nowhere"],
)
def test_the_unit_is_looked_for_where_it_is_printed(
    above: Rows, unit: str, leftovers: list[str], remarks: list[str]
) -> None:
    [table] = read_on("hebei-2021", [["托养服务补助绩效目标表"], *above, *HEBEI]).tables

    assert (table.data["budget"]["amount_unit"], table.data["budget"]["total"]) == (unit, 180000)
    assert [left.text for left in table.leftovers] == leftovers
    assert [remark.message.zh for remark in table.remarks] == remarks


@pytest.mark.parametrize(
    "label, amount",
    [
        ("项目资金", "年度资金总额（元）"),
        ("项目资金\n（单位：元）", "年度资金总额"),
        ("项目资金（元）", "年度资金总额"),
    ],
)
def test_the_unit_may_stand_in_a_label(label: str, amount: str) -> None:
    rows: Rows = [
        ["项目支出绩效自评表"],
        ["（2022年度）"],
        ["项目名称", None, "业务培训"],
        [label, None, None, None, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        [None, None, amount, None, 1200000, 1200000, 1200000, 10, "100%", 10],
        [None, None, "其中：当年财政拨款", None, 1000000, 1000000, 1000000, "—", "100%", "—"],
        ["绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        [None, "产出指标", "数量指标", "培训期数", "≥4期", "5期", 90, 90],
    ]
    [table] = read_on("mof-project-selfeval", rows, "A4:B6", "C5:D5", "C6:D6").tables

    assert table.data["budget"] == {"amount_unit": "元", "total": 1200000, "fiscal": 1000000}
    assert (table.leftovers, table.remarks) == ((), ())


def test_a_label_that_lost_its_unit_is_no_unit() -> None:
    rows: Rows = [
        ["项目支出绩效自评表"],
        ["（2022年度）"],
        ["单位：元"],
        ["项目名称", None, "业务培训"],
        ["项目资金", None, None, None, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        [None, None, "年度资金总额", None, 1200000, 1200000, 1200000, 10, "100%", 10],
        [None, None, "其中：当年财政拨款", None, 1000000, 1000000, 1000000, "-", "100%", "/"],
        ["绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        [None, "产出指标", "数量指标", "培训期数", "≥4期", "5期", 90, 90],
    ]
    [table] = read_on("mof-project-selfeval", rows, "A5:B7", "C6:D6", "C7:D7").tables

    assert table.data["budget"] == {"amount_unit": "元", "total": 1200000, "fiscal": 1000000}
    assert [left.text for left in table.leftovers] == []


def test_the_name_of_an_indicator_may_end_in_a_unit() -> None:
    row = ["产出指标", "成本指标", "人均支出（元）", "每人的支出", "≤300", "部门计划"]
    above = ["762003某市托养中心", None, None, None, None, "单位：万元"]
    [table] = read_on("hebei-2021", [["托养服务补助绩效目标表"], above, *HEBEI, row]).tables

    assert (table.data["budget"]["amount_unit"], table.data["indicators"][-1]["name"]) == ("万元", "人均支出（元）")
    assert table.leftovers == ()
