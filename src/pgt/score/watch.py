"""How every table stands at a month, and all of them together: what `pgt monitor` answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Self

from pgt.money import AMOUNT_UNITS, convert
from pgt.outline import Outline
from pgt.score import exact
from pgt.score.monitor import Light, MoneyPoint, Monitored, Point
from pgt.score.words import is_said

YEAR = 12
"""The months of one."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A table at the month at which it is looked at."""

    outline: Outline
    found: Monitored
    month: int | None
    """None where nothing was ever entered."""

    @property
    def money(self) -> MoneyPoint | None:
        """What was spent by then."""
        return next((point for point in self.found.money if point.month == self.month), None)

    @property
    def spent(self) -> Mapping[int, Decimal]:
        """What was spent by then and before, in percent, by month."""
        known = {point.month: point.rate for point in self.found.money if point.rate is not None}
        return {month: rate for month, rate in known.items() if self.month is not None and month <= self.month}

    @property
    def points(self) -> tuple[Point, ...]:
        """How far the indicators were by then."""
        return tuple(point for point in self.found.indicators if point.month == self.month)

    @property
    def light(self) -> Light | None:
        """The worst light of money and indicators."""
        lights = [point.light for point in self._all if point.light]
        return min(lights, key=lambda light: light.place, default=None)

    @property
    def without_reason(self) -> int:
        """How many red lights nobody has explained."""
        return sum(point.needs_reason and not is_said(point.reason) for point in self._all)

    @property
    def _all(self) -> tuple[Point | MoneyPoint, ...]:
        return (*self.points, self.money) if self.money else self.points

    @property
    def without_light(self) -> int:
        """How many indicators that something was entered for could not be judged."""
        return sum(point.light is None for point in self.points)

    @property
    def is_settled(self) -> bool:
        """Whether there is a figure for the month, all could be judged, and every red light has its reason."""
        has_light = self.money is not None and self.money.light is not None
        return has_light and not self.without_reason and not self.without_light


@dataclass(frozen=True, slots=True)
class Curve:
    """The spending of all tables together, in percent of their budgets."""

    plan: tuple[Decimal, ...]
    """By the end of each of the twelve months."""
    spent: Mapping[int, Decimal]
    """By the months for which every table has its figure, up to the one that is looked at."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Every table, and all of them together."""

    tables: tuple[Watched, ...]
    profile: str | None
    """The profile of all tables; None where they have several."""
    month: int | None
    """The month that was asked for; None for the latest of each table."""
    curve: Curve | None
    """None where budgets cannot be added."""

    @classmethod
    def of(cls, tables: Iterable[Watched], profiles: Iterable[str], month: int | None) -> Self:
        """Put *tables* together, which were looked at by *profiles*."""
        kept, known = tuple(tables), set(profiles)
        return cls(kept, known.pop() if len(known) == 1 else None, month, _curve(kept, month or YEAR))

    @property
    def lights(self) -> Mapping[Light, int]:
        """How many tables have which light."""
        counts = Counter(table.light for table in self.tables)
        return {light: counts[light] for light in Light}

    @property
    def unlit(self) -> int:
        """How many tables have no light: nothing was entered, or it could not be judged."""
        return sum(table.light is None for table in self.tables)

    @property
    def is_settled(self) -> bool:
        """Whether nothing has to be asked."""
        return all(table.is_settled for table in self.tables)

    def by_need(self) -> tuple[Watched, ...]:
        """Return the tables that are behind first; those without a light stand with the red ones."""

        def need(table: Watched) -> tuple[int, Decimal]:
            progress = table.money.progress if table.money else None
            return (table.light.place if table.light else -1, progress or Decimal(0))

        return tuple(sorted(self.tables, key=need))


def _curve(tables: Iterable[Watched], last: int) -> Curve | None:
    """Add up the curves of projects, or of departments where there are only those: they state the same money."""
    known = [table for table in tables if table.found.budget and table.outline.amount_unit in AMOUNT_UNITS]
    known = [table for table in known if table.outline.kind == "project"] or known
    budgets = [Fraction(_in_yuan(table, table.found.budget or Decimal(0))) for table in known]
    whole = sum(budgets, Fraction(0))
    if not whole:
        return None
    shares = [(table.found.plan, own / whole) for table, own in zip(known, budgets, strict=True)]
    plan = tuple(
        exact.half_up(sum((Fraction(plan[at]) * share for plan, share in shares), Fraction(0)), 2) for at in range(YEAR)
    )
    spent: dict[int, Decimal] = {}
    for month in range(1, last + 1):
        amounts = [_spent(table, month) for table in known]
        found = [amount for amount in amounts if amount is not None]
        if found and len(found) == len(amounts):
            spent[month] = exact.percent(Fraction(exact.total(found)) / whole)
    return Curve(plan, spent)


def _in_yuan(table: Watched, amount: Decimal) -> Decimal:
    return convert(amount, table.outline.amount_unit or "元", "元")


def _spent(table: Watched, month: int) -> Decimal | None:
    point = next((point for point in table.found.money if point.month == month), None)
    return None if point is None or point.spent is None else _in_yuan(table, point.spent)
