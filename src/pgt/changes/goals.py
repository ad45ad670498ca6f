"""What happened to goals and tasks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pgt.changes import parts
from pgt.changes.change import Change, Kind, Part, Subject, What
from pgt.changes.parts import Place
from pgt.changes.rows import number
from pgt.model import Goal, Task
from pgt.pairing import GoalPair, TaskPair


def goals(place: Place, pairs: Sequence[GoalPair], task_pairs: Sequence[TaskPair]) -> Iterator[Change]:
    """Yield what happened to the goals of a table or of its medium term; their indicators are looked at apart."""
    became = {number(pair.old.pointer): number(pair.new.pointer) for pair in task_pairs if pair.old and pair.new}
    places = []
    for pair in pairs:
        old, new = pair.old, pair.new
        if old is not None and new is not None:
            places.append((new.text or "", number(old.pointer) - 1, number(new.pointer) - 1))
            if old != new:
                yield from _goal(_at_goal(place, new), old, new, became)
        elif goal := new or old:
            what = What.ADDED if old is None else What.DROPPED
            yield parts.change(
                Part.GOALS, _at_goal(place, goal), old.text if old else None, new.text if new else None, what
            )
    yield from parts.order(Part.GOALS, place, places)


def _at_goal(place: Place, goal: Goal) -> Place:
    subject = Subject(Kind.GOAL, number(goal.pointer), goal.text, medium_term=goal.pointer[:1] == ("medium_term",))
    return place.of(subject, goal.pointer, "goal")


def _goal(here: Place, old: Goal, new: Goal, became: Mapping[int, int]) -> Iterator[Change]:
    yield from parts.numbered(Part.GOALS, here, "text", old.text, new.text)
    # The number of a task that merely stands elsewhere changes of itself.
    if (became.get(old.task, old.task) if old.task else None) != new.task:
        yield parts.change(Part.GOALS, here.at("task"), old.task, new.task, None)
    yield from parts.number(Part.WEIGHTS, here, "weight", old.weight, new.weight)
    yield from parts.texts(Part.FIELDS, here, "fields", old.fields, new.fields)
    if here.is_one_year:
        yield from parts.text(Part.RESULTS, here, "actual", old.actual, new.actual)


def tasks(place: Place, pairs: Sequence[TaskPair]) -> Iterator[Change]:
    """Yield what happened to the tasks of a department."""
    places = []
    for pair in pairs:
        old, new = pair.old, pair.new
        if old is not None and new is not None:
            places.append((new.name or "", number(old.pointer) - 1, number(new.pointer) - 1))
            if old != new:
                yield from _task(_at_task(place, new), old, new)
        elif task := new or old:
            what = What.ADDED if old is None else What.DROPPED
            yield parts.change(
                Part.TASKS, _at_task(place, task), old.name if old else None, new.name if new else None, what
            )
    yield from parts.order(Part.TASKS, place, places)


def _at_task(place: Place, task: Task) -> Place:
    return place.of(Subject(Kind.TASK, number(task.pointer), task.name), task.pointer, "task")


def _task(here: Place, old: Task, new: Task) -> Iterator[Change]:
    yield from parts.numbered(Part.TASKS, here, "name", old.name, new.name)
    yield from parts.text(Part.TASKS, here, "description", old.description, new.description)
    yield from parts.amounts(Part.BUDGET, here, "budget", old.budget, new.budget)
    yield from parts.texts(Part.FIELDS, here, "fields", old.fields, new.fields)
    if here.is_one_year:
        yield from parts.amounts(Part.RESULTS, here, "execution", old.execution, new.execution)
        yield from parts.text(Part.RESULTS, here, "actual", old.actual, new.actual)
