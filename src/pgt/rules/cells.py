"""PGT108-PGT110 and PGT113: what the cells of a row must hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pgt.diagnostics import Severity, Text
from pgt.model import Indicator, Table
from pgt.rules._measurable import measurable
from pgt.rules._reading import reading
from pgt.rules._rows import annual_rows, are_nearly_all, called
from pgt.rules._rule import Context, Verdicts, at, not_judged, rule
from pgt.rules._targets import IN_MONEY, end_of_year
from pgt.rules._text import is_blank


@rule(
    "PGT108",
    Severity.ERROR,
    zh="{row}没有指标值",
    en="{row} has no target",
    hint=(
        "补上指标值（`target`），例如{example}",
        "add a `target`, such as {example}",
    ),
)
def targets(table: Table) -> Verdicts:
    """Every indicator has a target.

    每条指标都有指标值。

    A goal without a value cannot be held against anything (细化量化, 财预〔2015〕88号). A form that nobody has filled
    in yet is told so once.

    目标要细化量化（财预〔2015〕88号），没有指标值就没有可对照的。一条也没填的表只说一次。
    """
    for row, name in _blank(table, "target"):
        yield at(row, "target", row=name, example=_example(row, table))


def _example(row: Indicator, table: Table) -> Text:
    """Return a target as one of the category of *row* is written."""
    if row.category == "output.timeliness":
        day = end_of_year(table)
        return Text(f" `{day}`、`≥95%`", f"`{day}` or `≥95%`")
    if row.category in IN_MONEY:
        return Text(" `≤10万元`、`≤500元/人`", "`≤10万元` or `≤500元/人`")
    if row.category.startswith("satisfaction"):
        return Text(" `≥90%`", "`≥90%`")
    if row.category == "output.quantity":
        return Text(" `≥100人`、`=3次`", "`≥100人` or `=3次`")
    if row.category.startswith(("benefit", "output.quality")):
        return measurable(row, table)
    return Text(" `≥95%`、`≥100人`", "`≥95%` or `≥100人`")


def _blank(table: Table, key: Literal["name", "target"]) -> Iterator[tuple[Indicator, Text]]:
    """Yield the rows whose *key* is blank; the first for all of them where no row of many has it."""
    rows = reading(table).rows
    blank = [row for row in rows if is_blank(getattr(row, key))]
    if len(blank) == len(rows) >= _MANY:
        yield blank[0], Text(f"{len(rows)} 条指标都", f"each of {len(rows)} indicators")
        return
    for row in blank:
        yield row, called(row)


_MANY = 4
"""Rows from which it is not said of each that it is blank."""


@rule(
    "PGT109",
    Severity.ERROR,
    zh="{row}没有名称",
    en="{row} has no name",
    hint=("补上 `name`；这一行用不着就删掉", "add a `name`, or delete the row if nothing is meant"),
)
def indicator_names(table: Table) -> Verdicts:
    """Every indicator has a name (三级指标).

    每条指标都有名称（三级指标）。

    The row says which kind of indicator it is (二级指标), but not what is measured. A form that
    nobody has filled in yet is told so once.

    只有二级指标，没有三级指标，就不知道考核什么。一条也没填的表只说一次。
    """
    for row, name in _blank(table, "name"):
        yield at(row, "name", row=name)


@rule(
    "PGT110",
    Severity.ERROR,
    zh="{row}没有填实际完成值",
    en="{row} has no actual value",
    hint=(
        "补上实际完成值（`actual`）；没有开展的写 0，并在偏差原因（`reason`）里说明",
        "add `actual`; write 0 and give the `reason` if nothing was done",
    ),
)
def actuals(table: Table) -> Verdicts:
    """In a self-evaluation every indicator has an actual value.

    自评时每条指标都有实际完成值。

    Self-evaluation covers all indicators (财预〔2020〕10号, 单位自评); one without a result gets no score, and why is
    what a reader wants to know first. It is asked once a table has any actual value, of which a level (定性) is one, or
    says what became of its goals.

    单位自评要覆盖全部指标（财预〔2020〕10号），没有完成值就没有得分，看表的人首先要问的就是这一条。表里已经有完成值，
    或者写了年度目标的实际完成情况时才问；定性指标写了完成程度也算。
    """
    rows = annual_rows(table)
    told = not is_blank(table.achievement) or any(not is_blank(goal.actual) for goal in table.goals)
    if not told and not any(row.actual is not None or row.level is not None for row in rows):
        return
    for row in rows:
        if is_blank(row.actual) and row.level is None and not (is_blank(row.name) and is_blank(row.target)):
            yield at(row, "actual", row=called(row))


@rule(
    "PGT113",
    Severity.INFO,
    zh="{what}没有写指标值确定依据",
    en="{what} without a basis for the target",
    hint=(
        "补上 `basis`：计划标准、行业标准、历史标准、预算支出标准，或所依据的文件",
        "add a `basis`: a plan, a standard of the trade, last year's result, a spending standard, or the document",
    ),
)
def bases(table: Table, context: Context) -> Verdicts:
    """Where the form asks for the basis of a target, it is given.

    表样有“指标值确定依据”一栏的，每条都写依据。

    The basis (设定依据) is one of an indicator's attributes (财预〔2021〕101号: 计划标准, 行业标准, 历史标准,
    预算支出标准, 其他): without it nobody can tell whether a target is high or low. Rows without a target are left to
    PGT108. Where hardly any has one, it is said once.

    设定依据是指标的必备属性（财预〔2021〕101号：计划标准、行业标准、历史标准、预算支出标准、其他），没有依据就看不出
    定高了还是定低了。没有指标值的行见 PGT108；整栏基本没填的，只说一次。
    """
    blank = [row for row in annual_rows(table) if is_blank(row.basis) and not is_blank(row.target)]
    if not blank:
        return
    rows = [row for row in annual_rows(table) if not is_blank(row.target)]
    if context.form is None and len(blank) == len(rows):
        yield not_judged(
            blank[0], "basis", zh="没有表样，不知道印不印这一栏", en="without a form it is not known if it is asked for"
        )
    elif context.form is not None and not context.prints("indicator.basis"):
        return
    elif are_nearly_all(len(blank), len(rows)):
        count = len(blank)
        whole = count == len(rows)
        what = (
            Text(f"{count} 条指标都", f"all {count} indicators are")
            if whole
            else Text(f"{len(rows)} 条指标中有 {count} 条", f"{count} of {len(rows)} indicators are")
        )
        yield at(blank[0], "basis", what=what)
    else:
        for row in blank:
            name = called(row)
            yield at(row, "basis", what=Text(name.zh, f"{name.en} is"))
