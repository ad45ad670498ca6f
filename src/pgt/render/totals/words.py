"""What groupings and checks are called."""

from __future__ import annotations

from collections.abc import Mapping

from pgt import category
from pgt.diagnostics import Language, Text
from pgt.model import Body
from pgt.outline import Outline
from pgt.render.excerpt import safe
from pgt.render.names import KINDS, amount, body
from pgt.totals import Check
from pgt.totals.result import KeyValue

GROUPINGS: Mapping[str, Text] = {
    "organization": Text("预算单位", "organization"),
    "year": Text("年度", "year"),
    "form": Text("表样", "form"),
    "kind": Text("表的种类", "kind"),
    "source": Text("资金来源", "source"),
    "category": Text("指标类别", "category"),
}
TABLES = Text("表数", "tables")
INDICATORS = Text("指标数", "indicators")
SHARE = Text("占比（%）", "share (%)")
TOTAL = Text("合计", "total")
_NOT_STATED = Text("（未写明）", "(not stated)")

_FIGURES: Mapping[str, Text] = {
    "project": Text("项目支出", "project expenditure"),
    "sources": Text("资金来源之和", "sum of sources"),
    "uses": Text("支出之和", "sum of uses"),
}


def key_value(grouping: str, value: KeyValue) -> Text:
    """Return what a row is about."""
    match grouping, value:
        case _, None:
            return _NOT_STATED
        case "kind", str():
            return KINDS[value]
        case "source", str():
            return amount(value)
        case "category", str():
            return category.name(value)
        case _, Body():
            words = body(value)
            return Text(words, words)
    return Text(str(value), str(value))


def check(held: Check) -> Text:
    """Return what *held* is about: whose figure, of which year, and which."""
    figure = _FIGURES.get(held.figure) or amount(held.figure)
    whose = _whose(held.table, in_full=held.within)
    return Text(f"{whose} {figure.zh}", f"{whose} {figure.en}")


def check_line(held: Check, language: Language) -> str:
    """Return *held* as one line."""
    line = Text(
        "{name}：表上数 {expected}，合计数 {actual}，相差 {difference}",
        "{name}: stated {expected}, summed {actual}, difference {difference}",
    )
    values = {"expected": held.expected, "actual": held.actual, "difference": held.difference}
    return line.format(name=check(held), **values).to(language)


def _whose(table: Outline, *, in_full: bool) -> str:
    parts = [body(table.organization), str(table.year or "")]
    if in_full:
        parts.append(safe(table.name or table.code or ""))
    return " ".join(part for part in parts if part) or table.file
