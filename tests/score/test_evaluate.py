"""Whole tables: the total, what is open, what is missing, what does not agree, and what was printed."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from pgt import load, profile, score, workspace
from pgt.model import Table
from pgt.profile import Profile
from pgt.score import Evaluation, What, Why, exact

EXAMPLES = Path(__file__).parents[2] / "examples"

HEAD = """
pgt: 1
kind: project
year: 2021
name: 残疾人事业发展补助资金
budget: {amount_unit: 万元, total: 82.16}
adjusted_budget: {total: 80.00}
overall_goal: 为残疾人适配辅助器具。
achievement: 全年为 3912 名残疾人适配辅助器具。
"""
SPENT = "execution: {total: 78.20}\n"
ROWS = """indicators:
  - {category: output.quantity, name: 残疾人数量, target: ≥3800人, actual: 3612人, reason: 两个乡镇推迟}
  - {category: output.cost, name: 人均成本, target: ≤200元, actual: 210元, reason: 材料涨价}
  - {category: benefit.social, name: 生活质量, target: 有所提高, actual: 有所提高, level: met}
  - {category: satisfaction.beneficiary, name: 满意度, target: ≥95%, actual: 97%}
"""


def table(text: str) -> Table:
    loaded = load.parse("trial.pgt.yaml", text.encode(), workspace.NO_SETTINGS)
    assert loaded.table is not None, loaded.findings
    return loaded.table


def of(profile_id: str) -> Profile:
    found = profile.find(profile_id).definition
    assert found is not None
    return found


def evaluate(text: str, profile_id: str = "mof-2020") -> Evaluation:
    return score.evaluate(table(text), of(profile_id))


def missing(evaluation: Evaluation) -> list[str]:
    return [f"{one.what} {one.indicator}: {one.message.zh}" for one in evaluation.missing]


def objections(evaluation: Evaluation) -> list[str]:
    return [f"{one.sort}: {one.message.zh}" for one in evaluation.objections]


def test_a_table_is_scored_row_by_row() -> None:
    found = evaluate(HEAD + SPENT + ROWS)
    assert [str(item.score) for item in found.items] == [
        "23.76",
        "23.75",
        "30.00",
        "10.00",
    ]  # 25 × 3612/3800, 25 × 0.95
    assert str(found.execution.score) == "9.78"  # 10 × 78.2/80 = 9.775
    assert str(found.score) == "97.29"  # 23.76 + 23.75 + 30 + 10 + 9.78
    assert (found.rating, found.complete, found.missing, found.objections) == ("优", True, (), ())
    assert [f"{group.id} {group.score}/{group.weight}" for group in found.groups] == [
        "output 47.51/50.00",
        "benefit 30.00/30.00",
        "satisfaction 10.00/10.00",
    ]
    assert [str(item.ratio) for item in found.items] == ["0.9505", "1.0500", "None", "1.0211"]
    assert [item.needs_reason for item in found.items] == [True, True, False, False]


def test_what_cannot_be_judged_is_open_and_not_zero() -> None:
    found = evaluate(HEAD + SPENT + ROWS.replace("actual: 97%", 'actual: "0.97"'))
    assert (found.score, found.rating, found.complete) == (None, None, False)
    assert (str(found.certain), str(found.open)) == ("87.29", "10.00")
    assert found.items[3].not_judged is not None
    assert found.items[3].not_judged.why is Why.FRACTION
    correction = found.corrections[0]
    assert (correction.pointer, correction.old, correction.new) == (("indicators", 3, "actual"), "0.97", "97%")
    assert found.missing == ()


def test_a_score_by_hand_counts_and_the_computed_one_stands_beside_it() -> None:
    found = evaluate(HEAD + SPENT + ROWS.replace("level: met", "level: met, score: 28, reason: 个别乡镇改善不明显"))
    assert (str(found.items[2].score), str(found.items[2].computed)) == ("28", "30.00")
    assert (str(found.score), str(found.computed)) == ("95.29", "97.29")
    assert found.objections == ()
    assert [cause.zh for cause in found.items[2].causes] == ["得分低于分值"]


def test_a_score_by_hand_fills_what_cannot_be_computed() -> None:
    found = evaluate(HEAD + SPENT + ROWS.replace("level: met", "score: 25, reason: 改善不明显"))
    assert (str(found.score), found.computed, found.complete) == ("92.29", None, True)
    assert missing(found) == ["level 生活质量: 定性指标，没有写完成程度"]


@pytest.mark.parametrize(
    "old, new, objection",
    [
        ("level: met", "level: met, score: 31", "score-range: 得分 31 不在 0 到分值 30 之间"),
        ("level: met", "level: met, score: -1", "score-range: 得分 -1 不在 0 到分值 30 之间"),
        ("level: met", "level: met, score: 23", "tier: 得分 23 不在这一档的 24 到 30 之间"),
        ("level: met", "level: partial, score: 24", "tier: 得分 24 不在这一档的 18 到 24 之间"),
        ("level: met", "level: unmet, score: 18", "tier: 得分 18 不在这一档的 0 到 18 之间"),
        ("actual: 97%", "actual: 97%, score: 9", "differs: 写的得分 9，按公式是 10 × 97/95 → 10（封顶）"),
        (
            "reason: 材料涨价",
            "reason: 材料涨价, score: 23.77",
            "differs: 写的得分 23.77，按公式是 25 × (1 - (210 - 200)/200) = 23.75",
        ),
    ],
)
def test_a_score_by_hand_is_checked(old: str, new: str, objection: str) -> None:
    assert objections(evaluate(HEAD + SPENT + ROWS.replace(old, new))) == [objection]


@pytest.mark.parametrize(
    "old, new",
    [
        ("level: met", "level: met, score: 24"),
        ("level: met", "level: met, score: 30"),
        ("level: met", "level: partial, score: 23.99"),
        ("level: met", "level: partial, score: 18"),
        ("level: met", "level: unmet, score: 17.99"),
        ("reason: 材料涨价", "reason: 材料涨价, score: 23.76"),
        ("reason: 材料涨价", "reason: 材料涨价, score: 23.74"),
        ("actual: 3612人", "actual: 4940人, score: 20"),  # 1.3 times the target: points may be taken off
    ],
)
def test_within_its_tier_or_the_tolerance_it_stands(old: str, new: str) -> None:
    assert objections(evaluate(HEAD + SPENT + ROWS.replace(old, new))) == []


@pytest.mark.parametrize(
    "old, new, lacking",
    [
        (", actual: 97%", "", ["actual 满意度: 没有实际完成值"]),
        (", actual: 97%", ", actual: /", ["actual 满意度: 没有实际完成值"]),
        (", level: met", "", ["level 生活质量: 定性指标，没有写完成程度"]),
        ("actual: 有所提高, ", "", ["actual 生活质量: 没有实际完成值"]),
        (", reason: 材料涨价", "", ["reason 人均成本: 没有达到指标值，没有说明原因"]),
        (", reason: 材料涨价", ", reason: 无", ["reason 人均成本: 没有达到指标值，没有说明原因"]),
        ("3612人, reason: 两个乡镇推迟", "4940人", ["reason 残疾人数量: 实际是指标值的 130%，没有说明原因"]),
        ("3612人, reason: 两个乡镇推迟", "4939人", []),
        ("target: ≥95%", 'target: ">97%"', ["reason 满意度: 没有达到指标值，没有说明原因"]),
        (", target: ≥95%", "", ["target 满意度: 没有指标值"]),
        ("level: met", "level: partial", ["reason 生活质量: 没有达到指标值，没有说明原因"]),
        ("satisfaction.beneficiary", "process.x", ["weight 满意度: 没有分值，评分方案也没有给"]),
        (SPENT, "", ["execution None: 没有全年执行数"]),
        (SPENT, "execution: {total: 60}\n", ["reason None: 执行率 75%，低于 80%，没有说明原因"]),
        (SPENT, "execution: {total: 64}\n", []),
        (SPENT, "execution: {total: 81}\n", ["reason None: 执行率 101.25%，超过预算，没有说明原因"]),
        (SPENT, "execution: {total: 60, notes: {total: 设备采购结余}}\n", []),
        ("achievement: 全年为 3912 名残疾人适配辅助器具。\n", "", ["achievement None: 没有年度总体目标完成情况"]),
    ],
)  # fmt: skip
def test_what_is_missing(old: str, new: str, lacking: list[str]) -> None:
    text = HEAD + SPENT + ROWS
    assert old in text
    assert missing(evaluate(text.replace(old, new))) == lacking


def test_evidence_is_missing_where_the_norm_asks_for_it() -> None:
    found = evaluate(HEAD + SPENT + ROWS.replace("actual: 97%", "actual: 97%, evidence: 问卷汇总"), "mof-2021")
    assert missing(found) == [
        "evidence 残疾人数量: 没有佐证资料",
        "evidence 人均成本: 没有佐证资料",
        "evidence 生活质量: 没有佐证资料",
    ]


def test_points_that_no_row_can_get_are_open() -> None:
    found = evaluate(HEAD + SPENT + ROWS.replace("satisfaction.beneficiary", "benefit.economic"))
    assert (found.score, found.complete, str(found.unassigned), str(found.open)) == (None, False, "10.00", "10.00")
    assert missing(found) == ["weight None: 满意度没有指标，10 分没有着落：在表里写明各项分值"]


def test_spending_above_the_budget_is_named_and_has_no_more_than_its_points() -> None:
    found = evaluate(HEAD + "execution: {total: 398.544}\n" + ROWS)
    assert (str(found.execution.rate), str(found.execution.score)) == ("498.18", "10.00")
    assert objections(found) == ["over-budget: 执行 398.544，超过预算 80"]


PRINTED = ROWS
for name, points in (("推迟", "23.75"), ("涨价", "24"), ("level: met", "30"), ("actual: 97%", "10")):
    PRINTED = PRINTED.replace(name, f"{name}, score: {points}")


def test_what_was_printed_with_one_decimal_agrees_if_it_is_rounded_right() -> None:
    """42.8 for 42.76, 9.8 for 9.78 and a total of theirs; 42.7 would be a mistake."""
    weights = (("≥3800人, ", "≥3800人, weight: 45, score: 42.8, "), ("≤200元, ", "≤200元, weight: 5, score: 4.8, "))
    text = HEAD + SPENT + ROWS + "result: {score: 97.4, execution: {score: 9.8}}\n"
    for old, new in weights:
        text = text.replace(old, new)
    right = evaluate(text).comparison
    wrong = evaluate(text.replace("score: 42.8", "score: 42.7")).comparison
    assert right is not None
    assert wrong is not None
    assert (right.agrees, right.differences) == (True, ())
    assert [str(one.printed) for one in wrong.differences] == ["42.7"]


def test_what_was_printed_with_one_decimal_is_rounded_from_the_exact_points() -> None:
    """97.3% of 2 points is 1.946, which is 1.9 and not the 2.0 of 1.95; 83446 of 100000 is a rate of 83.4%."""
    text = """
pgt: 1
kind: project
budget: {amount_unit: 元, total: 100000}
execution: {total: 83446}
indicators:
  - {category: output.quality, name: 接种率, target: =100%, actual: 97.3%, weight: 2, score: 1.9}
result: {execution: {rate: 83.4, weight: 10, score: 8.3}}
"""
    found = evaluate(text)
    assert found.comparison is not None
    assert found.comparison.differences == ()
    assert [one for one in objections(found) if one.startswith("differs")] == []


def test_sources_that_do_not_add_up_to_what_the_rate_is_taken_from() -> None:
    """A published table had 0 in its row of totals, and the money in the rows below."""
    amounts = "execution: {total: 0, fiscal: 78.20}\n"
    assert objections(evaluate(HEAD + amounts + ROWS)) == ["amounts: 全年执行总额 0，各项来源相加是 78.2"]
    assert objections(evaluate(HEAD + "execution: {total: 78.20, fiscal: 78.21}\n" + ROWS)) == []
    assert objections(evaluate(HEAD + "execution: {total: 78.20, other: 8, basic: 70.20}\n" + ROWS)) == []


def test_what_was_printed_agrees_within_the_tolerance() -> None:
    result = "result: {score: 97.28, rating: 优, execution: {rate: 97.75, weight: 10, score: 9.78}}\n"
    found = evaluate(HEAD + SPENT + PRINTED.replace("score: 24", "score: 23.75") + result).comparison
    assert found is not None
    assert found.agrees
    assert (found.remainder, found.rating) == (Decimal("0.00"), None)


def test_every_printed_mistake_is_found_and_the_total_explained() -> None:
    result = "result: {score: 99, rating: 良, execution: {rate: 98, weight: 10, score: 10}}\n"
    found = evaluate(HEAD + SPENT + PRINTED + result).comparison
    assert found is not None
    assert found.total is not None
    assert found.is_sum_wrong
    assert [(one.name.zh, str(one.printed), str(one.computed)) for one in found.differences] == [
        ("人均成本", "24", "23.75"),
        ("预算执行", "10", "9.78"),
        ("执行率", "98", "97.75"),
    ]
    assert [one.because.zh for one in found.items if one.because] == [
        "25 × 3612/3800 ≈ 23.76",
        "25 × (1 - (210 - 200)/200) = 23.75",
    ]
    assert found.rating is not None
    assert found.rating.zh == "等级印的是“良”，99 分应当是“优”"
    # 99 - 97.29 = 1.71 is -0.01 + 0.25 by rows, 0.22 by the execution, and 1.25 in adding up.
    assert (str(found.total.printed), str(found.total.computed)) == ("99", "97.29")
    amounts = [one.amount for one in found.items] + [found.execution.amount if found.execution else None]
    assert [str(amount) for amount in (*amounts, found.remainder)] == ["-0.01", "0.25", "0.22", "1.25"]
    assert found.total.amount == sum(amount for amount in (*amounts, found.remainder) if amount is not None)


def test_a_total_alone_is_compared_too() -> None:
    found = evaluate(HEAD + SPENT + ROWS + "result: {score: 97.5}\n").comparison
    assert found is not None
    assert (str(found.remainder), found.is_sum_wrong, found.agrees) == ("0.21", False, False)


def test_where_something_is_open_the_rest_is_compared() -> None:
    text = PRINTED.replace(", actual: 97%", "")
    found = evaluate(HEAD + SPENT + text + "result: {score: 97}\n").comparison
    assert found is not None
    assert found.total is not None
    assert (str(found.total.computed), str(found.remainder)) == ("97.29", "-0.53")  # 97 - (23.75 + 24 + 30 + 10 + 9.78)
    assert [(one.name.zh, one.because.zh) for one in found.taken if one.because] == [("满意度", "没有实际完成值")]


def test_a_printed_score_within_its_tier_is_no_mistake() -> None:
    text = PRINTED.replace("score: 30", "score: 28, reason: 改善不明显").replace("score: 24", "score: 23.75")
    found = evaluate(HEAD + SPENT + text + "result: {score: 95.29}\n").comparison
    assert found is not None
    assert found.agrees  # 23.75 + 23.75 + 28 + 10 + 9.78 = 95.28
    assert [(one.name.zh, str(one.printed), str(one.computed)) for one in found.taken] == [("生活质量", "28", "30.00")]


def test_without_a_printed_result_nothing_is_compared() -> None:
    assert evaluate(HEAD + SPENT + ROWS).comparison is None
    assert evaluate(HEAD + SPENT + ROWS + "result: {score: 97}\n", "none").comparison is None


def test_all_scores_full_is_worth_a_second_look() -> None:
    full = ROWS.replace("3612人", "3912人").replace("210元", "200元")
    assert evaluate(HEAD + "execution: {total: 80}\n" + full).is_all_full
    assert not evaluate(HEAD + SPENT + full).is_all_full


HUBEI = """
goals:
  - text: 适配辅助器具。
    weight: 50
    actual: 完成。
    indicators:
      - {category: output.quantity, name: 残疾人数量, target: ≥100人, actual: 80人, reason: 推迟}
      - {category: output.cost, name: 人均成本, target: ≤200元, actual: 250元, reason: 涨价}
  - text: 举办培训。
    weight: 50
    indicators:
      - {category: output.quantity, name: 培训人次, target: ≥40人次, actual: 40人次}
"""


def test_goals_with_ratios() -> None:
    found = evaluate(HEAD + SPENT + HUBEI, "hubei")
    # 80 × 50 % = 40 a goal; 20 × 80/100 = 16, 20 × 200/250 = 16; 20 × 78.2/80 = 19.55
    assert [f"{goal.name.zh} {goal.score}/{goal.weight}" for goal in found.goals] == [
        "目标1 32.00/40.00",
        "目标2 40.00/40.00",
    ]
    assert (str(found.score), found.rating, found.missing) == ("91.55", "优", ())


def test_nanyue_without_scores() -> None:
    path = next((EXAMPLES / "nanyue-2020").rglob("*.pgt.yaml"))
    loaded = load.load(path, workspace.settings_of(path.parent)[0])
    assert loaded.table is not None
    found = score.evaluate(loaded.table, of("none"))
    assert len(found.items) == 83
    assert (found.scored, found.score, found.open, found.rating, found.complete) == (False, None, None, None, False)
    assert {item.computed for item in found.items} == {None}
    assert str(found.execution.rate) == "498.18"
    assert Counter(item.not_judged.why for item in found.items if item.not_judged) == {
        Why.FRACTION: 26,
        Why.LEVEL: 18,
        Why.EMPTY_ROW: 5,
        Why.COPIED: 3,
        Why.NO_TARGET: 2,
        Why.NO_ACTUAL: 2,
        Why.UNREADABLE_TARGET: 1,
    }
    assert Counter(one.what for one in found.missing) == {What.LEVEL: 18, What.TARGET: 2, What.ACTUAL: 2}
    assert sorted({correction.new for correction in found.corrections}) == ["100%", "5%", "80%", "90%", "95%"]
    assert len(found.corrections) == 26
    missed = [item.name for item in found.items if item.reached is False]
    assert [str(name)[:7] for name in missed] == ["残疾人就业扶持", "根据上级文件精", "符合助学条件的"]


def test_zhangjiakou_before_the_year_is_over_is_open_throughout() -> None:
    for path in sorted((EXAMPLES / "zhangjiakou-2021").rglob("*.pgt.yaml")):
        loaded = load.load(path, workspace.settings_of(path.parent)[0])
        assert loaded.table is not None
        found = score.evaluate(loaded.table, of("mof-2020"))
        assert (found.score, found.open, found.certain) == (None, Decimal(100), Decimal(0)), path


PARTS = """
pgt: 1
kind: project
name: 特色种养补贴
budget: {amount_unit: 万元, total: 9.48}
execution: {total: 9.48}
indicators:
  - {category: output.quantity, name: 补助种植面积, target: 29.5亩, actual: 29.5亩, weight: 50, score: 50}
  - {category: output.quantity, name: 其中：桃树, target: 1.5亩, actual: 1.5亩}
  - {category: output.quantity, name: 其中蔬菜, target: 28亩, actual: 27亩, reason: 干旱}
  - {category: benefit.economic, name: 户均增收, target: ≥900元, actual: 1000元, weight: 30, score: 30}
  - {category: benefit.ecological, name: /, target: /, actual: /, reason: /}
  - {category: satisfaction.beneficiary, name: 满意度, target: ≥90%, actual: 95%, weight: 10, score: 10}
result: {score: 100, execution: {weight: 10, score: 10}}
"""


def test_rows_that_say_of_what_others_consist_have_no_points_and_strokes_are_no_indicator() -> None:
    found = evaluate(PARTS)
    assert [(item.name, str(item.weight), item.reached, item.empty) for item in found.items] == [
        ("补助种植面积", "50", True, False),
        ("其中：桃树", "0", True, False),
        ("其中蔬菜", "0", False, False),
        ("户均增收", "30", True, False),
        ("/", "None", None, True),
        ("满意度", "10", True, False),
    ]
    assert (found.score, missing(found)) == (Decimal("100.00"), [])
    assert objections(found) == ["remark: “其中”的各项没有分值，不另计分"]
    assert found.comparison is not None
    assert found.comparison.agrees
    filled = score.settled(table(PARTS), found)
    assert [row.weight for row in filled.indicators] == [50, None, None, 30, None, 10]


def test_parts_have_no_points_in_a_table_that_divides_them_otherwise_than_its_profile() -> None:
    """40 for 产出 and 40 for 效益: what the profile would have left over is nobody's."""
    found = evaluate(
        PARTS.replace("weight: 50, score: 50", "weight: 40").replace("weight: 30, score: 30", "weight: 40")
    )
    assert [exact.shown(item.weight) for item in found.items if item.weight is not None] == ["40", "0", "0", "40", "10"]
    assert found.score == Decimal("100.00")


def test_parts_are_indicators_where_weights_are_shared_out() -> None:
    found = evaluate(PARTS.replace("weight: 50, score: 50", "reason: 无"))
    assert [exact.shown(item.weight) for item in found.items[:3] if item.weight] == ["16.67", "16.67", "16.66"]


def test_a_score_by_hand_is_nothing_where_nothing_is_scored() -> None:
    text = (
        HEAD + SPENT + ROWS.replace("level: met", "level: met, weight: 10, score: 9").replace("97%", "约好, score: 3")
    )
    found = evaluate(text, "none")
    assert [(item.given, item.score) for item in found.items] == [(None, None)] * 4
    assert [item.open for item in found.items] == [False, False, False, True]


def test_a_weight_below_zero_stands_in_no_formula() -> None:
    found = evaluate(HEAD + SPENT + ROWS.replace("target: ≤200元", "target: ≤200元, weight: -5")).items[1]
    assert found.formula is not None
    assert found.not_judged is not None
    assert (found.formula.zh, found.not_judged.message.zh) == ("210 > 200", "分值是 -5")


SHARES = """
pgt: 1
kind: project
name: 服务贸易发展资金
budget: {amount_unit: 万元, total: 285.84}
execution: {total: 285.84}
goals:
  - weight: 50
    indicators:
      - {category: output.quantity, name: 在岸, target: ≥20000, actual: "23333", weight: 60, score: 60}
      - {category: benefit.social, name: 带动就业, target: ≥100人, actual: 90人, weight: 40, score: 36, reason: 停业}
  - weight: 30
    indicators:
      - {category: satisfaction.beneficiary, name: 满意度, target: ≥90%, actual: 95%, weight: 30, score: 30}
result: {score: 98, rating: 优, execution: {rate: 100, score: 20}}
"""


def test_rows_that_share_a_hundred_points_are_parts_of_those_of_their_goal() -> None:
    """湖北: a goal has Σ × ratio / 100, here (60 + 36) × 50 %."""
    found = evaluate(SHARES, "hubei")
    assert [(group.name.zh, str(group.weight), str(group.score)) for group in found.goals] == [
        ("目标1", "50", "48"),
        ("目标2", "30", "30"),
    ]
    assert (str(found.score), found.rating, found.is_of_hundred) == ("98.00", "优", True)
    assert objections(found) == ["remark: 目标1各项按 100 分写，折成 50 分计入总分"]
    assert found.comparison is not None
    assert (found.comparison.agrees, found.comparison.remainder) == (True, Decimal(0))


def test_a_sum_that_is_no_share_of_its_goal_is_a_mistake() -> None:
    found = evaluate(SHARES.replace("weight: 60, score: 60", "weight: 50, score: 50"), "hubei")
    assert objections(found) == ["group-sum: 目标1的分值合计 90，评分方案是 50", "weight-sum: 分值合计 140，应当是 100"]


def test_rows_of_all_goals_that_share_a_hundred_points_are_parts_of_those_of_all_goals() -> None:
    text = SHARES.replace("weight: 50\n    ", "").replace("weight: 30\n    ", "")
    found = evaluate(
        text.replace("weight: 40, score: 36", "weight: 10, score: 9").replace("score: 98", "score: 99.2"), "hubei"
    )
    assert objections(found) == ["remark: 各目标各项按 100 分写，折成 80 分计入总分"]
    assert (str(found.score), found.comparison and found.comparison.agrees) == ("99.20", True)
