"""A workbook of monitoring: lights and the curve of all tables in front, every table's own curve behind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from pgt.diagnostics import Language, Text
from pgt.grid import Cell, Page, Row
from pgt.render import units, xlsx
from pgt.render.monitoring import head, words
from pgt.render.monitoring.columns import remark
from pgt.render.monitoring.page import behind, name
from pgt.render.report.charts import (
    AMBER,
    BLUE,
    GREEN,
    GREY,
    RED,
    Area,
    Chart,
    Series,
    bars_height,
    down,
    draw,
    end_of_axis,
)
from pgt.render.report.sheet import Sheet, count, figure, percent
from pgt.render.room import cut
from pgt.score import Light, MoneyPoint
from pgt.score.watch import YEAR, Watch, Watched

_WIDTHS = tuple(map(Decimal, (8, 30, 11, 11, 10, 10, 10, 34)))
_MONTH = Decimal(8)
_CURVES = tuple(map(Decimal, (16, *(9,) * YEAR)))

_WIDE = 900
_SMALL = (820, 250)
"""Pixels: how wide the chart of all tables is, and how large a curve."""

_COLORS = {Light.RED: RED, Light.YELLOW: AMBER, Light.GREEN: GREEN, Light.BLUE: BLUE}
_LABEL = 26
MOST = 30
"""Bars that one chart holds; of more tables, those that are furthest behind are shown."""


def render(watch: Watch, language: Language) -> bytes:
    """Return the workbook of *watch*."""
    widths = _WIDTHS if watch.month else (*_WIDTHS[:-1], _MONTH, _WIDTHS[-1] - _MONTH)
    front, curves = Sheet(language, widths, page=Page(orientation="landscape")), Sheet(language, _CURVES, place=1)
    _front(front, watch)
    _all_curves(curves, watch)
    grids = [front.grid(Text("监控", "monitoring")), curves.grid(Text("各表曲线", "curves"))]
    charts = (*front.charts, *curves.charts)
    return xlsx.render(grids, lambda workbook, names: draw(workbook, names, charts))


def _curve(sheet: Sheet, plan: Sequence[Decimal], spent: Mapping[int, Decimal], title: str) -> None:
    """Print what was due and spent, month by month, and draw it."""
    sheet.line(title, "left", 2)
    months = [Cell(month, sheet.say(f"{month}月", f"{month}"), style="head") for month in range(1, YEAR + 1)]
    top = len(sheet.rows)
    sheet.rows.append(Row((Cell(0, sheet.say("月底", "by month"), style="head"), *months)))
    for label, figures in (
        (sheet.say("计划（累计）", "plan"), dict(enumerate(plan, 1))),
        (sheet.say("执行（累计）", "spent"), spent),
    ):
        cells = [percent(month, figures.get(month)) for month in range(1, YEAR + 1)]
        sheet.rows.append(Row((Cell(0, label, style="head"), *cells)))
    areas: list[Area] = [(top + at, 1, top + at, YEAR) for at in range(3)]
    series = (
        Series(sheet.say("计划", "plan"), areas[1], GREY, dashed=True, labels=False),
        Series(sheet.say("执行", "spent"), areas[2], BLUE),
    )
    most = end_of_axis(spent.values())
    sheet.chart(Chart("line", title, areas[0], series, _SMALL, number="0%", most=most))


def _front(sheet: Sheet, watch: Watch) -> None:
    sheet.line(sheet.say("绩效监控", "Monitoring"), "title", 2)
    sheet.line(head(watch).to(sheet.language), "subtitle")
    rows = _tables(sheet, watch)
    _indicators(sheet, watch)
    _progress(sheet, watch, rows[:MOST])


def _tables(sheet: Sheet, watch: Watch) -> range:
    """List how all tables stand, and return the rows of the list."""
    unit = units.common(table.outline for table in watch.tables)
    heads = (
        sheet.say("灯", "light"),
        sheet.say("表", "table"),
        sheet.say("预算数", "budget"),
        sheet.say("执行数", "spent"),
        sheet.say("执行率", "rate"),
        sheet.say("应到", "due"),
        sheet.say("进度", "progress"),
        *(() if watch.month else (sheet.say("月", "month"),)),
        sheet.say("说明", "remarks"),
    )
    sheet.rows.append(Row(tuple(Cell(place, text, style="head") for place, text in enumerate(heads))))
    first = len(sheet.rows)
    sheet.rows += [Row(tuple(_cells(table, watch, unit, sheet.language))) for table in watch.by_need()]
    return range(first, len(sheet.rows))


def _indicators(sheet: Sheet, watch: Watch) -> None:
    """List the indicators that are behind, if there are any."""
    lines = list(behind(watch))
    if lines:
        sheet.line(sheet.say("没有亮绿灯的指标", "Indicators that are not green"), "left", 2)
        for table, line in lines:
            label, text = name(table, sheet.language), line.to(sheet.language)
            sheet.rows.append(Row((Cell(0, label, 2), Cell(2, text, len(sheet.widths) - 2))))


def _progress(sheet: Sheet, watch: Watch, bars: range) -> None:
    """Chart how far the spending of the tables is that stand in the rows *bars*, in the colours of their lights."""
    colors = [_COLORS[table.light] if table.light else GREY for table in watch.by_need()[: len(bars)]]
    size = (_WIDE, bars_height(len(bars)))
    title = sheet.say(
        f"支出进度：执行率占应到的百分比（{words.counts(watch).zh}）",
        f"Progress of spending: percent of what is due ({words.counts(watch).en})",
    )
    series = (Series(sheet.say("进度", "progress"), down(bars, 6), colors=colors),)
    sheet.chart(Chart("bar", title, down(bars, 1), series, size, number="0.00%"))


def _cells(table: Watched, watch: Watch, unit: str | None, language: Language) -> Iterator[Cell]:
    money = table.money
    yield Cell(0, words.light(table.light).to(language), style="center")
    yield Cell(1, cut(name(table, language), _LABEL))
    yield figure(2, units.shown(table.found.budget, table.outline, unit))
    yield figure(3, units.shown(money.spent if money else None, table.outline, unit))
    yield from (percent(place, value) for place, value in enumerate(_rates(money), 4))
    if watch.month is None:
        yield count(7, table.month)
    yield Cell(7 if watch.month else 8, remark(table, watch, language))


def _rates(money: MoneyPoint | None) -> tuple[Decimal | None, ...]:
    return (money.rate, money.due, money.progress) if money else (None, None, None)


def _all_curves(sheet: Sheet, watch: Watch) -> None:
    """Print the curve of all tables together, then that of each."""
    sheet.line(sheet.say("资金支出曲线", "Spending"), "title", 2)
    if watch.curve and len(watch.tables) > 1:
        label = sheet.say("各表合计（占预算的百分比）", "All tables (percent of the budgets)")
        _curve(sheet, watch.curve.plan, watch.curve.spent, label)
    for table in watch.tables:
        _curve(sheet, table.found.plan, table.spent, name(table, sheet.language))
