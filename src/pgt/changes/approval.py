"""What became of a plan after it was approved: every target, weight, indicator, goal and budget that is another now.

Self-evaluation holds results against the approved plan (财预〔2020〕10号). Where the plan itself was changed, somebody
has to say why: beside the indicator, in a `note` that was written since. Its `reason` is none: it says at year end why
the target was missed, and has nothing to say of the target. A changed budget is explained by the `notes` beside its
amounts. What is gone and a goal have no place for a note: they are listed, and nothing more can be asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pgt.changes.change import Change, NumberChange, Part, What
from pgt.changes.result import TableChanges
from pgt.diagnostics import Pointer
from pgt.model import Table
from pgt.pairing.names import is_blank

_PLAN = (Part.TARGETS, Part.WEIGHTS, Part.INDICATORS, Part.GOALS, Part.BUDGET)

_WORDING = frozenset({What.WORDING, What.REORDERED, What.RELABELLED})
"""What leaves the plan as it was."""


@dataclass(frozen=True, slots=True)
class Departure:
    """One change of an approved plan."""

    change: Change
    reason: str | None = None
    """The note that was written beside the indicator since."""
    needs_reason: bool = True
    """Whether a reason has to be given, be it there or not; not for a weight that had been left open."""
    has_place: bool = True
    """Whether the format has a place for the reason: what is gone and a goal have none."""

    @property
    def is_gone(self) -> bool:
        """Whether the approved table alone has what it speaks of: its pointer leads there."""
        return _has(self.change, What.DROPPED)

    @property
    def is_unexplained(self) -> bool:
        """Whether a reason is wanted that could be written, and there is none."""
        return self.needs_reason and self.has_place and self.reason is None


@dataclass(frozen=True, slots=True)
class Drift:
    """What became of one table's plan."""

    is_approved: bool
    """Whether the approved revision has the table, for the same year."""
    departures: tuple[Departure, ...] = ()

    @property
    def unexplained(self) -> tuple[Departure, ...]:
        """Every change that nobody has given a reason for."""
        return tuple(departure for departure in self.departures if departure.is_unexplained)

    @property
    def is_clean(self) -> bool:
        """Whether the plan is the approved one, or every change of it has its reason."""
        return self.is_approved and not self.unexplained


def drift(found: TableChanges, table: Table) -> Drift:
    """Return how *table* differs from the one that was approved, going by the comparison of the two."""
    if found.old is None or found.new is None or found.old.year != found.new.year:
        return Drift(is_approved=False)
    reasons = _reasons(table, found.changes) | _reasons_of_budget(table, found.changes)
    plan = (change for change in found.changes if _is_of_the_plan(change))
    return Drift(is_approved=True, departures=tuple(_departure(change, reasons) for change in plan))


def _reasons_of_budget(table: Table, changes: Iterable[Change]) -> dict[Pointer, str]:
    """Return what was written since beside the amounts of the budget."""
    place = ("budget", "notes")
    since = {change.pointer[-1] for change in changes if change.pointer[:2] == place}
    notes = table.budget.notes if table.budget else {}
    said = [text.strip() for key, text in notes.items() if key in since and not is_blank(text)]
    return {("budget",): "；".join(said)} if said else {}


def _reasons(table: Table, changes: Iterable[Change]) -> dict[Pointer, str]:
    """Return the notes that were written since; one that was approved along with the plan explains no change of it."""
    since = {change.pointer for change in changes if change.field == "note" or _has(change, What.ADDED)}
    rows = (row for row in table.every_indicator() if row.note and not is_blank(row.note))
    return {
        row.pointer: row.note.strip()
        for row in rows
        if row.note and (row.pointer in since or (*row.pointer, "note") in since)
    }


def _has(change: Change, what: What) -> bool:
    return any(effect.what is what for effect in change.effects)


def _is_of_the_plan(change: Change) -> bool:
    whats = {effect.what for effect in change.effects}
    return change.part in _PLAN and not (whats and whats <= _WORDING)


def _departure(change: Change, reasons: dict[Pointer, str]) -> Departure:
    if _has(change, What.DROPPED):
        return Departure(change, has_place=False)
    is_settled = isinstance(change, NumberChange) and change.part is Part.WEIGHTS and change.old is None
    said = next((text for pointer, text in reasons.items() if change.pointer[: len(pointer)] == pointer), None)
    has_place = said is not None or change.part is not Part.GOALS
    return Departure(change, said, needs_reason=not is_settled, has_place=has_place)
