"""What `selfeval` answers, in the formats that it can be printed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pgt.render.scores import csv, json, markdown, text
from pgt.render.scores.matters import overall
from pgt.render.scores.style import Style
from pgt.selfevaluation import Answer

RENDERERS: Mapping[str, Callable[[Answer, Style], str]] = {
    "text": text.render,
    "markdown": markdown.render,
    "csv": csv.render,
    "json": json.render,
}
SUMMARIES: Mapping[str, Callable[[Answer, Style], str]] = {
    "text": text.render_summary,
    "markdown": markdown.render_summary,
    "csv": csv.render_summary,
    "json": json.render_summary,
}

__all__ = ["RENDERERS", "SUMMARIES", "Style", "overall"]
