"""A comparison in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pgt.changes.change import EXACT, Change, Direction, Kind, Part, What
from pgt.changes.result import Comparison, Status
from pgt.diagnostics import Severity
from pgt.money import convert
from pgt.outline import Outline

_ROWS = (What.ADDED, What.DROPPED, What.RENAMED, What.MOVED)


@dataclass(frozen=True, slots=True)
class Summary:
    """How many tables, targets and indicators changed, and how much money the tables of both sides are about."""

    tables: Mapping[Status, int]
    targets: Mapping[Direction, int]
    indicators: Mapping[What, int]
    findings: Mapping[Severity, int]
    suggestions: int
    unread: int
    amount_unit: str
    old_total: Decimal | None
    new_total: Decimal | None


def summarise(comparison: Comparison) -> Summary:
    """Count what *comparison* lists."""
    changes = [change for table in comparison.tables for change in table.changes]
    found = Counter(finding.severity for table in comparison.tables for finding in table.findings)
    states = Counter(table.status for table in comparison.tables)
    targets, rows = count_targets(changes), count_rows(changes)
    suggestions = len(comparison.suggestions) + sum(len(table.suggestions) for table in comparison.tables)
    old = [table.old for table in comparison.tables if table.old]
    new = [table.new for table in comparison.tables if table.new]
    unit = _unit((*old, *new))
    return Summary(
        tables={status: states[status] + comparison.identical * (status is Status.UNCHANGED) for status in Status},
        targets=targets,
        indicators=rows,
        findings={severity: found[severity] for severity in Severity},
        suggestions=suggestions,
        unread=len(comparison.unread),
        amount_unit=unit,
        old_total=_total(old, unit),
        new_total=_total(new, unit),
    )


def count_targets(changes: Iterable[Change]) -> dict[Direction, int]:
    """Count changed targets by what became of them."""
    counted = Counter(
        change.direction for change in changes if change.part is Part.TARGETS and change.field == "target"
    )
    return {direction: counted[direction] for direction in Direction}


def count_rows(changes: Iterable[Change]) -> dict[What, int]:
    """Count indicators that were added, dropped, renamed or moved."""
    counted = Counter(
        effect.what
        for change in changes
        if change.subject and change.subject.kind is Kind.INDICATOR
        for effect in change.effects
        if change.part is Part.INDICATORS
    )
    return {what: counted[what] for what in _ROWS}


def _unit(tables: Iterable[Outline]) -> str:
    units = {table.amount_unit for table in tables if table.amount_unit and table.amounts}
    return units.pop() if len(units) == 1 else "万元"


def _total(tables: Iterable[Outline], unit: str) -> Decimal | None:
    """Add the budgets up. A department's table states the money of its projects a second time: projects count."""
    tables = [table for table in tables if "total" in table.amounts and table.amount_unit]
    projects = [table for table in tables if table.kind == "project"] or tables
    total = None
    for table in projects:
        amount = convert(table.amounts["total"], table.amount_unit or unit, unit)
        total = amount if total is None else EXACT.add(total, amount)
    return None if total is None else total.normalize(EXACT)
