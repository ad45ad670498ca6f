"""The file itself against what Excel takes: it repairs, or refuses, what other readers let pass."""

import itertools
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest

from pgt import form, forms
from pgt.grid import Grid
from pgt.model import Goal, Indicator, Table
from pgt.render.xlsx import render
from tests.test_forms_printed import PUBLISHED, TABLES, example, filled, table_for

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Box = tuple[int, int, int, int]
"""The first column and row of a range, and its last ones."""

LONGEST_TEXT = 32_767
HIGHEST_ROW = 409.5
WIDEST_COLUMN = 255
LONGEST_NAME = 31
MOST_BREAKS = 1_026


def faults(content: bytes) -> Iterator[str]:
    """Yield what of a workbook Excel would not take."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = [sheet.get("name", "") for sheet in _parsed(package, "xl/workbook.xml").iter(f"{MAIN}sheet")]
        yield from _of_names(names)
        if "xl/sharedStrings.xml" in package.namelist():
            texts = _parsed(package, "xl/sharedStrings.xml").iter(f"{MAIN}si")
            yield from (f"a text of {size}" for one in texts if (size := len("".join(one.itertext()))) > LONGEST_TEXT)
        for number, name in enumerate(names, start=1):
            sheet = _parsed(package, f"xl/worksheets/sheet{number}.xml")
            yield from (f"{name}: {fault}" for fault in _of_sheet(sheet))


def _parsed(package: zipfile.ZipFile, name: str) -> ET.Element:
    return ET.fromstring(package.read(name))  # noqa: S314 -- the workbook is our own


def _of_names(names: list[str]) -> Iterator[str]:
    yield from (
        f"name {name!r}" for name in names if not 0 < len(name) <= LONGEST_NAME or re.search(r"[\[\]:*?/\\]", name)
    )
    if len({name.casefold() for name in names}) < len(names):
        yield "two sheets of one name"


def _of_sheet(sheet: ET.Element) -> Iterator[str]:
    yield from (
        f"row {row.get('r')} too high" for row in sheet.iter(f"{MAIN}row") if float(row.get("ht", 0)) > HIGHEST_ROW
    )
    yield from ("column too wide" for one in sheet.iter(f"{MAIN}col") if float(one.get("width", 0)) > WIDEST_COLUMN)
    yield from ("formula" for _ in sheet.iter(f"{MAIN}f"))
    if len(list(sheet.iter(f"{MAIN}brk"))) > MOST_BREAKS:
        yield "too many breaks"
    places = [cell.get("r", "") for cell in sheet.iter(f"{MAIN}c")]
    if len(set(places)) < len(places):
        yield "a cell twice"
    rows = [int(row.get("r", 0)) for row in sheet.iter(f"{MAIN}row")]
    if rows != sorted(set(rows)):
        yield "rows out of order"
    merged = [_box(one.get("ref", "")) for one in sheet.iter(f"{MAIN}mergeCell")]
    yield from (
        f"{one} and {other} overlap" for one, other in itertools.combinations(merged, 2) if _overlap(one, other)
    )
    yield from (f"{one} is a single cell" for one in merged if one[:2] == one[2:])


def _box(reference: str) -> Box:
    (left, top), (right, bottom) = re.findall(r"([A-Z]+)(\d+)", reference)
    return _column(left), int(top), _column(right), int(bottom)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _overlap(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


@pytest.mark.parametrize("form_id", TABLES)
def test_excel_takes_every_form(form_id: str) -> None:
    found = form.find(form_id).definition
    assert found is not None

    assert list(faults(render([filled(form_id, table_for(form_id)), forms.empty(found)]))) == []


@pytest.mark.parametrize("name", PUBLISHED)
def test_excel_takes_every_published_document(name: str) -> None:
    tables = [table for table in example(name) if table.form]
    grids = [filled(table.form or "", table) for table in tables if _fits(table)]

    assert list(faults(render([forms.contents(tables[: len(grids)], range(1, len(grids) + 1)), *grids]))) == []


def _fits(table: Table) -> bool:
    found = form.find(table.form or "").definition
    return found is not None and found.kind == table.kind


LONG = "提供残疾人辅助器具适配服务，" * 2_400
HUGE = Table(
    "project",
    name="'[2021]年*残疾人/康复?:补助\\资金" * 9,
    year=2021,
    purpose=LONG,
    goals=(Goal(LONG), Goal("\n".join(["康复"] * 900))),
    indicators=tuple(
        Indicator("output.quantity", f"人数{number}", description=LONG[: number * 40], target="=1+1")
        for number in range(100)
    ),
)


@pytest.mark.parametrize("form_id", ["hebei-2021", "mof-project-target", "qinghai-project"])
def test_excel_takes_texts_of_any_length_and_names_with_any_sign(form_id: str) -> None:
    found = form.find(form_id).definition
    assert found is not None
    table = replace(HUGE, kind=found.kind, form=form_id)

    assert list(faults(render([forms.fill(found, table), forms.fill(found, table)]))) == []


def test_a_fault_is_found() -> None:
    grid: Grid = filled("hebei-2021", table_for("hebei-2021"))
    with zipfile.ZipFile(BytesIO(render([grid]))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(
        b'<mergeCell ref="A1:G1"/>', b'<mergeCell ref="A1:G1"/><mergeCell ref="G1:H1"/>'
    )
    parts["xl/workbook.xml"] = re.sub(rb'<sheet name="[^"]*"', b'<sheet name="a/b"', parts["xl/workbook.xml"])
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)

    assert list(faults(buffer.getvalue())) == ["name 'a/b'", "a/b: (1, 1, 7, 1) and (7, 1, 8, 1) overlap"]
