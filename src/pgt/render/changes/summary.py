"""The summary of a comparison for the terminal."""

from __future__ import annotations

from functools import partial

from pgt.changes import Comparison
from pgt.render.aligned import aligned
from pgt.render.changes.overview import page
from pgt.render.changes.style import Style


def render(comparison: Comparison, style: Style) -> str:
    """Return the numbers of a comparison, as text."""
    return "\n\n".join(page(comparison, style.language, partial(aligned, room=style.room))) + "\n"
