"""PGT319: whether deadlines, and the period of the project, lie in the year of the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from pgt.diagnostics import Severity, Text
from pgt.model import Table
from pgt.rules._reading import reading
from pgt.rules._rule import Verdicts, at, not_judged, rule
from pgt.rules._text import shorten
from pgt.values import Constraint, Kind, parse


@rule(
    "PGT319",
    Severity.ERROR,
    zh="“{target}”不在{when}",
    en="“{target}” is not in {when}",
    hint=("{better}", "{better}"),
)
def dates_are_of_the_year(table: Table) -> Verdicts:
    """A date that is a target lies in the table's year.

    时限在本年度之内。

    An annual target beyond its year cannot be judged at the year's end, and one before it was probably copied from an
    old table. Where a form's own field states the period of the project (项目期), that counts, to the day; the medium
    term has its own rows. A period that only goes on beyond the year (服务期) is left alone. A period of the project
    that has no part in the year of the table is asked about.

    年度指标的时限超出本年度，年底没法评；早于本年度，多半是从旧表抄来的。表样有项目期的按项目期，精确到日；中期指标不
    在此列。跨到下一年的时间段（例如服务期）不算。项目期整个不在本年度的，也要核对。
    """
    medium = table.medium_term
    for row, part in reading(table).dates:
        years = {day.year for day in (part.start, part.end) if day}
        if not years or (medium is not None and row.pointer[0] == "medium_term"):
            continue
        if table.year is None:
            yield not_judged(row, "target", zh="没有年度，不知道时限是否在年内", en="the table has no year")
            continue
        first, last = _years_of(table)
        # A period only has to have a part in the years, a deadline lies in them.
        is_in = min(years) <= last and max(years) >= first
        is_in = is_in if part.kind is Kind.PERIOD else is_in and max(years) <= last
        target = shorten(row.target)
        if not is_in:
            when, better = Text(f" {table.year} 年", str(table.year)), _in_year(table.year, max(years))
            yield at(row, "target", target=target, when=when, better=better)
        elif part.kind is Kind.DEADLINE and (period := _missed_period(table, part)):
            when = Text(f"项目期“{period}”之内", f"the period of the project, “{period}”")
            yield at(row, "target", target=target, when=when, better=_CHECK_PERIOD)
    yield from _periods_elsewhere(table)


def _periods_elsewhere(table: Table) -> Verdicts:
    """Find a period of the project that has no part in the year of the table."""
    for key, text, start, end in _periods(table):
        if table.year is not None and not start.year <= table.year <= end.year:
            when = Text(f" {table.year} 年", str(table.year))
            found = at("fields", key, target=shorten(text), when=when, better=_CHECK_YEAR)
            yield found.weighing(Severity.WARNING)


_CHECK_YEAR = Text(
    "核对项目期和表的年度（`year`），改正写错的一个", "check the period and the `year` of the table, and correct one"
)
_CHECK_PERIOD = Text("写项目期以内的日期，或核对项目期", "write a date within it, or check the period")


def _missed_period(table: Table, part: Constraint) -> str | None:
    """Return the period of the project, where *part* ends outside it."""
    period = next(_periods(table), None)
    if period is None or part.end is None:
        return None
    _, text, start, end = period
    return None if start <= part.end <= end else shorten(text)


def _periods(table: Table) -> Iterator[tuple[str, str, date, date]]:
    """Yield the periods of the project that a form's own fields state: key, text, first and last day."""
    for key, text in table.fields.items():
        spans = parse(text).constraints if "period" in key else ()
        if len(spans) == 1 and (start := spans[0].start) and (end := spans[0].end):
            yield key, text, start, end


def _in_year(year: int, written: int) -> Text:
    if year < written:
        return Text(
            f"写 {year} 年底前能做到哪一步，例如 `{year}年12月底前`；以后的写进中期目标",
            f"say what is done by then, such as `{year}年12月底前`; what comes later belongs in the medium term",
        )
    return Text(f"改成 {year} 年的日期，例如 `{year}年12月底前`", f"write a date of {year}, such as `{year}年12月底前`")


def _years_of(table: Table) -> tuple[int, int]:
    """Return the first and the last year of the project: the table's own, and those that a field of its form names."""
    years = [table.year or date.min.year]
    for key, text in table.fields.items():
        if "period" in key or "time" in key or "date" in key:
            years += _years(text)
    return min(years), max(years)


@lru_cache(maxsize=1024)
def _years(text: str) -> tuple[int, ...]:
    """Return the years of this century that *text* names, be it in 2023年, 2023-12, 202312 or 20231231."""
    return tuple(int(year) for year in re.findall(r"(?<![0-9])20[0-9]{2}(?=(?:[0-9]{2}|[0-9]{4})?(?![0-9]))", text))
