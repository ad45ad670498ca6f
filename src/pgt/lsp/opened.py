"""A table as it stands in an editor, saved or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pgt import canonical, definition, load, workspace
from pgt.check import EVERYTHING, Mending, Report, Selection, check_table, mend_table
from pgt.check.codes import unheard
from pgt.diagnostics import Diagnostic, Position
from pgt.load import Loaded
from pgt.lsp import beside
from pgt.lsp.beside import Beside
from pgt.rules import _engine
from pgt.workspace import Settings


@dataclass(frozen=True, slots=True)
class Opened:
    """A text, what it was read as, and what is wrong with it."""

    path: Path
    text: str
    settings: Settings
    broken: tuple[Diagnostic, ...]
    """What is wrong with the `pgt.toml` that holds for it."""
    beside: Beside
    """The other tables of its workspace."""
    loaded: Loaded
    report: Report

    def findings_between(self, first: Position, last: Position) -> Iterator[Diagnostic]:
        """Yield the findings about anything between two characters, or right beside them."""
        for finding in self.report.findings:
            place = finding.position
            begins, ends = (place.line, place.column), (place.end_line, place.end_column)
            if begins <= (last.line, last.column) and (first.line, first.column) <= ends:
                yield finding

    def mended(self) -> str | None:
        """Return the text after all safe fixes; None where there are none."""
        report = mend_table(self.loaded, self.settings, selection=Selection(mending=Mending.SAFE))
        return report.mended.new if report.mended else None

    def laid_out(self) -> str | None:
        """Return the text as `pgt fmt` lays it out; None where it cannot, or where nothing would change."""
        new = canonical.lay_out(self.loaded.source) if self.loaded.table else None
        return None if new == self.text else new

    def with_text(self, text: str) -> Opened:
        """Return what there would be with another text in this one's place."""
        loaded, report = _check(self.path, text, self.settings, self.beside)
        return replace(self, text=text, loaded=loaded, report=report)


def forget() -> None:
    """Read settings, forms and profiles anew: somebody may have saved one."""
    workspace.forget()
    definition.forget()
    _engine.context.cache_clear()


def check(path: Path, text: str) -> Opened:
    """Read and check *text*, which stands in the editor under the name *path*."""
    settings, broken = workspace.settings_of(path.parent)
    broken = (*broken, *unheard(settings))
    others = beside.others(path, settings)
    loaded, report = _check(path, text, settings, others)
    return Opened(path, text, settings, broken, others, loaded, report)


def _check(path: Path, text: str, settings: Settings, others: Beside) -> tuple[Loaded, Report]:
    # Half a character, which JSON can hold, is for the reader to refuse.
    loaded = load.parse(workspace.shown(path), text.encode("utf-8", "surrogatepass"), settings)
    report = check_table(loaded, settings, selection=EVERYTHING)
    found = (*report.findings, *beside.findings(loaded, settings, others))
    in_order = sorted(found, key=lambda finding: (finding.position.line, finding.position.column))
    return loaded, replace(report, findings=tuple(in_order))
