"""Columns in another order than the form's, or that it does not have: the words of a header decide."""

from collections.abc import Sequence
from typing import Any

import pytest

from pgt.forms.match import MatchedTable
from tests.importing.sheets import read_on

Line = Sequence[object]


def table_of(id_: str, *lines: Line, merged: Sequence[str] = ()) -> MatchedTable:
    """Return the table that is read on a form from a workbook of *lines*."""
    [table] = read_on(id_, lines, *merged).tables
    return table


def hebei(*lines: Line) -> MatchedTable:
    """Return a table on the form of Hebei with *lines* as its indicators."""
    head = (
        ("残疾人文体绩效目标表",),
        ("762001张家口市残疾人联合会本级", None, None, None, None, "单位：万元"),
        ("项目编码", "130700212F1V", None, "项目名称", "残疾人文体"),
        ("预算规模及资金用途", "预算数", 52, "其中：财政资金", 0, "其他资金", 52),
        (None, "备战冬奥会"),
        ("资金支出计划（%）", "3月底", "6月底", "10月底", None, "12月底"),
        (None, "25%", "50%", "75%", None, "100%"),
        ("绩效目标", "1.保障备战"),
    )
    return table_of("hebei-2021", *head, *lines, merged=("A4:A5", "B5:G5", "A6:A7", "B8:G8"))


def selfeval(*lines: Line, merged: Sequence[str] = ()) -> MatchedTable:
    """Return a self-evaluation on the form of the Ministry of Finance with *lines* as its indicators."""
    head = (
        ("项目支出绩效自评表",),
        ("（2022年度）",),
        ("项目名称", "农村改厕"),
        ("主管部门", "县卫健局", None, None, None, "实施单位", "县爱卫办"),
        ("项目资金（万元）", None, None, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
        (None, "年度资金总额", None, 120, 110, 99, 10, "90%", 9),
        ("年度总体目标", "预期目标", None, None, None, "实际完成情况"),
        (None, "改厕1000户", None, None, None, "完成1010户"),
    )
    return table_of("mof-project-selfeval", *head, *lines, merged=merged)


def rows_of(table: MatchedTable) -> list[dict[str, Any]]:
    return [{key: str(value) for key, value in row.items() if key != "category"} for row in table.data["indicators"]]


def left_of(table: MatchedTable) -> list[tuple[str, str, str]]:
    return [(left.place, left.text, left.why.zh) for left in table.leftovers]


@pytest.mark.parametrize(
    "place, slipped",
    [
        ("表!C11", (None, None, "质量指标", "参与率", "参加的人的比例", None, "≥80%", "部门计划")),
        ("表!B11", (None, "质量指标", None, "参与率", "参加的人的比例", None, "≥80%", "部门计划")),
        ("表!A11", ("质量指标", "参与率", "参加的人的比例", None, "≥80%", "部门计划")),
    ],
)
def test_a_row_that_has_slipped_is_read_and_said_to_have(place: str, slipped: Line) -> None:
    table = hebei(
        ("一级指标", "二级指标", "三级指标", "绩效指标描述", None, "指标值", "指标值确定依据"),
        ("产出指标", "数量指标", "赛事次数", "举办赛事的次数", None, "≥3次", "部门计划"),
        slipped,
        (None, "时效指标", "办赛时间", "举办赛事的时间", None, "6月底前", "部门计划"),
    )

    assert [(row["category"], row["name"], row["target"]) for row in table.data["indicators"]] == [
        ("output.quantity", "赛事次数", "≥3次"),
        ("output.quality", "参与率", "≥80%"),
        ("output.timeliness", "办赛时间", "6月底前"),
    ]
    assert left_of(table) == []
    assert [(one.place, one.message.zh) for one in table.remarks] == [
        (place, "这一行像是错了一栏，按错了一栏读了，请核对")
    ]


ROAD = {
    "name": "改厕户数",
    "target": "≥1000户",
    "actual": "1010户",
    "weight": "20",
    "score": "18",
    "reason": "一户未完工",
}


def test_values_and_what_they_rest_on_may_change_places() -> None:
    table = hebei(
        ("一级指标", "二级指标", "三级指标", "绩效指标描述", None, "指标值确定依据", "指标值"),
        ("产出指标", "数量指标", "赛事次数", "举办赛事的次数", None, "部门计划", "≥3次"),
        (None, "质量指标", "参与率", "参加的人的比例", None, "部门计划", "≥80%"),
    )

    assert rows_of(table) == [
        {"name": "赛事次数", "description": "举办赛事的次数", "target": "≥3次", "basis": "部门计划"},
        {"name": "参与率", "description": "参加的人的比例", "target": "≥80%", "basis": "部门计划"},
    ]
    assert left_of(table) == []


def test_a_description_may_stand_before_the_name() -> None:
    table = hebei(
        ("一级指标", "二级指标", "绩效指标描述", "三级指标", None, "指标值", "指标值确定依据"),
        ("产出指标", "数量指标", "举办赛事的次数", "赛事次数", None, "≥3次", "部门计划"),
    )

    assert rows_of(table) == [
        {"name": "赛事次数", "description": "举办赛事的次数", "target": "≥3次", "basis": "部门计划"}
    ]
    assert left_of(table) == []


def test_a_row_that_has_slipped_below_other_columns_is_listed() -> None:
    table = hebei(
        ("一级指标", "二级指标", "三级指标", "绩效指标描述", None, "指标值确定依据", "指标值"),
        ("产出指标", "数量指标", "赛事次数", "举办赛事的次数", None, "部门计划", "≥3次"),
        (None, None, "质量指标", "参与率", "参加的人的比例", None, "部门计划", "≥80%"),
    )

    assert [row["name"] for row in rows_of(table)] == ["赛事次数"]
    why = "各栏和表样不同，看不出它属于哪一栏"
    cells = (("C11", "质量指标"), ("D11", "参与率"), ("E11", "参加的人的比例"), ("G11", "部门计划"), ("H11", "≥80%"))
    assert left_of(table) == [(f"表!{place}", words, why) for place, words in cells]


def test_points_may_stand_where_the_form_has_the_target() -> None:
    table = selfeval(
        (
            "绩效指标",
            "一级指标",
            "二级指标",
            "三级指标",
            "分值",
            "实际完成值",
            "年度指标值",
            "得分",
            "偏差原因分析及改进措施",
        ),
        (None, "产出指标（20分）", "数量指标", "改厕户数", 20, "1010户", "≥1000户", 18, "一户未完工"),
        ("总分", None, None, None, None, None, 30, 27),
    )

    assert rows_of(table) == [ROAD]
    assert left_of(table) == []


def test_points_may_stand_before_the_target() -> None:
    table = selfeval(
        (
            "绩效指标",
            "一级指标",
            "二级指标",
            "三级指标",
            "分值",
            "年度指标值",
            "实际完成值",
            "得分",
            "偏差原因分析及改进措施",
        ),
        (None, "产出指标（20分）", "数量指标", "改厕户数", 20, "≥1000户", "1010户", 18, "一户未完工"),
        ("总分", None, None, None, None, None, 30, 27),
    )

    assert rows_of(table) == [ROAD]
    assert left_of(table) == []


def test_points_may_stand_last() -> None:
    table = selfeval(
        (
            "绩效指标",
            "一级指标",
            "二级指标",
            "三级指标",
            "年度指标值",
            "实际完成值",
            "得分",
            "偏差原因分析及改进措施",
            "分值",
        ),
        (None, "产出指标（20分）", "数量指标", "改厕户数", "≥1000户", "1010户", 18, "一户未完工", 20),
        ("总分", None, None, None, None, None, 30, 27),
    )

    assert rows_of(table) == [ROAD]
    assert left_of(table) == []


def test_a_column_that_the_form_does_not_have_is_listed_cell_by_cell() -> None:
    labels = ("绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
    table = selfeval(
        (*labels, "得分计算方法", "偏差原因分析及改进措施"),
        (None, "产出指标（30分）", "数量指标", "改厕户数", "≥1000户", "1010户", 20, 18, "按比例", "一户未完工"),
        (None, None, None, "改厕村数", "≥10个", "9个", 10, 9, "按比例"),
        ("总分", None, None, None, None, None, 40, 36),
    )

    assert [row.get("reason") for row in rows_of(table)] == ["一户未完工", None]
    why = "表样上没有“得分计算方法”这一栏"
    assert left_of(table) == [("表!I9", "得分计算方法", why), ("表!I10", "按比例", why), ("表!I11", "按比例", why)]


def test_columns_below_a_header_that_the_form_does_not_divide_are_listed() -> None:
    labels = ("绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", None, None)
    table = selfeval(
        (*labels, "实际完成值", "分值", "得分", "偏差原因分析及改进措施"),
        (None, None, None, None, "指标性质", "指标值", "度量单位"),
        (None, "产出指标（20分）", "数量指标", "改厕户数", "≥", "1000", "户", "1010户", 20, 18, "一户未完工"),
        merged=("E9:G9",),
    )

    assert rows_of(table) == [{key: value for key, value in ROAD.items() if key != "target"}]
    why = "表样上“年度指标值”只有一栏"
    cells = (("E10", "指标性质"), ("F10", "指标值"), ("G10", "度量单位"), ("E11", "≥"), ("F11", "1000"), ("G11", "户"))
    assert left_of(table) == [(f"表!{place}", words, why) for place, words in cells]


def test_a_stray_figure_right_of_the_table_begins_no_indicator() -> None:
    table = hebei(
        ("一级指标", "二级指标", "三级指标", "绩效指标描述", None, "指标值", "指标值确定依据"),
        ("产出指标", "数量指标", "赛事次数", "举办赛事的次数", None, "≥3次", "部门计划", None, None, 5),
    )

    assert rows_of(table) == [
        {"name": "赛事次数", "description": "举办赛事的次数", "target": "≥3次", "basis": "部门计划"}
    ]
    assert left_of(table) == [("表!J10", "5", "表样上没有放它的格子")]


def test_who_filled_the_table_in_is_no_indicator() -> None:
    table = hebei(
        ("一级指标", "二级指标", "三级指标", "绩效指标描述", None, "指标值", "指标值确定依据"),
        ("产出指标", "数量指标", "赛事次数", "举办赛事的次数", None, "≥3次", "部门计划"),
        ("填表人：某某", None, None, "填表日期：2024-1-5"),
    )

    assert rows_of(table) == [
        {"name": "赛事次数", "description": "举办赛事的次数", "target": "≥3次", "basis": "部门计划"}
    ]
    why = "不在任何一张表里"
    assert left_of(table) == [("表!A11", "填表人：某某", why), ("表!D11", "填表日期：2024-1-5", why)]


def test_what_stands_below_the_first_level_and_is_none_begins_no_indicator() -> None:
    table = hebei(
        ("一级指标", "二级指标", "三级指标", "绩效指标描述", None, "指标值", "指标值确定依据"),
        ("产出指标", "数量指标", "赛事次数", "举办赛事的次数", None, "≥3次", "部门计划"),
        ("小计", None, None, None, None, "1项"),
    )

    assert rows_of(table) == [
        {"name": "赛事次数", "description": "举办赛事的次数", "target": "≥3次", "basis": "部门计划"}
    ]
    why = "不在任何一张表里"
    assert left_of(table) == [("表!A11", "小计", why), ("表!F11", "1项", why)]


def test_labels_above_a_header_head_none_of_its_columns() -> None:
    table = table_of(
        "chongqing-project-target",
        ("支出绩效目标审批表",),
        ("（2023年度）",),
        ("项目名称", "村道", None, None, "项目分类", "一般性项目"),
        ("实施单位", "县交通局", "项目负责人", None, "联系电话", None),
        ("年度主要目标和成果", "修村道3公里"),
        ("年度预算执行率", "100%", "分值", "10分"),
        ("年度绩效目标\n（90分）", "一级指标", "二级指标", "三级指标", "指标值", "分值", "指标解释"),
        (None, "产出指标\n（40-50）分", "数量指标", "村道里程", "≥3公里", "20", "按图纸"),
        ("填表人：某某", None, None, "填表日期：2024-1-5"),
    )

    assert rows_of(table) == [{"name": "村道里程", "target": "≥3公里", "weight": "20", "description": "按图纸"}]
    why = "不在任何一张表里"
    assert left_of(table) == [("表!A9", "填表人：某某", why), ("表!D9", "填表日期：2024-1-5", why)]


def test_captions_that_stand_twice_are_told_apart_by_their_order_however_they_are_broken() -> None:
    table = table_of(
        "mof-department-selfeval",
        ("部门（单位）整体支出绩效自评表",),
        ("（2023年度）",),
        ("部门（单位）名称", None, "县农业局"),
        ("年度主要任务完成情况", "任务名称", None, "完成情况", "预算数（万元）", None, None, "执行数（万元）"),
        (None, None, None, None, "总额", "财政\n拨款", "其他资金", "总额", "财政拨款", "其他资金"),
        (None, "改厕", None, "改厕1000户", 120, 100, 20, 99, 80, 19, "—", "82.5%", "—"),
        (None, "金额合计", None, None, 120, 100, 20, 99, 80, 19, 10, "82.5%", 8),
        ("年度总体目标完成情况", "预期目标", None, None, "目标实际完成情况"),
        merged=("B4:C5", "D4:D5", "E4:G4", "H4:J4"),
    )

    [task] = table.data["tasks"]
    assert [str(task["budget"][key]) for key in ("total", "fiscal", "other")] == ["120", "100", "20"]
    assert [str(task["execution"][key]) for key in ("total", "fiscal", "other")] == ["99", "80", "19"]


def test_a_header_whose_merge_was_taken_apart_goes_as_far_as_the_form_s() -> None:
    table = table_of(
        "tianjin-department",
        ("整体支出绩效目标表",),
        ("（2023年度）",),
        ("部门名称", "区农业局"),
        ("绩效目标", "年度绩效指标"),
        (None, "一级指标", "二级指标", "三级指标", None, "指标值"),
        (None, None, None, None, None, "符号", "值", None, "单位（文字描述）"),
        ("目标1", "产出指标", "数量指标", "改厕户数", None, "≥", "1000", None, "户"),
    )

    [goal] = table.data["goals"]
    assert goal["indicators"] == [{"category": "output.quantity", "name": "改厕户数", "target": "≥1000户"}]
    assert left_of(table) == []


@pytest.mark.parametrize("caption", ["上年完成值", "上年指标值", "2022年完成值", "备注"])
def test_a_caption_that_means_something_else_takes_no_other_s_place(caption: str) -> None:
    table = hebei(
        ("一级指标", "二级指标", "三级指标", "绩效指标描述", None, caption, "指标值确定依据"),
        ("产出指标", "数量指标", "赛事次数", "举办赛事的次数", None, "≥3次", "部门计划"),
    )

    assert rows_of(table) == [{"name": "赛事次数", "description": "举办赛事的次数", "basis": "部门计划"}]
    why = f"表样上没有“{caption}”这一栏"
    assert left_of(table) == [("表!F9", caption, why), ("表!F10", "≥3次", why)]


def test_what_stands_below_another_caption_is_not_read_where_others_have_slipped_into_its_place() -> None:
    table = table_of(
        "mof-project-target",
        ("项目支出绩效目标申报表",),
        ("项目名称", None, "村道"),
        ("主管部门及代码", None, "县交通局", None, None, "实施单位", "县公路站"),
        ("项目属性", None, "新增项目", None, None, "项目期", "3年"),
        ("总体目标", None, "中期目标", None, None, "年度目标"),
        (None, None, "目标1：修9公里", None, None, "目标1：修3公里"),
        ("绩效指标", "一级指标", "二级指标", "三级指标", "上年完成值", "二级指标", "三级指标", "上年完成值"),
        (None, "产出指标", "数量指标", "中期里程", "≥9公里", "数量指标", "年度里程", "≥3公里"),
        (None, None, None, None, None, None, "桥梁座数", "≥1座"),
    )

    assert rows_of(table) == [{"name": "年度里程"}, {"name": "桥梁座数"}]
    assert table.data["medium_term"]["indicators"] == [{"category": "output.quantity", "name": "中期里程"}]
    assert [left.text for left in table.leftovers] == ["上年完成值", "上年完成值", "≥9公里", "≥3公里", "≥1座"]


def test_amounts_below_another_year_s_caption_are_listed_however_few_captions_there_are() -> None:
    table = table_of(
        "hunan-department-selfeval",
        ("2023年部门整体支出绩效自评表",),
        ("单位名称", "县残联", None, None, "单位负责人及电话"),
        ("资金情况\n（万元）", None, None, "上年预算数", "实际投入资金额", None, "产生差异的原因"),
        (None, "合计", None, 120, 99, None, "节约"),
        (None, "其中：财政拨款", None, 110, 90),
        (None, "其他资金", None, 10, 9),
        ("总体目标", "年度目标", None, None, "年度总体目标完成情况"),
        (None, "改厕1000户", None, None, "完成1010户"),
        merged=("A3:A6", "B3:C3", "E3:F3", "B4:C4", "E4:F4", "B5:C5", "E5:F5", "B6:C6", "E6:F6"),
    )

    assert "total" not in table.data["budget"]
    assert {key: str(value) for key, value in table.data["execution"].items() if key != "notes"} == {
        "total": "99",
        "fiscal": "90",
        "other": "9",
    }
    why = "表样上没有放它的格子"
    cells = (("D3", "上年预算数"), ("D4", "120"), ("D5", "110"), ("D6", "10"))
    assert left_of(table) == [(f"表!{place}", words, why) for place, words in cells]


@pytest.mark.parametrize("at", [0, 2, 7])
def test_a_column_that_counts_the_rows_is_passed_over_with_one_remark(at: int) -> None:
    head: list[object] = ["一级指标", "二级指标", "三级指标", "绩效指标描述", None, "指标值", "指标值确定依据"]
    first: list[object] = ["产出指标", "数量指标", "赛事次数", "举办赛事的次数", None, "≥3次", "部门计划"]
    second: list[object] = [None, "质量指标", "参与率", "参加的人的比例", None, "≥80%", "部门计划"]
    for line, words in ((head, "序号"), (first, 1), (second, 2)):
        line.insert(at, words)

    table = hebei(head, first, second)

    assert rows_of(table) == [
        {"name": "赛事次数", "description": "举办赛事的次数", "target": "≥3次", "basis": "部门计划"},
        {"name": "参与率", "description": "参加的人的比例", "target": "≥80%", "basis": "部门计划"},
    ]
    assert left_of(table) == []
    place = f"表!{'ABCDEFGH'[at]}9"
    assert [(one.place, one.message.zh) for one in table.remarks] == [(place, "表样上没有“序号”这一栏，各行的号略过")]


def test_words_in_a_column_that_counts_the_rows_are_listed() -> None:
    table = hebei(
        ("序号", "一级指标", "二级指标", "三级指标", "绩效指标描述", None, "指标值", "指标值确定依据"),
        (1, "产出指标", "数量指标", "赛事次数", "举办赛事的次数", None, "≥3次", "部门计划"),
        ("暂不填", None, "质量指标", "参与率", "参加的人的比例", None, "≥80%", "部门计划"),
    )

    assert [row["name"] for row in rows_of(table)] == ["赛事次数", "参与率"]
    assert left_of(table) == [("表!A11", "暂不填", "表样上没有“序号”这一栏")]


def test_an_operator_and_a_unit_without_a_number_are_no_target() -> None:
    labels = (
        "一级指标",
        "二级指标",
        "三级指标",
        "指标性质",
        "上年完成值",
        "度量单位",
        "完成值",
        "权重",
        "得分",
        "未完成\n原因分析",
    )
    table = table_of(
        "sichuan-project-selfeval",
        ("部门预算项目支出绩效自评表（2022年度）",),
        ("项目名称", "510-农村改厕"),
        ("主管部门", "县卫健局", None, None, "实施单位（盖章）", None, "县爱卫办"),
        (
            "预算执行情况\n（10分）",
            "年度预算数（万元）",
            None,
            "年初预算",
            "调整后\n预算数",
            "预算\n执行数",
            "预算执行率",
        ),
        (None, "总额", None, 120, 110, 99, "90.00%"),
        ("绩效指标\n（20分）", *labels),
        (None, "产出指标", "数量指标", "改厕户数", "≥", "1000", "户", "1010户", "20", "18"),
        ("合计", None, None, None, None, None, None, None, "30", "27"),
        *(("评价结论", "较好"), ("存在问题", "无"), ("改进措施", "无")),
    )

    assert rows_of(table) == [{"name": "改厕户数", "actual": "1010户", "weight": "20", "score": "18"}]
    why, other = "没有读到值，符号和单位不能单独成为指标值", "表样上没有“上年完成值”这一栏"
    assert sorted(left_of(table)) == [
        ("表!E7", "≥", why),
        *(("表!F6", "上年完成值", other), ("表!F7", "1000", other)),
        ("表!G7", "户", why),
    ]


def test_a_caption_may_have_another_name_for_the_same() -> None:
    table = hebei(
        ("一级指标", "二级指标", "三级指标", "指标解释", None, "目标值", "指标值设定依据"),
        ("产出指标", "数量指标", "赛事次数", "举办赛事的次数", None, "≥3次", "部门计划"),
    )

    assert rows_of(table) == [
        {"name": "赛事次数", "description": "举办赛事的次数", "target": "≥3次", "basis": "部门计划"}
    ]
    assert left_of(table) == []


def test_columns_of_rows_that_have_names_may_stand_in_another_order() -> None:
    table = table_of(
        "mof-project-selfeval",
        ("项目支出绩效自评表",),
        ("（2022年度）",),
        ("项目名称", "农村改厕"),
        ("主管部门", "县卫健局", None, None, None, "实施单位", "县爱卫办"),
        ("项目资金（万元）", None, None, "全年执行数", "年初预算数", "全年预算数", "分值", "执行率", "得分"),
        (None, "年度资金总额", None, 99, 120, 110, 10, "90%", 9),
        (None, "其中：当年财政拨款", None, 90, 100, None, "—", None, "—"),
        (None, "其他资金", None, 9, 20, 10, "—", None, "—"),
        ("年度总体目标", "预期目标", None, None, None, "实际完成情况"),
        (None, "改厕1000户", None, None, None, "完成1010户"),
        ("绩效指标", "一级指标", "二级指标", "三级指标", "全年目标", "实际完成值", "分值", "得分", "偏差原因"),
        (None, "产出指标", "数量指标", "改厕户数", "≥1000户", "1010户", 90, 90, None),
        merged=("A5:A8", "A9:A10"),
    )

    amounts = {key: table.data[key] for key in ("budget", "adjusted_budget", "execution")}
    assert {key: {part: str(one) for part, one in parts.items()} for key, parts in amounts.items()} == {
        "budget": {"amount_unit": "万元", "total": "120", "fiscal": "100", "other": "20"},
        "adjusted_budget": {"total": "110", "other": "10"},
        "execution": {"total": "99", "fiscal": "90", "other": "9"},
    }
    assert (str(table.data["achievement"]), left_of(table)) == ("完成1010户", [])


def test_the_label_of_sums_is_of_no_column_that_the_form_does_not_have() -> None:
    table = table_of(
        "mof-department-target",
        ("部门（单位）整体支出绩效目标申报表",),
        ("（2023年度）",),
        ("部门（单位）名称", "县残联"),
        ("年度主要任务", "序号", "任务名称", "主要内容", "预算金额（万元）", None, None, "备注"),
        (None, None, None, None, "其他资金", "总额", "财政拨款"),
        (None, 1, "康复服务", "康复训练", 1, 31, 30, "含结转"),
        (None, "金额合计", None, None, 1, 31, 30),
        ("年度总体目标", "做好康复服务"),
        merged=("A4:A7", "B4:B5", "C4:C5", "D4:D5", "E4:G4", "H4:H5", "B7:D7", "B8:H8"),
    )

    parts = {"total": "31", "fiscal": "30", "other": "1"}
    assert {key: str(value) for key, value in table.data["budget"].items()} == {"amount_unit": "万元", **parts}
    assert [{key: str(value) for key, value in task["budget"].items()} for task in table.data["tasks"]] == [parts]
    why = "表样上没有“备注”这一栏"
    assert left_of(table) == [("表!H4", "备注", why), ("表!H6", "含结转", why)]
    assert [one.message.zh for one in table.remarks] == ["表样上没有“序号”这一栏，各行的号略过"]


def test_columns_of_few_rows_and_few_captions_may_stand_in_another_order() -> None:
    hubei = table_of(
        "hubei-project-selfeval",
        ("2021年度改厕项目绩效自评表",),
        ("单位名称：县爱卫办",),
        ("项目名称", "改厕项目"),
        ("主管部门", "县卫健局", None, None, "项目实施单位", "县爱卫办"),
        (
            "预算执行情况（万元）（20分）",
            None,
            None,
            "执行数（B）",
            "预算数（A）",
            "执行率（B/A）",
            "得分（20分*执行率）",
        ),
        (None, "年度财政资金总额", None, 90, 100, "90%", 18),
        ("年度绩效目标1（80分）", "一级指标", "二级指标", "三级指标", "年初目标值（A）", "实际完成值（B）", "得分"),
        (None, "产出指标", "数量指标", "改厕户数", "≥1000户", "1010户", 80),
        merged=("A5:A6", "B5:C5", "B6:C6", "A7:A8"),
    )
    hunan = table_of(
        "hunan-department-selfeval",
        ("2021年部门整体支出绩效自评表",),
        ("单位名称", "县残联", None, None, "单位负责人及电话"),
        ("主管部门", "县政府", None, None, "实施单位", "县残联"),
        ("资金情况（万元）", None, None, "产生差异的原因", "实际投入资金额", None, "年初预算资金总额："),
        (None, "合计", None, "结余", 90, None, 100),
        (None, "其中：财政拨款", None, None, 80, None, 85),
        ("总体目标", "年度目标", None, None, "年度总体目标完成情况"),
        (None, "做好康复服务", None, None, "已完成"),
        ("目标1", "一级指标", "二级指标", "三级指标", "指标值", "全年实际完成值", "产生差异的原因及改进措施"),
        (None, "产出指标", "数量指标", "康复人数", "≥10人", "12人", None),
        merged=("A4:A6", "E4:F4", "E5:F5", "E6:F6", "A7:A8", "A9:A10"),
    )

    figures = {key: str(hubei.data[key]["fiscal"]) for key in ("adjusted_budget", "execution")}
    assert (figures, left_of(hubei)) == ({"adjusted_budget": "100", "execution": "90"}, [])
    amounts = [{key: str(hunan.data[part][key]) for key in ("total", "fiscal")} for part in ("budget", "execution")]
    assert amounts == [{"total": "100", "fiscal": "85"}, {"total": "90", "fiscal": "80"}]
    assert (str(hunan.data["execution"]["notes"]["total"]), left_of(hunan)) == ("结余", [])
