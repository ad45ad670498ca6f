"""The indicators of a table as rules look at them: all of them, or those that stand together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pgt import category
from pgt.diagnostics import Pointer, Text
from pgt.model import Goal, Indicator, Table, Task
from pgt.rules._text import is_blank, shorten


def annual_rows(table: Table) -> Iterable[Indicator]:
    """Return the annual indicators; most tables have them in one list, which costs nothing to look at again."""
    for goal in table.goals:  # a generator for any() costs twice as much, and two dozen rules ask
        if goal.indicators:
            return tuple(table.every_indicator())
    return table.indicators


def every_row(table: Table) -> Iterable[Indicator]:
    """Return the annual indicators and those of the medium term."""
    medium = table.medium_term
    if medium is None:
        return annual_rows(table)
    return (*annual_rows(table), *medium.every_indicator())


def groups(table: Table) -> Iterator[tuple[Indicator, ...]]:
    """Yield the indicators that stand together: those of the whole table, then those of each goal."""
    for part in (table, table.medium_term):
        if part is not None:
            yield part.indicators
            for goal in part.goals:
                yield goal.indicators


def place(table: Table) -> Pointer:
    """Return where the list of indicators stands, or would have to stand."""
    under_goals = not table.indicators and any(goal.indicators for goal in table.goals)
    return ("goals",) if under_goals else ("indicators",)


_FEWEST = 4
"""Rows of which it may be said once what is true of each."""


def are_nearly_all(some: int, rows: int) -> bool:
    """Whether *some* of so many *rows* show a custom, of which it is said once: at least four, and four fifths."""
    return some >= _FEWEST and some * 5 >= rows * 4


def parts_with_fields(table: Table) -> Iterator[Indicator | Goal | Task]:
    """Yield the rows, goals and tasks that have a form's own fields."""
    parts: tuple[Indicator | Goal | Task, ...] = (*every_row(table), *table.goals, *table.tasks)
    for part in parts:
        if part.fields:
            yield part


def called(row: Indicator) -> Text:
    """Name *row* as a message does: its own name, or its category where it has none."""
    if is_blank(row.name):
        kind = category.name(row.category)
        return Text(f"这条{kind.zh}指标", f"this indicator of {kind.en}")
    short = shorten(row.name)
    return Text(f"“{short}”", f"“{short}”")
