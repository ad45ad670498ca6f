"""The rows of a table sorted once for all rules: by category, and by what their targets and names are."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from pgt.model import Indicator, Table
from pgt.rules._rows import every_row
from pgt.rules._wording import read
from pgt.values import Constraint, Kind, Value, parse

Number = tuple[Indicator, Constraint]


class Reading:
    """The rows of one table, those of the medium term included."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.rows = tuple(every_row(table))
        self.by_category: dict[str, list[Indicator]] = {}
        self.percents: list[Number] = []
        """The rows whose target is one percent."""
        self.amounts: list[Number] = []
        """The rows whose target is one amount of money."""
        self.counts: list[Number] = []
        """The rows whose target is another number, such as one of people."""
        self.dates: list[Number] = []
        """The rows whose target is a deadline or a period."""
        self.in_words: list[Indicator] = []
        """The rows whose target is words."""
        self.several: list[Indicator] = []
        """The rows whose target is several of these, or cannot be read."""
        self.notable: list[tuple[Indicator, str, Value]] = []
        """The targets and actual values that were read with a remark, or could not be read, with their keys."""
        self.odd_names: list[Indicator] = []
        """The rows in whose names there is anything to remark on."""
        self.satisfactions: list[Indicator] = []
        """The rows whose names are of a satisfaction, wherever they stand."""
        self.described: list[tuple[Indicator, str]] = []
        """The rows that have a description, and that."""
        for row in self.rows:
            self._sort(row)

    def of(self, *categories: str) -> Iterator[Indicator]:
        """Yield the rows of *categories*."""
        for category in categories:
            yield from self.by_category.get(category, ())

    def under(self, *prefixes: str) -> Iterator[Indicator]:
        """Yield the rows of every category that begins with one of *prefixes*."""
        for category, rows in self.by_category.items():
            if category.startswith(prefixes):
                yield from rows

    def _sort(self, row: Indicator) -> None:
        self.by_category.setdefault(row.category, []).append(row)
        name = read(row.name)
        if name.is_odd:
            self.odd_names.append(row)
        if name.is_satisfaction:
            self.satisfactions.append(row)
        if row.description is not None:
            self.described.append((row, row.description))
        if row.target is not None:
            value = parse(row.target)
            if value.notes or value.reason:
                self.notable.append((row, "target", value))
            if len(value.constraints) == 1:
                self._sort_by_kind(row, value.constraints[0])
            else:
                self.several.append(row)
        if row.actual is not None:
            value = parse(row.actual)
            if value.notes or value.reason:
                self.notable.append((row, "actual", value))

    def _sort_by_kind(self, row: Indicator, target: Constraint) -> None:
        kind = target.kind
        if kind is _QUANTITY:
            self.counts.append((row, target))
        elif kind is _PERCENT:
            self.percents.append((row, target))
        elif kind is _MONEY:
            self.amounts.append((row, target))
        elif kind is _WORDS:
            self.in_words.append(row)
        elif kind is _DEADLINE or kind is _PERIOD:
            self.dates.append((row, target))


# By names of their own: to look them up in their class for every row costs more than all the rest.
_PERCENT, _MONEY, _QUANTITY = Kind.PERCENT, Kind.MONEY, Kind.QUANTITY
_DEADLINE, _PERIOD, _WORDS = Kind.DEADLINE, Kind.PERIOD, Kind.QUALITATIVE

_LATEST: deque[Reading] = deque(maxlen=1)
"""Dozens of rules look at one table, then at the next: it is sorted for the first of them, and kept for the rest."""


def reading(table: Table) -> Reading:
    """Return the rows of *table*, sorted."""
    latest = _LATEST[0] if _LATEST else None
    if latest is None or latest.table is not table:
        latest = Reading(table)
        _LATEST.append(latest)
    return latest
