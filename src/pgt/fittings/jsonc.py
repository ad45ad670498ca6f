"""JSON as editors write it, with comments and commas at the end: where each part stands in the text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

_TOKEN = re.compile(
    r'(?P<blank>(?:\s+|//[^\n]*|/\*(?s:.*?)\*/)+)|(?P<string>"(?:[^"\\\n]|\\.)*")|(?P<sign>[][{}:,])'
    r"|(?P<word>true|false|null|-?[0-9][0-9.eE+-]*)"
)
_DEEPEST = 50
"""Levels of nesting that are read, far more than settings have: each is a call deeper."""


class NotJsonError(ValueError):
    """A text is no JSON, not even with comments."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands from *start* to *end*, and what takes its place."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A value, from *start* on."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Leaf(Node):
    """A string, a number, true, false or null."""

    value: Any


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of a group or of a list, and what it takes to cut it out."""

    name: str
    start: int
    node: Node
    cut: Edit


@dataclass(frozen=True, slots=True)
class Container(Node):
    """What has parts."""

    entries: tuple[Entry, ...]
    is_root: bool = False

    @property
    def first(self) -> int | None:
        """Where its first part begins."""
        return self.entries[0].start if self.entries else None


@dataclass(frozen=True, slots=True)
class Items(Container):
    """A list."""


@dataclass(frozen=True, slots=True)
class Group(Container):
    """An object."""

    def get(self, name: str) -> Node | None:
        """Return the value of a key."""
        return next((entry.node for entry in self.entries if entry.name == name), None)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return *text* with all *edits* made, which do not overlap."""
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def parse(text: str) -> Node:
    """Read *text*; raise :class:`NotJsonError` where it cannot be read."""
    reader = _Reader(text)
    reader.blank()
    node = reader.value(0)
    reader.blank()
    if reader.place != len(text):
        raise NotJsonError
    return node


class _Reader:
    """One walk through a text, token by token, with *place* the beginning of the next one."""

    def __init__(self, text: str) -> None:
        self.text, self.place = text, 1 if text.startswith("\ufeff") else 0

    def take(self, sort: str, *wanted: str) -> str | None:
        """Take the next token if it is of this *sort*, and one of those *wanted*."""
        found = _TOKEN.match(self.text, self.place)
        if found is None or found.lastgroup != sort or (wanted and found[0] not in wanted):
            return None
        self.place = found.end()
        return found[0]

    def blank(self) -> None:
        self.take("blank")

    def value(self, depth: int) -> Node:
        start = self.place
        if depth > _DEEPEST:
            raise NotJsonError
        if self.take("sign", "{"):
            entries = self.entries("}", depth)
            return Group(start, self.text[start : self.place], entries, is_root=depth == 0)
        if self.take("sign", "["):
            entries = self.entries("]", depth)
            return Items(start, self.text[start : self.place], entries, is_root=depth == 0)
        word = self.take("string") or self.take("word")
        if word is None:
            raise NotJsonError
        return Leaf(start, word, _read(word))

    def entries(self, end: str, depth: int) -> tuple[Entry, ...]:
        """Read what stands up to the *end* of a group or a list."""
        entries: list[Entry] = []
        has_comma = True
        while True:
            behind = self.place  # the brace, or the last comma
            self.blank()
            if self.take("sign", end):
                return tuple(entries)
            if not has_comma:
                raise NotJsonError
            start, name = self.place, self.name() if end == "}" else ""
            node, until = self.value(depth + 1), self.place
            self.blank()
            has_comma = self.take("sign", ",") is not None
            until = self.place if has_comma else until
            cut = self.cut(behind, start, until, has_comma=has_comma, lone=not entries)
            entries.append(Entry(name, start, node, cut))

    def name(self) -> str:
        word = self.take("string")
        self.blank()
        if word is None or not self.take("sign", ":"):
            raise NotJsonError
        self.blank()
        return str(_read(word))

    def cut(self, behind: int, start: int, until: int, *, has_comma: bool, lone: bool) -> Edit:
        """Return what to cut so that what was put in by `JsonKeys` leaves no trace; the last takes a comma along."""
        before = self.text[behind:start]
        has_a_line = "\n" in before and not before.strip()
        if has_comma:
            if has_a_line:
                return Edit(behind, until)
            rest = self.text[until:]
            return Edit(start, until + len(rest) - len(rest.lstrip(" ")))
        if not lone:
            return Edit(behind - 1, until)
        begin = start if before.strip() else behind
        return Edit(begin, until + (self.text[until : until + 1] in (" ", "\n")))


def _read(word: str) -> Any:
    try:
        return json.loads(word)
    except ValueError as error:
        raise NotJsonError from error
