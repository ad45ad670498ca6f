"""Names and texts as two years write them: the year moves along, blanks and full-width characters do not matter."""

from __future__ import annotations

import re
from functools import lru_cache

from pgt.values.numerals import fold, years_in_figures

_BLANKS = re.compile(r"\s+")

_ANY_YEAR = r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])"
# 培训2021人 is a quantity: in a text, a year is what 年 follows, what stands in brackets, or the head of a date.
_YEAR = re.compile(
    _ANY_YEAR + r"(?=年|[-~至](?:(?:19|20)[0-9]{2}|[0-9]{2})年|[)\]〕】]"
    r"|(?P<mark>[./-])[0-9]{1,2}(?P=mark)[0-9]{1,2}|-(?:0[1-9]|1[0-2])(?![0-9-]))"
)
# In the name of a table, a number that looks like a year is one.
_YEAR_WORDS = re.compile(_ANY_YEAR + r"(?:[-~至](?:19|20)?[0-9]{2})?(?:年度|年)?")
# The number before a goal, a task or a row; 一、二级残疾人 and 1:1配套 begin with none.
_NUMBERED = re.compile(
    r" *(?:[(](?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[)]"
    r"|(?:目标|任务|指标)?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})(?:[、：)]|[.:](?![0-9]))"
    r"(?![一二三四五六七八九十0-9]+[级类档等]))"
)
_QUOTES = re.compile("[\"'“”‘’「」『』]")
_ENDS = ":：,，;；.。、"
_NOTHING_LEFT = re.compile(r"\(\)|\[\]|〔〕|【】|《》")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return *text* without blanks, its full-width characters as the plain ones, 二〇二一年 as 2021年."""
    return years_in_figures(_BLANKS.sub("", fold(text)))


def is_blank(text: str | None) -> bool:
    """Whether nothing is printed."""
    return not text or not text.strip()


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """Return what a name is known by in any year and place: 1、2021年培训人数 and 2、2022年培训人数： have one key."""
    bare = _QUOTES.sub("", plain(unnumbered(text)))
    return _YEAR.sub("\0", bare.rstrip(_ENDS) or bare)


def unnumbered(text: str) -> str:
    """Return *text* without the number before it: 目标1：, （二）, 3、."""
    found = _NUMBERED.match(fold(text))
    return text[found.end() :] or text if found else text


@lru_cache(maxsize=8192)
def without_years(name: str, year: int | None) -> str:
    """Return the name of a table without its year words; 21年 is one only in a table of 2021."""
    text = _YEAR_WORDS.sub("", plain(name))
    if year is not None:
        text = re.sub(rf"(?<![0-9]){year % 100:02}年度?", "", text)
    return _NOTHING_LEFT.sub("", text) or plain(name)


def relative(text: str, year: int) -> str:
    """Return *text* with its years counted from *year*, so that what moves along with the year is the same text."""
    return _YEAR.sub(lambda found: f"{{{int(found[0]) - year:+}}}", plain(text))


def same(old: str | None, new: str | None, years: tuple[int | None, int | None]) -> bool:
    """Whether two texts say the same, each in its own year."""
    if old == new:
        return True
    if not old or not new:
        return is_blank(old) and is_blank(new)
    if plain(old) == plain(new):
        return True
    before, now = years
    return before is not None and now is not None and before != now and relative(old, before) == relative(new, now)
