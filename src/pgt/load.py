"""A path to a table: read, held against the schema, and built into the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pgt import files, notices, schema, source
from pgt.diagnostics import Diagnostic, Pointer, Severity
from pgt.model import (
    Amounts,
    Body,
    Goal,
    Indicator,
    MediumTerm,
    Narrative,
    Passage,
    PrintedExecution,
    Progress,
    Result,
    Table,
    Task,
)
from pgt.source import Source
from pgt.workspace import Settings

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file, what was wrong with reading it, and the table that it holds when nothing stood in the way."""

    source: Source
    findings: tuple[Diagnostic, ...]
    table: Table | None

    @property
    def file(self) -> str:
        """The path as it is shown."""
        return self.source.file


def load(path: Path, settings: Settings, file: str | None = None) -> Loaded:
    """Load the table at *path*, filling in what the workspace's settings say; *file* is the name to show."""
    name = file or path.as_posix()
    try:
        content = files.read(path, source.SIZE_LIMIT)
    except OSError as error:
        finding = Diagnostic.of(notices.UNREADABLE, name, reason=files.reason(error))
        return Loaded(Source(name, "", None, None, (finding,)), (finding,), None)
    return parse(name, content, settings)


def parse(file: str, content: bytes, settings: Settings) -> Loaded:
    """Load the table whose bytes are *content*, shown under the name *file*."""
    read = source.parse(file, content, schema.shape(schema.TABLE))
    # Where the reader has said what is wrong with a value, or with a key, the schema has nothing to add.
    errors = [finding for finding in read.findings if finding.severity is Severity.ERROR]
    explained = {finding.pointer for finding in errors}
    explained |= {finding.pointer[:-1] for finding in errors if finding.code in _OF_KEYS}
    findings = (*read.findings, *(finding for finding in schema.check(read) if finding.pointer not in explained))
    if read.data is None or any(finding.severity is Severity.ERROR for finding in findings):
        return Loaded(read, findings, None)
    return Loaded(read, findings, build(read.data, settings))


_OF_KEYS = frozenset(notice.code for notice in (notices.WIDE_BLANK, notices.TIGHT_DASH))
"""Findings of a key that was read as another one: that the group lacks the key which was meant is no news then."""


def build(data: Data, settings: Settings) -> Table:
    """Build the model of a table from data that the schema has accepted."""
    kind = data["kind"]
    budget = data.get("budget")
    return Table(
        kind=kind,
        form=data.get("form") or settings.forms_by_kind.get(kind),
        year=data.get("year"),
        organization=_body(data.get("organization")) or settings.organization,
        supervisor=_body(data.get("supervisor")),
        implementer=_body(data.get("implementer")),
        code=data.get("code"),
        name=data.get("name"),
        previous=data.get("previous"),
        amount_unit=(budget or {}).get("amount_unit") or settings.amount_unit,
        budget=_amounts(budget, ("budget",)),
        purpose=data.get("purpose"),
        spending_plan=data.get("spending_plan", {}),
        overall_goal=data.get("overall_goal"),
        goals=_goals(data, ()),
        indicators=_indicators(data, ()),
        tasks=_tasks(data.get("tasks", ())),
        narrative=_narrative(data.get("narrative")),
        medium_term=_medium_term(data.get("medium_term")),
        fields=data.get("fields", {}),
        lists={key: tuple(rows) for key, rows in data.get("lists", {}).items()},
        contact=data.get("contact", {}),
        adjusted_budget=_amounts(data.get("adjusted_budget"), ("adjusted_budget",)),
        execution=_amounts(data.get("execution"), ("execution",)),
        achievement=data.get("achievement"),
        result=_result(data.get("result")),
        progress=_progress(data.get("progress", ()), ("progress",)),
    )


def _body(data: Data | None) -> Body | None:
    return Body(**data) if data else None


def _amounts(data: Data | None, pointer: Pointer) -> Amounts | None:
    if data is None:
        return None
    values = {key: value for key, value in data.items() if key not in ("amount_unit", "notes")}
    return Amounts(values, data.get("notes", {}), pointer)


def _indicators(data: Data, parent: Pointer) -> tuple[Indicator, ...]:
    rows = data.get("indicators", ())
    return tuple(_indicator(row, (*parent, "indicators", index)) for index, row in enumerate(rows))


def _indicator(row: Data, pointer: Pointer) -> Indicator:
    if "progress" in row:
        row = {**row, "progress": _progress(row["progress"], (*pointer, "progress"))}
    return Indicator(pointer=pointer, **row)


def _progress(rows: Sequence[Data], parent: Pointer) -> tuple[Progress, ...]:
    return tuple(
        Progress(
            month=row["month"],
            execution=_amounts(row.get("execution"), (*parent, index, "execution")),
            expected_execution=_amounts(row.get("expected_execution"), (*parent, index, "expected_execution")),
            actual=row.get("actual"),
            expected_actual=row.get("expected_actual"),
            outlook=row.get("outlook"),
            reason=row.get("reason"),
            note=row.get("note"),
        )
        for index, row in enumerate(rows)
    )


def _tasks(rows: Sequence[Data]) -> tuple[Task, ...]:
    return tuple(
        Task(
            name=task.get("name"),
            description=task.get("description"),
            budget=_amounts(task.get("budget"), ("tasks", index, "budget")),
            execution=_amounts(task.get("execution"), ("tasks", index, "execution")),
            actual=task.get("actual"),
            fields=task.get("fields", {}),
            pointer=("tasks", index),
        )
        for index, task in enumerate(rows)
    )


def _goals(data: Data, parent: Pointer) -> tuple[Goal, ...]:
    return tuple(
        Goal(
            text=goal.get("text"),
            task=goal.get("task"),
            weight=goal.get("weight"),
            actual=goal.get("actual"),
            fields=goal.get("fields", {}),
            indicators=_indicators(goal, (*parent, "goals", index)),
            pointer=(*parent, "goals", index),
        )
        for index, goal in enumerate(data.get("goals", ()))
    )


def _passages(rows: Sequence[Data]) -> tuple[Passage, ...]:
    return tuple(Passage(row.get("name"), row.get("text"), _passages(row.get("items", []))) for row in rows)


def _narrative(data: Data | None) -> Narrative | None:
    if data is None:
        return None
    return Narrative(
        tuple(data.get("overall", ())), _passages(data.get("functions", [])), _passages(data.get("safeguards", []))
    )


def _medium_term(data: Data | None) -> MediumTerm | None:
    if data is None:
        return None
    place = ("medium_term",)
    return MediumTerm(
        period=data.get("period"),
        amount_unit=data.get("budget", {}).get("amount_unit"),
        budget=_amounts(data.get("budget"), (*place, "budget")),
        overall_goal=data.get("overall_goal"),
        goals=_goals(data, place),
        indicators=_indicators(data, place),
    )


def _result(data: Data | None) -> Result | None:
    if data is None:
        return None
    execution = data.get("execution")
    return Result(data.get("score"), data.get("rating"), PrintedExecution(**execution) if execution else None)
