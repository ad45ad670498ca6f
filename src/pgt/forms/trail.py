"""The most likely way of a document through a form: for every row the line that it was printed by, or none.

The way is found as a whole (Viterbi): a row is not judged by itself, but by how well all of them go together. So a
label that is missing, a row that has slipped or a header that is repeated on every page does not lead astray.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from pgt.forms.alignment import Alignment, align
from pgt.forms.headers import Headers
from pgt.forms.judge import Judge
from pgt.forms.labels import plain
from pgt.forms.lines import Item, Line, Program
from pgt.forms.slots import Slot, slots_of
from pgt.grid import Grid

_OUTSIDE = -1
_START = 3.0
_UNREAD_ROW = 0.5
_STRAY_CELL = 3.0
_STRAY_ROW = 8.0
_PARAGRAPH_INSIDE = 1.2
_AGAIN = 4.1
_AGAIN_JUST_SO = 4.5
_AGAIN_FILLED = 1.1
_BEAM = 45.0
_WHOLE_AGAIN = 0.5
_TORN = -0.4
_LATE = 3.0
_BEHEADED = 3.0
"""How much more it weighs that a table lacks its beginning: what follows a page's end is no table of its own."""
_MOST_PIECES = 4
_ENOUGH_LABELS = 0.4


@dataclass(frozen=True, slots=True)
class Step:
    """A row, or rows that belong together, printed by a line; or one that no line prints."""

    rows: tuple[int, ...]
    slots: tuple[Slot, ...]
    line: Line | None = None
    begins: tuple[int, ...] = ()
    items: tuple[Item, ...] = ()
    pairs: tuple[tuple[int, int], ...] = ()
    again: bool = False
    """Whether it is a header that was there before."""
    short: bool = False
    """Whether a text has fewer cells here than in the header, so that nothing says which is missing."""
    has_slipped: bool = False
    """Whether it is read as though it stood one column further left or right."""


@dataclass(frozen=True, slots=True)
class Trail:
    """A grid read on a form: the steps of each table, and the rows that belong to none."""

    tables: tuple[tuple[Step, ...], ...]
    outside: tuple[int, ...]
    rows: tuple[tuple[Slot, ...], ...]
    score: float


class _Way(StrEnum):
    """What a move does with rows."""

    TAKE = "take"
    OVER = "over"
    AGAIN = "again"
    LEAVE = "leave"


class _Move(NamedTuple):
    """How a node was reached: from which one, at which row, and what became of the rows between."""

    node: int
    at: int
    way: _Way
    begins: tuple[int, ...] = ()


_Reached = dict[int, tuple[float, _Move | None]]
"""For every node the best score, and the move that led there."""


@dataclass(slots=True)
class _Nodes:
    """Lines, each with the blocks that begin with it: what a row can be."""

    program: Program
    lines: list[tuple[int, tuple[Item, ...]]] = field(default_factory=list)
    numbers: dict[tuple[int, frozenset[int]], int] = field(default_factory=dict)

    def number(self, line: int, begins: tuple[int, ...]) -> int:
        one = self.program.lines[line]
        begun = frozenset(begins).intersection(number for number, _ in one.lefts)
        if (line, begun) not in self.numbers:
            self.numbers[line, begun] = len(self.lines)
            self.lines.append((line, one.shown(begun)))
        return self.numbers[line, begun]


class _Search:
    def __init__(self, program: Program, judge: Judge, grid: Grid, absent: Mapping[int, frozenset[int]]) -> None:
        self.program, self.judge, self.grid = program, judge, grid
        self.rows = slots_of(grid)
        self.nodes = _Nodes(program)
        self.headers = Headers(program, judge, grid, self.rows, absent)
        self.aligned: dict[tuple[int, int, int], Alignment] = {}

    def run(self) -> tuple[list[tuple[_Move, int, int]], float]:
        """Return the best way, each move with the node and the row that it led to, and its score."""
        count = len(self.rows)
        best: list[_Reached] = [{} for _ in range(count + 1)]
        best[0][_OUTSIDE] = (0.0, None)
        for at in range(count):
            self.leave(best[at], at)
            if best[at]:
                limit = max(score for score, _ in best[at].values()) - _BEAM
                for node, (score, _) in best[at].items():
                    if score >= limit:
                        self.go_on(best, at, node, score)
        self.leave(best[count], count)
        return self.back(best), best[count][_OUTSIDE][0]

    def leave(self, reached: _Reached, at: int) -> None:
        """Let a table end wherever its form may."""
        for node, (score, _) in list(reached.items()):
            if node != _OUTSIDE:
                cost = self.program.last.get(self.nodes.lines[node][0])
                if cost is not None:
                    _keep(reached, _OUTSIDE, score - cost, _Move(node, at, _Way.LEAVE))

    def go_on(self, best: list[_Reached], at: int, node: int, score: float) -> None:
        gain, way = self.passing(at, node)
        _keep(best[at + 1], node, score + gain, _Move(node, at, way))
        if all(slot.is_blank for slot in self.rows[at]):
            return
        is_new = node == _OUTSIDE
        entries = self.program.first if is_new else self.program.after[self.nodes.lines[node][0]]
        for pieces in range(1, self.pieces(at) + 1):
            cells = sum(len(self.grid.rows[row].cells) for row in range(at, at + pieces)) if pieces > 1 else 0
            for line, begins, cost in entries:
                if cells > len(self.program.lines[line].items) + len(self.program.lines[line].lefts):
                    continue
                if self.grid.rows[at].loose and not self.program.lines[line].borderless:
                    continue
                to = self.nodes.number(line, begins)
                found = self.align(to, at, pieces)
                if all(self.joined(at, pieces)[slot].is_blank for _, slot in found.pairs):
                    continue  # what stands in the row is beside the table
                left_out = (_START + cost * _LATE + _BEHEADED * (cost > 0)) if is_new else cost
                _keep(best[at + pieces], to, score + found.score - left_out, _Move(node, at, _Way.TAKE, begins))

    def passing(self, at: int, node: int) -> tuple[float, _Way]:
        """Return what is gained by passing over a row, and whether it is a header that was there before."""
        slots = self.rows[at]
        filled = sum(not slot.is_blank for slot in slots)
        if not filled:
            return 0.0, _Way.OVER
        if self.grid.rows[at].loose:
            return (0.0 if node == _OUTSIDE else -_PARAGRAPH_INSIDE), _Way.OVER
        if node == _OUTSIDE:
            return -_UNREAD_ROW, _Way.OVER
        if self.headers.is_header(at):
            new = (slot for slot in slots if not slot.is_blank and not slot.again)
            gain = _AGAIN_JUST_SO if self.headers.was_there(at) else _AGAIN
            whole, labels = self.headers.is_whole(at), self.judge.labels
            gains = (gain if whole or plain(slot.text) in labels else _AGAIN_FILLED for slot in new)
            return sum(gains), _Way.AGAIN
        return -min(_STRAY_CELL * filled, _STRAY_ROW), _Way.OVER

    def pieces(self, at: int) -> int:
        """Return how many rows from *at* may be one row that a dump has broken at line breaks in its cells."""
        pieces = 1
        while pieces < _MOST_PIECES and at + pieces < len(self.rows) and self.grid.rows[at + pieces].breaks:
            pieces += 1
        return pieces

    def align(self, node: int, at: int, pieces: int) -> Alignment:
        key = (node, at, pieces)
        if key not in self.aligned:
            line, items = self.nodes.lines[node]
            found = align(self.judge, items, self.joined(at, pieces), self.headers.columns_at(line, at))
            cells = [len(self.grid.rows[row].cells) for row in range(at, at + pieces)]
            if pieces > 1:
                whole = _WHOLE_AGAIN if sum(cells) == len(items) else _TORN
                found = found._replace(score=found.score + whole)
            self.aligned[key] = found
        return self.aligned[key]

    def joined(self, at: int, pieces: int) -> list[Slot]:
        """Put rows together that are one; the breaks between them end the cell above."""
        if pieces == 1:
            return self.rows[at]
        slots = list(self.rows[at])
        for row in range(at + 1, at + pieces):
            above = self.grid.rows[row - 1].cells
            if slots and above and above[-1].shown.strip():
                cell = slots[-1].cell
                text = slots[-1].text + "\n" * self.grid.rows[row].breaks
                slots[-1] = replace(slots[-1], text=text, cell=replace(cell, value=text))
            right = sum(len(self.grid.rows[before].cells) for before in range(at, row))
            slots += (
                replace(slot, cell=replace(slot.cell, column=right + place))
                for place, slot in enumerate(self.rows[row])
            )
        return slots

    def back(self, best: Sequence[_Reached]) -> list[tuple[_Move, int, int]]:
        """Follow the best way back to its beginning."""
        way: list[tuple[_Move, int, int]] = []
        at, node = len(best) - 1, _OUTSIDE
        while (move := best[at][node][1]) is not None:
            way.append((move, node, at))
            at, node = move.at, move.node
        return way[::-1]


def _keep(reached: _Reached, node: int, score: float, move: _Move) -> None:
    if node not in reached or score > reached[node][0]:
        reached[node] = (score, move)


def follow(program: Program, grid: Grid, judge: Judge, absent: Mapping[int, frozenset[int]]) -> Trail:
    """Return the best way of *grid* through a form; *absent* are the columns that its headers have others for."""
    search = _Search(program, judge, grid, absent)
    way, score = search.run()
    tables: list[list[Step]] = [[]]
    outside: list[int] = []
    for move, node, end in way:
        rows = tuple(range(move.at, end))
        if move.way is _Way.LEAVE:
            tables.append([])
        elif move.way is _Way.TAKE:
            tables[-1].append(_taken(search, move, node, rows))
        elif node == _OUTSIDE:
            outside += rows
        else:
            slots = tuple(search.rows[move.at])
            tables[-1].append(Step(rows, slots, again=move.way is _Way.AGAIN))
    found = _joined(search.judge, (steps for steps in tables if steps))
    good = [tuple(steps) for steps in found if _is_table(program, steps)]
    outside += [row for steps in found if not _is_table(program, steps) for step in steps for row in step.rows]
    return Trail(tuple(good), tuple(sorted(outside)), tuple(map(tuple, search.rows)), score)


def _joined(judge: Judge, tables: Iterable[list[Step]]) -> list[list[Step]]:
    """Put a table that says nothing new above its lists to the one before: it goes on behind a page's end."""
    joined: list[list[Step]] = []
    for steps in tables:
        known = {plain(slot.text) for step in joined[-1] for slot in step.slots} if joined else set()
        if known and all(plain(words) in known for step in steps for words in _head(judge, step)):
            heads = ((step, any(_head(judge, step))) for step in steps)
            joined[-1] += (replace(step, line=None, again=True) if is_head else step for step, is_head in heads)
        else:
            joined.append(steps)
    return joined


def _head(judge: Judge, step: Step) -> Iterator[str]:
    """Yield the values in a row that belong to the table as a whole; words in a number's stead are none."""
    for number, slot in step.pairs:
        item, cell = step.items[number], step.slots[slot]
        is_of_table = not (item.is_caption or cell.is_blank or any(loop.block.each for loop in item.loops))
        if is_of_table and not judge.is_no_number(item, cell):
            yield cell.text


def _taken(search: _Search, move: _Move, node: int, rows: tuple[int, ...]) -> Step:
    """Return a row, or several that are one, as its line prints it."""
    number, items = search.nodes.lines[node]
    found = search.align(node, rows[0], len(rows))
    cells = sum(len(search.grid.rows[row].cells) for row in rows)
    repeats = any(loop.block.each for item in items for loop in item.loops)
    columns = search.headers.columns_at(number, rows[0])
    paired = {item for item, _ in found.pairs}
    merged = sum(bool(item.box.merge) and at not in paired for at, item in enumerate(items))
    short = bool(repeats and search.grid.rows[rows[0]].breaks and cells + merged < columns.count)
    slots, line = tuple(search.joined(rows[0], len(rows))), search.program.lines[number]
    return Step(rows, slots, line, move.begins, items, found.pairs, short=short, has_slipped=found.has_slipped)


def _is_table(program: Program, steps: Sequence[Step]) -> bool:
    """Whether enough of the form's labels were found to call it a table on this form."""
    every = {id(item.box) for line in program.lines for item in line.items if item.is_label}
    found = {
        id(step.items[item].box)
        for step in steps
        for item, slot in step.pairs
        if step.items[item].is_label and not step.slots[slot].is_blank
    }
    return len(found) >= _ENOUGH_LABELS * len(every)
