"""A workbook that sums up a self-evaluation: figures and charts in front, then tables, indicators and what is to do."""

from __future__ import annotations

from pgt.diagnostics import Language, Text
from pgt.render import xlsx
from pgt.render.report import front, sheets
from pgt.render.report.charts import draw
from pgt.selfevaluation import Answer


def render(answer: Answer, language: Language) -> bytes:
    """Return the workbook of *answer*."""
    page = front.page(answer, language)
    grids = [page.grid(Text("汇总", "summary")), *sheets.sheets(answer, language)]
    return xlsx.render(grids, lambda workbook, names: draw(workbook, names, page.charts))


__all__ = ["render"]
