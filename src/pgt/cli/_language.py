"""The language of this run."""

from __future__ import annotations

import os

from pgt import language

LANGUAGE = language.detect(os.environ)


def say(zh: str, en: str) -> str:
    """Return the wording in the language of this run."""
    return zh if LANGUAGE == "zh" else en
