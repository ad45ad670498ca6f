"""The three-way merge of entries, from the root down to single values and comments."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from pgt import canonical
from pgt.document import Block, Entry, Line, Value
from pgt.merge.matching import Row, line_up
from pgt.merge.meaning import content, label, said, words
from pgt.merge.order import arrange
from pgt.source import Shape

NONE = Block(())


@dataclass(frozen=True, slots=True)
class Place:
    """Where a merge has come to."""

    kind: str = ""
    """The key that it stands under; what a form declares as lists has one kind."""
    shape: Shape | None = None
    way: tuple[str, ...] = ()
    """What people call the places that lead there."""

    def under(self, key: str) -> Place:
        """Return the place of *key*."""
        kind = "lists" if self.kind == "lists" else key
        return Place(kind, canonical.inside(self.shape, key), (*self.way, key))

    def row(self, name: str) -> Place:
        """Return the place of the row called *name*."""
        return Place("", canonical.inside(self.shape, None), (*self.way, name))


class Merger:
    """One merge; it remembers where it could not decide."""

    def __init__(self) -> None:
        self.conflicts: list[tuple[str, ...]] = []

    def block(self, base: Block, ours: Block, theirs: Block, place: Place) -> Block:
        """Merge two blocks of one sort, entry by entry."""
        entries = self.rows(base, ours, theirs, place) if ours.is_list else self.keys(base, ours, theirs, place)
        return Block(
            tuple(entries),
            ours.is_list,
            theirs.step if ours.step == base.step else ours.step,
            merge_lines(base.tail, ours.tail, theirs.tail),
        )

    def keys(self, base: Block, ours: Block, theirs: Block, place: Place) -> list[Entry]:
        """Merge the entries of a mapping."""
        sides = [{entry.key or "": entry for entry in block.entries} for block in (base, ours, theirs)]
        orders = list(sides[0]), list(sides[1]), list(sides[2])
        found = {}
        for key in dict.fromkeys(key for side in sides for key in side):
            old, one, other = (side.get(key) for side in sides)
            if entry := self.entry(old, one, other, place.under(key)):
                found[key] = entry

        def later(one: str, other: str) -> bool:
            return canonical.rank(one, place.shape) >= canonical.rank(other, place.shape)

        return [found[key] for group in arrange(*orders, found, later=later) for key in group]

    def rows(self, base: Block, ours: Block, theirs: Block, place: Place) -> list[Entry]:
        """Merge the rows of a list; those that no order can satisfy stand there in the order of either side."""
        entries = []
        groups, found = self.arranged(base, ours, theirs, place)
        for group in groups:
            entry = found[group[0]]
            if len(group) > 1:
                self.conflicts.append(place.way)
                mine = [(row.ours, found[row], ours) for row in group if row.ours is not None]
                other = [(row.theirs, found[row], theirs) for row in group if row.theirs is not None]
                entry = replace(in_two_versions(None, entry), versions=(_in_order(mine), _in_order(other)))
            entries.append(entry)
        return entries

    def arranged(
        self, base: Block, ours: Block, theirs: Block, place: Place
    ) -> tuple[list[list[Row]], dict[Row, Entry]]:
        """Return the rows that a merged list has, in order, and what each comes to."""
        rows, orders = line_up(base.entries, ours.entries, theirs.entries, place.kind)
        found = {}
        for row in rows:
            old = None if row.base is None else base.entries[row.base]
            one = None if row.ours is None else ours.entries[row.ours]
            other = None if row.theirs is None else theirs.entries[row.theirs]
            if entry := self.entry(old, one, other, place.row(label(one or other or old))):
                found[row] = entry
        return arrange(*orders, found), found

    def entry(self, base: Entry | None, ours: Entry | None, theirs: Entry | None, place: Place) -> Entry | None:
        """Merge what stands in one place; None where nothing is to stand there."""
        if ours is None or theirs is None:
            return self.lonely(base, ours, theirs, place)
        if theirs in (ours, base):
            return ours
        if ours == base:
            return theirs
        value = self.value(base.value if base else None, ours.value, theirs.value, place)
        old = base or Entry(ours.key, "", NONE, "")
        layout = theirs if (ours.head, ours.gap) == (old.head, old.gap) else ours
        above = merge_lines(old.above, ours.above, theirs.above)
        if value is None:
            return replace(self.conflict(ours, theirs, place), above=above)
        beside = _beside(old, ours, theirs)
        return Entry(ours.key, layout.head, value, layout.gap, above, beside)

    def lonely(self, base: Entry | None, ours: Entry | None, theirs: Entry | None, place: Place) -> Entry | None:
        """Merge what at most one side has."""
        entry = ours or theirs
        if base is None or entry is None:
            return entry
        if said(base) == said(entry):
            return None
        return entry if content(base.value) is None else self.conflict(ours, theirs, place)

    def value(self, base: Value | None, ours: Value, theirs: Value, place: Place) -> Value | None:
        """Merge two values, of which at least one has changed; None where that cannot be decided."""
        if isinstance(ours, Block) and isinstance(theirs, Block) and ours.is_list == theirs.is_list:
            old = base if isinstance(base, Block) and base.is_list == ours.is_list else NONE
            counted = len(self.conflicts)
            block = self.block(old, ours, theirs, place)
            opened = block if place.kind else openable(block)
            if opened is None:
                del self.conflicts[counted:]
            return opened
        said_before, said_by_us, said_by_them = (value and words(value) for value in (base, ours, theirs))
        if said_by_us == said_by_them:
            return theirs if ours == base else ours
        if base is not None and said_by_them == said_before:
            return ours
        if base is not None and said_by_us == said_before:
            return theirs
        return None

    def conflict(self, ours: Entry | None, theirs: Entry | None, place: Place) -> Entry:
        """Return an entry that is one thing to us and another to them."""
        self.conflicts.append(place.way)
        return in_two_versions(ours, theirs)


def in_two_versions(ours: Entry | None, theirs: Entry | None) -> Entry:
    """Return an entry that stands for what each side has; where one has nothing, comments go with the other's."""
    if ours and theirs:
        versions = (replace(ours, above=()),), (replace(theirs, above=()),)
        return Entry(ours.key, "", NONE, above=ours.above, versions=versions)
    either = ours or theirs
    return Entry(
        either.key if either else None, "", NONE, versions=((ours,) if ours else (), (theirs,) if theirs else ())
    )


def _in_order(rows: list[tuple[int, Entry, Block]]) -> tuple[Entry, ...]:
    """Return merged rows in the order of a side; one that is in conflict itself is as the side has it."""
    return tuple(
        entry if _is_decided(entry) else side.entries[number]
        for number, entry, side in sorted(rows, key=lambda row: row[0])
    )


def _is_decided(entry: Entry) -> bool:
    return not entry.versions and (
        not isinstance(entry.value, Block) or all(_is_decided(inner) for inner in entry.value.entries)
    )


def openable(block: Block) -> Block | None:
    """Return a row whose first key is there whatever is decided, since the dash stands before it; None if none is."""
    first = next((entry for entry in block.entries if not entry.versions or all(entry.versions)), None)
    if first is None:
        return None if block.entries else block
    return replace(block, entries=(first, *(entry for entry in block.entries if entry is not first)))


def merge_lines(base: tuple[Line, ...], ours: tuple[Line, ...], theirs: tuple[Line, ...]) -> tuple[Line, ...]:
    """Merge comments: what a side took away is gone, and what either added is there."""
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    old = [line.text for line in base]
    gone: set[int] = set()
    added: list[list[Line]] = [[] for _ in range(len(base) + 1)]
    for side in (ours, theirs):
        matcher = SequenceMatcher(None, old, [line.text for line in side], autojunk=False)
        for sort, start, end, first, last in matcher.get_opcodes():
            if sort != "equal":
                gone.update(range(start, end))
                added[start] += [line for line in side[first:last] if line not in added[start]]
    left = (added[n] + [line] * (n not in gone) for n, line in enumerate(base))
    return tuple(line for lines in (*left, added[-1]) for line in lines)


def _beside(base: Entry, ours: Entry, theirs: Entry) -> str:
    """Merge the comments at the end of a line; two that differ follow one another."""
    if ours.comment == theirs.comment:
        return theirs.beside if ours.beside == base.beside else ours.beside
    if theirs.comment == base.comment or not theirs.comment:
        return ours.beside
    if ours.comment == base.comment or not ours.comment:
        return theirs.beside
    return f"{ours.beside}  {theirs.comment}"
