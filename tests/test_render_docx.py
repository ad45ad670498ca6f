"""Word documents, opened with python-docx: fonts, paper, merged cells, repeated heads, links."""

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from docx import Document
from docx.document import Document as OpenDocument
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table as WordTable

from pgt import form, forms, read
from pgt.forms.match import match
from pgt.grid import STYLES, Cell, Grid, Page, Row
from pgt.model import Table
from pgt.render.docx import render
from tests.readback import in_document

WIDTHS = (Decimal(10), Decimal(20), Decimal(30))
TITLE = Row((Cell(0, "标题", columns=3, style="title"),))
TOP = Row((Cell(0, "项目名称"), Cell(1, "残疾人康复", columns=2)))
HEAD = Row((Cell(0, "一级指标", style="head"), Cell(1, "名称"), Cell(2, "值")), repeat=True)
FIRST = Row((Cell(0, "产出", rows=2), Cell(1, "人数"), Cell(2, "≥10人")))
SECOND = Row((Cell(1, "次数"), Cell(2, "3次")))
NOTE = Row((Cell(0, "备注：1.\n2.", columns=3, style="note"),))


def opened(*grids: Grid) -> OpenDocument:
    return Document(io.BytesIO(render(grids)))


def grid(*rows: Row, page: Page = Page()) -> Grid:  # noqa: B008 -- frozen
    return Grid(WIDTHS, rows, "表", page=page)


def test_boxes_as_wide_as_the_page_are_paragraphs() -> None:
    document = opened(grid(TITLE, TOP, FIRST, SECOND, NOTE))

    assert [paragraph.text for paragraph in document.paragraphs if paragraph.text] == ["标题", "备注：1.", "2."]
    assert [level.get(qn("w:val")) for level in document.paragraphs[0]._p.iter(qn("w:outlineLvl"))] == ["0"]


def test_chinese_is_set_in_the_font_of_the_form() -> None:
    document = opened(grid(TITLE, TOP))
    fonts = [part.get(qn("w:eastAsia")) for part in document.element.body.iter(qn("w:rFonts"))]

    assert fonts == ["黑体", "宋体", "宋体"]


def test_merged_cells_are_merged() -> None:
    (table,) = opened(grid(TOP, FIRST, SECOND)).tables

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["项目名称", "残疾人康复", "残疾人康复"],
        ["产出", "人数", "≥10人"],
        ["产出", "次数", "3次"],
    ]


def test_columns_share_the_page_by_their_widths() -> None:
    (table,) = opened(grid(TOP)).tables
    widths = [column.width or 0 for column in table.columns]
    margins = Mm(2 * 60 / 56.7)

    assert sum(widths) == pytest.approx(Mm(180), rel=0.001)
    assert [round((width - margins) / (widths[0] - margins), 2) for width in widths] == [1, 2, 3]


@pytest.mark.parametrize("width, expected", [(20, "21"), (60, "16")])
def test_what_is_wider_than_the_page_is_set_smaller(width: int, expected: str) -> None:
    wide = Grid((Decimal(width), Decimal(60)), (Row((Cell(0, "项目名称"), Cell(1, "残疾人康复"))),), "表")

    assert {size.get(qn("w:val")) for size in opened(wide).element.body.iter(qn("w:sz"))} == {expected, "2"}


def test_heads_are_repeated_which_word_does_only_atop_a_table() -> None:
    above, below = opened(grid(TITLE, TOP, HEAD, FIRST, SECOND)).tables

    assert [len(above.rows), len(below.rows)] == [1, 3]
    assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in below.rows] == [True, False, False]


def test_each_grid_has_its_own_paper_and_begins_a_page() -> None:
    document = opened(grid(TITLE, TOP), grid(TITLE, TOP, page=Page("A3", "landscape", Decimal(20))))

    assert [
        (section.orientation, *(round((length or 0) / Mm(1)) for length in (section.page_width, section.left_margin)))
        for section in document.sections
    ] == [(WD_ORIENTATION.PORTRAIT, 210, 15), (WD_ORIENTATION.LANDSCAPE, 420, 20)]


def test_pages_are_numbered() -> None:
    section = opened(grid(TOP)).sections[0]

    assert "".join(part.text or "" for part in section.footer._element.iter(qn("w:t"))) == "第 1 页，共 1 页"
    assert [field.get(qn("w:instr")) for field in section.footer._element.iter(qn("w:fldSimple"))] == [
        "PAGE",
        "NUMPAGES",
    ]


def test_the_contents_lead_to_the_tables() -> None:
    contents = Grid(WIDTHS, (Row((Cell(0, "1", link=1), Cell(1, "残疾人康复", columns=2))),), "目录")
    body = opened(contents, grid(TITLE, TOP)).element.body

    (link,) = body.iter(qn("w:hyperlink"))
    assert link.get(qn("w:anchor")) in [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]


def test_what_xml_would_swallow_is_kept() -> None:
    text = "  <p>&amp;  两个空格\t"

    assert in_document(render([grid(Row((Cell(0, text, columns=3),)))])) == [[text]]


def test_the_same_grids_give_the_same_bytes() -> None:
    grids = [grid(TITLE, TOP, HEAD, FIRST, SECOND, NOTE)]

    assert render(grids) == render(grids)
    assert b"2000-01-01" in b"".join(
        part.blob for part in opened(*grids).part.package.iter_parts() if "core" in part.partname
    )


def test_what_stands_above_the_heads_is_a_table_that_holds_on_to_theirs_and_has_no_border_of_its_own_below() -> None:
    above, below = opened(grid(TITLE, TOP, HEAD, FIRST, SECOND)).tables

    def borders(row: int, table: WordTable) -> list[str | None]:
        return [border.get(qn("w:val")) for border in table.rows[row]._tr.iter(qn("w:bottom"))]

    assert [borders(0, above), borders(-1, below)] == [["nil", "nil"], ["single", "single", "single"]]
    assert len(list(above.rows[0]._tr.iter(qn("w:keepNext")))) == len(above.rows[0]._tr.tc_lst)


def test_a_cell_has_the_colour_of_its_style() -> None:
    coloured = replace(grid(TOP), styles={"text": replace(STYLES["text"], fill="D9D9D9")})

    (table,) = opened(coloured).tables
    assert [one.get(qn("w:fill")) for one in table._tbl.iter(qn("w:shd"))] == ["D9D9D9", "D9D9D9"]


def test_the_text_is_said_to_be_chinese() -> None:
    languages = opened(grid(TITLE)).styles.element.iter(qn("w:lang"))

    assert [language.get(qn("w:eastAsia")) for language in languages] == ["zh-CN"]


def test_a_footnote_whose_second_line_is_the_longest_is_read_back_whole() -> None:
    text = """form: 1
name: 试样
kind: project
columns: [10, 20]
rows:
  - boxes: [{text: 项目名称}, {text: "{name}"}]
  - boxes: [{text: 项目编码}, {text: "{code}"}]
  - style: note
    boxes:
      - text: |-
          注：1.一个项目一张表。
          2.其他资金包括单位自有资金、社会资金和以前年度的结转结余。
          3.编码照抄。
        columns: 2
"""
    one = form.parse("trial", "trial.yaml", text.encode()).definition
    assert one is not None
    pages, _ = read.read("tables.docx", render([forms.fill(one, Table("project", name="康复", code="0502"))]))
    (table,) = match(one, pages[0].grid).tables

    assert table.leftovers == ()
