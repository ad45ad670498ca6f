"""What a cell says beyond what its form prints there: it is a value, or it is listed; it is never passed over."""

import pytest

from pgt.forms.label_values import after_label, bracketed
from tests.importing.sheets import Rows, read_on

HEAD: Rows = [
    ["托养服务补助绩效目标表"],
    ["762003某市托养中心", None, None, None, None, "单位：万元"],
]
BUDGET: list[object] = ["预算规模及资金用途", "预算数", 18, "其中：财政资金", 18, "其他资金", 0]
BELOW: Rows = [
    ["绩效目标", "1.为120名残疾人提供托养服务。"],
    ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"],
    ["产出指标", "数量指标", "受益残疾人数", "接受托养的人数", "≥120人", "部门计划"],
    [None, "质量指标", "托养服务达标率", "达标人数占比", "≥95%", "省级标准"],
]


@pytest.mark.parametrize(
    "label, text, expected",
    [
        ("其他资金", "其他资金：3.5", "3.5"),
        ("其中：财政资金", "其中:财政资金  18.00", "18.00"),
        ("年度资金总额：", "年度资金总额：120", "120"),
        ("项目名称", "项 目 名 称：托养服务", "托养服务"),
        ("项目名称", "项目名称", None),
        ("项目名称", "项目名称：", None),
        ("产出指标", "产出指标 （50分）", None),
        ("实施单位", "实施单位（盖章）：", None),
        ("指标值", "年度指标值", None),
    ],
)
def test_what_stands_behind_a_label(label: str, text: str, expected: str | None) -> None:
    assert after_label(label, text) == expected


@pytest.mark.parametrize(
    "label, text, expected",
    [
        ("其中：当年财政拨款", "其中：当年财政拨款（含中央直达资金）", "含中央直达资金"),
        ("其他资金", "其他资金（社会捐赠）", "社会捐赠"),
        ("总分", "总分（优秀）", "优秀"),
        ("产出指标", "产出指标（50分）", None),
        ("得分", "得分（20分*执行率）", None),
        ("预算数（A）", "预算数（A）", None),
        ("执行率", "执行率（B/A）", None),
        ("项目资金", "项目资金（单位：万元）", None),
        ("实施单位", "实施单位（盖章）", None),
        ("单位（文字描述）", "单位（文字描述）", None),
    ],
)
def test_what_a_label_has_in_brackets(label: str, text: str, expected: str | None) -> None:
    assert bracketed(label, text) == expected


@pytest.mark.parametrize(
    "budget, amounts, left",
    [
        (
            ["预算规模及资金用途", "预算数", 18, "其中：财政资金 15.00", None, "其他资金：3.00", None],
            {"total": "18", "fiscal": "15.00", "other": "3.00"},
            [],
        ),
        (
            ["预算规模及资金用途", "预算数", 18, "其中：财政资金 15.00", 18, "其他资金", None],
            {"total": "18", "fiscal": "18"},
            ["15.00"],
        ),
        (["预算规模及资金用途", "预算数", 18, "其中：财政资金", "18.00%"], {"total": "18"}, ["18.00%"]),
    ],
    ids=["instead of a cell of its own", "beside another value", "a percent"],
)
def test_an_amount_behind_its_label_is_read_or_listed(
    budget: list[object], amounts: dict[str, str], left: list[str]
) -> None:
    [table] = read_on("hebei-2021", [*HEAD, budget, *BELOW]).tables

    found = {key: str(value) for key, value in table.data["budget"].items() if key != "amount_unit"}
    assert found == amounts
    assert [one.text for one in table.leftovers] == left


def test_words_that_a_form_does_not_have_in_a_cell_are_listed_with_the_cell() -> None:
    label = "年度绩效目标1（40分）：保障免费开放"
    rows: Rows = [
        ["2022年度图书馆免费开放绩效自评表"],
        ["项目名称", "图书馆免费开放"],
        ["预算执行情况（万元）（20分）", None, "预算数（A）", "执行数（B）", "执行率（B/A）", "得分（20分*执行率）"],
        [None, "年度财政资金总额", 650, 642.31, "98.82%", 19.76],
        [label, "一级指标", "二级指标", "三级指标", "年初目标值（A）", "实际完成值（B）", "得分"],
        [None, "产出指标", "数量指标", "开放天数", "≥310天", "320天", 40],
    ]
    [table] = read_on("hubei-project-selfeval", rows, "A3:A4", "A5:A6").tables

    assert [one.text for one in table.leftovers] == [label]


def test_a_first_level_that_the_second_does_not_belong_to_is_said() -> None:
    rows: Rows = [
        *HEAD,
        BUDGET,
        *BELOW[:2],
        ["效益指标", "质量指标", "托养服务达标率", "达标人数占比", "≥95%", "省级标准"],
    ]
    [table] = read_on("hebei-2021", rows).tables

    assert [one["category"] for one in table.data["indicators"]] == ["output.quality"]
    assert [remark.message.zh for remark in table.remarks] == ["印在“效益指标”下面，按二级指标归到“质量指标”"]


@pytest.mark.parametrize(
    "text, goals",
    [
        ("1.托养120人。2.减轻负担。3.建成2.5万平方米。", ["托养120人。", "减轻负担。", "建成2.5万平方米。"]),
        ("1.托养120人。\n2.减轻负担。", ["托养120人。", "减轻负担。"]),
        ("1.托养120人，投入 2.5万元。", ["托养120人，投入 2.5万元。"]),
        ("托养120人。2.减轻负担。", ["托养120人。2.减轻负担。"]),
    ],
)
def test_goals_may_run_on_in_one_line(text: str, goals: list[str]) -> None:
    [table] = read_on("hebei-2021", [*HEAD, BUDGET, ["绩效目标", text], *BELOW[1:]]).tables

    assert [goal["text"] for goal in table.data["goals"]] == goals


def test_what_stands_below_a_label_that_counts_otherwise_is_listed_with_it() -> None:
    plan: Rows = [["资金支出计划（%）", "3月底", "6月底", "9月底", "12月底"], [None, "25%", "50%", "80%", "100%"]]
    [table] = read_on("hebei-2021", [*HEAD, *plan, *BELOW], "A3:A4").tables

    assert [one.text for one in table.leftovers] == ["9月底", "80%"]
    assert sorted(table.data["spending_plan"]) == ["dec", "jun", "mar"]
