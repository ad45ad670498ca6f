"""What a run says, to be said again where everything stands as it stood: see `pgt.check.answers`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pgt.cli import _options
from pgt.discovery import Ignoring

if TYPE_CHECKING:
    from pgt.check.answers import Answers, LookedInto


class Saying:
    """What is printed, and where all that was is to be remembered."""

    def __init__(self, paths: Sequence[Path], *, remembered: bool) -> None:
        self.ignoring = Ignoring()
        self.looked_into: Callable[[], LookedInto | None] = lambda: None
        """Tells what the run that is under way has looked into, once it is through."""
        self._paths = paths
        self._parts: tuple[list[str], list[str]] = [], []
        self._length = 0
        self._answers: Answers | None = click.get_current_context().obj if remembered else None

    def say(self, text: str, *, err: bool = False) -> None:
        """Print *text*, with its colours."""
        if text:
            if err:
                click.echo(text, nl=False, color=True, err=True)
            else:
                _options.show(text, color=True)
            self._note(text, err=err)

    def complain(self, line: str) -> None:
        """Print a line to stderr."""
        click.echo(line, err=True)
        self._note(f"{line}\n", err=True)

    def _note(self, text: str, *, err: bool) -> None:
        if self._answers is None:
            return
        self._parts[err].append(text)
        self._length += len(text)
        if self._length > self._answers.LIMIT:
            self._answers = None
            self._parts = [], []

    def keep(self, status: int) -> int:
        """Remember what was said, if it is known what that depends on; return *status*."""
        if self._answers and (looked_into := self.looked_into()):
            from pgt.check.answers import Answer

            said, complained = map("".join, self._parts)
            paths = [str(path) for path in self._paths]
            self._answers.keep(Answer(said, complained, status), paths, looked_into, self.ignoring)
        return status
