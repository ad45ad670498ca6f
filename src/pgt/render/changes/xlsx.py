"""A comparison as a workbook to print and to sign (对比表): a summary, then every change side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pgt.changes import Change, Comparison, NumberChange, TableChanges, TextChange
from pgt.diagnostics import Diagnostic, Language, Text
from pgt.figures import shown
from pgt.grid import STYLES, Cell, Grid, NumberFormat, Page, Row
from pgt.grid import Style as Look
from pgt.outline import Outline
from pgt.render import xlsx
from pgt.render.changes import brief, overview, prose, sections, words
from pgt.render.changes.hints import row_on_paper, table_on_paper
from pgt.render.changes.sections import Line, Section
from pgt.render.changes.style import Style
from pgt.render.columns import Column, lines
from pgt.render.excerpt import safe
from pgt.render.findings.paper import on_paper

_LANDSCAPE = Page(orientation="landscape")
_STYLES = {
    **STYLES,
    "band": Look(font="黑体", weight="bold"),
    "heading": Look(font="黑体", border="none", vertical="bottom"),
}

_SUMMARY = Text("汇总", "summary")
_LOOSENED_SHEET = Text("放松的指标值", "loosened targets")
_SHEET = Text("对比表", "comparison")

_OVERVIEW = (34, 10, 34, 8, 8, 8, 10, 10, 8)
"""The widths of the summary: those of a line for each table."""

_LOOSENED = (30, 36, 28, 28, 22)
"""The widths of the list of loosened targets."""

_COLUMNS = (
    (Text("部分", "part"), 10),
    (Text("项目", "what"), 26),
    (Text("原", "old"), 32),
    (Text("现", "new"), 32),
    (Text("变化", "change"), 12),
    (Text("说明", "note"), 32),
)
_WIDTH = len(_COLUMNS)

_PARTS: Mapping[Section, Text] = {
    Section.MONEY: Text("预算", "budget"),
    Section.GOALS: Text("目标", "goal"),
    Section.INDICATORS: Text("指标", "indicator"),
    Section.OTHER: Text("其他", "other"),
}
_EDITS = 4
"""Edits of one text that are told one by one."""

_FINDING = Text("提示", "finding")
_WHOLE = Text("整张表", "table")


def render(comparison: Comparison, style: Style) -> bytes:
    """Return the summary, the targets that were loosened and the changes, a sheet each."""
    page = _Page(style.language)
    return xlsx.render([*page.summaries(comparison), page.changes(comparison)])


def render_summary(comparison: Comparison, style: Style) -> bytes:
    """Return the summary alone."""
    return xlsx.render(_Page(style.language).summaries(comparison))


@dataclass(frozen=True, slots=True)
class _Page:
    language: Language

    def say(self, text: Text) -> str:
        return text.to(self.language)

    def title(self, comparison: Comparison, columns: int) -> Iterator[Row]:
        yield Row((Cell(0, self.say(brief.TITLE), columns, style="title"),), lines=2)
        old, new = safe(comparison.old), safe(comparison.new)
        sides = self.say(Text(f"原：{old}　现：{new}", f"old: {old}, new: {new}"))
        yield Row((Cell(0, sides, columns, style="subtitle"),))

    def summaries(self, comparison: Comparison) -> list[Grid]:
        """Return the summary, and the targets that were loosened: a sheet repeats one header on its pages."""
        loosened = overview.loosened_columns(comparison, self.language)
        if not loosened:
            return [self.summary(comparison)]
        rows = (*self.title(comparison, len(_LOOSENED)), *self.listed(_LOOSENED_SHEET, loosened))
        listed = Grid(tuple(map(Decimal, _LOOSENED)), rows, self.say(_LOOSENED_SHEET), _STYLES, _LANDSCAPE)
        return [self.summary(comparison), listed]

    def summary(self, comparison: Comparison) -> Grid:
        """Return the sentences, and a line for each table."""
        across = len(_OVERVIEW)
        rows = [*self.title(comparison, across)]
        rows += [Row((Cell(0, self.say(line), across, style="left"),)) for line in brief.sentences(comparison)]
        rows.append(Row((Cell(0, self.say(brief.LEGEND), across, style="note"),)))
        if tables := overview.columns(comparison, self.language):
            rows += self.listed(Text("各表", "tables"), tables)
        return Grid(tuple(map(Decimal, _OVERVIEW)), tuple(rows), self.say(_SUMMARY), _STYLES, _LANDSCAPE)

    def listed(self, heading: Text, columns: Sequence[Column]) -> Iterator[Row]:
        yield Row((Cell(0, self.say(heading), len(columns), style="heading"),), lines=2)
        yield Row(tuple(Cell(place, column.header, style="head") for place, column in enumerate(columns)), repeat=True)
        for row in lines(columns):
            yield Row(
                tuple(
                    Cell(place, Decimal(text), style="center") if column.number else Cell(place, text)
                    for place, (column, text) in enumerate(zip(columns, row, strict=True))
                )
            )

    def changes(self, comparison: Comparison) -> Grid:
        """Return every change as a row, grouped by table."""
        heads = tuple(Cell(place, self.say(name), style="head") for place, (name, _) in enumerate(_COLUMNS))
        rows = [*self.title(comparison, _WIDTH), Row(heads, repeat=True)]
        for table in sections.listed(comparison):
            rows += self.table(table)
        rows += [self.across(self.say(table_on_paper(suggestion))) for suggestion in comparison.suggestions]
        widths = tuple(Decimal(width) for _, width in _COLUMNS)
        return Grid(widths, tuple(rows), self.say(_SHEET), _STYLES, _LANDSCAPE)

    def table(self, table: TableChanges) -> Iterator[Row]:
        status = self.say(words.STATUSES[table.status])
        name = words.joined((self.say(words.title(table)), words.owner(table), status), self.language)
        yield Row((Cell(0, name, _WIDTH, style="band"),))
        if None in (table.old, table.new):
            yield self.whole(table)
        for section, found in sections.sections(table, self.language).items():
            for line in found:
                yield self.row(section, line)
        for finding in table.findings:
            yield self.finding(finding)
        for suggestion in table.suggestions:
            yield self.across(self.say(row_on_paper(suggestion)))

    def whole(self, table: TableChanges) -> Row:
        """Return the budget of a table that stands on one side alone."""
        texts = (self.say(_WHOLE), self.say(Text("预算总额", "budget total")))
        sides = (_amount(place, one) for place, one in enumerate((table.old, table.new), start=2))
        verdict = f"{'-' if table.new is None else '+'} {self.say(words.STATUSES[table.status])}"
        return Row(
            (Cell(0, texts[0], style="center"), Cell(1, texts[1]), *sides, Cell(4, verdict, style="center"), Cell(5))
        )

    def row(self, section: Section, line: Line) -> Row:
        change = line.change
        return Row(
            (
                Cell(0, self.say(_PARTS[section]), style="center"),
                Cell(1, line.what),
                _side(2, change.old, line.old, change),
                _side(3, change.new, line.new, change),
                Cell(4, line.verdict, style="center"),
                Cell(5, line.note or self.edits(change)),
            )
        )

    def edits(self, change: Change) -> str:
        """Say in words what a page would show by marks: a cell has one colour."""
        if not isinstance(change, TextChange) or not (change.old and change.new):
            return ""
        said = [self.say(edit) for edit in prose.edits(change.segments())]
        more = self.say(Text(f"等 {len(said)} 处", f"{len(said)} edits in all")) if len(said) > _EDITS else ""
        return words.joined((*said[:_EDITS], more), self.language)

    def finding(self, finding: Diagnostic) -> Row:
        """Return a finding in the words of the form: who reads the sheet has never seen the file."""
        said, hint = (safe(on_paper(finding, text, self.language)) for text in (finding.message, finding.hint))
        verdict = f"! {self.say(words.SEVERITIES[finding.severity])}"
        return self.across(said, _FINDING, verdict, hint)

    def across(self, said: str, part: Text = _FINDING, verdict: str = "?", note: str = "") -> Row:
        """Return a row that speaks of no old and new value."""
        return Row(
            (
                Cell(0, self.say(part), style="center"),
                Cell(1, said, 3),
                Cell(4, verdict, style="center"),
                Cell(5, note),
            )
        )


def _amount(column: int, table: Outline | None) -> Cell:
    total = table.amounts.get("total") if table else None
    return Cell(column) if table is None or total is None else _number(column, total, table.amount_unit)


def _side(column: int, side: object, said: str, change: object) -> Cell:
    """Return a value as a cell: an amount as a number that can be reckoned with."""
    if not isinstance(change, NumberChange) or not isinstance(side, Decimal):
        return Cell(column, said)
    return _number(column, side, change.unit)


def _number(column: int, amount: Decimal, unit: str | None) -> Cell:
    decimals = len(shown(amount).partition(".")[2])
    if unit == "%":
        return Cell(column, amount.scaleb(-2), style="number", number=NumberFormat(decimals, percent=True))
    suffix = f" {unit}" if unit else ""
    return Cell(column, amount, style="number", number=NumberFormat(decimals, thousands=True, suffix=suffix))
