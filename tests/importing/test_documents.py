"""Documents: tables whose cells span others, and words that libraries pass over."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pgt import read
from pgt.grid import Cell
from pgt.read.pages import Comment

WORD = nsdecls("w")


def cells(content: bytes) -> list[tuple[str, str]]:
    return [(cell.place, cell.shown) for _, cell in placed(content)]


def placed(content: bytes) -> list[tuple[int, Cell]]:
    pages, refused = read.read("公开.docx", content)
    assert refused is None
    return list(pages[0].grid.placed())


def document(body: str) -> bytes:
    """Return a document with *body* as its XML, written by another library than ours."""
    made = Document()
    for element in parse_xml(f"<w:body {WORD}>{body}</w:body>"):
        made.element.body.insert(len(made.element.body) - 1, element)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words)}</w:tc>"


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t xml:space='preserve'>{words}</w:t></w:r></w:p>"


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def test_cells_over_rows_and_columns_are_one_cell() -> None:
    body = table(
        cell("产出", '<w:vMerge w:val="restart"/>') + cell("数量", '<w:gridSpan w:val="2"/>'),
        cell("", "<w:vMerge/>") + cell("质量") + cell("90%"),
        cell("效益") + cell("社会") + cell("好"),
    )

    assert [(row, one.shown, one.column, one.columns, one.rows) for row, one in placed(document(body))] == [
        (0, "产出", 0, 1, 2),
        (0, "数量", 1, 2, 1),
        (1, "质量", 1, 1, 1),
        (1, "90%", 2, 1, 1),
        (2, "效益", 0, 1, 1),
        (2, "社会", 1, 1, 1),
        (2, "好", 2, 1, 1),
    ]


def test_paragraphs_stand_between_tables_and_are_taken_apart_at_tabs() -> None:
    body = (
        paragraph("绩效目标表")
        + "<w:p><w:r><w:t>单位编码</w:t><w:tab/><w:t>单位：万元</w:t></w:r></w:p>"
        + table(cell("甲"))
        + paragraph("备注")
        + table(cell("乙"))
    )

    assert cells(document(body)) == [
        ("¶1", "绩效目标表"),
        ("¶2", "单位编码"),
        ("¶2", "单位：万元"),
        ("表1!A1", "甲"),
        ("¶4", "备注"),
        ("表2!A1", "乙"),
    ]


@pytest.mark.parametrize(
    "run, expected",
    [
        ("<w:ins w:id='1' w:author='a'><w:r><w:t>≥95%</w:t></w:r></w:ins>", "≥95%"),
        ("<w:del w:id='1' w:author='a'><w:r><w:delText>≥90%</w:delText></w:r></w:del>", ""),
        ("<w:sdt><w:sdtContent><w:r><w:t>内容控件</w:t></w:r></w:sdtContent></w:sdt>", "内容控件"),
        ("<w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink>", "链接"),
        ("<w:r><w:instrText>TC 目录 \\f C</w:instrText><w:t>正文</w:t></w:r>", "正文"),
        ("<w:r><w:t>第一行</w:t><w:br/><w:t>第二行</w:t></w:r>", "第一行\n第二行"),
        ("<w:r><w:sym w:font='Wingdings 2' w:char='F052'/><w:t>新增</w:t></w:r>", "☑新增"),
        ("<w:r><w:sym w:font='Symbol' w:char='F0B3'/><w:t>95%</w:t></w:r>", "≥95%"),
        ("<w:r><w:sym w:font='Symbol' w:char='F0A3'/><w:t>1500元</w:t></w:r>", "≤1500元"),
        ("<w:r><w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr><w:t>\uf0b3</w:t></w:r><w:r><w:t>95%</w:t></w:r>", "≥95%"),
        ("<w:r><w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr><w:t>\uf0fe延续</w:t></w:r>", "☑延续"),
        ("<w:pPr><w:tabs><w:tab w:val='left' w:pos='1'/></w:tabs></w:pPr><w:r><w:t>词</w:t></w:r>", "词"),
        ("<w:moveFrom w:id='1' w:author='a'><w:r><w:t>≥100人</w:t></w:r></w:moveFrom>", ""),
        ("<w:moveTo w:id='1' w:author='a'><w:r><w:t>≥120人</w:t></w:r></w:moveTo>", "≥120人"),
        ("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>看得见</w:t></w:r>", "看得见"),
        ("<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>看得见</w:t></w:r>", "看得见"),
    ],
    ids=[
        *("inserted", "deleted", "content control", "link", "field", "line break", "box", "at least", "at most"),
        *("sign typed as a letter", "box typed as a letter", "tab stop", "moved away", "moved here", "not hidden"),
        "hidden mark of a paragraph",
    ],
)
def test_a_cell_says_what_a_reader_sees(run: str, expected: str) -> None:
    body = table(cell("甲") + f"<w:tc><w:p>{run}</w:p></w:tc>")

    assert [shown for _, shown in cells(document(body))] == ["甲", expected]


@pytest.mark.parametrize(
    "run, expected, unread",
    [
        ("<w:r><w:t>95%</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>待定</w:t></w:r>", "95%", ("hidden", "待定")),
        ("<w:r><w:sym w:font='Wingdings' w:char='F04A'/><w:t>好</w:t></w:r>", "好", ("sign", "Wingdings F04A")),
        ("<w:r><w:sym w:font='Symbol' w:char='F061'/><w:t>好</w:t></w:r>", "好", ("sign", "Symbol F061")),
    ],
)
def test_what_is_hidden_or_drawn_in_an_unknown_font_is_named(run: str, expected: str, unread: tuple[str, str]) -> None:
    body = table(cell("甲") + f"<w:tc><w:p>{run}</w:p></w:tc>")

    pages, _ = read.read("公开.docx", document(body))

    assert [one.shown for _, one in pages[0].grid.placed()] == ["甲", expected]
    assert [(one.place, one.why, one.text) for one in pages[0].unread] == [("表1!B1", *unread)]


def test_a_table_within_a_cell_is_read_as_well() -> None:
    inner = table(cell("里"))
    body = table(f"<w:tc>{paragraph('外')}{inner}<w:p/></w:tc>")

    assert sorted(shown.strip() for _, shown in cells(document(body))) == ["外", "里"]


def test_a_document_without_its_main_part_is_damaged() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("word/styles.xml", "<styles/>")

    _, refused = read.read("x.docx", buffer.getvalue())

    assert refused is not None
    assert refused.code == "PGT083"


@pytest.mark.parametrize(
    "properties, expected",
    [
        ('<w:gridSpan w:val="3"/>', "农村改厕\n\n二期"),
        ('<w:vMerge w:val="restart"/>', "农村改厕\n\n二期"),
        ("", "\n农村改厕\n\n二期\n\n"),
    ],
)
def test_blank_paragraphs_that_merging_leaves_around_words_are_none_of_them(properties: str, expected: str) -> None:
    filled = "".join(paragraph(words) for words in ("", "农村改厕", "", "二期", "", ""))
    merged = f"<w:tc><w:tcPr>{properties}</w:tcPr>{filled}</w:tc>"

    assert cells(document(table(merged))) == [("表1!A1", expected)]


def test_a_comment_is_read_with_the_cell_or_the_paragraph_it_stands_at() -> None:
    made = Document()
    made.add_comment(made.add_paragraph("（2022年度）").runs, "年度请核对")
    row = made.add_table(1, 2).rows[0]
    made.add_comment(row.cells[1].paragraphs[0].add_run("120"), "和预算\n不符")
    buffer = io.BytesIO()
    made.save(buffer)

    pages, _ = read.read("公开.docx", buffer.getvalue())

    assert pages[0].comments == (Comment("¶1", "年度请核对"), Comment("表1!B1", "和预算 不符"))
