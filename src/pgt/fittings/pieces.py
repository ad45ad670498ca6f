"""The fittings that lie in files: a file of its own, some lines of a file, hooks among those of others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class State(StrEnum):
    """How a fitting stands."""

    FITTED = "fitted"
    MISSING = "missing"
    OTHER = "other"
    """Something else is there, which is not ours to change."""


class FileFitting(Protocol):
    """A fitting that lies in a file."""

    @property
    def path(self) -> str:
        """The file, from the repository's top."""

    def state(self, content: str | None) -> State:
        """Say how it stands in a file with *content*; None where there is no file."""

    def fitted(self, content: str | None) -> str:
        """Return the file with the fitting in it."""

    def taken_off(self, content: str) -> str | None:
        """Return the file without the fitting; None where nothing is left of it."""

    def by_hand(self) -> str:
        """Return what somebody would write where it cannot be fitted."""


@dataclass(frozen=True, slots=True)
class WholeFile:
    """A file of its own. One that has been changed is left alone, both when fitting and when taking off."""

    path: str
    content: str

    def state(self, content: str | None) -> State:
        """Say how it stands."""
        if content is None:
            return State.MISSING
        return State.FITTED if content == self.content else State.OTHER

    def fitted(self, content: str | None) -> str:
        """Return the file."""
        return self.content if content is None else content

    def taken_off(self, content: str) -> str | None:
        """Return None where the file is as it was written."""
        return None if content == self.content else content

    def by_hand(self) -> str:
        """Return the whole file."""
        return self.content


@dataclass(frozen=True, slots=True)
class Draft(WholeFile):
    """A file that somebody is meant to change: that it is there is enough."""

    def state(self, content: str | None) -> State:
        """Say whether it is there."""
        return State.MISSING if content is None else State.FITTED


_BEGIN, _END = "# >>> pgt\n", "# <<< pgt\n"
_JOINED = "# >>> pgt (the line above had no end)\n"
"""The first mark below a last line that was not ended: what is taken off leaves it as it was."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Some lines of a file, between two marks."""

    path: str
    content: str

    @property
    def block(self) -> str:
        """The lines with the mark that ends them."""
        return f"{self.content}{_END}"

    def state(self, content: str | None) -> State:
        """Say whether the lines are there as they should be."""
        marked = (f"{begin}{self.block}" for begin in (_BEGIN, _JOINED))
        return State.FITTED if content is not None and any(block in content for block in marked) else State.MISSING

    def fitted(self, content: str | None) -> str:
        """Put the lines at the end, or in the place of older ones."""
        rest = (self.taken_off(content) if content else None) or ""
        if rest and not rest.endswith("\n"):
            return f"{rest}\n{_JOINED}{self.block}"
        return f"{rest}{_BEGIN}{self.block}"

    def taken_off(self, content: str) -> str | None:
        """Take out what stands between the marks."""
        for begin, ended in ((_BEGIN, ""), (f"\n{_JOINED}", "\n")):
            before, found, inside = content.partition(begin)
            _, end, after = inside.partition(_END)
            if found and end:
                return before + (ended if after else "") + after or None
        return content

    def by_hand(self) -> str:
        """Return the lines."""
        return self.content


_REPOS = re.compile(r"^repos:[ \t]*(?:#[^\n]*)?\r?\n(?=(?P<indent> *)- )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Hooks:
    """A configuration of pre-commit, whose repository of hooks comes first in the list of somebody else's."""

    path: str
    content: str

    def state(self, content: str | None) -> State:
        """Say how it stands; what is no list, one entry a line, is not ours to change."""
        if content is None:
            return State.MISSING
        marked = re.search(rf"^( *){re.escape(_BEGIN)}", content, re.MULTILINE)
        if content == self.content or (marked and self._block(marked[1]) in content):
            return State.FITTED
        return State.MISSING if _REPOS.search(content) else State.OTHER

    def fitted(self, content: str | None) -> str:
        """Return the file with the hooks."""
        found = _REPOS.search(content) if content else None
        if not content or not found:
            return self.content
        return content[: found.end()] + self._block(found["indent"]) + content[found.end() :]

    def taken_off(self, content: str) -> str | None:
        """Take out what stands between the marks."""
        if content == self.content:
            return None
        marked = re.compile(rf"^ *{re.escape(_BEGIN)}(?s:.*?)^ *{re.escape(_END)}", re.MULTILINE)
        return marked.sub("", content, count=1)

    def by_hand(self) -> str:
        """Return the whole file."""
        return self.content

    def _block(self, indent: str) -> str:
        """Return the hooks between marks, as far to the right as the others."""
        lines = self.content.partition("repos:\n")[2].splitlines(keepends=True)
        return "".join([f"{indent}{_BEGIN}", *(f"{indent}{line[2:]}" for line in lines), f"{indent}{_END}"])
