"""The state of everything that a run looks at, as the system tells it: names, sizes and times, and nothing read.

A second run over thousands of unchanged tables consists of nothing else, so no object is made for a table, and paths
are texts: a `Path` takes as long to make as its file to be looked at.
"""

# ruff: noqa: PTH110, PTH112, PTH116, PTH118, PTH120, PTH208 -- the reason stands above
from __future__ import annotations

import os
import os.path as names
import stat
import time
from array import array
from collections.abc import Collection, Iterable, Mapping

from pgt.discovery import SETTINGS, SUFFIX

SETTLED = 2.0
"""Seconds after a change from which the times of a file can be trusted: FAT counts in steps of two.

A file can be changed twice within one tick of its clock, as by a script or ``git checkout``; the second change does not
show. What was changed a moment ago, or in the future by a clock that has been put back, is therefore always read.
"""

_DECIDING = (SETTINGS, ".gitignore")
"""Files that decide which tables there are and what is said of them, at or above the tables."""

_NUMBERS = 5
"""How many numbers make the stamp of a file: two times, its size, its inode and its device."""


def is_settled(newest: int, now: int | None = None) -> bool:
    """Whether a change after the time *newest*, in nanoseconds, would show in a stamp taken *now*."""
    return newest < (now or time.time_ns()) - SETTLED * 1_000_000_000


class Standing:
    """The names and the stamps of the tables that a run is about, and of the files that decide about them."""

    def __init__(self, passed_over: Collection[str] = ()) -> None:
        self._passed_over = passed_over
        self._names: list[str] = []
        self._numbers: list[int] = []

    def take(self, paths: Iterable[str], folders: Iterable[str]) -> bool:
        """Take in all at *paths* and the definitions in *folders*; say whether all of it could be looked at."""
        known: set[str] = set()
        try:
            self.note_above(os.curdir)  # some formats name files from where the repository begins
            for path in paths:
                is_folder = names.isdir(path)
                place = path if is_folder else names.dirname(path)
                if place not in known:  # many files may be named one by one
                    known.add(place)
                    self.note_above(place)
                if is_folder:
                    self.note_tables(path)
                else:
                    self.note("", [path])
            for folder in folders:
                self.note_folder(folder)
        except (OSError, ValueError):  # not there, or no name at all
            return False
        return min(self._numbers, default=0) >= 0  # times of before 1970 are made up

    @property
    def newest(self) -> int:
        """The latest of all times, in nanoseconds."""
        return max(max(self._numbers[first::_NUMBERS], default=0) for first in (0, 1))

    def state(self) -> bytes:
        """Return all names and numbers in one piece, to be compared: they are equal where nothing has changed."""
        return b"\0\0".join((os.fsencode("\0".join(self._names)), array("Q", self._numbers).tobytes()))

    def note(self, above: str, files: list[str]) -> None:
        """Take in the stamps of *files*, whose names begin with *above*; raises OSError for what is no file."""
        self._names += files
        for name in files:
            found = os.stat(above + name)
            if not stat.S_ISREG(found.st_mode):
                raise FileNotFoundError(above + name)
            self._numbers += (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino, found.st_dev)

    def note_tables(self, folder: str) -> None:
        """Take in the tables below *folder* as :func:`pgt.discovery.discover` finds them, and what decides there."""
        above = "" if folder == os.curdir else names.join(folder, "")
        files, below = [], []
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if name.startswith(".") and name not in _DECIDING:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    below.append(name)
                elif name.endswith(SUFFIX) or name in _DECIDING:
                    files.append(name)
        if self._passed_over:
            files = [name for name in files if above + name not in self._passed_over]
            below = [name for name in below if above + name not in self._passed_over]
        self._names.append(above)
        self.note(above, sorted(files))
        for name in sorted(below):
            self.note_tables(above + name)

    def note_above(self, folder: str) -> None:
        """Take in the settings and the .gitignore files of *folder* and of every folder above it."""
        folder = names.realpath(folder)
        while True:
            above = names.join(folder, "")
            self._names.append(above)
            self._names.append("root" if names.exists(f"{above}.git") else "")
            self.note(above, [name for name in _DECIDING if names.lexists(above + name)])
            if (next_above := names.dirname(folder)) == folder:
                return
            folder = next_above

    def note_folder(self, folder: str) -> None:
        """Take in the files of *folder*, where a workspace has definitions of its own; there may be none."""
        above = names.join(folder, "")
        self._names.append(above)
        try:
            found = sorted(os.listdir(folder))
        except (FileNotFoundError, NotADirectoryError):
            return
        self.note(above, [name for name in found if not names.isdir(above + name)])


class Recollection(Standing):
    """A standing that knows the stamp of each file, to compare it with the one that the run has seen."""

    def __init__(self, passed_over: Collection[str] = ()) -> None:
        super().__init__(passed_over)
        self._stamps: dict[str, str] = {}

    def note(self, above: str, files: list[str]) -> None:
        """Take in the stamps of *files*, and remember them."""
        begin = len(self._numbers)
        super().note(above, files)
        for index, name in enumerate(files):
            numbers = self._numbers[begin + index * _NUMBERS : begin + (index + 1) * _NUMBERS]
            self._stamps[above + name] = " ".join(map(str, numbers))

    def holds(self, tables: Mapping[str, str], others: Iterable[str]) -> bool:
        """Whether these are the *tables*, by their stamps, and *others* are there."""
        found = {path: stamp for path, stamp in self._stamps.items() if path.endswith(SUFFIX)}
        if found != tables:  # what is named twice is looked into once
            found = {names.realpath(path): stamp for path, stamp in found.items()}
            tables = {names.realpath(path): stamp for path, stamp in tables.items()}
        return found == tables and all(path in self._stamps for path in others)
