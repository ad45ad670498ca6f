"""Tables on forms: every word of the language of forms, drawn; and the Hebei tables, cell by cell."""

import csv
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pgt import form, forms, load, profile, workspace
from pgt.form import Form
from pgt.grid import Grid, NumberFormat, address
from pgt.model import Amounts, Body, Goal, Indicator, MediumTerm, Table, Task
from pgt.render.drawing import draw

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
HEBEI = {"zhangjiakou-2021": "2021/762001", "shanhaiguan-2020": "2020/762002"}

PROJECT = Table("project", year=2021, amount_unit="万元", name="残疾人康复", code="0502")
CATEGORIES = """
categories:
  - {id: output, label: 产出, second: [{id: output.quantity, label: 数量}, {id: output.cost, label: 成本}]}
  - {id: benefit, label: 效果, second: [{id: satisfaction.beneficiary, label: 满意}]}
"""


def form_of(text: str, columns: str = "8, 8") -> Form:
    """Return a form with *text* below the keys that every form has."""
    head = f"form: 1\nname: 试样\nkind: project\ncolumns: [{columns}]\n"
    read = form.parse("trial", "trial.yaml", (head + text).encode())
    assert read.findings == ()
    assert read.definition is not None
    return read.definition


def drawn(text: str, table: Table = PROJECT, columns: str = "8, 8") -> str:
    return "\n" + draw(forms.fill(form_of(text, columns), table))


def tables(example: str) -> list[Table]:
    found = []
    for path in sorted((EXAMPLES / example / HEBEI[example]).glob("[0-9]*-*.pgt.yaml")):
        settings, _ = workspace.settings_of(path.parent)
        table = load.load(path, settings).table
        assert table is not None
        found.append(table)
    return found


def filled(table: Table) -> Grid:
    found = form.find(table.form or "").definition
    assert found is not None
    return forms.fill(found, table)


def test_a_box_holds_words_and_fields() -> None:
    text = 'rows:\n  - boxes: [{text: "[{code}]{name}"}, {text: "（{year}年度）{{}}"}]\n'

    assert (
        drawn(text, columns="16, 16")
        == """
┌────────────────┬────────────────┐
│[0502]残疾人康复│（2021年度）{}  │
└────────────────┴────────────────┘
"""
    )


def test_a_number_keeps_its_digits_and_its_suffix() -> None:
    text = 'rows:\n  - boxes: [{text: "{budget.total}"}, {text: "{budget.fiscal}万元"}]\n'
    table = replace(PROJECT, budget=Amounts({"total": Decimal("52.00"), "fiscal": Decimal(0)}))

    grid = forms.fill(form_of(text), table)

    assert [(cell.value, cell.number, cell.shown) for _, cell in grid.placed()] == [
        (Decimal("52.00"), NumberFormat(2), "52.00"),
        (Decimal(0), NumberFormat(0, suffix="万元"), "0万元"),
    ]


def test_a_percentage_is_held_as_a_fraction() -> None:
    text = 'rows:\n  - boxes: [{text: "{spending_plan.mar}%"}, {text: "{spending_plan.jun}%"}]\n'

    grid = forms.fill(form_of(text), replace(PROJECT, spending_plan={"mar": Decimal("25.00")}))

    assert [(cell.value, cell.number, cell.shown) for _, cell in grid.placed()] == [
        (Decimal("0.2500"), NumberFormat(2, percent=True), "25.00%"),
        (None, NumberFormat(), ""),
    ]


def test_decimals_separators_and_blanks_can_be_asked_for() -> None:
    text = """rows:
  - boxes:
      - {text: "{budget.total}", decimals: 2, thousands: ","}
      - {text: "{execution_rate}%", decimals: 1}
      - {text: "{budget.other}", blank: /}
      - {text: "共{budget.total}元", thousands: ","}
"""
    table = replace(
        PROJECT, budget=Amounts({"total": Decimal("8827620.535")}), execution=Amounts({"total": Decimal(1)})
    )

    assert (
        drawn(text, table, "12, 6, 6, 18")
        == """
┌────────────┬──────┬──────┬──────────────────┐
│8,827,620.54│  0.0%│     /│共8,827,620.535元 │
└────────────┴──────┴──────┴──────────────────┘
"""
    )


@pytest.mark.parametrize(
    "written, own, printed, shown",
    [
        ("100000.00", "元", "万元", "10.00"),
        ("95160.00", "元", "万元", "9.516"),
        ("82.16", "万元", "元", "821600.00"),
        ("0", "万元", "元", "0"),
        ("1234567890123.45", "元", "亿元", "12345.6789012345"),
    ],
)
def test_amounts_are_printed_in_the_unit_of_the_form(written: str, own: str, printed: str, shown: str) -> None:
    text = f'amount_unit: {printed}\nrows:\n  - boxes: [{{text: "{{budget.total}}"}}, {{text: "{{amount_unit}}"}}]\n'
    table = replace(PROJECT, amount_unit=own, budget=Amounts({"total": Decimal(written)}))

    grid = forms.fill(form_of(text), table)

    assert [cell.shown for _, cell in grid.placed()] == [shown, printed]


def test_the_adjusted_budget_is_the_budget_until_it_is_adjusted() -> None:
    text = 'rows:\n  - boxes: [{text: "{adjusted_budget.total}"}, {text: "{execution_rate}%"}]\n'
    planned = replace(PROJECT, budget=Amounts({"total": Decimal(80)}), execution=Amounts({"total": Decimal(20)}))
    adjusted = replace(planned, adjusted_budget=Amounts({"total": Decimal(30)}))
    nothing = replace(planned, budget=Amounts({"total": Decimal(0)}))

    shown = [[cell.shown for _, cell in forms.fill(form_of(text), t).placed()] for t in (planned, adjusted, nothing)]

    assert shown == [["80", "25.00%"], ["30", "66.67%"], ["0", ""]]


def test_choices_are_printed_with_the_chosen_one_ticked() -> None:
    text = """fields:
  - id: nature
    label: 项目属性
    kind: choice
    choices: [新增项目, 延续项目]
    ticks: {chosen: √, open: □, side: after}
  - {id: reason, label: 立项依据}
rows:
  - boxes: [{text: "{fields.nature}"}, {text: "{fields.reason}"}]
"""
    table = replace(PROJECT, fields={"nature": "延续项目", "reason": "财预〔2021〕101号"})

    assert (
        drawn(text, table, "22, 18")
        == """
┌──────────────────────┬──────────────────┐
│新增项目□ 延续项目√   │财预〔2021〕101号 │
└──────────────────────┴──────────────────┘
"""
    )
    assert (
        drawn(text, PROJECT, "22, 18")
        == """
┌──────────────────────┬──────────────────┐
│新增项目□ 延续项目□   │                  │
└──────────────────────┴──────────────────┘
"""
    )


def test_goals_stand_in_one_box_a_line_each() -> None:
    text = 'rows:\n  - boxes: [{text: 绩效目标}, {each: goals, text: "{goal.number}.{goal.text}"}]\n'

    assert (
        drawn(text, replace(PROJECT, goals=(Goal("康复"), Goal("就业"))), "10, 10")
        == """
┌──────────┬──────────┐
│ 绩效目标 │1.康复    │
│          │2.就业    │
└──────────┴──────────┘
"""
    )


INDICATORS = (
    Indicator("output.quantity", "人数", target="≥3800人", weight=Decimal(10)),
    Indicator("output.quantity", "次数", target="有所提高", weight=Decimal(20)),
    Indicator("output.cost", "标准", target="≤1000元/年", weight=Decimal(20)),
    Indicator("satisfaction.beneficiary", "满意度", target="95%", weight=Decimal(10)),
)


def test_labels_merge_as_far_as_the_labels_left_of_them() -> None:
    text = (
        CATEGORIES
        + """
rows:
  - each: indicators
    rows:
      - boxes:
          - {text: "{indicator.first}（{indicator.first_weight}分）", merge: same}
          - {text: "{indicator.second}", merge: same}
          - {text: "{indicator.name}"}
  - boxes: [{text: 备注, columns: 3}]
"""
    )

    assert (
        drawn(text, replace(PROJECT, indicators=INDICATORS), "14, 6, 8")
        == """
┌──────────────┬──────┬────────┐
│              │      │人数    │
│              │数量  ├────────┤
│产出（50分）  │      │次数    │
│              ├──────┼────────┤
│              │成本  │标准    │
├──────────────┼──────┼────────┤
│效果（10分）  │满意  │满意度  │
├──────────────┴──────┴────────┤
│             备注             │
└──────────────────────────────┘
"""
    )


TARGET_COLUMNS = """rows:
  - boxes: [{text: 符号}, {text: 值}, {text: 单位}]
  - each: indicators
    rows:
      - boxes:
          - {text: "{indicator.target.operator}"}
          - {text: "{indicator.target.number}"}
          - {text: "{indicator.target.unit}"}
"""


def test_a_target_stands_in_three_columns_that_say_just_what_it_says() -> None:
    table = replace(PROJECT, indicators=INDICATORS)

    assert (
        drawn(TARGET_COLUMNS, table, "6, 8, 6")
        == """
┌──────┬────────┬──────┐
│ 符号 │   值   │ 单位 │
├──────┼────────┼──────┤
│≥     │3800    │人    │
├──────┼────────┼──────┤
│定性  │有所提高│      │
├──────┼────────┼──────┤
│≤     │1000    │元/年 │
├──────┼────────┼──────┤
│      │95      │%     │
└──────┴────────┴──────┘
"""
    )


@given(st.text(max_size=12) | st.from_regex(r"[≥≤><=]?=?[0-9]{1,4}(\.[0-9])?[人%次]?", fullmatch=True))
def test_the_three_columns_of_a_target_lose_nothing(target: str) -> None:
    grid = forms.fill(
        form_of(TARGET_COLUMNS, "6, 8, 6"), replace(PROJECT, indicators=(Indicator("output.cost", target=target),))
    )

    assert "".join(cell.shown for cell in grid.rows[1].cells) in (target, f"定性{target}")


def test_every_goal_has_its_own_indicators_under_a_header_of_their_own() -> None:
    text = (
        CATEGORIES
        + """
rows:
  - each: goals
    left: [{text: "目标{goal.number}"}]
    rows:
      - boxes: [{text: 一级}, {text: 三级}]
      - each: goal.indicators
        rows:
          - boxes: [{text: "{indicator.first}", merge: same}, {text: "{indicator.name}"}]
"""
    )
    goals = (Goal("康复", indicators=INDICATORS[:2]), Goal("就业", indicators=INDICATORS[2:3]), Goal("宣传"))

    assert (
        drawn(text, replace(PROJECT, goals=goals), "6, 6, 6")
        == """
┌──────┬──────┬──────┐
│      │ 一级 │ 三级 │
│      ├──────┼──────┤
│目标1 │      │人数  │
│      │产出  ├──────┤
│      │      │次数  │
├──────┼──────┼──────┤
│      │ 一级 │ 三级 │
│目标2 ├──────┼──────┤
│      │产出  │标准  │
├──────┼──────┼──────┤
│      │ 一级 │ 三级 │
│目标3 ├──────┼──────┤
│      │      │      │
└──────┴──────┴──────┘
"""
    )


def test_labels_of_two_goals_do_not_merge() -> None:
    text = (
        CATEGORIES
        + """
rows:
  - each: goals
    rows:
      - each: goal.indicators
        rows:
          - boxes: [{text: "{indicator.first}", merge: same}, {text: "{indicator.name}"}]
"""
    )
    goals = (Goal("康复", indicators=INDICATORS[:1]), Goal("就业", indicators=INDICATORS[1:2]))

    grid = forms.fill(form_of(text), replace(PROJECT, goals=goals))

    assert [(cell.shown, cell.rows) for _, cell in grid.placed()] == [
        ("产出", 1),
        ("人数", 1),
        ("产出", 1),
        ("次数", 1),
    ]


def test_all_indicators_can_stand_in_one_list_beside_their_goals() -> None:
    text = """rows:
  - each: every_indicator
    rows:
      - boxes: [{text: "目标{goal.number}", merge: same}, {text: "{indicator.name}"}]
"""
    goals = (Goal("康复", indicators=INDICATORS[:2]), Goal("就业", indicators=INDICATORS[2:3]))

    assert (
        drawn(text, replace(PROJECT, goals=goals))
        == """
┌────────┬────────┐
│        │人数    │
│目标1   ├────────┤
│        │次数    │
├────────┼────────┤
│目标2   │标准    │
└────────┴────────┘
"""
    )


def test_two_lists_stand_side_by_side_and_the_shorter_gets_empty_rows() -> None:
    text = """rows:
  - left: [{text: 绩效指标}]
    rows:
      - beside:
          - columns: 1
            rows:
              - boxes: [{text: 中期}]
              - each: medium_term.indicators
                rows: [{boxes: [{text: "{indicator.name}"}]}]
          - columns: 2
            rows:
              - boxes: [{text: 年度, columns: 2}]
              - each: indicators
                rows: [{boxes: [{text: "{indicator.number}"}, {text: "{indicator.name}"}]}]
"""
    table = replace(PROJECT, indicators=INDICATORS[:3], medium_term=MediumTerm(indicators=INDICATORS[:1]))

    assert (
        drawn(text, table, "6, 6, 3, 6")
        == """
┌──────┬──────┬──────────┐
│      │ 中期 │   年度   │
│      ├──────┼───┬──────┤
│绩效指│人数  │  1│人数  │
│  标  ├──────┼───┼──────┤
│      │      │  2│次数  │
│      ├──────┼───┼──────┤
│      │      │  3│标准  │
└──────┴──────┴───┴──────┘
"""
    )


def test_beside_a_list_fixed_rows_are_stretched() -> None:
    text = """rows:
  - beside:
      - columns: 1
        rows: [{boxes: [{text: "{name}"}]}]
      - columns: 1
        rows:
          - each: tasks
            rows: [{boxes: [{text: "{task.number}.{task.name}"}]}]
"""

    assert (
        drawn(text, replace(PROJECT, tasks=(Task("康复"), Task("就业"))), "10, 8")
        == """
┌──────────┬────────┐
│          │1.康复  │
│残疾人康复├────────┤
│          │2.就业  │
└──────────┴────────┘
"""
    )


def test_a_skeleton_row_stands_for_each_empty_category() -> None:
    text = (
        CATEGORIES
        + """
rows:
  - each: indicators
    skeleton: every-category
    rows:
      - boxes: [{text: "{indicator.first}", merge: same}, {text: "{indicator.second}"}, {text: "{indicator.name}"}]
"""
    )

    assert (
        drawn(text, replace(PROJECT, indicators=INDICATORS[2:3]), "6, 6, 6")
        == """
┌──────┬──────┬──────┐
│      │数量  │      │
│产出  ├──────┼──────┤
│      │成本  │标准  │
├──────┼──────┼──────┤
│效果  │满意  │      │
└──────┴──────┴──────┘
"""
    )


SKELETON = (
    CATEGORIES
    + """
rows:
  - each: every_indicator
    skeleton: every-category
    rows:
      - boxes:
          - {text: "{indicator.first}（{indicator.first_weight}分）", merge: same, zeros: drop, words: drop}
          - {text: "{indicator.second}"}
          - {text: "{indicator.name}"}
          - {text: "{indicator.weight}", zeros: drop}
"""
)


def test_what_the_form_does_not_know_draws_no_skeleton_row_behind_it() -> None:
    cost = Indicator("cost.economic", "标准", weight=Decimal(20))

    assert (
        drawn(SKELETON, replace(PROJECT, indicators=(cost, INDICATORS[3], cost)), "12, 14, 6, 6")
        == """
┌────────────┬──────────────┬──────┬──────┐
│成本指标（40│经济成本指标  │标准  │    20│
│分）        │              │      │      │
├────────────┼──────────────┼──────┼──────┤
│            │数量          │      │      │
│产出        ├──────────────┼──────┼──────┤
│            │成本          │      │      │
├────────────┼──────────────┼──────┼──────┤
│效果（10分）│满意          │满意度│    10│
├────────────┼──────────────┼──────┼──────┤
│成本指标（40│经济成本指标  │标准  │    20│
│分）        │              │      │      │
└────────────┴──────────────┴──────┴──────┘
"""
    )


def test_the_indicators_of_several_goals_stand_in_the_order_of_the_skeleton() -> None:
    halves = (replace(INDICATORS[0], weight=Decimal("12.50")), replace(INDICATORS[1], weight=Decimal(10)))
    goals = (Goal("康复", indicators=(INDICATORS[3], halves[0])), Goal("就业", indicators=(halves[1],)))

    assert (
        drawn(SKELETON, replace(PROJECT, goals=goals), "14, 6, 6, 6")
        == """
┌──────────────┬──────┬──────┬──────┐
│              │数量  │人数  │  12.5│
│              ├──────┼──────┼──────┤
│产出（22.5分）│数量  │次数  │  10.0│
│              ├──────┼──────┼──────┤
│              │成本  │      │      │
├──────────────┼──────┼──────┼──────┤
│效果（10分）  │满意  │满意度│  10.0│
└──────────────┴──────┴──────┴──────┘
"""
    )


def test_a_list_can_be_filled_up_to_a_number_of_rows() -> None:
    text = """lists:
  - {id: costs, label: 成本构成, columns: [{id: item, label: 内容}, {id: amount, label: 金额, kind: amount}]}
rows:
  - each: lists.costs
    at_least: 2
    rows:
      - boxes: [{text: "{item.number}"}, {text: "{item.item}"}, {text: "{item.amount}", blank: —}]
"""
    table = replace(PROJECT, lists={"costs": ({"item": "培训费", "amount": "2.5"},)})

    assert (
        drawn(text, table, "3, 8, 6")
        == """
┌───┬────────┬──────┐
│  1│培训费  │   2.5│
├───┼────────┼──────┤
│  2│        │     —│
└───┴────────┴──────┘
"""
    )


def test_coded_values_go_by_the_words_of_the_form() -> None:
    text = """words: {negative: 反向指标, met: 完成}
rows:
  - each: indicators
    rows:
      - boxes: [{text: "{indicator.direction}"}, {text: "{indicator.level}"}]
"""
    indicators = (
        Indicator("output.cost", target="≤3万元"),
        Indicator("output.quality", direction="positive", level="met"),
    )

    assert (
        drawn(text, replace(PROJECT, indicators=indicators))
        == """
┌────────┬────────┐
│反向指标│        │
├────────┼────────┤
│正向    │完成    │
└────────┴────────┘
"""
    )


def test_the_values_of_earlier_years_stand_by_how_long_ago_they_were() -> None:
    text = """rows:
  - each: indicators
    rows:
      - boxes: [{text: "{indicator.year_before_last}"}, {text: "{indicator.last_year}"}]
"""
    indicator = Indicator("output.cost", history={"2020": "90%", "2019": "85%"})

    grid = forms.fill(form_of(text), replace(PROJECT, indicators=(indicator,)))

    assert [cell.shown for _, cell in grid.placed()] == ["85%", "90%"]


def test_a_category_that_the_form_does_not_know_has_its_usual_labels_or_its_own() -> None:
    text = (
        CATEGORIES
        + """
rows:
  - each: indicators
    rows:
      - boxes: [{text: "{indicator.first}"}, {text: "{indicator.second}"}]
"""
    )
    unknown = (
        Indicator("output.quality"),
        Indicator("cost.economic"),
        Indicator("process.funds", label="资金到位率"),
        Indicator("benefit"),
    )

    grid = forms.fill(form_of(text), replace(PROJECT, indicators=unknown))

    assert [cell.shown for _, cell in grid.placed()] == [
        *("产出", "质量指标"),
        *("成本指标", "经济成本指标"),
        *("process", "资金到位率"),
        *("效果", ""),
    ]


def test_many_tables_stand_on_one_page_below_their_organizations() -> None:
    text = """scope: collection
amount_unit: 万元
rows:
  - boxes: [{text: 单位及项目}, {text: 金额}]
  - each: organizations
    rows:
      - boxes: [{text: "{group.name}"}, {text: "{sum.budget.total}"}]
      - each: group.tables
        rows:
          - boxes: [{text: "{table.number}.{name}"}, {text: "{budget.total}"}]
  - boxes: [{text: 合计}, {text: "{sum.budget.total}"}]
"""
    first, second = Body(name="残联"), Body(name="中心")
    many = [
        replace(PROJECT, organization=first, budget=Amounts({"total": Decimal("1.5")})),
        replace(PROJECT, organization=second),
        replace(PROJECT, organization=first, amount_unit="元", budget=Amounts({"total": Decimal(2500)})),
    ]

    assert (
        "\n" + draw(forms.collect(form_of(text, "14, 8"), many))
        == """
┌──────────────┬────────┐
│  单位及项目  │  金额  │
├──────────────┼────────┤
│残联          │    1.75│
├──────────────┼────────┤
│1.残疾人康复  │     1.5│
├──────────────┼────────┤
│2.残疾人康复  │    0.25│
├──────────────┼────────┤
│中心          │        │
├──────────────┼────────┤
│1.残疾人康复  │        │
├──────────────┼────────┤
│     合计     │    1.75│
└──────────────┴────────┘
"""
    )


def test_styles_can_be_changed_and_added() -> None:
    text = """styles: {title: {size: 18}, seal: {align: right, vertical: bottom}}
page: {paper: A3, orientation: landscape, margin: 20}
rows:
  - {style: title, lines: 2, boxes: [{text: 标题, columns: 2}]}
  - {repeat: every-page, boxes: [{text: 审核意见}, {text: （盖章）, style: seal}]}
"""

    grid = forms.fill(form_of(text), PROJECT)

    assert grid.styles["title"] == replace(form_of(text).styles["title"], font="黑体", size=Decimal(18))
    assert grid.styles["seal"].vertical == "bottom"
    assert (grid.page.paper, grid.page.orientation, grid.repeated()) == ("A3", "landscape", (1, 1))
    assert [row.lines for row in grid.rows] == [2, 1]


def profile_of(found: form.Form) -> profile.Profile | None:
    return profile.find(found.profile).definition if found.profile else None


@pytest.mark.parametrize("form_id", form.built_in())
def test_an_empty_form_has_all_its_labels(form_id: str, golden: Callable[[Path, str], None]) -> None:
    found = form.find(form_id).definition
    assert found is not None

    golden(HERE / "golden" / "forms" / f"{form_id}.empty.txt", draw(forms.empty(found, profile_of(found))))


@pytest.mark.parametrize("example", HEBEI)
def test_every_printed_cell_is_on_the_form(example: str) -> None:
    with (HERE / "examples" / f"{example}.cells.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, dialect="excel-tab", quoting=csv.QUOTE_NONE))

    for number, table in enumerate(tables(example), start=1):
        printed = [row["cell"].replace("\\n", "\n") for row in rows if row["table"] == str(number)]
        title = f"{table.name}绩效目标表"
        shown = [cell.shown for _, cell in filled(table).placed() if cell.shown]

        assert sorted(shown) == sorted([title, *printed])


@pytest.mark.parametrize("example", HEBEI)
def test_cells_cover_the_form_without_gap_or_overlap(example: str) -> None:
    for table in tables(example):
        grid = filled(table)

        assert len(grid.covering()) == len(grid.rows) * len(grid.widths)
        assert sum(cell.rows * cell.columns for _, cell in grid.placed()) == len(grid.covering())


@given(st.decimals(-(10**15), 10**15, places=4), st.integers(0, 6), st.booleans())
def test_a_number_is_shown_with_all_its_digits(number: Decimal, decimals: int, thousands: bool) -> None:  # noqa: FBT001
    shown = NumberFormat(decimals, thousands=thousands).show(number)

    assert abs(Decimal(shown.replace(",", "")) - number) <= Decimal(1).scaleb(-decimals) / 2


@pytest.mark.parametrize(
    "row, column, expected", [(0, 0, "A1"), (13, 2, "C14"), (0, 25, "Z1"), (0, 26, "AA1"), (8, 701, "ZZ9")]
)
def test_places_have_the_names_that_spreadsheets_give_them(row: int, column: int, expected: str) -> None:
    assert address(row, column) == expected
