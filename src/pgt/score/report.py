"""Many evaluations in a few numbers: they come by one after the other, and only counts and the weakest rows stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from pgt.diagnostics import Pointer
from pgt.profile import Profile
from pgt.score import exact
from pgt.score.evaluation import Evaluation, Item, What


@dataclass(frozen=True, slots=True)
class Weak:
    """An indicator that got little of its points."""

    file: str
    table: str | None
    pointer: Pointer
    category: str
    name: str | None
    score: Decimal
    weight: Decimal

    @property
    def percent(self) -> Decimal:
        """How many percent of its weight it got."""
        return exact.percent(Fraction(self.score) / Fraction(self.weight))


@dataclass(frozen=True, slots=True)
class Missed:
    """An indicator of one name, over all tables: how often it was judged, and how often its target was missed."""

    category: str
    name: str
    judged: int
    missed: int


@dataclass(frozen=True, slots=True)
class Report:
    """What all tables come to together."""

    tables: int
    scored: int
    """How many of them have a total out of a hundred: the mean and the grades are theirs."""
    mean: Decimal | None
    lowest: Decimal | None
    highest: Decimal | None
    grades: Mapping[str, int]
    """How many tables have each grade, from the best."""
    missing: Mapping[What, int]
    """How often each sort of thing is missing."""
    not_judged: int
    """How many indicators could not be judged."""
    indicators: int
    weakest: tuple[Weak, ...]
    """The indicators with the least part of their points, the worst first."""
    missed: tuple[Missed, ...]
    """The indicators whose targets were missed most often."""


def report(evaluations: Iterable[tuple[str, Evaluation]], profile: Profile, most: int = 10) -> Report:
    """Sum up *evaluations*, each with the name of its file; the lists hold *most* rows at most."""
    tally = _Tally(most, {grade.name: 0 for grade in profile.grades})
    for file, evaluation in evaluations:
        tally.count(file, evaluation)
    return tally.close(profile)


@dataclass(slots=True)
class _Tally:
    """Evaluations counted as they come; of their rows only the weakest are kept."""

    most: int
    grades: dict[str, int]
    tables: int = 0
    indicators: int = 0
    not_judged: int = 0
    scores: int = 0
    sum: Decimal = Decimal(0)
    lowest: Decimal | None = None
    highest: Decimal | None = None
    missing: dict[What, int] = field(default_factory=dict)
    weakest: list[Weak] = field(default_factory=list)
    outcomes: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)

    def count(self, file: str, evaluation: Evaluation) -> None:
        self.tables += 1
        if evaluation.score is not None and evaluation.is_of_hundred:
            self.scores += 1
            self.sum = exact.total((self.sum, evaluation.score))
            self.lowest = evaluation.score if self.lowest is None else min(self.lowest, evaluation.score)
            self.highest = evaluation.score if self.highest is None else max(self.highest, evaluation.score)
        if evaluation.rating is not None:
            self.grades[evaluation.rating] = self.grades.get(evaluation.rating, 0) + 1
        for missing in evaluation.missing:
            self.missing[missing.what] = self.missing.get(missing.what, 0) + 1
        for item in evaluation.items:
            if not item.empty:
                self.count_item(item)
        self.weakest += _weak(file, evaluation)
        if len(self.weakest) > 10 * self.most:
            self.keep_weakest()

    def count_item(self, item: Item) -> None:
        self.indicators += 1
        self.not_judged += item.open
        if item.reached is not None and item.name:
            key = (item.category, item.name.strip())
            judged, missed = self.outcomes.get(key, (0, 0))
            self.outcomes[key] = (judged + 1, missed + (not item.reached))

    def keep_weakest(self) -> None:
        self.weakest.sort(key=lambda weak: (weak.percent, -weak.weight, weak.file, weak.pointer))
        del self.weakest[self.most :]

    def close(self, profile: Profile) -> Report:
        self.keep_weakest()
        mean = None
        if self.scores:
            mean = exact.half_up(Fraction(self.sum) / self.scores, profile.score_places)
        missed = [Missed(*key, judged, times) for key, (judged, times) in self.outcomes.items() if times]
        missed.sort(key=lambda one: (-one.missed, -Fraction(one.missed, one.judged), one.category, one.name))
        return Report(
            tables=self.tables,
            scored=self.scores,
            mean=mean,
            lowest=self.lowest,
            highest=self.highest,
            grades=self.grades,
            missing=self.missing,
            not_judged=self.not_judged,
            indicators=self.indicators,
            weakest=tuple(self.weakest),
            missed=tuple(missed[: self.most]),
        )


def _weak(file: str, evaluation: Evaluation) -> Iterator[Weak]:
    for item in evaluation.items:
        if item.score is not None and item.weight and 0 <= item.score < item.weight:
            yield Weak(file, evaluation.name, item.pointer, item.category, item.name, item.score, item.weight)
