"""Printed figures held against what they should be the sum of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from pgt.model import AMOUNT_KEYS, FISCAL_SOURCES, OTHER_SOURCES, USES, Amounts
from pgt.outline import Outline
from pgt.totals import exact
from pgt.totals.result import Check

FUNDS = ("fiscal", *OTHER_SOURCES)
"""The sources at the depth at which tables of every form can be compared."""


def within(table: Outline, amounts: Mapping[str, Decimal]) -> Iterator[Check]:
    """Hold the total of *table* against its sources, and against its uses.

    Beside amounts that a form declares for itself nothing can be said: they may belong to any part.
    """
    if "total" not in amounts or not amounts.keys() <= set(AMOUNT_KEYS):
        return
    for figure, readings in _splits(amounts):
        sums = [exact.total(parts) for parts in readings]
        yield Check(table, figure, amounts["total"], amounts["total"] if amounts["total"] in sums else sums[0])


def _splits(amounts: Mapping[str, Decimal]) -> Iterator[tuple[str, list[Mapping[str, Decimal]]]]:
    """Yield what should make up the total, with all that a form may mean by it (as rule PGT401 reads it)."""
    sources = Amounts(amounts).sources()
    others = {key: amount for key, amount in sources.items() if key in OTHER_SOURCES}
    uses = {key: amounts[key] for key in USES if key in amounts}
    fiscal = len(sources) > len(others)
    if sources and (fiscal or not uses):
        yield "sources", [sources]
    # 天津 prints 基本支出, 项目支出 and 其他资金 side by side: the uses are then those of the fiscal funds alone.
    if fiscal and len(uses) == len(USES):
        yield "uses", [uses, {**uses, **others}]
    elif uses and not fiscal:
        yield "uses", [{**uses, **others}, uses]


def funds(amounts: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Return the amounts by source, the budgets that 财政拨款 consists of put together."""
    gathered: dict[str, Decimal] = {}
    for key, amount in Amounts(amounts).sources().items():
        exact.add(gathered, {"fiscal" if key in FISCAL_SOURCES else key: amount})
    return gathered


@dataclass(slots=True)
class Projects:
    """The projects of one body in one year, as far as a department's figures can be held against them."""

    any_of_them: Outline
    total: dict[str, Decimal] = field(default_factory=dict)
    funds: dict[str, Decimal] = field(default_factory=dict)
    sources_known: bool = True
    """Whether every project that has a total says where the money comes from."""

    def add(self, amounts: Mapping[str, Decimal]) -> None:
        """Count one project more."""
        sources = funds(amounts)
        exact.add(self.total, {key: amounts[key] for key in ("total",) if key in amounts})
        exact.add(self.funds, sources)
        self.sources_known = self.sources_known and ("total" not in amounts or bool(sources))


def with_projects(department: Outline, amounts: Mapping[str, Decimal], projects: Sequence[Projects]) -> Iterator[Check]:
    """Hold the figures of *department* for its projects against their sum; without projects there is nothing to say."""
    covered = [body for body in projects if department.covers(body.any_of_them)]
    if not covered or "project" not in amounts:
        return
    total: dict[str, Decimal] = {}
    by_fund: dict[str, Decimal] = {}
    for body in covered:
        exact.add(total, body.total)
        exact.add(by_fund, body.funds)
    yield Check(department, "project", amounts["project"], total.get("total", Decimal(0)))
    # The sources of a department also pay its basic expenditure: they are those of its projects only where it has none.
    if amounts["project"] == amounts.get("total") and all(body.sources_known for body in covered):
        stated = funds(amounts)
        for key in FUNDS:
            if key in stated and key in by_fund:
                yield Check(department, key, stated[key], by_fund[key])
