"""What was printed before: the same question about the same files, as everything stands, has the same answer.

For each question, which is a command line, the database has what was printed, and the state of all files that the run
looked at. Where that state is the same now, byte for byte, the answer is printed again; otherwise, or where something
cannot be looked at, the files are checked. :mod:`pgt.check.cache` then remembers each of them by itself.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self
from zlib import crc32

from pgt.check.database import cache_folder, open_database
from pgt.check.installed import installed
from pgt.check.standing import Recollection, Standing, is_settled

if TYPE_CHECKING:
    from pgt.discovery import Ignoring


class Answer(NamedTuple):
    """What a run said on stdout and on stderr, and its exit status."""

    said: str
    complained: str
    status: int


class LookedInto(NamedTuple):
    """All that an answer depends on, as the run met it that worked it out."""

    tables: Mapping[str, str]
    """The tables, each with its stamp."""
    folders: Sequence[str]
    """Where their workspaces have, or would have, definitions of their own."""
    holds: Callable[[], bool]
    """Tells whether settings and definitions are still what they were."""


_BEARING = ("PGT_", "LC_", "LANG", "TERM", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "GITHUB_WORKFLOW")
"""How the names of those variables of the environment begin that change what is said, or how."""


class Answers:
    """The answer to one question, on disk."""

    LIMIT = 4 * 1024 * 1024
    """Characters of an answer; one that is longer is worked out each time."""

    def __init__(self, folder: Path, question: str) -> None:
        self._folder, self._question = folder, question
        self._began = time.time_ns()
        self._pgt = installed()

    @classmethod
    def to(cls, arguments: Sequence[str]) -> Self | None:
        """Return the answer to the command line *arguments* as it is asked here, where such answers are remembered.

        Nothing is parsed: that would take click, which takes longer to import than ten thousand files to look at.
        """
        folder = cache_folder()
        # On Windows click looks for the files that wildcards stand for, and sees to the colours.
        if folder is None or arguments[:1] != ["validate"] or "--no-cache" in arguments or os.name == "nt":
            return None
        try:
            size = os.get_terminal_size(1) if os.isatty(1) else None
            here = os.getcwd()  # noqa: PTH109 -- to be quoted
        except OSError:
            return None
        bearing = sorted((name, value) for name, value in os.environ.items() if name.startswith(_BEARING))
        return cls(folder, repr((here, arguments, size, bearing)))

    def find(self) -> Answer | None:
        """Return what was said, if everything stands as it stood then."""
        for *row, checksum in self._rows():
            if checksum != _checksum(row):
                return None
            paths, passed_over, folders, state, said, complained, status = row
            standing = Standing(frozenset(_parted(passed_over)))
            if not standing.take(_parted(paths), _parted(folders)) or not is_settled(standing.newest):
                return None
            if standing.state() != state:
                return None
            return Answer(_text(said), _text(complained), status)
        return None

    def _rows(self) -> list[tuple[Any, ...]]:
        """Return the row of the question, if there is one."""
        wanted = "paths, passed_over, folders, state, said, complained, status, checksum"
        asked = f"SELECT {wanted} FROM answers WHERE question = ? AND pgt = ?"  # noqa: S608 -- no value in it
        database = open_database(self._folder)
        if database is None:
            return []
        try:
            return database.execute(asked, (_bytes(self._question), _bytes(self._pgt))).fetchall()
        except sqlite3.Error:
            return []
        finally:
            database.close()

    def keep(self, answer: Answer, paths: Sequence[str], looked_into: LookedInto, ignoring: Ignoring) -> None:
        """Remember *answer* about *paths*, if what it is about has stood still since before this run began."""
        passed_over = sorted(ignoring.passed_over)
        standing = Recollection(frozenset(passed_over))
        if not standing.take(paths, looked_into.folders) or not is_settled(standing.newest, self._began):
            return
        if not standing.holds(looked_into.tables, ignoring.read):
            return
        # What is no longer there has no time that would tell of it.
        if not looked_into.holds() or installed() != self._pgt:
            return
        if (database := open_database(self._folder)) is None:
            return
        joined = (_joined(paths), _joined(passed_over), _joined(looked_into.folders))
        row = (*joined, standing.state(), _bytes(answer.said), _bytes(answer.complained), answer.status)
        values = (_bytes(self._question), _bytes(self._pgt), *row, _checksum(row))
        with suppress(sqlite3.Error), database:
            database.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
        database.close()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _joined(parts: Sequence[str]) -> bytes:
    return _bytes("\0".join(parts))


def _parted(joined: bytes) -> list[str]:
    return _text(joined).split("\0") if joined else []


def _checksum(row: Sequence[bytes | int]) -> int:
    checksum = 0
    for value in row:
        checksum = crc32(value if isinstance(value, bytes) else b"%d" % value, checksum)
    return checksum
