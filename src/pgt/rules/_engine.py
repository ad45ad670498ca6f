"""Verdicts of rules made into findings, with their place in the file and in words: for `validate` as for `diff`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from pgt.diagnostics import Diagnostic, Fix, Notice, Pointer, Severity
from pgt.load import Loaded
from pgt.rules._rule import Context, Finding, Rewriting


@cache
def context(
    form_id: str | None, forms: Path | None, profile_id: str | None = None, folder: Path | None = None
) -> Context:
    """Return what rules may know besides a table on *form_id*; *forms* is the folder of the workspace's own forms."""
    if form_id is None:
        return Context(profile_id=profile_id, folder=folder)
    from pgt import form  # a table without a form does without the machinery of forms

    return Context(form.find(form_id, forms).definition, form.ids(forms), profile_id, folder)


def diagnose(notice: Notice, loaded: Loaded, finding: Finding) -> Diagnostic:
    """Word what a rule found, at its place in the file."""
    position = loaded.source.position(finding.pointer)
    fix = _fix(finding.rewriting, loaded) if finding.rewriting else None
    found = Diagnostic.of(notice, loaded.file, position, finding.pointer, fix, **finding.values)
    return replace(found, severity=finding.severity) if finding.severity else found


def _fix(rewriting: Rewriting, loaded: Loaded) -> Fix | None:
    """Return *rewriting* as changes to the text; None where a value of it is not written there."""
    if not all(_is_written(loaded.source.data, pointer) for pointer in rewriting.values):
        return None
    from pgt.edit import Edit

    edit = Edit(loaded.source)
    for pointer, value in rewriting.values.items():
        edit.write(pointer, value)
    return Fix(edit.replacements(), rewriting.safe)


def _is_written(data: Any, pointer: Pointer) -> bool:
    for step in pointer:
        there = step in data if isinstance(data, dict) else isinstance(data, list) and step in range(len(data))
        if not there:
            return False
        data = data[step]
    return True


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
