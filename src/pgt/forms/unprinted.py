"""What a table holds and a form has no place for: it would be missing on paper."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from pgt.form import Block, Box, Form, Part, Row
from pgt.forms import reasons
from pgt.forms.groups import only_goal
from pgt.forms.scope import Scope
from pgt.model import MONTHS, Amounts, Indicator, Progress, Table

_TEXTS = ("purpose", "overall_goal", "achievement")
_ROW = ("name", "description", "target", "basis", "weight", "scoring", "note", "actual", "score", "reason", "evidence")
_EVERY = ("every_indicator", "first_levels")
"""What prints all indicators, those under goals among them."""
_ANNUAL = frozenset({"indicators", "goal.indicators", *_EVERY})
_AMOUNTS = ("budget", "adjusted_budget", "execution")


def unprinted(form: Form, table: Table) -> tuple[str, ...]:
    """Name the keys of *table* that *form* does not print; who answers for it, and when, are left aside."""
    found = (*_of_the_table(form, table), *_of_lists(form, table), *_of_rows(form, table), *_of_months(form, table))
    return tuple(dict.fromkeys(found))


def _of_the_table(form: Form, table: Table) -> Iterator[str]:
    printed = {*form.paths, *_instead(form, table)}
    for goal in only_goal(form, table):
        printed.add("overall_goal")
        if goal.actual and "goal.actual" in form.paths:
            printed.add("achievement")
    if table.organization and not (_prints(form, "organization.") or _prints(form, "group.")):
        yield "organization"
    yield from (key for key in _TEXTS if getattr(table, key) and key not in printed)
    if table.spending_plan and not _prints(form, "spending_plan."):
        yield "spending_plan"
    for key in _AMOUNTS:
        # Where a budget was never adjusted, it stands in the box of the adjusted one as well.
        places = ("budget", "adjusted_budget") if key == "budget" and table.adjusted_budget is None else (key,)
        yield from _amounts(printed, key, getattr(table, key), places)
    yield from (f"fields.{key}" for key in table.fields if f"fields.{key}" not in form.paths)


def _instead(form: Form, table: Table) -> Iterator[str]:
    """Yield what stands in for a value that *table* does not give."""
    scope = Scope(form, table)
    for box in _repeated(form.rows):
        if isinstance(box, Box) and box.otherwise.paths and scope.value(box.text.paths[0]) is None:
            yield from box.otherwise.paths


def _amounts(printed: Container[str], name: str, amounts: Amounts | None, places: Sequence[str]) -> Iterator[str]:
    for key in amounts.values if amounts else ():
        if not any(f"{place}.{key}" in printed for place in places):
            yield f"{name}.{key}"


def _of_lists(form: Form, table: Table) -> Iterator[str]:
    loops = form.loops
    if table.indicators and loops.isdisjoint({"indicators", *_EVERY}):
        yield "indicators"
    if any(goal.text for goal in table.goals) and "goal.text" not in form.paths:
        yield "goals[].text"
    if any(goal.actual for goal in table.goals) and "goal.actual" not in form.paths:
        yield "goals[].actual"
    if any(goal.indicators for goal in table.goals) and loops.isdisjoint({"goal.indicators", *_EVERY}):
        yield "goals[].indicators"
    if table.tasks and "tasks" not in loops:
        yield "tasks"
    for part in ("medium_term", "narrative"):
        if getattr(table, part) and not (_prints(form, f"{part}.") or any(one.startswith(f"{part}.") for one in loops)):
            yield part
    yield from (f"lists.{key}" for key in table.lists if f"lists.{key}" not in loops)
    yield from (f"indicators[].category: {category}" for category in _outside(form, table))


def _outside(form: Form, table: Table) -> Iterator[str]:
    """Yield the categories of the indicators that none of a form's blocks is made for."""
    made_for = [one for one in _repeated(form.rows) if one.each in _ANNUAL]
    for row in table.every_indicator() if made_for else ():
        if not any(form.prints(row.category, row.name, one) for one in made_for):
            yield row.category


def _repeated(parts: Iterable[Part]) -> Iterator[Block | Box]:
    """Yield every block and box that may repeat."""
    for part in parts:
        if isinstance(part, Row):
            yield from part.boxes
        else:
            yield part
            yield from part.left
            yield from _repeated((*part.rows, *part.beside))


def _of_rows(form: Form, table: Table) -> Iterator[str]:
    rows = tuple(table.every_indicator())
    named = {one.named for one in _repeated(form.rows) if one.each in _ANNUAL}
    for key in _ROW:
        has = (_has(row, key) and not (key == "name" and row.name in named) for row in rows)
        if any(has) and not _prints(form, f"indicator.{key}") and not (key == "reason" and _in_one_box(form, table)):
            yield f"indicators[].{key}"
    own = dict.fromkeys(f"fields.{key}" for row in rows for key in row.fields)
    yield from (f"indicators[].{key}" for key in own if f"indicator.{key}" not in form.paths)


def _of_months(form: Form, table: Table) -> Iterator[str]:
    """Yield what was noted at the end of a month, of which a form prints one or none."""
    rows = (one for row in table.every_indicator() for one in row.progress)
    for prefix, key, noted in (("", "progress", table.progress), ("indicator.", "indicators[].progress", rows)):
        for one in noted:
            path = f"{prefix}progress.{MONTHS[one.month - 1]}."
            if not _prints(form, path):
                yield f"{key}[month: {one.month}]"
                continue
            yield from (f"{key}[].{part}" for part in _noted(one) if f"{path}{part}" not in form.paths)


def _noted(one: Progress) -> Iterator[str]:
    for name in ("execution", "expected_execution"):
        amounts: Amounts | None = getattr(one, name)
        yield from (f"{name}.{key}" for key in (amounts.values if amounts else ()))
    yield from (name for name in ("actual", "expected_actual", "outlook", "reason", "note") if getattr(one, name))


def _in_one_box(form: Form, table: Table) -> bool:
    """Whether *form* prints all reasons in one box, which says nothing else."""
    box = reasons.box_for(form)
    return box is not None and not table.fields.get(box.text.paths[0].removeprefix("fields."))


def _has(row: Indicator, key: str) -> bool:
    return getattr(row, key) not in (None, "")


def _prints(form: Form, beginning: str) -> bool:
    return any(path.startswith(beginning) for path in form.paths)
