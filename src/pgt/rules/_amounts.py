"""Amounts as rules compare and show them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from pgt.diagnostics import Text
from pgt.figures import shown
from pgt.money import ROUNDING, convert
from pgt.values import Constraint

NAMES: Mapping[str, Text] = MappingProxyType(
    {
        "total": Text("总额", "total"),
        "fiscal": Text("财政资金", "fiscal funds"),
        "general_public": Text("一般公共预算", "general public budget"),
        "government_fund": Text("政府性基金", "government funds"),
        "state_capital": Text("国有资本经营预算", "state capital operations"),
        "fiscal_account": Text("财政专户管理资金", "fiscal account"),
        "unit_funds": Text("单位资金", "unit funds"),
        "carryover": Text("上年结转", "carried over"),
        "other": Text("其他资金", "other funds"),
        "basic": Text("基本支出", "basic"),
        "project": Text("项目支出", "projects"),
    }
)


def agree(one: Decimal, other: Decimal) -> bool:
    """Whether two amounts differ by no more than rounding."""
    return abs(one - other) <= ROUNDING


def add(amounts: Mapping[str, Decimal]) -> Decimal:
    """Return what *amounts* come to."""
    return sum(amounts.values(), Decimal(0))


def in_unit(part: Constraint, unit: str) -> Decimal | None:
    """Return an amount of money in *unit*; None for a price such as 元/人, and for what is no money in 元."""
    if part.base_unit != "元" or part.amount is None:
        return None
    return convert(part.amount, "元", unit)


def money(amount: Decimal, unit: str | None) -> Text:
    """Write *amount* with its unit, as far as there is one."""
    number = shown(amount)
    return Text(f"{number}{unit or ''}", f"{number} {unit}" if unit else number)
