"""PGT406 and PGT415: costs stay within the money that is there."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from pgt.diagnostics import Severity, Text
from pgt.figures import shown
from pgt.model import AMOUNT_KEYS, Indicator, Table
from pgt.money import ROUNDING, convert
from pgt.rules import _words as words
from pgt.rules._amounts import add, in_unit
from pgt.rules._rule import Finding, Verdicts, at, rule
from pgt.rules._targets import FLOORS, only
from pgt.rules._text import shorten
from pgt.rules._wording import has
from pgt.values import Constraint, Kind

_SINGLE = re.compile("[人户平日月年次]均|均价|每|单(?:价|位成本|位造价|[条册个套件人次台])|标准")
"""A cost that is each one's, not the whole."""

_WHOLE_COST = re.compile(
    "总(?:[量额数价]|成本|投入|费用|支出|预算)|预算(?:[数额]|总额|控制数|金额)?$|(?:项目|资金)(?:总)?成本$"
)


_CLOSE = Decimal("0.01")
"""The share of a whole that a rounded number may differ by: 202.6 is 202.64, and 3 is not 3.4."""


class Cost(NamedTuple):
    """A cost indicator whose target is an amount of money, in the unit of the table."""

    row: Indicator
    amount: Decimal
    part: Constraint
    unit: str
    """The unit of the table."""

    @property
    def rounding(self) -> Decimal:
        """Half of its last printed place, in the unit of the table: how far it may lie from what was rounded."""
        exponent = (self.part.number or Decimal(0)).as_tuple().exponent
        last = Decimal(1).scaleb(int(exponent)) * self.part.scale / 2
        return convert(last, "元", self.unit)

    @property
    def name(self) -> str:
        """What it is called, as far as it is called anything."""
        return (self.row.name or "").strip()

    @property
    def single(self) -> bool:
        """Whether it is a price or a standard rather than a sum: by its name, or by the end of its description."""
        return _is_single(self.name) or _is_described_as_price(self.row.description)

    @property
    def whole(self) -> bool:
        """Whether its name says that it is the cost of everything."""
        return is_whole(self.name)


@lru_cache(maxsize=2048)
def _is_single(name: str) -> bool:
    return _SINGLE.search(name) is not None


@lru_cache(maxsize=2048)
def _is_described_as_price(description: str | None) -> bool:
    return description is not None and description.strip().rstrip("。；;").endswith(words.PRICES)


@lru_cache(maxsize=2048)
def is_whole(name: str) -> bool:
    """Whether *name* is that of the cost of everything: 总成本, 资金总量, 预算数."""
    return not _is_single(name) and _WHOLE_COST.search(name) is not None


class Limit(NamedTuple):
    """The money that is there for some cost indicators, in the unit of the table."""

    totals: tuple[Decimal, ...]
    """The total, and others that an indicator may mean: the adjusted one, the medium term's, a form's own."""
    unit: str
    what: Text
    costs: tuple[Cost, ...]

    @property
    def most(self) -> Decimal:
        """The largest amount that an indicator may mean, and what rounding may add to it."""
        return max(self.totals) + ROUNDING

    def slack(self, cost: Cost) -> Decimal:
        """What the rounding of *cost* may make it differ by."""
        return min(cost.rounding, max(self.totals) * _CLOSE)

    def show(self, amount: Decimal) -> str:
        """Write *amount* with its unit."""
        return f"{shown(amount)}{self.unit}"

    def quote(self, cost: Cost) -> Text:
        """Write the target of *cost* as printed, and in the unit of the table where that is another."""
        target, amount = shorten(cost.row.target), self.show(cost.amount)
        return Text(target, target) if amount in target else Text(f"{target}（{amount}）", f"{target} ({amount})")


_LATEST: deque[tuple[Table, tuple[Limit, ...]]] = deque(maxlen=1)
"""Two rules ask for the same limits, one after the other."""


def _limits(table: Table) -> tuple[Limit, ...]:
    """Return what the cost indicators of *table* are held against."""
    if not _LATEST or _LATEST[0][0] is not table:
        _LATEST.append((table, tuple(_find_limits(table))))
    return _LATEST[0][1]


def _find_limits(table: Table) -> Iterator[Limit]:
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
        elif costs := tuple(_costs(goal.indicators, unit)):
            yield Limit((total,), unit, Text(f"任务 {goal.task} 的总额", f"the total of task {goal.task}"), costs)
    totals = tuple(_totals(table, unit))
    if totals and (costs := tuple(_costs(rest, unit))):
        yield Limit(totals, unit, Text("预算数", "the budget"), costs)


def _totals(table: Table, unit: str) -> Iterator[Decimal]:
    """Yield every amount, in *unit*, that an indicator of the total cost may mean."""
    for amounts in (table.budget, table.adjusted_budget):
        if amounts and amounts.total is not None:
            yield amounts.total
            # Where the sources make another sum, one of the two is wrong (PGT401), and it is not known which.
            if sources := amounts.sources():
                yield add(sources)
            yield from (amount for key, amount in amounts.values.items() if key not in AMOUNT_KEYS)
    medium = table.medium_term
    if medium and medium.budget and medium.budget.total is not None:
        yield convert(medium.budget.total, medium.amount_unit or unit, unit)


def _costs(rows: Iterable[Indicator], unit: str) -> Iterator[Cost]:
    for row in rows:
        part = only(row.target) if row.is_cost else None
        if part is None or part.kind is not Kind.MONEY or (part.operator in FLOORS and has(row.name, words.SAVINGS)):
            continue
        if (amount := in_unit(part, unit)) is not None:
            yield Cost(row, amount, part, unit)


@rule(
    "PGT406",
    Severity.ERROR,
    zh="{what} {sum}，超过{limit} {total}",
    en="{what}: {sum}, more than {limit} of {total}",
    hint=("核对指标值和预算数，特别是单位是元还是万元", "check target and budget, and whether 元 or 万元 is meant"),
)
def cost_within_budget(table: Table) -> Verdicts:
    """The costs that the indicators allow stay within the budget.

    成本指标允许的支出不超过预算。

    What may be spent fits what there is (资金匹配性, 财预〔2015〕88号): an indicator by itself, and all of them
    together, prices and standards left aside. Where a goal names its task, the task's budget is the limit. A project
    of several years may cost as much as its medium term, or what its form prints as the whole.

    成本要和资金匹配（资金匹配性，财预〔2015〕88号）：单条成本指标不超过预算，全部相加也不超过，单价和标准不算在内。目
    标写明了任务的，以任务的预算为限。跨年项目可以到中期总额，或表样上印的项目总额。
    """
    for limit in _limits(table):
        most = limit.most
        over = [cost for cost in limit.costs if cost.amount > most and cost.amount > most + limit.slack(cost)]
        for cost in over:
            name = shorten(cost.name)
            what = Text(f"成本指标“{name}”的指标值", f"the target of “{name}”")
            yield _over(limit, cost, what, limit.quote(cost))
        parts = [cost for cost in limit.costs if not cost.single and not cost.whole]
        total = sum((cost.amount for cost in parts), Decimal(0))
        if not over and total > most:
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

    总成本指标和预算数一样大。

    What all of it costs is what there is (资金匹配性, 财预〔2015〕88号). Judged by the name: 总额, 总成本, 资金总量,
    预算, 资金成本 and the like; prices, standards and the whole of one kind of spending (设备采购总额) are left aside.

    总成本就是全部资金（资金匹配性，财预〔2015〕88号）。按名称判断：总额、总成本、资金总量、预算、资金成本一类；单价、标
    准和只是一项开支的（“设备采购总额”）不算。
    """
    for limit in _limits(table):
        for cost in limit.costs:
            if not cost.whole or cost.single or _is_of_part(cost.name, table.name or ""):
                continue
            if cost.amount < limit.most and not _is_one_of(limit, cost):
                total = limit.show(limit.totals[0])
                name = shorten(cost.name)
                yield at(cost.row, "target", name=name, cost=limit.quote(cost), limit=limit.what, total=total)


def _is_of_part(name: str, project: str) -> bool:
    """Whether *name* is that of the whole of one kind of spending, 设备采购总额, in a project of more than that."""
    return any(word in name and word not in project for word in words.SPENDING)


def _is_one_of(limit: Limit, cost: Cost) -> bool:
    slack = max(ROUNDING, limit.slack(cost))
    return any(abs(cost.amount - one) <= slack for one in limit.totals)
