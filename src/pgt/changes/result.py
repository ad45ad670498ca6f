"""What a comparison says: the tables of both sides, each with its changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from pgt.changes.change import Change, Part
from pgt.diagnostics import Diagnostic
from pgt.form import Form
from pgt.outline import Outline
from pgt.pairing import By, RowSuggestion, TableSuggestion


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
