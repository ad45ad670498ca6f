"""A printed page as cells: what forms fill, what renderers draw, and what readers of workbooks and documents make.

A cell holds a text, an exact decimal with the way it is shown, or nothing. It covers a rectangle of columns and rows,
and is kept once, in the row and at the column where the rectangle begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Context, Decimal
from types import MappingProxyType
from typing import Literal

_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
"""Wide enough for any amount that the format can store: showing a number never loses a digit of it."""


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a number is shown: 8,827,620.53, 25.00% or 10分. A percentage is held as a fraction, as spreadsheets do."""

    decimals: int = 0
    thousands: bool = False
    percent: bool = False
    suffix: str = ""

    @property
    def code(self) -> str:
        """The same in the language of spreadsheets."""
        whole = "#,##0" if self.thousands else "0"
        fraction = "." + "0" * self.decimals if self.decimals else ""
        quoted = '"' + self.suffix.replace('"', '"\\""') + '"' if self.suffix else ""
        return whole + fraction + ("%" if self.percent else "") + quoted

    def show(self, value: Decimal) -> str:
        """Write *value* as a reader sees it in the cell."""
        shifted = value.scaleb(2, _EXACT) if self.percent else value
        rounded = shifted.quantize(Decimal(1).scaleb(-self.decimals), context=_EXACT)
        rounded = abs(rounded) if rounded.is_zero() else rounded  # there is no -0 on paper
        figures = f"{rounded:,f}" if self.thousands else f"{rounded:f}"
        return figures + ("%" if self.percent else "") + self.suffix


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks. Sizes are in points; ``border`` is on all four sides."""

    font: str = "宋体"
    size: Decimal = Decimal("10.5")
    weight: Literal["regular", "bold"] = "regular"
    align: Literal["left", "center", "right"] = "left"
    vertical: Literal["top", "middle", "bottom"] = "middle"
    border: Literal["thin", "none"] = "thin"
    fill: str = ""
    """The colour of the paper behind the words in six hexadecimal digits, such as D9D9D9; none where it is left out."""


STYLES: Mapping[str, Style] = MappingProxyType(
    {
        "title": Style(font="黑体", size=Decimal(18), align="center", border="none"),
        "subtitle": Style(align="center", border="none"),
        "left": Style(border="none", vertical="bottom"),
        "right": Style(border="none", vertical="bottom", align="right"),
        "label": Style(align="center"),
        "head": Style(font="黑体", align="center"),
        "text": Style(),
        "center": Style(align="center"),
        "number": Style(align="right"),
        "note": Style(size=Decimal(9), border="none", vertical="top"),
    }
)
"""The styles that every form may name; a form may change them and add its own."""


_PAPER: Mapping[str, tuple[int, int]] = MappingProxyType({"A4": (210, 297), "A3": (297, 420)})
"""Width and height of an upright sheet, in millimetres (ISO 216)."""


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet of paper; margins are in millimetres. A page is always one grid wide."""

    paper: Literal["A4", "A3"] = "A4"
    orientation: Literal["portrait", "landscape"] = "portrait"
    margin: Decimal = Decimal(15)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the sheet as it lies, in millimetres."""
        short, long = _PAPER[self.paper]
        return (short, long) if self.orientation == "portrait" else (long, short)


@dataclass(frozen=True, slots=True)
class Cell:
    """A rectangle of the grid, and what it says."""

    column: int
    value: str | Decimal | None = None
    columns: int = 1
    rows: int = 1
    style: str = "text"
    number: NumberFormat = NumberFormat()
    link: int | None = None
    """The place, in a series of grids, of the one that the cell leads to."""
    place: str = ""
    """Where a reader found it: ``Sheet1!C14``."""

    @property
    def shown(self) -> str:
        """What a reader sees."""
        if isinstance(self.value, Decimal):
            return self.number.show(self.value)
        return self.value or ""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells that begin in one row, from left to right; ``lines`` is the least height, in lines of text."""

    cells: tuple[Cell, ...] = ()
    lines: int = 1
    repeat: bool = False
    """Whether the row is printed again on top of every page."""
    keep: bool = False
    """Whether it belongs on the page of the row below it, as the heading of what follows."""
    loose: bool = False
    """Whether a reader found it outside of any table: a paragraph."""
    breaks: int = 0
    """The line breaks before it in a text dump, where it may be the rest of the row above; 0 where it cannot be."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A page of cells; ``widths`` are in half-width characters of the text size, two to a Chinese character."""

    widths: tuple[Decimal, ...]
    rows: tuple[Row, ...]
    name: str = ""
    styles: Mapping[str, Style] = field(default_factory=lambda: STYLES)
    page: Page = Page()
    aligned: bool = True
    """Whether cells of one column stand below one another; of a text often only their order is known."""

    def placed(self) -> Iterator[tuple[int, Cell]]:
        """Yield every cell with the number of its row."""
        for index, row in enumerate(self.rows):
            for cell in row.cells:
                yield index, cell

    def covering(self) -> dict[tuple[int, int], Cell]:
        """Return for every place, by row and column, the cell that covers it."""
        return {
            (row, column): cell
            for top, cell in self.placed()
            for row in range(top, top + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }

    def style(self, cell: Cell) -> Style:
        """Return how *cell* looks: as plain text where it names a style that the grid does not have."""
        return self.styles.get(cell.style, STYLES["text"])

    def width(self, cell: Cell) -> Decimal:
        """Return how wide *cell* is, in half-width characters."""
        return sum(self.widths[cell.column : cell.column + cell.columns], Decimal(0))

    def repeated(self) -> tuple[int, int] | None:
        """Return the first and the last row of the first unbroken run that is printed again on every page."""
        first = next((index for index, row in enumerate(self.rows) if row.repeat), None)
        if first is None:
            return None
        last = first
        while last + 1 < len(self.rows) and self.rows[last + 1].repeat:
            last += 1
        return first, last


def address(row: int, column: int) -> str:
    """Name a place as spreadsheets do, counting from 0: ``address(13, 2)`` is C14."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
