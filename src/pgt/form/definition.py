"""A printed form as frozen dataclasses: what it declares, and its boxes from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from pgt.category import on_paper
from pgt.form.paths import Sort
from pgt.form.template import EMPTY, Template
from pgt.grid import STYLES, Page, Style

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "positive": "正向",
        "negative": "反向",
        "met": "达成年度指标",
        "partial": "部分达成年度指标并具有一定效果",
        "unmet": "未达成年度指标且效果较差",
        "qualitative": "定性",
        "counted": "定量",
        "described": "定性",
        "certain": "确定能",
        "possible": "有可能",
        "impossible": "不可能",
        "nothing_planned": "",
    }
)
"""How coded values are printed where a form does not say otherwise.

Levels are those of 财预〔2020〕10号, outlooks those of 财预〔2019〕136号. ``qualitative`` is the operator of a target
in words, ``counted`` and ``described`` are the kinds of targets; ``nothing_planned`` is what an execution rate prints
that would divide by nothing.
"""

SIGNS: Mapping[str, str] = MappingProxyType(
    {"≥": "at_least", "≤": "at_most", ">": "more_than", "<": "less_than", "=": "equal_to"}
)
"""The words for operators, by their signs, which are printed as they are written where a form has no words for them."""


@dataclass(frozen=True, slots=True)
class Ticks:
    """How a choice is printed with all others: ``新增项目□ 延续项目√``."""

    chosen: str = "☑"
    open: str = "□"
    after: bool = False
    between: str = " "

    def show(self, choices: tuple[str, ...], chosen: Collection[str]) -> str:
        """Print every choice with its box."""
        marked = ((choice, self.chosen if choice in chosen else self.open) for choice in choices)
        return self.between.join(choice + mark if self.after else mark + choice for choice, mark in marked)


@dataclass(frozen=True, slots=True)
class Declared:
    """A field, or a column of a list, that this form has and the format does not."""

    id: str
    label: str
    kind: str = "text"
    choices: tuple[str, ...] = ()
    ticks: Ticks | None = None
    is_result: bool = False
    """Whether it is filled in during the year or at its end, and so belongs to that year alone."""

    def chosen(self, written: str | None) -> tuple[str, ...]:
        """Return the choices that *written* makes: one, or several with a mark between them."""
        if written is None:
            return ()
        if self.kind != "choices":
            return (written,)
        known = "|".join(re.escape(choice) for choice in sorted(self.choices, key=len, reverse=True))
        return tuple(one.strip() for one in re.findall(rf"(?:{known})(?=[、；;\n]|$)|[^、；;\n]+", written))


_MARKS = Ticks("√", "")
"""Those of a box for one choice, where the form declares none."""


@dataclass(frozen=True, slots=True)
class Tick:
    """The one of a value's choices that a box is for."""

    choice: str
    """As tables write it."""
    of: Declared

    @property
    def marks(self) -> Ticks:
        """What stands in the box."""
        return self.of.ticks or _MARKS

    def show(self, written: str | None) -> str:
        """Return what stands in the box where the value is *written*."""
        return self.marks.chosen if self.choice in self.of.chosen(written) else self.marks.open


@dataclass(frozen=True, slots=True)
class Box:
    """One box of a form: its text, how far it reaches, and how a number in it is shown."""

    text: Template = EMPTY
    columns: int = 1
    rows: int = 1
    style: str | None = None
    each: str | None = None
    """What the box repeats its text over, one line each."""
    between: str = "\n"
    merge: bool = False
    """Whether it is one with the box below, in the next repetition, that says the same."""
    decimals: int | None = None
    thousands: bool = False
    drop_zeros: bool = False
    """Whether zeros at the end of a number are left out: 1.00 prints 1."""
    drop_words: bool = False
    """Whether its words are left out where there is none of its values."""
    blank: str = ""
    """What is printed where there is no value."""
    hint: str = ""
    """What is printed where there is no value on a form that nobody has begun to fill in: what should stand there."""
    otherwise: Template = EMPTY
    """What is printed in the place of its text, in all boxes of a row that have one, where one of them lacks its value
    and not this."""
    only: tuple[str, ...] = ()
    """The categories, or first levels, whose indicators it repeats over; all of them where none is named."""
    named: str = ""
    """The name of the one indicator that it is for, where the form prints that name as words of its own."""
    fillers: tuple[str, ...] = ()
    """The lines that stand in for what the list lacks: those beyond its length are printed."""
    tick: Tick | None = None
    """The one choice that it is ticked for, where each has a box of its own."""
    choices: Declared | None = None
    """What its value can say, all of which it prints, ticking what it says."""

    @property
    def stand_ins(self) -> tuple[str, ...]:
        """What it prints that is no value."""
        return tuple(one for one in (self.blank, self.hint) if one)


@dataclass(frozen=True, slots=True)
class Row:
    """Boxes beside one another."""

    boxes: tuple[Box, ...]
    style: str | None = None
    lines: int = 1
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that belong together: repeated over a list, with boxes at their left, or several blocks side by side."""

    rows: tuple[Row | Block, ...] = ()
    each: str | None = None
    left: tuple[Box, ...] = ()
    beside: tuple[Block, ...] = ()
    columns: int = 0
    """How wide it is, where it stands beside others."""
    at_least: int = 1
    """How many repetitions are printed, empty ones where the list is shorter."""
    every_category: bool = False
    """Whether a category without an indicator is printed as an empty row, in the form's order."""
    fillers: tuple[str, ...] = ()
    """The names that stand in for rows that a category, or else the list, lacks: 指标1, 指标2, ……"""
    head: tuple[Row, ...] = ()
    """Rows above the first repetition only, beside its left boxes."""
    only: tuple[str, ...] = ()
    """The categories, or first levels, whose indicators it prints; all of them where none is named."""
    named: str = ""
    """The name of the one indicator that it is for, where the form prints that name as words of its own."""


Part = Row | Block


@dataclass(frozen=True, slots=True)
class DeclaredList:
    """A list of the form's own: a schedule, cost items, the execution of earlier years."""

    id: str
    label: str
    columns: Mapping[str, Declared]


@dataclass(frozen=True, slots=True)
class Category:
    """A category under the label that this form prints; a first level with its second ones."""

    id: str
    label: str
    second: tuple[Category, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Its own id, and those of its second levels."""
        return (self.id, *(one.id for one in self.second))


@dataclass(frozen=True, slots=True)
class Form:
    """The definition of one printed form, used to print tables and to read them."""

    id: str
    name: str
    kind: str
    widths: tuple[Decimal, ...]
    rows: tuple[Part, ...]
    reference: str = ""
    collection: bool = False
    """Whether one grid holds many tables."""
    amount_unit: str | None = None
    """The unit that amounts are printed in; None prints each table in its own."""
    profile: str | None = None
    """The id of the scoring profile whose points it is made for; None where it prints none."""
    categories: tuple[Category, ...] = ()
    fields: Mapping[str, Declared] = field(default_factory=dict)
    amounts: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, DeclaredList] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=lambda: WORDS)
    styles: Mapping[str, Style] = field(default_factory=lambda: STYLES)
    page: Page = field(default_factory=Page)
    paths: Mapping[str, Sort] = field(default_factory=dict)
    """Every value that the form has a place for."""
    loops: frozenset[str] = frozenset()
    """Every list that the form has a place for."""

    def labels(self, category: str) -> tuple[str, str]:
        """Return the first and the second label of *category*; what the form does not know has its usual ones."""
        for first in self.categories:
            if first.id == category:
                return first.label, ""
            for second in first.second:
                if second.id == category:
                    return first.label, second.label
        head = category.partition(".")[0]
        usual, below = on_paper(category)
        return next((first.label for first in self.categories if first.id == head), usual), below

    def is_within(self, category: str, only: Sequence[str]) -> bool:
        """Whether *only* names *category* or the first level that this form prints it under; naming none is all."""
        above = next((first.id for first in self.categories if category in first.ids), "")
        return not only or not {category, category.partition(".")[0], above}.isdisjoint(only)

    def prints(self, category: str, name: str | None, part: Block | Box) -> bool:
        """Whether *part* is for an indicator of *category* that is called *name*."""
        return self.is_within(category, part.only) and part.named in {"", name}

    def place_of(self, category: str) -> tuple[int, int] | None:
        """Return where *category* stands in the form's order: its first level, and its place below; None if nowhere."""
        head = category.partition(".")[0]
        for at, first in enumerate(self.categories):
            below = [second.id for second in first.second]
            if category in below:
                return at, below.index(category)
        return next(((at, -1) for at, first in enumerate(self.categories) if first.id in {category, head}), None)

    def category_ids(self) -> Iterator[str]:
        """Yield the ids of the categories, as the form orders them: a first level without second ones by itself."""
        for first in self.categories:
            yield from first.ids[1:] or first.ids

    @property
    def main_rate(self) -> str | None:
        """The execution rate that a printed one is that of: the first that the form prints."""
        return next((path for path in self.paths if path.partition(".")[0] == "execution_rate"), None)

    @property
    def prints_results(self) -> bool:
        """Whether it is one for the year's end: it says what was reached."""
        return "indicator.actual" in self.paths

    def knows_category(self, category: str) -> bool:
        """Whether the form has a label for *category*."""
        return any(category in first.ids for first in self.categories)
