"""The lines that a form prints, and which may follow which: an automaton that reads what ``fill`` writes.

A line is a row of boxes, with those at its left and above it that reach into it. An edge says which line may come next,
which repetitions begin with it, and what it costs to pass over the lines between, which a document may lack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from pgt.form import Block, Box, Form
from pgt.form.paths import YEARS


@dataclass(frozen=True, slots=True)
class Loop:
    """A block at one place of the form; what it repeats over, if it repeats."""

    number: int
    block: Block


@dataclass(frozen=True, slots=True)
class Item:
    """A box of a line and the columns that it covers; *below* where it began in a line above."""

    box: Box
    start: int
    end: int
    loops: tuple[Loop, ...] = ()
    """The blocks that it stands in, outermost first."""
    below: bool = False
    optional: bool = False
    """Whether it is blank once its list has ended, beside others that go on."""
    needed: bool = False
    """Whether its line is another one without it."""

    path: str = field(init=False)
    """The first value that it prints, empty where it prints none."""
    is_label: bool = field(init=False)
    """Whether it holds words alone."""
    is_caption: bool = field(init=False)
    """Whether it holds words, perhaps with the unit or a year among them: 金额（万元）, 2021年实际值."""
    has_words: bool = field(init=False)
    """Whether it holds words, perhaps with any values among them."""

    def __post_init__(self) -> None:
        """Look once at what is asked for every cell of a grid."""
        text, paths = self.box.text.text, self.box.text.paths
        object.__setattr__(self, "path", paths[0] if paths else "")
        object.__setattr__(self, "is_label", bool(text) and not paths)
        object.__setattr__(self, "is_caption", bool(text) and _OF_CAPTIONS.issuperset(paths))
        object.__setattr__(self, "has_words", self.is_caption or bool(_WORDS.search(_VALUES.sub("", text))))


_OF_CAPTIONS = frozenset({"amount_unit", *YEARS})
_VALUES = re.compile(r"\{[^}]*\}")
_WORDS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of boxes, with what reaches into it."""

    items: tuple[Item, ...]
    lefts: tuple[tuple[int, Item], ...] = ()
    """Boxes at the left of blocks, which the line shows where the block begins with it."""
    repeat: bool = False
    borderless: bool = False
    """Whether it may stand outside of the table, as a title does."""
    heads_next: bool = False
    """Whether each of its boxes, all with words, stands above one of the next line."""

    def shown(self, begun: frozenset[int]) -> tuple[Item, ...]:
        """Return the boxes of the line where the blocks *begun* begin with it."""
        lefts = (item if number in begun else replace(item, below=True) for number, item in self.lefts)
        return tuple(sorted((*lefts, *self.items), key=lambda item: item.start))

    @property
    def is_header(self) -> bool:
        """Whether it holds labels alone."""
        own = [item for item in self.items if not item.below]
        return all(item.is_caption for item in own if item.box.text.text) and any(item.is_label for item in own)

    @property
    def heads_columns(self) -> bool:
        """Whether its labels stand above what they name, few as its values are."""
        own = [item for item in self.items if not item.below and item.box.text.text]
        captions = sum(item.is_caption for item in own)
        return captions > 2 * (len(own) - captions) + 1

    @property
    def is_heading(self) -> bool:
        """Whether it says which columns the lines below it have."""
        return self.heads_next or self.heads_columns

    def heads(self, item: Item) -> bool:
        """Whether the words of *item* say what stands below it."""
        return item.has_words if self.heads_next else item.is_caption


class Entry(NamedTuple):
    """A way into a line: the blocks that begin with it, and the cost."""

    line: int
    begins: tuple[int, ...]
    cost: float


class Exit(NamedTuple):
    """A line that something may end with, and the cost of what is passed over."""

    line: int
    cost: float


@dataclass(frozen=True, slots=True)
class Program:
    """All lines of a form."""

    form: Form
    lines: tuple[Line, ...]
    first: tuple[Entry, ...]
    last: dict[int, float]
    """What it costs to end a table behind a line."""
    after: tuple[tuple[Entry, ...], ...]
    """By line: what may follow it."""
    loops: tuple[Loop, ...]
