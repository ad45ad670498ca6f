"""The rows of a grid while their cells are put into the order of a form, and what is set aside for that."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pgt.diagnostics import Text
from pgt.forms import findings
from pgt.forms.findings import Leftover, Remark
from pgt.forms.labels import plain
from pgt.forms.meanings import is_count
from pgt.forms.numbers import number as figure
from pgt.forms.order import Column, Header
from pgt.grid import Cell, Grid


@dataclass(frozen=True, slots=True)
class Arranged:
    """A grid in the order of a form, and by row what was set aside for that, and what is to be said about it."""

    grid: Grid
    aside: Mapping[int, Sequence[Leftover]] = field(default_factory=dict)
    remarks: Mapping[int, Sequence[Remark]] = field(default_factory=dict)
    absent: Mapping[int, frozenset[int]] = field(default_factory=dict)
    """By the row of a header: where the form has columns for which it has others."""


@dataclass(slots=True)
class Rows:
    """The rows of a grid while they are arranged."""

    cells: list[list[Cell]]
    exact: bool
    """Whether the columns of cells are known, and not just how many cells stand before them."""
    aside: dict[int, list[Leftover]] = field(default_factory=dict)
    remarks: dict[int, list[Remark]] = field(default_factory=dict)
    whole: set[int] = field(default_factory=set)
    """Rows of a text that are no pieces of others."""

    def arrange(self, row: int, header: Header, *, is_sum: bool = False) -> None:
        """Put the cells of a row below *header* into the order of the form; what names sums may be as wide as any."""
        cells = self.cells[row]
        if header.is_as_printed:
            return
        strangers, starts = header.strangers(), header.starts()
        is_alone = sum(bool(cell.shown.strip()) for cell in cells) == 1
        for cell in list(cells):
            over = header.over(cell)
            if not over or (is_alone and len(over) == len(header.columns)):
                continue
            if over[0] in header.divided and cell.columns < over[0].stop - over[0].start:
                self.set_aside(row, cell, findings.divided(_named(over)))
            elif any(one in strangers for one in over):
                if not (is_sum and figure(cell.shown, "%") is None):
                    self.set_stranger_aside(row, cell, over)
            elif all(starts[one.start] - one.start == starts[over[0].start] - over[0].start for one in over):
                new = cell.column + starts[over[0].start] - over[0].start
                width = min(cell.columns, over[-1].stop - cell.column)
                cells[cells.index(cell)] = replace(cell, column=new, columns=width)
            elif not is_sum:
                self.set_aside(row, cell, findings.NO_COLUMN)
        cells.sort(key=lambda cell: cell.column)

    def uncaptioned(self, row: int, header: Header) -> list[Cell]:
        """Return what stands in columns that have no caption of their own."""
        every = ((cell, header.over(cell)) for cell in self.cells[row] if cell.shown.strip())
        return [cell for cell, over in every if over and cell.column >= over[0].start + over[0].cell.columns]

    def set_uncaptioned_aside(self, row: int, header: Header, times: Mapping[int, int]) -> None:
        """Take out what stands in a column without a caption, in which there are cells so many *times*.

        If there is a single one, and nothing where the caption before it is, the row has slipped.
        """
        filled = {cell.column for cell in self.cells[row] if cell.shown.strip()}
        for cell in self.uncaptioned(row, header):
            if times[cell.column] > 1 or header.over(cell)[0].start in filled:
                self.set_aside(row, cell, findings.NO_CAPTION)

    def arrange_captions(self, row: int, cells: Sequence[Cell], header: Header, words: Container[str]) -> None:
        """Put *cells*, a row of a header of several, into the order of the form: a caption goes with its columns.

        Those that the form has, in *words*, say nothing where their columns are others, and are not listed.
        """
        strangers, starts = header.strangers(), header.starts()
        self.cells[row] = list(cells)
        for cell in cells:
            over = header.over(cell)
            known = [one for one in over if one not in strangers]
            if over and not known and plain(cell.shown) in words and cell.place != over[0].cell.place:
                self.cells[row].remove(cell)
            elif over and not known:
                self.set_stranger_aside(row, cell, over)
            elif known:
                width = sum(one.stop - one.start for one in known)
                moved = replace(cell, column=min(starts[one.start] for one in known), columns=width)
                self.cells[row][self.cells[row].index(cell)] = moved
        self.cells[row].sort(key=lambda cell: cell.column)

    def arrange_sum(self, row: int, header: Header) -> None:
        """Let the figures of a row of sums change places where the columns that they stand in do."""
        strangers, starts = header.strangers(), header.starts()
        figures = []
        for cell in [cell for cell in self.cells[row] if figure(cell.shown) is not None]:
            over = header.over(cell)
            if len(over) == 1 and over[0] in strangers:
                self.set_stranger_aside(row, cell, over)
            else:
                figures.append(cell)
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

    def set_stranger_aside(self, row: int, cell: Cell, over: Sequence[Column]) -> None:
        """Take out a cell of a column that the form does not have; of one that counts the rows it is said once."""
        caption = over[0].cell
        if not is_count(caption.shown):
            why = next((one.why for one in over if one.why is not None), None)
            self.set_aside(row, cell, why or findings.stranger(_named(over)))
        elif cell.place == caption.place:
            self.cells[row].remove(cell)
            self.remarks.setdefault(row, []).append(Remark(cell.place, findings.numbers(_named(over))))
        elif figure(cell.shown) is not None:
            self.cells[row].remove(cell)
        else:
            self.set_aside(row, cell, findings.stranger(_named(over)))

    def set_aside(self, row: int, cell: Cell, why: Text) -> None:
        """Take a cell out, and list what stands in it."""
        self.cells[row].remove(cell)
        if cell.shown.strip():
            self.aside.setdefault(row, []).append(Leftover(cell.place, cell.shown, why))


def _named(columns: Sequence[Column]) -> str:
    return "、".join("".join(column.cell.shown.split()) for column in columns)
