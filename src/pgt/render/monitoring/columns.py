"""Monitoring as columns of strings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from pgt.diagnostics import Language, Text
from pgt.render import units
from pgt.render.columns import Column, decimals
from pgt.render.excerpt import shorten
from pgt.render.monitoring import words
from pgt.render.names import table_name
from pgt.render.room import Cut
from pgt.score import MoneyPoint
from pgt.score.watch import Watch, Watched
from pgt.score.words import is_said

_NAME, _REASON = 34, 30


def tables(
    watch: Watch, shown: Sequence[Watched], language: Language, cut: Cut, *, unit_in_header: bool = False
) -> list[Column]:
    """Return a row for each of the tables *shown*."""

    def column(zh: str, en: str, cell: Callable[[Watched], str], *, number: bool = True) -> Column:
        return Column(Text(zh, en).to(language), tuple(cell(table) for table in shown), number=number)

    def percent(zh: str, en: str, of: Callable[[MoneyPoint], Decimal | None]) -> Column:
        return column(zh, en, lambda table: words.percent(of(table.money)) if table.money else "")

    unit = units.common(table.outline for table in watch.tables)
    budgets = decimals(units.shown(table.found.budget, table.outline, unit) for table in shown)
    named = unit if unit_in_header else None
    spent = decimals(units.shown(table.money.spent if table.money else None, table.outline, unit) for table in shown)
    columns = [
        column("灯", "light", lambda table: words.light(table.light).to(language), number=False),
        column("表", "table", lambda table: cut(table_name(table.outline).to(language), _NAME), number=False),
    ]
    if watch.month is None:
        columns.append(column("月", "month", lambda table: str(table.month or "")))
    columns += [
        Column(units.named(Text("预算数", "budget"), named, language), budgets),
        Column(units.named(Text("执行数", "spent"), named, language), spent),
        percent("执行率", "rate", lambda money: money.rate),
        percent("应到", "due", lambda money: money.due),
        percent("进度", "progress", lambda money: money.progress),
    ]
    said = tuple(cut(remark(table, watch, language), _REASON) for table in shown)
    return [*columns, Column(Text("说明", "remarks").to(language), said, number=False)] if any(said) else columns


def remark(table: Watched, watch: Watch, language: Language) -> str:
    """Return what there is to say of a table, its reason first."""
    if table.money and is_said(table.money.reason):
        return shorten(table.money.reason or "", 200)
    return Text.joined(words.remarks(table, watch.month), "；", "; ").to(language)
