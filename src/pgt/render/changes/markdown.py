"""A comparison as Markdown, for a merge request that a reader without git understands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pgt.changes import Change, Comparison, Fate, OrderChange, Segment, TableChanges, TextChange
from pgt.diagnostics import Diagnostic, Language, Text
from pgt.render import markdown
from pgt.render.changes import overview, sections, words
from pgt.render.changes.figures import figures, moves, remarks, value, where, whole
from pgt.render.changes.hints import row_suggestion, table_suggestion
from pgt.render.changes.prose import Pen
from pgt.render.changes.style import Style


def render(comparison: Comparison, style: Style) -> str:
    """Return the summary, then each table that changed."""
    page = _Page(style.language)
    tables = [page.table(table) for table in sections.listed(comparison)]
    return "\n\n".join([*_summary(comparison, style.language), *tables, *page.suggestions(comparison)]) + "\n"


def render_summary(comparison: Comparison, style: Style) -> str:
    """Return the summary alone."""
    return "\n\n".join(_summary(comparison, style.language)) + "\n"


def _summary(comparison: Comparison, language: Language) -> Iterator[str]:
    sides = f"{markdown.code(comparison.old)} → {markdown.code(comparison.new)}"
    yield Text(f"## 绩效目标对比：{sides}", f"## Performance targets compared: {sides}").to(language)
    numbers, *tables = overview.page(comparison, language, markdown.table)
    yield "\n".join(f"- {_escape(line)}" for line in numbers.splitlines())
    yield from tables


def _escape(text: str) -> str:
    """Return *text* as one cell or line; what stands in a file must not become markup."""
    lines = "<br>".join(markdown.escape(line).replace(">", "&gt;") for line in text.splitlines())
    return re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", lines)


_OLD = Pen({Fate.SAME: _escape, Fate.REMOVED: lambda text: f"~~{_escape(text)}~~", Fate.INSERTED: lambda _: ""})
_NEW = Pen({Fate.SAME: _escape, Fate.REMOVED: lambda _: "", Fate.INSERTED: lambda text: f"**{_escape(text)}**"})


@dataclass(frozen=True, slots=True)
class _Page:
    language: Language

    def say(self, text: Text | None) -> str:
        return text.to(self.language) if text else ""

    def table(self, table: TableChanges) -> str:
        """Return a section for a table that changed."""
        status = self.say(words.STATUSES[table.status]) if None in (table.old, table.new) else ""
        parts = [f"### {status} {_escape(self.say(words.title(table)))}".replace("  ", " ")]
        parts.append(_escape(words.joined((words.owner(table), self.say(where(table))), self.language)))
        if table.changes:
            parts.append(self.changes(table))
        notes = [f"- {self.finding(finding)}" for finding in table.findings]
        notes += [f"- {_escape(self.say(row_suggestion(suggestion)))}" for suggestion in table.suggestions]
        return "\n\n".join([*parts, *(["\n".join(notes)] if notes else [])])

    def changes(self, table: TableChanges) -> str:
        headers = (
            Text("变化", "change"),
            Text("项目", "what"),
            Text("原", "old"),
            Text("现", "new"),
            Text("说明", "by"),
        )
        rows = [[self.say(header) for header in headers], ["---"] * len(headers)]
        rows += [self.row(change, table) for change in table.changes]
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def row(self, change: Change, table: TableChanges) -> list[str]:
        head = f"{words.mark(change)} {self.say(words.headword(change))}".strip()
        what = _escape(self.say(words.heading(change, table.form)))
        notes = words.joined((self.say(figures(change)), self.say(remarks(change))), self.language)
        if isinstance(change, OrderChange):
            return [head, what, "", "", _escape(self.say(moves(change)))]
        return [_escape(head), what, *self.both(change), _escape(notes)]

    def both(self, change: Change) -> Sequence[str]:
        if isinstance(change, TextChange) and change.old and change.new:
            segments: tuple[Segment, ...] = change.segments()
            return _OLD.draw(segments), _NEW.draw(segments)
        if words.is_whole(change):
            words_of_it = _escape(self.say(whole(change)))
            return ("", words_of_it) if change.old is None else (words_of_it, "")
        return _escape(self.say(value(change, change.old))), _escape(self.say(value(change, change.new)))

    def finding(self, finding: Diagnostic) -> str:
        place = f"{finding.file}:{finding.position.line}"
        severity = self.say(words.SEVERITIES[finding.severity])
        hint = self.say(Text("（{}）", " ({})")).format(_escape(self.say(finding.hint))) if finding.hint else ""
        return f"**{finding.code}** {severity} {_escape(self.say(finding.message))}{hint} {markdown.code(place)}"

    def suggestions(self, comparison: Comparison) -> list[str]:
        lines = [f"- {_escape(self.say(table_suggestion(suggestion)))}" for suggestion in comparison.suggestions]
        return ["\n".join(lines)] if lines else []
