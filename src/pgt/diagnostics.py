"""What pgt says about a file: severity, place, wording in two languages.

Whatever a user wrote wrongly becomes a :class:`Diagnostic`, a value that is passed along and printed at the end.
Exceptions are kept for what stops the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal, Self

Language = Literal["zh", "en"]


class Severity(StrEnum):
    """How much a finding weighs, from worst to mildest."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst: ``a.rank <= b.rank`` means that *a* is at least as severe as *b*."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Text:
    """One message in both languages, side by side, so that neither can fall behind."""

    zh: str
    en: str

    def format(self, **values: object) -> Self:
        """Put *values* into both wordings; a value that is itself a Text is put in by its own language."""
        return type(self)(
            zh=self.zh.format_map({key: _plain(value, "zh") for key, value in values.items()}),
            en=self.en.format_map({key: _plain(value, "en") for key, value in values.items()}),
        )

    @classmethod
    def joined(cls, texts: Iterable[Text], zh: str = "，", en: str = ", ") -> Self:
        """Return *texts* in a row, with *zh* and *en* between them."""
        parts = tuple(texts)
        return cls(zh.join(part.zh for part in parts), en.join(part.en for part in parts))

    def to(self, language: Language) -> str:
        """Return the wording in *language*."""
        return self.zh if language == "zh" else self.en


_QUOTABLE = 80
"""Characters of a user's text that a message quotes."""


def _plain(value: object, language: Language) -> object:
    if isinstance(value, Text):
        return visible(value.to(language))
    if isinstance(value, Decimal):
        return format(value, "f")  # str() would print 0E+2 for a scaled zero
    if isinstance(value, str):
        return visible(value if len(value) <= _QUOTABLE else value[:_QUOTABLE] + "…")
    return value


_LONGEST = 40
"""Characters of a cell that a message quotes; some published names are whole sentences."""


def shorten(text: str | None) -> str:
    """Put *text*, if any, on one line, short enough to be quoted; what it quotes itself stands in the inner marks."""
    line = " ".join((text or "").split())
    line = line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
    return line.replace("“", "‘").replace("”", "’") if "“" in line else line


UNSEEN = r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
"""Characters that act on a terminal: controls, marks that turn a line round, halves of characters."""


def visible(text: str) -> str:
    """Write out what would act on a terminal instead of being seen: controls, and marks that turn a line round."""
    return text if text.isascii() and text.isprintable() else re.sub(UNSEEN, _escape, text)


def _escape(match: re.Match[str]) -> str:
    return match[0].encode("unicode-escape").decode("ascii")


Pointer = tuple[str | int, ...]


def json_pointer(pointer: Pointer) -> str:
    """Write *pointer* as an RFC 6901 JSON pointer."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in pointer)


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A stretch of a file, counted from 1 in lines and code points; the end is where the next character would stand."""

    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def at(cls, line: int, column: int, length: int = 1) -> Self:
        """Return the stretch of *length* characters within one line."""
        return cls(line, column, line, column + length)

    @classmethod
    def in_text(cls, text: str, offset: int, length: int = 1) -> Self:
        """Return the stretch of *length* characters within one line that begins at *offset* in *text*."""
        column = offset - (text.rfind("\n", 0, offset) + 1) + 1
        return cls.at(text.count("\n", 0, offset) + 1, column, length)


START = Position.at(1, 1)
"""Where a finding stands that concerns the whole file."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """A stretch of the file, and what to write in its place; an empty text takes it away."""

    position: Position
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """What a program can write instead, so that a finding goes away.

    A safe one leaves what the table says as it is, or has one right answer; any other wants to be looked at. One
    without edits is done by writing the file anew as it was read: with LF, without a byte order mark.
    """

    edits: tuple[Replacement, ...] = ()
    safe: bool = True

    @classmethod
    def replace(cls, position: Position, text: str, *, safe: bool = True) -> Self:
        """Return the fix that writes *text* in the place of one stretch."""
        return cls((Replacement(position, text),), safe)


@dataclass(frozen=True, slots=True)
class Notice:
    """A sort of finding, declared once: its code, weight, wording and manual page."""

    code: str
    severity: Severity
    message: Text
    hint: Text | None = None
    """What to write instead."""
    manual: str = ""
    """What ought to be so, and why: every paragraph in English, then in Chinese."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that is wrong, with its place and what to write instead."""

    code: str
    severity: Severity
    message: Text
    file: str
    position: Position = START
    pointer: Pointer = ()
    hint: Text | None = None
    fix: Fix | None = None
    place: tuple[str, ...] = ()
    """The pointer with the items of lists named by what they are, so that it outlives rows that come and go."""

    @classmethod
    def of(
        cls,
        notice: Notice,
        file: str,
        position: Position = START,
        pointer: Pointer = (),
        fix: Fix | None = None,
        /,
        **values: object,
    ) -> Self:
        """Word *notice* with *values* for a place in *file*."""
        return cls(
            code=notice.code,
            severity=notice.severity,
            message=notice.message.format(**values),
            file=file,
            position=position,
            pointer=pointer,
            hint=notice.hint.format(**values) if notice.hint else None,
            fix=fix,
        )

    @property
    def sort_key(self) -> tuple[str, Position, str]:
        """Order findings as a reader meets them: by file, place and code."""
        return (self.file, self.position, self.code)


@dataclass(frozen=True, slots=True)
class NotJudged:
    """What a rule could not decide, and why."""

    pointer: Pointer
    why: Text
