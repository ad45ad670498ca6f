"""A comparison as JSON, in the shape that other programs rely on."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from pgt.changes import (
    Change,
    Comparison,
    Kind,
    NumberChange,
    OrderChange,
    Summary,
    TableChanges,
    TargetChange,
    Unread,
    summarise,
)
from pgt.diagnostics import Language, json_pointer
from pgt.outline import Outline
from pgt.pairing import RowSuggestion, TableSuggestion
from pgt.render.changes.style import Style
from pgt.render.findings.json import as_json
from pgt.render.json import dumps

_OPEN = 4
"""Levels that are laid out line by line: a change stands on a line of its own."""


def render(comparison: Comparison, style: Style) -> str:
    """Return all of *comparison*, tables without changes included."""
    language = style.language
    document = {
        "old": comparison.old,
        "new": comparison.new,
        "tables": [_table(table, language) for table in comparison.tables],
        "suggestions": [_suggestion(suggestion) for suggestion in comparison.suggestions],
        "unread": [_unread(unread, language) for unread in comparison.unread],
        "summary": summary(summarise(comparison)),
    }
    return dumps(document, opened=_OPEN) + "\n"


def render_summary(comparison: Comparison, _style: Style) -> str:
    """Return the numbers alone."""
    counted = summary(summarise(comparison))
    return dumps({"old": comparison.old, "new": comparison.new, "summary": counted}) + "\n"


def _table(table: TableChanges, language: Language) -> dict[str, object]:
    return {
        "status": table.status.value,
        "old": _id(table.old),
        "new": _id(table.new),
        "match": table.by.value if table.by else None,
        "name": table.newest.name,
        "kind": table.newest.kind,
        "years": [table.old.year if table.old else None, table.new.year if table.new else None],
        "old_file": table.old.file if table.old else None,
        "new_file": table.new.file if table.new else None,
        "changes": [change_as_json(change) for change in table.changes],
        "findings": [as_json(finding, language) for finding in table.findings],
        "suggestions": [_row_suggestion(suggestion) for suggestion in table.suggestions],
    }


def _id(table: Outline | None) -> str | None:
    """Return what a table is known by: year, organization and its own code or name."""
    if table is None:
        return None
    year, organization, own = table.identity
    known = [str(part) for part in (year, organization, own) if part]
    return "/".join(known) if organization or own else table.file


def change_as_json(change: Change) -> dict[str, object]:
    """Return one change."""
    shown: dict[str, object] = {
        "path": json_pointer(change.pointer),
        "part": change.part.value,
        "field": change.field,
        "old": change.old,
        "new": change.new,
        "direction": change.direction.value,
        "what": [effect.what.value for effect in change.effects],
    }
    if isinstance(change, NumberChange | TargetChange):
        shown |= {"difference": change.difference, "unit": change.unit, "ratio": change.ratio}
    else:
        shown["ratio"] = None
    if isinstance(change, TargetChange):
        shown |= {"days": change.days, "last_actual": change.last_actual}
    if isinstance(change, OrderChange):
        shown["moves"] = [{"name": move.name, "old": move.old, "new": move.new} for move in change.moves]
    return shown | _subject(change)


def _subject(change: Change) -> dict[str, object]:
    subject = change.subject
    if subject is None:
        return {}
    if subject.kind is Kind.INDICATOR:
        return {"indicator": subject.name, "category": subject.category, "goal": subject.goal}
    return {subject.kind.value: subject.number}


def _row_suggestion(suggestion: RowSuggestion) -> dict[str, object]:
    pointer = json_pointer((*suggestion.new.pointer, "was"))
    old, new = suggestion.old, suggestion.new
    return {
        "old": old.name if old else None,
        "new": new.name,
        "category": new.category,
        "path": pointer,
        "was": ((old.name if old else new.was) or "").strip(),
    }


def _suggestion(suggestion: TableSuggestion) -> dict[str, object]:
    return {
        "old": _id(suggestion.old),
        "new": _id(suggestion.new),
        "old_file": suggestion.old.file if suggestion.old else None,
        "new_file": suggestion.new.file,
        "previous": suggestion.previous,
    }


def _unread(unread: Unread, language: Language) -> dict[str, object]:
    findings = [as_json(finding, language) for finding in unread.findings]
    return {"file": unread.file, "counterpart": unread.counterpart, "findings": findings}


def summary(counted: Summary) -> dict[str, object]:
    """Return the numbers of a comparison."""
    return {
        "tables": _by_value(counted.tables),
        "targets": _by_value(counted.targets),
        "indicators": _by_value(counted.indicators),
        "findings": _by_value(counted.findings),
        "suggestions": counted.suggestions,
        "unread": counted.unread,
        "budget": {"unit": counted.amount_unit, "old": counted.old_total, "new": counted.new_total},
    }


_Name = TypeVar("_Name", bound=StrEnum)


def _by_value(counts: Mapping[_Name, int]) -> dict[str, int]:
    return {name.value: count for name, count in counts.items()}
