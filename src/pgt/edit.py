"""A file's text changed in places: whatever is not named stays as it is, character by character.

The node tree says where each value stands, and changes are spliced into the text. A round trip through a YAML library would
lay the whole file out anew and, as libraries hang a comment on the line above it, lose the comments below what is removed.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal
from itertools import pairwise, takewhile
from typing import NamedTuple

from yaml import Mark
from yaml.nodes import MappingNode, Node, ScalarNode

from pgt import traps
from pgt.diagnostics import Pointer
from pgt.source import BLANK, Source

_PLAIN = re.compile(r"[^\W_](?:.*[^\s:])?|[≥≤±＜＞《“（【].*[^\s:]")
"""What may stand without quotes: it begins with a letter, a digit or a sign that YAML has no use for."""

_UNPRINTABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def scalar(value: str | Decimal, indent: int | None = 0) -> str:
    """Return *value* as YAML: a number or a harmless text plain, lines as a literal block, any other text quoted.

    *indent* is where the value's key stands, None inside of braces; lines are the form's lines and are never folded.
    """
    if isinstance(value, Decimal):
        return format(value, "f")
    lines = value.split("\n")
    if indent is not None and len(lines) > 1 and all(line == line.strip() != "" for line in lines):
        if not any(map(_UNPRINTABLE.search, lines)):
            return "|-" + "".join(f"\n{' ' * (indent + 2)}{line}" for line in lines)
    if _PLAIN.fullmatch(value) and not _needs_quotes(value) and not (indent is None and re.search(r"[,\[\]{}]", value)):
        return value
    return '"' + re.sub(rf'["\\\n]|{_UNPRINTABLE.pattern}', _escape, value) + '"'


def _needs_quotes(text: str) -> bool:
    return (
        text in BLANK
        or ": " in text
        or " #" in text
        or traps.looks_typed(text)
        or _UNPRINTABLE.search(text) is not None
    )


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"


class _Splice(NamedTuple):
    start: int
    end: int
    text: str


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
        self._splices: list[_Splice] = []

    def text(self) -> str:
        """Return the text with all changes made."""
        pieces, done = [], 0
        for start, end, text in sorted(self._splices, key=lambda splice: splice[:2]):
            pieces += [self._text[done:start], text]
            done = end
        return "".join([*pieces, self._text[done:]])

    def write(self, pointer: Pointer, value: str | Decimal) -> None:
        """Put *value* in the place of the one at *pointer*, whose key is there."""
        key, node = self._entry(pointer)
        indent = None if self._node(pointer[:-1]).flow_style else key.start_mark.column
        self._splice(self._after_colon(key), self._end(node), f" {scalar(value, indent)}")

    def blank(self, pointer: Pointer, comment: str) -> None:
        """Take the value at *pointer* away, and say *comment* in front of a comment that its line has already."""
        key, node = self._entry(pointer)
        end = self._end(node)
        line_end = self._line_end(end)
        if self._node(pointer[:-1]).flow_style:  # inside of braces a comment would hide what follows
            self._splice(self._after_colon(key), end, " ")
            self._splice(line_end, line_end, f"  # {key.value} {comment}")
            return
        old = self._text[end:line_end].strip().lstrip("#").strip()
        self._splice(self._after_colon(key), line_end, f"  # {comment}" + (f"  {old}" if old else ""))

    def insert(self, pointer: Pointer, value: str | Decimal, after: str) -> None:
        """Add the key that *pointer* ends in, below the key *after* of the same mapping, which is there."""
        *parent, new = pointer
        key, node = self._entry((*parent, after))
        end = self._end(node)
        if self._node(tuple(parent)).flow_style:
            self._splice(end, end, f", {new}: {scalar(value, None)}")
        else:
            column = key.start_mark.column
            end = self._line_end(end)
            self._splice(end, end, f"\n{' ' * column}{new}: {scalar(value, column)}")

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
        if mapping.flow_style and gone:
            pairs = (self._text[self._offset(k.start_mark) : self._end(v)] for k, v in entries if (k, v) not in gone)
            self._splice(self._offset(mapping.start_mark), self._end(mapping), f"{{{', '.join(pairs)}}}")
            return
        behind_dash = [] if self._leads_line(entries[0][0]) else list(takewhile(gone.__contains__, entries))
        if behind_dash:
            self._lift(entries[: len(behind_dash) + 1])
        for key, node in gone[len(behind_dash) :]:
            self._splice(self._lines[key.start_mark.line], self._line_end(self._end(node)) + 1, "")

    def _lift(self, entries: list[Entry]) -> None:
        """Let the last of *entries* stand behind the dash in place of the first; the comments between go above it."""
        comments = []
        for (_, node), (key, _) in pairwise(entries):
            between = self._text[self._line_end(self._end(node)) : self._offset(key.start_mark)]
            comments += [line.strip() for line in between.split("\n") if line.strip()]
        line = self._lines[entries[0][0].start_mark.line]
        indent = re.compile(" *").match(self._text, line)
        self._splice(line, line, "".join(f"{indent[0] if indent else ''}{comment}\n" for comment in comments))
        self._splice(self._offset(entries[0][0].start_mark), self._offset(entries[-1][0].start_mark), "")

    def _splice(self, start: int, end: int, text: str) -> None:
        self._splices.append(_Splice(start, end, text))

    def _node(self, pointer: Pointer) -> MappingNode:
        node: Node = self._root
        for step in pointer:
            node = node.value[step] if isinstance(step, int) else next(v for k, v in node.value if k.value == step)
        if not isinstance(node, MappingNode):
            raise TypeError(pointer)
        return node

    def _entry(self, pointer: Pointer) -> Entry:
        *parent, key = pointer
        return next(entry for entry in self._node(tuple(parent)).value if entry[0].value == key)

    def _offset(self, mark: Mark) -> int:
        return self._lines[mark.line] + mark.column

    def _after_colon(self, key: ScalarNode) -> int:
        return self._text.index(":", self._offset(key.end_mark)) + 1

    def _line_end(self, offset: int) -> int:
        end = self._text.find("\n", offset)
        return len(self._text) if end < 0 else end

    def _leads_line(self, key: ScalarNode) -> bool:
        return self._text[self._lines[key.start_mark.line] : self._offset(key.start_mark)].isspace() or key.start_mark.column == 0

    def _end(self, node: Node) -> int:
        """Return where the last character of *node* stands; libyaml lets blocks reach to the beginning of what follows."""
        if isinstance(node, ScalarNode):
            end = self._offset(node.end_mark)
            return len(self._text[:end].rstrip()) if node.style in {"|", ">"} else end
        if node.flow_style or not node.value:
            return self._offset(node.end_mark)
        last = node.value[-1]
        return self._end(last[1] if isinstance(node, MappingNode) else last)
