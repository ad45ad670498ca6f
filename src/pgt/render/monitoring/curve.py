"""A spending curve in the terminal, in characters that every encoding has and every font draws equally wide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from pgt.diagnostics import Language, Text
from pgt.render.monitoring.answer import YEAR

_MONTH = 5
"""Columns of a month."""

_LEVELS = 10
PLAN, SPENT, BETWEEN = ".", "#", "-"


def draw(plan: Sequence[Decimal], spent: Mapping[int, Decimal], language: Language) -> str:
    """Draw what was to be spent and what was, in percent, over the months of a year."""
    top = max([Decimal(100), *plan, *spent.values()])
    step = _step(top)
    rows = int(-(-top // step))
    canvas = [[" "] * (YEAR * _MONTH + 1) for _ in range(rows + 1)]
    _trace(canvas, dict(enumerate(plan, 1)), step, PLAN, PLAN)
    if spent:
        _trace(canvas, spent, step, SPENT, BETWEEN)
    width = len(f"{rows * step}%")
    lines = [f"{f'{level * step}%':>{width}} |{''.join(canvas[level]).rstrip()}" for level in range(rows, -1, -1)]
    lines.append(f"{'':>{width}} +{'-' * (YEAR * _MONTH + 1)}")
    months = "".join(f"{month:>{_MONTH}}" for month in range(1, YEAR + 1))
    lines.append(f"{'':>{width}}  {months} {Text('月', 'month').to(language)}")
    legend = Text(f"{PLAN} 计划   {SPENT} 执行", f"{PLAN} plan   {SPENT} spent").to(language)
    return "\n".join([*lines, f"{'':>{width}}  {legend}"])


def _step(top: Decimal) -> int:
    """Return how many percent a line is, a multiple of ten, so that some ten lines hold *top*."""
    return int(-(-top // (_LEVELS * _LEVELS))) * 10


def _trace(canvas: list[list[str]], points: Mapping[int, Decimal], step: int, mark: str, between: str) -> None:
    """Draw a line from the beginning of the year through *points*, one for a month."""
    known = {0: Fraction(0), **{month: Fraction(percent) for month, percent in points.items()}}
    months = sorted(known)
    for start, end in pairwise(months):
        for column in range(start * _MONTH, end * _MONTH + 1):
            part = Fraction(column - start * _MONTH, (end - start) * _MONTH)
            level = round((known[start] + (known[end] - known[start]) * part) / step)
            canvas[level][column] = between
    for month in points:
        canvas[round(known[month] / step)][month * _MONTH] = mark
