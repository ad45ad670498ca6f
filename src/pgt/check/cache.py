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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from pickle import UnpicklingError
from typing import Any, NamedTuple, Self

from pgt import workspace
from pgt.check import surroundings
from pgt.check.answers import LookedInto
from pgt.check.database import open_database
from pgt.check.installed import installed
from pgt.check.record import pack, unpack
from pgt.check.report import Report
from pgt.check.selection import Selection
from pgt.check.standing import is_settled
from pgt.diagnostics import Diagnostic
from pgt.workspace import Settings

RECORD_LIMIT = 256 * 1024
"""Bytes of one record: a file with more to say than that is checked each time."""

_AT_ONCE = 500
"""Records that are read, or written, together."""


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
        self._run = _digest((installed(), repr((selection.select, selection.ignore))))
        self._surroundings: dict[str, bytes | None] = {}
        self._workspaces: dict[Path | None, tuple[Settings, list[bytes]]] = {}
        self._places: dict[str, bytes] = {}
        self._waiting: list[tuple[str, tuple[Any, ...]]] = []
        self.through: Sequence[Entry] | None = None
        """All files of the run, once it is through and each of them is known."""

    @classmethod
    def open(cls, folder: Path, selection: Selection) -> Self | None:
        """Open the cache in *folder*, or return None where there can be none."""
        database = open_database(folder)
        return None if database is None else cls(database, selection)

    def look_up_all(self, paths: Iterable[Path | Diagnostic]) -> list[Entry]:
        """Return what is known of all *paths*."""
        found = list(paths)
        known = self._known([self._place(path) for path in found if isinstance(path, Path)])
        return [self._look_up(path, known) for path in found]

    def _known(self, places: Sequence[bytes]) -> dict[bytes, tuple[str, bytes, bytes, bytes]]:
        """Return what is remembered by *places*: of many at once, since a question takes longer than its answer."""
        known = {}
        for begin in range(0, len(places), _AT_ONCE):
            some = places[begin : begin + _AT_ONCE]
            where = f"FROM files JOIN records USING (key) WHERE path IN ({','.join('?' * len(some))})"
            for path, stamp, around, key, record in self._ask(
                f"SELECT path, stamp, surroundings, key, record {where}", some
            ):
                known[path] = stamp, around, key, record
        return known

    def _look_up(self, path: Path | Diagnostic, known: Mapping[bytes, tuple[str, bytes, bytes, bytes]]) -> Entry:
        if isinstance(path, Diagnostic) or (stamp := _stamp(path)) is None:
            return Entry(path)
        around = self._surroundings_of(path)
        if around is None:
            return Entry(path)
        settled = _is_settled(stamp)
        before, around_before, key, record = known.get(self._place(path), ("", b"", b"", b""))
        if settled and before == stamp and around == around_before:
            return Entry(path, stamp, around, settled, key, record)
        content = surroundings.content(path)
        if content is None or _stamp(path) != stamp:
            return Entry(path)
        key = _digest((around, os.fsencode(workspace.shown(path)), content))
        found = next(self._ask("SELECT record FROM records WHERE key = ?", (key,)), None)
        entry = Entry(path, stamp, around, settled, key, found[0] if found else None)
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
        if self._database is None or not waiting or not self.holds():
            return
        try:
            with self._database:
                for statement, values in waiting:
                    self._database.execute(statement, values)
        except sqlite3.Error:
            self._give_up()

    def looked_into(self) -> LookedInto | None:
        """Return all that the run depended on, where all of that is known."""
        if self.through is None:
            return None
        tables = {str(entry.path): entry.stamp or "" for entry in self.through}
        folders = {
            str(folder) for settings, _ in self._workspaces.values() for folder in surroundings.folders(settings)
        }
        return LookedInto(tables, sorted(folders), self.holds)

    def holds(self) -> bool:
        """Whether settings, forms and profiles are still what they were: else it is not known which were used."""
        return all(surroundings.contents(settings) == contents for settings, contents in self._workspaces.values())

    def _ask(self, question: str, values: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
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

    def _surroundings_of(self, path: Path) -> bytes | None:
        """Return a digest of all that bears on what is found in the file at *path*, but for the file itself."""
        folder = os.path.split(path)[0]
        if folder not in self._surroundings:
            contents = self._contents_around(path)
            # From elsewhere the same file has another name, and findings are shown with it.
            named = os.fsencode(workspace.shown(path.parent))
            self._surroundings[folder] = _digest((self._run, named, *contents)) if contents else None
        return self._surroundings[folder]

    def _contents_around(self, path: Path) -> tuple[str | bytes, ...] | None:
        """Return the settings, forms and profiles that hold for *path*; None where they cannot all be read."""
        settings, broken = workspace.settings_of(path.parent)
        if broken:
            return None
        if settings.folder not in self._workspaces and (contents := surroundings.contents(settings)) is not None:
            self._workspaces[settings.folder] = settings, contents
        known = self._workspaces.get(settings.folder)
        return (repr(settings), *known[1]) if known else None


def _unpacked(record: bytes) -> Any:
    try:
        return unpack(record)
    except (UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError, ValueError):
        return None


def _digest(parts: Iterable[str | bytes]) -> bytes:
    """Return a digest of *parts*: another one for other parts, even if their bytes are the same one after the other."""
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
    return is_settled(max(int(modified), int(changed)))
