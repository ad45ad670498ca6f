"""Names that a workbook's sheets can have."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

LONGEST = 31
"""In UTF-16 code units, as Excel counts: a character outside of the basic plane is two."""

_FORBIDDEN = str.maketrans("[]:*?/\\", "［］：＊？／＼")
"""Half-width signs that Excel refuses, and their full-width likes, which it takes."""

_RESERVED = "history"
"""Excel keeps this name for the log of a shared workbook."""


def sheet_names(titles: Iterable[str]) -> tuple[str, ...]:
    """Return a name for each of *titles*, as like it as may be; no two are the same to Excel."""
    taken: set[str] = {_RESERVED}
    names = []
    for title in titles:
        base = _clean(title)
        name, number = _cut(base), 1
        while _key(name) in taken:
            number += 1
            suffix = f"({number})"
            name = _cut(base, LONGEST - len(suffix)) + suffix
        taken.add(_key(name))
        names.append(name)
    return tuple(names)


def utf16_length(text: str) -> int:
    """Return how long *text* is to Excel."""
    return len(text) + sum(character > "\uffff" for character in text)


def _clean(title: str) -> str:
    kept = "".join(" " if character.isspace() else character for character in title)
    kept = "".join(character for character in kept if unicodedata.category(character)[0] != "C")
    return " ".join(kept.translate(_FORBIDDEN).split()) or "表"


def _cut(name: str, longest: int = LONGEST) -> str:
    while utf16_length(name) > longest:
        name = name[:-1]
    name = name.rstrip()
    # An apostrophe at either end would be taken for the quotation mark that encloses names in formulas.
    first = "’" if name[:1] == "'" else name[:1]
    last = "’" if name[-1:] == "'" else name[-1:]
    return first + name[1:-1] + last if len(name) > 1 else first


def _key(name: str) -> str:
    """Return what Excel compares: it knows no case, and in Chinese systems no width."""
    return unicodedata.normalize("NFKC", name).casefold()
