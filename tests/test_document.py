"""`pgt.document`: a text taken apart, and what belongs to what in it."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pgt import document, source
from pgt.document import Block, Document
from tests.strategies import Data, Layout, commented, tables

ROOT = Path(__file__).parents[1]


def taken_apart(text: str) -> Document:
    parts = document.read(source.parse("甲.pgt.yaml", text.encode()))
    assert parts is not None
    return parts


def together(text: str) -> str:
    return document.text(taken_apart(text))


@pytest.mark.parametrize("path", sorted((ROOT / "examples").rglob("*.pgt.yaml")), ids=lambda path: path.stem)
def test_an_example_is_put_together_as_it_was(path: Path) -> None:
    text = path.read_text("utf-8")
    assert together(text) == text


@given(tables(), st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_a_table_is_put_together_to_the_same(table: Data, seed: int, chance: random.Random) -> None:
    marks: list[str] = []
    text = Layout(seed).write(commented(table, chance, marks))
    again = together(text)
    assert source.parse("", again.encode()).data == source.parse("", text.encode()).data
    assert sorted(taken_apart(text).comments()) == sorted(marks)
    assert together(again) == again


SCRAPS = (
    "a",
    "b: ",
    "a:\n",
    "- ",
    "- a: b\n",
    "  - c: d\n",
    "\n",
    "\n\n",
    "  ",
    "    ",
    "\t",
    "# c\n",
    " # d",
    '"x"',
    "'y'",
)
SIGNS = ("{", "}", "[", "]", ", ", "|", "|-\n", "|+\n", ">\n", "?", ":", "---\n", "...\n", "~", "甲", "indicators:\n")


@given(st.lists(st.sampled_from(SCRAPS) | st.sampled_from(SIGNS), min_size=1, max_size=14).map("".join))
@settings(max_examples=1000)
def test_what_is_taken_apart_says_the_same_whatever_it_is(text: str) -> None:
    read = source.parse("", text.encode())
    parts = document.read(read)
    if parts is not None:
        again = source.parse("", document.text(parts).encode())
        assert again.data == read.data
        assert sorted(taken_apart(again.text).comments()) == sorted(parts.comments())


UNCHANGED = [
    "pgt: 1\nname:   甲   # 注\n",
    "# 头\n\n# 又一行\npgt: 1\n\n\nname: 甲\n# 尾\n",
    "indicators:\n- category: a\n  name: 甲\n# 第二行\n-   category: b\n",
    "goals:\n  - text: |-  # 注\n      一\n\n      二\n    # 目标的尾\n  # 列表的尾\n# 表的尾\n",
    'purpose: 一\n  二\nname: "一\n  二"  # 注\n',
    "budget: {total: 5,  # 五\n  other: 6}  # 六\n",
    "lists: {}\ngoals: []\n",
    "name:\t甲\n",
    "  pgt: 1\n  name: 甲\n",
    'history:\n  "2020": 5人\n',
]


@pytest.mark.parametrize("text", UNCHANGED)
def test_a_text_is_put_together_character_by_character(text: str) -> None:
    assert together(text) == text


STRAIGHTENED = [
    ("name:\n  甲\n", "name: 甲\n"),
    ("name:  # 注\n  甲\n", "# 注\nname: 甲\n"),
    ("name:  # 注\n  # 又\n  甲  # 三\n", "# 注\n# 又\nname: 甲  # 三\n"),
    ("goals:\n-  # 注\n  text: 甲\n", "goals:\n# 注\n- text: 甲\n"),
    ("goals:\n  # 零\n  -  # 一\n    # 二\n    text: 甲\n", "goals:\n  # 零\n  # 一\n  # 二\n  - text: 甲\n"),
    ("goals:\n  -\n    # 注\n    text: 甲\n", "goals:\n  # 注\n  - text: 甲\n"),
    ("pgt: 1\n    # 太里面\nname: 甲\n", "pgt: 1\n# 太里面\nname: 甲\n"),
    ("name : 甲\n", "name: 甲\n"),
    ("purpose: |+\n  一\n\n\nname: 甲\n", 'purpose: "一\\n\\n\\n"\n\n\nname: 甲\n'),
    ("purpose: |\n  一", "purpose: 一\n"),
    ("{pgt: 1, name: 甲}  # 注\n", "pgt: 1\nname: 甲\n# 注\n"),
    ("name: 甲", "name: 甲\n"),
]


@pytest.mark.parametrize("text, straight", STRAIGHTENED)
def test_what_is_laid_out_oddly_is_straightened(text: str, straight: str) -> None:
    assert together(text) == straight


def test_a_comment_belongs_to_what_is_below_it_unless_it_is_set_in_further() -> None:
    text = "goals:\n  - text: 甲\n    # 甲的\n  # 乙上的\n  - text: 乙\n# 名上的\nname: 丙\n"
    root = taken_apart(text).root
    goals = root.entries[0].value
    assert isinstance(goals, Block)
    one, two = goals.entries
    assert isinstance(one.value, Block)
    assert [line.text for line in one.value.tail] == ["# 甲的"]
    assert [line.text for line in two.above] == ["# 乙上的"]
    assert [line.text for line in root.entries[1].above] == ["# 名上的"]


@pytest.mark.parametrize(
    "text", ["- 一\n", "一\n", "? name\n: 甲\n", "{? name : 甲, name: 乙}\n", "name: 甲\nname: 乙\n", "{}\n", ""]
)
def test_what_cannot_be_moved_about_is_not_taken_apart(text: str) -> None:
    assert document.read(source.parse("甲.pgt.yaml", text.encode())) is None
