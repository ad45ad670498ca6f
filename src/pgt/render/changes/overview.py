"""A comparison at a glance: the numbers, a line for each table that changed, and every target that was loosened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from pgt.changes import (
    Change,
    Comparison,
    Direction,
    NumberChange,
    Part,
    Status,
    Summary,
    TableChanges,
    What,
    summarise,
)
from pgt.changes.change import EXACT, divide
from pgt.changes.summary import count_rows, count_targets
from pgt.diagnostics import Language, Severity, Text
from pgt.figures import shown
from pgt.render.changes import words
from pgt.render.changes.figures import figures, percent, remarks, signed, value
from pgt.render.columns import Column, Draw


def page(comparison: Comparison, language: Language, draw: Draw) -> Iterator[str]:
    """Yield the paragraphs of a summary, its tables drawn by *draw*."""
    yield "\n".join(line.to(language) for line in lines(summarise(comparison)))
    if tables := columns(comparison, language):
        yield draw(tables)
    if loosened := loosened_columns(comparison, language):
        yield Text("放松的指标值：", "Targets that were loosened:").to(language)
        yield draw(loosened)


def lines(counted: Summary) -> Iterator[Text]:
    """Yield the numbers, a line for each kind of thing."""
    yield _counts(Text("表", "tables"), counted.tables, words.STATUSES)
    if counted.old_total is not None and counted.new_total is not None:
        yield _money(counted.old_total, counted.new_total, counted.amount_unit)
    yield _counts(Text("指标值", "targets"), counted.targets, words.DIRECTIONS)
    yield _counts(Text("指标", "indicators"), counted.indicators, words.ROWS)
    if any(counted.findings.values()):
        yield _counts(Text("提示", "findings"), counted.findings, _severities(counted.findings))


def _severities(counts: Mapping[Severity, int]) -> Mapping[Severity, Text]:
    """Return what findings are called, which in English depends on how many there are."""
    return {
        severity: Text(name.zh, name.en + "s" * (counts.get(severity) != 1))
        for severity, name in words.SEVERITIES.items()
    }


def _money(old: Decimal, new: Decimal, unit: str) -> Text:
    gap = EXACT.subtract(new, old)
    if not gap:
        return Text(f"预算：{shown(new)} {unit}，没有变化", f"budget: {shown(new)} {unit}, unchanged")
    share = percent(divide(new, old))
    more = [signed(gap), *([share] if share else [])]
    money = f"{shown(old)} → {shown(new)} {unit}"
    return Text(f"预算：{money}（{'，'.join(more)}）", f"budget: {money} ({', '.join(more)})")


_Name = TypeVar("_Name", bound=StrEnum)


def _counts(head: Text, counts: Mapping[_Name, int], names: Mapping[_Name, Text]) -> Text:
    found = [(names[key], count) for key, count in counts.items() if count]
    zh = "，".join(f"{name.zh} {count}" for name, count in found) or "没有变化"
    en = ", ".join(f"{count} {name.en}" for name, count in found) or "no changes"
    return Text(f"{head.zh}：{zh}", f"{head.en}: {en}")


def listed(comparison: Comparison) -> list[TableChanges]:
    """Return the tables that changed, and those that a rule has something to say of."""
    return [table for table in comparison.tables if table.status is not Status.UNCHANGED or table.findings]


def columns(comparison: Comparison, language: Language) -> list[Column]:
    """Return a row for each table that changed, or an empty list where none did."""
    tables = listed(comparison)
    if not tables:
        return []

    def say(zh: str, en: str) -> str:
        return Text(zh, en).to(language)

    def column(header: str, cell: Callable[[TableChanges], object], *, counts: bool = True) -> Column:
        return Column(header, tuple(str(cell(table)) for table in tables), number=counts)

    called = words.told_apart(tables)
    return [
        column(say("表", "table"), lambda table: called[id(table)].to(language), counts=False),
        column(say("结果", "status"), lambda table: words.STATUSES[table.status].to(language), counts=False),
        column(say("预算", "budget"), lambda table: _budget(table, language), counts=False),
        column(say("收紧", "tightened"), lambda table: count_targets(table.changes)[Direction.TIGHTENED]),
        column(say("放松", "loosened"), lambda table: count_targets(table.changes)[Direction.LOOSENED]),
        column(say("改变", "changed"), lambda table: count_targets(table.changes)[Direction.CHANGED]),
        column(say("新增指标", "added"), lambda table: count_rows(table.changes)[What.ADDED]),
        column(say("取消指标", "dropped"), lambda table: count_rows(table.changes)[What.DROPPED]),
        column(say("提示", "findings"), lambda table: len(table.findings)),
    ]


def _budget(table: TableChanges, language: Language) -> str:
    for change in table.changes:
        if isinstance(change, NumberChange) and change.field == "budget.total":
            old, new = (value(change, side).to(language) for side in (change.old, change.new))
            share = percent(change.ratio)
            return f"{old} → {new} ({share})" if share else f"{old} → {new}"
    total = table.newest.amounts.get("total")
    return "" if total is None else f"{shown(total)} {table.newest.amount_unit or ''}".strip()


def loosened_columns(comparison: Comparison, language: Language) -> list[Column]:
    """Return a row for each target that asks for less than before, or an empty list where none does."""
    found = [(table, change) for table in comparison.tables for change in table.changes if _is_loosened(change)]
    if not found:
        return []
    headers = [Text("表", "table"), Text("指标", "indicator"), Text("原", "old"), Text("现", "new"), Text("幅度", "by")]
    called = words.told_apart(listed(comparison))
    rows = [_loosened(called[id(table)], change, language) for table, change in found]
    return [
        Column(header.to(language), tuple(row[place] for row in rows), number=False)
        for place, header in enumerate(headers)
    ]


def _is_loosened(change: Change) -> bool:
    return change.part is Part.TARGETS and change.loosens


def _loosened(table: Text, change: Change, language: Language) -> tuple[str, ...]:
    by = [part.to(language) for part in (figures(change), remarks(change)) if part]
    return (
        table.to(language),
        (words.about(change.subject) or words.BLANK).to(language),
        value(change, change.old).to(language),
        value(change, change.new).to(language),
        words.joined(by, language),
    )
