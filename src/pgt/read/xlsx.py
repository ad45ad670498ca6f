"""A workbook's sheets as grids: what its cells show, read as a stream.

The XML is read directly. A library that builds all of a sheet keeps a million formatted blank cells in memory, and has
to read the file twice to tell a formula without a value from an empty cell; here a blank cell costs nothing, numbers
keep the digits that are stored, and the memory goes by the words there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from pgt.grid import Cell, Grid, NumberFormat, address
from pgt.read import comments, drawings, margins
from pgt.read.blank import BlankRows
from pgt.read.book import Strings, Styles, Workbook, stored, unescaped, whole
from pgt.read.formats import Shown, show, show_words, struck_out
from pgt.read.package import Handler, Package, relations
from pgt.read.pages import Comment, Page, Unread, compressed
from pgt.read.refused import RefusedError
from pgt.read.signs import in_signs
from pgt.unreadable import BROKEN, TOO_MANY_CELLS

MOST_CELLS = 100_000
"""Cells with words on one sheet: those of a thousand tables. Merged cells count as well."""

_LAST_COLUMN = 16_384
_LAST_ROW = 1_048_576
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


def read(content: bytes) -> Iterator[Page]:
    """Yield the sheets of the workbook whose bytes are *content*."""
    package = Package(content)
    root = relations(package, "")
    book = next((root.targets[key] for key, kind in root.kinds.items() if kind == "officeDocument"), "xl/workbook.xml")
    if book not in package.names:
        raise RefusedError(BROKEN)
    workbook = Workbook()
    package.parse(book, workbook)
    parts = relations(package, book)
    by_kind = {kind: parts.targets[key] for key, kind in parts.kinds.items()}
    strings, styles = Strings(), Styles()
    if by_kind.get("sharedStrings") in package.names:
        package.parse(by_kind["sharedStrings"], strings)
    if by_kind.get("styles") in package.names:
        package.parse(by_kind["styles"], styles)
    for name, key, hidden in workbook.sheets:
        part = parts.targets.get(key)
        if part in package.names and parts.kinds.get(key) == "worksheet":
            sheet = _Sheet(name, strings, styles, since_1904=workbook.since_1904)
            package.parse(part, sheet, BlankRows().without)
            beside = relations(package, part)
            drawn = drawings.of_sheet(package, beside, name)
            noted = (*comments.of_sheet(package, beside, name), *drawn.words, *sheet.around())
            yield replace(sheet.page(hidden=hidden), comments=noted, pictures=drawn.pictures)


class _Sheet(Handler):
    def __init__(self, name: str, strings: Strings, styles: Styles, *, since_1904: bool) -> None:
        super().__init__()
        self.name, self.strings, self.since_1904 = name, strings, since_1904
        self.codes, self.struck, self.signs = styles.codes(), styles.struck(), styles.signs()
        self.cells: dict[tuple[int, int], tuple[str | Decimal, NumberFormat]] = {}
        self.merged: list[tuple[int, int, int, int]] = []
        self.widths: dict[int, Decimal] = {}
        self.unread: list[Unread] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.row = -1
        self.row_is_hidden = False
        self.spot: dict[str, str] | None = None
        """The cell that is being read."""
        self.reference, self.after = "", 0
        """The last place in the row that was written, and how many cells there were since."""
        self.pieces: list[str] = []
        self.has_formula = self.has_font = self.reading = self.aloud = self.in_header = False
        self.font = ""
        """Of the run that is being read, where a cell holds its own words."""
        self.headers: list[str] = []

    shows_zeros = True

    def on_sheetView(self, attributes: dict[str, str]) -> None:
        self.shows_zeros = attributes.get("showZeros") not in {"0", "false"}

    def on_col(self, attributes: dict[str, str]) -> None:
        first, last = whole(attributes.get("min"), 1), whole(attributes.get("max"), 1)
        for column in range(first - 1, min(last, first + 255, _LAST_COLUMN)):
            if attributes.get("hidden") in {"1", "true"}:
                self.hidden_columns.add(column)
            self.widths[column] = stored(attributes.get("width", "")) or Decimal(8)

    def on_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self.row = int(number) - 1 if number.isdecimal() and len(number) <= len(str(_LAST_ROW)) else self.row + 1
        self.reference, self.after = "", 0
        self.row_is_hidden = attributes.get("hidden") in {"1", "true"}

    def on_c(self, attributes: dict[str, str]) -> None:
        """Begin a cell: what it is is looked at when there turns out to be anything in it, as a million are blank."""
        self.spot = attributes
        if "r" in attributes:
            self.reference, self.after = attributes["r"], 0
        else:
            self.after += 1
        self.pieces.clear()
        self.has_formula = self.has_font = False

    def on_f(self, _attributes: dict[str, str]) -> None:
        self.has_formula = True

    def on_v(self, _attributes: dict[str, str]) -> None:
        self.reading = self.spot is not None

    def off_v(self) -> None:
        self.reading = False

    def on_t(self, _attributes: dict[str, str]) -> None:
        self.reading = self.spot is not None and not self.aloud

    def off_t(self) -> None:
        self.reading = False

    def off_r(self) -> None:
        self.font = ""

    def on_rFont(self, attributes: dict[str, str]) -> None:
        self.font = attributes.get("val", "")
        self.has_font = True

    def on_rPh(self, _attributes: dict[str, str]) -> None:
        self.aloud = True

    def off_rPh(self) -> None:
        self.aloud = False

    def on_oddHeader(self, _attributes: dict[str, str]) -> None:
        """Begin what is printed above or below every page."""
        self.headers.append("")
        self.in_header = True

    def off_oddHeader(self) -> None:
        self.in_header = False

    def on_oddFooter(self, attributes: dict[str, str]) -> None:
        self.on_oddHeader(attributes)

    def off_oddFooter(self) -> None:
        self.off_oddHeader()

    def on_firstHeader(self, attributes: dict[str, str]) -> None:
        """Begin what is printed above the first page instead."""
        self.on_oddHeader(attributes)

    def off_firstHeader(self) -> None:
        self.off_oddHeader()

    def around(self) -> Iterator[Comment]:
        """Yield the words of headers and footers."""
        found = (margins.of_sheet(self.name, codes) for codes in dict.fromkeys(self.headers))
        yield from (one for one in found if one)

    def on_mergeCell(self, attributes: dict[str, str]) -> None:
        corners = [_REFERENCE.fullmatch(corner) for corner in attributes.get("ref", "").split(":")]
        if len(corners) == 2 and corners[0] and corners[1]:  # noqa: PLR2004 -- of a rectangle
            (top, left), (bottom, right) = ((int(one[2]) - 1, _column(one[1])) for one in corners if one)
            self.merged.append((top, left, bottom, right))
            if len(self.merged) > MOST_CELLS:
                raise RefusedError(TOO_MANY_CELLS, most=MOST_CELLS)

    def text(self, words: str) -> None:
        if self.reading:
            self.pieces.append(in_signs(self.font, words))
        elif self.in_header:
            self.headers[-1] += words

    def off_c(self) -> None:
        attributes, self.spot = self.spot, None
        if attributes is None or not (self.pieces or self.has_formula):
            return
        raw, kind = "".join(self.pieces), attributes.get("t", "n")
        row, column = self.place()
        place = f"{self.name}!{address(row, column)}"
        if not raw and kind != "str":
            self.unread.append(Unread(place, "formula"))
        elif kind == "str" and raw.startswith("=DISPIMG("):  # as WPS holds a picture in a cell
            self.unread.append(Unread(place, "picture"))
        elif kind == "e":
            self.unread.append(Unread(place, "error", raw))
        else:
            style = whole(attributes.get("s"))
            shown = self.shown(kind, raw, style)
            has_font = self.has_font or (kind == "s" and whole(raw) in self.strings.fonts)
            if style in self.signs and isinstance(shown.value, str) and not has_font:
                shown = replace(shown, value=in_signs(self.signs[style], shown.value))
            self.take(row, column, struck_out(shown) if style in self.struck else shown)

    def take(self, row: int, column: int, shown: Shown) -> None:
        """Take what a cell shows, and why that is not all that it holds."""
        if shown.unread:
            self.unread.append(Unread(f"{self.name}!{address(row, column)}", shown.unread, shown.held))
        if shown.value is not None:
            if len(self.cells) >= MOST_CELLS:
                raise RefusedError(TOO_MANY_CELLS, most=MOST_CELLS)
            self.cells[row, column] = shown.value, shown.number
            if self.row_is_hidden:
                self.hidden_rows.add(row)

    def place(self) -> tuple[int, int]:
        """Return where the cell stands: where it says, or behind the one before it."""
        found = _REFERENCE.fullmatch(self.reference)
        if self.reference and not found:
            raise RefusedError(BROKEN)
        row, column = (int(found[2]) - 1, _column(found[1])) if found else (self.row, -1)
        column += self.after
        if not (0 <= row < _LAST_ROW and column < _LAST_COLUMN):
            raise RefusedError(BROKEN)
        return row, column

    def shown(self, kind: str, raw: str, style: int) -> Shown:
        """Return what a cell shows."""
        code = self.codes[style] if style < len(self.codes) else ""
        match kind:
            case "s":
                index = whole(raw, -1)
                if not 0 <= index < len(self.strings.found):
                    raise RefusedError(BROKEN)
                shown = show_words(self.strings.found[index], code)
                out = self.strings.struck.get(index, "")
                return replace(shown, unread="struck", held=out) if out.strip() else shown
            case "inlineStr" | "str":
                return show_words(unescaped(raw), code)
            case "b":
                return Shown("TRUE" if raw == "1" else "FALSE")
            case _:
                number = stored(raw) if kind == "n" else None
                if number is None:
                    return show_words(raw, "")
                is_shown = self.shows_zeros or number
                return show(number, code, since_1904=self.since_1904) if is_shown else Shown(None)

    def page(self, *, hidden: bool) -> Page:
        """Return the sheet as a grid without its blank rows."""
        spans = {(top, left): (bottom, right) for top, left, bottom, right in self.merged}
        cells = {
            (row, column): Cell(column, value, style="text", number=number, place=f"{self.name}!{address(row, column)}")
            for (row, column), (value, number) in self.cells.items()
        }
        rows = compressed(cells, spans)
        columns = max((column for _, column in cells), default=-1) + 1
        widths = tuple(self.widths.get(column, Decimal(8)) for column in range(columns))
        hidden_rows = tuple(sorted(row + 1 for row in self.hidden_rows))
        shown_columns = {column for _, column in cells}
        hidden_columns = tuple(sorted(self.hidden_columns & shown_columns))
        return Page(Grid(widths, rows, self.name), tuple(self.unread), hidden, hidden_rows, hidden_columns)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
