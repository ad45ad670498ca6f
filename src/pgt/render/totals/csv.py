"""A sum as CSV: one row a key, the total as the last row, plain numbers."""

from __future__ import annotations

from pgt.render.columns import with_headers
from pgt.render.csv import dumps
from pgt.render.totals.columns import columns
from pgt.render.totals.style import Style
from pgt.totals import Totals


def render(totals: Totals, style: Style) -> str:
    """Return *totals* as CSV, the unit of the amounts in their headers."""
    unit = f"（{totals.amount_unit}）" if style.language == "zh" else f" ({totals.amount_unit})"
    shown = columns(totals, style.language, unit)
    return dumps(with_headers(shown))
