"""What happened to indicators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pgt.changes import parts
from pgt.changes.change import Change, Direction, Effect, Kind, Part, Subject, TargetChange, What
from pgt.changes.parts import Place
from pgt.changes.progress import progress
from pgt.changes.targets import judge
from pgt.diagnostics import Pointer
from pgt.model import Goal, Indicator
from pgt.pairing import RowPair
from pgt.pairing.names import is_blank, key, same, unnumbered

_TEXTS = ("description", "basis", "scoring", "note", "evidence")

_PRINTED = ("category", "name", "description", "target", "basis", "weight", "actual")
"""What stands for an indicator as a whole that only one side has."""


def indicators(place: Place, pairs: Sequence[RowPair]) -> Iterator[Change]:
    """Yield what happened to the indicators of a table or of its medium term."""
    many = _many(pairs)
    for pair in pairs:
        old, new = pair.old, pair.new
        if old is None and new is not None:
            yield _one_sided(_subject(new, pair.new_goal, many), new, Effect(What.ADDED, Direction.TIGHTENED))
        elif new is None and old is not None:
            yield _one_sided(_subject(old, pair.old_goal, many), old, Effect(What.DROPPED, Direction.LOOSENED))
        elif old is not None and new is not None and (old != new or not pair.same_goal):
            here = place.of(_subject(new, pair.new_goal, many), new.pointer)
            yield from _identity(here, pair, old, new)
            yield from _plan(here, old, new)
            if place.is_one_year:
                yield from _results(here, old, new)
    yield from _reordered(place, pairs, many)


Likes = tuple[Pointer, str, str]
"""The list, the category and the name that an indicator shares with its likes."""


def _likes(row: Indicator) -> Likes:
    return row.pointer[:-1], row.category, key(row.name or "")


def _many(pairs: Sequence[RowPair]) -> frozenset[Likes]:
    """Return what several indicators of one side share: their name alone does not say which is meant."""
    sides = ([row for row in side if row] for side in zip(*((pair.old, pair.new) for pair in pairs), strict=True))
    return frozenset(likes for side in sides for likes, count in Counter(map(_likes, side)).items() if count > 1)


def _one_sided(subject: Subject, row: Indicator, effect: Effect) -> Change:
    printed = _printed(row)
    return Change(
        part=Part.INDICATORS,
        field="indicator",
        pointer=row.pointer,
        old=printed if effect.what is What.DROPPED else None,
        new=printed if effect.what is What.ADDED else None,
        subject=subject,
        effects=(effect,),
    )


def _printed(row: Indicator) -> dict[str, str]:
    values = {name: getattr(row, name) for name in _PRINTED}
    return {
        name: format(value, "f") if name == "weight" else value for name, value in values.items() if value is not None
    }


def _subject(row: Indicator, goal: Goal | None, many: frozenset[Likes]) -> Subject:
    is_named = not is_blank(row.name)
    return Subject(
        Kind.INDICATOR,
        number=number(row.pointer),
        name=row.name if is_named else row.description,
        category=row.category,
        goal=number(goal.pointer) if goal else None,
        beside=row.description if is_named and _likes(row) in many and row.description != row.name else None,
        medium_term=row.pointer[:1] == ("medium_term",),
    )


def number(pointer: Pointer) -> int:
    """Return the place of a part among its likes, from 1."""
    return int(pointer[-1]) + 1 if pointer else 0


def _identity(here: Place, pair: RowPair, old: Indicator, new: Indicator) -> Iterator[Change]:
    """Say whether it stands elsewhere, or goes by another name."""
    if old.category != new.category:
        yield parts.change(Part.INDICATORS, here.at("category"), old.category, new.category, What.MOVED)
    if not pair.same_goal:
        there = replace(here, field="goal")
        yield parts.change(Part.INDICATORS, there, *_goals(pair.old_goal, pair.new_goal), What.MOVED)
    if not same(unnumbered(old.name or ""), unnumbered(new.name or ""), here.years):
        renamed = key(old.name or "") != key(new.name or "")
        what = What.RENAMED if renamed else What.WORDING
        yield parts.change(Part.INDICATORS, here.at("name"), old.name, new.name, what)
    if not same(old.label, new.label, here.years):
        yield parts.change(Part.INDICATORS, here.at("label"), old.label, new.label, What.RELABELLED)


def _goals(old: Goal | None, new: Goal | None) -> tuple[int | str | None, int | str | None]:
    """Return what two goals are called: their numbers, or their texts where they have come to have the same number."""
    before, now = (number(goal.pointer) if goal else None for goal in (old, new))
    if before == now and old and new and old.text and new.text:
        return old.text, new.text
    return before, now


def _plan(here: Place, old: Indicator, new: Indicator) -> Iterator[Change]:
    yield from _target(here.at("target"), old, new)
    yield from parts.number(Part.WEIGHTS, here, "weight", old.weight, new.weight)
    yield from parts.plain(Part.TARGETS, here, "direction", old.direction, new.direction)
    for name in _TEXTS:
        yield from parts.text(Part.TEXTS, here, name, getattr(old, name), getattr(new, name))
    yield from parts.texts(Part.FIELDS, here, "fields", old.fields, new.fields)


def _target(here: Place, old: Indicator, new: Indicator) -> Iterator[Change]:
    judgement = judge(old, new, here.years)
    if judgement is not None:
        before, now = here.years
        gap = now - before if before and now else 0
        yield TargetChange(
            part=Part.TARGETS,
            field=here.field,
            pointer=here.pointer,
            old=old.target,
            new=new.target,
            subject=here.subject,
            effects=judgement.effects,
            unit=judgement.unit,
            difference=judgement.difference,
            ratio=judgement.ratio,
            days=judgement.days,
            last_actual=old.actual if gap > 0 else None,
            actual_year=before if gap > 1 else None,
        )


def _results(here: Place, old: Indicator, new: Indicator) -> Iterator[Change]:
    # 95万元 that became 950000元 is the same result.
    if judge(replace(old, target=old.actual), replace(new, target=new.actual), here.years):
        yield from parts.text(Part.RESULTS, here, "actual", old.actual, new.actual)
    yield from parts.plain(Part.RESULTS, here, "level", old.level, new.level)
    yield from parts.number(Part.RESULTS, here, "score", old.score, new.score)
    yield from parts.text(Part.RESULTS, here, "reason", old.reason, new.reason)
    yield from parts.texts(Part.RESULTS, here, "history", old.history, new.history)
    yield from progress(here.at("progress"), old.progress, new.progress)


def _reordered(place: Place, pairs: Sequence[RowPair], many: frozenset[Likes]) -> Iterator[Change]:
    """Say where rows stand in another order, list by list; what moved to another category had to move."""
    lists: dict[Pointer, list[tuple[str, int, int]]] = {}
    for pair in pairs:
        old, new = pair.old, pair.new
        if old is None or new is None or not pair.same_goal or old.category != new.category:
            continue
        if old.pointer and new.pointer:
            subject = _subject(new, None, many)
            name = subject.full_name or new.category
            lists.setdefault(new.pointer[:-1], []).append((name, number(old.pointer) - 1, number(new.pointer) - 1))
    for pointer, places in lists.items():
        yield from parts.order(Part.INDICATORS, Place(place.years, place.units, pointer), places)
