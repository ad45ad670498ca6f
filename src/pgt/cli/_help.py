"""The help of a command in Chinese.

Click counts characters, and a Chinese one takes two columns; it breaks lines at blanks, of which Chinese has few.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import click

_PIECE = "[（“]*(?:[!-~]+|.)[，。、；：）”…]*"
"""What is not torn: a word, an option or a Chinese character, with its signs."""


_PARTS = {"[OPTIONS]": "[选项]", "COMMAND": "命令", "[ARGS]...": "[参数]..."}
"""What click writes into the usage of a command without looking it up."""


class ChineseHelp(click.HelpFormatter):
    """Lines that end where the terminal does."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is used."""
        for english, chinese in _PARTS.items():
            args = args.replace(english, chinese)
        super().write_usage(prog, args, "用法：" if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """Write a heading with the colon of its language."""
        self.write(f"{'':>{self.current_indent}}{heading}：\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs; one that begins with a backspace is left as it is, as click has it."""
        indent = " " * self.current_indent
        paragraphs = []
        for paragraph in text.split("\n\n"):
            raw = paragraph.startswith("\b\n")
            lines = paragraph[2:].split("\n") if raw else _lines(paragraph, self.width - self.current_indent)
            paragraphs.append("\n".join(f"{indent}{line}" for line in lines))
        self.write("\n\n".join(paragraphs) + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write terms, and beside them what they mean."""
        rows = list(rows)
        longest = min(max(_width(term) for term, _ in rows), col_max)
        start = self.current_indent + longest + col_spacing
        for term, meaning in rows:
            first, *others = [*_lines(meaning, max(self.width - start, 10))] or [""]
            gap = " " * (longest + col_spacing - _width(term)) if _width(term) <= longest else f"\n{'':>{start}}"
            self.write(f"{'':>{self.current_indent}}{term}{gap}{first}".rstrip() + "\n")
            for line in others:
                self.write(f"{'':>{start}}{line}\n")


def _lines(text: str, room: int) -> Iterator[str]:
    """Break *text* into lines of *room* columns at most."""
    line = ""
    for piece in re.findall(_PIECE, " ".join(text.split())):
        if line and _width(line) + _width(piece.rstrip()) > room:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    if line:
        yield line.rstrip()


def _width(text: str) -> int:
    from wcwidth import wcswidth  # slow to import, and most runs print no help

    return len(text) if text.isascii() else wcswidth(text)
