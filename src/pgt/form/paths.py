"""Every value of a table that a form can print, by the path that names it.

The catalogue is closed: a path that is not here is a mistake in the form, found when the form is read and not when a
table is printed. What a form declares for itself (fields, amounts, lists) is added to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from pgt.model import AMOUNT_KEYS


class Sort(StrEnum):
    """What a value is, which decides how it is shown and how it is read back."""

    TEXT = "text"
    AMOUNT = "amount"
    NUMBER = "number"
    COUNT = "count"


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_BODY = ("code", "name", "parent")

TABLE: Mapping[str, Sort] = MappingProxyType(
    {
        "year": Sort.COUNT,
        **dict.fromkeys(("code", "name", "previous", "amount_unit"), Sort.TEXT),
        **{f"{who}.{key}": Sort.TEXT for who in ("organization", "supervisor", "implementer") for key in _BODY},
        **dict.fromkeys(("purpose", "overall_goal", "achievement"), Sort.TEXT),
        **{f"contact.{key}": Sort.TEXT for key in ("leader", "finance", "phone")},
        **{f"spending_plan.{month}": Sort.NUMBER for month in MONTHS},
        **dict.fromkeys(("medium_term.period", "medium_term.overall_goal"), Sort.TEXT),
        "execution_rate": Sort.NUMBER,
        **dict.fromkeys(("result.rating", "result.execution.reason"), Sort.TEXT),
        **{f"result.{key}": Sort.NUMBER for key in ("score", "execution.rate", "execution.weight", "execution.score")},
    }
)
"""Of the table itself. ``execution_rate`` is the execution in percent of the adjusted budget."""

AMOUNTS = ("budget", "adjusted_budget", "execution", "medium_term.budget")
"""What holds amounts by key, with notes beside them. ``adjusted_budget`` is the budget where it was never adjusted."""

GOAL: Mapping[str, Sort] = MappingProxyType(
    {"number": Sort.COUNT, "text": Sort.TEXT, "task": Sort.COUNT, "weight": Sort.NUMBER, "actual": Sort.TEXT}
)

INDICATOR: Mapping[str, Sort] = MappingProxyType(
    {
        "number": Sort.COUNT,
        **dict.fromkeys(("first", "second", "name", "description", "target", "basis"), Sort.TEXT),
        **dict.fromkeys(("target.operator", "target.number", "target.unit"), Sort.TEXT),
        **dict.fromkeys(("direction", "scoring", "note", "actual", "level", "reason"), Sort.TEXT),
        **dict.fromkeys(("weight", "score", "first_weight", "second_weight"), Sort.NUMBER),
        **dict.fromkeys(("last_year", "year_before_last"), Sort.TEXT),
    }
)
"""Of one indicator. ``first`` and ``second`` are the labels that the form gives its category, ``first_weight`` the
points of all indicators under the same first label, ``last_year`` the value of the year before the table's."""

TASK: Mapping[str, Sort] = MappingProxyType({"number": Sort.COUNT, "name": Sort.TEXT, "description": Sort.TEXT})

NUMBER: Mapping[str, Sort] = MappingProxyType({"number": Sort.COUNT})


def amounts(prefix: str, keys: Iterable[str]) -> Iterator[tuple[str, Sort]]:
    """Yield the paths of the amounts below *prefix*, and of the words beside them."""
    for key in keys:
        yield f"{prefix}.{key}", Sort.AMOUNT
        yield f"{prefix}.notes.{key}", Sort.TEXT


LOOPS: Mapping[str, str] = MappingProxyType(
    {
        "goals": "goal",
        "indicators": "indicator",
        "goal.indicators": "indicator",
        "every_indicator": "indicator",
        "tasks": "task",
        "medium_term.goals": "goal",
        "medium_term.indicators": "indicator",
        "tables": "table",
        "organizations": "group",
        "group.tables": "table",
    }
)
"""What can be repeated over, and the name that each element has inside. ``lists.<id>`` gives ``item``."""

TOTALS = "sum"
"""The amounts of all tables of a collection, or of one organization's inside ``organizations``."""


class Catalogue:
    """The paths that one form can use at a place, going by what it declares and what it repeats over there."""

    def __init__(self, fields: Iterable[str], own_amounts: Iterable[str], lists: Mapping[str, Iterable[str]]) -> None:
        keys = (*AMOUNT_KEYS, *own_amounts)
        self.table = dict(TABLE)
        for prefix in AMOUNTS:
            self.table |= amounts(prefix, keys)
        self.table |= {f"fields.{key}": Sort.TEXT for key in fields}
        self.task = {**TASK, **dict(amounts("budget", keys))}
        self.group = {**dict.fromkeys(_BODY, Sort.TEXT), **NUMBER}
        self.totals = {f"{TOTALS}.budget.{key}": Sort.AMOUNT for key in keys}
        self.lists = lists

    def loops(self, *, collection: bool, inside: Iterable[str]) -> tuple[str, ...]:
        """Name what can be repeated over at a place, inside the loops *inside*."""
        of_tables = ("tables", "organizations", "group.tables")
        names = [*(name for name in LOOPS if name not in of_tables), *(f"lists.{key}" for key in self.lists)]
        if collection:
            names = [*of_tables, *names] if any(loop.endswith("tables") for loop in inside) else list(of_tables)
        elements = {self.element(loop) for loop in inside}
        heads = {"lists", "medium_term", *elements}
        return tuple(name for name in names if "." not in name or name.partition(".")[0] in heads)

    def element(self, loop: str) -> str:
        """Return the name of what *loop* repeats over."""
        return "item" if loop.startswith("lists.") else LOOPS[loop]

    def paths(self, *, collection: bool, inside: Iterable[str]) -> dict[str, Sort]:
        """Return every path that can be printed inside the loops *inside*."""
        found: dict[str, Sort] = {} if collection else dict(self.table)
        for loop in inside:
            element = self.element(loop)
            if element == "table":
                found |= self.table | {"table.number": Sort.COUNT}
                continue
            found |= {f"{element}.{key}": sort for key, sort in self._of(loop, element).items()}
            if loop == "every_indicator":
                found |= {f"goal.{key}": sort for key, sort in GOAL.items()}
        if collection:
            found |= self.totals | {"amount_unit": Sort.TEXT}
        return found

    def _of(self, loop: str, element: str) -> Mapping[str, Sort]:
        if element == "item":
            return {**NUMBER, **dict.fromkeys(self.lists[loop.removeprefix("lists.")], Sort.TEXT)}
        kinds: dict[str, Mapping[str, Sort]] = {
            "goal": GOAL,
            "indicator": INDICATOR,
            "task": self.task,
            "group": self.group,
        }
        return kinds[element]
