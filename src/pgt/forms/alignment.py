"""One row of a grid laid along one line of a form: which cell stands in which box, and how well that goes together.

Both are sequences, and the best way to lay one along the other is found exactly. Cells may be missing, stand a column
further or hold what no box has room for; a label found outweighs all of that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pgt.forms.columns import Columns
from pgt.forms.judge import CATEGORY, Judge
from pgt.forms.label_values import after_label
from pgt.forms.likeness import NEVER
from pgt.forms.lines import Item
from pgt.forms.slots import Slot

_SLIPPED = 1.0
_ENOUGH_CELLS = 2
_IN_ONE_CELL = 3.8


class Alignment(NamedTuple):
    """How well a row and a line go together, and which item stands at which slot."""

    score: float
    pairs: tuple[tuple[int, int], ...]
    has_slipped: bool = False
    """Whether the row is read as though it stood one column further left or right; a text's cells have no columns."""


def align(judge: Judge, items: Sequence[Item], slots: Sequence[Slot], columns: Columns | None = None) -> Alignment:
    """Lay *slots* along *items*; without *columns*, cells are expected where the form has them.

    A row may have slipped by one column, as a whole or behind its labels.
    """
    columns = columns or Columns()
    best = _align(judge, items, slots, columns)
    if not columns.headers:
        return best
    is_in_place = columns.exact and _is_in_place(judge, items, slots, best, columns)
    if is_in_place and all(slot.is_blank or slot.column < columns.edge for slot in slots):
        return best
    behind = max((item.end for item in items if item.path in CATEGORY), default=0)
    for by, first in ((1, 0), (-1, 0), (1, behind), (-1, behind)):
        other = columns.slipped(by, first)
        slipped = _align(judge, items, slots, other)
        if (
            slipped.score - _SLIPPED > best.score
            and _is_slipped(judge, items, slots, slipped, other, first=first)
            and (not is_in_place or _has_its_name(items, slots, slipped))
        ):
            best = Alignment(slipped.score - _SLIPPED, slipped.pairs, columns.exact)
    return best


def _is_in_place(
    judge: Judge, items: Sequence[Item], slots: Sequence[Slot], alignment: Alignment, columns: Columns
) -> bool:
    """Whether every cell of the table stands below the header of its box, and says what may stand there."""
    filled = [(items[item], slots[slot]) for item, slot in alignment.pairs if not slots[slot].is_blank]
    count = sum(not slot.is_blank and slot.column < columns.edge for slot in slots)
    return len(filled) == count and all(
        columns.has(item, slot) and judge.score(item, slot) > 0 for item, slot in filled
    )


def _has_its_name(items: Sequence[Item], slots: Sequence[Slot], alignment: Alignment) -> bool:
    """Whether a row with words beside the table has slipped into them: a name is in its place then, not a value.

    Otherwise a cell of it is blank, and somebody has noted something beside it.
    """
    words = {items[item].path.partition(".")[2]: slots[slot].text.strip() for item, slot in alignment.pairs}
    name, target = words.get("name", ""), words.get("target", words.get("target.operator", ""))
    return len(name) >= _SHORTEST_NAME and not _VALUE.match(name) and name != target and bool(target)


_SHORTEST_NAME = 4
_VALUE = re.compile(r"[≥≤><＞＜=＝≧≦±]|[0-9０-９][0-9０-９.,]*\s*\S{0,6}$")


def _is_slipped(  # noqa: PLR0913 -- the alignment, and what it is of
    judge: Judge, items: Sequence[Item], slots: Sequence[Slot], alignment: Alignment, columns: Columns, *, first: int
) -> bool:
    """Whether a row has slipped from the column *first* on, all of it, and says there what may stand there."""
    pairs = [(items[item], slots[slot]) for item, slot in alignment.pairs]
    filled = [(item, slot) for item, slot in pairs if not slot.is_blank]
    moved = sum(item.start >= first for item, _ in filled)
    return (
        (moved >= _ENOUGH_CELLS or not columns.exact)
        and all(columns.has(item, slot) for item, slot in filled)
        and all(judge.score(item, slot) > 0 for item, slot in filled if columns.exact or item.path in CATEGORY)
    )


def _align(judge: Judge, items: Sequence[Item], slots: Sequence[Slot], columns: Columns) -> Alignment:
    height, width = len(items), len(slots)
    costs = [judge.left_over(slot) for slot in slots]
    table = [[0.0] * (width + 1) for _ in range(height + 1)]
    steps = [[0] * (width + 1) for _ in range(height + 1)]
    for j in range(1, width + 1):
        table[0][j], steps[0][j] = table[0][j - 1] + costs[j - 1], _SKIP_SLOT
    for i in range(1, height + 1):
        item = items[i - 1]
        missing = judge.missing(item)
        above, here, way = table[i - 1], table[i], steps[i]
        here[0], way[0] = above[0] + missing, _SKIP_ITEM
        for j in range(1, width + 1):
            slot = slots[j - 1]
            best, step = above[j] + missing, _SKIP_ITEM
            over = here[j - 1] + costs[j - 1]
            if over > best:
                best, step = over, _SKIP_SLOT
            fit = judge.score(item, slot)
            if fit > NEVER:
                both = above[j - 1] + fit + columns.speak_for(item, slot)
                if both > best:
                    best, step = both, _PAIR
            if i > 1 and items[i - 2].is_label and not items[i - 2].below and not item.is_label and not slot.is_blank:
                rest = after_label(items[i - 2].box.text.text, slot.text)
                if rest is not None and table[i - 2][j - 1] + _IN_ONE_CELL > best:
                    best, step = table[i - 2][j - 1] + _IN_ONE_CELL, _BOTH
            here[j], way[j] = best, step
    return Alignment(table[height][width], _trace(steps, height, width))


_SKIP_ITEM, _SKIP_SLOT, _PAIR, _BOTH = range(4)


def _trace(steps: Sequence[Sequence[int]], i: int, j: int) -> tuple[tuple[int, int], ...]:
    pairs = []
    while i or j:
        step = steps[i][j] if i else _SKIP_SLOT
        if step == _SKIP_ITEM:
            i -= 1
        elif step == _SKIP_SLOT:
            j -= 1
        else:
            pairs.append((i - 1, j - 1))
            if step == _BOTH:
                pairs.append((i - 2, j - 1))
                i -= 1
            i, j = i - 1, j - 1
    return tuple(reversed(pairs))
