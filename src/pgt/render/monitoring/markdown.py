"""Monitoring as Markdown."""

from __future__ import annotations

from pgt.render.monitoring.answer import Style, Watch
from pgt.render.monitoring.page import behind, name, page
from pgt.render.totals.markdown import escape, table


def render(watch: Watch, style: Style) -> str:
    """Return how all tables stand, and the indicators that are behind."""
    head, *rest = page(watch, style.language, table, lambda text, _room: " ".join(text.split()))
    parts = [escape(head), *rest]
    lines = [f"- {escape(name(one, style.language))}: {escape(line.to(style.language))}" for one, line in behind(watch)]
    return "\n\n".join([*parts, *(["\n".join(lines)] if lines else [])]) + "\n"
