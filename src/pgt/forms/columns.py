"""Where the columns of a form stand in a document, as its headers say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from pgt.forms.lines import Item, Line
from pgt.forms.slots import Slot

_BELOW_ITS_HEADER = 0.9
_ELSEWHERE = -4.2
_LOOSELY_ELSEWHERE = -0.3
_ACROSS = -0.8
_BEYOND = -6.0
_IN_ITS_COLUMN = 0.25
NO_EDGE = 1 << 20


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that the headers above a row name; without a header, cells are expected where the form has them."""

    headers: Mapping[int, range] = field(default_factory=lambda: MappingProxyType({}))
    """By the first column of its box: the columns that each header covers."""
    edge: int = NO_EDGE
    """Where they all end."""
    count: int = 0
    """How many cells the last header has."""
    merged: Mapping[int, range] | None = None
    """The same for what reaches down from the rows above, where the row itself has slipped."""
    exact: bool = True
    """Whether the columns of cells are known, and not just how many cells stand before them."""
    others: frozenset[int] = frozenset()
    """The boxes that have no column, by where they begin: the header has another one in their place."""

    def below(self, pairs: Iterable[tuple[Item, Slot]], last: int, count: int, others: frozenset[int]) -> Columns:
        """Return the columns below a header of *count* cells, whose boxes end at the column *last* of the form.

        *others* are the boxes for which it has other columns.
        """
        heads = [(item, slot.cell) for item, slot in pairs if item.has_words and not slot.is_blank]
        new = {item.start: range(cell.column, cell.column + cell.columns) for item, cell in heads}
        ends = (
            cell.column + (cell.columns if self.exact and cell.columns > 1 else item.end - item.start)
            for item, cell in heads
            if item.end == last
        )
        edge = max(ends, default=self.edge)
        return replace(self, headers={**self.headers, **new}, edge=edge, count=count, others=self.others | others)

    def within(self, others: Columns) -> Columns:
        """Return the same columns with those of *others*, the header before, that it does not name itself."""
        return replace(self, headers={**others.headers, **self.headers})

    def slipped(self, by: int, first: int = 0) -> Columns:
        """Return the columns for a row that stands that much further right, from the column *first* of the form on."""
        headers = {
            start: range(head.start + by, head.stop + by) if start >= first else head
            for start, head in self.headers.items()
        }
        return replace(self, headers=headers, edge=self.edge + by, merged=self.headers)

    def speak_for(self, item: Item, slot: Slot) -> float:
        """Return what the place of *slot* says for its being the box of *item*."""
        if slot.is_blank and not slot.below:
            return 0.0
        if slot.column >= self.edge or item.start in self.others:
            return _BEYOND
        headers = self.merged if slot.below and self.merged is not None else self.headers
        header = headers.get(item.start)
        if header is None:
            return _IN_ITS_COLUMN if slot.column == item.start else 0.0
        if not self.exact:
            return _BELOW_ITS_HEADER if slot.column == header.start else _LOOSELY_ELSEWHERE
        end = slot.column + slot.cell.columns
        if end <= header.start or slot.column >= header.stop:
            return _ELSEWHERE
        others = (head for start, head in headers.items() if not item.start <= start < item.end)
        across = _ACROSS * sum(slot.column <= head.start < end for head in others)
        return across + _BELOW_ITS_HEADER * (slot.column == header.start)

    def has(self, item: Item, slot: Slot) -> bool:
        """Whether *slot* stands just where the header of *item* does."""
        return item.start not in self.headers or slot.column == self.headers[item.start].start


class Headings:
    """Which header stands above each line of a form; a header of several rows is one."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.above: list[int] = []
        """By line: the number of the header above it, -1 where there is none; a header's own rows have none."""
        self._said: dict[Captions, set[int]] = {}
        header, was_header = -1, False
        for line in lines:
            is_header = line.is_heading
            header += is_header and not was_header
            if is_header:
                self._said.setdefault(_captions(line), set()).add(header)
            was_header = is_header
            self.above.append(-1 if is_header else header)

    def of(self, line: Line) -> Iterable[int]:
        """Return the headers that have a row like *line*."""
        return self._said.get(_captions(line), ())


Captions = tuple[tuple[int, int, str], ...]


def _captions(line: Line) -> Captions:
    return tuple((item.start, item.end, item.box.text.text) for item in line.items if line.heads(item))
