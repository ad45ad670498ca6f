"""What `monitor` answers, in the formats that it can be printed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pgt.render.monitoring import csv, json, markdown, text
from pgt.render.monitoring.page import head
from pgt.render.monitoring.style import Style
from pgt.score.watch import Watch

RENDERERS: Mapping[str, Callable[[Watch, Style], str]] = {
    "text": text.render,
    "markdown": markdown.render,
    "csv": csv.render,
    "json": json.render,
}

__all__ = ["RENDERERS", "Style", "head"]
