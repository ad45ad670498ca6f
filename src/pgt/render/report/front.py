"""The page in front: what all tables come to, and the charts of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from pgt import category
from pgt.diagnostics import Language
from pgt.grid import Cell, NumberFormat, Row
from pgt.render.names import table_name
from pgt.render.report.charts import (
    AMBER,
    BLUE,
    GREEN,
    GREY,
    RED,
    Chart,
    Series,
    bars_height,
    down,
    end_of_axis,
)
from pgt.render.report.sheet import LINE, Sheet, count, percent
from pgt.render.room import cut
from pgt.render.scores import columns, words
from pgt.score import Missed, exact
from pgt.selfevaluation import Answer, Scored

WIDTHS = tuple(map(Decimal, (34, 10, 10, 10, 10, 10)))
"""They fit on A4 as they are, so that a chart is printed in the size in which it is seen."""

_WIDE = 600
"""Pixels that all columns have together, less a margin for the frames of charts."""

_BESIDE = 290
"""Pixels that the columns beside the list of grades have."""

MOST = 20
"""Bars that can be read on one page; of more tables, those that need most attention are shown."""

_LABEL = 28
_GRADES = (GREEN, BLUE, AMBER, RED)
_POINTS = NumberFormat(2)


def page(answer: Answer, language: Language) -> Sheet:
    """Return the page in front of *answer*."""
    front = _Front(language, WIDTHS, answer=answer)
    front.head()
    front.figures()
    if answer.report.scored:
        front.grades()
        front.tables()
    else:
        front.outcomes()
    front.missed()
    return front


@dataclass(slots=True)
class _Front(Sheet):
    answer: Answer = field(kw_only=True)

    def head(self) -> None:
        """Say what it is, by which profile, and against which plan."""
        self.line(self.say("绩效自评汇总", "Self-evaluation"), "title", 2)
        parts = [self.say(f"评分方案 {self.answer.profile or '不一'}", f"profile {self.answer.profile or 'several'}")]
        if self.answer.revision is not None:
            revision = self.answer.revision
            parts.append(self.say(f"批复的版本 {revision}", f"approved plan {revision}"))
        self.line("  ".join(parts), "subtitle")

    def figures(self) -> None:
        """Print the figures that a reader looks for first."""
        found = self.answer.report
        ready = sum(table.is_ready for table in self.answer.tables)
        figures = [
            (self.say("表数", "tables"), found.tables),
            (self.say("可报送", "ready"), ready),
            (self.say("指标", "indicators"), found.indicators),
            (self.say("没有判断", "not judged"), found.not_judged),
            (self.say("缺", "missing"), sum(found.missing.values())),
        ]
        cells = [Cell(0, self.say("总分", "totals"), style="head")]
        values = [Cell(0, self.mean(), style="center")]
        for place, (name, value) in enumerate(figures, 1):
            cells.append(Cell(place, name, style="head"))
            values.append(count(place, value))
        self.rows += [Row(tuple(cells)), Row(tuple(values), 2)]

    def mean(self) -> str:
        """Say what the totals are on average, and between what they lie."""
        found = self.answer.report
        if found.mean is None or found.lowest is None or found.highest is None:
            scored = any(table.evaluation.scored for table in self.answer.tables)
            return self.say("还没有总分", "no total yet") if scored else self.say("不评分", "no scores")
        mean, low, high = (exact.shown(one) for one in (found.mean, found.lowest, found.highest))
        return self.say(f"平均 {mean} 分（{low} 到 {high}）", f"mean {mean} ({low} to {high})")

    def listed(self, header: Sequence[str], lines: Sequence[Sequence[Cell]]) -> range:
        """Print a list, and return its rows."""
        last = len(header) - 1
        heads = [Cell(place, name, style="head") for place, name in enumerate(header[:last])]
        heads.append(Cell(last, header[last], lines[0][last].columns if lines else 1, style="head"))
        self.rows.append(Row(tuple(heads)))
        first = len(self.rows)
        self.rows += [Row(tuple(line)) for line in lines]
        return range(first, len(self.rows))

    def grades(self) -> None:
        """Chart how many tables have which grade, beside the list of them."""
        names, counts = (column.cells for column in columns.grades(self.answer, self.language))
        self.line(self.say("一、等级", "1. Grades"), "left", 2)
        top = len(self.rows)
        rows = self.listed(
            [self.say("等级", "grade"), self.say("表数", "tables")],
            [
                (Cell(0, name, style="center"), count(1, int(number)))
                for name, number in zip(names, counts, strict=True)
            ],
        )
        self.rows.append(Row())
        open_ = words.OPEN.to(self.language)
        colors = [GREY if name == open_ else _GRADES[min(at, len(_GRADES) - 1)] for at, name in enumerate(names)]
        series = (Series(self.say("表数", "tables"), down(rows, 1), colors=colors),)
        size = (_BESIDE, (len(self.rows) - top) * LINE - 8)
        title = self.say("各等级的表数", "Tables by grade")
        self.charts.append(Chart("column", title, down(rows, 0), series, size, number="0", place=(top, 2)))

    def label(self, table: Scored) -> Cell:
        """Name a table, on one line: a row of two would push the charts down."""
        return Cell(0, cut(table_name(table.outline).to(self.language), _LABEL))

    def shown(self) -> tuple[Scored, ...]:
        """Return the tables that are listed: of many, the open ones and those with the lowest totals."""
        tables = self.answer.tables
        if len(tables) <= MOST:
            return tables
        return tuple(sorted(tables, key=lambda table: table.evaluation.score or Decimal(0))[:MOST])

    def tables(self) -> None:
        """List the tables with totals and rates, and chart both."""
        shown = self.shown()
        if len(shown) < len(self.answer.tables):
            zh, en = f"二、总分最低的 {MOST} 张表", f"2. The {MOST} tables with the lowest totals"
        else:
            zh, en = "二、各表总分和执行率", "2. Totals and execution by table"
        self.line(self.say(zh, en), "left", 2)
        rows = self.listed(
            [
                self.say("表", "table"),
                self.say("总分", "total"),
                self.say("等级", "grade"),
                self.say("执行率", "execution"),
                self.say("没有判断", "not judged"),
                self.say("缺", "missing"),
            ],
            [self.table(table) for table in shown],
        )
        self.totals(shown, rows)
        self.rates(shown, rows, column=3)

    def table(self, table: Scored) -> tuple[Cell, ...]:
        found = table.evaluation
        return (
            self.label(table),
            Cell(1, words.OPEN.to(self.language), style="number")
            if found.score is None
            else Cell(1, found.score, style="number", number=_POINTS),
            Cell(2, found.rating, style="center"),
            percent(3, found.execution.rate),
            count(4, table.waiting),
            count(5, len(found.missing)),
        )

    def totals(self, shown: Sequence[Scored], rows: range) -> None:
        """Chart the totals in the colours of their grades."""
        order = list(self.answer.report.grades)
        colors = [
            _GRADES[min(order.index(rating), len(_GRADES) - 1)]
            if (rating := table.evaluation.rating) in order
            else GREY
            for table in shown
        ]
        mean = exact.shown(self.answer.report.mean or Decimal(0))
        size = (_WIDE, bars_height(len(rows)))
        zh, en = [f"平均 {mean}"], [f"mean {mean}"]
        if any(table.evaluation.score is None for table in shown):
            zh, en = [*zh, "没有条的是待定"], [*en, "no bar: open"]
        if any(table.evaluation.score is not None and not table.evaluation.is_of_hundred for table in shown):
            zh, en = [*zh, "灰的分值合计不是 100"], [*en, "grey: not out of 100"]
        title = self.say(f"总分（{'；'.join(zh)}）", f"Totals ({'; '.join(en)})")
        series = (Series(self.say("总分", "total"), down(rows, 1), colors=colors),)
        self.chart(Chart("bar", title, down(rows, 0), series, size, number="0.00", most=100))

    def rates(self, shown: Sequence[Scored], rows: range, column: int) -> None:
        """Chart what was spent of the budgets; what wants a reason stands out."""
        known = [rate for table in shown if (rate := table.evaluation.execution.rate) is not None]
        if not known:
            return
        asked = [table.evaluation.execution.needs_reason for table in shown]
        colors = [AMBER if asks else BLUE for asks in asked]
        zh = f"预算执行率（黄的 {sum(asked)} 张要说明原因）" if any(asked) else "预算执行率"
        en = f"Execution rates (the {sum(asked)} yellow ones want a reason)" if any(asked) else "Execution rates"
        series = (Series(self.say("执行率", "rate"), down(rows, column), colors=colors),)
        most = end_of_axis(known)
        size = (_WIDE, bars_height(len(rows)))
        self.chart(Chart("bar", self.say(zh, en), down(rows, 0), series, size, number="0.00%", most=most))

    def outcomes(self) -> None:
        """Chart what was reached and what was not, where nothing is scored."""
        self.line(self.say("一、完成情况和执行率", "1. Outcomes and execution"), "left", 2)
        header = [
            self.say("表", "table"),
            self.say("完成", "reached"),
            self.say("未完成", "missed"),
            self.say("没有判断", "not judged"),
            self.say("执行率", "execution"),
        ]
        shown = self.answer.tables[:MOST]
        rows = self.listed(header, [self.outcome(table) for table in shown])
        series = tuple(Series(header[at], down(rows, at), color) for at, color in enumerate((GREEN, RED, GREY), 1))
        size = (_WIDE, bars_height(len(rows), len(series)))
        title = self.say("指标完成情况（项）", "Indicators")
        self.chart(Chart("bar", title, down(rows, 0), series, size, "stacked", number="0;;"))
        self.rates(shown, rows, column=4)

    def outcome(self, table: Scored) -> tuple[Cell, ...]:
        items = [item for item in table.evaluation.items if not item.empty]
        reached = sum(item.reached is True for item in items)
        missed = sum(item.reached is False for item in items)
        return (
            self.label(table),
            count(1, reached),
            count(2, missed),
            count(3, len(items) - reached - missed),
            percent(4, table.evaluation.execution.rate),
        )

    def missed(self) -> None:
        """Chart the indicators whose targets were missed most often."""
        number = self.say("三", "3") if self.answer.report.scored else self.say("二", "2")
        self.line(self.say(f"{number}、没有完成最多的指标", f"{number}. Indicators missed most often"), "left", 2)
        found = self.answer.report.missed
        if not found:
            text = self.say("判断了的指标都完成了", "every indicator that was judged was reached")
            self.rows.append(Row((Cell(0, text, len(WIDTHS)),)))
            return
        header = [self.say("指标", "indicator"), self.say("未完成", "missed"), self.say("完成", "reached")]
        rows = self.listed([*header, self.say("类别", "kind")], [self.missed_line(one) for one in found])
        series = (Series(header[1], down(rows, 1), RED), Series(header[2], down(rows, 2), GREEN))
        size = (_WIDE, bars_height(len(rows), len(series)))
        title = self.say("没有完成最多的指标（张表）", "Indicators missed most often (tables)")
        self.chart(Chart("bar", title, down(rows, 0), series, size, "stacked", number="0;;"))

    def missed_line(self, one: Missed) -> tuple[Cell, ...]:
        return (
            Cell(0, cut(one.name, _LABEL)),
            count(1, one.missed),
            count(2, one.judged - one.missed),
            Cell(3, category.name(one.category).to(self.language), 3, style="center"),
        )
