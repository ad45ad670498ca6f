"""Where a list ends, and which of the rows below its header are none of its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from pgt.forms.judge import SURE, Judge
from pgt.forms.labels import plain
from pgt.forms.lines import Line
from pgt.forms.numbers import number
from pgt.forms.order import Header
from pgt.forms.slots import Slot
from pgt.grid import Cell, Row

_FOOTER = re.compile(r"\s*(?:填表|填报|制表|审核|复核|经办|负责|联系)(?:人|单位|日期|时间|电话|方式)?[^:：]{0,6}[:：]")
_SUMS = frozenset({"合计", "总计", "金额合计", "总分", "得分合计", "总得分"})
_WORDS = re.compile(r"[^\W\d_]{2,}")


class Ends:
    """What of a form stands below and between its lists: *lines*, whose labels are none of *captions*."""

    def __init__(self, judge: Judge, lines: Sequence[Line], captions: set[str]) -> None:
        self.judge = judge
        fixed = [
            item
            for line in lines
            for item in line.items
            if not item.box.each and not any(loop.block.each for loop in item.loops)
        ]
        self.titles = [item for item in fixed if item.path and item.has_words]
        """Words with values among them."""
        labels = {plain(item.box.text.text) for item in fixed if item.is_label}
        self.labels = {
            label for label in labels - captions if _WORDS.search(label) and not judge.categories.is_any(label)
        }
        """Labels of the rows below a list, and of the next table."""
        self.has_footer = any(_FOOTER.match(item.box.text.text) for line in lines for item in line.items)

    def is_end(self, row: Row, own: Collection[str] = ()) -> bool:
        """Whether a row belongs to what stands below a list, or to the next table.

        Rows of figures with labels of their *own* go on as long as there are either.
        """
        cells = [cell for cell in row.cells if cell.shown.strip()]
        if own and cells and not any(plain(cell.shown) in own or number(cell.shown, "%") is not None for cell in cells):
            return True
        return row.loose or any(
            (plain(cell.shown) in self.labels and plain(cell.shown) not in own)
            or any(self.judge.score(item, Slot(cell.shown, cell)) >= SURE for item in self.titles)
            for cell in cells
        )

    @staticmethod
    def is_sum(row: Row) -> bool:
        """Whether a row holds the sums of the columns above it."""
        return any(plain(cell.shown) in _SUMS for cell in row.cells)

    def is_no_indicator(self, row: Row, header: Header, *, exact: bool) -> bool:
        """Whether a row says who filled the table in, or has something else than a first level in its column alone."""
        cells = [cell for cell in row.cells if cell.shown.strip()]
        if cells and all(_FOOTER.match(cell.shown) for cell in cells):
            return not self.has_footer
        first, second = ([cell for cell in cells if _is_below(cell, header, level)] for level in _LEVELS)
        others = [cell for cell in first if not self.judge.categories.is_any(cell.shown)]
        return exact and header.in_order and bool(others) and not second and len(cells) > 1

    def has_slipped(self, row: Row, header: Header) -> bool:
        """Whether the name of a level stands in none of the columns of levels."""
        named = {plain(column.cell.shown) for column in header.columns}
        return named.issuperset(_LEVELS) and any(
            self.judge.categories.is_own(cell.shown) and not _is_below(cell, header, *_LEVELS) for cell in row.cells
        )


_LEVELS = ("一级指标", "二级指标")


def _is_below(cell: Cell, header: Header, *captions: str) -> bool:
    """Whether a cell stands in a column with one of *captions*."""
    return any(
        column.start <= cell.column < column.stop and plain(column.cell.shown) in captions for column in header.columns
    )
