"""What one place says of another: merged alone, each would be right, and together they would be wrong.

A goal names its task by number, and the number means another task once one was added above. An amount is in the unit
of its table, and means another sum once the unit was changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import replace

from pgt.document import Block, Entry, Scalar
from pgt.merge.entries import NONE, Merger, Place, in_two_versions, openable
from pgt.merge.matching import line_up
from pgt.merge.meaning import content, under

Three = tuple[Block, Block, Block]
"""The roots of base, ours and theirs."""

_GONE = {"ours": "of a task that ours removed", "theirs": "of a task that theirs removed"}
_AMOUNTS = frozenset({"budget", "adjusted_budget", "execution", "expected_execution"})


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


def settle(merged: Block, roots: Three, conflicts: list[tuple[str, ...]]) -> Block:
    """Return *merged* with both versions of what does not fit together, each added to *conflicts*."""

    def change(entry: Entry) -> Entry:
        if not isinstance(entry.value, Scalar) or entry.value.value not in _GONE.values():
            return entry
        conflicts.append(("goals", "task"))
        return in_two_versions(*((None, entry) if entry.value.value == _GONE["ours"] else (entry, None)))

    merged = _at_task_numbers(merged, change)
    ours, theirs = (_unit(root) for root in roots[1:])
    if ours and theirs and _units_clash(*roots):
        conflicts.append(("budget", "amount_unit"))
        unit = in_two_versions(ours, theirs)
        return _changed(
            merged, "budget", lambda entry: _inside(entry, lambda b: _changed(b, "amount_unit", lambda _: unit))
        )
    return merged


def _unit(root: Block) -> Entry | None:
    budget = under(root, "budget")
    unit = budget.entry("amount_unit") if isinstance(budget, Block) else None
    return unit if unit and content(unit.value) is not None else None


def _units_clash(base: Block, ours: Block, theirs: Block) -> bool:
    """Whether one side changed the unit, and the other an amount in the old one."""
    before, *after = (content(unit.value) if (unit := _unit(root)) else None for root in (base, ours, theirs))
    kept = [root for root, unit in zip((ours, theirs), after, strict=True) if unit == before]
    return before is not None and len(kept) == 1 and bool(Counter(_amounts(kept[0])) - Counter(_amounts(base)))


def _amounts(block: Block) -> Iterator[Hashable]:
    for entry in block.entries:
        if isinstance(entry.value, Block) and entry.key != "result":
            if entry.key in _AMOUNTS:
                yield frozenset((e.key, content(e.value)) for e in entry.value.entries if e.key != "amount_unit")
            yield from _amounts(entry.value)


def _at_task_numbers(root: Block, change: Callable[[Entry], Entry]) -> Block:
    def in_goal(goal: Block) -> Block:
        changed = _changed(goal, "task", change)
        return goal if changed == goal else openable(changed) or changed

    def in_list(goals: Block) -> Block:
        entries = tuple(_inside(entry, in_goal) for entry in goals.entries)
        return goals if entries == goals.entries else replace(goals, entries=entries, braces=None)

    return _changed(root, "goals", lambda entry: _inside(entry, in_list))


def _inside(entry: Entry, change: Callable[[Block], Block]) -> Entry:
    return replace(entry, value=change(entry.value)) if isinstance(entry.value, Block) else entry


def _changed(block: Block, key: str, change: Callable[[Entry], Entry]) -> Block:
    """Return *block* with the entry under *key* changed, or itself where nothing has."""
    entries = tuple(change(entry) if entry.key == key else entry for entry in block.entries)
    return block if entries == block.entries else replace(block, entries=entries, braces=None)
