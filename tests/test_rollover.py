"""Last year's table becomes this year's: the plan is carried, the results are not, and no comment is lost."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pgt import check, form, load, resources, workspace
from pgt.form import Form
from pgt.load import Loaded
from pgt.model import Table
from pgt.rollover import Rolled, advance, roll
from pgt.workspace import NO_SETTINGS

GOLDEN = Path(__file__).parent / "golden" / "new"
EXAMPLES = sorted((Path(__file__).parents[1] / "examples").rglob("*.pgt.yaml"))

BLANKS = {"PGT101"}
"""没有填: the amounts."""

OLD = """\
# 文件头的注释
pgt: 1
kind: project
form: hebei-2021
year: 2021
organization: {code: "762001", name: 某市残联}  # 单位
code: 130700211K6T11USKAU5Y
name: 2021年中央残疾人事业发展补助资金
previous: 130700201A
budget:
  amount_unit: 万元
  total: 82.160  # 待批
  fiscal: 82.16
  notes: {total: 比2020年增加}
spending_plan: {mar: 25, jun: 50, oct: 75, dec: 100}
goals:
  - actual: 已完成
    # 第一条目标
    text: 用于残疾人基本康复服务。
    indicators:
      - category: output.timeliness
        name: 完成时间
        target: 2021年12月底前完成
        actual: 2021年11月
indicators:
  # 第一行
  - category: output.quantity
    name: 残疾人数量
    was: 人数
    target: ">=3800人"
    basis: 部门计划
    weight: 10
    history: {"2020": 3600人}
    # 名册
    actual: 3912人  # 年底
    score: 9.5
    progress:
      - {month: 6, actual: 2000人}
  # 第二行
  - {category: output.quality, name: 覆盖率, target: 100%, level: met, reason: 无, evidence: 台账}
fields: {nature: 延续项目, period: 202101-202112}
adjusted_budget: {total: 80.00}
# 执行数的上面
execution:
  total: 78.20
achievement: |-
  全部
  完成
result: {score: 99}
progress:
  - month: 6
    execution: {total: 40}
# 文件尾
"""


def loaded(text: str) -> Loaded:
    found = load.parse("old", text.encode(), NO_SETTINGS)
    assert found.table, found.findings
    return found


def rolled(
    text: str, year: int = 2022, *, form: str | None = None, code: str | None = None, name: str | None = None
) -> Rolled:
    return roll(loaded(text).source, year, form=form, code=code, name=name)


def test_a_table_with_everything_in_it_becomes_this(golden: Callable[[Path, str], None]) -> None:
    made = rolled(OLD)
    golden(GOLDEN / "rolled.pgt.yaml", made.text)
    assert (made.code, made.name, made.stale) == (None, "2022年中央残疾人事业发展补助资金", (21,))


CARRIED, BLANKED, TAKEN = "carried", "blanked", "taken away"
KEYS = {
    "": {
        CARRIED: "pgt kind form organization supervisor implementer purpose spending_plan tasks overall_goal goals "
        "indicators narrative medium_term fields lists contact",
        "moved on": "year name previous",
        BLANKED: "code budget",
        TAKEN: "adjusted_budget execution achievement result progress",
    },
    "indicator": {
        CARRIED: "category label name description target basis weight direction scoring note history fields",
        TAKEN: "was actual level score reason evidence progress",
    },
    "goal": {CARRIED: "text task weight indicators fields", TAKEN: "actual"},
    "task": {CARRIED: "name description fields", BLANKED: "budget", TAKEN: "execution actual"},
    "medium_term": {CARRIED: "period budget overall_goal goals indicators"},
}
"""What becomes of every key of the format."""


@pytest.mark.parametrize("where", KEYS)
def test_every_key_of_the_format_is_carried_or_left_with_its_year(where: str) -> None:
    schema = json.loads(resources.schema("pgt-1.schema.json"))
    part = schema["definitions"].get(where) or schema["properties"].get(where) or schema
    assert sorted(" ".join(KEYS[where].values()).split()) == sorted(part["properties"])


def test_what_stays_with_its_year_is_taken_away() -> None:
    row = "{category: benefit, was: 乙, actual: 3人, level: met, score: 1, reason: 无, evidence: 有, progress: []}"
    text = f"""\
pgt: 1
kind: department
year: 2021
tasks: [{{name: 培训, execution: {{total: 1}}, actual: 完成}}]
goals: [{{text: 目标, actual: 完成, indicators: [{row}]}}]
indicators: [{row}]
medium_term: {{period: 2021-2023, goals: [{{text: 目标, actual: 完成}}], indicators: [{row}]}}
adjusted_budget: {{total: 1}}
execution: {{total: 1}}
achievement: 完成
result: {{score: 1}}
progress: [{{month: 6}}]
"""
    assert (
        rolled(text).text
        == """\
pgt: 1
kind: department
year: 2022
tasks: [{name: 培训}]
goals: [{text: 目标, indicators: [{category: benefit}]}]
indicators: [{category: benefit}]
medium_term: {period: 2021-2023, goals: [{text: 目标}], indicators: [{category: benefit}]}
"""
    )


OWN = """\
pgt: 1
kind: project
form: county
year: 2021
name: 甲
fields:
  summary: 已完成  # 年底
  nature: 延续项目
goals:
  - text: 目标
    fields: {causes: 经费}
indicators:
  - fields:
      causes: 经费
    category: output.quantity
    name: 人数
  - {category: output.quality, fields: {causes: 人员, half_year: ≥3人}, reason: 停课}
lists:
  costs:
    - {item: 培训, amount: "12", spent: "11"}
    - spent: "3"
      item: 教材
"""
COUNTY = """\
form: 1
name: 县表
kind: project
fields:
  - {id: summary, label: 小结, stage: result}
  - {id: nature, label: 项目属性}
  - {id: causes, label: 偏差原因, stage: result}
  - {id: half_year, label: 半年值}
lists:
  - id: costs
    label: 成本构成
    columns:
      - {id: item, label: 内容}
      - {id: amount, label: 金额, kind: amount}
      - {id: spent, label: 支出, kind: amount, stage: result}
columns: [10]
rows: [boxes: [{text: "{name}"}]]
"""


def county(folder: Path) -> Form:
    (folder / "county.yaml").write_text(COUNTY, encoding="utf-8")
    found = form.load(folder / "county.yaml", "county.yaml").definition
    assert found
    return found


def test_what_a_form_says_are_results_stays_with_its_year(tmp_path: Path) -> None:
    assert (
        roll(loaded(OWN).source, 2022, printed_on=county(tmp_path)).text
        == """\
pgt: 1
kind: project
form: county
year: 2022
name: 甲
previous: 甲
fields:
  nature: 延续项目
goals:
  - text: 目标
indicators:
  - category: output.quantity
    name: 人数
  - {category: output.quality, fields: {half_year: ≥3人}}
lists:
  costs:
    - {item: 培训, amount: }  # amount 2021: 12
    - item: 教材
"""
    )


@pytest.mark.parametrize(
    "id_, results",
    [
        ("mof-project-monitoring", "causes"),
        ("hubei-project-selfeval", "date deviation measures"),
        ("sichuan-project-selfeval", "process conclusion problems measures"),
        ("mof-project-target", ""),
    ],
)
def test_a_form_that_is_filled_in_later_says_which_of_its_fields_are_results(id_: str, results: str) -> None:
    found = form.find(id_).definition
    assert found
    assert [one.id for one in found.fields.values() if one.is_result] == results.split()


def test_what_is_given_wins() -> None:
    table = loaded(rolled(OLD, code="0502", name="二〇二二年: 补助", form="hebei-2022").text).table
    assert table
    assert (table.code, table.name, table.form, table.previous) == (
        "0502",
        "二〇二二年: 补助",
        "hebei-2022",
        "130700211K6T11USKAU5Y",
    )


@pytest.mark.parametrize(
    "old, new",
    [
        ("pgt: 1\nkind: project\nyear: 2021\n", "pgt: 1\nkind: project\nyear: 2022\n"),
        ("pgt: 1\nkind: project\nname: 甲\n", "pgt: 1\nkind: project\nyear: 2022\nname: 甲\nprevious: 甲\n"),
        (
            "pgt: 1\nkind: project\nyear: 2021\nname:\ncode: A\nbudget:\n  total: 1\n",
            "pgt: 1\nkind: project\nyear: 2022\nname:\nprevious: A\ncode:  # 2021: A\nbudget:\n  total:  # 2021: 1\n",
        ),
        (
            "pgt: 1\nkind: department\nname: 甲\nbudget:\n  total: 1\n",
            "pgt: 1\nkind: department\nyear: 2022\nname: 甲\nprevious: 甲\nbudget:\n  total:  # 上年: 1\n",
        ),
    ],
)
def test_a_key_that_is_missing_is_put_where_the_format_has_it(old: str, new: str) -> None:
    assert rolled(old).text == new


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_rolls_forward_with_nothing_left_but_blanks(path: Path) -> None:
    settings, _ = workspace.settings_of(path.parent)
    old = load.load(path, settings)
    assert old.table
    assert old.table.year
    made = roll(old.source, old.table.year + 1)
    new = load.parse("new", made.text.encode(), settings)
    assert new.table

    before = {finding.code for finding in check.check_table(old, settings).findings}
    after = {finding.code for finding in check.check_table(new, settings).findings}
    assert after <= before | BLANKS | {"PGT319"}  # a date of the old year stays, and has to be moved by hand

    def rows(table: Table) -> list[tuple[object, ...]]:
        return [(row.category, row.name, row.target, row.weight, row.basis) for row in table.every_indicator()]

    assert rows(new.table) == rows(old.table)
    assert all(row.actual is None for row in new.table.every_indicator())
    assert [goal.text for goal in new.table.goals] == [goal.text for goal in old.table.goals]
    comments = re.compile(r"^ *#.*$", re.MULTILINE)
    assert comments.findall(made.text) == comments.findall(old.source.text)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_rolled_table_rolls_on(path: Path) -> None:
    first = rolled(path.read_text("utf-8"), 2030)
    second = rolled(first.text, 2031)
    name, year = first.name and advance(first.name, 2030, 2031), "year: 2030"
    changed = first.text.replace(year, "year: 2031")
    if first.name and name != first.name:
        changed = changed.replace(f"name: {first.name}", f"name: {name}", 1)
    assert re.sub("^previous: .*\n", "", second.text, flags=re.MULTILINE) == re.sub(
        "^previous: .*\n", "", changed, flags=re.MULTILINE
    )


@pytest.mark.parametrize(
    "old, new",
    [
        ("2021年中央补助", "2022年中央补助"),
        ("中央2021年度补助（2021年）", "中央2022年度补助（2022年）"),
        ("２０２１年补助", "２０２２年补助"),
        ("二〇二一年补助", "二〇二二年补助"),
        ("二○二一年", "二○二二年"),
        ("二零二一年", "二零二二年"),
        ("2021年1月至2021年12月", "2022年1月至2022年12月"),
        ("2020年补助", "2020年补助"),
        ("2021-2023年规划", "2021-2023年规划"),
        ("2019-2021年规划", "2019-2021年规划"),
        ("2021年至2023年规划", "2021年至2023年规划"),
        ("2020年和2021年补助", "2020年和2021年补助"),
        ("财预〔2021〕101号", "财预〔2021〕101号"),
        ("12021年", "12021年"),
    ],
)
def test_the_year_in_a_name_moves_on_unless_it_is_part_of_something_else(old: str, new: str) -> None:
    assert advance(old, 2021, 2022) == new


@given(st.text("2021〇零二一年度-至和 ０１２甲", max_size=20))
def test_a_year_that_moved_moves_back(text: str) -> None:
    assert advance(advance(text, 2021, 2099), 2099, 2021) == text
