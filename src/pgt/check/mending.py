"""Fixes put into a file's text, one pass after the other, until none is left.

A pass whose result would be worse than what was there is taken back: no comment may be lost, what could be read stays
readable, and a table has no more findings than it had.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pgt import document, notices
from pgt.check.report import Mended, Report
from pgt.check.selection import Selection, keeps_from_reading
from pgt.diagnostics import Diagnostic, Position, Replacement
from pgt.load import Loaded
from pgt.source import FINDINGS_LIMIT


@dataclass(frozen=True, slots=True)
class State:
    """A table's text as it was read, and what is wrong with it."""

    loaded: Loaded
    report: Report


Judge = Callable[[str], State]
"""Reads a text anew and checks it."""


def mend(state: State, judge: Judge, selection: Selection) -> tuple[State, tuple[str, ...]]:
    """Return the best that can be made of *state*, and the codes of what was put right."""
    wanted = [finding for finding in state.report.findings if selection.mends(finding)]
    if not wanted:
        return state, ()
    fixed: list[str] = []
    refused: set[tuple[str, Position]] = set()
    for _ in range(FINDINGS_LIMIT):
        offered = [
            finding
            for finding in state.report.findings
            if selection.mends(finding) and _may_be_fixed(finding, state) and _key(finding) not in refused
        ]
        chosen = list(_apart(offered))
        if not chosen:
            break
        for attempt in (chosen, *([one] for one in chosen if len(chosen) > 1)):
            if better := _try(state, attempt, judge):
                state = better
                fixed += [finding.code for finding in attempt]
                break
            if len(attempt) == 1:
                refused.add(_key(attempt[0]))
    if fixed and state.loaded.table is not None:  # no pass has them any more: texts are judged without them
        fixed += [finding.code for finding in wanted if finding.code in _OF_THE_BYTES and finding.code not in fixed]
    return state, tuple(fixed)


_OF_THE_BYTES = frozenset({notices.CARRIAGE_RETURN.code, notices.BYTE_ORDER_MARK.code})


def _may_be_fixed(finding: Diagnostic, state: State) -> bool:
    """Whether *finding* may be put right now: in a file that could not be read, only what kept it from being read."""
    return state.loaded.table is not None or keeps_from_reading(finding)


def _key(finding: Diagnostic) -> tuple[str, Position]:
    return finding.code, finding.position


def _apart(findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield those of *findings* whose fixes touch no place that an earlier one touches."""
    taken: list[Position] = []
    for finding in findings:
        places = [edit.position for edit in finding.fix.edits] if finding.fix else []
        if not any(_meet(one, other) for one in places for other in taken):
            taken += places
            yield finding


def _meet(one: Position, other: Position) -> bool:
    return (one.line, one.column) <= (other.end_line, other.end_column) and (other.line, other.column) <= (
        one.end_line,
        one.end_column,
    )


def _try(state: State, findings: Sequence[Diagnostic], judge: Judge) -> State | None:
    edits = [edit for finding in findings if finding.fix for edit in finding.fix.edits]
    after = judge(put_in(state.loaded.source.text, edits))
    return after if _is_no_worse(state, after) else None


def put_in(text: str, edits: Iterable[Replacement]) -> str:
    """Return *text* with all of *edits*, which do not overlap."""
    starts = [0, 0, *(match.end() for match in re.finditer("\n", text))]
    for edit in sorted(edits, key=lambda edit: edit.position, reverse=True):
        place = edit.position
        start, end = starts[place.line] + place.column - 1, starts[place.end_line] + place.end_column - 1
        text = text[:start] + edit.text + text[end:]
    return text


def _is_no_worse(before: State, after: State) -> bool:
    if before.loaded.source.root is None:
        return True  # it could not be read at all; what is wrong with the rest is only seen now
    if after.loaded.source.root is None or _comments(before) != _comments(after):
        return False
    if before.loaded.table is None:
        return True
    return after.loaded.table is not None and len(after.report.findings) <= len(before.report.findings)


def _comments(state: State) -> list[str]:
    parts = document.read(state.loaded.source)
    return sorted(parts.comments()) if parts else []


def mended(before: State, after: State, codes: tuple[str, ...]) -> Mended:
    """Return *after* as it is to be written in the place of *before*.

    Line ends and a byte order mark that nobody wanted to have changed stay as they were.
    """
    old, new = before.loaded.source.text, after.loaded.source.text
    text, kept = new, {finding.code for finding in before.loaded.findings}.difference(codes)
    if notices.CARRIAGE_RETURN.code in kept:
        text = text.replace("\n", "\r\n")
    if notices.BYTE_ORDER_MARK.code in kept:
        text = "\ufeff" + text
    return Mended(codes, old, new, text.encode())
