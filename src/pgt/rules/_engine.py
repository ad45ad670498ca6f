"""What turns the verdicts of rules into findings, whichever question they were asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from pgt import form
from pgt.diagnostics import Diagnostic, Notice, Severity
from pgt.load import Loaded
from pgt.rules._rule import Context, Finding


@cache
def context(form_id: str | None, folder: Path | None) -> Context:
    """Return what rules may know besides a table on *form_id*; *folder* holds the workspace's own forms."""
    found = form.find(form_id, folder) if form_id else None
    return Context(found.form if found else None, form.ids(folder))


def diagnose(notice: Notice, loaded: Loaded, finding: Finding) -> Diagnostic:
    """Word what a rule found, at its place in the file."""
    position = loaded.source.position(finding.pointer)
    return Diagnostic.of(notice, loaded.file, position, finding.pointer, **finding.values)


def weigh(finding: Diagnostic, severities: Mapping[str, Severity | None]) -> Diagnostic | None:
    """Give *finding* the weight that the settings ask for; the longest matching prefix of its code decides.

    What keeps a file from being read stays an error: nothing else could be said about such a file.
    """
    if not severities or (finding.code < "PGT1" and finding.severity is Severity.ERROR):
        return finding
    prefixes = [prefix for prefix in severities if finding.code.startswith(prefix)]
    if not prefixes:
        return finding
    severity = severities[max(prefixes, key=len)]
    return replace(finding, severity=severity) if severity else None
