"""Changes to a file leave everything else as it was."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pgt import source
from pgt.edit import Edit, scalar

TABLE = """\
# 文件头
pgt: 1
kind:   project  # 种类
code: 0502
budget:
  total: 82.160  # 待批
  # 下面是其中
  fiscal: 82
  notes:
    total: |-
      一行
      # 不是注释

  # 预算之后
tasks: [{name: 甲, budget: {total: 1, basic: 2, notes: {total: 字}}}]
indicators:
# 顶格的列表
- category: output.quantity   # 数量
  # 实际值的上面
  actual: 5  # 行尾
  # 名称的上面
  name: 人数
- actual: |
    两行
    实际
  # 得分的上面
  score: 2
  category: output.quality
- reason: 只有这一个

# 结尾
last: "1"
"""


def edit(text: str) -> Edit:
    return Edit(source.parse("table", text.encode()))


def test_nothing_changed_is_the_same_text() -> None:
    assert edit(TABLE).text() == TABLE


def test_a_value_is_replaced_and_its_comment_stays() -> None:
    changed = edit(TABLE)
    changed.write(("kind",), "department")
    changed.write(("budget", "notes", "total"), "=1")
    assert changed.text() == TABLE.replace("kind:   project", "kind: department").replace(
        "|-\n      一行\n      # 不是注释\n", '"=1"\n'
    )


def test_a_blank_says_what_stood_there() -> None:
    changed = edit(TABLE)
    changed.blank(("budget", "total"), "2021: 82.160")
    assert changed.text() == TABLE.replace("total: 82.160  # 待批", "total:  # 2021: 82.160  待批")


def test_inside_braces_the_comment_goes_to_the_end_of_the_line() -> None:
    changed = edit(TABLE)
    changed.blank(("tasks", 0, "budget", "total"), "2021: 1")
    changed.blank(("tasks", 0, "budget", "basic"), "2021: 2")
    changed.remove(("tasks", 0, "budget"), {"notes"})
    old = "tasks: [{name: 甲, budget: {total: 1, basic: 2, notes: {total: 字}}}]"
    new = "tasks: [{name: 甲, budget: {total: , basic: }}]  # total 2021: 1  # basic 2021: 2"
    assert changed.text() == TABLE.replace(old, new)


def test_a_new_key_stands_above_the_comments_of_the_next_one() -> None:
    changed = edit(TABLE)
    changed.insert(("budget", "other"), Decimal("0.50"), after="total")
    changed.insert(("tasks", 0, "description"), "甲, 乙", after="name")
    assert changed.text() == TABLE.replace("# 待批\n", "# 待批\n  other: 0.50\n").replace(
        "{name: 甲,", '{name: 甲, description: "甲, 乙",'
    )


def test_comments_above_and_below_a_removed_key_stay() -> None:
    changed = edit(TABLE)
    for index in range(3):
        changed.remove(("indicators", index), {"actual", "score", "reason"})
    changed.remove(("budget",), {"notes"})
    expected = """\
# 文件头
pgt: 1
kind:   project  # 种类
code: 0502
budget:
  total: 82.160  # 待批
  # 下面是其中
  fiscal: 82

  # 预算之后
tasks: [{name: 甲, budget: {total: 1, basic: 2, notes: {total: 字}}}]
indicators:
# 顶格的列表
- category: output.quantity   # 数量
  # 实际值的上面
  # 名称的上面
  name: 人数
# 得分的上面
- category: output.quality
- reason:

# 结尾
last: "1"
"""
    assert changed.text() == expected


@pytest.mark.parametrize(
    "gone, left",
    [
        ({"a"}, "{b: 2, c: 3}"),
        ({"b"}, "{a: 1, c: 3}"),
        ({"c"}, "{a: 1, b: 2}"),
        ({"b", "c"}, "{a: 1}"),
        ({"a", "c"}, "{b: 2}"),
        ({"a", "b", "c"}, "{a:}"),
    ],
)
def test_keys_are_removed_from_braces_with_their_commas(gone: set[str], left: str) -> None:
    changed = edit("x: {a: 1, b: 2, c: 3}  # 注\n")
    changed.remove(("x",), gone)
    assert changed.text() == f"x: {left}  # 注\n"


def test_the_last_line_needs_no_line_end() -> None:
    changed = edit("a: 1\nb: 2")
    changed.insert(("c",), "3人", after="b")
    changed.remove((), {"a"})
    assert changed.text() == "b: 2\nc: 3人"


@pytest.mark.parametrize(
    "text, written",
    [
        ("残疾人康复", "残疾人康复"),
        ("≥95%", "≥95%"),
        ("=100%", '"=100%"'),
        (">5", '">5"'),
        ("-", '"-"'),
        ("0502", '"0502"'),
        ("12E5", '"12E5"'),
        ("2021-01-01", '"2021-01-01"'),
        ("null", '"null"'),
        ("目标: 完成", '"目标: 完成"'),
        ("项目 # 1", '"项目 # 1"'),
        ('“甲”和"乙"', '“甲”和"乙"'),
        ('"甲"和乙', '"\\"甲\\"和乙"'),
        ("一\n二", "|-\n  一\n  二"),
        ("一\n\n\u3000二\n", "|\n  一\n\n  \u3000二"),
        ("一\n", '"一\\n"'),
        ("一 \n二", '"一 \\n二"'),
        ("(一)", "(一)"),
        ("/", "/"),
        ("，、", "，、"),
        ("甲\u3000", '"甲\u3000"'),
    ],
)
def test_a_text_is_quoted_where_yaml_has_another_idea_of_it(text: str, written: str) -> None:
    assert scalar(text) == written


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    st.sampled_from(["key: {}\n", "rows:\n  - key: {}\n", "flow: [{{key: {}}}]\n"]),
)
def test_every_text_is_read_back_as_it_was(text: str, place: str) -> None:
    indent = {"k": 0, "r": 4, "f": None}[place[0]]
    read = source.parse("table", place.format(scalar(text, indent)).encode()).data
    if place.startswith("key"):
        assert read == {"key": text}
    else:
        assert next(iter(read.values())) == [{"key": text}]


ROWS = """\
pgt: 1
indicators:
  - category: output.quantity
    target: ≥10人  # 人，不是人次
  - {category: output.quality, target: ≥90%}
"""


def test_a_blank_key_has_its_comment_beside_it_where_there_is_room_for_one() -> None:
    changed = edit(ROWS)
    changed.insert(("indicators", 0, "actual"), None, after="target", comment="实际完成值")
    changed.insert(("indicators", 1, "actual"), None, after="target", comment="实际完成值")
    assert changed.text() == ROWS.replace("人次\n", "人次\n    actual:  # 实际完成值\n").replace(
        "90%}", "90%, actual: }"
    )


def test_of_keys_that_begin_at_one_place_the_inner_ones_come_first() -> None:
    changed = edit(ROWS.replace("  - {category: output.quality, target: ≥90%}\n", ""))
    changed.insert(("execution",), {"total": Decimal("1.50"), "notes": {"total": "字: 句"}}, after="indicators")
    changed.insert(("indicators", 0, "actual"), "12人", after="target")
    assert changed.text().endswith(
        """\
    target: ≥10人  # 人，不是人次
    actual: 12人
execution:
  total: 1.50
  notes:
    total: "字: 句"
"""
    )


def test_a_mapping_takes_the_place_of_a_blank_or_of_empty_braces() -> None:
    changed = edit("execution:  # 全年\nbudget: {}\n")
    changed.write(("execution",), {"total": None})
    changed.write(("budget",), {"total": Decimal(1), "notes": {"total": None}})
    assert changed.text() == "execution:  # 全年\n  total:\nbudget: {total: 1, notes: {total: }}\n"
