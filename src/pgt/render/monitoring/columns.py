"""Monitoring as columns of strings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pgt.diagnostics import Language, Text
from pgt.render.excerpt import shorten
from pgt.render.monitoring import words
from pgt.render.monitoring.answer import Watch, Watched
from pgt.render.scores import units
from pgt.render.scores.columns import Cut
from pgt.render.scores.words import title
from pgt.render.totals.columns import Column, decimals
from pgt.score.words import is_said

_NAME, _REASON = 34, 30


def tables(
    watch: Watch, shown: Sequence[Watched], language: Language, cut: Cut, *, unit_in_header: bool = False
) -> list[Column]:
    """Return a row for each of the tables *shown*."""

    def column(zh: str, en: str, cell: Callable[[Watched], str], *, number: bool = True) -> Column:
        return Column(Text(zh, en).to(language), tuple(cell(table) for table in shown), number=number)

    money = [table.money for table in shown]
    unit = units.common(table.outline for table in watch.tables)
    budgets = decimals(units.shown(table.found.budget, table.outline, unit) for table in shown)
    named = unit if unit_in_header else None
    spent = decimals(units.shown(table.money.spent if table.money else None, table.outline, unit) for table in shown)
    columns = [
        column("灯", "light", lambda table: words.light(table.light).to(language), number=False),
        column("表", "table", lambda table: cut(title(table.outline).to(language), _NAME), number=False),
    ]
    if watch.month is None:
        columns.append(column("月", "month", lambda table: str(table.month or "")))
    columns += [
        Column(units.named(Text("预算数", "budget"), named, language), budgets),
        Column(units.named(Text("执行数", "spent"), named, language), spent),
        Column(
            Text("执行率", "rate").to(language), tuple(words.percent(point.rate) if point else "" for point in money)
        ),
        Column(Text("应到", "due").to(language), tuple(words.percent(point.due) if point else "" for point in money)),
        Column(
            Text("进度", "progress").to(language),
            tuple(words.percent(point.progress) if point else "" for point in money),
        ),
    ]
    said = tuple(cut(remark(table, watch, language), _REASON) for table in shown)
    return [*columns, Column(Text("说明", "remarks").to(language), said, number=False)] if any(said) else columns


def remark(table: Watched, watch: Watch, language: Language) -> str:
    """Return what there is to say of a table, its reason first."""
    if table.money and is_said(table.money.reason):
        return shorten(table.money.reason or "", 200)
    parts = [part.to(language) for part in words.remarks(table, watch.month)]
    return Text("；", "; ").to(language).join(parts)
