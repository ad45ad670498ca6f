"""What of the findings in a file is to be shown: what was asked for, and what no comment in the file answers for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pgt.check.ignores import NONE, Ignores
from pgt.check.place import placed
from pgt.check.selection import Selection
from pgt.diagnostics import Diagnostic
from pgt.load import Loaded
from pgt.workspace import Settings


class Sifted(NamedTuple):
    """The findings that are to be shown, in the order of the file, and how many a comment answers for."""

    shown: tuple[Diagnostic, ...]
    ignored: int


class Sieve(NamedTuple):
    """What decides about findings: the settings of the workspace, what this run asks for, and the file's comments."""

    settings: Settings
    selection: Selection
    comments: Ignores

    def sift(
        self,
        loaded: Loaded,
        found: Iterable[Diagnostic],
        judged: Iterable[str],
        complaints: Iterable[Diagnostic] = (),
    ) -> Sifted:
        """Weigh what was *found* in a file, and leave out what a comment answers for.

        *judged* are the codes that were looked for: a comment that answers for one of them in vain is a finding itself.
        *complaints* are about the comments, and cannot be answered for.
        """
        wanted = self._weigh(found)
        shown = self.comments.keep(wanted)
        ignored = len(wanted) - len(shown)
        if self.comments is not NONE:
            looked_for = (code for code in judged if self.selection.judges(code, self.settings))
            shown += self._weigh((*complaints, *self.comments.unused(looked_for)))
        return Sifted(placed(loaded, shown), ignored)

    def _weigh(self, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        return [one for finding in findings if (one := self.selection.weigh(finding, self.settings))]
