"""What a format of findings has to offer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from pgt.check import Report
from pgt.diagnostics import Language, Severity


@dataclass(frozen=True, slots=True)
class Style:
    """How to show: the language of the words, whether in colour, and how many columns there are."""

    language: Language
    color: bool = False
    width: int = 100


class Renderer(Protocol):
    """Turns reports into text one by one, so that the first finding is seen while the last file is still unread."""

    def report(self, report: Report) -> str:
        """Return what to show of one file."""

    def end(self, files: int, counts: Mapping[Severity, int]) -> str:
        """Return what to show after the last file."""
