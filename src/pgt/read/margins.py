"""What stands beside the text of a document, or around it on paper: notes, headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pgt.read.package import Package, Relations, attribute
from pgt.read.pages import Comment
from pgt.read.runs import Runs

_PAGES = re.compile(r"[\W\d_第页共总]*(page|of|[ivx]+|[\W\d_])*", re.IGNORECASE)
"""What a footer says of pages only: 第 1 页 共 3 页, - 2 -, Page 1 of 3."""

_CODE = re.compile(r'&(?:"[^"]*"|[0-9]+|K(?:[0-9A-F]{6}|[0-9]{2}[+-][0-9]{3})|[A-Z])', re.IGNORECASE)
"""What the header of a sheet says of its look, of dates, names and pages."""


def of_document(package: Package, parts: Relations, places: Mapping[tuple[str, str], str]) -> Iterator[Comment]:
    """Yield the notes of a document, at the *places* that refer to them, and the words of its headers and footers."""
    seen = {""}
    for key, kind in parts.kinds.items():
        name = parts.targets[key]
        if name not in package.names or kind not in {"footnotes", "endnotes", "header", "footer"}:
            continue
        found = _Margin()
        package.parse(name, found)
        if kind in {"footnotes", "endnotes"}:
            sort = kind.removesuffix("s")
            yield from (Comment(places.get((sort, id_), ""), words, "note") for id_, words in found.notes if words)
            continue
        words = _joined(found.paragraphs)
        if words not in seen and has_words(words):
            seen.add(words)
            yield Comment("", words, "header")


def of_sheet(sheet: str, codes: str) -> Comment | None:
    """Return the words of a sheet's header or footer."""
    words = " ".join(_CODE.sub(" ", codes.replace("&&", "＆")).replace("＆", "&").split())
    return Comment(sheet, words, "header") if has_words(words) else None


def has_words(text: str) -> bool:
    """Whether the header or footer *text* says more than the number of the page."""
    return not _PAGES.fullmatch(text)


class _Margin(Runs):
    """The paragraphs of a part, and of its notes by their ids."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self.notes: list[tuple[str, str]] = []
        self.id = ""

    def on_p(self, _attributes: dict[str, str]) -> None:
        self.pieces.append([])

    def off_p(self) -> None:
        self.paragraphs.append("".join(self.pieces.pop()))

    def on_footnote(self, attributes: dict[str, str]) -> None:
        """Begin a note; the lines that set notes apart are kept as notes as well."""
        self.paragraphs.clear()
        is_line = attribute(attributes, "type") not in {None, "normal"}
        self.id = "" if is_line else attribute(attributes, "id") or ""

    def off_footnote(self) -> None:
        if self.id:
            self.notes.append((self.id, _joined(self.paragraphs)))

    on_endnote = on_footnote
    off_endnote = off_footnote


def _joined(paragraphs: list[str]) -> str:
    return " ".join(" ".join(paragraphs).split())
