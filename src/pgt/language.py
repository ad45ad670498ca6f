"""Which language messages are shown in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the language is looked for at every start
    from pgt.diagnostics import Language


def detect(environ: Mapping[str, str]) -> Language:
    """Return ``zh`` in a Chinese locale and ``en`` elsewhere; ``PGT_LANG=zh|en`` decides before the locale does."""
    wanted = environ.get("PGT_LANG", "")[:2].lower()
    if wanted == "zh":
        return "zh"
    if wanted == "en":
        return "en"
    # POSIX order of precedence (XBD 8.2); LANGUAGE is a list, and only GNU reads it.
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if locale := environ.get(name):
            return "zh" if locale.lower().startswith("zh") else "en"
    return "en"
