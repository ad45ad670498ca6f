"""A comparison as CSV: one row a change, plain numbers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pgt import category
from pgt.changes import Change, Comparison, Kind, NumberChange, Status, Subject, TableChanges, TargetChange
from pgt.diagnostics import Language, Text, json_pointer
from pgt.render.changes import overview, words
from pgt.render.changes.style import Style
from pgt.render.columns import with_headers
from pgt.render.csv import dumps
from pgt.render.names import body

_HEADERS = (
    Text("表", "table"),
    Text("单位", "organization"),
    Text("年度", "years"),
    Text("结果", "status"),
    Text("项", "field"),
    Text("指标", "indicator"),
    Text("类别", "category"),
    Text("原", "old"),
    Text("现", "new"),
    Text("变化", "change"),
    Text("增减", "difference"),
    Text("单位（数）", "unit"),
    Text("现比原", "ratio"),
    Text("上年实际", "last actual"),
    Text("提示", "finding"),
    Text("位置", "path"),
    Text("文件", "file"),
)


_NOTHING = [""] * (len(_HEADERS) - 5)
"""Between the columns that say which table it is and its file, where there is no change to speak of."""


def render(comparison: Comparison, style: Style) -> str:
    """Return each change and each finding as a row; an added or removed table is a row by itself."""
    rows = (row for table in comparison.tables for row in _rows(table, style.language))
    return dumps([[header.to(style.language) for header in _HEADERS], *rows])


def render_summary(comparison: Comparison, style: Style) -> str:
    """Return a row for each table."""
    return dumps(with_headers(overview.columns(comparison, style.language)))


def _rows(table: TableChanges, language: Language) -> Iterator[list[str]]:
    newest = table.newest
    years = dict.fromkeys(str(one.year) for one in (table.old, table.new) if one and one.year)
    head = [
        newest.name or words.called(newest).to(language),
        body(newest.organization),
        "→".join(years),
        words.STATUSES[table.status].to(language),
    ]
    if table.status in (Status.ADDED, Status.REMOVED):
        yield [*head, *_NOTHING, newest.file]
    for change in table.changes:
        yield [*head, *_cells(change, table, language), newest.file]
    for finding in table.findings:
        place = json_pointer(finding.pointer)
        yield [*head, *_NOTHING[:-2], f"{finding.code} {finding.message.to(language)}", place, finding.file]


def _cells(change: Change, table: TableChanges, language: Language) -> list[str]:
    subject = change.subject
    is_row = subject is not None and subject.kind is Kind.INDICATOR
    measured = change if isinstance(change, NumberChange | TargetChange) else None
    return [
        words.label(change, table.form).to(language),
        _called(subject, language),
        category.name(subject.category or "").to(language) if subject and is_row else "",
        *(_plain(_worded(change, side, language)) for side in (change.old, change.new)),
        words.headword(change).to(language),
        _plain(measured.difference) if measured else "",
        measured.unit or "" if measured else "",
        _plain(measured.ratio) if measured else "",
        change.last_actual or "" if isinstance(change, TargetChange) else "",
        "",
        json_pointer(change.pointer),
    ]


def _called(subject: Subject | None, language: Language) -> str:
    """Name an indicator by its name alone, and say of another part what it is."""
    if subject is None or subject.kind is Kind.INDICATOR:
        return (subject.full_name or "") if subject else ""
    return (words.about(subject) or words.BLANK).to(language)


def _worded(change: Change, side: object, language: Language) -> object:
    return category.name(side).to(language) if change.field == "category" and isinstance(side, str) else side


def _plain(value: object) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return f"{value:f}"
        case tuple():
            return "、".join(value)
        case dict():
            return "，".join(map(str, value.values()))
    return str(value)
