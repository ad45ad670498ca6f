"""The columns that several rows of captions head in a document, and which of a form's they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pgt.forms.bands import Band, Leaf
from pgt.forms.judge import LIKELY, SURE, Judge
from pgt.forms.lines import Item
from pgt.forms.meanings import are_others
from pgt.forms.slots import Slot
from pgt.grid import Cell, Row

_FEWEST = 3
_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a document: its own caption, and the captions above that."""

    cell: Cell
    start: int
    stop: int
    above: tuple[Cell, ...]


def heads_of(rows: Sequence[Row]) -> list[Head]:
    """Return the columns that rows of captions head together, where the columns of their cells are known."""
    filled = [_filled(row) for row in rows]
    cells = [cell for line in filled for cell in line]
    starts = sorted({cell.column for cell in cells if not _is_within(filled[-1], cell.column)})
    end = max((cell.column + cell.columns for cell in cells), default=0)
    heads: list[Head] = []
    for start, stop in pairwise([*starts, end]):
        own, depth = next(
            (one, depth) for depth in reversed(range(len(rows))) for one in filled[depth] if one.column == start
        )
        above = (_over(line, start) for line in filled[:depth])
        heads.append(Head(own, start, stop, tuple(one for one in above if one)))
    return heads


def _filled(row: Row) -> list[Cell]:
    return [cell for cell in row.cells if cell.shown.strip()]


def _is_within(cells: Sequence[Cell], column: int) -> bool:
    return any(cell.column < column < cell.column + cell.columns for cell in cells)


def _over(cells: Sequence[Cell], column: int) -> Cell | None:
    """Return the cell that stands at a column: where nothing is merged, one goes on to where the next begins."""
    one = next((cell for cell in reversed(cells) if cell.column <= column), None)
    is_single = one is not None and one.columns == one.rows == 1
    return one if one and (is_single or column < one.column + one.columns) else None


@dataclass(slots=True)
class _Node:
    """A caption of a text with the captions below it."""

    cell: Cell
    items: tuple[Item, ...]
    """The boxes of the form whose words it has."""
    below: list[_Node] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where it stands on the form."""
        return min((item.start for item in self.items), default=-1)

    def every(self) -> Iterator[_Node]:
        """Yield it and all that stand below it."""
        yield self
        for node in self.below:
            yield from node.every()


def strung(judge: Judge, band: Band, rows: Sequence[Row]) -> tuple[list[Head], list[list[Cell]]] | None:
    """Return the columns of rows of captions of which only the order is known, and their cells in these columns.

    Which captions stand below which is as on the form; None where that does not say it.
    """
    roots = [_node(judge, band, cell) for cell in _filled(rows[0])]
    lines = [list(roots)]
    aboves = {id(one.box): leaf.above[:at] for leaf in band.leaves for at, one in enumerate((*leaf.above, leaf.item))}
    groups = {id(item.box) for item in band.groups}
    for row in rows[1:]:
        line: list[_Node] = []
        every = [node for root in roots for node in root.every()]
        for cell in _filled(row):
            node = _node(judge, band, cell)
            owner = _owner(node, every, aboves) if node.items else _next_owner(every, groups)
            if owner is not None:
                owner.below.append(node)
            elif node.items and not any(aboves.get(id(item.box)) for item in node.items):
                at = next((at for at, root in enumerate(roots) if root.start > node.start), len(roots))
                roots.insert(at, node)
            else:
                return None
            line.append(node)
        lines.append(line)
    placed, heads = _placed(roots)
    cells = [sorted((placed[id(node)] for node in line), key=lambda cell: cell.column) for line in lines]
    return heads, cells


def _node(judge: Judge, band: Band, cell: Cell) -> _Node:
    slot = Slot(cell.shown, cell)
    scores = [(judge.score(item, slot), item) for item in (*(leaf.item for leaf in band.leaves), *band.groups)]
    best = max(LIKELY, *(score for score, _ in scores))
    return _Node(cell, tuple(item for score, item in scores if score == best))


def _owner(node: _Node, every: Sequence[_Node], aboves: Mapping[int, tuple[Item, ...]]) -> _Node | None:
    """Return the caption that *node* stands below: the first that has none with its words yet."""
    above = {id(one.box) for item in node.items for one in aboves.get(id(item.box), ())}
    owners = [one for one in every if above.intersection(id(item.box) for item in one.items)]
    deepest = [one for one in owners if not any(inner in owners for inner in one.below)]
    free = (one for one in deepest if all(own.cell.shown != node.cell.shown for own in one.below))
    return next(free, None)


def _next_owner(every: Sequence[_Node], groups: set[int]) -> _Node | None:
    """Return the caption that one which the form does not have stands below: the last that has any, or the first."""
    owners = [node for node in every if groups.intersection(id(item.box) for item in node.items)]
    with_some = [node for node in owners if node.below and not any(inner in owners for inner in node.below)]
    return with_some[-1] if with_some else next((node for node in owners if not node.below), None)


def _placed(roots: Sequence[_Node]) -> tuple[dict[int, Cell], list[Head]]:
    """Return the cells of captions in their columns, by the identity of their nodes, and the columns."""
    placed: dict[int, Cell] = {}
    heads: list[Head] = []
    column = 0

    def put(node: _Node, above: tuple[Cell, ...]) -> None:
        nonlocal column
        first = column
        for inner in node.below:
            put(inner, (*above, node.cell))
        if not node.below:
            column += 1
        placed[id(node)] = cell = replace(node.cell, column=first, columns=column - first)
        if not node.below:
            heads.append(Head(cell, first, column, above))

    for root in roots:
        put(root, ())
    return placed, heads


def matched(judge: Judge, band: Band, heads: Sequence[Head]) -> Mapping[int, int] | None:
    """Return by its place which column of *band* each of *heads* is, None where they are those of another header."""
    scores = {
        (at, number): judge.score(leaf.item, Slot(head.cell.shown, head.cell))
        for at, head in enumerate(heads)
        for number, leaf in enumerate(band.leaves)
    }
    ranked = sorted(_ranked(judge, band, heads, scores), key=lambda one: (-one[0], one[1:]))
    found: dict[int, int] = {}
    for _, at, number in ranked:
        if at not in found and number not in found.values():
            found[at] = number
    known = {at for (at, _), score in scores.items() if score >= SURE} | found.keys()
    beside = sum(leaf.is_beside for leaf in band.leaves)
    enough = max(_FEWEST, _ENOUGH * max(len(heads), len(band.leaves) - beside))
    return found if len(known) >= enough and found else None


Scores = Mapping[tuple[int, int], float]
"""By the places of a column here and on the form: how well its own caption is that of the other."""


def _ranked(judge: Judge, band: Band, heads: Sequence[Head], scores: Scores) -> Iterator[tuple[float, int, int]]:
    """Yield how well each column goes with each of the form's, as far as it does."""
    for (at, number), score in scores.items():
        kin = _kin(judge, band.leaves[number], heads[at])
        if kin is None:
            continue
        alike = sum(other >= SURE for (one, _), other in scores.items() if one == at)
        if score >= SURE and (kin >= 0 or alike == 1):
            yield score + kin, at, number
        elif LIKELY <= score < SURE and kin >= 0:
            rivals = (one for one, other in scores.items() if other >= LIKELY and (one[0] == at) != (one[1] == number))
            if next(rivals, None) is None:
                yield score + kin, at, number


def _kin(judge: Judge, leaf: Leaf, head: Head) -> int | None:
    """Return whether a column stands below captions of the form's: 1, -1, 0 where none is there; None below others."""
    pairs = [(item, one) for item in leaf.above for one in head.above]
    if any(are_others(item.box.text.text, one.shown) for item, one in pairs):
        return None
    if not pairs:
        return 0
    return 1 if any(judge.score(item, Slot(one.shown, one)) >= LIKELY for item, one in pairs) else -1
