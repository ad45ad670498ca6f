"""Automatic numbers of a document's paragraphs, which stand in no text: Word reckons them from parts beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from pgt.read.numerals import LEGAL, PLAIN, listed
from pgt.read.package import Handler, Package, Relations, attribute
from pgt.read.signs import is_of_signs, sign


@dataclass(slots=True)
class _Level:
    """How one level of a list is numbered."""

    start: int = 1
    look: str = "decimal"
    text: str = ""
    font: str = ""
    style: str = ""
    legal: bool = False
    restarts: bool = True


@dataclass(slots=True)
class _List:
    """A list that paragraphs name: the kind that it is of, and where it begins anew."""

    kind: str = ""
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)
    """Those that it has otherwise than its kind."""


@dataclass(slots=True)
class _Style:
    """The list that paragraphs of a style are in."""

    based_on: str = ""
    key: str | None = None
    level: int | None = None


class Numbering:
    """The numbers of the paragraphs, one after the other as they stand."""

    def __init__(self, package: Package, parts: Relations) -> None:
        self.lists, self.styles = _Lists(), _Styles()
        for kind, handler in (("numbering", self.lists), ("styles", self.styles)):
            for key, one in parts.kinds.items():
                if one == kind and parts.targets[key] in package.names:
                    package.parse(parts.targets[key], handler)
        self.counts: dict[str, dict[int, int]] = {}
        self.begun: set[str] = set()

    def next(self, key: str | None, level: int | None, style: str) -> str:
        """Return the number of the next paragraph: its list and level are its own, or those of its style."""
        if key is None:
            key, of_style = self.styles.numbered(style)
            level = of_style if level is None else level
        found = self.lists.lists.get(key or "")
        levels = self.lists.levels_of(found.kind) | found.levels if found else {}
        if level is None:
            level = next((at for at, one in levels.items() if style and one.style == style), 0)
        if found is None or key is None or level not in levels:
            return ""
        counts = self.counts.setdefault(found.kind, {})
        if key not in self.begun:
            self.begun.add(key)
            counts |= {at: start - 1 for at, start in found.starts.items()}
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [at for at in counts if at > level and levels.get(at, _Level()).restarts]:
            del counts[deeper]
        return _shown(levels, counts, level)


def _shown(levels: Mapping[int, _Level], counts: Mapping[int, int], level: int) -> str:
    own = levels[level]

    def number(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        one = levels.get(at, _Level())
        count = counts.get(at, one.start)
        return str(count) if own.legal else _LOOKS.get(one.look, str)(count)

    if own.look == "bullet":
        return "".join(_bullet(own.font, one) for one in own.text)
    if own.look == "none":
        return ""
    text = re.sub("%([1-9])", number, own.text)
    return f"{text} " if text[-1:].isalnum() else text


def _bullet(font: str, letter: str) -> str:
    """Return the point of a list: it may be a box to tick; letters are drawn as points in fonts that are not known."""
    is_sign = is_of_signs(font) or "\uf000" <= letter <= "\uf0ff"
    return (sign(font, ord(letter)) if is_sign else None if letter.isascii() and letter.isalpha() else letter) or "•"


class _Lists(Handler):
    def __init__(self) -> None:
        super().__init__()
        self.kinds: dict[str, dict[int, _Level]] = {}
        self.lists: dict[str, _List] = {}
        self.kind = ""
        self.of_styles: dict[str, str] = {}
        self.linked: dict[str, str] = {}
        self.levels: dict[int, _Level] = {}
        self.level = _Level()
        self.list: _List | None = None
        self.overridden = 0

    def on_abstractNum(self, attributes: dict[str, str]) -> None:
        self.kind = attribute(attributes, "abstractNumId") or ""
        self.levels = self.kinds[self.kind] = {}

    def on_styleLink(self, attributes: dict[str, str]) -> None:
        """Take a kind of lists for the one that a style has."""
        self.of_styles[_value(attributes)] = self.kind

    def on_numStyleLink(self, attributes: dict[str, str]) -> None:
        """Take the levels of a kind from the one that a style has."""
        self.linked[self.kind] = _value(attributes)

    def levels_of(self, kind: str) -> dict[int, _Level]:
        """Return the levels of a kind of lists."""
        return self.kinds.get(self.of_styles.get(self.linked.get(kind, ""), kind), {})

    def on_lvl(self, attributes: dict[str, str]) -> None:
        self.level = _Level()
        levels = self.levels if self.list is None else self.list.levels
        levels[_whole(attribute(attributes, "ilvl"))] = self.level

    def on_start(self, attributes: dict[str, str]) -> None:
        self.level.start = _whole(_value(attributes))

    def on_numFmt(self, attributes: dict[str, str]) -> None:
        self.level.look = _value(attributes)

    def on_lvlText(self, attributes: dict[str, str]) -> None:
        self.level.text = _value(attributes)

    def on_rFonts(self, attributes: dict[str, str]) -> None:
        self.level.font = attribute(attributes, "ascii") or ""

    def on_pStyle(self, attributes: dict[str, str]) -> None:
        self.level.style = _value(attributes)

    def on_isLgl(self, attributes: dict[str, str]) -> None:
        self.level.legal = _value(attributes) not in {"0", "false"}

    def on_lvlRestart(self, attributes: dict[str, str]) -> None:
        self.level.restarts = _value(attributes) != "0"

    def on_num(self, attributes: dict[str, str]) -> None:
        self.list = self.lists[attribute(attributes, "numId") or ""] = _List()

    def off_num(self) -> None:
        self.list = None

    def on_abstractNumId(self, attributes: dict[str, str]) -> None:
        if self.list:
            self.list.kind = _value(attributes)

    def on_lvlOverride(self, attributes: dict[str, str]) -> None:
        self.overridden = _whole(attribute(attributes, "ilvl"))

    def on_startOverride(self, attributes: dict[str, str]) -> None:
        if self.list:
            self.list.starts[self.overridden] = _whole(_value(attributes))


class _Styles(Handler):
    def __init__(self) -> None:
        super().__init__()
        self.styles: dict[str, _Style] = {}
        self.style = _Style()

    def on_style(self, attributes: dict[str, str]) -> None:
        self.style = self.styles[attribute(attributes, "styleId") or ""] = _Style()

    def on_basedOn(self, attributes: dict[str, str]) -> None:
        self.style.based_on = _value(attributes)

    def on_numId(self, attributes: dict[str, str]) -> None:
        self.style.key = _value(attributes)

    def on_ilvl(self, attributes: dict[str, str]) -> None:
        self.style.level = _whole(_value(attributes))

    def numbered(self, style: str) -> tuple[str | None, int | None]:
        """Return the list and the level of a style, which may be those of the style that it is based on."""
        seen = set()
        while style in self.styles and style not in seen:
            seen.add(style)
            found = self.styles[style]
            if found.key is not None:
                return found.key, found.level
            style = found.based_on
        return None, None


def _value(attributes: dict[str, str]) -> str:
    return attribute(attributes, "val") or ""


def _whole(text: str | None) -> int:
    return int(text) if text and re.fullmatch("[0-9]{1,5}", text) else 0


def _letters(number: int) -> str:
    """Return A … Z, AA, BB: Word repeats the letter."""
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
_SMALL_ROMAN = ((9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def _roman(number: int) -> str:
    letters = ""
    for worth, letter in (*_ROMAN, *_SMALL_ROMAN):
        letters += letter * (number // worth)
        number %= worth
    return letters


def _among(signs: str) -> Callable[[int], str]:
    """Return a look that has as many numbers as there are *signs*."""
    return lambda number: signs[number - 1] if 1 <= number <= len(signs) else str(number)


_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_CIRCLES = _among("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_LOOKS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "decimalZero": lambda number: f"{number:02}",
        "upperRoman": _roman,
        "lowerRoman": lambda number: _roman(number).lower(),
        "upperLetter": _letters,
        "lowerLetter": lambda number: _letters(number).lower(),
        **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "japaneseCounting"), listed),
        **dict.fromkeys(("taiwaneseCounting", "taiwaneseCountingThousand"), listed),
        **dict.fromkeys(("ideographDigital", "taiwaneseDigital"), lambda number: PLAIN.spelled(str(number))),
        **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional"), LEGAL.counting),
        **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _CIRCLES),
        "decimalEnclosedParen": _among("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
        "decimalEnclosedFullstop": _among("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
        **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), lambda number: str(number).translate(_WIDE)),
        "ideographTraditional": _among("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac": _among("子丑寅卯辰巳午未申酉戌亥"),
    }
)
"""The looks of numbers (ECMA-376, 17.18.59) that differ from plain figures."""
