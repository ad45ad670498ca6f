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
from pgt.forms.sequels import joined
from pgt.read import Page

_UNREAD = {
    "formula": Text("公式没有算出的值", "a formula without a value"),
    "error": Text("公式算不出来", "a formula that failed"),
    "format": Text(
        "这个数字格式认不得，读的是格子里存的数", "a number format that is not known: the number is read as it is held"
    ),
    "hidden": Text("隐藏的文字，没有读", "hidden words, not read"),
    "picture": Text("格子里的图片，没有读", "a picture in a cell, not read"),
    "struck": Text("划掉的字，没有读", "words struck out, not read"),
    "sign": Text("符号字体里的符号，不知道是什么", "a sign of a symbol font that is not known"),
}
_BESIDE = {
    "comment": Text("批注，没有读", "a comment, not read"),
    "note": Text("脚注或尾注，没有读", "a note, not read"),
    "shape": Text("文本框里的字，没有读", "words on a shape, not read"),
}
_AROUND = Text("页眉或页脚里的字，没有读", "words of a header or footer, not read")


def asides(page: Page) -> tuple[Leftover, ...]:
    """Return what *page* says among its cells and no form has a box for."""
    unread = (Leftover(one.place, one.text, _UNREAD[one.why]) for one in page.unread)
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
