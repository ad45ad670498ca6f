"""The one line that closes a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pgt import notices
from pgt.check import Report, Skipped, keeps_from_reading
from pgt.diagnostics import Language, Severity, Text
from pgt.outline import Outline

_WORDS: Mapping[Severity, Text] = {
    Severity.ERROR: Text("个错误", "error"),
    Severity.WARNING: Text("个警告", "warning"),
    Severity.INFO: Text("条提示", "note"),
}


@dataclass(slots=True)
class Tally:
    """What went by, for the summary and the exit status."""

    keep_skipped: bool = False
    by_severity: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))
    unread: int = 0
    unreadable: bool = False
    skipped: list[Skipped] = field(default_factory=list)
    tables: dict[str, Outline] = field(default_factory=dict)
    """By file; kept only with what was skipped."""
    fixable: int = 0
    """Findings with a safe fix."""
    unsafe: int = 0
    """Findings with a fix that wants to be looked at."""
    fixed: int = 0
    ignored: int = 0
    _seen: set[str] = field(default_factory=set)

    @property
    def files(self) -> int:
        """How many tables were looked at; one that is complained of twice counts once."""
        return len(self._seen)

    def fails(self, fail_on: Severity | None) -> bool:
        """Whether anything weighs as much as *fail_on*."""
        return fail_on is not None and any(n and s.rank <= fail_on.rank for s, n in self.by_severity.items())

    def watch(self, reports: Iterable[Report]) -> Iterator[Report]:
        """Count *reports* as they go by."""
        for report in reports:
            self._count(report)
            yield report

    def _count(self, report: Report) -> None:
        if report.is_table and report.file not in self._seen:
            self._seen.add(report.file)
            self.unread += report.table is None
        # Where something that cannot be fixed keeps a file from being read, nothing else in it is fixed, either.
        stuck = any(one.fix is None and keeps_from_reading(one) for one in report.findings)
        for finding in report.findings:
            self.by_severity[finding.severity] += 1
            self.unreadable = self.unreadable or finding.code == notices.UNREADABLE.code
            if finding.fix and (keeps_from_reading(finding) or not stuck):
                self.fixable += finding.fix.safe
                self.unsafe += not finding.fix.safe
        self.ignored += report.ignored
        self.fixed += len(report.mended.codes) if report.mended else 0
        if self.keep_skipped:  # else they would be all that is kept of a table that has gone by
            self.skipped += report.skipped
            self.tables |= {report.file: report.table} if report.table else {}


def summary(tally: Tally, language: Language, known: int = 0) -> str:
    """Return the line for *tally*; *known* findings stand in the baseline and were not shown."""
    parts = (_in_chinese if language == "zh" else _in_english)(tally, known)
    return ("；" if language == "zh" else "; ").join(parts)


def _in_chinese(tally: Tally, known: int) -> Iterator[str]:
    found = "，".join(f"{count} {_WORDS[severity].zh}" for severity, count in tally.by_severity.items() if count)
    fixed = f"改好 {tally.fixed} 处，{'还有 ' if found else ''}" if tally.fixed else ""
    yield f"检查了 {tally.files} 个文件：{fixed}{found or '没有发现问题'}"
    if tally.unread:
        yield f"{tally.unread} 个文件读不全，没有按规则检查"
    if tally.fixable:
        yield f"{tally.fixable} 处可以用 --fix 改"
    if tally.unsafe:
        yield f"{tally.unsafe} 处可以用 --fix --unsafe-fixes 改"
    if tally.ignored:
        yield f"另有 {tally.ignored} 处用注释说明了原因"
    if known:
        yield f"另有 {known} 处在基线里"


def _in_english(tally: Tally, known: int) -> Iterator[str]:
    counts = ((_WORDS[severity].en, count) for severity, count in tally.by_severity.items() if count)
    found = ", ".join(f"{count} {name}{'s' * (count != 1)}" for name, count in counts)
    fixed = f"{tally.fixed} fixed, " if tally.fixed else ""
    left = f"{found} left" if fixed and found else found
    yield f"{tally.files} file{'s' * (tally.files != 1)} checked: {fixed}{left or 'nothing to report'}"
    if tally.unread:
        them = "it" if tally.unread == 1 else "them"
        yield f"{tally.unread} could not be read whole, and no rule was applied to {them}"
    if tally.fixable:
        yield f"{tally.fixable} fixable with --fix"
    if tally.unsafe:
        yield f"{tally.unsafe} fixable with --fix --unsafe-fixes"
    if tally.ignored:
        yield f"{tally.ignored} more answered for by comments"
    if known:
        yield f"{known} more in the baseline"
