"""An answer for the terminal, in columns that line up with Chinese."""

from __future__ import annotations

from collections.abc import Iterator

from pgt.diagnostics import Text, visible
from pgt.render.scores import columns, words
from pgt.render.scores.answer import Answer, Scored, Style
from pgt.render.scores.matters import Matter, departed_tables, matters
from pgt.render.scores.page import summary
from pgt.render.totals.text import aligned

_HEAD = 2


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
    return summary(answer, style.language, aligned, cut)


def _table(table: Scored, style: Style) -> Iterator[str]:
    language, found = style.language, table.evaluation
    head = " ".join(part for part in (words.title(table.outline).to(language), words.owner(table.outline)) if part)
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
    lines = aligned(columns.items(table, style.language, cut), total_apart=table.evaluation.scored).splitlines()
    yield from lines[:_HEAD]
    how = list(words.how(table.evaluation))
    for place, line in enumerate(lines[_HEAD:]):
        yield line
        if style.explain and place < len(how) and (formula := how[place]):
            yield f"    {visible(formula.to(style.language))}"


def _closing(table: Scored, style: Style) -> str:
    outcome = words.outcome(table.evaluation).to(style.language)
    parts = Text("，", ", ").to(style.language).join(part.to(style.language) for part in words.groups(table.evaluation))
    if not parts:
        return outcome
    return f"{outcome}{Text('：', ': ').to(style.language)}{parts}"


def _matter(matter: Matter, style: Style) -> Iterator[str]:
    language = style.language
    head = matter.heading.to(language)
    yield Text(f"{head}（{matter.count}）", f"{head} ({matter.count})").to(language)
    for line in matter.lines:
        yield from folded(line.to(language), style.columns)


def folded(line: str, room: int) -> Iterator[str]:
    """Break a line where the terminal ends; what follows is set in."""
    indent, rest = "  ", visible(line)
    while width(rest) > room - len(indent):
        end = _end(rest, room - len(indent))
        yield indent + rest[:end].rstrip()
        rest, indent = rest[end:].lstrip(), "    "
    yield indent + rest


def _end(text: str, room: int) -> int:
    """Return where a line ends that fits: behind a stop of the last third, or where the room does."""
    taken = 0
    for place, character in enumerate(text):
        taken += width(character)
        if taken > room:
            stop = max((text.rfind(sign, 0, place) for sign in "，、；, "), default=-1) + 1
            return stop if stop > place * 2 // 3 else max(place, 1)
    return len(text)


def cut(text: str, room: int) -> str:
    """Put *text* on one line of at most *room* columns; of what is longer, the head and the tail are kept."""
    line = visible(" ".join(text.split()))
    if width(line) <= room:
        return line
    head, tail = _fitting(line, (room - 1) * 2 // 3), _fitting(line[::-1], (room - 1) // 3)[::-1]
    return f"{head}…{tail}"


def _fitting(text: str, room: int) -> str:
    """Return as much of the beginning of *text* as fits."""
    end = 0
    while end < len(text) and (room := room - width(text[end])) >= 0:
        end += 1
    return text[:end]


def width(text: str) -> int:
    """Return how many columns of a terminal *text* takes."""
    from wcwidth import wcswidth

    return max(wcswidth(text), 0)
