"""The changes of a table in the order of the printed form: money, goals, indicators, the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from pgt.changes import Change, Comparison, Kind, OrderChange, Part, Status, TableChanges, TextChange
from pgt.diagnostics import Language, Text
from pgt.render.changes import words
from pgt.render.changes.figures import figures, moves, remarks, value, whole
from pgt.render.excerpt import safe

_LONGEST = 30_000
"""Characters of a value on paper, where nothing is to be cut: fewer than fill a cell of a workbook."""


class Section(Enum):
    """A stretch of the form, by its heading."""

    MONEY = Text("预算和支出计划", "budget and spending plan")
    GOALS = Text("绩效目标", "goals")
    INDICATORS = Text("绩效指标", "indicators")
    OTHER = Text("其他", "others")


@dataclass(frozen=True, slots=True)
class Line:
    """A change as it stands on paper: side by side, and in words."""

    change: Change
    what: str
    old: str
    new: str
    verdict: str
    note: str


def listed(comparison: Comparison) -> list[TableChanges]:
    """Return the tables that there is anything to say of."""
    return [
        table
        for table in comparison.tables
        if table.status is not Status.UNCHANGED or table.findings or table.suggestions
    ]


def sections(table: TableChanges, language: Language) -> dict[Section, list[Line]]:
    """Return the changes of *table*; a section without any is left out."""
    found: dict[Section, list[Line]] = {section: [] for section in Section}
    for change in table.changes:
        found[_section(change)].append(_line(change, table, language))
    return {section: lines for section, lines in found.items() if lines}


def _section(change: Change) -> Section:
    if change.subject:
        return Section.INDICATORS if change.subject.kind is Kind.INDICATOR else Section.GOALS
    if change.part in (Part.BUDGET, Part.PLAN):
        return Section.MONEY
    if change.part in (Part.GOALS, Part.TASKS):
        return Section.GOALS
    return Section.INDICATORS if change.part is Part.INDICATORS else Section.OTHER


def _line(change: Change, table: TableChanges, language: Language) -> Line:
    old, new = _sides(change, language)
    notes = [part.to(language) for part in (figures(change), remarks(change)) if part]
    if isinstance(change, OrderChange):
        notes.append(moves(change).to(language))
    what = words.heading(change, table.form).to(language).strip()
    verdict = f"{words.mark(change)} {words.headword(change).to(language)}".strip()
    return Line(change, what, old, new, verdict, words.joined(notes, language))


def _sides(change: Change, language: Language) -> tuple[str, str]:
    if isinstance(change, OrderChange):
        return "", ""
    if words.is_whole(change):
        said = whole(change, _LONGEST).to(language)
        return ("", said) if change.old is None else (said, "")
    if isinstance(change, TextChange):
        blank = words.BLANK.to(language)
        return _full(change.old) or blank, _full(change.new) or blank
    return value(change, change.old, _LONGEST).to(language), value(change, change.new, _LONGEST).to(language)


def _full(side: object) -> str:
    return lines(side) if isinstance(side, str) else ""


def lines(text: str) -> str:
    """Return *text* with its line breaks, and with nothing else that is not seen."""
    return "\n".join(map(safe, re.split(r"\r\n|\r|\n", text)))


def years(table: TableChanges) -> tuple[str, str]:
    """Return what sets the sides apart in words: the years, where they differ."""
    old, new = (str(one.year) if one and one.year else "" for one in (table.old, table.new))
    return (old, new) if old and new and old != new else ("", "")
