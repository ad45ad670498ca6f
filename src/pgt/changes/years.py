"""What the rules over two years say, at its place in either file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pgt.changes.intake import Side, positions
from pgt.changes.result import TableChanges
from pgt.diagnostics import Diagnostic, Pointer, Position
from pgt.pairing import Pair
from pgt.rules import PAIR_RULES
from pgt.rules._engine import context, weigh
from pgt.rules._rule import Finding, PairRule
from pgt.source import Source

Keep = Callable[[Source, Iterable[Diagnostic]], Sequence[Diagnostic]]
"""Hands back those findings in a file that no comment in it answers for."""


def all_of_them(_source: Source, findings: Iterable[Diagnostic]) -> Sequence[Diagnostic]:
    """Keep every finding."""
    return tuple(findings)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule found, before its place is looked up."""

    rule: PairRule
    file: str
    is_old: bool
    finding: Finding


def judge(pair: Pair, old: Side, new: Side) -> Iterator[Verdict]:
    """Yield what the rules find; within one year and one form they have nothing to say."""
    if not pair.is_next_year and pair.old.form == pair.new.form:
        return
    before = context(pair.old.form, old.settings(pair.old_file).forms)
    now = context(pair.new.form, new.settings(pair.new_file).forms)
    for rule in PAIR_RULES:
        for verdict in rule.find(pair, before, now):
            if isinstance(verdict, Finding):
                is_old = verdict.file is not None
                yield Verdict(rule, pair.old_file if is_old else pair.new_file, is_old, verdict)


def located(verdicts: Sequence[Sequence[Verdict]], old: Side, new: Side) -> Iterator[tuple[Diagnostic, ...]]:
    """Yield the findings of each table, with the weight that the new file's settings give them."""
    places = _places(verdicts, old, is_old=True), _places(verdicts, new, is_old=False)
    for of_table in verdicts:
        severities = next((new.settings(one.file).rules for one in of_table if not one.is_old), {})
        found = (
            Diagnostic.of(
                one.rule.notice,
                one.file,
                places[not one.is_old][one.file, one.finding.pointer],
                one.finding.pointer,
                **one.finding.values,
            )
            for one in of_table
        )
        yield tuple(weighed for finding in found if (weighed := weigh(finding, severities)))


def unanswered(
    findings: Sequence[Diagnostic], old: Side, new: Side, table: TableChanges, keep: Keep
) -> tuple[Diagnostic, ...]:
    """Return the findings of a table that no comment answers for.

    What is said of last year's file, which nobody writes in any more, can be answered for above this year's indicators.
    """
    if table.old and (source := old.commented(table.old.file)):
        findings = [finding for finding in findings if finding.file != source.file or keep(source, (finding,))]
    if table.new and (source := new.commented(table.new.file)):
        below = max((source.position((part,)) for part in _LISTS), key=lambda place: place.line)
        here = (replace(one, position=below) if one.file != source.file else one for one in findings)
        findings = [one for one, placed in zip(findings, here, strict=True) if keep(source, (placed,))]
    return tuple(findings)


_LISTS = ("goals", "indicators")


def _places(verdicts: Sequence[Sequence[Verdict]], side: Side, *, is_old: bool) -> dict[tuple[str, Pointer], Position]:
    wanted: dict[str, list[Pointer]] = {}
    for of_table in verdicts:
        for one in of_table:
            if one.is_old == is_old:
                wanted.setdefault(one.file, []).append(one.finding.pointer)
    return positions(side, wanted)
