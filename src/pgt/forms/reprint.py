"""What was read, printed again: words that a document has and its tables would not print are listed.

Most of what is reckoned is not stored, a sum or a rate: where the document prints another one than its table gives,
somebody has to look at it. The same holds whatever else was read and kept nowhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from pgt import load
from pgt.form import Form
from pgt.form.paths import RECKONED, TOTALS, YEARS, Sort
from pgt.forms import findings
from pgt.forms.content import Data
from pgt.forms.elements import Element, Found
from pgt.forms.fill import collect, fill
from pgt.forms.findings import Leftover
from pgt.forms.numbers import number
from pgt.forms.pattern import number_of
from pgt.forms.scope import Scope
from pgt.money import AMOUNT_UNITS
from pgt.workspace import NO_SETTINGS

_SETTLED = frozenset(
    {
        *YEARS,
        *("amount_unit", "indicator.first", "indicator.second", "level.label"),
        *("indicator.direction", "indicator.level", "indicator.target.operator", "indicator.actual.operator"),
        "indicator.target.kind",
    }
)
"""What is read as something else than its words, and listed where it cannot be."""

_NUMBERING = re.compile(r"^[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)、.:]+")
"""In front of a title, which is the name as well."""

_SHIFTS = (0, 2, 4, -4)
"""By which a number may differ and be the same: 0.95 is 95%, and amounts may be converted."""

_COUNTS = frozenset({Sort.COUNT, Sort.NUMERAL})
_SUFFIXES = ("%", "分", *AMOUNT_UNITS)
_SUMS = (f"{TOTALS}.", *(f"{what}." for what in RECKONED), "execution_rate")
_RECKONED = frozenset({"ratio", "deviation", "deduction", "score", "weight", "execution_rate"})


def unkept(form: Form, elements: Iterable[Element], tables: Sequence[Data]) -> Iterator[Leftover]:
    """Yield the cells of *elements* that are not found on *form* when it is filled with the *tables* read of them."""
    elements = list(elements)
    printed = _Printed(form, tables)
    for element in elements:
        for path, every in element.values.items():
            if path.startswith(_SUMS):
                others = (found for found in every if not printed.agrees(path, found))
                yield from (Leftover(one.cell.place, one.text, findings.NOT_RECKONED) for one in others)
    for path, found in _every(elements):
        if not printed.says(path, found):
            why = findings.NOT_RECKONED if _is_reckoned(path) else findings.NOT_KEPT
            yield Leftover(found.cell.place, found.text, why)


class _Printed:
    """What tables print on their form."""

    def __init__(self, form: Form, tables: Sequence[Data]) -> None:
        self.form = form
        built = [load.build(data, NO_SETTINGS) for data in tables]
        grids = [collect(form, built)] if form.collection else [fill(form, table) for table in built]
        texts = {cell.shown for grid in grids for _, cell in grid.placed() if cell.shown}
        self.numbers = {found for text in texts if (found := number(text, *_SUFFIXES)) is not None}
        self.words = "\n".join(map(_folded, texts))
        self.scope = Scope(form, tables=tuple(built)) if form.collection else Scope(form, built[0], (built[0],))

    def agrees(self, path: str, found: Found) -> bool:
        """Whether what is reckoned for *path*, of the page as a whole, is what *found* says."""
        value, reckoned = _number(found), self.scope.value(path)
        if isinstance(reckoned, str):  # what the form prints where nothing was planned
            reckoned = number(reckoned, *_SUFFIXES)
        return value is None or (isinstance(reckoned, Decimal) and _is_shown(value, reckoned))

    def says(self, path: str, found: Found) -> bool:
        """Whether the words of *found* are printed, or the number that they are."""
        if found.box.tick or self.is_read_otherwise(path):
            return True
        if self.form.paths.get(path) in _COUNTS:
            return number_of(found.text) is not None
        value = _number(found)
        if value is not None and self.is_number(value):
            return True
        words = _folded(found.text)
        return words in self.words or (not found.is_alone and _NUMBERING.sub("", words) in self.words)

    def is_read_otherwise(self, path: str) -> bool:
        """Whether the words for *path* are told apart rather than kept."""
        if path in _SETTLED or path.endswith(".outlook"):
            return True
        field = self.form.fields.get(path.rpartition("fields.")[2])
        return field is not None and field.ticks is not None

    def is_number(self, value: Decimal) -> bool:
        """Whether *value* is printed, perhaps with more digits, or as the percent that it is."""
        return any(_is_shown(value, other) for other in self.numbers)


def _is_shown(value: Decimal, whole: Decimal) -> bool:
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    same = {value.scaleb(shift) for shift in _SHIFTS}
    return whole in same or whole.quantize(step, "ROUND_HALF_UP") == value


def _number(found: Found) -> Decimal | None:
    return number(found.text, found.box.text.suffix or "", *_SUFFIXES)


def _every(elements: Iterable[Element]) -> Iterator[tuple[str, Found]]:
    for element in elements:
        for path, every in element.values.items():
            yield from ((path, found) for found in every if not found.inherited)
        for inner in element.lists.values():
            yield from _every(inner)


def _is_reckoned(path: str) -> bool:
    head, _, key = path.rpartition(".")
    return (
        path.startswith(_SUMS)
        or key.endswith(("_weight", "_score"))
        or ".execution_rate" in path
        or (head in {"level", "goal", "indicator", "task"} and key in _RECKONED)
    )


def _folded(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()
