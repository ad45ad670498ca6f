"""Columns for the terminal, which line up with Chinese."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pgt.render.columns import Column, lines
from pgt.render.room import cut, width

HEAD = 2
"""Lines above the first row: the headers, and a rule below them."""

_BETWEEN = "  "

_NARROWEST = 10
"""Columns of a terminal that are left of a text that is cut."""


def aligned(columns: Sequence[Column], *, total_apart: bool = False, room: int | None = None) -> str:
    """Return columns that line up with Chinese, the last row perhaps set apart as their total.

    Where there is *room* for less, texts are cut, the longest first; numbers are not.
    """
    from tabulate import SEPARATING_LINE, tabulate

    columns = columns if room is None else _narrowed(columns, room)
    # The header goes in as a row: as a header, tabulate would make every column wider by two.
    rows: list[Sequence[str]] = [[column.header for column in columns], [SEPARATING_LINE], *lines(columns)]
    if total_apart and len(rows) > HEAD + 1:
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


def _narrowed(columns: Sequence[Column], room: int) -> list[Column]:
    widths = [max(map(width, (column.header, *column.cells))) for column in columns]
    least = [widths[at] if one.number else max(_NARROWEST, width(one.header)) for at, one in enumerate(columns)]
    for _ in range(sum(widths) + len(_BETWEEN) * (len(widths) - 1) - room):
        at = max(range(len(widths)), key=lambda place: (widths[place] > least[place], widths[place]))
        widths[at] -= widths[at] > least[at]
    return [
        replace(column, cells=tuple(cut(cell, wide) if width(cell) > wide else cell for cell in column.cells))
        for column, wide in zip(columns, widths, strict=True)
    ]
