"""Deadlines and periods: a day held against a day, where both can be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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
    wanted, is_filled = _with_year(target, year)
    found = next((part for part in actual.constraints if part.kind in KINDS), None)
    if found is None:
        return None
    done, is_done_filled = _with_year(found, year)
    limit, last, first = wanted.end, done.end, done.start
    if limit is None or last is None:
        return None
    if last > limit and first is not None and first <= limit:
        return None
    remark = None
    if (is_filled or is_done_filled) and year:
        remark = Text(f"没有写年份，按 {year} 年读", f"it names no year and is read as one of {year}")
    return Day(last <= limit, f"{_day(last)} {'≤' if last <= limit else '>'} {_day(limit)}", remark)


def _with_year(part: Constraint, year: int | None) -> tuple[Constraint, bool]:
    if part.end is not None or year is None:
        return part, False
    again = values.parse(f"{year}年{part.text.strip()}")
    if len(again.constraints) == 1 and again.constraints[0].kind is part.kind and again.constraints[0].end:
        return again.constraints[0], True
    return part, False


def _day(day: date) -> str:
    return day.isoformat()
