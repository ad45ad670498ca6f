"""Rows as high as their text needs: spreadsheets do not do it for merged cells, so it is reckoned here.

The widths are those of 宋体 in Excel (a Chinese character is as wide as two of anything else), with room for fonts that
draw Latin letters wider, such as those LibreOffice takes where 宋体 is missing.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from pgt.grid import STYLES, Cell, Grid, Row, Style
from pgt.render.breaking import unbreakable
from pgt.render.xlsx.names import utf16_length

_TALLEST = 396.0
"""In points; Excel's limit is 409.5."""

_MOST_CHARACTERS = 32_767
_MOST_LINE_BREAKS = 253
"""What Excel stores in one cell."""

_TEXT_SIZE = 10.5
"""Points of the text that column widths are counted in (五号): its half-width character is 7 pixels, Excel's unit."""

_LATIN = 1.2
"""Half-width characters that a Latin letter or a figure takes: 1 in 宋体, up to 1.3 in fonts that stand in for it."""

SPARE = Decimal("1.04")
"""How much wider than its text a column is drawn: programs differ in how much they keep free at its sides."""

_LINE_HEIGHT = 1.45
_PADDING = 6.0
_SLICE = 12 * _TEXT_SIZE * _LINE_HEIGHT
"""The height of the rows that a row too high is made of: whole lines, and few enough to fill a page well."""


class Fitted(NamedTuple):
    """A grid with no cell too long and no row too high for Excel."""

    grid: Grid
    heights: tuple[float, ...]
    """Of its rows, in points."""
    origins: tuple[int, ...]
    """The row of the grid that was to be fitted from which each of its rows comes."""


def fit(grid: Grid) -> Fitted:
    """Return *grid* as Excel can hold it.

    A text that is longer than a cell may be goes on in the cell below. A row that would be too high becomes several,
    over which its cells are merged; the long texts in it begin at the top, so that a page can end between two lines.
    """
    whole, origins = _spread(grid, [_pieces_in(row) for row in grid.rows])
    whole = _from_the_top(whole)
    heights = _heights(whole)
    counts = [1 if height <= _TALLEST else math.ceil((height - _PADDING) / _SLICE) for height in heights]
    fitted, again = _spread(whole, counts)
    shares = [heights[row] if counts[row] == 1 else _SLICE for row in again]
    return Fitted(fitted, tuple(map(_round_up, shares)), tuple(origins[row] for row in again))


def _from_the_top(grid: Grid) -> Grid:
    """Let every text that is too high for one row begin at the top of its cell."""
    tops = {f"{name} from the top": replace(style, vertical="top") for name, style in grid.styles.items()}
    rows = tuple(
        replace(row, cells=tuple(_topped(grid, cell) if _needed(grid, cell) > _TALLEST else cell for cell in row.cells))
        for row in grid.rows
    )
    return replace(grid, rows=rows, styles={**grid.styles, **tops})


def _topped(grid: Grid, cell: Cell) -> Cell:
    return replace(cell, style=f"{cell.style} from the top") if cell.style in grid.styles else cell


def _round_up(height: float) -> float:
    """Round to whole pixels, which is what Excel stores."""
    return math.ceil(height / 0.75) * 0.75


def _pieces_in(row: Row) -> int:
    return max((len(_pieces(cell.shown)) for cell in row.cells), default=1)


@lru_cache(maxsize=4096)
def _pieces(text: str) -> tuple[str, ...]:
    """Cut *text* where a cell would overflow."""
    if utf16_length(text) <= _MOST_CHARACTERS and text.count("\n") <= _MOST_LINE_BREAKS:
        return (text,)
    pieces, start, length, breaks = [], 0, 0, 0
    for place, character in enumerate(text):
        length += utf16_length(character)
        breaks += character == "\n"
        if length > _MOST_CHARACTERS or breaks > _MOST_LINE_BREAKS:
            pieces.append(text[start:place])
            start, length, breaks = place, utf16_length(character), int(character == "\n")
    return (*pieces, text[start:])


def _spread(grid: Grid, counts: Sequence[int]) -> tuple[Grid, list[int]]:
    """Make of every row as many as *counts* says; its cells reach over all of them, a text in pieces fills each."""
    if max(counts, default=1) == 1:
        return grid, list(range(len(grid.rows)))
    starts = list(accumulate(counts, initial=0))
    rows: list[list[Cell]] = [[] for _ in range(starts[-1])]
    for top, cell in grid.placed():
        first, height = starts[top], starts[top + cell.rows] - starts[top]
        pieces = _pieces(cell.shown) if isinstance(cell.value, str) else ()
        for at, piece in enumerate(pieces[:-1]):
            rows[first + at].append(replace(cell, value=piece, rows=1))
        done = max(len(pieces) - 1, 0)
        last = pieces[-1] if pieces else cell.value
        rows[first + done].append(replace(cell, value=last, rows=height - done))
    origins = [row for row, count in enumerate(counts) for _ in range(count)]
    spread = tuple(
        replace(
            grid.rows[origin],
            cells=tuple(sorted(cells, key=lambda cell: cell.column)),
            lines=1 if counts[origin] > 1 else grid.rows[origin].lines,
        )
        for cells, origin in zip(rows, origins, strict=True)
    )
    return replace(grid, rows=spread), origins


def _heights(grid: Grid) -> list[float]:
    """Return the least heights at which every cell shows all of its text."""
    heights = [0.0] * len(grid.rows)
    for index, row in enumerate(grid.rows):
        for cell in row.cells:
            style = grid.style(cell)
            heights[index] = max(heights[index], row.lines * _line_height(style) + _PADDING)
            if cell.rows == 1:
                heights[index] = max(heights[index], _needed(grid, cell))
    tall = sorted(
        ((top, cell) for top, cell in grid.placed() if cell.rows > 1),
        key=lambda placed: placed[0] + placed[1].rows,
    )
    for top, cell in tall:
        missing = _needed(grid, cell) - sum(heights[top : top + cell.rows])
        for index in range(top, top + cell.rows):
            heights[index] += max(missing, 0) / cell.rows
    return [max(height, _line_height(STYLES["text"]) + _PADDING) for height in heights]


def _needed(grid: Grid, cell: Cell) -> float:
    style = grid.style(cell)
    if isinstance(cell.value, Decimal) or cell.value is None:
        return _line_height(style) + _PADDING  # a number does not wrap: it is made smaller
    room = float(grid.width(cell)) * _TEXT_SIZE / float(style.size)
    return _lines_of(cell.value, room) * _line_height(style) + _PADDING


def _line_height(style: Style) -> float:
    return float(style.size) * _LINE_HEIGHT


@lru_cache(maxsize=16384)
def _lines_of(text: str, room: float) -> int:
    """Return how many lines *text* takes where *room* half-width characters fit on one."""
    return sum(_lines_of_paragraph(paragraph, max(room, 2.0)) for paragraph in text.split("\n"))


def _lines_of_paragraph(text: str, room: float) -> int:
    lines, filled = 1, 0.0
    for piece in unbreakable(text):
        width = _width_of(piece)
        if filled + width <= room:
            filled += width
        elif width <= room:
            lines, filled = lines + 1, width
        else:  # a word longer than the line is broken where the line ends
            over = filled + width
            more = math.ceil(over / room) - 1
            lines, filled = lines + more, over - more * room
    return lines


def _width_of(text: str) -> float:
    """Return the width of *text* in half-width characters."""
    return sum(map(_width_of_character, text))


@cache
def _width_of_character(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    # Signs such as ≥ and “ are ambiguous to Unicode, and full-width in Chinese fonts.
    return 2.0 if unicodedata.east_asian_width(character) in "WFA" else _LATIN
