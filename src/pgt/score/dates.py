"""Deadlines and periods: a day held against a day, where both can be told."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from pgt import values
from pgt.diagnostics import Text
from pgt.values import Constraint, Kind, Value

KINDS = frozenset({Kind.DEADLINE, Kind.PERIOD})


@dataclass(frozen=True, slots=True)
class Day:
    """Whether something was done in time, and how that was told."""

    in_time: bool
    trace: str
    remark: Text | None = None


def compare(target: Constraint, actual: Value, year: int | None) -> Day | None:
    """Tell whether *actual* lies no later than *target*; None where one of them does not say which day it means.

    A date without a year is one of the table's *year*. Of a month or a longer time the last day counts, unless a part
    of it would be in time and a part would not.
    """
    limits, is_filled = _limits(target, year)
    found = next((part for part in actual.constraints if part.kind in KINDS), None)
    if found is None or limits is None:
        return None
    done, is_done_filled = _with_year(found, year)
    last, first = done.end, done.start or done.end
    if last is None or first is None or (last > limits.surely and first <= limits.perhaps):
        return None
    remark = None
    if (is_filled or is_done_filled) and year:
        remark = Text(f"没有写年份，按 {year} 年读", f"it names no year and is read as one of {year}")
    is_in_time = last <= limits.surely
    limit = limits.surely if is_in_time else limits.perhaps
    return Day(is_in_time, f"{_day(last)} {'≤' if is_in_time else '>'} {_day(limit)}", remark)


@dataclass(frozen=True, slots=True)
class _Limits:
    """Until when a target is kept."""

    surely: date
    perhaps: date
    """The same day, but for a month: 6月前 may mean until it begins, or until it ends."""


_BEFORE_MONTH = re.compile(
    r"\s*(?:(?P<year>(?:19|20)[0-9]{2})年)?(?P<month>1[0-2]|0?[1-9])月份?[之以]?前(?:完成|完工)?\s*"
)


def _limits(target: Constraint, year: int | None) -> tuple[_Limits | None, bool]:
    """Return the limits of *target*, and whether its year is that of the table."""
    wanted, is_filled = _with_year(target, year)
    if wanted.end is not None:
        return _Limits(wanted.end, wanted.end), is_filled
    before = _BEFORE_MONTH.fullmatch(target.text)
    own = before["year"] if before else None
    if before is None or not (own or year):
        return None, False
    first = date(int(own or year or 0), int(before["month"]), 1)
    last = date(first.year, first.month, monthrange(first.year, first.month)[1])
    return _Limits(first - timedelta(days=1), last), own is None


def _with_year(part: Constraint, year: int | None) -> tuple[Constraint, bool]:
    if part.end is not None or year is None:
        return part, False
    again = values.parse(f"{year}年{part.text.strip()}")
    if len(again.constraints) == 1 and again.constraints[0].kind is part.kind and again.constraints[0].end:
        return again.constraints[0], True
    return part, False


def _day(day: date) -> str:
    return day.isoformat()
