"""Data as text, in the one layout of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from pgt import document
from pgt.canonical import inside, rank, table
from pgt.document import Block, Document, Entry, Line, Scalar, Value
from pgt.source import Shape


def write(
    data: Mapping[str, Any], head: Sequence[str] = (), remarks: Sequence[str] = (), *, has_budget: bool = False
) -> str:
    """Return *data* as text, with the comments *head* above and *remarks* below.

    *has_budget* says that the document has a place for the budget of before its adjustment: left blank, it is unknown.
    """
    root = _block_of(data if has_budget else _with_budget(data), table())
    above = tuple(Line(0, line) for line in head)
    return document.text(Document(above, with_remarks(Block(root.entries, step=0), remarks)))


def _with_budget(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Take an adjusted budget for the budget where no other is known: nothing says that it was ever another."""
    adjusted, budget = data.get("adjusted_budget"), data.get("budget", {})
    if not adjusted or budget.keys() - {"amount_unit"}:
        return data
    rest = {key: value for key, value in data.items() if key != "adjusted_budget"}
    return {**rest, "budget": {**budget, **adjusted}}


def _block_of(data: Mapping[str, Any], shape: Shape | None) -> Block:
    """Return *data* as entries in the order of the format."""
    keys = sorted(data, key=lambda key: rank(key, shape))
    return Block(tuple(entry_of(key, data[key], inside(shape, key)) for key in keys))


def entry_of(key: str | None, value: Any, shape: Shape | None) -> Entry:
    """Return *value* under *key*, or as an item of a list."""
    return Entry.of(key, _value_of(value, shape))


def _value_of(value: Any, shape: Shape | None) -> Value:
    """Return *value* as it is written."""
    if isinstance(value, Mapping):
        return _block_of(value, shape)
    if isinstance(value, list):
        items = shape.items if shape else None
        return Block(tuple(entry_of(None, one, items) for one in value), is_list=True)
    return scalar_of(value)


def scalar_of(value: str | Decimal | int) -> Scalar:
    """Return a single value as it is written."""
    return Scalar.of(Decimal(value) if isinstance(value, int) else value)


REMARK = "# 导入时没有放进表里的："
"""The comment above those that say what was not placed: one import replaces what another has said."""


def with_remarks(root: Block, remarks: Sequence[str]) -> Block:
    """Return *root* with *remarks* below its last entry, in place of those of an earlier import."""
    tail = list(root.tail)
    texts = [line.text for line in tail]
    if REMARK in texts:
        start = texts.index(REMARK)
        end = next((at for at in range(start + 1, len(tail)) if not texts[at].startswith("#   ")), len(tail))
        del tail[start:end]
    if remarks:
        tail += [Line(0, REMARK), *(Line(0, f"#   {' '.join(remark.split())}") for remark in remarks)]
    return Block(root.entries, root.is_list, root.step, tuple(tail), root.braces)
