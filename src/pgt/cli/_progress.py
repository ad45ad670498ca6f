"""How far a long run has come, for somebody who sits at a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

_PATIENCE = 1.0
"""Seconds that nobody minds waiting without a word."""

_PACE = 0.1
"""Seconds from one word to the next."""


@contextmanager
def shown(doing: str) -> Iterator[Callable[[int, int], None]]:
    """Hand out what is to be told how much is done; it says so on stderr, and wipes it away at the end."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield _silent
        return
    line = _Line(doing)
    try:
        yield line.tell
    finally:
        line.wipe()


def _silent(_done: int, _of: int) -> None:
    pass


class _Line:
    def __init__(self, doing: str) -> None:
        self.doing = doing
        self.next = time.monotonic() + _PATIENCE
        self.is_written = False

    def tell(self, done: int, of: int) -> None:
        now = time.monotonic()
        if now >= self.next:
            self.next = now + _PACE
            self.is_written = True
            click.echo(f"\r{self.doing} {done}/{of} ", err=True, nl=False)

    def wipe(self) -> None:
        if self.is_written:
            click.echo("\r\x1b[K", err=True, nl=False)
