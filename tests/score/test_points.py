"""Points that hold: none above its weight, none from numbers that cannot be, and none against what was said by hand."""

from decimal import Decimal

import pytest

from pgt import load, profile, score, workspace
from pgt.model import Table
from pgt.score import Evaluation, exact

HEAD = """
pgt: 1
kind: project
year: 2023
name: 测试
budget: {amount_unit: 万元, total: 100}
execution: {total: 100}
overall_goal: 目标
achievement: 完成
"""
OUTPUT = "  - {category: output.quantity, name: 甲, target: ≥10个, actual: 10个}\n"
REST = """\
  - {category: benefit.social, name: 丁, target: ≥10个, actual: 10个}
  - {category: satisfaction.beneficiary, name: 戊, target: ≥10个, actual: 10个}
"""


def plain(number: Decimal | None) -> str:
    return "" if number is None else exact.shown(number)


def table(text: str) -> Table:
    loaded = load.parse("trial.pgt.yaml", text.encode(), workspace.NO_SETTINGS)
    assert loaded.table is not None, loaded.findings
    return loaded.table


def evaluate(text: str, profile_id: str = "mof-2020") -> Evaluation:
    found = profile.find(profile_id).definition
    assert found is not None
    return score.evaluate(table(text), found)


def lacking(found: Evaluation) -> list[str]:
    return [f"{one.indicator}：{one.message.zh}" if one.indicator else one.message.zh for one in found.missing]


def test_full_points_are_the_weight_itself_however_many_digits_it_has() -> None:
    rows = "".join(
        f"  - {{category: output.quantity, name: {name}, target: ≥10个, actual: 10个, weight: {weight}}}\n"
        for name, weight in (("甲", "16.665"), ("乙", "16.665"), ("丙", "16.67"))
    )
    found = evaluate(f"{HEAD}indicators:\n{rows}{REST}")
    assert [plain(item.score) for item in found.items] == ["16.665", "16.665", "16.67", "30", "10"]
    assert (plain(found.score), found.rating) == ("100", "优")


def test_what_is_rounded_is_not_above_the_weight() -> None:
    row = (
        OUTPUT.replace("≥10个", "≥100000个")
        .replace("10个", "99999个")
        .replace("≥100000个", "≥100000个, weight: 16.666")
    )
    found = evaluate(f"{HEAD}indicators:\n{row}{REST}").items[0]
    assert (found.score, found.reached) == (found.weight, False)


LATE = "  - {category: output.timeliness, name: 甲, target: 2023年6月底前, actual: 2023年8月}\n"


@pytest.mark.parametrize(
    "more, points, missing",
    [
        (
            "",
            None,
            [
                "甲：逾期（2023-08-31 > 2023-06-30），没有规定的公式：写完成程度或得分",
                "甲：没有达到指标值，没有说明原因",
            ],
        ),
        (", reason: 疫情", None, ["甲：逾期（2023-08-31 > 2023-06-30），没有规定的公式：写完成程度或得分"]),
        (", score: 40", "40", ["甲：没有达到指标值，没有说明原因"]),
        (", score: 50", "50", ["甲：没有达到指标值，没有说明原因"]),
        (", score: 40, reason: 疫情", "40", []),
        (", level: partial, reason: 疫情", "30", []),
    ],
)
def test_what_is_late_is_settled_by_a_score_or_a_level_and_a_reason(
    more: str, points: str | None, missing: list[str]
) -> None:
    found = evaluate(f"{HEAD}indicators:\n{LATE.replace('}', more + '}')}{REST}")
    item = found.items[0]
    assert (None if item.score is None else exact.shown(item.score), item.reached, lacking(found)) == (
        points,
        False,
        missing,
    )


def test_what_is_late_is_missed_where_nothing_is_scored() -> None:
    found = evaluate(f"{HEAD}indicators:\n{LATE}{REST}", "none")
    assert (found.items[0].reached, found.items[0].open, lacking(found)) == (
        False,
        False,
        ["甲：没有达到指标值，没有说明原因"],
    )


@pytest.mark.parametrize(
    "weight, given, objection",
    [
        ("-5", "", "分值是 -5，应当大于 0"),
        ("50", ", score: 60", "得分 60 不在 0 到分值 50 之间"),
        ("50", ", score: -1", "得分 -1 不在 0 到分值 50 之间"),
    ],
)
def test_numbers_that_cannot_be_make_no_total_and_no_grade(weight: str, given: str, objection: str) -> None:
    row = OUTPUT.replace("}", f", weight: {weight}{given}}}")
    found = evaluate(f"{HEAD}indicators:\n{row}{REST}")
    assert (found.score, found.rating, exact.shown(found.certain)) == (None, None, "50")
    assert objection in [one.message.zh for one in found.objections]


def test_an_indicator_outside_of_goals_that_have_all_points_is_named() -> None:
    goals = "goals:\n  - text: 一\n    weight: 80\n    indicators:\n    " + OUTPUT
    found = evaluate(f"{HEAD}indicators:\n{OUTPUT}{goals}", "hubei")
    assert [one.message.zh for one in found.objections] == [
        "目标之外的指标没有分值可分：写了分值的目标合计 80，评分方案一共 80"
    ]
    assert [item.score and exact.shown(item.score) for item in found.items] == [None, "80"]


def test_weights_of_goals_are_said_to_be_unused_where_points_go_to_first_levels() -> None:
    goals = "goals:\n  - text: 一\n    weight: 60\n    indicators:\n    " + OUTPUT
    found = evaluate(f"{HEAD}indicators:\n{REST}{goals}")
    assert [one.message.zh for one in found.objections] == [
        "目标写了分值（60），评分方案 mof-2020 按一级指标分，没有用"
    ]


def test_a_goal_of_which_nothing_is_said_beside_another_is_missing() -> None:
    goals = "goals:\n  - {text: 一, actual: 完成}\n  - {text: 二}\n"
    head = HEAD.replace("overall_goal: 目标\nachievement: 完成\n", "")
    found = evaluate(f"{head}indicators:\n{OUTPUT}{REST}{goals}")
    assert lacking(found) == ["目标2没有完成情况"]


@pytest.mark.parametrize(
    "rating, message",
    [("优秀", None), ("优", None), ("“优”", None), ("良好", "等级印的是“良好”，100 分应当是“优”")],
)
def test_grades_may_be_spelled_out(rating: str, message: str | None) -> None:
    found = evaluate(f"{HEAD}result: {{score: 100, rating: {rating}}}\nindicators:\n{OUTPUT}{REST}")
    assert found.comparison is not None
    assert (found.comparison.rating.zh if found.comparison.rating else None) == message


def test_a_range_has_no_ratio_and_steps_that_are_rounded_say_so() -> None:
    row = OUTPUT.replace("≥10个", "10-20人").replace("10个", "15人")
    assert evaluate(f"{HEAD}indicators:\n{row}{REST}").items[0].ratio is None
    row = OUTPUT.replace("≥10个", "≤30元/天，≤7元/年").replace("10个", "31元/天，8元/年")
    formula = evaluate(f"{HEAD}indicators:\n{row}{REST}").items[0].formula
    assert formula is not None
    assert formula.zh == "50 × (1 - (31 - 30)/30) ≈ 48.3333；50 × (1 - (8 - 7)/7) ≈ 42.8571；取最低的 42.86"
