"""What of the given files was no table: said at once, and remembered for the exit status."""

from __future__ import annotations

from dataclasses import dataclass

import click

from pgt import notices
from pgt.cli import _tables
from pgt.load import Loaded


@dataclass(slots=True)
class Misread:
    """Whether a file could not be read as a table, and whether one could not be read at all."""

    is_any: bool = False
    is_unreadable: bool = False

    def note(self, loaded: Loaded) -> None:
        """Say why a file is no table."""
        self.is_any = True
        for finding in loaded.findings:
            self.is_unreadable = self.is_unreadable or finding.code == notices.UNREADABLE.code
            click.echo(_tables.line(finding), err=True)

    def status(self, *, failed: bool) -> int:
        """Return the exit status of a command that found tables."""
        return 2 if self.is_unreadable else int(self.is_any or failed)

    def none(self, words: str) -> int:
        """Say in *words* that no file was a table that the command is for, and return its exit status."""
        click.echo(words, err=True)
        return 2 if self.is_unreadable or not self.is_any else 1
