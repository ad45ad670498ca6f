"""Workbooks of other programs (.xlsb, .ods) as grids: what their cells hold.

The library gives no number formats, so that a cell that shows 80% is read as the 0.8 that it holds; the page says so.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from pgt import figures
from pgt.grid import Cell, Grid, NumberFormat, address
from pgt.read.pages import Page, compressed
from pgt.read.refused import RefusedError
from pgt.read.xlsx import MOST_CELLS
from pgt.unreadable import BROKEN, ENCRYPTED, NO_LIBRARY, TOO_MANY_CELLS

_MOST_PLACES = 5_000_000
"""Cells that a sheet may span, blank ones included: the library holds all of them."""


def read(content: bytes) -> Iterator[Page]:
    """Yield the sheets of the workbook whose bytes are *content*."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError
    except ImportError:
        raise RefusedError(NO_LIBRARY, kind=".xlsb / .ods", library="python-calamine") from None
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height * sheet.total_width > _MOST_PLACES:
                raise RefusedError(TOO_MANY_CELLS, most=_MOST_PLACES)
            values = sheet.to_python(skip_empty_area=False)
            yield _page(name, values, sheet.merged_cell_ranges or [])
    except PasswordError as error:
        raise RefusedError(ENCRYPTED) from error
    except (CalamineError, OSError, ValueError) as error:
        raise RefusedError(BROKEN) from error


def _page(name: str, values: list[list[Any]], merged: list[tuple[tuple[int, int], tuple[int, int]]]) -> Page:
    cells: dict[tuple[int, int], Cell] = {}
    for row, line in enumerate(values):
        for column, value in enumerate(line):
            shown = _shown(value)
            if shown is not None:
                if len(cells) >= MOST_CELLS:
                    raise RefusedError(TOO_MANY_CELLS, most=MOST_CELLS)
                cells[row, column] = _cell(name, row, column, shown)
    spans = {(top, left): (bottom, right) for (top, left), (bottom, right) in merged}
    width = max((column for _, column in cells), default=-1) + 1
    return Page(Grid((Decimal(8),) * width, compressed(cells, spans), name), without_formats=True)


def _cell(name: str, row: int, column: int, shown: str | Decimal) -> Cell:
    place = f"{name}!{address(row, column)}"
    if isinstance(shown, str):
        return Cell(column, shown, place=place)
    return Cell(column, shown, number=NumberFormat(figures.decimals(shown)), place=place)


def _shown(value: Any) -> str | Decimal | None:
    match value:
        case None | "":
            return None
        case bool():
            return "TRUE" if value else "FALSE"
        case int():
            return Decimal(value)
        case float():
            number = Decimal(f"{value:.15g}").normalize()
            return Decimal(f"{number:f}")
        case datetime():
            return value.isoformat(sep=" ") if value.time() != time() else value.date().isoformat()
        case date() | time() | timedelta():
            return str(value)
        case _:
            words = str(value).replace("\r\n", "\n").replace("\r", "\n")
            return words if words.strip() else None
