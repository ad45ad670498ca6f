"""A spending curve in the terminal, in characters that every encoding has and every font draws equally wide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from pgt.diagnostics import Language, Text
from pgt.render.room import width
from pgt.score.watch import YEAR

_MONTH, _NARROWEST = 5, 2
"""Columns of a month: as many as are easy to read, and as few as the number of a month takes."""

_LEVELS = 10
PLAN, SPENT, BETWEEN = ".", "#", "-"


def draw(plan: Sequence[Decimal], spent: Mapping[int, Decimal], language: Language, room: int | None = None) -> str:
    """Draw what was to be spent and what was, in percent, over the months of a year, in *room* for fewer columns."""
    top = max([Decimal(100), *plan, *spent.values()])
    step = _step(top)
    rows = int(-(-top // step))
    margin, unit = len(f"{rows * step}%"), Text("月", "month").to(language)
    free = None if room is None else room - margin - len("   ") - width(unit)
    columns = _MONTH if free is None else min(max(free // YEAR, _NARROWEST), _MONTH)
    canvas = [[" "] * (YEAR * columns + 1) for _ in range(rows + 1)]
    _trace(canvas, dict(enumerate(plan, 1)), step, (PLAN, PLAN))
    if spent:
        _trace(canvas, spent, step, (SPENT, BETWEEN))
    lines = [f"{f'{level * step}%':>{margin}} |{''.join(canvas[level]).rstrip()}" for level in range(rows, -1, -1)]
    lines.append(f"{'':>{margin}} +{'-' * (YEAR * columns + 1)}")
    months = "".join(f"{month:>{columns}}" for month in range(1, YEAR + 1))
    lines.append(f"{'':>{margin}}  {months} {unit}")
    legend = Text(f"{PLAN} 计划   {SPENT} 执行", f"{PLAN} plan   {SPENT} spent").to(language)
    return "\n".join([*lines, f"{'':>{margin}}  {legend}"])


def _step(top: Decimal) -> int:
    """Return how many percent a line is, a multiple of ten, so that some ten lines hold *top*."""
    return int(-(-top // (_LEVELS * _LEVELS))) * 10


def _trace(canvas: list[list[str]], points: Mapping[int, Decimal], step: int, marks: tuple[str, str]) -> None:
    """Draw a line from the beginning of the year through *points*, one for a month: a mark for these, one between."""
    mark, between = marks
    columns = (len(canvas[0]) - 1) // YEAR
    known = {0: Fraction(0), **{month: Fraction(percent) for month, percent in points.items()}}
    months = sorted(known)
    for start, end in pairwise(months):
        for column in range(start * columns, end * columns + 1):
            part = Fraction(column - start * columns, (end - start) * columns)
            level = round((known[start] + (known[end] - known[start]) * part) / step)
            canvas[level][column] = between
    for month in points:
        canvas[round(known[month] / step)][month * columns] = mark
