"""What was found in one file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pgt.diagnostics import Diagnostic, NotJudged

if TYPE_CHECKING:
    from pgt.outline import Outline


@dataclass(frozen=True, slots=True)
class Skipped:
    """What a rule could not judge in a table."""

    code: str
    file: str
    verdict: NotJudged


@dataclass(frozen=True, slots=True)
class Mended:
    """A file that fixes were put into: the codes of what they put right, its text before and after, and its bytes."""

    codes: tuple[str, ...]
    old: str
    new: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one file; the text is there to quote from."""

    file: str
    text: str
    findings: tuple[Diagnostic, ...]
    skipped: tuple[Skipped, ...] = ()
    table: Outline | None = None
    """None where the file could not be read as a table, so that no rule looked at it."""
    ignored: int = 0
    """Findings that a comment in the file answers for."""
    waits: bool = False
    """Whether such a comment is about a rule over several tables, which has not had its say yet."""
    mended: Mended | None = None
    """What --fix made of the file; the rest of the report is about the result."""
    is_table: bool = True
    """False for what tables only stand on, their settings and their form: it does not count among them."""
