"""Monitoring as JSON, in the shape that other programs rely on."""

from __future__ import annotations

from pgt.diagnostics import Language, json_pointer
from pgt.render.json import dumps, said
from pgt.render.monitoring.style import Style
from pgt.score import MoneyPoint, Point
from pgt.score.watch import Watch, Watched


def render(watch: Watch, style: Style) -> str:
    """Return all of *watch*; percents keep their digits."""
    curve = watch.curve
    document = {
        "profile": watch.profile,
        "month": watch.month,
        "tables": [_table(table, style.language) for table in watch.tables],
        "summary": {
            "tables": len(watch.tables),
            "lights": {light.value: count for light, count in watch.lights.items()},
            "without_light": watch.unlit,
            "without_reason": sum(table.without_reason for table in watch.tables),
            "plan": curve.plan if curve else None,
            "spent": {str(month): rate for month, rate in curve.spent.items()} if curve else None,
        },
    }
    return dumps(document) + "\n"


def _table(table: Watched, language: Language) -> dict[str, object]:
    return {
        "file": table.outline.file,
        "name": table.found.name,
        "code": table.outline.code,
        "month": table.month,
        "light": table.light.value if table.light else None,
        "amount_unit": table.outline.amount_unit,
        "budget": table.found.budget,
        "fiscal": table.found.is_fiscal,
        "money": _money(table.money, language) if table.money else None,
        "indicators": [_point(point, language) for point in table.points],
        "plan": table.found.plan,
        "spent": {str(point.month): point.rate for point in table.found.money},
    }


def _money(point: MoneyPoint, language: Language) -> dict[str, object]:
    return {
        "spent": point.spent,
        "rate": point.rate,
        "due": point.due,
        "planned": point.is_planned,
        "progress": point.progress,
        "light": point.light.value if point.light else None,
        "expected_rate": point.expected_rate,
        "reason": point.reason,
        "needs_reason": point.needs_reason,
        "not_judged": said(point.not_judged, language),
    }


def _point(point: Point, language: Language) -> dict[str, object]:
    return {
        "category": point.category,
        "name": point.name,
        "target": point.target,
        "actual": point.actual,
        "ratio": point.ratio,
        "light": point.light.value if point.light else None,
        "outlook": point.outlook,
        "expected_actual": point.expected_actual,
        "formula": said(point.formula, language),
        "reason": point.reason,
        "needs_reason": point.needs_reason,
        "not_judged": said(point.not_judged, language),
        "path": json_pointer(point.pointer),
    }
