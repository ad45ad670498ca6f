"""What a form prints and a table does not hold: rates, sums, the points of groups, and the parts of a value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal

from pgt.model import Indicator, Table
from pgt.values import Value
from pgt.values.numerals import fold

_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
"""Wide enough for the product of any two amounts: a share is rounded once, where it is printed."""

_ASCII = {"≥": ">=", "≤": "<="}


def percent(part: Decimal, whole: Decimal, decimals: int) -> Decimal:
    """Return *part* in percent of *whole*, rounded half up."""
    share = _EXACT.divide(_EXACT.multiply(part, Decimal(100)), whole)
    return share.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)


def total(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """Return the sum of what is known; nothing known has no sum, which is not 0."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None


def whole_total(points: Iterable[Decimal | None]) -> Decimal | None:
    """Return the sum of *points*, if all of them are known."""
    every = list(points)
    return None if None in every else total(every)


def difference(whole: Decimal | None, part: Decimal | None) -> Decimal | None:
    """Return *whole* less *part*, where both are known."""
    return None if whole is None or part is None else whole - part


def number_in(text: str | None) -> Decimal | None:
    """Return the number that *text* is, if it is nothing else."""
    if text is None or not text.isascii() or not text.strip():
        return None
    digits = text.removeprefix("-").replace(".", "", 1)
    return Decimal(text) if digits.isdigit() else None


def parts_of(text: str, value: Value, qualitative: str) -> Mapping[str, str]:
    """Take a value apart into operator, number and unit, which together say just what *text* says.

    Words have *qualitative* for their operator, and stand in the number's place (天津, 云南).
    """
    if value.is_blank:
        return {"operator": "", "number": text, "unit": ""}
    if value.number is None:
        return {"operator": qualitative, "number": text, "unit": ""}
    operator = unit = ""
    if len(value.constraints) == 1:
        operator = _operator_before(text, str(value.operator or ""))
        unit = value.unit if text.endswith(value.unit) else ""
    return {"operator": operator, "number": text[len(operator) : len(text) - len(unit)], "unit": unit}


def _operator_before(text: str, sign: str) -> str:
    """Return the operator as *text* writes it: ≥, >= or ＞."""
    for written in (sign, _ASCII.get(sign, "")):
        if written and fold(text).startswith(written):
            return text[: len(written)]
    return ""


def ratio(indicator: Indicator, decimals: int) -> Decimal | None:
    """Return what was reached in percent of the target, where both are one number of one dimension."""
    target, actual = indicator.target_value, indicator.actual_value
    if target is None or actual is None or len(target.constraints) != 1 or len(actual.constraints) != 1:
        return None
    aim, reached = target.constraints[0], actual.constraints[0]
    if not reached.comparable(aim) or not aim.amount or reached.amount is None:
        return None
    return percent(reached.amount, aim.amount, decimals)


def in_column(table: Table, list_id: str, column: str) -> Iterator[Decimal | None]:
    """Yield the numbers in a column of a list of the form's own."""
    return (number_in(row.get(column)) for row in table.lists.get(list_id, ()))
