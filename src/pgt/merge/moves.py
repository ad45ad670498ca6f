"""Indicators that one side moved to another goal, and the other side edited where they stood.

A list is merged with its likes alone. So that the edit meets the row, the row is put where it was moved to on the
sides that did not move it, before anything is compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from pgt.document import Block, Entry
from pgt.merge.matching import Row, line_up
from pgt.merge.meaning import items, said, text_of, under
from pgt.merge.references import Three, changed, inside

_BASE, _OURS, _THEIRS = range(3)
_LIST = "indicators"

Key = tuple[str, str]
"""Category and name, which an indicator is known by."""

Change = Callable[[Block], Block]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an indicator stands: under which goal, or with None in the list of the whole table."""

    goal: Row | None
    holder: Entry
    """The entry whose value is the list that it stands in."""
    entry: Entry

    def is_on(self, side: int) -> bool:
        """Whether the goal is there on *side*."""
        return self.goal is None or _number(self.goal, side) is not None


def follow(roots: Three) -> Three:
    """Return the roots with each edited indicator under the goal that a side has moved it to."""
    lists = [items(under(root, "goals")) for root in roots]
    if not any(lists):
        return roots
    goals, _ = line_up(lists[_BASE], lists[_OURS], lists[_THEIRS], "goals")
    found: list[Block] = [*roots]
    for mover, other in ((_OURS, _THEIRS), (_THEIRS, _OURS)):
        places = [_places(root, goals, side) for side, root in enumerate(found)]
        for key, target in places[mover].items():
            old, edited = places[_BASE].get(key), places[other].get(key)
            if old is None or edited is None or not _is_moved(old, target, edited):
                continue
            if all(target.is_on(side) for side in (_BASE, other)):
                for side, place in ((_BASE, old), (other, edited)):
                    if place.goal != target.goal and _can_spare(found[side], place.goal, side):
                        found[side] = _move(found[side], side, place, target)
    return found[_BASE], found[_OURS], found[_THEIRS]


def _is_moved(old: _Place, target: _Place, edited: _Place) -> bool:
    """Whether the row stands elsewhere than it did, and the other side changed it where it was or moved it as well."""
    return old.goal != target.goal and edited.goal in (old.goal, target.goal) and said(old.entry) != said(edited.entry)


def _places(root: Block, goals: Sequence[Row], side: int) -> Mapping[Key, _Place]:
    """Return where each indicator stands whose category and name there are once."""
    found: dict[Key, list[_Place]] = defaultdict(list)
    for goal in (None, *(goal for goal in goals if _number(goal, side) is not None)):
        holder = _holder(root, goal, side)
        for entry in items(holder.value) if holder else ():
            category, name = text_of(entry, "category"), text_of(entry, "name")
            if holder and category and name:
                found[category, name].append(_Place(goal, holder, entry))
    return {key: places[0] for key, places in found.items() if len(places) == 1}


def _number(goal: Row, side: int) -> int | None:
    return (goal.base, goal.ours, goal.theirs)[side]


def _holder(root: Block, goal: Row | None, side: int) -> Entry | None:
    """Return the entry whose value is the list of indicators under *goal*."""
    if goal is None:
        return root.entry(_LIST)
    value = items(under(root, "goals"))[_number(goal, side) or 0].value
    return value.entry(_LIST) if isinstance(value, Block) else None


def _can_spare(root: Block, goal: Row | None, side: int) -> bool:
    """Whether a row can leave its list: an empty one has no place for the comments at its end."""
    holder = _holder(root, goal, side)
    block = holder.value if holder else None
    return isinstance(block, Block) and (len(block.entries) > 1 or not block.tail)


def _move(root: Block, side: int, place: _Place, target: _Place) -> Block:
    """Return *root* with a row moved to where *target* is, behind the rows that it stands behind there."""
    row, like = place.entry, target.holder
    above = [_called(entry) for entry in items(like.value)]
    above = above[: above.index(_called(row))]

    def without(block: Block) -> Block:
        return replace(block, entries=tuple(entry for entry in block.entries if entry is not row), braces=None)

    def with_it(block: Block) -> Block:
        there = [_called(entry) for entry in block.entries]
        at = next((there.index(name) + 1 for name in reversed(above) if name in there), 0)
        return replace(block, entries=(*block.entries[:at], row, *block.entries[at:]), braces=None)

    step = like.value.step if isinstance(like.value, Block) else 0
    begun = replace(like, value=Block((), is_list=True, step=step), above=(), beside="")
    return _in_list(_in_list(root, place.goal, side, without), target.goal, side, with_it, begun)


def _called(row: Entry) -> tuple[str | None, str | None]:
    return text_of(row, "category"), text_of(row, "name")


def _in_list(root: Block, goal: Row | None, side: int, change: Change, begun: Entry | None = None) -> Block:
    """Return *root* with the list of indicators under *goal* changed; one that is not there is *begun*."""

    def within(block: Block) -> Block:
        if begun is not None and block.entry(_LIST) is None:
            block = replace(block, entries=(*block.entries, begun), braces=None)
        return changed(block, _LIST, lambda entry: inside(entry, change))

    if goal is None:
        return within(root)
    at = _number(goal, side)

    def in_goals(block: Block) -> Block:
        rows = (inside(entry, within) if number == at else entry for number, entry in enumerate(block.entries))
        return replace(block, entries=tuple(rows), braces=None)

    return changed(root, "goals", lambda entry: inside(entry, in_goals))
