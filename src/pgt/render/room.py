"""What fits into a line of a terminal, where a Chinese character takes two columns: texts cut short, lines broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pgt.diagnostics import visible

Cut = Callable[[str, int], str]
"""What makes a text fit into so many columns; a format with room for all of it leaves it whole."""


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


def whole(text: str, _room: int) -> str:
    """Put *text* on one line, however long it is."""
    return " ".join(text.split())


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
