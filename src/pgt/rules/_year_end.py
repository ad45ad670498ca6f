"""A table's year-end results, scored once for all rules; a table that only plans costs them a glance."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from pgt.diagnostics import Pointer
from pgt.model import Indicator, Table
from pgt.rules._rows import annual_rows
from pgt.rules._rule import Context

if TYPE_CHECKING:  # only a table with weights or results needs the arithmetic of scores
    from pgt.profile import Profile
    from pgt.score import Evaluation, Item, Objection


ObjectionSort = Literal["weight", "score-range", "tier", "differs", "weight-sum", "group-sum"]
"""What rules ask for of :class:`pgt.score.Sort`, by its values: that module is loaded for a table with scores alone."""


class YearEnd(NamedTuple):
    """What the scoring profile makes of one table."""

    table: Table
    context: Context
    objections: tuple[Objection, ...] = ()
    evaluation: Evaluation | None = None
    """None where nothing was filled in at year end."""
    rows: tuple[tuple[Indicator, Item], ...] = ()
    unexplained: frozenset[Pointer] = frozenset()
    """The places at which a reason is due and none is said."""

    @property
    def profile(self) -> str:
        """The profile that was used, as a message names it."""
        return self.evaluation.profile if self.evaluation else ""

    def lacks_reason(self, row: Indicator) -> bool:
        """Whether *row* has to be explained, and is not."""
        return (*row.pointer, "reason") in self.unexplained

    def has_points(self, row: Indicator) -> bool:
        """Whether *row* is scored at all: some forms only hold results against targets."""
        return row.weight is not None and self.evaluation is not None and self.evaluation.scored

    def is_execution_accepted(self, printed: Decimal) -> bool:
        """Whether one of pgt's own profiles has *printed* for the execution; where one is named, no other counts."""
        if self.context.profile_id is not None:
            return False
        return any(_has_for_execution(self.table, profile, printed) for profile in _built_in())

    def of(self, sort: ObjectionSort) -> Iterator[Objection]:
        """Yield the objections of one *sort*.

        Where no profile is named, it is only what none of pgt's own profiles agrees with. The norms leave formulas
        and bands to the provinces: what another province computes is not wrong.
        """
        found = [one for one in self.objections if one.sort == sort]
        if not found or self.context.profile_id is not None:
            yield from found
            return
        others = [_places(self.table, profile, sort) for profile in _built_in()]
        yield from (one for one in found if all(one.pointer in places for places in others))


_LATEST: deque[tuple[Table, Context, YearEnd]] = deque(maxlen=1)
"""A dozen rules look at one table, then at the next: it is scored for the first of them, and kept for the rest."""


def year_end(table: Table, context: Context) -> YearEnd:
    """Return what the profile of *context* makes of *table*."""
    if _LATEST:
        latest = _LATEST[0]
        if latest[0] is table and latest[1] is context:
            return latest[2]
    found = _score(table, context)
    _LATEST.append((table, context, found))
    return found


def has_results(table: Table) -> bool:
    """Whether anything was filled in at year end."""
    if table.execution is not None or table.result is not None:
        return True
    return any(row.actual is not None or row.level is not None or row.score is not None for row in annual_rows(table))


def _score(table: Table, context: Context) -> YearEnd:
    """Score *table* as far as it has anything to score: its weights alone where nothing was filled in."""
    is_filled = has_results(table)
    if not is_filled and all(row.weight is None for row in annual_rows(table)):
        return YearEnd(table, context)
    profile = context.profile
    if profile is None:
        return YearEnd(table, context)
    from pgt import score

    if not is_filled:
        return YearEnd(table, context, score.weigh(table, profile).objections)
    evaluation = score.evaluate(table, profile)
    return YearEnd(
        table,
        context,
        evaluation.objections,
        evaluation,
        tuple(zip(annual_rows(table), evaluation.items, strict=True)),
        frozenset(one.pointer for one in evaluation.missing if one.what is score.What.REASON),
    )


def _built_in() -> Iterable[Profile]:
    from pgt import profile

    found = (profile.find(one).definition for one in profile.built_in())
    return [one for one in found if one is not None and one.scored]


def _has_for_execution(table: Table, profile: Profile, printed: Decimal) -> bool:
    from pgt import score

    found = score.evaluate(table, profile).comparison
    figure = found.execution if found else None
    if found is None or figure is None or figure.computed is None:
        return False
    rounded = figure.computed.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return printed == rounded or not figure.exceeds(found.tolerance)


def _places(table: Table, profile: Profile, sort: ObjectionSort) -> set[Pointer]:
    from pgt import score

    return {one.pointer for one in score.evaluate(table, profile).objections if one.sort == sort}
