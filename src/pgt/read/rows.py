"""A list as rows of words: a CSV file, or the first sheet of a workbook that has words on it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pgt.diagnostics import Diagnostic
from pgt.grid import Grid
from pgt.read import decoded
from pgt.read import read as read_pages
from pgt.read.pages import Unread
from pgt.read.refused import RefusedError
from pgt.unreadable import BROKEN

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"

_MIDNIGHT = re.compile(r"(\d[-/]\d{1,2}) 0{1,2}:00(?::00)?$")
"""What programs show behind a day that was written into a cell: nobody meant an hour."""

Row = tuple[int, Sequence[str]]
"""The number of a row, as its file counts it, and its cells."""


@dataclass(frozen=True, slots=True)
class Rows:
    """What a list holds, as far as it could be read."""

    rows: tuple[Row, ...] = ()
    unread: tuple[Unread, ...] = ()
    """Cells of a sheet with formulas that have no value."""
    finding: Diagnostic | None = None
    """Why nothing could be read."""


def read(name: str, content: bytes) -> Rows:
    """Return the rows of the list *name*, or why it could not be read."""
    if not content.startswith((_ZIP, _OLE)):
        try:
            return Rows(tuple(_of_csv(decoded(content))))
        except RefusedError as refused:
            return Rows(finding=Diagnostic.of(refused.notice, name, **refused.values))
        except csv.Error:  # a cell that never ends
            return Rows(finding=Diagnostic.of(BROKEN, name))
    pages, finding = read_pages(name, content)
    page = next((page for page in pages if page.grid.rows and not page.hidden), None)
    return Rows(tuple(_of_grid(page.grid)), page.unread, finding) if page else Rows(finding=finding)


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
            table[row][cell.column] = _MIDNIGHT.sub(r"\1", cell.shown)
    yield from zip(numbers, table, strict=True)
