"""A grid as paragraphs and tables: boxes without a border that are as wide as the page are paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from pgt.grid import STYLES, Cell, Grid, Page, Row, Style
from pgt.render.docx.xml import Element, element, run

_TWIPS = Decimal(1440) / Decimal("25.4")
"""In a millimetre; twenty to the point."""

_LINE = Decimal("1.3")
"""A line of 宋体 or 黑体 in the sizes of its font."""

_CELL_MARGIN = 60
"""Twips kept free on each side of a cell."""

_CHARACTER = Decimal(105)
"""Twips of a half-width character of the text."""


def body_of(grid: Grid, place: int) -> Iterator[Element]:
    """Yield *grid*, the *place*th of its document, part by part; what links to it finds a bookmark."""
    start = 0
    for end in _ends(grid):
        rows = range(start, end)
        start = end
        if not rows:
            continue
        if len(rows) == 1 and _is_paragraph(grid, grid.rows[rows[0]]):
            yield from _paragraphs_of(grid, grid.rows[rows[0]].cells[0], place if rows[0] == 0 else None)
            continue
        if rows[0] == 0:
            yield _gap(place)
        elif not _is_paragraph(grid, grid.rows[rows[0] - 1]):
            yield _gap(keep=True)
        yield _table(grid, rows)
    if not grid.rows or not _is_paragraph(grid, grid.rows[-1]):
        yield _gap()


def _ends(grid: Grid) -> Iterator[int]:
    """Yield where one part ends: around paragraphs, and above the heads, which Word repeats only atop a table."""
    repeated = grid.repeated()
    reach = 0
    for index, row in enumerate(grid.rows):
        is_free = index >= reach
        before = index > 0 and _is_paragraph(grid, grid.rows[index - 1])
        if is_free and index and (_is_paragraph(grid, row) or before or (repeated and index == repeated[0])):
            yield index
        reach = max(reach, *(index + cell.rows for cell in row.cells), index)
    yield len(grid.rows)


def _is_paragraph(grid: Grid, row: Row) -> bool:
    return (
        len(row.cells) == 1
        and row.cells[0].columns == len(grid.widths)
        and row.cells[0].rows == 1
        and not row.repeat
        and grid.style(row.cells[0]).border == "none"
    )


def _paragraphs_of(grid: Grid, cell: Cell, place: int | None) -> Iterator[Element]:
    """Yield the lines of *cell*; the first of a grid is found by the contents, and listed by Word's navigation."""
    style = grid.style(cell)
    space = f"{round(style.size * 10)}"
    for index, paragraph in enumerate(_lines(cell, style, keep=place is not None)):
        properties = paragraph[0]
        properties.insert(-1, element("spacing", before="0" if index else space, after=space))
        if place is not None and index == 0:
            properties.append(element("outlineLvl", val="0"))
            _mark(paragraph, place)
        yield paragraph


def _mark(paragraph: Element, place: int) -> None:
    """Give *paragraph* the name that the contents lead to."""
    paragraph.insert(1, element("bookmarkStart", id=f"{place}", name=f"grid{place}"))
    paragraph.append(element("bookmarkEnd", id=f"{place}"))


def _gap(place: int | None = None, *, keep: bool = False) -> Element:
    """Make the paragraph that Word wants between and behind tables, as low as one can be."""
    kept = [element("keepNext")] if keep else []
    gap = element("p", element("pPr", *kept, lowest(), element("rPr", element("sz", val="2"))))
    if place is not None:
        _mark(gap, place)
    return gap


def lowest() -> Element:
    """Make the spacing of a paragraph that takes no room."""
    return element("spacing", before="0", after="0", line="20", lineRule="exact")


def _table(grid: Grid, rows: range) -> Element:
    widths, scale = _widths(grid)
    grid = replace(grid, styles={name: _smaller(style, scale) for name, style in grid.styles.items()})
    table = element("tbl", _table_properties(sum(widths)))
    table.append(element("tblGrid", *(element("gridCol", w=f"{width}") for width in widths)))
    covering = grid.covering()
    heads = _heads(grid, rows)
    for index in rows:
        table.append(_row(grid, index, covering, widths, is_head=index in heads))
    if rows.stop < len(grid.rows) and not _is_paragraph(grid, grid.rows[rows.stop]):
        _join(table[-1])
    return table


def _join(row: Element) -> None:
    """Let *row* stay on the page of the table below it, whose upper border is its lower one."""
    from docx.oxml.ns import qn

    for border in row.iter(qn("w:bottom")):
        border.set(qn("w:val"), "nil")
    for paragraph in row.iter(qn("w:p")):
        paragraph.get_or_add_pPr().insert(0, element("keepNext"))


def _smaller(style: Style, scale: Decimal) -> Style:
    """Set *style* smaller by *scale*, in whole half-points."""
    return replace(style, size=Decimal(int(style.size * scale * 2)) / 2)


def _widths(grid: Grid) -> tuple[list[int], Decimal]:
    """Share the page out among the columns; what does not fit is set smaller, by the factor that is returned.

    Word never makes a page smaller to fit the paper, as spreadsheets do.
    """
    across = _across(grid.page)
    text = sum(grid.widths, Decimal(0)) * _CHARACTER or Decimal(1)
    beside = Decimal(2 * _CELL_MARGIN * len(grid.widths))
    scale = min(Decimal(1), (across - beside) / text)
    spare = (across - beside) / (text * scale)
    return [int(width * _CHARACTER * scale * spare) + 2 * _CELL_MARGIN for width in grid.widths], scale


def _across(page: Page) -> Decimal:
    return (page.size[0] - 2 * page.margin) * _TWIPS


def _heads(grid: Grid, rows: range) -> Sequence[int]:
    """Return the rows that Word repeats on every page: only those on top of a table can be."""
    repeated = grid.repeated()
    return range(repeated[0], repeated[1] + 1) if repeated and repeated[0] == rows[0] else ()


def _table_properties(width: int) -> Element:
    margins = (
        ("top", _CELL_MARGIN // 2),
        ("left", _CELL_MARGIN),
        ("bottom", _CELL_MARGIN // 2),
        ("right", _CELL_MARGIN),
    )
    return element(
        "tblPr",
        element("tblW", w=f"{width}", type="dxa"),
        element("jc", val="center"),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *(element(side, w=f"{margin}", type="dxa") for side, margin in margins)),
    )


def _row(
    grid: Grid,
    index: int,
    covering: dict[tuple[int, int], Cell],
    widths: Sequence[int],
    *,
    is_head: bool,
) -> Element:
    row = grid.rows[index]
    properties = element("trPr", element("cantSplit"))
    least = max((row.lines * grid.style(cell).size for cell in row.cells), default=STYLES["text"].size * row.lines)
    properties.append(element("trHeight", val=f"{round(least * _LINE * 20) + 80}", hRule="atLeast"))
    if is_head:
        properties.append(element("tblHeader"))
    made = element("tr", properties)
    column = 0
    while column < len(widths):
        cell = covering.get((index, column))
        columns = cell.columns if cell else 1
        width = sum(widths[column : column + columns])
        made.append(_cell(grid, row, cell, width, keep=is_head or row.keep))
        column += columns
    return made


def _cell(grid: Grid, row: Row, cell: Cell | None, width: int, *, keep: bool) -> Element:
    properties = element("tcPr", element("tcW", w=f"{width}", type="dxa"))
    if cell is None:
        return element("tc", properties, element("p"))
    style = grid.style(cell)
    begins = any(cell is one for one in row.cells)
    if cell.columns > 1:
        properties.append(element("gridSpan", val=f"{cell.columns}"))
    if cell.rows > 1:
        properties.append(element("vMerge", val="restart") if begins else element("vMerge"))
    properties.append(_borders_of(style))
    if style.fill:
        properties.append(element("shd", val="clear", color="auto", fill=style.fill))
    properties.append(element("vAlign", val={"middle": "center"}.get(style.vertical, style.vertical)))
    paragraphs = _lines(cell, style, keep=keep) if begins else iter([element("p")])
    return element("tc", properties, *paragraphs)


def _borders_of(style: Style) -> Element:
    line = {"val": "single", "sz": "4", "space": "0", "color": "000000"} if style.border == "thin" else {"val": "nil"}
    return element("tcBorders", *(element(side, **line) for side in ("top", "left", "bottom", "right")))


def _lines(cell: Cell, style: Style, *, keep: bool) -> Iterator[Element]:
    """Yield a paragraph for each line of *cell*; *keep* holds it on the page of what follows."""
    for line in cell.shown.split("\n"):
        properties = element("pPr", *([element("keepNext")] if keep else []))
        properties.append(element("jc", val=style.align))
        words = run(line, style.font, style.size, bold=style.weight == "bold", link=cell.link is not None)
        yield element(
            "p", properties, words if cell.link is None else element("hyperlink", words, anchor=f"grid{cell.link}")
        )
