"""A form compiled into its lines: part by part, each an automaton of its own that is joined to the next."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from pgt.form import Block, Box, Form, Part, Row
from pgt.forms.lines import Entry, Exit, Item, Line, Loop, Program

FARTHEST = 16.0
"""What passing over lines may cost in one step: a third of a large form may be missing at one place."""

_PER_LABEL = 1.2
_PER_LINE = 0.4
_EMPTY_LIST = 0.3


@dataclass(slots=True)
class _Fragment:
    """A part of the form as an automaton of its own."""

    first: list[Entry] = field(default_factory=list)
    last: list[Exit] = field(default_factory=list)
    skip: float | None = None
    """What it costs to pass over all of it; None where that cannot be."""


class _Place(NamedTuple):
    """Where a part stands."""

    columns: range
    loops: tuple[Loop, ...]
    lefts: tuple[tuple[int, Item], ...]


def compile_form(form: Form) -> Program:
    """Return *form* as an automaton."""
    compiler = _Compiler(form)
    whole = compiler.sequence(form.rows, _Place(range(len(form.widths)), (), ()))
    last = dict.fromkeys(range(len(compiler.lines)), FARTHEST)  # a page of a table may end anywhere
    for line, cost in whole.last:
        last[line] = min(cost, last.get(line, cost))
    after = tuple(tuple(_cheapest(entries)) for entries in compiler.after)
    return Program(form, tuple(compiler.lines), tuple(_cheapest(whole.first)), last, after, tuple(compiler.loops))


def _cheapest(entries: Iterable[Entry]) -> Iterable[Entry]:
    """Keep the cheapest of the ways that lead to the same."""
    best: dict[tuple[int, tuple[int, ...]], float] = {}
    for line, begins, cost in entries:
        if cost <= FARTHEST and cost < best.get((line, begins), FARTHEST + 1):
            best[line, begins] = cost
    return (Entry(line, begins, cost) for (line, begins), cost in best.items())


class _Compiler:
    def __init__(self, form: Form) -> None:
        self.form = form
        self.lines: list[Line] = []
        self.after: list[list[Entry]] = []
        self.loops: list[Loop] = []

    def line(self, line: Line) -> int:
        self.lines.append(line)
        self.after.append([])
        return len(self.lines) - 1

    def join(self, last: Iterable[Exit], first: Iterable[Entry], begins: tuple[int, ...] = ()) -> None:
        first = list(first)
        for line, left in last:
            self.after[line] += [
                Entry(entry.line, (*begins, *entry.begins), left + entry.cost)
                for entry in first
                if left + entry.cost <= FARTHEST
            ]

    def chain(self, fragments: Iterable[_Fragment]) -> _Fragment:
        """Put *fragments* one behind the other; any of them may be passed over."""
        whole = _Fragment(skip=0.0)
        for part in fragments:
            self.join(whole.last, part.first)
            if whole.skip is not None:
                skipped = whole.skip
                whole.first += [entry._replace(cost=entry.cost + skipped) for entry in part.first]
            over = (
                [exit_._replace(cost=exit_.cost + part.skip) for exit_ in whole.last] if part.skip is not None else []
            )
            whole.last = [*part.last, *(exit_ for exit_ in over if exit_.cost <= FARTHEST)]
            whole.skip = None if whole.skip is None or part.skip is None else whole.skip + part.skip
        return whole

    def sequence(self, parts: Sequence[Part], place: _Place) -> _Fragment:
        """Compile *parts*, following how far boxes reach down, as ``fill`` lays them out."""
        fragments = []
        reaching: list[tuple[Item, int]] = []
        number: int | None = None
        for part in parts:
            if isinstance(part, Block):
                fragments.append(self.block(part, place))
                reaching, number = [], None
                continue
            taken = {column for item, _ in reaching for column in range(item.start, item.end)}
            own = _flow(part.boxes, [column for column in place.columns if column not in taken], place.loops)
            if number is not None and _stand_below(self.lines[number].items, own):
                self.lines[number] = replace(self.lines[number], heads_next=True)
            above = [replace(item, below=True) for item, _ in reaching]
            number = len(self.lines)
            fragments.append(self.row(part, (*above, *own), place))
            reaching = [(item, height - 1) for item, height in reaching if height > 1]
            reaching += [(item, item.box.rows - 1) for item in own if item.box.rows > 1]
        return self.chain(fragments)

    def row(self, row: Row, items: tuple[Item, ...], place: _Place) -> _Fragment:
        styles = {self._style(item.box, row) for item in items}
        borderless = all(self.form.styles[name].border == "none" for name in styles)
        number = self.line(Line(items, place.lefts, row.repeat, borderless and not place.lefts))
        labels = sum(item.is_label and not item.below for item in items)
        return _Fragment([Entry(number, (), 0.0)], [Exit(number, 0.0)], _PER_LINE + _PER_LABEL * labels)

    def _style(self, box: Box, row: Row) -> str:
        name = box.style or row.style or "text"
        return name if name in self.form.styles else "text"

    def block(self, block: Block, place: _Place) -> _Fragment:
        loop = Loop(len(self.loops), block)
        self.loops.append(loop)
        loops = (*place.loops, loop)
        lefts = tuple((loop.number, item) for item in _flow(block.left, list(place.columns), loops))
        inner = place.columns[sum(box.columns for box in block.left) :]
        within = _Place(inner, loops, (*place.lefts, *lefts))
        head = self.sequence(block.head, within) if block.head else _Fragment(skip=0.0)
        body = self.beside(block, within) if block.beside else self.sequence(block.rows, within)
        begin = (loop.number,)
        if block.each is not None:
            self.join(body.last, body.first, begin)
            if block.head:
                self.repeat_head(block, within, body, begin)
            skip = _EMPTY_LIST + (head.skip or 0.0)
        else:
            skip = (body.skip or FARTHEST) + (head.skip or 0.0)
        self.join(head.last, body.first)
        first = [Entry(line, (*begin, *begins), cost) for line, begins, cost in head.first]
        first += [Entry(line, (*begin, *begins), cost + (head.skip or 0.0)) for line, begins, cost in body.first]
        last = body.last + ([Exit(line, cost + skip) for line, cost in head.last] if block.head else [])
        return _Fragment(first, last, skip)

    def repeat_head(self, block: Block, place: _Place, body: _Fragment, begin: tuple[int, ...]) -> None:
        """Let what is printed once, above the first of a list, stand above others as well that say which they are."""
        lefts = tuple((number, replace(item, needed=number in begin)) for number, item in place.lefts)
        again = self.sequence(block.head, place._replace(lefts=lefts))
        self.join(body.last, again.first, begin)
        self.join(again.last, body.first)

    def beside(self, block: Block, place: _Place) -> _Fragment:
        """Compile blocks side by side: a line of all of them is one of each, and one that has ended is blank."""
        starts = list(itertools.accumulate((side.columns for side in block.beside), initial=0))
        sides = []
        for side, start in zip(block.beside, starts, strict=False):
            columns = place.columns[start : start + side.columns]
            sub = _Compiler(self.form)
            sub.loops = self.loops
            sides.append((sub, sub.block(side, _Place(columns, place.loops, ())), columns))
        return _Product(self, sides, place).fragment()


Side = tuple[_Compiler, _Fragment, range]


class _Product:
    """Several automata in step."""

    def __init__(self, compiler: _Compiler, sides: Sequence[Side], place: _Place) -> None:
        self.compiler, self.sides, self.place = compiler, sides, place
        self.numbers: dict[tuple[int, ...], int] = {}
        self.waiting: list[tuple[int, ...]] = []

    def fragment(self) -> _Fragment:
        """Compile every combination that can be reached; -1 stands for a side that has ended."""
        ways = [
            [*side.first, *([Entry(-1, (), side.skip)] if side.skip is not None and not self.goes_on(compiler) else [])]
            for compiler, side, _ in self.sides
        ]
        whole = _Fragment(skip=sum(side.skip or 0.0 for _, side, _ in self.sides))
        whole.first = [self.entry(combination) for combination in itertools.product(*ways) if _moves(combination)]
        while self.waiting:
            state = self.waiting.pop()
            self.expand(state, whole)
        return whole

    def goes_on(self, compiler: _Compiler) -> bool:
        """Whether a side of one line is blank rather than ended below its last row, as it is printed.

        Of few sides each can end by itself; of ten, a column for each second level, there would be a thousand states.
        """
        return len(self.sides) > _FEW_SIDES and len(compiler.lines) == 1

    def entry(self, combination: tuple[Entry, ...]) -> Entry:
        state = tuple(entry.line for entry in combination)
        begins = tuple(begun for entry in combination for begun in entry.begins)
        return Entry(self.number(state), begins, sum(entry.cost for entry in combination))

    def number(self, state: tuple[int, ...]) -> int:
        if state not in self.numbers:
            self.numbers[state] = self.compiler.line(self.line(state))
            self.waiting.append(state)
        return self.numbers[state]

    def line(self, state: tuple[int, ...]) -> Line:
        items: list[Item] = []
        lefts = list(self.place.lefts)
        repeat = False
        for (compiler, _, columns), number in zip(self.sides, state, strict=True):
            if number < 0:
                items.append(Item(Box(), columns.start, columns.stop, self.place.loops, below=True))
                continue
            line = compiler.lines[number]
            items += (replace(item, optional=True) for item in line.items) if self.goes_on(compiler) else line.items
            lefts += line.lefts
            repeat = repeat or line.repeat
        return Line(tuple(items), tuple(lefts), repeat)

    def expand(self, state: tuple[int, ...], whole: _Fragment) -> None:
        ways: list[list[Entry]] = []
        ends: list[float] = []
        for (compiler, side, _), number in zip(self.sides, state, strict=True):
            if number < 0:
                ways.append([Entry(-1, (), 0.0)])
                ends.append(0.0)
                continue
            leaving = [cost for line, cost in side.last if line == number]
            ended = [] if self.goes_on(compiler) else [Entry(-1, (), cost) for cost in leaving[:1]]
            ways.append([*compiler.after[number], *ended])
            ends.append(min(leaving, default=FARTHEST + 1))
        own = self.numbers[state]
        nearby = [sorted(way, key=lambda entry: entry.cost)[:_NEARBY] for way in ways]
        self.compiler.after[own] += [
            entry
            for combination in itertools.product(*nearby)
            if _moves(combination) and (entry := self.entry(combination)).cost <= FARTHEST
        ]
        if sum(ends) <= FARTHEST:
            whole.last.append(Exit(own, sum(ends)))


_FEW_SIDES = 4
_NEARBY = 6
"""Ways on from a line that are tried on each of several sides."""


def _moves(combination: Sequence[Entry]) -> bool:
    return any(entry.line >= 0 for entry in combination)


def _stand_below(heads: Sequence[Item], items: Sequence[Item]) -> bool:
    """Whether *items* stand below *heads*, box by box, and hold what these announce, two values at the least."""
    own = [item for item in heads if not item.below and item.box.rows == 1]
    values = sum(bool(item.box.text.paths) for item in items)
    return (
        values > 1
        and [(item.start, item.end) for item in items] == [(item.start, item.end) for item in own]
        and all(head.has_words or item.is_label for head, item in zip(own, items, strict=True))
    )


def _flow(boxes: Sequence[Box], free: Sequence[int], loops: tuple[Loop, ...]) -> tuple[Item, ...]:
    """Let *boxes* flow into the free columns."""
    items = []
    at = 0
    for box in boxes:
        columns = free[at : at + box.columns]
        at += box.columns
        if columns:
            items.append(Item(box, columns[0], columns[-1] + 1, loops))
    return tuple(items)
