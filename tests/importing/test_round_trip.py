"""What a form prints it reads back: for every form, every table there is for it, and tables at random.

The forms are found in the folder, so that one that is added is held to it too.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pgt import form, forms, load, read, transcript, workspace
from pgt.form import Form
from pgt.forms.match import MatchedTable, match, recognise
from pgt.grid import Grid
from pgt.load import Loaded
from pgt.model import Table
from pgt.render import docx, xlsx
from pgt.workspace import NO_SETTINGS
from tests.exactness import digits
from tests.printable import tables

ROOT = Path(__file__).parents[2]
FORMS = [found for id_ in form.ids() if (found := form.find(id_).definition)]
Data = dict[str, Any]
Cells = list[tuple[int, int, int, str]]
Write = Callable[[Sequence[Grid]], bytes]


def _loaded(folder: str) -> list[Loaded]:
    paths = sorted((ROOT / folder).rglob("*.pgt.yaml"))
    return [load.load(path, workspace.settings_of(path.parent)[0]) for path in paths]


EXAMPLES = [*_loaded("examples"), *_loaded("docs/gallery/invented")]


def form_of(table: Table | None) -> Form | None:
    """Return the form that a table is submitted on: a department's may be on none."""
    return next((one for one in FORMS if table and one.id == table.form and one.kind == table.kind), None)


OWN = [(one, loaded) for loaded in EXAMPLES if (one := form_of(loaded.table))]


def _name(value: object) -> str | None:
    """Name a parameter of a test."""
    if isinstance(value, Form):
        return value.id
    return Path(value.file).name if isinstance(value, Loaded) else None


def cells(grid: Grid) -> Cells:
    return [(row, cell.column, cell.rows, cell.shown) for row, cell in grid.placed()]


def read_back(one: Form, grid: Grid, write: Write, *, recognised: bool = True) -> list[MatchedTable]:
    """Return the tables that are read from a file with *grid* in it; all of it has to be placed."""
    pages, refused = read.read("tables", write([grid]))
    assert refused is None
    matched = recognise(FORMS, pages[0].grid) if recognised else match(one, pages[0].grid)
    assert matched is not None
    assert matched.form.id == one.id
    assert matched.leftovers == ()
    assert [table.leftovers for table in matched.tables] == [()] * len(matched.tables)
    return list(matched.tables)


def table_of(data: Data) -> Table:
    return load.build(data, NO_SETTINGS)


@pytest.mark.parametrize("one, loaded", OWN, ids=_name)
@pytest.mark.parametrize("write", [xlsx.render, docx.render], ids=["workbook", "document"])
def test_an_example_comes_back_as_it_is(one: Form, loaded: Loaded, write: Write) -> None:
    assert loaded.table is not None
    [table] = read_back(one, forms.fill(one, loaded.table), write)

    again = load.parse("again", transcript.write(table.data).encode(), NO_SETTINGS)

    assert again.findings == ()
    assert again.table is not None
    assert cells(forms.fill(one, again.table)) == cells(forms.fill(one, loaded.table))


WHOLE = {"hebei-2020", "hebei-2021", "hunan-department-selfeval", "qinghai-project", "tianjin-department"}
"""The forms that print all that their published tables say, but for the year and the body above the organization."""


PUBLISHED = [(one, loaded) for one, loaded in OWN if one.id in WHOLE and "invented" not in loaded.file]


@pytest.mark.parametrize("one, loaded", PUBLISHED, ids=_name)
def test_a_published_table_comes_back_key_by_key_and_digit_by_digit(one: Form, loaded: Loaded) -> None:
    assert loaded.table is not None
    [table] = read_back(one, forms.fill(one, loaded.table), xlsx.render)

    expected = {key: value for key, value in loaded.source.data.items() if key in one.paths or key != "year"}
    expected["organization"] = {key: value for key, value in expected["organization"].items() if key != "parent"}
    assert digits(table.data) == digits(expected)


@pytest.mark.parametrize("one", FORMS, ids=lambda one: one.id)
@given(data=st.data())
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_any_table_comes_back_from_its_form(one: Form, data: st.DataObject) -> None:
    drawn = data.draw(st.lists(tables(one), min_size=1, max_size=3 if one.collection else 1))
    if one.collection:
        drawn = [{**table, "organization": {"code": "504001", "name": "某县残疾人联合会"}} for table in drawn]
        # Two tables that say the same in every cell are one that is printed twice, over a page's end.
        drawn = list({table.get("name"): table for table in drawn if table.get("indicators")}.values())
        if not drawn:
            return
    known = [table_of(table) for table in drawn]
    grid = forms.collect(one, known) if one.collection else forms.fill(one, known[0])

    again = [table_of(table.data) for table in read_back(one, grid, xlsx.render, recognised=False)]

    assert len(again) == len(known)
    assert cells(forms.collect(one, again) if one.collection else forms.fill(one, again[0])) == cells(grid)


def test_many_tables_on_one_page_are_told_apart() -> None:
    county = next(one for one in FORMS if one.collection)
    known = [loaded.table for loaded in EXAMPLES if loaded.table and loaded.table.form == "qinghai-project"]
    assert len(known) > 5

    again = [table_of(table.data) for table in read_back(county, forms.collect(county, known), xlsx.render)]

    assert cells(forms.collect(county, again)) == cells(forms.collect(county, known))


def test_tables_one_below_the_other_are_told_apart() -> None:
    known = [loaded.table for loaded in EXAMPLES if loaded.table and loaded.table.form == "hebei-2021"][:3]
    one = form_of(known[0])
    assert one is not None
    grids = [forms.fill(one, table) for table in known]
    page = Grid(grids[0].widths, tuple(row for grid in grids for row in grid.rows), "三张")

    again = read_back(one, page, xlsx.render)

    assert [cells(forms.fill(one, table_of(table.data))) for table in again] == [cells(grid) for grid in grids]
