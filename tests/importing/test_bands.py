"""Headers of two rows: what their captions say decides where the values below go, wherever they stand."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pytest
from docx import Document

from pgt import read
from pgt.forms.match import Matched, MatchedTable, match, recognise
from pgt.grid import Grid
from tests.importing.sheets import FORMS, Rows, page_of, read_on, sheet_of

Column = tuple[str | None, str | None, Sequence[int | None]]
"""What the two rows of the header say, and what stands below: of the sums, 康复 and 就业."""

TOTAL: Column = ("总额", None, (31, 11, 20))
BASIC: Column = ("财政拨款", "基本支出", (3, 3, None))
PROJECT: Column = ("财政拨款", "项目支出", (24, 6, 18))
OTHER: Column = ("其他资金", None, (4, 2, 2))


def tianjin(*columns: Column) -> tuple[Rows, list[str]]:
    """Return a table on the form of Tianjin whose amounts stand in *columns*, and what is merged in it."""
    letters = "EFGHIJ"
    above = [None if at and column[0] == columns[at - 1][0] else column[0] for at, column in enumerate(columns)]
    rows: list[Sequence[object]] = [
        ["整体支出绩效目标表"],
        ["（2023年度）"],
        ["部门名称", "区残联", None, None, "预算资金（万元）"],
        [None, None, None, None, *above],
        ["序号", "主要工作任务", None, None, *(column[1] for column in columns)],
        ["合计", None, None, None, *(column[2][0] for column in columns)],
        [1, "康复", None, None, *(column[2][1] for column in columns)],
        [2, "就业", None, None, *(column[2][2] for column in columns)],
        ["序号", "年度绩效目标", None, None, None, None, None, "对应工作任务"],
        [1, "提升康复水平", None, None, None, None, None, "任务1"],
        ["绩效目标", "年度绩效指标"],
        [None, "一级指标", "二级指标", "三级指标", "指标值"],
        [None, None, None, None, "符号", "值", "单位（文字描述）"],
        ["目标1", "产出指标", "数量指标", "康复人数", "≥", "100", "人"],
    ]
    merged = ["A3:A4", "B3:D4", "B5:D5", "A6:D6", "B7:D7", "B8:D8", "B9:G9", "B10:G10"]
    merged += ["A11:A13", "B12:B13", "C12:C13", "D12:D13", "E12:G12"]
    for at, (one, two, _) in enumerate(columns):
        width = 1
        while at + width < len(columns) and columns[at + width][0] == one:
            width += 1
        if two is None:
            merged.append(f"{letters[at]}4:{letters[at]}5")
        elif above[at] is not None and width > 1:
            merged.append(f"{letters[at]}4:{letters[at + width - 1]}4")
    return rows, merged


def amounts(table: MatchedTable) -> list[dict[str, str]]:
    """Return the budget of a table and of its tasks."""
    every = [table.data["budget"], *(task.get("budget", {}) for task in table.data["tasks"])]
    return [{key: str(value) for key, value in one.items() if key != "amount_unit"} for one in every]


def left_of(table: MatchedTable) -> list[tuple[str, str, str]]:
    return [(left.place, left.text, left.why.zh) for left in table.leftovers]


AMOUNTS = [
    {"total": "31", "basic": "3", "project": "24", "other": "4"},
    {"total": "11", "basic": "3", "project": "6", "other": "2"},
    {"total": "20", "project": "18", "other": "2"},
]


@pytest.mark.parametrize("is_merged", [True, False])
@pytest.mark.parametrize(
    "columns",
    [
        (TOTAL, BASIC, PROJECT, OTHER),
        (TOTAL, PROJECT, BASIC, OTHER),
        (TOTAL, OTHER, BASIC, PROJECT),
        (BASIC, PROJECT, TOTAL, OTHER),
        (OTHER, PROJECT, BASIC, TOTAL),
    ],
    ids=lambda columns: " ".join(str(column[1] or column[0]) for column in columns),
)
def test_amounts_are_read_below_their_captions_in_any_order(columns: Sequence[Column], *, is_merged: bool) -> None:
    rows, merged = tianjin(*columns)

    [table] = read_on("tianjin-department", rows, *(merged if is_merged else ())).tables

    assert amounts(table) == AMOUNTS
    assert (left_of(table), table.remarks) == ([], ())


def test_columns_of_a_word_table_may_stand_in_any_order() -> None:
    rows, _ = tianjin(OTHER, TOTAL, PROJECT, BASIC)
    document = Document()
    drawn = document.add_table(len(rows), 8)
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            drawn.cell(at, column).text = "" if value is None else str(value)
    drawn.cell(3, 6).merge(drawn.cell(3, 7))
    buffer = io.BytesIO()
    document.save(buffer)
    pages, _ = read.read("表.docx", buffer.getvalue())

    [table] = on("tianjin-department", pages[0].grid).tables

    assert amounts(table) == AMOUNTS
    assert left_of(table) == []


def test_a_column_that_the_form_divides_is_listed_where_it_is_not() -> None:
    rows, merged = tianjin(OTHER, ("财政拨款", None, (27, 9, 18)), TOTAL)

    [table] = read_on("tianjin-department", rows, *merged).tables

    assert amounts(table) == [
        {"total": "31", "other": "4"},
        {"total": "11", "other": "2"},
        {"total": "20", "other": "2"},
    ]
    why = "表样上“财政拨款”分成几栏，看不出属于哪一栏"
    cells = (("F4", "财政拨款"), ("F6", "27"), ("F7", "9"), ("F8", "18"))
    assert left_of(table) == [(f"表!{place}", words, why) for place, words in cells]


@pytest.mark.parametrize("columns", [(TOTAL, "staff", PROJECT, OTHER), (OTHER, "staff", PROJECT, TOTAL)])
def test_a_caption_that_the_form_does_not_have_is_no_other_s(columns: Sequence[Column | str]) -> None:
    staff: Column = ("财政拨款", "人员经费", (3, 3, None))
    rows, merged = tianjin(*(staff if isinstance(one, str) else one for one in columns))

    [table] = read_on("tianjin-department", rows, *merged).tables

    assert amounts(table) == [{key: value for key, value in one.items() if key != "basic"} for one in AMOUNTS]
    why = "表样上没有“人员经费”这一栏"
    assert left_of(table) == [("表!F5", "人员经费", why), ("表!F6", "3", why), ("表!F7", "3", why)]


@pytest.mark.parametrize("is_merged", [True, False])
def test_what_has_no_caption_is_listed(*, is_merged: bool) -> None:
    rows, merged = tianjin(TOTAL, BASIC, ("财政拨款", None, PROJECT[2]), OTHER)
    merged = [one for one in merged if one != "G4:G5"]

    [table] = read_on("tianjin-department", rows, *(merged if is_merged else ())).tables

    assert amounts(table) == [{key: value for key, value in one.items() if key != "project"} for one in AMOUNTS]
    why = "这一栏的表头是空的，看不出它属于哪一栏"
    assert left_of(table) == [(f"表!G{row}", value, why) for row, value in ((6, "24"), (7, "6"), (8, "18"))]


def test_the_amounts_of_another_year_are_listed() -> None:
    before = [("上年财政拨款", caption, (1, 2, 3)) for caption in ("基本支出", "项目支出")]
    rows, merged = tianjin(TOTAL, BASIC, PROJECT, *before, OTHER)

    [table] = read_on("tianjin-department", rows, *merged).tables

    assert amounts(table) == AMOUNTS
    basic, project = ("表样上没有“上年财政拨款、基本支出”这一栏", "表样上没有“上年财政拨款、项目支出”这一栏")
    assert left_of(table) == [
        ("表!H4", "上年财政拨款", basic),
        *(("表!H5", "基本支出", basic), ("表!I5", "项目支出", project)),
        *(("表!H6", "1", basic), ("表!I6", "1", project)),
        *(("表!H7", "2", basic), ("表!I7", "2", project)),
        *(("表!H8", "3", basic), ("表!I8", "3", project)),
    ]


def test_captions_that_stand_twice_are_told_apart_by_what_stands_above_them() -> None:
    [table] = read_on(
        "mof-department-selfeval",
        [
            ["部门（单位）整体支出绩效自评表"],
            ["（2023年度）"],
            ["部门（单位）名称", None, "县农业局"],
            ["年度主要任务完成情况", "任务名称", None, "完成情况", "执行数（万元）", None, None, "预算数（万元）"],
            [None, None, None, None, "总额", "其他资金", "财政拨款", "财政拨款", "总额", "其他资金"],
            [None, "改厕", None, "改厕1000户", 99, 19, 80, 100, 120, 20],
            [None, "金额合计", None, None, 99, 19, 80, 100, 120, 20],
            ["年度总体目标完成情况", "预期目标", None, None, "目标实际完成情况"],
        ],
    ).tables

    expected = {"total": "120", "fiscal": "100", "other": "20"}
    assert amounts(table) == [expected, expected]
    [task] = table.data["tasks"]
    assert {key: str(value) for key, value in task["execution"].items()} == {
        "total": "99",
        "fiscal": "80",
        "other": "19",
    }
    assert left_of(table) == []


def on(id_: str, grid: Grid) -> Matched:
    [known] = [one for one in FORMS if one.id == id_]
    return match(known, grid)


def read_text(id_: str, *rows: str, indent: str = "\t") -> MatchedTable:
    """Return what is read of a text of one cell a line; the cells of a row stand between strokes."""
    text = "\n\n".join("\n".join(indent * ("│" in row) + cell for cell in row.split("│")) for row in rows)
    pages, _ = read.read("表.txt", text.encode())
    [table] = on(id_, pages[0].grid).tables
    return table


TEXT = (
    "部门（单位）整体支出绩效目标申报表",
    "（2023年度）",
    "部门（单位）名称│某市监局",
    "年度主要任务│任务名称│主要内容│预算金额（万元）",
    "总额│财政拨款│其他资金",
)
BELOW = (
    "年度总体目标│目标1：规范秩序。",
    "年度绩效指标│一级指标│二级指标│三级指标│指标值",
    "产出指标│数量指标│检查次数│≥12次",
)


@pytest.mark.parametrize("indent", ["\t", ""])
def test_the_cells_of_a_text_stand_below_captions_of_two_rows(indent: str) -> None:
    tasks = ("执法检查│日常检查│120│100│20", "食品抽检│抽检食品│3│3│", "金额合计│123│103│20")

    table = read_text("mof-department-target", *TEXT, *tasks[:1], *tasks[2:], *BELOW, indent=indent)

    assert amounts(table) == [
        {"total": "123", "fiscal": "103", "other": "20"},
        {"total": "120", "fiscal": "100", "other": "20"},
    ]
    assert left_of(table) == []


def test_figures_of_a_text_are_listed_where_one_of_them_is_missing() -> None:
    table = read_text(
        "mof-department-target", *TEXT, "执法检查│日常检查│120│120", "食品抽检│80.5", "金额合计│209.5│123│6", *BELOW
    )

    assert amounts(table) == [{"total": "209.5", "fiscal": "123", "other": "6"}, {}, {}]
    assert [(task["name"], task.get("description")) for task in table.data["tasks"]] == [
        ("执法检查", "日常检查"),
        ("食品抽检", None),
    ]
    why = "各栏和表样不同，看不出它属于哪一栏"
    assert left_of(table) == [("19", "120", why), ("20", "120", why), ("23", "80.5", why)]


def test_captions_of_a_text_may_stand_in_another_order() -> None:
    head = (*TEXT[:3], "年度主要任务│任务名称│主要内容│预算金额（万元）", "其他资金│总额│财政拨款")

    table = read_text("mof-department-target", *head, "执法检查│日常检查│20│120│100", "金额合计│20│120│100", *BELOW)

    expected = {"total": "120", "fiscal": "100", "other": "20"}
    assert amounts(table) == [expected, expected]
    assert left_of(table) == []


def test_labels_that_were_merged_with_those_above_are_left_out_of_a_text() -> None:
    table = read_text(
        "tianjin-department",
        "整体支出绩效目标表",
        "（2023年度）",
        "部门名称│区残联│预算资金（万元）",
        "总额│财政拨款│其他资金",
        "序号│主要工作任务│基本支出│项目支出",
        "合计│31│3│24│4",
        "1│康复│11│3│6│2",
        "序号│年度绩效目标│对应工作任务",
        "1│提升康复水平│任务1",
        "绩效目标│年度绩效指标",
        "一级指标│二级指标│三级指标│指标值",
        "符号│值│单位（文字描述）",
        "目标1│产出指标│数量指标│康复人数│≥│100│人",
        "培训人数│≥│20│人",
        "质量指标│合格率│≥│95│%",
        "效益指标│社会效益指标│参与度│定性│有所提高│",
    )

    assert amounts(table) == AMOUNTS[:2]
    [goal] = table.data["goals"]
    assert goal["indicators"] == [
        {"category": "output.quantity", "name": "康复人数", "target": "≥100人"},
        {"category": "output.quantity", "name": "培训人数", "target": "≥20人"},
        {"category": "output.quality", "name": "合格率", "target": "≥95%"},
        {"category": "benefit.social", "name": "参与度", "target": "有所提高"},
    ]
    assert left_of(table) == []
    assert table.remarks == ()


MONITORING = (
    "项目支出绩效目标执行监控表",
    "（2023年度）",
    "项目名称│村道",
    "主管部门及代码│[001]县交通局│实施单位│县公路站",
    "项目资金│年初预算数│1～7月执行数│1～7月执行率│全年预计执行数",
    "年度资金总额：│100│50│50%│100",
    "年度总体目标│1.修村道",
    "绩效指标│一级指标│二级指标│三级指标│年度指标值│1～7月执行情况│全年预计完成情况│偏差原因分析│完成目标可能性│备注",
    "经费保障│制度保障│人员保障│硬件条件保障│其他│原因说明│确定能│有可能│完全不可能",
)


def test_ticks_of_a_text_are_listed_where_blank_cells_were_left_out() -> None:
    table = read_text(
        "mof-project-monitoring",
        *MONITORING,
        "产出指标│数量指标│村道里程│≥3公里│1公里│3公里│√│雨季停工│√",
    )

    [row] = table.data["indicators"]
    assert row["name"] == "村道里程"
    assert "fields" not in row
    why = "各栏和表样不同，看不出它属于哪一栏"
    assert left_of(table)[-3:] == [("55", "√", why), ("56", "雨季停工", why), ("57", "√", why)]


@pytest.mark.parametrize("is_merged", [True, False])
def test_captions_tell_columns_of_values_apart(*, is_merged: bool) -> None:
    rows, merged = tianjin(TOTAL, BASIC, PROJECT, OTHER)
    rows = [
        *rows[:12],
        [None, None, None, None, "单位（文字描述）", "符号", "值"],
        ["目标1", "产出指标", "数量指标", "康复人数", "人", "≥", "100"],
    ]

    [table] = read_on("tianjin-department", rows, *(merged if is_merged else ())).tables

    goals: list[dict[str, Any]] = table.data["goals"]
    assert goals[0]["indicators"] == [{"category": "output.quantity", "name": "康复人数", "target": "≥100人"}]
    assert left_of(table) == []


def test_the_label_of_a_category_is_no_name_of_an_indicator() -> None:
    table = read_text("mof-department-target", *TEXT, *BELOW, "产出指标│质量指标", "时效指标│办结时间│6月底前")

    assert "质量指标" not in [row.get("name") for row in table.data["indicators"]]


def test_a_form_of_which_most_is_left_over_is_none() -> None:
    labels = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"]
    rows: Rows = [
        labels,
        ["产出指标", "时效指标", "支付及时率", "100%", "100%", 10, 10],
        [None, "成本指标", "人均成本", "≤550元", "540元", 5, 5],
        ["效益指标", "社会效益指标", "业务能力", "有所提升", "有所提升", 15, 14, "个别县参训不足"],
        ["满意度指标", "服务对象满意度指标", "学员满意度", "≥90%", "96%", 10, 10],
        ["总分", None, None, None, None, 100, 95.3],
    ]

    assert recognise(FORMS, page_of(sheet_of(rows)[0]).grid) is None


def test_rows_of_a_text_that_lack_cells_are_not_put_together() -> None:
    table = read_text(
        "mof-project-monitoring",
        *MONITORING,
        "产出指标│数量指标",
        "质量指标│合格率│≥90%",
        "桥梁合格率│≥95%│96%",
    )

    assert [(row["category"], row.get("name"), row.get("target")) for row in table.data["indicators"]] == [
        ("output.quality", "合格率", "≥90%"),
        ("output.quality", "桥梁合格率", "≥95%"),
    ]
    said = "这一行比表头少一格，请核对各格有没有错一栏"
    assert [(one.place, one.message.zh) for one in table.remarks if one.message.zh == said] == [
        ("52", said),
        ("56", said),
    ]


def test_captions_of_a_text_are_known_by_words_like_the_form_s() -> None:
    table = read_text(
        "tianjin-department",
        "整体支出绩效目标表",
        "（2023年度）",
        "部门名称│区残联│预算资金（万元）",
        "总额│财政拨款│其他资金",
        "序号│主要任务│基本支出│项目支出",
        "合计│31│3│24│4",
        "1│康复│11│3│6│2",
        "序号│年度绩效目标│对应工作任务",
        "1│提升康复水平│任务1",
        "绩效目标│年度绩效指标",
        "一级指标│二级指标│三级指标│指标值",
        "符号│值│单位（文字描述）",
        "目标1│产出指标│数量指标│康复人数│≥│100│人",
    )

    assert amounts(table) == AMOUNTS[:2]
    assert [task["name"] for task in table.data["tasks"]] == ["康复"]
    assert left_of(table) == []
