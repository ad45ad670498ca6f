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
from pgt.forms.sections import by_form, table_of
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
    """Yield the parts of a document that are on one form each; what is said of all of it goes with the first."""
    first, *others = by_form(page.grid, forms)
    places = [{table_of(cell.place) for _, cell in grid.placed()} for grid in others]
    apart = [
        Page(
            grid,
            tuple(one for one in page.unread if table_of(one.place) in own),
            comments=tuple(one for one in page.comments if table_of(one.place) in own),
        )
        for grid, own in zip(others, places, strict=True)
    ]
    elsewhere = {one for part in apart for one in (*part.unread, *part.comments)}
    unread = tuple(one for one in page.unread if one not in elsewhere)
    yield replace(page, grid=first, unread=unread, comments=tuple(c for c in page.comments if c not in elsewhere))
    yield from apart


def with_asides(tables: Sequence[MatchedTable], aside: Sequence[Leftover]) -> tuple[MatchedTable, ...]:
    """Return *tables*, each with what of *aside* stands below its beginning and above the next one's."""
    lists: list[list[Leftover]] = [[] for _ in tables]
    for one in aside:
        begun = [at for at, table in enumerate(tables) if _key(table.place) <= _key(one.place)]
        lists[begun[-1] if begun else 0].append(one)
    return tuple(replace(table, leftovers=(*own, *table.leftovers)) for table, own in zip(tables, lists, strict=True))


def _key(place: str) -> tuple[int, ...]:
    """Return the figures of a place, which tell tables and rows apart: those of a sheet's name are the same in all."""
    return tuple(int(figures) for figures in re.findall(r"\d+", place))
