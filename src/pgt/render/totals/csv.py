"""A sum as CSV: one row a key, the total as the last row, plain numbers."""

from __future__ import annotations

import csv
import io

from pgt.render.totals.columns import columns, lines
from pgt.render.totals.style import Style
from pgt.totals import Totals


def render(totals: Totals, style: Style) -> str:
    """Return *totals* as CSV, the unit of the amounts in their headers."""
    unit = f"（{totals.amount_unit}）" if style.language == "zh" else f" ({totals.amount_unit})"
    shown = columns(totals, style.language, unit)
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(column.header for column in shown)
    writer.writerows(lines(shown))
    return file.getvalue()
