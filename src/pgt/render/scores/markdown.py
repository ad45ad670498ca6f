"""An answer as Markdown, to paste into a report or a merge request."""

from __future__ import annotations

from collections.abc import Iterator

from pgt.diagnostics import Text
from pgt.render.markdown import code, escape, table
from pgt.render.names import owner, table_name
from pgt.render.room import whole
from pgt.render.scores import columns, words
from pgt.render.scores.matters import departed_tables, matters
from pgt.render.scores.page import summary
from pgt.render.scores.style import Style
from pgt.selfevaluation import Answer, Scored


def render(answer: Answer, style: Style) -> str:
    """Return every table, and where there are several, what they come to together."""
    parts = [part for one in answer.tables for part in _table(one, style)]
    if len(answer.tables) > 1:
        parts += [Text("## 汇总", "## Summary").to(style.language), *_summary(answer, style)]
    else:
        parts += [escape(line.to(style.language)) for line in departed_tables(answer)]
    return "\n\n".join(parts) + "\n"


def render_summary(answer: Answer, style: Style) -> str:
    """Return what all tables come to together."""
    return "\n\n".join(_summary(answer, style)) + "\n"


def _summary(answer: Answer, style: Style) -> Iterator[str]:
    counts, *rest = summary(answer, style.language, table, whole)
    yield "\n".join(f"- {escape(line)}" for line in counts.splitlines())
    yield from rest


def _table(scored: Scored, style: Style) -> Iterator[str]:
    language, found = style.language, scored.evaluation
    yield f"## {escape(table_name(scored.outline).to(language))}"
    yield f"{escape(owner(scored.outline))} {code(scored.file)}".strip()
    yield table(columns.items(scored, language, whole))
    if style.explain:
        yield escape(words.rules(found).to(language))
        yield "\n".join(_formulas(scored, style))
    groups = Text.joined(words.groups(found)).to(language)
    outcome = escape(words.outcome(found).to(language))
    yield f"**{outcome}**" + (f"{Text('：', ': ').to(language)}{escape(groups)}" if groups else "")
    for matter in matters(scored):
        lines = [f"- {escape(line.to(language))}" for line in matter.lines]
        yield "\n".join([f"**{matter.heading.to(language)}** ({matter.count})", "", *lines])


def _formulas(scored: Scored, style: Style) -> Iterator[str]:
    names = [words.EXECUTION, *(words.indicator(item) for item in scored.evaluation.items if not item.empty)]
    for name, how in zip(names, words.how(scored.evaluation), strict=True):
        if how:
            yield f"- {escape(name.to(style.language))}: {escape(how.to(style.language))}"
