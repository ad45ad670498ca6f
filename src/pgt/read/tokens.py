"""Number formats taken apart (ECMA-376, 18.8.31): the sections of a format, and the one that shows a number."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from pgt.read.numerals import LEGAL, PLAIN, Numerals

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|(?P<pad>[_*].)|\[\$(?P<currency>[^\]\-]+)[^\]]*\]'
    r"|\[(?P<elapsed>h+|m+|s+)\]|(?P<bracket>\[[^\]]*\])"
    r"|(?P<general>General|G/通用格式)|(?P<digits>[0#?,.]+)|(?P<percent>%)|(?P<scientific>E[+-])"
    r"|(?P<date>y+|e+|m+|d+|h+|s+|AM/PM|A/P|上午/下午|aaa+)|(?P<words>@)|(?P<end>;)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=) *(-?[0-9.]+)\]")
_IS: Mapping[str, Callable[[Decimal, Decimal], bool]] = MappingProxyType(
    {
        "<": operator.lt,
        ">": operator.gt,
        "=": operator.eq,
        "<=": operator.le,
        ">=": operator.ge,
        "<>": operator.ne,
    }
)
_NUMERALS: Mapping[str, Numerals] = MappingProxyType({"[dbnum1]": PLAIN, "[dbnum2]": LEGAL, "1e": PLAIN, "1f": LEGAL})
_LOCALE = re.compile(r"\[\$-([0-9a-f]{5,8})\]")
"""The numerals, the calendar and the language that a format asks for."""
_LITERAL = frozenset({"quoted", "escaped", "currency", "other"})
_OURS = frozenset({"00", "01"})
_LETTER = re.compile(r"[A-Za-z]")
_MOST_SECTIONS = 4


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a format: what sort of piece, and its words."""

    kind: str
    words: str

    @property
    def literal(self) -> str:
        """The words that are shown as they are."""
        return self.words if self.kind in _LITERAL else ""


@dataclass(frozen=True, slots=True)
class Section:
    """What a format says of some of the numbers: the positive ones, or those of at least 10000."""

    tokens: tuple[Token, ...]

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(token.kind for token in self.tokens)

    @property
    def literal(self) -> str:
        """All words that are shown whatever the number is."""
        return "".join(token.literal for token in self.tokens).strip()

    @property
    def is_foreign(self) -> bool:
        """Whether it has letters that mean something that is not known, or asks for another calendar."""
        letters = any(token.kind == "other" and _LETTER.fullmatch(token.words) for token in self.tokens)
        return letters or any(
            numerals not in {*_OURS, *_NUMERALS} or calendar not in _OURS for numerals, calendar in self._locales()
        )

    def _locales(self) -> Iterator[tuple[str, str]]:
        """Yield the numerals and the calendar that are asked for, by their numbers."""
        for token in self.tokens:
            if found := _LOCALE.fullmatch(token.words.casefold()):
                number = found[1].zfill(8)
                yield number[:2], number[2:4]

    @property
    def numerals(self) -> Numerals | None:
        """The characters in which figures are shown, if they are Chinese."""
        brackets = (token.words.casefold() for token in self.tokens if token.kind == "bracket")
        keys = (*brackets, *(numerals for numerals, _ in self._locales()))
        return next((_NUMERALS[key] for key in keys if key in _NUMERALS), None)

    def condition(self, number: Decimal) -> bool | None:
        """Return whether the section says of itself that it is for *number*; None where it says nothing."""
        found = next((one for token in self.tokens if (one := _CONDITION.fullmatch(token.words))), None)
        return _IS[found[1]](number, Decimal(found[2])) if found and found[2].count(".") < 2 else None  # noqa: PLR2004


@dataclass(frozen=True, slots=True)
class Format:
    """The sections of a format: those of numbers, and the one of words."""

    numbers: tuple[Section, ...]
    words: Section | None

    def section(self, number: Decimal) -> Section:
        """Return the section that shows *number*."""
        first, *others = self.numbers
        if not others:
            return first
        if any(one.condition(number) is not None for one in self.numbers):
            return next((one for one in self.numbers if one.condition(number)), self.numbers[-1])
        if number < 0:
            return others[0]
        return others[1] if not number and len(others) > 1 else first


@lru_cache(maxsize=512)
def taken_apart(code: str) -> Format:
    """Return the sections of the format *code*."""
    sections: list[list[Token]] = [[]]
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup or ""
        if kind == "end":
            sections.append([])
        else:
            sections[-1].append(Token(kind, match[kind]))
    found = [Section(tuple(tokens)) for tokens in sections]
    words = found.pop() if len(found) >= _MOST_SECTIONS or "words" in found[-1].kinds else None
    return Format(tuple(found[:3]) or (_GENERAL,), words)


_GENERAL = Section((Token("general", "General"),))
