"""`pgt.merge`: what two clerks did to one table, case by case."""

import pytest

from pgt.merge import Merged, merge

BASE = """\
# yaml-language-server: $schema=../schema/pgt-1.schema.json
pgt: 1
kind: project
budget:
  amount_unit: 万元
  total: 82.16
goals:
  - text: 用于残疾人基本康复服务。
  - text: 用于残疾人托养服务。
indicators:
  - category: output.quantity
    name: 培训人次
    target: ≥100人次
    basis: 部门计划
  # 抽样调查
  - category: output.quality
    name: 合格率
    target: ≥95%
"""
BUDGET = "budget:\n  amount_unit: 万元\n  total: 82.16\n"
TRAINING = """\
  - category: output.quantity
    name: 培训人次
    target: ≥100人次
    basis: 部门计划
"""
QUALITY = """\
  # 抽样调查
  - category: output.quality
    name: 合格率
    target: ≥95%
"""
COST = """\
  - category: output.cost
    name: 人均成本
    target: ≤300元
"""
SPEED = """\
  - category: output.timeliness
    name: 及时率
    target: ≥90%
"""


def changed(*changes: tuple[str, str], base: str = BASE) -> str:
    """Return the base with each old text replaced by the new one."""
    for old, new in changes:
        assert base.count(old) == 1
        base = base.replace(old, new)
    return base


def both(ours: str, theirs: str, base: str = BASE) -> Merged:
    return merge(base.encode(), ours.encode(), theirs.encode())


def merged(ours: str, theirs: str, base: str = BASE) -> str:
    """Return what comes of a merge without conflicts."""
    result = both(ours, theirs, base)
    assert (result.conflicts, result.unread) == ((), ())
    assert result.content is not None
    return result.content.decode()


def conflicting(ours: str, theirs: str, base: str = BASE) -> str:
    """Return what comes of a merge with one conflict."""
    result = both(ours, theirs, base)
    assert len(result.conflicts) == 1
    assert result.content is not None
    return result.content.decode()


def test_each_side_adds_an_indicator_at_the_end() -> None:
    assert merged(BASE + COST, BASE + SPEED) == BASE + COST + SPEED
    assert merged(BASE + SPEED, BASE + COST) == BASE + SPEED + COST


def test_what_both_add_is_there_once() -> None:
    assert merged(BASE + COST + SPEED, BASE + COST) == BASE + COST + SPEED
    noted = COST + "    note: 新增\n"
    based = COST + "    basis: 合同约定\n"
    assert merged(BASE + noted, BASE + based) == BASE + COST + "    basis: 合同约定\n    note: 新增\n"


def test_two_fields_of_one_row() -> None:
    assert merged(changed(("≥100人次", "≥120人次")), changed(("部门计划", "历史标准"))) == changed(
        ("≥100人次", "≥120人次"), ("部门计划", "历史标准")
    )


def test_a_new_key_stands_where_the_format_has_it() -> None:
    ours = changed(("basis: 部门计划", "basis: 部门计划\n    actual: 98人次"))
    theirs = changed(("basis: 部门计划", "basis: 部门计划\n    weight: 10"))
    assert merged(ours, theirs) == changed(("basis: 部门计划", "basis: 部门计划\n    weight: 10\n    actual: 98人次"))


def test_one_side_moves_a_row_that_the_other_edits() -> None:
    moved = changed((TRAINING + QUALITY, QUALITY + TRAINING))
    assert merged(moved, changed(("≥100人次", "≥120人次"))) == moved.replace("≥100人次", "≥120人次")
    assert merged(changed(("≥100人次", "≥120人次")), moved) == moved.replace("≥100人次", "≥120人次")


def test_a_row_renamed_with_was_keeps_what_the_other_side_changed() -> None:
    renamed = changed(("name: 培训人次", "name: 培训人数\n    was: 培训人次"))
    assert merged(renamed, changed(("≥100人次", "≥120人次"))) == renamed.replace("≥100人次", "≥120人次")


def test_of_a_row_that_was_split_the_part_that_kept_the_name_keeps_what_the_other_side_changed() -> None:
    part = TRAINING.replace("培训人次", "线下培训人次\n    was: 培训人次").replace("100", "40")
    split = changed((TRAINING, part + TRAINING))
    assert merged(split, changed(("≥100人次", "≥120人次"))) == split.replace("≥100人次", "≥120人次")


def test_a_row_of_which_only_the_name_was_changed_is_the_same_row() -> None:
    renamed = changed(("name: 培训人次", "name: 培训人数"))
    assert merged(renamed, changed(("≥100人次", "≥120人次"))) == renamed.replace("≥100人次", "≥120人次")


def test_a_row_in_another_category_is_the_same_row() -> None:
    moved = changed(("output.quality", "benefit.social"))
    assert merged(moved, changed(("≥95%", "≥96%"))) == moved.replace("≥95%", "≥96%")


def test_a_row_that_nobody_touched_can_be_removed() -> None:
    assert merged(changed((QUALITY, "")), changed(("≥100人次", "≥120人次"))) == changed(
        (QUALITY, ""), ("≥100人次", "≥120人次")
    )


def test_rows_removed_by_both_sides_are_gone() -> None:
    assert merged(changed((QUALITY, "")), changed((TRAINING, ""))) == changed((TRAINING + QUALITY, "")).replace(
        "indicators:", "indicators: []"
    )


def test_a_row_that_was_removed_and_edited_is_a_conflict() -> None:
    text = conflicting(changed((QUALITY, "")), changed(("≥95%", "≥96%")))
    edited = QUALITY.replace("≥95%", "≥96%")
    assert text == changed((QUALITY, f"<<<<<<< ours\n=======\n{edited}>>>>>>> theirs\n"))


def test_a_field_that_both_sides_change_is_a_conflict_around_its_line() -> None:
    text = conflicting(
        changed(("≥100人次", "≥110人次"), ("82.16", "90")), changed(("≥100人次", "≥120人次  # 会议纪要"))
    )
    lines = "<<<<<<< ours\n    target: ≥110人次\n=======\n    target: ≥120人次  # 会议纪要\n>>>>>>> theirs\n"
    assert text == changed(("    target: ≥100人次\n", lines), ("82.16", "90"))


def test_a_conflict_says_where_it_is() -> None:
    result = both(changed(("≥100人次", "≥110人次")), changed(("≥100人次", "≥120人次")))
    assert result.conflicts == (("indicators", "培训人次", "target"),)


def test_the_first_key_of_a_row_in_conflict_keeps_its_dash() -> None:
    text = conflicting(changed(("output.quality", "output.cost")), changed(("output.quality", "benefit.social")))
    lines = "<<<<<<< ours\n  - category: output.cost\n=======\n  - category: benefit.social\n>>>>>>> theirs\n"
    assert text == changed(("  - category: output.quality\n", lines))


def test_a_first_key_that_one_side_removed_makes_room_for_the_next() -> None:
    base = "tasks:\n  - description: 甲\n    name: 任务\n"
    text = conflicting("tasks:\n  - name: 任务\n", base.replace("甲", "乙"), base)
    assert text == "tasks:\n  - name: 任务\n<<<<<<< ours\n=======\n    description: 乙\n>>>>>>> theirs\n"


def test_a_row_with_no_other_key_is_a_conflict_as_a_whole() -> None:
    base = "lists:\n  costs:\n    - item: 甲方案\n      sum: 一\n"
    text = conflicting("lists:\n  costs:\n    - sum: 一\n", "lists:\n  costs:\n    - item: 甲方法\n", base)
    assert text == ("lists:\n  costs:\n<<<<<<< ours\n    - sum: 一\n=======\n    - item: 甲方法\n>>>>>>> theirs\n")


def goals(texts: str) -> str:
    return "goals:\n" + "".join(f"  - text: {text}\n" for text in texts)


IN_GOALS = """\
goals:
  - text: 用于残疾人基本康复服务。
    indicators:
      - category: output.quantity
        name: 康复人数
        target: ≥50人
      # 名册为准
      - category: output.quantity
        name: 培训人次
        target: ≥100人次  # 上年 90
  - text: 用于残疾人托养服务。
    indicators:
      - category: output.quality
        name: 合格率
        target: ≥95%
  - text: 宣传。
"""
ROW = """\
      # 名册为准
      - category: output.quantity
        name: 培训人次
        target: ≥100人次  # 上年 90
"""


def in_goals(*changes: tuple[str, str]) -> str:
    return changed(*changes, base=IN_GOALS)


@pytest.mark.parametrize(
    "moved",
    [
        in_goals((ROW, ""), ("  - text: 宣传", ROW + "  - text: 宣传")),
        in_goals((ROW, ""), ("      - category: output.quality\n", ROW + "      - category: output.quality\n")),
        in_goals((ROW, ""), ("  - text: 宣传。\n", "  - text: 宣传。\n    indicators:\n" + ROW)),
        in_goals((ROW, ""))
        + "indicators:\n"
        + ROW.replace("      ", "  ", 1).replace("      -", "  -").replace("  " * 4, "    "),
    ],
    ids=["last", "first", "into a goal without any", "to the whole table"],
)
def test_a_row_that_one_side_moves_to_another_goal_keeps_what_the_other_side_changed(moved: str) -> None:
    edited = in_goals(("≥100人次  # 上年 90", "≥120人次  # 上年 96"), ("≥50人", "≥60人"))
    result = moved.replace("≥100人次  # 上年 90", "≥120人次  # 上年 96").replace("≥50人", "≥60人")
    assert merged(moved, edited, IN_GOALS) == result
    assert merged(edited, moved, IN_GOALS) == result


def test_a_row_that_both_sides_move_to_one_goal_and_edit_has_both_edits() -> None:
    moved = in_goals((ROW, ""), ("  - text: 宣传", ROW + "  - text: 宣传"))
    ours, theirs = moved.replace("≥100人次", "≥120人次"), moved.replace("# 名册为准\n", "# 名册、签到表为准\n")
    assert merged(ours, theirs, IN_GOALS) == ours.replace("# 名册为准\n", "# 名册、签到表为准\n")


def test_the_last_row_of_a_goal_is_moved_and_edited() -> None:
    row = "      - category: output.quality\n        name: 合格率\n        target: ≥95%\n"
    moved = in_goals((f"    indicators:\n{row}", ""), (ROW, ROW + row))
    assert merged(moved, in_goals(("≥95%", "≥98%")), IN_GOALS) == moved.replace("≥95%", "≥98%")


def test_a_row_moved_to_two_goals_or_to_a_new_one_is_a_conflict_where_it_was_edited() -> None:
    new = in_goals((ROW, "")) + "  - text: 新目标。\n    indicators:\n" + ROW
    conflicting(new, in_goals(("≥100人次", "≥120人次")), IN_GOALS)
    assert merged(new, IN_GOALS, IN_GOALS) == new


def test_both_sides_move_rows() -> None:
    assert merged(goals("乙甲丙丁"), goals("甲乙丁丙"), goals("甲乙丙丁")) == goals("乙甲丁丙")


def test_rows_that_no_order_can_satisfy_are_a_conflict_among_themselves() -> None:
    ours, theirs = goals("零乙甲丙丁"), goals("零甲丙乙丁新")
    lines = f"<<<<<<< ours\n{goals('乙甲丙')[7:]}=======\n{goals('甲丙乙')[7:]}>>>>>>> theirs\n"
    text = conflicting(ours, theirs, goals("零甲乙丙丁"))
    assert text == f"{goals('零')}{lines}{goals('丁新')[7:]}"


def test_contradictory_rows_hold_what_was_merged_unless_they_are_in_conflict_themselves() -> None:
    weighted = goals("甲乙丙").replace("甲", "甲\n    weight: 5")
    ours = goals("乙甲丙").replace("甲", "甲\n    weight: 6").replace("乙", "乙\n    actual: 成")
    theirs = goals("甲丙乙").replace("甲", "甲\n    weight: 7").replace("丙", "丙\n    actual: 好")
    result = both(ours, theirs, weighted)
    assert result.content is not None
    assert result.content.decode() == (
        "goals:\n<<<<<<< ours\n"
        "  - text: 乙\n    actual: 成\n  - text: 甲\n    weight: 6\n  - text: 丙\n    actual: 好\n=======\n"
        "  - text: 甲\n    weight: 7\n  - text: 丙\n    actual: 好\n  - text: 乙\n    actual: 成\n>>>>>>> theirs\n"
    )


def test_comments_of_both_sides_stay() -> None:
    ours = changed(("  # 抽样调查", "  # 抽样调查\n  # 三百人"), ("total: 82.16", "total: 82.16  # 含省级"))
    theirs = changed(("  # 抽样调查", "  # 问卷\n  # 抽样调查"), ("total: 82.16", "total: 82.16  # 批复数"))
    assert merged(ours, theirs) == changed(
        ("  # 抽样调查", "  # 问卷\n  # 抽样调查\n  # 三百人"), ("total: 82.16", "total: 82.16  # 含省级  # 批复数")
    )


def test_a_comment_that_one_side_removed_is_gone() -> None:
    assert merged(changed(("  # 抽样调查\n", "")), BASE + COST) == changed(("  # 抽样调查\n", "")) + COST


def test_a_table_laid_out_anew_takes_edits() -> None:
    ours = changed((BUDGET, "budget: {total: 82.16, amount_unit: '万元'}\n"))
    budget = "budget:\n  total: 90.00\n  amount_unit: '万元'\n"
    assert merged(ours, changed(("82.16", "90.00"))) == changed((BUDGET, budget))


def test_blanks_that_are_filled_in_are_no_conflict_with_blanks_that_are_removed() -> None:
    base = "pgt: 1\nbudget:\n  total:\n  other:\npurpose:\n"
    assert merged("pgt: 1\nbudget:\n  total: 5\n  other:\npurpose:\n", "pgt: 1\nbudget:\n  total:\n", base) == (
        "pgt: 1\nbudget:\n  total: 5\n"
    )


def test_a_list_begun_by_both_sides_is_one_list() -> None:
    base = BASE.partition("indicators")[0]
    assert (
        merged(f"{base}indicators:\n{COST}", f"{base}indicators:\n{SPEED}", base) == f"{base}indicators:\n{COST}{SPEED}"
    )


def test_goals_that_were_reworded_and_given_a_weight_are_the_same_goals() -> None:
    ours = changed(("基本康复服务。", "基本康复服务和训练。"))
    theirs = changed(("  - text: 用于残疾人基本康复服务。\n", "  - text: 用于残疾人基本康复服务。\n    weight: 40\n"))
    assert merged(ours, theirs) == theirs.replace("基本康复服务。", "基本康复服务和训练。")


def test_goals_keep_their_task_when_another_is_put_above_it() -> None:
    base = "tasks:\n  - name: 就业\n  - name: 康复\ngoals:\n  - text: 甲\n    task: 2\n"
    ours = "tasks:\n  - name: 托养\n  - name: 就业\n  - name: 康复\ngoals:\n  - text: 甲\n    task: 3\n"
    theirs = base + "  - text: 乙\n    task: 1\n"
    assert merged(ours, theirs, base) == ours + "  - text: 乙\n    task: 2\n"


def test_a_goal_of_a_task_that_was_removed_is_a_conflict() -> None:
    base = "tasks:\n  - name: 就业\n  - name: 康复\ngoals:\n  - text: 甲\n    task: 2\n"
    ours = "tasks:\n  - name: 康复\ngoals:\n  - text: 甲\n    task: 1\n"
    theirs = base + "  - text: 乙\n    task: 1\n"
    assert conflicting(ours, theirs, base) == ours + (
        "  - text: 乙\n<<<<<<< ours\n=======\n    task: 1\n>>>>>>> theirs\n"
    )


YUAN = BUDGET.replace("万元", "元").replace("82.16", "821600.00")


@pytest.mark.parametrize(
    "theirs, result",
    [
        (
            "  amount_unit: 万元\n  total: 82.16\n  other: 5\n",
            "  amount_unit: 元\n  total: 821600.00\n  other: 50000\n",
        ),
        ("  amount_unit: 万元\n  total: 92.16  # 追加\n", "  amount_unit: 元\n  total: 921600  # 追加\n"),
        ("  {amount_unit: 万元, total: 82.16}\n", "  amount_unit: 元\n  total: 821600.00\n"),
    ],
)
def test_an_amount_is_reckoned_in_the_unit_that_the_other_side_changed_to(theirs: str, result: str) -> None:
    ours = changed((BUDGET, YUAN))
    assert merged(ours, changed((BUDGET, f"budget:\n{theirs}"))) == changed((BUDGET, f"budget:\n{result}"))


def test_all_amounts_of_a_table_are_in_its_unit_but_those_of_a_medium_term_with_its_own() -> None:
    base = """\
budget:
  amount_unit: 万元
  total: 10
execution:
  total: 9
  notes: {total: 结余 1}
tasks:
  - name: 就业
    budget: {total: 4}
medium_term:
  budget:
    amount_unit: 万元
    total: 30
"""
    theirs = base.replace("total: 10", "total: 100000").replace("万元", "元", 1)
    theirs = theirs.replace("total: 9", "total: 90000").replace("{total: 4}", "{total: 40000}")
    ours = base.replace("total: 9", "total: 9.5").replace("{total: 4}", "{total: 4, fiscal: 4}")
    assert merged(ours, theirs, base) == theirs.replace("90000", "95000").replace(
        " {total: 40000}", "\n      total: 40000\n      fiscal: 40000"
    )


def test_both_changing_an_amount_is_a_conflict_in_the_new_unit() -> None:
    base = changed(("82.16", "82.16\n  other: 2"))
    ours = changed(("万元", "元"), ("82.16", "800000\n  other: 20000"))
    theirs = changed(("82.16", "92.16\n  other: 2"))
    sides = "<<<<<<< ours\n  total: 800000\n=======\n  total: 921600\n>>>>>>> theirs\n"
    assert conflicting(ours, theirs, base) == ours.replace("  total: 800000\n", sides)


def test_an_amount_beside_a_unit_of_which_only_the_word_was_changed_is_a_conflict() -> None:
    ours = changed(("万元", "元"))
    theirs = changed(("total: 82.16", "total: 82.16\n  other: 5"))
    text = conflicting(ours, theirs)
    unit = "<<<<<<< ours\n  amount_unit: 元\n=======\n  amount_unit: 万元\n>>>>>>> theirs\n"
    assert text == changed(("  amount_unit: 万元\n", unit), ("82.16", "82.16\n  other: 5"))


def test_one_file_made_on_both_sides() -> None:
    assert merged(BASE, BASE + COST, "") == BASE + COST


def test_line_ends_and_a_mark_are_those_of_the_side_that_changed_them() -> None:
    windows = ("\ufeff" + BASE + COST).replace("\n", "\r\n")
    assert merged(windows, BASE + SPEED) == ("\ufeff" + BASE + COST + SPEED).replace("\n", "\r\n")
    assert merged(BASE + SPEED, BASE + COST, windows.replace(COST.replace("\n", "\r\n"), "")) == BASE + SPEED + COST


@pytest.mark.parametrize(
    "text",
    ['name: "未完成\n', "<<<<<<< HEAD\n", "- 一\n- 二\n", "? name\n: 甲\n", "name: 甲\nname: 乙\n", "# 空\n"],
)
def test_what_is_no_table_is_left_to_git(text: str) -> None:
    assert both(BASE + COST, text) == Merged(None, unread=("theirs",))
    assert both(text, BASE + COST) == Merged(None, unread=("ours",))
    assert both(BASE, BASE + COST, text) == Merged(None, unread=("base",))


def test_gbk_is_left_to_git() -> None:
    assert merge(BASE.encode(), BASE.encode("gbk"), (BASE + COST).encode()) == Merged(None, unread=("ours",))
