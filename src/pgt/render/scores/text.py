"""An answer for the terminal, in columns that line up with Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pgt.diagnostics import Text, visible
from pgt.render.aligned import HEAD, aligned
from pgt.render.names import owner, table_name
from pgt.render.room import cut, folded
from pgt.render.scores import columns, words
from pgt.render.scores.matters import Matter, departed_tables, matters
from pgt.render.scores.page import summary
from pgt.render.scores.style import Style
from pgt.selfevaluation import Answer, Scored


def render(answer: Answer, style: Style) -> str:
    """Return every table, and where there are several, what they come to together."""
    parts = ["\n".join(_table(table, style)) for table in answer.tables]
    if len(answer.tables) > 1:
        head = Text("汇总", "Summary").to(style.language)
        parts.append("\n\n".join([f"== {head}", *_summary(answer, style)]))
    elif answer.gone:
        parts.append("\n".join(line.to(style.language) for line in departed_tables(answer)))
    return "\n\n".join(parts) + "\n"


def render_summary(answer: Answer, style: Style) -> str:
    """Return what all tables come to together."""
    return "\n\n".join(_summary(answer, style)) + "\n"


def _summary(answer: Answer, style: Style) -> Iterator[str]:
    return summary(answer, style.language, partial(aligned, room=style.room), cut)


def _table(table: Scored, style: Style) -> Iterator[str]:
    language, found = style.language, table.evaluation
    head = " ".join(part for part in (table_name(table.outline).to(language), owner(table.outline)) if part)
    yield f"== {head}"
    yield f"   {visible(table.file)}"
    if style.explain:
        yield f"   {visible(words.rules(found).to(language))}"
    yield ""
    yield from _rows(table, style)
    yield ""
    yield _closing(table, style)
    for matter in matters(table):
        yield from _matter(matter, style)
    if corrections := len(found.corrections):
        yield Text(
            f"{corrections} 处有改法：pgt selfeval --fix", f"{corrections} can be mended: pgt selfeval --fix"
        ).to(language)


def _rows(table: Scored, style: Style) -> Iterator[str]:
    shown = columns.items(table, style.language, cut)
    lines = aligned(shown, total_apart=table.evaluation.scored, room=style.room).splitlines()
    yield from lines[:HEAD]
    how = list(words.how(table.evaluation))
    for place, line in enumerate(lines[HEAD:]):
        yield line
        if style.explain and place < len(how) and (formula := how[place]):
            yield f"    {visible(formula.to(style.language))}"


def _closing(table: Scored, style: Style) -> str:
    outcome = words.outcome(table.evaluation).to(style.language)
    parts = Text.joined(words.groups(table.evaluation)).to(style.language)
    return f"{outcome}{Text('：', ': ').to(style.language)}{parts}" if parts else outcome


def _matter(matter: Matter, style: Style) -> Iterator[str]:
    language = style.language
    head = matter.heading.to(language)
    yield Text(f"{head}（{matter.count}）", f"{head} ({matter.count})").to(language)
    for line in matter.lines:
        yield from folded(line.to(language), style.columns)
