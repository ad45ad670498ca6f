"""The columns below a header in the order of the form: the words of a header say what stands below it, not its place.

Rows are laid along lines from left to right, which follows no other order of columns. So before that, columns that
stand in another order are put into the form's, each cell remembering where it was found; a column between them that
the form does not have is set aside and listed, and so is what stands where nothing says which column it is in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pgt.forms import findings
from pgt.forms.arranged import Arranged, Rows
from pgt.forms.captions import Captions, Span
from pgt.forms.ends import Ends
from pgt.forms.gaps import fitted
from pgt.forms.judge import Judge
from pgt.forms.labels import plain
from pgt.forms.lines import Program
from pgt.forms.order import Column, Header
from pgt.grid import Grid, Row

_CAPTIONS = 2
"""Captions of a row that is a header, however few its columns are."""


class Arranger:
    """The headers of one form, for every grid that is read on it."""

    def __init__(self, program: Program, judge: Judge) -> None:
        # Labels with nothing below them head nothing: they are for the seals.
        last = max((at for at, line in enumerate(program.lines) if not line.heads_columns), default=-1)
        others = [line for at, line in enumerate(program.lines) if at > last or not line.heads_columns]
        self.captions = Captions(program, judge, last)
        every = (item for items in self.captions.every for item in items)
        self.words = {plain(item.box.text.text) for item in every if item.is_caption}
        self.ends = Ends(judge, others, self.words)

    def arranged(self, grid: Grid) -> Arranged:
        """Return *grid* with the columns below each header in the order of the form."""
        exact = grid.aligned or any(cell.columns > 1 or cell.rows > 1 for _, cell in grid.placed())
        spans = list(self.captions.spans(grid, exact=exact))
        if not spans:
            return Arranged(grid)
        rows = Rows([list(row.cells) for row in grid.rows], exact=exact)
        headers: list[Header | None] = [None for _ in grid.rows]
        for span in spans:
            headers[span.first : span.last + 1] = [span.header] * (span.last + 1 - span.first)
        for span in spans:
            if span.cells:
                self.arrange_band(rows, grid, headers, span)
            else:
                self.arrange(rows, grid, headers, span.first, span.header)
        changed = (
            replace(row, cells=tuple(rows.cells[at]), breaks=0 if at in rows.whole else row.breaks)
            for at, row in enumerate(grid.rows)
        )
        absent = {span.last: span.header.absent for span in spans if span.header.absent}
        return Arranged(replace(grid, rows=tuple(changed)), rows.aside, rows.remarks, absent)

    def arrange(self, rows: Rows, grid: Grid, headers: Sequence[Header | None], at: int, header: Header) -> None:
        """Put the row *at*, which is *header*, and what stands below it into the order of the form."""
        if at + 1 < len(headers) and headers[at + 1] is None:
            header = replace(header, divided=self.divided(header, grid.rows[at + 1]))
        end = self.end(grid, headers, at, header)
        if end < len(headers) and self.ends.is_sum(grid.rows[end]):
            rows.arrange_sum(end, header)
        for row in range(at, end):
            if headers[row] is None and self.ends.is_no_indicator(grid.rows[row], header, exact=rows.exact):
                rows.set_all_aside(row, findings.OUTSIDE)
            elif row > at and not header.is_as_printed and self.ends.has_slipped(grid.rows[row], header):
                rows.set_all_aside(row, findings.NO_COLUMN)
            else:
                rows.strip(row, header)
                self.arrange_row(rows, row, header, len(grid.rows[at].cells))

    def arrange_band(self, rows: Rows, grid: Grid, headers: Sequence[Header | None], span: Span) -> None:
        """Put a header of several rows, and what stands below it, into the order of the form."""
        header = span.header
        if not (header.is_as_printed and rows.exact):
            for row, cells in enumerate(span.cells, span.first):
                rows.arrange_captions(row, cells, header, self.words)
        below = range(span.last + 1, self.end_of_band(grid, headers, span.last))
        times = Counter(cell.column for row in below for cell in rows.uncaptioned(row, header))
        for row in below:
            is_sum = self.ends.is_sum(grid.rows[row])
            if not is_sum and self.ends.is_no_indicator(grid.rows[row], header, exact=rows.exact):
                rows.set_all_aside(row, findings.OUTSIDE)
                continue
            if not rows.exact:
                fitted(rows, grid, row, span, self.captions.judge.categories)
            else:
                rows.set_uncaptioned_aside(row, header, times)
                rows.strip(row, header)
            if not is_sum and not header.is_as_printed and self.ends.has_slipped(grid.rows[row], header):
                rows.set_all_aside(row, findings.NO_COLUMN)
            else:
                rows.arrange(row, header, is_sum=is_sum)

    @staticmethod
    def arrange_row(rows: Rows, row: int, header: Header, count: int) -> None:
        """Put a row below *header*, which has *count* cells, into the order of the form."""
        if not rows.exact and len(rows.cells[row]) != count and not header.is_as_printed:
            rows.set_all_aside(row, findings.NO_COLUMN)
        else:
            rows.arrange(row, header)

    def end(self, grid: Grid, headers: Sequence[Header | None], at: int, header: Header) -> int:
        """Return the row that ends what stands below *header* in the row *at*, which may go on in the next one.

        Rows with names of their own are no list, and looked at only where their columns are not the form's.
        """
        own = frozenset[str]() if header.is_as_printed else header.labels
        first = at + 1
        while first < len(headers) and (below := headers[first]) is not None:
            above = headers[first - 1]
            if above is not None and above.is_replaced_by(below):
                return first
            first += 1
        rows = range(first, len(headers))
        ends = (row for row in rows if headers[row] is not None or self.ends.is_end(grid.rows[row], own))
        return next(ends, len(headers))

    def end_of_band(self, grid: Grid, headers: Sequence[Header | None], last: int) -> int:
        """Return the row that ends what stands below a header of several rows, which ends in the row *last*.

        Its sums may stand above the rows that they are of.
        """
        for row in range(last + 1, len(headers)):
            if headers[row] is not None or self.heads_something(grid.rows[row]):
                return row
            if self.ends.is_end(grid.rows[row]) and not self.ends.is_sum(grid.rows[row]):
                return row
        return len(headers)

    def heads_something(self, row: Row) -> bool:
        """Whether a row holds captions of the form and nothing else."""
        words = [plain(cell.shown) for cell in row.cells if cell.shown.strip()]
        return len(words) >= _CAPTIONS and self.words.issuperset(words)

    def divided(self, header: Header, row: Row) -> tuple[Column, ...]:
        """Return the columns of *header* that a row of captions divides, which are none of the form."""
        cells = [cell for cell in row.cells if cell.shown.strip()]
        wide = [column for column in header.columns if column.cell.columns > 1]
        below = [[one for one in cells if column.start <= one.column < column.stop] for column in wide]
        if sum(map(len, below)) < len(cells) or any(plain(cell.shown) in self.words for cell in cells):
            return ()
        return tuple(column for column, own in zip(wide, below, strict=True) if len(own) > 1)
