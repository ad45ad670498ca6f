"""What a form has no place for is named."""

from dataclasses import replace
from decimal import Decimal

import pytest

from pgt import form, forms
from pgt.form import Form
from pgt.model import Amounts, Body, Goal, Indicator, MediumTerm, Narrative, Progress, Table, Task

TABLE = Table(
    "project",
    name="残疾人康复",
    purpose="康复服务",
    budget=Amounts({"total": Decimal(3), "fiscal": Decimal(2)}),
    goals=(Goal("康复", actual="完成", indicators=(Indicator("output.cost", "标准", basis="部门计划"),)),),
    indicators=(Indicator("output.quantity", "人数", target="≥10人"),),
    tasks=(Task("宣传"),),
    medium_term=MediumTerm("2021-2023"),
    narrative=Narrative(("健全保障",)),
    spending_plan={"mar": Decimal(25)},
    fields={"nature": "新增"},
    lists={"costs": ({"item": "培训"},)},
)


def form_of(text: str) -> Form:
    head = "form: 1\nname: 试样\nkind: project\ncolumns: [10, 10]\n"
    found = form.parse("trial", "trial.yaml", (head + text).encode()).definition
    assert found is not None
    return found


def test_everything_is_named_that_a_form_does_not_print() -> None:
    assert forms.unprinted(form_of('rows:\n  - boxes: [{text: "{name}"}, {}]\n'), TABLE) == (
        *("purpose", "spending_plan", "budget.total", "budget.fiscal", "fields.nature"),
        *("indicators", "goals[].text", "goals[].actual", "goals[].indicators", "tasks"),
        *("medium_term", "narrative", "lists.costs"),
        *("indicators[].name", "indicators[].target", "indicators[].basis"),
    )


def test_nothing_is_named_that_a_form_prints() -> None:
    text = """fields: [{id: nature, label: 属性}]
lists: [{id: costs, label: 成本, columns: [{id: item, label: 内容}]}]
rows:
  - boxes: [{text: "{purpose}"}, {text: "{spending_plan.mar}{fields.nature}"}]
  - boxes: [{text: "{budget.total}"}, {text: "{budget.fiscal}"}]
  - boxes: [{each: goals, text: "{goal.text}{goal.actual}"}, {each: tasks, text: "{task.name}"}]
  - boxes: [{text: "{medium_term.period}"}, {each: narrative.overall, text: "{passage.text}"}]
  - boxes: [{each: lists.costs, text: "{item.item}"}, {}]
  - each: every_indicator
    rows: [{boxes: [{text: "{indicator.name}{indicator.target}"}, {text: "{indicator.basis}"}]}]
"""

    assert forms.unprinted(form_of(text), TABLE) == ()


@pytest.mark.parametrize("adjusted, expected", [(None, ()), (Amounts({"total": Decimal(4)}), ("budget.total",))])
def test_a_budget_stands_in_the_box_of_the_adjusted_one_until_it_is_adjusted(
    adjusted: Amounts | None, expected: tuple[str, ...]
) -> None:
    one = form_of('rows:\n  - boxes: [{text: "{adjusted_budget.total}"}, {}]\n')
    table = Table("project", budget=Amounts({"total": Decimal(3)}), adjusted_budget=adjusted)

    assert forms.unprinted(one, table) == expected


def test_the_parts_of_a_target_print_it_too() -> None:
    text = 'rows:\n  - each: indicators\n    rows: [{boxes: [{text: "{indicator.target.number}"}, {}]}]\n'

    assert forms.unprinted(form_of(text), replace(TABLE, goals=()))[-1] == "indicators[].name"


def test_what_a_forms_blocks_are_not_made_for_is_named() -> None:
    text = """categories:
  - {id: output, label: 产出, second: [{id: output.quantity, label: 数量}]}
  - {id: benefit, label: 效益, second: [{id: satisfaction.beneficiary, label: 满意度}]}
fields: [{id: half_year, label: 半年指标值}]
rows:
  - each: indicators
    only: [benefit]
    rows: [{boxes: [{text: "{indicator.name}"}, {each: indicators, only: [output], text: "{indicator.name}"}]}]
"""
    categories = ("output.quantity", "cost.economic", "satisfaction.beneficiary")
    rows = tuple(Indicator(category, "人数", fields={"half_year": "≥50%"}) for category in categories)

    assert forms.unprinted(form_of(text), Table("project", indicators=rows)) == (
        "indicators[].category: cost.economic",
        "indicators[].fields.half_year",
    )


def test_the_overall_goal_stands_where_goals_would_that_a_table_does_not_list() -> None:
    one = form_of("""rows:
  - boxes: [{each: goals, text: "目标{goal.number}：{goal.text}"}, {each: goals, text: "{goal.actual}"}]
""")
    table = Table("project", overall_goal="适配四百件", achievement="适配四百件")
    assert [cell.shown for _, cell in forms.fill(one, table).placed()] == ["目标1：适配四百件", "适配四百件"]
    assert forms.unprinted(one, table) == ()
    assert forms.unprinted(one, replace(table, goals=(Goal("康复"),))) == ("overall_goal", "achievement")
    apart = form_of('rows:\n  - boxes: [{each: goals, text: "{goal.text}"}, {text: "{overall_goal}"}]\n')
    assert [cell.shown for _, cell in forms.fill(apart, table).placed()] == ["", "适配四百件"]


MONITORED = Table(
    "project",
    budget=Amounts({"total": Decimal(100)}),
    progress=(
        Progress(3, Amounts({"total": Decimal(10)})),
        Progress(7, Amounts({"total": Decimal(60), "other": Decimal(1)}), reason="招标晚"),
    ),
    indicators=(Indicator("output.quantity", "人数", progress=(Progress(7, actual="5人", note="已催"),)),),
)


@pytest.mark.parametrize(
    "boxes, expected",
    [
        (
            '[{text: "{progress.jul.execution.total}"}, {}]',
            [
                *("progress[month: 3]", "progress[].execution.other", "progress[].reason"),
                "indicators[].progress[month: 7]",
            ],
        ),
        ('[{text: "{name}"}, {}]', ["progress[month: 3]", "progress[month: 7]", "indicators[].progress[month: 7]"]),
    ],
    ids=["one month", "none"],
)
def test_months_that_a_form_does_not_print_are_named(boxes: str, expected: list[str]) -> None:
    found = forms.unprinted(form_of(f"rows:\n  - boxes: {boxes}\n"), MONITORED)

    assert [key for key in found if "progress" in key] == expected


@pytest.mark.parametrize(
    "box, expected", [("{name}", ("organization",)), ("{organization.name}", ()), ("{organization.code}", ())]
)
def test_a_form_without_a_place_for_the_organization_says_so(box: str, expected: tuple[str, ...]) -> None:
    table = Table("project", organization=Body("762001", "某市残联"))

    assert forms.unprinted(form_of(f'rows:\n  - boxes: [{{text: "{box}"}}, {{}}]\n'), table) == expected
