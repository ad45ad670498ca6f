"""Old workbooks (.xls) as grids: what their cells show, with number formats, merged and hidden cells."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pgt.grid import Cell, Grid, address
from pgt.read.formats import BUILT_IN, Shown, show, show_words, struck_out
from pgt.read.pages import Comment, Page, Unread, compressed
from pgt.read.refused import RefusedError
from pgt.read.signs import in_signs
from pgt.read.xlsx import MOST_CELLS
from pgt.unreadable import BROKEN, ENCRYPTED, NO_LIBRARY, TOO_MANY_CELLS

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet

_OWN_FORMATS = 164
"""Formats below go by number alone."""

_WIDTH = 256
"""Widths are counted in parts of a character."""


def read(content: bytes) -> Iterator[Page]:
    """Yield the sheets of the workbook whose bytes are *content*."""
    try:
        import xlrd
    except ImportError:
        raise RefusedError(NO_LIBRARY, kind=".xls", library="xlrd") from None
    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO(), on_demand=True)
        for number in range(book.nsheets):
            yield _Reading(book, book.sheet_by_index(number)).page()
            book.unload_sheet(number)
    except RefusedError:
        raise
    except Exception as error:  # the library was not made for damaged files: it fails wherever it stumbles
        raise RefusedError(ENCRYPTED if "encrypted" in str(error) else BROKEN) from error


class _Reading:
    """One sheet, as it is read."""

    def __init__(self, book: Book, sheet: Sheet) -> None:
        self.book, self.sheet = book, sheet
        self.cells: dict[tuple[int, int], Cell] = {}
        self.unread: list[Unread] = []

    def page(self) -> Page:
        """Return the sheet as a grid without its blank rows."""
        sheet = self.sheet
        for row in range(sheet.nrows):
            for column in range(sheet.row_len(row)):
                self.take(row, column)
        spans = {(top, left): (bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells}
        columns = {column for _, column in self.cells}
        hidden_rows = {row for row, _ in self.cells if row in sheet.rowinfo_map and sheet.rowinfo_map[row].hidden}
        infos = {column: info for column, info in sheet.colinfo_map.items() if column in columns}
        widths = (
            Decimal(infos[at].width) / _WIDTH if at in infos else Decimal(8)
            for at in range(max(columns, default=-1) + 1)
        )
        return Page(
            Grid(tuple(widths), compressed(self.cells, spans), sheet.name),
            tuple(self.unread),
            hidden=bool(sheet.visibility),
            hidden_rows=tuple(sorted(row + 1 for row in hidden_rows)),
            hidden_columns=tuple(sorted(column for column, info in infos.items() if info.hidden)),
            comments=tuple(self.comments()),
        )

    def comments(self) -> Iterator[Comment]:
        """Yield the comments on cells."""
        for (row, column), note in sorted(self.sheet.cell_note_map.items()):
            if words := " ".join(note.text.split()):
                yield Comment(self.place(row, column), words)

    def take(self, row: int, column: int) -> None:
        """Take what a cell shows."""
        shown = self.shown(row, column)
        if self.book.font_list[self.book.xf_list[self.sheet.cell_xf_index(row, column)].font_index].struck_out:
            shown = struck_out(shown)
        if shown.unread:
            self.unread.append(Unread(self.place(row, column), shown.unread, shown.held))
        if shown.value is None:
            return
        if len(self.cells) >= MOST_CELLS:
            raise RefusedError(TOO_MANY_CELLS, most=MOST_CELLS)
        place = self.place(row, column)
        self.cells[row, column] = Cell(column, shown.value, style="text", number=shown.number, place=place)

    def place(self, row: int, column: int) -> str:
        """Return the place of a cell, as the sheet calls it."""
        return f"{self.sheet.name}!{address(row, column)}"

    def shown(self, row: int, column: int) -> Shown:
        """Return what a cell shows: of a number that is a binary double, fifteen digits count."""
        import xlrd

        kind: int = self.sheet.cell_type(row, column)
        value: Any = self.sheet.cell_value(row, column)
        code = self.code(self.sheet.cell_xf_index(row, column))
        if kind in {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE}:
            number = Decimal(f"{value:.15g}").normalize()
            if not number and not self.sheet.show_zero_values:  # type: ignore[attr-defined]  # the stubs lack it
                return Shown(None)
            return show(Decimal(f"{number:f}"), code, since_1904=bool(self.book.datemode))
        if kind == xlrd.XL_CELL_ERROR:
            self.unread.append(Unread(self.place(row, column), "error", xlrd.error_text_from_code.get(value, "#?")))
            return Shown(None)
        if kind == xlrd.XL_CELL_BOOLEAN:
            return Shown("TRUE" if value else "FALSE")
        words = self.in_signs(row, column, str(value))
        return show_words(words.replace("\r\n", "\n").replace("\r", "\n"), code)

    def in_signs(self, row: int, column: int, words: str) -> str:
        """Return the words of a cell as they look: runs of them may be in a font of signs."""
        fonts = self.book.font_list
        own = self.book.xf_list[self.sheet.cell_xf_index(row, column)].font_index
        runs = self.sheet.rich_text_runlist_map.get((row, column), ())
        starts = [(0, own), *runs, (len(words), own)]
        return "".join(in_signs(str(fonts[font].name), words[at:end]) for (at, font), (end, _) in pairwise(starts))

    def code(self, style: int) -> str:
        """Return the number format of a style."""
        key = self.book.xf_list[style].format_key
        own = self.book.format_map.get(key)
        return BUILT_IN.get(key, "") if key < _OWN_FORMATS or own is None else str(own.format_str)
