"""Pages as their tables: those that stand side by side or go on overleaf, and what is said beside the cells of each.

Formulas without a value and comments go to the tables that they belong to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pgt.diagnostics import Text
from pgt.form import Form
from pgt.forms.contents import without_contents
from pgt.forms.findings import Leftover
from pgt.forms.match import MatchedTable
from pgt.forms.neighbours import apart
from pgt.forms.sections import by_form
from pgt.forms.sequels import joined
from pgt.read import Page

_BESIDE = {
    "comment": Text("批注，没有读", "a comment, not read"),
    "note": Text("脚注或尾注，没有读", "a note, not read"),
    "shape": Text("文本框里的字，没有读", "words on a shape, not read"),
}
_AROUND = Text("页眉或页脚里的字，没有读", "words of a header or footer, not read")


def asides(page: Page) -> tuple[Leftover, ...]:
    """Return what *page* says among its cells and no form has a box for."""
    unread = (Leftover(one.place, one.text, one.reason) for one in page.unread)
    return (
        *unread,
        *(Leftover(one.place, one.text, _BESIDE[one.kind]) for one in page.comments if one.kind != "header"),
    )


def around(page: Page) -> tuple[Leftover, ...]:
    """Return what is printed around the pages, which is of no table, as paragraphs between tables are."""
    return tuple(Leftover(one.place, one.text, _AROUND) for one in page.comments if one.kind == "header")


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
        unread = tuple(one for one in page.unread if _owner(starts, one.place) == at)
        comments = tuple(one for one in page.comments if _owner(starts, one.place) == at)
        # What holds for all of the page is said with the first.
        yield (
            replace(page, grid=grid, unread=unread, comments=comments)
            if not at
            else Page(grid, unread, comments=comments)
        )


def with_asides(tables: Sequence[MatchedTable], aside: Sequence[Leftover]) -> tuple[MatchedTable, ...]:
    """Return *tables*, each with what of *aside* stands below its beginning and above the next one's."""
    lists: list[list[Leftover]] = [[] for _ in tables]
    starts = [table.place for table in tables]
    for one in aside:
        lists[_owner(starts, one.place)].append(one)
    return tuple(replace(table, leftovers=(*own, *table.leftovers)) for table, own in zip(tables, lists, strict=True))


def _owner(starts: Sequence[str], place: str) -> int:
    """Return which of several tables, that begin at *starts*, *place* is in: the last that begins above it."""
    return max((at for at, start in enumerate(starts) if _key(start) <= _key(place)), default=0)


def _key(place: str) -> tuple[int, ...]:
    """Return the figures of a place, which tell tables and rows apart: those of a sheet's name are the same in all."""
    return tuple(int(figures) for figures in re.findall(r"\d+", place))
