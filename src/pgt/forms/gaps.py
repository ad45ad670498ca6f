"""Rows of a text, of whose cells only the order is known, below a header of several rows.

A row with as many cells as the header has columns is whole. Where some are missing, what can be told is put below its
caption: labels that were merged with those above are left out from the left, and figures are as many as the header has
columns for them. Other figures are listed, for nothing says which of them is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pgt.forms import findings
from pgt.forms.arranged import Rows
from pgt.forms.bands import Leaf
from pgt.forms.captions import Span
from pgt.forms.findings import Remark
from pgt.forms.labels import Categories
from pgt.forms.likeness import is_stroke
from pgt.forms.numbers import number
from pgt.forms.ticks import is_tick
from pgt.grid import Cell, Grid

_MOST_PIECES = 4
_FEWEST_FIGURES = 2
_LEFT_OF_LEVELS = 1
"""Columns left of the levels where there are no others but one that the rows of a goal share."""

Leaves = Sequence[Leaf | None]


def fitted(rows: Rows, grid: Grid, row: int, span: Span, categories: Categories) -> None:
    """Put the cells of a row of a text below the captions of *span*."""
    cells, leaves = rows.cells[row], span.leaves
    if not cells or len(cells) >= len(leaves):
        return
    beside = next((at for at, leaf in enumerate(leaves) if leaf is None or not leaf.is_beside), 0)
    if len(cells) + beside < len(leaves) and span.header.is_as_printed and _is_torn(grid, row, span, beside):
        return
    rows.whole.add(row)
    cells = rows.cells[row] = [replace(cell, column=cell.column + beside) for cell in cells]
    lacking = len(leaves) - len(cells) - beside
    if not lacking or _with_all_figures(rows, row, leaves):
        return
    if not span.header.is_as_printed:
        rows.set_all_aside(row, findings.NO_COLUMN)
    elif _is_merged(leaves[beside:], lacking, cells[0].shown, categories):
        rows.cells[row] = [replace(cell, column=cell.column + lacking) for cell in cells]
    else:
        labels = _with_labels(rows, row, leaves, categories)
        _set_figures_aside(rows, row, leaves)
        if labels < len(cells):
            rows.remarks.setdefault(row, []).append(Remark(cells[0].place, findings.FEWER_CELLS))


def _with_labels(rows: Rows, row: int, leaves: Leaves, categories: Categories) -> int:
    """Put the labels of levels that a row begins with below their captions, and all else behind; tell how many."""
    paths = [leaf.path.rpartition(".")[2] if leaf else "" for leaf in leaves]
    if "second" not in paths:
        return 0
    cells = rows.cells[row]
    second = paths.index("second")
    first = paths.index("first") if "first" in paths else second
    at = len(cells) > 1 and not categories.is_any(cells[0].shown) and categories.is_first(cells[1].shown)
    placed = [cells[0]] if at else []  # what stands left of the levels, as 目标1 does
    column = first
    for test, own in ((categories.is_first, first), (categories.is_usual_second, second)):
        if len(placed) < len(cells) and test(cells[len(placed)].shown):
            placed.append(replace(cells[len(placed)], column=own))
            column = own + 1
    labels = len(placed)
    if not labels and first > _LEFT_OF_LEVELS:
        return 0  # it may be a row of something else
    column = column if labels else second + 1
    behind = (replace(cell, column=column + place) for place, cell in enumerate(cells[labels:]))
    rows.cells[row] = [*placed, *behind]
    return labels


def _is_merged(leaves: Leaves, lacking: int, text: str, categories: Categories) -> bool:
    """Whether the cells that are missing are labels on the left, which are those of the rows above."""
    if not all(leaf is not None and leaf.is_merged for leaf in leaves[:lacking]):
        return False
    leaf = leaves[lacking]
    match leaf.path.rpartition(".")[2] if leaf else "":
        case "first":
            return categories.is_first(text)
        case "second":
            return categories.is_usual_second(text)
        case _:
            return not categories.is_own(text)


def _with_all_figures(rows: Rows, row: int, leaves: Leaves) -> bool:
    """Put the figures of a row below their captions, if none is missing; tell whether that is so."""
    own, cells = _of_figures(leaves), rows.cells[row]
    words = _words(leaves, cells)
    figures = cells[words:]
    is_whole = len(figures) == len(own) >= _FEWEST_FIGURES and all(map(_is_figure, figures))
    if is_whole:
        placed = (replace(cell, column=column) for cell, column in zip(figures, own, strict=True))
        rows.cells[row] = sorted([*cells[:words], *placed], key=lambda cell: cell.column)
    return is_whole


def _set_figures_aside(rows: Rows, row: int, leaves: Leaves) -> None:
    """Set the figures of a row aside, some of which are missing, and what stands behind them."""
    if len(_of_figures(leaves)) >= _FEWEST_FIGURES:
        for cell in rows.cells[row][_words(leaves, rows.cells[row]) :]:
            rows.set_aside(row, cell, findings.NO_COLUMN)


def _words(leaves: Leaves, cells: Sequence[Cell]) -> int:
    """Return how many cells of a row stand before its first figure."""
    own = (at for at, cell in enumerate(cells) if _is_figure(cell) and not _counts(leaves, cells, at))
    return next(own, len(cells))


def _of_figures(leaves: Leaves) -> list[int]:
    return [at for at, leaf in enumerate(leaves) if leaf is not None and leaf.has_figures]


def _counts(leaves: Leaves, cells: Sequence[Cell], at: int) -> bool:
    """Whether a cell says which row it is in, and is followed by words."""
    leaf = leaves[at]
    return leaf is not None and leaf.path.endswith("number") and at + 1 < len(cells) and not _is_figure(cells[at + 1])


def _is_figure(cell: Cell) -> bool:
    """Whether a cell says nothing but a number, or is a tick or a stroke."""
    return number(cell.shown, "%") is not None or is_stroke(cell.shown) or is_tick(cell.shown)


def _is_torn(grid: Grid, row: int, span: Span, beside: int) -> bool:
    """Whether a row is a piece of one that was broken at the line breaks in its cells, and is whole with the others."""
    own = _of_figures(span.leaves)
    for first in range(max(span.last + 1, row - _MOST_PIECES + 1), row + 1):
        for last in range(max(row, first + 1), min(first + _MOST_PIECES, len(grid.rows))):
            pieces = grid.rows[first : last + 1]
            cells = [cell for piece in pieces for cell in piece.cells]
            if len(cells) + beside == len(span.leaves) and all(piece.breaks for piece in pieces[1:]):
                leaves = span.leaves[beside:]
                figures = [at for at, cell in enumerate(cells) if _is_figure(cell) and not _counts(leaves, cells, at)]
                if figures == [at - beside for at in own]:
                    return True
    return False
