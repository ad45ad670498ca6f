"""The rows of a document that are headers: those of the form, wherever they stand and however often."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pgt.forms.alignment import align
from pgt.forms.columns import NO_EDGE, Columns, Headings
from pgt.forms.judge import SURE, Judge
from pgt.forms.labels import plain
from pgt.forms.likeness import without_figures
from pgt.forms.lines import Item, Line, Program
from pgt.forms.meanings import are_others
from pgt.forms.slots import Slot
from pgt.grid import Grid

_NEARLY = 0.8
"""How much of a header has to be labels: somebody may have written among them, or a word behind the last."""


class _Header(NamedTuple):
    """A row that is a header: of which line, where its boxes end, what stands in them, and how many are found."""

    line: Line
    end: int
    pairs: list[tuple[Item, Slot]]
    found: int
    is_sure: bool
    """Whether its labels are the form's, and not just like them."""
    others: frozenset[int]
    """The boxes whose columns are another count's here, by where they begin: 9月底 for 10月底."""


class Headers:
    """The headers of a document on one form."""

    def __init__(
        self,
        program: Program,
        judge: Judge,
        grid: Grid,
        rows: Sequence[Sequence[Slot]],
        absent: Mapping[int, frozenset[int]],
    ) -> None:
        self.program, self.judge, self.grid, self.rows = program, judge, grid, rows
        self.absent = absent
        """By the row of a header: where the form has columns for which it has others."""
        self.headings = Headings(program.lines)
        self.lines = [
            (line, line.shown(frozenset(number for number, _ in line.lefts)))
            for line in program.lines
            if line.is_header or line.is_heading
        ]
        self.found = [self.header_of(slots) for slots in rows]
        self.columns = list(self.columns_by_row())
        self.outside = Columns(edge=self._edge())
        self.known: dict[int, bool] = {}
        self.first_rows: dict[tuple[str, ...], int] = {}
        """Where each row was first said, by its words."""
        self.first_heads: dict[int, int] = {}
        """Where each header first stands, by the identity of its line."""

    def columns_by_row(self) -> Iterator[Mapping[int, Columns]]:
        """Yield, for every row, the columns that each header of the form names above it."""
        own: dict[int, Columns] = {}
        columns: dict[int, Columns] = {}
        none = Columns(exact=self.grid.aligned)
        for at, (row, header) in enumerate(zip(self.grid.rows, self.found, strict=True)):
            yield columns
            if header:
                others = header.others | self.absent.get(at, frozenset())
                for number in self.headings.of(header.line):
                    own[number] = own.get(number, none).below(header.pairs, header.end, len(row.cells), others)
                columns = {number: one.within(own.get(number - 1, none)) for number, one in own.items()}

    def columns_at(self, line: int, at: int) -> Columns:
        """Return the columns that the header of *line* names above a row; without one, where the table ends."""
        return self.columns[at].get(self.headings.above[line], self.outside)

    def _edge(self) -> int:
        """Return the column behind the last that any header has; where cells have no columns, there is none."""
        edges = [one.edge for columns in self.columns for one in columns.values()]
        return max(edges, default=NO_EDGE) if self.grid.aligned else NO_EDGE

    def is_whole(self, at: int) -> bool:
        """Whether a row holds a header's labels, and nothing else that matters; or values, if it was there before."""
        found = self.found[at]
        if found is None or not (found.is_sure or self.is_repeated(at, found.line)):
            return False
        return found.line.is_header or (found.line.repeat and self.first_head(found.line) < at)

    def is_header(self, at: int) -> bool:
        """Whether all cells of a row are labels of one header."""
        if at not in self.known:
            self.known[at] = self.is_whole(at) or self.goes_on_header(at)
        return self.known[at]

    def goes_on_header(self, at: int) -> bool:
        """Whether a row belongs to a header of several rows that was there before, values among its labels."""
        if not at or not self.was_there(at) or not self.was_there(at - 1) or not self.is_header(at - 1):
            return False
        filled = {place for place, slot in enumerate(self.rows[at]) if not slot.is_blank}
        lines = (line for line in self.program.lines if line.repeat)
        return any(filled <= {slot for _, slot in align(self.judge, line.items, self.rows[at]).pairs} for line in lines)

    def was_there(self, at: int) -> bool:
        """Whether a row says just what one above it does."""
        if not self.first_rows:
            for row in range(len(self.rows) - 1, -1, -1):
                self.first_rows[_said(self.rows[row])] = row
        return self.first_rows[_said(self.rows[at])] < at

    def is_repeated(self, at: int, line: Line) -> bool:
        """Whether a row says nothing but what the same header above does, however it calls its columns."""
        above = self.first_head(line)
        return above < at and set(_said(self.rows[at])) <= set(_said(self.rows[above]))

    def first_head(self, line: Line) -> int:
        """Return where the header *line*, which was found, first stands."""
        if not self.first_heads:
            for row in range(len(self.rows) - 1, -1, -1):
                if found := self.found[row]:
                    self.first_heads[id(found.line)] = row
        return self.first_heads[id(line)]

    def header_of(self, slots: Sequence[Slot]) -> _Header | None:
        """Return the header that a row is, which most of its cells have to be labels of; few headers hold values."""
        every = sum(not slot.is_blank for slot in slots)
        last = next((slot for slot in reversed(slots) if not slot.is_blank), None)
        best: _Header | None = None
        for line, items in self.lines:
            pairs = [(items[item], slots[slot]) for item, slot in align(self.judge, items, slots).pairs]
            filled = every - sum(not (line.heads(item) or slot.is_blank) for item, slot in pairs)
            scores = [self.judge.score(item, slot) for item, slot in pairs if line.heads(item) and not slot.is_blank]
            found, sure = sum(score > 0 for score in scores), sum(score >= SURE for score in scores)
            enough = found * 2 >= sum(line.heads(item) and not item.below for item in items)
            has_note = found == sure == filled - 1 and not any(slot is last for _, slot in pairs)
            if not enough or sure <= 1 or (best is not None and found <= best.found):
                continue
            strange = [slot for slot in slots if plain(slot.text) not in self.judge.labels]
            instead = set(_of_others(line, items, strange, pairs))
            if has_note or found + len(instead) >= _NEARLY * filled:
                others = frozenset((*_of_other_counts(line, items, slots, pairs), *instead))
                best = _Header(line, max(item.end for item in items), pairs, found, sure >= _NEARLY * filled, others)
        return best


def _of_other_counts(
    line: Line, items: Sequence[Item], slots: Sequence[Slot], pairs: Sequence[tuple[Item, Slot]]
) -> Iterator[int]:
    """Yield where the boxes begin whose labels a header has with other figures."""
    found, placed = {id(item) for item, _ in pairs}, {id(slot) for _, slot in pairs}
    strange = {without_figures(slot.text) for slot in slots if not slot.is_blank and id(slot) not in placed}
    for item in items:
        if line.heads(item) and id(item) not in found and without_figures(item.box.text.text) in strange - {""}:
            yield item.start


def _of_others(
    line: Line, items: Sequence[Item], slots: Sequence[Slot], pairs: Sequence[tuple[Item, Slot]]
) -> Iterator[int]:
    """Yield where the boxes begin in whose place a header has a caption that means something else, one of *slots*."""
    found = {id(item): slot.column for item, slot in pairs if not slot.is_blank}
    placed = {id(slot) for _, slot in pairs}
    strange = [slot for slot in slots if not slot.is_blank and id(slot) not in placed]
    for at, item in enumerate(items):
        if strange and line.heads(item) and id(item) not in found:
            before = max((found[id(one)] for one in items[:at] if id(one) in found), default=-1)
            behind = min((found[id(one)] for one in items[at + 1 :] if id(one) in found), default=NO_EDGE)
            between = [slot for slot in strange if before < slot.column < behind]
            if between and all(are_others(item.box.text.text, slot.text) for slot in between):
                yield item.start


def _said(slots: Sequence[Slot]) -> tuple[str, ...]:
    return tuple(plain(slot.text) for slot in slots if not slot.is_blank)
