"""YAML text to a tree of nodes whose scalars are all untyped text: by libyaml where it is there."""

from __future__ import annotations

import re

import yaml
from yaml.nodes import Node

DEPTH_LIMIT = 64
"""Levels that a table may be nested: the format needs eight. libyaml's composer recurses on the C stack."""


class TooDeepError(Exception):
    """A file is nested deeper than DEPTH_LIMIT, from *line* and *column* on, counted from 0."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.line, self.column = line, column


class _Plain:
    """The resolver that resolves nothing: no implicit types, and a limit to the depth."""

    depth = 0

    def descend_resolver(self, parent: Node | None, _index: object) -> None:
        self.depth += 1
        if self.depth > DEPTH_LIMIT and parent is not None:
            raise TooDeepError(parent.start_mark.line, parent.start_mark.column)

    def ascend_resolver(self) -> None:
        self.depth -= 1

    def resolve(self, _kind: type[Node], _value: object, _implicit: object) -> str:
        return ""

    def check_resolver_prefix(self, *_arguments: object) -> bool:
        return False


if yaml.__with_libyaml__:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]  # in C, so the stubs do not list it

    class _Composer(CParser, _Plain):
        """libyaml's composer, written in C."""

    class _Unwatched(CParser):
        """The same for texts that cannot be deep: what is asked of each node is answered in C, which saves a fifth."""

        # The quickest function that takes whatever it is given and returns an empty text.
        descend_resolver = ascend_resolver = resolve = staticmethod("".format)

else:  # A platform without a compiled PyYAML: the same result, some fifteen times slower.

    class _Composer(  # type: ignore[no-redef]
        yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser, _Plain, yaml.composer.Composer
    ):
        """PyYAML's own composer, written in Python."""

        def __init__(self, text: str) -> None:
            yaml.reader.Reader.__init__(self, text)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)
            yaml.composer.Composer.__init__(self)

        def scan_to_next_token(self) -> None:
            """Pass over tabs where libyaml does: wherever no indentation is counted."""
            super().scan_to_next_token()
            while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
                self.forward()
                super().scan_to_next_token()

        def scan_plain_spaces(self, indent: int, start_mark: yaml.Mark) -> list[str]:
            """Take tabs within a text for blanks, as libyaml does."""
            blanks = []
            while self.peek() in " \t":
                blanks.append(self.peek())
                self.forward()
            return super().scan_plain_spaces(indent, start_mark) or blanks

    _Unwatched = _Composer  # type: ignore[assignment, misc]


_TWO_SIGNS = re.compile("- +[-:]"), re.compile(": +[-:]")
"""Two patterns, since one that begins with this or that is looked for ten times as slowly."""


def is_shallow(text: str) -> bool:
    """Whether it can be seen at a glance that *text* is not nested too deeply; tables hardly ever are.

    A line begins with ten blanks at most, and may go on with one `- ` or `: ` and ten more before another block
    begins: none does beyond the 22nd column. As a block begins further right than the one around it, or is a list right
    below its key, that makes 44 levels at most. Nine brackets make 18 more, since `[a: 1]` is two, and a value is one.
    """
    if " " * 11 in text or "\t" in text or "?" in text or text.count("[") + text.count("{") > 9:  # noqa: PLR2004 -- so above
        return False
    return not any(signs.search(text) for signs in _TWO_SIGNS)


def compose(text: str) -> Node | None:
    """Compose the only document of *text* into nodes whose scalars are all untyped text."""
    composer = _Unwatched(text) if is_shallow(text) else _Composer(text)
    node: Node | None = composer.get_single_node()
    return node
