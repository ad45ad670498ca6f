"""A name and its target in one cell: kept whole, and said to be two things."""

from __future__ import annotations

import pytest

from pgt.forms.match import MatchedTable
from tests.importing.sheets import read_on


@pytest.mark.parametrize(
    "words, name, target",
    [
        ("受益残疾人数≥120人", "受益残疾人数", "≥120人"),
        ("满意度不低于95%", "满意度", "不低于95%"),
        ("参与率（%）：≥80%", "参与率（%）", "≥80%"),
        ("资金发放率100%", "资金发放率", "100%"),
        ("A级旅游景区数>=3个", "A级旅游景区数", ">=3个"),
    ],
)
def test_a_name_that_ends_in_its_target_is_kept_whole_and_said_to(words: str, name: str, target: str) -> None:
    table = target_table(words, None)

    assert table.data["indicators"] == [{"category": "output.quantity", "name": words}]
    said = f"名称“{words}”里像是连着指标值，没有拆开：名称可写“{name}”，指标值写“{target}”"
    assert [(one.place, one.message.zh) for one in table.remarks] == [("表!D8", said)]


@pytest.mark.parametrize(
    "words, target",
    [
        ("受益残疾人数≥120人", "≥120人"),
        ("2023年第3期完成", None),
        ("建成3个100亩以上基地", None),
        ("覆盖率≥90%，满意度≥95%", None),
        ("完成时间", None),
    ],
)
def test_other_names_are_not_said_to_end_in_a_target(words: str, target: str | None) -> None:
    assert target_table(words, target).remarks == ()


def target_table(name: str, target: str | None) -> MatchedTable:
    """Return a table with one indicator."""
    [table] = read_on(
        "mof-project-target-annual",
        [
            ["项目支出绩效目标表"],
            ["（2024年度）"],
            ["项目名称", "康复"],
            ["主管部门及代码", "县残联 126", None, "实施单位", "县康复中心"],
            ["项目资金\n（万元）", "年度资金总额：", None, 350],
            ["年度总体目标", "目标1：完成。"],
            ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值"],
            [None, "产出指标", "数量指标", name, target],
        ],
    ).tables
    return table
