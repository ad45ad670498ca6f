"""The indicators of a table as rules look at them: all of them, or those that stand together."""

from __future__ import annotations

from collections.abc import Iterator

from pgt import category
from pgt.diagnostics import Pointer, Text
from pgt.model import Indicator, Table
from pgt.values import Value, parse

_LONGEST_NAME = 40
"""Characters of a name that a message quotes; some published names are whole sentences."""


def is_blank(text: str | None) -> bool:
    """Whether nothing is printed."""
    return text is None or not text.strip()


def every_row(table: Table) -> Iterator[Indicator]:
    """Yield the annual indicators and those of the medium term."""
    yield from table.every_indicator()
    if table.medium_term:
        yield from table.medium_term.indicators
        for goal in table.medium_term.goals:
            yield from goal.indicators


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


def values(row: Indicator) -> Iterator[tuple[str, Value]]:
    """Yield what *row* says in the grammar of targets, by key."""
    if row.target is not None:
        yield "target", parse(row.target)
    if row.actual is not None:
        yield "actual", parse(row.actual)


def called(row: Indicator) -> Text:
    """Name *row* as a message does: its own name, or its category where it has none."""
    if is_blank(row.name):
        kind = category.name(row.category)
        return Text(f"这条{kind.zh}指标", f"this indicator of {kind.en}")
    short = shorten(row.name or "")
    return Text(f"“{short}”", f"“{short}”")


def shorten(text: str) -> str:
    """Put *text* on one line, short enough to be quoted."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_NAME else line[: _LONGEST_NAME - 1] + "…"
