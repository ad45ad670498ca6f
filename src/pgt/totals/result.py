"""What a sum is: rows, a total, and the figures that were held against each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from pgt.model import Body
from pgt.outline import Outline
from pgt.totals.exact import EXACT

KeyValue = Body | str | int | None
"""What a row is about, by one of the groupings; None where the tables do not say."""


@dataclass(frozen=True, slots=True)
class Row:
    """The sum of some tables; an amount that none of them states is missing, which is a blank and not a zero."""

    key: Mapping[str, KeyValue]
    tables: int
    indicators: int | None
    amounts: Mapping[str, Decimal] = field(default_factory=dict)
    share: Decimal | None = None
    """Percent of the whole, in a sum by fund source."""


@dataclass(frozen=True, slots=True)
class Check:
    """A printed figure, and what it should be the sum of."""

    table: Outline
    figure: str
    """An amount of a department that its projects make up (`project`, `fiscal`, …), or `sources` or `uses`, which make
    up the total of one table."""
    expected: Decimal
    actual: Decimal

    @property
    def difference(self) -> Decimal:
        """How much the sum is above the printed figure."""
        return EXACT.subtract(self.actual, self.expected)

    @property
    def ok(self) -> bool:
        """Whether the figure is the sum, to the last digit."""
        return self.actual == self.expected

    @property
    def within(self) -> bool:
        """Whether it looks at one table by itself."""
        return self.figure in {"sources", "uses"}


class Reason(Enum):
    """Why a table was not counted."""

    UNREAD = "unread"
    """The file could not be read as a table."""
    NO_UNIT = "no_unit"
    """It has amounts and does not say in which unit: neither it nor pgt.toml."""
    COPY = "copy"
    """Another file holds the same table with the same amounts."""
    CONFLICT = "conflict"
    """Another file holds the same table, and says otherwise."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A table that was not counted."""

    file: str
    reason: Reason
    other: str | None = None
    """The file that was counted in its place."""

    @property
    def doubtful(self) -> bool:
        """Whether the sum may be wrong without it; a mere copy is no loss."""
        return self.reason is not Reason.COPY


@dataclass(frozen=True, slots=True)
class Totals:
    """The answer: rows by key, their total, and what was checked."""

    by: tuple[str, ...]
    kind: str
    """Which tables the total covers: `project`, or `department` where only those were given."""
    amount_unit: str
    units: frozenset[str]
    """The units that the amounts were written in."""
    rows: tuple[Row, ...]
    total: Row
    tables: Mapping[str, int]
    """How many tables of each kind were counted."""
    checks: tuple[Check, ...]
    left_out: tuple[LeftOut, ...]
