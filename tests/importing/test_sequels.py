"""A table over two sheets, and sheets that look like the second half of one and are not."""

import io

import pytest
from openpyxl import Workbook

from pgt import read
from pgt.binding import bound
from pgt.forms.match import recognise
from tests.importing.sheets import FORMS, Rows

HEAD = ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"]
FIRST: Rows = [
    ["托养服务补助绩效目标表"],
    ["762003某市托养中心", None, None, None, None, "单位：万元"],
    ["项目编码", "1307002", None, "项目名称", "托养服务补助"],
    ["绩效目标", "1.为120名残疾人提供托养服务。"],
    HEAD,
    ["产出指标", "数量指标", "受益残疾人数", "接受托养的人数", "≥120人", "部门计划"],
]
SECOND: Rows = [["满意度指标", "服务对象满意度指标", "家属满意度", "问卷满意占比", "≥90%", "抽样调查"]]


def sheets(*tables: Rows) -> tuple[read.Page, ...]:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(tables, 1):
        sheet = book.create_sheet(f"第{number}页")
        for row in rows:
            sheet.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    pages, refused = read.read("表.xlsx", buffer.getvalue())
    assert refused is None
    return pages


def test_a_sheet_that_repeats_the_header_goes_on_with_the_table() -> None:
    [page] = bound(sheets(FIRST, [HEAD, *SECOND]), FORMS)

    matched = recognise(FORMS, page.grid)
    assert matched is not None
    [table] = matched.tables
    places = [cell.place for _, cell in page.grid.placed() if cell.shown in {"受益残疾人数", "家属满意度"}]
    assert [row["name"] for row in table.data["indicators"]] == ["受益残疾人数", "家属满意度"]
    assert places == ["第1页!C6", "第2页!C2"]
    assert (table.leftovers, matched.leftovers) == ((), ())


@pytest.mark.parametrize(
    "second",
    [FIRST, [FIRST[2], HEAD, *SECOND], [["指标", "单位", "数量"], ["房屋", "平方米", "800"]], SECOND, []],
    ids=["a table of its own", "says whose it is", "another list", "no header", "blank"],
)
def test_other_sheets_stand_alone(second: Rows) -> None:
    pages = sheets(FIRST, second)

    assert tuple(bound(pages, FORMS)) == pages
