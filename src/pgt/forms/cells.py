"""What a box of a form says of a table, as a cell of a grid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from pgt import figures
from pgt.form import Block, Box, Field, Form
from pgt.form.paths import Sort
from pgt.forms.groups import Level
from pgt.forms.scope import RATE_DECIMALS, Element, Printed, Scope
from pgt.forms.walk import walk
from pgt.forms.words import kept_words
from pgt.grid import Cell, NumberFormat
from pgt.model import Indicator, Table

_NUMBERS = (Sort.AMOUNT, Sort.NUMBER, Sort.RATE)


def cell_of(box: Box, scope: Scope, column: int, row_style: str | None) -> Cell:
    """Return the cell of *box* at a column."""
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
    values = tuple(value for value in scope.each(loop) if is_printed(value, box, scope.form))
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
    return max((figures.decimals(one.normalize()) for one in points if isinstance(one, Decimal)), default=0)


def _number(value: Decimal, box: Box, suffix: str, least: int = 0) -> tuple[Decimal, NumberFormat]:
    """Return a number with its format; one that is printed with % behind it is held as the fraction that it is."""
    decimals = figures.decimals(value) if box.decimals is None else box.decimals
    if box.drop_zeros:
        decimals = max(figures.decimals(round(value, decimals).normalize()), least)
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


def is_printed(value: object, part: Block | Box, form: Form) -> bool:
    """Whether *part* of a form, which repeats over a list, prints an element of it."""
    if isinstance(value, Level):
        return not part.only or value.id in part.only
    return not isinstance(value, Indicator) or form.prints(value.category, value.name, part)
