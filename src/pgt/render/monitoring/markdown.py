"""Monitoring as Markdown."""

from __future__ import annotations

from pgt.render.markdown import escape, table
from pgt.render.monitoring.page import behind, name, page
from pgt.render.monitoring.style import Style
from pgt.render.room import whole
from pgt.score.watch import Watch


def render(watch: Watch, style: Style) -> str:
    """Return how all tables stand, and the indicators that are behind."""
    head, tables = page(watch, style.language, table, whole)
    lines = [f"- {escape(name(one, style.language))}: {escape(line.to(style.language))}" for one, line in behind(watch)]
    return "\n\n".join([escape(head), tables, *(["\n".join(lines)] if lines else [])]) + "\n"
