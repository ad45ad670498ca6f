"""A table printed on its form: every part of the form becomes rows of cells, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pgt.form import Block, Box, Field, Form, Part, Row
from pgt.form.paths import Sort
from pgt.form.template import Template
from pgt.forms.groups import Level
from pgt.forms.reckoning import decimals_of
from pgt.forms.scope import RATE_DECIMALS, Element, Printed, Scope
from pgt.forms.stand_ins import with_stand_ins
from pgt.forms.walk import walk
from pgt.forms.words import kept_words
from pgt.grid import Cell, Grid, NumberFormat
from pgt.grid import Row as GridRow
from pgt.model import Indicator, Table
from pgt.profile import Profile

_NUMBERS = (Sort.AMOUNT, Sort.NUMBER, Sort.RATE)


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
        spots.append(_Spot(_cell(box, scope, free[0], row.style), box.merge))
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
    values = tuple(value for value in scope.each(loop) if _is_printed(value, block, scope.form))
    shown = with_stand_ins(block, scope, values)
    lines: list[_Line] = []
    for index in range(max(len(shown), block.at_least) + more):
        value = shown[index] if index < len(shown) else None
        inside = scope.enter(loop, Element(value, index + 1, values))
        lines += _once(block, inside, columns, head=() if index else block.head)
    _merge(lines)
    return lines


def _is_printed(value: object, part: Block | Box, form: Form) -> bool:
    if isinstance(value, Level):
        return not part.only or value.id in part.only
    return not isinstance(value, Indicator) or form.prints(value.category, value.name, part)


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


def _cell(box: Box, scope: Scope, column: int, row_style: str | None) -> Cell:
    value, number = _said(box, scope)
    style = box.style or row_style or _usual_style(box, scope)
    return Cell(column, value, box.columns, box.rows, style, number)


def _usual_style(box: Box, scope: Scope) -> str:
    if not box.text.paths:
        return "label" if box.text.text else "text"
    if box.tick:
        return "center"
    return "number" if _is_number(box, scope) else "text"


def _is_number(box: Box, scope: Scope) -> bool:
    """Whether the box holds one number, with words only behind it."""
    if box.each or box.text.suffix is None:
        return False
    sort = next(scope.form.paths[path] for path in (*box.text.paths, *box.otherwise.paths) if path in scope.form.paths)
    return sort in _NUMBERS or (sort is Sort.COUNT and not box.text.suffix)  # 2021年度 is words


def _said(box: Box, scope: Scope) -> tuple[Printed, NumberFormat]:
    """Return what *box* says, and how it is shown if that is a number."""
    if box.each:
        lines = [_compose(box, inside) for inside in _inside(box.each, box, scope)]
        lines += box.fillers[len(lines) :]
        return box.between.join(lines) or _blank(box, scope) or None, NumberFormat()
    if box.choices and box.choices.ticks:
        said = scope.value(box.text.paths[0])
        return box.choices.ticks.show(box.choices.choices, (said,) if isinstance(said, str) else ()), NumberFormat()
    if box.tick:
        written = replace(scope, as_written=True).value(box.text.paths[0])
        return box.tick.show(written if isinstance(written, str) else None) or None, NumberFormat()
    if _is_number(box, scope):
        value = _value(box.text.paths[0], box, scope)
        if not isinstance(value, Decimal):
            return value or _blank(box, scope) or None, NumberFormat()
        return _number(value, box, box.text.suffix or "", _decimals_beside(box, scope))
    return _compose(box, scope) or None, NumberFormat()


def _value(path: str, box: Box, scope: Scope) -> Printed:
    return scope.value(path, RATE_DECIMALS if box.decimals is None else box.decimals)


def _inside(loop: str, box: Box, scope: Scope) -> Iterator[Scope]:
    values = tuple(value for value in scope.each(loop) if _is_printed(value, box, scope.form))
    for number, value in enumerate(values, start=1):
        yield scope.enter(loop, Element(value, number, values))


def _blank(box: Box, scope: Scope) -> str:
    """Return what stands in for a value: on a form that nobody has begun to fill in, what should stand there."""
    return box.hint if box.hint and scope.table == Table(scope.table.kind) else box.blank


def _decimals_beside(box: Box, scope: Scope) -> int:
    """Return how many decimals the points of a column need, where zeros at their ends are left out."""
    name, _, key = box.text.paths[0].partition(".")
    if not box.drop_zeros or key != "weight" or name not in scope.elements:
        return 0
    points = (walk(one, key) for one in scope.elements[name].siblings)
    return max((decimals_of(one.normalize()) for one in points if isinstance(one, Decimal)), default=0)


def _number(value: Decimal, box: Box, suffix: str, least: int = 0) -> tuple[Decimal, NumberFormat]:
    """Return a number with its format; one that is printed with % behind it is held as the fraction that it is."""
    decimals = decimals_of(value) if box.decimals is None else box.decimals
    if box.drop_zeros:
        decimals = max(decimals_of(round(value, decimals).normalize()), least)
    percent = suffix.startswith("%")
    shown = NumberFormat(decimals, box.thousands, percent, suffix.removeprefix("%"))
    return (value.scaleb(-2) if percent else value), shown


def _compose(box: Box, scope: Scope) -> str:
    """Put the words of *box* and its values together."""
    values = [_value(path, box, scope) for path in box.text.paths]
    if box.drop_words and all(value in (None, "") for value in values):
        return _blank(box, scope)
    parts = kept_words(box.text.parts, values) if box.drop_words else box.text.parts
    written = iter(values)
    return "".join(_shown(next(written), box, scope) if isinstance(part, Field) else part for part in parts)


def _shown(value: Printed, box: Box, scope: Scope) -> str:
    if not isinstance(value, Decimal):
        return value or _blank(box, scope) or ""
    value, shown = _number(value, box, "")
    return shown.show(value)
