"""Two targets as a comparison reads them, where a cell says in words what can be measured all the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pgt.changes.change import EXACT
from pgt.values import Constraint, Kind, Operator, Value, parse
from pgt.values.numerals import DIGITS, NUMERALS, chinese_number, fold
from pgt.values.patterns import SIGNS, WORDS

_REMARK = re.compile(r"(?P<head>.+?) *\((?P<remark>[^()]*)\)")

# 九成以上 is 90%以上; what has a word behind it is none: 三成本级资金.
_TENTHS = re.compile(
    rf"(?P<word>{'|'.join(WORDS)})?(?P<tens>[一二三四五六七八九])成(?P<ones>[一二三四五六七八九])?"
    r"(?P<limit>(?:及?以[上内下]|左右)?)"
)

# ≥1/3 and 三分之一以上 are a part of a hundred, to four decimals; without an operator 1/3 may be a day in January.
_PART = re.compile(
    rf"(?:(?P<sign>{'|'.join((*WORDS, *SIGNS))}) *)?"
    rf"(?:(?P<over>[0-9]{{1,3}})/(?P<under>[0-9]{{1,3}})|(?P<below>[{NUMERALS}]{{1,3}})分之(?P<above>[{NUMERALS}]{{1,3}})"
    r"|(?P<half>半数|一半))(?P<limit>(?:及?以[上内下]|左右)?)"
)

# 接报后24小时内到达现场, 三日内: how soon after what, and what is to be done by then.
_SOONER = re.compile(
    rf"(?P<after>[^0-9]*?[后起])?(?P<number>[0-9]+(?:\.[0-9]+)?|[{NUMERALS}]+)(?P<time>(?:个?工作日|个?自然日|小时|分钟|天|日|周|个月|年)(?:之|以)?内)"
    r"(?P<what>[^0-9]*)"
)

# What is counted to be kept at naught: 零事故, 无投诉, 杜绝重大安全事故.
_NOTHING = re.compile(
    r"[零无]|零(?![星散碎售部])[^0-9]{1,8}|杜绝[^0-9]{0,12}|(?:无|[不未](?:发生|出现)|没有(?:发生|出现))"
    r"(?:重大|较大|安全|质量|责任|有效|群体性?|重复|越级|集体)*"
    r"(?:事故|事件|投诉|上访|信访|差错|失误|违规|违纪|违法|超支|伤亡|舆情|火灾|延误|案件|拖欠|浪费)(?:发生)?"
)

# What is to be reached in full: 全覆盖, 全部整改到位, 应保尽保.
_ALL = re.compile(r"(?:(?:实现|达到|做到|保持)?(?:全覆盖|全面覆盖|应[^应尽]尽[^应尽])|全部[^0-9]{0,8}|全员[^0-9]{0,4})")

# A number and what it counts, wherever it stands: 较上年提高2个百分点. A year, a date, 第3次 and 88号 count nothing.
_COUNTED = re.compile(
    r"(?<![0-9第.])[0-9]+(?:\.[0-9]+)? *"
    r"(?:[%‰万亿元人户名次场批件起家所项套台份篇期亩吨天倍]|个(?![别体人性])|百分点|公里|平方米|小时|分钟|日(?![前底]))"
)
_PLACES = Decimal("0.0001")
_SHARE = re.compile(rf"[{DIGITS}]分之[{DIGITS}]|半数|[一过大]半|[0-9]/[0-9]")
_SOON = re.compile(r"当[天日]|立即|即时|实时")
_DATE = re.compile(r"[0-9]{1,4}年|[0-9]{1,2}月(?:[0-9]{1,2}[日号])?|十[一二三四五]五")


@dataclass(frozen=True, slots=True)
class Reading:
    """A target, with the remark in brackets behind it apart."""

    value: Value
    remark: str = ""


def read(text: str) -> Reading:
    """Read a target that may have a remark: ≥85%（较上年提高5个百分点）. What is asked of a part of it is none."""
    if sooner := _sooner(text):
        return sooner
    value = _read(text)
    if is_measured(value) or not (found := _REMARK.fullmatch(fold(text).strip())):
        return Reading(value)
    if found["remark"].startswith("其中") or _is_date(parse(found["remark"])):
        return Reading(parse(f"{found['head']}，{found['remark']}"))
    head = _read(found["head"])
    return Reading(head, found["remark"]) if is_measured(head) else Reading(value)


def is_measured(value: Value) -> bool:
    """Whether numbers and dates are all that stands in the cell."""
    return bool(value.constraints) and all(
        constraint.number is not None or constraint.kind in (Kind.DEADLINE, Kind.PERIOD)
        for constraint in value.constraints
    )


def _is_date(value: Value) -> bool:
    return is_measured(value) and all(constraint.number is None for constraint in value.constraints)


def _sooner(text: str) -> Reading | None:
    """Read how soon something is to be done, where that is not read without what is to be done."""
    found = _SOONER.fullmatch(fold(text).strip())
    value = parse(text)
    if not found or (is_measured(value) and not (found["what"] and value.constraints[0].unit.endswith(found["what"]))):
        return None
    number = chinese_number(found["number"]) if found["number"][0] in NUMERALS else found["number"]
    return (
        None if number is None else Reading(parse(f"{number}{found['time']}"), f"{found['after'] or ''}{found['what']}")
    )


def _part(found: re.Match[str]) -> Value | None:
    """Read a part of a whole as a percentage."""
    if found["half"]:
        over, under = Decimal(1), Decimal(2)
    elif found["over"]:
        over, under = Decimal(found["over"]), Decimal(found["under"])
    else:
        over, under = chinese_number(found["above"]) or Decimal(0), chinese_number(found["below"]) or Decimal(0)
    if not 0 < over <= under or (found["over"] and not (found["sign"] or found["limit"])):
        return None
    percent = EXACT.divide(100 * over, under).quantize(_PLACES)
    return parse(f"{found['sign'] or ''}{percent.normalize():f}%{found['limit']}")


def _read(text: str) -> Value:
    if (part := _PART.fullmatch(fold(text).strip())) and (value := _part(part)):
        return value
    if found := _TENTHS.fullmatch(fold(text).strip()):
        percent = f"{DIGITS.index(found['tens'])}{DIGITS.index(found['ones']) if found['ones'] else 0}%"
        return parse(f"{found['word'] or ''}{percent}{found['limit']}")
    return parse(text)


def measured(value: Value, beside: Value) -> Value:
    """Return 零事故 as the number 0 and 全覆盖 as 100%, in the unit of what stands *beside* it.

    Unless that has the other direction: of what is to be more, nothing is no limit.
    """
    other = beside.constraints[0] if beside.is_numeric and len(beside.constraints) == 1 else None
    if not value.is_qualitative or other is None or other.kind is Kind.TOLERANCE:
        return value
    text = fold(value.text).strip()
    if _NOTHING.fullmatch(text) and other.direction != "positive":
        operator = Operator.LE if other.direction else None
        return Value(value.text, (Constraint(operator, Decimal(0), other.unit, other.kind, value.text),))
    if _ALL.fullmatch(text) and other.direction != "negative" and other.unit == "%":
        return Value(value.text, (Constraint(None, Decimal(100), other.unit, other.kind, value.text),))
    return value


def counts(value: Value) -> bool:
    """Whether words that cannot be measured say how much, 零差错 and a number among them, or 当天 how soon."""
    text = _DATE.sub("", fold(value.text).strip())
    is_limit = len(text) > 1 and any(pattern.fullmatch(text) for pattern in (_NOTHING, _ALL))
    return is_limit or any(pattern.search(text) for pattern in (_COUNTED, _SHARE, _SOON))
