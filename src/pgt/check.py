"""Files held against the schema and the rules: the engine, which knows no rule by name.

Tables are checked one after the other and let go; rules over several tables see outlines and have their say at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pgt import load, parallel, workspace
from pgt.diagnostics import Diagnostic
from pgt.load import Loaded
from pgt.outline import Outline
from pgt.rules import CROSS_RULES, RULES
from pgt.rules._engine import context, diagnose, weigh
from pgt.rules._rule import CrossRule, Finding, NotJudged, Rule
from pgt.workspace import Settings


@dataclass(frozen=True, slots=True)
class Skipped:
    """What a rule could not judge in a table."""

    code: str
    file: str
    verdict: NotJudged


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one file; the text is there to quote from."""

    file: str
    text: str
    findings: tuple[Diagnostic, ...]
    skipped: tuple[Skipped, ...] = ()
    table: Outline | None = None
    """None where the file could not be read as a table, so that no rule looked at it."""


def check(
    paths: Iterable[Path | Diagnostic],
    rules: Sequence[Rule] = RULES,
    cross_rules: Sequence[CrossRule] = CROSS_RULES,
    jobs: int | None = None,
) -> Iterator[Report]:
    """Yield what is wrong with the tables at *paths*, file by file, and at the end what is wrong between them."""
    outlines: list[Outline] = []
    shared: dict[object, Any] = {}
    complained: set[str] = set()
    codes = frozenset(rule.code for rule in rules)
    for report, broken in parallel.each(partial(_check_one, codes), paths, jobs):
        if broken and broken[0].file not in complained:
            complained.add(broken[0].file)
            yield Report(broken[0].file, "", broken)
        yield report
        if report.table:
            outlines.append(report.table.sharing(shared))
    yield from _check_together(outlines, cross_rules)


def _check_one(codes: frozenset[str], path: Path | Diagnostic) -> tuple[Report, tuple[Diagnostic, ...]]:
    """Return what is wrong with the file at *path*, and with the settings that hold for it.

    The rules come by their codes, which can be sent to another process; functions behind a decorator cannot.
    """
    if isinstance(path, Diagnostic):
        return Report(path.file, "", (path,)), ()
    settings, broken = workspace.settings_of(path.parent)
    rules = [rule for rule in RULES if rule.code in codes]
    return check_table(load.load(path, settings, workspace.shown(path)), settings, rules), broken


def check_table(loaded: Loaded, settings: Settings, rules: Sequence[Rule] = RULES) -> Report:
    """Return what is wrong with one table by itself."""
    findings = [weighed for finding in loaded.findings if (weighed := weigh(finding, settings.rules))]
    skipped: list[Skipped] = []
    table, source = loaded.table, loaded.source
    if table is not None:
        known = context(table.form, settings.forms)
        for rule in rules:
            for verdict in rule.find(table, known):
                if isinstance(verdict, NotJudged):
                    skipped.append(Skipped(rule.code, loaded.file, verdict))
                elif weighed := weigh(diagnose(rule.notice, loaded, verdict), settings.rules):
                    findings.append(weighed)
    findings.sort(key=lambda finding: finding.sort_key)
    outline = Outline.of(loaded.file, table) if table else None
    # The text of a clean file is of no use to anybody, and may have to travel between processes.
    return Report(loaded.file, source.text if findings else "", tuple(findings), tuple(skipped), outline)


def _check_together(outlines: Sequence[Outline], rules: Sequence[CrossRule]) -> Iterator[Report]:
    by_file: dict[str, list[tuple[CrossRule, Finding]]] = {}
    for rule in rules:
        for verdict in rule.function(outlines):
            if isinstance(verdict, Finding) and verdict.file is not None:
                by_file.setdefault(verdict.file, []).append((rule, verdict))
    for file, found in by_file.items():
        # The text was let go when the file had been checked; the few that are complained of are read again.
        path = Path(file)
        settings, _ = workspace.settings_of(path.parent)
        loaded = load.load(path, settings, file)
        findings = (weigh(diagnose(rule.notice, loaded, finding), settings.rules) for rule, finding in found)
        yield Report(file, loaded.source.text, tuple(finding for finding in findings if finding))
