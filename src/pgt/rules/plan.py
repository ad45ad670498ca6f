"""PGT405, PGT413, PGT416 and PGT418: the spending plan (资金支出计划) and what was spent, cumulative by month."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from pgt.diagnostics import Severity, Text
from pgt.model import MONTHS, Table
from pgt.rules._rule import Context, Verdicts, at, not_judged, rule
from pgt.rules._targets import WHOLE

_ENGLISH = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _months(keys: Iterable[str]) -> Text:
    numbers = [MONTHS.index(key) for key in keys]
    return Text("、".join(f"{number + 1}月底" for number in numbers), ", ".join(_ENGLISH[number] for number in numbers))


@rule(
    "PGT405",
    Severity.ERROR,
    zh="{month}累计 {percent}%，比{earlier}的 {before}% 少",
    en="{percent}% by the end of {month}, less than the {before}% of {earlier}",
    hint=("计划是累计数，只增不减；改成不小于 {before}", "the plan is cumulative; write at least {before}"),
)
def plan_rises(table: Table) -> Verdicts:
    """The spending plan never falls.

    资金支出计划只增不减。

    Its percents are cumulative: what was spent by June is still spent in October.

    计划是累计百分比：6 月底已经支出的，到 10 月底还是支出了。
    """
    plan = table.spending_plan
    written = [month for month in MONTHS if month in plan]
    for earlier, month in pairwise(written):
        if plan[month] < plan[earlier]:
            yield at(
                "spending_plan",
                month,
                month=_months([month]),
                percent=plan[month],
                earlier=_months([earlier]),
                before=plan[earlier],
            )


@rule(
    "PGT413",
    Severity.WARNING,
    zh="资金支出计划 {months}是空的",
    en="the spending plan is blank at the end of {months}",
    hint=("填累计百分比；还没有支出就填 0", "fill in the cumulative percent, 0 where nothing is spent yet"),
)
def plan_is_filled(table: Table, context: Context) -> Verdicts:
    """The spending plan has a percent for every month that the form prints.

    表样印了哪几个月，支出计划就填哪几个月。

    Which months those are, only the form knows. A blank cell is not 0.

    要填哪几个月由表样规定。空着不等于 0。
    """
    if context.form is None:
        if table.spending_plan:
            yield not_judged(
                "spending_plan", zh="没有表样，不知道应填哪几个月", en="without a form its months are not known"
            )
        return
    printed = context.form.paths
    blank = [month for month in MONTHS if month not in table.spending_plan and f"spending_plan.{month}" in printed]
    if blank:
        yield at("spending_plan", months=_months(blank))


@rule(
    "PGT416",
    Severity.ERROR,
    zh="资金支出计划到 12 月底是 {percent}%，不是 100%",
    en="the spending plan ends at {percent}% in December, not at 100%",
    hint=("改成 `dec: 100`；百分数写 100，不写 1", "write `dec: 100`; percents are written as 100, not as 1"),
)
def plan_ends_whole(table: Table) -> Verdicts:
    """The spending plan ends at 100 %.

    资金支出计划到 12 月底是 100%。

    A budget is one year's: what is not to be spent in it is not to be budgeted.

    预算是一年的，当年不支出的就不该列。
    """
    last = table.spending_plan.get("dec")
    if last is not None and last != WHOLE:
        yield at("spending_plan", "dec", percent=last)


@rule(
    "PGT418",
    Severity.ERROR,
    zh="到{month}累计执行 {spent}，比到{earlier}的 {before} 少",
    en="{spent} was spent by the end of {month}, less than the {before} by {earlier}",
    hint=(
        "执行数是年初起的累计数；改成不小于 {before}",
        "it counts from the year's beginning: write at least {before}",
    ),
)
def spending_to_date_rises(table: Table) -> Verdicts:
    """What was spent to date never falls.

    累计执行数只增不减。

    A month's entry under `progress` says what was spent since January (全年累计, 财预〔2019〕136号), and not what was
    spent since the entry before: the lights of `pgt monitor` would be wrong.

    监控一栏（`progress`）写的是年初到月底的累计数（财预〔2019〕136号），不是上次监控以后的数；写错了，`pgt monitor`
    亮的灯也跟着错。
    """
    spent = [(one.month, one.execution) for one in table.progress if one.execution]
    totals = sorted((month, amounts.total, amounts.pointer) for month, amounts in spent if amounts.total is not None)
    for (month, before, _), (later, now, place) in pairwise(totals):
        if now < before:
            yield at(
                *place,
                "total",
                month=_months([MONTHS[later - 1]]),
                spent=now,
                earlier=_months([MONTHS[month - 1]]),
                before=before,
            )
