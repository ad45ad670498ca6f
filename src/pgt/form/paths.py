"""Every value of a table that a form can print, by the path that names it.

The catalogue is closed: a path that is not here is a mistake in the form, found when the form is read and not when a
table is printed. What a form declares for itself (fields, amounts, lists) is added to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from pgt.model import AMOUNT_KEYS, MONTHS


class Sort(StrEnum):
    """What a value is, which decides how it is shown and how it is read back."""

    TEXT = "text"
    AMOUNT = "amount"
    NUMBER = "number"
    COUNT = "count"
    NUMERAL = "numeral"
    """A count in Chinese: 一, 十二."""
    RATE = "rate"
    """Reckoned in percent: printed with two decimals, unless the box says otherwise."""


BODIES = ("organization", "supervisor", "implementer")
_BODY = ("code", "name", "parent")

YEARS: Mapping[str, int] = MappingProxyType(
    {"year": 0, "next_year": 1, "year_after_next": 2, "last_year": -1, "year_before_last": -2}
)
"""The years that a heading names, by how far they are from the table's own."""

TABLE: Mapping[str, Sort] = MappingProxyType(
    {
        **dict.fromkeys(YEARS, Sort.COUNT),
        **dict.fromkeys(("code", "name", "previous", "amount_unit"), Sort.TEXT),
        **{f"{who}.{key}": Sort.TEXT for who in BODIES for key in _BODY},
        **dict.fromkeys(("purpose", "overall_goal", "achievement", "reasons"), Sort.TEXT),
        **{f"contact.{key}": Sort.TEXT for key in ("leader", "finance", "phone")},
        **{f"spending_plan.{month}": Sort.NUMBER for month in MONTHS},
        **dict.fromkeys(("medium_term.period", "medium_term.overall_goal"), Sort.TEXT),
        **{f"progress.{month}.note": Sort.TEXT for month in MONTHS},
        **{f"progress.{month}.execution_rate": Sort.RATE for month in MONTHS},
        "execution_rate": Sort.RATE,
        **dict.fromkeys(("result.rating", "result.execution.reason"), Sort.TEXT),
        **{f"result.{key}": Sort.NUMBER for key in ("score", "execution.rate", "execution.weight", "execution.score")},
        "sum.weight": Sort.NUMBER,
        "sum.points": Sort.NUMBER,
    }
)
"""Of the table itself. ``execution_rate`` is the execution in percent of the adjusted budget, or what was printed;
``sum.points`` are the weights of all indicators with that of the execution; ``reasons`` are those of the execution and
of every indicator, a line each."""

_SUMMED = ("budget", "adjusted_budget", "execution")
"""The amounts that pages of many tables add up."""

AMOUNTS = (*_SUMMED, "medium_term.budget")
"""What holds amounts by key, with notes beside them. ``adjusted_budget`` is the budget where it was never adjusted."""

COMMON = frozenset((*YEARS, *(f"{who}.{key}" for who in BODIES for key in _BODY)))
"""What a page of many tables says once: printed where they all agree."""

RECKONED = ("adjustment", "remaining")
"""The adjusted budget less the budget, and less the execution."""

PLACE: Mapping[str, Sort] = MappingProxyType({"number": Sort.COUNT, "numeral": Sort.NUMERAL})
"""Where an element stands in its list, counted from 1."""

COUNTED: Mapping[str, Sort] = MappingProxyType({**PLACE, "running": Sort.COUNT})
"""The same, and where it stands when all lists of its kind are counted through."""

GOAL: Mapping[str, Sort] = MappingProxyType(
    {
        **PLACE,
        **dict.fromkeys(("text", "actual"), Sort.TEXT),
        **dict.fromkeys(("weight", "score"), Sort.NUMBER),
        "task": Sort.COUNT,
    }
)
"""Of one goal; ``score`` is what its indicators scored together."""

CODES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "outlook": ("certain", "possible", "impossible"),
        "level": ("met", "partial", "unmet"),
        "direction": ("positive", "negative"),
    }
)
"""What an indicator's values that are coded can be, by the last step of their paths."""

_VALUE = ("operator", "number", "unit")

INDICATOR: Mapping[str, Sort] = MappingProxyType(
    {
        **COUNTED,
        **dict.fromkeys(("first", "second", "name", "description", "target", "basis"), Sort.TEXT),
        **{f"{value}.{part}": Sort.TEXT for value in ("target", "actual") for part in _VALUE},
        "target.kind": Sort.TEXT,
        **dict.fromkeys(("direction", "scoring", "note", "actual", "level", "reason", "evidence"), Sort.TEXT),
        **dict.fromkeys(("weight", "score"), Sort.NUMBER),
        **{f"{level}_{points}": Sort.NUMBER for level in ("first", "second") for points in ("weight", "score")},
        **dict.fromkeys(("first_number", "second_number"), Sort.COUNT),
        "deduction": Sort.NUMBER,
        **dict.fromkeys(("ratio", "deviation"), Sort.RATE),
        **dict.fromkeys(("last_year", "year_before_last"), Sort.TEXT),
        **{
            f"progress.{month}.{key}": Sort.TEXT
            for month in MONTHS
            for key in ("actual", "expected_actual", "outlook", "reason", "note")
        },
    }
)
"""Of one indicator. ``first`` and ``second`` are the labels that the form gives its category, ``first_weight`` the
points of all indicators under the same first label, ``second_number`` its place among those under the same second
label, counted from 1, ``target.kind`` whether it is counted or described, ``ratio`` its actual in percent of its
target, ``deviation`` that less 100, ``deduction`` the points that it did not get, ``last_year`` the value of the year
before the table's."""

LEVEL: Mapping[str, Sort] = MappingProxyType({**PLACE, "label": Sort.TEXT, "weight": Sort.NUMBER, "score": Sort.NUMBER})
"""Of the indicators under one first level: what the form calls it, and their points together."""

TASK: Mapping[str, Sort] = MappingProxyType(
    {**PLACE, **dict.fromkeys(("name", "description", "actual"), Sort.TEXT), "execution_rate": Sort.RATE}
)

PASSAGE: Mapping[str, Sort] = MappingProxyType({**PLACE, "name": Sort.TEXT, "text": Sort.TEXT})


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
        "first_levels": "level",
        "level.indicators": "indicator",
        "tasks": "task",
        "medium_term.goals": "goal",
        "medium_term.indicators": "indicator",
        "narrative.overall": "passage",
        "narrative.functions": "passage",
        "narrative.safeguards": "passage",
        "passage.items": "item",
        "tables": "table",
        "supervisors": "department",
        "organizations": "group",
        "group.tables": "table",
    }
)
"""What can be repeated over, and the name that each element has inside. ``lists.<id>`` gives ``item``."""

TOTALS = "sum"
"""The amounts of all tables of a collection, or of those that stand together inside ``supervisors`` and
``organizations``; of a table's tasks; and of the columns of its lists."""

_ALWAYS_THERE = frozenset({"lists", "medium_term", "narrative"})


class Catalogue:
    """The paths that one form can use at a place, going by what it declares and what it repeats over there."""

    def __init__(
        self, fields: Mapping[str, Sort], own_amounts: Iterable[str], lists: Mapping[str, Mapping[str, Sort]]
    ) -> None:
        keys = (*AMOUNT_KEYS, *own_amounts)
        own = {f"fields.{key}": sort for key, sort in fields.items()}
        self.table = dict(TABLE) | own
        for prefix in (*AMOUNTS, *(f"progress.{month}.execution" for month in MONTHS)):
            self.table |= amounts(prefix, keys)
        self.table |= {f"progress.{month}.expected_execution.{key}": Sort.AMOUNT for month in MONTHS for key in keys}
        self.table |= {f"{what}.{key}": Sort.AMOUNT for what in RECKONED for key in keys}
        self.table |= {f"execution_rate.{key}": Sort.RATE for key in keys}
        self.table |= {f"progress.{month}.execution_rate.{key}": Sort.RATE for month in MONTHS for key in keys}
        self.table |= {f"{TOTALS}.tasks.{what}.{key}": Sort.AMOUNT for what in ("budget", "execution") for key in keys}
        self.table |= {
            f"{TOTALS}.lists.{id_}.{column}": sort
            for id_, columns in lists.items()
            for column, sort in columns.items()
            if sort is Sort.AMOUNT
        }
        self.elements: dict[str, Mapping[str, Sort]] = {
            "goal": {**GOAL, **own},
            "indicator": {**INDICATOR, **own},
            "task": {**TASK, **own, **dict(amounts("budget", keys)), **dict(amounts("execution", keys))},
            **{key: {**PLACE, **dict.fromkeys(_BODY, Sort.TEXT)} for key in ("department", "group")},
            "level": LEVEL,
            "passage": PASSAGE,
        }
        self.totals = {f"{TOTALS}.{prefix}.{key}": Sort.AMOUNT for prefix in _SUMMED for key in keys}
        self.lists = lists

    def loops(self, *, collection: bool, inside: Iterable[str]) -> tuple[str, ...]:
        """Name what can be repeated over at a place, inside the loops *inside*."""
        of_tables = ("tables", "supervisors", "organizations", "group.tables")
        names = [*(name for name in LOOPS if name not in of_tables), *(f"lists.{key}" for key in self.lists)]
        if collection:
            names = [*of_tables, *names] if any(loop.endswith("tables") for loop in inside) else list(of_tables)
        heads = _ALWAYS_THERE | {self.element(loop) for loop in inside}
        return tuple(name for name in names if "." not in name or name.partition(".")[0] in heads)

    def element(self, loop: str) -> str:
        """Return the name of what *loop* repeats over."""
        return "item" if loop.startswith("lists.") else LOOPS[loop]

    def paths(self, *, collection: bool, inside: Iterable[str]) -> dict[str, Sort]:
        """Return every path that can be printed inside the loops *inside*."""
        found: dict[str, Sort] = {} if collection else dict(self.table)
        if collection:
            found |= self.totals | {path: TABLE[path] for path in (*COMMON, "amount_unit")}
        for loop in inside:
            element = self.element(loop)
            if element == "table":
                found |= self.table | {f"table.{key}": sort for key, sort in COUNTED.items()}
                continue
            found |= {f"{element}.{key}": sort for key, sort in self._of(loop, element).items()}
            if loop == "every_indicator":
                found |= {f"goal.{key}": sort for key, sort in self.elements["goal"].items()}
        return found

    def _of(self, loop: str, element: str) -> Mapping[str, Sort]:
        if loop == "passage.items":
            return PASSAGE
        if element == "item":
            return {**PLACE, **self.lists[loop.removeprefix("lists.")]}
        return self.elements[element]
