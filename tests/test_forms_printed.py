"""Every form with a table on it: drawn, and read back from workbooks and documents, cell by cell."""

import csv
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from pgt import form, forms, load, profile, workspace
from pgt.grid import Grid
from pgt.model import Table
from pgt.render import docx, xlsx
from pgt.render.drawing import draw
from tests.readback import in_document, in_workbook

HERE = Path(__file__).parent
ROOT = HERE.parent
INVENTED = ROOT / "docs" / "gallery" / "invented"
PUBLISHED = {"shanhaiguan-2020": 6, "zhangjiakou-2021": 13, "tianjin-2023": 1, "qilian-2023": 8, "nanyue-2020": 1}
"""How many tables of each document are on a form: of Hebei's departments only the prose was published."""
UNTITLED = ("shanhaiguan-2020", "zhangjiakou-2021")
"""Above whose tables nothing is printed but the number in front of each: the form has a title."""
TABLES: dict[str, Path | str] = {
    "chongqing-project-target": INVENTED / "chongqing-project-target.pgt.yaml",
    "hebei-2020": "shanhaiguan-2020",
    "hebei-2021": "zhangjiakou-2021",
    "hubei-project-selfeval": INVENTED / "hubei-project-selfeval.pgt.yaml",
    "hunan-department-selfeval": "nanyue-2020",
    "mof-department-selfeval": INVENTED / "mof-department-selfeval.pgt.yaml",
    "mof-department-target": INVENTED / "mof-department-target.pgt.yaml",
    "mof-project-monitoring": INVENTED / "mof-project-monitoring.pgt.yaml",
    "mof-project-selfeval": INVENTED / "mof-project-selfeval.pgt.yaml",
    "mof-project-target": INVENTED / "mof-project-target.pgt.yaml",
    "mof-project-target-annual": INVENTED / "mof-project-target-annual.pgt.yaml",
    "qinghai-county": "qilian-2023",
    "qinghai-project": "qilian-2023",
    "sichuan-project-selfeval": INVENTED / "sichuan-project-selfeval.pgt.yaml",
    "tianjin-department": "tianjin-2023",
}
"""A table for each form: the first project of a published document, or an invented one."""


def loaded(path: Path) -> Table:
    settings, _ = workspace.settings_of(path.parent)
    table = load.load(path, settings).table
    assert table is not None
    return table


def example(name: str) -> list[Table]:
    return [loaded(path) for path in sorted((ROOT / "examples" / name).rglob("*.pgt.yaml"))]


def table_for(form_id: str) -> Table:
    place = TABLES[form_id]
    if isinstance(place, Path):
        return loaded(place)
    found = example(place)
    return next((table for table in found if table.form == form_id), found[0])


def filled(form_id: str, table: Table) -> Grid:
    found = form.find(form_id).definition
    assert found is not None
    points = profile.find(found.profile).definition if found.profile else None
    return forms.fill(found, table, points)


def test_every_form_has_a_table_to_be_tried_with() -> None:
    assert tuple(TABLES) == form.built_in()


@pytest.mark.parametrize("form_id", TABLES)
def test_every_form_is_drawn(form_id: str, golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "golden" / "forms" / f"{form_id}.txt", draw(filled(form_id, table_for(form_id))))


@pytest.mark.parametrize("form_id", TABLES)
@pytest.mark.parametrize("read, write", [(in_workbook, xlsx.render), (in_document, docx.render)])
def test_every_cell_of_a_form_is_read_back(
    form_id: str, read: Callable[[bytes], list[list[str]]], write: Callable[[list[Grid]], bytes]
) -> None:
    grid = filled(form_id, table_for(form_id))

    assert [lines(page) for page in read(write([grid]))] == [lines([cell.shown for _, cell in grid.placed()])]


def lines(cells: list[str]) -> list[str]:
    """Return the lines of *cells*: in a document, a footnote of three lines is three paragraphs."""
    return [line for cell in cells for line in cell.split("\n") if line]


def printed_cells(name: str) -> list[list[str]]:
    """Return the cells of each table of a published document, which were taken from its text and not from the YAML.

    Heads that are printed again on every page are there once. In the eighth table of Qilian a cell holds all indicators
    of a kind: it was taken apart at its blanks.
    """
    with (HERE / "examples" / f"{name}.cells.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, dialect="excel-tab", quoting=csv.QUOTE_NONE))
    numbers = sorted({int(row["table"]) for row in rows})
    return [[row["cell"].replace("\\n", "\n") for row in rows if row["table"] == f"{number}"] for number in numbers]


def plain(cells: list[str]) -> list[str]:
    """Return *cells* without blanks and differences of width, sorted."""
    return sorted(unicodedata.normalize("NFKC", "".join(cell.split())) for cell in cells)


@pytest.mark.parametrize("name", PUBLISHED)
@pytest.mark.parametrize("read, write", [(in_workbook, xlsx.render), (in_document, docx.render)])
def test_what_was_published_is_what_is_exported(
    name: str, read: Callable[[bytes], list[list[str]]], write: Callable[[list[Grid]], bytes]
) -> None:
    tables = [table for table in example(name) if table.kind == "project" or name not in UNTITLED]
    titles = [[f"{table.name}绩效目标表"] if name in UNTITLED else [] for table in tables]
    published = [[*title, *cells] for title, cells in zip(titles, printed_cells(name), strict=True)]
    grids = [filled(table.form or "", table) for table in tables]

    assert [plain(page) for page in read(write(grids))] == [plain(cells) for cells in published]
    assert len(tables) == PUBLISHED[name]


@pytest.mark.parametrize("form_id", TABLES)
def test_cells_cover_the_form_without_gap_or_overlap(form_id: str) -> None:
    grid = filled(form_id, table_for(form_id))

    assert len(grid.covering()) == len(grid.rows) * len(grid.widths)
    assert sum(cell.rows * cell.columns for _, cell in grid.placed()) == len(grid.covering())
