"""Printed text as rules look at it, and as their messages quote it."""

from __future__ import annotations

from pgt.diagnostics import shorten

__all__ = ["is_blank", "shorten", "with_edges", "without_blanks"]


def is_blank(text: str | None) -> bool:
    """Whether nothing is printed."""
    return text is None or not text.strip()


def without_blanks(text: str | None) -> str:
    """Return *text* without blanks and line ends, which a narrow cell or an input method puts anywhere."""
    return "".join((text or "").split())


def with_edges(text: str) -> str:
    """Shorten *text*, but show the blanks and line ends around it that nobody would see: they are what is wrong."""
    bare = text.strip()
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{_edge(before)}{shorten(bare)}{_edge(after)}" if bare else shorten(text)


def _edge(blanks: str) -> str:
    return "↵" if "\n" in blanks or "\r" in blanks else " " if blanks else ""
