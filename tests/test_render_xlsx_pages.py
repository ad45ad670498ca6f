"""Where the pages of a workbook end."""

import io
from dataclasses import replace
from decimal import Decimal

from openpyxl import load_workbook

from pgt.grid import Cell, Grid, Page, Row
from pgt.render.xlsx import render
from pgt.render.xlsx.pages import breaks

ROOM = 706.0
"""Points of rows on an A4 page in portrait, some 3 % kept free."""


def grid(*groups: int, page: Page = Page()) -> Grid:  # noqa: B008 -- frozen
    """Return a grid whose first column is merged over as many rows as *groups* say."""
    rows = []
    for size in groups:
        rows += [Row((Cell(0, "产出", rows=size), Cell(1, "人数"))), *[Row((Cell(1, "次数"),))] * (size - 1)]
    return Grid((Decimal(10), Decimal(20)), tuple(rows), page=page)


def test_what_fits_on_a_page_is_not_broken() -> None:
    assert breaks(grid(1, 1, 1), [ROOM / 3] * 3, range(0)) == []


def test_a_page_ends_where_the_paper_does() -> None:
    assert breaks(grid(*[1] * 25), [100.0] * 25, range(0)) == [7, 14, 21]


def test_a_page_ends_before_a_merged_cell_rather_than_inside_it() -> None:
    assert breaks(grid(5, 5), [100.0] * 10, range(0)) == [5]


def test_a_page_is_not_left_half_empty_for_that() -> None:
    assert breaks(grid(3, 9), [100.0] * 12, range(0)) == [7]


def test_heads_are_not_left_alone_at_the_foot_of_a_page() -> None:
    assert breaks(grid(*[1] * 12), [100.0] * 12, range(5, 7)) == [5]


def test_a_heading_is_not_left_alone_at_the_foot_of_a_page() -> None:
    plain = grid(*[1] * 12)
    rows = [replace(row, keep=number in {5, 6}) for number, row in enumerate(plain.rows)]

    assert breaks(replace(plain, rows=tuple(rows)), [100.0] * 12, range(0)) == [5]


def test_repeated_heads_take_room_on_every_page_below_them() -> None:
    assert breaks(grid(*[1] * 20), [100.0] * 20, range(2)) == [7, 12, 17]


def test_a_row_higher_than_a_page_has_one_for_itself() -> None:
    assert breaks(grid(1, 1, 1), [10.0, 2000.0, 10.0], range(0)) == [1, 2]


def test_paper_lying_on_its_side_holds_fewer_rows() -> None:
    assert breaks(grid(*[1] * 9), [100.0] * 9, range(0)) == [7]
    assert breaks(grid(*[1] * 9, page=Page(orientation="landscape")), [100.0] * 9, range(0)) == [4, 8]


def test_the_breaks_stand_in_the_workbook() -> None:
    rows = tuple(Row((Cell(0, "行"), Cell(1, "\n" * 9))) for _ in range(8))
    book = load_workbook(io.BytesIO(render([Grid((Decimal(10), Decimal(20)), rows, "表")])))

    assert [one.id for one in book.worksheets[0].row_breaks.brk] == [4]
