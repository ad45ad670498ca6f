"""PGT406 and PGT415: cost indicators held against the money that is there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from pgt.diagnostics import Severity, Text
from pgt.model import AMOUNT_KEYS, Indicator, Table, convert
from pgt.rules._amounts import TOLERANCE, agree, shown
from pgt.rules._rows import shorten
from pgt.rules._rule import Finding, Verdicts, at, rule
from pgt.values import Kind

_SINGLE = re.compile("[人户平日月年次]均|均价|每|单(?:价|位成本|位造价|[条册个套件人次台])|标准")
"""A cost that is each one's, not the whole."""

_WHOLE_COST = re.compile(
    "总(?:[量额数价]|成本|投入|费用|支出|预算)|预算(?:[数额]|总额|控制数|金额)?$|(?:项目|资金)(?:总)?成本$"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """A cost indicator whose target is an amount of money, in the unit of the table."""

    row: Indicator
    amount: Decimal

    @property
    def name(self) -> str:
        """What it is called, as far as it is called anything."""
        return (self.row.name or "").strip()

    @property
    def single(self) -> bool:
        """Whether it is a price or a standard rather than a sum."""
        return bool(_SINGLE.search(self.name))

    @property
    def whole(self) -> bool:
        """Whether its name says that it is the cost of everything."""
        return not self.single and bool(_WHOLE_COST.search(self.name))


@dataclass(frozen=True, slots=True)
class Limit:
    """The money that is there for some cost indicators, in the unit of the table."""

    totals: tuple[Decimal, ...]
    """The total, and others that an indicator may mean: the adjusted one, the medium term's, a form's own."""
    unit: str
    what: Text
    costs: tuple[Cost, ...]

    @property
    def most(self) -> Decimal:
        """The largest amount that an indicator may mean, and what rounding may add to it."""
        return max(self.totals) + TOLERANCE

    def show(self, amount: Decimal) -> str:
        """Write *amount* with its unit."""
        return f"{shown(amount)}{self.unit}"

    def quote(self, cost: Cost) -> Text:
        """Write the target of *cost* as printed, and in the unit of the table where that is another."""
        target, amount = shorten(cost.row.target or ""), self.show(cost.amount)
        return Text(target, target) if amount in target else Text(f"{target}（{amount}）", f"{target} ({amount})")


def _limits(table: Table) -> Iterator[Limit]:
    """Yield what the cost indicators of *table* are held against: a goal's task where it names one, else the budget."""
    unit = table.amount_unit
    if unit is None:
        return
    rest = list(table.indicators)
    for goal in table.goals:
        task = table.tasks[goal.task - 1] if goal.task and goal.task <= len(table.tasks) else None
        total = task.budget.total if task and task.budget else None
        if total is None:
            rest += goal.indicators
        elif costs := _costs(goal.indicators, unit):
            yield Limit((total,), unit, Text(f"任务 {goal.task} 的总额", f"the total of task {goal.task}"), costs)
    totals = tuple(_totals(table, unit))
    if totals and (costs := _costs(rest, unit)):
        yield Limit(totals, unit, Text("预算数", "the budget"), costs)


def _totals(table: Table, unit: str) -> Iterator[Decimal]:
    for amounts in (table.budget, table.adjusted_budget):
        if amounts and amounts.total is not None:
            yield amounts.total
            yield from (amount for key, amount in amounts.values.items() if key not in AMOUNT_KEYS)
    medium = table.medium_term
    if medium and medium.budget and medium.budget.total is not None:
        yield convert(medium.budget.total, medium.amount_unit or unit, unit)


def _costs(rows: Iterable[Indicator], unit: str) -> tuple[Cost, ...]:
    return tuple(_cost(rows, unit))


def _cost(rows: Iterable[Indicator], unit: str) -> Iterator[Cost]:
    for row in rows:
        value = row.target_value if "cost" in row.category else None
        if value is None or len(value.constraints) != 1 or value.kind is not Kind.MONEY:
            continue
        part = value.constraints[0]
        if part.base_unit == "元" and part.amount is not None:
            yield Cost(row, convert(part.amount, "元", unit))


@rule(
    "PGT406",
    Severity.ERROR,
    zh="{what} {sum}，超过{limit} {total}",
    en="{what}: {sum}, more than {limit} of {total}",
    hint=("核对指标值和预算数，特别是单位是元还是万元", "check target and budget, and whether 元 or 万元 is meant"),
)
def cost_within_budget(table: Table) -> Verdicts:
    """The costs that the indicators allow stay within the budget.

    资金匹配性 (财预〔2015〕88号). An indicator by itself, and all of them together, prices and standards left aside.
    Where a goal names its task, the task's budget is the limit. A project of several years may cost as much as its
    medium term, or what its form prints as the whole.
    """
    for limit in _limits(table):
        over = [cost for cost in limit.costs if cost.amount > limit.most]
        for cost in over:
            name = shorten(cost.name)
            what = Text(f"成本指标“{name}”的指标值", f"the target of “{name}”")
            yield _over(limit, cost, what, limit.quote(cost))
        parts = [cost for cost in limit.costs if not cost.single and not cost.whole]
        total = sum((cost.amount for cost in parts), Decimal(0))
        if not over and total > limit.most:
            what = Text(f"{len(parts)} 条成本指标合计", f"{len(parts)} cost indicators together")
            yield _over(limit, parts[-1], what, limit.show(total))


def _over(limit: Limit, cost: Cost, what: Text, amount: Text | str) -> Finding:
    return at(cost.row, "target", what=what, sum=amount, limit=limit.what, total=limit.show(max(limit.totals)))


@rule(
    "PGT415",
    Severity.WARNING,
    zh="“{name}”的指标值 {cost}，与{limit} {total}不一致",
    en="the target of “{name}”, {cost}, differs from {limit} of {total}",
    hint=(
        "是全部成本就写成 `≤{total}`；只是其中一部分或单价，就在名称里写明",
        "write `≤{total}` if all costs are meant; if it is a part or a price, say so in the name",
    ),
)
def total_cost_is_budget(table: Table) -> Verdicts:
    """An indicator of the total cost is as large as the budget.

    资金匹配性 (财预〔2015〕88号). Judged by the name: 总额, 总成本, 资金总量, 预算, 资金成本 and the like, prices and
    standards left aside.
    """
    for limit in _limits(table):
        for cost in limit.costs:
            if cost.whole and cost.amount < limit.most and not any(agree(cost.amount, one) for one in limit.totals):
                total = limit.show(limit.totals[0])
                name = shorten(cost.name)
                yield at(cost.row, "target", name=name, cost=limit.quote(cost), limit=limit.what, total=total)
