"""One table held against the schema and the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from pgt import load
from pgt.check import ignores
from pgt.check.report import Report, Skipped
from pgt.check.selection import EVERYTHING, Mending, Selection
from pgt.check.sieve import Sieve
from pgt.diagnostics import Diagnostic, NotJudged
from pgt.load import Loaded
from pgt.notices import READING
from pgt.outline import Outline
from pgt.rules import ACROSS, RULES
from pgt.rules._engine import context, diagnose
from pgt.rules._rule import Rule
from pgt.workspace import Settings


def check_table(
    loaded: Loaded, settings: Settings, rules: Sequence[Rule] = RULES, selection: Selection = EVERYTHING
) -> Report:
    """Return what is wrong with one table by itself."""
    skipped: list[Skipped] = []
    comments = ignores.read(loaded.source)
    found = (*loaded.findings, *_judge(loaded, settings, rules, skipped))
    judged = chain(_READING, (rule.code for rule in rules)) if loaded.table else ()
    findings, ignored = Sieve(settings, selection, comments).sift(loaded, found, judged, comments.findings)
    return Report(
        loaded.file,
        # The text of a clean file is of no use to anybody, and may have to travel between processes.
        loaded.source.text if findings else "",
        findings,
        tuple(skipped),
        Outline.of(loaded.file, loaded.table) if loaded.table else None,
        ignored,
        waits=any(one.code in _OVER_SEVERAL and not one.used for one in comments.ignores),
    )


def mend_table(
    loaded: Loaded, settings: Settings, rules: Sequence[Rule] = RULES, selection: Selection = EVERYTHING
) -> Report:
    """Return what is wrong with one table after the fixes that *selection* wants."""
    report = check_table(loaded, settings, rules, selection)
    if selection.mending is Mending.NONE:
        return report
    from pgt.check.mending import State, mend, mended  # most runs only look

    def judge(text: str) -> State:
        again = load.parse(loaded.file, text.encode(), settings)
        return State(again, check_table(again, settings, rules, selection))

    before = State(loaded, report)
    after, fixed = mend(before, judge, selection)
    return replace(after.report, mended=mended(before, after, fixed)) if fixed else report


_READING = frozenset(notice.code for notice in READING)
_OVER_SEVERAL = frozenset(rule.code for rule in ACROSS)


def _judge(loaded: Loaded, settings: Settings, rules: Iterable[Rule], skipped: list[Skipped]) -> Iterator[Diagnostic]:
    """Yield what *rules* find; what they cannot judge is added to *skipped*."""
    table = loaded.table
    if table is None:
        return
    known = context(table.form, settings.forms, settings.profile, settings.folder)
    for rule in rules:
        for verdict in rule.find(table, known):
            if isinstance(verdict, NotJudged):
                skipped.append(Skipped(rule.code, loaded.file, verdict))
            else:
                yield diagnose(rule.notice, loaded, verdict)
