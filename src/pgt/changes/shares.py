"""Targets that are a share of something named: 不超过预算 is 100% of it, and 不超过预算的110% is more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from pgt.pairing.names import plain, same
from pgt.values import Constraint, Kind, Operator, Value
from pgt.values.patterns import LIMITS, SIGNS, WORDS

Years = tuple[int | None, int | None]

_MORE_WORDS = {"不得超过": "≤", "不超出": "≤", "不突破": "≤", "不超": "≤", "控制在": "≤"}
_OPERATORS = {word: Operator(sign) for word, sign in _MORE_WORDS.items()} | WORDS | SIGNS
_LIMITS = {"范围内": Operator.LE, "范围之内": Operator.LE, "范围以内": Operator.LE} | LIMITS


def _any(words: Iterable[str]) -> str:
    """Return a pattern of *words*, of which 不超过 is none of 不超's."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# 结算不超过批复概算的105%, 预算范围内: what is limited, how, what it is a share of, and which.
_SHARE = re.compile(
    rf"(?:(?P<lead>[^0-9%]*?)(?P<word>{_any(_OPERATORS)}))?"
    r"(?P<whole>(?![0-9])[^%]*?[^0-9%.]|(?:19|20)[0-9]{2}年[^%]*?[^0-9%.])(?:(?P<percent>[0-9]+(?:\.[0-9]+)?)%)?"
    rf"(?P<limit>{_any(_LIMITS)})?"
)
_OF = re.compile("(?:数额|金额|数|额)?的?$")
"""What may stand between 预算 and its share."""

_LONGEST = 100
"""Characters of a target that is looked into: a longer one is prose."""

_ALL = Decimal(100)
_HALF = Decimal(50)


@dataclass(frozen=True, slots=True)
class Shares:
    """Two targets, one of them a limit and the other a share of such a one."""

    old: Value
    new: Value
    is_doubtful: bool
    """Whether nobody can say which is more: they limit two things, or one may be meant to go beyond the whole, as
    不超过预算的5% after 不超过预算."""


@dataclass(frozen=True, slots=True)
class _Share:
    lead: str
    operator: Operator
    whole: str
    percent: Decimal | None


def shares(old: str, new: str, years: Years) -> Shares | None:
    """Return two targets as shares of one thing; None where one of them is none, or neither says which."""
    before, now = _share(old), _share(new)
    if before is None or now is None or before.percent is now.percent is None:
        return None
    is_alike = before.operator is now.operator and before.lead == now.lead and same(before.whole, now.whole, years)
    said = [share.percent for share in (before, now) if share.percent is not None]
    return Shares(_value(old, before), _value(new, now), not is_alike or (len(said) == 1 and said[0] < _HALF))


def _share(text: str) -> _Share | None:
    found = _SHARE.fullmatch(plain(text)) if len(text) <= _LONGEST else None
    whole = _OF.sub("", found["whole"]) if found else ""
    if not found or not re.search("[\u4e00-\u9fff]", whole):
        return None
    operators = {_OPERATORS.get(found["word"] or ""), _LIMITS.get(found["limit"] or "")} - {None}
    operator = operators.pop() if len(operators) == 1 else None
    percent = Decimal(found["percent"]) if found["percent"] else None
    return _Share(found["lead"] or "", operator, whole, percent) if operator else None


def _value(text: str, share: _Share) -> Value:
    number = _ALL if share.percent is None else share.percent
    return Value(text, (Constraint(share.operator, number, "%", Kind.PERCENT, text),))
