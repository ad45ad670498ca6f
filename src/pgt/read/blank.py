"""Blank rows of a sheet, left out before its XML is parsed: a million of them say nothing and would take seconds."""

from __future__ import annotations


class BlankRows:
    """What is left out of the XML of one sheet, chunk by chunk.

    Only what can be seen to be rows and cells without words, each with its number, is left out. A comment or a CDATA
    section may hold what looks like that: from the first one on, all is kept.
    """

    def __init__(self) -> None:
        self.before = b""
        self.is_plain = True

    def without(self, chunk: bytes) -> bytes:
        """Return *chunk* without the blank rows between its first and its last two, which tell where they stand."""
        self.is_plain = self.is_plain and b"<!" not in self.before + chunk
        self.before = chunk[-1:]
        start = chunk.find(b"<row ")
        last = chunk.rfind(b"<row ")
        end = chunk.rfind(b"<row ", 0, max(last, 0))
        if not self.is_plain or not 0 <= start < end:
            return chunk
        rows = chunk.count(b"<row ", start, last) + chunk.count(b"<c ", start, last)
        tags = rows + chunk.count(b"</row>", start, last) + chunk.count(b"</c>", start, last)
        numbered = chunk.count(b' r="', start, last)
        if not chunk.count(b"<", start, last) == chunk.count(b">", start, last) == tags or numbered != rows:
            return chunk
        return chunk[:start] + chunk[end:]
