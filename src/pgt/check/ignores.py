"""Comments that answer for a finding: `# pgt: ignore[PGT312] 原因`.

At the end of a line it answers for that line; on a line of its own, for the whole of what begins below it: a key with
all that it holds, or an item of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from pgt import notices
from pgt.check.selection import keeps_from_reading
from pgt.diagnostics import Diagnostic, Position, Text
from pgt.source import Source

_MEANT = r"#[ \t]*(?i:pgt)[ \t]*[:：][ \t]*(?:ignore).*"
_WRITTEN = r"#[ \t]*pgt:[ \t]*ignore\[([^\]\[]*)\](?!\[)(.*)"
_CODE = r"[^\s,，、]+"


@dataclass(slots=True)
class Ignore:
    """One code of one comment, and the lines that it answers for."""

    code: str
    position: Position
    first: int
    last: int
    used: bool = field(default=False, init=False)

    def answers_for(self, finding: Diagnostic) -> bool:
        """Whether *finding* is what it speaks of; what keeps a file from being read cannot be answered for."""
        same = finding.code == self.code and self.first <= finding.position.line <= self.last
        return same and not keeps_from_reading(finding)


class Ignores(NamedTuple):
    """What the comments of one file answer for, and what is wrong with those comments."""

    file: str
    ignores: tuple[Ignore, ...] = ()
    findings: tuple[Diagnostic, ...] = ()

    def keep(self, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Return those of *findings* that no comment answers for."""
        kept = []
        for finding in findings:
            answering = [ignore for ignore in self.ignores if ignore.answers_for(finding)]
            for ignore in answering:
                ignore.used = True
            if not answering:
                kept.append(finding)
        return kept

    def unused(self, judged: Iterable[str]) -> Iterator[Diagnostic]:
        """Yield a finding for each code among *judged* that is answered for in vain."""
        codes = frozenset(judged)
        for ignore in self.ignores:
            if not ignore.used and ignore.code in codes:
                yield Diagnostic.of(notices.IGNORED_IN_VAIN, self.file, ignore.position, code=ignore.code)


NONE = Ignores("")


def read(source: Source) -> Ignores:
    """Read the comments of *source*."""
    if source.root is None or "ignore" not in source.text or not re.search(_MEANT, source.text):
        return NONE
    reader = _Reader(source)
    reader.read(source.root)
    return Ignores(source.file, tuple(reader.ignores), tuple(reader.findings))


class _Reader:
    def __init__(self, source: Source) -> None:
        self.file, self.text = source.file, source.text
        self.ignores: list[Ignore] = []
        self.findings: list[Diagnostic] = []

    def read(self, root: Node) -> None:
        texts = [(self.begin(node), node.end_mark.index) for node in _scalars(root)]
        for match in re.finditer(_MEANT, self.text):
            if not any(start <= match.start() < end for start, end in texts):
                self.comment(match, root)

    def begin(self, node: ScalarNode) -> int:
        """Return where the text of *node* begins: that of a block on the line below its sign, beside which is room."""
        begins: int = node.start_mark.index
        return self.text.find("\n", begins) if node.style in {"|", ">"} else begins

    def comment(self, match: re.Match[str], root: Node) -> None:
        position = Position.in_text(self.text, match.start(), len(match[0].rstrip()))
        line, column = position.line, position.column
        written = re.fullmatch(_WRITTEN, match[0])
        codes = list(re.finditer(_CODE, written[1])) if written else []
        # What stands behind a second comment on the line would be taken for a reason.
        if written is None or not codes or re.search(_MEANT, written[2]):
            self.findings.append(Diagnostic.of(notices.IGNORE_MISWRITTEN, self.file, position))
            return
        if not written[2].strip(" \t,，:：;；。-—"):
            self.findings.append(Diagnostic.of(notices.IGNORED_WITHOUT_REASON, self.file, position))
            return
        alone = self.text[match.start() - column + 1 :].lstrip(" ").startswith("#")
        first, last = self.below(line, root) if alone else (line, line)
        from pgt import catalogue  # all that can be said, forms and profiles included: slow to import

        for code in codes:
            place = Position.at(line, column + written.start(1) + code.start(), len(code[0]))
            if code[0] in catalogue.notices():
                self.ignores.append(Ignore(code[0], place, first, last))
            else:
                better = _better(code[0])
                self.findings.append(
                    Diagnostic.of(notices.IGNORED_UNKNOWN, self.file, place, code=code[0], better=better)
                )

    def below(self, line: int, root: Node) -> tuple[int, int]:
        """Return the lines of what begins below the comment on *line*."""
        lines = self.text.split("\n")
        begins = next((n for n in range(line, len(lines)) if lines[n].strip() and lines[n].lstrip()[0] != "#"), None)
        found = next((node for start, node in _entries(root) if start == begins), None)
        return (line, line) if begins is None or found is None else (begins + 1, self.last_line(found) + 1)

    def last_line(self, node: Node) -> int:
        """Return the last line of *node*, from 0; libyaml lets a block reach to the beginning of what follows it."""
        if isinstance(node, CollectionNode) and not node.flow_style:
            last = node.value[-1]
            return self.last_line(last[1] if isinstance(node, MappingNode) else last)
        if isinstance(node, ScalarNode) and node.style in {"|", ">"}:
            return self.text.count("\n", 0, len(self.text[: node.end_mark.index].rstrip()))
        return int(node.end_mark.line)


def _better(code: str) -> Text:
    from pgt import catalogue

    if code.upper() in catalogue.notices():
        return Text(f"代码用大写：{code.upper()}", f"codes are in capitals: {code.upper()}")
    if re.fullmatch(r"PGT[0-9]{0,2}", code):
        return Text("写完整的代码，例如 PGT112", "write the whole code, such as PGT112")
    return Text("代码见 `pgt rule`", "`pgt rule` lists the codes")


def _scalars(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
        return
    for child in node.value:
        for part in child if isinstance(node, MappingNode) else (child,):
            yield from _scalars(part)


def _entries(node: Node) -> Iterator[tuple[int, Node]]:
    """Yield what a comment can stand above, the outermost first: values with the lines of their keys, and items."""
    if isinstance(node, ScalarNode):
        return
    for child in node.value:
        begins, below = child if isinstance(node, MappingNode) else (child, child)
        yield begins.start_mark.line, below
        yield from _entries(below)
