"""Office files as what they are: a zip of XML, opened so that a hostile one does no harm.

Sizes are held against limits before anything is unpacked, and again while it is; the XML may declare nothing, so that
nothing can be expanded or fetched.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat

from pgt.read.refused import RefusedError
from pgt.unreadable import BROKEN, ENCRYPTED_ENTRY, HOSTILE_XML, TOO_MANY_PARTS, UNPACKED_TOO_LARGE

MOST_PARTS = 5_000
MOST_UNPACKED = 256 * 1024 * 1024
MOST_IN_PART = 128 * 1024 * 1024
"""A workbook with a million blank rows is about 60 MB of XML; the largest published tables are below 5 MB."""

_CHUNK = 256 * 1024

_DAMAGED = (zipfile.BadZipFile, EOFError, KeyError, NotImplementedError, OSError)
"""What the library raises for a package that it cannot open; it implements neither every compression nor version."""


class Package:
    """The parts of an Office file, by their names."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (*_DAMAGED, ValueError) as error:
            raise RefusedError(BROKEN) from error
        entries = self._zip.infolist()
        if len(entries) > MOST_PARTS:
            raise RefusedError(TOO_MANY_PARTS, most=MOST_PARTS)
        if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise RefusedError(UNPACKED_TOO_LARGE, most=MOST_UNPACKED // 1024 // 1024)
        if any(entry.flag_bits & 1 for entry in entries):
            raise RefusedError(ENCRYPTED_ENTRY)
        self.names = frozenset(entry.filename for entry in entries)

    def head(self, name: str) -> bytes:
        """Return how the part *name* begins."""
        try:
            with self._zip.open(name) as part:
                return part.read(100)
        except _DAMAGED as error:
            raise RefusedError(BROKEN) from error

    def parse(self, name: str, handler: Handler, shorten: Callable[[bytes], bytes] | None = None) -> None:
        """Feed the XML of the part *name* to *handler*, piece by piece; *shorten* leaves out what says nothing."""
        try:
            with self._zip.open(name) as part:
                chunks = _limited(iter(lambda: part.read(_CHUNK), b""))
                parse((shorten(chunk) if shorten else chunk for chunk in chunks), handler)
        except _DAMAGED as error:
            raise RefusedError(BROKEN) from error


def _limited(chunks: Iterable[bytes]) -> Iterator[bytes]:
    read = 0
    for chunk in chunks:
        read += len(chunk)
        if read > MOST_IN_PART:
            raise RefusedError(UNPACKED_TOO_LARGE, most=MOST_IN_PART // 1024 // 1024)
        yield chunk


def parse(chunks: Iterable[bytes | str], handler: Handler) -> None:
    """Feed the XML that *chunks* make up to *handler*."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)  # noqa: FBT003 -- expat takes it by place
        parser.Parse(b"", True)  # noqa: FBT003 -- as above
    except expat.ExpatError as error:
        raise RefusedError(BROKEN) from error


def _refuse(*_declaration: object) -> None:
    raise RefusedError(HOSTILE_XML)


class Handler:
    """What is done with the elements of a part: methods by their local names, ``on_row`` and ``off_row``."""

    def __init__(self) -> None:
        self._begin: dict[str, Callable[[dict[str, str]], None] | None] = {}
        self._finish: dict[str, Callable[[], None] | None] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element, whatever its namespace: there are two for the same, transitional and strict."""
        try:
            begin = self._begin[name]
        except KeyError:
            begin = self._begin[name] = getattr(self, f"on_{_local(name)}", None)
        if begin:
            begin(attributes)

    def end(self, name: str) -> None:
        """End an element."""
        try:
            finish = self._finish[name]
        except KeyError:
            finish = self._finish[name] = getattr(self, f"off_{_local(name)}", None)
        if finish:
            finish()

    def text(self, words: str) -> None:
        """Take the words of an element."""


def _local(name: str) -> str:
    return name.rpartition(" ")[2].replace("-", "_")


def attribute(attributes: dict[str, str], name: str) -> str | None:
    """Return the attribute *name*, in whichever namespace it stands."""
    if name in attributes:
        return attributes[name]
    return next((value for key, value in attributes.items() if key.endswith(f" {name}")), None)


class Relations(Handler):
    """The parts that a part refers to, by the ids it calls them."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: dict[str, str] = {}
        self.kinds: dict[str, str] = {}

    def on_Relationship(self, attributes: dict[str, str]) -> None:
        """Take one; what lies outside of the file is not followed."""
        if attributes.get("TargetMode") != "External" and "Id" in attributes:
            self.targets[attributes["Id"]] = attributes.get("Target", "")
            self.kinds[attributes["Id"]] = attributes.get("Type", "").rpartition("/")[2]


def relations(package: Package, part: str) -> Relations:
    """Return what *part* refers to, with paths from the root of the package."""
    folder, _, name = part.rpartition("/")
    found = Relations()
    path = f"{folder}/_rels/{name}.rels".lstrip("/")
    if path in package.names:
        package.parse(path, found)
    found.targets = {key: _absolute(folder, target) for key, target in found.targets.items()}
    return found


def _absolute(folder: str, target: str) -> str:
    steps: list[str] = [] if target.startswith("/") else [step for step in folder.split("/") if step]
    for step in target.split("/"):
        if step == "..":
            steps[-1:] = []
        elif step not in {"", "."}:
            steps.append(step)
    return "/".join(steps)
