"""What the rules over two years say, at its place in either file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pgt.changes.intake import Side, positions
from pgt.diagnostics import Diagnostic, Pointer, Position
from pgt.pairing import Pair
from pgt.rules._engine import context, weigh
from pgt.rules._rule import Finding, PairRule


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule found, before its place is looked up."""

    rule: PairRule
    file: str
    is_old: bool
    finding: Finding


def judge(pair: Pair, old: Side, new: Side, rules: Sequence[PairRule]) -> Iterator[Verdict]:
    """Yield what *rules* find; within one year and one form they have nothing to say."""
    if not pair.is_next_year and pair.old.form == pair.new.form:
        return
    before = context(pair.old.form, old.settings(pair.old_file).forms)
    now = context(pair.new.form, new.settings(pair.new_file).forms)
    for rule in rules:
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


def _places(verdicts: Sequence[Sequence[Verdict]], side: Side, *, is_old: bool) -> dict[tuple[str, Pointer], Position]:
    wanted: dict[str, list[Pointer]] = {}
    for of_table in verdicts:
        for one in of_table:
            if one.is_old == is_old:
                wanted.setdefault(one.file, []).append(one.finding.pointer)
    return positions(side, wanted)
