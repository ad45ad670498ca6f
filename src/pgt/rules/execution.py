"""PGT505, PGT506 and PGT520: what was spent, its rate, and the points for it."""

from __future__ import annotations

from decimal import Decimal

from pgt.diagnostics import Severity, Text
from pgt.figures import shown
from pgt.model import Table
from pgt.rules._amounts import money
from pgt.rules._rule import Context, Verdicts, at, rule
from pgt.rules._text import is_blank
from pgt.rules._year_end import YearEnd, year_end


@rule(
    "PGT505",
    Severity.WARNING,
    zh="{what}",
    en="{what}",
    hint=("{better}", "{better}"),
)
def execution_stays_within_budget(table: Table, context: Context) -> Verdicts:
    """No more is spent than the budget.

    执行数不超过预算数。

    The rate is held against the adjusted budget of the year (全年预算数, 财预〔2020〕10号): above 100 % one of the
    numbers is wrong, or an adjustment was not written down; more than twice the budget is an error. Without any budget
    there is no rate at all, and no points for it.

    执行率按全年预算数（调整后）算（财预〔2020〕10号）。超过 100%，不是数错了，就是调整没有写进来；超过一倍以上的是错
    误。预算是 0 的没有执行率，也没有执行率的得分。
    """
    evaluation = year_end(table, context).evaluation
    if evaluation is None:
        return
    item = evaluation.execution
    if item.execution is None or item.budget is None:
        return
    compared = evaluation.comparison
    points = compared.execution.printed if compared and compared.execution else None
    if not item.budget and not item.execution and points and not _has_sources(table):
        yield at("result", "execution", "score", what=_nothing_for(points), better=_NO_POINTS)
    if not item.execution > item.budget >= 0:
        return
    spent, budget = money(item.execution, table.amount_unit), money(item.budget, table.amount_unit)
    zh, en = (f"，执行率 {item.rate:f}%", f", a rate of {item.rate:f}%") if item.rate is not None else ("", "")
    what = Text(
        f"全年执行 {spent.zh}{zh}，超过预算 {budget.zh}", f"{spent.en} was spent of a budget of {budget.en}{en}"
    )
    found = at("execution", "total", what=what, better=_ADJUSTED)
    is_double = item.rate is not None and item.rate > _DOUBLE
    yield found.weighing(Severity.ERROR) if is_double else found


_DOUBLE = 200
"""Percents from which on it is no overspending any more."""

_ADJUSTED = Text(
    "核对两个数和单位；预算中途调整过的，把调整后的数写进 `adjusted_budget`",
    "check both and their unit; put the budget as it was adjusted in the year into `adjusted_budget`",
)
_NO_POINTS = Text(
    "核对预算数和执行数；确实没有安排资金的，这一项不计分",
    "check both; where no money was planned there is nothing to score",
)


def _nothing_for(points: Decimal) -> Text:
    return Text(
        f"预算和执行都是 0，没有执行率，却印了 {shown(points)} 分",
        f"budget and execution are both 0, which is no rate, and {shown(points)} points are printed for it",
    )


def _has_sources(table: Table) -> bool:
    """Whether any source of the money is not 0, so that it is the total that is wrong (PGT401)."""
    some = (table.budget, table.adjusted_budget, table.execution)
    return any(amount for amounts in some if amounts for amount in amounts.values.values())


@rule(
    "PGT506",
    Severity.WARNING,
    zh="{what}，没有写原因",
    en="{what}, and no reason is given",
    hint=(
        "在{where}里写没有用完的原因",
        "say in {where} why the money was not used",
    ),
)
def low_execution_is_explained(table: Table, context: Context) -> Verdicts:
    """A low execution rate is explained.

    执行率低的写明原因。

    Money that is left over is as much of a deviation as a target that was missed (财预〔2020〕10号). The profile says
    below which rate: 80 % by default, 90 % in Sichuan. Where a form prints the rate and no amounts, it is taken as
    printed.

    钱没有用完和指标没有完成一样是偏差（财预〔2020〕10号）。低于多少要写，由评分方案定：一般 80%，四川 90%。表上只印执
    行率、没有印金额的，按印的算。
    """
    evaluation = year_end(table, context).evaluation
    if evaluation is None:
        return
    item, pointer = evaluation.execution, ("execution", "notes", "total")
    is_low = item.execution is not None and item.budget is not None and item.execution < item.budget
    if is_low and any(one.pointer == pointer and one.what == "reason" for one in evaluation.missing):
        yield at("execution", "total", what=item.causes[0], where=_NOTES)
    least = context.profile.execution.reason_below if context.profile else None
    printed = table.result.execution if table.result else None
    if printed is None or printed.rate is None or least is None or item.execution is not None:
        return
    if printed.rate < least and is_blank(printed.reason):
        rate, line = shown(printed.rate), shown(least)
        what = Text(f"执行率 {rate}%，低于 {line}%", f"an execution rate of {rate}% is below {line}%")
        yield at("result", "execution", "rate", what=what, where=_REASON)


_NOTES = Text(" `execution` 的 `notes` ", "the `notes` of `execution`")
_REASON = Text(" `result.execution` 的 `reason` ", "the `reason` of `result.execution`")


@rule(
    "PGT520",
    Severity.ERROR,
    zh="预算{what}印的是 {printed}，按 {because} 应当是 {computed}",
    en="the printed {what} is {printed}; by {because} it is {computed}",
    hint=("改成 `{computed}`，或核对预算数和执行数", "write `{computed}`, or check budget and execution"),
)
def the_execution_rate_is_the_computed_one(table: Table, context: Context) -> Verdicts:
    """The printed execution rate and its points are those that the amounts give.

    印的执行率和得分与预算数、执行数对得上。

    The rate is what was spent divided by the adjusted budget, and has its share of 10 points (财预〔2020〕10号). Some
    provinces give 20, or go by bands: where `pgt.toml` names no profile, points are accepted that any of pgt's own
    profiles computes. A rate that is only rounded (86% of 86.2%) is a remark: its points are of the exact one.

    执行率是全年执行数除以全年预算数，按比例得 10 分以内的分（财预〔2020〕10号）。有的地方是 20 分，有的分档：
    `pgt.toml` 没有写评分方案的，合任何一个内置方案都算对。执行率只是四舍五入了的（86.2% 印成 86%），只作提示：得分按没
    有舍入的算。
    """
    found = year_end(table, context)
    compared = found.evaluation.comparison if found.evaluation else None
    if compared is None:
        return
    for figure, unit in ((compared.rate, "%"), (compared.execution, "")):
        if figure is None or figure.computed is None or not figure.exceeds(compared.tolerance):
            continue
        if not unit and found.is_execution_accepted(figure.printed):
            continue
        found_here = at(
            *figure.pointer,
            what=figure.name if unit else Text("执行得分", "score of the execution"),
            printed=f"{shown(figure.printed)}{unit}",
            computed=f"{shown(figure.computed)}{unit}",
            because=_divided(found, is_rate=bool(unit)),
        )
        is_rounded = unit and _is_rounded(figure.printed, figure.computed)
        yield found_here.weighing(Severity.INFO) if is_rounded else found_here


def _is_rounded(printed: Decimal, computed: Decimal) -> bool:
    """Whether *printed* has fewer decimals than *computed*, and is otherwise the same: 86% of 86.2%."""
    places = Decimal(1).scaleb(int(printed.as_tuple().exponent))
    return abs(printed - computed) <= places / 2


def _divided(found: YearEnd, *, is_rate: bool) -> str:
    item = found.evaluation.execution if found.evaluation else None
    if item is None or item.execution is None or item.budget is None:
        return ""
    divided = f"{shown(item.execution)}/{shown(item.budget)}"
    return divided if is_rate else f"{shown(item.weight)} × {divided}" if item.weight else divided
