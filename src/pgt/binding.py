"""Pages as their tables: which of them go on overleaf, stand side by side, or are on several forms.

What is said beside the cells of a page, a comment or a formula without a value, goes with the part that it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pgt.form import Form
from pgt.forms.contents import without_contents
from pgt.forms.neighbours import apart
from pgt.forms.sections import by_form
from pgt.forms.sequels import joined
from pgt.read import Page


def taken_apart(pages: Iterable[Page], forms: Sequence[Form], *, named: bool) -> Iterator[Page]:
    """Yield the parts of *pages* whose tables are on one form each, which is *named* or has to be told."""
    for page in bound(pages, forms):
        for part in parts(page, forms):
            yield from (part,) if named else sections(part, forms)


def bound(pages: Iterable[Page], forms: Sequence[Form]) -> Iterator[Page]:
    """Yield *pages*, those over which one table goes on as one; a sheet in which anything is hidden stands alone."""
    last: Page | None = None
    for page in pages:
        is_open = not (page.hidden or page.hidden_rows or page.hidden_columns)
        grid = joined(last.grid, page.grid, forms) if last and is_open else None
        if last and grid:
            unread, comments = (*last.unread, *page.unread), (*last.comments, *page.comments)
            last = replace(last, grid=grid, unread=unread, comments=comments)
            continue
        if last:
            yield last
        last = page
    if last:
        yield last


def parts(page: Page, forms: Sequence[Form]) -> Iterator[Page]:
    """Yield the tables of *page* that stand side by side; what is said of all of it goes with the first."""
    first, *others = apart(without_contents(page.grid), forms)
    yield replace(page, grid=first)
    yield from map(Page, others)


def sections(page: Page, forms: Sequence[Form]) -> Iterator[Page]:
    """Yield the parts of a page that are on one form each, with what is said beside their cells."""
    grids = by_form(page.grid, forms)
    if len(grids) == 1:
        yield page
        return
    starts = [next(cell.place for row in grid.rows if not row.loose for cell in row.cells) for grid in grids]
    for at, grid in enumerate(grids):
        unread = tuple(one for one in page.unread if owner(starts, one.place) == at)
        comments = tuple(one for one in page.comments if owner(starts, one.place) == at)
        # What holds for all of the page is said with the first.
        yield (
            replace(page, grid=grid, unread=unread, comments=comments)
            if not at
            else Page(grid, unread, comments=comments)
        )


def owner(starts: Sequence[str], place: str) -> int:
    """Return which of several tables, that begin at *starts*, *place* is in: the last that begins above it."""
    return max((at for at, start in enumerate(starts) if _key(start) <= _key(place)), default=0)


def _key(place: str) -> tuple[int, ...]:
    """Return the figures of a place, which tell tables and rows apart: those of a sheet's name are the same in all."""
    return tuple(int(figures) for figures in re.findall(r"\d+", place))
