"""A sum as Markdown tables, to paste into a report or a merge request."""

from __future__ import annotations

from pgt.render.markdown import table
from pgt.render.totals.page import page
from pgt.render.totals.style import Style
from pgt.totals import Totals


def render(totals: Totals, style: Style) -> str:
    """Return *totals* as Markdown."""
    return page(totals, style.language, draw=table, draw_checks=table)
