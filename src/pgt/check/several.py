"""Many files: each is checked by itself and let go; rules over several tables see outlines, and speak at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from pgt import load, parallel, workspace
from pgt.check import ignores
from pgt.check.forms import wrong_form
from pgt.check.place import placed
from pgt.check.report import Report
from pgt.check.selection import EVERYTHING, Selection
from pgt.check.single import mend_table
from pgt.diagnostics import Diagnostic
from pgt.outline import Outline
from pgt.rules import CROSS_RULES, RULES
from pgt.rules._engine import diagnose
from pgt.rules._rule import CrossRule, Finding, Rule


def check(
    paths: Iterable[Path | Diagnostic],
    rules: Sequence[Rule] = RULES,
    cross_rules: Sequence[CrossRule] = CROSS_RULES,
    selection: Selection = EVERYTHING,
    jobs: int | None = None,
) -> Iterator[Report]:
    """Yield what is wrong with the tables at *paths*, file by file, and at the end what is wrong between them.

    A report of a mended file is to be written before the next one is asked for: at the end, files are read again.
    """
    gathered = Gathered()
    for report, others in check_each(paths, rules, selection, jobs):
        yield from gathered.take(report, others)
    yield from check_together(gathered, cross_rules, selection)


class Gathered:
    """What stays of many files after each of them has gone by."""

    def __init__(self) -> None:
        self.outlines: list[Outline] = []
        self.waiting: list[str] = []
        self._shared: dict[object, Any] = {}
        self._complained: set[str] = set()

    def take(self, report: Report, others: Iterable[Report] = ()) -> Iterator[Report]:
        """Yield *report*, and before it those of *others*, which many files have in common, that are new."""
        for other in others:
            if other.file not in self._complained:
                self._complained.add(other.file)
                yield other
        yield report
        if report.table:
            self.outlines.append(report.table.sharing(self._shared))
        if report.waits:
            self.waiting.append(report.file)


def check_each(
    paths: Iterable[Path | Diagnostic],
    rules: Sequence[Rule] = RULES,
    selection: Selection = EVERYTHING,
    jobs: int | None = None,
) -> Iterator[tuple[Report, tuple[Report, ...]]]:
    """Yield what is wrong with each file by itself, and with the settings and the form that hold for it."""
    codes = frozenset(rule.code for rule in rules)
    return parallel.each(partial(_check_one, codes, selection), paths, jobs)


def _check_one(
    codes: frozenset[str], selection: Selection, path: Path | Diagnostic
) -> tuple[Report, tuple[Report, ...]]:
    """Return what is wrong with the file at *path*, and with the settings and the form that hold for it.

    The rules come by their codes, which can be sent to another process; functions behind a decorator cannot.
    """
    if isinstance(path, Diagnostic):
        return Report(path.file, "", (path,)), ()
    settings, broken = workspace.settings_of(path.parent)
    loaded = load.load(path, settings, workspace.shown(path))
    others = [Report(broken[0].file, "", broken)] if broken else []
    if wrong := wrong_form(loaded, settings):
        others.append(wrong)
    return mend_table(loaded, settings, _rules_of(codes), selection), tuple(others)


@cache
def _rules_of(codes: frozenset[str]) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if rule.code in codes)


def check_together(
    gathered: Gathered, rules: Sequence[CrossRule] = CROSS_RULES, selection: Selection = EVERYTHING
) -> Iterator[Report]:
    """Yield what is wrong between the tables that were *gathered*."""
    outlines = gathered.outlines
    by_file: dict[str, list[tuple[CrossRule, Finding]]] = {}
    for rule in rules:
        for verdict in rule.function(outlines):
            if isinstance(verdict, Finding) and verdict.file is not None:
                by_file.setdefault(verdict.file, []).append((rule, verdict))
    known = {outline.file: outline for outline in outlines}
    for file in dict.fromkeys((*by_file, *gathered.waiting)):
        # The text was let go when the file had been checked; the few that are complained of are read again.
        path = Path(file)
        settings, _ = workspace.settings_of(path.parent)
        loaded = load.load(path, settings, file)
        found = (diagnose(rule.notice, loaded, finding) for rule, finding in by_file.get(file, ()))
        weighed = [one for finding in found if (one := selection.weigh(finding, settings))]
        comments = ignores.read(loaded.source)
        kept = comments.keep(weighed)
        ignored = len(weighed) - len(kept)
        said = comments.unused(rule.code for rule in rules if selection.judges(rule.code, settings))
        kept += [one for finding in said if (one := selection.weigh(finding, settings))]
        yield Report(file, loaded.source.text, placed(loaded, kept), (), known.get(file), ignored)
