"""A list as rows of words: a CSV file, or the first sheet of a workbook that has words on it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from pgt.diagnostics import Diagnostic
from pgt.grid import Grid
from pgt.read import decoded
from pgt.read import read as read_pages
from pgt.read.refused import RefusedError
from pgt.unreadable import BROKEN

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"

Row = tuple[int, Sequence[str]]
"""The number of a row, as its file counts it, and its cells."""


def read(name: str, content: bytes) -> tuple[tuple[Row, ...], Diagnostic | None]:
    """Return the rows of the list *name*, or why it could not be read."""
    if not content.startswith((_ZIP, _OLE)):
        try:
            return tuple(_of_csv(decoded(content))), None
        except RefusedError as refused:
            return (), Diagnostic.of(refused.notice, name, **refused.values)
        except csv.Error:  # a cell that never ends
            return (), Diagnostic.of(BROKEN, name)
    pages, finding = read_pages(name, content)
    grid = next((page.grid for page in pages if page.grid.rows and not page.hidden), None)
    return (tuple(_of_grid(grid)) if grid else ()), finding


def _of_csv(text: str) -> Iterator[Row]:
    """Yield the rows of a CSV file, whatever stands between its cells: a comma, a tab, a semicolon."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    head = text.partition("\n")[0]
    between = max(",\t;，", key=head.count)
    reader = csv.reader(io.StringIO(text), delimiter=between)
    for row in reader:
        yield reader.line_num, row


def _of_grid(grid: Grid) -> Iterator[Row]:
    """Yield the rows of a sheet; a merged cell says the same in all of its rows."""
    width = max((cell.column + cell.columns for row in grid.rows for cell in row.cells), default=0)
    table = [[""] * width for _ in grid.rows]
    numbers = list(range(1, len(table) + 1))
    for top, cell in grid.placed():
        numbers[top] = int(re.sub(r"\D", "", cell.place) or numbers[top])
        for row in range(top, min(top + cell.rows, len(table))):
            table[row][cell.column] = cell.shown
    yield from zip(numbers, table, strict=True)
