"""The execution row: what was spent, held against the budget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from pgt.diagnostics import Text
from pgt.model import FISCAL_SOURCES, OTHER_SOURCES, Amounts, Table
from pgt.money import ROUNDING
from pgt.profile import FULL, Amount, NothingPlanned, Profile, band_of
from pgt.score import exact, slips
from pgt.score.evaluation import ExecutionItem, Objection, Sort
from pgt.score.words import is_said

_FULL = Fraction(1)


def whole(amounts: Amounts | None) -> Decimal | None:
    """Return the total of *amounts*, or the sum of the sources where no total is printed."""
    if amounts is None:
        return None
    if amounts.total is not None:
        return amounts.total
    sources = amounts.sources()
    return exact.total(sources.values()) if sources else None


@dataclass(frozen=True, slots=True)
class Money:
    """Which amounts of a table its execution rates go by."""

    plan: Amounts | None
    """What was planned: the adjusted budget or the first one, as the profile has it, else the other one."""
    is_fiscal: bool
    """Whether it is fiscal money alone."""

    @property
    def budget(self) -> Decimal | None:
        """What the executions are held against."""
        return self.of(self.plan)

    def of(self, amounts: Amounts | None) -> Decimal | None:
        """Return the amount that counts."""
        return _of_treasury(amounts) if self.is_fiscal else whole(amounts)


def money(table: Table, profile: Profile, executions: Sequence[Amounts]) -> Money:
    """Tell which money counts: fiscal where the profile goes by that, and plan and *executions* say how much it is."""
    blocks = (table.adjusted_budget, table.budget)
    ordered = blocks if profile.execution.adjusted else reversed(blocks)
    plan = next((block for block in ordered if whole(block) is not None), None)
    amounts = [_of_treasury(block) for block in (plan, *executions)]
    is_fiscal = profile.execution.amount is Amount.FISCAL and bool(executions) and None not in amounts and any(amounts)
    return Money(plan, is_fiscal)


def rate_of(spent: Decimal | None, budget: Decimal | None) -> Fraction | None:
    """Return *spent* as a part of *budget*, not capped; None where there is nothing to divide by."""
    return Fraction(spent) / Fraction(budget) if spent is not None and budget else None


def judge(table: Table, profile: Profile, weight: Decimal | None) -> ExecutionItem:
    """Score the execution of *table*, which has *weight* points."""
    counted = money(table, profile, [table.execution] if table.execution else ())
    budget, spent = counted.budget, counted.of(table.execution)
    rate = rate_of(spent, budget)
    item = ExecutionItem(
        budget=budget,
        execution=spent,
        rate=None if rate is None else exact.percent(rate),
        rate_exactly=None if rate is None else rate * 100,
        weight=weight,
        is_fiscal=counted.is_fiscal,
        reason=_reason(table),
        pointer=("execution",),
    )
    if (better := slips.of(item, table)) is not None:
        return replace(item, not_judged=better.message, corrections=better.corrections)
    if weight != 0 and (not_judged := _why_not(item, profile)):
        return _settled(item, table, not_judged)
    share = _share(rate, profile)
    points = None if weight is None else exact.points(share, weight, profile.score_places)
    exactly = None if weight is None else share * Fraction(weight)
    formula = _formula(item, profile, points, is_exact=points is not None and exactly == Fraction(points))
    return replace(item, computed=points, exactly=exactly, formula=formula, causes=_causes(rate, profile))


def _of_treasury(amounts: Amounts | None) -> Decimal | None:
    if amounts is None:
        return None
    parts = [amounts.values[key] for key in FISCAL_SOURCES if key in amounts.values]
    return amounts.get("fiscal") if "fiscal" in amounts.values or not parts else exact.total(parts)


def _settled(item: ExecutionItem, table: Table, not_judged: Text) -> ExecutionItem:
    """Take the points that were printed where nothing was planned: that is worth what somebody says, with a reason."""
    printed = table.result.execution if table.result else None
    if item.budget or item.execution or item.budget is None or item.execution is None:
        return replace(item, not_judged=not_judged)
    points, weight = printed.score if printed else None, item.weight
    if points is None or weight is None or not 0 <= points <= weight or not is_said(item.reason):
        way_out = Text(
            f"{not_judged.zh}：在 result.execution 里写 score 和 reason",
            f"{not_judged.en}: give result.execution a score and a reason",
        )
        return replace(item, not_judged=way_out)
    shown = exact.shown(points)
    return replace(item, given=points, formula=Text(f"0/0，照写的得分 {shown}", f"0/0, {shown} as written"))


def objections(table: Table, spent: ExecutionItem) -> Iterator[Objection]:
    """Yield what does not agree among the amounts that the rate is taken from."""
    blocks = (
        ("budget", Text("年初预算", "the budget"), table.budget),
        ("adjusted_budget", Text("全年预算", "the adjusted budget"), table.adjusted_budget),
        ("execution", Text("全年执行", "the execution"), table.execution),
    )
    for key, name, amounts in blocks:
        found = _apart(amounts) if amounts else None
        if amounts and found is not None:
            total, parts = exact.shown(amounts.total or Decimal(0)), exact.shown(found)
            message = Text(
                f"{name.zh}总额 {total}，各项来源相加是 {parts}",
                f"{name.en} is {total} in total, and its sources add up to {parts}",
            )
            yield Objection(Sort.AMOUNTS, message, (key, "total"))
    if spent.execution is None or spent.budget is None or spent.corrections:
        return
    if spent.execution > spent.budget >= 0:
        one, other = exact.shown(spent.execution), exact.shown(spent.budget)
        message = Text(f"执行 {one}，超过预算 {other}", f"{one} was spent of a budget of {other}")
        yield Objection(Sort.OVER_BUDGET, message, spent.pointer)
    elif (remark := slips.downward(spent)) is not None:
        yield Objection(Sort.REMARK, remark, spent.pointer)


def _apart(amounts: Amounts) -> Decimal | None:
    """Return what the sources add up to, if it is not the total; of a form's own amounts, or uses, nothing is said."""
    known = {"total", "fiscal", *FISCAL_SOURCES, *OTHER_SOURCES}
    sources = amounts.sources()
    if amounts.total is None or not sources or not amounts.values.keys() <= known:
        return None
    found = exact.total(sources.values())
    return found if abs(exact.subtract(amounts.total, found)) > ROUNDING else None


def _reason(table: Table) -> str | None:
    """Return the reason for the execution: beside the printed row, else beside the amount."""
    printed = table.result.execution if table.result else None
    noted = table.execution.notes.get("total") if table.execution else None
    return (printed.reason if printed else None) or noted


def _why_not(item: ExecutionItem, profile: Profile) -> Text | None:
    """Say why no rate can be scored; None where one can, or where the profile says what none is worth."""
    if item.execution is None:
        return Text("没有全年执行数", "there is no execution")
    if item.budget is None:
        return Text("没有预算数", "there is no budget")
    if item.execution < 0 or item.budget < 0:
        return Text("金额小于 0", "an amount is below 0")
    if item.budget:
        return None
    if item.execution:
        spent = exact.shown(item.execution)
        return Text(f"预算是 0，执行 {spent}，没有执行率", f"{spent} spent of a budget of 0: there is no rate")
    if profile.execution.nothing_planned is NothingPlanned.OPEN and item.weight:
        return Text(
            "预算和执行都是 0，评分方案没有规定得分", "nothing planned and nothing spent: the profile leaves it open"
        )
    return None


def _share(rate: Fraction | None, profile: Profile) -> Fraction:
    """Return which part of the points *rate* is worth; without a rate nothing was planned and nothing spent."""
    rules = profile.execution
    if rate is None:
        return _FULL if rules.nothing_planned is NothingPlanned.FULL else Fraction(0)
    if rules.bands:
        return Fraction(band_of(rules.bands, rate * 100).points) / 100
    return min(rate, _FULL)


def _formula(item: ExecutionItem, profile: Profile, points: Decimal | None, *, is_exact: bool) -> Text | None:
    """Write how the points come about; None without amounts, the rate alone where nothing is scored."""
    if item.execution is None or item.budget is None:
        return None
    spent, budget = exact.shown(item.execution), exact.shown(item.budget)
    if item.rate is None:
        return Text(f"0/0 → {exact.shown(points)}", f"0/0 → {exact.shown(points)}") if points is not None else None
    is_rate_exact = Fraction(item.rate) * Fraction(item.budget) == Fraction(item.execution) * 100
    divided = f"{spent}/{budget} {'=' if is_rate_exact else '≈'} {exact.shown(item.rate)}%"
    of = Text("（财政资金）", " (fiscal money)") if item.is_fiscal else Text("", "")
    if points is None or item.weight is None:
        return Text(f"{divided}{of.zh}", f"{divided}{of.en}")
    shown = exact.shown(points)
    if profile.execution.bands:
        return Text(f"{divided}{of.zh}，按档得 {shown}", f"{divided}{of.en}, {shown} by band")
    if item.execution > item.budget:
        head = f"{exact.shown(item.weight)} × {spent}/{budget} → {shown}"
        return Text(f"{head}（封顶）{of.zh}", f"{head} (capped){of.en}")
    both = f"{exact.shown(item.weight)} × {spent}/{budget} {'=' if is_exact else '≈'} {shown}"
    return Text(f"{both}{of.zh}", f"{both}{of.en}")


def _causes(rate: Fraction | None, profile: Profile) -> tuple[Text, ...]:
    """Say why a reason has to be given: more was spent than planned, or too little."""
    if rate is None:
        return ()
    line = profile.execution.reason_below
    if rate > 1:
        shown = exact.shown(exact.percent_apart(rate, FULL))
        return (Text(f"执行率 {shown}%，超过预算", f"an execution rate of {shown}% is above the budget"),)
    if line is not None and rate * 100 < Fraction(line):
        least, shown = exact.shown(line), exact.shown(exact.percent_apart(rate, line))
        return (Text(f"执行率 {shown}%，低于 {least}%", f"an execution rate of {shown}% is below {least}%"),)
    return ()
