"""What `diff` answers, in the formats that it can be printed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pgt.changes import Comparison
from pgt.render.changes import csv, html, json, markdown, summary, text, xlsx
from pgt.render.changes.style import Style
from pgt.render.changes.text import closing

Render = Callable[[Comparison, Style], str | bytes]

RENDERERS: Mapping[str, Render] = {
    "text": text.render,
    "markdown": markdown.render,
    "json": json.render,
    "csv": csv.render,
    "html": html.render,
    "xlsx": xlsx.render,
}

SUMMARIES: Mapping[str, Render] = {
    "text": summary.render,
    "markdown": markdown.render_summary,
    "json": json.render_summary,
    "csv": csv.render_summary,
    "html": html.render_summary,
    "xlsx": xlsx.render_summary,
}
"""The same for ``--summary``: the numbers, and a line for each table."""

BINARY = frozenset({"xlsx"})
"""Formats that are no text."""

SUFFIXES: Mapping[str, str] = {
    ".md": "markdown",
    ".json": "json",
    ".csv": "csv",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
}
"""The format that the name of a file stands for."""

__all__ = ["BINARY", "RENDERERS", "SUFFIXES", "SUMMARIES", "Style", "closing"]
