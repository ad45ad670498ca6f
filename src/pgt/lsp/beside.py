"""What is wrong between an open table and those beside it: in its workspace, or without a pgt.toml in its folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from pgt import load, workspace
from pgt.check import EVERYTHING, ignores, years
from pgt.check.sieve import Sieve
from pgt.diagnostics import Diagnostic
from pgt.load import Loaded
from pgt.outline import Outline
from pgt.rules import CROSS_RULES, PAIR_RULES
from pgt.rules._engine import diagnose
from pgt.rules._rule import Finding
from pgt.workspace import Settings

_MOST = 2000
"""Tables that are read when the first one is opened, in a second or two; among more, none is held against others."""

_Stamp = tuple[int, int, Settings]
_known: dict[Path, tuple[_Stamp, Outline | None]] = {}
"""What was read of each file, and what the file and its settings were like then."""


class Beside(NamedTuple):
    """The tables beside one, as far as they could be read."""

    outlines: tuple[Outline, ...]
    whole: bool
    """Whether all of them could."""


def others(path: Path, settings: Settings) -> Beside:
    """Return the tables beside the one at *path*, as they are saved."""
    # Without a workspace nobody knows how much there is below a folder: it may be somebody's home.
    folder = settings.folder
    found = workspace.discover((folder,)) if folder else path.parent.glob(f"*{workspace.SUFFIX}")
    paths = [one for one in islice(found, _MOST + 1) if isinstance(one, Path)]
    own = path.resolve()
    outlines = [_outline(one) for one in paths if one.resolve() != own] if len(paths) <= _MOST else []
    return Beside(tuple(one for one in outlines if one), None not in outlines)


def _outline(path: Path) -> Outline | None:
    settings, _ = workspace.settings_of(path.parent)
    try:
        stat = path.stat()
    except OSError:
        return None
    stamp = stat.st_mtime_ns, stat.st_size, settings
    if path not in _known or _known[path][0] != stamp:
        file = workspace.shown(path)
        table = load.load(path, settings, file).table
        _known[path] = stamp, Outline.of(file, table) if table else None
    return _known[path][1]


def findings(loaded: Loaded, settings: Settings, beside: Beside) -> tuple[Diagnostic, ...]:
    """Return what rules over several tables find in one of them."""
    if loaded.table is None or not beside.outlines:
        return ()
    own = Outline.of(loaded.file, loaded.table)
    outlines = sorted((*beside.outlines, own), key=lambda outline: outline.file)
    # What is not wrong among some of the tables may be among all: until then no comment answers for it in vain.
    judged = {rule.code for rule in CROSS_RULES} if beside.whole else set()
    found = list(_of_all(loaded, outlines))
    if older := years.predecessors(outlines).get(own.file):
        judged |= {rule.code for rule in PAIR_RULES}
        found += years.judge(older, loaded, settings, PAIR_RULES, [])
    return Sieve(settings, EVERYTHING, ignores.read(loaded.source)).sift(loaded, found, judged).shown


def _of_all(loaded: Loaded, outlines: Sequence[Outline]) -> Iterator[Diagnostic]:
    for rule in CROSS_RULES:
        for verdict in rule.function(outlines):
            if isinstance(verdict, Finding) and verdict.file == loaded.file:
                yield diagnose(rule.notice, loaded, verdict)
