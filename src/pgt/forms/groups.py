"""What stands together on a form: the tables of one organization, the indicators under one first level."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pgt.form import Form
from pgt.forms import reckoning
from pgt.model import Body, Goal, Indicator, Table


@dataclass(frozen=True, slots=True)
class Group:
    """The tables of one organization, in a collection, or of all those under one supervisor."""

    body: Body
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """The indicators under one first level, by the label that the form prints for it."""

    id: str
    label: str
    indicators: tuple[Indicator, ...] = ()

    @property
    def weight(self) -> Decimal | None:
        """The points of all its indicators, where all are known."""
        return reckoning.whole_total(one.weight for one in self.indicators)

    @property
    def score(self) -> Decimal | None:
        """What all its indicators scored, where all are known."""
        return reckoning.whole_total(one.score for one in self.indicators)


def only_goal(form: Form, table: Table) -> tuple[Goal, ...]:
    """Return what stands in the place of goals that *table* does not list: its overall goal, as a list of one.

    A form with a box of its own for that, or none for the words of a goal, has no use for it.
    """
    if table.goals or not table.overall_goal or "overall_goal" in form.paths or "goal.text" not in form.paths:
        return ()
    return (Goal(table.overall_goal, actual=None if "achievement" in form.paths else table.achievement),)


def by_organization(tables: Iterable[Table]) -> tuple[Group, ...]:
    """Return *tables* organization by organization, each where its first table stands."""
    return _by_body((table.organization or Body(), table) for table in tables)


def by_supervisor(tables: Iterable[Table]) -> tuple[Group, ...]:
    """Return *tables* supervisor by supervisor, in the same way."""
    return _by_body((table.supervisor or Body(), table) for table in tables)


def _by_body(tables: Iterable[tuple[Body, Table]]) -> tuple[Group, ...]:
    by_key: dict[str, list[tuple[Body, Table]]] = {}
    for body, table in tables:
        by_key.setdefault(body.key, []).append((body, table))
    return tuple(Group(found[0][0], tuple(table for _, table in found)) for found in by_key.values())


def by_first_level(form: Form, indicators: Iterable[Indicator]) -> tuple[Level, ...]:
    """Return *indicators* first level by first level, each where its first indicator stands."""
    by_label: dict[str, list[Indicator]] = {}
    for one in indicators:
        by_label.setdefault(form.labels(one.category)[0], []).append(one)
    ids = {first.label: first.id for first in form.categories}
    return tuple(Level(ids.get(label, found[0].first_level), label, tuple(found)) for label, found in by_label.items())


def with_every_level(form: Form, levels: Sequence[Level], only: Sequence[str] = ()) -> tuple[Level, ...]:
    """Return *levels* in the form's order, with an empty one for each first level that has no indicator."""
    found = {level.label: level for level in levels}
    printed = (first for first in form.categories if not only or first.id in only)
    known = tuple(found.pop(first.label, Level(first.id, first.label)) for first in printed)
    return (*known, *found.values())


def with_like_labels(form: Form, indicator: Indicator, among: Iterable[object], levels: int) -> tuple[Indicator, ...]:
    """Return those *among* which the form prints under the same first label as *indicator*, or the first two."""
    labels = form.labels(indicator.category)[:levels]
    every = (one for one in among if isinstance(one, Indicator))
    return tuple(one for one in every if form.labels(one.category)[:levels] == labels)
