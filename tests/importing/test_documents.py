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


def field(form: str) -> str:
    """Return a field of the old kind of forms."""
    data = f"<w:fldChar w:fldCharType='begin'><w:ffData>{form}</w:ffData></w:fldChar>"
    return f"<w:r>{data}</w:r><w:r><w:instrText>FORM</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"


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


def test_a_cell_is_as_wide_as_it_is_now_and_not_before_that_was_changed() -> None:
    before = "<w:tcPrChange w:id='1'><w:tcPr><w:gridSpan w:val='3'/><w:vMerge/></w:tcPr></w:tcPrChange>"
    body = table(cell("数量", f"<w:gridSpan w:val='2'/>{before}") + cell("质量"))

    assert [(one.shown, one.column, one.columns) for _, one in placed(document(body))] == [
        ("数量", 0, 2),
        ("质量", 2, 1),
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
        ("<w:r><w:rPr><w:rFonts w:ascii='Wingdings 2'/></w:rPr><w:t>R新增 £延续</w:t></w:r>", "☑新增 □延续"),
        ("<w:r><w:rPr><w:rFonts w:hAnsi='Webdings'/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>新增</w:t></w:r>", "√新增"),
        ("<w:r><w:sym w:font='Segoe UI Symbol' w:char='2611'/><w:t>新增</w:t></w:r>", "☑新增"),
        ("<w:r><w:sym w:font='Wingdings' w:char='2611'/><w:t>新增</w:t></w:r>", "☑新增"),
        ("<w:r><w:sym w:font='Symbol' w:char='F0D6'/><w:t>新增</w:t></w:r>", "√新增"),
        (field("<w:checkBox><w:default w:val='1'/></w:checkBox>") + "<w:r><w:t>新增</w:t></w:r>", "☑新增"),
        (field("<w:checkBox><w:default w:val='0'/></w:checkBox>") + "<w:r><w:t>延续</w:t></w:r>", "□延续"),
        (field("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>") + "<w:r><w:t>新增</w:t></w:r>", "☑新增"),
        (
            field("<w:ddList><w:result w:val='1'/><w:listEntry w:val='新增'/><w:listEntry w:val='延续'/></w:ddList>"),
            "延续",
        ),
        ("<w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>4</w:t></w:r>", "10⁴"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>tuo</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>托</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "托",
        ),
        ("<w:f><w:num><w:r><w:t>2</w:t></w:r></w:num><w:den><w:r><w:t>3</w:t></w:r></w:den></w:f>", "2/3"),
        ("<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>看得见</w:t></w:r>", "看得见"),
        ("<w:pPr><w:tabs><w:tab w:val='left' w:pos='1'/></w:tabs></w:pPr><w:r><w:t>词</w:t></w:r>", "词"),
        ("<w:moveFrom w:id='1' w:author='a'><w:r><w:t>≥100人</w:t></w:r></w:moveFrom>", ""),
        ("<w:moveTo w:id='1' w:author='a'><w:r><w:t>≥120人</w:t></w:r></w:moveTo>", "≥120人"),
        ("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>看得见</w:t></w:r>", "看得见"),
        ("<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>看得见</w:t></w:r>", "看得见"),
    ],
    ids=[
        *("inserted", "deleted", "content control", "link", "field", "line break", "box", "at least", "at most"),
        *("sign typed as a letter", "box typed as a letter", "boxes in letters", "tick in a letter", "box of Unicode"),
        *("box of Unicode in a symbol font", "root for a tick", "form box ticked", "form box", "form box ticked later"),
        *(
            "form list",
            "superscript",
            "read aloud",
            "fraction",
            "was hidden",
            "tab stop",
            "moved away",
            "moved here",
            "not hidden",
        ),
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
        (
            "<w:r><w:t>≥120人</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>≥100人</w:t></w:r>",
            "≥120人",
            ("struck", "≥100人"),
        ),
        ("<w:r><w:sym w:font='Wingdings' w:char='F04A'/><w:t>好</w:t></w:r>", "好", ("sign", "Wingdings F04A")),
        ("<w:r><w:sym w:font='Symbol' w:char='F0A7'/><w:t>好</w:t></w:r>", "好", ("sign", "Symbol F0A7")),
        (
            "<w:r><w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr><w:t>J好</w:t></w:r>",
            "好",
            ("sign", "Wingdings 004A"),
        ),
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


LISTS = f"""<w:numbering {WORD}>
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%2）"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="9"/><w:pStyle w:val="Goal"/><w:lvlText w:val="%1."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0fe"/>
  <w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="Listed"/></w:abstractNum>
<w:abstractNum w:abstractNumId="4"><w:styleLink w:val="Listed"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%1"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseLegalSimplified"/><w:lvlText w:val="%1、"/></w:lvl>
</w:lvlOverride></w:num>
</w:numbering>"""
STYLES = f"""<w:styles {WORD}><w:style w:styleId="Goal"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Own"><w:basedOn w:val="Goal"/></w:style></w:styles>"""


def package(body: str, **parts: str) -> bytes:
    """Return a document of the least parts, and *parts* beside it."""
    relations = "".join(f"<Relationship Id='r{name}' Type='http://x/{name}' Target='{name}.xml'/>" for name in parts)
    every = {
        "_rels/.rels": "<Relationships><Relationship Id='r' Type='http://x/officeDocument' Target='word/document.xml'/>"
        "</Relationships>",
        "word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
        **{f"word/{name}.xml": content for name, content in parts.items()},
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, content in every.items():
            made.writestr(name, content)
    return buffer.getvalue()


def numbered(words: str, key: int, level: int = 0) -> str:
    number = f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{key}'/></w:numPr>"
    return f"<w:p><w:pPr>{number}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def styled(words: str, style: str, more: str = "") -> str:
    return f"<w:p><w:pPr><w:pStyle w:val='{style}'/>{more}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


DELETED = "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr></w:p>"


@pytest.mark.parametrize(
    "paragraphs, expected",
    [
        (
            [numbered("甲", 1), numbered("乙", 1, 1), numbered("丙", 1, 1), numbered("丁", 1), numbered("戊", 1, 1)],
            "一、甲\n（1）乙\n（2）丙\n二、丁\n（1）戊",
        ),
        ([numbered("甲", 1), numbered("乙", 1, 1), numbered("丙", 1, 2)], "一、甲\n（1）乙\n1.1.1 丙"),
        ([numbered("甲", 1), paragraph("——"), numbered("乙", 1), numbered("丙", 3)], "一、甲\n——\n二、乙\n一、丙"),
        ([styled("甲", "Goal"), styled("乙", "Own"), styled("丙", "Other")], "9.甲\n10.乙\n丙"),
        ([styled("甲", "Goal", "<w:numPr><w:numId w:val='0'/></w:numPr>"), styled("乙", "Goal")], "甲\n9.乙"),
        ([numbered("甲", 4), numbered("乙", 7)], "☑甲\n乙"),
        ([numbered("甲", 5), numbered("乙", 5)], "① 甲\n② 乙"),
        ([numbered("甲", 6), numbered("乙", 6)], "壹、甲\n贰、乙"),
        ([numbered("甲", 1), DELETED, numbered("乙", 1)], "一、甲\n\n二、乙"),
    ],
    ids=[
        "levels",
        "three levels",
        "begun anew",
        "by style",
        "style without",
        "bullets",
        "linked",
        "a list of its own look",
        "deleted",
    ],
)
def test_the_numbers_of_lists_are_read(paragraphs: list[str], expected: str) -> None:
    body = table(f"<w:tc>{''.join(paragraphs)}</w:tc>")

    assert cells(package(body, numbering=LISTS, styles=STYLES)) == [("表1!A1", expected)]


def test_a_column_of_numbers_has_no_words_of_its_own() -> None:
    body = table(
        f"<w:tc>{numbered('', 2)}</w:tc>" + cell("甲"),
        f"<w:tc>{numbered('', 2)}</w:tc>" + cell("乙"),
    )

    assert cells(package(body, numbering=LISTS)) == [
        ("表1!A1", "9."),
        ("表1!B1", "甲"),
        ("表1!A2", "10."),
        ("表1!B2", "乙"),
    ]


def test_notes_headers_and_footers_are_kept_beside_the_cells() -> None:
    reference = "<w:p><w:r><w:t>≥120人</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    line = "<w:footnote w:id='0' w:type='separator'><w:p/></w:footnote>"
    content = package(
        table(cell("甲") + f"<w:tc>{reference}</w:tc>"),
        footnotes=f"<w:footnotes {WORD}>{line}<w:footnote w:id='2'>{paragraph('不含往年')}</w:footnote></w:footnotes>",
        header=f"<w:hdr {WORD}>{paragraph('某市民政局')}{paragraph('附件2')}</w:hdr>",
        footer=f"<w:ftr {WORD}>{paragraph('第 1 页 共 3 页')}</w:ftr>",
    )

    pages, _ = read.read("公开.docx", content)

    assert pages[0].comments == (
        Comment("表1!B1", "不含往年", "note"),
        Comment("", "某市民政局 附件2", "header"),
    )
