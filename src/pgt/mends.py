"""How a slip of the keyboard is put right: the fix for each trap of :mod:`pgt.traps` that has one.

A fix is no guess: what it writes is the only thing that can have been meant, or it says that it is not safe.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from pgt.diagnostics import Fix, Position, Replacement

OPERATORS: Mapping[str, str] = MappingProxyType({">=": "≥", "<=": "≤", "=>": "≥", "=<": "≤"})
"""Operators as they are typed where no other sign is at hand, and the sign that is meant."""

_UNSEEN = "\u200b\u2060\ufeff"
"""Blanks that take no room at all."""

_LINE_ENDS = "\x85\u2028\u2029"


def blanks(line: int, column: int, run: str) -> Fix:
    """Return the fix that writes ordinary blanks for *run*, as wide as it is seen: a full-width one is two."""
    plain = "".join("" if blank in _UNSEEN else "  " if blank == "\u3000" else " " for blank in run)
    return Fix.replace(Position.at(line, column, len(run)), plain)


def colon(key: str, after: str, position: Position) -> Fix | None:
    """Return the fix for the colon at *position*, which *after* follows; None where *key* is none of the format's.

    A Chinese word before a colon may as well be the beginning of a text.
    """
    if not key.isascii():
        return None
    stretch = 1 + len(after) - len(after.lstrip(" \u3000"))
    blank = " " if after.strip(" \u3000") else ""
    return Fix.replace(Position.at(position.line, position.column, stretch), f":{blank}")


def dash(position: Position) -> Fix:
    """Return the fix that puts a blank after the dash at the beginning of *position*."""
    return Fix((Replacement(Position.at(position.line, position.column + 1, 0), " "),))


def special(value: str, position: Position) -> Fix | None:
    """Return the fix for *value*, which begins with a sign of YAML: an operator is spelled `≥`, all else is quoted."""
    written = _without_comment(value)
    if written is None:
        return None
    start = Position.at(position.line, position.column, len(written))
    if (operator := OPERATORS.get(written[:2])) and (rest := written[2:].strip()) and '"' not in rest:
        return Fix.replace(start, operator + rest)
    quoted = written.replace("\\", "\\\\").replace('"', '\\"')
    return Fix.replace(start, f'"{quoted}"')


def quotes(value: str, position: Position) -> Fix | None:
    """Return the fix that puts *value* into single quotes, so that nothing in it means anything."""
    written = _without_comment(value)
    if written is None:
        return None
    quoted = written.replace("'", "''")
    return Fix.replace(Position.at(position.line, position.column, len(written)), f"'{quoted}'")


def _without_comment(value: str) -> str | None:
    """Return *value*, the rest of a line, without the comment at its end; None where it is open which of both it is."""
    written, *comment = re.split(r"\s+#", value.rstrip(), maxsplit=1)
    if comment and (written.count('"') % 2 or written.count("'") % 2):
        return None
    return written


def invisible(found: Iterable[tuple[str, Position]]) -> Fix | None:
    """Return the fix that deletes characters nobody sees; some programs take a few of them for line ends: those stay.

    None where the first, which is the one that is reported, stays.
    """
    found = list(found)
    if not found or found[0][0] in _LINE_ENDS:
        return None
    return Fix(tuple(Replacement(place, "") for character, place in found if character not in _LINE_ENDS))


def one_line(lines: list[str], position: Position) -> Fix:
    """Return the fix that writes *lines* of a text as one: a blank joins them, but none stands beside Chinese."""
    joined = lines[0].rstrip()
    for line in lines[1:]:
        is_beside_chinese = joined[-1:] > "\u2e80" or line.lstrip()[:1] > "\u2e80"
        joined += ("" if is_beside_chinese else " ") + line.strip()
    return Fix.replace(position, joined, safe=False)
