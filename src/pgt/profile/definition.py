"""A scoring profile as frozen dataclasses: what a norm or a province sets about a self-evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

FULL = Decimal(100)
"""What weights add up to, and what percents are parts of."""


class By(StrEnum):
    """What points are shared out to first."""

    GROUP = "group"
    GOAL = "goal"


class Otherwise(StrEnum):
    """What happens to the points of a first level that a table does not have."""

    OPEN = "open"
    PROPORTIONAL = "proportional"


class Reverse(StrEnum):
    """How an upper limit *t* that was exceeded by an actual *a* is scored, out of the weight *w*."""

    LINEAR = "linear"
    """w × (1 − (a − t) / t), nothing from 2t."""
    RATIO = "ratio"
    """w × t / a."""


class Amount(StrEnum):
    """Which money the execution rate goes by."""

    TOTAL = "total"
    FISCAL = "fiscal"
    """财政资金; all of it where a table does not say how much of it is fiscal."""


class NothingPlanned(StrEnum):
    """What the execution rate is worth where nothing was planned and nothing spent."""

    OPEN = "open"
    FULL = "full"
    ZERO = "zero"


@dataclass(frozen=True, slots=True)
class Weights:
    """How 100 points are shared out."""

    execution: Decimal
    by: By = By.GROUP
    groups: tuple[Mapping[str, Decimal], ...] = ()
    """Points of the first levels, one mapping a situation."""
    goals: Decimal = Decimal(0)
    """Points of all goals together, where points are shared out to goals first."""
    otherwise: Otherwise = Otherwise.OPEN
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Quantitative:
    """How a target with a number is held against what was reached."""

    reverse: Reverse = Reverse.LINEAR
    flag_difference: bool = False
    """Whether more than a target with = is pointed out."""
    literal_zero: bool = False
    """Whether any number reaches ≥0; else 0 is what is to be kept."""
    lower_is_better: frozenset[str] = frozenset()
    """Categories whose targets are upper limits where neither operator nor direction says."""
    more_is_better: tuple[str, ...] = ()
    """Words of the names of percents of which more is better in such a category, too: 达标率, 节约率."""
    reference: str = ""

    def is_lower_better(self, category: str, rate: str | None = None) -> bool:
        """Whether *category*, or its first level, is one where less is better; *rate* is what a percent is called."""
        if rate is not None and any(word in rate for word in self.more_is_better):
            return False
        return category in self.lower_is_better or category.partition(".")[0] in self.lower_is_better


@dataclass(frozen=True, slots=True)
class OverAchievement:
    """From which ratio of actual to target a result is pointed out, and from which it asks for a reason."""

    flag: Decimal | None = None
    reason: Decimal | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier of qualitative targets, in percent of the weight: from *start*, up to *end*."""

    start: Decimal
    end: Decimal
    closed: bool
    """Whether *end* itself belongs to it: only to the highest."""
    points: Decimal | None = None
    """What the level alone is worth, where no score is given; None leaves it open."""


@dataclass(frozen=True, slots=True)
class Band:
    """From which percent on how many percent of the weight are given."""

    start: Decimal
    points: Decimal


@dataclass(frozen=True, slots=True)
class Execution:
    """How the execution rate is scored."""

    adjusted: bool = True
    """Whether it is held against the adjusted budget."""
    amount: Amount = Amount.TOTAL
    bands: tuple[Band, ...] = ()
    """From the highest; in proportion where there are none."""
    nothing_planned: NothingPlanned = NothingPlanned.OPEN
    reason_below: Decimal | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade, and the score that it begins at."""

    name: str
    start: Decimal


@dataclass(frozen=True, slots=True)
class Monitoring:
    """The lights of mid-year monitoring, in percent of the progress that is due."""

    yellow: Decimal = Decimal(60)
    green: Decimal = Decimal(80)
    blue: Decimal = Decimal(120)
    not_cumulative: frozenset[str] = frozenset()
    """Categories that are held against the whole target at any date."""
    cumulative_rates: tuple[str, ...] = ()
    """Words of the names of rates that grow with the year: 完成率, 覆盖率. Any other rate is held against the whole."""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """How a self-evaluation is scored, or that it is not."""

    id: str
    name: str
    reference: str
    weights: Weights | None
    """None where nothing is scored."""
    quantitative: Quantitative = Quantitative()
    over_achievement: OverAchievement = OverAchievement()
    tiers: Mapping[str, Tier] = field(default_factory=dict)
    execution: Execution = Execution()
    satisfaction: tuple[Band, ...] = ()
    grades: tuple[Grade, ...] = ()
    score_places: int = 2
    weight_places: int = 2
    tolerance: Decimal = Decimal("0.01")
    wants_evidence: bool = False
    monitoring: Monitoring | None = None

    @property
    def scored(self) -> bool:
        """Whether there are scores at all."""
        return self.weights is not None

    def contradicts(self, printed: Profile) -> bool:
        """Whether its points have no place on a form that is made for *printed*.

        A form that prints no points can be scored by any profile. One that shares them out to goals has no place for
        those of first levels, nor the other way round.
        """
        if printed.weights is None:
            return False
        return self.weights is None or self.weights.by is not printed.weights.by

    def grade(self, score: Decimal) -> str | None:
        """Return the name of the grade of *score*; None where there are no grades or it is below all of them."""
        return next((grade.name for grade in self.grades if score >= grade.start), None)


def band_of(bands: tuple[Band, ...], percent: Fraction) -> Band:
    """Return the band of *percent*: they come from the highest, and the last begins at 0."""
    return next((band for band in bands if percent >= Fraction(band.start)), bands[-1])
