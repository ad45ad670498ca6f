"""The contents page in front of many tables: what they are, whose, how much they ask for, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from pgt import figures
from pgt.form import Form
from pgt.grid import Cell, Grid, NumberFormat, Row
from pgt.model import Table
from pgt.money import convert

_WIDTHS = (5, 26, 31, 16, 14)  # the codes of a finance system, 21 characters, stand on one line
TITLE = "绩效目标表目录"
RESULTS_TITLE = "绩效自评表目录"
MIXED_TITLE = "绩效表目录"
"""By which the page is known when a workbook is read back."""

_WHOLE = "部门整体"
_LABELS = ("序号", "项目名称", "项目编码", "预算单位")


def title_of(forms: Iterable[Form]) -> str:
    """Return what the page is headed by: what is listed is plans, or results, or both."""
    kinds = {form.prints_results for form in forms}
    return MIXED_TITLE if len(kinds) > 1 else RESULTS_TITLE if True in kinds else TITLE


def contents(tables: Sequence[Table], links: Sequence[int], title: str = TITLE, name: str = "目录") -> Grid:
    """List *tables*; *links* are the places, in the series of grids, that each of them is printed at.

    The amounts are plain numbers and the total is no formula: a sum that a spreadsheet reckons again in binary is
    1501.6300000000001, and the table, not the workbook, is where an amount is changed.
    """
    units = {table.amount_unit for table in tables if table.budget and table.budget.total is not None}
    common = next(iter(units)) if len(units) == 1 else None
    head = (*_LABELS, f"预算数（{common}）" if common else "预算数")
    rows = [
        Row((Cell(0, title, len(_WIDTHS), style="title"),), lines=2),
        Row(tuple(Cell(column, label, style="head") for column, label in enumerate(head)), repeat=True),
        *(_row(index, table, link, common) for index, (table, link) in enumerate(zip(tables, links, strict=True), 1)),
    ]
    if len(tables) > 1 and units:
        total, decimals = _total(tables, common or "元")
        rows.append(
            Row(
                (
                    Cell(0, _sum_of(tables), 4, style="label"),
                    Cell(4, total, style="number", number=NumberFormat(decimals, suffix="" if common else "元")),
                )
            )
        )
    return Grid(tuple(map(Decimal, _WIDTHS)), tuple(rows), name)


def _row(number: int, table: Table, link: int, common: str | None) -> Row:
    amount = table.budget.total if table.budget else None
    unit = "" if common else table.amount_unit or ""
    decimals = figures.decimals(amount) if amount is not None else 0
    name = table.name or (_WHOLE if table.kind == "department" else None)
    texts = (name, table.code, table.organization.name if table.organization else None)
    return Row(
        (
            # The number is the link, and not the name: LibreOffice does not wrap a link, and would cut a long name off.
            Cell(0, str(number), style="center", link=link),
            *(Cell(at, text) for at, text in enumerate(texts, 1)),
            Cell(4, amount, style="number", number=NumberFormat(decimals, suffix=unit)),
        )
    )


def _sum_of(tables: Sequence[Table]) -> str:
    """Say what is added up: a department's own table is not, where its projects' stand beside it."""
    return "合计" if len({table.kind for table in tables}) == 1 else "项目合计"


def _total(tables: Sequence[Table], unit: str) -> tuple[Decimal, int]:
    """Add up the projects: their departments' own tables hold the same money again."""
    counted = [table for table in tables if table.kind == "project"] or tables
    amounts = [
        convert(table.budget.total, table.amount_unit or unit, unit)
        for table in counted
        if table.budget and table.budget.total is not None
    ]
    total = sum(amounts, Decimal(0))
    return total, max(map(figures.decimals, (*amounts, Decimal(0))))


def without_contents(grid: Grid) -> Grid:
    """Return *grid* without a contents page in front of it: it says nothing that the tables do not."""
    if not any(cell.shown in {TITLE, RESULTS_TITLE, MIXED_TITLE} for row in grid.rows[:1] for cell in row.cells):
        return grid
    end = next((at for at, row in enumerate(grid.rows) if at and row.loose), len(grid.rows))
    return replace(grid, rows=grid.rows[end:])
