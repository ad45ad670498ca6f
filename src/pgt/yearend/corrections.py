"""Values that were probably meant otherwise, written as they were meant."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from pgt.diagnostics import Pointer
from pgt.edit import Edit
from pgt.source import Source


def correct(read: Source, corrections: Iterable[tuple[Pointer, str | Decimal]]) -> str:
    """Return the text of *read* with each value that is named written anew."""
    edit = Edit(read)
    for pointer, text in corrections:
        edit.write(pointer, text)
    return edit.text()
