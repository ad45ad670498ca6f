"""Monitoring as CSV: a row for each table, in the order of the files."""

from __future__ import annotations

from pgt.diagnostics import Text
from pgt.render.columns import Column, with_headers
from pgt.render.csv import dumps
from pgt.render.monitoring.columns import tables
from pgt.render.monitoring.style import Style
from pgt.score.watch import Watch


def render(watch: Watch, style: Style) -> str:
    """Return the tables of *watch*."""
    columns = tables(watch, watch.tables, style.language, lambda text, _room: text, unit_in_header=True)
    files = tuple(table.outline.file for table in watch.tables)
    columns.append(Column(Text("文件", "file").to(style.language), files, number=False))
    return dumps(with_headers(columns))
