"""Weights that a form does not print, told from the scores that it does."""

from decimal import Decimal

import pytest

from pgt import profile, score
from pgt.model import Goal, Indicator, Table
from pgt.profile import Profile
from pgt.score import exact


def hubei() -> Profile:
    found = profile.find("hubei").definition
    assert found is not None
    return found


def goal(text: str, weight: str) -> Goal:
    """Read `≥100件 100件 10, 有所提高 有所提高 18`: target, actual and printed score."""
    rows = []
    for place, part in enumerate(text.split(", ")):
        target, actual, *rest = part.split(" ")
        given = Decimal(rest[0]) if rest else None
        level = rest[1] if len(rest) > 1 else None
        pointer = ("goals", 0, "indicators", place)
        rows.append(
            Indicator("output.quality", "指标", target=target, actual=actual, score=given, level=level, pointer=pointer)
        )
    return Goal(weight=Decimal(weight), indicators=tuple(rows))


def weigh(text: str, weight: str) -> score.Weighting:
    rest = Goal(weight=80 - Decimal(weight), indicators=(Indicator("benefit.social", "其余", target="≥1", actual="1"),))
    goals = (goal(text, weight), rest)
    return score.weigh(Table("project", goals=goals if rest.weight else goals[:1]), hubei())


@pytest.mark.parametrize(
    "text, weight, weights",
    [
        # what was reached has its weight for a score
        ("6个 6个 20, 100% 100% 10, 100% 100% 10, 90% 90% 40", "80", "20 10 10 40"),
        # and of what was missed the score is a part
        ("≥100件 100件 10, ≥100件 65件 13, ≥90% 95% 10", "40", "10 20 10"),
        ("≤10天 12天 16.67, ≥90% 95% 20", "40", "20 20"),
        # what is in words may have less than its weight: the rest is its own
        ("≥100件 100件 10, 有所提高 有所提高 18", "30", "10 20"),
        ("≥100件 100件 10, 有所提高 有所提高 18 met", "30", "10 20"),
        # one score is wrong: the only one that keeps the weights from being whole numbers
        ("100% 100% 10, 100% 100% 10, 98% 98% 19.6", "40", "10 10 20"),
        ("100% 100% 10, 100% 100% 10, 98% 98% 20.4", "40", "10 10 20"),
        # what was rounded to one decimal is a part of a whole number
        ("15个 6个 8.0, 11442人 4164人 7.3, 90% 100% 40", "80", "20 20 40"),
        # nobody cut off what was exceeded
        ("15个 6个 8.0, 8000万元 12767.36万元 31.9, 1980元 2074元 10.5, 90% 100% 11.1", "60", "20 20 10 10"),
        ("15个 6个 8.0, 8000万元 12767.36万元 31.9, 规范 较规范 7 partial, 90% 100% 11.1", "60", "20 20 10 10"),
        # these are shares of 100
        ("1个 1个 30, 1个 1个 30, 1个 1个 40", "80", "30 30 40"),
        # nothing speaks against equal weights
        ("≥100件 90件 12, ≥90% 95% 13", "40", "20 20"),
        ("≥100件 100件 12.5, ≥90% 95% 11", "40", "20 20"),
        # nothing can be told: a row without a score, and a score that is no part of anything
        ("≥100件 100件 30, ≥90% 95%", "40", "20 20"),
        ("≥100件 0件 30, ≥90% 95% 10", "40", "20 20"),
        ("≥100件 100件 33, ≥90% 95% 14", "40", "20 20"),
        # a single row has all there is
        ("≥100件 100件 35", "40", "40"),
    ],
)
def test_weights_that_scores_tell(text: str, weight: str, weights: str) -> None:
    found = weigh(text, weight).rows[: text.count(",") + 1]
    assert " ".join(exact.shown(one) for one in found if one is not None) == weights


def test_it_is_said_how_weights_came_about_that_are_not_equal() -> None:
    found = weigh("1个 1个 30, 1个 1个 30, 1个 1个 40", "80")
    assert [one.message.zh for one in found.objections] == [
        "没有写分值，照写的得分推算是 30、30、40",
        "目标1各项按 100 分写，折成 80 分计入总分",
    ]
    assert weigh("100% 100% 20, 100% 100% 20", "40").objections == ()


def test_a_score_that_is_wrong_is_found_though_no_weight_is_printed() -> None:
    table = Table("project", goals=(goal("100% 100% 20, 100% 100% 20, 98% 98% 39.2", "80"),))
    found = score.evaluate(table, hubei())
    assert [one.message.zh for one in found.objections if one.sort is score.Sort.DIFFERS] == [
        "写的得分 39.2，按公式是 40 × 98/98 = 40"
    ]
