"""Definitions that are data: a form or a profile, each one YAML file with a schema.

A workspace's own stand in a folder beside pgt.toml and are looked at first; the others come with pgt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from pgt import files, resources, schema, source
from pgt import notices as reading
from pgt.diagnostics import Diagnostic, Notice, Pointer, Severity
from pgt.discovery import shown
from pgt.source import Source
from pgt.suggestion import did_you_mean

Data = Mapping[str, Any]
T = TypeVar("T")

SUFFIX = ".yaml"
_ID = r"[^\W_][\w.-]{0,99}"
"""An id is a file's name: it must not lead out of the folder."""


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T]):
    """A definition's file, what was wrong with it, and the definition when nothing stood in the way."""

    source: Source
    findings: tuple[Diagnostic, ...]
    definition: T | None


class Review:
    """What is found wrong with a file, first by its schema, then by those who build the definition from it."""

    def __init__(self, read: Source, findings: tuple[Diagnostic, ...]) -> None:
        self.findings = list(findings)
        self._source = read

    def report(self, notice: Notice, pointer: Pointer, **values: object) -> None:
        """Note that *notice* holds at *pointer*."""
        position = self._source.position(pointer)
        self.findings.append(Diagnostic.of(notice, self._source.file, position, pointer, **values))

    @property
    def failed(self) -> bool:
        """Whether there is an error among what was found."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Library(Generic[T]):
    """All definitions of one sort."""

    folder: str
    """The folder of `templates/` that holds those of pgt, and of the workspace that holds its own."""
    schema: str
    build: Callable[[str, Data, Review], T | None]
    """Makes the definition of an id from data that the schema has accepted, and reports what is wrong with it."""
    unknown: Notice
    """What is said of an id that nobody knows; it is given `id` and `better`."""

    def built_in(self) -> tuple[str, ...]:
        """Return the ids of those that come with pgt."""
        return resources.list_templates(self.folder, SUFFIX)

    def ids(self, folder: Path | None = None) -> tuple[str, ...]:
        """Return the ids of all, those of the workspace's *folder* first."""
        own = sorted(path.stem for path in folder.glob(f"*{SUFFIX}")) if folder and folder.is_dir() else ()
        return tuple(dict.fromkeys((*own, *self.built_in())))

    def find(self, id_: str, folder: Path | None = None) -> Loaded[T]:
        """Load the definition *id_*, once a run: from the workspace's *folder*, or one of pgt's own."""
        return _find(self, id_, folder)

    def load(self, path: Path, file: str) -> Loaded[T]:
        """Load the definition at *path*, shown under the name *file*; its id is the file's name."""
        try:
            content = files.read(path, source.SIZE_LIMIT)
        except OSError as error:
            return _nothing(file, Diagnostic.of(reading.UNREADABLE, file, reason=files.reason(error)))
        return self.parse(path.stem, file, content)

    def parse(self, id_: str, file: str, content: bytes) -> Loaded[T]:
        """Read the definition *id_* whose bytes are *content*, shown under the name *file*."""
        read = source.parse(file, content, schema.shape(self.schema), keep_blanks=True)
        review = Review(read, (*read.findings, *schema.check(read, self.schema)))
        built = None if read.data is None or review.failed else self.build(id_, read.data, review)
        return Loaded(read, tuple(review.findings), None if review.failed else built)


@cache
def _find(library: Library[Any], id_: str, folder: Path | None) -> Loaded[Any]:
    if re.fullmatch(_ID, id_):
        path = folder / f"{id_}{SUFFIX}" if folder else None
        if path is not None and path.is_file():
            return library.load(path, shown(path))
        template = resources.template(library.folder, f"{id_}{SUFFIX}")
        if template.is_file():
            return library.parse(id_, template.name, template.read_bytes())
    better = did_you_mean(id_, library.ids(folder))
    return _nothing(id_, Diagnostic.of(library.unknown, id_, id=id_, better=better))


def forget() -> None:
    """Load each definition anew when it is asked for again: a server outlives what it has read."""
    _find.cache_clear()


def _nothing(file: str, finding: Diagnostic) -> Loaded[Any]:
    return Loaded(Source(file, "", None, None, (finding,)), (finding,), None)
