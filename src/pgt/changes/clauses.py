"""Two targets that are no plain values, taken apart: of 同比增长≥5% and 同比增长≥3% the number is another."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from pgt.pairing.names import plain, same
from pgt.values import Constraint, Operator, Value, parse
from pgt.values.numerals import fold
from pgt.values.patterns import SEPARATOR, SIGNS, WORDS

Years = tuple[int | None, int | None]

_LONGEST = 200
"""Characters of a target that is looked into: a longer one is prose."""

_OF_DATES = "年月日号季度前底末旬内"
# What follows a date says how much is to be done by then: 6月底前完成80%. 每月 is no date, and neither is 进度.
_MORE = rf"(?<=[{_OF_DATES}])(?<!每[年月日季])(?<!每[年季]度)(?<![^年季]度)(?=[^{_OF_DATES}]*[0-9][^{_OF_DATES}]*$)"
_DONE = ("完成", "完成率", "达到", "达", "实现")
"""What comes before a number that is reached, and may well be passed."""

# A number, with the operator in front of it; the 2021 of 2021年新增20个 belongs to the words.
_NUMBER = re.compile(
    rf"(?:{'|'.join(map(re.escape, (*WORDS, *SIGNS)))})? *(?<![0-9.])(?!(?:19|20)[0-9]{{2}}年)[0-9](?P<rest>(?s:.*))"
)


def aligned(old: str, new: str, years: Years) -> list[tuple[Constraint, Constraint]] | None:
    """Return the constraints that differ, one pair for each clause; None where the words around them do."""
    if max(len(old), len(new)) > _LONGEST:
        return None
    before, now = _clauses(old), _clauses(new)
    if len(before) != len(now):
        return None
    pairs: list[tuple[Constraint, Constraint]] = []
    for was, be in zip(before, now, strict=True):
        if not same(was, be, years):
            pair = _whole(was, be) or _within(was, be, years)
            if pair is None:
                return None
            pairs.append(pair)
    return pairs or None


def gained(old: str, new: str, years: Years) -> int:
    """Return how many clauses with a number the new target has besides all those of the old one; fewer are negative."""
    if max(len(old), len(new)) > _LONGEST:
        return 0
    before, now = _clauses(old), _clauses(new)
    if len(before) > len(now):
        return -gained(new, old, (years[1], years[0]))
    rest = list(now)
    for was in before:
        kept = next((be for be in rest if same(was, be, years) or _is_same(was, be)), None)
        if kept is None:
            return 0
        rest.remove(kept)
    return sum(_NUMBER.search(clause) is not None for clause in rest)


def _is_same(old: str, new: str) -> bool:
    pair = _whole(old, new)
    if pair is None or None in (pair[0].number, pair[1].number):
        return False
    was, be = pair
    return was.operator is be.operator and was.comparable(be) and was.amount == be.amount


def says_more(constraint: Constraint) -> bool:
    """Whether a number follows a date, which a constraint has no place for."""
    return constraint.number is None and re.search(_MORE, constraint.text) is not None


def _clauses(text: str) -> list[str]:
    parts = (piece for part in re.split(SEPARATOR, fold(text)) for piece in _parted(part))
    return [plain(piece) for piece in parts if piece.strip()]


def _parted(part: str) -> list[str]:
    """Part a date from what is to be done by then; of a bare rate, more is better: 3日内95%."""
    first, *others = re.split(_MORE, part)
    return [first, *(re.sub(r"^ *([0-9.]+%) *$", r"≥\1", other) for other in others)]


def _whole(old: str, new: str) -> tuple[Constraint, Constraint] | None:
    """Return what two clauses ask for, where each is a value by itself."""
    return _pair(parse(old), parse(new))


def _within(old: str, new: str, years: Years) -> tuple[Constraint, Constraint] | None:
    """Return what two clauses ask for that have words in common, before their number and perhaps behind it."""
    before, now = _NUMBER.search(old), _NUMBER.search(new)
    if before is None or now is None or not same(lead := old[: before.start()], new[: now.start()], years):
        return None
    was, be = before[0], now[0]
    for _ in range(_common_end(was, be) + 1):
        if pair := _pair(parse(was), parse(be)):
            return _with_operator(pair[0], lead), _with_operator(pair[1], lead)
        was, be = was[:-1], be[:-1]
    return None


def _common_end(old: str, new: str) -> int:
    """Return how many characters of words both end in."""
    alike = takewhile(
        lambda pair: pair[0] == pair[1] and not pair[0].isdigit(), zip(old[:0:-1], new[:0:-1], strict=False)
    )
    return sum(1 for _ in alike)


def _pair(old: Value, new: Value) -> tuple[Constraint, Constraint] | None:
    if len(old.constraints) != 1 or len(new.constraints) != 1:
        return None
    was, be = old.constraints[0], new.constraints[0]
    is_number = was.number is not None and be.number is not None
    is_date = was.number is be.number is None and not old.is_qualitative and not new.is_qualitative
    return (was, be) if is_number or is_date else None


def _with_operator(constraint: Constraint, lead: str) -> Constraint:
    """Return the constraint with the operator that stands further ahead: 不低于上年的90%, ≤每人每月60元, 完成90%."""
    if constraint.operator is not None:
        return constraint
    signs = (operator for sign, operator in SIGNS.items() if lead.startswith(sign))
    said = next((WORDS[word] for word in WORDS if word in lead), None) or next(signs, None)
    return replace(constraint, operator=said or (Operator.GE if lead.endswith(_DONE) else None))
