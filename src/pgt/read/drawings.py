"""What lies on a sheet above its cells: shapes with words, and pictures."""

from __future__ import annotations

from dataclasses import dataclass

from pgt.grid import address
from pgt.read.package import Handler, Package, Relations
from pgt.read.pages import Comment


@dataclass(frozen=True, slots=True)
class Drawings:
    """The words on shapes, each with the cell below its corner, and how many pictures there are."""

    words: tuple[Comment, ...]
    pictures: int


def of_sheet(package: Package, parts: Relations, sheet: str) -> Drawings:
    """Return what is drawn on the sheet called *sheet*; a chart says only what cells say."""
    found = _Drawings()
    for key, kind in parts.kinds.items():
        if kind == "drawing" and parts.targets[key] in package.names:
            package.parse(parts.targets[key], found)
    words = tuple(Comment(f"{sheet}!{address(row, column)}", text, "shape") for row, column, text in found.found)
    return Drawings(words, found.pictures)


class _Drawings(Handler):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, int, str]] = []
        self.pieces: list[str] = []
        self.corner = [0, 0]
        self.figures = ""
        self.counting = self.reading = False
        self.skipping = self.pictures = 0

    def on_from(self, _attributes: dict[str, str]) -> None:
        """Begin the cell below the upper left corner."""
        self.counting = True

    def off_from(self) -> None:
        self.counting = False

    def off_col(self) -> None:
        self._count(1)

    def off_row(self) -> None:
        self._count(0)

    def _count(self, which: int) -> None:
        if self.counting:
            number = self.figures.strip()
            self.corner[which] = int(number) if number.isdecimal() and len(number) <= len("1048576") else 0
            self.figures = ""

    def off_colOff(self) -> None:
        self.figures = ""

    def off_rowOff(self) -> None:
        self.figures = ""

    def on_sp(self, _attributes: dict[str, str]) -> None:
        self.pieces = []

    def off_sp(self) -> None:
        words = " ".join("".join(self.pieces).split())
        if words and not self.skipping:
            self.found.append((self.corner[0], self.corner[1], words))

    def on_pic(self, _attributes: dict[str, str]) -> None:
        self.pictures += not self.skipping

    def on_Fallback(self, _attributes: dict[str, str]) -> None:
        """Pass over what repeats a drawing for older programs."""
        self.skipping += 1

    def off_Fallback(self) -> None:
        self.skipping -= 1

    def on_t(self, _attributes: dict[str, str]) -> None:
        self.reading = True

    def off_t(self) -> None:
        self.reading = False

    def off_p(self) -> None:
        self.pieces.append(" ")

    def text(self, words: str) -> None:
        if self.reading:
            self.pieces.append(words)
        elif self.counting:
            self.figures += words
