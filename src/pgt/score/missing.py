"""What has still to be written before a self-evaluation is complete."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from pgt.diagnostics import Text, shorten
from pgt.model import Indicator, Table
from pgt.profile import Profile
from pgt.score import exact
from pgt.score.evaluation import ExecutionItem, Item, Missing, What, Why
from pgt.score.weights import Weighting
from pgt.score.words import is_said

_BEFORE_JUDGING: Mapping[Why, What] = MappingProxyType(
    {
        Why.NO_TARGET: What.TARGET,
        Why.NO_ACTUAL: What.ACTUAL,
        Why.LEVEL: What.LEVEL,
        Why.DATE: What.LEVEL,
        Why.LATE: What.LEVEL,
        Why.POINTS: What.SCORE,
    }
)
"""What has to be there for a row to be judged. Where it is there and cannot be read, nothing is missing."""


def of_row(row: Indicator, item: Item, profile: Profile) -> Iterator[Missing]:
    """Yield what one indicator lacks."""
    if item.empty:
        return
    not_judged = item.not_judged
    if not_judged and not_judged.why in _BEFORE_JUDGING and not _is_settled(item, not_judged.why):
        yield _missing(item, _BEFORE_JUDGING[not_judged.why], not_judged.message)
    if not is_said(row.actual) and not (not_judged and not_judged.why is Why.NO_ACTUAL):
        yield _missing(item, What.ACTUAL, Text("没有实际完成值", "there is no actual value"))
    if profile.scored and item.weight is None:
        yield _missing(
            item, What.WEIGHT, Text("没有分值，评分方案也没有给", "it has no weight, nor one by the profile")
        )
    if item.causes and not is_said(row.reason):
        yield _missing(item, What.REASON, _without_reason(item.causes))
    if profile.wants_evidence and not is_said(row.evidence):
        yield _missing(item, What.EVIDENCE, Text("没有佐证资料", "there is no evidence"))


def _is_settled(item: Item, why: Why) -> bool:
    """Whether a score by hand says all that is asked for: what lateness costs, or how much of a tier was earned."""
    return item.given is not None and why in {Why.LATE, Why.POINTS}


def _missing(item: Item, what: What, message: Text) -> Missing:
    return Missing(what, message, (*item.pointer, what.value), item.name)


def _without_reason(causes: tuple[Text, ...]) -> Text:
    zh, en = "、".join(cause.zh for cause in causes), ", ".join(cause.en for cause in causes)
    return Text(f"{zh}，没有说明原因", f"{en}, without a reason")


def of_table(
    table: Table, spent: ExecutionItem, weighting: Weighting, boxes: Collection[str] | None
) -> Iterator[Missing]:
    """Yield what the table lacks as a whole."""
    if spent.budget is None:
        yield Missing(What.BUDGET, Text("没有预算数", "there is no budget"), ("budget",))
    if spent.execution is None:
        yield Missing(What.EXECUTION, Text("没有全年执行数", "there is no execution"), ("execution",))
    if spent.causes and not is_said(spent.reason):
        yield Missing(What.REASON, _without_reason(spent.causes), ("execution", "notes", "total"))
    yield from _of_goals(table, boxes or ())
    yield from _of_tasks(table, boxes or ())
    if _wants_achievement(table, boxes):
        message = Text("没有年度总体目标完成情况", "nothing is said of the annual goal's achievement")
        yield Missing(What.ACHIEVEMENT, message, ("achievement",))
    if weighting.unassigned:
        points = exact.shown(weighting.unassigned)
        zh = "、".join(name.zh for name in weighting.lacking)
        en = ", ".join(name.en for name in weighting.lacking)
        message = Text(
            f"{zh}没有指标，{points} 分没有着落：在表里写明各项分值",
            f"{points} points belong to {en}, which the table lacks: write the weights into the table",
        )
        yield Missing(What.WEIGHT, message)


def _of_goals(table: Table, boxes: Collection[str]) -> Iterator[Missing]:
    """Yield the goals of which nothing is said: where the form has a box for each, or it is said of another one."""
    is_told_by_goal = any(is_said(goal.actual) for goal in table.goals) and not is_said(table.achievement)
    if not (is_told_by_goal or "goal.actual" in boxes):
        return
    for number, goal in enumerate(table.goals, 1):
        if is_said(goal.text) and not is_said(goal.actual):
            message = Text(f"目标{number}没有完成情况", f"nothing is said of the achievement of goal {number}")
            yield Missing(What.ACHIEVEMENT, message, (*goal.pointer, "actual"))


def _of_tasks(table: Table, boxes: Collection[str]) -> Iterator[Missing]:
    for number, task in enumerate(table.tasks, 1):
        zh, en = f"任务{number}", f"task {number}"
        if is_said(task.name):
            zh, en = f"{zh}（{shorten(task.name)}）", f"{en} ({shorten(task.name)})"
        if "task.actual" in boxes and not is_said(task.actual):
            message = Text(f"{zh}没有完成情况", f"nothing is said of what was done of {en}")
            yield Missing(What.ACHIEVEMENT, message, (*task.pointer, "actual"))
        if "task.execution.total" in boxes and task.budget and not (task.execution and task.execution.values):
            yield Missing(
                What.EXECUTION, Text(f"{zh}没有执行数", f"{en} has no execution"), (*task.pointer, "execution")
            )


def _wants_achievement(table: Table, boxes: Collection[str] | None) -> bool:
    if not has_box_for_achievement(table, boxes):
        return False
    if is_said(table.achievement) or any(is_said(goal.actual) for goal in table.goals):
        return False
    return is_said(table.overall_goal) or any(is_said(goal.text) for goal in table.goals)


def has_box_for_achievement(table: Table, boxes: Collection[str] | None) -> bool:
    """Whether a form with *boxes* has one for what became of the annual goal: its own, or that of the only goal.

    A form whose goals have such a box each prints a table without goals as if it had one.
    """
    return boxes is None or "achievement" in boxes or ("goal.actual" in boxes and not table.goals)
