"""Small sheets, written by another library than ours, and what is read of them."""

from __future__ import annotations

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pgt import form, read
from pgt.forms.match import Matched, match
from pgt.read import Page

FORMS = [found for id_ in form.ids() if (found := form.find(id_).definition)]
Rows = Sequence[Sequence[object]]


def sheet_of(rows: Rows, *merged: str) -> tuple[Workbook, Worksheet]:
    """Return a workbook whose only sheet holds *rows*."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "表"
    for row in rows:
        sheet.append(list(row))
    for corners in merged:
        sheet.merge_cells(corners)
    return book, sheet


def page_of(book: Workbook) -> Page:
    """Return the first page that is read of a workbook."""
    buffer = io.BytesIO()
    book.save(buffer)
    pages, refused = read.read("tables.xlsx", buffer.getvalue())
    assert refused is None
    return pages[0]


def read_on(id_: str, rows: Rows, *merged: str) -> Matched:
    """Return what is read of *rows* on a form."""
    [known] = [one for one in FORMS if one.id == id_]
    return match(known, page_of(sheet_of(rows, *merged)[0]).grid)
