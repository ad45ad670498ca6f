"""PGT111, PGT112, PGT317 and PGT321: targets and actual values as they are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from pgt.diagnostics import Pointer, Severity, Text
from pgt.model import Indicator, Table
from pgt.rules._rows import every_row, notable_values, shorten
from pgt.rules._rule import Finding, Verdicts, at, rule
from pgt.rules._targets import SAME, canonical, only
from pgt.rules._wording import read
from pgt.values import Kind, Note, Reason, parse
from pgt.values.numerals import fold

_UNIT_IN_NAME = re.compile(r"[(（]\s*(?:单位[:：])?[^()（）]{1,6}\s*[)）]\s*$")

_FEW, _MOST = 4, 0.8
"""A table writes no operators by custom where at least four targets, and four fifths of all, have none."""


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What can be said about the numbers of a target."""

    there: bool
    lack_unit: bool
    lack_operator: bool


@lru_cache(maxsize=8192)  # the same few targets recur all over a set of tables
def _numbers(target: str) -> _Numbers:
    value = parse(target)
    parts = [part for part in value.constraints if part.number is not None]
    return _Numbers(
        there=bool(parts),
        lack_unit=any(not part.unit for part in parts),
        # 约100人 has a finding of its own
        lack_operator=Note.APPROXIMATE not in value.notes and any(part.operator is None for part in parts),
    )


@rule(
    "PGT111",
    Severity.WARNING,
    zh="指标值“{target}”没有计量单位",
    en="the target “{target}” has no unit",
    hint=(
        "在数字后面写上单位，例如 `{target}人`、`{target}次`",
        "write the unit after it, as in `{target}人` or `{target}次`",
    ),
)
def units(table: Table) -> Verdicts:
    """A number has its unit.

    数字后面有计量单位。

    The unit is a column of its own in the integrated system and must be filled. Without it nobody can say whether `1`
    is one time or 100 %. A unit in brackets at the end of the name is taken for it.

    计量单位在一体化系统里是必录项，没有单位就说不清 `1` 是一次还是 100%。名称末尾括号里的单位也算。
    """
    for row in every_row(table):
        if row.target is None or not _numbers(row.target).lack_unit or _UNIT_IN_NAME.search(row.name or ""):
            continue
        if not _is_month(row):
            yield at(row, "target", target=row.target.strip())


_MONTH = re.compile(r"\s*(?:19|20|21)[0-9]{2}[./-](?:0[1-9]|1[0-2])\s*")


def _is_month(row: Indicator) -> bool:
    """Whether the target is a month written with a point, 2023.11: a number anywhere but where a time belongs."""
    if row.category != "output.timeliness" and not read(row.name).is_time:
        return False
    return row.target is not None and _MONTH.fullmatch(row.target) is not None


_TERMS = ("年", "个月", "月", "季度", "学期", "学年")


def _is_term(row: Indicator) -> bool:
    """Whether the target is how long something goes on (1年), or how often (每周1次): neither more nor less."""
    part = only(row.target)
    if part is None or part.number is None:
        return False
    return part.kind is Kind.FREQUENCY or (row.category == "output.timeliness" and part.unit in _TERMS)


@rule(
    "PGT112",
    Severity.WARNING,
    zh="{what}没有比较符号，看不出是至少、至多还是等于",
    en="{what}: no operator, so it is open whether at least, at most or equal is meant",
    hint=("写成{better}", "write {better}"),
)
def operators(table: Table) -> Verdicts:
    """A number has an operator.

    数字前面有比较符号。

    The operator (计算符号) is a column of its own in the integrated system. Without it, or a `direction`, it is open
    whether more or less is better, and the result cannot be scored. Where nearly all targets of a table have none, it
    is said once. How often (每周1次) and how long (工期 1年) is just that, and needs none.

    计算符号在一体化系统里单列一栏。没有符号，又没有写 `direction`，就看不出多好还是少好，没法打分。整张表基本都没有符
    号的，只说一次。频次（每周1次）和工期（1年）照字面就是这么多，不用写符号。
    """
    bare: list[Indicator] = []
    counted = 0
    for row in every_row(table):
        if row.target is None or row.direction is not None:
            continue
        numbers = _numbers(row.target)
        counted += numbers.there
        if numbers.lack_operator and not _is_month(row) and not _is_term(row):
            bare.append(row)
    if len(bare) >= max(_FEW, _MOST * counted):
        yield _without_operators(bare, counted)
        return
    for row in bare:
        target = shorten(row.target or "")
        finding = at(
            row, "target", what=Text(f"指标值“{target}”", f"the target “{target}”"), better=_with_operator(row)
        )
        likely = _likely(row)
        yield finding.mended(to=likely, safe=False) if likely else finding


def _without_operators(bare: list[Indicator], counted: int) -> Finding:
    first, few = bare[0].target, len(bare)
    what = (
        Text(f"{few} 条有数字的指标值（从“{first}”起）都", f"all {few} targets with a number (from “{first}” on)")
        if few == counted
        else Text(
            f"{counted} 条有数字的指标值中有 {few} 条（从“{first}”起）",
            f"{few} of {counted} targets with a number (from “{first}” on)",
        )
    )
    return at(bare[0], "target", what=what, better=_with_operator(bare[0]))


def _with_operator(row: Indicator) -> Text:
    """Suggest *row*'s target with an operator, the likeliest first: a cost is kept down, anything else is reached."""
    value = row.target_value
    plain = canonical(value) if value and len(value.constraints) == 1 else None
    if plain is None:
        return Text("每个数字前都有 ≥、≤ 或 =", "≥, ≤ or = before each number")
    if likely := _likely(row):
        return Text(f" `{likely}`", f"`{likely}`")
    if "cost" in row.category:
        return Text(f" `≤{plain}` 或 `={plain}`", f"`≤{plain}` or `={plain}`")
    return Text(
        f" `≥{plain}` 或 `={plain}`；越小越好的写 `≤{plain}`",
        f"`≥{plain}` or `={plain}`, and `≤{plain}` where less is better",
    )


def _likely(row: Indicator) -> str | None:
    """Return *row*'s target with the operator that is nearly always meant; None where it may be this or that one."""
    value = row.target_value
    plain = canonical(value) if value and len(value.constraints) == 1 else None
    if plain == "100%":
        return "=100%"
    return f"≥{plain}" if plain and row.first_level == "satisfaction" else None


_WHY: Mapping[Reason, tuple[Text, Text]] = MappingProxyType(
    {
        Reason.NUMBER: (
            Text("不是“符号、数字、单位”的写法", "it is not an operator, a number and a unit"),
            Text(
                "数字里不夹逗号和文字，小数点用 `.`，例如 `≤2.5万元`；说明写进 `description`",
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
    for row, key, value in notable_values(table):
        if value.reason is None or value.reason is Reason.PLACEHOLDER or _GRADE.fullmatch(fold(value.text)):
            continue
        text = fold(value.text)
        if bracket := _EXPLAINED.fullmatch(text):
            plain, note = bracket.groups()
            better = Text(f"写 `{plain}`，“{note}”写进 `description`", f"write `{plain}`, “{note}” in `description`")
            yield at(row, key, value=shorten(value.text), why=_IN_BRACKETS, better=better).weighing(Severity.INFO)
        else:
            why, better = _SEVERAL if len(_BOUND.findall(text)) > 1 else _WHY[value.reason]
            yield at(row, key, value=shorten(value.text), why=why, better=better)


_BOUND = re.compile("[≥≤><=]+ *[0-9]")
_SEVERAL = (
    Text("一格里有几个条件", "there are several conditions in one cell"),
    Text("拆成几条指标，一条写一个数", "make an indicator of each, with one number"),
)
_GRADE = re.compile(
    r"\s*[≥≤><=]*\s*(?:[A-Z]{1,3}[0-9]{0,3}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVX]+|[一二三四五六七八九十甲乙丙丁特]+)[+-]?(?:[类级等档星]|等级|星级)?\s*"
)
"""A grade and no number: ≥C30, ≥Ⅲ类, ≥二级, ≥AA. It has an order that everybody knows."""

_EXPLAINED = re.compile(r"\s*([≥≤><=]?[0-9.]+[^0-9()（）]{1,6})[(（]([^()（）]+)[)）]\s*")
_IN_BRACKETS = Text("括号里另有说明", "there is an explanation in brackets")


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
    zh="“{value}”{what}",
    en="“{value}” {what}",
    hint=("写成{better}", "write {better}"),
)
def tidy(table: Table) -> Verdicts:
    """A value is written in half-width characters, with a standard operator, without separators.

    指标值用半角字符、标准符号，不写千分位。

    All of these are read by pgt; the integrated system and other programs may not, and a comparison shows a change
    where none is. 万 and 亿 without 元 are taken for money, but may be meant as a count.

    这些写法 pgt 都读得出来，一体化系统和别的程序不一定，对比时还会多出变化。“万”“亿”后面没有“元”的当作金额，也可能是
    数量。
    """
    said: set[tuple[Pointer, Note]] = set()
    for row, key, value in notable_values(table):
        notes = [note for note in value.notes if note in _LENIENT and (row.pointer, note) not in said]
        if notes and (plain := canonical(value)):
            said.update((row.pointer, note) for note in notes)  # once a row: the actual value often copies the target
            what = Text("，".join(_LENIENT[n].zh for n in notes), " and ".join(_LENIENT[n].en for n in notes))
            exact = Text(f" `{plain}`", f"`{plain}`")
            better = _with_operator(row) if Note.APPROXIMATE in notes and key == "target" else exact
            finding = at(row, key, value=shorten(value.text), what=what, better=better)
            yield finding.mended(to=plain, safe=SAME.issuperset(value.notes)) if better is exact else finding
