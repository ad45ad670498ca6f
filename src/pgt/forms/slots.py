"""The cells of a grid row by row, as they are laid along the lines of a form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from pgt.grid import Cell, Grid


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell of a row, or what reaches into the row of one above."""

    text: str
    cell: Cell
    below: bool = False
    again: bool = False
    """Whether it says just what the cell above it does, as the cells of a merged one do that was taken apart."""

    column: int = field(init=False)
    """Where it begins."""
    is_blank: bool = field(init=False)
    """Whether there is nothing in it to be placed."""

    def __post_init__(self) -> None:
        """Look once at what is asked for every box of a form."""
        object.__setattr__(self, "column", self.cell.column)
        object.__setattr__(self, "is_blank", self.below or not self.text or self.text.isspace())


def slots_of(grid: Grid) -> list[list[Slot]]:
    """Return the cells of every row, with those that reach into it from above; blanks at its end are left off."""
    rows: list[list[Slot]] = []
    reaching: list[tuple[Cell, int]] = []
    for row in grid.rows:
        found = [Slot(cell.shown, cell, below=True) for cell, _ in reaching]
        found += [Slot(cell.shown, cell) for cell in row.cells]
        found.sort(key=lambda slot: slot.column)
        while found and not found[-1].below and found[-1].is_blank:
            found.pop()
        above = {slot.column: _words(slot) for slot in rows[-1]} if rows else {}
        found = [replace(slot, again=bool(slot.text) and above.get(slot.column) == _words(slot)) for slot in found]
        rows.append(found)
        reaching = [(cell, left - 1) for cell, left in reaching if left > 1]
        reaching += [(cell, cell.rows - 1) for cell in row.cells if cell.rows > 1]
    return rows


def _words(slot: Slot) -> str:
    """Return what a cell says, however its lines are broken and its thousands are set apart."""
    return _THOUSANDS.sub("", "".join(slot.text.split()))


_THOUSANDS = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
