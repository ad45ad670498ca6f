"""Findings as SARIF 2.1.0, which scanning services take in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from pgt import __version__, catalogue
from pgt.check import Report
from pgt.diagnostics import Diagnostic, Fix, Position, Severity
from pgt.render.findings._fingerprints import Fingerprints
from pgt.render.findings._renderer import Style, in_full
from pgt.render.findings.json import dump

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


@dataclass(slots=True)
class SarifRenderer:
    """One run; its results are written piece by piece, the rules that they name at the end."""

    style: Style
    _separator: str = field(default="\n", init=False)
    _rules: dict[str, int] = field(default_factory=dict, init=False)
    _fingerprints: Fingerprints = field(default_factory=Fingerprints, init=False)
    _begun: bool = field(default=False, init=False)

    def report(self, report: Report) -> str:
        """Return the findings of *report* as further results."""
        parts = [self._begin()] if report.findings else []
        for finding in report.findings:
            parts.append(self._separator + dump(self._result(finding)))
            self._separator = ",\n"
        return "".join(parts)

    def end(self, files: int, counts: Mapping[Severity, int]) -> str:  # noqa: ARG002 -- the shape of a Renderer
        """Close the results, and name the tool and its rules."""
        rules = [self._rule(code) for code in self._rules]
        driver = {"name": "pgt", "version": __version__, "rules": rules}
        return f'{self._begin()}\n], "tool": {dump({"driver": driver})}}}]}}\n'

    def _begin(self) -> str:
        if self._begun:
            return ""
        self._begun = True
        head = f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{'
        return f'{head}"columnKind": "unicodeCodePoints", "results": ['

    def _result(self, finding: Diagnostic) -> dict[str, Any]:
        index = self._rules.setdefault(finding.code, len(self._rules))
        file = self.style.from_root(finding.file)
        location: dict[str, Any] = {
            "physicalLocation": {"artifactLocation": _artifact(file), "region": _region(finding.position)}
        }
        if finding.place:
            location["logicalLocations"] = [{"fullyQualifiedName": "/".join(finding.place)}]
        result = {
            "ruleId": finding.code,
            "ruleIndex": index,
            "level": _LEVELS[finding.severity],
            "message": {"text": _plain(in_full(finding, self.style.language))},
            "locations": [location],
            "partialFingerprints": {"pgt/v1": self._fingerprints.of(finding)},
        }
        if finding.fix and finding.fix.edits:
            result["fixes"] = [_fix(file, finding.fix)]
        return result

    def _rule(self, code: str) -> dict[str, Any]:
        notice = catalogue.notices()[code]
        fact, *why = catalogue.manual(notice, self.style.language)
        return {
            "id": code,
            "shortDescription": {"text": fact},
            "fullDescription": {"text": " ".join(why) or fact},
            "help": {"text": "\n\n".join([fact, *why])},
            "defaultConfiguration": {"level": _LEVELS[notice.severity]},
        }


def _plain(text: str) -> str:
    """Return *text* for a message, where braces are for placeholders (§3.11.5) and `[…](…)` is a link (§3.11.6)."""
    return re.sub(r"\[(?=[^\[\]]*\]\()", r"\\[", text.replace("{", "{{").replace("}", "}}"))


def _artifact(file: str) -> dict[str, str]:
    """Return where *file* is: below the folder that was checked out, or anywhere on this machine."""
    uri = quote(file.encode("utf-8", "surrogateescape"))
    if file.startswith("/"):
        return {"uri": f"file://{uri}"}
    return {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _region(place: Position) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _fix(file: str, fix: Fix) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.position), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    return {"artifactChanges": [{"artifactLocation": _artifact(file), "replacements": replacements}]}
