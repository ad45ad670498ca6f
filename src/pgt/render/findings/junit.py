"""Findings as JUnit XML, which build servers count: a suite a file, a case a finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from pgt.check import Report
from pgt.diagnostics import Diagnostic, Severity, visible
from pgt.render.findings._renderer import Style, in_full


@dataclass(slots=True)
class JunitRenderer:
    """Suites, written one by one. A file without findings is a case that passed.

    A finding that does not make the run fail is a case that passed, with its message as output.
    """

    style: Style
    _seen: set[str] = field(default_factory=set, init=False)

    def report(self, report: Report) -> str:
        """Return the suite of *report*; a file on which more is said at the end has a second one."""
        if report.file in self._seen and not report.findings:
            return ""
        first, self._seen = not self._seen, self._seen | {report.file}
        cases = "".join(self._case(finding) for finding in report.findings)
        if not cases:
            cases = f'    <testcase classname={_quoted(report.file)} name="pgt"/>\n'
        failures = sum(self._fails(finding) for finding in report.findings)
        counted = f'tests="{max(len(report.findings), 1)}" failures="{failures}" errors="0"'  # Jenkins wants all three
        suite = f"  <testsuite name={_quoted(report.file)} {counted}>\n{cases}  </testsuite>\n"
        return (_HEAD if first else "") + suite

    def end(self, files: int, counts: Mapping[Severity, int]) -> str:  # noqa: ARG002 -- the shape of a Renderer
        """Close the suites."""
        return "</testsuites>\n" if self._seen else f"{_HEAD}</testsuites>\n"

    def _fails(self, finding: Diagnostic) -> bool:
        return self.style.fail_on is not None and finding.severity.rank <= self.style.fail_on.rank

    def _case(self, finding: Diagnostic) -> str:
        place = f"{finding.position.line}:{finding.position.column}"
        message = finding.message.to(self.style.language)
        text = escape(_visible_lines(f"{finding.file}:{place}\n{in_full(finding, self.style.language)}"))
        if self._fails(finding):
            inside = f'<failure type="{finding.severity.value}" message={_quoted(message)}>{text}</failure>'
        else:
            inside = f"<system-out>{text}</system-out>"
        name = _quoted(f"{finding.code} {place}")
        return f"    <testcase classname={_quoted(finding.file)} name={name}>\n      {inside}\n    </testcase>\n"


_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="pgt">\n'


def _quoted(text: str) -> str:
    """Return *text* as an attribute; a control character, which XML cannot hold, is written out."""
    return quoteattr(visible(text))


def _visible_lines(text: str) -> str:
    """Write out the control characters of *text*, but let its lines be."""
    return "\n".join(visible(line) for line in text.split("\n"))
