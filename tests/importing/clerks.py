"""Sheets as clerks leave them: each habit is a function that changes a sheet, and keeps what it says true.

A sheet begins as the form prints it. What a habit adds is words that belong to no box of the form, each with a number
of its own, so that they are missed if they are neither read nor listed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import count, takewhile
from random import Random

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pgt.grid import Grid

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into a cell, and how far it is merged."""

    value: str | Decimal | None
    code: str = "General"
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        return self.value.strip() if isinstance(self.value, str) else "" if self.value is None else str(self.value)


@dataclass(slots=True)
class Sheet:
    """Cells by row and column, as they can be edited."""

    name: str
    cells: dict[Place, Typed]
    random: Random
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    spoilt: list[str] = field(default_factory=list)
    """What was overwritten, and what with."""
    strays: Iterator[int] = field(default_factory=lambda: count(700_001))

    @classmethod
    def of(cls, grid: Grid, random: Random, name: str = "Sheet1") -> Sheet:
        """Return what the form prints as a sheet."""
        cells = {
            (row, cell.column): Typed(cell.value, cell.number.code, cell.columns, cell.rows)
            for row, cell in grid.placed()
        }
        return cls(name, cells, random)

    @property
    def height(self) -> int:
        return max((row + cell.rows for (row, _), cell in self.cells.items()), default=0)

    @property
    def width(self) -> int:
        return max((column + cell.columns for (_, column), cell in self.cells.items()), default=0)

    def row(self, number: int) -> dict[int, Typed]:
        """Return the cells that begin in a row, by column."""
        return {column: cell for (row, column), cell in sorted(self.cells.items()) if row == number}

    def stray(self, words: str) -> Typed:
        """Return words that are on no form."""
        return Typed(f"{words}{next(self.strays)}")

    def insert_row(self, at: int) -> None:
        """Put a blank row before the row *at*; merged cells that it falls into grow."""
        moved = {}
        for (row, column), cell in self.cells.items():
            grown = replace(cell, rows=cell.rows + 1) if row < at < row + cell.rows else cell
            moved[row + (row >= at), column] = grown
        self.cells = moved
        self.hidden_rows = {row + (row >= at) for row in self.hidden_rows}

    def insert_column(self, at: int) -> None:
        """Put a blank column before the column *at*."""
        moved = {}
        for (row, column), cell in self.cells.items():
            grown = replace(cell, columns=cell.columns + 1) if column < at < column + cell.columns else cell
            moved[row, column + (column >= at)] = grown
        self.cells = moved

    def covered(self) -> set[Place]:
        """Return the places that lie in a merged cell, its first one aside."""
        return {
            (row + down, column + right)
            for (row, column), cell in self.cells.items()
            for down in range(cell.rows)
            for right in range(cell.columns)
            if down or right
        }

    def is_free(self, row: int, column: int, rows: int, columns: int) -> bool:
        """Whether nothing is in the way of merging a rectangle, but for blank cells of its own size."""
        covered = self.covered()
        for at in ((row + down, column + right) for down in range(rows) for right in range(columns)):
            cell = self.cells.get(at)
            if at in covered or (cell is not None and (cell.text or cell.rows > 1 or cell.columns > 1)):
                return False
        return True

    def merge(self, place: Place, *, rows: int = 0, columns: int = 0) -> bool:
        """Let a cell grow over the blank ones beside it, if there are only those; return whether it did."""
        row, column = place
        cell = self.cells[place]
        below = self.is_free(row + cell.rows, column, rows, cell.columns)
        beside = self.is_free(row, column + cell.columns, cell.rows + rows, columns)
        if not (below and beside):
            return False
        grown = replace(cell, rows=cell.rows + rows, columns=cell.columns + columns)
        for at in list(self.cells):
            if at != place and row <= at[0] < row + grown.rows and column <= at[1] < column + grown.columns:
                del self.cells[at]
        self.cells[place] = grown
        return True

    def find(self, *words: str) -> Iterator[Place]:
        """Yield the cells that say one of *words*, blanks aside."""
        for place, cell in sorted(self.cells.items()):
            if isinstance(cell.value, str) and re.sub(r"\s", "", cell.value) in words:
                yield place

    def header(self) -> tuple[int, int]:
        """Return the rows of the header above the indicators."""
        for row, column in self.find("三级指标", "指标值"):
            above = [at for at, _ in self.find("一级指标", "二级指标", "年度绩效指标", "绩效指标") if at <= row]
            top = min((at for at in above if row - at < 3), default=row)
            return top, row + self.cells[row, column].rows
        return 0, 1

    def change(self, place: Place, value: str | Decimal | None, code: str = "General") -> None:
        self.cells[place] = replace(self.cells[place], value=value, code=code)


def saved(*sheets: Sheet) -> bytes:
    """Return a workbook, written by another library than ours."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _write(book.create_sheet(sheet.name), sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _write(target: Worksheet, sheet: Sheet) -> None:
    taken: set[Place] = {place for place, cell in sheet.cells.items() if cell.text}
    for (row, column), cell in sheet.cells.items():
        if cell.value is not None and cell.text:
            written = target.cell(row + 1, column + 1)
            written.value = float(cell.value) if isinstance(cell.value, Decimal) else cell.value
            if isinstance(cell.value, str):
                written.data_type = "f" if cell.code == "formula" else "s"
            written.number_format = "General" if cell.code == "formula" else cell.code
        spread = {(row + down, column + right) for down in range(cell.rows) for right in range(cell.columns)}
        if len(spread) > 1 and not (spread - {(row, column)}) & taken:
            taken |= spread
            target.merge_cells(
                start_row=row + 1, start_column=column + 1, end_row=row + cell.rows, end_column=column + cell.columns
            )
    target.sheet_state = "hidden" if sheet.hidden else "visible"
    for row in sheet.hidden_rows:
        target.row_dimensions[row + 1].hidden = True


Habit = Callable[[Sheet], None]
LABELS = (
    *("项目名称", "主管部门", "实施单位", "单位名称", "部门名称", "项目编码", "预算数", "绩效目标", "总体目标"),
    *("一级指标", "二级指标", "三级指标", "指标值", "产出指标", "效益指标", "数量指标", "质量指标", "时效指标"),
)


def unmerged(sheet: Sheet) -> None:
    """Take all merged cells apart."""
    for place, cell in sheet.cells.items():
        sheet.cells[place] = replace(cell, rows=1, columns=1)


def some_unmerged(sheet: Sheet) -> None:
    for place, cell in list(sheet.cells.items()):
        if sheet.random.random() < 0.3:
            sheet.cells[place] = replace(cell, rows=1, columns=1)


def repeated(sheet: Sheet) -> None:
    """Take the merged labels of rows apart and write them into every row."""
    start = sheet.header()[1]
    for (row, column), cell in list(sheet.cells.items()):
        if row >= start and cell.rows > 1 and column + cell.columns < sheet.width:
            for down in range(cell.rows):
                sheet.cells[row + down, column] = replace(cell, rows=1)


def merged_labels(sheet: Sheet) -> None:
    """Merge labels with a blank row below, which is put there for it."""
    places = list(sheet.find(*LABELS))
    for row in sorted({row for row, _ in sheet.random.sample(places, min(2, len(places)))}, reverse=True):
        bottom = max(cell.rows for cell in sheet.row(row).values()) + row
        sheet.insert_row(bottom)
        for at in [place for place in places if place[0] == row]:
            sheet.merge(at, rows=1)


def merged_values(sheet: Sheet) -> None:
    """Merge values with blank cells beside or below them; but a value of one row would then be the next one's."""
    start = sheet.header()[0]
    places = [place for place, cell in sheet.cells.items() if cell.text]
    for place in sheet.random.sample(places, min(8, len(places))):
        if place in sheet.cells:
            ways = ("rows", "columns") if place[0] < start else ("columns",)
            sheet.merge(place, **{sheet.random.choice(ways): 1})


def merged_same(sheet: Sheet) -> None:
    """Merge cells below one another that say the same, whatever they are."""
    for row, column in sorted(sheet.cells, reverse=True):
        cell = sheet.cells[row, column]
        below = sheet.cells.get((row + cell.rows, column))
        if cell.text and below and below.text == cell.text and below.columns == cell.columns and "指标" in cell.text:
            sheet.cells[row, column] = replace(cell, rows=cell.rows + below.rows)
            del sheet.cells[row + cell.rows, column]


def blank_rows(sheet: Sheet) -> None:
    for _ in range(sheet.random.randint(1, 5)):
        sheet.insert_row(sheet.random.randrange(sheet.height))


def blank_columns(sheet: Sheet) -> None:
    for _ in range(sheet.random.randint(1, 2)):
        sheet.insert_column(sheet.random.randrange(sheet.width))


def header_again(sheet: Sheet) -> None:
    """Repeat the header of the indicators in the midst of them, as a page's end does."""
    start, end = sheet.header()
    if sheet.height - end < 2:
        return
    at = sheet.random.randrange(end + 1, sheet.height)
    head = [(row, column, cell) for (row, column), cell in sheet.cells.items() if start <= row < end]
    for _ in range(end - start):
        sheet.insert_row(at)
    for place, cell in list(sheet.cells.items()):  # what is merged ends at the page's end
        if place[0] < at < place[0] + cell.rows:
            sheet.cells[place] = replace(cell, rows=at - place[0])
    for row, column, cell in head:
        if cell.rows <= end - row:
            sheet.cells[at + row - start, column] = cell


def title_in_two(sheet: Sheet) -> None:
    """Break the title over two rows."""
    place = min(sheet.cells)
    words = sheet.cells[place].text
    if place[0] or "年" in words or len(words) < 6:
        return
    sheet.insert_row(1)
    sheet.change(place, words[:-4])
    sheet.cells[1, place[1]] = Typed(words[-4:], columns=sheet.cells[place].columns)


def prefixed(sheet: Sheet) -> None:
    """Number the names of indicators."""
    for number, (place, cell) in enumerate(sorted(_names(sheet)), 1):
        sheet.change(place, f"指标{number % 3 + 1}：{cell.text}")


def _names(sheet: Sheet) -> Iterator[tuple[Place, Typed]]:
    start = sheet.header()[1]
    columns = {column for row, column in sheet.find("三级指标") if row < start}
    for (row, column), cell in sheet.cells.items():
        if row >= start and column in columns and cell.text and re.search(r"\d{4}$", cell.text):
            yield (row, column), cell


def wide(sheet: Sheet) -> None:
    """Write figures and signs in full width."""
    figures = {ord(one): ord(one) + 0xFEE0 for one in "0123456789%.()"}
    for place, cell in sheet.cells.items():
        if sheet.random.random() < 0.3 and isinstance(cell.value, str):
            sheet.change(place, cell.value.translate(figures))


def as_text(sheet: Sheet) -> None:
    """Store numbers as text, some with commas."""
    for place, cell in sheet.cells.items():
        if isinstance(cell.value, Decimal) and sheet.random.random() < 0.7:
            percent = "%" in cell.code
            decimals = len(re.sub(r'".*"|[^0.]', "", cell.code).partition(".")[2])
            number = round(cell.value * 100 if percent else cell.value, decimals)
            suffix = "".join(re.findall(r'"(.*)"', cell.code))
            comma = "," if sheet.random.random() < 0.3 else ""
            sheet.change(place, f"{number:{comma}f}{'%' if percent else ''}{suffix}")


def broken_lines(sheet: Sheet) -> None:
    """Break labels and values over lines within their cells."""
    for place, cell in sheet.cells.items():
        if isinstance(cell.value, str) and len(cell.value) > 2 and sheet.random.random() < 0.3:
            at = sheet.random.randrange(1, len(cell.value))
            if not (cell.value[at - 1].isdigit() and cell.value[at].isdigit()):
                sheet.change(place, f"{cell.value[:at]}\n{cell.value[at:]}")


def blanks_in_labels(sheet: Sheet) -> None:
    for place in list(sheet.find(*LABELS)):
        sheet.change(place, sheet.random.choice((" ", "　", "  ")).join(sheet.cells[place].text))


def other_labels(sheet: Sheet) -> None:
    """Name things otherwise than the form does."""
    others = {
        "实施单位": "项目实施单位",
        "项目实施单位": "实施单位",
        "效益指标": "效果指标",
        "产出指标": "产出指标（50分）",
        "时效指标": "产出时效指标",
        "数量指标": "数量",
        "社会效益指标": "社会效益",
        "服务对象满意度指标": "服务对象满意度",
        "主管部门": "主管部门：",
        "三级指标": "三级指标名称",
        "单位名称": "单位名称：",
        "实际完成值": "全年实际完成值",
        "指标值": "年度指标值",
        "偏差原因分析及改进措施": "偏差原因及改进措施",
    }
    for old, new in others.items():
        for place in list(sheet.find(old)):
            if sheet.random.random() < 0.5:
                sheet.change(place, new)


def footnote(sheet: Sheet) -> None:
    """Write a remark across a row in the midst of the table."""
    at = sheet.random.randrange(sheet.header()[1], sheet.height)
    sheet.insert_row(at)
    for place, cell in list(sheet.cells.items()):
        if place[0] < at < place[0] + cell.rows:
            sheet.cells[place] = replace(cell, rows=at - place[0])
    sheet.cells[at, 0] = replace(sheet.stray("注：以上数据截至第三季度，编号"), columns=sheet.width)


def sum_row(sheet: Sheet) -> None:
    """Write a row of sums below the table."""
    at = sheet.height
    sheet.cells[at, 0] = replace(sheet.stray("合计 "), columns=2)
    sheet.cells[at, sheet.width - 1] = Typed(Decimal(next(sheet.strays)))


def remarks_column(sheet: Sheet) -> None:
    """Add a column of one's own at the right, with words in some of its rows."""
    start, end = sheet.header()
    column = sheet.width
    sheet.cells[start, column] = replace(sheet.stray("科室备注"), rows=end - start)
    for row in range(end, sheet.height):
        if sheet.row(row) and sheet.random.random() < 0.4:
            sheet.cells[row, column] = sheet.stray("已核")


def signatures(sheet: Sheet) -> None:
    row = sheet.height + sheet.random.randint(0, 1)
    sheet.cells[row, 0] = sheet.stray("填表人：")
    sheet.cells[row, sheet.width - 1] = sheet.stray("审核人：")
    sheet.cells[row + 1, 0] = sheet.stray("填表日期：2023年3月 第")


def slipped(sheet: Sheet) -> None:
    """Let a row of the indicators stand one column further right."""
    rows = sorted({place[0] for place, _ in _names(sheet)})
    if not rows:
        return
    row = sheet.random.choice(rows)
    moved = sheet.row(row)
    if any(cell.rows > 1 for cell in moved.values()):
        return
    for column in moved:
        del sheet.cells[row, column]
    for column, cell in moved.items():
        sheet.cells[row, column + 1] = cell


def label_gone(sheet: Sheet) -> None:
    places = list(sheet.find(*LABELS[:9]))
    if places:
        sheet.change(sheet.random.choice(places), None)


def in_one_cell(sheet: Sheet) -> None:
    """Write a label and its value into one cell."""
    for place in list(sheet.find(*LABELS[:6])):
        row, column = place
        right = column + sheet.cells[place].columns
        value = sheet.cells.get((row, right))
        if value and isinstance(value.value, str) and value.text and sheet.random.random() < 0.5:
            sheet.change(place, f"{sheet.cells[place].text}：{value.text}")
            sheet.change((row, right), None)


def hidden_rows(sheet: Sheet) -> None:
    sheet.hidden_rows |= set(sheet.random.sample(range(sheet.height), 2))


def units_in_cells(sheet: Sheet) -> None:
    """Write the unit behind amounts."""
    start = sheet.header()[0]
    for (row, column), cell in list(sheet.cells.items()):
        if (
            row < start
            and isinstance(cell.value, Decimal)
            and cell.code in {"0.00", "0", "#,##0.00"}
            and cell.value > 999
        ):
            sheet.change((row, column), f"{cell.value}万元" if sheet.random.random() < 0.3 else cell.value)


def words_for_amounts(sheet: Sheet) -> None:
    """Write words where a number belongs, in its stead."""
    places = [place for place, cell in sheet.cells.items() if isinstance(cell.value, Decimal)]
    for place in sheet.random.sample(places, min(2, len(places))):
        old, new = sheet.cells[place].value, sheet.stray("详见附件")
        sheet.spoilt += [str(old), f"{old * 100:f}" if isinstance(old, Decimal) else "", new.text]
        sheet.change(place, new.value)


def attachment(sheet: Sheet) -> None:
    """Write above the table which attachment it is, as notices have it."""
    sheet.insert_row(0)
    sheet.cells[0, 0] = sheet.stray("附件")


def note_beside(sheet: Sheet) -> None:
    """Write a note somewhere at the right of the table, a column apart."""
    sheet.cells[sheet.random.randrange(sheet.height), sheet.width + 1] = sheet.stray("待核实")


def over_two_rows(sheet: Sheet) -> None:
    """Go on with a long text in a row of its own below; but not with choices, or an element of a list."""
    rows = range(1, sheet.header()[0])
    places = [at for at, cell in sheet.cells.items() if at[0] in rows and len(cell.text) > 14 and cell.rows == 1]
    places = [at for at in places if len(sheet.row(at[0])) < 3 and not re.search("[□☑√]", sheet.cells[at].text)]
    if not places:
        return
    row, column = sheet.random.choice(places)
    words = sheet.cells[row, column].text
    sheet.insert_row(row + 1)
    sheet.change((row, column), words[:9])
    sheet.cells[row + 1, column] = Typed(words[9:], columns=sheet.cells[row, column].columns)


HABITS: tuple[Habit, ...] = (
    unmerged,
    some_unmerged,
    repeated,
    merged_labels,
    merged_values,
    merged_same,
    blank_rows,
    blank_columns,
    header_again,
    title_in_two,
    prefixed,
    wide,
    as_text,
    broken_lines,
    blanks_in_labels,
    other_labels,
    footnote,
    sum_row,
    remarks_column,
    signatures,
    slipped,
    label_gone,
    in_one_cell,
    hidden_rows,
    units_in_cells,
    words_for_amounts,
    attachment,
    note_beside,
    over_two_rows,
)


def swapped(sheet: Sheet) -> None:
    """Let two neighbouring columns of the indicators change places, as far down as the list goes."""
    row = sheet.header()[1] - 1
    heads = [column for column, cell in sheet.row(row).items() if cell.text and cell.columns == cell.rows == 1]
    beside = [(one, one + 1) for one in heads if one + 1 in heads]
    pairs = [(one, two) for one, two in beside if "级" not in sheet.cells[row, two].text]
    name = min((column for at, column in sheet.find("三级指标") if at == row), default=sheet.width)
    pairs = [(one, two) for one, two in pairs if one >= name and sheet.cells[row, one].text != "二级指标"]
    if not pairs:
        return
    left, right = sheet.random.choice(pairs)
    rows = list(takewhile(lambda at: at == row or _may_swap(sheet, at, (left, right)), range(row, sheet.height)))
    if any(at not in rows for (at, _), _ in _names(sheet)):
        return
    for at in rows:
        here, there = (sheet.cells.pop((at, column), None) for column in (left, right))
        sheet.cells |= {(at, column): cell for column, cell in ((left, there), (right, here)) if cell}


def _may_swap(sheet: Sheet, row: int, columns: tuple[int, int]) -> bool:
    """Whether a row goes on with the list, and has no merged cells in the columns."""
    places = {(row, column) for column in columns}
    cells = [sheet.cells[place] for place in places & sheet.cells.keys()]
    is_header = any(cell.text == "三级指标" for cell in sheet.row(row).values())
    return not (is_header or places & sheet.covered() or any(cell.columns > 1 or cell.rows > 1 for cell in cells))


def inserted(sheet: Sheet) -> None:
    """Add a column of one's own in the midst of the indicators, with words in some of its rows."""
    start, end = sheet.header()
    heads = [column for column, cell in sheet.row(start).items() if cell.text]
    if len(heads) < 5:
        return
    column = sheet.random.choice(heads[3:])
    sheet.insert_column(column)
    sheet.cells[start, column] = replace(sheet.stray("自查口径"), rows=end - start)
    covered = sheet.covered()
    for row in range(end, sheet.height):
        if any("三级指标" in cell.text for cell in sheet.row(row).values()):
            return
        if sheet.row(row) and (row, column) not in covered and sheet.random.random() < 0.4:
            sheet.cells[row, column] = sheet.stray("已核")


OF_COLUMNS: tuple[Habit, ...] = (swapped, inserted)
"""What is done to the columns of a list; each is tried on its own, on every form."""
