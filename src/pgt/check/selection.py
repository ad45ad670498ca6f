"""Which findings are wanted, and how much each weighs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from pgt.diagnostics import Diagnostic, Severity, Text

if TYPE_CHECKING:
    from pgt.workspace import Settings


def keeps_from_reading(finding: Diagnostic) -> bool:
    """Whether *finding* kept the file from being read as a table: nothing else can be said before it is put right."""
    return finding.code < "PGT1" and finding.severity is Severity.ERROR


class Mending(Enum):
    """Which fixes are wanted."""

    NONE = "none"
    SAFE = "safe"
    EVERY = "every"


@dataclass(frozen=True, slots=True)
class Selection:
    """What this run asks for: which codes, and which fixes.

    A code may be named by its beginning; of several that fit, the longest decides. What is asked for comes before
    `pgt.toml`: a rule that is switched off there and asked for here has the weight that it declares.
    """

    select: tuple[str, ...] = ()
    """Nothing but these; all where none is named."""
    ignore: tuple[str, ...] = ()
    mending: Mending = Mending.NONE

    def admits(self, code: str) -> bool:
        """Whether findings of *code* are asked for."""
        asked = _longest(self.select, code) if self.select else 0
        return asked > _longest(self.ignore, code)

    def mends(self, finding: Diagnostic) -> bool:
        """Whether *finding* is to be put right."""
        if finding.fix is None or self.mending is Mending.NONE or not self.admits(finding.code):
            return False
        return finding.fix.safe or self.mending is Mending.EVERY

    def judges(self, code: str, settings: Settings) -> bool:
        """Whether a finding of *code* would be shown."""
        return self.weigh(Diagnostic(code, Severity.WARNING, Text("", ""), ""), settings) is not None

    def weigh(self, finding: Diagnostic, settings: Settings) -> Diagnostic | None:
        """Return *finding* with the weight that it has in this run; None where nobody asked for it."""
        if keeps_from_reading(finding):
            return finding
        if not self.admits(finding.code):
            return None
        from pgt.rules._engine import weigh  # all rules come with it

        return weigh(finding, settings.rules) or (finding if self.select else None)


def _longest(prefixes: Iterable[str], code: str) -> int:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=-1)


EVERYTHING = Selection()
