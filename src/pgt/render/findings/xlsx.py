"""Findings as the remarks that go back to a unit (审核意见表): a workbook with a sheet for each organization."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from pgt import catalogue
from pgt.check import Report
from pgt.diagnostics import Diagnostic, Language, Severity, Text
from pgt.grid import Cell, Grid, Page, Row
from pgt.outline import Outline
from pgt.render import xlsx
from pgt.render.findings._renderer import NAMES, Style
from pgt.render.findings._where import where
from pgt.render.findings.paper import on_paper

_TITLE = Text("预算绩效目标审核意见表", "Remarks on budget performance goals")
_UNIT = Text("单位：{unit}", "Unit: {unit}")
_COUNT = Text("共 {count} 条", "{count} in all")
_NOTE = Text(
    "修改后请连同本表一并报回。级别下面是规则编号，依据和说明见 pgt rule 编号。",
    "Please return this with the corrected tables. The code of a rule stands below its weight: see pgt rule CODE.",
)
_NOTHING = Text("没有发现问题。", "Nothing to report.")
_UNKNOWN = Text("未填单位", "no unit")
_WHOLE = Text("部门整体", "the department as a whole")
_OF_A_YEAR = Text("{project}（{year} 年）", "{project} ({year})")

_COLUMNS: tuple[tuple[Text, int], ...] = (
    (Text("序号", "No."), 6),
    (Text("单位", "Unit"), 14),
    (Text("项目", "Project"), 16),
    (Text("位置（指标）", "Place (indicator)"), 20),
    (Text("问题", "Problem"), 28),
    (Text("建议", "Suggestion"), 28),
    (Text("依据", "Basis"), 20),
    (Text("级别", "Weight"), 8),
)
_LAST = len(_COLUMNS) - 1


@dataclass(frozen=True, slots=True)
class _Remark:
    """A finding, and the table that it is about, as far as the file could be read as one."""

    table: Outline | None
    finding: Diagnostic


@dataclass(slots=True)
class XlsxRenderer:
    """Everything is kept until the end: a workbook cannot be written piece by piece."""

    style: Style
    _remarks: dict[str, list[_Remark]] = field(default_factory=dict, init=False)

    def report(self, report: Report) -> str:
        """Keep the findings of *report*."""
        unit = (_unit(report.table) if report.table else "") or _UNKNOWN.to(self.style.language)
        if report.findings:
            remarks = self._remarks.setdefault(unit, [])
            remarks += [_Remark(report.table, finding) for finding in report.findings]
        return ""

    def end(self, files: int, counts: Mapping[Severity, int]) -> bytes:  # noqa: ARG002 -- the shape of a Renderer
        """Return the workbook; where there is nothing to say it says so."""
        if not self._remarks:
            return xlsx.render([_nothing(self.style.language)])
        by_unit = self._remarks
        years = {one.table.year for remarks in by_unit.values() for one in remarks if one.table}
        name = _Naming(self.style.language, with_year=len(years) > 1)
        return xlsx.render([_sheet(unit, remarks, name) for unit, remarks in by_unit.items()])


@dataclass(frozen=True, slots=True)
class _Naming:
    """What a table is called: its year is said where there are tables of several."""

    language: Language
    with_year: bool

    def project(self, table: Outline) -> str:
        """Return the name of *table*'s project; a department's table has none."""
        name = table.name or (_WHOLE.to(self.language) if table.kind == "department" else table.file)
        if not self.with_year or not table.year or str(table.year) in name:
            return name
        return _OF_A_YEAR.format(project=name, year=table.year).to(self.language)


def _unit(table: Outline) -> str:
    return table.organization.name or table.organization.code or ""


def _sheet(unit: str, remarks: Sequence[_Remark], name: _Naming) -> Grid:
    language = name.language
    head = tuple(Cell(column, label.to(language), style="head") for column, (label, _) in enumerate(_COLUMNS))
    count = _COUNT.format(count=len(remarks)).to(language)
    rows = (
        _title(language),
        # Below the remarks it would now and then be alone on the last page.
        Row((Cell(0, _NOTE.to(language), columns=_LAST + 1, style="note"),)),
        Row(
            (
                Cell(0, _UNIT.format(unit=unit).to(language), columns=_LAST - 1, style="left"),
                Cell(_LAST - 1, count, columns=2, style="right"),
            )
        ),
        Row(head, repeat=True),
        *(_row(number, remark, name) for number, remark in enumerate(_in_order(remarks), start=1)),
    )
    return _page(rows, unit)


def _nothing(language: Language) -> Grid:
    rows = (_title(language), Row((Cell(0, _NOTHING.to(language), columns=_LAST + 1, style="center"),)))
    return _page(rows, _TITLE.to(language))


def _title(language: Language) -> Row:
    return Row((Cell(0, _TITLE.to(language), columns=_LAST + 1, style="title"),), lines=2)


def _page(rows: tuple[Row, ...], name: str) -> Grid:
    return Grid(tuple(Decimal(width) for _, width in _COLUMNS), rows, name, page=Page(orientation="landscape"))


def _in_order(remarks: Iterable[_Remark]) -> list[_Remark]:
    """Return *remarks* table by table: what rules over several tables say comes long after the rest."""
    return sorted(remarks, key=lambda remark: remark.finding.sort_key)


def _row(number: int, remark: _Remark, name: _Naming) -> Row:
    finding, table, language = remark.finding, remark.table, name.language
    notice = catalogue.notices()[finding.code]
    basis = "\n".join(catalogue.references(notice)) or catalogue.manual(notice, language)[0]
    texts = (
        _unit(table) if table else "",
        name.project(table) if table else finding.file,
        where(finding, language),
        on_paper(finding, finding.message, language),
        on_paper(finding, finding.hint, language),
        basis,
    )
    return Row(
        (
            Cell(0, Decimal(number), style="center"),
            *(Cell(column, text) for column, text in enumerate(texts, start=1)),
            Cell(_LAST, f"{NAMES[finding.severity].to(language)}\n{finding.code}", style="center"),
        )
    )
