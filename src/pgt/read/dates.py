"""Dates and times as spreadsheets show them: a sheet holds days since an epoch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from pgt.read.numerals import Numerals, listed
from pgt.read.tokens import Section, Token, taken_apart

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 -- a sheet's dates have no time zone
EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001 -- as above
LAST_DAY = 2_958_465

_LONG = taken_apart('yyyy"年"m"月"d"日"').numbers[0]
_CLOCK = taken_apart("h:mm:ss").numbers[0]
_OF_THE_SYSTEM = {"[$-f800]": _LONG, "[$-x-sysdate]": _LONG, "[$-f400]": _CLOCK, "[$-x-systime]": _CLOCK}
"""What a Chinese system shows where the format leaves it to the system."""

_WEEKDAYS = "一二三四五六日"
_HALVES = ("am/pm", "a/p", "上午/下午")


def dated(number: Decimal, section: Section, epoch: datetime) -> str | None:
    """Return what *section* shows of *number*; None where it asks for what is not known."""
    section = next(
        (_OF_THE_SYSTEM[key] for one in section.tokens if (key := one.words.casefold()) in _OF_THE_SYSTEM), section
    )
    is_chinese = any("804]" in token.words for token in section.tokens if token.kind == "bracket")
    halves = any(token.words.casefold() in _HALVES for token in section.tokens)
    seconds = round(number * 86400)
    moment = epoch + timedelta(seconds=seconds)
    pieces, clock = [], False
    for place, token in enumerate(section.tokens):
        unit = token.words.casefold()
        if token.kind == "elapsed":
            pieces.append(f"{seconds // {'h': 3600, 'm': 60, 's': 1}[unit[0]]:0{len(unit)}}")
            clock = True
        elif token.kind != "date":
            pieces.append(token.words if token.kind == "digits" else token.literal)
        elif unit.startswith("m") and (clock or _is_before_seconds(section.tokens[place + 1 :])):
            pieces.append(_figures(moment.minute, unit, section.numerals))
            clock = False
        elif unit in _HALVES:
            morning, afternoon = token.words.split("/")
            pieces.append(morning if moment.hour < 12 else afternoon)  # noqa: PLR2004 -- noon
        else:
            part = _part(moment, unit, section.numerals, is_chinese=is_chinese, halves=halves)
            if part is None:
                return None
            pieces.append(part)
            clock = unit.startswith("h")
    return "".join(pieces).strip()


def _part(moment: datetime, unit: str, numerals: Numerals | None, *, is_chinese: bool, halves: bool) -> str | None:
    match unit[0], len(unit):
        case "y" | "e", size:
            year = f"{moment.year:04}" if size > 2 or unit[0] == "e" else f"{moment.year % 100:02}"  # noqa: PLR2004
            return numerals.spelled(year) if numerals else year
        case ("m", 3 | 4) | ("d", 3 | 4) | ("a", _):
            return _named(moment, unit, is_chinese=is_chinese)
        case "m", 1 | 2:
            return _figures(moment.month, unit, numerals)
        case "d", 1 | 2:
            return _figures(moment.day, unit, numerals)
        case "h", _:
            return _figures((moment.hour % 12 or 12) if halves else moment.hour, unit, numerals)
        case "s", _:
            return _figures(moment.second, unit, numerals)
        case _:
            return None


def _named(moment: datetime, unit: str, *, is_chinese: bool) -> str:
    """Return the name of a month or of a weekday."""
    if unit[0] == "a":
        return ("星期" if len(unit) > 3 else "") + _WEEKDAYS[moment.weekday()]  # noqa: PLR2004 -- aaaa
    if unit[0] == "d":
        chinese = ("周" if len(unit) == 3 else "星期") + _WEEKDAYS[moment.weekday()]  # noqa: PLR2004 -- ddd
        english = _DAYS[moment.weekday()]
    else:
        chinese, english = f"{listed(moment.month)}月", _MONTHS[moment.month - 1]
    if is_chinese:
        return chinese
    return english[:3] if len(unit) == 3 else english  # noqa: PLR2004 -- mmm, ddd


_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def _figures(number: int, unit: str, numerals: Numerals | None) -> str:
    if numerals is None:
        return f"{number:0{min(len(unit), 2)}}"
    spoken = numerals.counting(number)
    return spoken[1:] if spoken.startswith("一十") else spoken


def _is_before_seconds(tokens: Sequence[Token]) -> bool:
    following = next((token for token in tokens if token.kind in {"date", "elapsed"}), None)
    return following is not None and following.words.casefold().startswith("s")
