"""PGT125, PGT410 and PGT607: tables of one organization beside one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from pgt.diagnostics import Severity
from pgt.figures import rounded
from pgt.money import convert
from pgt.rules._amounts import money
from pgt.rules._rule import Verdicts, at_table, cross_rule

if TYPE_CHECKING:  # rules are declared at every start
    from pgt.outline import Outline


@cross_rule(
    "PGT125",
    Severity.WARNING,
    zh="这张表用{unit}，同一单位同一年的另外 {count} 张表用{usual}",
    en="this table is in {unit}; {count} others of the same organization and year are in {usual}",
    hint=(
        "核对金额，统一用{usual}；确实用{unit}的，金额不会错，只是容易看错",
        "check the amounts and give them in {usual}; if {unit} is right, they are only easily misread",
    ),
)
def tables_of_a_year_have_one_unit(tables: Sequence[Outline]) -> Verdicts:
    """The tables of one organization and year on one form give their amounts in one unit.

    同一单位同一年、同一表样的表用同一个金额单位。

    A table in 元 among tables in 万元 is ten thousand times off for whoever does not look closely (规范完整性,
    财预〔2015〕88号). Reported are the few among the many; sums convert exactly, so that nothing is added up wrongly.

    一堆万元的表里夹着一张元的，稍不留神就差一万倍（规范完整性，财预〔2015〕88号）。只报少数的那几张；汇总时精确换算，不会
    加错。
    """
    for group in _groups(tables, lambda one: (one.year, one.organization.key, one.form) if one.amount_unit else None):
        counts = Counter(one.amount_unit for one in group)
        if len(counts) < 2:  # noqa: PLR2004 - two units are what there must not be
            continue
        (usual, count), *_ = counts.most_common()
        if count * 2 > len(group):
            for one in group:
                if one.amount_unit != usual:
                    yield at_table(one, "budget", "amount_unit", unit=one.amount_unit, count=count, usual=usual)


_SLIP = Decimal(2000)
"""Budgets that are further apart than this from one year to the next are in 元 and in 万元."""


@cross_rule(
    "PGT410",
    Severity.ERROR,
    zh="{year} 年预算 {now}，{before_year} 年是 {before}，相差 {times} 倍",
    en="the budget of {year} is {now}, that of {before_year} {before}: {times} times apart",
    hint=("多半是元和万元弄混了，核对 `amount_unit`", "元 and 万元 were probably mixed up: check `amount_unit`"),
)
def years_are_in_the_same_scale(tables: Sequence[Outline]) -> Verdicts:
    """A project's budget keeps its scale from year to year.

    同一个项目两年的预算在同一个数量级上。

    The form is the same and its heading says 元 in one year and 万元 in the next: what is copied without a look is ten
    thousand times off (规范完整性, 财预〔2015〕88号). From 2000 times on, for projects of one organization and name.

    表样一样，表头有的年份印元、有的年份印万元，抄过来不改单位就差一万倍（规范完整性，财预〔2015〕88号）。同一单位
    的同名项目，相差 2000 倍以上才报。
    """
    if len({one.year for one in tables}) < 2:  # noqa: PLR2004 - most runs are about one year
        return
    for group in _groups(tables, _project):
        years = {one.year: one for one in group}
        for old, new in pairwise(years[year] for year in sorted(year for year in years if year is not None)):
            before, now = _total(old), _total(new)
            if before <= 0 or now <= 0 or max(before, now) < _SLIP * min(before, now):
                continue
            yield at_table(
                new,
                "budget",
                "total",
                year=new.year,
                now=money(new.amounts["total"], new.amount_unit),
                before_year=old.year,
                before=money(old.amounts["total"], old.amount_unit),
                times=rounded(max(before, now) / min(before, now)),
            )


def _project(one: Outline) -> Hashable | None:
    from pgt.pairing.names import without_years

    if one.kind != "project" or not one.name or "total" not in one.amounts or one.amount_unit is None:
        return None
    return one.organization.key, without_years(one.name, one.year)


def _total(one: Outline) -> Decimal:
    return convert(one.amounts["total"], one.amount_unit or "元", "元")


_SHARE = Decimal("0.3")
_FEWEST = 3
"""Rows that two projects may share by chance."""

_LOOKED_AT = 20
"""Tables with one row that a further one is held against: of a hundred copies each is found all the same."""


@cross_rule(
    "PGT607",
    Severity.WARNING,
    zh="{count} 条指标和“{other}”一字不差（两张表共 {all} 条，满意度不算）",
    en="{count} indicators are those of “{other}”, word for word (of {all} in both, satisfaction left aside)",
    hint=(
        "按本项目做的事重新设指标；两个项目做的是同一件事的，合并",
        "set indicators for what this project does; if both do the same, merge them",
    ),
)
def projects_have_indicators_of_their_own(tables: Sequence[Outline]) -> Verdicts:
    """Two projects of an organization do not share their indicators.

    一个单位的两个项目，指标不互相照抄。

    Where more than three in ten rows of two projects have the same name and the same target, one was most likely copied
    from the other (相关性, 财预〔2015〕88号). Satisfaction is left aside, which all ask in the same way, and so are
    fewer than three rows. The later of the two is reported.

    两个项目十条里有三条以上名称和指标值都一样，多半是照抄的（相关性，财预〔2015〕88号）。满意度各项目问法都一样，不算；不
    到三条的不报。报在后一张表上。
    """
    for group in _groups(tables, lambda one: (one.year, one.organization.key) if one.kind == "project" else None):
        holders: dict[int, list[Outline]] = {}
        for one in group:
            earlier = [other for row in one.rows for other in holders.get(row, ())]
            for key, count in Counter(map(id, earlier)).most_common(1):
                other = next(other for other in earlier if id(other) == key)
                whole = len(one.rows) + len(other.rows) - count
                if count >= _FEWEST and count > _SHARE * whole and one.identity != other.identity:
                    yield at_table(one, "indicators", count=count, other=other.name or other.file, all=whole)
            for row in one.rows:
                if len(known := holders.setdefault(row, [])) < _LOOKED_AT:
                    known.append(one)


def _groups(tables: Sequence[Outline], key: Callable[[Outline], Hashable | None]) -> Iterator[list[Outline]]:
    """Yield the tables that have one key, where there are at least two; a table whose key is None is in no group."""
    groups: dict[Hashable, list[Outline]] = {}
    for one in tables if len(tables) > 1 else ():  # one table alone need not be asked for its key
        if (found := key(one)) is not None:
            groups.setdefault(found, []).append(one)
    yield from (group for group in groups.values() if len(group) > 1)
