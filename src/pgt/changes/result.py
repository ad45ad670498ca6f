"""What a comparison says: tables, each with its changes, in the words of the domain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from enum import StrEnum

from pgt.changes.segments import Segment, segments
from pgt.diagnostics import Diagnostic, Pointer
from pgt.form import Form
from pgt.outline import Outline
from pgt.pairing import By, RowSuggestion, TableSuggestion
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


class Status(StrEnum):
    """What became of a table."""

    CHANGED = "changed"
    RENAMED = "renamed"
    ADDED = "added"
    REMOVED = "removed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class TableChanges:
    """A table on both sides, or on one alone."""

    old: Outline | None
    new: Outline | None
    by: By | None = None
    renamed: bool = False
    changes: tuple[Change, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    suggestions: tuple[RowSuggestion, ...] = ()
    form: Form | None = None
    """The form of the newer one, which says what its own fields are called."""

    @property
    def status(self) -> Status:
        """What became of it, going by the changes that are listed."""
        if self.old is None:
            return Status.ADDED
        if self.new is None:
            return Status.REMOVED
        if self.renamed:
            return Status.RENAMED
        return Status.CHANGED if self.changes else Status.UNCHANGED

    @property
    def newest(self) -> Outline:
        """The table as it is, or as it last was."""
        table = self.new or self.old
        if table is None:
            raise ValueError("a table stands on one side at least")
        return table


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be compared because it could not be read as a table."""

    file: str
    findings: tuple[Diagnostic, ...]
    counterpart: str | None = None
    """The file of the other side that lies in the same place; it is left out as well."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer: every table of both sides."""

    old: str
    new: str
    tables: tuple[TableChanges, ...]
    suggestions: tuple[TableSuggestion, ...] = ()
    unread: tuple[Unread, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
    """What is wrong with the settings on either side."""
    identical: int = 0
    """Tables that are the same on both sides and are not listed."""
    empty: tuple[str, ...] = ()
    """The sides without a single table, by their names."""

    @property
    def differs(self) -> bool:
        """Whether anything at all is listed as different."""
        return any(table.status is not Status.UNCHANGED for table in self.tables)

    @property
    def loosened(self) -> bool:
        """Whether anything asks for less than before.

        A table that is gone asks for nothing, unless it ended with its year: then nobody could have kept it.
        """
        years = {table.new.year for table in self.tables if table.new}
        gone = (table.old for table in self.tables if table.old and not table.new)
        return any(change.loosens for table in self.tables for change in table.changes) or any(
            table.year in years for table in gone
        )

    def only(self, parts: frozenset[Part], *, findings: bool) -> Comparison:
        """Return the comparison with the changes of *parts* alone."""
        return replace(self, tables=tuple(_only(table, parts, findings=findings) for table in self.tables))


def _only(table: TableChanges, parts: frozenset[Part], *, findings: bool) -> TableChanges:
    return replace(
        table,
        changes=tuple(change for change in table.changes if change.part in parts),
        findings=table.findings if findings else (),
        renamed=table.renamed and Part.FIELDS in parts,
        suggestions=table.suggestions if Part.INDICATORS in parts else (),
    )


_PLACES = Decimal("0.0001")


def divide(new: object, old: object) -> Decimal | None:
    """Return *new* as a multiple of *old*, to four decimals."""
    if not isinstance(new, Decimal) or not isinstance(old, Decimal) or not old:
        return None
    ratio = EXACT.divide(new, old)
    return ratio if ratio.adjusted() > EXACT.prec // 2 else ratio.quantize(_PLACES, context=EXACT)


def _text(value: Plain) -> str:
    return value if isinstance(value, str) else ""
