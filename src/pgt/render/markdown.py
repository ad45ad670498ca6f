"""Tables in Markdown, and texts that are shown there as they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pgt.render.columns import Column, lines
from pgt.render.excerpt import safe


def table(columns: Sequence[Column]) -> str:
    """Return columns as a Markdown table."""
    rules = ["---:" if column.number else "---" for column in columns]
    rows = [[column.header for column in columns], rules, *(map(escape, row) for row in lines(columns))]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def escape(cell: str) -> str:
    """Return *cell* as Markdown that shows what it says."""
    return re.sub(r"([\\|*_`<\[~$&])", r"\\\1", cell)


def code(text: str) -> str:
    """Return *text* as code on one line; a backtick, which would end it, becomes a sign that looks alike."""
    return f"`{safe(text).replace('`', '′')}`"
