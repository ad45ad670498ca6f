"""A sum for the terminal, in columns that line up with Chinese."""

from __future__ import annotations

from functools import partial

from pgt.render.aligned import aligned
from pgt.render.totals.page import page
from pgt.render.totals.style import Style
from pgt.totals import Totals


def render(totals: Totals, style: Style) -> str:
    """Return *totals* as aligned text."""
    draw = partial(aligned, room=style.room)
    return page(totals, style.language, draw=partial(draw, total_apart=True), draw_checks=draw)
