"""PGT404: increases and decreases that a text breaks down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from pgt.diagnostics import Severity, Text
from pgt.figures import shown
from pgt.model import Amounts, Table
from pgt.money import convert
from pgt.rules._amounts import agree
from pgt.rules._rule import Verdicts, at, rule

_CHANGE = r"(?P<word>增加|增长|减少|下降|压减)了?\s*(?P<number>-?[0-9]+(?:\.[0-9]+)?)\s*(?P<unit>亿元|万元|元)"
_WHOLE = _CHANGE + r"[，,；;]?\s*其中[：:，,]?(?P<items>[^。\n]+)"
_ITEM = r"[^，,、；;]*?" + _CHANGE + r"(?:[，,、（(]\s*(?:主要|原因|由于|因).*)?"
_UNCHANGED = r"[^0-9]*(?:持平|不变|无变化|无增减)"


class Change(NamedTuple):
    """An increase, or a decrease below zero, in 元."""

    amount: Decimal
    unit: str

    @classmethod
    def of(cls, match: re.Match[str]) -> Change:
        """Read `增加-1.09万元`."""
        number = Decimal(match["number"])
        up = match["word"] in ("增加", "增长")
        return cls(convert(number if up else -number, match["unit"], "元"), match["unit"])


def changes(text: str) -> Iterator[tuple[Change, list[Change]]]:
    """Yield each increase or decrease that *text* breaks down with 其中, and what it is broken down into.

    Only a list that is read to its end counts, one item a clause, at least two of them.
    """
    for match in re.finditer(_WHOLE, text):
        items = [item.strip() for item in re.split("[；;]", match["items"]) if item.strip()]
        if len(items) == 1 and not re.search("主要|原因|由于|因", match["items"]):
            items = [item.strip() for item in re.split("[，,、]", match["items"]) if item.strip()]
        found = [re.fullmatch(_ITEM, item) for item in items if not re.fullmatch(_UNCHANGED, item)]
        parts = [Change.of(item) for item in found if item]
        if len(parts) == len(found) and len(items) > 1:
            yield Change.of(match), parts


@rule(
    "PGT404",
    Severity.WARNING,
    zh="写的是{whole}，而其中{parts}，合计{sum}",
    en="the text says {whole}, but what it lists comes to {sum}: {parts}",
    hint=("核对原数：各项没有错，就改成{sum}", "check the figures: if the items are right, write {sum}"),
)
def differences_add_up(table: Table) -> Verdicts:
    """An increase that a text breaks down is the sum of its parts.

    文字里写“增加……，其中……”的，各项加起来等于前面的总数。

    The words “增加9.98万元，其中：人员经费增加14.07万元……；公用经费增加-1.09万元……” should read 12.98. Looked for in
    the words beside amounts, and only where every item of the list has an amount.

    例如“增加9.98万元，其中：人员经费增加14.07万元……；公用经费增加-1.09万元……”，应为 12.98。只看金额旁边的说明文字，而
    且每一项都写了金额才核对。
    """
    for amounts, key, note in _notes(table):
        for whole, parts in changes(note):
            total = sum((part.amount for part in parts), Decimal(0))
            if agree(convert(total, "元", whole.unit), convert(whole.amount, "元", whole.unit)):
                continue
            listed = [_change(part.amount, part.unit) for part in parts]
            yield at(
                amounts,
                "notes",
                key,
                whole=_change(whole.amount, whole.unit),
                sum=_change(total, whole.unit),
                parts=Text("、".join(one.zh for one in listed), ", ".join(one.en for one in listed)),
            )


def _notes(table: Table) -> Iterator[tuple[Amounts, str, str]]:
    for amounts in (table.budget, table.adjusted_budget, table.execution):
        if amounts is not None:
            yield from ((amounts, key, note) for key, note in amounts.notes.items() if "其中" in note)


def _change(amount: Decimal, unit: str) -> Text:
    number = shown(convert(abs(amount), "元", unit))
    return Text(f"{'增加' if amount >= 0 else '减少'} {number}{unit}", f"{'+' if amount >= 0 else '−'}{number} {unit}")
