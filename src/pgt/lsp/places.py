"""Places in a text, as pgt counts them and as editors do.

pgt counts lines and characters from 1. Editors count from 0, and a character that Unicode added late (𠮷, 😀) is two to
most of them: UTF-16 units, unless they ask for something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from lsprotocol.types import Position as Place
from lsprotocol.types import PositionEncodingKind, Range

from pgt.diagnostics import Position

_LINE_END = re.compile(r"\r\n|\r|\n")

_LENGTHS: Mapping[str, Callable[[str], int]] = {
    PositionEncodingKind.Utf8: lambda text: len(text.encode("utf-8", "surrogatepass")),
    PositionEncodingKind.Utf16: lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    PositionEncodingKind.Utf32: len,
}


class Places:
    """The lines of one text, and the units that its editor counts in."""

    def __init__(self, text: str, encoding: str) -> None:
        self._lines = _LINE_END.split(text)
        self._length = _LENGTHS[encoding]

    def range(self, position: Position) -> Range:
        """Return the stretch *position* as editors count."""
        start = self._place(position.line, position.column)
        return Range(start, self._place(position.end_line, position.end_column))

    def at(self, place: Place) -> Position:
        """Return the character at *place*; what lies behind the end of a line is the end of it."""
        if place.line >= len(self._lines):
            return Position.at(place.line + 1, 1)
        line = self._lines[place.line]
        if line.isascii():
            return Position.at(place.line + 1, min(place.character, len(line)) + 1)
        column, left = 0, place.character
        while column < len(line) and (left := left - self._length(line[column])) >= 0:
            column += 1
        return Position.at(place.line + 1, column + 1)

    def whole(self) -> Range:
        """Return the stretch from the first to the last character."""
        return Range(Place(0, 0), Place(len(self._lines) - 1, self._length(self._lines[-1])))

    def _place(self, line: int, column: int) -> Place:
        if line > len(self._lines):  # the parsers count a line behind a last one that is not ended
            return self.whole().end
        text = self._lines[line - 1]
        if text.isascii():
            return Place(line - 1, min(column - 1, len(text)))
        return Place(line - 1, self._length(text[: column - 1]))
