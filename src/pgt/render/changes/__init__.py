"""What `diff` answers, in the formats that it can be printed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pgt.changes import Comparison
from pgt.render.changes import csv, json, markdown, summary, text
from pgt.render.changes.style import Style
from pgt.render.changes.text import closing

Render = Callable[[Comparison, Style], str]

RENDERERS: Mapping[str, Render] = {
    "text": text.render,
    "markdown": markdown.render,
    "json": json.render,
    "csv": csv.render,
}

SUMMARIES: Mapping[str, Render] = {
    "text": summary.render,
    "markdown": markdown.render_summary,
    "json": json.render_summary,
    "csv": csv.render_summary,
}
"""The same for ``--summary``: the numbers, and a line for each table."""

__all__ = ["RENDERERS", "SUMMARIES", "Style", "closing"]
