"""What happened to the prose of a department, and to the lists that a form declares for itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from pgt.changes import parts
from pgt.changes.change import Change, Kind, Part, Subject, What
from pgt.changes.parts import Place
from pgt.model import Narrative, Passage
from pgt.pairing.names import key, unnumbered


def narrative(place: Place, old: Narrative, new: Narrative) -> Iterator[Change]:
    """Compare the prose part of a department's table."""
    yield from parts.text(Part.GOALS, place, "overall", "\n".join(old.overall), "\n".join(new.overall))
    yield from _passages(place.at("functions"), old.functions, new.functions)
    yield from _passages(place.at("safeguards"), old.safeguards, new.safeguards)


def _passages(place: Place, old: Sequence[Passage], new: Sequence[Passage], above: str = "") -> Iterator[Change]:
    """Compare titled passages by their titles, and by their place between those that kept theirs."""
    places = []
    for before, now in _titled(old, new):
        was, be = None if before is None else old[before], None if now is None else new[now]
        number, passage = before or 0 if now is None else now, be or was
        title = unnumbered(passage.name or "").strip() if passage else ""
        name = " / ".join(filter(None, (above, title)))
        pointer = (*place.pointer, number)
        here = place.of(Subject(Kind.PASSAGE, number + 1, name), pointer, place.field)
        if was is not None and be is not None:
            places.append((be.name or "", before or 0, number))
            yield from parts.numbered(Part.GOALS, here, "name", was.name, be.name)
            yield from parts.text(Part.GOALS, here, "text", was.text, be.text)
            yield from _passages(here.at("items"), was.items, be.items, name)
        else:
            what = What.ADDED if was is None else What.DROPPED
            yield parts.change(Part.GOALS, here, _words(was) if was else None, _words(be) if be else None, what)
    yield from parts.order(Part.GOALS, place, places)


def _titled(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[tuple[int | None, int | None]]:
    """Yield the places of passages that belong together, in the order of the new ones, then what only the old have."""
    titles, others = ([key(one.name or "") for one in side] for side in (old, new))
    free: dict[str, deque[int]] = {}
    for before, title in enumerate(titles):
        free.setdefault(title, deque()).append(before)
    partner = {now: free[title].popleft() for now, title in enumerate(others) if title and free.get(title)}
    taken = set(partner.values())
    for old_place, place in _aligned(titles, others):
        if old_place is not None and place is not None and old_place not in taken and place not in partner:
            partner[place] = old_place
            taken.add(old_place)
    yield from ((partner.get(now), now) for now in range(len(new)))
    yield from ((before, None) for before in range(len(old)) if before not in taken)


def _words(passage: Passage) -> str:
    return "\n".join(part for part in (passage.name, passage.text, *map(_words, passage.items)) if part)


Rows = Sequence[Mapping[str, str]]


def lists(place: Place, old: Mapping[str, Rows], new: Mapping[str, Rows]) -> Iterator[Change]:
    """Compare lists row by row: a row has no name, so one that was changed is known by those around it."""
    for name in dict.fromkeys((*new, *old)):
        before, now = old.get(name, ()), new.get(name, ())
        rows = ([tuple(sorted(row.items())) for row in side] for side in (before, now))
        for was, be in _aligned(*rows):
            here = place.at(name, be if be is not None else was or 0)
            what = What.ADDED if was is None else What.DROPPED if be is None else What.WORDING
            row, other = None if was is None else before[was], None if be is None else now[be]
            if row != other:
                yield parts.change(Part.FIELDS, here, row, other, what)


def _aligned(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[int | None, int | None]]:
    """Yield the places of parts that belong together: equal ones, and those between them one by one."""
    for _, first, last, start, end in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        for offset in range(max(last - first, end - start)):
            before, now = first + offset, start + offset
            yield before if before < last else None, now if now < end else None
