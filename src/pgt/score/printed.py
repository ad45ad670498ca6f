"""What was printed or submitted, beside what is computed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pgt.diagnostics import Pointer, Text
from pgt.score import exact


@dataclass(frozen=True, slots=True)
class Difference:
    """A printed figure beside the computed one."""

    name: Text
    printed: Decimal
    computed: Decimal | None
    because: Text | None = None
    """How the computed one comes about, or why there is none."""
    pointer: Pointer = ()
    exactly: Fraction | None = None
    """The computed one before it was rounded; None where it is a sum of what was."""

    @property
    def amount(self) -> Decimal | None:
        """How much the printed figure is above the computed one."""
        return None if self.computed is None else exact.subtract(self.printed, self.computed)

    def exceeds(self, tolerance: Decimal) -> bool:
        """Whether the two are further apart than *tolerance*; of what could not be computed nothing is said."""
        if self.computed is None:
            return False
        return not exact.agree(self.printed, self.computed, tolerance, self.exactly)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was printed or submitted, held against what is computed.

    `total.amount` is the sum of the amounts of `items`, as far as they count in the total, of that of `execution`, and
    the `remainder`.
    """

    total: Difference | None
    """The computed total here has the `taken` scores in it."""
    items: tuple[Difference, ...]
    """The rows whose printed score is not the computed one, be it within the tolerance."""
    taken: tuple[Difference, ...]
    """The rows whose printed score is taken as it is: it lies in its tier, or there is nothing to hold it against."""
    execution: Difference | None
    rate: Difference | None
    remainder: Decimal | None
    """What the printed total has beyond its printed parts (the computed ones where none is printed)."""
    is_sum_wrong: bool
    """Whether the parts are all printed and do not add up to the total."""
    rating: Text | None
    """What is wrong with the printed grade."""
    tolerance: Decimal

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Every part that differs by more than the tolerance."""
        figures = (*self.items, self.execution, self.rate)
        return tuple(figure for figure in figures if figure and figure.exceeds(self.tolerance))

    @property
    def agrees(self) -> bool:
        """Whether all that is printed could be compared, and nothing differs but for roundings within the tolerance."""
        return not (self.disagrees or self.unknown)

    @property
    def unknown(self) -> tuple[Difference, ...]:
        """The printed figures of the whole that could not be held against anything."""
        figures = (self.total, self.execution, self.rate)
        return tuple(figure for figure in figures if figure and figure.computed is None)

    @property
    def disagrees(self) -> bool:
        """Whether something printed differs by more than the tolerance."""
        has_remainder = self.remainder is not None and abs(self.remainder) > self.tolerance
        return bool(self.differences or has_remainder or self.rating)
