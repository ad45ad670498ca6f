"""Workbooks, read back with other libraries than wrote them."""

import csv
import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from pgt import form, forms, load, workspace
from pgt.grid import Cell, Grid, NumberFormat, Page, Row, Style
from pgt.model import Amounts, Body, Goal, Indicator, Table
from pgt.render.xlsx import heights, names, render

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
HEBEI = {"zhangjiakou-2021": "2021/762001", "shanhaiguan-2020": "2020/762002"}


def tables(example: str) -> list[Table]:
    found = []
    for path in sorted((EXAMPLES / example / HEBEI[example]).glob("[0-9]*-*.pgt.yaml")):
        settings, _ = workspace.settings_of(path.parent)
        table = load.load(path, settings).table
        assert table is not None
        found.append(table)
    return found


def filled(table: Table) -> Grid:
    found = form.find(table.form or "hebei-2021").definition
    assert found is not None
    return forms.fill(found, table)


def exported(example: str) -> bytes:
    found = tables(example)
    return render([forms.contents(found, range(1, len(found) + 1)), *map(filled, found)])


def opened(grids: list[Grid]) -> Workbook:
    return load_workbook(io.BytesIO(render(grids)))


def column_of(*cells: str | Decimal | None) -> Grid:
    """Return a grid of one column with *cells* one below the other."""
    return Grid((Decimal(20),), tuple(Row((Cell(0, cell, number=NumberFormat(2)),)) for cell in cells), "表")


def shown(cell: SheetCell) -> str:
    """Return what Excel shows of a cell: its text, or its number in its format."""
    value, code = cell.value, cell.number_format
    if value is None or isinstance(value, str):
        return value or ""
    match = re.fullmatch(r"(#,##)?0(?:\.(0+))?(%?)(?:\"(.*)\")?", code)
    assert match, code
    number = Decimal(repr(value)) * (100 if match[3] else 1)
    rounded = number.quantize(Decimal(1).scaleb(-len(match[2] or "")))
    return f"{rounded:{',' if match[1] else ''}f}{match[3]}{match[4] or ''}"


def printed(sheet: Worksheet) -> Iterator[str]:
    for row in sheet.iter_rows():
        yield from (shown(cell) for cell in row if isinstance(cell, SheetCell) and cell.value is not None)


@pytest.mark.parametrize("example", HEBEI)
def test_every_printed_cell_is_read_back_by_openpyxl(example: str) -> None:
    with (HERE / "examples" / f"{example}.cells.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, dialect="excel-tab", quoting=csv.QUOTE_NONE))
    sheets = load_workbook(io.BytesIO(exported(example))).worksheets

    for number, table in enumerate(tables(example), start=1):
        cells = [row["cell"].replace("\\n", "\n") for row in rows if row["table"] == str(number)]

        assert sorted(printed(sheets[number])) == sorted([f"{table.name}绩效目标表", *cells])


@pytest.mark.parametrize("example", HEBEI)
def test_texts_are_read_back_by_calamine(example: str) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(exported(example)))

    for number, table in enumerate(tables(example), start=1):
        texts = [cell.value for _, cell in filled(table).placed() if isinstance(cell.value, str)]
        read = book.get_sheet_by_index(number).to_python()

        assert sorted(value for row in read for value in row if isinstance(value, str) and value) == sorted(texts)


@pytest.mark.parametrize("example", HEBEI)
def test_the_same_tables_give_the_same_bytes_in_another_process(example: str) -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import test_render_xlsx as t;"
        "import hashlib; print(hashlib.sha256(t.exported(sys.argv[2])).hexdigest())"
    )

    digests = {
        subprocess.run(
            [sys.executable, "-c", program, str(HERE), example],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=True,
            capture_output=True,
        ).stdout
        for seed, zone in [("1", "UTC"), ("2", "Asia/Shanghai")]
    }

    assert len(digests) == 1


def test_the_contents_name_every_table_with_its_amount_and_the_total() -> None:
    found = tables("zhangjiakou-2021")
    sheet = load_workbook(io.BytesIO(exported("zhangjiakou-2021"))).worksheets[0]

    rows = [[shown(cell) for cell in row if isinstance(cell, SheetCell)] for row in sheet.iter_rows(min_row=2)]

    assert rows[0] == ["序号", "项目名称", "项目编码", "预算单位", "预算数（万元）"]
    assert rows[1:-1] == [
        [str(n), t.name, t.code, "张家口市残疾人联合会本级", str(t.budget.total if t.budget else "")]
        for n, t in enumerate(found, 1)
    ]
    assert (rows[-1][0], rows[-1][-1]) == ("合计", "1501.63")


def test_the_contents_lead_to_every_sheet() -> None:
    found = [Table("project", name=name) for name in ("甲'乙 丙!", "", "乙")]

    book = opened([forms.contents(found, [1, 2, 3]), *map(filled, found)])

    links = [row[0].hyperlink for row in book.worksheets[0].iter_rows(min_row=3, max_row=5)]
    assert [link.location for link in links if link] == [
        "'甲''乙 丙!'!A1",
        "'河北省项目绩效目标表（2021 年）'!A1",
        "'乙'!A1",
    ]
    assert [sheet.title for sheet in book.worksheets] == ["目录", "甲'乙 丙!", "河北省项目绩效目标表（2021 年）", "乙"]


def test_contents_of_several_units_are_in_yuan_and_departments_are_not_counted_twice() -> None:
    ten = Amounts({"total": Decimal(10)})
    found = [
        Table("project", name="甲", amount_unit="元", budget=ten),
        Table("project", name="乙", amount_unit="万元", budget=ten),
        Table("department", name="部门", amount_unit="万元", budget=ten),
        Table("project", name="丙"),
    ]

    grid = forms.contents(found, [1, 2, 3, 4])

    assert [row.cells[-1].shown for row in grid.rows] == [
        "绩效目标表目录",
        "预算数",
        "10元",
        "10万元",
        "10万元",
        "",
        "100010元",
    ]


def test_texts_never_become_formulas_links_or_numbers() -> None:
    texts = [
        "=1+1",
        "=100%",
        "+1",
        "-1",
        "@SUM(A1)",
        "{=1}",
        "http://a.b",
        "0502",
        "1E5",
        "_x0041_",
        " 两端 ",
        "=",
        "行\n行",
    ]

    sheet = opened([column_of(*texts)]).worksheets[0]

    assert [(cell.value, cell.data_type) for (cell,) in sheet.iter_rows()] == [(text, "s") for text in texts]


def test_merged_texts_never_become_formulas() -> None:
    grid = Grid((Decimal(5), Decimal(5)), (Row((Cell(0, "=1+1", columns=2),)),), "表")

    assert opened([grid]).worksheets[0]["A1"].data_type == "s"


@pytest.mark.parametrize("text", ["25.00", "0.10", "1501.63", "-5.25", "99999999999.99", "1234567890123.45", "0.00"])
def test_printed_digits_survive_the_binary_number_of_a_cell(text: str) -> None:
    sheet = opened([column_of(Decimal(text))]).worksheets[0]

    assert (shown(sheet["A1"]), sheet["A1"].data_type) == (text, "n")


def test_an_amount_with_more_digits_than_a_cell_holds_is_kept_as_a_text() -> None:
    sheet = opened([column_of(Decimal("123456789012345.25"))]).worksheets[0]

    assert sheet["A1"].value == "123456789012345.25"


@given(st.decimals(-(10**9), 10**9, places=2))
def test_two_decimals_always_survive(number: Decimal) -> None:
    sheet = opened([column_of(number)]).worksheets[0]

    assert Decimal(shown(sheet["A1"])) == number


@given(st.lists(st.text(max_size=45), max_size=12))
def test_sheet_names_are_such_as_excel_takes(titles: list[str]) -> None:
    made = names.sheet_names(titles)

    assert len({name.lower() for name in made}) == len(titles)
    for name in made:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\\x00-\x1f]", name)
        assert not (name.startswith("'"))
        assert not (name.endswith("'"))
        assert name.strip() == name != "History"


@pytest.mark.parametrize(
    "titles, expected",
    [
        (["a/b[c]:*?\\"], ["a／b［c］：＊？＼"]),
        (["", "  ", "\n"], ["表", "表(2)", "表(3)"]),
        (["康复", "康复", "康复"], ["康复", "康复(2)", "康复(3)"]),
        (["Abc", "aBC", "ＡＢＣ"], ["Abc", "aBC(2)", "ＡＢＣ(3)"]),
        (["康" * 40, "康" * 40], ["康" * 31, "康" * 28 + "(2)"]),
        (["𠮷" * 20], ["𠮷" * 15]),
        (["'引号'"], ["’引号’"]),
        (["History"], ["History(2)"]),
        (["x" * 30 + "'y"], ["x" * 30 + "’"]),
    ],
)
def test_sheet_names_stay_as_like_as_may_be(titles: list[str], expected: list[str]) -> None:
    assert list(names.sheet_names(titles)) == expected


def test_a_page_is_one_grid_wide_with_header_rows_footer_and_print_area() -> None:
    sheet = load_workbook(io.BytesIO(exported("zhangjiakou-2021"))).worksheets[1]

    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)  # 1 is what goes without saying
    assert sheet.sheet_properties.pageSetUpPr
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.print_title_rows, sheet.print_area) == ("$9:$9", "'2021年中央残疾人事业发展补助资金'!$A$1:$G$19")
    assert sheet.oddFooter
    assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"


def test_a_page_can_lie_on_its_side() -> None:
    grid = replace(column_of("字"), page=Page("A3", "landscape", Decimal("25.4")))

    sheet = opened([grid]).worksheets[0]

    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation, sheet.page_margins.left) == (8, "landscape", 1)


def test_every_cell_of_a_merged_range_has_its_borders() -> None:
    # Read from the file itself: openpyxl takes the inner borders of a merged range away.
    with zipfile.ZipFile(io.BytesIO(exported("zhangjiakou-2021"))) as package:
        sheet = package.read("xl/worksheets/sheet2.xml").decode()
        styles = package.read("xl/styles.xml").decode()
    looks = re.findall(r'<xf [^>]*borderId="(\d+)"', styles.partition("<cellXfs")[2])
    borders = {place: looks[int(look)] for place, look in re.findall(r'<c r="([A-Z]+\d+)" s="(\d+)"', sheet)}

    assert {borders.get(f"{column}{row}") for row in range(3, 20) for column in "ABCDEFG"} == {"1"}
    assert '<border><left style="thin">' in styles


def test_cells_have_the_fonts_of_official_forms() -> None:
    sheet = load_workbook(io.BytesIO(exported("shanhaiguan-2020"))).worksheets[1]

    fonts = [(sheet[place].font.name, sheet[place].font.size) for place in ("A1", "A3", "A9")]
    assert fonts == [("黑体", 18), ("宋体", 10.5), ("黑体", 10.5)]


def test_a_cell_has_the_colour_of_its_style() -> None:
    grid = replace(column_of("字"), styles={"text": Style(fill="D9D9D9")})

    fill = opened([grid]).worksheets[0]["A1"].fill
    assert (fill.fill_type, fill.start_color.rgb) == ("solid", "FFD9D9D9")


def test_rows_are_as_high_as_the_text_in_them() -> None:
    # Twenty half-width characters a line: ten Chinese ones.
    grid = column_of("十个汉字刚好写满一行", "这是十一个汉字要写成两行", "一\n二\n三", Decimal(1))

    _, found, _ = heights.fit(grid)

    assert [round(height) for height in found] == [22, 37, 52, 22]


def test_a_merged_cell_makes_its_rows_higher_by_what_it_lacks() -> None:
    rows = (Row((Cell(0, "一\n二\n三\n四", rows=2), Cell(1, "短"))), Row((Cell(1, "短"),)))

    _, found, _ = heights.fit(Grid((Decimal(10), Decimal(10)), rows))

    assert sum(found) >= 4 * 10.5 * 1.45
    assert found[0] == found[1]


def test_a_text_higher_than_a_row_may_be_spreads_over_merged_rows() -> None:
    grid = Grid(
        (Decimal(20), Decimal(20)),
        (
            Row((Cell(0, "标签", rows=2), Cell(1, "头")), repeat=True),
            Row((Cell(1, "字\n" * 99),)),
            Row((Cell(0, "尾", columns=2),)),
        ),
        "长",
    )

    fitted, found, origins = heights.fit(grid)
    sheet = opened([grid]).worksheets[0]

    assert origins == (0, *[1] * 9, 2)
    assert max(found) <= 409.5
    assert [(cell.value and cell.shown[:2], cell.rows) for _, cell in fitted.placed()] == [
        ("标签", 10),
        ("头", 1),
        ("字\n", 9),
        ("尾", 1),
    ]
    assert sheet["B2"].value == "字\n" * 99
    assert sheet["B2"].alignment.vertical == "top"
    assert {str(one) for one in sheet.merged_cells.ranges} == {"A1:A10", "B2:B10", "A11:B11"}
    assert sheet.print_title_rows == "$1:$1"


@pytest.mark.parametrize("text", ["字" * 70_000, "𠮷" * 20_000, "行\n" * 1000])
def test_a_text_longer_than_a_cell_goes_on_below(text: str) -> None:
    grid = Grid((Decimal(60), Decimal(30)), (Row((Cell(0, text), Cell(1, "旁"))), Row((Cell(0, "尾"), Cell(1)))), "长")

    sheet = opened([grid]).worksheets[0]
    values = [str(cell.value) for (cell,) in sheet.iter_rows(max_col=1) if cell.value]

    assert "".join(values) == text + "尾"
    assert max(len(value.encode("utf-16-le")) // 2 for value in values) <= 32_767
    assert max(value.count("\n") for value in values) <= 253


TEXTS = st.text(st.sampled_from("字，。（）≥95%abcW \n0"), max_size=600)


@given(TEXTS, TEXTS, st.integers(2, 60))
def test_rows_are_never_higher_than_excel_allows_nor_lower_than_the_text(text: str, other: str, width: int) -> None:
    grid = Grid(
        (Decimal(width), Decimal(30)),
        (Row((Cell(0, text), Cell(1, other, rows=2))), Row((Cell(0, "尾"),))),
    )

    fitted, found, _ = heights.fit(grid)

    assert max(found) <= 409.5
    for row, cell in fitted.placed():
        if isinstance(cell.value, str):
            characters = sum(2 if character > "\x7f" else 1 for character in cell.value)
            lines = max(characters / float(fitted.width(cell)), cell.value.count("\n") + 1)
            assert sum(found[row : row + cell.rows]) >= int(lines) * 10.5 * 1.3


@given(
    st.builds(
        Table,
        st.just("project"),
        name=st.none() | st.text(max_size=60),
        code=st.none() | st.text(max_size=30),
        organization=st.none() | st.builds(Body, st.none() | st.text(max_size=9), st.none() | st.text(max_size=9)),
        purpose=st.none() | TEXTS,
        goals=st.lists(st.builds(Goal, st.none() | TEXTS), max_size=3).map(tuple),
        indicators=st.lists(
            st.builds(
                Indicator,
                st.sampled_from(["output.quantity", "benefit", "satisfaction.beneficiary", "own.kind"]),
                st.none() | st.text(max_size=20),
                target=st.none() | st.text(max_size=20),
            ),
            max_size=6,
        ).map(tuple),
    )
)
def test_whatever_the_texts_the_workbook_holds_them(table: Table) -> None:
    grid = filled(table)

    sheet = opened([grid]).worksheets[0]

    texts = sorted(cell.value for _, cell in grid.placed() if isinstance(cell.value, str))
    # XML has no carriage return of its own, and openpyxl leaves Excel's spelling of control characters as it is.
    read = sorted(_plain(str(cell.value)) for row in sheet.iter_rows() for cell in row if cell.value is not None)
    assert read == sorted(map(_plain, texts))


def _plain(text: str) -> str:
    return re.sub(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_", "", text)
