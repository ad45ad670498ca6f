"""A sum as Markdown tables, to paste into a report or a merge request."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pgt.diagnostics import Language
from pgt.render.totals.columns import Column, lines
from pgt.render.totals.page import page
from pgt.totals import Totals


def render(totals: Totals, language: Language) -> str:
    """Return *totals* as Markdown."""
    return page(totals, language, draw=_table, draw_checks=_table)


def _table(columns: Sequence[Column]) -> str:
    rules = ["---:" if column.number else "---" for column in columns]
    rows = [[column.header for column in columns], rules, *(map(_escape, row) for row in lines(columns))]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _escape(cell: str) -> str:
    return re.sub(r"([\\|*_`<\[])", r"\\\1", cell)
