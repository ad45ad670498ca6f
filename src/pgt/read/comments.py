"""Comments on cells, which stand beside a sheet or a document in a part of their own."""

from __future__ import annotations

from collections.abc import Iterator

from pgt.read.package import Handler, Package, Relations, attribute
from pgt.read.pages import Comment


def of_sheet(package: Package, parts: Relations, sheet: str) -> Iterator[Comment]:
    """Yield the comments that the sheet called *sheet* refers to among its *parts*, each with its cell.

    Where people answer one another, the old kind only repeats what they say for older programs.
    """
    for kind in ("threadedComment", "comments"):
        names = [parts.targets[key] for key, one in parts.kinds.items() if one == kind]
        names = [name for name in names if name in package.names]
        for name in names:
            found = _Comments()
            package.parse(name, found)
            yield from (Comment(f"{sheet}!{key}", words) for key, words in found.found if words)
        if names:
            return


def of_document(package: Package, parts: Relations) -> Iterator[tuple[str, str]]:
    """Yield the comments of a document, by the ids that its text calls them."""
    names = [parts.targets[key] for key, kind in parts.kinds.items() if kind == "comments"]
    for name in names:
        if name in package.names:
            found = _Comments()
            package.parse(name, found)
            yield from ((key, words) for key, words in found.found if words)


class _Comments(Handler):
    """Comments by their cell, or by their id."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.key: str | None = None
        self.pieces: list[str] = []
        self.reading = 0

    def on_comment(self, attributes: dict[str, str]) -> None:
        self.key = attribute(attributes, "ref") or attribute(attributes, "id") or ""
        self.pieces = []

    def off_comment(self) -> None:
        if self.key is not None:
            self.found.append((self.key, " ".join("".join(self.pieces).split())))
        self.key = None

    def on_threadedComment(self, attributes: dict[str, str]) -> None:
        """Take one of the comments by which people answer one another."""
        self.on_comment(attributes)

    def off_threadedComment(self) -> None:
        self.off_comment()

    def on_t(self, _attributes: dict[str, str]) -> None:
        self.reading += 1

    def off_t(self) -> None:
        self.reading -= 1

    on_text = on_t
    off_text = off_t

    def off_p(self) -> None:
        self.pieces.append(" ")

    def text(self, words: str) -> None:
        if self.reading and self.key is not None:
            self.pieces.append(words)
