"""How a comparison is shown."""

from __future__ import annotations

from dataclasses import dataclass

from pgt.diagnostics import Language


@dataclass(frozen=True, slots=True)
class Style:
    """The language of the words, whether in colour, and whether only the summary is wanted."""

    language: Language
    color: bool = False
