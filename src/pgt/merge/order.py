"""The order of what both sides keep and of what each added."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from itertools import combinations
from typing import TypeVar

Name = TypeVar("Name", bound=Hashable)


def arrange(
    base: Sequence[Name],
    ours: Sequence[Name],
    theirs: Sequence[Name],
    kept: Collection[Name],
    *,
    later: Callable[[Name, Name], bool] = lambda _one, _other: True,
) -> list[list[Name]]:
    """Return *kept* in order: as it was where neither side changed that, and what is new behind what it follows there.

    What ours added stands before what theirs added in the same place, as long as *later* says so of theirs and ours.
    Several names in one place are those that no order can satisfy: each two of them as a side put them, were all of
    them before one another.
    """
    groups = _reordered([name for name in base if name in kept], ours, theirs)
    known = {*base}
    for side in (ours, theirs):
        here = {*side}
        place = 0
        for name in side:
            if name not in kept:
                continue
            found = next((number for number, group in enumerate(groups, start=1) if name in group), None)
            if found is None:
                while place < len(groups) and known.isdisjoint(groups[place]) and here.isdisjoint(groups[place]):
                    if not later(name, groups[place][0]):
                        break
                    place += 1
                groups.insert(place, [name])
                found = place + 1
            place = found
    return groups


def _reordered(common: list[Name], ours: Sequence[Name], theirs: Sequence[Name]) -> list[list[Name]]:
    """Return *common* with each two of them in the order that a side gave them, where one did."""
    places = [{name: place for place, name in enumerate(side)} for side in (ours, theirs)]
    if not any(_moved(common, place) for place in places):
        return [[name] for name in common]
    wins = dict.fromkeys(common, 0)
    for one, other in combinations(common, 2):
        turned = any(one in place and other in place and place[one] > place[other] for place in places)
        wins[other if turned else one] += 1
    # Each precedes all behind its group, and of those within, as many as there are pairs: then a group is complete.
    groups: list[list[Name]] = []
    group: list[Name] = []
    surplus = 0
    for done, name in enumerate(sorted(common, key=lambda name: -wins[name]), start=1):
        group.append(name)
        surplus += wins[name] - (len(common) - done)
        if surplus == 0:
            groups.append(group)
            group = []
    return groups


def _moved(common: list[Name], places: dict[Name, int]) -> bool:
    there = [places[name] for name in common if name in places]
    return there != sorted(there)
