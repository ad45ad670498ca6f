"""Where tables are taken from: files on disk, or (in :mod:`pgt.revision`) a git revision."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from pgt import files, workspace
from pgt.diagnostics import Diagnostic
from pgt.source import SIZE_LIMIT
from pgt.workspace import ReadSettings

_HELD = 16_000_000
"""Bytes of a side's files that are kept from when they are listed until they are read: some 4,000 tables."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A table's file."""

    file: str
    """The name that it is shown under."""
    key: str
    """Where it lies on its shelf: what lies in the same place on another one is its counterpart."""
    digest: str
    """What git calls its content; two files of one digest are the same. Empty where it could not be read."""


class Shelf(Protocol):
    """A place that holds tables. It is entered for as long as they are read."""

    name: str

    @property
    def is_file(self) -> bool:
        """Whether it is one file that was named."""

    def __enter__(self) -> Self:
        """Open it."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""

    def entries(self) -> Iterator[Entry | Diagnostic]:
        """Yield the tables, and what kept a folder from being looked into."""

    def read(self, entry: Entry) -> bytes:
        """Return the content of a file, or enough of it to see that it is too large. Raises OSError."""

    def settings(self, entry: Entry) -> ReadSettings:
        """Return the settings that hold for a file, and what is wrong with them."""


class _Open:
    """What needs neither opening nor closing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None


class Disk(_Open):
    """Files and folders as they lie on disk."""

    def __init__(self, paths: tuple[Path, ...], base: Path | None = None, digest: str = "sha1") -> None:
        """Take the tables at *paths*; their places are counted from *base*, or from the one path that is given."""
        self.paths = paths
        self.name = " ".join(workspace.shown(path) for path in paths)
        self.is_file = len(paths) == 1 and not paths[0].is_dir()
        # Not resolved: that would ask the disk about every folder on the way.
        self._base = os.path.abspath(base or (paths[0].parent if self.is_file else paths[0]))  # noqa: PTH100
        self._algorithm = digest
        self._held: dict[str, bytes] = {}
        self._room = _HELD

    def entries(self) -> Iterator[Entry | Diagnostic]:
        """Yield the tables at the paths."""
        for path in workspace.discover(self.paths):
            yield path if isinstance(path, Diagnostic) else self._entry(path)

    def _entry(self, path: Path) -> Entry:
        place = os.path.relpath(path, self._base).replace(os.sep, "/")
        try:
            content = files.read(path, SIZE_LIMIT)
        except OSError:
            return Entry(workspace.shown(path), place, "")
        if len(content) <= self._room:
            self._held[place] = content
            self._room -= len(content)
        return Entry(workspace.shown(path), place, _object_name(content, self._algorithm))

    def read(self, entry: Entry) -> bytes:
        """Return the content of a file, which is kept in hand until it is asked for once."""
        content = self._held.pop(entry.key, None)
        return files.read(Path(entry.file), SIZE_LIMIT) if content is None else content

    def settings(self, entry: Entry) -> ReadSettings:
        """Return the settings of the nearest `pgt.toml` above a file."""
        return workspace.settings_of(Path(entry.file).parent)


class Handed(_Open):
    """One file that was handed in, as through a pipe."""

    is_file = True

    def __init__(self, name: str, content: bytes, folder: Path) -> None:
        """Take the table that *content* is, as if it lay in *folder*."""
        self.name, self._content, self._folder = name, content, folder

    def entries(self) -> Iterator[Entry | Diagnostic]:
        """Yield the one file; it is never taken for another side's without being read."""
        yield Entry(self.name, self.name, "")

    def read(self, _entry: Entry) -> bytes:
        """Return what was handed in."""
        return self._content

    def settings(self, _entry: Entry) -> ReadSettings:
        """Return the settings that hold in the folder."""
        return workspace.settings_of(self._folder)


def _object_name(content: bytes, algorithm: str) -> str:
    """Return what git calls a file with this *content*."""
    digest = hashlib.new(algorithm, b"blob %d\0" % len(content), usedforsecurity=False)
    digest.update(content)
    return digest.hexdigest()
