"""The money: of which it is, in which unit it probably was written, and what is worth nothing planned."""

from decimal import Decimal

from pgt import load, profile, score, workspace
from pgt.score import Evaluation, exact

ROWS = """
indicators:
  - {category: output.quantity, name: 场次, target: ≥10场, actual: 10场}
  - {category: benefit.social, name: 受益, target: ≥10人, actual: 10人}
  - {category: satisfaction.beneficiary, name: 满意度, target: ≥90%, actual: 95%}
"""
HEAD = "pgt: 1\nkind: project\nyear: 2023\nname: 测试\noverall_goal: 目标\nachievement: 完成\n"


def plain(number: Decimal | None) -> str:
    return "" if number is None else exact.shown(number)


def evaluate(money: str, profile_id: str = "mof-2020", rows: str = ROWS) -> Evaluation:
    loaded = load.parse("trial.pgt.yaml", (HEAD + money + rows).encode(), workspace.NO_SETTINGS)
    found = profile.find(profile_id).definition
    assert loaded.table is not None, loaded.findings
    assert found is not None
    return score.evaluate(loaded.table, found)


def test_an_execution_ten_thousand_times_too_large_is_a_slip_and_not_judged() -> None:
    found = evaluate(
        "budget: {amount_unit: 万元, total: 100}\nexecution: {total: 862000, fiscal: 800000, other: 62000}"
    )
    assert found.execution.not_judged is not None
    assert found.execution.not_judged.zh == "执行 862000万元，预算 100万元，单位差 10000 倍，像是 86.2万元"
    assert (found.execution.score, found.score) == (None, None)
    assert [(one.pointer, exact.shown(one.new)) for one in found.corrections if not isinstance(one.new, str)] == [
        (("execution", "total"), "86.2"),
        (("execution", "fiscal"), "80"),
        (("execution", "other"), "6.2"),
    ]
    assert found.objections == ()


def test_only_what_is_too_large_is_a_slip_where_the_amounts_do_not_add_up() -> None:
    found = evaluate("budget: {amount_unit: 万元, total: 100}\nexecution: {total: 862000, fiscal: 86.2}")
    assert [one.pointer for one in found.corrections] == [("execution", "total")]


def test_an_execution_that_is_far_too_small_is_scored_and_remarked_on() -> None:
    found = evaluate("budget: {amount_unit: 元, total: 1000000}\nexecution: {total: 86.2, notes: {total: 推迟}}")
    assert plain(found.execution.score) == "0"
    assert [one.message.zh for one in found.objections] == [
        "执行 86.2，不到预算 1000000 的千分之一，请看单位是不是写成了万元"
    ]


def test_a_target_without_a_unit_is_not_held_against_ten_thousand_times_as_much() -> None:
    rows = """
indicators:
  - {category: output.cost, name: 成本, target: ≤30, actual: 280000元}
"""
    item = evaluate("budget: {amount_unit: 万元, total: 1}\nexecution: {total: 1}", rows=rows).items[0]
    assert (item.score, item.not_judged and item.not_judged.message.zh) == (
        None,
        "指标值“≤30”没有单位，实际值是“280000元”，像是 ≤30万元",
    )


def test_hubei_goes_by_fiscal_money() -> None:
    goals = "\ngoals:\n  - text: 一\n    indicators:\n"
    goals += "      - {category: output.quantity, name: 甲, target: ≥10个, actual: 10个}\n"
    money = "budget: {amount_unit: 万元, total: 100, fiscal: 80, other: 20}\n"
    money += "execution: {total: 82, fiscal: 80, other: 2, notes: {total: 自筹未到位}}"
    spent = evaluate(money, "hubei", goals).execution
    assert (spent.is_fiscal, plain(spent.rate), plain(spent.score)) == (True, "100", "20")
    assert spent.formula is not None
    assert spent.formula.zh == "20 × 80/80 = 20（财政资金）"
    spent = evaluate(money, "mof-2020").execution
    assert (spent.is_fiscal, plain(spent.rate), plain(spent.score)) == (False, "82", "8.2")
    spent = evaluate("budget: {total: 100}\nexecution: {total: 82}", "hubei", goals).execution
    assert (spent.is_fiscal, plain(spent.rate), plain(spent.score)) == (False, "82", "16.4")


def test_whichever_budget_is_printed_counts_where_the_other_is_not() -> None:
    """County forms print 全年预算数 alone, and the profile without scores goes by the first one."""
    money = "budget: {amount_unit: 万元}\nadjusted_budget: {total: 200}\nexecution: {total: 190}"
    assert plain(evaluate(money, "none").execution.rate) == "95"
    assert plain(evaluate(money.replace("{amount_unit: 万元}", "{total: 100}"), "none").execution.rate) == "190"


def test_parts_of_the_treasury_make_up_fiscal_money() -> None:
    money = "budget: {total: 100, general_public: 50, government_fund: 30, other: 20}\n"
    money += "execution: {total: 60, general_public: 40, other: 20}"
    spent = evaluate(money, "hubei").execution
    assert (plain(spent.budget), plain(spent.execution)) == ("80", "40")


def test_nothing_planned_is_worth_what_was_printed_with_a_reason() -> None:
    money = "budget: {total: 0}\nexecution: {total: 0}\nresult: {execution: {score: 10, reason: 没有安排预算}}"
    found = evaluate(money)
    assert (plain(found.score), found.complete) == ("100", True)
    assert found.execution.formula is not None
    assert found.execution.formula.zh == "0/0，照写的得分 10"
    assert found.comparison is not None
    assert found.comparison.agrees


def test_nothing_planned_and_nothing_said_stays_open_and_is_not_said_to_agree() -> None:
    money = "budget: {total: 0}\nexecution: {total: 0}\nresult: {score: 90, execution: {rate: 0, score: 0}}"
    found = evaluate(money)
    assert (found.score, found.execution.not_judged and found.execution.not_judged.zh) == (
        None,
        "预算和执行都是 0，评分方案没有规定得分：在 result.execution 里写 score 和 reason",
    )
    assert found.comparison is not None
    assert (found.comparison.agrees, found.comparison.disagrees) == (False, False)
    assert [one.name.zh for one in found.comparison.unknown] == ["总分", "预算执行", "执行率"]


def test_a_rate_just_below_the_line_is_shown_with_the_digits_that_tell_it_from_the_line() -> None:
    found = evaluate("budget: {total: 100}\nexecution: {total: 79.996}")
    assert [one.message.zh for one in found.missing] == ["执行率 79.996%，低于 80%，没有说明原因"]
    assert found.execution.rate is not None


def test_sichuan_asks_for_a_reason_below_90_percent() -> None:
    money = "budget: {total: 100}\nexecution: {total: 85}"
    assert [one.message.zh for one in evaluate(money, "sichuan").missing] == ["执行率 85%，低于 90%，没有说明原因"]
    assert evaluate(money, "mof-2020").missing == ()
