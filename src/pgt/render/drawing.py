"""A grid drawn in a terminal, with lines around its cells."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from pgt.diagnostics import visible
from pgt.grid import Cell, Grid
from pgt.render.breaking import unbreakable
from pgt.render.room import width

_NARROWEST = 2
"""One Chinese character."""

_UP, _DOWN, _LEFT, _RIGHT = 1, 2, 4, 8
_LINES = " ╵╷│╴┘┐┤╶└┌├─┴┬┼"
"""The character that joins lines in the directions whose bits make its place."""


def draw(grid: Grid, room: int | None = None) -> str:
    """Draw *grid*; a column is as wide as it is on paper, or narrower where there is *room* for fewer characters."""
    widths = _narrowed([int(column) for column in grid.widths], room)
    heights = _heights(grid, widths)
    lefts = list(accumulate((columns + 1 for columns in widths), initial=0))
    tops = list(accumulate((height + 1 for height in heights), initial=0))
    lines = [[0] * (lefts[-1] + 1) for _ in range(tops[-1] + 1)]
    words: list[dict[int, str]] = [{} for _ in lines]
    for row, cell in grid.placed():
        left, right = lefts[cell.column], lefts[cell.column + cell.columns]
        top, bottom = tops[row], tops[row + cell.rows]
        style = grid.style(cell)
        if style.border == "thin":
            _frame(lines, left, right, top, bottom)
        texts = list(_wrap(cell.shown, right - left - 1))
        first = top + 1 + (bottom - top - 1 - len(texts)) // 2
        for at, text in enumerate(texts, start=first):
            spare = right - left - 1 - width(text)
            words[at][left + 1 + {"left": 0, "center": spare // 2, "right": spare}[style.align]] = text
    return "".join(_line(*both) + "\n" for both in zip(lines, words, strict=True))


def _narrowed(widths: list[int], room: int | None) -> list[int]:
    """Make columns narrower, all by the same part, until they fit with the lines between them."""
    free = sum(widths) if room is None else room - len(widths) - 1
    wanted = sum(widths)
    if wanted <= free:
        return widths
    shares = [max(columns * free // wanted, _NARROWEST) for columns in widths]
    for place in sorted(range(len(widths)), key=lambda place: shares[place] - widths[place]):
        if sum(shares) < free:
            shares[place] += 1
    return shares


def _heights(grid: Grid, widths: list[int]) -> list[int]:
    heights = [1] * len(grid.rows)
    for row, cell in sorted(grid.placed(), key=lambda placed: placed[1].rows):
        missing = _needed(cell, widths) - sum(heights[row : row + cell.rows]) - (cell.rows - 1)
        heights[row + cell.rows - 1] += max(missing, 0)
    return heights


def _needed(cell: Cell, widths: list[int]) -> int:
    room = sum(widths[cell.column : cell.column + cell.columns]) + cell.columns - 1
    return len(list(_wrap(cell.shown, room)))


def _frame(lines: list[list[int]], left: int, right: int, top: int, bottom: int) -> None:
    for y in (top, bottom):
        for x in range(left, right):
            lines[y][x] |= _RIGHT
            lines[y][x + 1] |= _LEFT
    for x in (left, right):
        for y in range(top, bottom):
            lines[y][x] |= _DOWN
            lines[y + 1][x] |= _UP


def _line(lines: list[int], words: dict[int, str]) -> str:
    drawn, x = "", 0
    while x < len(lines):
        text = words.get(x, "")
        drawn += text or _LINES[lines[x]]
        x += width(text) or 1
    return drawn.rstrip()


def _wrap(text: str, room: int) -> Iterator[str]:
    for paragraph in text.split("\n"):
        line = ""
        for piece in unbreakable(visible(paragraph)):
            if line and width(line) + width(piece) > room:
                yield line
                line = ""
            for character in piece:
                if line and width(line) + width(character) > room:  # the piece is longer than a line
                    yield line
                    line = ""
                line += character
        yield line
