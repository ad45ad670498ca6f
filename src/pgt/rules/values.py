"""PGT111 and PGT112: the unit and the operator of a target."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pgt.diagnostics import Severity, Text
from pgt.figures import shown
from pgt.model import Indicator, Table
from pgt.rules import _units
from pgt.rules import _words as words
from pgt.rules._reading import reading
from pgt.rules._rows import are_nearly_all
from pgt.rules._rule import Verdicts, at, rule
from pgt.rules._targets import WHOLE, canonical, is_misread, only, written
from pgt.rules._text import shorten
from pgt.rules._wording import counted, has, in_brackets, read
from pgt.values import Constraint, Kind, Note, parse


class _Numbers(NamedTuple):
    """What can be said about the numbers of a target."""

    there: bool
    lack_unit: bool
    lack_operator: bool


@lru_cache(maxsize=2048)  # the same few targets recur all over a set of tables
def _numbers(target: str) -> _Numbers:
    """Say what the numbers of *target* lack."""
    value = parse(target)
    there = lack_unit = lack_operator = False
    for part in value.constraints:
        if part.number is not None:
            there = True
            lack_unit = lack_unit or not part.unit.partition("/")[0] or part.unit in _units.SHARE_WORDS
            lack_operator = lack_operator or part.operator is None
    # 约100人 has a finding of its own, and 达到95% says that it is to be reached.
    is_told = Note.APPROXIMATE in value.notes or target.lstrip().startswith("达")
    return _Numbers(there, lack_unit, lack_operator and not is_told)


@rule(
    "PGT111",
    Severity.WARNING,
    zh="{what}没有计量单位",
    en="{what}: no unit",
    hint=("在数字后面写上单位{example}", "write the unit after it{example}"),
)
def units(table: Table) -> Verdicts:
    """A number has its unit.

    数字后面有计量单位。

    The unit is a column of its own in the integrated system and must be filled. Without it nobody can say whether `1`
    is one time or 100 %. A unit in brackets at the end of the name is taken for it; an index or a score (指数, 得分)
    has none. Where nearly all targets of a table lack theirs, it is said once.

    计量单位在一体化系统里是必录项，没有单位就说不清 `1` 是一次还是 100%。名称末尾括号里的单位也算；指数、系数、得分
    本来没有单位，不算。整张表基本都没有单位的，只说一次。
    """
    bare: list[Indicator] = []
    counted = 0
    for row in reading(table).rows:
        if row.target is None:
            continue
        numbers = _numbers(row.target)
        if numbers.lack_unit and _is_month(row):
            continue
        counted += numbers.there
        if numbers.lack_unit and not _needs_none(row):
            bare.append(row)
    if are_nearly_all(len(bare), counted):
        first = bare[0]
        yield at(first, "target", what=_what(bare, counted), example=_example(first))
        return
    for row in bare:
        target = shorten(row.target)
        what = Text(f"指标值“{target}”", f"the target “{target}”")
        yield at(row, "target", what=what, example=_example(row))


def _needs_none(row: Indicator) -> bool:
    """Whether the name of *row* has the unit, or what it names has none."""
    part = only(row.target)
    if part is not None and part.unit.startswith("/"):  # 28.40/株: of what is not said
        return False
    name = read(row.name)
    return name.text.endswith(_units.NO_UNITS) or _is_unit(in_brackets(name.whole))


_UNIT_SIGNS = r"[%％‰*A-Za-z/℃㎡㎥°²³]"
_UNIT_ENDS = (*_units.UNITS, *_units.SPANS, "元", "度", "瓦", "克", "升")


@lru_cache(maxsize=1024)
def _is_unit(text: str) -> bool:
    """Whether *text* in brackets is a unit, as 万立方米 is, and 校区 or nothing is not."""
    return text.endswith(_UNIT_ENDS) or re.search(_UNIT_SIGNS, text) is not None


def _example(row: Indicator) -> Text | str:
    likely = _with_usual_unit(row)
    return Text(f"，例如 `{likely}`", f", such as `{likely}`") if likely else ""


def _with_usual_unit(row: Indicator) -> str | None:
    """Return the target of *row* with the unit that its name speaks of; None where it speaks of none."""
    part, name = only(row.target), read(row.name).text
    if part is None or part.number is None:
        return None
    if part.unit.startswith("/"):
        return written(part, unit=f"元{part.unit}") if row.is_cost else None
    unit = "%" if part.unit else next((unit for ends, unit in _units.USUAL_UNITS if name.endswith(ends)), None)
    unit = unit or _unit_of_figure(row, part)
    if unit == "%" and part.number <= 1:  # a cell that lost its format: 0.97, and 1 for all of them
        return f"{part.operator or ''}{shown(part.number * WHOLE)}%"
    return written(part, unit=unit) if unit else None


def _unit_of_figure(row: Indicator, part: Constraint) -> str | None:
    """Return the unit that the number has where the name says it, too: ≥1500 of 对1500名残疾人缴纳意外伤害险."""
    found = counted(row.name)
    return found[1] if found and found[0] == f"{part.number:f}" else None


_MONTH = r"\s*(?:19|20|21)[0-9]{2}[./-](?:0[1-9]|1[0-2])\s*"


def _is_month(row: Indicator) -> bool:
    """Whether the target is a month written with a point, 2023.11: a number anywhere but where a time belongs."""
    if row.category != "output.timeliness" and not read(row.name).is_time:
        return False
    return row.target is not None and re.fullmatch(_MONTH, row.target) is not None


_TERMS = ("年", "个月", "月", "季度", "学期", "学年")


def _is_term(row: Indicator) -> bool:
    """Whether the target is how long something goes on (1年), or how often (每周1次): neither more nor less."""
    part = only(row.target)
    if part is None or part.number is None:
        return False
    if part.kind is Kind.FREQUENCY:
        return True
    if row.category != "output.timeliness":
        return False
    unit = part.unit or read(row.name).unit
    return unit in _TERMS or (unit.endswith(_units.SPANS) and read(row.name).text.endswith(("时限", "期限")))


@rule(
    "PGT112",
    Severity.WARNING,
    zh="{what}没有比较符号{open}",
    en="{what}: no operator{open}",
    hint=("写成{better}", "write {better}"),
)
def operators(table: Table) -> Verdicts:
    """A number has an operator.

    数字前面有比较符号。

    The operator (计算符号) is a column of its own in the integrated system. Without it, or a `direction`, it is open
    whether more or less is better, and the result cannot be scored. Where nearly all targets of a table have none, it
    is said once. How often (每周1次) and how long (工期 1年) is just that, and needs none; nor does what is called a
    limit (办理时限 2小时).

    计算符号在一体化系统里单列一栏。没有符号，又没有写 `direction`，就看不出多好还是少好，没法打分。整张表基本都没有符
    号的，只说一次。频次（每周1次）和工期（1年）照字面就是这么多，名称就是时限的（办理时限 2小时）最多
    就是这么多，都不用写符号。
    """
    bare: list[Indicator] = []
    counted = 0
    for row in reading(table).rows:
        if row.target is None or row.direction is not None:
            continue
        numbers = _numbers(row.target)
        if _is_nothing(row):
            continue
        counted += numbers.there
        if numbers.lack_operator and not (_is_month(row) or _is_term(row) or is_misread(only(row.target))):
            bare.append(row)
    if are_nearly_all(len(bare), counted):
        yield at(bare[0], "target", what=_what(bare, counted), open=_OPEN, better=with_operator(bare[0]))
        return
    for row in bare:
        target, likely = shorten(row.target), _likely(row)
        what = Text(f"指标值“{target}”", f"the target “{target}”")
        is_open = _OPEN if likely is None else ""
        finding = at(row, "target", what=what, open=is_open, better=with_operator(row))
        yield finding.mended(to=likely, safe=False) if likely else finding


def _is_nothing(row: Indicator) -> bool:
    """Whether a system wrote *row* where nobody wanted one: 0 for its name and 0% for its target."""
    part = only(row.target)
    return part is not None and part.number == 0 and read(row.name).is_unfilled


_OPEN = Text("，看不出是至少、至多还是等于", ", so it is open whether at least, at most or equal is meant")


def _what(bare: list[Indicator], counted: int) -> Text:
    """Say of how many of *counted* targets it holds."""
    first, few = shorten(bare[0].target), len(bare)
    if few == counted:
        return Text(
            f"{few} 条有数字的指标值（从“{first}”起）都", f"all {few} targets with a number (from “{first}” on)"
        )
    return Text(
        f"{counted} 条有数字的指标值中有 {few} 条（从“{first}”起）",
        f"{few} of {counted} targets with a number (from “{first}” on)",
    )


_SERVED = ("人数", "户数")
"""Whom something is done for: of them there are never to be fewer (PGT308)."""


def with_operator(row: Indicator) -> Text:
    """Suggest *row*'s target with an operator, the likeliest first: a cost is kept down, anything else is reached."""
    value = row.target_value
    plain = canonical(value) if value and len(value.constraints) == 1 else None
    if plain is None:
        return Text("每个数字前都有 ≥、≤ 或 =", "≥, ≤ or = before each number")
    if likely := _likely(row):
        return Text(f" `{likely}`", f"`{likely}`")
    is_price = row.first_level == "output" and value is not None and value.kind is Kind.MONEY and "/" in plain
    if row.is_cost or is_price:
        return Text(f" `≤{plain}` 或 `={plain}`", f"`≤{plain}` or `={plain}`")
    if row.category == "output.quantity" and read(row.name).text.endswith(_SERVED) and not has(row.name, words.CAPS):
        return Text(f" `≥{plain}` 或 `={plain}`", f"`≥{plain}` or `={plain}`")
    return Text(
        f" `≥{plain}` 或 `={plain}`；越小越好的写 `≤{plain}`",
        f"`≥{plain}` or `={plain}`, and `≤{plain}` where less is better",
    )


def _likely(row: Indicator) -> str | None:
    """Return *row*'s target with the operator that is nearly always meant; None where it may be this or that one."""
    value = row.target_value
    plain = canonical(value) if value and len(value.constraints) == 1 else None
    if plain is not None and (plain == "100%" or (value and value.number == 0)):  # ≥0 is always reached
        return f"={plain}"
    return f"≥{plain}" if plain and row.first_level == "satisfaction" else None
