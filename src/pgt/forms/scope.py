"""What a path means at one place of a form: the table, and the elements of the lists that are being repeated over."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Self

from pgt import figures
from pgt.form import Declared, Form
from pgt.form.paths import AMOUNTS, COMMON, LOOPS, YEARS
from pgt.forms import points, reasons, reckoning
from pgt.forms.groups import Group, by_first_level, by_organization, by_supervisor, only_goal
from pgt.forms.measure import Around, value_of
from pgt.forms.numerals import numeral
from pgt.forms.walk import members, walk
from pgt.model import MONTHS, Amounts, Goal, Indicator, MediumTerm, Narrative, Passage, Progress, Table, Task
from pgt.money import convert
from pgt.profile import Profile

NO_TABLE = Table(kind="project")

Printed = str | Decimal | None

RATE_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a list that is repeated over; an empty row has no value."""

    value: object | None
    number: int
    """Its place in the list, counted from 1; 0 for what is in none."""
    siblings: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """A place within a form that is being filled."""

    form: Form
    table: Table = NO_TABLE
    tables: tuple[Table, ...] = ()
    profile: Profile | None = None
    """What fixes the points that the form prints beside its labels, whatever table is filled in."""
    elements: Mapping[str, Element] = field(default_factory=dict)
    columns: Mapping[str, Declared] = field(default_factory=dict)
    """Of the list of the form's own that is being repeated over."""
    as_written: bool = False
    """Whether a choice is what the table says, and not what the form prints for it."""

    @property
    def unit(self) -> str | None:
        """The unit that amounts are printed in."""
        if self.form.amount_unit or not self.form.collection:
            return self.form.amount_unit or self.table.amount_unit
        return next((table.amount_unit for table in self.tables if table.amount_unit), None)

    def each(self, loop: str) -> tuple[object, ...]:
        """Return the elements of the list that *loop* names."""
        head, _, rest = loop.partition(".")
        match head:
            case "lists":
                return self.table.lists.get(rest, ())
            case "tables":
                return self.tables
            case "supervisors":
                return by_supervisor(self.tables)
            case "organizations":
                return by_organization(self.tables)
            case "every_indicator":
                return tuple(self.table.every_indicator())
            case "first_levels":
                return by_first_level(self.form, self.table.every_indicator())
            case "medium_term":
                block = self.table.medium_term or MediumTerm()
                return tuple(block.every_indicator()) if rest == "indicators" else members(block, rest)
            case "narrative":
                passages = members(self.table.narrative or Narrative(), rest)
                return tuple(Passage(text=one) if isinstance(one, str) else one for one in passages)
            case "goal" | "group" | "level" | "passage":
                return members(self.elements[head].value, rest)
            case _:
                return members(self.table, loop) or (only_goal(self.form, self.table) if loop == "goals" else ())

    def enter(self, loop: str, element: Element) -> Self:
        """Return the scope inside *element* of *loop*."""
        list_id = loop.removeprefix("lists.")
        name = LOOPS[loop] if list_id == loop else "item"
        elements = {**self.elements, name: element}
        if loop == "every_indicator":
            elements["goal"] = self._goal_of(element.value)
        columns = self.columns if list_id == loop else self.form.lists[list_id].columns
        inside = dataclasses.replace(self, elements=elements, columns=columns)
        if name == "table":
            table = element.value if isinstance(element.value, Table) else Table(self.form.kind)
            return dataclasses.replace(inside, table=table)
        if isinstance(element.value, Group):
            return dataclasses.replace(inside, tables=element.value.tables)
        return inside

    def _goal_of(self, indicator: object) -> Element:
        for number, goal in enumerate(self.table.goals, start=1):
            if any(one is indicator for one in goal.indicators):
                return Element(goal, number, self.table.goals)
        return Element(None, 0)

    def value(self, path: str, decimals: int = RATE_DECIMALS) -> Printed:
        """Return what *path* names here, None where nothing is given; a rate has *decimals*."""
        head, _, rest = path.partition(".")
        element = self.elements.get(head)
        if element is not None:
            return self._of_element(element, rest, decimals)
        if path in COMMON and self.form.collection and self.table is NO_TABLE:
            said = {dataclasses.replace(self, table=table).value(path) for table in self.tables}
            return said.pop() if len(said) == 1 else None
        return self._of_table(path, decimals)

    def _of_table(self, path: str, decimals: int) -> Printed:
        head, _, rest = path.partition(".")
        table = self.table
        match head:
            case "amount_unit":
                return self.unit
            case year if year in YEARS:
                return Decimal(table.year + YEARS[year]) if table.year else None
            case "execution_rate" | "adjustment" | "remaining":
                return self._held_against_the_plan(head, rest, decimals)
            case "sum":
                return self._sum(rest)
            case "reasons":
                return reasons.of(table)
            case "fields":
                return self._declared(self.form.fields[rest], table.fields)
            case "progress":
                return self._of_month(table.progress, rest, decimals)
            case "adjusted_budget" if table.adjusted_budget is None:
                return self._of_table(f"budget.{rest}", decimals)
            case "result" if rest == "execution.weight":
                return points.of_execution(table, self.profile)
        found = walk(table, path)
        return self._amount(found, table) if path.startswith(tuple(f"{prefix}." for prefix in AMOUNTS)) else found

    def _held_against_the_plan(self, what: str, key: str, decimals: int) -> Printed:
        table = self.table
        match what:
            case "adjustment":
                return self._difference(table.adjusted_budget, table.budget, key)
            case "remaining":
                return self._difference(table.adjusted_budget or table.budget, table.execution, key)
            case _:
                printed = table.result.execution.rate if table.result and table.result.execution else None
                if printed is not None and (not key or self.form.main_rate == f"{what}.{key}"):
                    return printed
                return self._rate(table.adjusted_budget or table.budget, table.execution, key, decimals)

    def _of_element(self, element: Element, path: str, decimals: int) -> Printed:
        head, _, rest = path.partition(".")
        match element.value, head:
            case _, "number" | "numeral":
                return _place(element.number, head)
            case (Indicator() | Table()) as one, "running":
                return self._running(one)
            case None, _:
                return None
            case (Indicator() | Goal() | Task()) as one, "fields":
                return self._declared(self.form.fields[rest], one.fields)
            case Indicator() as indicator, _:
                return self._of_indicator(indicator, path, element.siblings, decimals)
            case Group() as group, _:
                return walk(group.body, path)
            case Goal() as goal, "score":
                return reckoning.whole_total(one.score for one in goal.indicators)
            case Task() as task, "execution_rate":
                return self._rate(task.budget, task.execution, "total", decimals)
            case dict() as row, _:
                return self._declared(self.columns[path], row)
        found = walk(element.value, path)
        return self._amount(found, self.table) if head in ("budget", "execution") else found

    def _running(self, one: Indicator | Table) -> Decimal | None:
        """Return the place of *one* in the whole table, or on the whole page, as it is printed."""
        if isinstance(one, Table):
            around = (self.elements[name] for name in ("group", "department") if name in self.elements)
            above = (whole for element in around for whole in element.siblings[: element.number - 1])
            return Decimal(self.elements["table"].number + sum(len(members(whole, "tables")) for whole in above))
        every: Iterable[object] = self.table.every_indicator()
        if "level" in self.elements:
            levels = self.elements["level"].siblings
            every = (member for level in levels for member in members(level, "indicators"))
        return next((Decimal(place) for place, other in enumerate(every, start=1) if other is one), None)

    def _of_indicator(self, indicator: Indicator, path: str, siblings: Sequence[object], decimals: int) -> Printed:
        head, _, rest = path.partition(".")
        match head:
            case "direction":
                value = indicator.target_value
                return self._word(indicator.direction or (value.direction if value else None))
            case "level":
                return self._word(indicator.level)
            case "progress":
                return self._of_month(indicator.progress, rest, decimals)
            case _:
                found = value_of(indicator, path, Around(self.form, self.table.year, siblings), decimals)
                if found is None and path == "first_weight":
                    return points.of_first_level(indicator, self.form, self.table, self.profile)
                return found

    def _word(self, coded: str | None) -> str | None:
        return self.form.words.get(coded, coded) if coded and not self.as_written else coded

    def _of_month(self, progress: Iterable[Progress], path: str, decimals: int) -> Printed:
        month, _, key = path.partition(".")
        at = next((one for one in progress if MONTHS[one.month - 1] == month), None)
        if at is None:
            return None
        if key.startswith("execution_rate"):
            planned = self.table.adjusted_budget or self.table.budget
            return self._rate(planned, at.execution, key.partition(".")[2], decimals)
        return self._word(at.outlook) if key == "outlook" else self._amount(walk(at, key), self.table)

    def _declared(self, one: Declared, given: Mapping[str, str]) -> Printed:
        """Return a value that the form declares: with all choices, as a number, or as it was written."""
        written = given.get(one.id)
        if one.ticks and not self.as_written:
            return one.ticks.show(one.choices, one.chosen(written))
        number = reckoning.number_in(written) if one.kind in ("amount", "percent") else None
        if number is None:
            return written
        return self._amount(number, self.table) if one.kind == "amount" else number

    def _rate(self, planned: Amounts | None, spent: Amounts | None, key: str, decimals: int) -> Printed:
        key = key or "total"
        whole, part = planned.get(key) if planned else None, spent.get(key) if spent else None
        if whole is None or part is None:
            return None
        return reckoning.percent(part, whole, decimals) if whole else self.form.words["nothing_planned"] or None

    def _difference(self, whole: Amounts | None, part: Amounts | None, key: str) -> Printed:
        found = reckoning.difference(whole.get(key) if whole else None, part.get(key) if part else None)
        return self._amount(found, self.table)

    def _sum(self, path: str) -> Printed:
        """Add up points, tasks, a column of a list, or the tables of a page."""
        head, _, rest = path.partition(".")
        what, _, key = rest.partition(".")
        match head:
            case "weight":
                return points.of_indicators(self.table, self.profile)
            case "points":
                return points.of_all(self.table, self.profile)
            case "tasks":
                amounts = (getattr(task, what) for task in self.table.tasks)
                return self._amount(reckoning.total(one.get(key) for one in amounts if one), self.table)
            case "lists":
                return self._amount(reckoning.total(reckoning.in_column(self.table, what, key)), self.table)
            case _:
                found = (dataclasses.replace(self, table=table).value(path) for table in self.tables)
                return reckoning.total(one for one in found if isinstance(one, Decimal))

    def _amount(self, found: Printed, table: Table) -> Printed:
        """Convert an amount exactly, keeping at least as many decimals as were written: 100000.00元 is 10.00万元."""
        if not isinstance(found, Decimal) or self.unit is None or table.amount_unit in (None, self.unit):
            return found
        converted = convert(found, table.amount_unit, self.unit).normalize()
        decimals = max(figures.decimals(found), figures.decimals(converted))
        return converted.quantize(Decimal(1).scaleb(-decimals))


def _place(number: int, kind: str) -> Printed:
    """Return a place in a list in figures or in Chinese; what is in none has none."""
    if not number:
        return None
    return numeral(number) if kind == "numeral" else Decimal(number)
