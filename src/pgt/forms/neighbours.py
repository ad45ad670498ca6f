"""Tables side by side on one sheet: told apart at a blank column where the labels of a table begin again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pgt.form import Block, Form, Part
from pgt.forms.labels import plain
from pgt.grid import Cell, Grid, Row

_ENOUGH = 4
"""Words that a sheet has on either side: the labels of a form."""

_WHOSE = frozenset({"name", "organization.name"})
"""What is said once of a table: a label beside it that is there again begins another one."""


def apart(grid: Grid, forms: Sequence[Form]) -> tuple[Grid, ...]:
    """Return the tables of *grid* that stand beside one another as grids of their own, from left to right."""
    whose = labels_of_whose(forms)
    width = max((cell.column + cell.columns for _, cell in grid.placed()), default=0)
    covered = {column for _, cell in grid.placed() for column in range(cell.column, cell.column + cell.columns)}
    for column in (one for one in reversed(range(1, width)) if one not in covered):
        left, right = _words(grid, range(column)), _words(grid, range(column, width))
        both = left & right
        if len(both) >= _ENOUGH and both & whose:
            return (*apart(_part(grid, 0, column), forms), _part(grid, column, width))
    return (grid,)


def labels_of_whose(forms: Sequence[Form]) -> set[str]:
    """Return the labels in front of what says whose table it is."""
    return {label for form in forms for label in _labels(form.rows)}


def _words(grid: Grid, columns: range) -> set[str]:
    return {plain(cell.shown) for _, cell in grid.placed() if cell.column in columns} - {""}


def _labels(parts: Sequence[Part]) -> Iterator[str]:
    """Yield the labels in front of what is said once of a table."""
    for part in parts:
        if isinstance(part, Block):
            yield from _labels((*part.rows, *part.beside))
            continue
        for label, box in pairwise(part.boxes):
            if not label.text.paths and _WHOSE.intersection(box.text.paths):
                yield plain(label.text.text)


def _part(grid: Grid, start: int, end: int) -> Grid:
    """Return the columns of *grid* from *start* to *end*, without the rows that are blank there."""
    kept = [number for number, row in enumerate(grid.rows) if _within(row, start, end)]
    rows = []
    for number in kept:
        cells = (
            replace(cell, column=cell.column - start, rows=sum(number <= one < number + cell.rows for one in kept))
            for cell in _within(grid.rows[number], start, end)
        )
        rows.append(replace(grid.rows[number], cells=tuple(cells)))
    return replace(grid, widths=grid.widths[start:end], rows=tuple(rows))


def _within(row: Row, start: int, end: int) -> list[Cell]:
    return [cell for cell in row.cells if start <= cell.column < end]
