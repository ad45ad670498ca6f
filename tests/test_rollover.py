"""Last year's table becomes this year's: the plan is carried, the results are not, and no comment is lost."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pgt import check, load, workspace
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
