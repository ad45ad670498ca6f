"""The language of this run."""

from __future__ import annotations

import os

from pgt import language
from pgt.cli import _wording

LANGUAGE = language.detect(os.environ)
if LANGUAGE == "zh":
    _wording.speak_chinese()  # before the first command is declared, which takes some of the words with it


def say(zh: str, en: str) -> str:
    """Return the wording in the language of this run."""
    return zh if LANGUAGE == "zh" else en
