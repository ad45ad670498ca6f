"""The small comparisons that all parts of a table are made of: texts, numbers, amounts, keyed texts, order."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from pgt.changes.change import Change, Effect, Move, NumberChange, OrderChange, Part, Plain, Subject, TextChange, What
from pgt.diagnostics import Pointer
from pgt.model import AMOUNT_KEYS, Amounts
from pgt.money import convert
from pgt.pairing.names import same, unnumbered

Years = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a table the comparison has come to, and what both tables say that holds there."""

    years: Years
    units: tuple[str | None, str | None]
    pointer: Pointer = ()
    field: str = ""
    subject: Subject | None = None
    unit: str | None = None
    """Of the numbers that stand here."""

    @property
    def is_one_year(self) -> bool:
        """Whether both are of the same year: then what was filled in since is compared, too."""
        return self.years[0] == self.years[1]

    def at(self, *steps: str | int) -> Place:
        """Return the place below; the number of a row is no part of a field's name."""
        field = self.field
        for step in steps:
            if isinstance(step, str):
                field = f"{field}.{step}" if field else step
        return Place(self.years, self.units, (*self.pointer, *steps), field, self.subject, self.unit)

    def measured(self, unit: str | None) -> Place:
        """Return the same place, its numbers in *unit*."""
        return replace(self, unit=unit)

    def row(self, number: int, name: str) -> Place:
        """Return the place of row *number* of a list, which a field's name calls *name*."""
        return Place(self.years, self.units, (*self.pointer, number), f"{self.field}.{name}", self.subject)

    def of(self, subject: Subject, pointer: Pointer, field: str = "") -> Place:
        """Return the place of a part that is known by itself: an indicator, a goal, a task."""
        return Place(self.years, self.units, pointer, field, subject)


def plain(part: Part, place: Place, name: str, old: Plain, new: Plain) -> Iterator[Change]:
    """Compare two values as they stand."""
    if old != new:
        yield change(part, place.at(name), old, new, None)


def change(part: Part, place: Place, old: Plain, new: Plain, what: What | None) -> Change:
    """Return a change that has no figures; *what* says what it means that the two differ."""
    return Change(
        part=part,
        field=place.field,
        pointer=place.pointer,
        old=old,
        new=new,
        subject=place.subject,
        effects=(Effect(what),) if what else (),
    )


def text(part: Part, place: Place, name: str, old: str | None, new: str | None) -> Iterator[TextChange]:
    """Compare two texts; a year in them that moved along is no change, nor are blanks."""
    if not same(old, new, place.years):
        here = place.at(name)
        yield TextChange(part=part, field=here.field, pointer=here.pointer, old=old, new=new, subject=place.subject)


def numbered(part: Part, place: Place, name: str, old: str | None, new: str | None) -> Iterator[Change]:
    """Compare two texts that may begin with their place among their likes: 3、 that became 4、 is no change."""
    if not (old and new and same(unnumbered(old), unnumbered(new), place.years)):
        yield from (replace(found, is_numbered=True) for found in text(part, place, name, old, new))


def texts(part: Part, place: Place, name: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    """Compare texts by their keys."""
    if old != new:
        here = place.at(name)
        for key in dict.fromkeys((*new, *old)):
            yield from text(part, here, key, old.get(key), new.get(key))


def number(part: Part, place: Place, name: str, old: Decimal | None, new: Decimal | None) -> Iterator[Change]:
    """Compare two numbers, which are in the place's unit."""
    if old != new:
        here = place.at(name)
        yield NumberChange(
            part=part,
            field=here.field,
            pointer=here.pointer,
            old=old,
            new=new,
            unit=here.unit,
            subject=here.subject,
        )


def amounts(part: Part, place: Place, name: str, old: Amounts | None, new: Amounts | None) -> Iterator[Change]:
    """Compare amounts source by source, in the unit of the new ones.

    One form prints a source as 0 that another leaves out: from year to year, a blank and a zero are the same money.
    """
    before, now = place.units
    if old == new and before == now:
        return
    old, new, here = old or _NOTHING, new or _NOTHING, place.at(name)
    for key in sorted({**old.values, **new.values}, key=_amount_order):
        was, be = old.get(key), new.get(key)
        if was is not None and before and now:
            was = convert(was, before, now)
        if not place.is_one_year and not was and not be:
            continue
        if (before is None) == (now is None):
            yield from number(part, here.measured(now), key, was, be)
        else:  # 100 of an unknown unit is neither more nor less than 100万元
            yield from plain(part, here, key, was, be)
    yield from texts(Part.TEXTS, here, "notes", old.notes, new.notes)


_NOTHING = Amounts({})


def _amount_order(key: str) -> int:
    return AMOUNT_KEYS.index(key) if key in AMOUNT_KEYS else len(AMOUNT_KEYS)


def order(part: Part, place: Place, places: Sequence[tuple[str, int, int]]) -> Iterator[Change]:
    """Compare the order of parts that both sides have, each with its name and its places on both, from 0."""
    now = sorted(places, key=lambda one: one[2])
    if all(one[1] < other[1] for one, other in pairwise(now)):
        return
    rising = _longest_rising([one[1] for one in now], {n for n, (_, old, new) in enumerate(now) if old == new})
    stayed = {now[n][1] for n in rising}
    here = place.at("order")
    yield OrderChange(
        part=part,
        field=here.field,
        pointer=place.pointer,
        old=tuple(name for name, _, _ in sorted(places, key=lambda one: one[1])),
        new=tuple(name for name, _, _ in now),
        subject=place.subject,
        effects=(Effect(What.REORDERED),),
        moves=tuple(Move(name, old + 1, new + 1) for name, old, new in now if old not in stayed),
    )


def _longest_rising(numbers: Sequence[int], kept: Container[int]) -> set[int]:
    """Return the places of the longest rising subsequence: what need not have moved, with most of the *kept* places.

    Each number is looked at once: of all smaller ones before it, a tree of maxima knows the best to go on from.
    """
    ranks = {number: rank for rank, number in enumerate(sorted(numbers), start=1)}
    best = [(0, 0, 0, -1)] * (len(numbers) + 1)
    before: list[int] = []
    for place, number in enumerate(numbers):
        rank, ahead = ranks[number] - 1, best[0]
        while rank:
            ahead = max(ahead, best[rank])
            rank &= rank - 1
        before.append(ahead[-1])
        here = (ahead[0] + 1, ahead[1] + (place in kept), -number, place)
        rank = ranks[number]
        while rank < len(best):
            best[rank] = max(best[rank], here)
            rank += rank & -rank
    found: set[int] = set()
    place = max(best)[-1]
    while place >= 0:
        found.add(place)
        place = before[place]
    return found
