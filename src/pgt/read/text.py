"""A text dump of a table as a grid: columns between tabs or commas, or one cell a line, a blank line behind each row.

The last is what Word gives when a document is saved as text. There is no telling then whether a blank line ends a row
or stands at the end of a cell: the row says how many came before it, and whoever reads the grid decides.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from pgt.grid import Cell, Grid, Row

_CONTENTS_ENTRY = re.compile(r" TC .*? \\f [A-Z] \\l \d+ *$")
"""A field of Word's that marks a heading for the table of contents: it repeats the heading."""

_BREAK = re.compile(r"</p>\s*<p>|<br ?/?>")
_PARAGRAPH_MARK = re.compile(r"</?p>")
"""What some programs that read scans leave of a cell's paragraphs."""


_COMMAS = 2
"""Commas that a line of columns has at the least: one may stand in any sentence."""


def read(text: str, name: str) -> Grid:
    """Return the grid that *text* holds; the places of its cells are numbers of lines."""
    lines = text.split("\n")
    columns = sum("\t" in line.lstrip("\t") for line in lines)
    cells = sum(line.startswith("\t") and "\t" not in line[1:] for line in lines)
    if columns * 2 > cells:
        rows = tuple(_columns(text, "\t"))
    elif cells:
        return Grid((), tuple(_one_a_line(lines)), name, aligned=False)
    elif sum(line.count(",") >= _COMMAS for line in lines) * 2 > sum(bool(line.strip()) for line in lines):
        rows = tuple(_columns(text, ","))
    else:  # without tabs nothing tells a paragraph from a cell, but that a table has several rows of several
        found = tuple(_one_a_line([f"\t{line}" if line.strip() else line for line in lines]))
        is_table = sum(len(row.cells) > 1 for row in found) > 1
        return Grid((), found if is_table else tuple(_one_a_line(lines)), name, aligned=False)
    # A spreadsheet gives every row as many cells; where they differ, cells were lost on the way.
    counts = {len(row.cells) for row in rows if not row.loose}
    return Grid((), rows, name, aligned=len(counts) == 1)


def _columns(text: str, between: str) -> Iterator[Row]:
    """Yield the rows of *text*, whose cells stand *between* tabs or commas."""
    for number, parts in _quoted(text, between) or _plain(text, between):
        if len(parts) > 1:
            yield Row(tuple(_cell(at, one, number) for at, one in enumerate(parts)))
        elif parts and parts[0].strip():
            yield _paragraph(parts[0], number)


def _plain(text: str, between: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line.split(between)


def _quoted(text: str, between: str) -> list[tuple[int, list[str]]]:
    """Return the rows with their numbers where cells of several lines stand in quotes, as spreadsheets copy them.

    There are none where quotes are words of the text: then one is not closed, or has something behind it.
    """
    if '"' not in text:
        return []
    reader = csv.reader(io.StringIO(text), delimiter=between, strict=True)
    rows = []
    number = 1
    try:
        for parts in reader:
            if any(part.strip() for part in parts):
                rows.append((number, parts))
            number = reader.line_num + 1
    except csv.Error:
        return []
    return rows


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
