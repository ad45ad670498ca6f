"""A source held against its JSON Schema, in our own words and with a place.

jsonschema-rs decides where it is installed, jsonschema elsewhere; both only say *which* keyword fails *where*, and a
test holds that they agree. The words are made here.
"""

from __future__ import annotations

from itertools import islice

from pgt import notices
from pgt.diagnostics import Diagnostic, Position
from pgt.schema.data import TABLE, load, resolved, shape
from pgt.schema.violations import fast_validator, plain_violations, violations
from pgt.source import FINDINGS_LIMIT, Source

__all__ = ["TABLE", "check", "load", "resolved", "shape"]

_LARGE = 100_000
"""Characters of a text whose violations are asked for one by one: jsonschema-rs makes half a million all at once."""


def check(source: Source, name: str = TABLE) -> tuple[Diagnostic, ...]:
    """Return a finding for everything in *source* that the schema *name* does not allow."""
    if source.data is None:
        return ()
    if (fast := fast_validator(name)) is not None and fast.is_valid(source.data):
        return ()
    from pgt.schema.wording import word  # most files need none

    found = plain_violations(source.data, name) if len(source.text) > _LARGE else violations(source.data, name)
    worded = (finding for violation in found for finding in word(source, violation))
    findings = tuple(islice(worded, FINDINGS_LIMIT))
    if len(findings) < FINDINGS_LIMIT:
        return findings
    last = max(finding.position for finding in findings)
    behind = Position.at(last.end_line, last.end_column)
    return (*findings, Diagnostic.of(notices.TOO_MANY, source.file, behind, limit=FINDINGS_LIMIT))
