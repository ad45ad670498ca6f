"""What is said of a file in which there is nothing to read, and what may be done about it."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from docx import Document

from tests.cli.test_import import imported

DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
"""A picture of one point."""


def scanned_document() -> bytes:
    made, buffer = Document(), io.BytesIO()
    made.add_picture(io.BytesIO(DOT))
    made.save(buffer)
    return buffer.getvalue()


def scanned_workbook() -> bytes:
    buffer = io.BytesIO()
    made = xlsxwriter.Workbook(buffer)
    made.add_worksheet("自评").insert_image("A1", "1.png", {"image_data": io.BytesIO(DOT)})
    made.close()
    return buffer.getvalue()


def notice() -> bytes:
    made, buffer = Document(), io.BytesIO()
    made.add_paragraph("某市残联")
    made.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "name, content, form, expected",
    [
        ("a.docx", scanned_document, "", "a/a.docx: 没有认出绩效目标表；里面有 1 张图片，图片里的字读不了\n"),
        ("a.xlsx", scanned_workbook, "", "a/a.xlsx: 没有认出绩效目标表；里面有 1 张图片，图片里的字读不了\n"),
        ("a.docx", notice, "", "a/a.docx: 没有认出绩效目标表；可以用 --form 指定表样\n"),
        (
            "a.docx",
            notice,
            "hebei-2021",
            "a/a.docx: 里面没有表样 hebei-2021 的表；不加 --form 就自己认表样\n",
        ),
        (
            "a.xlsx",
            lambda: b"%PDF",
            "",
            (
                "a/a.xlsx: PGT081 错误 这是 PDF 文件，不是能导入的文件 "
                "[从里面复制表格到 Excel 或 Word，存成 .xlsx 或 .docx]\n"
            ),
        ),
    ],
    ids=["picture in a document", "picture on a sheet", "no table", "none on the form", "refused"],
)
def test_a_file_without_tables_is_told_by_its_path(
    tmp_path: Path, name: str, content: Callable[[], bytes], form: str, expected: str
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / name).write_bytes(content())

    _, _, said = imported(tmp_path, f"a/{name}", "-o", "out", *(["--form", form] if form else []))

    assert said.rpartition("读到")[0] == expected
