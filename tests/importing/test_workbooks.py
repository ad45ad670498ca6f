"""Workbooks as people leave them: what a cell shows is read, and the places of cells are not taken at their word."""

import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pgt import form, forms, load, read
from pgt.forms.match import MatchedTable, match
from pgt.grid import Grid
from pgt.read import Page
from pgt.read.pages import Comment
from pgt.workspace import NO_SETTINGS, settings_of
from tests.exactness import digits
from tests.importing.test_hostile import BOOK_RELATIONS, workbook

ROOT = Path(__file__).parents[2]
WORKBOOKS = Path(__file__).parent / "workbooks"
EXAMPLE = ROOT / "examples" / "zhangjiakou-2021" / "2021" / "762001" / "02-残疾人文体.pgt.yaml"

Data = dict[str, Any]


def page_of(content: bytes, name: str = "tables.xlsx") -> Page:
    pages, refused = read.read(name, content)
    assert refused is None
    return pages[0]


def saved(change: Callable[[Worksheet], object], title: str = "Sheet1") -> bytes:
    """Return a workbook that *change* has filled, written by another library than ours."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    change(sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def shown(value: object, number_format: str = "General") -> str:
    """Return what is read of a cell that holds *value*."""

    def change(sheet: Worksheet) -> None:
        sheet["B2"] = value  # type: ignore[assignment]  # anything that a cell can hold
        sheet["B2"].number_format = number_format

    [(_, cell)] = page_of(saved(change)).grid.placed()
    assert cell.place == "Sheet1!B2"
    return cell.shown


@pytest.mark.parametrize(
    "value, number_format, expected",
    [
        (0.8, "0%", "80%"),
        (0.8, "General", "0.8"),
        (0.8005, "0.00%", "80.05%"),
        (1, "0%", "100%"),
        (100000, "0.00", "100000.00"),
        (8827620.53, "#,##0.00", "8,827,620.53"),
        (8827620.53, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "8,827,620.53"),
        (1501.63, "General", "1501.63"),
        (10, '0"分"', "10分"),
        (52, '0.00"万元"', "52.00万元"),
        (52, "¥#,##0.00", "¥52.00"),
        (-3.5, "0.0;[红色]-0.0", "-3.5"),
        (0, "0.00", "0.00"),
        (0, "General", "0"),
        (502, "0000", "0502"),
        (2.5, "0.##", "2.5"),
        (2, "# ?/?", "2"),
        (12345678, "0.00E+00", "12345678"),
        (45291, "yyyy-mm-dd", "2023-12-31"),
        (45291, 'yyyy"年"m"月"d"日"', "2023年12月31日"),
        (45291.5, "yyyy/m/d h:mm:ss", "2023/12/31 12:00:00"),
        (45291, 'yyyy"年"m"月"d"日"\\ aaaa', "2023年12月31日 星期日"),
        (45291, "[DBNum1][$-804]yyyy年m月d日;@", "二〇二三年十二月三十一日"),
        (45291, "[$-1E000804]yyyy年m月d日", "二〇二三年十二月三十一日"),
        (45291, "[$-x-sysdate]dddd, mmmm dd, yyyy", "2023年12月31日"),
        (45291, "[$-F800]dddd, mmmm dd, yyyy", "2023年12月31日"),
        (45291, "[$-409]d-mmm-yy;@", "31-Dec-23"),
        (45291.75, "上午/下午h时mm分", "下午6时00分"),
        (45291.75, "h:mm AM/PM", "6:00 PM"),
        (1.5, "[h]:mm:ss", "36:00:00"),
        (180000, '0!.0,"万元"', "18.0万元"),
        (185432.1, '0\\.0,"万元"', "18.5万元"),
        (180000, '0"."0,"万元"', "18.0万元"),
        (180000, '0.0,"万"', "180.0万"),
        (123450000, "0!.0000", "12345.0000"),
        (1234567, "#,##0,", "1,235"),
        (1234567, "0.00,,", "1.23"),
        (20000, '[>=10000]0!.0,"万元";0"元"', "2.0万元"),
        (999, '[>=10000]0!.0,"万元";0"元"', "999元"),
        (1, '[=1]"是";[=0]"否"', "是"),
        (0, '[=1]"是";[=0]"否"', "否"),
        (5, 'G/通用格式"人"', "5人"),
        (5.5, 'General"元"', "5.5元"),
        (0.95, '"≥"0%', "≥95%"),
        (3, '"第"0"期"', "第3期"),
        (123, "[DBNum1]General", "一百二十三"),
        (100230, '[DBNum2]General"元整"', "壹拾万零贰佰叁拾元整"),
        (123, "[DBNum1]0", "一二三"),
        (5, "[DBNum1]00", "〇五"),
        (13812345678, "000-0000-0000", "138-1234-5678"),
        (-3.5, "0.0_);[Red]\\(0.0\\)", "-3.5"),
        (-3.5, '0.0;"亏损"0.0', "亏损3.5"),
        (0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "0.00"),
        (0, '0.00;-0.00;"无"', "无"),
        ("参训", '@"人员"', "参训人员"),
        ("0502", "@", "0502"),
        ("≥95%\n\n", "General", "≥95%\n\n"),
        ("=不是公式", "@", "=不是公式"),
        (True, "General", "TRUE"),
    ],
)
def test_a_cell_is_read_as_it_is_shown(value: object, number_format: str, expected: str) -> None:
    if isinstance(value, str) and value.startswith("="):

        def change(sheet: Worksheet) -> None:
            sheet["B2"].value = value
            sheet["B2"].data_type = "s"

        [(_, cell)] = page_of(saved(change)).grid.placed()
        assert cell.shown == expected
    else:
        assert shown(value, number_format) == expected


def test_an_amount_is_read_with_the_digits_shown_and_those_held_beyond() -> None:
    table = read_example(lambda sheet: put(sheet, "C4", 52.125, "0.00"))

    assert table.data["budget"]["total"] == Decimal("52.125")
    assert [(one.place, one.message.zh) for one in table.remarks] == [("Sheet1!C4", "显示 52.13，读作 52.125")]


def test_a_formula_is_read_by_its_value_and_listed_without_one() -> None:
    page = page_of(saved(lambda sheet: sheet.append(["=1+1", "词"])))

    assert [(one.place, one.why) for one in page.unread] == [("Sheet1!A1", "formula")]
    assert [cell.shown for _, cell in page.grid.placed()] == ["词"]


@pytest.mark.parametrize(
    "value, number_format, read_as, unread",
    [
        (0.5, "# ?/?", ["0.5"], [("format", "# ?/?")]),
        (0.8, "0%%", ["0.8"], [("format", "0%%")]),
        (45291, "[$-130000]yyyy/m/d", ["45291"], [("format", "[$-130000]yyyy/m/d")]),
        (5, "bbbb", ["5"], [("format", "bbbb")]),
        (-5, "yyyy/m/d", ["-5"], [("format", "yyyy/m/d")]),
        (5, ";;;", [], [("hidden", "5")]),
        ("待定", ";;;", [], [("hidden", "待定")]),
        (0, "0.00;-0.00;;@", [], []),
    ],
)
def test_a_format_that_is_not_understood_or_hides_something_is_named(
    value: object, number_format: str, read_as: list[str], unread: list[tuple[str, str]]
) -> None:
    page = page_of(saved(lambda sheet: put(sheet, "B2", value, number_format)))

    assert [cell.shown for _, cell in page.grid.placed()] == read_as
    assert [(one.place, one.why, one.text) for one in page.unread] == [("Sheet1!B2", *one) for one in unread]


def test_zeros_that_a_sheet_does_not_show_are_blank() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.append([0, 5])
        sheet.sheet_view.showZeros = False

    assert [cell.shown for _, cell in page_of(saved(change)).grid.placed()] == ["5"]


def test_an_amount_that_is_shown_in_ten_thousands_is_read_so() -> None:
    table = read_example(lambda sheet: put(sheet, "C4", 521250, '0!.0,"万元"'))

    assert table.data["budget"]["total"] == Decimal("52.125")
    assert [(one.place, one.message.zh) for one in table.remarks] == [("Sheet1!C4", "显示 52.1万元，读作 52.125")]


def test_hidden_rows_and_columns_are_read_and_said_to_be() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.append(["甲", "乙"])
        sheet.append(["丙", "丁"])
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True

    page = page_of(saved(change))

    assert [cell.shown for _, cell in page.grid.placed()] == ["甲", "乙", "丙", "丁"]
    assert (page.hidden_rows, page.hidden_columns) == ((2,), (1,))


def put(sheet: Worksheet, place: str, value: object, number_format: str = "General") -> None:
    sheet[place] = value  # type: ignore[assignment]  # anything that a cell can hold
    sheet[place].number_format = number_format


def example() -> Data:
    data: Data = load.load(EXAMPLE, settings_of(EXAMPLE.parent)[0]).source.data
    return data


def grid() -> Grid:
    found, table = form.find("hebei-2021").definition, load.load(EXAMPLE, settings_of(EXAMPLE.parent)[0]).table
    assert found is not None
    assert table is not None
    return forms.fill(found, table)


def typed(sheet: Worksheet, *, merged: bool = True) -> None:
    """Type the example into *sheet*, cell by cell, as another program would."""
    for row, cell in grid().placed():
        if cell.value is None:
            continue
        place = sheet.cell(row + 1, cell.column + 1)
        place.value = float(cell.value) if isinstance(cell.value, Decimal) else cell.value
        place.number_format = cell.number.code
        if merged and (cell.columns > 1 or cell.rows > 1):
            sheet.merge_cells(
                start_row=row + 1,
                start_column=cell.column + 1,
                end_row=row + cell.rows,
                end_column=cell.column + cell.columns,
            )


def read_example(change: Callable[[Worksheet], object], *, merged: bool = True) -> MatchedTable:
    """Return what is read of the example with *change* made to its sheet."""

    def both(sheet: Worksheet) -> None:
        typed(sheet, merged=merged)
        change(sheet)

    found = form.find("hebei-2021").definition
    assert found is not None
    matched = match(found, page_of(saved(both)).grid)
    assert matched.leftovers == ()
    [table] = matched.tables
    return table


def expected() -> Data:
    data = {key: value for key, value in example().items() if key != "year"}
    return {**data, "organization": {key: data["organization"][key] for key in ("code", "name")}}


def rows_apart(sheet: Worksheet) -> None:
    """Put the rows two apart."""
    for row in range(sheet.max_row, 1, -1):
        sheet.insert_rows(row)


def labels_with_blanks(sheet: Worksheet) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value in {"项目编码", "预算数", "绩效目标", "三级指标", "产出指标", "数量指标"}:
                cell.value = f"{str(cell.value)[0]} \n{str(cell.value)[1:]}"


def labels_otherwise(sheet: Worksheet) -> None:
    for old, new in {
        "其中：财政资金": "其中:财政资金",
        "资金支出计划（%）": "资金支出计划(%)",
        "产出指标": "产出指标（50分）",
        "效益指标": "【效益】",
        "满意度指标": "满意度（0-20）分",
        "数量指标": "数量 指标：",
        "二级指标": "二级指标：",
    }.items():
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == old:
                    cell.value = new


def one_row_further_right(sheet: Worksheet) -> None:
    for column in range(7, 0, -1):
        sheet.cell(15, column + 1).value = sheet.cell(15, column).value
    sheet.cell(15, 1).value = None


def header_again(sheet: Worksheet) -> None:
    sheet.insert_rows(14)
    for column in range(1, 8):
        sheet.cell(14, column).value = sheet.cell(9, column).value


def labels_away(sheet: Worksheet) -> None:
    for place in ("A4", "D4", "A8"):
        sheet[place] = None


def a_label_and_its_value_in_one_cell(sheet: Worksheet) -> None:
    sheet["A3"] = "项目编码：130700212F1V0GAGIXLYG"
    sheet["B3"] = None


@pytest.mark.parametrize(
    "change",
    [
        lambda _sheet: None,
        rows_apart,
        lambda sheet: sheet.insert_cols(1),
        lambda sheet: sheet.insert_cols(4),
        labels_with_blanks,
        labels_otherwise,
        one_row_further_right,
        header_again,
        labels_away,
        a_label_and_its_value_in_one_cell,
    ],
    ids=[
        "as it is",
        "blank rows",
        "a column before",
        "a column between",
        "blanks in labels",
        "other labels",
        "a row further right",
        "the header again",
        "labels missing",
        "label and value together",
    ],
)
def test_a_sheet_without_merged_cells_survives(change: Callable[[Worksheet], object]) -> None:
    table = read_example(change, merged=False)

    assert digits(table.data) == digits(expected())
    assert table.leftovers == ()


def stray_merges(sheet: Worksheet) -> None:
    sheet.unmerge_cells("A10:A13")
    sheet.merge_cells("G10:G11")  # two cells that both say 部门计划
    sheet.merge_cells("H1:I3")


def test_cells_that_are_merged_otherwise_than_on_the_form_survive() -> None:
    table = read_example(stray_merges)

    assert digits(table.data) == digits(expected())
    assert table.leftovers == ()


def notes(sheet: Worksheet) -> None:
    sheet["I4"] = "请财务核对"
    sheet["I12"] = "待定"
    sheet["C22"] = "经办人：某某"


def test_what_has_no_place_on_the_form_is_listed_with_its_cell() -> None:
    table = read_example(notes)

    assert digits(table.data) == digits(expected())
    assert [(left.place, left.text, left.why.zh) for left in table.leftovers] == [
        ("Sheet1!I4", "请财务核对", "表样上没有放它的格子"),
        ("Sheet1!I12", "待定", "表样上没有放它的格子"),
        ("Sheet1!C22", "经办人：某某", "不在任何一张表里"),
    ]


def test_a_sum_that_does_not_follow_from_the_table_is_listed() -> None:
    found = form.find("mof-project-selfeval").definition
    path = ROOT / "docs" / "gallery" / "invented" / "mof-project-selfeval.pgt.yaml"
    table = load.load(path, settings_of(path.parent)[0]).table
    assert found is not None
    assert table is not None
    grid = forms.fill(found, table)

    def written(sheet: Worksheet) -> None:
        for row, cell in grid.placed():
            sheet.cell(row + 1, cell.column + 1).value = cell.shown
            is_total = isinstance(cell.value, str) and cell.value == "总分"
            totals.extend([row] * is_total)
        sheet.cell(totals[0] + 1, 7).value = "98"

    totals: list[int] = []
    [read_back] = match(found, page_of(saved(written)).grid).tables

    assert [(left.text, left.why.zh) for left in read_back.leftovers] == [
        ("98", "这一格是算出来的，按表里的数算不是这个结果")
    ]


@pytest.mark.parametrize("words", ["—", "/", "详见附件", "52万"])
def test_words_in_the_place_of_an_amount_are_listed_and_are_no_zero(words: str) -> None:
    table = read_example(lambda sheet: put(sheet, "G4", words))

    assert "other" not in table.data["budget"]
    assert [(left.place, left.text, left.why.zh) for left in table.leftovers] == [("Sheet1!G4", words, "这里要一个数")]


def test_an_amount_in_another_unit_is_listed() -> None:
    table = read_example(lambda sheet: put(sheet, "G4", "520000元"))

    assert "other" not in table.data["budget"]
    assert [(left.text, left.why.zh) for left in table.leftovers] == [("520000元", "单位和表的金额单位不同")]


@pytest.mark.parametrize("value, expected_digits", [(0, "0"), ("0", "0"), ("0.00", "0.00"), ("１，０００", "1000")])
def test_a_zero_is_an_amount_and_figures_may_be_wide(value: object, expected_digits: str) -> None:
    assert str(read_example(lambda sheet: put(sheet, "G4", value)).data["budget"]["other"]) == expected_digits


def test_a_blank_amount_is_none() -> None:
    assert "other" not in read_example(lambda sheet: put(sheet, "G4", None)).data["budget"]


def test_what_stands_in_for_an_indicator_is_passed_over_and_said_to_be() -> None:
    def change(sheet: Worksheet) -> None:
        for column, words in enumerate((None, "服务对象满意度指标", "指标1：……"), 1):
            sheet.cell(20, column).value = words
        sheet["C10"] = "指标1：举办赛事活动次数"

    table = read_example(change, merged=False)

    assert digits(table.data) == digits(expected())
    assert [(one.place, one.message.zh) for one in table.remarks] == [
        ("Sheet1!C10", "名称前面的“指标1：”去掉了"),
        ("Sheet1!C20", "“指标1：……”是填表提示，略过"),
    ]


def test_a_category_that_nobody_knows_is_listed_with_its_row() -> None:
    def change(sheet: Worksheet) -> None:
        for column, words in zip("ABCDF", ("其他", "杂项", "名称", "描述", "≥1次"), strict=True):
            sheet[f"{column}20"] = words

    table = read_example(change, merged=False)

    assert digits(table.data) == digits(expected())
    assert [left.text for left in table.leftovers] == ["其他", "杂项", "名称", "描述", "≥1次"]


def test_a_row_of_two_lists_that_stands_a_column_further_right_is_read_so() -> None:
    definition = form.find("mof-project-target").definition
    assert definition is not None
    later = [{"category": "benefit.social", "name": "培训残疾人次数", "target": "有所提高"}]
    data: Data = {
        "pgt": 1,
        "kind": "project",
        "form": "mof-project-target",
        "year": 2023,
        "name": "残疾人培训",
        "budget": {"amount_unit": "万元", "total": Decimal("12.50")},
        "medium_term": {"indicators": later},
    }
    rows = {
        number: [cell for cell in row.cells if cell.shown]
        for number, row in enumerate(forms.fill(definition, load.build(data, NO_SETTINGS)).rows, 1)
    }
    (slipped,) = (number for number, row in rows.items() if any(cell.shown == "培训残疾人次数" for cell in row))

    def change(sheet: Worksheet) -> None:
        for number, row in rows.items():
            for cell in row:
                at = cell.column + 1 + (number == slipped)
                sheet.cell(number, at).value = cell.shown
                if cell.columns > 1 or cell.rows > 1:
                    sheet.merge_cells(None, number, at, number + cell.rows - 1, at + cell.columns - 1)

    [table] = match(definition, page_of(saved(change)).grid).tables

    assert [cell.shown for cell in rows[slipped]] == ["社会效益指标", "培训残疾人次数", "有所提高", "社会效益指标"]
    assert (table.data["medium_term"]["indicators"], table.leftovers) == (later, ())


def test_a_workbook_that_libreoffice_wrote_is_read() -> None:
    content = (WORKBOOKS / "hebei-2021-libreoffice.xlsx").read_bytes()
    found = form.find("hebei-2021").definition
    assert found is not None

    [table] = match(found, read.read("x", content)[0][1].grid).tables

    assert digits(table.data) == digits(expected())
    assert (table.leftovers, table.remarks) == ((), ())


def test_an_old_workbook_is_read_as_it_shows_its_cells() -> None:
    content = (WORKBOOKS / "hebei-2021.xls").read_bytes()
    found = form.find("hebei-2021").definition
    assert found is not None
    pages, refused = read.read("x", content)
    assert refused is None
    assert not pages[1].without_formats

    [table] = match(found, pages[1].grid).tables

    assert digits(table.data) == digits(expected())  # 25.00% is held as 0.25, and read as it is shown
    assert (table.leftovers, table.remarks) == ((), ())


def test_an_old_workbook_says_what_is_struck_out_noted_or_not_understood() -> None:
    page = page_of((WORKBOOKS / "notes.xls").read_bytes())

    assert [(cell.place, cell.shown) for _, cell in page.grid.placed()] == [
        ("自评!A1", "18.0万元"),  # 180000, shown by 0\\.0,"万元"
        ("自评!C1", "0.5"),
        ("自评!E1", "人员"),
    ]
    assert [(one.place, one.why, one.text) for one in page.unread] == [
        ("自评!B1", "struck", "划掉"),
        ("自评!C1", "format", "# ?/?"),
    ]
    assert page.comments == (Comment("自评!A1", "待核 请回复"),)


def test_a_picture_in_a_cell_is_named() -> None:
    cell = b'<c r="A1" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>'

    page = page_of(workbook(b"<worksheet><sheetData><row r='1'>" + cell + b"</row></sheetData></worksheet>"))

    assert (page.grid.rows, [(one.place, one.why) for one in page.unread]) == ((), [("Sheet1!A1", "picture")])


def test_a_workbook_without_formats_is_read_by_what_its_cells_hold() -> None:
    cells = "".join(
        f'<table:table-cell office:value-type="{kind}" {value}/>'
        for kind, value in (("percentage", 'office:value="0.8"'), ("float", 'office:value="82.16"'))
    )
    pages, refused = read.read("x", ods(f"<table:table-row>{cells}</table:table-row>"))

    assert refused is None
    assert [cell.shown for _, cell in pages[0].grid.placed()] == ["0.8", "82.16"]
    assert pages[0].without_formats


def ods(rows: str) -> bytes:
    """Return a workbook of OpenDocument with *rows* on its only sheet."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table")
    )
    sheet = f'<office:spreadsheet><table:table table:name="Sheet1">{rows}</table:table></office:spreadsheet>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body>{sheet}</office:body></office:document-content>",
        )
    return buffer.getvalue()


def test_words_on_shapes_and_around_the_pages_are_kept_beside_the_cells() -> None:
    book = io.BytesIO()
    made = xlsxwriter.Workbook(book)
    sheet = made.add_worksheet("自评")
    sheet.write("A1", "甲")
    sheet.insert_textbox("C4", "数据截至\n6月底")
    sheet.set_header('&C&"宋体,加粗"&14某市民政局&R附件&&2')
    sheet.set_footer("&C第 &P 页，共 &N 页")
    made.close()

    assert page_of(book.getvalue()).comments == (
        Comment("自评!C4", "数据截至 6月底", "shape"),
        Comment("自评", "某市民政局 附件&2", "header"),
    )


def test_words_struck_out_are_named_and_raised_figures_are_no_others() -> None:
    book = io.BytesIO()
    made = xlsxwriter.Workbook(book)
    struck, raised = made.add_format({"font_strikeout": True}), made.add_format({"font_script": 1})
    sheet = made.add_worksheet("自评")
    sheet.write_rich_string("A1", struck, "≥100人", "≥120人")
    sheet.write("B1", 18, struck)
    sheet.write_rich_string("C1", "10", raised, "4", "人")
    made.close()

    page = page_of(book.getvalue())

    assert [(cell.place, cell.shown) for _, cell in page.grid.placed()] == [("自评!A1", "≥120人"), ("自评!C1", "10⁴人")]
    assert [(one.place, one.why, one.text) for one in page.unread] == [
        ("自评!A1", "struck", "≥100人"),
        ("自评!B1", "struck", "18"),
    ]


def test_how_words_are_read_aloud_and_the_looks_of_their_parts_are_none_of_them() -> None:
    rich = (
        b"<si><r><rPr><b/></rPr><t>\xe2\x89\xa5</t></r><r><t>95%</t></r><rPh sb='0' eb='1'><t>da yu</t></rPh>"
        b"<phoneticPr fontId='1'/></si>"
    )
    page = page_of(
        workbook(
            b"<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c></row></sheetData></worksheet>",
            **{
                "xl/sharedStrings.xml": b"<sst>" + rich + b"</sst>",
                "xl/_rels/workbook.xml.rels": BOOK_RELATIONS.replace(
                    b"<Relationships>",
                    b"<Relationships><Relationship Id='s' Type='http://x/sharedStrings' Target='sharedStrings.xml'/>",
                ),
            },
        )
    )

    assert [cell.shown for _, cell in page.grid.placed()] == ["≥95%"]
