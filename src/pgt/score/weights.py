"""Who has how many of the 100 points: what a table writes comes first, the profile shares out the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from pgt import category
from pgt.diagnostics import Pointer, Text
from pgt.model import Indicator, Table
from pgt.profile import FULL, By, Otherwise, Profile, Weights, sharing_out_to
from pgt.score import exact, implied
from pgt.score.evaluation import Objection, Sort


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


def weigh(table: Table, profile: Profile) -> Weighting:
    """Return the weights of *table* under *profile*; the sums are exact."""
    rows = tuple(table.every_indicator())
    if profile.weights is None:
        return Weighting(tuple(row.weight for row in rows), None)
    scale = _Scale(table, profile, profile.weights, rows, [row.weight for row in rows])
    scale.settle()
    lacking = scale.lacking if scale.unassigned else ()
    return Weighting(tuple(scale.found), scale.execution, scale.unassigned, lacking, tuple(scale.objections))


_OWN_PROFILE = Text(
    "批准了别的分法的，在工作区 profiles/ 里写自己的评分方案",
    "where another division was approved, write a profile of your own in the workspace's profiles/",
)


@dataclass(slots=True)
class _Scale:
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

    def settle(self) -> None:
        filled = [index for index, row in enumerate(self.rows) if not row.is_blank]
        all_written = bool(filled) and all(self.found[index] is not None for index in filled)
        for index in filled:
            self.check(self.rows[index])
        self.execution = self.points_of_execution(all_written=all_written)
        if self.plan.by is By.GOAL:
            self.by_goal(filled)
        else:
            self.by_group(filled)
        self.check_sum(filled)

    def object(self, sort: Sort, pointer: Pointer, zh: str, en: str) -> None:
        self.objections.append(Objection(sort, Text(zh, en), pointer))

    def check(self, row: Indicator) -> None:
        if row.weight is not None and row.weight <= 0:
            shown = exact.shown(row.weight)
            pointer = (*row.pointer, "weight")
            self.object(
                Sort.WEIGHT, pointer, f"分值是 {shown}，应当大于 0", f"a weight of {shown}: it should be above 0"
            )

    def points_of_execution(self, *, all_written: bool) -> Decimal:
        """Return what is printed, else the profile's; nothing where the rows alone have all 100 (四川: 60, 30, 10)."""
        printed = self.table.result.execution if self.table.result else None
        if printed and printed.weight is not None:
            return printed.weight
        if all_written and self.sum() == FULL:
            self.object(
                Sort.REMARK,
                (),
                "指标分值合计已经是 100，预算执行不另计分",
                "the indicators have all 100 points: execution is not scored beside them",
            )
            return Decimal(0)
        return self.plan.execution

    def sum(self) -> Decimal:
        return exact.total(weight for weight in self.found if weight is not None)

    def by_group(self, filled: Iterable[int]) -> None:
        members: dict[str, list[int]] = {}
        for index in filled:
            members.setdefault(self.rows[index].first_level, []).append(index)
        points = self.points_of_groups(members)
        self.remark_goals()
        self.object_to_groups(members)
        for group, indices in members.items():
            self.share_within(points.get(group), indices)
            if not self.lacking and group in points:
                self.check_group(category.name(group), indices, points[group])

    def remark_goals(self) -> None:
        """Say that weights of goals are not used where points are shared out to first levels."""
        written = [goal.weight for goal in self.table.goals if goal.weight is not None]
        if written:
            zh, en = "、".join(map(exact.shown, written)), ", ".join(map(exact.shown, written))
            self.object(
                Sort.REMARK,
                ("goals",),
                f"目标写了分值（{zh}），评分方案 {self.profile.id} 按一级指标分，没有用",
                f"the goals have weights ({en}), and the profile {self.profile.id} shares out to first levels: unused",
            )

    def object_to_groups(self, members: Mapping[str, Sequence[int]]) -> None:
        """Name the profiles that know a first level which this one does not, where it has no points of its own."""
        for group, indices in members.items():
            if any(group in line for line in self.plan.groups) or all(self.found[at] is not None for at in indices):
                continue
            others = sharing_out_to(members) or sharing_out_to({group})
            name, listed = category.name(group), "、".join(others)
            zh = f"：{listed} 里有（--profile，或 pgt.toml 的 profile），或者" if others else "："
            en = f": {', '.join(others)} has (--profile, or profile in pgt.toml); or" if others else ":"
            self.object(
                Sort.GROUP_SUM,
                (*self.rows[indices[0]].pointer, "category"),
                f"{name.zh}不在评分方案 {self.profile.id} 的一级指标里{zh}写明各项分值",
                f"the profile {self.profile.id} has no points for {name.en}{en} write the weights",
            )

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
        for unit, points in zip(units, self.points_of_units(units), strict=True):
            self.share_within(points, unit.indices)
            if points is not None and unit.indices:
                self.check_group(unit.name, unit.indices, points)

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
        shown = exact.shown(whole)
        goals = exact.shown(self.plan.goals)
        self.object(
            Sort.GROUP_SUM,
            ("goals",),
            f"各目标的分值合计 {shown}，应当是 {goals}（或按比例合计 100）",
            f"the goals have {shown} points, and should have {goals} (or ratios that add up to 100)",
        )
        return [None] * len(units)

    def object_to_rest(self, units: Sequence[_Unit], whole: Decimal) -> None:
        """Say which goals, or indicators outside of them, nothing is left for."""
        blank = [unit for unit in units if unit.weight is None]
        shown, goals = exact.shown(whole), exact.shown(self.plan.goals)
        first = blank[0].indices
        zh, en = "、".join(unit.name.zh for unit in blank), ", ".join(unit.name.en for unit in blank)
        self.object(
            Sort.GROUP_SUM,
            self.rows[first[0]].pointer if first else ("goals",),
            f"{zh}没有分值可分：写了分值的目标合计 {shown}，评分方案一共 {goals}",
            f"nothing is left for {en}: the goals that have weights have {shown} of the {goals} points",
        )

    def share_within(self, points: Decimal | None, indices: Sequence[int]) -> None:
        """Give the rows without a weight equal parts of what the others leave of *points*."""
        blank = [index for index in indices if self.found[index] is None]
        if not blank or points is None:
            return
        rest = exact.subtract(points, exact.total(self.found[index] or Decimal(0) for index in indices))
        if self.take_implied(rest, blank):
            return
        if rest <= 0:
            self.object(
                Sort.GROUP_SUM,
                (*self.rows[blank[0]].pointer, "weight"),
                f"同类指标已写的分值用完了这一类的 {exact.shown(points)} 分，这里没有分值可分",
                f"the other rows have all {exact.shown(points)} points of their kind: none is left for this one",
            )
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
            zh, en = "、".join(map(exact.shown, told)), ", ".join(map(exact.shown, told))
            message = f"没有写分值，照写的得分推算是 {zh}", f"no weights are written; by the scores they are {en}"
            self.object(Sort.REMARK, rows[0].pointer, *message)
        return True

    def equal_parts(self, points: Decimal, count: int) -> tuple[Decimal, ...]:
        return exact.share_out(points, [Fraction(1)] * count, self.profile.weight_places) if count else ()

    def check_group(self, name: Text, indices: Sequence[int], expected: Decimal) -> None:
        """See whether the rows of one kind have the points of their kind; 90 points may as well be shared as 100."""
        weights = [weight for index in indices if (weight := self.found[index]) is not None]
        found = exact.total(weights)
        if len(weights) < len(indices) or found == expected or not self.execution:
            return
        one, other = exact.shown(found), exact.shown(expected)
        is_whole = exact.total((self.sum(), self.execution)) == FULL
        message = Text(
            f"{name.zh}的分值合计 {one}，评分方案是 {other}",
            f"{name.en} has {one} points; the profile says {other}",
        )
        way_out = _OWN_PROFILE if is_whole and not self.is_way_told else None
        self.objections.append(Objection(Sort.GROUP_SUM, message, (), way_out))
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
            shown = exact.shown(whole)
            self.object(
                Sort.WEIGHT_SUM, (), f"分值合计 {shown}，应当是 100", f"the weights add up to {shown} and not to 100"
            )


@dataclass(slots=True)
class _Unit:
    """A goal, as far as points are concerned."""

    name: Text
    weight: Decimal | None
    indices: list[int]
