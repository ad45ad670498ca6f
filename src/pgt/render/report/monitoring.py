"""A workbook of monitoring: lights and the curve of all tables in front, every table's own curve behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from pgt.diagnostics import Language, Text
from pgt.grid import Cell, Grid, NumberFormat, Page, Row
from pgt.render import xlsx
from pgt.render.monitoring import head, words
from pgt.render.monitoring.answer import YEAR, Watch, Watched
from pgt.render.monitoring.columns import remark
from pgt.render.monitoring.page import behind, name
from pgt.render.report.charts import AMBER, BLUE, GREEN, GREY, RED, Area, Chart, Series, down, draw
from pgt.render.scores import units
from pgt.render.scores.text import cut
from pgt.score import Light, MoneyPoint

_WIDTHS = tuple(map(Decimal, (6, 30, 11, 11, 10, 10, 10, 36)))
_CURVES = tuple(map(Decimal, (16, *(9,) * YEAR)))
_PERCENT = NumberFormat(2, percent=True)
_LINE = 29
"""Pixels of a row of one line."""

_SIZE = (900, 300)
_SMALL = (820, 250)
_COLORS = {Light.RED: RED, Light.YELLOW: AMBER, Light.GREEN: GREEN, Light.BLUE: BLUE}
_LABEL = 26
_WHOLE = 100
MOST = 30
"""Bars that one chart holds; of more tables, those that are furthest behind are shown."""


def render(watch: Watch, language: Language) -> bytes:
    """Return the workbook of *watch*."""
    front, curves = _Page(language, page=Page(orientation="landscape")), _Page(language, sheet=1)
    _front(front, watch)
    _all_curves(curves, watch)
    grids = [front.grid(_WIDTHS, Text("监控", "monitoring")), curves.grid(_CURVES, Text("各表曲线", "curves"))]
    charts = (*front.charts, *curves.charts)
    return xlsx.render(grids, lambda workbook, names: draw(workbook, names, charts))


@dataclass(slots=True)
class _Page:
    """A grid that grows downwards, with blank places for charts."""

    language: Language
    sheet: int = 0
    page: Page = field(default_factory=Page)
    rows: list[Row] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)

    def say(self, zh: str, en: str) -> str:
        return Text(zh, en).to(self.language)

    def grid(self, widths: tuple[Decimal, ...], name_: Text) -> Grid:
        return Grid(widths, tuple(self.rows), name_.to(self.language), page=self.page)

    def line(self, text: str, columns: int, style: str, lines: int = 1) -> None:
        self.rows.append(Row((Cell(0, text, columns, style=style),), lines))

    def room(self, pixels: int, columns: int) -> tuple[int, int]:
        """Keep a blank place for a chart, and return its corner."""
        rows = -(-pixels // _LINE) + 1
        corner = (len(self.rows), 0)
        self.rows.append(Row((Cell(0, None, columns, rows, style="left"),)))
        self.rows += [Row()] * (rows - 1)
        return corner

    def curve(self, plan: Sequence[Decimal], spent: dict[int, Decimal], title: str, size: tuple[int, int]) -> None:
        """Print what was due and spent, month by month, and draw it."""
        months = [Cell(month, self.say(f"{month}月", f"{month}"), style="head") for month in range(1, YEAR + 1)]
        top = len(self.rows)
        self.rows.append(Row((Cell(0, self.say("月底", "by month"), style="head"), *months)))
        for label, figures in (
            (self.say("计划（累计）", "plan"), dict(enumerate(plan, 1))),
            (self.say("执行（累计）", "spent"), spent),
        ):
            cells = [_percent(month, figures.get(month)) for month in range(1, YEAR + 1)]
            self.rows.append(Row((Cell(0, label, style="head"), *cells)))
        areas: list[Area] = [(top + at, 1, top + at, YEAR) for at in range(3)]
        series = (
            Series(self.say("计划", "plan"), areas[1], GREY, dashed=True, labels=False),
            Series(self.say("执行", "spent"), areas[2], BLUE),
        )
        corner = self.room(size[1], YEAR + 1)
        most = 1.0 if all(rate <= _WHOLE for rate in spent.values()) else None
        self.charts.append(
            Chart("line", title, areas[0], series, corner, size, number="0%", most=most, sheet=self.sheet)
        )


def _percent(column: int, value: Decimal | None) -> Cell:
    return Cell(column, None if value is None else value.scaleb(-2), style="number", number=_PERCENT)


def _front(page: _Page, watch: Watch) -> None:
    columns = len(_WIDTHS)
    page.line(page.say("绩效监控", "Monitoring"), columns, "title", 2)
    page.line(head(watch).to(page.language), columns, "subtitle")
    shown = watch.by_need()
    unit = units.common(table.outline for table in watch.tables)
    heads = (
        page.say("灯", "light"),
        page.say("表", "table"),
        page.say("预算数", "budget"),
        page.say("执行数", "spent"),
        page.say("执行率", "rate"),
        page.say("应到", "due"),
        page.say("进度", "progress"),
        page.say("说明", "remarks"),
    )
    page.rows.append(Row(tuple(Cell(place, text, style="head") for place, text in enumerate(heads))))
    first = len(page.rows)
    page.rows += [Row(tuple(_cells(table, watch, unit, page.language))) for table in shown]
    lines = list(behind(watch))
    if lines:
        page.line(page.say("没有亮绿灯的指标", "Indicators that are not green"), columns, "left", 2)
        for table, line in lines:
            label, text = name(table, page.language), line.to(page.language)
            page.rows.append(Row((Cell(0, label, 2), Cell(2, text, columns - 2))))
    bars = range(first, first + min(len(shown), MOST))
    colors = [_COLORS[table.light] if table.light else GREY for table in shown[: len(bars)]]
    size = (_SIZE[0], 90 + 26 * max(len(bars), 3))
    title = page.say(
        f"支出进度：执行率占应到的百分比（{words.counts(watch).zh}）",
        f"Progress of spending: percent of what is due ({words.counts(watch).en})",
    )
    series = (Series(page.say("进度", "progress"), down(bars, 6), colors=colors),)
    corner = page.room(size[1], columns)
    page.charts.append(Chart("bar", title, down(bars, 1), series, corner, size, number="0.00%"))


def _cells(table: Watched, watch: Watch, unit: str | None, language: Language) -> Iterator[Cell]:
    money = table.money
    yield Cell(0, words.light(table.light).to(language), style="center")
    yield Cell(1, cut(name(table, language), _LABEL))
    yield _amount(2, units.shown(table.found.budget, table.outline, unit))
    yield _amount(3, units.shown(money.spent if money else None, table.outline, unit))
    yield from (_percent(place, value) for place, value in enumerate(_rates(money), 4))
    yield Cell(7, remark(table, watch, language))


def _rates(money: MoneyPoint | None) -> tuple[Decimal | None, ...]:
    return (money.rate, money.due, money.progress) if money else (None, None, None)


def _amount(column: int, value: Decimal | None) -> Cell:
    exponent = value.as_tuple().exponent if value is not None else 0
    decimals = max(-exponent, 0) if isinstance(exponent, int) else 0
    return Cell(column, value, style="number", number=NumberFormat(decimals))


def _all_curves(page: _Page, watch: Watch) -> None:
    """Print the curve of all tables together, then that of each."""
    columns = YEAR + 1
    page.line(page.say("资金支出曲线", "Spending"), columns, "title", 2)
    if watch.curve and len(watch.tables) > 1:
        label = page.say("各表合计（占预算的百分比）", "All tables (percent of the budgets)")
        page.line(label, columns, "left", 2)
        page.curve(watch.curve.plan, dict(watch.curve.spent), label, _SMALL)
    for table in watch.tables:
        label = name(table, page.language)
        page.line(label, columns, "left", 2)
        spent = {point.month: point.rate for point in table.found.money if point.rate is not None}
        page.curve(table.found.plan, spent, label, _SMALL)
