"""What the language of forms must be able to say, line by line: printed and, where it matters, read back."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from pgt import form, forms, profile
from pgt.form import Form
from pgt.forms.match import match
from pgt.forms.program import compile_form
from pgt.grid import Grid, Page, Style
from pgt.model import Amounts, Body, Goal, Indicator, MediumTerm, Narrative, Passage, Progress, Result, Table, Task
from pgt.model import PrintedExecution as Execution
from pgt.render.drawing import draw

PROJECT = Table("project", year=2021, amount_unit="万元", name="残疾人康复", code="0502")
INDICATORS = (
    Indicator("output.quantity", "人数", target="≥3800人", weight=Decimal(10)),
    Indicator("output.quantity", "次数", target="有所提高", weight=Decimal(20)),
    Indicator("output.cost", "标准", target="≤1000元/年", weight=Decimal(20)),
    Indicator("satisfaction.beneficiary", "满意度", target="95%", weight=Decimal(10)),
)
CATEGORIES = """\
categories:
  - {id: output, label: 产出, second: [{id: output.quantity, label: 数量}, {id: output.cost, label: 成本}]}
  - {id: benefit, label: 效果, second: [{id: satisfaction.beneficiary, label: 满意}]}
"""


def form_of(text: str, columns: str = "10, 10") -> Form:
    head = f"form: 1\nname: 试样\nkind: project\ncolumns: [{columns}]\n"
    read = form.parse("trial", "trial.yaml", (head + text).encode())
    assert read.findings == ()
    assert read.definition is not None
    return read.definition


def drawn(text: str, table: Table = PROJECT, columns: str = "10, 10") -> str:
    return "\n" + draw(forms.fill(form_of(text, columns), table))


def shown(text: str, table: Table = PROJECT, columns: str = "10, 10") -> list[str]:
    return [cell.shown for _, cell in forms.fill(form_of(text, columns), table).placed()]


def read_back(one: Form, grid: Grid) -> dict[str, Any]:
    """Read what *grid* says; nothing may be left over."""
    matched = match(one, grid)
    (table,) = matched.tables
    assert [table.leftovers, matched.leftovers] == [(), ()]
    return dict(table.data)


def test_a_box_made_of_several_fields_and_literals_readable_backwards() -> None:
    one = form_of(
        """rows:
  - boxes: [{text: 单位}, {text: "{organization.code}-{organization.name}"}]
  - boxes: [{text: 项目}, {text: "[{code}]{name}"}]
  - boxes: [{text: 预算数}, {text: "{budget.total}万元"}]
"""
    )
    body = Body("762001", "张家口市残联")
    table = replace(PROJECT, organization=body, budget=Amounts({"total": Decimal("82.16")}))
    grid = forms.fill(one, table)

    assert [cell.shown for _, cell in grid.placed()][1::2] == ["762001-张家口市残联", "[0502]残疾人康复", "82.16万元"]
    data = read_back(one, grid)
    assert data["organization"] == {"code": "762001", "name": "张家口市残联"}
    assert (data["code"], data["name"], data["budget"]["total"]) == ("0502", "残疾人康复", Decimal("82.16"))


def test_a_title_with_fields_in_it() -> None:
    text = """rows:
  - style: title
    boxes: [{text: "{name}支出绩效目标审批表", columns: 2}]
  - boxes: [{text: "（{year}年度）", columns: 2}]
"""

    assert shown(text) == ["残疾人康复支出绩效目标审批表", "（2021年度）"]
    assert shown(text, Table("project")) == ["支出绩效目标审批表", "（年度）"]


def test_fixed_rows_of_label_and_field_boxes_with_spans() -> None:
    text = """rows:
  - boxes: [{text: 主管部门}, {text: "{supervisor.name}"}, {text: 实施单位}, {text: "{implementer.name}"}]
  - boxes: [{text: 资金, rows: 2}, {text: 总额}, {text: "{budget.total}", columns: 2}]
  - boxes: [{text: 其中：财政}, {text: "{budget.fiscal}", columns: 2}]
"""
    table = replace(
        PROJECT,
        supervisor=Body(name="市残联"),
        implementer=Body(name="康复中心"),
        budget=Amounts({"total": Decimal(3), "fiscal": Decimal(2)}),
    )

    assert (
        drawn(text, table, "8, 10, 8, 8")
        == """
┌────────┬──────────┬────────┬────────┐
│主管部门│市残联    │实施单位│康复中心│
├────────┼──────────┼────────┴────────┤
│        │   总额   │                3│
│  资金  ├──────────┼─────────────────┤
│        │其中：财政│                2│
└────────┴──────────┴─────────────────┘
"""
    )


def test_a_repeated_block_nested_with_rows_after_it() -> None:
    text = (
        CATEGORIES
        + """rows:
  - each: tasks
    rows: [{boxes: [{text: "任务{task.number}"}, {text: "{task.name}", columns: 2}]}]
  - each: goals
    left: [{text: "目标{goal.number}"}]
    head: [{boxes: [{text: 二级}, {text: 三级}]}]
    rows:
      - each: goal.indicators
        rows: [{boxes: [{text: "{indicator.second}"}, {text: "{indicator.name}"}]}]
  - boxes: [{text: 总分, columns: 2}, {text: "{result.score}"}]
"""
    )
    goals = (Goal(indicators=INDICATORS[:2]), Goal(indicators=INDICATORS[2:3]))
    table = replace(PROJECT, tasks=(Task("康复"), Task("就业")), goals=goals, result=Result(Decimal(98)))

    assert (
        drawn(text, table, "6, 6, 6")
        == """
┌──────┬─────────────┐
│任务1 │康复         │
├──────┼─────────────┤
│任务2 │就业         │
├──────┼──────┬──────┤
│      │ 二级 │ 三级 │
│      ├──────┼──────┤
│目标1 │数量  │人数  │
│      ├──────┼──────┤
│      │数量  │次数  │
├──────┼──────┼──────┤
│目标2 │成本  │标准  │
├──────┴──────┼──────┤
│    总分     │    98│
└─────────────┴──────┘
"""
    )


def test_repeated_blocks_over_lists_and_over_prose() -> None:
    text = """lists:
  - {id: schedule, label: 进度, columns: [{id: work, label: 内容}, {id: until, label: 完成时间, kind: date}]}
rows:
  - each: lists.schedule
    rows: [{boxes: [{text: "{item.number}、{item.work}"}, {text: "{item.until}"}]}]
  - boxes: [{each: narrative.overall, text: "{passage.numeral}、{passage.text}", columns: 2}]
  - each: narrative.functions
    rows:
      - boxes: [{text: "{passage.name}"}, {each: passage.items, text: "{item.name}：{item.text}"}]
"""
    table = replace(
        PROJECT,
        lists={"schedule": ({"work": "规划", "until": "2021年3月"}, {"work": "改造"})},
        narrative=Narrative(("健全保障",), (Passage("康复", items=(Passage("适配", "达到80%"),)),)),
    )

    assert shown(text, table) == ["1、规划", "2021年3月", "2、改造", "", "一、健全保障", "康复", "适配：达到80%"]


SUBTOTALS = (
    CATEGORIES
    + """rows:
  - each: first_levels
    left: [{text: "{level.label}（{level.weight}分）"}]
    rows:
      - each: level.indicators
        rows:
          - boxes:
              - {text: "{indicator.running}"}
              - {text: "{indicator.second}"}
              - {text: "{indicator.name}"}
              - {text: "{indicator.weight}"}
      - boxes: [{text: 小计, columns: 3}, {text: "{level.weight}"}]
"""
)


def test_each_first_level_with_its_points_and_a_subtotal_below_and_a_number_that_runs_through() -> None:
    one = form_of(SUBTOTALS, "12, 4, 6, 8, 6")
    under_a_goal = replace(PROJECT, goals=(Goal(indicators=INDICATORS[2:]),), indicators=INDICATORS[:2])
    grid = forms.fill(one, under_a_goal)

    assert (
        "\n" + draw(grid)
        == """
┌────────────┬────┬──────┬────────┬──────┐
│            │   1│数量  │人数    │    10│
│            ├────┼──────┼────────┼──────┤
│            │   2│数量  │次数    │    20│
│产出（50分）├────┼──────┼────────┼──────┤
│            │   3│成本  │标准    │    20│
│            ├────┴──────┴────────┼──────┤
│            │        小计        │    50│
├────────────┼────┬──────┬────────┼──────┤
│            │   4│满意  │满意度  │    10│
│效果（10分）├────┴──────┴────────┼──────┤
│            │        小计        │    10│
└────────────┴────────────────────┴──────┘
"""
    )
    assert [row["category"] for row in read_back(one, grid)["indicators"]] == [row.category for row in INDICATORS]


def test_every_first_level_is_printed_where_the_form_has_its_skeleton() -> None:
    text = SUBTOTALS.replace("left:", "skeleton: every-category\n    left:").replace(
        "each: level.indicators", "each: level.indicators\n        skeleton: every-category"
    )

    assert shown(text, replace(PROJECT, indicators=INDICATORS[3:]), "12, 4, 6, 8, 6") == [
        *("产出（分）", "", "数量", "", "", "", "成本", "", "", "小计", ""),
        *("效果（10分）", "1", "满意", "满意度", "10", "小计", "10"),
    ]


def test_a_number_that_runs_through_all_goals() -> None:
    text = """rows:
  - each: goals
    left: [{text: "{goal.number}"}]
    rows:
      - each: goal.indicators
        rows: [{boxes: [{text: "{indicator.number}"}, {text: "{indicator.running}"}]}]
"""
    goals = (Goal(indicators=INDICATORS[:2]), Goal(indicators=INDICATORS[2:]))

    assert shown(text, replace(PROJECT, goals=goals), "4, 4, 4") == ["1", "1", "1", "2", "2", "2", "1", "3", "2", "4"]


def test_tables_are_counted_through_all_organizations() -> None:
    text = """scope: collection
rows:
  - each: organizations
    rows:
      - each: group.tables
        rows: [{boxes: [{text: "{table.number}"}, {text: "{table.running}"}, {text: "{name}"}]}]
"""
    places = (("甲", "康复"), ("乙", "就业"), ("甲", "宣传"))
    tables = [replace(PROJECT, organization=Body(name=body), name=name) for body, name in places]
    cells = [cell.shown for _, cell in forms.collect(form_of(text, "4, 4, 8"), tables).placed()]

    assert cells == ["1", "1", "康复", "2", "2", "宣传", "1", "3", "就业"]


def test_a_column_for_each_first_level() -> None:
    one = form_of(
        CATEGORIES
        + """rows:
  - boxes: [{text: 产出, columns: 2}, {text: 效果, columns: 2}]
  - boxes: [{text: 三级指标}, {text: 指标值}, {text: 三级指标}, {text: 指标值}]
  - beside:
      - columns: 2
        each: every_indicator
        only: [output]
        rows: [{boxes: [{text: "{indicator.name}"}, {text: "{indicator.target}"}]}]
      - columns: 2
        each: every_indicator
        only: [satisfaction]
        rows: [{boxes: [{text: "{indicator.name}"}, {text: "{indicator.target}"}]}]
""".replace("[satisfaction]", "[benefit, satisfaction.beneficiary]"),
        "8, 10, 8, 8",
    )
    table = replace(PROJECT, indicators=(INDICATORS[0], INDICATORS[3], INDICATORS[2]))

    assert (
        "\n" + draw(forms.fill(one, table))
        == """
┌───────────────────┬─────────────────┐
│       产出        │      效果       │
├────────┬──────────┼────────┬────────┤
│三级指标│  指标值  │三级指标│ 指标值 │
├────────┼──────────┼────────┼────────┤
│人数    │≥3800人   │满意度  │95%     │
├────────┼──────────┼────────┼────────┤
│标准    │≤1000元/年│        │        │
└────────┴──────────┴────────┴────────┘
"""
    )


def test_ten_lists_side_by_side_are_read_back_in_few_states() -> None:
    sides = "".join(
        f"      - columns: 1\n        each: every_indicator\n        only: [{only}]\n"
        '        rows: [{boxes: [{text: "{indicator.name}"}]}]\n'
        for only in ("output.quantity", "output.cost", "satisfaction.beneficiary", *["benefit"] * 7)
    )
    heads = ", ".join(f"{{text: 第{column}列}}" for column in range(10))
    text = f"{CATEGORIES}rows:\n  - boxes: [{heads}]\n  - beside:\n{sides}"
    one = form_of(text.replace("[benefit]", "[benefit.social]").replace(SECOND, SOCIAL), ", ".join(["8"] * 10))
    grid = forms.fill(one, replace(PROJECT, indicators=INDICATORS))

    assert [row["name"] for row in read_back(one, grid)["indicators"]] == ["人数", "标准", "满意度", "次数"]
    assert len(compile_form(one).lines) == 2


SECOND = "{id: satisfaction.beneficiary, label: 满意}"
SOCIAL = f"{SECOND}, {{id: benefit.social, label: 社会}}"


def test_column_headers_in_two_rows_with_operator_number_and_unit_in_columns() -> None:
    one = form_of(
        """rows:
  - boxes: [{text: 三级指标, rows: 2}, {text: 年度指标值, columns: 3}, {text: 指标值, rows: 2}]
  - boxes: [{text: 符号}, {text: 值}, {text: 单位}]
  - each: indicators
    rows:
      - boxes:
          - {text: "{indicator.name}"}
          - {text: "{indicator.target.operator}"}
          - {text: "{indicator.target.number}"}
          - {text: "{indicator.target.unit}"}
          - {text: "{indicator.target}"}
""",
        "8, 6, 8, 6, 12",
    )

    assert (
        "\n" + draw(forms.fill(one, replace(PROJECT, indicators=INDICATORS[:3])))
        == """
┌────────┬──────────────────────┬────────────┐
│        │      年度指标值      │            │
│三级指标├──────┬────────┬──────┤   指标值   │
│        │ 符号 │   值   │ 单位 │            │
├────────┼──────┼────────┼──────┼────────────┤
│人数    │≥     │3800    │人    │≥3800人     │
├────────┼──────┼────────┼──────┼────────────┤
│次数    │定性  │有所提高│      │有所提高    │
├────────┼──────┼────────┼──────┼────────────┤
│标准    │≤     │1000    │元/年 │≤1000元/年  │
└────────┴──────┴────────┴──────┴────────────┘
"""
    )


@pytest.mark.parametrize(
    "target, parts",
    [
        ("＝80人", ["＝", "80", "人", "定量"]),
        (">=95%", [">=", "95", "%", "定量"]),
        ("不低于95%", ["", "不低于95", "%", "定量"]),
        ("≥80%，≤90%", ["", "≥80%，≤90%", "", "定量"]),
        ("2023年12月底前", ["定性", "2023年12月底前", "", "定性"]),
        ("≤2,53万", ["定性", "≤2,53万", "", "定性"]),
    ],
)
def test_the_parts_of_a_target_say_just_what_it_says(target: str, parts: list[str]) -> None:
    text = "rows:\n  - each: indicators\n    rows:\n      - boxes: [" + ", ".join(
        f'{{text: "{{indicator.target.{part}}}"}}' for part in ("operator", "number", "unit", "kind")
    )
    table = replace(PROJECT, indicators=(Indicator("output.cost", target=target),))

    assert shown(text + "]\n", table, "8, 8, 8, 8") == parts


def test_two_lists_side_by_side_or_stacked() -> None:
    text = """rows:
  - left: [{text: 产出}]
    beside:
      - columns: 1
        each: medium_term.indicators
        only: [output]
        rows: [{boxes: [{text: "{indicator.name}"}]}]
      - columns: 1
        each: indicators
        only: [output]
        rows: [{boxes: [{text: "{indicator.name}"}]}]
  - each: medium_term.goals
    rows: [{boxes: [{text: 长期目标}, {text: "{goal.text}", columns: 2}]}]
  - each: goals
    rows: [{boxes: [{text: 年度目标}, {text: "{goal.text}", columns: 2}]}]
"""
    medium = MediumTerm(indicators=INDICATORS[:1], goals=(Goal("三年"),))
    table = replace(PROJECT, indicators=INDICATORS, medium_term=medium, goals=(Goal("一年"),))

    assert (
        drawn(CATEGORIES + text, table, "8, 6, 6")
        == """
┌────────┬──────┬──────┐
│        │人数  │人数  │
│        ├──────┼──────┤
│  产出  │      │次数  │
│        ├──────┼──────┤
│        │      │标准  │
├────────┼──────┴──────┤
│长期目标│三年         │
├────────┼─────────────┤
│年度目标│一年         │
└────────┴─────────────┘
"""
    )


def test_first_and_second_labels_merged_down_or_repeated_on_every_row() -> None:
    text = (
        CATEGORIES
        + """rows:
  - each: indicators
    rows:
      - boxes: [{text: "{indicator.first}", merge: same}, {text: "{indicator.second}"}, {text: "{indicator.name}"}]
"""
    )

    assert (
        drawn(text, replace(PROJECT, indicators=INDICATORS), "6, 6, 8")
        == """
┌──────┬──────┬────────┐
│      │数量  │人数    │
│      ├──────┼────────┤
│产出  │数量  │次数    │
│      ├──────┼────────┤
│      │成本  │标准    │
├──────┼──────┼────────┤
│效果  │满意  │满意度  │
└──────┴──────┴────────┘
"""
    )


FILLED_UP = (
    CATEGORIES
    + """rows:
  - boxes:
      - {text: 目标}
      - {each: goals, text: "目标{goal.number}：{goal.text}", fillers: ["目标1：", "目标2："], columns: 2}
  - boxes: [{text: 一级指标}, {text: 二级指标}, {text: 三级指标}]
  - each: indicators
    skeleton: every-category
    fillers: [指标1, ……]
    rows:
      - boxes: [{text: "{indicator.first}", merge: same}, {text: "{indicator.second}"}, {text: "{indicator.name}"}]
"""
)


def test_the_lists_order_a_skeleton_row_for_each_empty_category_and_fillers_passed_over_when_read() -> None:
    one = form_of(FILLED_UP, "8, 8, 8")
    grid = forms.fill(one, replace(PROJECT, indicators=INDICATORS[2:] + INDICATORS[:1], goals=(Goal("康复"),)))

    assert (
        "\n" + draw(grid)
        == """
┌────────┬─────────────────┐
│  目标  │目标1：康复      │
│        │目标2：          │
├────────┼────────┬────────┤
│一级指标│二级指标│三级指标│
├────────┼────────┼────────┤
│        │成本    │标准    │
│产出    ├────────┼────────┤
│        │成本    │……      │
├────────┼────────┼────────┤
│        │满意    │满意度  │
│效果    ├────────┼────────┤
│        │满意    │……      │
├────────┼────────┼────────┤
│        │数量    │人数    │
│产出    ├────────┼────────┤
│        │数量    │……      │
└────────┴────────┴────────┘
"""
    )
    assert read_back(one, grid)["indicators"] == [
        {"category": "output.cost", "name": "标准"},
        {"category": "satisfaction.beneficiary", "name": "满意度"},
        {"category": "output.quantity", "name": "人数"},
    ]


def test_a_form_with_nothing_on_it_has_its_skeleton_and_its_fillers() -> None:
    cells = shown(FILLED_UP, Table("project"), "8, 8, 8")

    assert cells == [
        *("目标", "目标1：\n目标2：", "一级指标", "二级指标", "三级指标"),
        *("产出", "数量", "指标1", "数量", "……", "成本", "指标1", "成本", "……"),
        *("效果", "满意", "指标1", "满意", "……"),
    ]


def test_a_categorys_label_its_place_its_own_categories_and_a_first_level_alone() -> None:
    text = """categories:
  - {id: output, label: 产出指标}
  - id: benefit
    label: 效果指标
    second: [{id: benefit.social, label: 社会效果}, {id: satisfaction.beneficiary, label: 公众满意度}]
  - {id: process, label: 过程指标, second: [{id: process.compliance, label: 合规性}]}
rows:
  - each: indicators
    rows: [{boxes: [{text: "{indicator.first}"}, {text: "{indicator.second}"}]}]
"""
    names = ("output", "benefit.social", "satisfaction.beneficiary", "process.compliance")
    rows = (*map(Indicator, names), Indicator("benefit.social", label="社会影响"))

    assert shown(text, replace(PROJECT, indicators=rows)) == [
        *("产出指标", ""),
        *("效果指标", "社会效果"),
        *("效果指标", "公众满意度"),
        *("过程指标", "合规性"),
        *("效果指标", "社会影响"),
    ]


def test_the_points_of_a_group_in_its_label_computed_fixed_or_a_band() -> None:
    text = """categories:
  - {id: output, label: 产出, second: [{id: output.quantity, label: 数量}, {id: output.cost, label: 成本（20分）}]}
  - {id: satisfaction, label: 满意度（0-10）分, second: [{id: satisfaction.beneficiary, label: 满意度}]}
rows:
  - each: indicators
    rows:
      - boxes:
          - {text: "{indicator.first}（{indicator.first_weight}分）", merge: same}
          - {text: "{indicator.second}（{indicator.second_weight}分）", merge: same}
"""

    assert shown(text, replace(PROJECT, indicators=INDICATORS)) == [
        *("产出（50分）", "数量（30分）", "成本（20分）（20分）"),
        *("满意度（0-10）分（10分）", "满意度（10分）"),
    ]
    unweighted = replace(PROJECT, indicators=(replace(INDICATORS[0], weight=None), *INDICATORS[1:3]))
    assert shown(text, unweighted)[:2] == ["产出（分）", "数量（分）"]


COMPUTED = """words: {nothing_planned: 0.00%}
rows:
  - boxes:
      - {text: "{budget.total}", decimals: 2, thousands: ","}
      - {text: "{execution_rate}%"}
      - {text: "{execution_rate.fiscal}%", decimals: 1}
      - {text: "{adjustment.total}"}
      - {text: "{remaining.total}"}
      - {text: "{sum.weight}"}
      - {text: "{result.score}"}
      - {text: "{result.rating}"}
      - {each: indicators, text: "{indicator.direction}", between: 、}
      - {each: indicators, text: "{indicator.ratio}%", between: 、}
"""


def test_computed_cells_rate_sums_total_rating_direction() -> None:
    table = replace(
        PROJECT,
        budget=Amounts({"total": Decimal("8827620.5"), "fiscal": Decimal(3)}),
        adjusted_budget=Amounts({"total": Decimal("8000000.5"), "fiscal": Decimal(3)}),
        execution=Amounts({"total": Decimal(8000000), "fiscal": Decimal(2)}),
        indicators=(replace(INDICATORS[0], actual="3912人"), replace(INDICATORS[2], actual="900元/年")),
        result=Result(Decimal("98.5"), "优"),
    )

    assert shown(COMPUTED, table, ", ".join(["10"] * 10)) == [
        *("8,827,620.50", "100.00%", "66.7%", "-827620.0", "0.5", "30", "98.5", "优", "正向、反向", "102.95%、90.00%"),
    ]


def test_what_cannot_be_computed_is_blank_and_nothing_by_nothing_is_what_the_form_says() -> None:
    nothing = Amounts({"total": Decimal(0)})
    columns = ", ".join(["10"] * 10)

    assert shown(COMPUTED, PROJECT, columns) == [""] * 10
    assert shown(COMPUTED, replace(PROJECT, budget=nothing, execution=nothing), columns)[1] == "0.00%"
    printed = Result(execution=Execution(rate=Decimal("49.9")))
    assert shown(COMPUTED, replace(PROJECT, result=printed), columns)[1] == "49.9%"


def test_the_points_of_all_are_not_printed_beside_some_that_are_missing() -> None:
    points = profile.find("mof-2020").definition
    one = form_of('rows:\n  - boxes: [{text: "{sum.weight}"}, {text: "{sum.points}"}]\n')
    some = (INDICATORS[0], replace(INDICATORS[1], weight=None))

    printed = [forms.fill(one, replace(PROJECT, indicators=rows), points) for rows in ((), INDICATORS, some)]

    assert [[cell.shown for _, cell in grid.placed()] for grid in printed] == [["90", "100"], ["60", "70"], ["", ""]]


@pytest.mark.parametrize(
    "text, code, name, expected",
    [
        ("{code}-{name}", "0502", "康复", "0502-康复"),
        ("{code}-{name}", None, "康复", "康复"),
        ("{code}-{name}", "0502", None, "0502"),
        ("[{code}]{name}", None, "康复", "康复"),
        ("[{code}]{name}", "0502", None, "[0502]"),
        ("项目{name}\\n（{code}）", None, "康复", "项目康复"),
        ("项目{name}\\n（{code}）", None, None, ""),
    ],
)
def test_words_go_with_the_values_that_they_stand_beside(
    text: str, code: str | None, name: str | None, expected: str
) -> None:
    one = f'rows:\n  - boxes: [{{text: "{text}", words: drop}}, {{}}]\n'

    assert shown(one, replace(PROJECT, code=code, name=name))[0] == expected


def test_a_first_level_without_its_points_is_read_back() -> None:
    one = form_of(
        CATEGORIES
        + """rows:
  - boxes: [{text: 一级指标}, {text: 二级指标}, {text: 三级指标}]
  - each: indicators
    rows:
      - boxes:
          - {text: "{indicator.first}\\n（{indicator.first_weight}分）", words: drop, merge: same}
          - {text: "{indicator.second}"}
          - {text: "{indicator.name}"}
""",
        "10, 10, 10",
    )
    rows = (Indicator("output.quantity", "人数"), Indicator("satisfaction.beneficiary", "学员"))
    grid = forms.fill(one, replace(PROJECT, indicators=rows))

    assert [cell.shown for _, cell in grid.placed()][3:] == ["产出", "数量", "人数", "效果", "满意", "学员"]
    assert read_back(one, grid)["indicators"] == [
        {"category": "output.quantity", "name": "人数"},
        {"category": "satisfaction.beneficiary", "name": "学员"},
    ]


OR_ELSE = """rows:
  - boxes: [{text: 预算数}, {text: 执行数}, {text: 执行率}]
  - boxes:
      - {text: "{adjusted_budget.fiscal}", or: "{adjusted_budget.total}"}
      - {text: "{execution.fiscal}", or: "{execution.total}"}
      - {text: "{execution_rate.fiscal}%", or: "{execution_rate}%"}
"""


@pytest.mark.parametrize(
    "budget, execution, expected",
    [
        ({"total": "100", "fiscal": "80"}, {"total": "82", "fiscal": "80"}, ["80", "80", "100.00%"]),
        ({"total": "100", "fiscal": "80"}, {"total": "82"}, ["100", "82", "82.00%"]),
        ({"total": "100"}, {"total": "82"}, ["100", "82", "82.00%"]),
        ({"total": "100", "fiscal": "80"}, {}, ["80", "", ""]),
    ],
)
def test_another_amount_is_printed_where_one_is_missing_in_the_whole_row(
    budget: dict[str, str], execution: dict[str, str], expected: list[str]
) -> None:
    one = form_of(OR_ELSE, "10, 10, 10")
    amounts = [Amounts({key: Decimal(amount) for key, amount in each.items()}) for each in (budget, execution)]
    grid = forms.fill(one, replace(PROJECT, budget=amounts[0], execution=amounts[1]))

    assert [cell.shown for _, cell in grid.placed()][3:] == expected
    assert "result" not in read_back(one, grid)


def test_a_printed_rate_is_that_of_the_first_rate_on_the_form() -> None:
    one = form_of(OR_ELSE, "10, 10, 10")
    fiscal = Amounts({"fiscal": Decimal(80)})
    printed = Result(execution=Execution(rate=Decimal("98.76")))
    grid = forms.fill(one, replace(PROJECT, budget=fiscal, execution=fiscal, result=printed))

    assert [cell.shown for _, cell in grid.placed()][3:] == ["80", "80", "98.76%"]
    assert read_back(one, grid)["result"] == {"execution": {"rate": Decimal("98.76")}}


REASONS = """fields: [{id: deviation, label: 偏差原因}]
rows:
  - each: indicators
    rows: [{boxes: [{text: "{indicator.second}"}, {text: "{indicator.name}"}, {text: "{indicator.actual}"}]}]
  - boxes: [{text: 偏差原因}, {text: "{fields.deviation}", or: "{reasons}", columns: 2}]
"""


def test_all_reasons_stand_in_one_box_unless_one_was_written_for_it() -> None:
    one = form_of(CATEGORIES + REASONS, "10, 10, 10")
    rows = (
        Indicator("output.quantity", "人数", actual="9人", reason="疫情：停课"),
        Indicator("output.cost", "标准", actual="8元"),
        Indicator("output.quantity", "场次", actual="1场", reason="少办一场"),
    )
    execution = Amounts({}, notes={"total": "采购结余"})
    table = replace(PROJECT, indicators=rows, execution=execution)
    grid = forms.fill(one, table)

    assert [cell.shown for _, cell in grid.placed()][-1] == "预算执行率：采购结余\n人数：疫情：停课\n场次：少办一场"
    again = read_back(one, grid)
    assert [row.get("reason") for row in again["indicators"]] == ["疫情：停课", None, "少办一场"]
    assert again["execution"] == {"notes": {"total": "采购结余"}}
    assert "fields" not in again

    by_hand = replace(table, fields={"deviation": "人数：疫情\n以上是主要原因"})
    grid = forms.fill(one, by_hand)
    assert [cell.shown for _, cell in grid.placed()][-1] == "人数：疫情\n以上是主要原因"
    assert read_back(one, grid)["fields"] == {"deviation": "人数：疫情\n以上是主要原因"}
    assert [forms.unprinted(one, each) for each in (table, by_hand)] == [(), ("indicators[].reason",)]


def test_what_should_stand_in_a_box_is_printed_on_an_empty_form_only() -> None:
    text = 'rows:\n  - boxes: [{text: 用途}, {text: "{purpose}", hint: 概述（200字以内）, blank: —}]\n'
    one = form_of(text + '  - boxes: [{text: 名称}, {text: "{name}"}]\n')

    pages = [forms.empty(one), forms.fill(one, PROJECT)]

    assert [[cell.shown for _, cell in grid.placed()] for grid in pages] == [
        ["用途", "概述（200字以内）", "名称", ""],
        ["用途", "—", "名称", "残疾人康复"],
    ]
    assert match(one, pages[0]).tables[0].data == {"pgt": 1, "kind": "project", "form": "trial"}


def test_sums_over_tasks_and_lists_are_blank_over_nothing() -> None:
    text = """lists:
  - {id: costs, label: 成本, columns: [{id: item, label: 内容}, {id: amount, label: 金额, kind: amount}]}
rows:
  - boxes:
      - {text: "{sum.tasks.budget.total}"}
      - {text: "{sum.lists.costs.amount}"}
"""
    tasks = tuple(Task(budget=Amounts({"total": Decimal(amount)})) for amount in ("188.4", "1667.1"))
    costs = ({"item": "培训", "amount": "2.5"}, {"item": "其他", "amount": "若干"}, {"item": "设备", "amount": "7.50"})

    assert shown(text, replace(PROJECT, tasks=tasks, lists={"costs": costs})) == ["1855.5", "10.00"]
    assert shown(text) == ["", ""]


def test_constants_in_fixed_or_repeated_rows() -> None:
    text = """rows:
  - boxes: [{text: 上年结转}, {text: /}, {text: —}, {text: "10"}]
  - each: indicators
    rows: [{boxes: [{text: "{indicator.name}"}, {text: /}, {text: —}, {text: "{indicator.note}", blank: /}]}]
"""

    assert shown(text, replace(PROJECT, indicators=INDICATORS[:1]), "8, 6, 6, 6") == [
        *("上年结转", "/", "—", "10"),
        *("人数", "/", "—", "/"),
    ]


def test_a_suffix_on_a_number_and_reading_it_back() -> None:
    one = form_of(
        CATEGORIES
        + """rows:
  - boxes: [{text: 二级指标}, {text: 指标}, {text: 分值}]
  - each: indicators
    rows: [{boxes: [{text: "{indicator.second}"}, {text: "{indicator.name}"}, {text: "{indicator.weight}分"}]}]
""",
        "8, 10, 8",
    )
    grid = forms.fill(one, replace(PROJECT, indicators=(replace(INDICATORS[0], weight=Decimal("10.50")),)))

    assert [cell.shown for _, cell in grid.placed()][-1] == "10.50分"
    assert [cell.value for _, cell in grid.placed()][-1] == Decimal("10.50")
    (row,) = read_back(one, grid)["indicators"]
    assert str(row["weight"]) == "10.50"


def test_tick_boxes_with_every_choice_printed_and_none_chosen_allowed() -> None:
    text = """fields:
  - {id: nature, label: 属性, kind: choice, choices: [新增, 延续], ticks: {chosen: √, open: □, side: after}}
  - {id: class, label: 类别, kind: choice, choices: [一次性, 经常性], ticks: {between: 、}}
rows:
  - boxes: [{text: 项目属性}, {text: "{fields.nature}"}]
  - boxes: [{text: 项目类别}, {text: "{fields.class}"}]
"""

    grid = forms.fill(form_of(text), replace(PROJECT, fields={"nature": "延续"}))

    assert [cell.shown for _, cell in grid.placed()][1::2] == ["新增□ 延续√", "□一次性、□经常性"]
    assert read_back(form_of(text), grid)["fields"] == {"nature": "延续"}


def test_numbers_that_begin_again_under_each_second_level() -> None:
    one = form_of(
        CATEGORIES
        + """rows:
  - each: indicators
    skeleton: every-category
    rows:
      - boxes:
          - {text: "{indicator.first_number}"}
          - {text: "{indicator.second}"}
          - {text: "指标{indicator.second_number}：{indicator.name}", words: drop}
""",
        "4, 6, 16",
    )
    grid = forms.fill(one, replace(PROJECT, indicators=INDICATORS[:3]))

    assert (
        "\n" + draw(grid)
        == """
┌────┬──────┬────────────────┐
│   1│数量  │指标1：人数     │
├────┼──────┼────────────────┤
│   2│数量  │指标2：次数     │
├────┼──────┼────────────────┤
│   3│成本  │指标1：标准     │
├────┼──────┼────────────────┤
│    │满意  │                │
└────┴──────┴────────────────┘
"""
    )
    assert [row["name"] for row in read_back(one, grid)["indicators"]] == ["人数", "次数", "标准"]


A_COLUMN_EACH = (
    CATEGORIES
    + """scope: collection
rows:
  - boxes: [{text: 单位, rows: 2}, {text: 产出, columns: 2}, {text: 效果}]
  - boxes: [{text: 服务人数}, {text: 服务次数}, {text: 家长满意度}]
  - each: tables
    rows:
      - boxes:
          - {text: "{organization.name}"}
          - {each: every_indicator, only: [output.quantity], named: 服务人数, text: "{indicator.target}"}
          - {each: every_indicator, only: [output.quantity], named: 服务次数, text: "{indicator.target}"}
          - {each: every_indicator, only: [satisfaction.beneficiary], named: 家长满意度, text: "{indicator.target}"}
"""
)


def test_a_column_for_each_indicator_whose_name_is_the_head() -> None:
    one = form_of(A_COLUMN_EACH, "8, 10, 10, 12")
    people, times = (Indicator("output.quantity", name, target="≥20") for name in ("服务人数", "服务次数"))
    content = Indicator("satisfaction.beneficiary", "家长满意度", target="≥95%")
    tables = [
        replace(PROJECT, organization=Body(name="甲镇"), indicators=(people, times, content)),
        replace(PROJECT, organization=Body(name="乙镇"), indicators=(content, replace(people, target="30人"))),
    ]
    grid = forms.collect(one, tables)

    assert (
        "\n" + draw(grid)
        == """
┌────────┬─────────────────────┬────────────┐
│        │        产出         │    效果    │
│  单位  ├──────────┬──────────┼────────────┤
│        │ 服务人数 │ 服务次数 │ 家长满意度 │
├────────┼──────────┼──────────┼────────────┤
│甲镇    │≥20       │≥20       │≥95%        │
├────────┼──────────┼──────────┼────────────┤
│乙镇    │30人      │          │≥95%        │
└────────┴──────────┴──────────┴────────────┘
"""
    )
    assert [table.data["indicators"] for table in match(one, grid).tables] == [
        [
            {"category": "output.quantity", "target": "≥20", "name": "服务人数"},
            {"category": "output.quantity", "target": "≥20", "name": "服务次数"},
            {"category": "satisfaction.beneficiary", "target": "≥95%", "name": "家长满意度"},
        ],
        [
            {"category": "output.quantity", "target": "30人", "name": "服务人数"},
            {"category": "satisfaction.beneficiary", "target": "≥95%", "name": "家长满意度"},
        ],
    ]


def test_a_row_that_is_for_one_indicator_and_what_has_no_row() -> None:
    one = form_of(
        CATEGORIES
        + """rows:
  - each: indicators
    only: [output.quantity]
    named: 人数
    rows: [{boxes: [{text: 服务人数（5分）}, {text: "{indicator.target}"}]}]
  - each: indicators
    only: [output.cost]
    named: 标准
    rows: [{boxes: [{text: 补助标准（5分）}, {text: "{indicator.target}"}]}]
""",
        "20, 12",
    )
    table = replace(PROJECT, indicators=(INDICATORS[2], INDICATORS[0]))
    grid = forms.fill(one, table)

    assert [cell.shown for _, cell in grid.placed()] == ["服务人数（5分）", "≥3800人", "补助标准（5分）", "≤1000元/年"]
    assert [row["name"] for row in read_back(one, grid)["indicators"]] == ["人数", "标准"]
    assert forms.unprinted(one, replace(table, indicators=INDICATORS[:1])) == ("indicators[].weight",)
    assert forms.unprinted(one, replace(table, indicators=INDICATORS[1:2])) == (
        "indicators[].category: output.quantity",
        "indicators[].name",
        "indicators[].weight",
    )


A_BOX_EACH = """fields:
  - {id: nature, label: 属性, kind: choice, choices: [新增, 延续], ticks: {chosen: 是, open: 否}}
  - {id: causes, label: 偏差原因, kind: choices, choices: [经费, 人员, 其他]}
rows:
  - boxes:
      - {text: 新增}
      - {text: "{fields.nature}", tick: 新增}
      - {text: 延续}
      - {text: "{fields.nature}", tick: 延续}
      - {columns: 4}
  - boxes:
      - {text: 二级指标}
      - {text: 三级指标}
      - {text: 经费}
      - {text: 人员}
      - {text: 其他}
      - {text: 确定能}
      - {text: 有可能}
      - {text: 不可能}
  - each: indicators
    rows:
      - boxes:
          - {text: "{indicator.second}"}
          - {text: "{indicator.name}"}
          - {text: "{indicator.fields.causes}", tick: 经费}
          - {text: "{indicator.fields.causes}", tick: 人员}
          - {text: "{indicator.fields.causes}", tick: 其他}
          - {text: "{indicator.progress.jul.outlook}", tick: certain}
          - {text: "{indicator.progress.jul.outlook}", tick: possible}
          - {text: "{indicator.progress.jul.outlook}", tick: impossible}
"""


def test_a_box_to_tick_for_each_choice_and_several_that_are_ticked() -> None:
    one = form_of(CATEGORIES + A_BOX_EACH, "8, 8, 6, 6, 6, 6, 6, 6")
    rows = (
        replace(INDICATORS[0], fields={"causes": "经费、其他"}, progress=(Progress(7, outlook="possible"),)),
        replace(INDICATORS[2], progress=(Progress(7, outlook="certain"),)),
    )
    grid = forms.fill(one, replace(PROJECT, fields={"nature": "延续"}, indicators=rows))

    assert (
        "\n" + draw(grid)
        == """
┌────────┬────────┬──────┬──────┬───────────────────────────┐
│  新增  │   否   │ 延续 │  是  │                           │
├────────┼────────┼──────┼──────┼──────┬──────┬──────┬──────┤
│二级指标│三级指标│ 经费 │ 人员 │ 其他 │确定能│有可能│不可能│
├────────┼────────┼──────┼──────┼──────┼──────┼──────┼──────┤
│数量    │人数    │  √   │      │  √   │      │  √   │      │
├────────┼────────┼──────┼──────┼──────┼──────┼──────┼──────┤
│成本    │标准    │      │      │      │  √   │      │      │
└────────┴────────┴──────┴──────┴──────┴──────┴──────┴──────┘
"""
    )
    (found,) = match(one, grid).tables
    assert found.data["fields"] == {"nature": "延续"}
    assert [(row["name"], row.get("fields"), row["progress"]) for row in found.data["indicators"]] == [
        ("人数", {"causes": "经费、其他"}, [{"month": 7, "outlook": "possible"}]),
        ("标准", None, [{"month": 7, "outlook": "certain"}]),
    ]


def test_several_choices_in_one_box() -> None:
    text = """fields:
  - {id: causes, label: 偏差原因, kind: choices, choices: [经费, 人员、设备, 其他], ticks: {between: 、}}
rows:
  - boxes: [{text: 偏差原因}, {text: "{fields.causes}"}]
"""
    both, one = ({"causes": causes} for causes in ("经费、人员、设备", "人员、设备"))

    assert shown(text, replace(PROJECT, fields=both))[1] == "☑经费、☑人员、设备、□其他"
    assert shown(text, replace(PROJECT, fields=one))[1] == "□经费、☑人员、设备、□其他"
    assert read_back(form_of(text), forms.fill(form_of(text), replace(PROJECT, fields=both)))["fields"] == both


def test_a_box_to_tick_with_other_words_in_it_is_listed() -> None:
    one = form_of(CATEGORIES + A_BOX_EACH, "8, 8, 6, 6, 6, 6, 6, 6")
    grid = forms.fill(one, replace(PROJECT, indicators=INDICATORS[:1]))
    rows = list(grid.rows)
    cells = list(rows[2].cells)
    cells[2:6] = [
        replace(cells[2], value="✔"),
        replace(cells[3], value="缺编"),
        replace(cells[4], value="□"),
        replace(cells[5], value="V"),
    ]
    rows[2] = replace(rows[2], cells=tuple(cells))

    (found,) = match(one, replace(grid, rows=tuple(rows))).tables

    assert [(left.text, left.why.en) for left in found.leftovers] == [("缺编", "it is none of the choices")]
    (row,) = found.data["indicators"]
    assert (row["fields"], row["progress"]) == ({"causes": "经费"}, [{"month": 7, "outlook": "certain"}])


def test_how_far_the_money_was_spent_at_the_end_of_a_month_and_the_years_to_come() -> None:
    one = form_of(
        """rows:
  - boxes: [{text: 预算数}, {text: "{budget.total}"}]
  - boxes: [{text: 其中：财政拨款}, {text: "{budget.fiscal}"}]
  - boxes: [{text: 执行数}, {text: "{progress.jul.execution.total}"}]
  - boxes: [{text: 财政拨款执行数}, {text: "{progress.jul.execution.fiscal}"}]
  - boxes: [{text: 执行率}, {text: "{progress.jul.execution_rate}%", decimals: 1}]
  - boxes: [{text: 财政拨款执行率}, {text: "{progress.jul.execution_rate.fiscal}%"}]
  - boxes: [{text: 年度}, {text: "{year}、{next_year}、{year_after_next}"}]
""",
        "16, 16",
    )
    spent = Progress(7, execution=Amounts({"total": Decimal("27.5"), "fiscal": Decimal(20)}))
    table = replace(PROJECT, budget=Amounts({"total": Decimal(80), "fiscal": Decimal(40)}), progress=(spent,))
    grid = forms.fill(one, table)

    assert [cell.shown for _, cell in grid.placed()][1::2] == [
        *("80", "40", "27.5", "20", "34.4%", "50.00%", "2021、2022、2023"),
    ]
    assert read_back(one, grid)["progress"] == [
        {"month": 7, "execution": {"total": Decimal("27.5"), "fiscal": Decimal(20)}}
    ]


RATINGS = """rows:
  - boxes:
      - {text: 评价等级}
      - {text: "{result.rating}", choices: [优, 良, 中, 差], ticks: {side: after}}
  - boxes: [{text: 总分}, {text: "{result.score}分"}]
"""


@pytest.mark.parametrize(
    "rating, printed, again",
    [("良", "优□ 良☑ 中□ 差□", "良"), (None, "优□ 良□ 中□ 差□", None), ("合格", "优□ 良□ 中□ 差□", None)],
)
def test_all_that_a_value_can_say_with_a_tick(rating: str | None, printed: str, again: str | None) -> None:
    one = form_of(RATINGS, "10, 20")
    grid = forms.fill(one, replace(PROJECT, result=Result(Decimal(88), rating)))

    assert [cell.shown for _, cell in grid.placed()] == ["评价等级", printed, "总分", "88分"]
    assert read_back(one, grid)["result"].get("rating") == again


def test_the_points_that_were_lost_and_how_far_the_actual_is_from_the_target() -> None:
    text = """rows:
  - each: indicators
    rows: [{boxes: [{text: "{indicator.deduction}", style: center}, {text: "{indicator.deviation}%"}]}]
"""
    rows = (
        Indicator("output.quantity", "人数", target="≥80人", actual="60人", weight=Decimal(10), score=Decimal("7.5")),
        Indicator("output.quantity", "次数", target="有所提高", actual="有所提高", weight=Decimal(10)),
    )

    assert shown(text, replace(PROJECT, indicators=rows)) == ["2.5", "-25.00%", "", ""]


OPERATORS_IN_WORDS = (
    "words: {at_least: 大于等于, at_most: 小于等于, equal_to: 等于}\n"
    + CATEGORIES
    + """rows:
  - boxes: [{text: 二级指标}, {text: 三级指标}, {text: 计算符号}, {text: 指标值}, {text: 计量单位}]
  - each: indicators
    rows:
      - boxes:
          - {text: "{indicator.second}"}
          - {text: "{indicator.name}"}
          - {text: "{indicator.target.operator}"}
          - {text: "{indicator.target.number}"}
          - {text: "{indicator.target.unit}"}
"""
)


def test_operators_in_words() -> None:
    one = form_of(OPERATORS_IN_WORDS, "10, 10, 10, 10, 10")
    rows = [
        Indicator("output.quantity", name, target=target)
        for name, target in (("人数", "≥3800人"), ("标准", "≤1000元/年"), ("次数", "＝3次"), ("程度", "提高"))
    ]
    grid = forms.fill(one, replace(PROJECT, indicators=tuple(rows)))

    assert [cell.shown for _, cell in grid.placed()][7::5] == ["大于等于", "小于等于", "等于", "定性"]
    assert [row["target"] for row in read_back(one, grid)["indicators"]] == ["≥3800人", "≤1000元/年", "=3次", "提高"]


def test_one_sign_for_what_is_equal_and_for_what_is_said_in_words() -> None:
    one = form_of(OPERATORS_IN_WORDS.partition("\n")[2], "10, 10, 10, 10, 10")
    one = replace(one, words={**one.words, "qualitative": "="})
    rows = [Indicator("output.quantity", name, target=target) for name, target in (("次数", "=3次"), ("程度", "提高"))]
    grid = forms.fill(one, replace(PROJECT, indicators=tuple(rows)))

    assert [cell.shown for _, cell in grid.placed()][7::5] == ["=", "="]
    assert [row["target"] for row in read_back(one, grid)["indicators"]] == ["=3次", "提高"]


def test_a_form_may_say_that_nothing_is_printed() -> None:
    text = """words: {qualitative: ""}
fields: [{id: nature, label: 属性, kind: choice, choices: [新增, 延续], ticks: {open: "", between: "　"}}]
rows:
  - each: indicators
    rows: [{boxes: [{text: "{indicator.target.operator}"}, {text: "{indicator.target.number}"}]}]
  - boxes: [{text: "{fields.nature}"}, {each: indicators, text: "{indicator.name}", between: ""}]
"""
    table = replace(PROJECT, fields={"nature": "延续"}, indicators=INDICATORS[1:2] * 2)

    assert shown(text, table) == ["", "有所提高", "", "有所提高", "新增　☑延续", "次数次数"]


TWO_LEVELS = """scope: collection
rows:
  - boxes: [{text: 项目名称}, {text: 单位编码}, {text: 金额}]
  - boxes: [{text: 合计}, {}, {text: "{sum.budget.total}"}]
  - each: supervisors
    rows:
      - boxes: [{text: "{department.numeral}、{department.name}"}, {}, {text: "{sum.budget.total}"}]
      - each: organizations
        rows:
          - boxes: [{text: "（{group.numeral}）{group.name}"}, {text: "{group.code}"}, {text: "{sum.budget.total}"}]
          - each: group.tables
            rows: [{boxes: [{text: "{table.running}.{name}"}, {text: "{code}"}, {text: "{budget.total}"}]}]
"""


def test_a_collection_with_subtotals_of_supervisors_above_those_of_organizations() -> None:
    one = form_of(TWO_LEVELS, "18, 10, 8")
    disabled, schools = Body("762", "残联"), Body("205", "教育局")
    tables = [
        replace(
            PROJECT,
            name=name,
            supervisor=supervisor,
            organization=Body(code, body),
            budget=Amounts({"total": Decimal(total)}),
        )
        for name, supervisor, code, body, total in (
            ("康复", disabled, "762001", "残联本级", "1.5"),
            ("修缮", schools, "205001", "一中", "8"),
            ("宣传", disabled, "762002", "服务中心", "2"),
            ("就业", disabled, "762001", "残联本级", "3"),
        )
    ]
    grid = forms.collect(one, tables)

    assert (
        "\n" + draw(grid)
        == """
┌──────────────────┬──────────┬────────┐
│     项目名称     │ 单位编码 │  金额  │
├──────────────────┼──────────┼────────┤
│       合计       │          │    14.5│
├──────────────────┼──────────┼────────┤
│一、残联          │          │     6.5│
├──────────────────┼──────────┼────────┤
│（一）残联本级    │762001    │     4.5│
├──────────────────┼──────────┼────────┤
│1.康复            │0502      │     1.5│
├──────────────────┼──────────┼────────┤
│2.就业            │0502      │       3│
├──────────────────┼──────────┼────────┤
│（二）服务中心    │762002    │       2│
├──────────────────┼──────────┼────────┤
│3.宣传            │0502      │       2│
├──────────────────┼──────────┼────────┤
│二、教育局        │          │       8│
├──────────────────┼──────────┼────────┤
│（一）一中        │205001    │       8│
├──────────────────┼──────────┼────────┤
│4.修缮            │0502      │       8│
└──────────────────┴──────────┴────────┘
"""
    )
    assert [
        (table.data["name"], table.data["supervisor"]["name"], table.data["organization"])
        for table in match(one, grid).tables
    ] == [
        ("康复", "残联", {"code": "762001", "name": "残联本级"}),
        ("就业", "残联", {"code": "762001", "name": "残联本级"}),
        ("宣传", "残联", {"code": "762002", "name": "服务中心"}),
        ("修缮", "教育局", {"code": "205001", "name": "一中"}),
    ]


def test_headings_stay_on_the_page_of_what_they_head() -> None:
    named = ("残联", Body("762", "残联")), ("一中", Body("205", "教育局"))
    tables = [replace(PROJECT, name="康复", supervisor=above, organization=Body(name=name)) for name, above in named]
    grid = forms.collect(form_of(TWO_LEVELS, "18, 10, 8"), tables)

    assert [row.cells[0].shown for row in grid.rows if row.keep] == [
        *("一、残联", "（一）残联"),
        *("二、教育局", "（一）一中"),
    ]


A_CELL_FOR_EACH_CATEGORY = (
    CATEGORIES
    + """rows:
  - boxes: [{text: 一级指标}, {text: 二级指标}, {text: 三级指标}, {text: 指标值}]
  - boxes:
      - {text: 产出, rows: 2}
      - {text: 数量}
      - {each: every_indicator, only: [output.quantity], text: "指标{indicator.number}：{indicator.name}"}
      - {each: every_indicator, only: [output.quantity], text: "{indicator.target}"}
  - boxes:
      - {text: 成本}
      - {each: every_indicator, only: [output.cost], text: "指标{indicator.number}：{indicator.name}"}
      - {each: every_indicator, only: [output.cost], text: "{indicator.target}"}
"""
)


def test_all_indicators_of_a_category_in_one_cell_and_their_targets_in_the_next() -> None:
    one = form_of(A_CELL_FOR_EACH_CATEGORY, "8, 8, 14, 12")
    grid = forms.fill(one, replace(PROJECT, indicators=INDICATORS[:3]))

    assert (
        "\n" + draw(grid)
        == """
┌────────┬────────┬──────────────┬────────────┐
│一级指标│二级指标│   三级指标   │   指标值   │
├────────┼────────┼──────────────┼────────────┤
│        │  数量  │指标1：人数   │≥3800人     │
│  产出  │        │指标2：次数   │有所提高    │
│        ├────────┼──────────────┼────────────┤
│        │  成本  │指标1：标准   │≤1000元/年  │
└────────┴────────┴──────────────┴────────────┘
"""
    )
    assert read_back(one, grid)["indicators"] == [
        {"category": "output.quantity", "name": "人数", "target": "≥3800人"},
        {"category": "output.quantity", "name": "次数", "target": "有所提高"},
        {"category": "output.cost", "name": "标准", "target": "≤1000元/年"},
    ]


def test_which_budget_a_single_column_means() -> None:
    text = 'rows:\n  - boxes: [{text: "{budget.total}"}, {text: "{adjusted_budget.total}"}]\n'
    planned = replace(PROJECT, budget=Amounts({"total": Decimal(80)}))

    assert shown(text, planned) == ["80", "80"]
    assert shown(text, replace(planned, adjusted_budget=Amounts({"total": Decimal(30)}))) == ["80", "30"]


def test_boxes_for_approval_seal_and_date() -> None:
    text = """rows:
  - lines: 5
    style: text
    boxes: [{text: "主管部门审核意见：\\n\\n（盖章）\\n 年 月 日"}, {text: "项目负责人：{contact.leader}", style: left}]
"""

    assert (
        drawn(text, replace(PROJECT, contact={"leader": "某某"}), "18, 18")
        == """
┌──────────────────┐
│主管部门审核意见：│
│                  │项目负责人：某某
│（盖章）          │
│ 年 月 日         │
└──────────────────┘
"""
    )


def test_a_collection_holds_many_tables_with_subtotals_above_them() -> None:
    one = form_of(
        """scope: collection
amount_unit: 万元
rows:
  - boxes: [{text: "{year}年公开表（{amount_unit}）", columns: 3}]
  - boxes: [{}, {text: 合计}, {text: "{sum.budget.total}", zeros: drop}]
  - each: organizations
    rows:
      - boxes: [{text: "{group.number}"}, {text: "{group.name}"}, {text: "{sum.budget.total}"}]
      - each: group.tables
        rows: [{boxes: [{text: "{table.number}"}, {text: "{name}"}, {text: "{budget.total}"}]}]
""",
        "4, 10, 8",
    )
    cities, counties = Body("762001", "市残联"), Body("762002", "县残联")
    tables = [
        replace(PROJECT, name=name, organization=body, amount_unit=unit, budget=Amounts({"total": Decimal(total)}))
        for name, body, unit, total in (
            ("康复", cities, "万元", "1.50"),
            ("就业", cities, "元", "15000"),
            ("宣传", counties, "万元", "2.00"),
        )
    ]

    assert (
        "\n" + draw(forms.collect(one, tables))
        == """
┌────────────────────────┐
│2021年公开表（万元）    │
├────┬──────────┬────────┤
│    │   合计   │       5│
├────┼──────────┼────────┤
│   1│市残联    │    3.00│
├────┼──────────┼────────┤
│   1│康复      │    1.50│
├────┼──────────┼────────┤
│   2│就业      │     1.5│
├────┼──────────┼────────┤
│   2│县残联    │    2.00│
├────┼──────────┼────────┤
│   1│宣传      │    2.00│
└────┴──────────┴────────┘
"""
    )
    other_year = replace(tables[0], year=2022)
    assert next(cell.shown for _, cell in forms.collect(one, [*tables, other_year]).placed()) == "年公开表（万元）"


def test_declared_fields_amounts_and_lists() -> None:
    text = """fields:
  - {id: basis, label: 立项依据}
  - {id: since, label: 开始日期, kind: date}
  - {id: account, label: 科目, kind: code}
  - {id: whole, label: 总投资, kind: amount}
  - {id: share, label: 占比, kind: percent}
  - {id: core, label: 核心指标}
amounts: [{id: superior, label: 上级资金}]
lists: [{id: costs, label: 成本, columns: [{id: item, label: 内容}, {id: amount, label: 金额, kind: amount}]}]
amount_unit: 元
rows:
  - boxes: [{text: "{fields.basis}"}, {text: "{fields.since}"}, {text: "{fields.account}"}]
  - boxes: [{text: "{fields.whole}", thousands: ","}, {text: "{fields.share}%"}, {text: "{budget.superior}"}]
  - each: lists.costs
    rows: [{boxes: [{text: "{item.item}"}, {text: "{item.amount}"}, {text: "{execution.superior}"}]}]
  - each: goals
    rows: [{boxes: [{text: "{goal.fields.core}"}, {}, {}]}]
  - each: indicators
    rows: [{boxes: [{text: "{indicator.fields.core}"}, {}, {}]}]
"""
    table = replace(
        PROJECT,
        fields={
            "basis": "财预〔2015〕8号",
            "since": "2021-03-01",
            "account": "0502",
            "whole": "85.5",
            "share": "12.5",
        },
        budget=Amounts({"superior": Decimal("3.2")}),
        lists={"costs": ({"item": "培训", "amount": "2.5"},)},
        goals=(Goal("康复", fields={"core": "是"}),),
        indicators=(Indicator("output.cost", fields={"core": "★"}),),
    )

    assert shown(text, table, "10, 10, 10") == [
        *("财预〔2015〕8号", "2021-03-01", "0502"),
        *("855,000.0", "12.5%", "32000.0"),
        *("培训", "25000.0", ""),
        *("是", "", ""),
        *("★", "", ""),
    ]


def test_styles_by_name_fonts_widths_heights_page_and_footnotes() -> None:
    text = """styles: {label: {font: 仿宋, size: 12, fill: D9D9D9}, fine: {size: 8, border: none, align: right}}
page: {paper: A3, orientation: landscape, margin: 20}
rows:
  - boxes: [{text: 项目名称}, {text: "{name}"}]
    lines: 2
    repeat: every-page
  - style: fine
    boxes: [{text: 备注：一个项目一张表。, columns: 2}]
"""
    grid = forms.fill(form_of(text, "12.5, 30"), PROJECT)

    (label, _), (note,) = (row.cells for row in grid.rows)
    assert grid.styles[label.style] == Style(font="仿宋", size=Decimal(12), align="center", fill="D9D9D9")
    assert grid.styles[note.style] == Style(size=Decimal(8), align="right", border="none")
    assert grid.widths == (Decimal("12.5"), Decimal(30))
    assert grid.page == Page("A3", "landscape", Decimal(20))
    assert (grid.rows[0].lines, grid.repeated()) == (2, (0, 0))
