"""Documents and sheets with tables on several forms: each is read on its own, whichever comes first."""

import io
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pgt import forms, load, read, workspace
from pgt.binding import sections
from pgt.form import Form
from pgt.forms.match import recognise
from pgt.grid import Grid
from pgt.render import docx, xlsx
from tests.importing.sheets import FORMS

ROOT = Path(__file__).parents[2]
TABLES = {
    "mof-department-target": "docs/gallery/invented/mof-department-target.pgt.yaml",
    "mof-project-target": "docs/gallery/invented/mof-project-target.pgt.yaml",
    "tianjin-department": "examples/tianjin-2023/2023/天津市残疾人联合会/整体支出绩效目标.pgt.yaml",
    "qinghai-project": "examples/qilian-2023/2023/504001/1-残疾人康复工作经费.pgt.yaml",
}


def printed(id_: str) -> tuple[Form, Grid]:
    path = ROOT / TABLES[id_]
    table = load.load(path, workspace.settings_of(path.parent)[0]).table
    [form] = [one for one in FORMS if one.id == id_]
    assert table is not None
    return form, forms.fill(form, table)


@pytest.mark.parametrize("ids", [*permutations(TABLES, 2), tuple(TABLES)])
def test_a_document_is_read_form_by_form(ids: tuple[str, ...]) -> None:
    pages, _ = read.read("汇编.docx", docx.render([printed(id_)[1] for id_ in ids]))

    found = [recognise(FORMS, section.grid) for section in sections(pages[0], FORMS)]

    tables = [(table.data["form"], table.leftovers) for one in found if one for table in one.tables]
    assert tables == [(id_, ()) for id_ in ids]


def test_what_is_noted_in_the_margin_goes_with_its_table() -> None:
    [page], _ = read.read("汇编.docx", docx.render([printed(id_)[1] for id_ in list(TABLES)[:2]]))
    last = page.grid.rows[-1].cells[-1].place
    noted = read.Page(page.grid, comments=(read.pages.Comment(last, "请核对"),))

    first, second = sections(noted, FORMS)

    assert (first.comments, second.comments) == ((), noted.comments)


def below_each_other(grids: list[Grid]) -> bytes:
    """Return a workbook with *grids* on one sheet, two blank rows between them, put together by another library."""
    book = load_workbook(io.BytesIO(xlsx.render(grids)))
    first, second = book.worksheets[-2:]
    down = first.max_row + 2
    for row in second.iter_rows():
        for cell in row:
            if cell.value is not None:
                first.cell(cell.row + down, cell.column, cell.value).number_format = cell.number_format
    for merged in second.merged_cells.ranges:
        merged.shift(row_shift=down)
        first.merge_cells(merged.coord)
    for sheet in book.worksheets:
        if sheet is not first:
            book.remove(sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("ids", [*permutations([*TABLES][:3], 2)])
def test_a_sheet_is_read_form_by_form(ids: tuple[str, ...]) -> None:
    [page], _ = read.read("汇编.xlsx", below_each_other([printed(id_)[1] for id_ in ids]))

    found = [recognise(FORMS, section.grid) for section in sections(page, FORMS)]

    tables = [(table.data["form"], table.leftovers) for one in found if one for table in one.tables]
    assert tables == [(id_, ()) for id_ in ids]


def test_what_is_noted_on_a_sheet_is_said_once_and_goes_with_its_table() -> None:
    ids = ("mof-department-target", "mof-project-target")
    [page], _ = read.read("汇编.xlsx", below_each_other([printed(id_)[1] for id_ in ids]))
    first, last = page.grid.rows[0].cells[0].place, page.grid.rows[-1].cells[-1].place
    notes = (read.pages.Comment(first, "请核对"), read.pages.Comment(last, "已核对"))

    found = [section.comments for section in sections(replace(page, comments=notes), FORMS)]

    assert found == [notes[:1], notes[1:]]
