"""PGT608: indicators that belong to another project."""

from __future__ import annotations

from collections.abc import Iterator

from pgt.diagnostics import Severity
from pgt.model import Table
from pgt.rules import _units
from pgt.rules import _words as words
from pgt.rules._reading import reading
from pgt.rules._rows import called
from pgt.rules._rule import Verdicts, at, rule
from pgt.rules._text import shorten
from pgt.rules._wording import has


@rule(
    "PGT608",
    Severity.WARNING,
    zh="{row}说的是{topic}，而“{project}”的用途和目标里都没有{topic}",
    en="{row} is about {topic}, which neither the purpose nor the goals of “{project}” mention",
    hint=(
        "换成本项目带来的效果，例如设施正常运转、故障及时处理；确实有关的，在用途或目标里写明",
        "measure what this project brings about, such as a building that works; or mention it in the purpose",
    ),
)
def indicators_are_of_the_project(table: Table) -> Verdicts:
    """What keeps an office running is not measured by what its programmes reach.

    运转经费不用业务工作的成果来衡量。

    Water, power and cleaning do not get people insured (相关性, 财预〔2015〕88号). Judged only for projects whose name
    says that they are running costs, and for rows that count people whose subject (就业, 保险, 救助, …) the table
    mentions nowhere else.

    交水电费、做保洁，不会让人参加保险（相关性，财预〔2015〕88号）。只看名称写明是运转、物业等经费的项目，只看数人的指
    标，而且它说的事（就业、保险、救助……）在用途和目标里都没有提到。
    """
    if table.kind != "project" or not has(table.name, words.RUNNING):
        return
    said = "".join(text for text in _texts(table) if text)
    for row, part in reading(table).counts:
        if part.unit not in _units.HEADS or row.category.startswith("satisfaction"):
            continue
        text = f"{row.name or ''}{row.description or ''}"
        topic = next((word for word in words.PROGRAMMES if word in text), None)
        if topic and topic not in said:
            yield at(row, "name", row=called(row), topic=topic, project=shorten(table.name))


def _texts(table: Table) -> Iterator[str | None]:
    yield table.name
    yield table.purpose
    yield table.overall_goal
    yield from (goal.text for goal in table.goals)
