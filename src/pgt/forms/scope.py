"""What a path means at one place of a form: the table, and the elements of the lists that are being repeated over."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Self

from pgt.form import Form
from pgt.form.paths import AMOUNTS, LOOPS
from pgt.model import Amounts, Body, Goal, Indicator, MediumTerm, Table, convert

NO_TABLE = Table(kind="project")

Printed = str | Decimal | None


@dataclass(frozen=True, slots=True)
class Group:
    """The tables of one organization, in a collection."""

    body: Body
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a list that is repeated over; an empty row has no value."""

    value: object | None
    number: int
    siblings: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """A place within a form that is being filled."""

    form: Form
    table: Table = NO_TABLE
    tables: tuple[Table, ...] = ()
    elements: Mapping[str, Element] = field(default_factory=dict)

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
            case "organizations":
                return tuple(_groups(self.tables))
            case "every_indicator":
                return tuple(self.table.every_indicator())
            case "medium_term":
                return _members(self.table.medium_term or MediumTerm(), rest)
            case "goal" | "group":
                return _members(self.elements[head].value, rest)
            case _:
                return _members(self.table, loop)

    def enter(self, loop: str, element: Element) -> Self:
        """Return the scope inside *element* of *loop*."""
        name = "item" if loop.startswith("lists.") else LOOPS[loop]
        elements = {**self.elements, name: element}
        if loop == "every_indicator":
            elements["goal"] = self._goal_of(element.value)
        inside = dataclasses.replace(self, elements=elements)
        if isinstance(element.value, Table):
            return dataclasses.replace(inside, table=element.value)
        if isinstance(element.value, Group):
            return dataclasses.replace(inside, tables=element.value.tables)
        return inside

    def _goal_of(self, indicator: object) -> Element:
        for number, goal in enumerate(self.table.goals, start=1):
            if any(one is indicator for one in goal.indicators):
                return Element(goal, number, self.table.goals)
        return Element(None, 0)

    def value(self, path: str) -> Printed:
        """Return what *path* names here, None where nothing is given."""
        head, _, rest = path.partition(".")
        element = self.elements.get(head)
        if element is not None:
            return self._of_element(element, rest)
        match head:
            case "amount_unit":
                return self.unit
            case "execution_rate":
                return _rate(self.table)
            case "sum":
                return self._total(rest.removeprefix("budget."))
            case "fields":
                return self._field(rest)
            case "adjusted_budget" if self.table.adjusted_budget is None:
                return self.value(f"budget.{rest}")
        found = _walk(self.table, path)
        if isinstance(found, Decimal) and path.startswith(tuple(f"{prefix}." for prefix in AMOUNTS)):
            return self._converted(found, self.table)
        return found

    def _of_element(self, element: Element, path: str) -> Printed:
        match element.value, path:
            case None, _:
                return None
            case _, "number":
                return Decimal(element.number)
            case Indicator() as indicator, _:
                return self._of_indicator(indicator, path, element.siblings)
            case Group() as group, _:
                return _walk(group.body, path)
            case value, _:
                found = _walk(value, path)
                if isinstance(found, Decimal) and path.startswith("budget."):
                    return self._converted(found, self.table)
                return found

    def _of_indicator(self, indicator: Indicator, path: str, siblings: Iterable[object]) -> Printed:
        first, second = self.form.labels(indicator.category)
        match path:
            case "first":
                return first
            case "second":
                return indicator.label or second or None
            case "first_weight" | "second_weight":
                labels = (first, second) if path == "second_weight" else (first,)
                alike = [one for one in siblings if isinstance(one, Indicator)]
                return _weight(one for one in alike if self.form.labels(one.category)[: len(labels)] == labels)
            case "target.operator" | "target.number" | "target.unit":
                return self._target(indicator)[path]
            case "direction":
                value = indicator.target_value
                direction = indicator.direction or (value.direction if value else None)
                return self.form.words.get(direction, direction) if direction else None
            case "level":
                return self.form.words.get(indicator.level, indicator.level) if indicator.level else None
            case "last_year" | "year_before_last":
                years = 1 if path == "last_year" else 2
                return indicator.history.get(str(self.table.year - years)) if self.table.year else None
            case _:
                return _walk(indicator, path)

    def _target(self, indicator: Indicator) -> Mapping[str, str | None]:
        """Take a target apart into three columns that together say just what it says."""
        parsed, text = indicator.target_value, indicator.target or ""
        operator = unit = ""
        if parsed is not None and len(parsed.constraints) == 1:
            operator, unit = str(parsed.operator or ""), parsed.unit
            operator = operator if text.startswith(operator) else ""
            unit = unit if text.endswith(unit) else ""
        number = text[len(operator) : len(text) - len(unit)]
        if text and parsed is not None and parsed.number is None:
            operator, number, unit = self.form.words["qualitative"], text, ""
        return {"target.operator": operator or None, "target.number": number or None, "target.unit": unit or None}

    def _field(self, name: str) -> str | None:
        chosen = self.table.fields.get(name)
        declared = self.form.fields[name]
        return declared.ticks.show(declared.choices, chosen) if declared.ticks else chosen

    def _total(self, key: str) -> Decimal | None:
        budgets = ((table, table.budget.get(key)) for table in self.tables if table.budget)
        amounts = [self._converted(amount, table) for table, amount in budgets if amount is not None]
        return sum(amounts, Decimal(0)) if amounts else None

    def _converted(self, amount: Decimal, table: Table) -> Decimal:
        """Convert exactly, keeping at least as many decimals as were written: 100000.00元 is 10.00万元."""
        if self.unit is None or table.amount_unit is None or table.amount_unit == self.unit:
            return amount
        converted = convert(amount, table.amount_unit, self.unit).normalize()
        decimals = max(decimals_of(amount), decimals_of(converted))
        return converted.quantize(Decimal(1).scaleb(-decimals))


def decimals_of(number: Decimal) -> int:
    """Return how many decimals *number* is written with."""
    exponent = number.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _walk(value: object, path: str) -> Printed:
    """Follow attributes and keys; every path was held against the catalogue when the form was read."""
    for step in path.split("."):
        if value is None:
            return None
        if (isinstance(value, Amounts) and step != "notes") or isinstance(value, Mapping):
            value = value.get(step)
        else:
            value = getattr(value, step)
    if isinstance(value, int):
        return Decimal(value)
    return value if isinstance(value, str | Decimal) else None


def _members(value: object | None, name: str) -> tuple[object, ...]:
    return tuple(getattr(value, name)) if isinstance(value, Table | Goal | MediumTerm | Group) else ()


def _groups(tables: Iterable[Table]) -> Iterable[Group]:
    by_key: dict[str, list[Table]] = {}
    for table in tables:
        by_key.setdefault(table.organization.key if table.organization else "", []).append(table)
    return (Group(found[0].organization or Body(), tuple(found)) for found in by_key.values())


def _rate(table: Table) -> Decimal | None:
    """Return the execution in percent of the adjusted budget, to two decimals; no budget has no rate."""
    budget = table.adjusted_budget or table.budget
    spent = table.execution.total if table.execution else None
    if spent is None or budget is None or not budget.total:
        return None
    return (spent / budget.total * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _weight(indicators: Iterable[Indicator]) -> Decimal | None:
    weights = [indicator.weight for indicator in indicators]
    known = [weight for weight in weights if weight is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(weights) else None
