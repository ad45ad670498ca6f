"""A table with its points written in, as a form prints it: what is given stays, the rest is computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pgt.diagnostics import Pointer
from pgt.model import Goal, Indicator, PrintedExecution, Result, Table
from pgt.score.evaluation import Evaluation, ExecutionItem, Group, Item


def settled(table: Table, found: Evaluation) -> Table:
    """Return *table* with the weights, scores, total and grade that were *found*; what is open stays blank."""
    if not found.scored:
        return table
    items = {item.pointer: item for item in found.items}
    groups = {group.id: group for group in found.goals}
    return replace(
        table,
        indicators=_rows(table.indicators, items),
        goals=tuple(_goal(goal, groups.get(str(number)), items) for number, goal in enumerate(table.goals, 1)),
        result=_result(table.result or Result(), found),
    )


def _rows(rows: Sequence[Indicator], items: dict[Pointer, Item]) -> tuple[Indicator, ...]:
    return tuple(_row(row, items[row.pointer]) for row in rows)


def _row(row: Indicator, item: Item) -> Indicator:
    has_points = not item.empty and (item.weight_given or item.weight != 0)
    return replace(row, weight=item.weight, score=item.score) if has_points else row


def _goal(goal: Goal, group: Group | None, items: dict[Pointer, Item]) -> Goal:
    weight = group.weight if group and goal.weight is None else goal.weight
    return replace(goal, weight=weight, indicators=_rows(goal.indicators, items))


def _result(printed: Result, found: Evaluation) -> Result:
    return Result(
        score=_either(printed.score, found.score),
        rating=printed.rating or found.rating,
        execution=_execution(printed.execution or PrintedExecution(), found.execution),
    )


def _execution(printed: PrintedExecution, found: ExecutionItem) -> PrintedExecution:
    return replace(
        printed,
        weight=_either(printed.weight, found.weight),
        score=_either(printed.score, found.score),
        reason=printed.reason or found.reason,
    )


def _either(printed: Decimal | None, computed: Decimal | None) -> Decimal | None:
    return computed if printed is None else printed
