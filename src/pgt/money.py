"""The units of money that a table can be in, and what an amount in one is in another."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

AMOUNT_UNITS: Mapping[str, Decimal] = MappingProxyType(
    {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
)
"""What one of each unit is in 元."""


ROUNDING = Decimal("0.01")
"""What rounding to two decimals may leave between a total and its parts, in the unit that is printed."""


def convert(amount: Decimal, unit: str, to: str) -> Decimal:
    """Convert *amount* exactly between two of the `AMOUNT_UNITS`: they are powers of ten, so that no digit is lost.

    An amount of the format has 25 digits at most, and decimals are exact to 28. Any other unit is a KeyError.
    """
    if unit == to:
        return amount
    shift = AMOUNT_UNITS[unit].adjusted() - AMOUNT_UNITS[to].adjusted()
    return amount.scaleb(shift)
