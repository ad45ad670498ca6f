"""Grids as a workbook: one sheet each, laid out to be printed one page wide."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from pgt.grid import Cell, Grid, Page
from pgt.render.xlsx.heights import SPARE, fit
from pgt.render.xlsx.names import sheet_names
from pgt.render.xlsx.pages import breaks

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

__all__ = ["render", "sheet_names"]

CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 -- xlsxwriter writes it as it stands, and wants no time zone
"""The same in every workbook, so that the same tables give the same bytes."""

_RULER = {"font_name": "Verdana", "font_size": 8}
"""The font whose figures column widths are counted in: 7 pixels each. No cell is set in it.

Calibri and 宋体 are not on every computer, and what stands in for them is up to a third wider: the page would be shrunk
by as much to fit the paper. What stands in for Verdana (DejaVu Sans) is as wide as it.
"""

_PAPER = {"A4": 9, "A3": 8}
_FOOTER = '&C&"宋体"&9第 &P 页，共 &N 页'
_INCH = Decimal("25.4")


Finish = Callable[["Workbook", Sequence[str]], None]
"""What draws on the sheets of a workbook once they are written: it gets their names."""


def render(grids: Sequence[Grid], finish: Finish | None = None) -> bytes:
    """Write *grids* as the sheets of one workbook; *finish* adds its charts."""
    import xlsxwriter

    buffer = io.BytesIO()
    as_written = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    options = {"in_memory": True, "default_format_properties": _RULER, **as_written}
    with xlsxwriter.Workbook(buffer, options) as workbook:
        workbook.set_properties({"title": grids[0].name if grids else "", "created": CREATED})
        names = sheet_names(grid.name for grid in grids)
        formats = _Formats(workbook)
        for grid, name in zip(grids, names, strict=True):
            _write(workbook.add_worksheet(name), grid, names, formats)
        if finish is not None:
            finish(workbook, names)
    return buffer.getvalue()


class _Formats:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[object, ...], Format] = {}

    def of(self, grid: Grid, cell: Cell) -> Format:
        """Return how *cell* looks."""
        style = grid.style(cell)
        is_number = isinstance(cell.value, Decimal)
        code = cell.number.code if is_number else "@"
        key = (style, code, cell.link is not None)
        if key not in self._made:
            properties: dict[str, object] = {
                "font_name": style.font,
                "font_size": float(style.size),
                "bold": style.weight == "bold",
                "align": style.align,
                "valign": {"middle": "vcenter"}.get(style.vertical, style.vertical),
                "border": 1 if style.border == "thin" else 0,
                "num_format": code,
                # A number that is too wide would be printed as ####: it is made smaller, as it cannot be wrapped.
                "shrink" if is_number else "text_wrap": True,
            }
            if style.fill:
                properties["bg_color"] = f"#{style.fill}"
            if cell.link is not None:
                properties |= {"font_color": "#0563C1", "underline": 1}
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]


def _write(sheet: Worksheet, grid: Grid, names: Sequence[str], formats: _Formats) -> None:
    fitted, heights, origins = fit(grid)
    for column, width in enumerate(fitted.widths):
        sheet.set_column(column, column, float(width * SPARE))
    for row, height in enumerate(heights):
        sheet.set_row(row, height)
    for row, cell in fitted.placed():
        _write_cell(sheet, row, cell, names, formats.of(fitted, cell))
    last = max(len(fitted.rows) - 1, 0), max(len(fitted.widths) - 1, 0)
    _set_page(sheet, fitted.page)
    sheet.print_area(0, 0, *last)
    repeated = _places_of(grid.repeated(), origins)
    if repeated:
        sheet.repeat_rows(repeated[0], repeated[-1])
    sheet.set_h_pagebreaks(breaks(fitted, heights, repeated))
    # A code such as 762001 is a text on purpose; Excel would mark every one of them as a mistake.
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last[0] + 1}"})


def _places_of(rows: tuple[int, int] | None, origins: Sequence[int]) -> range:
    """Return where *rows* of the grid have gone to."""
    if rows is None:
        return range(0)
    found = [place for place, origin in enumerate(origins) if rows[0] <= origin <= rows[1]]
    return range(found[0], found[-1] + 1)


def _set_page(sheet: Worksheet, page: Page) -> None:
    sheet.set_paper(_PAPER[page.paper])
    if page.orientation == "landscape":
        sheet.set_landscape()
    margin = float(page.margin / _INCH)
    sheet.set_margins(left=margin, right=margin, top=margin, bottom=margin + 0.2)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(_FOOTER, {"margin": margin / 2})
    sheet.hide_gridlines(2)


def _write_cell(sheet: Worksheet, row: int, cell: Cell, names: Sequence[str], look: Format) -> None:
    if cell.columns > 1 or cell.rows > 1:
        # Gives every cell of the range its borders. The text comes afterwards: merge_range would make formulas of it.
        sheet.merge_range(row, cell.column, row + cell.rows - 1, cell.column + cell.columns - 1, "", look)
    match cell.value:
        case None | "":
            sheet.write_blank(row, cell.column, None, look)
        case Decimal() as number if _survives(number):
            sheet.write_number(row, cell.column, float(number) + 0.0, look)
        case Decimal():
            sheet.write_string(row, cell.column, cell.shown, look)
        case text if cell.link is not None:
            target = names[cell.link].replace("'", "''")
            sheet.write_url(row, cell.column, f"internal:'{target}'!A1", look, text)
        case text:
            sheet.write_string(row, cell.column, text, look)


def _survives(number: Decimal) -> bool:
    """Whether *number* comes back out of a spreadsheet's cell as it went in.

    This, with `write_number` above, is the one place where an amount becomes a float: a cell is a binary double and
    nothing else. Fifteen digits survive, and the cell's format shows the decimal's own; a longer amount becomes a text.
    """
    return Decimal(f"{float(number):.15g}") == number
