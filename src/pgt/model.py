"""A table as frozen dataclasses, in the words of the file format.

Everything a form prints may be missing: a key that was left out is ``None`` (or absent from a mapping), which is a
blank cell and not a zero. Amounts are exact decimals in the table's own unit; texts are as printed. The
schema describes every field; here stands what a name alone does not say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from pgt import values
from pgt.body import Body
from pgt.diagnostics import Pointer
from pgt.values import Value

__all__ = [
    "AMOUNT_KEYS",
    "FISCAL_SOURCES",
    "MONTHS",
    "OTHER_SOURCES",
    "SOURCES",
    "USES",
    "Amounts",
    "Body",
    "Goal",
    "Indicator",
    "MediumTerm",
    "Narrative",
    "Passage",
    "PrintedExecution",
    "Progress",
    "Result",
    "Table",
    "Task",
]

FISCAL_SOURCES = ("general_public", "government_fund", "state_capital")
"""The budgets that 财政拨款 consists of (预算法 art. 5)."""

OTHER_SOURCES = ("fiscal_account", "unit_funds", "carryover", "other")
SOURCES = ("fiscal", *FISCAL_SOURCES, *OTHER_SOURCES)
USES = ("basic", "project")
AMOUNT_KEYS = ("total", *SOURCES, *USES)

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The keys of a spending plan, in the order of the year."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """Amounts by key (``total``, ``fiscal``, …), with the words printed beside them."""

    values: Mapping[str, Decimal]
    notes: Mapping[str, str] = field(default_factory=dict)
    pointer: Pointer = field(default=(), compare=False)

    def get(self, key: str) -> Decimal | None:
        """Return the amount under *key*, or None for a blank cell."""
        return self.values.get(key)

    @property
    def total(self) -> Decimal | None:
        """The whole amount."""
        return self.values.get("total")

    def sources(self) -> Mapping[str, Decimal]:
        """Return the amounts by source that together make the total.

        Where 财政拨款 is given as a whole, the budgets it consists of explain it and are not counted again.
        """
        heads = ("fiscal",) if "fiscal" in self.values else FISCAL_SOURCES
        return {key: self.values[key] for key in (*heads, *OTHER_SOURCES) if key in self.values}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a table or an indicator had come at the end of a month (绩效监控)."""

    month: int
    """From 1; what was spent and reached is that since January."""
    execution: Amounts | None = None
    expected_execution: Amounts | None = None
    """What is expected to be spent by the end of the year."""
    actual: str | None = None
    expected_actual: str | None = None
    outlook: str | None = None
    """Whether the target will be reached: ``certain``, ``possible`` or ``impossible``."""
    reason: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row: what is measured, its target, and at year end what was reached."""

    category: str
    """Its first and second level, ``output.quantity``; the first alone where the row names no second."""
    name: str | None = None
    was: str | None = None
    """The name that it had last year."""
    description: str | None = None
    target: str | None = None
    basis: str | None = None
    weight: Decimal | None = None
    direction: str | None = None
    """``positive`` where more is better, ``negative`` where less is and the operator does not say so."""
    scoring: str | None = None
    note: str | None = None
    label: str | None = None
    """The second level as printed, where that is not the form's word."""
    actual: str | None = None
    level: str | None = None
    """How far a target in words was reached: ``met``, ``partial`` or ``unmet``."""
    score: Decimal | None = None
    reason: str | None = None
    evidence: str | None = None
    history: Mapping[str, str] = field(default_factory=dict)
    """Values of earlier years, by year."""
    fields: Mapping[str, str] = field(default_factory=dict)
    progress: tuple[Progress, ...] = ()
    pointer: Pointer = field(default=(), compare=False)

    @property
    def first_level(self) -> str:
        """The 一级 category: ``output`` of ``output.quantity``."""
        return self.category.partition(".")[0]

    @property
    def is_cost(self) -> bool:
        """Whether it is of a cost: under the outputs, on a first level of its own, or as a form's own category."""
        return "cost" in self.category

    @property
    def target_value(self) -> Value | None:
        """The target, read by the grammar of :mod:`pgt.values`."""
        return None if self.target is None else values.parse(self.target)

    @property
    def actual_value(self) -> Value | None:
        """What was reached, read by the same grammar."""
        return None if self.actual is None else values.parse(self.actual)

    @property
    def is_blank(self) -> bool:
        """Whether it is a row that a form prints and nobody filled in."""
        return self.weight is None and not any((text or "").strip() for text in (self.name, self.target, self.actual))


@dataclass(frozen=True, slots=True)
class Goal:
    """An annual goal, with the indicators that belong to it alone."""

    text: str | None = None
    task: int | None = None
    """The number of the task that it serves, from 1."""
    weight: Decimal | None = None
    actual: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    indicators: tuple[Indicator, ...] = ()
    pointer: Pointer = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Task:
    """A main task of a department (主要工作任务)."""

    name: str | None = None
    description: str | None = None
    budget: Amounts | None = None
    execution: Amounts | None = None
    actual: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    pointer: Pointer = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Passage:
    """A titled passage of the narrative, with its numbered items."""

    name: str | None = None
    text: str | None = None
    items: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Narrative:
    """The prose part of a department's table: 总体绩效目标, 分项绩效目标, 工作保障措施."""

    overall: tuple[str, ...] = ()
    functions: tuple[Passage, ...] = ()
    safeguards: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class MediumTerm:
    """The 中期 or 长期 block: the same shapes a second time."""

    period: str | None = None
    amount_unit: str | None = None
    """Only where it is another than the table's."""
    budget: Amounts | None = None
    overall_goal: str | None = None
    goals: tuple[Goal, ...] = ()
    indicators: tuple[Indicator, ...] = ()

    def every_indicator(self) -> Iterator[Indicator]:
        """Yield its indicators in the order of the file: those of the whole block, then goal by goal."""
        yield from self.indicators
        for goal in self.goals:
            yield from goal.indicators


@dataclass(frozen=True, slots=True)
class PrintedExecution:
    """The execution row as it was printed in a submitted self-evaluation."""

    rate: Decimal | None = None
    weight: Decimal | None = None
    score: Decimal | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What was printed or submitted, to be held against what is computed."""

    score: Decimal | None = None
    rating: str | None = None
    execution: PrintedExecution | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One budget performance table: what a project or a department planned, and at year end what it reached."""

    kind: str
    form: str | None = None
    year: int | None = None
    organization: Body | None = None
    supervisor: Body | None = None
    implementer: Body | None = None
    code: str | None = None
    name: str | None = None
    previous: str | None = None
    """Last year's code or name, where both have changed."""
    amount_unit: str | None = None
    budget: Amounts | None = None
    purpose: str | None = None
    spending_plan: Mapping[str, Decimal] = field(default_factory=dict)
    """Percent of the budget that is to be spent by the end of a month, by its key in `MONTHS`."""
    overall_goal: str | None = None
    goals: tuple[Goal, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    tasks: tuple[Task, ...] = ()
    narrative: Narrative | None = None
    medium_term: MediumTerm | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    """What the form declares for itself, by its id; `lists` likewise, row by row."""
    lists: Mapping[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)
    contact: Mapping[str, str] = field(default_factory=dict)
    adjusted_budget: Amounts | None = None
    """The budget as it was changed within the year; None where it was not."""
    execution: Amounts | None = None
    achievement: str | None = None
    result: Result | None = None
    progress: tuple[Progress, ...] = ()

    def every_indicator(self) -> Iterator[Indicator]:
        """Yield the annual indicators in the order of the file: those of the whole table, then goal by goal."""
        yield from self.indicators
        for goal in self.goals:
            yield from goal.indicators

    @property
    def identity(self) -> tuple[int | None, str, str]:
        """Year, organization and the table's own code or name: what a table is known by, wherever it lies."""
        return (self.year, self.organization.key if self.organization else "", self.code or self.name or "")
