"""A sum as JSON, in the shape that other programs rely on."""

from __future__ import annotations

from collections.abc import Sequence

from pgt.diagnostics import Language
from pgt.model import AMOUNT_KEYS, Body
from pgt.render.json import dumps
from pgt.render.totals import words
from pgt.render.totals.columns import amount_keys
from pgt.render.totals.style import Style
from pgt.totals import Check, LeftOut, Row, Totals
from pgt.totals.result import KeyValue


def render(totals: Totals, style: Style) -> str:
    """Return *totals* as JSON: what is blank is null, amounts keep their digits."""
    keys = list(dict.fromkeys(["total", *amount_keys(totals)]))
    document = {
        "amount_unit": totals.amount_unit,
        "kind": totals.kind,
        "rows": [{"key": _key(row), **_figures(row, keys)} for row in totals.rows],
        "total": _figures(totals.total, keys),
        "checks": [_check(check, style.language) for check in totals.checks],
        "left_out": [_left_out(left_out) for left_out in totals.left_out],
    }
    return dumps(document) + "\n"


def _key(row: Row) -> dict[str, object]:
    return {grouping: _value(value) for grouping, value in row.key.items()}


def _value(value: KeyValue) -> object:
    return value.label if isinstance(value, Body) else value


def _figures(row: Row, keys: Sequence[str]) -> dict[str, object]:
    figures: dict[str, object] = {"tables": row.tables, "indicators": row.indicators}
    figures |= {key: row.amounts.get(key) for key in keys if key in AMOUNT_KEYS}
    # Kept apart: a form may give an amount of its own any name, also one that stands here already.
    if own := {key: row.amounts.get(key) for key in keys if key not in AMOUNT_KEYS}:
        figures["own"] = own
    if row.share is not None:
        figures["share"] = row.share
    return figures


def _check(check: Check, language: Language) -> dict[str, object]:
    return {
        "name": words.check(check).to(language),
        "file": check.table.file,
        "expected": check.expected,
        "actual": check.actual,
        "difference": check.difference,
        "ok": check.ok,
    }


def _left_out(left_out: LeftOut) -> dict[str, object]:
    return {"file": left_out.file, "reason": left_out.reason.value, "other": left_out.other}
