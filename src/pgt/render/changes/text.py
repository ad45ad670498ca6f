"""A comparison for the terminal, grouped by table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pgt.changes import Change, Comparison, Direction, Fate, OrderChange, Status, TableChanges, TextChange, summarise
from pgt.diagnostics import Diagnostic, Language, Severity, Text
from pgt.render.changes import sections, words
from pgt.render.changes.figures import figures, moves, remarks, value, where, whole
from pgt.render.changes.hints import row_suggestion, table_suggestion
from pgt.render.changes.prose import Pen
from pgt.render.changes.style import Style
from pgt.render.excerpt import safe
from pgt.render.room import width

_BOLD, _DIM, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_GREEN, _RED, _YELLOW, _CYAN = "\x1b[32m", "\x1b[31m", "\x1b[33m", "\x1b[36m"
_COLORS = {Direction.TIGHTENED: _GREEN, Direction.LOOSENED: _RED, Direction.CHANGED: ""}
_SEVERITIES = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW, Severity.INFO: _CYAN}

_HEAD = {"zh": 7, "en": 12}
"""Columns that the word for a change takes, with its mark."""


def render(comparison: Comparison, style: Style) -> str:
    """Return what changed; a table without changes is not listed."""
    page = _Page(style)
    parts = [page.table(table) for table in sections.listed(comparison)]
    parts += [f"? {page.say(table_suggestion(suggestion))}\n" for suggestion in comparison.suggestions]
    return "\n".join(parts)


@dataclass(frozen=True, slots=True)
class _Page:
    style: Style

    def say(self, text: Text) -> str:
        return text.to(self.style.language)

    def paint(self, text: str, color: str) -> str:
        return f"{color}{text}{_RESET}" if self.style.color and color else text

    def table(self, table: TableChanges) -> str:
        """Return a table with its changes and findings."""
        head = self.paint(self.say(words.title(table)), _BOLD)
        status = table.status
        if status in (Status.ADDED, Status.REMOVED):
            color = _GREEN if status is Status.ADDED else _RED
            head = f"{self.paint(self.say(words.STATUSES[status]), color)}  {head}"
        lines = [f"{head}  {words.owner(table)}".rstrip(), f"  {self.paint(self.say(where(table)), _DIM)}"]
        lines += [f"  {line}" for change in table.changes for line in self.change(change, table)]
        lines += [f"  {line}" for finding in table.findings for line in self.finding(finding)]
        lines += [f"  ? {self.say(row_suggestion(suggestion))}" for suggestion in table.suggestions]
        return "\n".join(lines) + "\n"

    def change(self, change: Change, table: TableChanges) -> Iterator[str]:
        word = f"{words.mark(change)} {self.say(words.headword(change))}"
        gap = " " * (_HEAD[self.style.language] - width(word))
        line = f"{self.paint(word, _COLORS[change.direction])}{gap} {self.say(words.heading(change, table.form))}"
        if isinstance(change, TextChange) and change.old and change.new:
            yield f"{line}{self.say(Text('：', ': '))}{self.pen().draw(change.segments())}"
        elif isinstance(change, OrderChange):
            yield f"{line}{self.say(Text('：', ': '))}{self.say(moves(change))}"
        else:
            yield f"{line}  {self.values(change)}{self.notes(change)}".rstrip()

    def values(self, change: Change) -> str:
        if words.is_whole(change):
            return self.say(whole(change))
        return f"{self.say(value(change, change.old))} → {self.say(value(change, change.new))}"

    def notes(self, change: Change) -> str:
        parts = [self.say(part) for part in (figures(change), remarks(change)) if part]
        said = words.joined(parts, self.style.language)
        return self.say(Text("（{}）", " ({})")).format(said) if said else ""

    def pen(self) -> Pen:
        if self.style.color:
            removed, inserted = f"{_RED}{{}}{_RESET}", f"{_GREEN}{{}}{_RESET}"
        else:
            removed, inserted = "[-{}-]", "{{+{}+}}"
        return Pen(
            {
                Fate.SAME: safe,
                Fate.REMOVED: lambda text: removed.format(safe(text)),
                Fate.INSERTED: lambda text: inserted.format(safe(text)),
            }
        )

    def finding(self, finding: Diagnostic) -> Iterator[str]:
        name = self.paint(
            f"! {finding.code} {self.say(words.SEVERITIES[finding.severity])}", _SEVERITIES[finding.severity]
        )
        place = f"{safe(finding.file)}:{finding.position.line}:{finding.position.column}"
        yield f"{name} {safe(self.say(finding.message))}  {self.paint(place, _DIM)}"
        if finding.hint:
            yield f"  {self.say(Text('建议：', 'help: '))}{safe(self.say(finding.hint))}"


def closing(comparison: Comparison, language: Language) -> str:
    """Return the one line that closes a run."""
    counts = summarise(comparison).tables
    tables, unread = sum(counts.values()), len(comparison.unread)
    zh = "，".join(f"{words.STATUSES[status].zh} {count}" for status, count in counts.items() if count)
    en = ", ".join(f"{count} {words.STATUSES[status].en}" for status, count in counts.items() if count)
    zh = f"对比了 {tables} 张表：{zh}" if tables else "没有可以对比的表"
    en = f"{tables} table{'s' * (tables != 1)} compared: {en}" if tables else "there were no tables to compare"
    if unread:
        zh += f"；{unread} 个文件读不成表，没有对比"
        left = "1 file that is no table was" if unread == 1 else f"{unread} files that are no tables were"
        en += f"; {left} left out"
    return Text(zh, en).to(language)
