"""A web page as a grid: its tables one below the other, with the words between them, as in a document.

Web systems give such pages the name of a workbook, which spreadsheets open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pgt.grid import Cell, Grid, Row, address
from pgt.read.markup import pieces
from pgt.read.pages import Page, Unread, compressed
from pgt.read.refused import RefusedError
from pgt.read.signs import raised
from pgt.unreadable import TOO_MANY_CELLS

MOST_CELLS = 100_000
_MOST_COLUMNS = 200
_MOST_ROWS = 10_000

_BLOCKS = frozenset(["p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "center", "form"])
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def read(text: str, name: str) -> Page | None:
    """Return the page that *text* holds, None where there is no table on it."""
    web = _Web()
    is_raised = False
    for piece in pieces(text):
        if isinstance(piece, str):
            words = re.sub(r"\s+", " ", piece)
            web.write(raised(words) if is_raised else words)
        elif piece.name == "sup":
            is_raised = not piece.ends
        elif piece.ends:
            web.off(piece.name)
        else:
            web.on(piece.name, piece.attributes)
    web.end()
    return Page(Grid((), tuple(web.rows), name), tuple(web.unread)) if web.count else None


@dataclass(slots=True)
class _Box:
    """A cell that is being read."""

    column: int
    columns: int
    rows: int
    hidden: bool
    pieces: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    """A table that is being read; *taken* says of columns down to which row cells from above reach."""

    number: int
    row: int = -1
    column: int = 0
    hidden: bool = False
    taken: dict[int, int] = field(default_factory=dict)
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    spans: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    box: _Box | None = None


class _Web:
    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.unread: list[Unread] = []
        self.tables: list[_Table] = []
        self.loose: list[str] = []
        self.count = self.cells = 0

    def on(self, tag: str, given: dict[str, str]) -> None:
        is_hidden = bool(_HIDDEN.search(given.get("style", "")))
        if tag == "table":
            self.flush()
            self.count += 1
            self.tables.append(_Table(self.count))
        elif tag == "tr" and self.tables:
            self.close_row()
            table = self.tables[-1]
            table.row, table.column, table.hidden = table.row + 1, 0, is_hidden
        elif tag in {"td", "th"} and self.tables:
            self.open_box(given, is_hidden=is_hidden)
        elif tag == "input":
            self.write(_typed(given))
        elif tag == "br" or tag in _BLOCKS:
            self.break_line(tag)

    def off(self, tag: str) -> None:
        if tag == "table" and self.tables:
            self.close_table()
        elif tag in {"td", "th"} and self.tables:
            self.close_box()
        elif tag == "tr" and self.tables:
            self.close_row()
        elif tag in _BLOCKS:
            self.break_line(tag)

    def write(self, words: str) -> None:
        if not self.tables:
            self.loose.append(words)
        elif (box := self.tables[-1].box) is not None and (words.strip() or not _is_at_start(box)):
            box.pieces.append(words)

    def break_line(self, tag: str) -> None:
        """Begin a line: between paragraphs there is one, however many of them end."""
        box = self.tables[-1].box if self.tables else None
        if not self.tables and tag != "br":
            self.flush()
        elif box is not None and (tag == "br" or not _is_at_start(box)):
            box.pieces.append("\n")
        elif not self.tables:
            self.loose.append(" ")

    def flush(self) -> None:
        """End a paragraph between tables."""
        words = " ".join("".join(self.loose).split())
        self.loose.clear()
        if words and not self.tables:
            self.rows.append(Row((Cell(0, words, place=f"¶{len(self.rows) + 1}"),), loose=True))

    def open_box(self, given: dict[str, str], *, is_hidden: bool) -> None:
        self.close_box()
        table = self.tables[-1]
        table.row = max(table.row, 0)
        column = table.column
        while table.taken.get(column, 0) > table.row:
            column += 1
        columns = _whole(given.get("colspan"), _MOST_COLUMNS)
        rows = _whole(given.get("rowspan"), _MOST_ROWS)
        self.cells += 1
        if self.cells > MOST_CELLS or column > _MOST_COLUMNS:
            raise RefusedError(TOO_MANY_CELLS, most=MOST_CELLS)
        table.taken |= dict.fromkeys(range(column, column + columns), table.row + rows)
        table.column = column + columns
        table.box = _Box(column, columns, rows, is_hidden or table.hidden)

    def close_box(self) -> None:
        table = self.tables[-1]
        box, table.box = table.box, None
        if box is None:
            return
        words = "\n".join(line.strip() for line in "".join(box.pieces).split("\n")).strip()
        place = f"表{table.number}!{address(table.row, box.column)}"
        if words and box.hidden:
            self.unread.append(Unread(place, "hidden", words))
        elif words:
            table.cells[table.row, box.column] = Cell(box.column, words, place=place)
            corner = (table.row + box.rows - 1, box.column + box.columns - 1)
            table.spans[table.row, box.column] = corner

    def close_row(self) -> None:
        self.close_box()

    def close_table(self) -> None:
        """Put the table among the rows; one within a cell comes before the row that the cell is in."""
        self.close_box()
        table = self.tables.pop()
        self.rows += compressed(table.cells, table.spans)

    def end(self) -> None:
        """End what the page has left open."""
        while self.tables:
            self.close_table()
        self.flush()


def _is_at_start(box: _Box) -> bool:
    """Whether the next word begins a line."""
    return not box.pieces or box.pieces[-1].endswith("\n")


def _typed(given: dict[str, str]) -> str:
    """Return what a field of a form shows: a box to tick, or what was typed into it."""
    match given.get("type", "text").casefold():
        case "checkbox" | "radio":
            return "☑" if "checked" in given else "□"
        case "text":
            return given.get("value", "")
        case _:
            return ""


def _whole(text: str | None, most: int) -> int:
    return min(max(int(text), 1), most) if text and re.fullmatch("[0-9]{1,6}", text.strip()) else 1
