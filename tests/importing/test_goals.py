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
