"""The keys of a self-evaluation, added to a table for somebody to fill in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from pgt.diagnostics import Pointer
from pgt.edit import Edit, Value
from pgt.load import Loaded
from pgt.model import Amounts, Indicator, Table
from pgt.score.missing import has_box_for_achievement
from pgt.values import Kind
from pgt.yearend._keys import put, unchanged

_COMMENTS: Mapping[str, str] = {
    "execution": "全年执行数；年中调整过预算的，另写 adjusted_budget",
    "achievement": "年度总体目标完成情况",
    "actual": "实际完成值，连单位一起写",
    "weight": "分值；不写就按评分方案分",
    "level": "met 达成、partial 部分达成、unmet 未达成",
    "reason": "没有完成、得分低于分值或超出很多时，写原因和改进措施",
}
"""What stands beside the first key of each sort; the form and its tables are Chinese, and so are they."""

_OTHER_COMMENTS: Mapping[str, str] = {"execution": "全年执行数", "actual": "完成情况"}
"""The same for tasks and goals."""


def prepare(loaded: Loaded, table: Table, *, scored: bool, boxes: Collection[str] | None = None) -> str | None:
    """Return the text of *table* with every year-end key that it lacks, blank; *scored* ones have weights as well.

    *boxes* are the values that its self-evaluation form has a place for; None without such a form. None is returned
    where the text is laid out so unusually that it would no longer hold the same table.
    """
    edit = Edit(loaded.source)
    _Blanks(edit, loaded.source.data, boxes).add(table, scored=scored)
    return unchanged(loaded, edit, _with_execution)


def _with_execution(table: Table) -> Table:
    """Return *table* with an execution wherever it may have one: without amounts it is none."""
    tasks = tuple(replace(task, execution=task.execution or Amounts({})) for task in table.tasks)
    return replace(table, execution=table.execution or Amounts({}), tasks=tasks)


class _Blanks:
    """Keys put into one table; the comment of each sort is written once."""

    def __init__(self, edit: Edit, data: Mapping[str, Any], boxes: Collection[str] | None) -> None:
        self.edit, self.data, self.boxes = edit, data, boxes
        self.written = set(edit.keys(()))
        self.told: set[str] = set()

    def add(self, table: Table, *, scored: bool) -> None:
        self.execution(table)
        if self.wants_achievement(table):
            self.put(("achievement",))
        self.tasks(table)
        self.goals(table)
        for row in table.every_indicator():
            if any((text or "").strip() for text in (row.name, row.target, row.actual)):
                self.row(row, scored=scored)

    def put(self, pointer: Pointer, value: Value = None) -> None:
        """Add a blank key, unless it is there; the first one of its sort says what belongs there."""
        key = str(pointer[-1])
        if key in self.edit.keys(pointer[:-1]):
            return
        is_of_row = "indicators" in pointer
        comment = _COMMENTS.get(key, "") if is_of_row or len(pointer) == 1 else _OTHER_COMMENTS.get(key, "")
        put(self.edit, pointer, value, "" if comment in self.told else comment)
        self.told.add(comment)

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

    def tasks(self, table: Table) -> None:
        """Add what was spent and done of every task, where the form has a box for it."""
        for task in table.tasks:
            keys = tuple(task.budget.values) if task.budget else ()
            has_amounts = "execution" in self.edit.keys(task.pointer)
            if keys and not has_amounts and "task.execution.total" in (self.boxes or ()):
                self.put((*task.pointer, "execution"), dict.fromkeys(keys))
            if "task.actual" in (self.boxes or ()):
                self.put((*task.pointer, "actual"))

    def goals(self, table: Table) -> None:
        for goal in table.goals if "goal.actual" in (self.boxes or ()) else ():
            if goal.text:
                self.put((*goal.pointer, "actual"))

    def wants_achievement(self, table: Table) -> bool:
        """Whether there is a goal whose achievement is to be told, and which has no place of its own for it."""
        if not has_box_for_achievement(table, self.boxes):
            return False
        if any("actual" in self.edit.keys(goal.pointer) for goal in table.goals):
            return False
        return bool(table.overall_goal or any(goal.text for goal in table.goals))

    def row(self, row: Indicator, *, scored: bool) -> None:
        for key in ("weight", "actual", "level", "reason"):  # in the order of the format
            if (key == "weight" and not scored) or (key == "level" and not is_qualitative(row)):
                continue
            self.put((*row.pointer, key))


def is_qualitative(row: Indicator) -> bool:
    """Whether the target is in words, so that somebody has to say how far it was reached."""
    value = row.target_value
    return value is not None and any(part.kind is Kind.QUALITATIVE for part in value.constraints)
