"""Tables of several years among those that were given: each is held against the one that it follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pgt import load, workspace
from pgt.check.report import Skipped
from pgt.check.selection import Selection
from pgt.diagnostics import Diagnostic, NotJudged, Text
from pgt.load import Loaded
from pgt.outline import Outline
from pgt.rules import PAIR_RULES
from pgt.rules._engine import context, diagnose
from pgt.rules._rows import place
from pgt.rules._rule import PairRule, at
from pgt.workspace import Settings


def predecessors(outlines: Sequence[Outline]) -> Mapping[str, str]:
    """Return, by the file of a table, that of the same project's or department's table in the latest year before."""
    years = sorted({one.year for one in outlines if one.year is not None})
    if len(years) < 2:  # noqa: PLR2004 -- most runs are about one year, and have nothing to hold it against
        return {}
    from pgt.pairing import pair_tables

    found: dict[str, str] = {}
    for year in years[1:]:
        old = [one for one in outlines if one.year is not None and one.year < year]
        pairs = pair_tables(old, [one for one in outlines if one.year == year])
        found |= {pair.new.file: pair.old.file for pair in pairs if pair.old and pair.new}
    return found


def judge(
    old_file: str, new: Loaded, settings: Settings, rules: Iterable[PairRule], skipped: list[Skipped]
) -> Iterator[Diagnostic]:
    """Yield what *rules* find in *new*, held against the table in *old_file*; add what they cannot judge to *skipped*.

    What is missing from the new table is said at its indicators: that of the old year is done with.
    """
    path = Path(old_file)
    of_old, _ = workspace.settings_of(path.parent)
    old = load.load(path, of_old, old_file)
    if old.table is None or new.table is None:  # changed since they were read as tables
        return
    from pgt.pairing import pair_parts

    pair = pair_parts(old.table, new.table, old_file, new.file)
    before = context(old.table.form, of_old.forms, of_old.profile, of_old.folder)
    now = context(new.table.form, settings.forms, settings.profile, settings.folder)
    for rule in rules:
        for verdict in rule.find(pair, before, now):
            if isinstance(verdict, NotJudged):
                skipped.append(Skipped(rule.code, new.file, verdict))
            elif verdict.file is not None:
                yield diagnose(rule.notice, new, at(*place(new.table), **verdict.values))
            else:
                yield diagnose(rule.notice, new, verdict)


def alone(outlines: Sequence[Outline], selection: Selection) -> Skipped | None:
    """Say, once for all tables without a predecessor, that rules over two years had nothing to hold them against."""
    codes = [rule.code for rule in PAIR_RULES if selection.admits(rule.code)]
    known = predecessors(outlines) if codes else {}
    without = [one for one in outlines if one.file not in known and one.year is not None]
    if not codes or not without:
        return None
    count = len(without)
    why = Text(
        f"没有给出上一年的表，没有判断（这样的表共 {count} 张）",
        f"last year's table is not among those given (so with {count} table{'s' * (count > 1)})",
    )
    return Skipped(codes[0] if len(codes) == 1 else f"{codes[0]}–{codes[-1]}", without[0].file, NotJudged((), why))
