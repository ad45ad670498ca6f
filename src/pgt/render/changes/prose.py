"""Texts with what was taken out and put in marked, cut down to what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pgt.changes import Fate, Segment
from pgt.diagnostics import Text
from pgt.render.excerpt import shorten

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


def edits(segments: Iterable[Segment]) -> Iterator[Text]:
    """Say one by one what was put in the place of what: “住院”改为“门诊”."""
    removed = ""
    for piece in segments:
        if piece.fate is Fate.INSERTED:
            yield _edit(removed, piece.text)
            removed = ""
        else:
            if removed:
                yield _edit(removed, "")
            removed = piece.text if piece.fate is Fate.REMOVED else ""
    if removed:
        yield _edit(removed, "")


def _edit(removed: str, inserted: str) -> Text:
    old, new = shorten(removed), shorten(inserted)
    if not removed:
        return Text(f"加上“{new}”", f"“{new}” put in")
    if not inserted:
        return Text(f"删去“{old}”", f"“{old}” taken out")
    return Text(f"“{old}”改为“{new}”", f"“{old}” became “{new}”")
