"""Findings as a code quality report, which GitLab shows in a merge request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pgt.check import Report
from pgt.diagnostics import Severity
from pgt.render.findings._fingerprints import Fingerprints
from pgt.render.findings._renderer import Style, in_full
from pgt.render.findings.json import dump

_LEVELS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


@dataclass(slots=True)
class GitlabRenderer:
    """A list, written piece by piece."""

    style: Style
    _separator: str = field(default="[\n", init=False)
    _fingerprints: Fingerprints = field(default_factory=Fingerprints, init=False)

    def report(self, report: Report) -> str:
        """Return the findings of *report* as further items of the list."""
        items = []
        for finding in report.findings:
            place = finding.position
            item = {
                "check_name": finding.code,
                "description": in_full(finding, self.style.language),
                "severity": _LEVELS[finding.severity],
                "fingerprint": self._fingerprints.of(finding),
                "location": {
                    "path": self.style.from_root(finding.file),
                    "positions": {
                        "begin": {"line": place.line, "column": place.column},
                        "end": {"line": place.end_line, "column": place.end_column},
                    },
                },
            }
            items.append(self._separator + dump(item))
            self._separator = ",\n"
        return "".join(items)

    def end(self, files: int, counts: Mapping[Severity, int]) -> str:  # noqa: ARG002 -- the shape of a Renderer
        """Close the list."""
        return "\n]\n" if self._separator == ",\n" else "[]\n"
