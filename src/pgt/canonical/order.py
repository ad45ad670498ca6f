"""The order of keys: that of the schema, which is the order on paper."""

from __future__ import annotations

from pgt import schema
from pgt.source import Shape


def rank(key: str, shape: Shape | None) -> tuple[int, int]:
    """Return where *key* stands among its likes; keys that a form declares come after ours, words beside them last."""
    keys = list(shape.properties) if shape else []
    if key == "notes" or key not in keys:
        return (2 if key == "notes" else 1), 0
    return 0, keys.index(key)


def inside(shape: Shape | None, key: str | None) -> Shape | None:
    """Return the shape of what stands under *key*, or of an item where there is no key."""
    if shape is None or key is None:
        return shape and shape.items
    return shape.properties.get(key, shape.rest)


def table() -> Shape:
    """Return the shape of a whole table."""
    return schema.shape(schema.TABLE)
