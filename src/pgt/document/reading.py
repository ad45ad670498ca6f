"""A text taken apart along its node tree.

A comment belongs to the entry below it, unless it is set in further than that entry: then it ends the block above. What
is laid out as hardly anybody does (a value on the line below its key, a dash alone on a line, a comment set in further
than what it stands above) is straightened, so that the parts need not know of it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from pgt.document.parts import EMPTY, NOTHING, Block, Document, Entry, Line, Scalar, Value
from pgt.edit import scalar
from pgt.source import Source

_HEADER = re.compile(r"([|>][-+0-9]*)(.*)")
_LAST_LINE_BLANK = re.compile(r"\n +\n*$")


class _UnusualError(Exception):
    """The text holds what no table needs, and what cannot be moved about: `? key`, or a key that stands twice."""


class _Place(NamedTuple):
    """Where an entry begins."""

    line: int
    key: ScalarNode | None
    value: Node


class _Room(NamedTuple):
    """How far a block may reach: up to the line of what follows it, and where that and its own key stand."""

    end: int
    below: int
    parent: int

    def holds(self, column: int, comment: int) -> bool:
        """Whether a comment that is set in this far belongs to a block whose entries stand at *column*."""
        return comment >= column and comment > max(self.below, self.parent)


def read(source: Source) -> Document | None:
    """Take *source* apart; None where it has no keys, or holds what cannot be moved about."""
    if not isinstance(source.root, MappingNode) or not source.root.value:
        return None
    try:
        return _Reader(source.text).document(source.root)
    except _UnusualError:
        return None


class _Reader:
    """One walk through a text and its tree."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.starts = [0, *accumulate(len(line) + 1 for line in self.lines)]

    def document(self, root: MappingNode) -> Document:
        """Take the whole text apart, whose root is *root*."""
        line, column = root.start_mark.line, root.start_mark.column
        end = len(self.lines) - (not self.lines[-1])
        head = self._loose(0, line, 0)
        if root.flow_style:
            block = self._in_braces(root)
            below = (*_remark(self._behind(root)), *self._loose(root.end_mark.line + 1, end, 0))
            return Document(head, replace(block, step=0, tail=(*block.tail, *below)))
        block, _ = self._block(root, column, _Room(end, -1, -1))
        return Document(head, replace(block, step=column))

    def _block(self, node: CollectionNode, column: int, room: _Room) -> tuple[Block, int]:
        """Return the entries of *node*, which stand at *column*, and the line below the last that belongs to them."""
        places = self._places(node, column)
        entries = []
        used = places[0].line
        for place, following in zip(places, [*places[1:], None], strict=True):
            inner = _Room(following.line, column, column) if following else _Room(room.end, room.below, column)
            above = self._loose(used, place.line, column)
            entry, used = self._entry(place, column, above, inner)
            entries.append(entry)
        end = used
        for number in range(used, room.end):
            line = self.lines[number]
            if line.strip():
                if not room.holds(column, len(line) - len(line.lstrip(" "))):
                    break
                end = number + 1
        tail = self._loose(used, end, column)
        return Block(tuple(entries), isinstance(node, SequenceNode), tail=tail), end

    def _places(self, node: CollectionNode, column: int) -> list[_Place]:
        if isinstance(node, MappingNode):
            places = [_Place(key.start_mark.line, self._key(key), value) for key, value in node.value]
            if len({key.value for key, _ in node.value}) < len(places):
                raise _UnusualError
            return places
        return [_Place(self._dash(value, column), None, value) for value in node.value]

    def _key(self, key: Node) -> ScalarNode:
        start = key.start_mark
        if not isinstance(key, ScalarNode) or self.lines[start.line][: start.column].strip(" -"):
            raise _UnusualError
        if "\n" in self._written(key) or not self._behind(key).lstrip(" ").startswith(":"):
            raise _UnusualError
        return key

    def _dash(self, value: Node, column: int) -> int:
        """Return the line of the dash before *value*: the nearest one above it, when it is not on the same."""
        line = value.start_mark.line
        return next(number for number in range(line, -1, -1) if re.match(r"-(?:\s|$)", self.lines[number][column:]))

    def _entry(self, place: _Place, column: int, above: tuple[Line, ...], room: _Room) -> tuple[Entry, int]:
        """Return the entry at *place*, which stands at *column*, and the line below it."""
        key, node = place.key, place.value
        start = self._after_colon(key) if key else self.starts[place.line] + column + 1
        line, is_block = node.start_mark.line, isinstance(node, CollectionNode) and not node.flow_style
        entry = Entry(key.value if key else None, self._head(key), NOTHING, above=above)
        if key and isinstance(node, CollectionNode) and is_block:
            block, used = self._block(node, node.start_mark.column, room)
            first = block.entries[0]
            first = replace(first, above=(*self._loose(place.line + 1, line, node.start_mark.column), *first.above))
            block = replace(block, entries=(first, *block.entries[1:]), step=node.start_mark.column - column)
            return replace(entry, value=block, beside=self._rest_of_line(start)), used
        if line > place.line:
            between = self._loose(place.line + 1, line, column)
            entry = replace(entry, above=(*above, *_remark(self._rest_of_line(start)), *between))
        elif not is_block:
            entry = replace(entry, gap=self.text[start : node.start_mark.index])
        if not isinstance(node, CollectionNode):
            value, beside, used = self._scalar(node, column)
            return replace(entry, value=value, beside=beside), used
        if is_block:
            block, used = self._block(node, node.start_mark.column, room)
            step = 2 if line > place.line else node.start_mark.column - column
            return replace(entry, value=replace(block, step=step)), used
        block = replace(self._in_braces(node), braces=self._lines_of(node, column))
        return replace(entry, value=block, beside=self._behind(node)), node.end_mark.line + 1

    def _scalar(self, node: Node, column: int) -> tuple[Scalar, str, int]:
        """Return a single value, what follows on its line, and the line below it."""
        style = _style(node)
        if style not in {"|", ">"}:
            first, rest = self._lines_of(node, column)
            return Scalar(node.value, style, first, rest), self._behind(node), node.end_mark.line + 1
        raw = self._written(node).split("\n")
        ends_blank = _LAST_LINE_BLANK.search(node.value) is not None
        while not (raw[-1] if ends_blank else raw[-1].strip(" ")):
            raw.pop()
        used = node.start_mark.line + len(raw)
        header, beside = _HEADER.fullmatch(raw[0]).groups()  # type: ignore[union-attr]  # libyaml has read it
        if "+" in header or ends_blank or used >= len(self.lines):  # blank lines below would change the value
            return Scalar(node.value, '"', scalar(node.value, None)), beside, used
        return Scalar(node.value, style, header, _relative(raw[1:], column)), beside, used

    def _in_braces(self, node: CollectionNode) -> Block:
        """Return what stands in braces as entries that can be written one below the other."""
        entries: list[Entry] = []
        done = node.start_mark.index + 1
        pairs = node.value if isinstance(node, MappingNode) else [(None, child) for child in node.value]
        for key, child in pairs:
            beside, above = self._comments_between(done, (key or child).start_mark.index)
            if beside and entries:
                entries[-1] = replace(entries[-1], beside=beside)
            else:
                above = (*_remark(beside), *above)
            entries.append(self._entry_in_braces(key, child, above))
            done = child.end_mark.index
        if isinstance(node, MappingNode) and len({entry.key for entry in entries}) < len(entries):
            raise _UnusualError
        beside, tail = self._comments_between(done, node.end_mark.index - 1)
        if beside and entries:
            entries[-1] = replace(entries[-1], beside=beside)
        else:
            tail = (*_remark(beside), *tail)
        return Block(tuple(entries), isinstance(node, SequenceNode), tail=tail)

    def _entry_in_braces(self, key: Node | None, child: Node, above: tuple[Line, ...]) -> Entry:
        if key is not None and (not isinstance(key, ScalarNode) or "\n" in self._written(key)):
            raise _UnusualError
        if key:
            beside, below = self._comments_between(key.end_mark.index, child.start_mark.index)
            above = (*above, *_remark(beside), *below)
        value: Value
        if isinstance(child, CollectionNode):
            value = self._in_braces(child)
        elif "\n" in self._written(child):
            value = Scalar(child.value, '"', scalar(child.value, None))
        else:
            value = Scalar(child.value, _style(child), self._written(child))
        return Entry(key.value if key else None, self._head(key), value, above=above)

    def _comments_between(self, start: int, end: int) -> tuple[str, tuple[Line, ...]]:
        """Return the comment on the line of *start*, and those on the lines below, up to *end*."""
        lines = self.text[start:end].split("\n")
        found = [match[0] if (match := re.search("#.*", line)) else "" for line in lines]
        beside = f"  {found[0]}" if found[0] else ""
        return beside, tuple(Line(0, comment) for comment in found[1:] if comment)

    def _loose(self, start: int, end: int, column: int) -> tuple[Line, ...]:
        """Return the lines between two entries, of which the lower stands at *column*."""
        found = []
        for line in self.lines[start:end]:
            text = line.strip(" \t")
            found.append(Line(min(len(line) - len(line.lstrip(" \t")) - column, 0), text) if text else EMPTY)
        return tuple(found)

    def _head(self, key: ScalarNode | None) -> str:
        return f"{self._written(key)}:" if key else "-"

    def _lines_of(self, node: Node, column: int) -> tuple[str, tuple[Line, ...]]:
        first, *rest = self._written(node).split("\n")
        return first, _relative(rest, column)

    def _written(self, node: Node) -> str:
        return self.text[node.start_mark.index : node.end_mark.index]

    def _behind(self, node: Node) -> str:
        return self._rest_of_line(node.end_mark.index)

    def _after_colon(self, key: ScalarNode) -> int:
        return self.text.index(":", key.end_mark.index) + 1

    def _rest_of_line(self, start: int) -> str:
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]


def _relative(lines: list[str], column: int) -> tuple[Line, ...]:
    return tuple(Line(len(line) - len(text := line.lstrip(" ")) - column, text) if line else EMPTY for line in lines)


def _style(node: Node) -> str:
    return (node.style or "") if isinstance(node, ScalarNode) else ""


def _remark(beside: str) -> tuple[Line, ...]:
    """Return a comment from the end of a line as a line of its own."""
    return (Line(0, beside.strip()),) if beside.strip() else ()
