"""What a table's text consists of.

Columns are kept relative to where an entry stands, so that it can be put in another place, and two parts are equal when
they are written alike, wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, Self

from pgt.edit import scalar
from pgt.source import BLANK

_COMMENT = re.compile(r"(?<!\S)#.*")


class Line(NamedTuple):
    """A line that is no entry's first: a comment, a line of a text, or an empty line."""

    indent: int | None
    """Blanks before it, more than its entry has; None for an empty line."""
    text: str

    @property
    def comment(self) -> str:
        """The comment on a line between entries, where hardly anything else can stand (`---` can)."""
        match = _COMMENT.search(self.text)
        return match[0].rstrip() if match else ""


EMPTY = Line(None, "")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value, as YAML reads it and as it is written."""

    value: str
    style: str
    """The sign that it begins with: a quote, `|`, `>`, or nothing."""
    first: str
    rest: tuple[Line, ...] = ()

    @classmethod
    def of(cls, value: str | Decimal) -> Self:
        """Return *value* as pgt itself writes it: without quotes where it can be, lines as a literal block."""
        written = scalar(value, 0)
        first, *rest = written.split("\n")
        style = first[0] if first[:1] in {'"', "|"} else ""
        lines = tuple(Line(2, line[2:]) if line else EMPTY for line in rest)
        return cls(value if isinstance(value, str) else written, style, first, lines)

    @property
    def content(self) -> str | None:
        """The text, or None where nothing is written."""
        blank = not self.value or self.value.isspace() or (not self.style and self.value in BLANK)
        return None if blank else self.value


NOTHING = Scalar("", "", "")
"""What stands behind a key whose value was left out."""


@dataclass(frozen=True, slots=True)
class Block:
    """Entries one below the other: the keys of a mapping or the items of a list."""

    entries: tuple[Entry, ...]
    is_list: bool = False
    step: int = 2
    """How much further in its entries stand than the entry that it is the value of."""
    tail: tuple[Line, ...] = ()
    """Comments below the last entry that are set in as far as the entries."""
    braces: tuple[str, tuple[Line, ...]] | None = None
    """The block as it is written within braces: first line and rest. Entries that have changed are written below."""

    def entry(self, key: str) -> Entry | None:
        """Return the entry under *key*."""
        return next((entry for entry in self.entries if entry.key == key), None)


Value = Scalar | Block


@dataclass(frozen=True, slots=True)
class Entry:
    """A key or a dash with its value, and the comments that belong to it."""

    key: str | None
    """None for an item of a list."""
    head: str
    """The key and its colon, or the dash."""
    value: Value
    gap: str = " "
    above: tuple[Line, ...] = ()
    beside: str = ""
    """What follows on the line: blanks, and a comment."""
    versions: tuple[tuple[Entry, ...], tuple[Entry, ...]] | None = None
    """Where a merge could not decide: what stands here on either side, perhaps nothing."""

    @classmethod
    def of(cls, key: str | None, value: Value) -> Self:
        """Return *value* under *key*, or as an item of a list, as pgt itself writes it."""
        return cls(key, "-" if key is None else f"{scalar(key, None)}:", value)

    @property
    def comment(self) -> str:
        """The comment beside it."""
        return self.beside.strip()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole table."""

    head: tuple[Line, ...]
    """What stands above the first key: the editor's line and remarks about the whole table."""
    root: Block

    def comments(self) -> Iterator[str]:
        """Yield every comment, from top to bottom."""
        yield from _comments(self.head)
        yield from _comments_of(self.root)


def _comments_of(block: Block) -> Iterator[str]:
    for entry in block.entries:
        yield from _comments(entry.above)
        if entry.comment:
            yield entry.comment
        if isinstance(entry.value, Block):
            yield from _comments_of(entry.value)
    yield from _comments(block.tail)


def _comments(lines: tuple[Line, ...]) -> Iterator[str]:
    yield from (line.comment for line in lines if line.comment)
