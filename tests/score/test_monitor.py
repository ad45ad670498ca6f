"""Mid-year monitoring: money and indicators, against what is due by the month."""

from dataclasses import replace
from decimal import Decimal

import pytest

from pgt import load, profile, score, workspace
from pgt.profile import Profile
from pgt.score import Light, Monitored

HEAD = """
pgt: 1
kind: project
year: 2021
name: 残疾人事业发展补助资金
budget: {amount_unit: 万元, total: 80}
"""


def monitor(text: str, profile_id: str = "mof-2020") -> Monitored:
    loaded = load.parse("trial.pgt.yaml", (HEAD + text).encode(), workspace.NO_SETTINGS)
    assert loaded.table is not None, loaded.findings
    return score.monitor(loaded.table, rules(profile_id))


def rules(profile_id: str = "mof-2020") -> Profile:
    found = profile.find(profile_id).definition
    assert found is not None
    return found


PLAN = "spending_plan: {mar: 25, jun: 60, oct: 90, dec: 100}\n"


@pytest.mark.parametrize(
    "plan, month, spent, rate, due, light",
    [
        (PLAN, 6, "48", "60", "60", "green"),  # 60/60 = 100 %
        (PLAN, 6, "38.4", "48", "60", "green"),  # 48/60 = 80 %
        (PLAN, 6, "38.39", "47.99", "60", "yellow"),
        (PLAN, 6, "28.8", "36", "60", "yellow"),  # 36/60 = 60 %
        (PLAN, 6, "28.79", "35.99", "60", "red"),
        (PLAN, 6, "57.59", "71.99", "60", "green"),
        (PLAN, 6, "57.6", "72", "60", "blue"),  # 72/60 = 120 %
        (PLAN, 8, "60", "75", "75", "green"),  # halfway from 60 in June to 90 in October
        (PLAN, 1, "0", "0", "8.33", "red"),  # a third of the way to 25 in March
        (PLAN, 12, "80", "100", "100", "green"),
        ("", 7, "40", "50", "58.33", "green"),  # without a plan 7/12
        ("", 12, "40", "50", "100", "red"),
        ("spending_plan: {mar: 0}\n", 3, "0", "0", "0", "green"),
        ("spending_plan: {mar: 0}\n", 3, "1", "1.25", "0", "blue"),
    ],
)  # fmt: skip
def test_money(plan: str, month: int, spent: str, rate: str, due: str, light: str) -> None:  # noqa: PLR0913, PLR0917  # a row
    found = monitor(plan + f"progress: [{{month: {month}, execution: {{total: {spent}}}}}]\n").money[0]
    assert (found.rate, found.due, found.light) == (Decimal(rate), Decimal(due), light)
    assert found.needs_reason == (light == "red")


FISCAL = """
adjusted_budget: {total: 100, fiscal: 50, other: 50}
progress:
  - {month: 3, execution: {total: 15, fiscal: 10}}
  - {month: 6, execution: {total: 20, fiscal: 15}, expected_execution: {total: 100, fiscal: 45}}
"""


def test_a_profile_that_goes_by_fiscal_money_does_so_in_the_middle_of_the_year() -> None:
    found = monitor(FISCAL, "hubei")
    assert (found.budget, found.is_fiscal) == (Decimal(50), True)
    assert [(point.rate, point.light) for point in found.money] == [
        (Decimal(20), Light.GREEN),
        (Decimal(30), Light.YELLOW),
    ]
    assert found.money[1].expected_rate == 90


def test_a_profile_that_says_nothing_of_monitoring_has_the_default_lights() -> None:
    row = "{category: satisfaction.beneficiary, name: 满意度, target: ≥90%, progress: [{month: 6, actual: 60%}]}"
    loaded = load.parse("trial.pgt.yaml", f"{HEAD}indicators: [{row}]\n".encode(), workspace.NO_SETTINGS)
    assert loaded.table is not None
    own = score.monitor(loaded.table, replace(rules(), monitoring=None))
    assert [(point.light, point.ratio) for point in own.indicators] == [(Light.YELLOW, Decimal("66.67"))]


def test_all_money_counts_where_a_month_does_not_say_how_much_of_it_is_fiscal() -> None:
    found = monitor(FISCAL.replace("{total: 15, fiscal: 10}", "{total: 15}"), "hubei")
    assert (found.budget, found.is_fiscal) == (Decimal(100), False)
    assert [(point.rate, point.light) for point in found.money] == [
        (Decimal(15), Light.YELLOW),
        (Decimal(20), Light.RED),
    ]


def test_an_execution_of_another_unit_has_no_light() -> None:
    found = monitor("progress: [{month: 6, execution: {total: 384000}}]\n").money[0]
    assert (found.rate, found.light, found.needs_reason) == (None, None, False)
    assert found.not_judged is not None
    assert found.not_judged.zh == "执行 384000万元，预算 80万元，单位差 10000 倍，像是 38.4万元"


def test_the_curve_of_the_plan() -> None:
    assert [str(percent) for percent in monitor(PLAN).plan] == [
        *("8.33", "16.67", "25.00", "36.67", "48.33", "60.00"),
        *("67.50", "75.00", "82.50", "90.00", "95.00", "100.00"),
    ]


def test_entries_come_in_the_order_of_their_months() -> None:
    text = "progress:\n  - {month: 9, execution: {total: 8}}\n  - {month: 3, expected_execution: {total: 76}}\n"
    found = monitor(PLAN + text)
    assert [(point.month, point.light, point.is_planned) for point in found.money] == [
        (3, None, True),
        (9, "red", False),
    ]
    assert found.money[0].not_judged is not None
    assert (found.money[0].not_judged.zh, str(found.money[0].expected_rate)) == ("没有执行数", "95.00")


def test_of_a_month_that_is_there_twice_the_last_entry_counts() -> None:
    text = "progress:\n  - {month: 6, execution: {total: 8}}\n  - {month: 6, execution: {total: 40}}\n"
    found = monitor(text).money
    assert [(point.month, point.spent, point.is_repeated) for point in found] == [(6, Decimal(40), True)]


@pytest.mark.parametrize(
    "row, progress, light, ratio, formula",
    [
        ("target: ≥1200人", "month: 6, actual: 600人", "green", "100", "600/(1200 × 6/12) = 100%"),
        ("target: ≥1200人", "month: 6, actual: 359人", "red", "59.83", "359/(1200 × 6/12) ≈ 59.83%"),
        ("target: ≥1200人", "month: 6, actual: 400人", "yellow", "66.67", "400/(1200 × 6/12) ≈ 66.67%"),
        ("target: ≥1200人", "month: 6, actual: 900人", "blue", "150", "900/(1200 × 6/12) = 150%"),
        ("target: ≥1200人", "month: 6, actual: -3人", "red", "0", "-3/(1200 × 6/12) = 0%"),
        ("target: ≤30天", "month: 6, actual: 28天", "green", None, "28 ≤ 30"),
        ("target: ≤30天", "month: 6, actual: 31天", "red", None, "31 > 30"),
        ("target: =0起", "month: 6, actual: 1起", "red", None, "1 > 0"),
        ("target: ±10%", "month: 6, actual: -8%", "green", None, "8 ≤ 10"),
        ("target: ≥2.4万元", "month: 6, actual: 12000元", "green", "100", "1.2/(2.4 × 6/12) = 100%"),
    ],
)
def test_indicators(row: str, progress: str, light: str, ratio: str | None, formula: str) -> None:
    text = (
        f"indicators:\n  - {{category: output.quantity, {row.replace('=', chr(0xFF1D))}, progress: [{{{progress}}}]}}\n"
    )
    found = monitor(text).indicators[0]
    assert found.formula is not None
    assert (found.light, found.ratio, found.formula.zh) == (light, ratio and Decimal(ratio), formula)


def test_satisfaction_is_not_cumulative() -> None:
    row = "{category: satisfaction.beneficiary, target: ≥90%, progress: [{month: 6, actual: 63%}]}"
    found = monitor(f"indicators:\n  - {row}\n").indicators[0]
    assert (found.light, found.formula and found.formula.zh) == ("yellow", "63/90 = 70%")


@pytest.mark.parametrize(
    "name, light, formula",
    [("合格率", "green", "88/90 ≈ 97.78%"), ("培训覆盖率", "blue", "88/(90 × 6/12) ≈ 195.56%")],
)
def test_a_rate_is_cumulative_only_where_its_name_says_so(name: str, light: str, formula: str) -> None:
    row = f"{{category: output.quality, name: {name}, target: ≥90%, progress: [{{month: 6, actual: 88%}}]}}"
    found = monitor(f"indicators:\n  - {row}\n").indicators[0]
    assert (found.light, found.formula and found.formula.zh) == (light, formula)


@pytest.mark.parametrize(
    "row, progress, light, not_judged",
    [
        ("target: 有所提高", "outlook: certain", "green", "不是定量指标"),
        ("target: 有所提高", "outlook: possible", "yellow", "不是定量指标"),
        ("target: 有所提高", "outlook: impossible", "red", "不是定量指标"),
        ("target: 有所提高", "actual: 有提高", None, "不是定量指标，没有写完成可能性"),
        ("target: ≥90%", "outlook: possible", "yellow", "没有完成值"),
        ("target: ≥90%", 'actual: "0.5"', None, "实际值写的是小数 0.5，像是 50%"),
    ],
)
def test_without_a_number_the_outlook_counts(row: str, progress: str, light: str | None, not_judged: str) -> None:
    found = monitor(
        f"indicators:\n  - {{category: output.quality, {row}, progress: [{{month: 7, {progress}}}]}}\n"
    ).indicators[0]
    assert found.not_judged is not None
    assert (found.light, found.not_judged.zh) == (light, not_judged)
    assert found.needs_reason == (light == "red")
