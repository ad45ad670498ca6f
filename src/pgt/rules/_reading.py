"""The rows of a table sorted once for all rules: by category, and by what their targets and names are."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from pgt.model import Indicator, Table
from pgt.rules._rows import every_row
from pgt.rules._targets import only
from pgt.rules._wording import read
from pgt.values import Constraint, Kind

Number = tuple[Indicator, Constraint]


@dataclass(frozen=True, slots=True)
class Reading:
    """The rows of one table, those of the medium term included."""

    table: Table
    by_category: dict[str, list[Indicator]]
    percents: list[Number]
    """The rows whose target is one percent."""
    amounts: list[Number]
    """The rows whose target is one amount of money."""
    counts: list[Number]
    """The rows whose target is another number, such as one of people."""
    dates: list[Number]
    """The rows whose target is a deadline or a period."""
    in_words: list[Indicator]
    """The rows whose target is words."""
    several: list[Indicator]
    """The rows whose target is several of these, or cannot be read."""
    odd_names: list[Indicator]
    """The rows in whose names there is anything to remark on."""

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
        latest = _sort(table)
        _LATEST.append(latest)
    return latest


_PERCENT, _MONEY, _QUANTITY, _DEADLINE, _PERIOD, _WORDS = (
    *(Kind.PERCENT, Kind.MONEY, Kind.QUANTITY),
    *(Kind.DEADLINE, Kind.PERIOD, Kind.QUALITATIVE),
)  # by their own names: to look them up in their class for every row costs more than all the rest


def _sort(table: Table) -> Reading:
    found = Reading(table, {}, [], [], [], [], [], [], [])
    for row in every_row(table):
        found.by_category.setdefault(row.category, []).append(row)
        if read(row.name).is_odd:
            found.odd_names.append(row)
        part = only(row.target)
        if part is None:
            if row.target is not None:
                found.several.append(row)
            continue
        kind = part.kind
        if kind is _QUANTITY:
            found.counts.append((row, part))
        elif kind is _PERCENT:
            found.percents.append((row, part))
        elif kind is _MONEY:
            found.amounts.append((row, part))
        elif kind is _WORDS:
            found.in_words.append(row)
        elif kind is _DEADLINE or kind is _PERIOD:
            found.dates.append((row, part))
    return found
