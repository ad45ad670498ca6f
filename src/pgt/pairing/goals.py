"""Goals and tasks, which have no name to be known by: their words, then their likeness, then their number."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pgt.model import Goal, Task
from pgt.pairing.assignment import assign
from pgt.pairing.likeness import likeness
from pgt.pairing.names import key

_ALIKE = 0.5
"""Half of its words, or of its indicators: a goal that was reworded keeps more, one that was replaced less."""

_FAINT = 0.3
"""Below this, two goals that merely stand in one place are two goals; unless a table has no more than one."""

_P = TypeVar("_P", Goal, Task)


@dataclass(frozen=True, slots=True)
class GoalPair:
    """A goal on both sides, or on one alone."""

    old: Goal | None
    new: Goal | None


@dataclass(frozen=True, slots=True)
class TaskPair:
    """A task on both sides, or on one alone."""

    old: Task | None
    new: Task | None


@dataclass(frozen=True, slots=True)
class _Found(Generic[_P]):
    old: _P | None
    new: _P | None


def pair_goals(old: Sequence[Goal], new: Sequence[Goal]) -> tuple[GoalPair, ...]:
    """Pair goals by their text, or by their indicators where they have none; what is left by its number (目标1)."""
    found = _pair(old, new, _goal_key, _goals_alike, by_number=True)
    return tuple(GoalPair(pair.old, pair.new) for pair in found)


def pair_tasks(old: Sequence[Task], new: Sequence[Task]) -> tuple[TaskPair, ...]:
    """Pair tasks by their name."""
    found = _pair(old, new, _task_key, _tasks_alike, by_number=False)
    return tuple(TaskPair(pair.old, pair.new) for pair in found)


def _goal_key(goal: Goal) -> Hashable:
    return key(goal.text) if goal.text else _row_names(goal)


def _row_names(goal: Goal) -> frozenset[tuple[str, str]]:
    return frozenset((row.category, key(row.name or "")) for row in goal.indicators)


def _goals_alike(old: Goal, new: Goal) -> float:
    """Return how alike the texts are; equal indicators make up for half of what a text lost, or stand for it."""
    names, others = _row_names(old), _row_names(new)
    shared = 2 * len(names & others) / (len(names) + len(others)) if names and others else 0.0
    if not old.text or not new.text:
        return shared
    words = likeness(old.text, new.text)
    return max(words, (words + shared) / 2)


def _task_key(task: Task) -> Hashable:
    return key(task.name or "")


def _tasks_alike(old: Task, new: Task) -> float:
    return max(likeness(old.name, new.name), likeness(old.description, new.description))


def _pair(
    old: Sequence[_P],
    new: Sequence[_P],
    identity: Callable[[_P], Hashable],
    alike: Callable[[_P, _P], float],
    *,
    by_number: bool,
) -> Iterable[_Found[_P]]:
    """Pair by identity, then the most alike, then perhaps those of one number; what is left stands alone."""
    partners: dict[int, int] = {}
    places: dict[Hashable, list[int]] = {}
    for place, part in enumerate(old):
        places.setdefault(identity(part), []).append(place)
    for place, part in enumerate(new):
        if same := places.get(identity(part)):
            partners[place] = same.pop(0)
    taken = set(partners.values())
    lone_old = [place for place in range(len(old)) if place not in taken]
    lone_new = [place for place in range(len(new)) if place not in partners]
    costs = [[_cost(alike(old[o], new[n]), o - n) for o in lone_old] for n in lone_new]
    partners |= {lone_new[row]: lone_old[column] for row, column in assign(costs)}
    taken = set(partners.values())
    for place in range(min(len(old), len(new)) if by_number else 0):
        if place not in partners and place not in taken and _may_be_one(old, new, place, alike):
            partners[place] = place
    taken = set(partners.values())
    yield from (_Found(old[partners[n]] if n in partners else None, part) for n, part in enumerate(new))
    yield from (_Found(part, None) for o, part in enumerate(old) if o not in taken)


def _may_be_one(old: Sequence[_P], new: Sequence[_P], place: int, alike: Callable[[_P, _P], float]) -> bool:
    return len(old) == len(new) == 1 or alike(old[place], new[place]) >= _FAINT


def _cost(likeness: float, apart: int) -> int | None:
    return round((1 - likeness) * 1000) * 1000 + min(abs(apart), 999) if likeness >= _ALIKE else None
