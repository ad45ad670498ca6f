"""Evaluations as columns of strings, for every format that is made of rows and columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from pgt import category
from pgt.diagnostics import Language, Text
from pgt.render.columns import Column, decimals
from pgt.render.excerpt import LONG, shorten
from pgt.render.names import table_name
from pgt.render.room import Cut
from pgt.render.scores import words
from pgt.score import Evaluation, Item, exact
from pgt.selfevaluation import Answer, Scored

_NAME, _VALUE, _TABLE = 28, 14, 40
"""Columns of a terminal that an indicator's name, a value and a table's name may take."""


def items(table: Scored, language: Language, cut: Cut) -> list[Column]:
    """Return the rows of *table*: the execution, every indicator, and the total, where anything is scored."""
    found = table.evaluation
    rows = [item for item in found.items if not item.empty]

    def words_of(header: Text, first: str, cells: Sequence[str], last: str = "") -> Column:
        tail = (last,) if found.scored else ()
        return Column(header.to(language), (first, *cells, *tail), number=False)

    columns = [
        words_of(
            Text("类别", "kind"),
            words.EXECUTION.to(language),
            [words.kind(item).to(language) for item in rows],
            words.TOTAL.to(language),
        ),
        words_of(Text("指标", "indicator"), "", [cut(words.indicator(item).to(language), _NAME) for item in rows]),
        words_of(
            Text("指标值", "target"),
            amount(found.execution.budget, table),
            [cut(item.target or "", _VALUE) for item in rows],
        ),
        words_of(
            Text("实际完成值", "actual"),
            amount(found.execution.execution, table),
            [cut(item.actual or "", _VALUE) for item in rows],
        ),
    ]
    if any(words.goal_of(item) for item in rows):
        goals = [str(words.goal_of(item) or "") for item in rows]
        columns.insert(0, words_of(Text("目标", "goal"), "", goals))
    columns += _figures(found, rows, language)
    states = [Text.joined(words.state(item), "、").to(language) for item in rows]
    spent = Text.joined(words.state_of_execution(found.execution), "、").to(language)
    return [*columns, words_of(Text("情况", "state"), spent, states, found.rating or "")]


def amount(amount: Decimal | None, table: Scored) -> str:
    """Write an amount of *table* with its unit."""
    return "" if amount is None else f"{amount:f}{table.outline.amount_unit or ''}"


def _figures(found: Evaluation, rows: Sequence[Item], language: Language) -> list[Column]:
    ratios = [words.rate(found.execution), *(words.percent(item.ratio) for item in rows)]
    if not found.scored:
        return [Column(Text("完成率", "ratio").to(language), tuple(ratios))]
    weights = [found.execution.weight, *(item.weight for item in rows)]
    counted = [found.execution.weight, *(item.in_total(item.weight) for item in rows)]
    weights.append(exact.whole([None if weight is None or weight < 0 else weight for weight in counted]))
    scores = [found.execution.score, *(item.score for item in rows), found.score]
    open_ = words.OPEN.to(language)
    return [
        Column(Text("完成率", "ratio").to(language), (*ratios, "")),
        Column(Text("分值", "weight").to(language), decimals(weights)),
        Column(Text("得分", "score").to(language), tuple(cell or open_ for cell in decimals(scores))),
    ]


def tables(answer: Answer, language: Language, cut: Cut) -> list[Column]:
    """Return a row for each table."""

    def column(header: Text, cell: Callable[[Scored], str], *, number: bool = True) -> Column:
        return Column(header.to(language), tuple(cell(table) for table in answer.tables), number=number)

    scores = decimals(table.evaluation.score for table in answer.tables)
    columns = [
        column(Text("表", "table"), lambda table: cut(table_name(table.outline).to(language), _TABLE), number=False),
        column(Text("执行率", "execution"), lambda table: words.rate(table.evaluation.execution)),
        Column(
            Text("总分", "total").to(language),
            tuple(
                score or (words.OPEN.to(language) if table.evaluation.scored else "—")
                for score, table in zip(scores, answer.tables, strict=True)
            ),
        ),
        column(Text("等级", "grade"), lambda table: table.evaluation.rating or "", number=False),
        column(Text("没有判断", "not judged"), lambda table: _count(table.waiting)),
        column(Text("缺", "missing"), lambda table: _count(len(table.evaluation.missing))),
        column(Text("不符", "disagrees"), lambda table: _count(table.disagreements)),
    ]
    if answer.revision is not None:
        columns.append(column(Text("批复后改动", "changed"), lambda table: _count(table.departures)))
    return columns


def _count(number: int) -> str:
    return str(number) if number else ""


def grades(answer: Answer, language: Language) -> list[Column]:
    """Return how many tables have which grade."""
    counts = dict(answer.report.grades)
    waiting_tables = sum(table.evaluation.scored and table.evaluation.rating is None for table in answer.tables)
    if waiting_tables:
        counts[words.OPEN.to(language)] = waiting_tables
    return [
        Column(Text("等级", "grade").to(language), tuple(counts), number=False),
        Column(Text("表数", "tables").to(language), tuple(map(str, counts.values()))),
    ]


def weakest(answer: Answer, language: Language, cut: Cut) -> list[Column]:
    """Return the indicators with the least part of their points."""
    rows = answer.report.weakest
    names = [cut(shorten(row.name, LONG) if row.name else words.NAMELESS.to(language), _NAME) for row in rows]
    return [
        Column(Text("指标", "indicator").to(language), tuple(names), number=False),
        Column(
            Text("表", "table").to(language), tuple(cut(row.table or row.file, _NAME) for row in rows), number=False
        ),
        Column(Text("分值", "weight").to(language), decimals(row.weight for row in rows)),
        Column(Text("得分", "score").to(language), decimals(row.score for row in rows)),
        Column(Text("得分率", "percent").to(language), tuple(f"{row.percent:.2f}%" for row in rows)),
    ]


def missed(answer: Answer, language: Language, cut: Cut) -> list[Column]:
    """Return the indicators whose targets were missed most often."""
    rows = answer.report.missed
    return [
        Column(
            Text("类别", "kind").to(language),
            tuple(category.second(row.category).to(language) for row in rows),
            number=False,
        ),
        Column(Text("指标", "indicator").to(language), tuple(cut(row.name, _NAME) for row in rows), number=False),
        Column(Text("判断", "judged").to(language), tuple(str(row.judged) for row in rows)),
        Column(Text("未完成", "missed").to(language), tuple(str(row.missed) for row in rows)),
    ]
