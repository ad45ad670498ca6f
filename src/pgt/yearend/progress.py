"""The keys of mid-year monitoring, added to a table for somebody to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from pgt.diagnostics import Pointer
from pgt.edit import Edit, Value
from pgt.load import Loaded
from pgt.model import Indicator, Progress, Table
from pgt.yearend._keys import put, unchanged
from pgt.yearend.blanks import is_qualitative

_OF_A_TABLE = "监控：从 1 月起累计的执行数；落后的写 reason"
_OF_AN_INDICATOR = "监控：从 1 月起累计的完成值；落后的写 reason"
_OF_WORDS = "监控：outlook 写完成目标的可能性，certain 确定能、possible 有可能、impossible 不可能"
"""What stands beside the first key of each sort; the form and its tables are Chinese, and so are they."""


def watch(loaded: Loaded, table: Table, month: int) -> str | None:
    """Return the text of *table* with a blank entry for *month*, of its money and of every indicator that has none.

    None where the text is laid out so unusually that it would no longer hold the same table.
    """
    edit = Edit(loaded.source)
    told: set[str] = set()

    def add(pointer: Pointer, there: tuple[Progress, ...], keys: Mapping[str, Value], comment: str) -> None:
        if any(entry.month == month for entry in there):
            return
        entry = {"month": Decimal(month), **keys}
        if there:
            edit.append(pointer, entry)
        else:
            put(edit, pointer, (entry,), "" if comment in told else comment)
            told.add(comment)

    amounts: dict[str, Value] = dict.fromkeys(table.budget.values if table.budget else ()) or {"total": None}
    for row in table.every_indicator():
        if any((text or "").strip() for text in (row.name, row.target)):
            words = is_qualitative(row)
            keys = ("actual", "outlook", "reason") if words else ("actual", "reason")
            pointer = (*row.pointer, "progress")
            add(pointer, row.progress, dict.fromkeys(keys), _OF_WORDS if words else _OF_AN_INDICATOR)
    add(("progress",), table.progress, {"execution": amounts, "reason": None}, _OF_A_TABLE)
    return unchanged(loaded, edit, _without_progress)


def _without_progress(table: Table) -> Table:
    def rows(indicators: Iterable[Indicator]) -> tuple[Indicator, ...]:
        return tuple(replace(row, progress=()) for row in indicators)

    goals = tuple(replace(goal, indicators=rows(goal.indicators)) for goal in table.goals)
    return replace(table, progress=(), indicators=rows(table.indicators), goals=goals)
