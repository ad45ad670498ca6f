"""Comments that answer for a finding: `# pgt: ignore[PGT312] 原因`.

At the end of a line it answers for that line; on a line of its own, for the whole of what begins below it: a key with
all that it holds, or an item of a list.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, chain
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


class Ignores(NamedTuple):
    """What the comments of one file answer for, and what is wrong with those comments."""

    file: str
    ignores: tuple[Ignore, ...] = ()
    findings: tuple[Diagnostic, ...] = ()

    def keep(self, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Return those of *findings* that no comment answers for; none does for what keeps a file from being read."""
        alike: dict[tuple[str, int, int], list[Ignore]] = {}
        for ignore in self.ignores:
            alike.setdefault((ignore.code, ignore.first, ignore.last), []).append(ignore)
        answering = defaultdict(list)
        for (code, first, last), ignores in alike.items():
            for line in range(first, last + 1):
                answering[code, line].append(ignores)
        kept = []
        for finding in findings:
            answers = answering.get((finding.code, finding.position.line))
            if not answers or keeps_from_reading(finding):
                kept.append(finding)
                continue
            for ignore in chain.from_iterable(answers):
                ignore.used = True
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
    reader = _Reader(source, source.root)
    reader.read()
    return Ignores(source.file, tuple(reader.ignores), tuple(reader.findings))


class _Reader:
    """Reads comments; of a file as large as one may be it walks through text and nodes once, not for each comment."""

    def __init__(self, source: Source, root: Node) -> None:
        self.file, self.text, self.root = source.file, source.text, root
        self.lines = source.text.split("\n")
        self.ignores: list[Ignore] = []
        self.findings: list[Diagnostic] = []

    def read(self) -> None:
        texts = [(self.begin(node), node.end_mark.index) for node in _scalars(self.root)]
        starts = [start for start, _ in texts]
        begins = list(accumulate((len(line) + 1 for line in self.lines), initial=0))
        for match in re.finditer(_MEANT, self.text):
            before = bisect_right(starts, match.start()) - 1
            if before < 0 or match.start() >= texts[before][1]:
                line = bisect_right(begins, match.start())
                self.comment(match, Position.at(line, match.start() - begins[line - 1] + 1, len(match[0].rstrip())))

    def begin(self, node: ScalarNode) -> int:
        """Return where the text of *node* begins: that of a block on the line below its sign, beside which is room."""
        begins: int = node.start_mark.index
        if node.style not in {"|", ">"}:
            return begins
        line = self.text.find("\n", begins)
        return line if line >= 0 else len(self.text)

    def comment(self, match: re.Match[str], position: Position) -> None:
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
        alone = self.lines[line - 1].lstrip(" ").startswith("#")
        first, last = self.below(line) if alone else (line, line)
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

    def below(self, line: int) -> tuple[int, int]:
        """Return the lines of what begins below the comment on *line*."""
        begins = self.followers[line]
        found = self.entries.get(begins)
        return (line, line) if found is None else (begins + 1, self.last_line(found) + 1)

    @cached_property
    def followers(self) -> list[int]:
        """For each line, from 0, the first at or after it that holds more than a comment; past the last none does."""
        following = [len(self.lines)]
        for number in range(len(self.lines) - 1, -1, -1):
            text = self.lines[number].lstrip()
            following.append(number if text and text[0] != "#" else following[-1])
        return following[::-1]

    @cached_property
    def entries(self) -> dict[int, Node]:
        """By the lines that they begin on, from 0: what a comment can stand above, the outermost."""
        found: dict[int, Node] = {}
        for begins, node in _entries(self.root):
            found.setdefault(begins, node)
        return found

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
    return catalogue.instead_of(code)


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
