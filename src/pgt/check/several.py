"""Many files: each is checked by itself and let go; rules over several tables see outlines, and speak at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from pgt import load, parallel, workspace
from pgt.check import (
    ignores,
    record,  # noqa: F401 -- with it, reports are quick to send from one process to another
    years,
)
from pgt.check.codes import unheard
from pgt.check.company import Company
from pgt.check.forms import wrong_form
from pgt.check.report import Report, Skipped
from pgt.check.selection import EVERYTHING, Selection
from pgt.check.sieve import Sieve
from pgt.check.single import mend_table
from pgt.diagnostics import Diagnostic
from pgt.outline import Outline
from pgt.rules import ACROSS, CROSS_RULES, PAIR_RULES, RULES
from pgt.rules._engine import diagnose
from pgt.rules._rule import CrossRule, Finding, PairRule, Rule


def check(
    paths: Iterable[Path | Diagnostic],
    rules: Sequence[Rule] = RULES,
    across: Sequence[CrossRule | PairRule] = ACROSS,
    selection: Selection = EVERYTHING,
    jobs: int | None = None,
) -> Iterator[Report]:
    """Yield what is wrong with the tables at *paths*, file by file, and at the end what is wrong between them.

    A report of a mended file is to be written before the next one is asked for: at the end, files are read again.
    """
    gathered = Gathered()
    for report, others in check_each(paths, rules, selection, jobs):
        yield from gathered.take(report, others)
    yield from check_together(gathered, across, selection, jobs)


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
    broken = (*broken, *unheard(settings))
    loaded = load.load(path, settings, workspace.shown(path))
    others = [Report(broken[0].file, "", broken, is_table=False)] if broken else []
    if wrong := wrong_form(loaded, settings):
        others.append(wrong)
    return mend_table(loaded, settings, _rules_of(codes), selection), tuple(others)


@cache
def _rules_of(codes: frozenset[str]) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if rule.code in codes)


def check_together(
    gathered: Gathered,
    rules: Sequence[CrossRule | PairRule] = ACROSS,
    selection: Selection = EVERYTHING,
    jobs: int | None = None,
) -> Iterator[Report]:
    """Yield what is wrong between the tables that were *gathered*."""
    outlines = gathered.outlines
    by_file: dict[str, list[tuple[str, Finding]]] = {}
    of_all = [rule for rule in rules if isinstance(rule, CrossRule)]
    for rule in of_all:
        for verdict in rule.function(outlines):
            if isinstance(verdict, Finding) and verdict.file is not None:
                by_file.setdefault(verdict.file, []).append((rule.code, verdict))
    of_years = [rule for rule in rules if isinstance(rule, PairRule) and selection.admits(rule.code)]
    older = years.predecessors(outlines) if of_years else {}
    known = {outline.file: outline for outline in outlines}
    # The text was let go when the file had been checked; the few that are complained of are read again.
    files = dict.fromkeys((*by_file, *gathered.waiting, *older))
    company = Company(known) if gathered.waiting else None
    whole = {file for file in gathered.waiting if company and company.is_whole(file)}
    concerned = [_Concerned(file, older.get(file), tuple(by_file.get(file, ())), file in whole) for file in files]
    codes = frozenset(rule.code for rule in of_all), frozenset(rule.code for rule in of_years)
    for report in parallel.each(partial(_look_again, codes, selection), concerned, jobs):
        if report.findings or report.ignored or report.skipped:
            yield replace(report, table=known.get(report.file))


class _Concerned(NamedTuple):
    """A file that has to be looked at again, since rules over several tables are about it."""

    file: str
    older: str | None
    """The file of an earlier year that it is to be held against."""
    findings: tuple[tuple[str, Finding], ...]
    """What rules over all tables have found in it, each with the code of its rule."""
    whole: bool
    """Whether nothing is missing that those rules could have found something with."""


def _look_again(codes: tuple[frozenset[str], frozenset[str]], selection: Selection, concerned: _Concerned) -> Report:
    """Return what the rules over all tables, and those over two years, say of one of them."""
    file = concerned.file
    settings, _ = workspace.settings_of(Path(file).parent)
    loaded = load.load(Path(file), settings, file)
    notices = {rule.code: rule.notice for rule in CROSS_RULES}
    found = [diagnose(notices[code], loaded, finding) for code, finding in concerned.findings]
    of_all, of_years = codes
    judged = of_all if concerned.whole else frozenset(code for code, _ in concerned.findings)
    skipped: list[Skipped] = []
    if concerned.older is not None:
        judged |= of_years
        rules = [rule for rule in PAIR_RULES if rule.code in of_years]
        found += years.judge(concerned.older, loaded, settings, rules, skipped)
    sieve = Sieve(settings, selection, ignores.read(loaded.source))
    findings, ignored = sieve.sift(loaded, found, judged)
    return Report(file, loaded.source.text if findings else "", findings, tuple(skipped), None, ignored)
