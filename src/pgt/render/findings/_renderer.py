"""What a format of findings has to offer."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from pgt.check import Report
from pgt.diagnostics import Diagnostic, Language, Severity, Text

NAMES = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.INFO: Text("提示", "note"),
}
"""What the weights are called."""


@dataclass(frozen=True, slots=True)
class Style:
    """How to show: the language of the words, whether in colour, and how many columns there are."""

    language: Language
    color: bool = False
    width: int = 100
    unsafe: bool = False
    """Whether fixes that want to be looked at are marked, too."""
    fail_on: Severity | None = Severity.ERROR
    """The least weight that makes a run fail; None where nothing does."""
    folder: str = ""
    """Where the run was started, seen from the root of the repository."""

    def from_root(self, file: str) -> str:
        """Return *file* as servers look for it: they start from the root of the repository."""
        return posixpath.normpath(posixpath.join(self.folder, file)) if self.folder else file

    def marks(self, finding: Diagnostic) -> bool:
        """Whether *finding* has a fix that is shown as one."""
        return finding.fix is not None and (finding.fix.safe or self.unsafe)


class Renderer(Protocol):
    """Turns reports into text one by one, so that the first finding is seen while the last file is still unread."""

    def report(self, report: Report) -> str:
        """Return what to show of one file."""

    def end(self, files: int, counts: Mapping[Severity, int]) -> str | bytes:
        """Return what to show after the last file; bytes where the whole is no text."""


def in_full(finding: Diagnostic, language: Language) -> str:
    """Return what is wrong and, on a line of its own, what to write instead."""
    message = finding.message.to(language)
    if finding.hint is None:
        return message
    return f"{message}\n{Text('建议：', 'help: ').to(language)}{finding.hint.to(language)}"
