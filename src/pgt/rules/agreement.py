"""PGT204 and PGT205: whether a row's name, description and target speak of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pgt.diagnostics import Pointer, Severity, Text
from pgt.model import Indicator, Table
from pgt.rules import _units
from pgt.rules import _words as words
from pgt.rules._reading import Reading, reading
from pgt.rules._rule import Verdicts, at, rule
from pgt.rules._targets import only
from pgt.rules._text import shorten
from pgt.rules._wording import bare, has, read
from pgt.rules.costs import is_whole
from pgt.values import Constraint, Kind


@rule(
    "PGT204",
    Severity.INFO,
    zh="描述和名称“{name}”一样，没有说明怎么算",
    en="the description says no more than the name “{name}”",
    hint=(
        "写口径和算法，例如“{example}”；没有要说的就删掉 `description`",
        "say how it is computed, such as {example}, or delete `description`",
    ),
)
def descriptions_say_more(table: Table) -> Verdicts:
    """A description says more than the name.

    指标描述不重复名称。

    The description is the place for what an indicator means and how it is computed (指标解释, 财预〔2021〕101号). The
    name a second time leaves whoever evaluates to guess.

    绩效指标描述要写指标解释和计算方法（财预〔2021〕101号）。只把名称抄一遍，自评的人还是不知道怎么算。
    """
    for row, description in reading(table).described:
        if description and _said(bare(description).rstrip("。；;")) == read(row.name).text:
            yield at(row, "description", name=shorten(row.name), example=_method(row))


_OPENING = re.compile("^(?:该|本)?(?:指标)?(?:主要)?(?:用[于来以])?(?:反映|考察|考核|衡量|体现)")


def _said(description: str) -> str:
    """Return *description* without the words that say only that it is one: 反映…, 该指标主要考察…情况."""
    said = _OPENING.sub("", description)
    return said if said == description else re.sub("的?情况$", "", said)


def _method(row: Indicator) -> str:
    if has(row.name, ("满意",)):
        return "满意和较满意的份数÷有效问卷份数×100%"
    part, is_cost = only(row.target), row.is_cost
    if read(row.name).is_rate or (part is not None and part.kind is Kind.PERCENT):
        return "实际支出÷预算数×100%" if is_cost else "实际完成数÷应完成数×100%"
    if is_cost and is_whole(read(row.name).text) and not (part is not None and "/" in part.unit):
        return "以支付凭证上的数为准"
    return "支出总额÷受益人数" if is_cost else "以发放表、验收单上的数为准"


@rule(
    "PGT205",
    Severity.WARNING,
    zh="名称“{name}”说的是{one}，{other}",
    en="the name “{name}” speaks of {one}, but {other}",
    hint=(
        "改成同一件事：要么改名称，要么改{part}",
        "let them speak of one thing: change the name or the {part}",
    ),
)
def rows_speak_of_one_thing(table: Table) -> Verdicts:
    """Name, description and target of a row speak of the same thing.

    名称、描述、指标值说的是同一件事。

    A row cannot be evaluated where 受益人数 is described as 生活补贴的标准, or 收入增加 has a target in 人: whichever
    is measured, the rest is wrong. Most come from a row that was copied and changed in one cell only.

    名称是“受益人数”，描述却是“生活补贴的标准”；名称是“收入增加”，指标值却是多少人：按哪个评都不对。多半是抄了一行只改
    了一格。
    """
    described: set[Pointer] = set()
    rows = reading(table)
    for row, description in rows.described:
        if (found := _of_description(row.name, description)) is not None:
            described.add(row.pointer)
            yield at(row, "description", name=shorten(row.name), one=found[0], other=found[1], part=_DESCRIPTION)
    for row, one in _of_targets(rows):
        if row.pointer not in described:
            target = shorten(row.target)
            other = Text(f"指标值却是“{target}”", f"its target is “{target}”")
            yield at(row, "target", name=shorten(row.name), one=one, other=other, part=_TARGET)


_DESCRIPTION = Text("描述", "description")
_TARGET = Text("指标值", "target")

_SATISFACTION = Text("满意度", "satisfaction")
_COUNT = Text("数量", "a number")
_RATE = Text("比率", "a rate")
_INCOME = Text("收入", "income")
_TIME = Text("时间", "a time")
_PRICE = Text("标准或单价", "a price")
_SUM = Text("总额", "a sum")

_LONGEST = 60
"""Characters of a description whose end says what it is about."""

_SAME_START = 8
"""Characters that two texts begin with alike when one was copied from the other."""


@lru_cache(maxsize=2048)
def _of_description(name: str | None, description: str) -> tuple[Text, Text] | None:
    """Say what *name* speaks of and *description* does not; None where they agree or cannot be told apart."""
    if len(description) > _LONGEST:
        return None
    wording, described = read(name), read(description)
    text = described.text.rstrip("。；;")
    one = other = None
    if wording.is_satisfaction and described.is_rate and not has(text, (*words.SATISFACTION, "调查", "问卷")):
        one, other = _SATISFACTION, _RATE
    elif wording.is_count and described.is_rate:
        one, other = _COUNT, _RATE
    elif wording.is_count and text.endswith(words.PRICES):
        one, other = _COUNT, _PRICE
    elif is_whole(wording.text) and text.endswith(words.PRICES):
        one, other = _SUM, _PRICE
    elif wording.is_rate and described.is_count and not has(text, ("占", "比", "率", "/", "÷", "应", "总")):
        one, other = _RATE, _COUNT
    if one and other:
        quoted = shorten(description)
        return one, Text(f"描述说的是{other.zh}：“{quoted}”", f"the description of {other.en}: “{quoted}”")
    if wording.is_rate and described.is_rate and _is_copied(wording.text, text):
        mine, theirs = wording.text[-3:], text[-3:]
        return Text(f"“{mine}”", mine), Text(f"描述说的却是“{theirs}”", f"the description of {theirs}")
    return None


def _is_copied(name: str, described: str) -> bool:
    """Whether both begin alike and end in rates that have no word in common."""
    if name[:_SAME_START] != described[:_SAME_START]:
        return False
    return name[-3:-1] not in described and described[-3:-1] not in name


_COUNTED = _units.HEADS | _units.PIECES | _units.OCCASIONS
_HEAD_COUNTS = ("人数", "人次", "户数", "次数", "件数")


def _is_no_share(part: Constraint) -> bool:
    """Whether it is a number of people, things or days; 3件/万人 may be a rate."""
    unit = part.base_unit
    return unit in _COUNTED or (unit.endswith(_units.SPANS) and "/" not in part.unit)


def _of_targets(rows: Reading) -> Iterator[tuple[Indicator, Text]]:
    """Yield what names speak of and their targets do not; a rate among the quantities is PGT301."""
    for row, part in rows.counts:
        wording = read(row.name)
        if wording.is_income and part.base_unit in _units.HEADS:
            yield row, _INCOME
        elif wording.is_rate and row.category != "output.quantity" and _is_no_share(part):
            yield row, _RATE
    for row, _ in rows.percents:
        wording = read(row.name)
        if wording.is_time:
            yield row, _TIME
        elif wording.is_count and row.category != "output.quantity":
            yield row, _COUNT
    for row, _ in rows.amounts:
        wording = read(row.name)
        if wording.is_time or wording.text.endswith(_HEAD_COUNTS):
            yield row, _TIME if wording.is_time else _COUNT
