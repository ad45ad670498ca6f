"""Two shelves as far as they have been read: outlines of all tables, and the tables until they are compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pgt import encoding, files, load, notices, parallel, source
from pgt.changes.result import Unread
from pgt.composer import compose
from pgt.diagnostics import Diagnostic, Pointer, Position
from pgt.model import Table
from pgt.outline import Outline
from pgt.shelf import Entry, Shelf
from pgt.source import Source
from pgt.workspace import Settings

_OFTEN: tuple[Pointer, ...] = (("indicators",), ("goals",), ("budget", "total"))
"""Where findings about a table as a whole stand; to look these up at once spares reading most files again."""

_KEPT = 2000
"""Tables of one side that are remembered as they were read, some 30 MB; those beyond are read a second time."""


_COMMENT = b"pgt: ignore["

Tell = Callable[[int, int], None]
"""Is told how many of how many files have been read."""


def nobody(_done: int, _of: int) -> None:
    """Be told in vain."""


@dataclass(slots=True)
class Side:
    """One of two shelves. All is kept by the key of a file: where it lies on the shelf."""

    shelf: Shelf
    entries: dict[str, Entry] = field(default_factory=dict)
    outlines: dict[str, Outline] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    warnings: list[Diagnostic] = field(default_factory=list)
    places: dict[str, Mapping[Pointer, Position]] = field(default_factory=dict)
    """Where the parts stand that are asked for most often; the places of others were let go."""
    _tables: dict[str, Table] = field(default_factory=dict)
    _keys: dict[str, str] = field(default_factory=dict)
    _settings: dict[str, Settings] = field(default_factory=dict)
    """By folder: files that lie together have the same."""
    _commented: set[str] = field(default_factory=set)
    """The files with a comment for pgt: most have none, and need not be read again for it."""

    def __post_init__(self) -> None:
        """List the shelf; nothing is read yet."""
        for entry in self.shelf.entries():
            if isinstance(entry, Diagnostic):
                self.unread.append(Unread(entry.file, (entry,)))
            else:
                self.entries[entry.key] = entry
                self._keys[entry.file] = entry.key

    def key(self, file: str) -> str:
        """Return where a file lies on the shelf; a folder that could not be looked into has no such place."""
        return self._keys.get(file, "")

    def settings(self, file: str) -> Settings:
        """Return the settings that hold for a file."""
        folder = file.rpartition("/")[0]
        if folder not in self._settings:
            self._settings[folder], broken = self.shelf.settings(self.entries[self._keys[file]])
            self.warnings += [finding for finding in broken if finding not in self.warnings]
        return self._settings[folder]

    def content(self, file: str) -> bytes | OSError:
        """Return what stands in a file, or why it could not be read."""
        try:
            return self.shelf.read(self.entries[self._keys[file]])
        except OSError as error:
            return error

    def commented(self, file: str) -> Source | None:
        """Return a file as it is written, if it has a comment for pgt."""
        return _source(file, self.content(file)) if file in self._commented else None

    def take(self, file: str, answer: _Answer) -> None:
        """Remember a table that was read, or that it could not be."""
        if answer.outline is None:
            self.unread.append(Unread(file, answer.findings))
            return
        key = self._keys[file]
        if answer.is_commented:
            self._commented.add(file)
        self.outlines[key] = answer.outline
        self.places[key] = answer.places
        if answer.table and len(self._tables) < _KEPT:
            self._tables[key] = answer.table

    def table(self, outline: Outline) -> Table:
        """Hand out the table that *outline* was drawn from, and forget it."""
        file = outline.file
        kept = self._tables.pop(self._keys[file], None)
        table = kept or _read(_Question(file, self.content(file), self.settings(file))).table
        if table is None:
            raise OSError(f"{file}: changed while it was being compared")
        return table


@dataclass(frozen=True, slots=True)
class _Question:
    """A file to be read, perhaps in another process."""

    file: str
    content: bytes | OSError
    settings: Settings
    whole: bool = True
    """Whether the table is wanted, or its outline alone."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was read. Without an outline, the findings say why not."""

    outline: Outline | None = None
    table: Table | None = None
    places: Mapping[Pointer, Position] = field(default_factory=dict)
    findings: tuple[Diagnostic, ...] = ()
    is_commented: bool = False


def read(old: Side, new: Side, *, known: frozenset[str], again: bool, tell: Tell = nobody) -> None:
    """Read both sides, but for the files at the keys *known*; those on the new side *again* for what they are."""
    wanted = [(old, entry.file, True) for key, entry in old.entries.items() if key not in known]
    wanted += [(new, entry.file, key not in known) for key, entry in new.entries.items() if again or key not in known]
    questions = (_Question(file, side.content(file), side.settings(file), whole) for side, file, whole in wanted)
    answers = parallel.each(_read, questions)
    for done, ((side, file, _), answer) in enumerate(zip(wanted, answers, strict=True), start=1):
        side.take(file, answer)
        tell(done, len(wanted))


def _read(asked: _Question) -> _Answer:
    if isinstance(asked.content, OSError):
        reason = files.reason(asked.content)
        return _Answer(findings=(Diagnostic.of(notices.UNREADABLE, asked.file, reason=reason),))
    loaded = load.parse(asked.file, asked.content, asked.settings)
    if loaded.table is None:
        return _Answer(findings=loaded.findings)
    outline = Outline.of(asked.file, loaded.table)
    if not asked.whole:
        return _Answer(outline)
    places = {place: loaded.source.position(place) for place in _OFTEN}
    return _Answer(outline, loaded.table, places, is_commented=_COMMENT in asked.content)


def identical(old: Side, new: Side) -> frozenset[str]:
    """Return the keys of files that say the same: byte for byte, under the same settings."""
    return frozenset(
        key
        for key, entry in new.entries.items()
        if (other := old.entries.get(key))
        and entry.digest
        and entry.digest == other.digest
        and _defaults(old.settings(other.file)) == _defaults(new.settings(entry.file))
    )


def _defaults(settings: Settings) -> Settings:
    return replace(settings, folder=None, forms=None, rules={})


def set_aside(old: Side, new: Side) -> None:
    """Leave out the counterparts of files that could not be read: they are neither added nor removed."""
    for side, other in ((old, new), (new, old)):
        for place, unread in enumerate(side.unread):
            key = side.key(unread.file)
            if side.shelf.is_file and other.shelf.is_file:
                key = next(iter(other.outlines), key)
            if outline := other.outlines.pop(key, None):
                side.unread[place] = replace(unread, counterpart=outline.file)


def positions(side: Side, wanted: Mapping[str, Sequence[Pointer]]) -> dict[tuple[str, Pointer], Position]:
    """Return where *wanted* pointers stand, by file and pointer."""
    found = {
        (file, pointer): side.places[side.key(file)][pointer]
        for file, pointers in wanted.items()
        for pointer in pointers
        if pointer in side.places.get(side.key(file), ())
    }
    missing = {
        file: rest
        for file, pointers in wanted.items()
        if (rest := [pointer for pointer in pointers if (file, pointer) not in found])
    }
    questions = ((file, side.content(file), pointers) for file, pointers in missing.items())
    for (file, pointers), places in zip(missing.items(), parallel.each(_locate, questions), strict=True):
        found |= {(file, pointer): place for pointer, place in zip(pointers, places, strict=True)}
    return found


def _locate(asked: tuple[str, bytes | OSError, Sequence[Pointer]]) -> list[Position]:
    file, content, pointers = asked
    found = _source(file, content)
    return [found.position(pointer) for pointer in pointers]


def _source(file: str, content: bytes | OSError) -> Source:
    text, _ = encoding.decode(file, content, source.SIZE_LIMIT) if isinstance(content, bytes) else (None, ())
    return Source(file, text or "", None, compose(text) if text else None, ())
