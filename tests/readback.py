"""Exported files read back with other libraries than wrote them: what each page shows, cell by cell."""

import io
import re
from collections.abc import Iterator
from decimal import Decimal

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell


def in_workbook(content: bytes) -> list[list[str]]:
    """Return what is shown on each sheet."""
    return [
        [_shown(cell) for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell) and cell.value is not None]
        for sheet in load_workbook(io.BytesIO(content)).worksheets
    ]


def _shown(cell: Cell) -> str:
    """Return what Excel shows of a cell: its text, or its number in its format."""
    if isinstance(cell.value, str):
        return cell.value
    match = re.fullmatch(r"(#,##)?0(?:\.(0+))?(%?)(?:\"(.*)\")?", cell.number_format)
    assert match, cell.number_format
    number = Decimal(repr(cell.value)) * (100 if match[3] else 1)
    rounded = number.quantize(Decimal(1).scaleb(-len(match[2] or "")))
    return f"{rounded:{',' if match[1] else ''}f}{match[3]}{match[4] or ''}"


def in_document(content: bytes) -> list[list[str]]:
    """Return what is written in each section, a merged cell once."""
    document = Document(io.BytesIO(content))
    sections: list[list[str]] = [[]]
    for part in document.element.body.iterchildren():
        if part.tag == qn("w:tbl"):
            sections[-1] += _in_table(Table(part, document))
        elif part.tag == qn("w:p"):
            sections[-1].append(Paragraph(part, document).text)
            if part.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
                sections.append([])
    return [[text for text in section if text] for section in sections]


def _in_table(table: Table) -> Iterator[str]:
    seen = set()
    for row in table.rows:
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                yield cell.text
