"""PGT401-PGT403, PGT414 and PGT417: amounts that add up, within a table and between tables, and are not below zero."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from pgt.diagnostics import Severity, Text
from pgt.figures import shown
from pgt.model import AMOUNT_KEYS, FISCAL_SOURCES, OTHER_SOURCES, USES, Amounts, Body, Table
from pgt.money import convert
from pgt.outline import Outline
from pgt.rules._amounts import NAMES, add, agree, money
from pgt.rules._rule import Verdicts, at, at_table, cross_rule, not_judged, rule


class Gap(NamedTuple):
    """A whole and the parts that do not make it up."""

    key: str
    whole: Decimal
    parts: Mapping[str, Decimal]

    @property
    def sum(self) -> Decimal:
        """What the parts come to."""
        return add(self.parts)

    def values(self, unit: str | None) -> dict[str, object]:
        """Return what a message names."""
        return {
            **_totals(self.whole, self.sum, unit),
            "parts": Text(
                " + ".join(f"{NAMES[key].zh} {shown(amount)}" for key, amount in self.parts.items()),
                " + ".join(f"{NAMES[key].en} {shown(amount)}" for key, amount in self.parts.items()),
            ),
        }


def _totals(whole: Decimal, total: Decimal, unit: str | None) -> dict[str, Text]:
    return {"total": money(whole, unit), "sum": money(total, unit), "gap": money(abs(whole - total), unit)}


def _some(amounts: Amounts, keys: Iterable[str]) -> dict[str, Decimal]:
    return {key: amounts.values[key] for key in keys if key in amounts.values}


_FORMAT_KEYS = frozenset(AMOUNT_KEYS)


def _gaps(amounts: Amounts) -> Iterator[Gap]:
    """Yield what does not add up among *amounts*: the sources to 财政资金, then sources or uses to the total.

    A form's own amounts may belong to any part, so that beside them nothing can be said.
    """
    if not amounts.values.keys() <= _FORMAT_KEYS:
        return
    budgets = _some(amounts, FISCAL_SOURCES)
    fiscal, total = amounts.get("fiscal"), amounts.total
    if fiscal is not None and budgets:
        gap = Gap("fiscal", fiscal, budgets)
        # 其中：一般公共预算 may be printed without the other two; then it can only be too large.
        if not agree(gap.sum, fiscal) and (gap.sum > fiscal or len(budgets) == len(FISCAL_SOURCES)):
            yield gap
    if total is not None:
        heads = _some(amounts, ("fiscal",)) or budgets
        yield from _gap_of_total(total, heads, _some(amounts, OTHER_SOURCES), _some(amounts, USES))


def _gap_of_total(
    total: Decimal, heads: Mapping[str, Decimal], others: Mapping[str, Decimal], uses: Mapping[str, Decimal]
) -> Iterator[Gap]:
    """Yield the split of *total* that does not make it up.

    Where the uses stand in the place of the fiscal funds (天津: 基本支出, 项目支出, 其他资金), they are one split
    with the others; elsewhere sources and uses are two, and the uses may also be those of the fiscal funds alone.
    """
    if not heads and uses:
        splits = ({**uses, **others}, uses)
        if not any(agree(add(split), total) for split in splits):
            yield Gap("total", total, splits[0])
        return
    sources = {**heads, **others}
    if sources and not agree(add(sources), total):
        yield Gap("total", total, sources)
    if len(uses) == len(USES) and not any(agree(add(uses), whole) for whole in (total, add(heads))):
        yield Gap("total", total, uses)


_BUDGET = Text("预算", "budget, ")
_ADJUSTED = Text("全年预算", "adjusted budget, ")
_EXECUTION = Text("全年执行", "execution, ")
_MEDIUM = Text("中期", "medium term, ")


@rule(
    "PGT401",
    Severity.ERROR,
    zh="{what} {total}，而{parts} = {sum}，相差 {gap}",
    en="{what}: {total}, but {parts} = {sum}, a difference of {gap}",
    hint=("核对原表，改正总数或其中一项", "check the document, and correct the total or a part"),
)
def sources_add_up(table: Table) -> Verdicts:
    """Amounts by source, and by use, add up to their total.

    各项资金来源、各项用途加起来等于总额。

    It holds for the budget, the adjusted budget, the execution and the medium term (财预〔2015〕88号, 完整性); a
    blank source counts as nothing. A difference of 0.01 in the printed unit is rounding.

    预算数、全年预算数、执行数和中期资金都要对得上（财预〔2015〕88号，完整性）；空着的来源按没有算。按所印单位相差
    0.01 是四舍五入。
    """
    for block, amounts, unit in _blocks(table):
        for gap in _gaps(amounts):
            yield at(amounts, gap.key, what=_named(block, gap.key), **gap.values(unit))


def _blocks(table: Table) -> Iterator[tuple[Text, Amounts, str | None]]:
    """Yield the amounts of *table* as a whole, with what they are and their unit."""
    medium, unit = table.medium_term, table.amount_unit
    if table.budget:
        yield _BUDGET, table.budget, unit
    if table.adjusted_budget:
        yield _ADJUSTED, table.adjusted_budget, unit
    if table.execution:
        yield _EXECUTION, table.execution, unit
    if medium and medium.budget:
        yield _MEDIUM, medium.budget, medium.amount_unit or unit


def _named(block: Text, key: str) -> Text:
    name = NAMES.get(key, Text(key, key))
    return Text(f"{block.zh}{name.zh}", f"{block.en}{name.en}")


@rule(
    "PGT417",
    Severity.ERROR,
    zh="{what} {amount} 是负数",
    en="{what}: {amount} is below zero",
    hint=("去掉负号；调减的写调整后的数", "drop the minus; where an amount was cut, write what is left"),
)
def amounts_are_not_negative(table: Table) -> Verdicts:
    """No amount is below zero.

    金额不写负数。

    A budget, its sources and what was spent are amounts of money that there is (财预〔2015〕88号, 完整性). A cut is
    shown by the adjusted budget, money paid back by a smaller execution.

    预算数、资金来源和执行数都是实有的钱（财预〔2015〕88号，完整性）。调减写进全年预算数，退回的从执行数里减。
    """
    for block, amounts, unit in _blocks(table):
        for key, amount in amounts.values.items():
            if amount < 0:
                yield at(amounts, key, what=_named(block, key), amount=money(amount, unit))
    for number, task in enumerate(table.tasks, 1):
        for key, amount in task.budget.values.items() if task.budget else ():
            if amount < 0:
                block = Text(f"任务 {number} 的", f"task {number}: ")
                yield at(task, "budget", key, what=_named(block, key), amount=money(amount, table.amount_unit))


@rule(
    "PGT402",
    Severity.ERROR,
    zh="{what} {total}，而{parts} = {sum}，相差 {gap}",
    en="{what}: {total}, but {parts} = {sum}, a difference of {gap}",
    hint=("核对原表，改正总数或其中一项", "check the document, and correct the total or a part"),
)
def tasks_add_up(table: Table) -> Verdicts:
    """The budgets of a department's tasks add up, across and down.

    部门各项任务的金额横竖都加得上。

    Each task's 总额 is the sum of its row, and 金额合计 is the sum of the tasks, column by column (财预〔2015〕88号,
    部门整体支出).

    每项任务的总额是本行之和，金额合计是各项任务之和，一栏一栏都要对得上（财预〔2015〕88号，部门整体支出）。
    """
    unit = table.amount_unit
    for number, task in enumerate(table.tasks, 1):
        for gap in _gaps(task.budget) if task.budget else ():
            name = NAMES[gap.key]
            what = Text(f"任务 {number} 的{name.zh}", f"task {number}, {name.en}")
            yield at(task, "budget", gap.key, what=what, **gap.values(unit))
    for key, printed in table.budget.values.items() if table.budget else ():
        column = [task.budget.values[key] for task in table.tasks if task.budget and key in task.budget.values]
        total = sum(column, Decimal(0))
        if column and key in NAMES and not agree(total, printed):
            name = NAMES[key]
            yield at(
                "budget",
                key,
                what=Text(f"合计行的{name.zh}", f"total row, {name.en}"),
                parts=Text(f" {len(column)} 项任务之和", f"the sum of the tasks ({len(column)})"),
                **_totals(printed, total, unit),
            )


@cross_rule(
    "PGT403",
    Severity.ERROR,
    zh="部门的项目支出 {total}，它的 {count} 张项目表合计 {sum}，{direction} {gap}",
    en="the department's projects are {total}, but its project tables ({count}) add up to {sum}, {gap} {direction}",
    hint=("{better}", "{better}"),
)
def projects_add_up(tables: Sequence[Outline]) -> Verdicts:
    """The projects of a department add up to its project expenditure.

    部门的项目加起来等于它的项目支出。

    It is judged where the department's table and at least one of its projects are given, the units converted exactly.
    A project belongs to the department that it names as its organization or parent, or whose code its own begins
    with.

    部门表和它的项目表一起给出时才核对，元和万元精确换算。项目表的单位或上级是这个部门，或者单位编码以部门编码开头，就
    算它的项目。
    """
    by_body: dict[tuple[int | None, Body], list[Outline]] = {}
    for table in tables:
        if table.kind == "project":
            by_body.setdefault((table.year, table.organization), []).append(table)
    for department in tables:
        printed, unit = department.amounts.get("project"), department.amount_unit
        if department.kind != "department" or printed is None or unit is None:
            continue
        projects = [one for group in by_body.values() if department.covers(group[0]) for one in group]
        if not projects:
            continue
        if problem := _not_summable(projects):
            yield not_judged("budget", "project", zh=problem.zh, en=problem.en)
            continue
        total = sum((convert(one.amounts["total"], one.amount_unit or unit, unit) for one in projects), Decimal(0))
        if agree(total, printed):
            continue
        fewer = total < printed
        yield at_table(
            department,
            "budget",
            "project",
            **_totals(printed, total, unit),
            count=len(projects),
            direction=Text("少", "less") if fewer else Text("多", "more"),
            better=_SOME_MISSING if fewer else _TOO_MUCH,
        )


_SOME_MISSING = Text(
    "还有项目表没有给出的，一起检查；都给出了的，核对各表的预算数",
    "check the other project tables together with these; if these are all, check each one's budget",
)
_TOO_MUCH = Text(
    "核对各项目表的预算数和部门表的项目支出", "check each project's budget and the department's project amount"
)


def _not_summable(projects: Sequence[Outline]) -> Text | None:
    """Say why *projects* cannot be summed."""
    if any("total" not in one.amounts or one.amount_unit is None for one in projects):
        return Text("有项目没有预算数或金额单位", "a project has no budget or no unit")
    if len({one.identity for one in projects}) < len(projects):
        return Text("同一个项目有两张表", "one project has two tables")
    return None


@rule(
    "PGT414",
    Severity.WARNING,
    zh="任务的金额合计没有填，{count} 项任务相加是 {sum}",
    en="the total of the tasks is blank; the tasks ({count}) add up to {sum}",
    hint=("在 `budget` 里补上 `total: {number}`", "add `total: {number}` to `budget`"),
)
def tasks_have_total(table: Table) -> Verdicts:
    """The row 金额合计 below a department's tasks is filled in.

    部门任务下面的金额合计填了数。

    Whoever reads the table would have to add it up (财预〔2015〕88号, 部门整体支出).

    不填，看表的人就得自己加一遍（财预〔2015〕88号，部门整体支出）。
    """
    if table.budget is not None and table.budget.total is not None:
        return
    totals = [task.budget.total for task in table.tasks if task.budget and task.budget.total is not None]
    if totals:
        total = sum(totals, Decimal(0))
        yield at("budget", "total", count=len(totals), sum=money(total, table.amount_unit), number=total)
