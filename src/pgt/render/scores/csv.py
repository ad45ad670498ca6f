"""An answer as CSV: one row an indicator, with the headers that `--fill` reads back."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pgt import category
from pgt.diagnostics import Language, Text
from pgt.render.columns import with_headers
from pgt.render.csv import dumps
from pgt.render.names import table_name
from pgt.render.scores import columns, words
from pgt.render.scores.style import Style
from pgt.score import Item
from pgt.selfevaluation import Answer, Scored

_HEADERS = (
    Text("年度", "year"),
    Text("单位", "organization"),
    Text("项目编码", "code"),
    Text("项目名称", "table"),
    Text("目标", "goal"),
    Text("类别", "category"),
    Text("指标", "indicator"),
    Text("指标值", "target"),
    Text("实际完成值", "actual"),
    Text("完成率", "ratio"),
    Text("分值", "weight"),
    Text("得分", "score"),
    Text("计算得分", "computed"),
    Text("计算过程", "formula"),
    Text("偏差原因", "reason"),
    Text("要写原因", "needs reason"),
    Text("没有判断的原因", "not judged"),
    Text("文件", "file"),
)


def render(answer: Answer, style: Style) -> str:
    """Return a row for the execution of each table, and one for each of its indicators."""
    language = style.language
    rows = (row for table in answer.tables for row in _rows(table, language))
    return dumps([[header.to(language) for header in _HEADERS], *rows])


def render_summary(answer: Answer, style: Style) -> str:
    """Return a row for each table."""
    shown = columns.tables(answer, style.language, lambda text, _room: text)
    return dumps(with_headers(shown))


def _rows(table: Scored, language: Language) -> Iterator[list[str]]:
    outline, spent = table.outline, table.evaluation.execution
    head = [
        str(outline.year or ""),
        outline.organization.label,
        outline.code or "",
        table_name(outline).to(language) if outline.name or outline.kind == "department" else "",
    ]
    yield [
        *head,
        "",
        words.EXECUTION.to(language),
        "",
        _number(spent.budget),
        _number(spent.execution),
        words.rate(spent),
        _number(spent.weight),
        _number(spent.score),
        _number(spent.computed),
        _said(spent.formula, language),
        spent.reason or "",
        _yes(spent.needs_reason, language),
        _said(spent.not_judged, language),
        table.file,
    ]
    for item in table.evaluation.items:
        if not item.empty:
            yield [*head, *_cells(item, language), table.file]


def _cells(item: Item, language: Language) -> list[str]:
    return [
        str(words.goal_of(item) or ""),
        category.name(item.category).to(language),
        item.name or "",
        item.target or "",
        item.actual or "",
        words.percent(item.ratio),
        _number(item.weight),
        _number(item.score),
        _number(item.computed),
        _said(item.formula, language),
        item.reason or "",
        _yes(item.needs_reason, language),
        _said(item.not_judged.message if item.not_judged else None, language),
    ]


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def _said(text: Text | None, language: Language) -> str:
    return text.to(language) if text else ""


def _yes(flag: bool, language: Language) -> str:  # noqa: FBT001 -- it is the value that is written
    return Text("是", "yes").to(language) if flag else ""
