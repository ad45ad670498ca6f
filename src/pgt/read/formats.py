"""Number formats of spreadsheets: what a cell shows of the number that it holds (ECMA-376, 18.8.31)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from pgt.grid import NumberFormat

BUILT_IN: Mapping[int, str] = MappingProxyType(
    {
        1: "0",
        2: "0.00",
        3: "#,##0",
        4: "#,##0.00",
        9: "0%",
        10: "0.00%",
        14: "yyyy/m/d",
        17: "yyyy年m月",
        20: "h:mm",
        21: "h:mm:ss",
        22: "yyyy/m/d h:mm",
        **dict.fromkeys((27, 36, 50, 52, 57), "yyyy年m月"),
        **dict.fromkeys((28, 29, 51, 53, 54, 58), "m月d日"),
        30: "m-d-yy",
        **dict.fromkeys((31,), "yyyy年m月d日"),
        **dict.fromkeys((37, 38, 41), "#,##0"),
        **dict.fromkeys((39, 40, 43), "#,##0.00"),
        **dict.fromkeys((5, 6, 42), "¥#,##0"),
        **dict.fromkeys((7, 8, 44), "¥#,##0.00"),
        49: "@",
    }
)
"""Formats that go by number alone, as a Chinese Excel shows them; the others are shown as plain numbers."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<pad>[_*].)|\[\$(?P<currency>[^\]\-]*)[^\]]*\]|(?P<bracket>\[[^\]]*\])'
    r"|(?P<digits>[0#?,.]+)|(?P<percent>%)|(?P<date>y+|m+|d+|h+|s+|AM/PM|上午/下午|aaa+)|(?P<scientific>E[+-])"
    r"|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 -- a sheet's dates have no time zone
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001 -- as above
_LAST_DAY = 2_958_465


@dataclass(frozen=True, slots=True)
class _Pattern:
    """The first section of a format, taken apart."""

    kind: str
    decimals: int = 0
    least_decimals: int = 0
    least_digits: int = 0
    thousands: bool = False
    percent: bool = False
    before: str = ""
    after: str = ""
    tokens: tuple[tuple[str, str], ...] = ()


def show(number: Decimal, code: str, *, since_1904: bool = False) -> tuple[str | Decimal, NumberFormat]:
    """Return what a cell with the format *code* shows: a number and its format, or words for what no number says."""
    pattern = _read(code)
    if pattern.kind == "date" and 0 <= number <= _LAST_DAY:
        return _date(number, pattern, _EPOCH_1904 if since_1904 else _EPOCH), NumberFormat()
    if pattern.kind != "number":
        return number, NumberFormat(_decimals(number))
    held = _decimals(number.scaleb(2) if pattern.percent else number)
    decimals = max(pattern.least_decimals, min(pattern.decimals, held))
    shown = NumberFormat(decimals, pattern.thousands, pattern.percent, pattern.after)
    figures = f"{number:f}"
    if pattern.least_digits > max(len(figures.lstrip("-").partition(".")[0]), 1) and not pattern.percent:
        whole = shown.show(number)
        sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
        room = pattern.least_digits + len(digits) - len(digits.partition(".")[0])
        return pattern.before + sign + digits.rjust(room, "0"), NumberFormat()
    return (pattern.before + shown.show(number), NumberFormat()) if pattern.before else (number, shown)


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


@lru_cache(maxsize=512)
def _read(code: str) -> _Pattern:
    section = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', code)[0]
    if section.strip().casefold() in {"", "general", "@", "g/通用格式"}:
        return _Pattern("general")
    tokens = [(match.lastgroup or "", _words(match)) for match in _TOKEN.finditer(section)]
    kinds = {kind for kind, _ in tokens}
    if "scientific" in kinds:
        return _Pattern("general")
    if "date" in kinds:
        return _Pattern("date", tokens=tuple(tokens))
    digits = "".join(words for kind, words in tokens if kind == "digits")
    if not digits or "/" in "".join(words for kind, words in tokens if kind == "other") or digits.endswith(","):
        return _Pattern("general")
    whole, _, fraction = digits.partition(".")
    at = [kind for kind, _ in tokens].index("digits")
    literal = {"quoted", "escaped", "currency", "other"}
    return _Pattern(
        "number",
        decimals=len(fraction),
        least_decimals=fraction.count("0"),
        least_digits=whole.count("0") if whole.count("0") > 1 else 0,
        thousands="," in whole,
        percent="percent" in kinds,
        before="".join(words for kind, words in tokens[:at] if kind in literal).strip(" -+("),
        after="".join(words for kind, words in tokens[at + 1 :] if kind in literal).rstrip(" )"),
    )


def _words(match: re.Match[str]) -> str:
    return match[match.lastgroup or 0] or ""


def _date(number: Decimal, pattern: _Pattern, epoch: datetime) -> str:
    moment = epoch + timedelta(seconds=round(float(number) * 86400))
    pieces = []
    clock = False
    for index, (kind, words) in enumerate(pattern.tokens):
        unit = words.casefold()
        if kind != "date":
            pieces.append(words if kind in {"quoted", "escaped", "other", "digits"} else "")
            continue
        minutes = unit.startswith("m") and (clock or _is_before_seconds(pattern.tokens[index + 1 :]))
        clock = unit.startswith("h")
        pieces.append(f"{moment.minute:0{len(unit)}}" if minutes else _part(moment, unit))
    return "".join(pieces).strip()


def _part(moment: datetime, unit: str) -> str:
    match unit[0]:
        case "y":
            return f"{moment.year:04}" if len(unit) > 2 else f"{moment.year % 100:02}"  # noqa: PLR2004 -- yy
        case "m":
            return f"{moment.month:0{min(len(unit), 2)}}"
        case "d":
            return f"{moment.day:0{min(len(unit), 2)}}"
        case "h":
            return f"{moment.hour:0{min(len(unit), 2)}}"
        case "s":
            return f"{moment.second:0{min(len(unit), 2)}}"
        case "上":
            return "上午" if moment.hour < 12 else "下午"  # noqa: PLR2004 -- noon
        case _:
            return ""


def _is_before_seconds(tokens: tuple[tuple[str, str], ...]) -> bool:
    return next((words.casefold().startswith("s") for kind, words in tokens if kind == "date"), False)
