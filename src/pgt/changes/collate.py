"""Two shelves of tables, held against each other.

Each file is read once. What is the same byte for byte in the same place is looked at on one side alone, or not at all;
of the rest, outlines say which table is which, and pairs are then compared one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pgt import form
from pgt.changes import intake, years
from pgt.changes.change import Change
from pgt.changes.compare import changes, is_renamed
from pgt.changes.intake import Side, Tell
from pgt.changes.result import Comparison, TableChanges
from pgt.changes.years import Keep, Verdict
from pgt.form import Form
from pgt.model import AMOUNT_KEYS, Table
from pgt.outline import Outline
from pgt.pairing import By, TablePair, Tables, match_tables, pair_given, pair_parts
from pgt.shelf import Shelf
from pgt.workspace import Settings


def compare(
    old: Shelf, new: Shelf, *, whole: bool = True, keep: Keep = years.all_of_them, tell: Tell = intake.nobody
) -> Comparison:
    """Return what changed between two shelves.

    Unless *whole* is asked for, files that are the same on both sides are only counted, which spares reading them.
    Of what the rules find in a file, *keep* hands back what no comment in it answers for; *tell* is told how many of
    how many files have been read.
    """
    with old, new:
        before, now = Side(old), Side(new)
        known = intake.identical(before, now)
        intake.read(before, now, known=known, again=whole, tell=tell)
        intake.set_aside(before, now)
        matched = _match(before, now, known)
        tables = [_unchanged(before, now, key) for key in known if key in now.outlines]
        tables += _compare_all(matched.pairs, before, now, keep)
        return Comparison(
            old.name,
            new.name,
            tuple(_in_order(tables, now)),
            matched.suggestions,
            (*before.unread, *now.unread),
            (*before.warnings, *now.warnings),
            len(known) if not whole else 0,
            tuple(side.shelf.name for side in (before, now) if not side.entries and not side.unread),
        )


def of_tables(old: Table, new: Table) -> TableChanges:
    """Return what changed between two tables that are known to be one."""
    pair = pair_parts(old, new)
    outlines = Outline.of("", old), Outline.of("", new)
    return TableChanges(*outlines, By.NAME, is_renamed(old, new), changes(pair), suggestions=pair.suggestions)


def _match(old: Side, new: Side, known: frozenset[str]) -> Tables:
    before = [outline for key, outline in old.outlines.items() if key not in known]
    now = [outline for key, outline in new.outlines.items() if key not in known]
    if old.shelf.is_file and new.shelf.is_file and len(before) == len(now) == 1:
        return Tables((pair_given(before[0], now[0]),), ())
    matched = match_tables(before, now)
    if old.shelf.is_file or new.shelf.is_file:
        # Of a single table it is asked what became of it, not what else there is.
        given = [pair for pair in matched.pairs if (pair.old if old.shelf.is_file else pair.new)]
        return Tables(tuple(given), matched.suggestions)
    return matched


def _unchanged(old: Side, new: Side, key: str) -> TableChanges:
    outline = new.outlines[key]
    by = By.CODE if outline.code else By.NAME
    return TableChanges(replace(outline, file=old.entries[key].file), outline, by)


def _compare_all(pairs: Iterable[TablePair], old: Side, new: Side, keep: Keep) -> Iterator[TableChanges]:
    compared: list[TableChanges] = []
    verdicts: list[list[Verdict]] = []
    for tables in pairs:
        if tables.old is None or tables.new is None:
            compared.append(TableChanges(tables.old, tables.new))
            verdicts.append([])
            continue
        pair = pair_parts(old.table(tables.old), new.table(tables.new), tables.old.file, tables.new.file)
        found = changes(pair)
        named = _form(found, pair.new, new.settings(tables.new.file))
        renamed = is_renamed(pair.old, pair.new)
        compared.append(TableChanges(tables.old, tables.new, tables.by, renamed, found, (), pair.suggestions, named))
        verdicts.append(list(years.judge(pair, old, new)))
    for table, findings in zip(compared, years.located(verdicts, old, new), strict=True):
        yield replace(table, findings=years.unanswered(findings, old, new, table, keep)) if findings else table


def _form(found: Iterable[Change], table: Table, settings: Settings) -> Form | None:
    """Return the form of a table, where a change is of something that only the form has a name for."""
    if not table.form or not any(_is_own(change) for change in found):
        return None
    return form.find(table.form, settings.forms).definition


def _is_own(change: Change) -> bool:
    above, _, name = change.field.rpartition(".")
    if above.endswith(("fields", "lists")):
        return True
    return above.endswith(("budget", "execution", "notes")) and name not in AMOUNT_KEYS


def _in_order(tables: Iterable[TableChanges], new: Side) -> list[TableChanges]:
    """Return tables as the new side has them; what it no longer has comes last."""
    places = {entry.file: place for place, entry in enumerate(new.entries.values())}
    return sorted(tables, key=lambda table: places[table.new.file] if table.new else len(places))
