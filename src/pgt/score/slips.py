"""Amounts that were probably written in another unit: 862000, in 元, of a budget of 100 万元."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pgt.diagnostics import Text
from pgt.model import Amounts, Table
from pgt.score import exact
from pgt.score.evaluation import Correction, ExecutionItem
from pgt.score.reading import looks_alike

_TIMES = 10000
"""How far 元 and 万元 are apart."""
_MOST = 5
"""Times its budget up to which an amount is believable."""


@dataclass(frozen=True, slots=True)
class Slip:
    """That an execution is probably of the smaller unit, and what it should read."""

    message: Text
    corrections: tuple[Correction, ...]


def of(item: ExecutionItem, table: Table) -> Slip | None:
    """Return the slip of an execution some thousand times the budget, which nobody can have spent."""
    message = said(item.execution, item.budget, table)
    if message is None or item.budget is None or table.execution is None:
        return None
    return Slip(message, tuple(_corrections(table.execution, item.budget)))


def said(execution: Decimal | None, planned: Decimal | None, table: Table) -> Text | None:
    """Say that what was spent is probably of the smaller unit; None where it may be what it says."""
    if not (planned and execution) or not looks_alike(Fraction(execution) / _TIMES, Fraction(planned)):
        return None
    spent, budget, better = (exact.shown(amount) for amount in (execution, planned, _less(execution)))
    unit = table.amount_unit or ""
    return Text(
        f"执行 {spent}{unit}，预算 {budget}{unit}，单位差 {_TIMES} 倍，像是 {better}{unit}",
        f"{spent}{unit} spent of a budget of {budget}{unit}: units {_TIMES} times apart; probably {better}{unit}",
    )


def _corrections(amounts: Amounts, budget: Decimal) -> list[Correction]:
    """Correct every amount: where they do not add up, those alone that are too large."""
    sources = amounts.sources()
    is_of_one_unit = amounts.total is None or not sources or exact.total(sources.values()) == amounts.total
    return [
        Correction(("execution", key), amount, _less(amount))
        for key, amount in amounts.values.items()
        if amount and (is_of_one_unit or amount > budget * _MOST)
    ]


def _less(amount: Decimal) -> Decimal:
    return Decimal(exact.shown(exact.part(amount, Decimal(100) / _TIMES)))


def downward(item: ExecutionItem) -> Text | None:
    """Return the remark on an execution that would be believable in the larger unit: so little may have been spent."""
    spent, budget = item.execution, item.budget
    if not (spent and budget) or not looks_alike(Fraction(spent) * _TIMES, Fraction(budget)):
        return None
    one, other = exact.shown(spent), exact.shown(budget)
    return Text(
        f"执行 {one}，不到预算 {other} 的千分之一，请看单位是不是写成了万元",
        f"{one} spent of a budget of {other}: is it in another unit?",
    )
