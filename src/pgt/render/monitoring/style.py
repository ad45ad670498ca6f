"""How an answer of `monitor` is shown."""

from __future__ import annotations

from dataclasses import dataclass

from pgt.diagnostics import Language


@dataclass(frozen=True, slots=True)
class Style:
    """The language of the words, whether in colour, and what else is drawn."""

    language: Language
    color: bool = False
    curve: bool = False
    """Whether the curves of all tables are drawn."""
    room: int | None = None
    """How many columns a terminal has; None where there is none."""
