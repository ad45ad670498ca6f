"""A cell that somebody left blank, and a note beside the table: nothing slides into another box for it.

Each cell of a table in turn is blanked on its form, with a word in the column right of the table. What is read then is
what was read before, or less.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from pgt import forms, read
from pgt.form import Form
from pgt.forms.match import match
from pgt.grid import Cell, Grid
from pgt.render import docx
from tests.importing.sheets import Rows, read_on
from tests.importing.test_round_trip import OWN

Leaf = tuple[str, str]

FOLLOWS = ("category", "target", "result.execution.rate", "fields.causes")
"""What is put together from several cells, or follows from others: it changes with one of them."""

FIRST = dict(reversed([(one.id, (one, loaded)) for one, loaded in OWN]))
"""One table for each form."""

MOST_ROWS = 45
NOTE = "已核对"


def leaves(value: Any, path: str = "") -> Iterator[Leaf]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, path)
    else:
        yield path, str(value)


def said(one: Form, grid: Grid) -> set[Leaf]:
    return {leaf for table in match(one, grid).tables for leaf in leaves(table.data)}


def blanked(grid: Grid, row: int, place: int) -> Grid:
    """Return *grid* without what stands at *place* of *row*, and with a note beside the row."""
    cells = list(grid.rows[row].cells)
    cells[place] = replace(cells[place], value=None)
    noted = replace(grid.rows[row], cells=(*cells, Cell(len(grid.widths), NOTE)))
    return replace(grid, rows=(*grid.rows[:row], noted, *grid.rows[row + 1 :]))


def changes(id_: str, every: int) -> list[tuple[str, Leaf]]:
    """Return what is read of a form that was not there before one of *every* so many cells was blanked."""
    one, loaded = FIRST[id_]
    assert loaded.table is not None
    whole = forms.fill(one, loaded.table)
    grid = replace(whole, rows=whole.rows[:MOST_ROWS])
    before = said(one, grid)
    filled = [
        (row, place, cell.shown)
        for row, cells in enumerate(grid.rows)
        for place, cell in enumerate(cells.cells)
        if cell.shown.strip()
    ]
    return [
        (shown, leaf)
        for row, place, shown in filled[::every]
        for leaf in sorted(said(one, blanked(grid, row, place)) - before)
        if not leaf[0].endswith(FOLLOWS)
    ]


@pytest.mark.parametrize("id_", FIRST)
def test_some_cells_are_left_blank(id_: str) -> None:
    assert changes(id_, every=11) == []


KNOWN = {
    "mof-project-target": [
        ("回访维修服务机制", ("indicators.name", "基本建立")),
    ],
    "qinghai-project": [("1.00", ("budget.total", "1"))],
}
"""A word that might be a name as well as a target; an amount that stands on the form twice, with other digits."""


@pytest.mark.slow
@pytest.mark.parametrize("id_", FIRST)
def test_any_cell_is_left_blank(id_: str) -> None:
    assert changes(id_, every=1) == KNOWN.get(id_, [])


def test_an_amount_stands_below_its_own_header() -> None:
    rows: Rows = [
        ["2022年度图书馆免费开放绩效自评表"],
        ["项目名称", "图书馆免费开放"],
        ["预算执行情况（万元）（20分）", None, "预算数（A）", "执行数（B）", "执行率（B/A）", "得分（20分*执行率）"],
        [None, "年度财政资金总额", None, 642.31, "98.82%", 19.76, NOTE],
        ["年度绩效目标1（40分）", "一级指标", "二级指标", "三级指标", "年初目标值（A）", "实际完成值（B）", "得分"],
        [None, "产出指标", "数量指标", "开放天数", "≥310天", "320天", 40],
    ]
    [table] = read_on("hubei-project-selfeval", rows, "A3:A4", "A5:A6").tables

    assert {key: str(value) for key, value in table.data["execution"].items()} == {"fiscal": "642.31"}
    assert "fiscal" not in table.data["budget"]
    assert [left.text for left in table.leftovers] == [NOTE]


def test_goals_stand_below_the_period_that_they_are_for() -> None:
    rows: Rows = [
        ["项目支出绩效目标申报表"],
        ["项目名称", "人才培训"],
        ["总体目标", "中期目标（2023年—2025年）", None, None, "年度目标"],
        [None, None, None, None, "目标1：培训300人。\n目标2：遴选师资20名。"],
        ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"],
        [None, "产出指标", "数量指标", None, None, "数量指标", "年度培训人数", "≥300人"],
    ]
    [table] = read_on("mof-project-target", rows, "A3:A4", "B3:D3", "E3:H3", "B4:D4", "E4:H4", "A5:A6").tables

    assert table.data["goals"] == [{"text": "培训300人。"}, {"text": "遴选师资20名。"}]
    assert "goals" not in table.data.get("medium_term", {})


def test_a_row_that_has_slipped_is_still_read_as_one() -> None:
    rows: Rows = [
        ["托养服务补助绩效目标表"],
        ["762003某市托养中心", None, None, None, None, "单位：万元"],
        ["项目编码", "1307002", None, "项目名称", "托养服务补助"],
        ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"],
        ["产出指标", "数量指标", "受益残疾人数", "接受托养的人数", "≥120人", "部门计划"],
        [None, "质量指标", None, "托养服务达标率", "达标人数占比", "≥95%", "省级标准"],
    ]
    [table] = read_on("hebei-2021", rows).tables

    assert table.data["indicators"][1] == {
        "category": "output.quality",
        "name": "托养服务达标率",
        "description": "达标人数占比",
        "target": "≥95%",
        "basis": "省级标准",
    }


HUNAN = """\
2021年部门整体支出绩效自评表{0}{0}{0}{0}{0}{0}
单位名称{0}某县残疾人联合会{0}{0}单位负责人及电话{0}{0}{0}
资金情况（万元）{0}{0}{0}年初预算资金总额：{0}实际投入资金额{0}{0}产生差异的原因
{0}合计{0}{0}274{0}268{0}{0}
目标1{0}一级指标{0}二级指标{0}三级指标{0}指标值{0}全年实际完成值{0}产生差异的原因及改进措施
{0}产出指标{0}数量指标{0}{0}≥40人{0}44人{0}
{0}{0}质量指标{0}扶持到位率{0}100%{0}98%{0}
"""


@pytest.mark.parametrize("between", ["\t", ","], ids=["tabs", "commas"])
def test_columns_of_a_text_that_are_all_there_are_columns(between: str) -> None:
    pages, _ = read.read("表.txt", HUNAN.format(between).encode())
    [form] = [one for one, _ in FIRST.values() if one.id == "hunan-department-selfeval"]

    [table] = match(form, pages[0].grid).tables

    assert table.data["goals"][0]["indicators"] == [
        {"category": "output.quantity", "target": "≥40人", "actual": "44人"},
        {"category": "output.quality", "name": "扶持到位率", "target": "100%", "actual": "98%"},
    ]


def test_a_document_has_columns_too() -> None:
    one, loaded = FIRST["hunan-department-selfeval"]
    assert loaded.table is not None
    grid = forms.fill(one, loaded.table)
    row, place = next(
        (row, cells.index(cell))
        for row, cells in enumerate(r.cells for r in grid.rows)
        for cell in cells
        if cell.shown == "就业扶持残疾人合格率"
    )
    pages, _ = read.read("表.docx", docx.render([blanked(grid, row, place)]))

    [table] = match(one, pages[0].grid).tables

    assert table.data["goals"][0]["indicators"][1] == {"category": "output.quality", "target": "≥80%", "actual": "0.8"}


@pytest.mark.parametrize("year", ["2024", "二〇二四", "二○二四", "２０２４"])
def test_the_year_may_be_written_in_words(year: str) -> None:
    rows: Rows = [
        ["项目支出绩效目标申报表"],
        [f"（{year}年度）"],
        ["项目名称", "人才培训"],
        ["总体目标", "中期目标（2023年—2025年）", None, None, "年度目标"],
        [None, None, None, None, "目标1：培训300人。"],
        ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"],
        [None, "产出指标", "数量指标", None, None, "数量指标", "年度培训人数", "≥300人"],
    ]
    [table] = read_on("mof-project-target", rows, "A4:A5", "B4:D4", "E4:H4", "B5:D5", "E5:H5", "A6:A7").tables

    assert table.data["year"] == 2024
