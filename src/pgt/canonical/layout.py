"""A table laid out anew: one key a line, two blanks a level, no quotes that are not needed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from pgt import document, source
from pgt.canonical import measure, order
from pgt.document import EMPTY, NOTHING, Block, Document, Entry, Line, Scalar
from pgt.source import Shape, Source

Path = tuple[str, ...]
"""The keys that lead to a place, without the numbers of items."""


def lay_out(read: Source) -> str | None:
    """Return the text of the table *read* in its one layout; None where it cannot be laid out without loss.

    What came out is read again: the table has to be the same, and no comment may be missing.
    """
    parts = document.read(read)
    if parts is None:
        return None
    text = document.text(_document(parts))
    again = source.parse(read.file, text.encode(), order.table())
    new = document.read(again)
    if new is None or sorted(new.comments()) != sorted(parts.comments()) or not _same(read.data, again.data, ()):
        return None
    return text


def _same(old: Any, new: Any, path: Path) -> bool:
    """Whether *new* says what *old* does, in order or out of it; targets count as what they read as."""
    if isinstance(old, dict) and isinstance(new, dict):
        return old.keys() == new.keys() and all(_same(old[key], new[key], (*path, key)) for key in old)
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(_same(one, other, path) for one, other in zip(old, new, strict=True))
    return bool(old == new or (_is_measured(path) and measure.plain(old) == new))


def _is_measured(path: Path) -> bool:
    """Whether a target or what was reached stands at *path*: goals and tasks have an `actual` too, which is prose."""
    if "indicators" not in path:
        return False
    return path[-1] in {"target", "actual", "expected_actual"} or path[-2:-1] == ("history",)


def _document(parts: Document) -> Document:
    head = _tidy(parts.head)
    root = _block(parts.root, order.table(), ())
    first = root.entries[0]
    if head and head[-1] == EMPTY and first.above:
        head = head[:-1]
        root = replace(root, entries=(replace(first, above=(EMPTY, *first.above)), *root.entries[1:]))
    return Document(head, replace(root, step=0))


def _block(block: Block, shape: Shape | None, path: Path) -> Block:
    if block.is_list:
        written = block.entries
    else:
        written = tuple(sorted(block.entries, key=lambda entry: order.rank(entry.key or "", shape)))
    entries = [_entry(entry, order.inside(shape, entry.key), path) for entry in written]
    if entries:
        entries[0] = replace(entries[0], above=_without_leading_blank(entries[0].above))
    return Block(tuple(entries), block.is_list, tail=_without_trailing_blank(_tidy(block.tail)))


def _entry(entry: Entry, shape: Shape | None, path: Path) -> Entry:
    if entry.key is not None:
        path = (*path, entry.key)
    laid = replace(Entry.of(entry.key, NOTHING), above=_tidy(entry.above))
    if isinstance(entry.value, Block):
        block = _block(entry.value, shape, path)
        if not block.entries:
            laid = replace(laid, above=(*laid.above, *block.tail))
        return replace(laid, value=block, beside=_beside(entry.comment))
    value = _scalar(entry.value, shape, path)
    # One blank before # may be a slip: validate says so, and it is not for a layout to hide it.
    slip = not entry.value.style and not value.style and re.match(r" #", entry.beside) and value is not NOTHING
    return replace(laid, value=value, beside=f" {entry.comment}" if slip else _beside(entry.comment))


def _scalar(value: Scalar, shape: Shape | None, path: Path) -> Scalar:
    text = value.content
    if text is None:
        return NOTHING
    if shape and shape.kind in {"number", "integer"}:
        return Scalar(text, "", text)
    return Scalar.of(measure.plain(text) if _is_measured(path) else text)


def _beside(comment: str) -> str:
    return f"  {comment}" if comment else ""


def _tidy(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the comments of *lines* where their entry stands, and no more than one empty line between."""
    tidy: list[Line] = []
    for line in lines:
        if line.comment:
            tidy.append(Line(0, line.comment))
        elif not line.text and tidy[-1:] != [EMPTY]:
            tidy.append(EMPTY)
    return tuple(tidy)


def _without_leading_blank(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return lines[1:] if lines[:1] == (EMPTY,) else lines


def _without_trailing_blank(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return lines[:-1] if lines[-1:] == (EMPTY,) else lines
