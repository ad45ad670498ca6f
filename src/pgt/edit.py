"""A file's text changed in places: whatever is not named stays as it is, character by character.

The node tree says where each value stands, and changes are spliced into the text. A round trip through a YAML library
would lay the whole file out anew; and as a library hangs a comment on the line above it, removing a key would take the
comment along that stands above the next one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping
from decimal import Decimal
from itertools import pairwise, takewhile
from typing import NamedTuple

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from pgt import traps
from pgt.diagnostics import Pointer, Position, Replacement
from pgt.source import BLANK, Source

_PLAIN = re.compile(r"(?:[0-9A-Za-z(/]|[^\x00-\x7f\s])(?:.*[^\s:])?")
"""What may stand without quotes: it begins with a letter, a digit or a sign that YAML has no use for."""

_UNPRINTABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_UNSEEN = re.compile(rf"{_UNPRINTABLE.pattern}|\xa0")
"""A no-break blank looks like another; within quotes it is seen to be one of the text's."""

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def scalar(value: str | Decimal, indent: int | None = 0) -> str:
    """Return *value* as YAML: a number or a harmless text plain, lines as a literal block, any other text quoted.

    *indent* is where the value's key stands, None inside of braces; lines are the form's lines and are never folded.
    """
    if isinstance(value, Decimal):
        return format(value, "f")
    if indent is not None and _fits_a_block(value):
        header, lines = ("|", value[:-1]) if value.endswith("\n") else ("|-", value)
        return header + "".join(f"\n{' ' * (indent + 2)}{line}" if line else "\n" for line in lines.split("\n"))
    if _is_harmless(value) and not (indent is None and re.search(r"[,\[\]{}]", value)):
        return value
    return '"' + re.sub(rf'["\\\n]|{_UNPRINTABLE.pattern}', _escape, value) + '"'


def _fits_a_block(text: str) -> bool:
    """Whether *text* has several lines that a literal block shows as they are: without blanks that nobody sees."""
    lines = text.removesuffix("\n").split("\n")
    if len(lines) == 1 or not lines[0] or lines[0].startswith(" ") or not lines[-1]:
        return False
    return all(line == line.rstrip() and not _UNSEEN.search(line) for line in lines)


def _is_harmless(text: str) -> bool:
    if not _PLAIN.fullmatch(text) or _UNSEEN.search(text):
        return False
    return ": " not in text and " #" not in text and text not in BLANK and not traps.looks_typed(text)


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"


Value = str | Decimal | Mapping[str, "Value"] | tuple[Mapping[str, "Value"], ...] | None
"""What can be written below a key: None is blank, for somebody to fill in."""


def _below(value: Value, column: int | None) -> str:
    """Return what stands behind the colon of a key at *column*, or within braces where there is none."""
    if value is None:
        return "" if column is not None else " "
    if isinstance(value, str | Decimal):
        return f" {scalar(value, column)}"
    if column is None:
        return f" {_in_braces(value)}"
    line = f"\n{' ' * (column + 2)}"
    if isinstance(value, tuple):
        return "".join(f"{line}{_item(one, column + 2)}" for one in value)
    return "".join(f"{line}{key}:{_below(one, column + 2)}" for key, one in value.items())


def _item(entry: Mapping[str, Value], column: int) -> str:
    """Return an item of a list whose dash stands at *column*."""
    line = f"\n{' ' * (column + 2)}"
    return "- " + line.join(f"{key}:{_below(one, column + 2)}" for key, one in entry.items())


def _in_braces(value: Mapping[str, Value] | tuple[Mapping[str, Value], ...]) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_in_braces, value))}]"
    return "{" + ", ".join(f"{key}:{_below(one, None)}" for key, one in value.items()) + "}"


class _Splice(NamedTuple):
    start: int
    end: int
    text: str
    column: int = 0
    """Where a new key stands."""


Entry = tuple[ScalarNode, Node]
"""A key of a mapping, and its value."""


class Edit:
    """Changes to one file, collected and put in all at once; each key is named at most once."""

    def __init__(self, source: Source) -> None:
        if source.root is None:
            raise ValueError("what could not be read cannot be changed")
        self._root = source.root
        self._text = source.text
        self._lines = [0, *(match.end() for match in re.finditer("\n", source.text)), len(source.text)]
        """Where each line begins, and where the last one ends."""
        self._splices: list[_Splice] = []

    def text(self) -> str:
        """Return the text with all changes made."""
        pieces, done = [], 0
        for start, end, text, _ in self._in_order():
            pieces += [self._text[done:start], text]
            done = end
        return "".join([*pieces, self._text[done:]])

    def _in_order(self) -> list[_Splice]:
        """Return the changes from top to bottom; of new keys at one place, those of the inner mapping come first."""
        return sorted(self._splices, key=lambda splice: (splice.start, splice.end, -splice.column))

    def replacements(self) -> tuple[Replacement, ...]:
        """Return all changes by their places, for whoever puts them into the text later."""
        return tuple(self._replacement(start, end, text) for start, end, text, _ in self._in_order())

    def keys(self, pointer: Pointer) -> tuple[str, ...]:
        """Return the keys that are written in the mapping at *pointer*, those without a value among them."""
        return tuple(key.value for key, _ in self._node(pointer).value)

    def has_keys(self, pointer: Pointer) -> bool:
        """Whether a mapping with keys, be they blank, is written at *pointer*, whose own key is there."""
        _, node = self._entry(pointer)
        return isinstance(node, MappingNode) and bool(node.value)

    def write(self, pointer: Pointer, value: Value) -> None:
        """Put *value* in the place of the one at *pointer*, whose key is there."""
        key, node = self._entry(pointer)
        column = None if self._node(pointer[:-1]).flow_style else key.start_mark.column
        start, end = self._after_colon(key), self._end(node)
        if isinstance(value, Mapping | tuple) and isinstance(node, ScalarNode) and column is not None:
            start = end = self._line_end(end)  # behind the comment of a blank one
        elif isinstance(value, Mapping | tuple):
            column = None
        self._splice(start, end, _below(value, column))

    def blank(self, pointer: Pointer, comment: str) -> None:
        """Take the value at *pointer* away, and say *comment* in front of a comment that its line has already."""
        key, node = self._entry(pointer)
        end = self._end(node)
        line_end = self._line_end(end)
        comment = " ".join(comment.split())
        if self._node(pointer[:-1]).flow_style:  # inside of braces a comment would hide what follows
            self._splice(self._after_colon(key), end, " ")
            self._splice(line_end, line_end, f"  # {key.value} {comment}")
            return
        old = self._text[end:line_end].strip().lstrip("#").strip()
        self._splice(self._after_colon(key), line_end, f"  # {comment}" + (f"  {old}" if old else ""))

    def insert(self, pointer: Pointer, value: Value, after: str, comment: str = "") -> None:
        """Add the key that *pointer* ends in, below the key *after* of the same mapping, which is there.

        *comment* stands beside the key; inside of braces there is no room for one.
        """
        parent, new = pointer[:-1], pointer[-1]
        key, node = self._entry((*parent, after))
        end = self._end(node)
        if self._node(parent).flow_style:
            self._splice(end, end, f", {new}:{_below(value, None)}")
            return
        column = key.start_mark.column
        end = self._line_end(end)
        head, lines = f"{new}:", _below(value, column)
        beside = f"  # {comment}" if comment else ""
        line = f"{head}{beside}{lines}" if isinstance(value, Mapping | tuple) else f"{head}{lines}{beside}"
        self._splice(end, end, f"\n{' ' * column}{line}", column)

    def append(self, pointer: Pointer, entry: Mapping[str, Value]) -> None:
        """Add *entry* behind the last one of the list at *pointer*, which has one."""
        _, node = self._entry(pointer)
        if not isinstance(node, SequenceNode):
            raise TypeError(pointer)
        end = self._end(node)
        if node.flow_style:
            last = self._end(node.value[-1])
            self._splice(last, last, f", {_in_braces(entry)}")
            return
        column = node.start_mark.column
        end = self._line_end(end)
        self._splice(end, end, f"\n{' ' * column}{_item(entry, column)}", column)

    def remove(self, pointer: Pointer, keys: Collection[str]) -> None:
        """Remove *keys* from the mapping at *pointer*; comments on lines of their own, above and below, stay.

        A mapping that would lose all its keys keeps the first one, blank: `{}` shows nobody what could be filled in.
        """
        mapping = self._node(pointer)
        entries: list[Entry] = mapping.value
        gone = [entry for entry in entries if entry[0].value in keys]
        if gone and len(gone) == len(entries):
            key, node = gone.pop(0)
            self._splice(self._after_colon(key), self._end(node), "")
        if mapping.flow_style:
            self._remove_within_braces(entries, gone)
            return
        behind_dash = [] if self._leads_line(entries[0][0]) else list(takewhile(gone.__contains__, entries))
        if behind_dash:
            self._lift(entries[: len(behind_dash) + 1])
        for key, node in gone[len(behind_dash) :]:
            self._splice(self._lines[key.start_mark.line], self._line_end(self._end(node)) + 1, "")

    def _remove_within_braces(self, entries: list[Entry], gone: list[Entry]) -> None:
        last = max((index for index, entry in enumerate(entries) if entry not in gone), default=-1)
        for index, (key, _) in enumerate(entries[:last]):
            if entries[index] in gone:
                self._splice(key.start_mark.index, entries[index + 1][0].start_mark.index, "")
        if last < len(entries) - 1:
            self._splice(self._end(entries[last][1]), self._end(entries[-1][1]), "")

    def _lift(self, entries: list[Entry]) -> None:
        """Let the last of *entries* stand behind the dash in place of the first; the comments between go above it."""
        comments = []
        for (_, node), (key, _) in pairwise(entries):
            between = self._text[self._line_end(self._end(node)) : key.start_mark.index]
            comments += [line.strip() for line in between.split("\n") if line.strip()]
        line = self._lines[entries[0][0].start_mark.line]
        indent = self._text[line : self._text.index("-", line)]
        self._splice(line, line, "".join(f"{indent}{comment}\n" for comment in comments))
        self._splice(entries[0][0].start_mark.index, entries[-1][0].start_mark.index, "")

    def _replacement(self, start: int, end: int, text: str) -> Replacement:
        """Return one change, without the blank behind a colon, which stays."""
        blank = int(text.startswith(" ") and self._text.startswith(" ", start, end))
        return Replacement(self._position(start + blank, end), text[blank:])

    def _position(self, start: int, end: int) -> Position:
        first, last = (bisect_right(self._lines, offset, hi=len(self._lines) - 1) for offset in (start, end))
        return Position(first, start - self._lines[first - 1] + 1, last, end - self._lines[last - 1] + 1)

    def _splice(self, start: int, end: int, text: str, column: int = 0) -> None:
        self._splices.append(_Splice(start, end, text, column))

    def _node(self, pointer: Pointer) -> MappingNode:
        node: Node = self._root
        for step in pointer:
            node = node.value[step] if isinstance(step, int) else next(v for k, v in node.value if k.value == step)
        if not isinstance(node, MappingNode):
            raise TypeError(pointer)
        return node

    def _entry(self, pointer: Pointer) -> Entry:
        entries: list[Entry] = self._node(pointer[:-1]).value
        return next(entry for entry in entries if entry[0].value == pointer[-1])

    def _after_colon(self, key: ScalarNode) -> int:
        return self._text.index(":", key.end_mark.index) + 1

    def _line_end(self, offset: int) -> int:
        end = self._text.find("\n", offset)
        return len(self._text) if end < 0 else end

    def _leads_line(self, key: ScalarNode) -> bool:
        return not self._text[self._lines[key.start_mark.line] : key.start_mark.index].strip()

    def _end(self, node: Node) -> int:
        """Return where the text of *node* ends; libyaml lets a block reach to the beginning of what follows it."""
        end = node.end_mark.index
        if isinstance(node, ScalarNode):
            return len(self._text[:end].rstrip()) if node.style in {"|", ">"} else end
        if isinstance(node, CollectionNode) and node.flow_style:
            return end
        last = node.value[-1]
        return self._end(last[1] if isinstance(node, MappingNode) else last)
