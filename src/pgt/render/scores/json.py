"""An answer as JSON, in the shape that other programs rely on."""

from __future__ import annotations

from pgt.changes import Departure
from pgt.diagnostics import Language, json_pointer
from pgt.outline import Outline
from pgt.render.changes.json import change_as_json
from pgt.render.json import dumps, said
from pgt.render.scores import words
from pgt.render.scores.style import Style
from pgt.score import Comparison, Difference, ExecutionItem, Group, Item, Report
from pgt.selfevaluation import Answer, Scored


def render(answer: Answer, style: Style) -> str:
    """Return all of *answer*: what is open is null, and scores keep their digits."""
    document: dict[str, object] = {
        "profile": answer.profile,
        "tables": [_table(table, answer, style.language) for table in answer.tables],
    }
    if answer.revision is not None:
        document["approved"] = {"rev": answer.revision, "gone": [_outline(outline) for outline in answer.gone]}
    return dumps(document | {"summary": _summary(answer)}) + "\n"


def render_summary(answer: Answer, _style: Style) -> str:
    """Return what all tables come to together."""
    return dumps({"profile": answer.profile, "summary": _summary(answer)}) + "\n"


def _table(table: Scored, answer: Answer, language: Language) -> dict[str, object]:
    found, outline = table.evaluation, table.outline
    shown: dict[str, object] = {
        "file": table.file,
        "name": found.name,
        "code": outline.code,
        "year": outline.year,
        "organization": outline.organization.label or None,
        "profile": found.profile,
        "amount_unit": outline.amount_unit,
        "execution_rate": found.execution.rate,
        "score": found.score,
        "computed": found.computed,
        "certain": found.certain if found.scored else None,
        "open": found.open,
        "rating": found.rating,
        "complete": found.complete,
        "ready": table.is_ready,
        "execution": _execution(found.execution, language),
        "items": [_item(item, language) for item in found.items if not item.empty],
        "groups": [_group(group) for group in found.groups],
        "goals": [_group(group) for group in found.goals],
        "missing": _missing(table, language),
        "objections": [
            {
                "sort": objection.sort.value,
                "message": objection.message.to(language),
                "path": json_pointer(objection.pointer),
                "line": table.lines.get(objection.pointer),
            }
            for objection in found.objections
        ],
        "corrections": [
            {"path": json_pointer(one.pointer), "old": one.old, "new": one.new} for one in found.corrections
        ],
        "printed": _comparison(found.comparison, language) if found.comparison else None,
    }
    if answer.revision is not None:
        shown["approved"] = _approved(table, answer.revision)
    return shown


def _missing(table: Scored, language: Language) -> list[dict[str, object]]:
    return [
        {
            "what": missing.what.value,
            "indicator": missing.indicator,
            "message": missing.message.to(language),
            "path": json_pointer(missing.pointer),
            "line": table.lines.get(missing.pointer),
        }
        for missing in table.evaluation.missing
    ]


def _item(item: Item, language: Language) -> dict[str, object]:
    return {
        "category": item.category,
        "name": item.name,
        "goal": words.goal_of(item),
        "target": item.target,
        "actual": item.actual,
        "weight": item.weight,
        "score": item.score,
        "computed": item.computed,
        "ratio": item.ratio,
        "reached": item.reached,
        "formula": said(item.formula, language),
        "remarks": [remark.to(language) for remark in item.remarks],
        "reason": item.reason,
        "needs_reason": item.needs_reason,
        "not_judged": said(item.not_judged.message if item.not_judged else None, language),
        "path": json_pointer(item.pointer),
    }


def _execution(found: ExecutionItem, language: Language) -> dict[str, object]:
    return {
        "budget": found.budget,
        "execution": found.execution,
        "rate": found.rate,
        "weight": found.weight,
        "score": found.score,
        "formula": said(found.formula, language),
        "reason": found.reason,
        "needs_reason": found.needs_reason,
        "not_judged": said(found.not_judged, language),
    }


def _group(group: Group) -> dict[str, object]:
    return {
        "id": group.id,
        "items": group.items,
        "weight": group.weight,
        "score": group.score,
        "certain": group.certain,
        "open": group.open,
    }


def _comparison(found: Comparison, language: Language) -> dict[str, object]:
    return {
        "agrees": None if found.unknown and not found.disagrees else found.agrees,
        "total": _difference(found.total, found, language),
        "items": [_difference(item, found, language) for item in found.items],
        "execution": _difference(found.execution, found, language),
        "rate": _difference(found.rate, found, language),
        "remainder": found.remainder,
        "wrong_sum": found.is_sum_wrong,
        "rating": said(found.rating, language),
        "tolerance": found.tolerance,
    }


def _difference(figure: Difference | None, compared: Comparison, language: Language) -> dict[str, object] | None:
    if figure is None:
        return None
    return {
        "name": figure.name.to(language),
        "printed": figure.printed,
        "computed": figure.computed,
        "difference": figure.amount,
        "exceeds": figure.exceeds(compared.tolerance),
        "because": said(figure.because, language),
        "path": json_pointer(figure.pointer),
    }


def _approved(table: Scored, revision: str) -> dict[str, object]:
    found = table.drift
    return {
        "rev": revision,
        "known": bool(found and found.is_approved),
        "changes": [_departure(departure, table) for departure in found.departures] if found else [],
    }


def _departure(departure: Departure, table: Scored) -> dict[str, object]:
    return change_as_json(departure.change) | {
        "line": None if departure.is_gone else table.lines.get(departure.change.pointer),
        "reason": departure.reason,
        "needs_reason": departure.needs_reason,
    }


def _outline(outline: Outline) -> dict[str, object]:
    return {"file": outline.file, "name": outline.name, "code": outline.code}


def _summary(answer: Answer) -> dict[str, object]:
    found = answer.report
    return {
        "tables": found.tables,
        "scored": found.scored,
        "complete": sum(table.evaluation.complete for table in answer.tables),
        "ready": sum(table.is_ready for table in answer.tables),
        "mean": found.mean,
        "lowest": found.lowest,
        "highest": found.highest,
        "grades": dict(found.grades),
        "indicators": found.indicators,
        "not_judged": found.not_judged,
        "missing": {what.value: count for what, count in found.missing.items()},
        "weakest": _weakest(found),
        "missed": [
            {"category": row.category, "name": row.name, "judged": row.judged, "missed": row.missed}
            for row in found.missed
        ],
    }


def _weakest(found: Report) -> list[dict[str, object]]:
    return [
        {
            "file": row.file,
            "table": row.table,
            "category": row.category,
            "name": row.name,
            "score": row.score,
            "weight": row.weight,
            "percent": row.percent,
            "path": json_pointer(row.pointer),
        }
        for row in found.weakest
    ]
