"""The three files of a merge: taken apart, merged, and written in the manner of the side that changed it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pgt import canonical, document, source
from pgt.document import Block, Document
from pgt.merge import moves, references, units
from pgt.merge.entries import Merger, Place, merge_lines

_MARK = b"\xef\xbb\xbf"
_CONFLICT = re.compile(rb"^<{7,} .*?^>{7,} [^\n]*\n", re.MULTILINE | re.DOTALL)
"""Where branches were merged both ways, git merges their two bases first; what is in conflict there is not known."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge came to."""

    content: bytes | None
    """The merged file; None where a side could not be read as a table."""
    conflicts: tuple[tuple[str, ...], ...] = ()
    """Where it could not be decided, as people call the places."""
    unread: tuple[str, ...] = ()
    """Which of base, ours and theirs could not be read."""


def merge(base: bytes, ours: bytes, theirs: bytes, marker_size: int = 7) -> Merged:
    """Merge what became of *base* on two sides."""
    if theirs in (ours, base):
        return Merged(ours)
    if ours == base:
        return Merged(theirs)
    named = {"base": _read(base) or _read(_CONFLICT.sub(b"", base)), "ours": _read(ours), "theirs": _read(theirs)}
    one, two, three = named.values()
    if one is None or two is None or three is None:
        return Merged(None, unread=tuple(name for name, parts in named.items() if parts is None))
    merged, conflicts = merge_documents(one, two, three)
    text = document.text(merged, marker_size)
    if _of_three(base, ours, theirs, b"\r\n"):
        text = text.replace("\n", "\r\n")
    mark = _MARK if _of_three(base[:3], ours[:3], theirs[:3], _MARK) else b""
    return Merged(mark + text.encode(), tuple(conflicts))


def merge_documents(base: Document, ours: Document, theirs: Document) -> tuple[Document, list[tuple[str, ...]]]:
    """Return the merged table, and where both versions had to be kept."""
    roots = units.recount(references.renumber(moves.follow((base.root, ours.root, theirs.root))))
    merger = Merger()
    root = merger.block(*roots, Place(shape=canonical.table()))
    root = units.settle(references.settle(root, merger.conflicts), roots, merger.conflicts)
    return Document(merge_lines(base.head, ours.head, theirs.head), root), merger.conflicts


def _read(content: bytes) -> Document | None:
    """Take a file apart; one that is empty was not there, and has no entries."""
    if not content.strip():
        return Document((), Block((), step=0))
    return document.read(source.parse("", content))


def _of_three(base: bytes, ours: bytes, theirs: bytes, what: bytes) -> bool:
    """Whether the result has *what*: as ours where we changed that, else as theirs."""
    return (what in ours) if (what in ours) != (what in base) else (what in theirs)
