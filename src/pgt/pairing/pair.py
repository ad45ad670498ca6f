"""Two tables that are one, with their parts paired."""

from __future__ import annotations

from dataclasses import dataclass

from pgt.model import MediumTerm, Table
from pgt.pairing.goals import GoalPair, TaskPair, pair_goals, pair_tasks
from pgt.pairing.rows import RowPair, Rows, RowSuggestion, pair_rows

__all__ = ["GoalPair", "Pair", "Part", "RowPair", "RowSuggestion", "TaskPair", "pair_parts"]


@dataclass(frozen=True, slots=True)
class Part:
    """The goals and indicators of a table, or those of its medium term, on both sides."""

    goals: tuple[GoalPair, ...]
    rows: tuple[RowPair, ...]
    suggestions: tuple[RowSuggestion, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A table as it was and as it is."""

    old: Table
    new: Table
    old_file: str
    new_file: str
    annual: Part
    medium_term: Part
    tasks: tuple[TaskPair, ...]

    @property
    def years(self) -> tuple[int | None, int | None]:
        """The years of both."""
        return (self.old.year, self.new.year)

    @property
    def is_next_year(self) -> bool:
        """Whether the new table is of a later year, so that the old one is what was planned and reached before."""
        return self.old.year is not None and self.new.year is not None and self.old.year < self.new.year

    @property
    def rows(self) -> tuple[RowPair, ...]:
        """The annual indicators of both."""
        return self.annual.rows

    @property
    def suggestions(self) -> tuple[RowSuggestion, ...]:
        """Unmatched indicators with names alike."""
        return (*self.annual.suggestions, *self.medium_term.suggestions)


_NO_MEDIUM_TERM = MediumTerm()


def pair_parts(old: Table, new: Table, old_file: str = "", new_file: str = "") -> Pair:
    """Pair the goals, indicators and tasks of two tables."""
    years = (old.year, new.year)
    medium = (old.medium_term or _NO_MEDIUM_TERM, new.medium_term or _NO_MEDIUM_TERM)
    return Pair(
        old, new, old_file, new_file, _part(old, new, years), _part(*medium, years), pair_tasks(old.tasks, new.tasks)
    )


def _part(old: Table | MediumTerm, new: Table | MediumTerm, years: tuple[int | None, int | None]) -> Part:
    goals = pair_goals(old.goals, new.goals)
    rows: Rows = pair_rows(old, new, goals, years)
    return Part(goals, rows.pairs, rows.suggestions)
