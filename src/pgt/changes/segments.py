"""Two texts, character by character: Chinese has no blanks to split at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# A number or a Latin word is read as one: of 3800 and 4000 it helps nobody that two noughts stayed.
_TOKENS = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[A-Za-z]+|\r?\n|.", re.DOTALL)

_LONGEST = 4000
"""Characters of changed text up to which it is looked into: the search takes time by the square."""

_SPECK = 1
"""Characters that stayed between two changes and are too few to be seen as having stayed."""


class Fate(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text and what became of it."""

    fate: Fate
    text: str


def segments(old: str, new: str) -> tuple[Segment, ...]:
    """Return what stayed, what was taken out and what was put in, in reading order."""
    before, now = _TOKENS.findall(old), _TOKENS.findall(new)
    pieces = [Segment(fate, text) for fate, text in _merged(_pieces(before, now)) if text]
    return tuple(pieces)


def _pieces(before: Sequence[str], now: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield (stayed, removed, inserted), one after the other; either the first or the others are empty."""
    first, last = 0, 0
    shorter = min(len(before), len(now))
    while first < shorter and before[first] == now[first]:
        first += 1
    while last < shorter - first and before[-1 - last] == now[-1 - last]:
        last += 1
    yield "".join(before[:first]), "", ""
    middle, other = before[first : len(before) - last], now[first : len(now) - last]
    if len(middle) + len(other) > _LONGEST:
        yield "", "".join(middle), "".join(other)
    else:
        for tag, i, j, k, n in SequenceMatcher(None, middle, other, autojunk=False).get_opcodes():
            removed, inserted = "".join(middle[i:j]), "".join(other[k:n])
            yield (removed, "", "") if tag == "equal" else ("", removed, inserted)
    yield "".join(before[len(before) - last :]), "", ""


def _merged(pieces: Iterator[tuple[str, str, str]]) -> Iterator[tuple[Fate, str]]:
    """Join changes that are parted by no more than a speck."""
    removed = inserted = speck = ""
    for stayed, gone, come in pieces:
        if stayed and len(stayed) <= _SPECK and (removed or inserted) and not speck:
            speck = stayed
        elif gone or come:
            removed, inserted, speck = removed + speck + gone, inserted + speck + come, ""
        elif stayed:
            yield from ((Fate.REMOVED, removed), (Fate.INSERTED, inserted), (Fate.SAME, speck + stayed))
            removed = inserted = speck = ""
    yield from ((Fate.REMOVED, removed), (Fate.INSERTED, inserted), (Fate.SAME, speck))
