"""Workbooks that are one XML file (XML Spreadsheet 2003), as web systems write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from types import MappingProxyType

from pgt.grid import Cell, Grid, address
from pgt.read.book import stored, whole
from pgt.read.dates import EPOCH
from pgt.read.formats import Shown, show, show_words
from pgt.read.package import Handler, attribute, parse
from pgt.read.pages import Comment, Page, Unread, compressed
from pgt.read.refused import RefusedError
from pgt.unreadable import BROKEN, TOO_MANY_CELLS

MOST_CELLS = 100_000
_LAST_COLUMN = 16_384
_LAST_ROW = 1_048_576

_NAMED: Mapping[str, str] = MappingProxyType(
    {
        "General Number": "General",
        "Fixed": "0.00",
        "Standard": "#,##0.00",
        "Percent": "0.00%",
        "Currency": "¥#,##0.00",
        "Scientific": "0.00E+00",
        "Short Date": "yyyy/m/d",
        "Long Date": "yyyy年m月d日",
        "General Date": "yyyy/m/d h:mm",
        "Short Time": "h:mm",
        "Long Time": "h:mm:ss",
    }
)
"""Formats that go by a name, as a Chinese system shows them."""


def read(text: str) -> Iterator[Page]:
    """Yield the sheets of the workbook whose XML is *text*."""
    book = _Book()
    parse((text,), book)
    yield from book.pages


class _Book(Handler):
    def __init__(self) -> None:
        super().__init__()
        self.pages: list[Page] = []
        self.formats: dict[str, str] = {}
        self.style = ""
        self.name = ""
        self.row = self.column = 0
        self.kind = ""
        self.spot: dict[str, str] | None = None
        self.has_data = self.reading = self.in_comment = self.hidden = self.row_is_hidden = False
        self.pieces: list[str] = []
        self.begin("", hidden=False)

    def begin(self, name: str, *, hidden: bool) -> None:
        """Begin a sheet."""
        self.name, self.hidden, self.row = name, hidden, 0
        self.cells: dict[tuple[int, int], Cell] = {}
        self.spans: dict[tuple[int, int], tuple[int, int]] = {}
        self.unread: list[Unread] = []
        self.noted: list[Comment] = []
        self.hidden_rows: list[int] = []

    def on_Style(self, attributes: dict[str, str]) -> None:
        self.style = attribute(attributes, "ID") or ""
        self.formats[self.style] = self.formats.get(attribute(attributes, "Parent") or "", "")

    def on_NumberFormat(self, attributes: dict[str, str]) -> None:
        code = attribute(attributes, "Format") or ""
        self.formats[self.style] = _NAMED.get(code, code)

    def on_Worksheet(self, attributes: dict[str, str]) -> None:
        self.begin(attribute(attributes, "Name") or "", hidden=False)

    def off_Visible(self) -> None:
        """Take what the options of a sheet say: it is visible, or hidden."""
        self.hidden = "Hidden" in "".join(self.pieces)
        self.reading = False

    def on_Visible(self, _attributes: dict[str, str]) -> None:
        self.pieces, self.reading = [], True

    def on_Row(self, attributes: dict[str, str]) -> None:
        self.row = whole(attribute(attributes, "Index"), self.row + 1)
        self.column = 0
        self.row_is_hidden = attribute(attributes, "Hidden") == "1"
        if self.row > _LAST_ROW:
            raise RefusedError(BROKEN)

    def on_Cell(self, attributes: dict[str, str]) -> None:
        self.column = whole(attribute(attributes, "Index"), self.column + 1)
        self.spot, self.has_data = attributes, False
        if not (0 < self.column <= _LAST_COLUMN and self.row):
            raise RefusedError(BROKEN)

    def off_Cell(self) -> None:
        """Go on behind the cells that this one is merged with."""
        if not self.has_data and attribute(self.spot or {}, "Formula"):
            self.unread.append(Unread(f"{self.name}!{address(self.row - 1, self.column - 1)}", "formula"))
        self.column += whole(attribute(self.spot or {}, "MergeAcross"))
        self.spot = None

    def on_Comment(self, _attributes: dict[str, str]) -> None:
        self.in_comment = True

    def off_Comment(self) -> None:
        self.in_comment = False

    def on_Data(self, attributes: dict[str, str]) -> None:
        self.kind = attribute(attributes, "Type") or "String"
        self.has_data = self.has_data or not self.in_comment
        self.pieces, self.reading = [], self.spot is not None

    def text(self, words: str) -> None:
        if self.reading:
            self.pieces.append(words)

    def off_Data(self) -> None:
        self.reading = False
        if self.spot is None:
            return
        raw = "".join(self.pieces).replace("\r\n", "\n").replace("\r", "\n")
        row, column = self.row - 1, self.column - 1
        place = f"{self.name}!{address(row, column)}"
        if self.in_comment:
            self.noted.append(Comment(place, " ".join(raw.split())))
            return
        if self.kind == "Error":
            self.unread.append(Unread(place, "error", raw))
            return
        shown = _shown(self.kind, raw, self.formats.get(attribute(self.spot, "StyleID") or "", ""))
        if shown.unread:
            self.unread.append(Unread(place, shown.unread, shown.held))
        if shown.value is not None:
            if len(self.cells) >= MOST_CELLS:
                raise RefusedError(TOO_MANY_CELLS, most=MOST_CELLS)
            self.cells[row, column] = Cell(column, shown.value, number=shown.number, place=place)
            across, down = (whole(attribute(self.spot, key)) for key in ("MergeAcross", "MergeDown"))
            self.spans[row, column] = (row + down, min(column + across, _LAST_COLUMN))
            if self.row_is_hidden:
                self.hidden_rows.append(self.row)

    def off_Worksheet(self) -> None:
        width = max((column for _, column in self.cells), default=-1) + 1
        grid = Grid((Decimal(8),) * width, compressed(self.cells, self.spans), self.name)
        rows = tuple(dict.fromkeys(self.hidden_rows))
        self.pages.append(Page(grid, tuple(self.unread), self.hidden, rows, comments=tuple(self.noted)))


def _shown(kind: str, raw: str, code: str) -> Shown:
    """Return what a cell shows of what it holds."""
    match kind:
        case "Number":
            number = stored(raw)
            return show_words(raw, "") if number is None else show(number, code)
        case "DateTime":
            days = _days(raw)
            return show_words(raw, "") if days is None else show(days, code or "yyyy/m/d")
        case "Boolean":
            return Shown("TRUE" if raw.strip() == "1" else "FALSE")
        case _:
            return show_words(raw, code)


def _days(raw: str) -> Decimal | None:
    """Return a moment as other workbooks hold it: in days."""
    try:
        since = datetime.fromisoformat(raw.strip()).replace(tzinfo=None) - EPOCH
    except ValueError:
        return None
    return Decimal(since // timedelta(seconds=1)) / 86400
