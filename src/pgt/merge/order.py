"""The order of what both sides keep and of what each added."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from itertools import combinations
from typing import TypeVar

Name = TypeVar("Name", bound=Hashable)


class ContradictoryError(Exception):
    """Both sides moved things about, and no order is what both of them want."""


def arrange(
    base: Sequence[Name],
    ours: Sequence[Name],
    theirs: Sequence[Name],
    kept: Collection[Name],
    *,
    later: Callable[[Name, Name], bool] = lambda _one, _other: True,
) -> list[Name]:
    """Return *kept* in order: as it was where neither side changed that, and what is new behind what it follows there.

    What ours added stands before what theirs added in the same place, as long as *later* says so of theirs and ours.
    Raises ContradictoryError.
    """
    order = _reordered([name for name in base if name in kept], ours, theirs)
    known = {*base}
    for side in (ours, theirs):
        before = None
        for name in side:
            if name not in kept:
                continue
            if name not in order:
                place = order.index(before) + 1 if before is not None else 0
                while place < len(order) and order[place] not in known and order[place] not in side:
                    if not later(name, order[place]):
                        break
                    place += 1
                order.insert(place, name)
            before = name
    return order


def _reordered(common: list[Name], ours: Sequence[Name], theirs: Sequence[Name]) -> list[Name]:
    """Return *common* with each two of them in the order that a side gave them, where one did."""
    places = [{name: place for place, name in enumerate(side)} for side in (ours, theirs)]
    moved = [_moved(common, place) for place in places]
    if not any(moved):
        return common
    wins = dict.fromkeys(common, 0)
    for one, other in combinations(common, 2):
        turned = any(one in place and other in place and place[one] > place[other] for place in places)
        wins[other if turned else one] += 1
    if len(set(wins.values())) < len(common):
        raise ContradictoryError
    return sorted(common, key=lambda name: -wins[name])


def _moved(common: list[Name], places: dict[Name, int]) -> bool:
    there = [places[name] for name in common if name in places]
    return there != sorted(there)
