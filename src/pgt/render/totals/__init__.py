"""What `sum` answers, in the formats that it can be printed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pgt.render.totals import csv, json, markdown, text
from pgt.render.totals.style import Style
from pgt.render.totals.words import check_line
from pgt.totals import Totals

RENDERERS: Mapping[str, Callable[[Totals, Style], str]] = {
    "text": text.render,
    "markdown": markdown.render,
    "csv": csv.render,
    "json": json.render,
}

__all__ = ["RENDERERS", "Style", "check_line"]
