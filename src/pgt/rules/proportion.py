"""PGT407, PGT408, PGT411 and PGT412: amounts that are out of proportion to the money that there is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from pgt.diagnostics import Severity
from pgt.figures import rounded, shown
from pgt.model import Indicator, Table
from pgt.money import convert
from pgt.rules import _words as words
from pgt.rules._amounts import in_unit, money
from pgt.rules._reading import reading
from pgt.rules._rows import annual_rows, called
from pgt.rules._rule import Verdicts, at, rule
from pgt.rules._targets import CEILINGS, IN_MONEY, only
from pgt.rules._text import shorten
from pgt.rules._wording import has
from pgt.values import Constraint, Kind

_OF_ONE = re.compile(r"^(?:万?元)/(人|户|名|家|个|次|套|件|台|亩|公里)(?:/?(?:年|次))?$")
"""The unit of a price that is paid once a year, or once at all; a price per month is no cost of the year."""

_SLACK = Decimal("1.01")

_ABSURD = 50
"""From this many times the budget on, a benefit was most likely copied from a wider statistic, or is in 元."""

_ALIKE = Decimal("0.1")
"""How far sums of costs may be from the money as a whole and still be meant to be it."""

_FEWEST = 3
"""Cost rows whose sum says something."""


@rule(
    "PGT407",
    Severity.INFO,
    zh="{price} × {count} = {product}，超过预算 {budget}",
    en="{price} × {count} = {product}, which is above the budget of {budget}",
    hint=(
        "核对标准、数量和预算数；另有资金来源的，写进 `budget`",
        "check price, quantity and budget; money from elsewhere belongs in `budget`",
    ),
)
def prices_times_quantities_are_affordable(table: Table) -> Verdicts:
    """What each one costs, times how many there are, is no more than the budget.

    单价乘数量不超过预算。

    Judged where one price by the head (元/人, 元/户, …) meets the only quantity in that unit: then the two are the cost
    (资金匹配性, 财预〔2015〕88号). Prices per month or day are left aside, and so is a price with ≤, which may be less.

    只有一条按人、按户……的标准，又只有一条同单位的数量时才判断，两者相乘就是要花的钱（资金匹配性，财预〔2015〕88号）。
    按月、按天的标准不判断，“≤”的标准可以少花，也不判断。
    """
    known = reading(table)
    prices = [(row, part, unit) for row, part in known.amounts if (unit := _unit_of(part.unit))]
    budget = table.budget.total if table.budget else None
    if len(prices) != 1 or budget is None or table.amount_unit is None:
        return
    row, price, unit = prices[0]
    counts = [part for other, part in known.counts if part.unit == unit and other.category == "output.quantity"]
    if len(counts) != 1 or price.operator in CEILINGS:
        return
    if counts[0].operator in CEILINGS or price.amount is None or counts[0].amount is None:
        return
    product = convert(price.amount * counts[0].amount, "元", table.amount_unit)
    if product > budget * _SLACK:
        yield at(
            row,
            "target",
            price=_plain(price),
            count=_plain(counts[0]),
            product=money(product, table.amount_unit),
            budget=money(budget, table.amount_unit),
        )


def _plain(part: Constraint) -> str:
    return f"{shown(part.number or Decimal(0))}{part.unit}"


def _unit_of(unit: str) -> str | None:
    found = _OF_ONE.match(unit)
    return found[1] if found else None


@rule(
    "PGT408",
    Severity.WARNING,
    zh="{row}的指标值 {target}，是预算 {budget} 的 {times} 倍",
    en="the target of {row}, {target}, is {times} times the budget of {budget}",
    hint=(
        "核对单位；是全市、全行业的数，就改成本项目带来的那一部分",
        "check the unit; if it is that of a whole city or trade, write the part that this project brings about",
    ),
)
def benefits_are_those_of_the_project(table: Table) -> Verdicts:
    """A benefit in money is not many times what the project costs.

    金额的效益指标不是预算的许多倍。

    Seventy thousand do not bring about ninety million: such a number is that of a whole programme, and tells nothing
    of this project (相关性, 财预〔2015〕88号). From 50 times the budget on. What an office collects, recovers or
    brings in (执行到位金额, 贷款, 招商) is left alone.

    一个 70 万元的项目带不来 9000 万元的收入：那是整项政策的数，说明不了这个项目（相关性，财预〔2015〕88号）。达到预算的
    50 倍才报；收上来、追回来、引进来的钱（执行到位金额、贷款、招商）不算。
    """
    budget = table.budget.total if table.budget else None
    if not budget or table.amount_unit is None or budget < 0:
        return
    whole = convert(budget, table.amount_unit, "元")
    for row, part in reading(table).amounts:
        if not row.category.startswith("benefit") or part.base_unit != "元" or part.amount is None:
            continue
        if part.amount >= whole * _ABSURD and not has(row.name, words.OF_OTHERS):
            times = rounded(part.amount / whole)
            target = shorten(row.target)
            yield at(
                row, "target", row=called(row), target=target, budget=money(budget, table.amount_unit), times=times
            )


@rule(
    "PGT411",
    Severity.WARNING,
    zh="中期资金总额 {whole}，比年度资金 {year} 还少",
    en="the medium term's total, {whole}, is less than the year's {year}",
    hint=(
        "中期是几年的总数，包括本年；核对两个数和单位",
        "the medium term is all its years, this one included: check both amounts and their units",
    ),
)
def the_medium_term_holds_the_year(table: Table) -> Verdicts:
    """The money of the medium term is no less than that of one of its years.

    中期资金总额不少于其中一年的资金。

    The form prints 中期资金总额 beside 年度资金总额 (财预〔2015〕88号); they are easily exchanged, or given in
    different units.

    申报表把中期资金总额和年度资金总额并排印（财预〔2015〕88号），容易填反，或者单位不同。
    """
    medium = table.medium_term
    whole = medium.budget.total if medium and medium.budget else None
    year = table.budget.total if table.budget else None
    if medium is None or whole is None or year is None or table.amount_unit is None:
        return
    unit = medium.amount_unit or table.amount_unit
    if convert(whole, unit, table.amount_unit) < year:
        yield at("medium_term", "budget", "total", whole=money(whole, unit), year=money(year, table.amount_unit))


@rule(
    "PGT412",
    Severity.WARNING,
    zh="成本指标的指标值合计 {planned}，和预算 {budget} 相当；实际值合计 {actual}，和执行 {spent} 对不上",
    en="the cost targets add up to {planned}, about the budget of {budget}; the actual costs add up to {actual}, and "
    "{spent} was spent",
    hint=(
        "补上没有列入成本指标的支出，或核对执行数和各项实际成本",
        "add what was spent on other things, or check the execution and the actual costs",
    ),
)
def actual_costs_make_the_execution(table: Table) -> Verdicts:
    """Where the cost targets make up the budget, the actual costs make up what was spent.

    成本指标的指标值合起来就是预算的，实际值合起来也应当是执行数。

    Else money went where no indicator looks (资金匹配性, 财预〔2015〕88号). Both may be off by a tenth; fewer than
    three cost rows say nothing.

    对不上，说明有的钱花在了没有指标的地方（资金匹配性，财预〔2015〕88号）。相差一成以内不算，成本指标不到三条的不判断。
    """
    unit = table.amount_unit
    spent = table.execution.total if table.execution else None
    budget = table.budget.total if table.budget else None
    if unit is None or not spent or not budget:
        return
    rows = [row for row in annual_rows(table) if row.category in IN_MONEY]
    planned = list(_amounts(rows, unit, actual=False))
    actual = list(_amounts(rows, unit, actual=True))
    if min(len(planned), len(actual)) < _FEWEST:
        return
    targets, costs = sum(planned, Decimal(0)), sum(actual, Decimal(0))
    if abs(targets - budget) <= budget * _ALIKE and abs(costs - spent) > spent * _ALIKE:
        yield at(
            "execution",
            "total",
            planned=money(targets, unit),
            budget=money(budget, unit),
            actual=money(costs, unit),
            spent=money(spent, unit),
        )


def _amounts(rows: Iterable[Indicator], unit: str, *, actual: bool) -> Iterator[Decimal]:
    for row in rows:
        part = only(row.actual if actual else row.target)
        amount = in_unit(part, unit) if part is not None and part.kind is Kind.MONEY else None
        if amount is not None:
            yield amount
