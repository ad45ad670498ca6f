"""A run that was made before, by the same words and over the same files, says what it said then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pgt.cli import _options
from pgt.cli._language import LANGUAGE
from pgt.discovery import Ignoring

if TYPE_CHECKING:
    from pgt.check.answers import LookedInto


class Saying:
    """What is printed, and where all that was is to be remembered."""

    def __init__(self, paths: Sequence[Path], format_: str, *, remembered: bool) -> None:
        self.ignoring = Ignoring()
        self.looked_into: Callable[[], LookedInto | None] = lambda: None
        """Tells what the run that is under way has looked into, once it is through."""
        self._parts: tuple[list[str], list[str]] = [], []
        self._length = 0
        self._answers = None
        if remembered and (folder := _options.cache_folder()):
            from pgt.check.answers import Answers

            self._answers = Answers(folder, _question(format_), paths)

    def again(self) -> int | None:
        """Print what was said before and return the exit status; None where that is not known."""
        known = self._answers.find() if self._answers else None
        if known is None:
            return None
        click.echo(known.said, nl=False, color=True)
        click.echo(known.complained, nl=False, err=True)
        return known.status

    def say(self, text: str, *, err: bool = False) -> None:
        """Print *text*, with its colours."""
        if text:
            click.echo(text, nl=False, color=True, err=err)
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
            self._answers.keep(Answer(said, complained, status), looked_into, self.ignoring)
        return status


def _question(format_: str) -> str:
    """Return all that bears on what is said besides files: every option and argument, and where the result goes."""
    asked = click.get_current_context().params
    color, width = _options.wants_color(asked["color"]), _options.columns()
    return repr((Path.cwd(), LANGUAGE, format_, color, width, sorted(asked.items())))
