"""A document as a grid: its tables one below the other, with the paragraphs between them.

The XML is read directly: words that were inserted with changes tracked, or stand in content controls and text boxes,
are words that a reader sees, and libraries pass over them, as over the numbers of lists. Deleted words, those that were
moved away and fields' codes are none; hidden words, signs of fonts that are not known, notes, headers and footers are
named as unread.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pgt.grid import Cell, Grid, Row, address
from pgt.read import comments, margins
from pgt.read.numbering import Numbering
from pgt.read.package import Package, attribute, relations
from pgt.read.pages import Comment, Page
from pgt.read.refused import RefusedError
from pgt.read.runs import Runs
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
    parts = relations(package, main)
    document = _Document(Numbering(package, parts))
    package.parse(main, document)
    noted = [
        *(
            Comment(document.noted.get(("comment", key), ""), words)
            for key, words in comments.of_document(package, parts)
        ),
        *margins.of_document(package, parts, document.noted),
    ]
    grid = Grid((), tuple(document.rows), name)
    yield Page(grid, tuple(document.unread), comments=tuple(noted), pictures=document.pictures)


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
class _Paragraph:
    """What a paragraph says of itself."""

    style: str = ""
    list: str | None = None
    level: int | None = None
    number: str = ""
    deleted: bool = False


class _Document(Runs):
    def __init__(self, numbering: Numbering) -> None:
        super().__init__()
        self.numbering = numbering
        self.rows: list[Row] = []
        self.tables: list[_Table] = []
        self.boxes: list[_Box] = []
        self.paragraphs: list[_Paragraph] = []
        self.count = self.cells = self.pictures = 0
        self.noted: dict[tuple[str, str], str] = {}
        """Where each comment and each note stands, by its sort and its id."""

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
        if self.tables and not self.boxes and not self.in_changes:
            self.tables[-1].column += _number(attributes)

    def on_tcPrChange(self, attributes: dict[str, str]) -> None:
        """Pass over how a cell was merged before that was changed."""
        self.on_rPrChange(attributes)

    def off_tcPrChange(self) -> None:
        self.off_rPrChange()

    def on_trPrChange(self, attributes: dict[str, str]) -> None:
        self.on_rPrChange(attributes)

    def off_trPrChange(self) -> None:
        self.off_rPrChange()

    def on_tc(self, _attributes: dict[str, str]) -> None:
        self.boxes.append(_Box())

    def on_gridSpan(self, attributes: dict[str, str]) -> None:
        if self.boxes and not self.in_changes:
            self.boxes[-1].columns = max(_number(attributes), 1)

    def on_vMerge(self, attributes: dict[str, str]) -> None:
        if self.boxes and not self.in_changes:
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
        self.noted.setdefault(("comment", attribute(attributes, "id") or ""), self.place)

    def on_commentReference(self, attributes: dict[str, str]) -> None:
        """Take a comment that is not on any words, only at a place."""
        self.on_commentRangeStart(attributes)

    def on_footnoteReference(self, attributes: dict[str, str]) -> None:
        self.noted.setdefault(("footnote", attribute(attributes, "id") or ""), self.place)

    def on_endnoteReference(self, attributes: dict[str, str]) -> None:
        self.noted.setdefault(("endnote", attribute(attributes, "id") or ""), self.place)

    def on_blip(self, _attributes: dict[str, str]) -> None:
        """Count a picture."""
        self.pictures += 1

    on_imagedata = on_blip

    def on_p(self, _attributes: dict[str, str]) -> None:
        self.pieces.append([])
        self.paragraphs.append(_Paragraph())

    def on_pStyle(self, attributes: dict[str, str]) -> None:
        if self.paragraphs and not self.in_changes:
            self.paragraphs[-1].style = attribute(attributes, "val") or ""

    def on_numId(self, attributes: dict[str, str]) -> None:
        if self.paragraphs and not self.in_changes:
            self.paragraphs[-1].list = attribute(attributes, "val")

    def on_ilvl(self, attributes: dict[str, str]) -> None:
        if self.paragraphs and not self.in_changes:
            self.paragraphs[-1].level = _number(attributes)

    def on_del(self, _attributes: dict[str, str]) -> None:
        """Take a paragraph for deleted whose mark is."""
        if self.in_properties and self.paragraphs:
            self.paragraphs[-1].deleted = True

    def off_pPr(self) -> None:
        """Number the paragraph: Word counts blank ones as well, as in the first column of many tables."""
        super().off_pPr()
        paragraph = self.paragraphs[-1] if self.paragraphs else _Paragraph(deleted=True)
        is_covered = bool(self.boxes) and self.boxes[-1].goes_on
        if not (self.in_properties or self.skipping or paragraph.deleted or is_covered):
            paragraph.number = self.numbering.next(paragraph.list, paragraph.level, paragraph.style)

    def off_p(self) -> None:
        words = "".join(self.pieces.pop())
        number = self.paragraphs.pop().number
        if self.pieces:  # a text box stands within a paragraph
            self.pieces[-1].append(number + words)
        elif self.boxes:
            self.boxes[-1].paragraphs.append(number + words)
        elif words.strip():
            self.rows.append(Row(_columns(number + words.strip(), len(self.rows)), loose=True))


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
