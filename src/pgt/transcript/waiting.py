"""Entries that wait to be filled in: a fresh table's rows, which a form prints blank and nobody reads back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pgt.document import Block, Entry, Scalar, Value

_BEFOREHAND = frozenset({"category", "label"})
"""What is written of a row before anybody fills it in."""


def is_waiting(value: Value) -> bool:
    """Whether nothing is written in *value* but what a row is for."""
    if isinstance(value, Scalar):
        return value.content is None
    return all(is_waiting(entry.value) for entry in value.entries if entry.key not in _BEFOREHAND)


def taken(block: Block, rows: Sequence[Any], places: Sequence[int | None]) -> list[int | None]:
    """Return *places* with those new *rows* that fill an entry in: the first of their category that still waits."""
    free = [at for at, entry in enumerate(block.entries) if at not in places and is_waiting(entry.value)]
    found: list[int | None] = []
    for row, place in zip(rows, places, strict=True):
        own = place
        if own is None and isinstance(row, Mapping):
            own = next((at for at in free if _category(block.entries[at]) == row.get("category")), None)
            free = [at for at in free if at != own]
        found.append(own)
    return found


def with_waiting(block: Block, entries: Sequence[Entry], places: Sequence[int | None]) -> tuple[Entry, ...]:
    """Return *entries*, which stood at *places* of *block*, with those that still wait where they stood."""
    kept = list(zip(places, entries, strict=True))
    for at, entry in enumerate(block.entries):
        if at in places or not is_waiting(entry.value):
            continue
        before = [spot for spot, (place, _) in enumerate(kept, 1) if place is not None and place < at]
        spot = max(before, default=0)
        while before and spot < len(kept) and kept[spot][0] is None:
            spot += 1
        kept.insert(spot, (at, entry))
    return tuple(entry for _, entry in kept)


def _category(entry: Entry) -> str | None:
    found = entry.value.entry("category") if isinstance(entry.value, Block) else None
    return found.value.content if found and isinstance(found.value, Scalar) else None
