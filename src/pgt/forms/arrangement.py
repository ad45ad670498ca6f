"""The columns below a header in the order of the form: the words of a header say what stands below it, not its place.

Rows are laid along lines from left to right, which follows no other order of columns. So before that, columns that
stand in another order are put into the form's, each cell remembering where it was found; a column between them that
the form does not have is set aside and listed, and so is what stands where nothing says which column it is in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pgt.diagnostics import Text
from pgt.forms import findings
from pgt.forms.ends import Ends
from pgt.forms.findings import Leftover
from pgt.forms.judge import Judge
from pgt.forms.labels import bare, plain
from pgt.forms.lines import Item, Program
from pgt.forms.numbers import number as figure
from pgt.forms.order import Column, Header
from pgt.forms.slots import Slot
from pgt.grid import Cell, Grid, Row

_SURE = 3.0
_LIKELY = 1.0
_FEWEST = 4
"""Captions that make a header of a list: a row of a form with fewer is no list of columns."""
_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class Arranged:
    """A grid in the order of a form, and by row what was set aside for that."""

    grid: Grid
    aside: Mapping[int, Sequence[Leftover]]


@dataclass(slots=True)
class _Rows:
    """The rows of a grid while they are arranged."""

    cells: list[list[Cell]]
    exact: bool
    """Whether the columns of cells are known, and not just how many cells stand before them."""
    aside: dict[int, list[Leftover]] = field(default_factory=dict)

    def arrange(self, row: int, header: Header, count: int) -> None:
        """Put the cells of a row below *header*, which has *count* cells, into the order of the form."""
        cells = self.cells[row]
        strangers, starts = header.strangers(), header.starts()
        if header.in_order and not strangers and not header.divided:
            return
        if not self.exact and len(cells) != count:
            self.set_all_aside(row, findings.NO_COLUMN)
            return
        is_alone = sum(bool(cell.shown.strip()) for cell in cells) == 1
        for cell in list(cells):
            over = [one for one in header.columns if one.start < cell.column + cell.columns and cell.column < one.stop]
            if not over or (is_alone and len(over) == len(header.columns)):
                continue
            if over[0] in header.divided and cell.columns < over[0].stop - over[0].start:
                self.set_aside(row, cell, findings.divided(_named(over)))
            elif any(one in strangers for one in over):
                self.set_aside(row, cell, findings.stranger(_named(over)))
            elif all(starts[one.start] - one.start == starts[over[0].start] - over[0].start for one in over):
                new = cell.column + starts[over[0].start] - over[0].start
                width = min(cell.columns, over[-1].stop - cell.column)
                cells[cells.index(cell)] = replace(cell, column=new, columns=width)
            else:
                self.set_aside(row, cell, findings.NO_COLUMN)
        cells.sort(key=lambda cell: cell.column)

    def arrange_sum(self, row: int, header: Header) -> None:
        """Let the figures of a row of sums change places where the columns that they stand in do."""
        figures = [cell for cell in self.cells[row] if figure(cell.shown) is not None]
        starts = header.starts()
        columns = [starts.get(cell.column, cell.column) for cell in figures]
        if columns != sorted(columns):
            others = [cell for cell in self.cells[row] if cell not in figures]
            moved = (replace(cell, column=column) for cell, column in zip(figures, columns, strict=True))
            self.cells[row] = sorted([*others, *moved], key=lambda cell: cell.column)

    def strip(self, row: int, header: Header) -> None:
        """Set aside what stands right of all columns, beyond where a row may have slipped to."""
        if self.exact and header.is_whole:
            for cell in [cell for cell in self.cells[row] if cell.column > header.edge]:
                self.set_aside(row, cell, findings.NO_BOX)

    def set_all_aside(self, row: int, why: Text) -> None:
        """Take all cells of a row out."""
        for cell in list(self.cells[row]):
            self.set_aside(row, cell, why)

    def set_aside(self, row: int, cell: Cell, why: Text) -> None:
        """Take a cell out, and list what stands in it."""
        self.cells[row].remove(cell)
        if cell.shown.strip():
            self.aside.setdefault(row, []).append(Leftover(cell.place, cell.shown, why))


def _named(columns: Sequence[Column]) -> str:
    return "、".join("".join(column.cell.shown.split()) for column in columns)


class Arranger:
    """The headers of one form, for every grid that is read on it."""

    def __init__(self, program: Program, judge: Judge) -> None:
        self.judge = judge
        # Labels with nothing below them head nothing: they are for the seals.
        last = max((at for at, line in enumerate(program.lines) if not line.heads_columns), default=-1)
        others = [line for at, line in enumerate(program.lines) if at > last or not line.heads_columns]
        heads = [
            line.shown(frozenset(number for number, _ in line.lefts))
            for line in program.lines[: last + 1]
            if line.heads_columns
        ]
        every = [[item for item in items if not item.below] for items in heads]
        self.headers = [items for items in every if sum(item.is_caption for item in items) >= _FEWEST]
        self.words = {bare(item.box.text.text) for items in self.headers for item in items if item.is_caption}
        self.captions = {plain(item.box.text.text) for items in every for item in items if item.is_caption}
        self.ends = Ends(judge, others, self.captions)

    def arranged(self, grid: Grid) -> Arranged:
        """Return *grid* with the columns below each header in the order of the form."""
        headers = [None if row.loose else self.header_of(row) for row in grid.rows]
        if not any(headers):
            return Arranged(grid, {})
        spans = grid.aligned or any(cell.columns > 1 or cell.rows > 1 for _, cell in grid.placed())
        rows = _Rows([list(row.cells) for row in grid.rows], exact=spans)
        for at, header in enumerate(headers):
            if header is not None:
                self.arrange(rows, grid, headers, at, header)
        changed = (replace(row, cells=tuple(cells)) for row, cells in zip(grid.rows, rows.cells, strict=True))
        return Arranged(replace(grid, rows=tuple(changed)), rows.aside)

    def arrange(self, rows: _Rows, grid: Grid, headers: Sequence[Header | None], at: int, header: Header) -> None:
        """Put the row *at*, which is *header*, and what stands below it into the order of the form."""
        if at + 1 < len(headers) and headers[at + 1] is None:
            header = replace(header, divided=self.divided(header, grid.rows[at + 1]))
        end = self.end(grid, headers, at)
        if end < len(headers) and self.ends.is_sum(grid.rows[end]):
            rows.arrange_sum(end, header)
        for row in range(at, end):
            if headers[row] is None and self.ends.is_no_indicator(grid.rows[row], header, exact=rows.exact):
                rows.set_all_aside(row, findings.OUTSIDE)
            elif row > at and not header.in_order and self.ends.has_slipped(grid.rows[row], header):
                rows.set_all_aside(row, findings.NO_COLUMN)
            else:
                rows.strip(row, header)
                rows.arrange(row, header, len(grid.rows[at].cells))

    def end(self, grid: Grid, headers: Sequence[Header | None], at: int) -> int:
        """Return the row that ends what stands below the header in the row *at*, which may go on in the next one."""
        first = at + 1
        while first < len(headers) and (below := headers[first]) is not None:
            above = headers[first - 1]
            if above is not None and above.is_replaced_by(below):
                return first
            first += 1
        rows = range(first, len(headers))
        return next((row for row in rows if headers[row] is not None or self.ends.is_end(grid.rows[row])), len(headers))

    def divided(self, header: Header, row: Row) -> tuple[Column, ...]:
        """Return the columns of *header* that a row of captions divides, which are none of the form."""
        cells = [cell for cell in row.cells if cell.shown.strip()]
        wide = [column for column in header.columns if column.cell.columns > 1]
        below = [[one for one in cells if column.start <= one.column < column.stop] for column in wide]
        if sum(map(len, below)) < len(cells) or any(plain(cell.shown) in self.captions for cell in cells):
            return ()
        return tuple(column for column, own in zip(wide, below, strict=True) if len(own) > 1)

    def header_of(self, row: Row) -> Header | None:
        """Return the columns that a row heads, None where it is no header."""
        cells = [cell for cell in row.cells if cell.shown.strip()]
        if sum(bare(cell.shown) in self.words for cell in cells) < _FEWEST:
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
        columns = tuple(
            Column(cell, stop, best.get(at)) for at, (cell, stop) in enumerate(zip(cells, stops, strict=True))
        )
        captions = {item.box.text.text for item in items if item.has_words}
        last = columns[-1]
        width = items[last.place].end - items[last.place].start if last.place is not None else 1
        return Header(
            columns,
            edge=max(last.stop, last.start + width) if last.cell.columns == 1 else last.stop,
            is_whole=items[-1].has_words and captions == {items[number].box.text.text for number in best.values()},
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
            if scores[at, number] >= _SURE and at not in found and number not in found.values():
                found[at] = number
        free = [
            (at, number)
            for (at, number), score in scores.items()
            if score >= _LIKELY and at not in found and number not in found.values()
        ]
        cells_of, captions_of = Counter(number for _, number in free), Counter(at for at, _ in free)
        found |= {at: number for at, number in free if cells_of[number] == captions_of[at] == 1}
        return _in_turn(items, found)


def _in_turn(items: Sequence[Item], found: Mapping[int, int]) -> dict[int, int]:
    """Let captions that say the same be found from left to right, however well each of them is written."""
    alike: dict[str, list[int]] = {}
    for number in sorted(found.values(), reverse=True):
        alike.setdefault(items[number].box.text.text, []).append(number)
    return {at: alike[items[found[at]].box.text.text].pop() for at in sorted(found)}


def _is_even(items: Sequence[Item], found: Iterable[int]) -> bool:
    """Whether two lists side by side, whose captions are the same, are both there, or one of them."""
    times = Counter(item.box.text.text for item in items)
    there = Counter(items[number].box.text.text for number in found)
    return len({there[words] for words, count in times.items() if count > 1}) <= 1
