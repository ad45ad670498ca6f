"""PGT101: what stands above a table's indicators."""

from __future__ import annotations

from collections.abc import Iterator

from pgt.diagnostics import Severity, Text
from pgt.model import Table
from pgt.rules._rule import Context, Finding, Verdicts, at, rule
from pgt.rules._text import is_blank


@rule(
    "PGT101",
    Severity.ERROR,
    zh="没有填{part}",
    en="{part} is not filled in",
    hint=("{better}", "{better}"),
)
def filled(table: Table, context: Context) -> Verdicts:
    """A table names its project, organization and year, its budget and its goals.

    表上填了项目名称、单位、年度、预算数和绩效目标。

    Reviewers look first at whether everything is filled in (财预〔2015〕88号, 完整性). A department needs no name
    besides its organization's. Goals may stand in `goals`, in `overall_goal` or in a department's `narrative`; where
    some goals have a text, all have. What the form does not print is not asked for; a blank 实施单位 is a note only.

    审核首先看填报内容是否完整（财预〔2015〕88号，完整性）。部门整体表不另写名称。目标可以写在 `goals`、`overall_goal`
    或部门的 `narrative`；有一条目标写了内容，就都要写。表样没有的栏目不问，实施单位空着只提示。
    """
    project = table.kind == "project"
    body, supervisor, implementer = table.organization, table.supervisor, table.implementer
    if project and is_blank(table.name):
        yield _part("name", zh="项目名称", en="the name of the project")
    if body is None or is_blank(body.key):
        yield _part("organization", "name", zh="预算单位", en="the organization")
    prints_supervisor = context.form is not None and context.prints("supervisor.code", "supervisor.name")
    if prints_supervisor and (supervisor is None or is_blank(supervisor.key)):
        yield _part("supervisor", "name", zh="主管部门", en="the supervising department")
    prints_implementer = context.form is not None and context.prints("implementer.code", "implementer.name")
    if prints_implementer and (implementer is None or is_blank(implementer.key)):
        part = Text("实施单位", "the implementing organization")
        yield at("implementer", "name", part=part, better=_IMPLEMENTER).weighing(Severity.INFO)
    if table.year is None:
        yield _part("year", zh="年度", en="the year")
    if project and (table.budget is None or table.budget.total is None) and context.prints("budget.total"):
        yield _part("budget", "total", zh="预算数", en="the budget")
    yield from _goals(table, context)


def _part(*where: str, zh: str, en: str) -> Finding:
    *above, key = where
    better = Text(f"补上 `{key}: …`", f"add `{key}: …`")
    if above:
        better = Text(f"在 `{above[0]}` 里补上 `{key}: …`", f"add `{key}: …` to `{above[0]}`")
    return at(*where, part=Text(zh, en), better=better)


def _goals(table: Table, context: Context) -> Iterator[Finding]:
    untold = [goal for goal in table.goals if is_blank(goal.text)]
    if len(untold) < len(table.goals):
        for goal in untold:
            yield at(goal, "text", part=Text("这条绩效目标的内容", "the text of this goal"), better=_TEXT)
    elif is_blank(table.overall_goal) and table.narrative is None and _prints_goals(context):
        yield at("goals", part=Text("绩效目标", "the goal"), better=_GOALS)


_IMPLEMENTER = Text(
    "在 `implementer` 里补上 `name: …`，就是预算单位的也写上",
    "add `name: …` to `implementer`, also where it is the organization itself",
)
_TEXT = Text("补上 `text: …`，写为谁、做到什么程度", "add `text: …`: for whom, and how far")
_GOALS = Text(
    "在 `goals` 里补上 `- text: …`，写为谁、做到什么程度", "add `- text: …` to `goals`: for whom, and how far"
)


def _prints_goals(context: Context) -> bool:
    return context.repeats("goals") or context.prints("overall_goal")
