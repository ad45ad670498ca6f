"""Amounts of several tables in one unit."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from pgt import figures
from pgt.diagnostics import Language, Text
from pgt.money import AMOUNT_UNITS, convert
from pgt.outline import Outline

_PLACES = 2
"""Decimals that an amount has at least where it was converted."""


def common(outlines: Iterable[Outline]) -> str | None:
    """Return the unit that all tables can be shown in: 万元 where theirs differ, None where none has one."""
    units = {outline.amount_unit for outline in outlines if outline.amount_unit in AMOUNT_UNITS}
    return units.pop() if len(units) == 1 else "万元" if units else None


def shown(amount: Decimal | None, outline: Outline, unit: str | None) -> Decimal | None:
    """Return *amount* of a table in *unit*, without noughts that a conversion left."""
    own = outline.amount_unit
    if amount is None or unit is None or own is None or own not in AMOUNT_UNITS or own == unit:
        return amount
    found = convert(amount, own, unit).normalize()
    return found.quantize(Decimal(1).scaleb(-_PLACES)) if figures.decimals(found) < _PLACES else found


def named(header: Text, unit: str | None, language: Language) -> str:
    """Return *header* with the unit of what stands below it."""
    words = header.to(language)
    return words if unit is None else f"{words}（{unit}）" if language == "zh" else f"{words} ({unit})"
