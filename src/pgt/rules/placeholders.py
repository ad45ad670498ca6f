"""PGT114: what a form or a draft had where something is to be written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pgt.diagnostics import Severity, Text
from pgt.model import Table
from pgt.rules import _words as words
from pgt.rules._reading import Reading, reading
from pgt.rules._rule import Finding, Part, Verdicts, at, rule
from pgt.rules._targets import only
from pgt.rules._text import shorten, without_blanks
from pgt.rules._wording import PLACEHOLDER, has, is_unfilled, read
from pgt.values import Reason

_HINT = (
    r"[(（][^()（）]{0,8}[0-9]{2,4}个?(?:字|字符|汉字)[以之]?内[^()（）]{0,4}[)）]"
    r"|请(?:在此|填写|输入|简要)|目标[0-9]*[:：]\s*(?:…+|$)"
)
"""What a form says about how to fill it in: （100字以内）."""


@rule(
    "PGT114",
    Severity.ERROR,
    zh="“{value}”{what}",
    en="“{value}” {what}",
    hint=("{better}", "{better}"),
)
def placeholders(table: Table) -> Verdicts:
    """Nothing is left as the form or a draft had it.

    表样上的占位符都换成了真正的内容。

    What stands for something yet to be written, such as `≥**个`, `XX人`, 指标1 or （100字以内）, was left as it was
    printed (完整性, 财预〔2015〕88号). The integrated system refuses `*`, `_` and `-` for the same reason. 无 fills a
    cell and is no target, except for what there should be none of (安全事故: 无).

    还留着“≥**个”“XX人”“指标1”“（100字以内）”，说明这一格没有填（完整性，财预〔2015〕88号）。一体化系统也因此不收
    `*`、`_`、`-`。指标值写“无”也等于没有填，不该发生的事（安全事故：无）除外。
    """
    rows = reading(table)
    for row, key, value in rows.notable:
        if value.reason is Reason.PLACEHOLDER:
            yield at(row, key, value=shorten(value.text), what=_LEFT, better=_VALUE)
    yield from _names(rows)
    yield from _words(rows)
    for place, key, text in _texts(table):
        if key in _RESULTS and _NUMBER.fullmatch(text.strip()):
            continue  # 37.24 says little of what came of a goal, and yet somebody wrote it
        if found := _left(text):
            better = _instead("“为 260 名残疾人提供康复服务”")
            yield at(*place, key, value=found, what=_what(found), better=better)


def _names(rows: Reading) -> Iterator[Finding]:
    """Yield the names that nobody wrote, and those in which the place for a number is left."""
    for row in rows.odd_names:
        name = read(row.name)
        if name.is_unfilled or name.has_placeholder:
            left = PLACEHOLDER.search(name.whole)
            plain = PLACEHOLDER.sub("", name.whole)
            if left is not None and plain:
                better = Text(
                    f"删掉，名称写“{plain}”，单位写进指标值",
                    f"write “{plain}”, and the unit in the target",
                )
                yield at(row, "name", value=left[0], what=_LEFT, better=better)
            else:
                part = only(row.target)
                is_nothing = part is not None and part.number == 0
                better = _UNUSED if is_nothing else _instead("“培训人数”")
                value = shorten(row.name)
                yield at(row, "name", value=value, what=_LEFT if is_nothing else _what(value), better=better)


def _words(rows: Reading) -> Iterator[Finding]:
    for row in rows.in_words:
        target = (row.target or "").strip()
        if target in words.UNFILLED or (target in words.NOTHING and not has(row.name, words.MAY_BE_NONE)):
            better = _UNUSED if target in words.NOTHING else _VALUE
            yield at(row, "target", value=shorten(row.target), what=_LEFT, better=better)


def _what(value: str) -> Text:
    """Say what is wrong with *value*: a number may have slid here from the next column, and was no placeholder."""
    return _BARE if _NUMBER.fullmatch(value.strip()) else _LEFT


_LEFT = Text("是占位符，还没有填", "is a placeholder that was not filled in")
_BARE = Text("只是一个数，没有说是什么", "is a bare number and does not say of what")


def _instead(example: str) -> Text:
    return Text(f"换成真正的内容，例如{example}", f"write the real thing, such as {example}")


_UNUSED = Text(
    "用不着的一行删掉；要考核的写真正的内容，例如 `≥95%`、`≥100人`",
    "delete the row if nothing is meant, or write the real thing, such as `≥95%` or `≥100人`",
)
_VALUE = Text("换成真正的内容，例如 `≥95%`、`≥100人`", "write the real thing, such as `≥95%` or `≥100人`")


@lru_cache(maxsize=1024)
def _left(text: str) -> str | None:
    if found := re.search(_HINT, text):
        return shorten(found[0])
    return shorten(without_blanks(text)) if is_unfilled(text) else None


_RESULTS = ("achievement", "actual")
_NUMBER = re.compile("[0-9.]+")


def _texts(table: Table) -> Iterator[tuple[tuple[str | Part, ...], str, str]]:
    """Yield the texts outside of rows, each with its part and its key."""
    whole = (
        ("name", table.name),
        ("purpose", table.purpose),
        ("overall_goal", table.overall_goal),
        ("achievement", table.achievement),
    )
    for key, text in whole:
        if text:
            yield (), key, text
    for goal in table.goals:
        if goal.text:
            yield (goal,), "text", goal.text
        if goal.actual:
            yield (goal,), "actual", goal.actual
