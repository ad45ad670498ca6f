"""What `pgt selfeval` answers: every table with its evaluation and what became of its plan, and all of them together.

Evaluations are made by :mod:`pgt.score`, changes of a plan by :mod:`pgt.changes`; here they meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from pgt.changes import Drift
from pgt.diagnostics import Pointer
from pgt.outline import Outline
from pgt.profile import Profile
from pgt.score import Evaluation, Objection, Report, Sort, report

_MOST = 10
"""Rows of the lists of weak and missed indicators."""

_MERE_REMARKS = frozenset({Sort.REMARK, Sort.OVER_BUDGET, Sort.TOLD})
"""What is said and does not stand in the way: the reason that spending too much wants is asked for elsewhere."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A table with its evaluation."""

    outline: Outline
    evaluation: Evaluation
    lines: Mapping[Pointer, int] = field(default_factory=dict)
    """Where in the file stands what is spoken of."""
    drift: Drift | None = None
    """What became of its plan since it was approved; None where nobody asked."""

    @property
    def file(self) -> str:
        """The file that it was read from."""
        return self.outline.file

    @property
    def objections(self) -> tuple[Objection, ...]:
        """What does not agree: neither what is merely remarked, nor what stands among the printed figures."""
        found = self.evaluation
        printed = {figure.pointer for figure in found.comparison.differences} if found.comparison else frozenset()
        return tuple(
            one
            for one in found.objections
            if one.sort not in _MERE_REMARKS and not (one.sort is Sort.DIFFERS and one.pointer in printed)
        )

    @property
    def remarks(self) -> tuple[Objection, ...]:
        """What is remarked, and has not to be mended."""
        return tuple(one for one in self.evaluation.objections if one.sort in _MERE_REMARKS)

    @property
    def waiting(self) -> int:
        """How many of its rows are open."""
        return sum(item.open for item in self.evaluation.items)

    @property
    def disagreements(self) -> int:
        """How many things do not agree with the profile, or with what was printed."""
        compared = self.evaluation.comparison
        printed = 0 if compared is None else len(compared.differences) + compared.is_sum_wrong + bool(compared.rating)
        return len(self.objections) + printed

    @property
    def departures(self) -> int:
        """How many changes there were since its plan was approved; a plan that never was is one."""
        if self.drift is None:
            return 0
        return len(self.drift.departures) or int(not self.drift.is_approved)

    @property
    def is_ready(self) -> bool:
        """Whether its self-evaluation is complete: nothing open, nothing missing, nothing that does not agree."""
        found = self.evaluation
        if not found.complete or found.missing or self.objections:
            return False
        if found.comparison is not None and found.comparison.disagrees:
            return False
        return self.drift is None or self.drift.is_clean


@dataclass(frozen=True, slots=True)
class Answer:
    """Every table, and all of them together."""

    tables: tuple[Scored, ...]
    report: Report
    profile: str | None
    """The profile of all tables; None where they have several."""
    revision: str | None = None
    """The approved plan that was compared with."""
    gone: tuple[Outline, ...] = ()
    """Tables that were approved and are not there any more."""

    @classmethod
    def of(
        cls,
        tables: Iterable[Scored],
        profiles: Iterable[Profile],
        revision: str | None = None,
        gone: Iterable[Outline] = (),
    ) -> Self:
        """Put *tables* together; the first of *profiles* that scores orders the grades and rounds the means."""
        kept, known = tuple(tables), tuple(profiles)
        leading = next((profile for profile in known if profile.scored), known[0])
        ids = {table.evaluation.profile for table in kept}
        return cls(
            tables=kept,
            report=report(((table.file, table.evaluation) for table in kept), leading, _MOST),
            profile=leading.id if ids <= {leading.id} else None,
            revision=revision,
            gone=tuple(gone),
        )

    @property
    def is_ready(self) -> bool:
        """Whether every self-evaluation is complete."""
        return not self.gone and all(table.is_ready for table in self.tables)


def pointers(evaluation: Evaluation, drift: Drift | None = None) -> Iterator[Pointer]:
    """Yield every place that an answer speaks of."""
    if drift:
        yield from (departure.change.pointer for departure in drift.departures if not departure.is_gone)
    yield evaluation.execution.pointer
    yield from (missing.pointer for missing in evaluation.missing)
    yield from (objection.pointer for objection in evaluation.objections)
    yield from (correction.pointer for correction in evaluation.corrections)
    for item in evaluation.items:
        yield item.pointer
        yield (*item.pointer, "actual")
    compared = evaluation.comparison
    if compared:
        figures = (compared.total, compared.execution, compared.rate, *compared.items, *compared.taken)
        yield from (figure.pointer for figure in figures if figure)
        yield ("result", "rating")
