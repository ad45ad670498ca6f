"""Files that are not what they seem, or made to do harm: each is refused in words, in little time and memory."""

import io
import struct
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pgt import read
from pgt.diagnostics import Diagnostic
from pgt.grid import Grid

WORKBOOKS = Path(__file__).parent / "workbooks"
CONTENT_TYPES = b"<Types/>"
RELATIONS = b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
WORKBOOK = b"""<workbook xmlns:r="r"><sheets><sheet name="Sheet1" r:id="rId1"/></sheets></workbook>"""
BOOK_RELATIONS = b"""<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="http://x/externalLink" Target="http://example.com/x" TargetMode="External"/>
</Relationships>"""


def workbook(sheet: bytes, **parts: bytes) -> bytes:
    """Return a workbook of the least parts; *parts* are put in addition, or instead."""
    every = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONS,
        "xl/workbook.xml": WORKBOOK,
        "xl/_rels/workbook.xml.rels": BOOK_RELATIONS,
        "xl/worksheets/sheet1.xml": sheet,
        **parts,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in every.items():
            package.writestr(name, content)
    return buffer.getvalue()


def refusal(content: bytes, name: str = "2021.xlsx") -> str:
    pages, finding = read.read(name, content)
    assert pages == ()
    assert finding is not None
    return said(finding)


def said(finding: Diagnostic) -> str:
    return f"{finding.code} {finding.message.zh}" + (f" [{finding.hint.zh}]" if finding.hint else "")


def grid(content: bytes) -> Grid:
    pages, finding = read.read("2021.xlsx", content)
    assert finding is None
    return pages[0].grid


def ole(stream: str) -> bytes:
    """Return the head of a compound file that names *stream* among its parts."""
    names = f"Root Entry {stream}".encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + names + bytes(2000)


@pytest.mark.parametrize(
    "content, expected",
    [
        (
            b"%PDF-1.7 ...",
            "PGT081 这是 PDF 文件，不是能导入的文件 [从里面复制表格到 Excel 或 Word，存成 .xlsx 或 .docx]",
        ),
        (
            b"<html><p>1</p></html>",
            "PGT081 这是网页或 XML 文件，不是能导入的文件 [用 Excel 或 Word 打开后另存为 .xlsx 或 .docx]",
        ),
        (b"", "PGT081 这是空文件，不是能导入的文件 [检查是不是选错了文件]"),
        (b"Rar!\x1a\x07", "PGT081 这是 RAR 压缩包，不是能导入的文件 [先解压]"),
        (bytes(range(256)) * 4, "PGT081 这是二进制文件，不是能导入的文件 [检查是不是选错了文件]"),
        (ole("EncryptedPackage"), "PGT082 文件有密码，没法读 [用 Excel 或 WPS 打开，去掉密码后另存]"),
        (
            ole("WordDocument"),
            "PGT081 这是旧的 Word 文件（.doc），不是能导入的文件 [另存为 .xlsx 或 .docx 再导入]",
        ),
        (b"PK\x03\x04 and no more", "PGT083 文件已损坏，读不完整 [用 Excel、WPS 或 Word 打开后另存，再导入]"),
        (
            ole("Workbook"),
            "PGT083 文件已损坏，读不完整 [用 Excel、WPS 或 Word 打开后另存，再导入]",
        ),
        (
            ole("Workbook")[:900],
            "PGT083 文件已损坏，读不完整 [用 Excel、WPS 或 Word 打开后另存，再导入]",
        ),
    ],
    ids=["pdf", "html", "nothing", "rar", "binary", "encrypted", "doc", "cut off", "broken xls", "cut off xls"],
)
def test_what_a_file_is_shows_in_its_bytes_and_not_in_its_name(content: bytes, expected: str) -> None:
    assert refusal(content) == expected


def test_a_zip_of_something_else_is_none() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("a.txt", "a")

    assert refusal(buffer.getvalue()) == "PGT081 这是 zip 压缩包，不是能导入的文件 [先解压]"


@pytest.mark.parametrize(
    "parts, expected",
    [
        (
            {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"},
            "PGT081 这是 .odt 文档，不是能导入的文件 [另存为 .docx]",
        ),
        (
            {"mimetype": b"application/vnd.oasis.opendocument.presentation", "content.xml": b"<x/>"},
            "PGT081 这是演示文稿，不是能导入的文件 [从里面复制表格到 Excel 或 Word，存成 .xlsx 或 .docx]",
        ),
        (
            {"[Content_Types].xml": CONTENT_TYPES, "ppt/presentation.xml": b"<x/>"},
            "PGT081 这是演示文稿，不是能导入的文件 [从里面复制表格到 Excel 或 Word，存成 .xlsx 或 .docx]",
        ),
        (
            {"OFD.xml": b"<x/>", "Doc_0/Document.xml": b"<x/>"},
            "PGT081 这是 OFD 版式文件，不是能导入的文件 [从里面复制表格到 Excel 或 Word，存成 .xlsx 或 .docx]",
        ),
    ],
    ids=["odt", "odp", "pptx", "ofd"],
)
def test_a_package_of_another_program_is_told_what_it_is(parts: dict[str, bytes], expected: str) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)

    assert refusal(buffer.getvalue()) == expected


def test_a_zip_bomb_is_refused_by_the_size_it_declares() -> None:
    bomb = workbook(b"<worksheet>" + b" " * (300 * 1024 * 1024))

    assert len(bomb) < 1024 * 1024
    assert refusal(bomb) == ("PGT084 展开后超过 256 MB，没有读 [删掉空白的行列和图片，或把绩效目标表单独另存]")


def test_a_zip_bomb_that_declares_little_is_read_no_further_than_that() -> None:
    real = b"<worksheet>" + b" " * (20 * 1024 * 1024) + b"</worksheet>"
    bomb = workbook(real).replace(struct.pack("<L", len(real)), struct.pack("<L", 100))

    assert refusal(bomb).startswith("PGT083 ")


@pytest.mark.slow
def test_a_part_that_alone_is_too_large_is_given_up() -> None:
    sheet = b"<worksheet>" + b" " * (130 * 1024 * 1024) + b"</worksheet>"

    assert refusal(workbook(sheet)).startswith("PGT084 展开后超过 128 MB")


@pytest.mark.parametrize("rows", [20_000, pytest.param(1_048_576, marks=pytest.mark.slow)])
def test_a_million_blank_rows_cost_nothing(rows: int) -> None:
    blank = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (number, number) for number in range(2, rows))
    sheet = (
        b'<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>\xe8\xa1\xa8</t></is></c></row>'
        + blank
        + b'<row r="%d"><c r="B%d"><v>1</v></c></row></sheetData></worksheet>' % (rows, rows)
    )

    assert [(cell.place, cell.shown) for _, cell in grid(workbook(sheet)).placed()] == [
        ("Sheet1!A1", "表"),
        (f"Sheet1!B{rows}", "1"),
    ]


@pytest.mark.parametrize(
    "between",
    [
        b'<row r="2"/><row r="3"><c r="A3" s="1"/></row><row r="4" ht="15"/>',
        b'<row r="2"/><row/><row r="4"/><row/><row/>',
        b'<row r="2"><c r="A2"/><c/></row><row/><row/>',
    ],
    ids=["numbered", "rows without a number", "cells without one"],
)
def test_rows_behind_blank_ones_stand_where_they_stood(between: bytes) -> None:
    row = b'<row r="9"><c r="B9"><v>1</v></c></row><row><c r="C10"><v>2</v></c></row><row><c><v>3</v></c></row>'
    sheet = b"<worksheet><sheetData>%s%s</sheetData></worksheet>" % (between, row)

    assert [cell.place for _, cell in grid(workbook(sheet)).placed()] == ["Sheet1!B9", "Sheet1!C10", "Sheet1!A11"]


def test_words_that_look_like_blank_rows_are_kept() -> None:
    words = b'<row r="2"/><row r="3"/><row r="4"/>'
    cell = b'<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[%s]]></t></is></c></row>' % words

    assert [
        cell.shown for _, cell in grid(workbook(b"<worksheet><sheetData>%s</sheetData></worksheet>" % cell)).placed()
    ] == [words.decode()]


def test_an_old_workbook_asks_for_the_library_that_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlrd", None)

    assert refusal(ole("Workbook"), "2021.xls") == (
        "PGT089 读 .xls 要装 xlrd [运行 pip install xlrd；或用 Excel、WPS 另存为 .xlsx]"
    )


def test_a_workbook_of_another_program_asks_for_the_library_that_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)

    assert refusal(workbook(b"<worksheet/>", **{"content.xml": b"<x/>"}), "2021.ods") == (
        "PGT089 读 .xlsb / .ods 要装 python-calamine [运行 pip install python-calamine；或用 Excel、WPS 另存为 .xlsx]"
    )


BOOK_BEGINS = bytes.fromhex("0908 1000")
LOCKED = bytes.fromhex("2f00")


def test_an_old_workbook_with_a_password_is_said_to_have_one() -> None:
    content = bytearray((WORKBOOKS / "hebei-2021.xls").read_bytes())
    second = content.index(BOOK_BEGINS) + 20
    content[second : second + 2] = LOCKED

    assert refusal(bytes(content), "2021.xls") == "PGT082 文件有密码，没法读 [用 Excel 或 WPS 打开，去掉密码后另存]"


@pytest.mark.parametrize("at", range(600, 11_000, 1300))
def test_an_old_workbook_that_is_damaged_is_refused_or_read(at: int) -> None:
    content = bytearray((WORKBOOKS / "hebei-2021.xls").read_bytes())
    content[at : at + 40] = b"\xff" * 40

    pages, finding = read.read("2021.xls", bytes(content))

    assert pages if finding is None else said(finding).startswith("PGT083 文件已损坏")


@pytest.mark.parametrize(
    "sheet",
    [
        b"<!DOCTYPE w [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><worksheet>&b;</worksheet>",
        b"<!DOCTYPE w SYSTEM 'http://example.com/x.dtd'><worksheet/>",
        b"<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><worksheet>&x;</worksheet>",
    ],
    ids=["expands", "fetches", "reads"],
)
def test_xml_that_declares_anything_is_refused(sheet: bytes) -> None:
    assert refusal(workbook(sheet)) == (
        "PGT087 里面的 XML 带有声明（DTD），没有读 [用 Excel、WPS 或 Word 打开后另存，再导入]"
    )


def cells(number: int) -> bytes:
    return b"".join(b'<row r="%d"><c><v>1</v></c></row>' % row for row in range(1, number + 1))


@pytest.mark.parametrize(
    "inside",
    [
        lambda: cells(100_001),
        lambda: b'<mergeCell ref="A1:B2"/>' * 100_001,
    ],
    ids=["cells", "merged cells"],
)
def test_a_sheet_has_no_more_cells_than_a_thousand_tables(inside: Callable[[], bytes]) -> None:
    assert refusal(workbook(b"<worksheet><sheetData>" + inside() + b"</sheetData></worksheet>")) == (
        "PGT088 一页里有字的格子超过 100000 个，没有读 [把绩效目标表单独存成一个文件]"
    )


@pytest.mark.parametrize(
    "row",
    [b'<c r="A1048577"><v>1</v></c>', b'<c r="ZZZ1"><v>1</v></c>', b'<c t="s"><v>7</v></c>', b"<c><v>1</v>"],
    ids=["row", "column", "shared text", "cut off"],
)
def test_a_sheet_that_no_program_writes_is_damaged(row: bytes) -> None:
    sheet = b"<worksheet><sheetData><row r='1'>" + row + b"</row></sheetData></worksheet>"

    assert refusal(workbook(sheet)).startswith("PGT083 文件已损坏")


def test_numbers_that_are_none_stay_words() -> None:
    sheet = (
        b"<worksheet><sheetData><row><c><v>1e999</v></c><c><v>nan</v></c><c><v>x</v></c></row></sheetData></worksheet>"
    )

    assert [cell.shown for _, cell in grid(workbook(sheet)).placed()] == ["1e999", "nan", "x"]


def test_a_part_locked_by_a_password_is_said_to_be() -> None:
    content = bytearray(workbook(b"<worksheet/>"))
    at = content.rindex(b"PK\x01\x02")
    content[at + 8] |= 1

    assert refusal(bytes(content)) == "PGT086 压缩包有密码，没法读 [用 Excel 或 WPS 打开，去掉密码后另存]"
