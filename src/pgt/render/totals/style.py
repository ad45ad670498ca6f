"""How a sum is shown."""

from __future__ import annotations

from dataclasses import dataclass

from pgt.diagnostics import Language


@dataclass(frozen=True, slots=True)
class Style:
    """The language of the words, and how many columns a terminal has; None where there is none."""

    language: Language
    room: int | None = None
