"""Findings as JSON, in the shape that other programs rely on: `{"files", "findings", "summary"}`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from pgt.check import Report
from pgt.diagnostics import Diagnostic, Fix, Language, Severity, json_pointer
from pgt.render.findings._renderer import Style


def as_json(finding: Diagnostic, language: Language) -> dict[str, Any]:
    """Return *finding* in the shape of the contract; `path` is a JSON pointer into the table."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message.to(language),
        "file": finding.file,
        "line": finding.position.line,
        "column": finding.position.column,
        "path": json_pointer(finding.pointer),
        "hint": finding.hint.to(language) if finding.hint else None,
        "fix": _fix(finding.fix) if finding.fix else None,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{**asdict(edit.position), "text": edit.text} for edit in fix.edits]
    return {"safe": fix.safe, "edits": edits}


def dump(item: dict[str, Any]) -> str:
    """Write *item* as JSON; half a character, which a file's name may hold, becomes an escape."""
    return json.dumps(item, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8")


@dataclass(slots=True)
class JsonRenderer:
    """One object, written piece by piece."""

    style: Style
    _separator: str = field(default='{"findings": [\n', init=False)

    def report(self, report: Report) -> str:
        """Return the findings of *report* as further items of the list."""
        items = []
        for finding in report.findings:
            items.append(self._separator + dump(as_json(finding, self.style.language)))
            self._separator = ",\n"
        return "".join(items)

    def end(self, files: int, counts: Mapping[Severity, int]) -> str:
        """Close the list and count."""
        opening = self._separator if self._separator != ",\n" else ""
        totals = {severity.value: counts[severity] for severity in Severity}
        return f'{opening}\n], "files": {files}, "summary": {json.dumps(totals)}}}\n'
