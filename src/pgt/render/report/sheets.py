"""The pages behind the front: every table, every indicator with its formula, and what is still to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from pgt.diagnostics import Language, Text
from pgt.grid import Cell, Grid, Page, Row
from pgt.render import units
from pgt.render.names import table_name
from pgt.render.report import sheet
from pgt.render.scores import columns, words
from pgt.render.scores.matters import departed_tables, matters
from pgt.score import Item
from pgt.selfevaluation import Answer, Scored

_LANDSCAPE = Page(orientation="landscape")

Column = tuple[Text, int]
"""A header, and the width of its cells."""
_Made = Callable[[int], Cell]
"""A cell that is still to be told its column."""


def sheets(answer: Answer, language: Language) -> Iterator[Grid]:
    """Yield the pages."""
    unit = units.common(table.outline for table in answer.tables)
    header = [
        (Text(f"{name.zh}（{unit}）", f"{name.en} ({unit})"), width) if unit and name in _MONEY else (name, width)
        for name, width in _TABLES
    ]
    rows = [_table(table, unit, language) for table in answer.tables]
    empty = frozenset() if answer.report.scored else _POINTS
    yield _grid(Text("各表", "tables"), header, rows, language, empty)
    lines = [line for table in answer.tables for line in _lines(table, language)]
    if not any(words.goal_of(item) for table in answer.tables for item in table.evaluation.items):
        empty |= {_GOAL}
    yield _grid(Text("各项指标", "indicators"), _ITEMS, lines, language, empty)
    yield _grid(Text("待办", "to do"), _TO_DO, list(_to_do(answer, language)), language)


def _grid(
    name: Text,
    header: Sequence[Column],
    lines: Sequence[Sequence[_Made]],
    language: Language,
    empty: frozenset[Text] = frozenset(),
) -> Grid:
    """Return a page; columns that are *empty* throughout are left out."""
    kept = [place for place, (label, _) in enumerate(header) if label not in empty]
    widths = tuple(Decimal(header[place][1]) for place in kept)
    title = Row((Cell(0, name.to(language), len(widths), style="title"),), 2)
    heads = tuple(Cell(at, header[place][0].to(language), style="head") for at, place in enumerate(kept))
    rows = (Row(tuple(line[place](at) for at, place in enumerate(kept))) for line in lines)
    return Grid(widths, (title, Row(heads, repeat=True), *rows), name.to(language), page=_LANDSCAPE)


_MONEY = (Text("预算数", "budget"), Text("执行数", "spent"))
_TOTAL, _GRADE = Text("总分", "total"), Text("等级", "grade")
_WEIGHT, _SCORE = Text("分值", "weight"), Text("得分", "score")
_POINTS = frozenset({_TOTAL, _GRADE, _WEIGHT, _SCORE})
_GOAL = Text("目标", "goal")

_TABLES: tuple[Column, ...] = (
    (Text("单位", "organization"), 20),
    (Text("项目编码", "code"), 16),
    (Text("项目名称", "table"), 28),
    (Text("年度", "year"), 6),
    (_MONEY[0], 15),
    (_MONEY[1], 15),
    (Text("执行率", "rate"), 9),
    (_TOTAL, 8),
    (_GRADE, 7),
    (Text("没有判断", "not judged"), 9),
    (Text("缺", "missing"), 9),
    (Text("不符", "disagrees"), 11),
)


def _table(table: Scored, unit: str | None, language: Language) -> tuple[_Made, ...]:
    found, outline = table.evaluation, table.outline
    spent = found.execution
    return (
        _text(outline.organization.label),
        _text(outline.code or ""),
        _text(table_name(outline).to(language)),
        _text(str(outline.year or ""), "center"),
        _number(units.shown(spent.budget, outline, unit)),
        _number(units.shown(spent.execution, outline, unit)),
        _percent(spent.rate),
        _number(found.score)
        if found.score is not None or not found.scored
        else _text(words.OPEN.to(language), "number"),
        _text(found.rating or "", "center"),
        _number(Decimal(table.waiting)),
        _number(Decimal(len(found.missing))),
        _number(Decimal(table.disagreements)),
    )


_ITEMS: tuple[Column, ...] = (
    (Text("项目名称", "table"), 20),
    (_GOAL, 6),
    (Text("类别", "kind"), 16),
    (Text("指标", "indicator"), 22),
    (Text("指标值", "target"), 13),
    (Text("实际完成值", "actual"), 13),
    (Text("完成率", "ratio"), 9),
    (_WEIGHT, 7),
    (_SCORE, 7),
    (Text("怎么算的", "how"), 36),
    (Text("偏差原因", "reason"), 26),
)


def _lines(table: Scored, language: Language) -> Iterator[tuple[_Made, ...]]:
    """Yield the execution, then every indicator, as the trace in the terminal has them."""
    first, *others = words.how(table.evaluation)
    yield _spent(table, first, language)
    rows = [item for item in table.evaluation.items if not item.empty]
    for item, how in zip(rows, others, strict=True):
        yield _line(table, item, how, language)


def _spent(table: Scored, how: Text | None, language: Language) -> tuple[_Made, ...]:
    spent = table.evaluation.execution
    return (
        _text(table_name(table.outline).to(language)),
        _text(""),
        _text(words.EXECUTION.to(language), "center"),
        _text(""),
        _text(columns.amount(spent.budget, table)),
        _text(columns.amount(spent.execution, table)),
        _percent(spent.rate),
        _number(spent.weight),
        _text(words.OPEN.to(language), "number") if spent.open else _number(spent.score),
        _text(how.to(language) if how else ""),
        _text(spent.reason or ""),
    )


def _line(table: Scored, item: Item, how: Text | None, language: Language) -> tuple[_Made, ...]:
    open_ = _text(words.OPEN.to(language), "number")
    return (
        _text(table_name(table.outline).to(language)),
        _text(str(words.goal_of(item) or ""), "center"),
        _text(words.kind(item).to(language), "center"),
        _text(words.indicator(item).to(language)),
        _text(item.target or ""),
        _text(item.actual or ""),
        _percent(None if item.ratio is None else item.ratio.scaleb(2)),
        _number(item.weight),
        open_ if item.open else _number(item.score),
        _text(how.to(language) if how else ""),
        _text(item.reason or ""),
    )


_TO_DO: tuple[Column, ...] = (
    (Text("项目名称", "table"), 28),
    (Text("种类", "sort"), 12),
    (Text("内容", "what"), 70),
    (Text("文件", "file"), 34),
)


def _to_do(answer: Answer, language: Language) -> Iterator[tuple[_Made, ...]]:
    """Yield what is still to do, one thing a row, as it is listed in the terminal."""
    for line in departed_tables(answer):
        yield _text(""), _text(""), _text(line.to(language)), _text("")
    for table in answer.tables:
        for matter in matters(table):
            for line in matter.lines:
                yield (
                    _text(table_name(table.outline).to(language)),
                    _text(matter.heading.to(language), "center"),
                    _text(line.to(language)),
                    _text(table.file),
                )


def _text(text: str, style: str = "text") -> _Made:
    return lambda column: Cell(column, text, style=style)


def _number(value: Decimal | None) -> _Made:
    return lambda column: sheet.figure(column, value)


def _percent(value: Decimal | None) -> _Made:
    return lambda column: sheet.percent(column, value)
