"""One line a finding, as compilers print: editors and `grep` know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pgt.check import Report
from pgt.diagnostics import Severity, visible
from pgt.render.findings._renderer import Style


@dataclass(frozen=True, slots=True)
class ConciseRenderer:
    """`path:line:column: CODE weight message [hint]`, with `[*]` before a message that --fix does away with."""

    style: Style

    def report(self, report: Report) -> str:
        """Return a line for each finding of *report*."""
        language = self.style.language
        lines = []
        for finding in report.findings:
            place = f"{visible(finding.file)}:{finding.position.line}:{finding.position.column}"
            hint = f" [{finding.hint.to(language)}]" if finding.hint else ""
            mark = "[*] " if self.style.marks(finding) else ""
            lines.append(f"{place}: {finding.code} {finding.severity} {mark}{finding.message.to(language)}{hint}\n")
        return "".join(lines)

    def end(self, files: int, counts: Mapping[Severity, int]) -> str:  # noqa: ARG002 -- the shape of a Renderer
        """Return nothing: every line stands by itself."""
        return ""
