"""A table over two sheets: the second begins with the header that the first has above its indicators."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from pgt.form import Form
from pgt.forms.labels import plain
from pgt.forms.neighbours import labels_of_whose
from pgt.grid import Grid, Row

_ENOUGH = 3
"""Words of a row that is a header."""


def joined(first: Grid, second: Grid, forms: Sequence[Form]) -> Grid | None:
    """Return *second* put below *first* where it goes on with its table; None where it is one of its own, or none.

    It goes on where its first row stands word for word in *first*, and it says nowhere whose table it is.
    """
    rows = [_words(row) for row in second.rows]
    begin = next((row for row in rows if row), ())
    whose = labels_of_whose(forms)
    if len(begin) < _ENOUGH or any(whose.intersection(row) for row in rows):
        return None
    if not any(begin == words for words in map(_words, first.rows)):
        return None
    return replace(first, rows=(*first.rows, *second.rows))


def _words(row: Row) -> Collection[str]:
    return tuple(plain(cell.shown) for cell in row.cells if cell.shown.strip())
