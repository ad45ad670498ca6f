"""PGT601-PGT605: this year's table beside last year's."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from pgt import category
from pgt.diagnostics import Severity, Text
from pgt.figures import rounded
from pgt.model import Indicator, Table
from pgt.money import convert
from pgt.rules._reached import COSTS, as_target, missed, reached
from pgt.rules._rows import called, place
from pgt.rules._rule import Context, Verdicts, at, at_old, not_judged, pair_rule
from pgt.rules._targets import only_number
from pgt.rules._text import is_blank
from pgt.values import Constraint, parse

if TYPE_CHECKING:  # only `pgt diff` has pairs; the rules are declared at every start
    from pgt.pairing import Pair

_COPIED = Decimal("0.8")
_FEWEST = 3
"""Indicators from which a share says something."""

_MOVED = Decimal("0.3")


@pair_rule(
    "PGT601",
    Severity.WARNING,
    zh="{count} 个指标值有 {copied} 个和 {year} 年一样",
    en="{copied} of {count} targets are those of {year}",
    hint=(
        "按今年的任务和去年的完成情况重新测算；确实都不变的，用 `# pgt: ignore[PGT601] 原因` 注明",
        "work them out from this year's tasks and last year's results; `# pgt: ignore[PGT601] reason` if all stay",
    ),
)
def targets_are_not_copied(pair: Pair) -> Verdicts:
    """A year's targets are its own.

    当年的指标值是当年测算的。

    Where four in five equal last year's, they were probably copied (照搬往年). A date that moved along with the year
    counts as equal. Fewer than three targets say nothing. Like all rules over two years it is judged where `pgt
    validate` is given the tables of both, and by `pgt diff`.

    五条里有四条和上年一样，多半是照搬往年。时限只改了年份的也算一样。不到三条指标值的不判断。跨年的规则都一样：
    两年的表一起给 `pgt validate`，或者用 `pgt diff` 时才判断。
    """
    if not pair.is_next_year:
        return
    targets = [(row.old, row.new) for row in pair.rows if row.new is not None and not is_blank(row.new.target)]
    copied = sum(old is not None and _same_target(old, new, pair) for old, new in targets)
    if len(targets) >= _FEWEST and copied >= _COPIED * len(targets):
        yield at(*place(pair.new), count=len(targets), copied=copied, year=pair.old.year)


@pair_rule(
    "PGT602",
    Severity.WARNING,
    zh="预算比 {year} 年{change}，{what}",
    en="the budget is {change} {year}, yet {what}",
    hint=(
        "按预算调整数量；数量不变、单位成本变了的，用 `# pgt: ignore[PGT602] 原因` 注明",
        "fit the quantities to the budget; `# pgt: ignore[PGT602] reason` if what one costs has changed",
    ),
)
def quantities_follow_budget(pair: Pair) -> Verdicts:
    """Quantities move with the budget.

    预算变了，数量也跟着变。

    Where the money changes by 30 % or more and not one quantity (产出/数量) does, one of the two does not fit
    (财预〔2015〕88号: 绩效目标与预算相匹配).

    预算增减三成以上，数量指标却一条没变，总有一头不对（财预〔2015〕88号：绩效目标与预算相匹配）。
    """
    if not pair.is_next_year:
        return
    before, now = _total(pair.old), _total(pair.new)
    rows = [row for row in pair.rows if _is_quantity(row.old) or _is_quantity(row.new)]
    if not before or now is None or abs(now - before) < _MOVED * before or not rows:
        return
    if all(row.old and row.new and _same_target(row.old, row.new, pair) for row in rows):
        percent = rounded(abs(now - before) * 100 / before, 1)
        up = now > before
        change = Text(f"{'增加' if up else '减少'} {percent}%", f"{percent}% {'above' if up else 'below'} that of")
        yield at("budget", "total", year=pair.old.year, change=change, what=_unmoved(len(rows)))


def _unmoved(count: int) -> Text:
    if count == 1:
        return Text("唯一的数量指标却没有变", "the only quantity did not change")
    return Text(f"{count} 个数量指标却都没有变", f"none of {count} quantities changed")


@pair_rule(
    "PGT603",
    Severity.WARNING,
    zh="{indicator}的目标 {target} 不及 {year} 年已达到的 {actual}",
    en="the target of {indicator}, {target}, falls short of the {actual} reached in {year}",
    hint=(
        "写成 `{sought}`，或更进一步；确实要放低的，用 `# pgt: ignore[PGT603] 原因` 注明",
        "write `{sought}` or go beyond it; `# pgt: ignore[PGT603] reason` if it has to be lower",
    ),
)
def targets_build_on_results(pair: Pair) -> Verdicts:
    """A target asks for no less than last year's result.

    目标不低于上年已经达到的水平。

    More is better with ≥ and >, less with ≤ and <, and `direction` says it for other targets. A ceiling on cost is
    left out: to have spent less than allowed is a saving.

    多好还是少好，看符号“≥”“≤”，没有符号的看 `direction`。成本上限不比：花得比允许的少是节约。
    """
    for old, new in _both(pair):
        if is_blank(old.actual) or is_blank(new.target):
            continue
        target = only_number(new.target)
        if target is None:
            continue
        direction = target.direction or new.direction
        if direction is None or (direction == "negative" and new.category.startswith(COSTS)):
            continue
        got = reached(old, target)
        if got is None:
            yield not_judged(
                new, "target", zh="上年实际值的单位和今年的目标对不上", en="last year's result has another unit"
            )
            continue
        wanted = target.amount or Decimal(0)
        if wanted < got if direction == "positive" else wanted > got:
            yield at(
                new,
                "target",
                indicator=called(new),
                target=(new.target or "").strip(),
                actual=(old.actual or "").strip(),
                year=pair.old.year,
                sought=as_target(old.actual or "", target, direction),
            )


@pair_rule(
    "PGT604",
    Severity.WARNING,
    zh="{indicator} {year} 年没有完成（{what}），{now} 年的表里不再有它",
    en="{indicator} was missed in {year} ({what}) and is no longer in the table of {now}",
    hint=(
        "补上这一条；改了名称的，在新指标上写 `was: {name}`；确实不再适用的，用 `# pgt: ignore[PGT604] 原因` 注明",
        "put it back, or write `was: {name}` where it was renamed; `# pgt: ignore[PGT604] reason` if it is out of use",
    ),
)
def missed_indicators_stay(pair: Pair) -> Verdicts:
    """An indicator that was missed stays in next year's table.

    上年没有完成的指标，今年还留在表里。

    To drop what was not reached makes a table look better without anything being better.

    把没完成的去掉，表好看了，工作并没有变好。
    """
    for row in pair.rows if pair.is_next_year else ():
        if row.old is not None and row.new is None and (what := missed(row.old)):
            yield at_old(
                pair,
                row.old,
                indicator=called(row.old),
                name=_written(row.old.name),
                what=what,
                year=pair.old.year,
                now=pair.new.year,
            )


@pair_rule(
    "PGT605",
    Severity.INFO,
    zh="指标类别的叫法变了：{changes}；按同一类别对比",
    en="categories have other names now: {changes}; they are compared as the same",
)
def categories_keep_their_names(pair: Pair, before: Context, now: Context) -> Verdicts:
    """Categories are compared under whatever label a form prints.

    类别换了叫法，仍按同一类别对比。

    Hebei's form of 2020 prints 效果指标 where that of 2021 prints 效益指标, and 财预〔2021〕101号 takes cost out of
    the outputs: neither drops an indicator.

    河北 2020 年的表印“效果指标”，2021 年印“效益指标”；财预〔2021〕101号把成本从产出里单列出来：都不是少了指标。
    """
    changes = dict.fromkeys((*_relabelled(pair, before, now), *_costs_moved(pair)))
    if changes:
        yield at(
            *place(pair.new),
            changes=Text("、".join(change.zh for change in changes), ", ".join(change.en for change in changes)),
        )


def _relabelled(pair: Pair, before: Context, now: Context) -> Iterator[Text]:
    """Yield the labels of one category that the forms of both years print otherwise."""
    from pgt.pairing.names import same

    if before.form is None or now.form is None or before.form.id == now.form.id:
        return
    for row in pair.rows:
        if row.old is None or row.new is None or row.old.category != row.new.category:
            continue
        kind = row.new.category
        if before.form.knows_category(kind) and now.form.knows_category(kind):
            for old, new in zip(before.form.labels(kind), now.form.labels(kind), strict=True):
                if old and new and not same(old, new, (None, None)):
                    yield Text(f"“{old}”改称“{new}”", f"“{old}” is now “{new}”")


def _costs_moved(pair: Pair) -> Iterator[Text]:
    for row in pair.rows:
        old, new = row.old, row.new
        if old is None or new is None:
            continue
        if {old.category, new.category} == {"output.cost", "cost.economic"}:
            names = category.name(old.category), category.name(new.category)
            yield Text(f"“{names[0].zh}”移到“{names[1].zh}”", f"{names[0].en} moved to {names[1].en}")


def _both(pair: Pair) -> Iterator[tuple[Indicator, Indicator]]:
    if pair.is_next_year:
        yield from ((row.old, row.new) for row in pair.rows if row.old is not None and row.new is not None)


def _same_target(old: Indicator, new: Indicator, pair: Pair) -> bool:
    from pgt.pairing.names import same

    if same(old.target, new.target, pair.years):
        return True
    before, now = parse(old.target or "").constraints, parse(new.target or "").constraints
    return bool(before) and len(before) == len(now) and all(map(_equal, before, now))


def _equal(old: Constraint, new: Constraint) -> bool:
    return old.operator == new.operator and old.comparable(new) and old.amount == new.amount


def _is_quantity(row: Indicator | None) -> bool:
    return row is not None and row.category == "output.quantity" and parse(row.target or "").is_numeric


def _total(table: Table) -> Decimal | None:
    if table.budget is None or table.budget.total is None or table.amount_unit is None:
        return None
    return convert(table.budget.total, table.amount_unit, "元")


def _written(name: str | None) -> str | Text:
    """Return *name* as it is written behind `was:`."""
    from pgt import edit

    return Text("旧名称", "the old name") if name is None or is_blank(name) else edit.scalar(name.strip(), None)
