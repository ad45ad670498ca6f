"""An actual value brought to the terms of its target: the unit is reconciled and named, and nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from pgt import values
from pgt.diagnostics import Text, shorten
from pgt.score import exact
from pgt.score.evaluation import Why
from pgt.values import Constraint, Kind, Note, Operator, Reason, Value
from pgt.values.units import Measure, measure


@dataclass(frozen=True, slots=True)
class Pair:
    """One constraint of a target and what was reached, as numbers in the target's unit."""

    target: Constraint
    goal: Fraction
    reached: Fraction
    remark: Text | None = None
    """How the unit was read, where target and actual do not have the same."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the target or the actual should probably read."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Unread:
    """Why an actual cannot be held against its target."""

    why: Why
    message: Text
    suggestion: Suggestion | None = None


UNREADABLE: Mapping[Reason, Text] = MappingProxyType(
    {
        Reason.NUMBER: Text("数字读不出来", "its number cannot be read"),
        Reason.NO_NUMBER: Text("有符号，没有数字", "it has an operator and no number"),
        Reason.TOO_LONG: Text("数字太长", "its number is too long"),
        Reason.PLACEHOLDER: Text("是占位符，还没有填", "it is a placeholder that was not filled in"),
        Reason.CONTRADICTION: Text("上下限互相矛盾", "its limits contradict each other"),
        Reason.DATE: Text("没有这一天", "there is no such day"),
    }
)

_NO_RATE = 10
"""From this number on, a number without a unit is no part of a whole: 10 would be 1000 %."""

_SLIP = 1000
"""Units that are further apart than this (元 and 万元) are taken for one another."""
_MYRIAD = 10000
_ALIKE = 5
"""Numbers within this factor of each other look as if they were in one unit."""


def pair(target: Value, actual: Value) -> tuple[Pair, ...] | Unread:
    """Bring *actual* to the terms of every number in *target*."""
    parts = [part for part in target.constraints if part.number is not None]
    if actual.text.strip() == target.text.strip() and any(part.operator not in {None, Operator.EQ} for part in parts):
        return Unread(
            Why.COPIED,
            Text(
                f"实际值照抄了指标值“{shorten(actual.text)}”，没有写出实际数",
                f"the actual copies the target “{shorten(actual.text)}”",
            ),
        )
    found = [part for part in _without_verb(actual).constraints if part.number is not None]
    if not found:
        return Unread(
            Why.WORDS,
            Text(
                f"指标值是数，实际值“{shorten(actual.text)}”不是",
                f"the target is a number, and “{shorten(actual.text)}” is not",
            ),
        )
    if any(part.direction or part.ranged for part in found):
        return Unread(
            Why.BOUND,
            Text(
                f"“{shorten(actual.text)}”只说了界限，没有实际数",
                f"“{shorten(actual.text)}” is a limit or range, and no result",
            ),
        )
    pairs: list[Pair] = []
    for index, part in enumerate(parts):
        aligned = align(part, _partner(part, index, len(parts), found))
        if isinstance(aligned, Unread):
            return aligned
        pairs.append(aligned)
    return tuple(pairs)


def _without_verb(actual: Value) -> Value:
    """Return what was reached of a sentence: 5次 of 已完成5次."""
    said = _DONE.fullmatch(actual.text.strip())
    if said is None or any(part.number is not None for part in actual.constraints):
        return actual
    found = values.parse(said[1])
    return actual if found.reason or any(part.number is None for part in found.constraints) else found


_ADVERB, _VERB = "已|共|累计|实际|全年|基本|按时", "完成|达到|达|实现|举办|开展|召开|组织|为|计|是"
_DONE = re.compile(rf"(?:(?:{_ADVERB})+(?:{_VERB})?|(?:{_VERB}))了?\s*(\S.*)")


def _partner(part: Constraint, index: int, parts: int, found: Sequence[Constraint]) -> Constraint:
    """Return what was reached of *part*: the only number of its kind, else the one that stands at its place."""
    same = [one for one in found if _dimension(one) == _dimension(part)]
    if len(same) == 1:
        return same[0]
    return found[index] if len(found) == parts else found[0]


def align(target: Constraint, actual: Constraint) -> Pair | Unread:
    """Bring one number to the unit of its target."""
    wanted, given = measure(target.unit), measure(actual.unit)
    goal, reached = Fraction(target.amount or 0), Fraction(actual.amount or 0)
    if target.kind is not Kind.TOLERANCE and actual.kind is Kind.TOLERANCE:
        return _differ(target, actual)
    if wanted.dimension == given.dimension:
        return _same_dimension(target, actual, goal, reached)
    if not actual.unit:
        if not reached:  # nothing is nothing in any unit
            return Pair(target, goal / Fraction(wanted.scale), reached)
        return _without_unit(target, actual, wanted)
    if not target.unit:
        return _target_without_unit(target, actual, given)
    # 2万 may be money or a count: where the other side says which, the scale is all that is left of it.
    if (wanted.is_bare_scale and not given.is_percent) or (given.is_bare_scale and not wanted.is_percent):
        plain = Fraction(wanted.scale)
        return Pair(target, goal / plain, reached / plain, _read_as(actual, target))
    if _lacks_only_per(wanted, given, is_alike=looks_alike(goal, reached)):
        scale = Fraction(target.scale)
        return Pair(target, goal / scale, reached / scale, _read_as(actual, target))
    return _differ(target, actual)


def _lacks_only_per(wanted: Measure, given: Measure, *, is_alike: bool) -> bool:
    """Whether one unit is the other without what stands behind its stroke: 次 for 次/年, 元 for 元/人.

    A year may always be left out, since every result is that of a year. 元 without 人 may be for one or for all: it is
    for one where the two numbers look alike.
    """
    (head, *per), (other, *rest) = wanted.dimension.split("/"), given.dimension.split("/")
    lacking = set(per) ^ set(rest)
    return head == other and (lacking == {"年"} or (is_alike and (set(per) < set(rest) or set(rest) < set(per))))


def _dimension(part: Constraint) -> str:
    return measure(part.unit).dimension


def _differ(target: Constraint, actual: Constraint) -> Unread:
    one, other = target.text.strip(), actual.text.strip()
    return Unread(
        Why.UNIT,
        Text(
            f"单位不同，不能比较：指标值“{one}”，实际值“{other}”",
            f"the units cannot be compared: target “{one}”, actual “{other}”",
        ),
    )


def _read_as(actual: Constraint, target: Constraint) -> Text:
    unit = target.unit or actual.unit
    return Text(f"实际值“{actual.text}”按“{unit}”读", f"the actual “{actual.text}” is read in {unit}")


def _same_dimension(target: Constraint, actual: Constraint, goal: Fraction, reached: Fraction) -> Pair | Unread:
    """Convert what is in another scale, unless the numbers look as if they were in one: 元 for 万元."""
    scale, other = Fraction(target.scale), Fraction(actual.scale)
    written, wanted = Fraction(actual.number or 0), Fraction(target.number or 0)
    if scale == other:
        return Pair(target, goal / scale, reached / scale)
    factor = max(scale / other, other / scale)
    if factor >= _SLIP and looks_alike(written, wanted):
        better = f"{exact.shown(written)}{target.unit}"
        times = exact.shown(factor)
        return Unread(
            Why.UNIT,
            Text(
                f"写的是“{actual.text}”，指标值是“{target.text}”，单位差 {times} 倍，像是 {better}",
                f"“{actual.text}” against “{target.text}”: units {times} times apart; probably {better}",
            ),
            Suggestion("actual", better),
        )
    converted = f"{exact.shown(reached / scale)}{target.unit}"
    remark = Text(f"实际值“{actual.text}”换算为 {converted}", f"the actual “{actual.text}” is {converted}")
    return Pair(target, goal / scale, reached / scale, remark)


def _without_unit(target: Constraint, actual: Constraint, wanted: Measure) -> Pair | Unread:
    """Read a bare number in the unit of its target, unless it is probably a fraction or in another unit."""
    number, goal = Fraction(actual.number or 0), Fraction(target.number or 0)
    if wanted.is_percent and abs(number) < _NO_RATE:
        return _like_a_fraction(target, actual, number, goal)
    if wanted.scale != 1 and not wanted.is_percent and not looks_alike(number, goal):
        is_unscaled = _distance(number / Fraction(wanted.scale), goal) < _distance(number, goal)
        better = f"{exact.shown(number)}{target.base_unit if is_unscaled else target.unit}"
        return Unread(
            Why.UNIT,
            Text(
                f"实际值“{actual.text}”没有单位，指标值是“{target.text}”，像是 {better}",
                f"the actual “{actual.text}” has no unit, against “{target.text}”; probably {better}",
            ),
            Suggestion("actual", better),
        )
    remark = Text(
        f"实际值“{actual.text}”没有单位，按指标值的“{target.unit}”读",
        f"the actual “{actual.text}” has no unit: it is read as {target.unit}",
    )
    return Pair(target, goal, number, remark)


def _like_a_fraction(target: Constraint, actual: Constraint, number: Fraction, goal: Fraction) -> Unread:
    """Say which percent a small number without a unit probably is: the one that lies nearer to the target."""
    whole = number * 100 / Fraction(target.scale)
    is_fraction = _distance(whole, goal) < _distance(number, goal)
    better = f"{exact.shown(whole if is_fraction else number)}{target.unit}"
    text = actual.text
    if not is_fraction:
        message = Text(
            f"实际值 {text} 没有百分号，像是 {better}", f"the actual {text} has no percent sign; probably {better}"
        )
    elif "." in text:
        message = Text(f"实际值写的是小数 {text}，像是 {better}", f"the actual {text} is a fraction; probably {better}")
    else:
        message = Text(f"实际值写的是 {text}，像是 {better}", f"the actual is {text}; probably {better}")
    return Unread(Why.FRACTION, message, Suggestion("actual", better))


def looks_alike(one: Fraction, other: Fraction) -> bool:
    """Whether two numbers look as if they were in one unit: forms with a column for units print them once a row."""
    return one > 0 and other > 0 and Fraction(1, _ALIKE) <= one / other <= _ALIKE


def _distance(number: Fraction, goal: Fraction) -> Fraction:
    """Return how many times one is the other; without a goal above 0 the smaller number is the nearer."""
    if number <= 0 or goal <= 0:
        return abs(number)
    return max(number / goal, goal / number)


def _target_without_unit(target: Constraint, actual: Constraint, given: Measure) -> Pair | Unread:
    """Read a bare target in the unit of what was reached, unless it is probably in another one."""
    number, found, sign = Fraction(target.number or 0), Fraction(actual.number or 0), target.operator or ""
    is_ten_thousandth = given.is_money and given.scale == 1 and not looks_alike(number, found)
    if is_ten_thousandth and _distance(number * _MYRIAD, found) < _distance(number, found):  # ≤30 against 280000元
        return _target_lacks_unit(Why.UNIT, target, actual, f"{sign}{exact.shown(number)}万{actual.unit}")
    if not number or not (given.is_percent or given.scale != 1):
        return Pair(target, number, Fraction(actual.amount or 0), _read_as(actual, actual))
    if abs(number) >= _NO_RATE if given.is_percent else looks_alike(number, found):
        remark = Text(
            f"指标值“{target.text}”没有单位，按实际值的“{actual.unit}”读",
            f"the target “{target.text}” has no unit: it is read as {actual.unit}",
        )
        return Pair(target, number, found, remark)
    is_fraction = given.is_percent and _distance(number * 100, found) < _distance(number, found)
    is_plain = not given.is_percent and _distance(number, found * Fraction(given.scale)) < _distance(number, found)
    unit = actual.base_unit if is_plain else actual.unit
    better = f"{sign}{exact.shown(number * 100 if is_fraction else number)}{unit}"
    return _target_lacks_unit(Why.FRACTION if is_fraction else Why.UNIT, target, actual, better)


def _target_lacks_unit(why: Why, target: Constraint, actual: Constraint, better: str) -> Unread:
    return Unread(
        why,
        Text(
            f"指标值“{target.text}”没有单位，实际值是“{actual.text}”，像是 {better}",
            f"the target “{target.text}” has no unit, against “{actual.text}”; probably {better}",
        ),
        Suggestion("target", better),
    )


def vague(value: Value) -> Text | None:
    """Return what has to be said of a number that is not exact."""
    if Note.APPROXIMATE not in value.notes:
        return None
    return Text(f"“{shorten(value.text)}”不是确数", f"“{shorten(value.text)}” is not an exact number")
