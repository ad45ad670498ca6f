"""What was found before, by everything that it depends on: a file that has not changed is not read again.

The key of a record is a digest of the file's bytes and name, of the settings, forms and profiles that hold for it, of
what was asked for, and of pgt itself as it is installed. A record is therefore never wrong, only unused. Beside it
stands what the system says of the file (size, times, inode), which saves reading it where all of that is the same.

Nothing here stops a run: a cache that cannot be opened, read or written is done without.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from pickle import UnpicklingError
from typing import Any, NamedTuple, Self

from pgt import files, resources, workspace
from pgt.check.record import pack, unpack
from pgt.check.report import Report
from pgt.check.selection import Selection
from pgt.diagnostics import Diagnostic
from pgt.workspace import Settings

FILE = "findings-1.sqlite3"
SIZE_LIMIT = 256 * 1024 * 1024
"""Bytes above which the cache is begun anew: some hundred thousand tables with their findings."""

RECORD_LIMIT = 256 * 1024
"""Bytes of one record: a file with more to say than that is checked each time."""

FILE_LIMIT = 1024 * 1024
"""Bytes of a file that is digested; larger tables are refused anyway."""

SETTLED = 2.0
"""Seconds after a change from which the times of a file can be trusted: FAT counts in steps of two.

A file can be changed twice within one tick of its clock, as by a script or ``git checkout``; the second change does not
show. What was changed a moment ago, or in the future by a clock that has been put back, is therefore always read.
"""

_AT_ONCE = 500
"""Records that are written in one transaction."""

_LIBRARIES = ("yaml", "jsonschema_rs", "jsonschema")
"""Packages that decide what is found; an upgrade writes their files anew."""

_TABLES = """\
CREATE TABLE IF NOT EXISTS files (path BLOB PRIMARY KEY, stamp TEXT, surroundings BLOB, key BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS records (key BLOB PRIMARY KEY, record BLOB) WITHOUT ROWID;
"""


class Entry(NamedTuple):
    """A file, and what is known of it."""

    path: Path | Diagnostic
    stamp: str | None = None
    """What the system says of it; None where it cannot be remembered."""
    surroundings: bytes = b""
    settled: bool = False
    """Whether a change after this would show in the stamp."""
    key: bytes | None = None
    record: bytes | None = None

    def report(self) -> Report | None:
        """Return what was found in it; None where that is not known, or damaged."""
        report: Report | None = _unpacked(self.record) if self.record else None
        return report


class Cache:
    """The records on disk, for one run."""

    def __init__(self, database: sqlite3.Connection, selection: Selection) -> None:
        self._database: sqlite3.Connection | None = database
        self._run = _digest((_installed(), sys.version, repr((selection.select, selection.ignore))))
        self._surroundings: dict[str, bytes | None] = {}
        self._told: dict[Path | None, tuple[Settings, list[bytes]]] = {}
        self._places: dict[str, bytes] = {}
        self._waiting: list[tuple[str, tuple[Any, ...]]] = []

    @classmethod
    def open(cls, folder: Path, selection: Selection) -> Self | None:
        """Open the cache in *folder*, or return None where there can be none."""
        path = folder / FILE
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if path.exists() and path.stat().st_size > SIZE_LIMIT:
                path.unlink()
            database = sqlite3.connect(path, timeout=1)
            try:
                database.executescript(_TABLES)
                return cls(database, selection)
            except sqlite3.Error as error:
                database.close()
                if not isinstance(error, sqlite3.OperationalError):  # it is no database; the next run begins anew
                    path.unlink()
        except (OSError, sqlite3.Error):
            pass
        return None

    def look_up_all(self, paths: Iterable[Path | Diagnostic]) -> list[Entry]:
        """Return what is known of all *paths*: in one transaction, since each by itself would lock the file anew."""
        list(self._ask("BEGIN", ()))
        try:
            return [self.look_up(path) for path in paths]
        finally:
            if self._database is not None:
                self._database.rollback()

    def look_up(self, path: Path | Diagnostic) -> Entry:
        """Return what is known of the file at *path*."""
        if isinstance(path, Diagnostic) or (stamp := _stamp(path)) is None:
            return Entry(path)
        surroundings = self._around(path)
        if surroundings is None:
            return Entry(path)
        settled = _is_settled(stamp)
        if settled:
            where = "path = ? AND stamp = ? AND surroundings = ?"
            asked = f"SELECT key, record FROM files JOIN records USING (key) WHERE {where}"  # noqa: S608 -- no value in it
            for key, record in self._ask(asked, (self._place(path), stamp, surroundings)):
                return Entry(path, stamp, surroundings, settled, key, record)
        content = _content(path)
        if content is None or _stamp(path) != stamp:
            return Entry(path)
        key = _digest((surroundings, os.fsencode(workspace.shown(path)), content))
        found = next(self._ask("SELECT record FROM records WHERE key = ?", (key,)), None)
        entry = Entry(path, stamp, surroundings, settled, key, found[0] if found else None)
        if found:
            self._note(entry)
        return entry

    def keep(self, entry: Entry, report: Report) -> bool:
        """Remember what was found in a file, if that still is what it was when looked up; say whether it was."""
        if entry.key is None or isinstance(entry.path, Diagnostic):
            return False
        if not entry.settled or _stamp(entry.path) != entry.stamp:
            return False
        if not self._put(entry.key, report):
            return False
        self._note(entry)
        return True

    def together(self, entries: Sequence[Entry]) -> list[Report] | None:
        """Return what was found between files, where every one of them is known and that is, too."""
        if not all(entry.record for entry in entries):
            return None
        found = next(self._ask("SELECT record FROM records WHERE key = ?", (self._key_of(entries),)), None)
        between: list[Report] | None = _unpacked(found[0]) if found else None
        return between

    def keep_together(self, entries: Sequence[Entry], reports: list[Report]) -> None:
        """Remember what was found between files, all of which were kept, if they still are what they were."""
        if all(one.settled and isinstance(one.path, Path) and _stamp(one.path) == one.stamp for one in entries):
            self._put(self._key_of(entries), reports)

    def _key_of(self, entries: Sequence[Entry]) -> bytes:
        return _digest((self._run, *(entry.key or b"" for entry in entries)))

    def close(self) -> None:
        """Write what is new."""
        self._write()
        if self._database is not None:
            self._database.close()
            self._database = None

    def _put(self, key: bytes, content: object) -> bool:
        record = pack(content)
        if len(record) > RECORD_LIMIT:
            return False
        self._later("INSERT OR REPLACE INTO records VALUES (?, ?)", (key, record))
        return True

    def _note(self, entry: Entry) -> None:
        """Remember how the file looks."""
        if isinstance(entry.path, Path) and entry.settled:
            values = (self._place(entry.path), entry.stamp, entry.surroundings, entry.key)
            self._later("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", values)

    def _later(self, statement: str, values: tuple[Any, ...]) -> None:
        self._waiting.append((statement, values))
        if len(self._waiting) >= _AT_ONCE:
            self._write()

    def _write(self) -> None:
        waiting, self._waiting = self._waiting, []
        if self._database is None or not waiting or not self._holds():
            return
        try:
            with self._database:
                for statement, values in waiting:
                    self._database.execute(statement, values)
        except sqlite3.Error:
            self._give_up()

    def _holds(self) -> bool:
        """Whether settings, forms and profiles are still what they were: else it is not known which were used."""
        return all(_told(settings) == told for settings, told in self._told.values())

    def _ask(self, question: str, values: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        if self._database is None:
            return
        try:
            yield from self._database.execute(question, values).fetchall()
        except sqlite3.Error:
            self._give_up()

    def _give_up(self) -> None:
        """Go on without a cache: another run holds it, the disk is full, or it is damaged."""
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
        self._database = None

    def _place(self, path: Path) -> bytes:
        """Return the absolute name of *path*, as it was named: where a link leads is for its stamp to say."""
        above, name = os.path.split(path)  # a Path is slow to make and to look up, and there may be ten thousand
        folder = self._places.get(above)
        if folder is None:
            folder = self._places[above] = os.fsencode(Path(above).absolute())
        return folder + b"/" + os.fsencode(name)

    def _around(self, path: Path) -> bytes | None:
        folder = os.path.split(path)[0]
        if folder not in self._surroundings:
            settings, broken = workspace.settings_of(path.parent)
            if not broken and settings.folder not in self._told and (told := _told(settings)) is not None:
                self._told[settings.folder] = settings, told
            known = None if broken else self._told.get(settings.folder)
            self._surroundings[folder] = _digest((self._run, repr(settings), *known[1])) if known else None
        return self._surroundings[folder]


def _unpacked(record: bytes) -> Any:
    try:
        return unpack(record)
    except (UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError, ValueError):
        return None


def _digest(parts: Iterable[str | bytes]) -> bytes:
    """Return a digest of *parts*, in which the end of each can be told."""
    digest = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.digest()


def _stamp(path: Path) -> str | None:
    """Return what tells a file from a changed one without reading it; None for what is no regular file."""
    try:
        found = os.stat(path)  # noqa: PTH116 -- Path.stat() takes half as long again, ten thousand times
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return f"{found.st_mtime_ns} {found.st_ctime_ns} {found.st_size} {found.st_ino} {found.st_dev}"


def _is_settled(stamp: str) -> bool:
    modified, changed, *_ = stamp.split(" ", 2)
    return max(int(modified), int(changed)) < time.time_ns() - SETTLED * 1_000_000_000


def _content(path: Path) -> bytes | None:
    try:
        content = files.read(path, FILE_LIMIT)
    except OSError:
        return None
    return content if len(content) <= FILE_LIMIT else None


def _told(settings: Settings) -> list[bytes] | None:
    """Return the workspace's settings, forms and profiles as they stand on disk; None where not all can be read."""
    if settings.folder is None:
        return []
    content = _content(settings.folder / workspace.SETTINGS)
    if content is None:
        return None
    told = [content]
    for folder in (settings.forms, settings.folder / "profiles"):
        told.append(os.fsencode(folder or ""))
        try:
            paths = sorted(folder.iterdir()) if folder else []
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            return None
        for path in paths:
            if not path.is_file():
                continue
            content = _content(path)
            if content is None:
                return None
            told += (os.fsencode(path.name), content)
    return told


def _installed() -> str:
    """Return what this pgt consists of, as files: a version alone says nothing of a checkout that is worked on."""
    root = resources.root()
    folders = [Path(__file__).parents[1], *(Path(str(root), part) for part in ("schema", "templates"))]
    seen = [f"{path} {stamp}" for folder in folders for path, stamp in _files_below(str(folder))]
    for name in _LIBRARIES:
        found = find_spec(name)
        seen.append(f"{name} {_stamp(Path(found.origin)) if found and found.origin else None}")
    return "\n".join(seen)


def _files_below(folder: str) -> Iterator[tuple[str, str]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files_below(entry.path)
            else:
                found = entry.stat()
                yield entry.path, f"{found.st_mtime_ns} {found.st_size}"
