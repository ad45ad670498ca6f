"""PGT119 and PGT121: goals by themselves, and with their tasks and indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pgt.diagnostics import Pointer, Severity, Text
from pgt.model import Table
from pgt.rules._rule import Finding, Verdicts, at, rule
from pgt.rules._text import is_blank, shorten
from pgt.rules._wording import is_unfilled

_SHORTEST = 10
"""Characters of a goal that says what is done for whom."""

_NO_LETTERS = r"[\s，。；：、,.;:“”\"（）()]"


@rule(
    "PGT119",
    Severity.INFO,
    zh="绩效目标“{goal}”{what}",
    en="the goal “{goal}” {what}",
    hint=(
        "写清为谁、做到什么程度、有什么效果，例如“为 549 名残疾人提供康复服务，合格率达到 95%”",
        "say for whom, how far and to what effect, such as 为 549 名残疾人提供康复服务，合格率达到 95%",
    ),
)
def goals_say_what_is_reached(table: Table) -> Verdicts:
    """A goal says what is to be reached.

    绩效目标写要达到什么。

    Reviewers look at whether a goal is clear (明确清晰性, 财预〔2015〕88号): the purpose says what the money is spent
    on, the goal what comes of it. A copy of the purpose or of the project's name, or fewer than ten characters, says
    too little to hold indicators against.

    审核要看目标是否明确清晰（财预〔2015〕88号）：资金用途说钱花在哪里，绩效目标说花了以后怎么样。照抄用途、项目名称，
    或者不到十个字，指标就没有可对照的。
    """
    purpose, name = _letters(table.purpose), _letters(table.name)
    texts: list[tuple[Pointer, str | None]] = [((*goal.pointer, "text"), goal.text) for goal in table.goals]
    for place, text in (*texts, (("overall_goal",), table.overall_goal)):
        if is_blank(text) or is_unfilled(text):  # of a placeholder PGT114 says it
            continue
        letters = _letters(text)
        if purpose and letters == purpose:
            what = Text("照抄了资金用途", "is the purpose again")
        elif len(letters) < _SHORTEST:
            what = Text("太短，看不出要达到什么", "is too short to say what is to be reached")
        elif letters in name:
            what = Text("只说了项目名称", "is only the project's name")
        else:
            continue
        yield at(*place, goal=shorten(text), what=what)


@lru_cache(maxsize=1024)
def _letters(text: str | None) -> str:
    return re.sub(_NO_LETTERS, "", text or "")


@rule(
    "PGT121",
    Severity.ERROR,
    zh="{what}",
    en="{what}",
    hint=("{better}", "{better}"),
)
def goals_have_tasks_and_indicators(table: Table) -> Verdicts:
    """Goals, tasks and indicators belong together.

    目标、任务、指标一一对应。

    A department's form puts a task beside each goal and the indicators below it (财预〔2015〕88号, 部门整体支出).
    Where one goal names its task, all do, and every task has a goal; where one goal has indicators of its own, all
    have.

    部门整体支出表每个目标对应一项任务，下面是这个目标的指标（财预〔2015〕88号）。有一个目标写了任务，就都要写，每项任
    务也都要有目标；有一个目标下面有指标，就都要有。
    """
    yield from _tasks(table)
    if any(goal.indicators for goal in table.goals):
        for number, goal in enumerate(table.goals, 1):
            if not goal.indicators:
                what = Text(f"目标 {number} 没有指标", f"goal {number} has no indicators")
                yield at(goal, what=what, better=Text("补上它的 `indicators`", "add its `indicators`"))


def _tasks(table: Table) -> Iterator[Finding]:
    """Yield goals without their task, or with one that there is not, and tasks without a goal."""
    named = {goal.task for goal in table.goals if goal.task is not None}
    if not named:
        return
    count = len(table.tasks)
    for number, goal in enumerate(table.goals, 1):
        if goal.task is None:
            what = Text(f"目标 {number} 没有写对应的任务", f"goal {number} names no task")
            yield at(goal, "task", what=what, better=_in_range(count))
        elif not 1 <= goal.task <= count:
            what = Text(
                f"目标 {number} 对应任务 {goal.task}，而任务只有 {count} 项",
                f"goal {number} names task {goal.task} of {count}",
            )
            yield at(goal, "task", what=what, better=_in_range(count))
    for number, task in enumerate(table.tasks, 1):
        if number not in named:
            what = Text(f"任务 {number} 没有对应的目标", f"task {number} has no goal")
            better = Text(f"补上一个目标，写 `task: {number}`", f"add a goal with `task: {number}`")
            yield at(task, what=what, better=better)


def _in_range(count: int) -> Text:
    if not count:
        return Text("先把任务列在 `tasks` 里", "list the tasks in `tasks` first")
    numbers = "1" if count == 1 else f"1–{count}"
    return Text(
        f"写任务的序号 `task: {numbers}`；没有列出的任务先补进 `tasks`",
        f"write its number, `task: {numbers}`; a task that is not listed goes into `tasks`",
    )
