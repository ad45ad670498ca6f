"""The unit of amounts in a line of its own, 单位：元, which people write wherever there is room above a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from pgt.grid import Cell, Grid
from pgt.money import AMOUNT_UNITS

Lines = Mapping[int, Cell]
"""Cells that name a unit and stand alone, by their rows."""

_LINE = re.compile(r"(?:金额|货币)?单位[:：]?(?P<unit>.+)")
_IN_LABEL = re.compile(r".*(?:资金|预算|金额|拨款|总额|支出|执行).*[(（](?:单位[:：])?(?P<unit>[^()（）]+)[)）][:：]?")
_ASIDE = re.compile(r"[\s()（）【】]|人民币")


def bare_unit(text: str) -> str | None:
    """Return the unit that *text* is, in brackets or not; None where it is none."""
    unit = _ASIDE.sub("", text)
    return unit if unit in AMOUNT_UNITS else None


def line_unit(text: str) -> str | None:
    """Return the unit that a line such as 单位：元 names; None for other words."""
    found = _LINE.fullmatch(_ASIDE.sub("", text))
    return bare_unit(found["unit"]) if found else None


def named_unit(text: str) -> str | None:
    """Return the unit that a line names, or a label such as 资金总额（元）; names of indicators look like labels."""
    found = _IN_LABEL.fullmatch("".join(text.split()))
    return line_unit(text) or (bare_unit(found["unit"]) if found else None)


def lifted(grid: Grid) -> tuple[Grid, Lines]:
    """Return *grid* without the lines that only name a unit, which stand in the way of others, and these lines."""
    lines: dict[int, Cell] = {}
    for number, row in enumerate(grid.rows):
        filled = [cell for cell in row.cells if cell.shown.strip()]
        if len(filled) == 1 and line_unit(filled[0].shown):
            lines[number] = filled[0]
    if not lines:
        return grid, lines
    rows = (replace(row, cells=()) if number in lines else row for number, row in enumerate(grid.rows))
    return replace(grid, rows=tuple(rows)), lines


def line_for(lines: Lines, rows: Iterable[int], labels: Iterable[Cell]) -> Cell | None:
    """Return what names the unit for a table on *rows*: the last line in it or above it, or else a label of it."""
    last = max(rows)
    line = max(((number, cell) for number, cell in lines.items() if number <= last), default=(0, None))[1]
    return line or next((cell for cell in labels if named_unit(cell.shown)), None)
