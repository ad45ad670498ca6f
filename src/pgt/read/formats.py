"""What a cell of a spreadsheet shows of the number or the words that it holds, by its number format.

What no number says is words: 一百二十, 2023年12月31日. A format that is not understood is named, and the number is read
as it is held.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from pgt import figures
from pgt.grid import NumberFormat
from pgt.read.dates import EPOCH, EPOCH_1904, LAST_DAY, dated
from pgt.read.numerals import PLAIN, Numerals
from pgt.read.tokens import Section, Token, taken_apart

BUILT_IN: Mapping[int, str] = MappingProxyType(
    {
        1: "0",
        2: "0.00",
        3: "#,##0",
        4: "#,##0.00",
        9: "0%",
        10: "0.00%",
        11: "0.00E+00",
        12: "# ?/?",
        13: "# ??/??",
        14: "yyyy/m/d",
        15: "d-mmm-yy",
        16: "d-mmm",
        17: "yyyy年m月",
        18: "h:mm AM/PM",
        19: "h:mm:ss AM/PM",
        20: "h:mm",
        21: "h:mm:ss",
        22: "yyyy/m/d h:mm",
        **dict.fromkeys((27, 36, 50, 52, 57), "yyyy年m月"),
        **dict.fromkeys((28, 29, 51, 53, 54, 58), "m月d日"),
        30: "m-d-yy",
        31: "yyyy年m月d日",
        32: "h时mm分",
        33: "h时mm分ss秒",
        **dict.fromkeys((34, 55), "上午/下午h时mm分"),
        **dict.fromkeys((35, 56), "上午/下午h时mm分ss秒"),
        **dict.fromkeys((37, 38, 41), "#,##0"),
        **dict.fromkeys((39, 40, 43), "#,##0.00"),
        **dict.fromkeys((5, 6, 42), "¥#,##0"),
        **dict.fromkeys((7, 8, 44), "¥#,##0.00"),
        45: "mm:ss",
        46: "[h]:mm:ss",
        48: "##0.0E+0",
        49: "@",
    }
)
"""Formats that go by number alone, as a Chinese Excel shows them; the others are shown as plain numbers."""

_DASH = re.compile(r"[-－—–]+")
_LARGE_UNIT = re.compile("[十百千万亿]")
_UNITS = frozenset({"万元", "亿元"})


_PLAIN = NumberFormat()


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows, None where it shows nothing; *unread* is why that is not all, *held* what else there is."""

    value: str | Decimal | None
    number: NumberFormat = _PLAIN
    unread: Literal["format", "hidden", "struck"] | None = None
    held: str = ""


def show(number: Decimal, code: str, *, since_1904: bool = False) -> Shown:
    """Return what a cell with the format *code* shows of *number*."""
    usual = _usual(code) if number > 0 else None
    if usual:
        return usual.show(number, is_signed=True)
    known = taken_apart(code)
    section = known.section(number)
    if not number and _is_dash(section):
        section = known.numbers[0]  # in accounts a dash is a zero
    kinds = section.kinds
    if not code.strip() or "scientific" in kinds:
        return _as_held(number)
    if kinds & {"date", "elapsed"}:
        is_known = 0 <= number <= LAST_DAY and not section.is_foreign
        words = dated(number, section, EPOCH_1904 if since_1904 else EPOCH) if is_known else None
        return Shown(words) if words else _not_understood(number, code)
    if not kinds & {"general", "digits"} and not section.is_foreign:
        is_hidden = number and not section.literal
        return Shown(section.literal or None, _PLAIN, "hidden" if is_hidden else None, f"{number:f}")
    pattern = _pattern(section) if not section.is_foreign else None
    if pattern:
        is_signed = section is known.numbers[0] or any(sign in section.literal for sign in "-(（")
        return pattern.show(number, is_signed=is_signed)
    is_whole = number == number.to_integral_value() and _is_fraction(section)
    return _as_held(number) if is_whole else _not_understood(number, code)


def show_words(words: str, code: str) -> Shown:
    """Return what a cell with the format *code* shows of *words*."""
    section = taken_apart(code).words if "@" in code or ";" in code else None
    if section is None or not words.strip():
        return Shown(words if words.strip() else None)
    shown = "".join(words if token.kind == "words" else token.literal for token in section.tokens)
    return Shown(shown) if shown.strip() else Shown(None, _PLAIN, "hidden", words)


def struck_out(shown: Shown) -> Shown:
    """Return what a cell shows whose words are struck out: nothing that counts."""
    words = shown.number.show(shown.value) if isinstance(shown.value, Decimal) else shown.value
    return Shown(None, _PLAIN, "struck", words) if words else shown


def _as_held(number: Decimal) -> Shown:
    return Shown(number, NumberFormat(_decimals(number)))


def _not_understood(number: Decimal, code: str) -> Shown:
    return replace(_as_held(number), unread="format", held=code)


def _is_dash(section: Section) -> bool:
    digits = "".join(token.words for token in section.tokens if token.kind in {"general", "digits"})
    return set(digits) <= {"?", "#"} and bool(_DASH.fullmatch(section.literal))


def _is_fraction(section: Section) -> bool:
    """Whether digits stand on both sides of a stroke."""
    kinds = ["/" if token.kind == "other" and token.words == "/" else token.kind for token in section.tokens]
    return "/" in kinds and "digits" in kinds[kinds.index("/") :]


def _decimals(number: Decimal) -> int:
    return figures.decimals(number.normalize())


@dataclass(frozen=True, slots=True)
class _Pattern:
    """How a section shows figures, and the words around them."""

    numerals: Numerals | None = None
    decimals: int | None = None
    """None where as many are shown as there are."""
    least_decimals: int = 0
    least_digits: int = 0
    thousands: bool = False
    percent: bool = False
    scale: int = 0
    """The power of ten that the number is divided by before it is shown."""
    before: str = ""
    after: str = ""
    places: tuple[Token, ...] = ()
    """Where words stand between the digits: the pieces from the first digit to the last one."""

    def show(self, number: Decimal, *, is_signed: bool) -> Shown:
        if self.scale:
            number = Decimal(f"{number.scaleb(-self.scale).normalize():f}")
        held = _decimals(number.scaleb(2) if self.percent else number)
        decimals = held if self.decimals is None else max(self.least_decimals, min(self.decimals, held))
        look = NumberFormat(decimals, self.thousands, self.percent, self.after)
        missing = self.least_digits - len(f"{abs(int(number))}") if self.least_digits and not self.percent else 0
        if not self.is_words and missing <= 0:
            return Shown(number, look)
        plain = "0" * missing + replace(look, suffix="").show(abs(number))
        sign = "-" if number < 0 and is_signed and plain.strip("0.%") else ""
        if self.places or self.numerals:
            plain = self._between(plain) if self.places else self._spelled(plain)
        return Shown(self.before + sign + plain + self.after)

    @property
    def is_words(self) -> bool:
        """Whether what is shown is more than a number and its unit: 18万 is no 18."""
        is_large = self.after not in _UNITS and _LARGE_UNIT.search(self.after)
        return bool(self.places or self.numerals or self.before or is_large)

    def _spelled(self, figures: str) -> str:
        """Return *figures* in Chinese characters: as they are spoken, or one by one where digits are asked for."""
        numerals = self.numerals or PLAIN
        if self.decimals is not None:
            return numerals.spelled(figures)
        whole, point, fraction = figures.partition(".")
        return numerals.counting(int(whole)) + point + numerals.spelled(fraction)

    def _between(self, figures: str) -> str:
        """Return *figures* in their places, with the words that stand between these."""
        pieces = []
        for token in reversed(self.places):
            if token.kind != "digits":
                pieces.append(token.literal)
            for place in reversed(token.words if token.kind == "digits" else ""):
                pieces.append(figures[-1:] or place.strip("#?"))
                figures = figures[:-1]
        return figures + "".join(reversed(pieces))


@lru_cache(maxsize=512)
def _usual(code: str) -> _Pattern | None:
    """Return how the format *code* shows every positive number, None where that depends on more."""
    known = taken_apart(code)
    first = known.numbers[0]
    is_usual = first.kinds & {"general", "digits"} and not first.kinds & {"date", "elapsed", "scientific"}
    if not is_usual or first.is_foreign or any(one.condition(Decimal(0)) is not None for one in known.numbers):
        return None
    return _pattern(first)


@lru_cache(maxsize=512)
def _pattern(section: Section) -> _Pattern | None:
    """Return how *section* shows figures, None where that is not understood."""
    tokens, shift = _with_point(section.tokens)
    at = [place for place, token in enumerate(tokens) if token.kind in {"general", "digits"}]
    percents = [place for place, token in enumerate(tokens) if token.kind == "percent"]
    if _is_fraction(section) or len(percents) > 1 or (percents and percents[0] < at[-1]):
        return None
    found = _Pattern(
        section.numerals,
        percent=bool(percents),
        before="".join(token.literal for token in tokens[: at[0]]).strip(" -+("),
        after="".join(token.literal for token in tokens[at[-1] + 1 :]).rstrip(" )"),
    )
    places = tokens[at[0] : at[-1] + 1]
    if len(places) > 1:
        is_plain = all(set(one.words) <= {"0", "#", "?"} for one in places if one.kind == "digits")
        is_plain = is_plain and not percents and all(one.kind != "general" for one in places)
        return replace(found, decimals=0, places=places) if is_plain else None
    [digits] = places
    if digits.kind == "general":
        return found
    whole, point, fraction = digits.words.partition(".")
    if "." in fraction:
        return None
    whole, fraction, commas = whole.rstrip(","), fraction.rstrip(","), _commas(fraction if point else whole)
    least = whole.count("0")
    return replace(
        found,
        decimals=len(fraction),
        least_decimals=fraction.count("0"),
        least_digits=least if least > 1 else 0,
        thousands="," in whole,
        scale=3 * commas + shift,
    )


def _commas(digits: str) -> int:
    """Return how many commas end *digits*: each divides by a thousand."""
    return len(digits) - len(digits.rstrip(","))


def _with_point(tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], int]:
    """Return *tokens* with a point that is written as a word made one, and the power of ten that this divides by.

    0!.0,"万元" is how thousands are made to show as 万元: the digit behind the point is one of the number's own.
    """
    for place, token in enumerate(tokens[1:-1], 1):
        before, after = tokens[place - 1], tokens[place + 1]
        is_point = token.kind in {"quoted", "escaped"} and token.words == "."
        if is_point and before.kind == after.kind == "digits" and "." not in before.words + after.words:
            joined = Token("digits", f"{before.words}.{after.words}")
            return (*tokens[: place - 1], joined, *tokens[place + 2 :]), len(after.words.rstrip(","))
    return tokens, 0
