"""How an answer of `selfeval` is shown."""

from __future__ import annotations

from dataclasses import dataclass

from pgt.diagnostics import Language


@dataclass(frozen=True, slots=True)
class Style:
    """The language of the words, and how much of an answer there is room for."""

    language: Language
    explain: bool = False
    """Whether every formula is printed with its numbers."""
    columns: int = 100
    """Where lines of words are broken."""
    room: int | None = None
    """How many columns a terminal has, for tables; None where there is none."""
