"""A table that is there is edited in place: what the form says otherwise changes, and nothing else."""

import difflib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pgt import form, forms, load, transcript
from pgt.forms.match import match
from pgt.workspace import NO_SETTINGS, Settings, settings_of

ROOT = Path(__file__).parents[2]
TABLE = """\
# yaml-language-server: $schema=../schema/pgt-1.schema.json
# 2021 年第一稿
pgt: 1
kind: project
form: hebei-2021
year: 2021
organization: {code: "762001", name: 张家口市残联}
code: A1
name: 残疾人康复
budget:
  amount_unit: 万元
  total: 82.160  # 三位小数照录
  fiscal: 82.16
  notes: {total: 含上年结转}
purpose: 用于康复。
goals:
  - text: 一
    weight: 40
indicators:
  # 人数是去年的
  - category: output.quantity
    name: 人数
    was: 康复人数
    target: ">=10人"  # 与残联核对过
    weight: 10
    actual: 12人
  - category: output.quality
    name: 合格率
    target: ≥95%
    basis: 部门计划
narrative:
  overall: [总体]
"""

Data = dict[str, Any]


def printed(text: str = TABLE, form_id: str = "hebei-2021") -> Data:
    """Return the data that is read from the form that *text* is printed on."""
    one, table = form.find(form_id).definition, load.parse("old", text.encode(), NO_SETTINGS).table
    assert one is not None
    assert table is not None
    [found] = match(one, forms.fill(one, table)).tables
    assert found.leftovers == ()
    return found.data


def amended(data: Data, text: str = TABLE, *, settings: Settings = NO_SETTINGS, remarks: tuple[str, ...] = ()) -> str:
    """Return the lines that *data* changes in the file *text*."""
    one = form.find(data["form"]).definition
    assert one is not None
    new = transcript.amend(load.parse("old", text.encode(), settings), data, one, settings, remarks)
    assert new is not None
    lines = difflib.ndiff(text.splitlines(), new.splitlines())
    return "\n".join(line for line in lines if line[0] in "+-")


def row(data: Data, number: int) -> Data:
    found: Data = data["indicators"][number]
    return found


def test_what_is_printed_and_read_back_changes_nothing() -> None:
    assert amended(printed()) == ""


@pytest.mark.parametrize("example", sorted((ROOT / "examples").rglob("*.pgt.yaml")), ids=lambda path: path.name)
def test_no_example_is_changed_by_what_is_printed_of_it(example: Path) -> None:
    settings, _ = settings_of(example.parent)
    loaded = load.load(example, settings)
    one = form.find(loaded.table.form).definition if loaded.table and loaded.table.form else None
    if one is None or loaded.table is None or one.kind != loaded.table.kind:
        assert loaded.table is not None
        assert loaded.table.kind == "department"
        return
    [table] = match(one, forms.fill(one, loaded.table)).tables

    assert transcript.amend(loaded, table.data, one, settings) == loaded.source.text


def test_a_value_is_changed_in_its_place_and_its_comment_stays() -> None:
    data = printed()
    data["budget"]["total"] = Decimal("90.5")
    row(data, 0)["target"] = "≥20人"

    assert amended(data) == (
        "-   total: 82.160  # 三位小数照录\n"
        "+   total: 90.5  # 三位小数照录\n"
        '-     target: ">=10人"  # 与残联核对过\n'
        "+     target: ≥20人  # 与残联核对过"
    )


def test_a_cell_that_is_blank_now_takes_its_key_along_unless_a_comment_would_go() -> None:
    data = printed()
    del data["purpose"], row(data, 0)["target"], row(data, 1)["basis"]

    assert amended(data) == (
        "- purpose: 用于康复。\n"
        '-     target: ">=10人"  # 与残联核对过\n'
        "+     target:  # 与残联核对过\n"
        "-     basis: 部门计划"
    )


def test_a_cell_that_is_filled_now_gets_its_key_where_the_format_has_it() -> None:
    data = printed()
    data["budget"]["other"] = Decimal(0)
    row(data, 1)["description"] = "抽查合格的人数占比"

    assert amended(data) == "+   other: 0\n+     description: 抽查合格的人数占比"


def test_rows_are_known_by_their_names_wherever_they_stand() -> None:
    data = printed()
    data["indicators"] = [
        {"category": "output.cost", "name": "人均成本", "target": "≤100元"},
        {**row(data, 1), "target": "≥96%"},
        row(data, 0),
    ]

    assert amended(data) == (
        "+   - category: output.cost\n"
        "+     name: 人均成本\n"
        "+     target: ≤100元\n"
        "+   - category: output.quality\n"
        "+     name: 合格率\n"
        "+     target: ≥96%\n"
        "+     basis: 部门计划\n"
        "-   - category: output.quality\n"
        "-     name: 合格率\n"
        "-     target: ≥95%\n"
        "-     basis: 部门计划"
    )


def test_a_row_that_is_gone_is_taken_out() -> None:
    data = printed()
    del data["indicators"][1]

    assert amended(data) == (
        "-   - category: output.quality\n-     name: 合格率\n-     target: ≥95%\n-     basis: 部门计划"
    )


def test_amounts_in_another_unit_are_the_same_amounts() -> None:
    data = printed()
    data["budget"] = {"amount_unit": "元", "total": Decimal(821600), "fiscal": Decimal("821600.00")}

    assert amended(data) == ""


def test_another_form_says_nothing_of_what_it_does_not_print() -> None:
    data = printed(form_id="mof-project-selfeval")
    row(data, 0)["actual"] = "15人"

    assert amended(data) == "-     actual: 12人\n+     actual: 15人"


GOALS = """\
pgt: 1
kind: project
form: mof-project-selfeval
year: 2023
name: 培训
budget: {amount_unit: 万元, total: 3}
goals:
  - text: 一
    indicators:
      - {category: benefit.social, name: 就业人数, target: ≥5人, weight: 30}
      - {category: output.quantity, name: 培训人次, target: ≥10人次, weight: 25}
  - text: 二
    indicators:
      - {category: output.quantity, name: 宣传场次, target: ≥2场, weight: 25}
"""


def test_rows_stay_under_their_goals_where_the_form_prints_them_in_one_list() -> None:
    data = printed(GOALS, "mof-project-selfeval")
    assert [one["name"] for one in data["indicators"]] == ["培训人次", "宣传场次", "就业人数"]
    assert amended(data, GOALS) == ""

    row(data, 1)["target"] = "≥3场"
    assert amended(data, GOALS) == (
        "-       - {category: output.quantity, name: 宣传场次, target: ≥2场, weight: 25}\n"
        "+       - category: output.quantity\n"
        "+         name: 宣传场次\n"
        "+         target: ≥3场\n"
        "+         weight: 25"
    )


def test_whose_table_it_is_is_not_written_where_the_workspace_says_it(tmp_path: Path) -> None:
    (tmp_path / "pgt.toml").write_text('[organization]\ncode = "762001"\nname = "张家口市残联"\n', encoding="utf-8")
    settings, _ = settings_of(tmp_path)
    text = TABLE.replace('organization: {code: "762001", name: 张家口市残联}\n', "")

    assert amended(printed(), text, settings=settings) == ""


def test_what_was_not_placed_stands_below_and_replaces_what_stood_there_before() -> None:
    first = amended(printed(), remarks=("Sheet1!K3 “备注”：表样上没有放它的格子",))

    assert first == ("+ # 导入时没有放进表里的：\n+ #   Sheet1!K3 “备注”：表样上没有放它的格子")
    again = TABLE + "# 导入时没有放进表里的：\n#   Sheet1!K3 “备注”：表样上没有放它的格子\n"
    assert amended(printed(), again) == ("- # 导入时没有放进表里的：\n- #   Sheet1!K3 “备注”：表样上没有放它的格子")


FRESH = """\
pgt: 1
kind: project
form: hebei-2021
year: 2021
organization: {code: "762001", name: 张家口市残联}
supervisor:  # 主管部门
  code:
name: 残疾人康复
budget:
  amount_unit: 万元
  total:  # 预算数
goals:
  - text:  # 一条一项
indicators:
  - category: output.quantity  # 产出指标 数量指标
    name:  # 三级指标
    target:
  - category: output.quality  # 产出指标 质量指标
    name:
    target:
"""


def test_what_waits_to_be_filled_in_goes_on_waiting() -> None:
    assert amended(printed(FRESH), FRESH) == ""


def test_a_row_that_is_filled_in_keeps_its_comments_and_the_others_wait() -> None:
    data = printed(FRESH)
    data["indicators"] = [{"category": "output.quantity", "name": "人数", "target": "≥10人"}]

    assert amended(data, FRESH) == (
        "-     name:  # 三级指标\n+     name: 人数  # 三级指标\n-     target:\n+     target: ≥10人"
    )


def test_a_second_row_of_its_kind_stands_in_front_of_those_that_wait() -> None:
    data = printed(FRESH.replace("name:  # 三级指标", "name: 人数"))
    data["indicators"].append({"category": "output.quantity", "name": "次数"})

    assert amended(data, FRESH.replace("name:  # 三级指标", "name: 人数")) == (
        "+   - category: output.quantity\n+     name: 次数"
    )
