"""Arithmetic that never rounds: amounts in 元 while they are added, in the unit that is shown at the end."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal, Inexact, InvalidOperation, localcontext

from pgt.figures import decimals
from pgt.money import convert

EXACT = Context(prec=100, rounding=ROUND_HALF_UP, traps=[Inexact, InvalidOperation])
"""Python's 28 digits are too few for 亿元 and 元 with ten decimals each; what did not fit here would raise."""

YUAN = "元"
_DIVISION = Context(prec=100, rounding=ROUND_HALF_UP)
_HUNDREDTH = Decimal("0.01")


def in_yuan(amounts: Mapping[str, Decimal], unit: str) -> dict[str, Decimal]:
    """Return *amounts* in 元. The digits that were written stay, so that 52.00 万元 is 52.00 again when it is shown."""
    with localcontext(EXACT):
        return {key: convert(amount, unit, YUAN) for key, amount in amounts.items()}


def add(to: dict[str, Decimal], amounts: Mapping[str, Decimal]) -> None:
    """Add *amounts* key by key; a key that neither side has stays blank."""
    for key, amount in amounts.items():
        to[key] = EXACT.add(to[key], amount) if key in to else amount


def total(amounts: Mapping[str, Decimal]) -> Decimal:
    """Return the sum of all of *amounts*."""
    with localcontext(EXACT):
        return sum(amounts.values(), Decimal(0))


def shown(amount: Decimal, unit: str) -> Decimal:
    """Return *amount*, which is in 元, in *unit*, without the zeros that the conversion leaves after two decimals."""
    with localcontext(EXACT):
        converted = convert(amount, YUAN, unit)
        needed, written = decimals(converted.normalize()), decimals(converted)
        return converted.quantize(Decimal(1).scaleb(-max(needed, min(written, 2))))


def percent(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return the percentage that *part* is of *whole*, to two decimals, half up; of nothing there is none."""
    if not whole:
        return None
    # Rounded twice, but the first time so far behind the point that the second cannot be misled.
    return _DIVISION.divide(part.scaleb(2, _DIVISION), whole).quantize(_HUNDREDTH, context=_DIVISION)


def common_unit(units: Collection[str]) -> str:
    """Return the one unit that all amounts are in, or 万元, which budgets are published in."""
    return next(iter(units)) if len(units) == 1 else "万元"
