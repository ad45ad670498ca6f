"""Files held against the schema and the rules: the engine, which knows no rule by name.

Tables are checked one after the other and let go; rules over several tables see outlines and have their say at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from pgt import form, load, workspace
from pgt.diagnostics import Diagnostic, Severity
from pgt.load import Loaded
from pgt.outline import Outline
from pgt.rules import CROSS_RULES, RULES
from pgt.rules._rule import Context, CrossRule, Finding, NotJudged, Rule
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
) -> Iterator[Report]:
    """Yield what is wrong with the tables at *paths*, file by file, and at the end what is wrong between them."""
    outlines: list[Outline] = []
    places: dict[str, Path] = {}
    complained: set[str] = set()
    for path in paths:
        if isinstance(path, Diagnostic):
            yield Report(path.file, "", (path,))
            continue
        settings, broken = workspace.settings_of(path.parent)
        if broken and broken[0].file not in complained:
            complained.add(broken[0].file)
            yield Report(broken[0].file, "", broken)
        loaded = load.load(path, settings, workspace.shown(path))
        report = check_table(loaded, settings, rules)
        yield report
        if report.table:
            outlines.append(report.table)
            places[report.file] = path
    yield from _check_together(outlines, places, cross_rules)


def check_table(loaded: Loaded, settings: Settings, rules: Sequence[Rule] = RULES) -> Report:
    """Return what is wrong with one table by itself."""
    findings = [weighed for finding in loaded.findings if (weighed := weigh(finding, settings.rules))]
    skipped: list[Skipped] = []
    table, source = loaded.table, loaded.source
    if table is not None:
        context = _context(table.form, settings.forms)
        for rule in rules:
            for verdict in rule.find(table, context):
                if isinstance(verdict, NotJudged):
                    skipped.append(Skipped(rule.code, loaded.file, verdict))
                elif weighed := weigh(_diagnose(rule, loaded, verdict), settings.rules):
                    findings.append(weighed)
    findings.sort(key=lambda finding: finding.sort_key)
    outline = Outline.of(loaded.file, table) if table else None
    return Report(loaded.file, source.text, tuple(findings), tuple(skipped), outline)


@cache
def _context(form_id: str | None, folder: Path | None) -> Context:
    found = form.find(form_id, folder) if form_id else None
    return Context(found.form if found else None, form.ids(folder))


def _diagnose(rule: Rule | CrossRule, loaded: Loaded, finding: Finding) -> Diagnostic:
    position = loaded.source.position(finding.pointer)
    return Diagnostic.of(rule.notice, loaded.file, position, finding.pointer, **finding.values)


def _check_together(
    outlines: Sequence[Outline], places: Mapping[str, Path], rules: Sequence[CrossRule]
) -> Iterator[Report]:
    by_file: dict[str, list[tuple[CrossRule, Finding]]] = {}
    for rule in rules:
        for verdict in rule.function(outlines):
            if isinstance(verdict, Finding) and verdict.file is not None:
                by_file.setdefault(verdict.file, []).append((rule, verdict))
    for file, found in by_file.items():
        # The text was let go when the file had been checked; the few that are complained of are read again.
        settings, _ = workspace.settings_of(places[file].parent)
        loaded = load.load(places[file], settings, file)
        findings = (weigh(_diagnose(rule, loaded, finding), settings.rules) for rule, finding in found)
        yield Report(file, loaded.source.text, tuple(finding for finding in findings if finding))


def weigh(finding: Diagnostic, severities: Mapping[str, Severity | None]) -> Diagnostic | None:
    """Give *finding* the weight that the settings ask for; the longest matching prefix of its code decides.

    What keeps a file from being read stays an error: nothing else could be said about such a file.
    """
    if not severities or (finding.code < "PGT1" and finding.severity is Severity.ERROR):
        return finding
    prefixes = [prefix for prefix in severities if finding.code.startswith(prefix)]
    if not prefixes:
        return finding
    severity = severities[max(prefixes, key=len)]
    return replace(finding, severity=severity) if severity else None
