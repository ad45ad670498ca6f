"""Findings as a Markdown table, to paste into a reply or a merge request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pgt.check import Report
from pgt.diagnostics import Diagnostic, Severity, Text, visible
from pgt.render.findings._renderer import NAMES, Style
from pgt.render.findings._where import where
from pgt.render.markdown import escape

_HEAD = Text("序号 位置 问题 建议 级别", "No. Place Problem Suggestion Weight")
_RULE = "| ---: | --- | --- | --- | --- |\n"
_NOTHING = Text("没有发现问题。\n", "Nothing to report.\n")


@dataclass(slots=True)
class MarkdownRenderer:
    """A row a finding, numbered through."""

    style: Style
    _number: int = field(default=0, init=False)

    def report(self, report: Report) -> str:
        """Return a row for each finding of *report*, under the head of the table if they are the first."""
        rows = [self._head()] if report.findings and not self._number else []
        for finding in report.findings:
            self._number += 1
            rows.append(self._row(finding))
        return "".join(rows)

    def end(self, files: int, counts: Mapping[Severity, int]) -> str:  # noqa: ARG002 -- the shape of a Renderer
        """Return nothing, or that there was nothing."""
        return "" if self._number else _NOTHING.to(self.style.language)

    def _head(self) -> str:
        return f"| {' | '.join(_HEAD.to(self.style.language).split())} |\n{_RULE}"

    def _row(self, finding: Diagnostic) -> str:
        language = self.style.language
        place = escape(f"{visible(finding.file)}:{finding.position.line}")
        if label := where(finding, language):
            place += f"<br>{escape(visible(label))}"
        cells = (
            str(self._number),
            place,
            _cell(finding.message.to(language)),
            _cell(finding.hint.to(language) if finding.hint else ""),
            f"{NAMES[finding.severity].to(language)} {finding.code}",
        )
        return f"| {' | '.join(cells)} |\n"


def _cell(text: str) -> str:
    """Return *text* for a cell: what stands between backticks stays code, and nothing else is taken for a sign."""
    parts = text.split("`")
    if len(parts) % 2 == 0:  # a lone backtick opens nothing
        return escape(text)
    shown = [f"`{part.replace('|', chr(92) + '|')}`" if odd % 2 else escape(part) for odd, part in enumerate(parts)]
    return "".join(shown)
