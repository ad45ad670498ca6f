"""Two shelves of tables, held against each other.

Each file is read once. What is the same byte for byte in the same place is looked at on one side alone; of the rest,
outlines say which table is which, and pairs are then compared one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pgt import form, load, notices
from pgt.changes.compare import changes, is_renamed
from pgt.changes.result import Comparison, TableChanges, Unread
from pgt.diagnostics import Diagnostic
from pgt.form import Form
from pgt.load import Loaded
from pgt.model import Table
from pgt.outline import Outline
from pgt.pairing import By, Pair, TablePair, Tables, match_tables, pair_given, pair_parts
from pgt.rules import PAIR_RULES
from pgt.rules._engine import context, diagnose, weigh
from pgt.rules._rule import Finding, PairRule
from pgt.shelf import Entry, Shelf
from pgt.source import Source
from pgt.workspace import Settings

_KEPT = 2000
"""Tables of one side that are remembered as they were read, some 30 MB; those beyond are read a second time."""


def compare(old: Shelf, new: Shelf, rules: Sequence[PairRule] = PAIR_RULES) -> Comparison:
    """Return what changed between two shelves."""
    with old, new:
        before, now = _Side(old), _Side(new)
        identical = _identical(before, now)
        before.load(skip=identical)
        now.load()
        _set_aside(before, now)
        same = [
            _unchanged(now.outlines[key], before.entries[key], now.entries[key])
            for key in identical
            if key in now.outlines
        ]
        matched = _match(before, now, identical)
        compared = [_compare(pair, before, now, rules) for pair in matched.pairs]
        return Comparison(
            old.name,
            new.name,
            tuple(_in_order([*same, *compared], now)),
            matched.suggestions,
            (*before.unread, *now.unread),
            (*before.warnings, *now.warnings),
        )


def of_tables(old: Table, new: Table) -> TableChanges:
    """Return what changed between two tables that are known to be one."""
    outlines = Outline.of("", old), Outline.of("", new)
    pair = pair_parts(old, new)
    return TableChanges(*outlines, By.NAME, is_renamed(old, new), changes(pair), suggestions=pair.suggestions)


@dataclass(slots=True)
class _Side:
    """One of the two shelves, as far as it has been read."""

    shelf: Shelf
    entries: dict[str, Entry] = field(default_factory=dict)
    outlines: dict[str, Outline] = field(default_factory=dict)
    """By the entry's key, as are all of these."""
    unread: list[Unread] = field(default_factory=list)
    warnings: list[Diagnostic] = field(default_factory=list)
    _tables: dict[str, Table] = field(default_factory=dict)
    _keys: dict[str, str] = field(default_factory=dict)
    """By the file's name."""

    def __post_init__(self) -> None:
        """List the shelf."""
        for entry in self.shelf.entries():
            if isinstance(entry, Diagnostic):
                self.unread.append(Unread(entry.file, (entry,)))
            else:
                self.entries[entry.key] = entry
                self._keys[entry.file] = entry.key

    def key(self, file: str) -> str:
        """Return where a file lies on the shelf; a folder that could not be looked into has no such place."""
        return self._keys.get(file, "")

    def load(self, skip: frozenset[str] = frozenset()) -> None:
        """Read the tables, but for those at the keys *skip*."""
        for key, entry in self.entries.items():
            if key in skip:
                continue
            loaded = self._load(entry)
            if loaded.table is None:
                self.unread.append(Unread(entry.file, loaded.findings))
                continue
            self.outlines[key] = Outline.of(entry.file, loaded.table)
            if len(self._tables) < _KEPT:
                self._tables[key] = loaded.table

    def _load(self, entry: Entry) -> Loaded:
        settings, broken = self.shelf.settings(entry)
        self.warnings += [finding for finding in broken if finding not in self.warnings]
        try:
            return load.parse(entry.file, self.shelf.read(entry), settings)
        except OSError as error:
            finding = Diagnostic.of(notices.UNREADABLE, entry.file, reason=error.strerror or str(error))
            return Loaded(Source(entry.file, "", None, None, (finding,)), (finding,), None)

    def table(self, outline: Outline) -> Table:
        """Return the table that *outline* was drawn from."""
        key = self._keys[outline.file]
        table = self._tables.pop(key, None) or self._load(self.entries[key]).table
        if table is None:
            raise OSError(f"{outline.file}: changed while it was being compared")
        return table

    def source(self, file: str) -> Loaded:
        """Read a file again, for the places of what was found in it."""
        return self._load(self.entries[self._keys[file]])

    def settings(self, file: str) -> Settings:
        """Return the settings that hold for a file."""
        return self.shelf.settings(self.entries[self._keys[file]])[0]


def _identical(old: _Side, new: _Side) -> frozenset[str]:
    """Return the keys of files that say the same: byte for byte, under the same settings."""
    return frozenset(
        key
        for key, entry in new.entries.items()
        if (other := old.entries.get(key))
        and entry.digest
        and entry.digest == other.digest
        and _defaults(old.settings(other.file)) == _defaults(new.settings(entry.file))
    )


def _defaults(settings: Settings) -> Settings:
    return replace(settings, folder=None, forms=None, rules={})


def _unchanged(outline: Outline, old: Entry, new: Entry) -> TableChanges:
    by = By.CODE if outline.code else By.NAME
    return TableChanges(replace(outline, file=old.file), replace(outline, file=new.file), by)


def _set_aside(old: _Side, new: _Side) -> None:
    """Leave out the counterparts of files that could not be read: they are neither added nor removed."""
    for side, other in ((old, new), (new, old)):
        for place, unread in enumerate(side.unread):
            if outline := other.outlines.pop(side.key(unread.file), None):
                side.unread[place] = replace(unread, counterpart=outline.file)


def _in_order(tables: Iterable[TableChanges], new: _Side) -> list[TableChanges]:
    """Return tables as the new side has them; what it no longer has comes last."""
    places = {entry.file: place for place, entry in enumerate(new.entries.values())}
    return sorted(tables, key=lambda table: places[table.new.file] if table.new else len(places))


def _match(old: _Side, new: _Side, identical: frozenset[str]) -> Tables:
    before = [outline for key, outline in old.outlines.items() if key not in identical]
    now = [outline for key, outline in new.outlines.items() if key not in identical]
    if old.shelf.is_file and new.shelf.is_file and len(before) == len(now) == 1:
        return Tables((pair_given(before[0], now[0]),), ())
    matched = match_tables(before, now)
    if old.shelf.is_file or new.shelf.is_file:
        # Of a single table it is asked what became of it, not what else there is.
        given = [pair for pair in matched.pairs if (pair.old if old.shelf.is_file else pair.new)]
        return Tables(tuple(given), matched.suggestions)
    return matched


def _compare(tables: TablePair, old: _Side, new: _Side, rules: Sequence[PairRule]) -> TableChanges:
    if tables.old is None or tables.new is None:
        return TableChanges(tables.old, tables.new)
    before, now = old.table(tables.old), new.table(tables.new)
    pair = pair_parts(before, now, tables.old.file, tables.new.file)
    return TableChanges(
        tables.old,
        tables.new,
        tables.by,
        is_renamed(before, now),
        changes(pair),
        tuple(_findings(pair, old, new, rules)),
        pair.suggestions,
        _form(now, new.settings(tables.new.file)),
    )


def _form(table: Table, settings: Settings) -> Form | None:
    found = form.find(table.form, settings.forms) if table.form else None
    return found.form if found else None


def _findings(pair: Pair, old: _Side, new: _Side, rules: Sequence[PairRule]) -> Iterator[Diagnostic]:
    """Yield what the rules say about last year and this one, with the place and weight that each file asks for."""
    settings = new.settings(pair.new_file)
    contexts = (
        context(pair.old.form, old.settings(pair.old_file).forms),
        context(pair.new.form, settings.forms),
    )
    sources: dict[str, Loaded] = {}
    for rule in rules:
        for verdict in rule.find(pair, *contexts):
            if not isinstance(verdict, Finding):
                continue
            file, side = (pair.new_file, new) if verdict.file is None else (pair.old_file, old)
            if file not in sources:
                sources[file] = side.source(file)
            if weighed := weigh(diagnose(rule.notice, sources[file], verdict), settings.rules):
                yield weighed
