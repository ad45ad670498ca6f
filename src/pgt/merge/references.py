"""What one place says of another: merged alone, each would be right, and together they would be wrong.

A goal names its task by number, and the number means another task once one was added above.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from pgt.document import Block, Entry, Scalar
from pgt.merge.entries import NONE, Merger, Place, in_two_versions, openable
from pgt.merge.matching import line_up
from pgt.merge.meaning import under

Three = tuple[Block, Block, Block]
"""The roots of base, ours and theirs."""

_GONE = {"ours": "of a task that ours removed", "theirs": "of a task that theirs removed"}


def renumber(roots: Three) -> Three:
    """Return the roots with the numbers that their tasks will have once they are merged."""
    base, ours, theirs = (_tasks(root) for root in roots)
    rows, _ = line_up(base.entries, ours.entries, theirs.entries, "tasks")
    groups, _ = Merger().arranged(base, ours, theirs, Place("tasks"))
    places = {row: str(number) for number, row in enumerate((row for group in groups for row in group), start=1)}
    in_base, in_ours, in_theirs = (dict[str, str](), dict[str, str](), dict[str, str]())
    for row in rows:
        place = places.get(row) or _GONE["ours" if row.ours is None else "theirs"]
        for numbers, number in ((in_base, row.base), (in_ours, row.ours), (in_theirs, row.theirs)):
            if number is not None:
                numbers[str(number + 1)] = place
    return _refer(roots[0], in_base), _refer(roots[1], in_ours), _refer(roots[2], in_theirs)


def _tasks(root: Block) -> Block:
    value = under(root, "tasks")
    return value if isinstance(value, Block) and value.is_list else NONE


def _refer(root: Block, numbers: Mapping[str, str]) -> Block:
    def change(entry: Entry) -> Entry:
        old = entry.value
        if not isinstance(old, Scalar) or (number := numbers.get(old.value, old.value)) == old.value:
            return entry
        return replace(entry, value=Scalar(number, "", old.value if number in _GONE.values() else number))

    return _at_task_numbers(root, change)


def settle(merged: Block, conflicts: list[tuple[str, ...]]) -> Block:
    """Return *merged* with both versions of what does not fit together, each added to *conflicts*."""

    def change(entry: Entry) -> Entry:
        if not isinstance(entry.value, Scalar) or entry.value.value not in _GONE.values():
            return entry
        conflicts.append(("goals", "task"))
        return in_two_versions(*((None, entry) if entry.value.value == _GONE["ours"] else (entry, None)))

    return _at_task_numbers(merged, change)


def _at_task_numbers(root: Block, change: Callable[[Entry], Entry]) -> Block:
    def in_goal(goal: Block) -> Block:
        found = changed(goal, "task", change)
        return goal if found == goal else openable(found) or found

    def in_list(goals: Block) -> Block:
        entries = tuple(inside(entry, in_goal) for entry in goals.entries)
        return goals if entries == goals.entries else replace(goals, entries=entries, braces=None)

    return changed(root, "goals", lambda entry: inside(entry, in_list))


def inside(entry: Entry, change: Callable[[Block], Block]) -> Entry:
    """Return *entry* with the block under it changed."""
    return replace(entry, value=change(entry.value)) if isinstance(entry.value, Block) else entry


def changed(block: Block, key: str, change: Callable[[Entry], Entry]) -> Block:
    """Return *block* with the entry under *key* changed, or itself where nothing has."""
    entries = tuple(change(entry) if entry.key == key else entry for entry in block.entries)
    return block if entries == block.entries else replace(block, entries=entries, braces=None)
