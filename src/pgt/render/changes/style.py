"""How a comparison is shown."""

from __future__ import annotations

from dataclasses import dataclass

from pgt.diagnostics import Language


@dataclass(frozen=True, slots=True)
class Style:
    """The language of the words, whether in colour, and how many columns a terminal has; None where there is none."""

    language: Language
    color: bool = False
    room: int | None = None
