"""Two targets as a comparison reads them, where a cell says in words what can be measured all the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pgt.values import Constraint, Kind, Operator, Value, parse
from pgt.values.numerals import DIGITS, fold
from pgt.values.patterns import WORDS

_REMARK = re.compile(r"(?P<head>.+?) *\((?P<remark>[^()]*)\)")

# 九成以上 is 90%以上; what has a word behind it is none: 三成本级资金.
_TENTHS = re.compile(
    rf"(?P<word>{'|'.join(WORDS)})?(?P<tens>[一二三四五六七八九])成(?P<ones>[一二三四五六七八九])?"
    r"(?P<limit>(?:及?以[上内下]|左右)?)"
)

# What is counted to be kept at naught: 零事故, 无投诉, 杜绝重大安全事故.
_NOTHING = re.compile(
    r"[零无]|(?:零|无|杜绝|[不未](?:发生|出现)|没有(?:发生|出现))"
    r"(?:重大|较大|安全|质量|责任|有效|群体性?|重复|越级|集体)*"
    r"(?:事故|事件|投诉|上访|信访|差错|失误|违规|违纪|违法|超支|伤亡|舆情|火灾|延误|案件|拖欠|浪费)(?:发生)?"
)

# A number and what it counts, wherever it stands: 较上年提高2个百分点. A year, a date, 第3次 and 88号 count nothing.
_COUNTED = re.compile(
    r"(?<![0-9第.])[0-9]+(?:\.[0-9]+)? *"
    r"(?:[%‰万亿元人户名次场批件起家所项套台份篇期亩吨天倍]|个(?![别体人性])|百分点|公里|平方米|小时|分钟|日(?![前底]))"
)
_SHARE = re.compile(rf"[{DIGITS}]分之[{DIGITS}]|半数|[0-9]/[0-9]")
_DATE = re.compile(r"[0-9]{1,4}年|[0-9]{1,2}月(?:[0-9]{1,2}[日号])?|十[一二三四五]五")


@dataclass(frozen=True, slots=True)
class Reading:
    """A target, with the remark in brackets behind it apart."""

    value: Value
    remark: str = ""


def read(text: str) -> Reading:
    """Read a target that may have a remark: ≥85%（较上年提高5个百分点）."""
    value = _read(text)
    if is_measured(value) or not (found := _REMARK.fullmatch(fold(text).strip())):
        return Reading(value)
    head = _read(found["head"])
    return Reading(head, found["remark"]) if is_measured(head) else Reading(value)


def is_measured(value: Value) -> bool:
    """Whether numbers and dates are all that stands in the cell."""
    return bool(value.constraints) and all(
        constraint.number is not None or constraint.kind in (Kind.DEADLINE, Kind.PERIOD)
        for constraint in value.constraints
    )


def _read(text: str) -> Value:
    if found := _TENTHS.fullmatch(fold(text).strip()):
        percent = f"{DIGITS.index(found['tens'])}{DIGITS.index(found['ones']) if found['ones'] else 0}%"
        return parse(f"{found['word'] or ''}{percent}{found['limit']}")
    return parse(text)


def nothing(value: Value, beside: Value) -> Value:
    """Return 零事故 as the number 0 in the unit of what stands *beside* it, where less of that is better or as good."""
    if not value.is_qualitative or not _NOTHING.fullmatch(fold(value.text).strip()):
        return value
    other = beside.constraints[0] if beside.is_numeric and len(beside.constraints) == 1 else None
    if other is None or other.operator in (Operator.GE, Operator.GT) or other.kind is Kind.TOLERANCE:
        return value
    operator = Operator.LE if other.direction else None
    return Value(value.text, (Constraint(operator, Decimal(0), other.unit, other.kind, value.text),))


def counts(value: Value) -> bool:
    """Whether words that cannot be measured have a number among them that says how much."""
    text = _DATE.sub("", fold(value.text))
    return _COUNTED.search(text) is not None or _SHARE.search(text) is not None
