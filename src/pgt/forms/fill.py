"""A table printed on its form: every part of the form becomes rows of cells, from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pgt.form import Block, Box, Form, Part, Row
from pgt.form.template import Template
from pgt.forms.cells import cell_of, is_printed
from pgt.forms.scope import Element, Scope
from pgt.forms.stand_ins import with_stand_ins
from pgt.grid import Cell, Grid
from pgt.grid import Row as GridRow
from pgt.model import Table
from pgt.profile import Profile


@dataclass(slots=True)
class _Spot:
    """A cell being laid out; *merge* until it is settled whether it is one with the cell below."""

    cell: Cell
    merge: bool = False


@dataclass(slots=True)
class _Line:
    """One row being laid out."""

    spots: list[_Spot]
    lines: int = 1
    repeat: bool = False
    keep: bool = False


def fill(form: Form, table: Table, profile: Profile | None = None) -> Grid:
    """Print *table* on *form*; points that it does not write are those that *profile* fixes for every table."""
    if form.collection:
        return collect(form, (table,))
    return _print(Scope(form, table, (table,), profile), table.name or form.name)


def collect(form: Form, tables: Sequence[Table]) -> Grid:
    """Print all *tables* on a form that holds many."""
    return _print(Scope(form, tables=tuple(tables)), form.name)


def empty(form: Form, profile: Profile | None = None) -> Grid:
    """Print *form* with nothing filled in but the points that *profile* fixes for every table."""
    return collect(form, ()) if form.collection else fill(form, Table(kind=form.kind), profile)


def _print(scope: Scope, name: str) -> Grid:
    form = scope.form
    lines = _lay(form.rows, scope, range(len(form.widths)))
    rows = tuple(GridRow(tuple(spot.cell for spot in line.spots), line.lines, line.repeat, line.keep) for line in lines)
    return Grid(form.widths, rows, name, form.styles, form.page)


def _lay(parts: Sequence[Part], scope: Scope, columns: range, more: int = 0) -> list[_Line]:
    """Lay *parts* out one below the other; *more* empty repetitions go into the last one, if it repeats."""
    lines: list[_Line] = []
    reach = dict.fromkeys(columns, 0)
    for part in parts:
        if isinstance(part, Row):
            lines.append(_row(part, scope, [column for column in columns if not reach[column]]))
            reach = {column: max(height - 1, 0) for column, height in reach.items()}
            for spot in lines[-1].spots:
                covered = range(spot.cell.column, spot.cell.column + spot.cell.columns)
                reach |= dict.fromkeys(covered, spot.cell.rows - 1)
        else:
            lines += _block(part, scope, columns, more if part is parts[-1] else 0)
    return lines


def _row(row: Row, scope: Scope, free: list[int]) -> _Line:
    spots = []
    for box in _settled(row.boxes, scope):
        spots.append(_Spot(cell_of(box, scope, free[0], row.style), box.merge))
        free = free[box.columns :]
    return _Line(spots, row.lines, row.repeat)


def _settled(boxes: Sequence[Box], scope: Scope) -> tuple[Box, ...]:
    """Return *boxes*, those that can say something else saying it if one of them would say nothing, all together."""
    able = [box for box in boxes if box.otherwise.paths]
    if not any(_lacks(scope, box.text) and not _lacks(scope, box.otherwise) for box in able):
        return tuple(boxes)
    return tuple(replace(box, text=box.otherwise, otherwise=box.text) if box.otherwise.paths else box for box in boxes)


def _lacks(scope: Scope, text: Template) -> bool:
    return all(scope.value(path) in (None, "") for path in text.paths)


def _block(block: Block, scope: Scope, columns: range, more: int = 0) -> list[_Line]:
    if block.each is None:
        return _once(block, scope, columns, more)
    loop = block.each
    values = tuple(value for value in scope.each(loop) if is_printed(value, block, scope.form))
    shown = with_stand_ins(block, scope, values)
    lines: list[_Line] = []
    for index in range(max(len(shown), block.at_least) + more):
        value = shown[index] if index < len(shown) else None
        inside = scope.enter(loop, Element(value, index + 1, values))
        lines += _once(block, inside, columns, head=() if index else block.head)
    _merge(lines)
    return lines


def _once(block: Block, scope: Scope, columns: range, more: int = 0, head: tuple[Row, ...] = ()) -> list[_Line]:
    """Lay out one repetition of *block*."""
    left = _row(Row(block.left), scope, list(columns)).spots
    inner = columns[sum(box.columns for box in block.left) :]
    lines = _side_by_side(block.beside, scope, inner) if block.beside else _lay(block.rows, scope, inner, more)
    for line in lines[: _headings(block)]:
        line.keep = True
    lines = [*_lay(head, scope, inner), *lines]
    if lines:
        for spot in left:
            spot.cell = replace(spot.cell, rows=len(lines))
        lines[0].spots[:0] = left
    return lines


_MOST_HEADINGS = 4
"""Rows in front of a list that are its heading; more of them are a form of their own."""


def _headings(block: Block) -> int:
    """Return how many rows head what *block* repeats below them, as an organization's name does its projects."""
    if block.each is None or all(isinstance(part, Row) for part in block.rows):
        return 0
    count = next(at for at, part in enumerate(block.rows) if isinstance(part, Block))
    return count if count <= _MOST_HEADINGS else 0


def _side_by_side(blocks: Sequence[Block], scope: Scope, columns: range) -> list[_Line]:
    """Lay *blocks* out beside one another: a lower one gets empty repetitions, or else its last boxes are stretched."""
    starts = [sum(block.columns for block in blocks[:index]) for index in range(len(blocks))]
    places = [columns[start : start + block.columns] for start, block in zip(starts, blocks, strict=True)]
    sides = [_block(block, scope, place) for block, place in zip(blocks, places, strict=True)]
    height = max(map(len, sides))
    for index, (block, place) in enumerate(zip(blocks, places, strict=True)):
        if len(sides[index]) < height and _grows(block):
            sides[index] = _block(block, scope, place, height - len(sides[index]))
        _stretch(sides[index], height)
    return [_across([side[index] for side in sides]) for index in range(height)]


def _grows(block: Block) -> bool:
    """Whether one more empty repetition makes *block* one row higher."""
    if block.each:
        return len(block.rows) == 1 and isinstance(block.rows[0], Row)
    last = block.rows[-1] if block.rows else None
    return isinstance(last, Block) and _grows(last)


def _stretch(lines: list[_Line], height: int) -> None:
    for index, line in enumerate(lines):
        for spot in line.spots:
            if index + spot.cell.rows == len(lines):
                spot.cell = replace(spot.cell, rows=height - index)
    lines += (_Line([]) for _ in range(height - len(lines)))


def _across(lines: list[_Line]) -> _Line:
    spots = [spot for line in lines for spot in line.spots]
    repeat, keep = (any(values) for values in zip(*((line.repeat, line.keep) for line in lines), strict=True))
    return _Line(spots, max(line.lines for line in lines), repeat, keep)


def _merge(lines: list[_Line]) -> None:
    """Make one cell of those that say the same in repetition after repetition, as far as the cells left of them do."""
    above: dict[int, tuple[int, _Spot, tuple[str, ...]]] = {}
    for index, line in enumerate(lines):
        said: tuple[str, ...] = ()
        kept = []
        for spot in line.spots:
            cell = spot.cell
            if not spot.merge:
                kept.append(spot)
                continue
            said = (*said, cell.shown)
            start, first, before = above.get(cell.column, (0, spot, ()))
            if cell.shown and said == before and start + first.cell.rows == index:
                first.cell = replace(first.cell, rows=first.cell.rows + cell.rows)
                continue
            above[cell.column] = (index, spot, said)
            kept.append(spot)
        line.spots = kept
    for line in lines:
        for spot in line.spots:
            spot.merge = False
