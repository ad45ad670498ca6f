"""What parts say, however they are written."""

from __future__ import annotations

from collections.abc import Hashable

from pgt.document import Block, Document, Entry, Value


def content(value: Value) -> Hashable:
    """Return what *value* says: without comments, and without regard to quotes or the order of keys."""
    if not isinstance(value, Block):
        return value.content
    contents = ((entry.key, content(entry.value)) for entry in value.entries)
    return tuple(contents) if value.is_list else frozenset(pair for pair in contents if pair[1] is not None)


def words(value: Value) -> Hashable:
    """Return what *value* says, and the comments in it."""
    if not isinstance(value, Block):
        return value.content
    return content(value), tuple(sorted(Document((), value).comments()))


def said(entry: Entry) -> Hashable:
    """Return what *entry* says, and all comments that belong to it."""
    return words(Block((entry,)))


def text_of(entry: Entry, key: str) -> str | None:
    """Return the text under *key* of a row."""
    found = entry.value.entry(key) if isinstance(entry.value, Block) else None
    return None if found is None or isinstance(found.value, Block) else found.value.content


def items(value: Value | None) -> tuple[Entry, ...]:
    """Return the rows of a list; nothing where there is none."""
    return value.entries if isinstance(value, Block) and value.is_list else ()


def under(block: Block, *keys: str) -> Value | None:
    """Return the value that *keys* lead to."""
    value: Value | None = block
    for key in keys:
        entry = value.entry(key) if isinstance(value, Block) else None
        value = entry.value if entry else None
    return value


def label(row: Entry | None) -> str:
    """Return what people call a row."""
    texts = (text_of(row, key) for key in ("name", "text", "month", "category")) if row else ()
    return next((text for text in texts if text), "-")
