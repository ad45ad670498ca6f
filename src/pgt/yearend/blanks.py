"""The keys of a self-evaluation, added to a table for somebody to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pgt.edit import Edit, Value
from pgt.load import Loaded
from pgt.model import Indicator, Table
from pgt.values import Kind
from pgt.yearend._keys import put

_COMMENTS: Mapping[str, str] = {
    "execution": "全年执行数；年中调整过预算的，另写 adjusted_budget",
    "achievement": "年度总体目标完成情况",
    "actual": "实际完成值，连单位一起写",
    "weight": "分值；不写就按评分方案分",
    "level": "met 达成、partial 部分达成、unmet 未达成",
    "reason": "没有完成、得分低于分值或超出很多时，写原因和改进措施",
}
"""What stands beside the first key of each sort; the form and its tables are Chinese, and so are they."""


def prepare(loaded: Loaded, table: Table, *, scored: bool) -> str:
    """Return the text of *table* with every year-end key that it lacks, blank; *scored* ones have weights as well."""
    edit = Edit(loaded.source)
    _Blanks(edit, loaded.source.data).add(table, scored=scored)
    return edit.text()


class _Blanks:
    def __init__(self, edit: Edit, data: Mapping[str, Any]) -> None:
        self.edit, self.data = edit, data
        self.written = set(edit.keys(()))
        self.told: set[str] = set()

    def add(self, table: Table, *, scored: bool) -> None:
        self.execution(table)
        if self.wants_achievement(table):
            self.put(("achievement",))
        for row in table.every_indicator():
            if any((text or "").strip() for text in (row.name, row.target, row.actual)):
                self.row(row, scored=scored)

    def put(self, pointer: tuple[str | int, ...], value: Value = None) -> None:
        """Add a blank key, unless it is there; the first one of its sort says what belongs there."""
        key = str(pointer[-1])
        if key in self.edit.keys(pointer[:-1]):
            return
        put(self.edit, pointer, value, "" if key in self.told else _COMMENTS.get(key, ""))
        self.told.add(key)

    def execution(self, table: Table) -> None:
        amounts = tuple(table.budget.values) if table.budget else ()
        keys: dict[str, Value] = dict.fromkeys(amounts or ("total",))
        if "execution" not in self.written:
            self.put(("execution",), keys)
        elif self.data.get("execution") is None or not self.edit.keys(("execution",)):
            put(self.edit, ("execution",), keys)
        else:
            for key in keys:
                self.put(("execution", key))

    def wants_achievement(self, table: Table) -> bool:
        """Whether there is a goal whose achievement is to be told, and which has no place of its own for it."""
        if any("actual" in self.edit.keys(goal.pointer) for goal in table.goals):
            return False
        return bool(table.overall_goal or any(goal.text for goal in table.goals))

    def row(self, row: Indicator, *, scored: bool) -> None:
        for key in ("weight", "actual", "level", "reason"):  # in the order of the format
            if (key == "weight" and not scored) or (key == "level" and not _is_qualitative(row)):
                continue
            self.put((*row.pointer, key))


def _is_qualitative(row: Indicator) -> bool:
    """Whether the target is in words, so that somebody has to say how far it was reached."""
    value = row.target_value
    return value is not None and any(part.kind is Kind.QUALITATIVE for part in value.constraints)
