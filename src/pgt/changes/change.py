"""What differs in a table, in the words of the domain: its parts, what happened to them, and which way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum

from pgt.changes.segments import Segment, segments
from pgt.diagnostics import Pointer
from pgt.pairing.names import unnumbered

EXACT = Context(prec=64)
"""Amounts have 28 digits at most and scales 13: no digit of a sum or a product is lost here."""


class Direction(StrEnum):
    """What a change does to what was promised."""

    TIGHTENED = "tightened"
    LOOSENED = "loosened"
    CHANGED = "changed"


class Part(StrEnum):
    """What a change concerns: what ``--only`` selects by."""

    BUDGET = "budget"
    TARGETS = "targets"
    INDICATORS = "indicators"
    """Added, dropped, renamed, moved, reordered."""
    WEIGHTS = "weights"
    GOALS = "goals"
    TASKS = "tasks"
    PLAN = "plan"
    TEXTS = "texts"
    FIELDS = "fields"
    RESULTS = "results"
    """What is filled in during the year and at its end; compared only within one year."""


class What(StrEnum):
    """What exactly happened to a part."""

    NUMBER = "number"
    DEADLINE = "deadline"
    OPERATOR = "operator"
    OPERATOR_DROPPED = "operator_dropped"
    OPERATOR_ADDED = "operator_added"
    UNIT = "unit"
    MEASURE = "measure"
    """A date instead of a number, or the reverse."""
    QUALITATIVE = "made_qualitative"
    QUANTITATIVE = "made_quantitative"
    CONSTRAINT_DROPPED = "constraint_dropped"
    CONSTRAINT_ADDED = "constraint_added"
    FILLED = "filled_in"
    EMPTIED = "emptied"
    WORDING = "wording"
    ADDED = "added"
    DROPPED = "dropped"
    RENAMED = "renamed"
    MOVED = "moved"
    RELABELLED = "relabelled"
    REORDERED = "reordered"


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that a change does; a target can lose its operator and be lowered at once."""

    what: What
    direction: Direction = Direction.CHANGED


class Kind(StrEnum):
    """What a subject is."""

    INDICATOR = "indicator"
    GOAL = "goal"
    TASK = "task"
    PASSAGE = "passage"
    """A titled part of a department's prose."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The part of a table that a change belongs to, as it is named in the newer one that has it."""

    kind: Kind
    number: int
    """Its place among its likes on the form, from 1."""
    name: str | None = None
    category: str | None = None
    goal: int | None = None
    """The number of the goal that an indicator stands under."""
    beside: str | None = None
    """What tells an indicator from others of its name: its description."""
    medium_term: bool = False

    @property
    def full_name(self) -> str | None:
        """Its name, with what tells it from others of that name."""
        return f"{self.name}（{self.beside}）" if self.beside else self.name


Plain = str | Decimal | int | tuple[str, ...] | Mapping[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that differs. `pointer` leads into the new table, or into the old one for what was removed."""

    part: Part
    field: str
    pointer: Pointer
    old: Plain = None
    new: Plain = None
    subject: Subject | None = None
    effects: tuple[Effect, ...] = ()

    @property
    def direction(self) -> Direction:
        """What its effects agree on; what tightens one thing and loosens another has merely changed."""
        directions = {effect.direction for effect in self.effects} - {Direction.CHANGED}
        return directions.pop() if len(directions) == 1 else Direction.CHANGED

    @property
    def loosens(self) -> bool:
        """Whether anything in it asks for less than before."""
        return any(effect.direction is Direction.LOOSENED for effect in self.effects)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange(Change):
    """Words that were changed."""

    is_numbered: bool = False
    """Whether they may begin with their place among their likes, which is told apart: 目标3：."""

    def segments(self) -> tuple[Segment, ...]:
        """Return both texts as what stayed, what was taken out and what was put in, character by character."""
        old, new = _text(self.old), _text(self.new)
        bare = (unnumbered(old), unnumbered(new)) if self.is_numbered else (old, new)
        is_moved = old.removesuffix(bare[0]) != new.removesuffix(bare[1])
        return segments(*bare) if is_moved else segments(old, new)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberChange(Change):
    """An amount, a weight or a percent that was changed; `old` and `new` are in one *unit*."""

    unit: str | None = None

    @property
    def difference(self) -> Decimal | None:
        """How much more it is than before; None where either was blank."""
        if isinstance(self.old, Decimal) and isinstance(self.new, Decimal):
            return EXACT.subtract(self.new, self.old)
        return None

    @property
    def ratio(self) -> Decimal | None:
        """The new number divided by the old one; None where either was blank, or the old one 0."""
        return divide(self.new, self.old)


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetChange(Change):
    """A target that was changed, measured where both sides measure the same."""

    unit: str | None = None
    difference: Decimal | None = None
    ratio: Decimal | None = None
    days: int | None = None
    """How much later a deadline is, in its own year."""
    last_actual: str | None = None
    """What was reached last year, where it was recorded."""
    actual_year: int | None = None
    """The year of it, where that is not the one before."""


@dataclass(frozen=True, slots=True)
class Move:
    """A part that stands elsewhere among its likes: places from 1."""

    name: str
    old: int
    new: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderChange(Change):
    """Parts that are the same in another order; `moves` are the fewest that explain it."""

    moves: tuple[Move, ...]


_PLACES = Decimal("0.0001")


def divide(new: object, old: object) -> Decimal | None:
    """Return *new* as a multiple of *old*, to four decimals."""
    if not isinstance(new, Decimal) or not isinstance(old, Decimal) or not old:
        return None
    ratio = EXACT.divide(new, old)
    return ratio if ratio.adjusted() > EXACT.prec // 2 else ratio.quantize(_PLACES, context=EXACT)


def _text(value: Plain) -> str:
    return value if isinstance(value, str) else ""
