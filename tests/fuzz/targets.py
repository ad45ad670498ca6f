"""What must hold for any bytes whatever: each target fails by raising, as fuzzers want it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

from pgt import canonical, document, load, values
from pgt.check import Mending, Selection, check_table, mend_table
from pgt.diagnostics import UNSEEN, Diagnostic, Position, Severity
from pgt.load import Loaded
from pgt.render import findings
from pgt.render.findings import Style
from pgt.workspace import NO_SETTINGS

_FILE = "t.pgt.yaml"


def table(content: bytes) -> None:
    """A file is a table or has an error; each finding stands inside the text, can be read, and can be shown."""
    loaded = load.parse(_FILE, content, NO_SETTINGS)
    errors = [one for one in loaded.findings if one.severity is Severity.ERROR]
    assert (loaded.table is None) == bool(errors)
    report = check_table(loaded, NO_SETTINGS)
    shown = loaded.source.text or content.decode("utf-8", "replace")
    lines = (shown + "\n").split("\n")
    for finding in report.findings:
        _stands_inside(lines, finding)
        _can_be_read(finding)
    for name in ("text", "concise", "github", "sarif", "junit", "gitlab"):
        renderer = findings.RENDERERS[name](Style("zh"))
        text = renderer.report(report)
        end = renderer.end(1, dict.fromkeys(Severity, 0))
        if name in {"sarif", "gitlab"}:
            json.loads(f"{text}{end!s}")


def _stands_inside(lines: list[str], finding: Diagnostic) -> None:
    places = [finding.position, *(edit.position for edit in (finding.fix.edits if finding.fix else ()))]
    for place in places:
        assert _is_inside(lines, place), (finding, place)


def _is_inside(lines: list[str], place: Position) -> bool:
    return (
        1 <= place.line <= len(lines)
        and 1 <= place.column <= len(lines[place.line - 1]) + 1
        and (place.line, place.column) <= (place.end_line, place.end_column)
    )


def _can_be_read(finding: Diagnostic) -> None:
    for text in (finding.message, *((finding.hint,) if finding.hint else ())):
        for words in (text.zh, text.en):
            assert words.strip(), finding
            assert not re.search(UNSEEN, words), finding


def mending(content: bytes) -> None:
    """What was put right is no worse than before, and is not put right twice."""
    loaded = load.parse(_FILE, content, NO_SETTINGS)
    for wanted in (Mending.SAFE, Mending.EVERY):
        selection = Selection(mending=wanted)
        mended = mend_table(loaded, NO_SETTINGS, selection=selection).mended
        if mended is None:
            continue
        again = load.parse(_FILE, mended.content, NO_SETTINGS)
        assert (loaded.table is None) or (again.table is not None)
        twice = mend_table(again, NO_SETTINGS, selection=selection).mended
        assert twice is None, (mended.new, twice.new)
        assert _comments(loaded) <= _comments(again) or loaded.source.root is None


def _comments(loaded: Loaded) -> set[str]:
    parts = document.read(loaded.source)
    return set(parts.comments()) if parts else set()


def layout(content: bytes) -> None:
    """A table that is laid out anew says the same, and a second time nothing changes."""
    loaded = load.parse(_FILE, content, NO_SETTINGS)
    if loaded.table is None:
        return
    once = canonical.lay_out(loaded.source)
    if once is None:
        return
    again = load.parse(_FILE, once.encode(), NO_SETTINGS)
    assert again.table is not None, once
    assert canonical.lay_out(again.source) == once
    assert _comments(loaded) == _comments(again)


def value(content: bytes) -> None:
    """A target is kept exactly, and is either blank, words, read, or said to be unreadable."""
    text = content.decode("utf-8", "replace")
    read = values.parse(text)
    assert str(read) == text
    assert read.unreadable + read.is_blank + bool(read.constraints) == 1
    for constraint in read.constraints:
        assert constraint.text in text
        assert (constraint.amount is None) is (constraint.number is None)
        assert constraint.number is None or constraint.number.is_finite()
    assert values.parse(text) == read


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "table": table,
    "mending": mending,
    "layout": layout,
    "value": value,
}
