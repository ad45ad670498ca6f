"""Deadlines (2023年12月31日前完成) and periods (2023年5-9月完成), in folded text."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from pgt.values.numerals import dates_in_figures
from pgt.values.value import Kind, Reason

_YEAR = r"(?:19|20|21)[0-9]{2}"
_DATELIKE = rf"[年月日号季底末前]|{_YEAR}[./-][0-9]"

_FIGURES_JOINED = r"[0-9][./-][0-9]"
_TO = r"[-~至到]"

# Points stand between figures in a date written in full (2023.12.31); with year and month alone they make a decimal,
# unless a word of time follows (2023.12底前), or another such month (2023.07-2024.01).
_DOTTED_DAY = rf"(?<![0-9.])({_YEAR})([./-])([0-9]{{1,2}})\2([0-9]{{1,2}})(?![0-9.])"
_DOTTED_MONTH = rf"(?<![0-9.])({_YEAR})[./-]([0-9]{{1,2}})(?=底|末|[之以]?前)"
_DOTTED_MONTHS = rf"(?<![0-9.])({_YEAR})[./]([0-9]{{1,2}}) *{_TO} *({_YEAR})[./]([0-9]{{1,2}})(?![0-9./])"
_DOTTED_DAY_OF_YEAR = r"(?<![0-9.])([0-9]{1,2})[./]([0-9]{1,2})(?=[之以]?前)"

_LEAD = r"[^0-9]{0,20}?(?:于|在|到|至|止|确保|力争|争取|最迟|最晚|[:：])+"
_BETWEEN = (
    rf"(?:(?P<year>{_YEAR})年?)?(?:(?P<month>[0-9]{{1,2}})月?份?)?(?:(?P<day>[0-9]{{1,2}})[日号])?"
    r" *(?:-+|~|至|到) *"
    rf"(?:(?P<last_year>{_YEAR})年)?(?:(?P<last_month>[0-9]{{1,2}})月份?)?(?:(?P<last_day>[0-9]{{1,2}})[日号])?"
    r"(?P<tail>(?s:.*))"
)
_SINGLE = (
    r"(?P<operator>>=|<=|[≥≤<>=])? *"
    r"(?P<each>每(?:年|月|季度?)|次[年月]|当[年月]|本年度?|本月|今年)?"
    rf"(?:(?P<year>{_YEAR})年度?|(?P<short_year>[0-9]{{2}})年)?"
    r"(?:(?P<month>[0-9]{1,2})月份?|第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年|(?P<whole>全年|年度?(?=内)))?"
    r"(?:(?P<day>[0-9]{1,2})[日号])?"
    r"(?P<edge>(?:年|月|季度?)?[底末初]|[上中下]旬)?"
    r"(?P<before>[之以]?前|内)?"
    r"(?P<tail>(?s:.*))"
)
# What may follow a period; 2023年残疾人就业服务 is a title, not a time.
_DOING = (
    r"(?:[内中]|期间)?(?:(?:[按准及]时|正常|持续|稳定|全部)?"
    r"(?:完成|实施|开展|执行|竣工|完工|建成|举办|发放|验收|支付|拨付|使用|到位|投入|结束|运行)(?s:.*))?"
)
# A number after the date says that the date is not all there is: 2023年底2000人.
_NUMBER_FOLLOWS = r"[0-9]|(?s:.*)[≥≤<>=±]"

_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_TEN_DAYS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}
_DECEMBER = 12


class Span(NamedTuple):
    """A deadline or a period; the ends that the words fix are given."""

    kind: Kind
    operator: str | None = None
    start: date | None = None
    end: date | None = None


def read_span(text: str) -> Span | Reason | None:
    """Read folded text as a deadline or period; None if it is neither, `Reason.DATE` if there is no such date."""
    if not re.search(_DATELIKE, text):
        return None
    text = dates_in_figures(text)
    if re.search(_FIGURES_JOINED, text):
        text = re.sub(_DOTTED_DAY, r"\1年\3月\4日", text)
        text = re.sub(_DOTTED_MONTHS, r"\1年\2月-\3年\4月", text)
        text = re.sub(_DOTTED_MONTH, r"\1年\2月", text)
        text = re.sub(_DOTTED_DAY_OF_YEAR, r"\1月\2日", text)
    try:
        span = _read(text)
        if span is None and (lead := re.match(_LEAD, text)):
            span = _read(text[lead.end() :])
    except ValueError:
        return Reason.DATE
    return span


def _read(text: str) -> Span | None:
    span = None
    if re.search(_TO, text) and (match := re.fullmatch(_BETWEEN, text)):
        span = _between(match)
    if span is None and (match := re.fullmatch(_SINGLE, text)):
        span = _single(match)
    return span


def _between(match: re.Match[str]) -> Span | None:
    """Read from when to when; ValueError where there is no such day, or the end comes before the start."""
    year, month, day = (_int(match[name]) for name in ("year", "month", "day"))
    last_year, last_month, last_day = (_int(match[name]) for name in ("last_year", "last_month", "last_day"))
    if not re.fullmatch(_DOING, match["tail"]):
        return None
    if last_day is not None:
        is_complete = month is not None and day is not None
        last_month = month if last_month is None else last_month
    elif last_month is not None:
        is_complete = month is not None and day is None
    else:
        is_complete = year is not None and last_year is not None and month is None
    if not is_complete:
        return None
    last_year = last_year or year
    start = _first_day(year, month, day)
    end = _last_day(last_year, last_month, last_day)
    if start and end and end < start:
        raise ValueError
    return Span(Kind.PERIOD, None, start, end)


def _single(match: re.Match[str]) -> Span | None:
    """Read one date, or one period such as a month or a quarter; ValueError where there is no such day."""
    year, day, edge, before = _int(match["year"]), _int(match["day"]), match["edge"] or "", match["before"] or ""
    if not _says_when(match) or re.match(_NUMBER_FOLLOWS, match["tail"]):
        return None
    kind = Kind.DEADLINE if before.endswith("前") or edge[-1:] in {"底", "末"} or match["day"] else Kind.PERIOD
    if kind is Kind.PERIOD and not re.fullmatch(_DOING, match["tail"]):
        return None
    months = _months(match)
    first, last = months or (None, None)
    start, end = _first_day(year, first, day), _last_day(year, last, day)
    if edge in _TEN_DAYS:
        if not match["month"]:
            return None
        start, end = _ten_days(year, first, edge)
    is_inexact = (
        edge.endswith("初")
        or (kind is Kind.DEADLINE and not day and edge[-1:] not in {"底", "末"})
        or (edge.startswith("月") and not months)
        or (edge.startswith("季") and not match["quarter"])
    )
    if is_inexact:
        start = end = None
    return Span(kind, match["operator"], None if kind is Kind.DEADLINE else start, end)


def _says_when(match: re.Match[str]) -> bool:
    """Tell a date from a duration: 12月底前 from 12月内, 2023年 from 30年, 30日前 from 30日."""
    year, month, day = match["year"], match["month"], match["day"]
    before = (match["before"] or "").endswith("前")
    edge = match["edge"] or ""
    part = month or match["quarter"] or match["half"] or match["whole"]
    if match["operator"] and not (year or (month and day)):
        return False
    if match["short_year"] and not (part or edge):
        return False
    if day and not month:
        return before and not year and not part and not edge
    if month and not (year or day or edge or before or match["short_year"]) and int(month) > _DECEMBER:
        return False
    in_each = (match["each"] or "每")[0] != "每"
    return bool(year or part or len(edge) > 1 or in_each)


def _months(match: re.Match[str]) -> tuple[int, int] | None:
    """Return the first and the last month that the words name; ValueError for a month that there is not."""
    if match["month"]:
        month = int(match["month"])
        if not 1 <= month <= _DECEMBER:
            raise ValueError
        return month, month
    if match["quarter"]:
        last = _QUARTERS[match["quarter"]] * 3
        return last - 2, last
    if match["half"]:
        return (1, 6) if match["half"] == "上" else (7, 12)
    return None


def _ten_days(year: int | None, month: int | None, edge: str) -> tuple[date | None, date | None]:
    first, last = _TEN_DAYS[edge]
    if not year or not month:
        return None, None
    return date(year, month, first), date(year, month, min(last, monthrange(year, month)[1]))


def _first_day(year: int | None, month: int | None, day: int | None) -> date | None:
    # 2000 stands in for a missing year: it is a leap year, so 2月29日 may be one.
    first = date(2000 if year is None else year, 1 if month is None else month, 1 if day is None else day)
    return first if year else None


def _last_day(year: int | None, month: int | None, day: int | None) -> date | None:
    if year and day is None:
        month = _DECEMBER if month is None else month
        day = monthrange(year, month)[1]
    return _first_day(year, month, day)


def _int(figures: str | None) -> int | None:
    return None if figures is None else int(figures)
