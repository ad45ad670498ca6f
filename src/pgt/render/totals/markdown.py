"""A sum as Markdown tables, to paste into a report or a merge request."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pgt.render.totals.columns import Column, lines
from pgt.render.totals.page import page
from pgt.render.totals.style import Style
from pgt.totals import Totals


def render(totals: Totals, style: Style) -> str:
    """Return *totals* as Markdown."""
    return page(totals, style.language, draw=table, draw_checks=table)


def table(columns: Sequence[Column]) -> str:
    """Return columns as a Markdown table."""
    rules = ["---:" if column.number else "---" for column in columns]
    rows = [[column.header for column in columns], rules, *(map(escape, row) for row in lines(columns))]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def escape(cell: str) -> str:
    """Return *cell* as Markdown that shows what it says."""
    return re.sub(r"([\\|*_`<\[~$&])", r"\\\1", cell)
