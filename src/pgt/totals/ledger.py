"""The books: tables come by one after the other, and only sums and outlines are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from pgt.category import CATEGORIES
from pgt.load import Loaded
from pgt.model import SOURCES, Amounts, Body, Table
from pgt.outline import Outline
from pgt.totals import exact, reconciliation
from pgt.totals.reconciliation import Projects
from pgt.totals.result import Check, KeyValue, LeftOut, Reason, Row, Totals

GROUPINGS = ("organization", "year", "form", "kind", "source", "category")
"""What tables can be put together by. `source` and `category` split a table; the others take it whole."""

_PROJECT, _DEPARTMENT = "project", "department"
_ORDER: Mapping[str, Sequence[str]] = {
    "kind": (_PROJECT, _DEPARTMENT),
    "source": SOURCES,
    "category": tuple(category.id for category in CATEGORIES),
}


def add_up(tables: Iterable[Loaded], by: Sequence[str], unit: str | None = None) -> Totals:
    """Add *tables* up in rows by the groupings *by*, and show the amounts in *unit*.

    Without *unit*, amounts are shown in the one that all tables use, or in 万元.
    """
    ledger = _Ledger(tuple(by))
    for loaded in tables:
        if loaded.table is None:
            ledger.left_out.append(LeftOut(loaded.file, Reason.UNREAD))
        else:
            ledger.enter(Outline.of(loaded.file, loaded.table), loaded.table)
    return ledger.close(unit)


@dataclass(slots=True)
class _Sum:
    """What some tables come to so far, in 元."""

    tables: int = 0
    indicators: int = 0
    amounts: dict[str, Decimal] = field(default_factory=dict)

    def add(self, indicators: int, amounts: Mapping[str, Decimal]) -> None:
        self.tables += 1
        self.indicators += indicators
        exact.add(self.amounts, amounts)


_Key = tuple[KeyValue, ...]


@dataclass(slots=True)
class _Ledger:
    """The sums while tables come in; what is kept of a table does not grow with its rows."""

    by: tuple[str, ...]
    rows: dict[tuple[str, _Key], _Sum] = field(default_factory=dict)
    totals: dict[str, _Sum] = field(default_factory=dict)
    units: dict[str, set[str]] = field(default_factory=lambda: {_PROJECT: set(), _DEPARTMENT: set()})
    names: dict[str, Body] = field(default_factory=dict)
    seen: dict[tuple[object, ...], Outline] = field(default_factory=dict)
    projects: dict[tuple[int | None, Body], Projects] = field(default_factory=dict)
    departments: list[Outline] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def enter(self, outline: Outline, table: Table) -> None:
        """Count one table, unless there is a reason not to."""
        if left_out := self._refuse(outline):
            self.left_out.append(left_out)
            return
        amounts = _in_yuan(outline)
        if amounts and outline.amount_unit:
            self.units[outline.kind].add(outline.amount_unit)
        whole = self.totals.setdefault(outline.kind, _Sum())
        whole.add(sum(1 for _ in table.every_indicator()), {})
        for key, indicators, part in self._parts(table, amounts):
            exact.add(whole.amounts, part)
            # A source that a table has no money from is not one of its sources.
            if "source" not in self.by or part["total"]:
                self.rows.setdefault((outline.kind, key), _Sum()).add(indicators, part)
        self.checks += reconciliation.within(outline, amounts)
        if outline.kind == _DEPARTMENT:
            self.departments.append(outline)
        else:
            place = (outline.year, outline.organization)
            self.projects.setdefault(place, Projects(outline)).add(amounts)

    def _refuse(self, outline: Outline) -> LeftOut | None:
        """Return why *outline* is not to be counted; None where it is, and is remembered as counted."""
        if outline.amounts and outline.amount_unit is None:
            return LeftOut(outline.file, Reason.NO_UNIT)
        year, organization, own = outline.identity
        if year is None or not organization or not (own or outline.kind == _DEPARTMENT):
            return None  # what does not say which table it is cannot be said to be another one again
        first = self.seen.setdefault((outline.kind, year, organization, own), outline)
        if first is outline:
            return None
        same = first.name == outline.name and _in_yuan(first) == _in_yuan(outline)
        return LeftOut(outline.file, Reason.COPY if same else Reason.CONFLICT, first.file)

    def _parts(self, table: Table, amounts: Mapping[str, Decimal]) -> Iterator[tuple[_Key, int, Mapping[str, Decimal]]]:
        """Yield what *table* brings to each row that it has a share in."""
        if "category" in self.by:
            counts: dict[str, int] = {}
            for indicator in table.every_indicator():
                counts[indicator.category] = counts.get(indicator.category, 0) + 1
            for category, count in counts.items():
                yield self._key(table, category=category), count, {}
        elif "source" in self.by:
            for source, amount in _by_source(amounts):
                yield self._key(table, source=source), 0, {"total": amount}
        else:
            yield self._key(table), sum(1 for _ in table.every_indicator()), amounts

    def _key(self, table: Table, **split: str | None) -> _Key:
        organization = table.organization
        known = {
            # The first name that a code came with stands for it: the same body is not always written alike.
            "organization": self.names.setdefault(organization.key, organization)
            if organization and organization.key
            else None,
            "year": table.year,
            "form": table.form,
            "kind": table.kind,
            **split,
        }
        return tuple(known[grouping] for grouping in self.by)

    def close(self, unit: str | None) -> Totals:
        """Return the answer, with its amounts in *unit*."""
        kind = _DEPARTMENT if _DEPARTMENT in self.totals and _PROJECT not in self.totals else _PROJECT
        units = frozenset().union(*self.units.values())
        unit = unit or exact.common_unit(self.units[kind] or units)
        whole = self.totals.get(kind, _Sum())
        rows = (
            self._row(dict(zip(self.by, key, strict=True)), counted, self.totals[of], unit)
            for (of, key), counted in self.rows.items()
            if of == kind or "kind" in self.by
        )
        return Totals(
            by=self.by,
            kind=kind,
            amount_unit=unit,
            units=units,
            rows=tuple(sorted(rows, key=_place)),
            total=self._row({}, whole, whole, unit),
            tables={of: counted.tables for of, counted in self.totals.items()},
            checks=tuple(_shown(check, unit) for check in self._every_check()),
            left_out=tuple(self.left_out),
        )

    def _row(self, key: Mapping[str, KeyValue], counted: _Sum, whole: _Sum, unit: str) -> Row:
        amounts = {name: exact.shown(amount, unit) for name, amount in counted.amounts.items()}
        if "source" not in self.by:
            return Row(key, counted.tables, counted.indicators, amounts)
        share = exact.percent(counted.amounts["total"], whole.amounts["total"]) if counted.amounts else None
        return Row(key, counted.tables, None, amounts, share)

    def _every_check(self) -> Iterator[Check]:
        projects = tuple(self.projects.values())
        for department in self.departments:
            yield from reconciliation.with_projects(department, _in_yuan(department), projects)
        yield from self.checks


def _in_yuan(outline: Outline) -> dict[str, Decimal]:
    return exact.in_yuan(outline.amounts, outline.amount_unit) if outline.amount_unit else {}


def _by_source(amounts: Mapping[str, Decimal]) -> Iterator[tuple[str | None, Decimal]]:
    """Split a table's amounts by fund source; what the total holds beyond the sources it names has none."""
    sources = Amounts(amounts).sources()
    yield from sources.items()
    if "total" in amounts:
        yield None, exact.EXACT.subtract(amounts["total"], exact.total(sources))


def _shown(check: Check, unit: str) -> Check:
    return replace(check, expected=exact.shown(check.expected, unit), actual=exact.shown(check.actual, unit))


def _place(row: Row) -> list[tuple[bool, int, str]]:
    """Order rows by their keys, each grouping in its own order; what is not stated comes last."""
    return [_rank(grouping, value) for grouping, value in row.key.items()]


def _rank(grouping: str, value: KeyValue) -> tuple[bool, int, str]:
    if isinstance(value, int):
        return (False, value, "")
    name = value.key if isinstance(value, Body) else value or ""
    order = _ORDER.get(grouping, ())
    return (value is None, order.index(name) if name in order else len(order), name)
