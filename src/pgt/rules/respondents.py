"""PGT209, PGT210 and PGT307: whose satisfaction is asked for, and where it stands."""

from __future__ import annotations

import re
from functools import lru_cache

from pgt import category
from pgt.diagnostics import Severity, Text
from pgt.model import Table
from pgt.rules import _words as words
from pgt.rules._reading import reading
from pgt.rules._rows import groups
from pgt.rules._rule import Verdicts, at, rule
from pgt.rules._text import is_blank, shorten, without_blanks
from pgt.rules._wording import has, read


@rule(
    "PGT209",
    Severity.INFO,
    zh="“{name}”问的是{who}，不是服务对象",
    en="“{name}” asks {who}, who are not those served",
    hint=(
        "改问用到服务、拿到补助的人，例如“受助残疾人满意度”“参训人员满意度”",
        "ask those who are served, as in 受助残疾人满意度 or 参训人员满意度",
    ),
)
def those_served_are_asked(table: Table) -> Verdicts:
    """Satisfaction is that of those served.

    满意度问服务对象。

    What is asked for is the opinion of the public or of those who benefit (服务对象满意度, 财预〔2015〕88号). Leaders
    and supervising offices decide about the project, and whoever carries it out speaks for himself, unless the project
    is for its own staff (培训, 食堂, 办公).

    服务对象满意度是社会公众或项目受益人的看法（财预〔2015〕88号）。领导和主管部门是决定项目的，实施单位自己评自己也不
    算；项目本来就是给本单位干部职工办的（培训、食堂、办公保障）除外。
    """
    # Who is served by a project without a name cannot be told.
    is_for_staff = table.kind == "project" and (table.name is None or has(table.name, words.FOR_STAFF))
    for row in reading(table).under("satisfaction"):
        subject = _subject(row.name)
        who = _asked_wrongly(subject, is_for_staff=is_for_staff)
        if who is None and not is_for_staff and len(subject) >= _LEAST and _carries_out(table, subject):
            who = subject
        if who is not None:
            yield at(row, "name", name=shorten(row.name), who=Text(who, who))


_LEAST = 3
"""Characters of what is the name of an office: 水务局."""


def _carries_out(table: Table, subject: str) -> bool:
    """Whether *subject* is the organization that carries the project out: 水务局 of 某县水务局."""
    return table.organization is not None and (table.organization.name or "").endswith(subject)


@lru_cache(maxsize=2048)
def _asked_wrongly(subject: str, *, is_for_staff: bool) -> str | None:
    for one in re.split("[、和及与]", subject):
        if (who := next((word for word in words.ASKED_WRONGLY if one.endswith(word)), None)) is not None:
            return who
        if not is_for_staff and (staff := words.STAFF_ASKED.search(one)):
            return staff[0]
    return None


_FEWEST, _OUTSIDERS = 3, 2
"""Rows of satisfaction with one target, and those of them that ask who is not served, from which they pad a list."""


@rule(
    "PGT210",
    Severity.INFO,
    zh="{count} 条满意度的指标值都是 {target}，其中{who}不是服务对象",
    en="{count} indicators of satisfaction have the target {target}, and {who} are not those served",
    hint=(
        "留下真正做得了调查的一两条；几个群体都要问的，指标值分别测算",
        "keep the one or two that can be surveyed, or work each target out for its group",
    ),
)
def satisfaction_is_not_padded(table: Table) -> Verdicts:
    """Satisfaction is not asked three times over.

    满意度指标不靠凑数。

    Those served, their families and society at large with one and the same target were filled in by a pattern: nobody
    asks three samples for one project, and the points are shared among rows that say the same.

    服务对象、家人、社会满意度用同一个数，是套出来的：一个项目不会做三次调查，分值却分给了说同一件事的三条。
    """
    if sum(1 for _ in reading(table).under("satisfaction")) < _FEWEST:
        return
    for rows in groups(table):
        asked = [row for row in rows if row.category.startswith("satisfaction") and row.target]
        if len(asked) < _FEWEST or len({without_blanks(row.target) for row in asked}) > 1:
            continue
        outsiders = [row for row in asked if _subject(row.name) in words.OUTSIDERS]
        if len(outsiders) >= _OUTSIDERS:
            names = [_subject(row.name) for row in outsiders]
            who = Text("、".join(names), " and ".join(names))
            yield at(outsiders[0], "name", count=len(asked), target=shorten(asked[0].target), who=who)


def _subject(name: str | None) -> str:
    return read(name).text.partition("满意")[0].removesuffix("的")


@rule(
    "PGT307",
    Severity.WARNING,
    zh="“{name}”列在{category}下，{what}",
    en="“{name}” stands under {category}, {what}",
    hint=("{better}", "{better}"),
)
def satisfaction_stands_by_itself(table: Table) -> Verdicts:
    """Satisfaction stands under 满意度, and nothing else does.

    满意度指标归满意度，满意度里也只放满意度指标。

    Satisfaction has 10 points of its own (财预〔2020〕10号); among the benefits it replaces what should be shown
    there. A row under 满意度 that names people and no opinion leaves open what 90 % of them is. Complaints, praise
    and a sense of gain are opinions, too.

    满意度单独占 10 分（财预〔2020〕10号），放进效益里就顶替了真正的效益。满意度下只写“某某家庭”而不写满意度的，看不出
    90% 是什么。投诉率、好评率、获得感也算满意度。
    """
    rows = reading(table)
    misplaced = [(row, _MISPLACED) for row in rows.satisfactions if row.category.startswith(("output", "benefit"))]
    missing = [
        (row, _RATE if read(row.name).is_rate else _MISSING)
        for row in rows.under("satisfaction")
        if not read(row.name).is_opinion and not read(row.name).is_unfilled
    ]
    for row, (what, better) in (*misplaced, *missing):
        if not is_blank(row.name):
            name, kind = shorten(row.name), category.name(row.category)
            yield at(row, "name", name=name, category=kind, what=what, better=better.format(name=name))


_MISPLACED = (
    Text("是满意度", "and is one of satisfaction"),
    Text(
        "改列服务对象满意度（`satisfaction.beneficiary`），这里另写效益或产出",
        "let it stand under satisfaction (`satisfaction.beneficiary`), and show something else here",
    ),
)
_WHAT_IS_MISSING = Text("没有说是满意度", "and does not speak of satisfaction")
_MISSING = (
    _WHAT_IS_MISSING,
    Text(
        "问的是谁满不满意，就写成“……满意度”；不是就改列别的类别",
        "if somebody's satisfaction is meant, write “…满意度”, or else let it stand elsewhere",
    ),
)
_RATE = (
    _WHAT_IS_MISSING,
    Text("改列效益或质量，这里另写满意度", "let it stand under benefit or quality, and show a satisfaction here"),
)
