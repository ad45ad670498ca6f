"""YAML text as data with a place for every value.

libyaml composes the node tree; one traversal of it makes the data, typed by the schema's shape and from the text as it
is written (``0502`` stays ``0502``, amounts become exact decimals), and finds what YAML would pass over in silence. The
tree is kept: a place is looked up in it when a finding asks for one, which costs a clean file nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from pgt import encoding, figures, notices, traps
from pgt.composer import DEPTH_LIMIT, TooDeepError, compose
from pgt.diagnostics import START, Diagnostic, Fix, Notice, Pointer, Position, Severity, Text

SIZE_LIMIT = 1024 * 1024
"""Bytes that one table may have: some seventeen times the largest published one, and at the worst 200 MB of nodes."""

FINDINGS_LIMIT = 500
"""Findings after which a file is given up: nobody reads on, and a file of megabytes can hold a million."""

BLANK = frozenset({"", "~", "null", "Null", "NULL"})
"""How YAML spells a value that was left out."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the schema says about the types below a place: enough of it to construct values."""

    kind: str
    properties: Mapping[str, Shape] = field(default_factory=dict)
    rest: Shape | None = None
    rest_keys: re.Pattern[str] | None = None
    """What a key must look like to have the shape *rest*; None where any key may."""
    items: Shape | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read: its text, its data, where each value stands, and what was wrong with it."""

    file: str
    text: str
    data: Any
    root: Node | None
    findings: tuple[Diagnostic, ...]

    @property
    def readable(self) -> bool:
        """Whether nothing stood in the way of reading the whole file."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)

    def position(self, pointer: Pointer) -> Position:
        """Return where *pointer* stands; a place that is not written reports at its nearest written parent."""
        if self.root is None:
            return START
        node, key = self.root, None
        for step in pointer:
            found = _child(node, step)
            if found is None:
                break
            key, node = found
        if key is not None and not isinstance(node, ScalarNode):
            return traps.position_of(key)
        return traps.position_of(node)

    def key_position(self, pointer: Pointer) -> Position:
        """Return where the key itself stands that *pointer* ends in."""
        node = self.root
        for step in pointer[:-1]:
            found = node and _child(node, step)
            if not found:
                return self.position(pointer)
            node = found[1]
        found = node and _child(node, pointer[-1])
        return traps.position_of(found[0]) if found and found[0] is not None else self.position(pointer)


def _child(node: Node, step: str | int) -> tuple[Node | None, Node] | None:
    if isinstance(node, MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


def parse(file: str, content: bytes, shape: Shape | None = None, *, keep_blanks: bool = False) -> Source:
    """Read the bytes of a file; whatever is wrong with them is among the findings of the result.

    A text in quotes with nothing in it is a blank cell in a table, which is no text; *keep_blanks* where it is one.
    """
    text, findings = encoding.decode(file, content, SIZE_LIMIT)
    if text is None:
        return Source(file, "", None, None, findings)
    root, stopped = _composed(file, text)
    if stopped is None and root is None:
        stopped = Diagnostic.of(notices.EMPTY, file)
    if root is None or stopped is not None:
        return Source(file, text, None, None, (*findings, stopped) if stopped else findings)
    reader = _Reader(file, text, root, keep_blanks=keep_blanks)
    data = reader.data(shape)
    findings = (*findings, *reader.findings())
    if data is None and all(finding.severity is not Severity.ERROR for finding in findings):  # `---`, or `~`
        findings = (*findings, Diagnostic.of(notices.EMPTY, file))
    return Source(file, text, data, root, findings)


def _composed(file: str, text: str) -> tuple[Node | None, Diagnostic | None]:
    """Return the tree of *text*, or what kept it from being made."""
    try:
        stopped = traps.forbidden(file, text, DEPTH_LIMIT)
        return None if stopped else compose(text), stopped
    except yaml.YAMLError as error:
        from pgt import refusal  # most files are YAML

        if (end := refusal.nested_before(error)) is not None:
            return _composed(file, text[:end])
        return None, refusal.explain(file, text, error)
    except TooDeepError as error:
        position = Position.at(error.line + 1, error.column + 1)
        return None, Diagnostic.of(notices.TOO_DEEP, file, position, limit=DEPTH_LIMIT)


WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")

_decimal = lru_cache(maxsize=1024)(Decimal)
"""Equal amounts are one number: thousands of tables are remembered, and most of their amounts are another's, or 0."""

_TYPED_START = frozenset("0123456789+-.tTfFyYnNoO")
_ODD_START = _TYPED_START | {"~"}
"""What a text begins with that YAML would take for something else, or for nothing; null is among them."""


class _TooManyError(Exception):
    """The file has reached FINDINGS_LIMIT."""


class _Reader:
    """One traversal: nodes to data, with the findings met on the way."""

    def __init__(self, file: str, text: str, root: Node, *, keep_blanks: bool) -> None:
        self.keep_blanks = keep_blanks
        self.file = file
        self.text = text
        self.root = root
        self.found: list[tuple[Diagnostic, Node]] = []

    @cached_property
    def lines(self) -> list[str]:
        """The text's lines, for the few files whose findings look into them."""
        return self.text.split("\n")

    def data(self, shape: Shape | None) -> Any:
        """Return the data of the whole file, or None where there is too much wrong with it."""
        try:
            data = self.value(self.root, shape)
            for trap, node in traps.cut_by_comment(self.file, self.text, self.root):
                self.add(trap, node)
        except _TooManyError:
            return None
        return data

    def findings(self) -> Iterator[Diagnostic]:
        """Yield what was met, each with its pointer: one walk finds them all, and a clean file does without."""
        ways = traps.ways({id(node) for _, node in self.found}, self.root) if self.found else {}
        for finding, node in self.found:
            yield replace(finding, pointer=ways.get(id(node), ()))

    def report(self, notice: Notice, node: Node, *, fix: Fix | None = None, **values: object) -> None:
        self.add(Diagnostic.of(notice, self.file, traps.position_of(node), (), fix, **values), node)

    def add(self, trap: Diagnostic | None, node: Node) -> bool:
        """Take *trap* over as a finding at *node*, if there is one."""
        if trap is None:
            return False
        self.found.append((trap, node))
        if len(self.found) == FINDINGS_LIMIT:
            behind = Position.at(trap.position.end_line, trap.position.end_column)
            self.found.append((Diagnostic.of(notices.TOO_MANY, self.file, behind, limit=FINDINGS_LIMIT), node))
            raise _TooManyError
        return True

    def value(self, node: Node, shape: Shape | None) -> Any:
        """Return the data of *node*, or None where there is none that could be used."""
        if isinstance(node, ScalarNode):
            return self.scalar(node, shape)
        if isinstance(node, MappingNode):
            return self.mapping(node, shape)
        items = shape.items if shape else None
        return [self.value(child, items) for child in node.value]

    def mapping(self, node: MappingNode, shape: Shape | None) -> dict[str, Any]:
        data: dict[str, Any] = {}
        properties: Mapping[str, Shape] = shape.properties if shape else {}
        rest = shape.rest if shape else None
        first: dict[str, Node] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self.report(notices.BAD_KEY, key_node)
                continue
            key = key_node.value
            if key in data:
                first = first or {k.value: k for k, _ in reversed(node.value) if isinstance(k, ScalarNode)}
                self.report(notices.DUPLICATE_KEY, key_node, key=key, line=first[key].start_mark.line + 1)
                continue
            below = properties.get(key)
            if below is None:
                if self.add(traps.in_key(self.file, key_node), key_node):
                    continue
                below = rest
            # Nine values in ten are a text like any other, and three calls to say so take a third of all the time here.
            if below is not None and below.kind == "string" and type(value_node) is ScalarNode and not value_node.style:
                text = value_node.value
                one_line = value_node.start_mark.line == value_node.end_mark.line
                if one_line and text and text[0] not in _ODD_START and not text[0].isspace():
                    data[key] = text
                    continue
            value = self.value(value_node, below)
            if value is not None:
                data[key] = value
            elif not self.known(key, shape):
                data[key] = ""  # for the schema to complain of: a blank does not make a key known
        return data

    @staticmethod
    def known(key: str, shape: Shape | None) -> bool:
        """Whether *key* may stand in a mapping of *shape*."""
        if shape is None or key in shape.properties:
            return True
        return shape.rest is not None and (shape.rest_keys is None or shape.rest_keys.search(key) is not None)

    def scalar(self, node: ScalarNode, shape: Shape | None) -> Any:
        text: str = node.value
        plain = not node.style
        if plain and text in BLANK:
            return None
        kind = shape.kind if shape else None
        if kind == "string":
            return self.text_of(node, plain=plain)
        if kind == "number":
            return self.number(node, plain=plain)
        if kind == "integer":
            return self.whole(node, plain=plain)
        if kind is not None and self.add(traps.in_text(self.file, node), node):
            return None
        return text

    def text_of(self, node: ScalarNode, *, plain: bool) -> str | None:
        text: str = node.value
        if node.end_mark.line != node.start_mark.line and node.style != "|":
            self.add(traps.folded(self.file, self.lines, node), node)
        if not text or text.isspace():
            return text if self.keep_blanks and not plain else None
        if plain:
            if text[0] in _TYPED_START and traps.looks_typed(text):
                fix = Fix.replace(traps.position_of(node), f'"{text}"')
                self.report(notices.LOOKS_TYPED, node, fix=fix, value=text)
        elif node.style == '"':
            self.add(traps.invisible(self.file, node), node)
        return text

    def number(self, node: ScalarNode, *, plain: bool) -> Decimal | None:
        text: str = node.value
        if plain and figures.NUMBER.fullmatch(text):
            return _decimal(text)
        fix = self.mended(node, figures.NUMBER)
        self.report(notices.NOT_A_DECIMAL, node, fix=fix, value=text, better=figures.better(text))
        return None

    def whole(self, node: ScalarNode, *, plain: bool) -> int | None:
        text: str = node.value
        if plain and WHOLE.fullmatch(text):
            return int(text)
        better = figures.better(text)
        if (plain and figures.NUMBER.fullmatch(text)) or better is figures.ONLY_A_NUMBER:
            better = _WHOLE_WANTED
        self.report(notices.NOT_AN_INTEGER, node, fix=self.mended(node, WHOLE), value=text, better=better)
        return None

    @staticmethod
    def mended(node: ScalarNode, wanted: re.Pattern[str]) -> Fix | None:
        """Return the fix that writes the number at *node* as *wanted*, if it stands on one line."""
        one_line = node.start_mark.line == node.end_mark.line
        return figures.mended(node.value, wanted, traps.position_of(node)) if one_line else None


_WHOLE_WANTED = Text("写整数，不带正负号、小数点和引号", "write it without a sign, a decimal point and quotes")
