"""What an evaluation is: every row with its points and why, what is open, what is missing, what does not agree."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from pgt.diagnostics import Pointer, Text
from pgt.profile import FULL
from pgt.score import exact
from pgt.score.printed import Comparison


class Why(StrEnum):
    """Why a row cannot be judged."""

    EMPTY_ROW = "empty-row"
    NO_TARGET = "no-target"
    NO_ACTUAL = "no-actual"
    UNREADABLE_TARGET = "unreadable-target"
    UNREADABLE_ACTUAL = "unreadable-actual"
    COPIED = "copied"
    """The actual is the target again, operator and all."""
    BOUND = "bound"
    """The actual states a limit or a range instead of a number."""
    FRACTION = "fraction"
    """0.8 where a percent belongs."""
    UNIT = "unit"
    WORDS = "words"
    """Words stand against a number, or a number against words."""
    LEVEL = "level"
    """A qualitative target without the tier that it reached."""
    DATE = "date"
    LATE = "late"
    NEGATIVE_TARGET = "negative-target"
    POINTS = "points"
    """The tier is known, and the profile leaves the points within it to whoever evaluates."""
    WEIGHT = "weight"
    NEGATIVE_WEIGHT = "negative-weight"


class Sort(StrEnum):
    """What does not agree."""

    WEIGHT_SUM = "weight-sum"
    GROUP_SUM = "group-sum"
    WEIGHT = "weight"
    SCORE_RANGE = "score-range"
    TIER = "tier"
    DIFFERS = "differs"
    UNCHECKED = "unchecked"
    """A score by hand beside values that cannot be held against one another."""
    AMOUNTS = "amounts"
    """The sources of the money do not add up to the total that the execution rate is taken from."""
    OVER_BUDGET = "over-budget"
    TOLD = "told"
    """Weights that nobody printed are told from the scores."""
    REMARK = "remark"


class What(StrEnum):
    """What is missing."""

    TARGET = "target"
    ACTUAL = "actual"
    LEVEL = "level"
    SCORE = "score"
    WEIGHT = "weight"
    REASON = "reason"
    EVIDENCE = "evidence"
    EXECUTION = "execution"
    BUDGET = "budget"
    ACHIEVEMENT = "achievement"


@dataclass(frozen=True, slots=True)
class Correction:
    """What a value should probably read; it is offered, and never taken for granted."""

    pointer: Pointer
    old: str | Decimal
    new: str | Decimal


@dataclass(frozen=True, slots=True)
class Objection:
    """Something that does not agree with the profile or with itself, and can be scored all the same."""

    sort: Sort
    message: Text
    pointer: Pointer = ()
    way_out: Text | None = None
    """What can be done where it is meant so."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that has still to be written."""

    what: What
    message: Text
    pointer: Pointer = ()
    indicator: str | None = None


@dataclass(frozen=True, slots=True)
class NotJudged:
    """Why there are no points: they are open, and not zero."""

    why: Why
    message: Text
    correction: Correction | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One indicator, and what it comes to."""

    pointer: Pointer
    category: str
    name: str | None
    target: str | None
    actual: str | None
    weight: Decimal | None
    weight_given: bool
    scale: Decimal = FULL
    """How many percent of its points count in the total: less where its goal has fewer than its rows share."""
    computed: Decimal | None = None
    """The points by the profile; None while they are open, and where nothing is scored."""
    exactly: Fraction | None = None
    """The same before they were rounded."""
    given: Decimal | None = None
    """The score that was written by hand."""
    ratio: Decimal | None = None
    """Actual divided by target, as it is: neither capped nor turned round for a reverse target."""
    reached: bool | None = None
    formula: Text | None = None
    band: tuple[Decimal, Decimal] | None = None
    """Between which points a score by hand has to lie: the tier of a qualitative target."""
    over: bool = False
    """Whether the result is far above its target."""
    asks_why: bool = False
    """Whether it is so far above that a reason is required."""
    not_judged: NotJudged | None = None
    is_out_of_range: bool = False
    """Whether the score by hand is none that its weight allows: it counts for nothing, and the points are open."""
    reason: str | None = None
    causes: tuple[Text, ...] = ()
    """Why a reason has to be given, be it there or not."""
    remarks: tuple[Text, ...] = ()
    """How the values were read, where that is not plain."""
    scoring: str | None = None
    empty: bool = False
    """Whether it is a row of the form that nobody filled in: it has no weight, and nothing is open for it."""

    @property
    def score(self) -> Decimal | None:
        """The points that count: those by hand, else the computed ones."""
        if self.is_out_of_range:
            return None
        return self.computed if self.given is None else self.given

    def in_total(self, points: Decimal | None) -> Decimal | None:
        """Return what *points* of it are in the total."""
        return None if points is None else exact.scaled(points, self.scale)

    @property
    def needs_reason(self) -> bool:
        """Whether a reason has to be given."""
        return bool(self.causes)

    @property
    def open(self) -> bool:
        """Whether its points are still open; where nothing is scored, whether it could not be judged."""
        if self.empty or (self.given is not None and not self.is_out_of_range):
            return False
        return self.not_judged is not None or self.is_out_of_range


@dataclass(frozen=True, slots=True)
class ExecutionItem:
    """The execution row: money spent, held against the budget."""

    budget: Decimal | None
    execution: Decimal | None
    rate: Decimal | None
    """In percent, with two decimals, as it is: 498.18."""
    weight: Decimal | None
    is_fiscal: bool = False
    """Whether budget and execution are fiscal money alone, as the profile has it."""
    computed: Decimal | None = None
    exactly: Fraction | None = None
    """The points before they were rounded."""
    rate_exactly: Fraction | None = None
    """The rate, in percent, before it was rounded."""
    given: Decimal | None = None
    """The points that were printed, with a reason, where nothing was planned and no norm says what that is worth."""
    formula: Text | None = None
    not_judged: Text | None = None
    corrections: tuple[Correction, ...] = ()
    """What the amounts should probably read, where they are of another unit."""
    reason: str | None = None
    causes: tuple[Text, ...] = ()
    pointer: Pointer = ()

    @property
    def score(self) -> Decimal | None:
        """The points that count."""
        return self.computed if self.given is None else self.given

    @property
    def needs_reason(self) -> bool:
        """Whether a reason has to be given."""
        return bool(self.causes)

    @property
    def open(self) -> bool:
        """Whether its points are still open."""
        return self.not_judged is not None


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one first level, or of one goal, together."""

    id: str
    name: Text
    items: int
    weight: Decimal | None
    score: Decimal | None
    """None while a row of it is open."""
    certain: Decimal
    """The points that are judged."""
    open: Decimal
    """The points that are open, as far as the weights are known."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One table, scored as far as it can be."""

    profile: str
    reference: str
    """The norm that the profile follows."""
    scored: bool
    name: str | None
    items: tuple[Item, ...]
    execution: ExecutionItem
    groups: tuple[Group, ...]
    goals: tuple[Group, ...]
    unassigned: Decimal
    """Points that no row can get: their first level is not in the table, and the table does not say who has them."""
    missing: tuple[Missing, ...]
    objections: tuple[Objection, ...]
    score: Decimal | None
    """The total; None while anything is open, and where nothing is scored."""
    computed: Decimal | None
    """The total without the scores that were written by hand."""
    certain: Decimal
    """The points that are judged: the least that the total can be."""
    open: Decimal | None
    """The points that are open; None while their weights are not known."""
    is_of_hundred: bool
    """Whether the weights are 100 together: no other total can be graded, or compared with those of other tables."""
    rating: str | None
    complete: bool
    """Whether nothing is left to judge."""
    comparison: Comparison | None = None

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """What `--fix` offers."""
        found = (item.not_judged.correction for item in self.items if item.not_judged)
        return (*(correction for correction in found if correction), *self.execution.corrections)

    @property
    def is_all_full(self) -> bool:
        """Whether every row has full points, which an auditor looks at twice."""
        rows = [(item.score, item.weight) for item in self.items if not item.empty]
        rows.append((self.execution.score, self.execution.weight))
        return self.scored and all(score is not None and score == weight for score, weight in rows)
