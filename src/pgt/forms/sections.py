"""A document, or a sheet, whose tables are on several forms: taken apart where one form ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pgt.form import Form
from pgt.forms.labels import plain
from pgt.forms.match import is_label, recognise
from pgt.forms.neighbours import labels_of_whose
from pgt.grid import Grid, Row


def by_form(grid: Grid, forms: Sequence[Form]) -> tuple[Grid, ...]:
    """Return *grid* in parts of one form each, from the first to the last; most documents are one part.

    A table of the document that says whose it is begins a part where its form is another one than before. One that
    does not, or is on no form, goes with what stands above it.
    """
    tables = list(_tables(grid))
    named = [_form_of(replace(grid, rows=rows), forms) for rows in tables] if len(tables) > 1 else []
    if len({one for one in named if one}) < 2:  # noqa: PLR2004 -- forms
        return (grid,)
    parts: list[list[Row]] = []
    current: str | None = None
    for rows, form in zip(tables, named, strict=True):
        if not parts or (form and current and form != current):
            parts.append([])
        current = form or current
        parts[-1] += rows
    return tuple(replace(grid, rows=tuple(rows)) for rows in parts)


def _tables(grid: Grid) -> Iterator[tuple[Row, ...]]:
    """Yield what may be tables, each with the paragraphs above it, and the last with those below it.

    They are the tables of a document, and on a sheet what stands between blank rows.
    """
    rows: list[Row] = []
    last = ""
    paragraphs = 0
    for row in grid.rows:
        place = next((cell.place for cell in row.cells if cell.shown.strip()), "")
        if place and not row.loose:
            if last and _is_apart(last, place):
                kept = len(rows) - paragraphs
                yield tuple(rows[:kept])
                rows = rows[kept:]
            last, paragraphs = place, 0
        rows.append(row)
        paragraphs += row.loose
    yield tuple(rows)


def _is_apart(one: str, other: str) -> bool:
    """Whether a cell is in another table of its document than the one before it, or below a blank row of its sheet."""
    if _table_of(one) != _table_of(other):
        return True
    above, below = (re.search(r"\d+$", place) for place in (one, other))
    return above is not None and below is not None and int(below[0]) - int(above[0]) > 1


def _table_of(place: str) -> str:
    """Return the table of a document that *place* is in: 表2 of 表2!C4, and none for a paragraph."""
    return place.rpartition("!")[0].partition(".")[0]


def _form_of(grid: Grid, forms: Sequence[Form]) -> str | None:
    """Return the form of a table that says whose it is: behind a label, or where the form has no label for it.

    Half of a table may look like one on another form, with a label in the place of its name, or with cells left over.
    """
    matched = recognise(forms, grid)
    if matched is None or not matched.tables:
        return None
    whose = labels_of_whose(forms)
    if any(plain(cell.shown) in whose for _, cell in grid.placed()):
        return matched.form.id
    table = matched.tables[0]
    names = [one for one in (table.data.get("name"), *table.data.get("organization", {}).values()) if one]
    is_named = names and not any(is_label(form, name) for form in forms for name in names)
    return matched.form.id if is_named and not table.leftovers else None
