"""Findings that were there when tables were taken over, so that only new ones are shown.

An entry names its finding by file, code, place and words, not by line: it outlives lines that move, and does not
cover a finding that says something else. Where its file is gone, the table is known by what identifies it.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from pgt.check import Report, keeps_from_reading
from pgt.check.company import Company
from pgt.diagnostics import Diagnostic
from pgt.outline import Outline

_VERSION = 1
_EMPTY = f'{{"pgt-baseline": {_VERSION}, "findings": []}}\n'


class NotABaselineError(ValueError):
    """A file is no baseline, or one of a later version."""


class Entry(NamedTuple):
    """A finding that is known."""

    file: str
    """Relative to the folder of the baseline."""
    table: str
    """What the table is known by, wherever it lies; blank where the file could not be read as one."""
    code: str
    place: str
    message: str
    """In Chinese, whatever the language of the run."""

    @property
    def moved(self) -> Entry:
        """The same in whichever file the table is now."""
        return self._replace(file="")


@dataclass(slots=True)
class Baseline:
    """The entries of one file, each of which answers for one finding."""

    folder: Path
    """Where the baseline lies: its paths begin there."""
    entries: tuple[Entry, ...] = ()
    known: int = field(default=0, init=False)
    """Findings that were answered for."""
    met: list[Entry] = field(default_factory=list, init=False)
    """Every finding that went by and may stand in a baseline."""
    _left: Counter[Entry] = field(init=False)
    _moved: dict[Entry, list[Entry]] = field(default_factory=dict, init=False)
    _seen: dict[str, Outline | None] = field(default_factory=dict, init=False)
    _unread: set[str] = field(default_factory=set, init=False)
    """Files that could not be read as tables, and so not be checked."""
    _company: Company | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self._left = Counter(self.entries)
        for entry in self.entries:
            if entry.table and not (self.folder / entry.file).exists():
                self._moved.setdefault(entry.moved, []).append(entry)

    def watch(self, reports: Iterable[Report], *, adopt: bool = False) -> Iterator[Report]:
        """Yield *reports* without what is known; with *adopt*, without anything that may stand in a baseline."""
        for report in reports:
            file = self._file(report.file)
            self._seen.setdefault(file, report.table)
            if any(map(keeps_from_reading, report.findings)):
                self._unread.add(file)
            kept = [finding for finding in report.findings if not self._answers_for(finding, file, report, adopt=adopt)]
            yield replace(report, findings=tuple(kept))

    def _answers_for(self, finding: Diagnostic, file: str, report: Report, *, adopt: bool) -> bool:
        if keeps_from_reading(finding):
            return False
        entry = _entry(finding, file, report.table)
        self.met.append(entry)
        candidates = (entry, *self._moved.get(entry.moved, ()))
        match = next((one for one in candidates if self._left[one] > 0), None)
        if match is not None:
            self._left[match] -= 1
        elif not adopt:
            return False
        self.known += 1
        return True

    def stale(self, judged: Callable[[str], bool]) -> list[Entry]:
        """Return the entries that answered for nothing, of what was looked at; *judged* says of a code whether it was.

        What belongs to a file that was not looked at, and is still there, may well be needed.
        """
        return sorted(entry for entry in self._left.elements() if self._is_over(entry, judged))

    def rewritten(self, judged: Callable[[str], bool]) -> list[Entry]:
        """Return the entries as they are now: what was met, and what was not looked at."""
        kept = [entry for entry in self._left.elements() if not self._is_over(entry, judged)]
        return sorted([*self.met, *kept])

    def _is_over(self, entry: Entry, judged: Callable[[str], bool]) -> bool:
        if not judged(entry.code):
            return False
        if entry.file not in self._seen:
            return _is_gone(self.folder / entry.file)
        if entry.file in self._unread:
            return False
        return self._had_company(entry)

    def _had_company(self, entry: Entry) -> bool:
        """Whether a rule over several tables had the others, too: last year's, or all of its workspace."""
        from pgt.check.years import predecessors  # all rules come with it; most baselines leave nothing over
        from pgt.rules import CROSS_RULES, PAIR_RULES

        if any(rule.code == entry.code for rule in PAIR_RULES):
            tables = {file: table for file, table in self._seen.items() if table is not None}
            table = tables.get(entry.file)
            return table is not None and table.file in predecessors(tuple(tables.values()))
        if any(rule.code == entry.code for rule in CROSS_RULES):
            if self._company is None:
                self._company = Company(str(self.folder / file) for file, table in self._seen.items() if table)
            return self._company.is_whole(str(self.folder / entry.file))
        return True

    def _file(self, file: str) -> str:
        try:
            return Path(os.path.relpath(file, self.folder)).as_posix()
        except ValueError:  # another drive
            return file


def _is_gone(path: Path) -> bool:
    """Whether there is no such file; one in a folder that must not be looked into may be there."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):  # the last for what is no name at all
        return True
    except OSError:
        return False
    return False


def _entry(finding: Diagnostic, file: str, table: Outline | None) -> Entry:
    return Entry(file, _identity(table) if table else "", finding.code, "/".join(finding.place), finding.message.zh)


def _identity(table: Outline) -> str:
    year, unit, own = table.identity
    return f"{year or ''} {unit} {own}".strip() if own else ""


def parse(content: bytes, folder: Path) -> Baseline:
    """Read the *content* of a baseline in *folder*."""
    try:
        data = json.loads(content)
        if data["pgt-baseline"] != _VERSION:
            raise NotABaselineError
        entries = tuple(Entry(**{key: str(entry[key]) for key in Entry._fields}) for entry in data["findings"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotABaselineError from error
    return Baseline(folder, entries)


def text(entries: Iterable[Entry]) -> str:
    """Return *entries* as the text of a baseline, a line each, so that git shows which came and went."""
    listed = ",\n".join(f"  {json.dumps(entry._asdict(), ensure_ascii=False)}" for entry in entries)
    whole = f'{{"pgt-baseline": {_VERSION}, "findings": [\n{listed}\n]}}\n' if listed else _EMPTY
    return whole.encode("utf-8", "backslashreplace").decode("utf-8")  # a file's name may hold half a character
