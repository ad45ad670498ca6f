"""The formulas of quantitative targets: two exact numbers in, a part of the weight out, with its trace."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction

from pgt.diagnostics import Text
from pgt.model import Indicator
from pgt.profile import Quantitative, Reverse
from pgt.score import exact
from pgt.values import Constraint, Kind, Operator

FULL = Fraction(1)
NONE = Fraction(0)


class Sense(Enum):
    """What a target asks of a number."""

    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    WITHIN = "within"
    """Not further from 0 than the target: ±10%."""
    ZERO = "zero"
    """None of it: =0."""


@dataclass(frozen=True, slots=True)
class Trace:
    """How a part of the weight comes about: a factor that the weight is multiplied by, or a condition."""

    text: str
    is_factor: bool = False
    is_capped: bool = False
    plain: str = ""
    """The same where nothing is scored and there is nothing to multiply."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a number is worth against its target."""

    share: Fraction
    """Between 0 and 1 of the weight."""
    trace: Trace
    sense: Sense
    ratio: Fraction | None = None
    """Actual divided by target; None for a target of 0."""
    remark: Text | None = None
    reached: bool = False


def sense_of(target: Constraint, row: Indicator, rules: Quantitative) -> Sense:
    """Tell what *target* asks for: by its operator, else by the row's direction, else as the profile has it."""
    match target.operator:
        case Operator.LE | Operator.LT:
            return Sense.AT_MOST
        case Operator.PLUS_MINUS:
            return Sense.WITHIN
        case Operator.GT:
            return Sense.AT_LEAST
        case Operator.GE:
            keeps_zero = not (target.number or rules.literal_zero or row.direction == "positive")
            return Sense.ZERO if keeps_zero else Sense.AT_LEAST
    rate = row.name if target.kind is Kind.PERCENT else None
    if row.direction == "negative" or (row.direction is None and rules.is_lower_better(row.category, rate)):
        return Sense.AT_MOST
    is_literal = row.direction == "positive" and target.operator is None
    return Sense.AT_LEAST if target.number or is_literal else Sense.ZERO


def judge(sense: Sense, goal: Fraction, actual: Fraction, rules: Quantitative, *, strict: bool) -> Outcome | None:
    """Return what *actual* is worth; None where it misses a target below 0, which no formula covers.

    A negative actual counts as 0 against a target above 0. A *strict* target (> or <) that is only equalled is not
    reached, although its formula deducts nothing then; 0 against >0 alone has no points.
    """
    if sense is Sense.ZERO:
        sign = "≤" if actual < 0 else "=" if not actual else ">"
        share = NONE if actual > 0 else FULL
        return Outcome(share, Trace(f"{_n(actual)} {sign} 0"), sense, reached=actual <= 0)
    if sense is Sense.WITHIN:
        return replace(_at_most(goal, abs(actual), rules, strict=False), sense=sense)
    if goal <= 0:
        return _beyond_zero(sense, goal, actual, strict=strict)
    held = max(actual, NONE)
    outcome = (
        _at_least(goal, held, strict=strict) if sense is Sense.AT_LEAST else _at_most(goal, held, rules, strict=strict)
    )
    if actual >= 0:
        return outcome
    return replace(outcome, ratio=actual / goal, remark=Text("实际值小于 0，按 0 计", "an actual below 0 counts as 0"))


def _n(number: Fraction) -> str:
    return exact.shown(number)


def _at_least(goal: Fraction, actual: Fraction, *, strict: bool) -> Outcome:
    """Score actual / goal, at most 1; both are in one unit, *goal* above 0."""
    ratio = actual / goal
    divided = f"{_n(actual)}/{_n(goal)}"
    sign = "=" if Fraction(exact.percent(ratio)) == ratio * 100 else "≈"
    plain = f"{divided} {sign} {exact.shown(exact.percent(ratio))}%"
    trace = Trace(divided, is_factor=True, is_capped=ratio > 1, plain=plain)
    is_equal = actual == goal
    remark = _equalled(">") if strict and is_equal else None
    reached = actual > goal or (is_equal and not strict)
    return Outcome(min(ratio, FULL), trace, Sense.AT_LEAST, ratio, remark, reached=reached)


def _at_most(goal: Fraction, actual: Fraction, rules: Quantitative, *, strict: bool) -> Outcome:
    """Score an upper limit: full points up to *goal*, above it by the formula of the profile."""
    a, t = _n(actual), _n(goal)
    ratio = actual / goal if goal else None
    if actual <= goal:
        is_equalled = strict and actual == goal
        trace = Trace(f"{a} {'=' if is_equalled else '<' if strict else '≤'} {t}")
        remark = _equalled("<") if is_equalled else None
        return Outcome(FULL, trace, Sense.AT_MOST, ratio, remark, reached=not is_equalled)
    if not goal:
        return Outcome(NONE, Trace(f"{a} > 0"), Sense.AT_MOST)
    if rules.reverse is Reverse.RATIO:
        return Outcome(goal / actual, Trace(f"{t}/{a}", is_factor=True, plain=f"{a} > {t}"), Sense.AT_MOST, ratio)
    if actual >= 2 * goal:
        return Outcome(NONE, Trace(f"{a} ≥ 2 × {t}", plain=f"{a} > {t}"), Sense.AT_MOST, ratio)
    share = 1 - (actual - goal) / goal
    return Outcome(share, Trace(f"(1 - ({a} - {t})/{t})", is_factor=True, plain=f"{a} > {t}"), Sense.AT_MOST, ratio)


def _beyond_zero(sense: Sense, goal: Fraction, actual: Fraction, *, strict: bool) -> Outcome | None:
    """Judge against 0 or less, where there is no proportion: it is reached, or it is not.

    A strict target that is only equalled has full points, as above 0, where the formulas deduct nothing then. The
    exception is 0 against >0: against any target above 0, however small, it would have no points either.
    """
    above = sense is Sense.AT_LEAST
    beyond = actual > goal if above else actual < goal
    equal = actual == goal
    reached = beyond or (equal and not strict)
    is_free = equal and strict and not (above and not goal)
    if not (reached or is_free) and goal:
        return None
    if equal:
        sign = "="
    elif beyond:
        sign = (">" if strict else "≥") if above else ("<" if strict else "≤")
    else:
        sign = "<" if above else ">"
    remark = _equalled(">" if above else "<") if is_free else None
    share = FULL if reached or is_free else NONE
    return Outcome(share, Trace(f"{_n(actual)} {sign} {_n(goal)}"), sense, remark=remark, reached=reached)


def _equalled(sign: str) -> Text:
    return Text(
        f"指标值写的是“{sign}”，恰好等于不算达到；按公式没有可扣的分",
        f"the target says {sign}, which equalling does not reach; the formula has nothing to deduct",
    )
