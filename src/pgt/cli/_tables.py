"""The tables that a command is given."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pgt import load, source, workspace
from pgt.cli import _options
from pgt.cli._language import LANGUAGE
from pgt.diagnostics import Diagnostic, visible
from pgt.load import Loaded
from pgt.render.findings import NAMES
from pgt.source import Source


def load_all(paths: tuple[Path, ...]) -> Iterator[Loaded]:
    """Load the tables at *paths* one by one; that there are none is wrong usage."""
    found = False
    for loaded in load_any(paths):
        found = True
        yield loaded
    if not found:
        raise _options.NothingFound


def load_any(paths: tuple[Path, ...]) -> Iterator[Loaded]:
    """Load the tables at *paths* one by one, if there are any.

    A folder or a `pgt.toml` that cannot be read comes as a file without a table.
    """
    complained: set[str] = set()
    for path in paths if paths == (_options.STDIN,) else workspace.discover(paths):
        if isinstance(path, Diagnostic):
            yield _unread(path)
            continue
        settings, broken = workspace.settings_of(path.parent)
        if broken and broken[0].file not in complained:
            complained.add(broken[0].file)
            yield _unread(*broken)
        if path == _options.STDIN:
            yield load.parse("<stdin>", _options.standard_input(source.SIZE_LIMIT), settings)
        else:
            yield load.load(path, settings, workspace.shown(path))


def _unread(*findings: Diagnostic) -> Loaded:
    file = findings[0].file
    return Loaded(Source(file, "", None, None, findings), findings, None)


def line(finding: Diagnostic) -> str:
    """Return *finding* on one line, for a command whose result is something else."""
    place = f"{visible(finding.file)}:{finding.position.line}:{finding.position.column}"
    hint = f" [{finding.hint.to(LANGUAGE)}]" if finding.hint else ""
    return f"{place}: {finding.code} {NAMES[finding.severity].to(LANGUAGE)} {finding.message.to(LANGUAGE)}{hint}"
