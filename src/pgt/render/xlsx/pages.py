"""Where pages end: not below a lonely head or heading, and as seldom as can be inside a merged cell.

Spreadsheets break pages wherever the paper ends. A merged cell that is cut there is left open at the bottom, and its
words stand on one of the pages only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from pgt.grid import Grid
from pgt.render.xlsx.heights import SPARE

_POINTS = Decimal(72) / Decimal("25.4")
"""In a millimetre."""

_FOOTER = Decimal("0.2") * 72
"""What the lower margin has more than the others."""

_SPARE = Decimal("0.97")
"""Spreadsheets and printers do not quite agree on how high a page is."""

_FULL_ENOUGH = Decimal("0.6")
"""How much of a page has to be used before it may end early."""

_HEADING = 100
"""A heading alone at the foot of a page is worse than any number of merged cells that are cut."""


def breaks(grid: Grid, heights: Sequence[float], repeated: range) -> list[int]:
    """Return the rows that begin a page: the *repeated* ones stand on top of every page below them."""
    tops = list(accumulate((Decimal(height) for height in heights), initial=Decimal(0)))
    room = _room(grid)
    again = tops[repeated.stop] - tops[repeated.start] if repeated else Decimal(0)
    cuts = _cuts(grid)
    found: list[int] = []
    start = 0
    while True:
        free = room - (again if start >= repeated.stop and found else 0)
        over = next((row for row in range(start + 1, len(heights) + 1) if tops[row] - tops[start] > free), None)
        if over is None:
            return found
        last = max(over - 1, start + 1)
        least = tops[start] + free * _FULL_ENOUGH
        allowed = [row for row in range(start + 1, last + 1) if tops[row] >= least and row not in _after_head(repeated)]
        start = min(reversed(allowed), key=lambda row: cuts[row], default=last)
        found.append(start)


def _after_head(repeated: range) -> range:
    """Return the rows that would leave the heads, or a part of them, alone at the foot of a page."""
    return range(repeated.start + 1, repeated.stop + 1) if repeated else range(0)


def _room(grid: Grid) -> Decimal:
    """Return how many points of rows a page holds, once it is made as wide as the paper."""
    width, height = grid.page.size
    across = (width - 2 * grid.page.margin) * _POINTS
    down = (height - 2 * grid.page.margin) * _POINTS - _FOOTER
    wide = sum(_points(float(column * SPARE)) for column in grid.widths) or Decimal(1)
    scale = min(Decimal(1), Decimal(int(across / wide * 100)) / 100)
    return down / scale * _SPARE


def _points(width: float) -> Decimal:
    """Return how wide a column of *width* characters is drawn: 7 pixels each, and 5 around them."""
    return Decimal(int(width * 7 + 0.5) + 5) * Decimal("0.75")


def _cuts(grid: Grid) -> list[int]:
    """Return for each row what a page that begins there would cut: merged cells, a heading from what it heads."""
    cuts = [0, *(_HEADING * row.keep for row in grid.rows)]
    for row in _inside(grid):
        cuts[row] += 1
    return cuts


def _inside(grid: Grid) -> Iterator[int]:
    for top, cell in grid.placed():
        yield from range(top + 1, top + cell.rows)
