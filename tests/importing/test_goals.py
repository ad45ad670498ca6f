"""Which goal an indicator is read under, where headers stand above goals, or in the midst of one on a new page."""

import pytest

from pgt.forms.match import MatchedTable
from tests.importing.sheets import Rows, read_on

HEAD = ["一级指标", "二级指标", "三级指标", "指标值", "全年实际完成值", "产生差异的原因及改进措施"]
ABOVE: Rows = [
    ["2021年部门整体支出绩效自评表"],
    ["单位名称", "某县残疾人联合会", None, "单位负责人及电话", None],
    ["资金情况（万元）", None, None, "年初预算资金总额：", "实际投入资金额", None, "产生差异的原因"],
    [None, "合计", None, 274, 268],
]
FIRST: Rows = [
    ["目标1", *HEAD],
    [None, "产出指标", "数量指标", "扶持就业人数", "≥40人", "44人"],
    [None, None, "质量指标", "扶持到位率", "100%", "98%"],
]
SECOND: Rows = [
    ["目标2", "产出指标", "数量指标", "辅具发放", "≥300件", "352件"],
    [None, None, "成本指标", "辅具成本", "≤15万元", "14万元"],
]


def names(table: MatchedTable) -> list[list[str]]:
    return [[row["name"] for row in goal["indicators"]] for goal in table.data["goals"]]


@pytest.mark.parametrize(
    "rows, merged, expected",
    [
        ([*FIRST, *SECOND], ("A5:A7", "A8:A9"), [["扶持就业人数", "扶持到位率"], ["辅具发放", "辅具成本"]]),
        (
            [*FIRST, ["目标2", *HEAD], [None, *SECOND[0][1:]], SECOND[1]],
            ("A5:A7", "A8:A10"),
            [["扶持就业人数", "扶持到位率"], ["辅具发放", "辅具成本"]],
        ),
        (
            [*FIRST[:2], [None, *HEAD], FIRST[2], *SECOND],
            ("A5:A6", "A9:A10"),
            [["扶持就业人数", "扶持到位率"], ["辅具发放", "辅具成本"]],
        ),
        (
            [*FIRST[:2], ["目标1", *HEAD], FIRST[2], *SECOND],
            ("A5:A6", "A7:A8", "A9:A10"),
            [["扶持就业人数", "扶持到位率"], ["辅具发放", "辅具成本"]],
        ),
    ],
    ids=["as the form prints it", "above each goal", "on a new page", "on a new page with its goal"],
)
def test_a_header_begins_a_goal_where_the_goal_stands_beside_it(
    rows: Rows, merged: tuple[str, ...], expected: list[list[str]]
) -> None:
    [table] = read_on("hunan-department-selfeval", [*ABOVE, *rows], *merged).tables

    assert names(table) == expected
    assert table.leftovers == ()


@pytest.mark.parametrize("task", ["任务2", "2", "任务二"])
def test_the_task_of_a_goal_may_be_its_number_alone(task: str) -> None:
    rows: Rows = [
        ["整体支出绩效目标表"],
        ["（2023年度）"],
        ["部门名称", "某市残疾人联合会", None, "预算资金（万元）"],
        ["序号", "主要工作任务", None, "总额", "基本支出", "项目支出", "其他资金"],
        ["合计", None, None, 450.5, 100, 340.5, 10],
        [1, "就业创业服务", None, 188.4, None, 188.4],
        [2, "康复与残疾预防", None, 262.1, 100, 152.1, 10],
        ["序号", "年度绩效目标", None, None, None, None, "对应工作任务"],
        [1, "提升康复服务水平", None, None, None, None, task],
        ["绩效目标", "年度绩效指标"],
        [None, "一级指标", "二级指标", "三级指标", "指标值"],
        [None, None, None, None, "符号", "值", "单位（文字描述）"],
        ["目标1", "产出指标", "数量指标", "培训人数", "≥", 80, "人"],
    ]
    merged = ("B3:C3", "D3:G3", "B4:C4", "A5:C5", "B6:C6", "B7:C7", "B8:F8", "B9:F9", "A10:A12", "B10:G10", "E11:G11")

    [table] = read_on("tianjin-department", rows, *merged).tables

    assert table.data["goals"][0] == {
        "text": "提升康复服务水平",
        "task": 2,
        "indicators": [{"category": "output.quantity", "name": "培训人数", "target": "≥80人"}],
    }
    assert [one["budget"].get("other") for one in table.data["tasks"]] == [None, 10]
