"""The columns that a row of captions heads, and the order that they stand in, here and on the form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pgt.diagnostics import Text
from pgt.grid import Cell


class Column(NamedTuple):
    """A header's cell with what stands below it, and the place in the form of its box, if it is known."""

    cell: Cell
    stop: int
    """Where the next one begins."""
    place: int | None
    why: Text | None = None
    """Why it is none of the form's, where its caption says so."""

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.cell.column


@dataclass(frozen=True, slots=True)
class Header:
    """The columns that a row heads."""

    columns: tuple[Column, ...]
    edge: int
    """Where the last of them ends, as on the form where its own cell is not merged."""
    is_whole: bool
    """Whether no caption of the form is missing."""
    divided: tuple[Column, ...] = ()
    """The columns that the row below divides, and the form does not."""
    absent: frozenset[int] = frozenset()
    """Where the form has columns for which there are others here."""
    labels: frozenset[str] = frozenset()
    """What the rows below it are called, where each has a name of its own."""

    @property
    def in_order(self) -> bool:
        """Whether the columns that are known stand as in the form."""
        places = [_place(column) for column in self.known()]
        return places == sorted(places)

    @property
    def is_as_printed(self) -> bool:
        """Whether the columns are the form's in its order, and no others."""
        return self.in_order and not self.divided and not self.strangers()

    def over(self, cell: Cell) -> list[Column]:
        """Return the columns that a cell stands in."""
        return [one for one in self.columns if one.start < cell.column + cell.columns and cell.column < one.stop]

    def moved(self) -> range:
        """Return which of the known columns stand in another order: from the first to the last of them."""
        places = [_place(column) for column in self.known()]
        others = [at for at, (here, there) in enumerate(zip(places, sorted(places), strict=True)) if here != there]
        return range(others[0], others[-1] + 1) if others else range(0)

    def strangers(self) -> list[Column]:
        """Return the columns that the form does not have.

        One without a known caption may go by another name, as long as the form has a box for it at that place; but
        not among those that stand in another order, nor if its caption is known to mean something else.
        """
        found: list[Column] = [column for column in self.columns if column.why is not None]
        before, gap, moved = -1, list[Column](), self.moved()[1:]
        places = iter(enumerate(sorted(_place(column) for column in self.known())))
        for column in self.columns:
            if column.place is None:
                gap += [column] if column.why is None else []
                continue
            at, place = next(places)
            if at in moved or (self.is_whole and len(gap) > place - before - 1):
                found += gap
            before, gap = place, []
        return [*found, *gap] if self.is_whole else found

    def known(self) -> list[Column]:
        """Return the columns whose box is known."""
        return [column for column in self.columns if column.place is not None]

    def is_replaced_by(self, below: Header) -> bool:
        """Whether the row below heads each of these columns anew: then this one heads nothing but itself."""
        starts = [column.start for column in below.columns]
        return all(any(column.start <= start < column.stop for start in starts) for column in self.columns)

    def starts(self) -> dict[int, int]:
        """Return where each column of the form is to begin, by where it begins in the file."""
        starts = {column.start: column.start for column in self.columns}
        moved = [self.known()[at] for at in self.moved()]
        at = moved[0].start if moved else 0
        for column in sorted(moved, key=_place):
            starts[column.start] = at
            at += column.stop - column.start
        return starts


def _place(column: Column) -> int:
    return -1 if column.place is None else column.place
