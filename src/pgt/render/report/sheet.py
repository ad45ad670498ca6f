"""A sheet that grows downwards, with blank places for charts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from pgt import figures
from pgt.diagnostics import Language, Text
from pgt.grid import Cell, Grid, NumberFormat, Page, Row
from pgt.render.report.charts import Chart

LINE = 29
"""Pixels of a row of one line."""

_PERCENT = NumberFormat(2, percent=True)


def percent(column: int, value: Decimal | None) -> Cell:
    """Return *value*, which is in percent, as a cell to reckon with: a fraction, shown as a percentage."""
    return Cell(column, None if value is None else value.scaleb(-2), style="number", number=_PERCENT)


def figure(column: int, value: Decimal | None) -> Cell:
    """Return *value* as a cell that shows all the decimals it has."""
    decimals = 0 if value is None else figures.decimals(value)
    return Cell(column, value, style="number", number=NumberFormat(decimals))


def count(column: int, value: int | None) -> Cell:
    """Return a number of things as a cell."""
    return Cell(column, None if value is None else Decimal(value), style="center")


@dataclass(slots=True)
class Sheet:
    """The rows and charts so far."""

    language: Language
    widths: tuple[Decimal, ...]
    place: int = 0
    """Which sheet of the workbook it is, counted from 0."""
    page: Page = field(default_factory=Page)
    rows: list[Row] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)

    def say(self, zh: str, en: str) -> str:
        """Return the text in the sheet's language."""
        return Text(zh, en).to(self.language)

    def line(self, text: str, style: str, lines: int = 1) -> None:
        """Print *text* across all columns, as high as so many *lines*."""
        self.rows.append(Row((Cell(0, text, len(self.widths), style=style),), lines))

    def chart(self, chart: Chart) -> None:
        """Keep a blank place as high as *chart*, and let it stand there."""
        self.charts.append(replace(chart, sheet=self.place, place=(len(self.rows), 0)))
        rows = -(-chart.size[1] // LINE) + 1
        self.rows.append(Row((Cell(0, None, len(self.widths), rows, style="left"),)))
        self.rows += [Row()] * (rows - 1)

    def grid(self, name: Text) -> Grid:
        """Return the sheet as a grid with this *name*."""
        return Grid(self.widths, tuple(self.rows), name.to(self.language), page=self.page)
