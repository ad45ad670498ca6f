"""A document as a grid: its tables one below the other, with the paragraphs between them.

The XML is read directly: words that were inserted with changes tracked, or stand in content controls and text boxes,
are words that a reader sees, and libraries pass over them. Deleted words, those that were moved away, fields' codes and
notes are none; hidden words, and signs of fonts that are not known, are named as unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pgt.grid import Cell, Grid, Row, address
from pgt.read import comments
from pgt.read.package import Handler, Package, attribute, relations
from pgt.read.pages import Comment, Page, Unread
from pgt.read.refused import RefusedError
from pgt.read.signs import sign
from pgt.unreadable import BROKEN, TOO_MANY_CELLS

MOST_CELLS = 100_000
_MOST_COLUMNS = 200


def read(content: bytes, name: str) -> Iterator[Page]:
    """Yield the document whose bytes are *content* as one page."""
    package = Package(content)
    root = relations(package, "")
    main = next(
        (root.targets[key] for key, kind in root.kinds.items() if kind == "officeDocument"), "word/document.xml"
    )
    if main not in package.names:
        raise RefusedError(BROKEN)
    document = _Document()
    package.parse(main, document)
    noted = comments.of_document(package, relations(package, main))
    placed = tuple(Comment(document.noted.get(key, ""), words) for key, words in noted)
    yield Page(Grid((), tuple(document.rows), name), tuple(document.unread), comments=placed)


@dataclass(slots=True)
class _Table:
    """A table that is being read; *open* are its cells that reach further down, by column."""

    number: str
    rows: list[list[Cell]] = field(default_factory=list)
    column: int = 0
    reaching: dict[int, tuple[int, int]] = field(default_factory=dict)


@dataclass(slots=True)
class _Box:
    """A cell that is being read."""

    paragraphs: list[str] = field(default_factory=list)
    columns: int = 1
    goes_on: bool = False
    begins: bool = False


@dataclass(slots=True)
class _Run:
    """Words of one look."""

    font: str = ""
    hidden: bool = False


class _Document(Handler):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.unread: list[Unread] = []
        self.runs: list[_Run] = []
        self.tables: list[_Table] = []
        self.boxes: list[_Box] = []
        self.pieces: list[list[str]] = []
        self.count = self.cells = self.skipping = 0
        self.reading = False
        self.noted: dict[str, str] = {}
        """Where each comment stands, by its id."""

    def on_tbl(self, _attributes: dict[str, str]) -> None:
        if not self.tables:
            self.count += 1
            number = str(self.count)
        else:
            number = f"{self.tables[-1].number}.{len(self.tables[-1].rows)}"
        self.tables.append(_Table(number))

    def off_tbl(self) -> None:
        """Put the table among the rows; one within a cell comes before the row that the cell is in."""
        table = self.tables.pop()
        self.rows += (Row(tuple(cells)) for cells in table.rows if cells)

    def on_tr(self, _attributes: dict[str, str]) -> None:
        self.tables[-1].rows.append([])
        self.tables[-1].column = 0

    def on_gridBefore(self, attributes: dict[str, str]) -> None:
        if self.tables and not self.boxes:
            self.tables[-1].column += _number(attributes)

    def on_tc(self, _attributes: dict[str, str]) -> None:
        self.boxes.append(_Box())

    def on_gridSpan(self, attributes: dict[str, str]) -> None:
        if self.boxes:
            self.boxes[-1].columns = max(_number(attributes), 1)

    def on_vMerge(self, attributes: dict[str, str]) -> None:
        if self.boxes:
            self.boxes[-1].begins = attribute(attributes, "val") == "restart"
            self.boxes[-1].goes_on = not self.boxes[-1].begins

    def off_tc(self) -> None:
        box, table = self.boxes.pop(), self.tables[-1]
        column, row = table.column, len(table.rows) - 1
        table.column += box.columns
        is_merged = (box.columns > 1 or box.begins) and not any(one.strip() for one in box.paragraphs[-2:])
        words = _without_blank_ends(box.paragraphs) if is_merged else "\n".join(box.paragraphs)
        if box.goes_on and not words.strip() and column in table.reaching:
            top, at = table.reaching[column]
            above = table.rows[top][at]
            table.rows[top][at] = Cell(above.column, above.value, above.columns, row - top + 1, place=above.place)
            return
        table.reaching.pop(column, None)
        if box.begins:
            table.reaching[column] = (row, len(table.rows[row]))
        self.cells += 1
        if self.cells > MOST_CELLS or column > _MOST_COLUMNS:
            raise RefusedError(TOO_MANY_CELLS, most=MOST_CELLS)
        place = f"表{table.number}!{address(row, column)}"
        table.rows[row].append(Cell(column, words if words.strip() else None, box.columns, place=place))

    @property
    def place(self) -> str:
        """Where the words stand that are being read."""
        if not self.boxes:
            return f"¶{len(self.rows) + 1}"
        table = self.tables[-1]
        return f"表{table.number}!{address(len(table.rows) - 1, table.column)}"

    def on_commentRangeStart(self, attributes: dict[str, str]) -> None:
        self.noted.setdefault(attribute(attributes, "id") or "", self.place)

    def on_commentReference(self, attributes: dict[str, str]) -> None:
        """Take a comment that is not on any words, only at a place."""
        self.on_commentRangeStart(attributes)

    def on_p(self, _attributes: dict[str, str]) -> None:
        self.pieces.append([])

    def off_p(self) -> None:
        words = "".join(self.pieces.pop())
        if self.pieces:  # a text box stands within a paragraph
            self.pieces[-1].append(words)
        elif self.boxes:
            self.boxes[-1].paragraphs.append(words)
        elif words.strip():
            self.rows.append(Row(_columns(words.strip(), len(self.rows)), loose=True))

    def on_r(self, _attributes: dict[str, str]) -> None:
        self.runs.append(_Run())

    def off_r(self) -> None:
        self.runs.pop()

    def on_rFonts(self, attributes: dict[str, str]) -> None:
        if self.runs and not self.in_properties:
            self.runs[-1].font = attribute(attributes, "ascii") or ""

    def on_vanish(self, attributes: dict[str, str]) -> None:
        if self.runs and not self.in_properties:
            self.runs[-1].hidden = attribute(attributes, "val") not in _OFF

    def on_t(self, _attributes: dict[str, str]) -> None:
        self.reading = True

    def off_t(self) -> None:
        self.reading = False

    def on_br(self, attributes: dict[str, str]) -> None:
        if attribute(attributes, "type") in {None, "textWrapping"}:
            self.write("\n")

    def on_cr(self, _attributes: dict[str, str]) -> None:
        self.write("\n")

    def on_tab(self, _attributes: dict[str, str]) -> None:
        if self.pieces and not self.in_properties:
            self.write("\t")

    in_properties = False

    def on_pPr(self, _attributes: dict[str, str]) -> None:
        self.in_properties = True

    def off_pPr(self) -> None:
        self.in_properties = False

    def on_noBreakHyphen(self, _attributes: dict[str, str]) -> None:
        self.write("-")

    def on_sym(self, attributes: dict[str, str]) -> None:
        """Take a sign of a symbol font: comparisons and boxes to tick are drawn so."""
        code = attribute(attributes, "char") or ""
        self.write_sign(attribute(attributes, "font") or "", int(code, 16) if _HEXADECIMAL.fullmatch(code) else 0)

    def write_sign(self, font: str, code: int) -> None:
        if self.skipping:
            return
        found = sign(font, code)
        self.write(found or "")
        if found is None:
            self.unread.append(Unread(self.place, "sign", f"{font} {code:04X}".strip()))

    def on_Fallback(self, _attributes: dict[str, str]) -> None:
        """Pass over what repeats a drawing for older programs."""
        self.skipping += 1

    def off_Fallback(self) -> None:
        self.skipping -= 1

    def on_moveFrom(self, _attributes: dict[str, str]) -> None:
        """Pass over words that stand elsewhere now."""
        self.skipping += 1

    def off_moveFrom(self) -> None:
        self.skipping -= 1

    def text(self, words: str) -> None:
        """Take the words of a run; deleted ones and fields' codes stand in elements of other names."""
        if not self.reading:
            return
        run = self.runs[-1] if self.runs else _Run()
        if run.hidden:
            if not self.skipping:
                self.unread.append(Unread(self.place, "hidden", words))
            return
        for part in _PRIVATE.split(words):
            if len(part) == 1 and _PRIVATE.fullmatch(part):
                self.write_sign(run.font, ord(part))
            else:
                self.write(part)

    def write(self, words: str) -> None:
        if self.pieces and not self.skipping:
            self.pieces[-1].append(words)


_OFF = {"0", "false", "off"}
_HEXADECIMAL = re.compile("[0-9A-Fa-f]{1,6}")
_PRIVATE = re.compile("([\uf000-\uf0ff])")
"""Where symbol fonts have their signs when they are typed as letters."""


def _without_blank_ends(paragraphs: list[str]) -> str:
    """Return *paragraphs* one a line, without the blank ones around them that cells have left when they are merged."""
    filled = [at for at, one in enumerate(paragraphs) if one.strip()]
    return "\n".join(paragraphs[filled[0] : filled[-1] + 1]) if filled else ""


def _columns(words: str, row: int) -> tuple[Cell, ...]:
    """Return a paragraph as cells: tabs set its parts apart, as in 单位名称 on the left and 金额单位 on the right."""
    parts = [part for part in words.split("\t") if part.strip()]
    return tuple(Cell(column, part.strip(), place=f"¶{row + 1}") for column, part in enumerate(parts))


def _number(attributes: dict[str, str]) -> int:
    value = attribute(attributes, "val") or ""
    return min(int(value), _MOST_COLUMNS) if value.isdecimal() else 0
