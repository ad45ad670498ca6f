"""The rows of a document that head its lists: which captions they are of the form's, and which are none of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pgt.diagnostics import Text
from pgt.forms import findings
from pgt.forms.bands import Band, Leaf, bands_of
from pgt.forms.heads import Head, heads_of, matched, strung
from pgt.forms.judge import LIKELY, SURE, Judge
from pgt.forms.labels import bare, plain
from pgt.forms.lines import Item, Program
from pgt.forms.meanings import meaning
from pgt.forms.numbers import number as figure
from pgt.forms.order import Column, Header
from pgt.forms.slots import Slot
from pgt.grid import Cell, Grid, Row

_FEWEST = 4
"""Captions that make a header of a list, one of them perhaps another than the form's: fewer head no columns."""
_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class Span:
    """A header, and the rows that it stands in."""

    first: int
    last: int
    header: Header
    cells: tuple[tuple[Cell, ...], ...] = ()
    """Of a header of several rows: its captions, each as wide as the columns that it heads."""
    leaves: tuple[Leaf | None, ...] = ()
    """Of a header of several rows: what the form has, column by column."""


class Captions:
    """The captions of one form."""

    def __init__(self, program: Program, judge: Judge, last: int) -> None:
        self.judge = judge
        self.bands = tuple(bands_of(program))
        heads = [at for at, line in enumerate(program.lines[: last + 1]) if line.is_heading]
        every = [(_captions(program, at), _labels_below(program, at), program.lines[at].heads_columns) for at in heads]
        self.every = [items for items, _, heads_list in every if heads_list]
        self.labels = {id(items): labels for items, labels, _ in every}
        """By the identity of the captions of a header: what the rows below it are called."""
        self.headers = [
            items
            for items, labels, heads_list in every
            if sum(item.is_caption if heads_list else item.has_words for item in items) >= _FEWEST
            and (heads_list or labels)
        ]
        self.words = {bare(item.box.text.text) for items in self.headers for item in items if item.is_caption}

    def spans(self, grid: Grid, *, exact: bool) -> Iterator[Span]:
        """Yield the headers of a grid, from the first to the last."""
        at = 0
        while at < len(grid.rows):
            span = None if grid.rows[at].loose else self.span_at(grid, at, exact=exact)
            if span:
                yield span
            at = span.last + 1 if span else at + 1

    def span_at(self, grid: Grid, at: int, *, exact: bool) -> Span | None:
        """Return the header that begins in a row, None where there is none."""
        for band in self.bands:
            for height in range(band.height, 1, -1):
                rows = grid.rows[at : at + height]
                if len(rows) == height and not any(row.loose for row in rows):
                    span = self.of_several(band, at, rows, exact=exact)
                    if span:
                        return span
        header = self.header_of(grid.rows[at])
        return Span(at, at, header) if header else None

    def of_several(self, band: Band, at: int, rows: Sequence[Row], *, exact: bool) -> Span | None:
        """Return the header that *rows* are together."""
        if not all(self.has_captions(band, row) for row in rows):
            return None
        found = (heads_of(rows), [row.cells for row in rows]) if exact else strung(self.judge, band, rows)
        places = matched(self.judge, band, found[0]) if found else None
        if found is None or places is None:
            return None
        heads, lines = found
        columns = tuple(
            Column(head.cell, head.stop, places.get(number), self.why_not(band, places, number, head))
            for number, head in enumerate(heads)
        )
        last = columns[-1]
        width = 1
        if last.place is not None:
            item = band.leaves[last.place].item
            width = item.end - item.start
        header = Header(
            columns,
            edge=max(last.stop, last.start + width) if last.stop == last.start + 1 else last.stop,
            is_whole=len(places) == len(band.leaves),
            absent=_absent([leaf.item for leaf in band.leaves], places.values(), columns),
        )
        cells = tuple(tuple(_widened(cell, heads) for cell in line) for line in lines)
        leaves = tuple(None if one.place is None else band.leaves[one.place] for one in columns)
        return Span(at, at + len(rows) - 1, header, cells, leaves)

    def has_captions(self, band: Band, row: Row) -> bool:
        """Whether there are captions of *band* in a row, and no figures."""
        cells = [cell for cell in row.cells if cell.shown.strip()]
        items = [*(leaf.item for leaf in band.leaves), *band.groups]
        found = any(self.judge.score(item, Slot(cell.shown, cell)) >= LIKELY for item in items for cell in cells)
        return found and all(figure(cell.shown, "%") is None for cell in cells)

    def why_not(self, band: Band, places: Mapping[int, int], number: int, head: Head) -> Text | None:
        """Return why a column is none of the form's, if it is none."""
        if number in places:
            return None
        slot = Slot(head.cell.shown, head.cell)
        alike = max(self.judge.score(leaf.item, slot) for leaf in band.leaves)
        if any(self.judge.score(item, slot) >= max(SURE, alike) for item in band.groups):
            return findings.undivided(_one_line(head.cell))
        named = (*head.above[-1:], head.cell) if alike >= SURE else (head.cell,)
        return findings.stranger("、".join(map(_one_line, named)))

    @staticmethod
    def why_other(items: Sequence[Item], taken: Iterable[Item], cell: Cell) -> Text | None:
        """Return why a caption is none of *items*, where it is known to mean something else than all that are left."""
        means, there = meaning(cell.shown), {id(item.box) for item in taken}
        if means is None or any(meaning(item.box.text.text) == means for item in items if id(item.box) not in there):
            return None
        return findings.stranger(_one_line(cell))

    def header_of(self, row: Row) -> Header | None:
        """Return the columns that a row heads, None where it is no header."""
        cells = [cell for cell in row.cells if cell.shown.strip()]
        there = sum(bare(cell.shown) in self.words for cell in cells)
        if there < _FEWEST - 1:
            return None
        best: dict[int, int] = {}
        items: Sequence[Item] = ()
        for header in self.headers:
            found = self.matched(header, cells)
            count, others = len(header), sum(not item.is_caption for item in header)
            if len(found) > len(best) and len(found) >= _ENOUGH * (max(len(cells), count) - others):
                best, items = found, header
        if not best or not _is_even(items, best.values()):
            return None
        stops = [*(cell.column for cell in cells[1:]), cells[-1].column + cells[-1].columns]
        taken = [items[number] for number in best.values()]
        columns = tuple(
            Column(cell, stop, best.get(at), None if at in best else self.why_other(items, taken, cell))
            for at, (cell, stop) in enumerate(zip(cells, stops, strict=True))
        )
        is_sure = there >= _FEWEST or (len(best) >= _FEWEST and self.labels[id(items)])
        if not is_sure and all(column.why is None for column in columns):
            return None
        captions = {item.box.text.text for item in items if item.has_words}
        last = columns[-1]
        width = items[last.place].end - items[last.place].start if last.place is not None else 1
        return Header(
            columns,
            edge=max(last.stop, last.start + width) if last.cell.columns == 1 else last.stop,
            is_whole=items[-1].has_words and captions == {item.box.text.text for item in taken},
            absent=_absent(items, best.values(), columns),
            labels=self.labels[id(items)],
        )

    def matched(self, items: Sequence[Item], cells: Sequence[Cell]) -> dict[int, int]:
        """Return by its place which caption each cell is: by the same words, or as the only one that is like it."""
        scores = {
            (at, number): self.judge.score(item, Slot(cell.shown, cell))
            for at, cell in enumerate(cells)
            for number, item in enumerate(items)
            if item.has_words
        }
        found: dict[int, int] = {}
        for at, number in sorted(scores, key=lambda pair: (-scores[pair], pair)):
            if scores[at, number] >= SURE and at not in found and number not in found.values():
                found[at] = number
        free = [
            (at, number)
            for (at, number), score in scores.items()
            if score >= LIKELY and at not in found and number not in found.values()
        ]
        cells_of, captions_of = Counter(number for _, number in free), Counter(at for at, _ in free)
        found |= {at: number for at, number in free if cells_of[number] == captions_of[at] == 1}
        return _in_turn(items, found)


def _captions(program: Program, at: int) -> list[Item]:
    line = program.lines[at]
    return [item for item in line.shown(frozenset(number for number, _ in line.lefts)) if not item.below]


def _labels_below(program: Program, at: int) -> frozenset[str]:
    """Return the labels of the rows below a header that stand with it at the right of one box."""
    beside = {id(item.box) for item in program.lines[at].items}
    found: set[str] = set()
    for line in program.lines[at + 1 :]:
        if line.is_heading or not any(item.below and id(item.box) in beside for item in line.items):
            break
        found |= {plain(item.box.text.text) for item in line.items if item.is_label and not item.below}
    return frozenset(found)


def _absent(items: Sequence[Item], found: Iterable[int], columns: Iterable[Column]) -> frozenset[int]:
    """Return where the form has the captions of *items* that are not *found*, if the header has others instead."""
    there = {*found}
    is_other = any(column.why is not None for column in columns)
    return frozenset(
        item.start for number, item in enumerate(items) if is_other and item.is_caption and number not in there
    )


def _one_line(cell: Cell) -> str:
    return "".join(cell.shown.split())


def _widened(cell: Cell, heads: Sequence[Head]) -> Cell:
    """Return a caption as wide as the columns that it heads."""
    own = [head for head in heads if head.cell is cell or any(one is cell for one in head.above)]
    return replace(cell, column=own[0].start, columns=own[-1].stop - own[0].start) if own else cell


def _in_turn(items: Sequence[Item], found: Mapping[int, int]) -> dict[int, int]:
    """Let captions that say the same be found from left to right, however well each of them is written."""
    alike: dict[str, list[int]] = {}
    for number in sorted(found.values(), reverse=True):
        alike.setdefault(items[number].box.text.text, []).append(number)
    return {at: alike[items[found[at]].box.text.text].pop() for at in sorted(found)}


def _is_even(items: Sequence[Item], found: Iterable[int]) -> bool:
    """Whether two lists side by side, whose captions are the same, are both there, or one of them.

    A caption may be another one in both.
    """
    times = Counter(item.box.text.text for item in items)
    there = Counter(items[number].box.text.text for number in found)
    return len({there[words] for words, count in times.items() if count > 1} - {0}) <= 1
