"""What web systems give the name of a workbook: pages of HTML, and workbooks that are one XML file."""

import pytest

from pgt import read
from pgt.read import Page
from pgt.read.pages import Comment


def page(text: str, encoding: str = "utf-8") -> Page:
    pages, refused = read.read("导出.xls", text.encode(encoding))
    assert refused is None
    return pages[0]


def cells(found: Page) -> list[tuple[str, str, int, int]]:
    return [(cell.place, cell.shown, cell.columns, cell.rows) for _, cell in found.grid.placed()]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_the_tables_of_a_web_page_are_read_with_the_words_between_them(encoding: str) -> None:
    text = """<html><head><title>导出</title><style>td {color: red}</style></head><body>
    <h1>绩效自评表</h1><p>单位：万元</p>
    <table>
      <tr><td rowspan="2">产出</td><td colspan=2>数量&nbsp;指标</td></tr>
      <tr><td>培训
        人数<td>≥300人<br>（含退役）
      <tr><td></td><td>质量</td><td><p>≥95%</p><p>另附</p></td></tr>
    </table>
    备注
    <table><tr><td>10<sup>4</sup>人</td></tr></table></body></html>"""

    assert cells(page(text, encoding)) == [
        ("¶1", "绩效自评表", 1, 1),
        ("¶2", "单位：万元", 1, 1),
        ("表1!A1", "产出", 1, 2),
        ("表1!B1", "数量 指标", 2, 1),
        ("表1!B2", "培训 人数", 1, 1),
        ("表1!C2", "≥300人\n（含退役）", 1, 1),
        ("表1!B3", "质量", 1, 1),
        ("表1!C3", "≥95%\n另附", 1, 1),
        ("¶6", "备注", 1, 1),
        ("表2!A1", "10⁴人", 1, 1),
    ]


def test_fields_of_a_form_show_what_was_typed_and_hidden_cells_are_named() -> None:
    found = page(
        "<table><tr><td><input type=checkbox checked>新增 <input type=checkbox>延续<td><input value='18.00'>"
        "<input type=hidden value=7><td style='display: none'>待定</table>"
    )

    assert cells(found) == [("表1!A1", "☑新增 □延续", 1, 1), ("表1!B1", "18.00", 1, 1)]
    assert [(one.place, one.why, one.text) for one in found.unread] == [("表1!C1", "hidden", "待定")]


BOOK = """<?xml version="1.0" encoding="GB2312"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles>
  <Style ss:ID="s1"><NumberFormat ss:Format="Percent"/></Style>
  <Style ss:ID="s2" ss:Parent="s1"/>
  <Style ss:ID="s3"><NumberFormat ss:Format="0!.0,&quot;万元&quot;"/></Style>
</Styles>
<Worksheet ss:Name="自评"><Table>
  <Row ss:Index="2"><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">产出&#10;指标</Data></Cell>
    <Cell ss:StyleID="s2"><Data ss:Type="Number">0.8</Data></Cell>
    <Cell ss:Index="6" ss:StyleID="s3"><Data ss:Type="Number">180000</Data>
      <Comment><Data>待核</Data></Comment></Cell></Row>
  <Row ss:Hidden="1"><Cell ss:Index="3"><Data ss:Type="DateTime">2023-12-31T00:00:00.000</Data></Cell>
    <Cell><Data ss:Type="Error">#REF!</Data></Cell><Cell ss:Formula="=1+1"/></Row>
</Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
</Workbook>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_workbook_that_is_one_file_of_xml_is_read_as_it_shows_its_cells(encoding: str) -> None:
    found = page(BOOK, encoding)

    assert cells(found) == [
        ("自评!A2", "产出\n指标", 2, 2),
        ("自评!C2", "80.00%", 1, 1),
        ("自评!F2", "18.0万元", 1, 1),
        ("自评!C3", "2023/12/31", 1, 1),
    ]
    assert [(one.place, one.why, one.text) for one in found.unread] == [
        ("自评!D3", "error", "#REF!"),
        ("自评!E3", "formula", ""),
    ]
    assert (found.hidden, found.hidden_rows, found.comments) == (True, (3,), (Comment("自评!F2", "待核"),))


@pytest.mark.parametrize(
    "content, code",
    [
        (BOOK.replace("<Workbook ", "<!DOCTYPE w [<!ENTITY a 'a'>]><Workbook "), "PGT087"),
        (BOOK.removesuffix("</Workbook>"), "PGT083"),
        (BOOK.replace('ss:Index="6"', 'ss:Index="99999"'), "PGT083"),
        ("<table>" + "<tr><td>1" * 100_001, "PGT088"),
    ],
    ids=["declares", "cut off", "column", "cells"],
)
def test_what_is_no_such_file_is_refused(content: str, code: str) -> None:
    pages, refused = read.read("导出.xls", content.encode())

    assert (pages, refused and refused.code) == ((), code)


@pytest.mark.parametrize(
    "again",
    ["<", "</", "<a ", "<a b='", "<!--", "<![", "<script>", "</script", "&#", "<table><tr><td>", "a=b "],
)
def test_what_is_never_ended_costs_no_more_than_its_length(again: str) -> None:
    pages, refused = read.read("导出.xls", f"<table><tr><td>甲</td></tr></table>{again * 50_000}".encode())

    assert refused is None
    assert pages[0].grid.rows[0].cells[0].shown == "甲"


def test_quotes_and_comments_may_hold_what_looks_like_a_tag() -> None:
    found = page(
        "<table><tr><td title='a > b' x:fmla=\"=A1>B1\">甲<!-- <td>乙 --><a href=it's>丙</a><td>5 < 6 &lt;10</table>"
    )

    assert cells(found) == [("表1!A1", "甲丙", 1, 1), ("表1!B1", "5 < 6 <10", 1, 1)]
