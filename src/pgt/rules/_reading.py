"""The rows of a table sorted once for all rules: by category, and by what their targets and names are."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from pgt.model import Indicator, Table
from pgt.rules._rows import every_row
from pgt.rules._wording import read
from pgt.values import Constraint, Kind, Value, parse

Number = tuple[Indicator, Constraint]


@dataclass(frozen=True, slots=True)
class Reading:
    """The rows of one table, those of the medium term included."""

    table: Table
    rows: tuple[Indicator, ...]
    by_category: dict[str, list[Indicator]] = field(default_factory=dict)
    percents: list[Number] = field(default_factory=list)
    """The rows whose target is one percent."""
    amounts: list[Number] = field(default_factory=list)
    """The rows whose target is one amount of money."""
    counts: list[Number] = field(default_factory=list)
    """The rows whose target is another number, such as one of people."""
    dates: list[Number] = field(default_factory=list)
    """The rows whose target is a deadline or a period."""
    in_words: list[Indicator] = field(default_factory=list)
    """The rows whose target is words."""
    several: list[Indicator] = field(default_factory=list)
    """The rows whose target is several of these, or cannot be read."""
    notable: list[tuple[Indicator, str, Value]] = field(default_factory=list)
    """The targets and actual values that were read with a remark, or could not be read, with their keys."""
    odd_names: list[Indicator] = field(default_factory=list)
    """The rows in whose names there is anything to remark on."""
    satisfactions: list[Indicator] = field(default_factory=list)
    """The rows whose names are of a satisfaction, wherever they stand."""
    described: list[tuple[Indicator, str]] = field(default_factory=list)
    """The rows that have a description, and that."""

    def of(self, *categories: str) -> Iterator[Indicator]:
        """Yield the rows of *categories*."""
        for category in categories:
            yield from self.by_category.get(category, ())

    def under(self, *prefixes: str) -> Iterator[Indicator]:
        """Yield the rows of every category that begins with one of *prefixes*."""
        for category, rows in self.by_category.items():
            if category.startswith(prefixes):
                yield from rows


_LATEST: deque[Reading] = deque(maxlen=1)
"""Dozens of rules look at one table, then at the next: it is sorted for the first of them, and kept for the rest."""


def reading(table: Table) -> Reading:
    """Return the rows of *table*, sorted."""
    latest = _LATEST[0] if _LATEST else None
    if latest is None or latest.table is not table:
        latest = Reading(table, tuple(every_row(table)))
        for row in latest.rows:
            _sort(row, latest)
        _LATEST.append(latest)
    return latest


def _sort(row: Indicator, found: Reading) -> None:
    found.by_category.setdefault(row.category, []).append(row)
    name = read(row.name)
    if name.is_odd:
        found.odd_names.append(row)
    if name.is_satisfaction:
        found.satisfactions.append(row)
    if row.description is not None:
        found.described.append((row, row.description))
    if row.target is not None:
        value = parse(row.target)
        if value.notes or value.reason:
            found.notable.append((row, "target", value))
        if len(value.constraints) == 1:
            _sort_by_kind(row, value.constraints[0], found)
        else:
            found.several.append(row)
    if row.actual is not None:
        value = parse(row.actual)
        if value.notes or value.reason:
            found.notable.append((row, "actual", value))


_PERCENT, _MONEY, _QUANTITY, _DEADLINE, _PERIOD, _WORDS = (
    *(Kind.PERCENT, Kind.MONEY, Kind.QUANTITY),
    *(Kind.DEADLINE, Kind.PERIOD, Kind.QUALITATIVE),
)  # by their own names: to look them up in their class for every row costs more than all the rest


def _sort_by_kind(row: Indicator, target: Constraint, found: Reading) -> None:
    kind = target.kind
    if kind is _QUANTITY:
        found.counts.append((row, target))
    elif kind is _PERCENT:
        found.percents.append((row, target))
    elif kind is _MONEY:
        found.amounts.append((row, target))
    elif kind is _WORDS:
        found.in_words.append(row)
    elif kind is _DEADLINE or kind is _PERIOD:
        found.dates.append((row, target))
