"""What the cells of a table belong to: the table itself, its goals, their indicators."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from pgt.form import Block, Box
from pgt.form.paths import LOOPS
from pgt.forms.lines import Loop
from pgt.forms.pattern import number_of
from pgt.grid import Cell


class Found(NamedTuple):
    """Words for one path, and where they stand."""

    text: str
    cell: Cell
    box: Box
    is_alone: bool = True
    """Whether the cell says this and nothing else."""
    inherited: bool = False
    """Whether they stand in a row above, and count for this one as well."""
    below: bool = False
    """Whether their cell began in a row above, and reaches into this one."""


@dataclass(slots=True)
class Element:
    """A table, or an element of one of its lists."""

    loop: Loop | None = None
    printed_by: Block | Box | None = None
    """What of the form prints it: a block, or a box that holds a list."""
    values: dict[str, list[Found]] = field(default_factory=dict)
    lists: dict[str, list[Element]] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)
    """How many elements each block has given to a list: several blocks may print the same one."""
    parts: dict[tuple[str, tuple[str, ...], str], list[Element]] = field(default_factory=dict)
    """The elements of lists that stand in boxes, by what those boxes are for: several may print the same ones."""

    def first(self, path: str) -> Found | None:
        """Return the words for *path*: those of a cell of their own before those out of a title."""
        found = self.values.get(path, [])
        return next((one for one in found if one.is_alone), found[0] if found else None)

    def text(self, path: str) -> str | None:
        """Return the words for *path*."""
        found = self.first(path)
        return found.text if found else None

    def number(self, each: str) -> int | None:
        """Return its place among the elements of *each*, if it says one."""
        name = name_of(each)
        text = self.text(f"{name}.number") or self.text(f"{name}.numeral")
        return number_of(text) if text else None

    def add(self, path: str, found: Found) -> None:
        """Add what was found; of boxes that are ticked, several may be."""
        there = self.values.setdefault(path, [])
        if there and found.box.tick and found.box.tick.of.kind == "choices":
            there[-1] = there[-1]._replace(text=f"{there[-1].text}、{found.text}")
        else:
            there.append(found)

    def begun(self, loop: Loop, each: str, number: int | None) -> Element:
        """Return the next element of a block's list: a new one, or the one that another block has begun."""
        elements = self.lists.setdefault(each, [])
        place = self.counts.get(loop.number, 0)
        self.counts[loop.number] = place + 1
        if not loop.block.only and not loop.block.named:
            known = [one for one in elements if number is not None and one.number(each) == number]
            if known:
                return known[0]
            if number is None and place < len(elements):
                return elements[place]
        elements.append(Element(loop, loop.block))
        return elements[-1]

    def listed(self, box: Box, each: str, place: int) -> Element:
        """Return an element that a box has begun: one that a block has begun as well is the same."""
        elements = self.lists.setdefault(each, [])
        if not box.only and not box.named and place < len(elements):
            return elements[place]
        elements.append(Element(printed_by=box))
        return elements[-1]


def name_of(loop: str) -> str:
    """Return what the elements of *loop* are called in paths."""
    return "item" if loop.startswith("lists.") else LOOPS[loop]
