"""Findings counted instead of listed: by rule, or by organization."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pgt import catalogue
from pgt.check import Report
from pgt.diagnostics import Severity, Text, visible
from pgt.render.aligned import aligned
from pgt.render.columns import Column
from pgt.render.findings._renderer import NAMES, Style
from pgt.render.json import dumps
from pgt.render.markdown import table as markdown

FORMATS: Mapping[str, Callable[[Sequence[Column]], str]] = {"text": aligned, "markdown": markdown}
"""What draws the counts; JSON, the third one, has a shape of its own."""

_NO_UNIT = Text("（读不出单位）", "(no unit could be read)")
_TOTAL = Text("合计", "total")


@dataclass(slots=True)
class Overview:
    """Counts of what goes by; nothing is shown before the end."""

    style: Style
    format: str
    by_rule: bool
    by_organization: bool
    _found: Counter[str] = field(default_factory=Counter, init=False)
    _fixable: Counter[str] = field(default_factory=Counter, init=False)
    _weights: dict[str, Severity] = field(default_factory=dict, init=False)
    _tables: Counter[str] = field(default_factory=Counter, init=False)
    _by_unit: dict[str, Counter[Severity]] = field(default_factory=dict, init=False)
    _seen: set[str] = field(default_factory=set, init=False)

    def report(self, report: Report) -> str:
        """Count the findings of *report*."""
        unit = report.table.organization.label if report.table else ""
        counts = self._by_unit.setdefault(unit, Counter())
        if report.is_table and report.file not in self._seen:
            self._seen.add(report.file)
            self._tables[unit] += 1
        for finding in report.findings:
            counts[finding.severity] += 1
            self._found[finding.code] += 1
            self._fixable[finding.code] += self.style.marks(finding)
            self._weights.setdefault(finding.code, finding.severity)
        return ""

    def end(self, files: int, counts: Mapping[Severity, int]) -> str:  # noqa: ARG002 -- the shape of a Renderer
        """Return the tables that were asked for."""
        if self.format == "json":
            return f"{dumps(self._data())}\n"
        draw = FORMATS[self.format]
        tables = [draw(self._rules())] if self.by_rule else []
        tables += [draw(self._units())] if self.by_organization else []
        return "\n\n".join(tables) + "\n"

    def _data(self) -> dict[str, object]:
        data: dict[str, object] = {}
        if self.by_rule:
            data["rules"] = [
                {
                    "code": code,
                    "severity": self._weights[code].value,
                    "count": count,
                    "fixable": self._fixable[code],
                    "fact": self._fact(code),
                }
                for code, count in self._commonest()
            ]
        if self.by_organization:
            data["organizations"] = [
                {
                    "organization": unit or None,
                    "tables": self._tables[unit],
                    **{severity.value: counts[severity] for severity in Severity},
                }
                for unit, counts in self._ordered_units()
            ]
        return data

    def _rules(self) -> list[Column]:
        codes = [code for code, _ in self._commonest()]
        weights = [NAMES[self._weights[code]].to(self.style.language) for code in codes]
        return [
            self._column("个数", "count", [str(self._found[code]) for code in codes]),
            self._column("代码", "code", codes, number=False),
            self._column("级别", "weight", weights, number=False),
            self._column("--fix 可改", "fixable", [str(self._fixable[code] or "") for code in codes]),
            self._column("规则", "rule", [self._fact(code) for code in codes], number=False),
        ]

    def _units(self) -> list[Column]:
        language = self.style.language
        units = self._ordered_units()
        names = [visible(unit) or _NO_UNIT.to(language) for unit, _ in units]
        columns = [
            self._column("单位", "organization", [*names, _TOTAL.to(language)], number=False),
            self._column("表数", "tables", _with_total([self._tables[unit] for unit, _ in units])),
        ]
        for severity in Severity:
            header = NAMES[severity].to(language)
            columns.append(Column(header, _with_total([counts[severity] for _, counts in units])))
        return columns

    def _commonest(self) -> list[tuple[str, int]]:
        return sorted(self._found.items(), key=lambda item: (-item[1], item[0]))

    def _ordered_units(self) -> list[tuple[str, Counter[Severity]]]:
        return sorted(self._by_unit.items())

    def _fact(self, code: str) -> str:
        return catalogue.manual(catalogue.notices()[code], self.style.language)[0]

    def _column(self, zh: str, en: str, cells: Sequence[str], *, number: bool = True) -> Column:
        return Column(Text(zh, en).to(self.style.language), tuple(cells), number)


def _with_total(counts: Sequence[int]) -> tuple[str, ...]:
    return tuple(str(count) for count in (*counts, sum(counts)))
