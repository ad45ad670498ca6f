"""PGT117-PGT118: names that do not tell two indicators apart."""

from __future__ import annotations

from pgt import category
from pgt.diagnostics import Severity
from pgt.model import Indicator, Table
from pgt.rules._rows import groups, is_blank, shorten
from pgt.rules._rule import Verdicts, at, rule


@rule(
    "PGT117",
    Severity.WARNING,
    zh="{category}里有两条都叫“{name}”，前一条是 {target}",
    en="two indicators of {category} are called “{name}”; the first is {target}",
    hint=(
        "在名称里写明各量的是什么；是同一回事就删掉一条",
        "say in each name what is measured, or delete one if they are the same",
    ),
)
def duplicates(table: Table) -> Verdicts:
    """Indicators of one category have names of their own.

    指向明确 (财预〔2015〕88号). Two rows of one name cannot be told apart in a comparison or a self-evaluation. Rows
    of different goals may share a name.
    """
    for rows in groups(table):
        seen: dict[tuple[str, str], Indicator] = {}
        for row in rows:
            if is_blank(row.name):
                continue
            first = seen.setdefault((row.category, _key(row.name)), row)
            if first is not row:
                name, kind = shorten(row.name or ""), category.name(row.category)
                yield at(row, "name", category=kind, name=name, target=first.target or "—")


@rule(
    "PGT118",
    Severity.WARNING,
    zh="“{name}”已经列在{first}下，又列在{second}下",
    en="“{name}” stands under {first} and again under {second}",
    hint=(
        "一条指标只归一类：数多少的归数量，合格率、覆盖率一类归质量；删掉一条，或改名写清区别",
        "keep it where it belongs: counts under quantity, rates under quality; delete or rename the other",
    ),
)
def twins(table: Table) -> Verdicts:
    """An indicator stands under one category.

    指标科学性 (财预〔2015〕88号): the same measure cannot be both, say, quantity and quality; it would be scored twice.
    """
    for rows in groups(table):
        seen: dict[str, Indicator] = {}
        for row in rows:
            if is_blank(row.name):
                continue
            first = seen.setdefault(_key(row.name), row)
            if first.category != row.category:
                kinds = category.name(first.category), category.name(row.category)
                yield at(row, "name", name=shorten(row.name or ""), first=kinds[0], second=kinds[1])


def _key(name: str | None) -> str:
    """Return *name* without blanks, which a cell's width puts in."""
    return "".join((name or "").split())
