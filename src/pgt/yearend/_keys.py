"""Keys put where the format's order has them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pgt import canonical, load
from pgt.diagnostics import Pointer
from pgt.edit import Edit, Value
from pgt.load import Loaded
from pgt.model import Table
from pgt.source import Shape
from pgt.workspace import NO_SETTINGS


def put(edit: Edit, pointer: Pointer, value: Value, comment: str = "") -> None:
    """Write *value* at *pointer*: in the place of a blank, or as a new key behind those that come before it."""
    parent, key = pointer[:-1], str(pointer[-1])
    written = edit.keys(parent)
    if key in written:
        if isinstance(value, Mapping) and edit.has_keys(pointer):  # key by key: their comments stay
            for inner, one in value.items():
                put(edit, (*pointer, inner), one)
        else:
            edit.write(pointer, value)
        return
    shape = _shape(parent)
    rank = canonical.rank(key, shape)
    before = [other for other in written if canonical.rank(other, shape) < rank]
    edit.insert(pointer, value, before[-1] if before else written[-1], comment)


def _shape(pointer: Pointer) -> Shape | None:
    shape: Shape | None = canonical.table()
    for step in pointer:
        shape = canonical.inside(shape, step if isinstance(step, str) else None)
    return shape


def unchanged(loaded: Loaded, edit: Edit, without: Callable[[Table], Table]) -> str | None:
    """Return the text after *edit*; None where the table is another then, *without* what was put in: an odd layout."""
    new = edit.text()
    if new == loaded.source.text:
        return new
    before, after = (load.parse(loaded.file, text.encode(), NO_SETTINGS).table for text in (loaded.source.text, new))
    return new if before is not None and after is not None and without(before) == without(after) else None
