"""Rows that are printed for what a table lacks: an empty one for each category, and fillers such as 指标2 and ……."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pgt.form import Block, Form
from pgt.forms.groups import Level, with_every_level
from pgt.forms.scope import Scope
from pgt.model import Goal, Indicator, Task

_AHEAD = (-1, -1)
"""Where rows stand that the form has no place for, when the rows of several goals are put in its order."""


def with_stand_ins(block: Block, scope: Scope, values: Sequence[object]) -> tuple[object, ...]:
    """Return the rows that *block* prints: *values*, and what stands in for those it lacks."""
    loop = block.each or ""
    if loop == "first_levels":
        levels = [one for one in values if isinstance(one, Level)]
        return with_every_level(scope.form, levels, block.only) if block.every_category else tuple(levels)
    if not loop.endswith("indicators") and loop != "every_indicator":
        missing = block.fillers[len(values) :]
        return (*values, *(_stand_in(scope, loop, words) for words in missing))
    rows = [one for one in values if isinstance(one, Indicator)]
    if block.every_category:
        if loop == "every_indicator" and any(goal.indicators for goal in scope.table.goals):
            rows.sort(key=lambda one: scope.form.place_of(one.category) or _AHEAD)
        level = scope.elements["level"].value if loop == "level.indicators" else None
        rows = _with_every_category(scope.form, rows, (level.id,) if isinstance(level, Level) else block.only)
    return tuple(_with_fillers(rows, block.fillers)) if block.fillers else tuple(rows)


def _stand_in(scope: Scope, loop: str, words: str) -> object:
    """Return an element that has nothing but *words* to print."""
    if loop.startswith("lists."):
        first = next(iter(scope.form.lists[loop.removeprefix("lists.")].columns))
        return {first: words}
    return Task(words) if loop == "tasks" else Goal(words)


def _with_every_category(form: Form, rows: list[Indicator], only: Sequence[str]) -> list[Indicator]:
    """Put an empty row for each category that has no indicator behind the last of those the form prints before it.

    Where there is none of those, it stands in front of the first that the form prints after it: what the form does not
    know stays where the table has it.
    """
    rows = list(rows)
    filled = {one.category for one in rows}
    for category in form.category_ids():
        if category in filled or not form.is_within(category, only):
            continue
        own = form.place_of(category) or _AHEAD
        places = [form.place_of(one.category) for one in rows]
        before = [at for at, place in enumerate(places, start=1) if place is not None and place < own]
        after = [at for at, place in enumerate(places) if place is not None and place > own]
        rows.insert(max(before, default=min(after, default=len(rows))), Indicator(category))
    return rows


def _with_fillers(rows: Sequence[Indicator], fillers: Sequence[str]) -> Iterator[Indicator]:
    """Yield *rows*, and behind the last of each category the fillers for the rows that it lacks."""
    for place, row in enumerate(rows):
        is_blank = row == Indicator(row.category)
        if not is_blank:
            yield row
        if row.category in (later.category for later in rows[place + 1 :]):
            continue
        count = sum(one.category == row.category for one in rows[: place + 1]) - is_blank
        yield from (Indicator(row.category, words) for words in fillers[count:])
