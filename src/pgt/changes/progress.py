"""What happened to the entries of mid-year monitoring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pgt.changes import parts
from pgt.changes.change import Change, Part
from pgt.changes.parts import Place
from pgt.model import Progress

_TEXTS = ("actual", "expected_actual", "outlook", "reason", "note")
_AMOUNTS = ("execution", "expected_execution")


def progress(place: Place, old: Sequence[Progress], new: Sequence[Progress]) -> Iterator[Change]:
    """Compare what was recorded, month by month."""
    places = {entry.month: number for side in (old, new) for number, entry in enumerate(side)}
    before, now = ({entry.month: entry for entry in side} for side in (old, new))
    for month in sorted(places):
        here = place.row(places[month], str(month))
        was, be = before.get(month, Progress(month)), now.get(month, Progress(month))
        for name in _TEXTS if was != be else ():
            yield from parts.text(Part.RESULTS, here, name, getattr(was, name), getattr(be, name))
        for name in _AMOUNTS if was != be else ():
            yield from parts.amounts(Part.RESULTS, here, name, getattr(was, name), getattr(be, name))
