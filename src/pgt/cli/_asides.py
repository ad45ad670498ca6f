"""What pages say beside their cells: formulas without a value and comments go to the tables that they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pgt.binding import owner
from pgt.diagnostics import Text
from pgt.forms.findings import Leftover
from pgt.forms.match import MatchedTable
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


def with_asides(tables: Sequence[MatchedTable], aside: Sequence[Leftover]) -> tuple[MatchedTable, ...]:
    """Return *tables*, each with what of *aside* stands below its beginning and above the next one's."""
    lists: list[list[Leftover]] = [[] for _ in tables]
    starts = [table.place for table in tables]
    for one in aside:
        lists[owner(starts, one.place)].append(one)
    return tuple(replace(table, leftovers=(*own, *table.leftovers)) for table, own in zip(tables, lists, strict=True))
