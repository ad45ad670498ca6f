"""A sum for the terminal, in columns that line up with Chinese."""

from __future__ import annotations

from collections.abc import Sequence

from pgt.diagnostics import Language
from pgt.render.totals.columns import Column, lines
from pgt.render.totals.page import page
from pgt.totals import Totals

_HEAD = 2


def render(totals: Totals, language: Language) -> str:
    """Return *totals* as aligned text."""
    return page(totals, language, draw=_with_total, draw_checks=aligned)


def _with_total(columns: Sequence[Column]) -> str:
    return aligned(columns, total_apart=True)


def aligned(columns: Sequence[Column], *, total_apart: bool = False) -> str:
    """Return columns that line up with Chinese, the last row perhaps set apart as their total."""
    from tabulate import SEPARATING_LINE, tabulate

    # The header goes in as a row: as a header, tabulate would make every column wider by two.
    rows: list[Sequence[str]] = [[column.header for column in columns], [SEPARATING_LINE], *lines(columns)]
    if total_apart and len(rows) > _HEAD + 1:
        rows.insert(-1, [SEPARATING_LINE])
    # tabulate makes 1.23457e+06 of a number, and 100000 of the text 1e5: it is to see neither.
    table = tabulate(
        rows,
        tablefmt="simple",
        disable_numparse=True,
        colalign=["right" if column.number else "left" for column in columns],
    )
    _top, *shown, _bottom = table.splitlines()
    return "\n".join(line.rstrip() for line in shown)
