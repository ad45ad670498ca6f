"""Names and texts as two years write them: the year moves along, blanks and full-width characters do not matter."""

from __future__ import annotations

import re
from functools import lru_cache

from pgt.values.numerals import fold

_BLANKS = re.compile(r"\s+")

_ANY_YEAR = r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])"
# 培训2021人 is a quantity: in a text, a year is what 年 follows, what stands in brackets, or the head of a date.
_YEAR = re.compile(
    _ANY_YEAR + r"(?=年|[-~至](?:(?:19|20)[0-9]{2}|[0-9]{2})年|[)\]〕】]|(?P<mark>[./-])[0-9]{1,2}(?P=mark)[0-9]{1,2})"
)
# In the name of a table, a number that looks like a year is one.
_YEAR_WORDS = re.compile(
    _ANY_YEAR + r"(?:[-~至](?:19|20)?[0-9]{2})?(?:年度|年)?" + r"|二[〇○零0][〇○零一二三四五六七八九]{2}(?:年度|年)"
)
_NOTHING_LEFT = re.compile(r"\(\)|\[\]|〔〕|【】|《》")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return *text* without blanks, its full-width characters as the plain ones."""
    return _BLANKS.sub("", fold(text))


def is_blank(text: str | None) -> bool:
    """Whether nothing is printed."""
    return not text or not text.strip()


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """Return what a name is known by in any year: 2021年培训人数 and 2022年培训人数 have one key."""
    return _YEAR.sub("\0", plain(text))


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
