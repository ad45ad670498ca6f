"""Findings as workflow commands, which GitHub shows beside the lines of a change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pgt.check import Report
from pgt.diagnostics import Diagnostic, Severity, visible
from pgt.render.findings._renderer import Style, in_full

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"}
_IN_MESSAGES = "%\r\n"
_IN_PROPERTIES = "%\r\n:,"


@dataclass(frozen=True, slots=True)
class GithubRenderer:
    """`::error file=…,line=…,title=…::message`, a line each."""

    style: Style

    def report(self, report: Report) -> str:
        """Return a command for each finding of *report*."""
        return "".join(self._command(finding) for finding in report.findings)

    def end(self, files: int, counts: Mapping[Severity, int]) -> str:  # noqa: ARG002 -- the shape of a Renderer
        """Return nothing: every command stands by itself."""
        return ""

    def _command(self, finding: Diagnostic) -> str:
        place = finding.position
        file = visible(self.style.from_root(finding.file))
        properties: dict[str, str | int] = {"file": file, "line": place.line, "col": place.column}
        if place.end_line == place.line:  # columns of a stretch over several lines are not understood
            properties |= {"endLine": place.end_line, "endColumn": place.end_column}
        properties["title"] = f"pgt ({finding.code})"
        listed = ",".join(f"{key}={_escape(str(value), _IN_PROPERTIES)}" for key, value in properties.items())
        message = _escape(in_full(finding, self.style.language), _IN_MESSAGES)
        return f"::{_LEVELS[finding.severity]} {listed}::{message}\n"


def _escape(text: str, characters: str) -> str:
    """Return *text* with *characters* as the runner wants them: a bare `95%` would spoil what follows."""
    return re.sub(f"[{characters}]", lambda found: _ESCAPES[found[0]], text)
