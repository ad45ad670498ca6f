"""A text dump of a table as a grid: columns between tabs, or one cell a line with a blank line behind each row.

The second is what Word gives when a document is saved as text. There is no telling then whether a blank line ends a row
or stands at the end of a cell: the row says how many came before it, and whoever reads the grid decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pgt.grid import Cell, Grid, Row

_CONTENTS_ENTRY = re.compile(r" TC .*? \\f [A-Z] \\l \d+ *$")
"""A field of Word's that marks a heading for the table of contents: it repeats the heading."""

_BREAK = re.compile(r"</p>\s*<p>|<br ?/?>")
_PARAGRAPH_MARK = re.compile(r"</?p>")
"""What some programs that read scans leave of a cell's paragraphs."""


def read(text: str, name: str) -> Grid:
    """Return the grid that *text* holds; the places of its cells are numbers of lines."""
    lines = text.split("\n")
    columns = sum("\t" in line.lstrip("\t") for line in lines)
    cells = sum(line.startswith("\t") and "\t" not in line[1:] for line in lines)
    rows = _between_tabs(lines) if columns * 2 > cells else _one_a_line(lines)
    return Grid((), tuple(rows), name)


def _between_tabs(lines: Iterable[str]) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if "\t" in line:
            yield Row(tuple(_cell(at, one, number) for at, one in enumerate(line.split("\t"))))
        else:
            yield _paragraph(line, number)


def _one_a_line(lines: Iterable[str]) -> Iterator[Row]:
    cells: list[Cell] = []
    blanks = before = 0
    for number, line in enumerate(lines, 1):
        if line.startswith("\t"):
            if blanks and cells:
                yield Row(tuple(cells), breaks=before)
                cells, before = [], blanks
            cells.append(_cell(len(cells), line[1:], number))
            blanks = 0
        elif not line.strip():
            blanks += 1
        elif cells and not blanks:
            cells[-1] = _cell(cells[-1].column, f"{cells[-1].value or ''}\n{line}", int(cells[-1].place))
        else:
            if cells:
                yield Row(tuple(cells), breaks=before)
            yield _paragraph(line, number)
            cells, blanks, before = [], 0, 0
    if cells:
        yield Row(tuple(cells), breaks=before)


def _paragraph(line: str, number: int) -> Row:
    words = _CONTENTS_ENTRY.sub("", line.strip().lstrip("#").strip())
    return Row((Cell(0, words, place=str(number)),), loose=True)


def _cell(column: int, text: str, number: int) -> Cell:
    words = _PARAGRAPH_MARK.sub("", _BREAK.sub("\n", text))
    return Cell(column, words if words.strip() else None, place=str(number))
