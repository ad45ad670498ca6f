"""PGT516: what became of the annual goal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pgt.diagnostics import Pointer, Severity, Text
from pgt.model import Table
from pgt.rules._rows import annual_rows
from pgt.rules._rule import Context, Finding, Verdicts, at, rule
from pgt.rules._text import is_blank, without_blanks
from pgt.rules._year_end import year_end


@rule(
    "PGT516",
    Severity.WARNING,
    zh="{what}",
    en="{what}",
    hint=(
        "写做成了什么、有什么效果，用实际完成的数",
        "say what was done and what came of it, with the numbers that were reached",
    ),
)
def achievements_are_told(table: Table, context: Context) -> Verdicts:
    """What became of the annual goal is told in words of its own.

    年度目标完成得怎么样，另外写清楚。

    The form has the expected goal and what became of it side by side (预期目标, 实际完成情况, 财预〔2020〕10号). A
    copy of the goal says nothing, and neither does 已完成 or a bare number. It is asked for where the form prints it
    and indicators have actual values.

    自评表把预期目标和实际完成情况并排印（财预〔2020〕10号），照抄目标、只写“已完成”或者一个数，都等于没有写。表样有这
    一栏、指标已经填了完成值的才问。
    """
    if not any(row.actual is not None for row in annual_rows(table)):
        return
    yield from _empty_words(table)
    evaluation = year_end(table, context).evaluation
    if evaluation and context.form is not None and context.prints("achievement", "goal.actual"):
        for one in evaluation.missing:
            if one.what == "achievement":
                what = Text("没有写年度目标的实际完成情况", "what became of the annual goal is not told")
                # Beside the goal, which is where the form has it: a key that is missing has no place of its own.
                yield at(*(("overall_goal",) if table.overall_goal else ("goals",)), what=what)


def _empty_words(table: Table) -> Iterator[Finding]:
    """Yield what is told and is only the goal again, or that it is done."""
    goals = [goal.text for goal in table.goals if goal.text is not None and not is_blank(goal.text)]
    whole = [*goals, table.overall_goal, "".join(goals)]
    told: list[tuple[Pointer, list[str | None], str | None]] = [
        (("achievement",), whole, table.achievement),
        *(((*goal.pointer, "actual"), [goal.text], goal.actual) for goal in table.goals),
    ]
    for pointer, expected, actual in told:
        if is_blank(actual):
            continue
        said = without_blanks(actual)
        if any(without_blanks(goal) == said for goal in expected):
            yield at(*pointer, what=_COPIED)
        elif re.fullmatch(_DONE, said):
            yield at(*pointer, what=_ONLY_DONE)
        elif re.fullmatch("[0-9.]+(?:万?元)?", said):
            yield at(*pointer, what=_ONLY_A_NUMBER)


_COPIED = Text("实际完成情况和目标一字不差", "what is said of the result is the goal, word for word")
_ONLY_DONE = Text(
    "实际完成情况只说完成了，没有说做成了什么", "of the result it is only said that it was reached, and not what it is"
)
_ONLY_A_NUMBER = Text(
    "实际完成情况只写了一个数，没有说做成了什么", "of the result there is only a number, and not what was done"
)
_DONE = (
    "(?:已|均|都|全部|全面|基本|按期|按时|按计划|如期|顺利|圆满|较好地?|年度|年初|预期|既定|预定|各项|全年|本年|绩效|总体|工作|"
    "目标|任务|指标|计划|完成|达成|实现|达到|了|[，,。；;、])+"
)
"""What is made of nothing but that it is done: 已完成年度目标。"""
