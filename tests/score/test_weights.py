"""Who gets how many points."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pgt import profile, score
from pgt.model import Goal, Indicator, PrintedExecution, Result, Table
from pgt.profile import Otherwise, Profile, Weights
from pgt.score import exact


def of(profile_id: str) -> Profile:
    found = profile.find(profile_id).definition
    assert found is not None
    return found


def rows(text: str) -> tuple[Indicator, ...]:
    """Read `output 20, output, benefit`: first levels with weights or without, `-` for a row nobody filled in."""
    found = []
    for part in filter(None, text.split(", ")):
        group, _, weight = part.removesuffix(" -").partition(" ")
        name = None if part.endswith(" -") else "指标"
        found.append(Indicator(f"{group}.x", name=name, weight=Decimal(weight) if weight else None))
    return tuple(found)


def weigh(text: str, profile_id: str, execution: str | None = None) -> score.Weighting:
    result = Result(execution=PrintedExecution(weight=Decimal(execution))) if execution else None
    return score.weigh(Table("project", indicators=rows(text), result=result), of(profile_id))


def shown(weights: Iterable[Decimal | None]) -> str:
    return " ".join("-" if weight is None else exact.shown(weight) for weight in weights)


@pytest.mark.parametrize(
    "profile_id, table, weights",
    [
        # evenly within a first level, to the exact sum: the first rows get the cent that is left
        ("mof-2020", "output, benefit, satisfaction", "50 30 10"),
        ("mof-2020", "output, output, benefit, satisfaction", "25 25 30 10"),
        ("mof-2020", "output, output, output, benefit, satisfaction", "16.67 16.67 16.66 30 10"),
        ("mof-2020", "output, benefit, benefit, benefit, benefit, satisfaction", "50 7.5 7.5 7.5 7.5 10"),
        ("mof-2020", "output, benefit, satisfaction, satisfaction, satisfaction", "50 30 3.34 3.33 3.33"),
        # what is written comes first, the others share what it leaves
        ("mof-2020", "output 20, output, output, benefit, satisfaction", "20 15 15 30 10"),
        ("mof-2020", "output 20, output 30, benefit 30, satisfaction 10", "20 30 30 10"),
        ("mof-2020", "output 12.345, output, output, benefit, satisfaction", "12.345 18.828 18.827 30 10"),
        # the four situations of 财预〔2021〕101号
        ("mof-2021", "cost, output, benefit, satisfaction", "20 40 20 10"),
        ("mof-2021", "output, benefit, satisfaction", "50 30 10"),
        ("mof-2021", "cost, output, benefit", "20 40 30"),
        ("mof-2021", "output, benefit", "50 40"),
        # a row that nobody filled in gets nothing, and takes nothing
        ("mof-2020", "output, output -, benefit, satisfaction", "50 - 30 10"),
        ("mof-2021", "output, benefit, satisfaction -", "50 40 -"),
        ("none", "output, benefit 5", "- 5"),
    ],
)
def test_weights(profile_id: str, table: str, weights: str) -> None:
    found = weigh(table, profile_id)
    assert shown(found.rows) == weights
    assert found.unassigned == 0
    assert found.objections == ()


@pytest.mark.parametrize(
    "group, message",
    [
        ("process", "process不在评分方案 mof-2020 的一级指标里：写明各项分值"),
        (
            "cost",
            (
                "成本不在评分方案 mof-2020 的一级指标里：mof-2021、mof-2021-banded 里有"
                "（--profile，或 pgt.toml 的 profile），或者写明各项分值"
            ),
        ),
    ],
)
def test_a_first_level_that_the_profile_does_not_know_has_no_points(group: str, message: str) -> None:
    found = weigh(f"output, benefit, satisfaction, {group}", "mof-2020")
    assert shown(found.rows) == "50 30 10 -"
    assert [one.message.zh for one in found.objections] == [message]


def test_another_division_of_the_points_is_told_its_way_once() -> None:
    found = weigh("output 40, benefit 40, satisfaction 10", "mof-2020").objections
    assert [(one.message.zh, one.way_out and one.way_out.zh) for one in found] == [
        ("产出的分值合计 40，评分方案是 50", "批准了别的分法的，在工作区 profiles/ 里写自己的评分方案"),
        ("效益的分值合计 40，评分方案是 30", None),
    ]


@pytest.mark.parametrize(
    "table, weights, open_points, lacking",
    [
        ("output, benefit", "50 30", "10", "满意度"),
        ("output", "50", "40", "效益、满意度"),
        ("output, benefit 40", "50 40", "0", ""),
        ("output 50, benefit 40", "50 40", "0", ""),
        ("", "", "90", "产出、效益、满意度"),
    ],
)
def test_points_of_a_first_level_that_is_missing_stay_open(
    table: str, weights: str, open_points: str, lacking: str
) -> None:
    found = weigh(table, "mof-2020")
    assert (shown(found.rows), exact.shown(found.unassigned)) == (weights, open_points)
    assert "、".join(name.zh for name in found.lacking) == lacking


def test_a_profile_may_share_them_out_in_proportion() -> None:
    points = {"output": Decimal(50), "benefit": Decimal(30), "satisfaction": Decimal(10)}
    plan = Weights(Decimal(10), groups=(points,), otherwise=Otherwise.PROPORTIONAL)
    table = Table("project", indicators=rows("output, benefit"))
    found = score.weigh(table, Profile("trial", "试", "试", plan))
    assert shown(found.rows) == "56.25 33.75"


@pytest.mark.parametrize(
    "table, execution, message",
    [
        ("output 70, benefit 20, satisfaction 10", "10", "分值合计 110，应当是 100"),
        ("output 40, benefit 30, satisfaction 10", None, "分值合计 90，应当是 100"),
        (
            "output 40, benefit 40, satisfaction 10",
            None,
            "产出的分值合计 40，评分方案是 50",
        ),
        ("output 40, benefit 40, satisfaction 10", None, "效益的分值合计 40，评分方案是 30"),
        ("output 60, output, benefit, satisfaction", None, "同类指标已写的分值用完了这一类的 50 分，这里没有分值可分"),
        ("output 0, output 50, benefit, satisfaction", None, "分值是 0，应当大于 0"),
        ("output -5, output 55, benefit, satisfaction", None, "分值是 -5，应当大于 0"),
    ],
)
def test_weights_that_do_not_add_up(table: str, execution: str | None, message: str) -> None:
    assert message in [objection.message.zh for objection in weigh(table, "mof-2020", execution).objections]


def test_indicators_may_have_all_points() -> None:
    found = weigh("output 60, benefit 30, satisfaction 10", "mof-2020")
    assert found.execution == 0
    assert [objection.message.zh for objection in found.objections] == ["指标分值合计已经是 100，预算执行不另计分"]


def test_a_printed_weight_of_the_execution_counts() -> None:
    assert weigh("output 50, benefit 30", "mof-2020", "20").execution == 20


def goals(text: str) -> tuple[Goal, ...]:
    """Read `40: output, output; : benefit`: goals with weights or without, each with its rows."""
    parts = (part.strip().partition(":") for part in text.split(";"))
    return tuple(Goal(weight=Decimal(w) if w else None, indicators=rows(inner.strip())) for w, _, inner in parts)


@pytest.mark.parametrize(
    "text, weights, message",
    [
        (": output, output; : benefit", "20 20 40", ""),
        (": output; : output; : benefit", "26.67 26.67 26.66", ""),
        ("50: output, output; 30: benefit", "25 25 30", ""),
        ("60: output; 40: benefit", "48 32", ""),
        ("33.3: output; 33.3: benefit; 33.4: benefit", "26.64 26.64 26.72", ""),
        ("50: output; : benefit, benefit", "50 15 15", ""),
        ("50: output; 20: benefit", "- -", "各目标的分值合计 70，应当是 80（或按比例合计 100）"),
        (": output 30, output; : benefit", "30 10 40", ""),
        (": output 30; : benefit", "30 40", "目标1的分值合计 30，评分方案是 40"),
    ],
)
def test_points_go_to_the_goals_first(text: str, weights: str, message: str) -> None:
    found = score.weigh(Table("project", goals=goals(text)), of("hubei"))
    assert shown(found.rows) == weights
    assert found.execution == 20
    assert [objection.message.zh for objection in found.objections][:1] == ([message] if message else [])


def test_rows_of_the_whole_table_are_together_like_one_goal() -> None:
    found = score.weigh(Table("project", indicators=rows("output"), goals=goals(": benefit, benefit")), of("hubei"))
    assert shown(found.rows) == "40 20 20"


def test_points_of_a_goal_without_indicators_stay_open() -> None:
    found = score.weigh(Table("project", goals=goals("50: output; 30:")), of("hubei"))
    assert (shown(found.rows), shown([found.unassigned])) == ("50", "30")
    assert [name.en for name in found.lacking] == ["goal 2"]


groups = st.lists(st.sampled_from(("cost", "output", "benefit", "satisfaction")), min_size=1, max_size=60)


@given(groups, st.sampled_from(("mof-2020", "mof-2021", "mof-2021-banded")))
def test_shared_out_weights_and_what_is_open_are_a_hundred(names: list[str], profile_id: str) -> None:
    found = weigh(", ".join(names), profile_id)
    known = [weight for weight in found.rows if weight is not None]
    if len(known) == len(names):
        assert sum(known) + (found.execution or 0) + found.unassigned == 100
    for group in set(names):
        shares = [
            weight for name, weight in zip(names, found.rows, strict=True) if name == group and weight is not None
        ]
        assert not shares or max(shares) - min(shares) <= Decimal("0.01")


@given(
    st.decimals("0.01", "1000", places=3),
    st.lists(st.fractions(Fraction(1, 50), 100, max_denominator=50), min_size=1, max_size=40),
    st.integers(0, 4),
)
def test_shares_are_exact_and_no_further_than_a_unit_from_the_proportion(
    amount: Decimal, parts: list[Fraction], places: int
) -> None:
    shares = exact.share_out(amount, parts, places)
    assert sum(map(Fraction, shares), Fraction(0)) == Fraction(amount)
    unit = Fraction(1, 10 ** max(places, 3))
    for share, part in zip(shares, parts, strict=True):
        assert abs(Fraction(share) - Fraction(amount) * part / sum(parts)) < unit


@given(st.fractions(-1000, 1000, max_denominator=10**6), st.integers(0, 6))
def test_half_up_is_nearest_and_a_half_goes_away_from_zero(value: Fraction, places: int) -> None:
    unit = Fraction(1, 10**places)
    found = Fraction(exact.half_up(value, places))
    assert abs(found - value) <= unit / 2
    if abs(found - value) == unit / 2:
        assert abs(found) > abs(value)
