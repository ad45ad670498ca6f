"""A sum as columns."""

from __future__ import annotations

from collections.abc import Sequence

from pgt.diagnostics import Language, Text
from pgt.model import AMOUNT_KEYS
from pgt.render.columns import Column, decimals
from pgt.render.excerpt import safe
from pgt.render.names import amount
from pgt.render.totals import words
from pgt.totals import Check, Totals


def amount_keys(totals: Totals) -> list[str]:
    """Return the amounts that occur in *totals*, the format's own in its order, then those that forms declare."""
    occur = {key for row in (*totals.rows, totals.total) for key in row.amounts}
    if "category" not in totals.by:
        occur.add("total")
    return [*(key for key in AMOUNT_KEYS if key in occur), *sorted(occur.difference(AMOUNT_KEYS))]


def columns(totals: Totals, language: Language, unit_in_header: str = "") -> list[Column]:
    """Return the sum with its total as the last row."""
    rows = (*totals.rows, totals.total)
    result = [_key_column(totals, grouping, first=not n, language=language) for n, grouping in enumerate(totals.by)]
    result.append(_counts(words.TABLES, [row.tables for row in rows], language))
    if "source" not in totals.by:
        result.append(_counts(words.INDICATORS, [row.indicators for row in rows], language))
    for key in amount_keys(totals):
        header = amount(key).to(language) + unit_in_header
        result.append(Column(header, decimals(row.amounts.get(key) for row in rows)))
    if "source" in totals.by:
        result.append(Column(words.SHARE.to(language), decimals(row.share for row in rows)))
    return result


def check_columns(checks: Sequence[Check], language: Language) -> list[Column]:
    """Return *checks*, one a row."""

    def say(zh: str, en: str) -> str:
        return Text(zh, en).to(language)

    right, wrong = say("相符", "ok"), say("不符", "differs")
    return [
        Column(say("核对", "check"), tuple(words.check(check).to(language) for check in checks), number=False),
        Column(say("表上数", "stated"), decimals(check.expected for check in checks)),
        Column(say("合计数", "summed"), decimals(check.actual for check in checks)),
        Column(say("相差", "difference"), decimals(check.difference for check in checks)),
        Column(say("结果", "result"), tuple(right if check.ok else wrong for check in checks), number=False),
    ]


def _key_column(totals: Totals, grouping: str, *, first: bool, language: Language) -> Column:
    cells = [safe(words.key_value(grouping, row.key[grouping]).to(language)) for row in totals.rows]
    cells.append(words.TOTAL.to(language) if first else "")
    return Column(words.GROUPINGS[grouping].to(language), tuple(cells), number=False)


def _counts(header: Text, counts: Sequence[int | None], language: Language) -> Column:
    return Column(header.to(language), tuple("" if count is None else str(count) for count in counts))
