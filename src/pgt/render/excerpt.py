"""Texts of a file within a line of ours: on one line, short, and with nothing in them that acts on a terminal."""

from __future__ import annotations

import re

from pgt.diagnostics import visible

SHORT, LONG = 40, 60
"""Characters of a name or a value beside other words, and of a text that is what a line is about."""


def safe(text: str) -> str:
    """Return *text* with a blank for every run of line breaks and controls, and other unseen signs written out."""
    return visible(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text))


def one_line(text: str) -> str:
    """Return *text* on one line, with single blanks."""
    return " ".join(safe(text).split())


def shorten(text: str, longest: int = SHORT) -> str:
    """Return *text* on one line of at most *longest* characters."""
    line = one_line(text)
    return line if len(line) <= longest else line[: longest - 1] + "…"
