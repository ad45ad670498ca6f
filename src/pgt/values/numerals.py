"""Characters that mean the same, and Chinese numerals."""

from __future__ import annotations

import re
from decimal import Decimal

# One character for one character, so that a place in the folded text is the same place in the printed one.
_SAME = {
    "﹪": "%",
    "＞": ">",
    "﹥": ">",
    "＜": "<",
    "﹤": "<",
    "＝": "=",
    "﹦": "=",
    "═": "=",
    "≧": "≥",
    "⩾": "≥",
    "≮": "≥",
    "≦": "≤",
    "⩽": "≤",
    "≯": "≤",
    "−": "-",
    "–": "-",
    "—": "-",
    "―": "-",
    "﹣": "-",
    "〜": "~",
    "∼": "~",
    "•": "·",
    "・": "·",
    "‧": "·",
    "￥": "¥",
    "\u00a0": " ",
    "\u200b": " ",
    "\u3000": " ",
    "\ufeff": " ",
    "\t": " ",
}
# ， ； and ： stay: they separate, and a full-width comma is no thousands separator.
_WIDE = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "，；：？！"}
_FOLD = str.maketrans(_WIDE | _SAME)

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
DIGITS = "".join(_DIGITS)
NUMERALS = DIGITS + "".join(_TENS)

# 二〇二一年 is four digits, 十二月 and 十五日 are numbers.
_YEAR = r"[一二][〇○零0九][〇○零一二三四五六七八九]{2}(?=年)"
_MONTH_OR_DAY = r"[一二三四五六七八九十]{1,3}(?=[月日号])"
FIGURES = str.maketrans("〇○零一二三四五六七八九", "000123456789")
"""The figures of a year that is written in Chinese, digit by digit."""


def fold(text: str) -> str:
    """Write full-width characters and odd operators as their plain forms; the length stays."""
    return text.translate(_FOLD)


def years_in_figures(text: str) -> str:
    """Write 二〇二一年 as 2021年."""
    return re.sub(_YEAR, lambda found: found[0].translate(FIGURES), text) if "年" in text else text


def dates_in_figures(text: str) -> str:
    """Write 二〇二一年十二月 as 2021年12月."""
    return re.sub(_MONTH_OR_DAY, _figures, years_in_figures(text))


def _figures(found: re.Match[str]) -> str:
    number = chinese_number(found[0])
    return found[0] if number is None else str(number)


def chinese_number(text: str) -> Decimal | None:
    """Read a Chinese numeral up to 九千九百九十九, with decimals after 点."""
    whole, point, decimals = text.partition("点")
    number = _chinese_integer(whole)
    if number is None or not point:
        return number
    if not decimals or any(character not in _DIGITS for character in decimals):
        return None
    return Decimal(f"{number}." + "".join(str(_DIGITS[character]) for character in decimals))


def _chinese_integer(text: str) -> Decimal | None:
    """Read a numeral up to 九千九百九十九; None for what is none, or may be two: 三五."""
    total, digit, last_ten = 0, None, 10_000
    for character in text:
        if character in _DIGITS:
            if digit:  # 三五 is "three to five", not 35
                return None
            digit = _DIGITS[character]
        elif character in _TENS and _TENS[character] < last_ten and digit != 0:
            last_ten = _TENS[character]
            total += (1 if digit is None else digit) * last_ten
            digit = None
        else:
            return None
    return Decimal(total + (digit or 0)) if text else None
