"""Who has how many of the 100 points: what a table writes comes first, the profile shares out the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from pgt import category
from pgt.diagnostics import Pointer, Text
from pgt.model import Indicator, Table
from pgt.profile import FULL, By, Otherwise, Profile, Weights
from pgt.score import exact, implied, weight_objections
from pgt.score.evaluation import Objection
from pgt.score.words import is_empty, is_part


@dataclass(frozen=True, slots=True)
class Weighting:
    """The weights of a table's rows, in the order of :meth:`Table.every_indicator`, and of its execution."""

    rows: tuple[Decimal | None, ...]
    """None for an empty row, and where nobody says how many points a row has."""
    execution: Decimal | None
    unassigned: Decimal = Decimal(0)
    """Points that no row can get."""
    lacking: tuple[Text, ...] = ()
    """The first levels or goals that would have them."""
    objections: tuple[Objection, ...] = ()
    scales: tuple[Decimal, ...] = ()
    """How many percent of its points each row has in the total; all of them where there is none."""


def weigh(table: Table, profile: Profile) -> Weighting:
    """Return the weights of *table* under *profile*; the sums are exact."""
    rows = tuple(table.every_indicator())
    if profile.weights is None:
        return Weighting(tuple(row.weight for row in rows), None)
    scale = _Scale(table, profile, profile.weights, rows, [row.weight for row in rows])
    scale.settle()
    lacking = scale.lacking if scale.unassigned else ()
    return Weighting(
        tuple(scale.found),
        scale.execution,
        scale.unassigned,
        lacking,
        tuple(scale.objections),
        tuple(scale.scales.get(index, FULL) for index in range(len(rows))),
    )


@dataclass(slots=True)
class _Scale:
    """The weights of one table while they are shared out, by the place of their rows."""

    table: Table
    profile: Profile
    plan: Weights
    rows: Sequence[Indicator]
    found: list[Decimal | None]
    objections: list[Objection] = field(default_factory=list)
    lacking: tuple[Text, ...] = ()
    is_way_told: bool = False
    execution: Decimal = Decimal(0)
    unassigned: Decimal = Decimal(0)
    scales: dict[int, Decimal] = field(default_factory=dict)

    def settle(self) -> None:
        """Share the 100 points out: the execution first, then goals or first levels, then their rows."""
        filled = [index for index, row in enumerate(self.rows) if not is_empty(row)]
        self.leave_parts(filled)
        all_written = bool(filled) and all(self.found[index] is not None for index in filled)
        for index in filled:
            self.check(self.rows[index])
        self.execution = self.points_of_execution(all_written=all_written)
        if self.plan.by is By.GOAL:
            self.by_goal(filled)
        else:
            self.by_group(filled)
        self.check_sum(filled)

    def leave_parts(self, filled: Sequence[int]) -> None:
        """Give nothing to rows that say of what others consist, where those others have points of their own."""
        parts = [index for index in filled if is_part(self.rows[index])]
        others = [self.rows[index] for index in filled if index not in parts]
        if not parts or not others or any(row.weight is None and row.score is None for row in others):
            return
        for index in parts:
            self.found[index] = Decimal(0)
        self.objections.append(weight_objections.parts_without_points(self.rows[parts[0]]))

    def check(self, row: Indicator) -> None:
        if row.weight is not None and row.weight <= 0:
            self.objections.append(weight_objections.not_above_zero(row, row.weight))

    def points_of_execution(self, *, all_written: bool) -> Decimal:
        """Return what is printed, else the profile's; nothing where the rows alone have all 100 (四川: 60, 30, 10)."""
        printed = self.table.result.execution if self.table.result else None
        if printed and printed.weight is not None:
            return printed.weight
        if all_written and self.plan.by is By.GROUP and self.sum() == FULL:
            self.objections.append(weight_objections.execution_without_points())
            return Decimal(0)
        return self.plan.execution

    def sum(self) -> Decimal:
        scaled = (
            exact.scaled(weight, self.scales.get(index, FULL))
            for index, weight in enumerate(self.found)
            if weight is not None
        )
        return exact.total(scaled)

    def by_group(self, filled: Iterable[int]) -> None:
        members: dict[str, list[int]] = {}
        for index in filled:
            members.setdefault(self.rows[index].first_level, []).append(index)
        points = self.points_of_groups(members)
        if written := [goal.weight for goal in self.table.goals if goal.weight is not None]:
            self.objections.append(weight_objections.unused_goals(written, self.profile))
        self.object_to_groups(members)
        for group, indices in members.items():
            self.share_within(points.get(group), indices)
            if not self.lacking and group in points:
                self.check_group(category.name(group), indices, points[group])

    def object_to_groups(self, members: Mapping[str, Sequence[int]]) -> None:
        """Object to first levels that the profile does not know, where their rows have no weights of their own."""
        for group, indices in members.items():
            if any(group in line for line in self.plan.groups) or all(self.found[at] is not None for at in indices):
                continue
            row = self.rows[indices[0]]
            self.objections.append(weight_objections.unknown_group(group, members.keys(), row, self.profile))

    def points_of_groups(self, members: Iterable[str]) -> dict[str, Decimal]:
        """Return the points of the first levels that the table has, by the profile's line for just these."""
        there = set(members)
        for line in self.plan.groups:
            if line.keys() == there:
                return dict(line)
        nearest = max(self.plan.groups, key=lambda line: len(there & line.keys()) - len(line.keys() - there))
        points = {group: weight for group, weight in nearest.items() if group in there}
        if points and self.plan.otherwise is Otherwise.PROPORTIONAL:
            parts = [Fraction(weight) for weight in points.values()]
            if sum(parts):
                shares = exact.share_out(exact.subtract(FULL, self.plan.execution), parts, self.profile.weight_places)
                return dict(zip(points, shares, strict=True))
        self.lacking = tuple(category.name(group) for group in nearest if group not in there)
        return points

    def by_goal(self, filled: Iterable[int]) -> None:
        """Share the points out to the goals, and within them; rows of the whole table are together like one goal."""
        units = [
            _Unit(
                Text("目标之外的指标", "the indicators outside of goals"), None, list(range(len(self.table.indicators)))
            )
        ]
        start = len(self.table.indicators)
        for number, goal in enumerate(self.table.goals, 1):
            indices = list(range(start, start + len(goal.indicators)))
            units.append(_Unit(Text(f"目标{number}", f"goal {number}"), goal.weight, indices))
            start += len(goal.indicators)
        there = set(filled)
        for unit in units:
            unit.indices = [index for index in unit.indices if index in there]
        self.lacking = tuple(unit.name for unit in units if unit.weight is not None and not unit.indices)
        units = [unit for unit in units if unit.indices or unit.weight is not None]
        together = _Unit(Text("各目标", "all goals"), None, [index for unit in units for index in unit.indices])
        if all(unit.weight is None for unit in units) and self.take_shares(together, self.plan.goals):
            return
        for unit, points in zip(units, self.points_of_units(units), strict=True):
            self.share_within(points, unit.indices)
            if points is not None and unit.indices and not self.take_shares(unit, points):
                self.check_group(unit.name, unit.indices, points)

    def take_shares(self, unit: _Unit, points: Decimal) -> bool:
        """Take weights of a goal that add up to 100 for shares of its *points*, as 湖北's system has them."""
        weights = [self.found[index] for index in unit.indices]
        if points == FULL or not weights or exact.whole(weights) != FULL:
            return False
        self.scales |= dict.fromkeys(unit.indices, points)
        self.objections.append(weight_objections.shares_of_goal(unit.name, points, self.rows[unit.indices[0]]))
        return True

    def points_of_units(self, units: Sequence[_Unit]) -> Sequence[Decimal | None]:
        """Return the points of the goals: as written, by the ratios that were written, or evenly."""
        written = [unit.weight for unit in units if unit.weight is not None]
        whole = exact.total(written)
        if not units:
            return ()
        if len(written) == len(units) and min(written) > 0 and whole == FULL != self.plan.goals:
            return exact.share_out(
                self.plan.goals, [Fraction(weight) for weight in written], self.profile.weight_places
            )
        rest = exact.subtract(self.plan.goals, whole)
        blank = len(units) - len(written)
        if blank and rest <= 0:
            self.object_to_rest(units, whole)
            return [unit.weight for unit in units] if not rest else [None] * len(units)
        if blank or not rest:
            shares = iter(self.equal_parts(rest, blank))
            return [next(shares) if unit.weight is None else unit.weight for unit in units]
        self.objections.append(weight_objections.wrong_sum_of_goals(whole, self.plan.goals))
        return [None] * len(units)

    def object_to_rest(self, units: Sequence[_Unit], whole: Decimal) -> None:
        """Say which goals, or indicators outside of them, nothing is left for."""
        blank = [unit for unit in units if unit.weight is None]
        first = blank[0].indices
        pointer: Pointer = self.rows[first[0]].pointer if first else ("goals",)
        names = [unit.name for unit in blank]
        self.objections.append(weight_objections.nothing_for(names, whole, self.plan.goals, pointer))

    def share_within(self, points: Decimal | None, indices: Sequence[int]) -> None:
        """Give the rows without a weight equal parts of what the others leave of *points*."""
        blank = [index for index in indices if self.found[index] is None]
        if not blank or points is None:
            return
        rest = exact.subtract(points, exact.total(self.found[index] or Decimal(0) for index in indices))
        if self.take_implied(rest, blank):
            return
        if rest <= 0:
            self.objections.append(weight_objections.nothing_left(self.rows[blank[0]], points))
            return
        for index, share in zip(blank, self.equal_parts(rest, len(blank)), strict=True):
            self.found[index] = share

    def take_implied(self, points: Decimal, blank: Sequence[int]) -> bool:
        """Give rows that have scores and no weights those that the scores tell; say whether they tell any."""
        rows = [self.rows[index] for index in blank]
        told = implied.weights(rows, points, self.profile, self.table.year) if points > 0 else None
        if told is None:
            return False
        for index, weight in zip(blank, told, strict=True):
            self.found[index] = weight
        if told != self.equal_parts(points, len(blank)):
            self.objections.append(weight_objections.told_by_scores(rows[0], told))
        return True

    def equal_parts(self, points: Decimal, count: int) -> tuple[Decimal, ...]:
        return exact.share_out(points, [Fraction(1)] * count, self.profile.weight_places) if count else ()

    def check_group(self, name: Text, indices: Sequence[int], expected: Decimal) -> None:
        """Object to a kind whose rows have other points than the profile says; not where execution has no points."""
        weights = [weight for index in indices if (weight := self.found[index]) is not None]
        found = exact.total(weights)
        if len(weights) < len(indices) or found == expected or not self.execution:
            return
        is_whole = exact.total((self.sum(), self.execution)) == FULL
        tells = is_whole and not self.is_way_told
        self.objections.append(weight_objections.wrong_sum_of_group(name, found, expected, may_be_meant=tells))
        self.is_way_told = self.is_way_told or is_whole

    def check_sum(self, filled: Sequence[int]) -> None:
        """See what is left of the 100 points: open where something lacks that would have them, else a mistake."""
        if any(self.found[index] is None for index in filled):
            return
        whole = exact.total((self.sum(), self.execution))
        rest = exact.subtract(FULL, whole)
        if rest > 0 and (self.lacking or not filled):
            self.unassigned = rest
        elif rest:
            self.objections.append(weight_objections.wrong_sum(whole))


@dataclass(slots=True)
class _Unit:
    """A goal, as far as points are concerned."""

    name: Text
    weight: Decimal | None
    indices: list[int]
