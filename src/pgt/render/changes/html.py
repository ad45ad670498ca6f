"""A comparison as one HTML page: side by side, without a script or the network, readable without knowing git."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape

from pgt.changes import Change, Comparison, Direction, Fate, Kind, TableChanges, TextChange
from pgt.diagnostics import Diagnostic, Language, Text
from pgt.render.changes import brief, overview, sections, words
from pgt.render.changes.figures import where
from pgt.render.changes.hints import row_on_paper, table_on_paper
from pgt.render.changes.sections import Line
from pgt.render.changes.style import Style
from pgt.render.columns import Column, lines
from pgt.render.excerpt import safe
from pgt.render.findings.paper import on_paper

_MOST_OPEN = 20
"""Tables that a page shows unfolded; of more, the overview leads to each."""

_LONG = 40
"""Changes of a table that is folded all the same."""

_LOCALES: Mapping[Language, str] = {"zh": "zh-CN", "en": "en"}

_FILTERS = (
    ("only-all", Text("全部", "all")),
    ("only-loosened", Text("只看放松的", "loosened only")),
    ("only-tightened", Text("只看收紧的", "tightened only")),
    ("only-rows", Text("只看新增和取消的", "added and dropped only")),
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""The page needs nothing but its own style: a browser is told to fetch and to run nothing."""


def render(comparison: Comparison, style: Style) -> str:
    """Return the summary, then each table that there is anything to say of."""
    page = _Page(style.language)
    listed = {id(table): number for number, table in enumerate(sections.listed(comparison), start=1)}
    parts = [*page.head(comparison, listed), *page.filters()]
    parts += [page.table(table, listed) for table in sections.listed(comparison)]
    return page.document([*parts, *page.suggestions(comparison)])


def render_summary(comparison: Comparison, style: Style) -> str:
    """Return the summary alone."""
    page = _Page(style.language)
    return page.document(list(page.head(comparison, {})))


@cache
def _stylesheet() -> str:
    from importlib.resources import files

    return (files(__package__) / "page.css").read_text(encoding="utf-8")


def _marked(change: TextChange, dropped: Fate, tag: str) -> str:
    """Return one side of a text, with what the other side has not between tags."""
    pieces = []
    for segment in change.segments():
        if segment.fate is not dropped:
            text = escape(sections.lines(segment.text))
            pieces.append(text if segment.fate is Fate.SAME else f"<{tag}>{text}</{tag}>")
    return "".join(pieces)


@dataclass(frozen=True, slots=True)
class _Page:
    language: Language

    def say(self, text: Text) -> str:
        """Return *text* as it may stand on the page."""
        return escape(safe(text.to(self.language)))

    def document(self, parts: Sequence[str]) -> str:
        body = "\n".join(parts)
        return (
            f'<!DOCTYPE html>\n<html lang="{_LOCALES[self.language]}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{self.say(brief.TITLE)}</title>\n<style>\n{_stylesheet()}</style>\n</head>\n"
            f"<body>\n{body}\n</body>\n</html>\n"
        )

    def head(self, comparison: Comparison, listed: Mapping[int, int]) -> Iterator[str]:
        old, new = (escape(safe(side)) for side in (comparison.old, comparison.new))
        yield f"<h1>{self.say(brief.TITLE)}</h1>"
        yield f'<p class="sides">{self.say(Text("原：", "old: "))}{old}{self.say(Text("　现：", ", new: "))}{new}</p>'
        items = "".join(f"<li>{self.say(sentence)}</li>\n" for sentence in brief.sentences(comparison))
        yield f'<ul class="brief">\n{items}</ul>'
        yield f'<p class="legend">{self.say(brief.LEGEND)}</p>'
        if shown := overview.columns(comparison, self.language):
            yield f"<h3>{self.say(Text('各表', 'tables'))}</h3>"
            yield self.columns(shown, "overview", [listed.get(id(table)) for table in overview.listed(comparison)])
        if loosened := overview.loosened_columns(comparison, self.language):
            yield f"<h3>{self.say(Text('放松的指标值', 'targets that were loosened'))}</h3>"
            yield self.columns(loosened, "loosened-list", [None] * len(loosened[0].cells))

    def columns(self, columns: Sequence[Column], name: str, links: Sequence[int | None]) -> str:
        """Return *columns* as a table; the first cell of a row leads to the table of that number."""
        looks = [' class="number"' if column.number else "" for column in columns]
        heads = "".join(f"<th{look}>{escape(column.header)}</th>" for column, look in zip(columns, looks, strict=True))
        rows = ""
        for row, link in zip(lines(columns), links, strict=True):
            first, *rest = (escape(safe(cell)) for cell in row)
            shown = f'<a href="#table-{link}">{first}</a>' if link else first
            cells = "".join(f"<td{look}>{cell}</td>" for cell, look in zip(rest, looks[1:], strict=True))
            rows += f'<tr><td class="name">{shown}</td>{cells}</tr>\n'
        return f'<table class="{name}">\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>'

    def filters(self) -> Iterator[str]:
        choices = "\n".join(
            f'<label><input type="radio" name="only" id="{name}"{" checked" if not place else ""}> '
            f"{self.say(label)}</label>"
            for place, (name, label) in enumerate(_FILTERS)
        )
        yield f"<fieldset>\n{choices}\n</fieldset>"

    def table(self, table: TableChanges, listed: Mapping[int, int]) -> str:
        number = listed[id(table)]
        folded = len(listed) > _MOST_OPEN or len(table.changes) > _LONG
        status = f'<span class="status">{self.say(words.STATUSES[table.status])}</span>'
        owner = f'<span class="owner">{escape(words.owner(table))}</span>'
        parts = [
            f'<details id="table-{number}"{"" if folded else " open"}>',
            f"<summary><h2>{self.say(words.title(table))}</h2>{status}{owner}</summary>",
        ]
        if table.changes:
            parts.append(self.changes(table))
        notes = [self.finding(finding) for finding in table.findings]
        notes += [self.say(row_on_paper(suggestion)) for suggestion in table.suggestions]
        if notes:
            parts.append('<ul class="notes">\n' + "".join(f"<li>{note}</li>\n" for note in notes) + "</ul>")
        return "\n".join([*parts, f'<p class="where">{self.say(where(table))}</p>', "</details>"])

    def changes(self, table: TableChanges) -> str:
        old, new = sections.years(table)
        headers = (
            Text("项目", "what"),
            Text(f"原（{old} 年）", f"old ({old})") if old else Text("原", "old"),
            Text(f"现（{new} 年）", f"new ({new})") if new else Text("现", "new"),
            Text("变化", "change"),
            Text("说明", "by"),
        )
        heads = "".join(f"<th>{self.say(header)}</th>" for header in headers)
        bodies = ""
        for section, rows in sections.sections(table, self.language).items():
            title = f'<tr><th class="section" colspan="{len(headers)}">{self.say(section.value)}</th></tr>\n'
            bodies += f"<tbody>\n{title}{''.join(map(self.row, rows))}</tbody>\n"
        return f'<table class="changes">\n<thead><tr>{heads}</tr></thead>\n{bodies}</table>'

    def row(self, line: Line) -> str:
        change = line.change
        old, new = self.sides(line)
        return (
            f'<tr class="{_looks(change)}"><td>{escape(line.what)}</td>{old}{new}'
            f'<td class="verdict">{escape(line.verdict)}</td><td>{escape(line.note)}</td></tr>\n'
        )

    def sides(self, line: Line) -> tuple[str, str]:
        change, old, new = line.change, escape(line.old), escape(line.new)
        if isinstance(change, TextChange) and change.old and change.new:
            old, new = _marked(change, Fate.INSERTED, "del"), _marked(change, Fate.REMOVED, "ins")
        absent = '<td class="absent">—</td>'
        return (
            absent if change.old is None and words.is_whole(change) else f"<td>{old}</td>",
            absent if change.new is None and words.is_whole(change) else f'<td class="new">{new}</td>',
        )

    def finding(self, finding: Diagnostic) -> str:
        """Return a finding in the words of the form: who reads the page has never seen the file."""
        weight = f'<span class="weight">{self.say(words.SEVERITIES[finding.severity])}</span>'
        said = on_paper(finding, finding.message, self.language)
        if hint := on_paper(finding, finding.hint, self.language):
            said += Text(f"。建议：{hint}", f". Suggestion: {hint}").to(self.language)
        return f'{weight} {escape(safe(said))} <span class="where">{finding.code}</span>'

    def suggestions(self, comparison: Comparison) -> list[str]:
        items = [f"<li>{self.say(table_on_paper(suggestion))}</li>\n" for suggestion in comparison.suggestions]
        return [f'<ul class="notes">\n{"".join(items)}</ul>'] if items else []


def _looks(change: Change) -> str:
    """Return the classes of a row: those that colour it, and those that it is filtered by."""
    names = ["change", change.direction.value] if change.direction is not Direction.CHANGED else ["change"]
    if change.loosens:  # as in the list on top: what tightens one thing and loosens another is in it, too
        names.append("eased")
    if change.subject and change.subject.kind is Kind.INDICATOR and words.is_whole(change):
        names.append("row")
    return " ".join(names)
