"""PGT317 and PGT321: values that cannot be read, and values that can be written better."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from pgt.diagnostics import Pointer, Severity, Text
from pgt.model import Indicator, Table
from pgt.rules._reading import reading
from pgt.rules._rule import Finding, Verdicts, at, rule
from pgt.rules._targets import SAME, canonical
from pgt.rules._text import shorten, with_edges
from pgt.rules.values import with_operator
from pgt.values import HAN, Note, Reason, Value, parse
from pgt.values.numerals import fold

_WHY: Mapping[Reason, tuple[Text, Text]] = MappingProxyType(
    {
        Reason.NUMBER: (
            Text("不是“符号、数字、单位”的写法", "it is not an operator, a number and a unit"),
            Text(
                "数字里不夹逗号和文字，小数点用 `.`，例如 `≤2.5万元`；说明写进描述（`description`）",
                "write the number without commas and words in it, as in `≤2.5万元`; explain it in `description`",
            ),
        ),
        Reason.NO_NUMBER: (
            Text("有符号，没有数字", "it has an operator and no number"),
            Text("补上数字，例如 `≥95%`；定性的值不写符号", "add the number, as in `≥95%`; words need no operator"),
        ),
        Reason.TOO_LONG: (
            Text("数字太长", "the number is too long"),
            Text("核对位数；大数用万元、亿元", "check the digits; use 万元 or 亿元 for large amounts"),
        ),
        Reason.CONTRADICTION: (
            Text("上下限互相矛盾", "its limits contradict each other"),
            Text("符号和“以上、以内”只留一个；区间写成 `80%-90%`", "keep one limit; write a range as `80%-90%`"),
        ),
        Reason.DATE: (
            Text("没有这一天", "there is no such day"),
            Text("核对日期", "check the date"),
        ),
    }
)


@rule(
    "PGT317",
    Severity.WARNING,
    zh="“{value}”像是数字，却读不出来：{why}",
    en="“{value}” looks like a number and cannot be read: {why}",
    hint=("{better}", "{better}"),
)
def readable(table: Table) -> Verdicts:
    """A value with a number in it can be read.

    有数字的指标值读得出来。

    The target `≤2,53万` may be 2.53 or 253: it is never guessed, and so can be neither compared nor scored.

    写成 `≤2,53万`，可能是 2.53，也可能是 253：pgt 不猜，因此既不能对比，也不能打分。
    """
    for row, key, value in reading(table).notable:
        if value.reason is None or value.reason is Reason.PLACEHOLDER:
            continue
        text = fold(value.text)
        if not _is_plain(text):
            why, better = _unread(text, value.reason)
            finding = at(row, key, value=shorten(value.text), why=why, better=better)
            yield finding.weighing(Severity.INFO) if why is _IN_BRACKETS else finding


def _unread(text: str, reason: Reason) -> tuple[Text, Text]:
    """Say why *text* cannot be read, and what to write."""
    if bracket := re.fullmatch(_EXPLAINED, text):
        plain, note = bracket[1], shorten(bracket[2])
        return _IN_BRACKETS, Text(
            f"写 `{plain}`，“{note}”写进描述（`description`）", f"write `{plain}`, “{note}” in `description`"
        )
    if repeated := re.match(_REPEATED, text):
        plain = f"{repeated[1]}{shorten(text[repeated.end() :])}"
        return _TWICE, Text(f"只留一个，写成 `{plain}`", f"keep one of them: `{plain}`")
    if two := re.fullmatch(_TWO_UNITS, text):
        return _UNITS, Text(f"只留一个，例如 `{two[1]}`", f"keep one of them, such as `{two[1]}`")
    if pointed := _pointed(text):
        return _WHY[Reason.NUMBER][0], Text(
            f"数字里不夹逗号：是小数就写 `{pointed}`，是千分位就去掉逗号",
            f"write the number without a comma: `{pointed}` if it is a decimal",
        )
    return _SEVERAL if len(re.findall(_BOUND, text)) > 1 else _WHY[reason]


def _pointed(text: str) -> str | None:
    """Return *text* with a point for its comma where that can be read: ≤2,53万; 1,000 has been read already."""
    pointed = re.sub(r"^([^0-9,]*[0-9]+),([0-9]+[^0-9,]*)$", r"\1.\2", text.strip())
    return canonical(parse(pointed)) if pointed != text.strip() else None


_EXPLAINED = r"\s*([≥≤><=]?[0-9.]+[^0-9()（）]{1,6})[(（]([^()（）]+)[)）]\s*"
_IN_BRACKETS = Text("括号里另有说明", "there is an explanation in brackets")
_REPEATED = r"\s*([≥≤><=])\s*(?:\1\s*)+(?=[0-9])"
_TWICE = Text("比较符号写了两遍", "its operator stands there twice")
_TWO_UNITS = rf"\s*([≥≤><=]?[0-9.]+{HAN}{{1,4}})[%‰]\s*"
_UNITS = Text("单位写了两个", "it has two units")
_BOUND = "[≥≤><=]+ *[0-9]"
_SEVERAL = (
    Text("一格里有几个条件", "there are several conditions in one cell"),
    Text("拆成几条指标，一条写一个数", "make an indicator of each, with one number"),
)


def _is_plain(text: str) -> bool:
    """Whether everybody knows what *text* says although it is no number with a unit."""
    return re.fullmatch(_GRADE, text) is not None or re.fullmatch(_IN_MANY, text) is not None


_IN_MANY = rf"\s*[≥≤><=]?\s*[0-9.]+\s*{HAN}{{0,3}}/\s*(?:10+|1?[百千万]|10万|十万)\s*(?:km|公里|千米|人|例|次|个)?\s*"
"""So many in a hundred thousand, as rates of death are written, or for each hundred: ≤10/10万, ≤500元/100km."""

_GRADE = (
    r"\s*[≥≤><=]*\s*(?:[A-Z]{1,3}[0-9]{0,3}[+-]?|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVX]+|[一二三四五六七八九十甲乙丙丁特]+)"
    rf"(?:(?:[类级等档星]|等级|星级){HAN}{{0,4}})?\s*"
)
"""A grade and no number: ≥C30, ≥Ⅲ类, ≥二级等保, ≥AA. It has an order that everybody knows."""

_LENIENT: Mapping[Note, Text] = MappingProxyType(
    {
        Note.FULL_WIDTH: Text("有全角字符", "has full-width characters"),
        Note.THOUSANDS: Text("有千分位逗号", "has thousands separators"),
        Note.OPERATOR_SIGN: Text("比较符号不是标准写法", "has an unusual operator"),
        Note.PERCENT_WORD: Text("没有用百分号", "spells the percent sign out"),
        Note.BARE_SCALE: Text("单位不完整", "has only half a unit"),
        Note.APPROXIMATE: Text("不是确数", "is not an exact number"),
        Note.STRAY: Text("有多余的空格、换行或标点", "has stray blanks, line ends or punctuation"),
    }
)
"""What is read and worth saying. 不低于, 三次 and the like are words that a form may well print."""


@rule(
    "PGT321",
    Severity.INFO,
    zh="{value}{what}",
    en="{value} {what}",
    hint=("写成{better}", "write {better}"),
)
def tidy(table: Table) -> Verdicts:
    """A value is written in half-width characters, with a standard operator, without separators.

    指标值用半角字符、标准符号，不写千分位。

    All of these are read by pgt; the integrated system and other programs may not, and a comparison shows a change
    where none is. 万 and 亿 without 元 are taken for money, but may be meant as a count. Of four or more that are alike
    it is said once.

    这些写法 pgt 都读得出来，一体化系统和别的程序不一定，对比时还会多出变化。“万”“亿”后面没有“元”的当作金额，也可能是
    数量。四个以上写法一样的只报一次。
    """
    said: set[tuple[Pointer, Note]] = set()
    alike: dict[tuple[Note, ...], list[_Untidy]] = {}
    for row, key, value in reading(table).notable:
        notes = tuple(note for note in value.notes if note in _LENIENT and (row.pointer, note) not in said)
        if notes and (plain := canonical(value)):
            said.update((row.pointer, note) for note in notes)  # once a row: the actual value often copies the target
            alike.setdefault(notes, []).append(_Untidy(row, key, value, plain))
    for notes, found in alike.items():
        what = Text("，".join(_LENIENT[n].zh for n in notes), " and ".join(_LENIENT[n].en for n in notes))
        if len(found) >= _FEWEST and Note.APPROXIMATE not in notes:
            yield _all_untidy(found, what)
        else:
            yield from (_one_untidy(one, what, is_exact=Note.APPROXIMATE not in notes) for one in found)


_FEWEST = 4
"""Values that are alike of which it is said once."""


class _Untidy(NamedTuple):
    """A value that is read and might be written better."""

    row: Indicator
    key: str
    value: Value
    plain: str


def _one_untidy(one: _Untidy, what: Text, *, is_exact: bool) -> Finding:
    exact = Text(f" `{one.plain}`", f"`{one.plain}`")
    better = exact if is_exact or one.key != "target" else with_operator(one.row)
    finding = at(one.row, one.key, value=Text(*[f"“{with_edges(one.value.text)}”"] * 2), what=what, better=better)
    safe = SAME.issuperset(one.value.notes)
    return finding.mended(to=one.plain, safe=safe) if better is exact else finding


def _and_so_on(plain: str) -> Text:
    return Text(f" `{plain}`，其余照此", f"`{plain}`, and so on")


def _all_untidy(found: list[_Untidy], what: Text) -> Finding:
    """Say once what is true of many values, and mend them all."""
    first, count = found[0], len(found)
    text = shorten(first.value.text)
    value = Text(f"{count} 个值（从“{text}”起）", f"each of {count} values (from “{text}” on)")
    finding = at(first.row, first.key, value=value, what=what, better=_and_so_on(first.plain))
    for one in found:
        finding = finding.mended(one.row, one.key, to=one.plain, safe=SAME.issuperset(one.value.notes))
    return finding
