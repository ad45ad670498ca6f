"""One row of a grid laid along one line of a form: which cell stands in which box, and how well that goes together.

Both are sequences, and the best way to lay one along the other is found exactly. Cells may be missing, stand a column
further or hold what no box has room for; a label found outweighs all of that.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from pgt.form import Box, Form
from pgt.form.paths import Sort
from pgt.forms.labels import Categories, bare, plain
from pgt.forms.lines import Item, Program
from pgt.forms.numbers import number
from pgt.forms.pattern import Pattern
from pgt.grid import Cell, Grid
from pgt.model import AMOUNT_UNITS

NEVER = -1000.0

_MISSING_LABEL = -1.6
_LABEL_WITHOUT_WORDS = -1.0
_LEFT_OVER = -3.0
_MISSING_FIELD = -0.2
_MISSING_CATEGORY = -1.0
_NAMELESS = -1.3
_NAME = "indicator.name"
_CATEGORY = frozenset({"indicator.first", "indicator.second"})
_IN_ITS_COLUMN = 0.25
_BELOW_ITS_HEADER = 0.9
_OTHER_COLUMN = -0.3
_BEYOND = -6.0
_SLIPPED = 1.0
_IN_ONE_CELL = 3.8
_LONGEST_LABEL = 60
_MOST_KNOWN = 100_000

OPERATORS = frozenset("≥≤><=＞＜＝﹦±≧≦") | {">=", "<=", "定性", "定量"}


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell of a row, or what reaches into the row of one above."""

    text: str
    cell: Cell
    below: bool = False
    again: bool = False
    """Whether it says just what the cell above it does, as the cells of a merged one do that was taken apart."""

    column: int = field(init=False)
    """Where it begins."""
    is_blank: bool = field(init=False)
    """Whether there is nothing in it to be placed."""

    def __post_init__(self) -> None:
        """Look once at what is asked for every box of a form."""
        object.__setattr__(self, "column", self.cell.column)
        object.__setattr__(self, "is_blank", self.below or not self.text or self.text.isspace())


class Alignment(NamedTuple):
    """How well a row and a line go together, and which item stands at which slot."""

    score: float
    pairs: tuple[tuple[int, int], ...]


def slots_of(grid: Grid) -> list[list[Slot]]:
    """Return the cells of every row, with those that reach into it from above; blanks at its end are left off."""
    rows: list[list[Slot]] = []
    reaching: list[tuple[Cell, int]] = []
    for row in grid.rows:
        found = [Slot(cell.shown, cell, below=True) for cell, _ in reaching]
        found += [Slot(cell.shown, cell) for cell in row.cells]
        found.sort(key=lambda slot: slot.column)
        while found and not found[-1].below and found[-1].is_blank:
            found.pop()
        above = {slot.column: slot.text for slot in rows[-1]} if rows else {}
        found = [replace(slot, again=bool(slot.text) and above.get(slot.column) == slot.text) for slot in found]
        rows.append(found)
        reaching = [(cell, left - 1) for cell, left in reaching if left > 1]
        reaching += [(cell, cell.rows - 1) for cell in row.cells if cell.rows > 1]
    return rows


class Judge:
    """What speaks for and against a cell in a box of one form."""

    def __init__(self, program: Program) -> None:
        self.form: Form = program.form
        self.categories = Categories(program.form)
        boxes = {
            id(item.box): item.box for line in program.lines for item in (*line.items, *(x for _, x in line.lefts))
        }
        self.patterns = {key: Pattern.of(box.text, self.form.paths) for key, box in boxes.items()}
        self.labels = {plain(box.text.text) for box in boxes.values() if box.text.text and not box.text.paths}
        self._known: dict[tuple[int, str], float] = {}

    def score(self, item: Item, slot: Slot) -> float:
        """Return how well *slot* stands in the box of *item*; NEVER where it cannot."""
        if slot.is_blank:
            return self._blank(item, slot)
        if item.below:
            return max(self._below(item, slot.text), 0.2 if slot.again else NEVER)
        key = (id(item.box), slot.text)
        if key not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            self._known[key] = self._words(item, slot.text) if item.is_label else self._field(item, slot)
        return self._known[key]

    def left_over(self, slot: Slot) -> float:
        """Return what it costs to leave *slot* without a box."""
        if slot.is_blank:
            return 0.0
        return _LEFT_OVER / 2 if plain(slot.text) in self.labels else _LEFT_OVER

    @staticmethod
    def missing(item: Item) -> float:
        """Return what it costs to find no slot for *item*."""
        if item.is_label:
            return 0.0 if item.below else _MISSING_LABEL
        path = item.path
        if item.below or not path:
            return 0.0
        return _NAMELESS if path == _NAME else _MISSING_CATEGORY if path in _CATEGORY else _MISSING_FIELD

    @staticmethod
    def _blank(item: Item, slot: Slot) -> float:
        if item.below:
            return 0.6 if slot.below else 0.3
        if item.is_label:
            return _LABEL_WITHOUT_WORDS
        if slot.below and slot.text:  # merged with the cell above, as the form does with what says the same
            return 1.5 if item.box.merge else 0.2
        return _NAMELESS if _NAME in item.box.text.paths else 0.1

    def _below(self, item: Item, text: str) -> float:
        """A cell that begins where the box above should still reach: its words may be repeated."""
        if item.is_label:
            return 0.3 if plain(text) == plain(item.box.text.text) else NEVER
        pattern = self.patterns[id(item.box)]
        has_words = any(pattern.literals)
        return -0.2 if has_words and pattern.split(text) is not None else NEVER

    def _words(self, item: Item, text: str) -> float:
        return likeness(item.box.text.text, text)

    def _field(self, item: Item, slot: Slot) -> float:
        box, text = item.box, slot.text
        if not box.text.paths:
            return NEVER
        if box.blank and plain(text) == plain(box.blank):
            return 1.5
        pattern = self.patterns[id(box)]
        if any(pattern.literals) and not is_alone(self.form, box):
            if box.each:
                return 1.3 if _has_words(pattern, text) else 1.0
            if pattern.split(text) is not None:
                return 3.5 if self._in_own_unit(pattern, text) else 3.0
            if _has_words(pattern, text):
                return 1.0
            return NEVER if _COUNTS.issuperset(self.form.paths[path] for path in box.text.paths) else -2.0
        path = box.text.paths[0]
        score = self._typed(path, text, suffix=box.text.suffix or "")
        return score - 2.0 if plain(text) in self.labels else score

    def _in_own_unit(self, pattern: Pattern, text: str) -> bool:
        """Whether *text* names the unit that the form prescribes."""
        unit = (pattern.split(text) or {}).get("amount_unit")
        return unit is not None and unit.strip() == self.form.amount_unit

    def _typed(self, path: str, text: str, suffix: str) -> float:
        """Return how well *text* is a value of *path*."""
        head, _, key = path.partition(".")
        if head == "indicator":
            score = self._of_row(key, text)
            if score is not None:
                return score
        if self.form.paths[path] is Sort.TEXT:
            if self.categories.is_own(text):
                return -1.0
            return 1.5 if path == "amount_unit" and text.strip() == self.form.amount_unit else 1.0
        if number(text, suffix, "%", "分", *AMOUNT_UNITS) is None:
            return -1.0
        return 1.6 + 0.1 * text.rstrip().endswith(suffix or tuple("0123456789"))

    def _of_row(self, key: str, text: str) -> float | None:
        match key:
            case "first":
                return (2.6 + 0.2 * self.categories.is_own(text)) if self.categories.is_first(text) else -3.5
            case "second":
                if not self.categories.is_second(text):
                    return -3.0
                return 2.3 if self.categories.is_usual_second(text) else 0.3
            case "name" if _MERE_VALUE.fullmatch(text):
                return 0.2
            case "target" if _MERE_VALUE.fullmatch(text):
                return 1.3
            case "target.operator":
                return 2.2 if text.strip() in OPERATORS or text.strip() == self.form.words["qualitative"] else -2.0
            case "target.number":
                return 1.2 if number(text) is not None else 0.5
            case "target.unit":
                return 1.0 if len(text) <= _LONGEST_UNIT else 0.2
        return None


def is_alone(form: Form, box: Box) -> bool:
    """Whether *box* holds one value and nothing else, or one number with words behind it."""
    suffix = box.text.suffix
    return suffix == "" or (suffix is not None and form.paths[box.text.paths[0]] in _NUMBERS)


_COUNTS = frozenset({Sort.COUNT, Sort.NUMERAL})
_NUMBERS = frozenset({Sort.AMOUNT, Sort.NUMBER, Sort.RATE})
_LONGEST_UNIT = 10
_MERE_VALUE = re.compile(r"\s*[≥≤><=＞＜＝﹦]*\s*[0-9][0-9.,]*\s*[%％]?\s*")


def _has_words(pattern: Pattern, text: str) -> bool:
    start = 0
    for literal in pattern.literals:
        if literal is not None:
            found = literal.search(text, start)
            if found is None:
                return False
            start = found.end()
    return True


@lru_cache(maxsize=65536)
def likeness(label: str, text: str) -> float:
    """Return how well *text* can be taken for *label*: written alike, alike without signs, nearly."""
    if len(text) > len(label) + _LONGEST_LABEL:
        return NEVER
    if label == text:
        return 4.5
    if plain(label) == plain(text):
        return 4.2
    one, other = bare(label), bare(text)
    if one == other:
        return 3.5
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) > 1 and shorter in longer and len(shorter) * 2 >= len(longer):
        return 2.0
    return 1.0 if difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.6 else NEVER  # noqa: PLR2004


@dataclass(slots=True)
class Columns:
    """Where the columns of a form were found: by their first one, the column of the header, and where they all end."""

    headers: dict[int, int] = field(default_factory=dict)
    edge: int = 1 << 20
    count: int = 0
    """How many cells the header has."""

    def slipped(self, by: int) -> Columns:
        """Return the columns for a row that begins that much further right."""
        return Columns({start: column + by for start, column in self.headers.items()}, self.edge + by)


def align(judge: Judge, items: Sequence[Item], slots: Sequence[Slot], columns: Columns | None = None) -> Alignment:
    """Lay *slots* along *items*; without *columns*, cells are expected where the form has them.

    A row may have slipped by one column as a whole.
    """
    if columns is None or not columns.headers:
        return _align(judge, items, slots, Columns())
    best = _align(judge, items, slots, columns)
    for by in (1, -1):
        slipped = _align(judge, items, slots, columns.slipped(by))
        if slipped.score - _SLIPPED > best.score and _has_known_category(judge, items, slots, slipped):
            best = Alignment(slipped.score - _SLIPPED, slipped.pairs)
    return best


def _has_known_category(judge: Judge, items: Sequence[Item], slots: Sequence[Slot], alignment: Alignment) -> bool:
    """Whether the labels of a row are labels: without them, nothing says that it has slipped."""
    labels = ((items[item], slots[slot]) for item, slot in alignment.pairs if items[item].path in _CATEGORY)
    return all(slot.is_blank or judge.score(item, slot) > 0 for item, slot in labels)


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
                both = above[j - 1] + fit + _in_place(item, slot, columns)
                if both > best:
                    best, step = both, _PAIR
            if i > 1 and items[i - 2].is_label and not items[i - 2].below and not item.is_label and not slot.is_blank:
                rest = after_label(items[i - 2].box.text.text, slot.text)
                if rest is not None and table[i - 2][j - 1] + _IN_ONE_CELL > best:
                    best, step = table[i - 2][j - 1] + _IN_ONE_CELL, _BOTH
            here[j], way[j] = best, step
    return Alignment(table[height][width], _trace(steps, height, width))


_SKIP_ITEM, _SKIP_SLOT, _PAIR, _BOTH = range(4)


def _in_place(item: Item, slot: Slot, columns: Columns) -> float:
    if slot.is_blank and not slot.below:
        return 0.0
    if slot.column >= columns.edge:
        return _BEYOND
    if item.start in columns.headers:
        return _BELOW_ITS_HEADER if columns.headers[item.start] == slot.column else _OTHER_COLUMN
    return _IN_ITS_COLUMN if slot.column == item.start else 0.0


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


def after_label(label: str, text: str) -> str | None:
    """Return what stands behind *label* and a colon in one cell: the value that should have a cell of its own."""
    head, colon, rest = text.replace("：", ":").partition(":")
    if not colon or not rest.strip() or plain(head) != plain(label):
        return None
    return text[len(head) + 1 :]
