"""Exact fractions while they are reckoned with, and decimals at the end: rounded once, half up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from math import floor

from pgt import figures

_WIDE = Context(prec=200)
_HALF = Fraction(1, 2)
_HUNDRED = Decimal(100)
_PERCENT_PLACES = 2


def half_up(value: Fraction, places: int) -> Decimal:
    """Round *value* to *places* decimals; a half goes away from zero, as it does on paper."""
    units = floor(abs(value) * 10**places + _HALF)
    return Decimal((int(value < 0), tuple(map(int, str(units))), -places))


def points(share: Fraction, weight: Decimal, places: int) -> Decimal:
    """Return *share*, between 0 and 1, of *weight*, rounded half up to *places* decimals.

    It is never more than *weight*; the whole of it keeps all decimals of the weight.
    """
    if share < 1:
        return min(half_up(share * Fraction(weight), places), weight)
    return half_up(Fraction(weight), max(places, figures.decimals(weight)))


def total(amounts: Iterable[Decimal]) -> Decimal:
    """Add *amounts* without losing a digit, however long they are."""
    found = Decimal(0)
    for amount in amounts:
        found = _WIDE.add(found, amount)
    return found


def whole(parts: Sequence[Decimal | None]) -> Decimal | None:
    """Add *parts*; None while one of them is not known."""
    known = [part for part in parts if part is not None]
    return total(known) if len(known) == len(parts) else None


def subtract(one: Decimal, other: Decimal) -> Decimal:
    """Subtract without losing a digit."""
    return _WIDE.subtract(one, other)


def part(percents: Decimal, whole: Decimal) -> Decimal:
    """Return so many *percents* of *whole*, exactly."""
    return _WIDE.scaleb(_WIDE.multiply(percents, whole), -2)


def scaled(points: Decimal, percents: Decimal) -> Decimal:
    """Return so many *percents* of *points*; all of them keep their digits."""
    return points if percents == _HUNDRED else Decimal(shown(part(percents, points)))


def agree(printed: Decimal, computed: Decimal, tolerance: Decimal, exactly: Fraction | None = None) -> bool:
    """Whether *printed* is *computed*, be it rounded to one decimal: many forms have no more in their cells.

    *exactly* is what *computed* was before it was rounded: 1.946 is 1.95 in one form and 1.9 in another.
    """
    has_one = printed.as_tuple().exponent == -1
    if has_one and printed in {half_up(one, 1) for one in (Fraction(computed), exactly) if one is not None}:
        return True
    return abs(subtract(printed, computed)) <= tolerance


def shown(number: Decimal | Fraction) -> str:
    """Write *number* without zeros at its end; a fraction that never ends is rounded where nobody looks."""
    return figures.shown(half_up(number, 10) if isinstance(number, Fraction) else number)


def percent(value: Fraction) -> Decimal:
    """Return *value*, a part of 1, as a percent with two decimals."""
    return half_up(value * 100, _PERCENT_PLACES)


def percent_apart(value: Fraction, line: Decimal) -> Decimal:
    """Return *value* as a percent with as many decimals, two at least, as tell it from *line*."""
    places = _PERCENT_PLACES
    while value * 100 != Fraction(line) and half_up(value * 100, places) == line:
        places += 1
    return half_up(value * 100, places)


def share_out(amount: Decimal, parts: Sequence[Fraction], places: int) -> tuple[Decimal, ...]:
    """Share *amount* out in proportion to *parts*, to *places* decimals, so that the shares add up to it exactly.

    Everybody gets the proportion rounded down; the units that are left go to the largest remainders, the first of
    equals first. Where *amount* itself has more decimals than *places*, the shares have as many.
    """
    places = max(places, figures.decimals(amount))
    units = int(Fraction(amount) * 10**places)
    whole = sum(parts, Fraction(0))
    shares = [units * part / whole for part in parts]
    given = [floor(share) for share in shares]
    by_remainder = sorted(range(len(parts)), key=lambda index: given[index] - shares[index])
    for index in by_remainder[: units - sum(given)]:
        given[index] += 1
    return tuple(half_up(Fraction(share, 10**places), places) for share in given)
