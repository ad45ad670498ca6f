"""`pgt.canonical`: one layout, and never another meaning."""

import random
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pgt import canonical, document, schema, source, values
from pgt.source import Source
from tests.strategies import Data, Layout, commented, tables

ROOT = Path(__file__).parents[1]


def parsed(text: str) -> Source:
    return source.parse("甲.pgt.yaml", text.encode(), schema.shape(schema.TABLE))


def laid_out(text: str) -> str:
    new = canonical.lay_out(parsed(text))
    assert new is not None
    return new


def meaning(data: Any, key: str = "") -> Any:
    """What is read from a file; of targets, what they say."""
    if isinstance(data, dict):
        return {key: meaning(value, key) for key, value in data.items()}
    if isinstance(data, list):
        return [meaning(item) for item in data]
    if key in {"target", "actual", "expected_actual", "2019", "2020"}:
        value = values.parse(data)
        if value.number is not None or value.kind in {values.Kind.DEADLINE, values.Kind.PERIOD}:
            parts = value.constraints
            return [part if part.kind is values.Kind.QUALITATIVE else replace(part, text="") for part in parts]
    return data


@given(tables(), st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_what_a_table_says_and_its_comments_stay(table: Data, seed: int, chance: random.Random) -> None:
    marks: list[str] = []
    old = parsed(Layout(seed).write(commented(table, chance, marks)))
    new = parsed(laid_out(old.text))
    assert meaning(new.data) == meaning(old.data)
    parts = document.read(new)
    assert parts
    assert sorted(parts.comments()) == sorted(marks)


@given(tables(), st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_a_second_time_nothing_changes(table: Data, seed: int, chance: random.Random) -> None:
    once = laid_out(Layout(seed).write(commented(table, chance, [])))
    assert laid_out(once) == once


@given(tables(), st.integers(0, 10**6), st.integers(0, 10**6))
def test_what_a_table_says_decides_how_it_is_laid_out(table: Data, seed: int, other: int) -> None:
    texts = [Layout(one).write(table) for one in (seed - seed % 2, other - other % 2)]  # even: keys keep their order
    assert laid_out(texts[0]) == laid_out(texts[1])


@pytest.mark.parametrize("path", sorted((ROOT / "examples").rglob("*.pgt.yaml")), ids=lambda path: path.stem)
def test_the_examples_are_laid_out_like_this(path: Path) -> None:
    text = path.read_text("utf-8")
    assert laid_out(text) == text


UNTIDY = """\
--- # 头上的话
# yaml-language-server: $schema=../schema/pgt-1.schema.json

kind: "project"
pgt: 1   # 版本


# 预算的注释
budget: {total: 5, amount_unit: 万元} # 单位
name: '甲'
  # 列表上的
indicators:
- name: 人数
  # 目标上的
  target: '>= ９５％'
  category: output.quantity   # 数量
  weight: 10
  # 行末的
# 第二行的
-
  # 类别上的
  category: output.cost
  target: >-
    不超过
    5万元
  code:
# 末尾的
"""

TIDY = """\
# 头上的话
# yaml-language-server: $schema=../schema/pgt-1.schema.json

pgt: 1  # 版本
kind: project
name: 甲

# 预算的注释
budget:  # 单位
  amount_unit: 万元
  total: 5
# 列表上的
indicators:
  - category: output.quantity  # 数量
    name: 人数
    # 目标上的
    target: ≥ 95%
    weight: 10
    # 行末的
  # 第二行的
  # 类别上的
  - category: output.cost
    target: 不超过 5万元
    code:
# 末尾的
"""


def test_an_untidy_table_becomes_a_tidy_one_and_its_comments_stay_where_they_belong() -> None:
    assert laid_out(UNTIDY) == TIDY


@pytest.mark.parametrize(
    "written, laid",
    [
        ("target: '>=95%'", "target: ≥95%"),
        ("target: ＞＝９５％", "target: ≥95%"),
        ("target: ＞60人", 'target: ">60人"'),
        ("target: '=100%'", 'target: "=100%"'),
        ("target: '%'", 'target: "%"'),
        ("target: '-'", 'target: "-"'),
        ("target: 95", 'target: "95"'),
        ("target: ２．５万元", "target: 2.5万元"),
        ("target: '1,000人'", "target: 1,000人"),
        ("target: 不低于９５％", "target: 不低于95%"),
        ("target: ≥９０％，显著提升", "target: ≥90%，显著提升"),
        ("target: ２０２３年６月底前完成", "target: 2023年6月底前完成"),
        ("target: 达到Ａ级１等", "target: 达到Ａ级１等"),
        ("target: ≤２,５３万", "target: ≤２,５３万"),
        ("actual: ＝１００％", 'actual: "=100%"'),
        ("history: {2020: ≧５人}", 'history:\n      "2020": ≥5人'),
        ("progress: [{month: 7, actual: ５人}]", "progress:\n      - month: 7\n        actual: 5人"),
        ("name: ５人", "name: ５人"),
        ("weight: 10.00", "weight: 10.00"),
        ("note: 0502", 'note: "0502"'),
        ("note: '残疾人'", "note: 残疾人"),
        ("note: '目标: 完成'", 'note: "目标: 完成"'),
        ('note: "一\\n二"', "note: |-\n      一\n      二"),
        ("note: |\n      一\n\n      二", "note: |\n      一\n\n      二"),
        ("note: ~  # 空着", "note:  # 空着"),
        ("note: 项目 # 1", "note: 项目 # 1"),
        ("note: '项目' # 1", "note: 项目  # 1"),
        ("fields: {}", "fields: {}"),
    ],
)
def test_a_value_of_a_row_is_written_like_this(written: str, laid: str) -> None:
    row = "pgt: 1\nkind: project\nindicators:\n  - category: output.quantity\n    {}\n"
    assert laid_out(row.format(written)) == row.format(laid)


def test_the_page_shows_what_comes_of_an_untidy_table() -> None:
    page = (ROOT / "docs" / "fmt.md").read_text("utf-8")
    before, after = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert laid_out(before) == after


def test_what_goals_reached_is_prose_and_keeps_its_signs() -> None:
    text = "pgt: 1\nkind: project\ngoals:\n  - actual: ９５％\n"
    assert laid_out(text) == text


def test_keys_that_a_form_declares_keep_their_order_and_stand_behind_ours_words_beside_amounts_last() -> None:
    text = "pgt: 1\nkind: project\nbudget: {notes: {total: 注}, own: 1, county: 2, total: 3}\n"
    assert laid_out(text).endswith("budget:\n  total: 3\n  own: 1\n  county: 2\n  notes:\n    total: 注\n")


def test_a_key_behind_a_question_mark_cannot_be_laid_out() -> None:
    assert canonical.lay_out(parsed("pgt: 1\nkind: project\n? name\n: 甲\n")) is None
