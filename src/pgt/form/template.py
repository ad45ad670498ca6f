"""The text of a box: words as printed, and the places of the table's values among them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[^{}]+|[{}]")


class TemplateError(ValueError):
    """A brace is opened and not closed, or the other way round."""


@dataclass(frozen=True, slots=True)
class Field:
    """A value's place in a text, named by its dotted path."""

    path: str


@dataclass(frozen=True, slots=True)
class Template:
    """Words and fields in turn: ``{organization.code}-{organization.name}``. ``{{`` prints one brace."""

    text: str = ""
    parts: tuple[str | Field, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read *text*; raises TemplateError for a stray brace."""
        parts: list[str | Field] = []
        for match in _PIECE.finditer(text):
            piece, path = match[0], match[1]
            if path is not None:
                parts.append(Field(path.strip()))
                continue
            if piece in ("{", "}"):
                raise TemplateError(piece)
            words = piece[0] if piece in ("{{", "}}") else piece
            if parts and isinstance(parts[-1], str):
                parts[-1] += words
            else:
                parts.append(words)
        return cls(text, tuple(parts))

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of its fields, in order."""
        return tuple(part.path for part in self.parts if isinstance(part, Field))

    @property
    def suffix(self) -> str | None:
        """What follows the only field, where nothing stands before it; else None.

        Such a box can hold a number that is shown with a suffix: ``{budget.total}万元``.
        """
        match self.parts:
            case (Field(),):
                return ""
            case (Field(), str(words)):
                return words
            case _:
                return None


EMPTY = Template()
"""The text of a box that is left blank."""
