"""The formulas once more, from the words of the norm and by another way, held against the engine in many cases."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest

from pgt import profile
from pgt.model import Indicator
from pgt.score.item import item_of

OPERATORS = ("≥", ">", "=", "", "≤", "<")
TARGETS = ("0", "0.5", "3", "80", "3800")
FACTORS = ("-0.5", "0", "0.333", "0.9", "0.995", "1", "1.005", "1.2", "1.5", "2", "2.8")
"""Actuals as parts of the target; of 0 they are taken as they are."""
WEIGHTS = ("10", "16.67", "0.05")


def points(operator: str, target: Fraction, actual: Fraction, weight: Fraction, reverse: str) -> Fraction:
    """Return the points before rounding, by 财预〔2020〕10号 and what provincial systems reckon with."""
    if target > 0 > actual:
        actual = Fraction(0)
    if operator in {"≤", "<"}:
        if actual <= target:
            return weight
        if target == 0:
            return Fraction(0)
        if reverse == "ratio":
            return weight * target / actual
        excess = actual / target - 1
        return weight * (1 - excess) if excess < 1 else Fraction(0)
    if target == 0:
        return weight if (actual > 0) == (operator == ">") else Fraction(0)
    done = actual / target
    return weight * done if done < 1 else weight


def rounded(value: Fraction) -> Decimal:
    """Round half up to two places with whole numbers alone."""
    cents, rest = divmod(value.numerator * 100, value.denominator)
    return Decimal(cents + (2 * rest >= value.denominator)) / 100


CASES = tuple(product(OPERATORS, TARGETS, FACTORS, WEIGHTS, ("mof-2020", "hubei")))


@pytest.mark.parametrize("operator", OPERATORS)
def test_the_engine_agrees(operator: str) -> None:
    wrong = []
    for _, target, factor, weight, profile_id in (case for case in CASES if case[0] == operator):
        goal = Decimal(target)
        actual = Decimal(factor) * goal if goal else Decimal(factor)
        rules = profile.find(profile_id).definition
        assert rules is not None
        row = Indicator("output.quantity", target=f"{operator}{target}件", actual=f"{actual:f}件")
        found = item_of(row, Decimal(weight), rules, 2024).score
        reverse = "ratio" if profile_id == "hubei" else "linear"
        wanted = rounded(points(operator, Fraction(goal), Fraction(actual), Fraction(weight), reverse))
        if found != wanted:
            wrong.append((profile_id, row.target, row.actual, weight, found, wanted))
    assert wrong == []


def test_how_many_cases_that_is() -> None:
    assert len(CASES) == 6 * 5 * 11 * 3 * 2
