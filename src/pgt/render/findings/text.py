"""Findings with the line they are about, and a caret under the place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pgt.check import Report
from pgt.diagnostics import UNSEEN, Diagnostic, Position, Severity, Text, visible
from pgt.render.findings._renderer import NAMES, Style

_COLORS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.INFO: "\x1b[1;36m"}
_DIM, _FIXABLE, _RESET = "\x1b[34m", "\x1b[36m", "\x1b[0m"

_HELP = Text("建议", "help")

_MARKED = 40
"""Columns of carets that are enough to show a place."""


@dataclass(frozen=True, slots=True)
class TextRenderer:
    """Each finding with its code, message, place, line and hint, as ruff prints."""

    style: Style

    def report(self, report: Report) -> str:
        """Return the findings of *report*, an empty line after each."""
        lines = report.text.split("\n")
        return "".join(self._finding(finding, lines) for finding in report.findings)

    def end(self, files: int, counts: Mapping[Severity, int]) -> str:  # noqa: ARG002 -- the shape of a Renderer
        """Return nothing: the summary goes to stderr."""
        return ""

    def _finding(self, finding: Diagnostic, lines: list[str]) -> str:
        language, position = self.style.language, finding.position
        name = self._paint(f"{finding.code} {NAMES[finding.severity].to(language)}", _COLORS[finding.severity])
        number = str(position.line)
        margin = " " * len(number)
        mark = f"{self._paint('[*]', _FIXABLE)} " if self.style.marks(finding) else ""
        parts = [
            f"{name} {mark}{finding.message.to(language)}",
            f"{margin}{self._paint('-->', _DIM)} {visible(finding.file)}:{position.line}:{position.column}",
        ]
        if position.line <= len(lines) and lines[position.line - 1].strip():
            excerpt, caret = quote(lines[position.line - 1], position, self.style.width - len(number) - 3)
            bar = self._paint("|", _DIM)
            parts += [
                f"{margin} {bar}",
                f"{self._paint(number, _DIM)} {bar} {excerpt}",
                f"{margin} {bar} {self._paint(caret, _COLORS[finding.severity])}",
            ]
        if finding.hint:
            parts.append(f"{margin} {self._paint('=', _DIM)} {_HELP.to(language)}: {finding.hint.to(language)}")
        return "\n".join(parts) + "\n\n"

    def _paint(self, text: str, color: str) -> str:
        return f"{color}{text}{_RESET}" if self.style.color else text


def quote(line: str, position: Position, width: int) -> tuple[str, str]:
    """Return *line*, cut to *width* columns around *position*, and the carets that go under it.

    Columns are those of the terminal: a Chinese character takes two.
    """
    # What acts on a terminal must not reach it; a blank in its place keeps the columns.
    line = re.sub(UNSEEN, " ", line)
    start = min(position.column - 1, len(line))
    end = position.end_column - 1 if position.end_line == position.line else len(line)
    end = max(start + 1, min(end, len(line)))
    width = max(width, 20)
    marked = min(_columns(line[start : min(end, start + _MARKED)]), _MARKED) or 1
    if len(line) > width or _columns(line) > width:
        first, last = _window(line, start, marked, width - len("… ") - len(" …"))
    else:
        first, last = 0, len(line)
    before, after = ("… " if first else ""), (" …" if last < len(line) else "")
    marked = min(marked, _columns(line[start:last]) or 1)
    indent = len(before) + _columns(line[first:start])
    return before + line[first:last] + after, " " * indent + "^" * marked


def _window(line: str, start: int, marked: int, room: int) -> tuple[int, int]:
    """Return the stretch of *line* that is shown: what comes before *start*, as far as it leaves room for the mark."""
    first, used = start, 0
    while first and used + marked + _columns(line[first - 1]) <= room:
        first -= 1
        used += _columns(line[first])
    last = start
    while last < len(line) and used + _columns(line[last]) <= room:
        used += _columns(line[last])
        last += 1
    return first, last


_WIDE = "[\u4e00-\u9fff\u3001-\u3015\uff01-\uff60]"
_NARROW = "[ -~“”‘’·…—×≥≤]*"
"""Chinese characters and their punctuation, and what else a table is written in: columns known without a look-up."""


def _columns(text: str) -> int:
    narrow = re.sub(_WIDE, "", text)
    if re.fullmatch(_NARROW, narrow):
        return 2 * len(text) - len(narrow)
    from wcwidth import wcwidth  # it knows all of Unicode, and takes a tenth of a run on one file to be imported

    return sum(max(wcwidth(character), 0) for character in text)
