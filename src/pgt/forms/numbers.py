"""Numbers as people print them, read exactly."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[+-]?\.\d+")
_LONGEST = 40


def number(text: str, *suffixes: str) -> Decimal | None:
    """Return the number that *text* shows, perhaps with one of *suffixes* behind it; None where it is anything else.

    Digits are kept as they are: 82.160 has three decimals. Full-width digits and separators of thousands are read.
    """
    if len(text) > _LONGEST:
        return None
    whole = _folded(text).replace("−", "-").removeprefix("¥")
    for suffix in ("", *suffixes):
        figures = whole.removesuffix(_folded(suffix))
        if _NUMBER.fullmatch(figures):
            return Decimal(figures.replace(",", ""))
    return None


def _folded(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
