"""Texts with what was taken out and put in marked, cut down to what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pgt.changes import Fate, Segment

_AROUND = 12
"""Characters of what stayed that are shown on either side of a change."""

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Pen:
    """How a format writes a piece of text, by what became of it."""

    write: Mapping[Fate, Callable[[str], str]]

    def draw(self, segments: Iterable[Segment]) -> str:
        """Return a text with its changes marked."""
        pieces = tuple(segments)
        last = len(pieces) - 1
        return "".join(
            self.write[piece.fate](_cut(piece, is_first=place == 0, is_last=place == last))
            for place, piece in enumerate(pieces)
        )


def _cut(piece: Segment, *, is_first: bool, is_last: bool) -> str:
    text = piece.text
    if piece.fate is not Fate.SAME:
        return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    head, tail = ("" if is_first else text[:_AROUND]), ("" if is_last else text[-_AROUND:])
    return text if len(text) <= len(head) + len(tail) + 2 else f"{head}…{tail}"
