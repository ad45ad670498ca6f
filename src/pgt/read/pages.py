"""What readers return: a grid, and what of it could not be read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from pgt.diagnostics import Text
from pgt.grid import Cell, Grid, Row


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read.

    A formula never reckoned, or one that failed; a number format that is not known; words that are hidden or struck
    out; a picture in a cell; a sign of an unknown font.
    """

    place: str
    why: Literal["formula", "error", "format", "hidden", "picture", "sign", "struck"]
    text: str = ""

    @property
    def reason(self) -> Text:
        """Why it could not be read."""
        return _REASONS[self.why]


_REASONS = {
    "formula": Text("公式没有算出的值", "a formula without a value"),
    "error": Text("公式算不出来", "a formula that failed"),
    "format": Text(
        "这个数字格式认不得，读的是格子里存的数", "a number format that is not known: the number is read as it is held"
    ),
    "hidden": Text("隐藏的文字，没有读", "hidden words, not read"),
    "picture": Text("格子里的图片，没有读", "a picture in a cell, not read"),
    "struck": Text("划掉的字，没有读", "words struck out, not read"),
    "sign": Text("符号字体里的符号，不知道是什么", "a sign of a symbol font that is not known"),
}


@dataclass(frozen=True, slots=True)
class Comment:
    """What stands beside the cells: somebody's comment, a foot- or endnote, a header or footer, words on a shape."""

    place: str
    text: str
    kind: Literal["comment", "note", "header", "shape"] = "comment"


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet, or the tables of a document or a text."""

    grid: Grid
    unread: tuple[Unread, ...] = ()
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    """As the sheet counts them."""
    hidden_columns: tuple[int, ...] = ()
    without_formats: bool = False
    """Whether only what cells hold is known, and not how they show it."""
    comments: tuple[Comment, ...] = ()
    pictures: int = 0


Place = tuple[int, int]


def compressed(cells: Mapping[Place, Cell], spans: Mapping[Place, Place]) -> tuple[Row, ...]:
    """Return the rows of *cells* without those in which none begins; *spans* are merged cells, corner to corner.

    What stands in a merged cell beside its first corner is kept: somebody's program left it there.
    """
    rows: dict[int, list[Cell]] = {}
    numbers = sorted({row for row, _ in cells})
    for (row, column), cell in sorted(cells.items()):
        bottom, right = spans.get((row, column), (row, column))
        height = _count(numbers, row, bottom)
        width = next((at for at in range(column + 1, right + 1) if (row, at) in cells), right + 1) - column
        rows.setdefault(row, []).append(replace(cell, columns=max(width, 1), rows=height))
    return tuple(Row(tuple(rows[row])) for row in numbers)


def _count(numbers: list[int], first: int, last: int) -> int:
    return bisect_right(numbers, last) - bisect_left(numbers, first)
