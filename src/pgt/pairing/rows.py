"""Indicators of two tables, paired by goal, category and name, or by what a new `was` says.

Where several have the same name, or none, description, target and place say which is which: an optimal assignment, so
that no pair is spoilt by one that was taken before it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pgt.model import Goal, Indicator, MediumTerm, Table
from pgt.pairing.assignment import assign
from pgt.pairing.goals import GoalPair
from pgt.pairing.likeness import likeness
from pgt.pairing.names import is_blank, key, same
from pgt.values import Constraint, parse, same_dimension

_ALIKE = 0.6

_KIND, _NAME, _WORDS, _TARGET = 10**15, 10**12, 10**9, 10**6
"""What weighs how much in the cost of a pair: each more than all of the next, over as many rows as a table has."""

_STEP = 10
"""What one place further among its likes weighs: as much as a target that is a third larger."""

Years = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class RowPair:
    """An indicator on both sides, or on one alone, each with the goal that it stands under."""

    old: Indicator | None
    new: Indicator | None
    old_goal: Goal | None = None
    new_goal: Goal | None = None
    same_goal: bool = True


@dataclass(frozen=True, slots=True)
class RowSuggestion:
    """Two unmatched indicators of one category with names alike: perhaps one. Or one whose `was` names no old one."""

    old: Indicator | None
    new: Indicator


@dataclass(frozen=True, slots=True)
class Rows:
    """Every indicator of both sides, and what may belong together although nothing says so."""

    pairs: tuple[RowPair, ...]
    suggestions: tuple[RowSuggestion, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    indicator: Indicator
    goal: Goal | None
    group: int
    """Which pair of goals it stands under; 0 for the table itself."""
    place: int
    rank: int
    """Its place among its likes: those of the same goal, category and name."""
    key: str
    was: str | None

    @property
    def category(self) -> str:
        return self.indicator.category


def pair_rows(
    old: Table | MediumTerm, new: Table | MediumTerm, goals: Sequence[GoalPair], years: Years = (None, None)
) -> Rows:
    """Pair the indicators of two tables whose goals are paired already."""
    matching = _Matching(list(_rows(old, goals, "old")), list(_rows(new, goals, "new")), years)
    matching.pair()
    return Rows(tuple(matching.pairs()), tuple(matching.suggestions()))


def _rows(part: Table | MediumTerm, goals: Sequence[GoalPair], side: str) -> Iterator[_Row]:
    groups = {id(goal): group for group, pair in enumerate(goals, 1) if (goal := getattr(pair, side))}
    every: list[tuple[Goal | None, Indicator]] = [(None, row) for row in part.indicators]
    every += [(goal, row) for goal in part.goals for row in goal.indicators]
    likes: Counter[tuple[int, str, str]] = Counter()
    for place, (goal, row) in enumerate(every):
        group, name = groups.get(id(goal), 0), key(row.name or "")
        rank = likes[group, row.category, name]
        likes[group, row.category, name] += 1
        yield _Row(row, goal, group, place, rank, name, key(row.was) if row.was else None)


class _Matching:
    def __init__(self, old: list[_Row], new: list[_Row], years: Years) -> None:
        self.old, self.new, self.years = old, new, years
        self.partner: dict[int, _Row] = {}
        """By the place of the new row."""
        self.old_by_key, self.new_by_key = _by_key(old), _by_key(new)
        self.restructured = _levels(old).isdisjoint(_levels(new))

    def pair(self) -> None:
        """Pair what is alone with its name at once, and the rest by assignment, name by name."""
        linked = self._linked()
        for name, rows in self.new_by_key.items():
            others = self.old_by_key.get(name, [])
            if name in linked or not others:
                continue
            if name and len(rows) == len(others) == 1:
                self.partner[rows[0].place] = others[0]
            elif name:
                self._assign(others, rows)
            else:
                self._pair_nameless(others, rows)
        if linked:
            of_linked = [[row for row in side if row.key in linked] for side in (self.old, self.new)]
            self._assign(*of_linked)

    def _linked(self) -> set[str]:
        """Return the names that a `was` connects, old and new ones; where one was split, several name it."""
        links = [(row.was, row.key) for row in self.new if row.was in self.old_by_key]
        # Compared backwards, it is the old side that says what the indicator was called.
        links += [(row.was, row.key) for row in self.old if row.was in self.new_by_key]
        return {name for link in links for name in link if name}

    def _pair_nameless(self, old: Iterable[_Row], new: Iterable[_Row]) -> None:
        """Pair rows without a name among their likes: those of the same goal and category."""
        likes: dict[tuple[int, str], tuple[list[_Row], list[_Row]]] = {}
        for side, rows in enumerate((old, new)):
            for row in rows:
                likes.setdefault((row.group, row.category), ([], []))[side].append(row)
        for others, rows in likes.values():
            self._assign(others, rows)

    def _assign(self, old: Sequence[_Row], new: Sequence[_Row]) -> None:
        costs = [[self._cost(one, other) for one in old] for other in new]
        self.partner |= {new[row].place: old[column] for row, column in assign(costs)}

    def _cost(self, old: _Row, new: _Row) -> int | None:
        """Return what speaks against pairing two rows; None where nothing speaks for it."""
        by_name = old.key == new.key
        was, will = _was(new, self.old_by_key), _was(old, self.new_by_key)
        by_was = was == old.key or will == new.key
        if not by_name and not by_was:
            return None
        # Of a name that was split, the row that kept it is the one; but of two that were exchanged, what they say.
        reason = 1 if by_was else 2 if was or will else 0
        same_goal, same_category = old.group == new.group, old.category == new.category
        if not same_goal and not self._may_change_goal(old, new):
            return None
        kind = 6 * (not same_goal) + 3 * (not same_category) + reason
        before, now = old.indicator, new.indicator
        name = by_name and not same(before.name, now.name, self.years)
        words = 0 if same(before.description, now.description, self.years) else 100
        if words:
            words -= round(99 * likeness(before.description, now.description))
        return (
            _KIND * kind
            + _NAME * name
            + _WORDS * words
            + _TARGET * (_apart(before.target, now.target) + _STEP * abs(old.rank - new.rank))
            + abs(old.place - new.place)
        )

    def _may_change_goal(self, old: _Row, new: _Row) -> bool:
        """Whether a row may be one that moved to another goal: 服务对象满意度 stands under every goal, and is many."""
        if self.restructured or (len(self.old_by_key[old.key]) == len(self.new_by_key[new.key]) == 1):
            return True
        before, now = old.indicator, new.indicator
        return (
            old.category == new.category
            and not is_blank(before.description)
            and not same(before.description, before.name, (None, None))
            and same(before.description, now.description, self.years)
            and same(before.target, now.target, self.years)
        )

    def pairs(self) -> Iterator[RowPair]:
        """Yield all rows in the order of the new side, then what only the old one has."""
        for row in self.new:
            other = self.partner.get(row.place)
            if other is None:
                yield RowPair(None, row.indicator, None, row.goal)
            else:
                same_goal = other.group == row.group or self.restructured
                yield RowPair(other.indicator, row.indicator, other.goal, row.goal, same_goal)
        yield from (RowPair(row.indicator, None, row.goal) for row in self._lone_old())

    def _lone_old(self) -> Iterator[_Row]:
        taken = {row.place for row in self.partner.values()}
        return (row for row in self.old if row.place not in taken)

    def suggestions(self) -> Iterator[RowSuggestion]:
        """Suggest pairs of names alike among the unmatched of one goal and category that are measured alike.

        A `was` that names nothing is told as well: it may be spelt wrongly.
        """
        lone_new = [row for row in self.new if row.place not in self.partner and row.key]
        if not lone_new:
            return
        lone_old = [row for row in self._lone_old() if row.key]
        costs = [[_unlikeness(one, other) for one in lone_old] for other in lone_new]
        for row, column in assign(costs):
            yield RowSuggestion(lone_old[column].indicator, lone_new[row].indicator)
        yield from (
            RowSuggestion(None, row.indicator) for row in lone_new if row.was and row.was not in self.old_by_key
        )


def _by_key(rows: Sequence[_Row]) -> dict[str, list[_Row]]:
    groups: dict[str, list[_Row]] = {}
    for row in rows:
        groups.setdefault(row.key, []).append(row)
    return groups


def _was(row: _Row, others: Mapping[str, Sequence[_Row]]) -> str | None:
    """Return what *row* says that it was, if it says so anew: a `was` that stays in the file is history."""
    if row.was not in others or any(namesake.was == row.was for namesake in others.get(row.key, ())):
        return None
    return row.was


def _levels(rows: Sequence[_Row]) -> set[bool]:
    """Say whether rows stand under goals, under the table itself, or both."""
    return {row.goal is None for row in rows}


def _unlikeness(old: _Row, new: _Row) -> int | None:
    if (old.group, old.category) != (new.group, new.category):
        return None
    before, now = _first(old.indicator.target), _first(new.indicator.target)
    if before and now and not same_dimension(before, now):
        return None
    alike = likeness(old.indicator.name, new.indicator.name)
    return round((1 - alike) * 1000) if alike >= _ALIKE else None


def _first(target: str | None) -> Constraint | None:
    constraints = parse(target).constraints if target else ()
    return constraints[0] if constraints else None


def _apart(old: str | None, new: str | None) -> int:
    """Return how far two targets are apart, up to 100: in size where both measure the same."""
    if old == new:
        return 0
    before, now = _first(old), _first(new)
    if before is None or now is None or not same_dimension(before, now):
        return 100
    ratio = now.ratio(before)
    return 100 if not ratio or ratio < 0 else min(99, 1 + round(30 * abs(math.log(ratio))))
