"""The ways in which Chinese text typed by hand goes wrong in YAML, recognised and named.

Each function looks at one situation and returns what to tell the user. Which traps there are was measured with the YAML
libraries of the field; see the manual of each `PGT0xx` finding. Expressions that only a broken file needs are strings,
which `re` compiles when it comes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from pgt import mends, notices
from pgt.diagnostics import Diagnostic, Pointer, Position, Text

_WIDE_BLANKS = "\u3000\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\ufeff"

_CONFLICT = r"(?m)^(?:<{7}|={7}|>{7})(?: |$)"
_INVISIBLE = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
_AT_ONCE = 200
"""The most characters that one fix deletes; a file can hold a million."""

_DIRECTIVE = re.compile(r"(?:#.*\n|[ ]*\n)*(%(?:YAML|TAG) [^\n]{0,80})")
"""A directive before the document; further down `%` is text that wants quotes."""

_MAYBE_ANCHOR = r"(?m)(?:^|[\s\[{,:])[&*!]"
_TIGHT_DASH = r"-([^\s-].*)"
WIDE_INDENT = f" *([{_WIDE_BLANKS}]+)"
WIDE_COLON = r"\s*(?:- +)*[\"']?([A-Za-z_][\w.]*|[\u4e00-\u9fff]{1,8})[\"']?\s*(：)"
TIGHT_COLON = r"\s*(?:- +)*[\"']?([A-Za-z_]\w*)[\"']?(:)(?=[^\s:/])"
_FOLD_HEADER = r"[>][-+]?[0-9]"
_TYPED = re.compile(
    r"[-+]?(?:0|[1-9][0-9_]*)"  # whole
    r"|[-+]?0[0-7_]+|0x[0-9a-fA-F_]+|0o[0-7]+|0b[01_]+|[-+]?0[0-9]+"  # octal, hexadecimal, leading zeros
    r"|[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?"  # with point or exponent
    r"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"  # base sixty of YAML 1.1
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?"  # a date
    r"|true|True|TRUE|false|False|FALSE|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|[yYnN]"
)


def position_of(node: Node) -> Position:
    """Return where *node* stands: a text as far as its first line goes, a collection by its first character."""
    start, end = node.start_mark, node.end_mark
    if isinstance(node, ScalarNode) and start.line == end.line and end.column > start.column:
        return Position(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
    return Position.at(start.line + 1, start.column + 1)


def forbidden(file: str, text: str, depth_limit: int) -> Diagnostic | None:
    """Find what is refused before the file is composed: conflict markers, odd line breaks, anchors, tags."""
    if ("<<<<<<<" in text or "=======" in text or ">>>>>>>" in text) and (match := re.search(_CONFLICT, text)):
        return Diagnostic.of(notices.MERGE_CONFLICT, file, Position.in_text(text, match.start(), 7))
    if "\x85" in text or "\u2028" in text or "\u2029" in text or "\ufeff" in text:
        return control_character(file, text)
    if match := _DIRECTIVE.match(text):
        return Diagnostic.of(notices.TAG, file, Position.in_text(text, match.start(1), len(match[1])), text=match[1])
    if ("&" in text or "*" in text or "!" in text) and re.search(_MAYBE_ANCHOR, text):
        return _anchors_and_tags(file, text, depth_limit)
    return None


def control_character(file: str, text: str) -> Diagnostic | None:
    """Find the first character in *text* that nobody sees and no table needs; the fix deletes the others, too."""
    first = islice(re.finditer(_INVISIBLE, text), _AT_ONCE)
    found = [(one[0], Position.in_text(text, one.start())) for one in first]
    if not found:
        return None
    character, place = found[0]
    code = f"U+{ord(character):04X}"
    return Diagnostic.of(notices.INVISIBLE, file, place, (), mends.invisible(found), character=code)


def tokens(text: str) -> Iterator[yaml.Token]:
    """Yield the tokens of *text*, by libyaml where it is there. Raises YAMLError, at the first one that is broken."""
    yield from yaml.scan(text, Loader=yaml.CLoader if yaml.__with_libyaml__ else yaml.Loader)


def _anchors_and_tags(file: str, text: str, depth_limit: int) -> Diagnostic | None:
    depth = 0
    try:
        for token in tokens(text):
            if isinstance(token, yaml.AnchorToken | yaml.AliasToken | yaml.TagToken):
                mark = token.start_mark
                stretch = re.split(r"[\s,\[\]{}]", text.split("\n")[mark.line][mark.column :], maxsplit=1)[0]
                notice = notices.TAG if isinstance(token, yaml.TagToken) else notices.ANCHOR
                position = Position.at(mark.line + 1, mark.column + 1, len(stretch))
                return Diagnostic.of(notice, file, position, text=stretch)
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                depth += 1
                if depth > depth_limit:
                    return None  # the composer says so, with the place
            elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken):
                depth -= 1
    except yaml.YAMLError:
        return None  # the composer meets the same mistake, and it is explained there
    return None


def special_start(file: str, value: str, position: Position) -> Diagnostic:
    """Say that *value* begins with a character that YAML reserves, and how to write it."""
    better = Text("", "")
    if operator := mends.OPERATORS.get(value[:2]):
        better = Text(f"，或写成 `{operator}{value[2:].strip()}`", f", or write `{operator}{value[2:].strip()}`")
    elif value in ("-", "*", "%", "?"):
        better = Text("；没有内容就留空", "; leave it empty if there is nothing to say")
    quoted = value.replace("\\", "\\\\").replace('"', '\\"')
    fix = mends.special(value, position)
    return Diagnostic.of(
        notices.SPECIAL_START, file, position, (), fix, character=value[0], value=quoted, better=better
    )


def invisible(file: str, node: ScalarNode) -> Diagnostic | None:
    """Find a control character that an escape put into a double-quoted text."""
    if not node.value.isprintable() and (match := re.search(_INVISIBLE, node.value)):
        code = f"U+{ord(match[0]):04X}"
        return Diagnostic.of(notices.INVISIBLE, file, position_of(node), character=code)
    return None


def in_key(file: str, key: ScalarNode) -> Diagnostic | None:
    """Find a special blank, a dash or a colon that became part of a key."""
    if match := re.match(WIDE_INDENT, key.value):
        return _wide_blank(file, key, match)
    if match := re.match(_TIGHT_DASH, key.value):
        position = position_of(key)
        return Diagnostic.of(notices.TIGHT_DASH, file, position, (), mends.dash(position), key=match[1])
    return None if key.style else colon(file, key)


def in_text(file: str, node: ScalarNode) -> Diagnostic | None:
    """Find the reason why a text stands where keys or a list were expected."""
    if node.style:
        return None
    if match := re.match(WIDE_INDENT, node.value):
        return _wide_blank(file, node, match)
    return colon(file, node)


def _wide_blank(file: str, node: ScalarNode, match: re.Match[str]) -> Diagnostic:
    """Report the blanks that *node* begins with, as *match* found them."""
    position = position_of(node)
    fix = None if node.style else mends.blanks(position.line, position.column + match.start(1), match[1])
    return Diagnostic.of(notices.WIDE_BLANK, file, position, (), fix, character=wide_blank(match[1][0]))


def colon(file: str, node: ScalarNode) -> Diagnostic | None:
    """Find a full-width colon, or one without a blank, that left a key and its value one text."""
    for notice, pattern in ((notices.WIDE_COLON, WIDE_COLON), (notices.TIGHT_COLON, TIGHT_COLON)):
        if match := re.match(pattern, node.value):
            position = Position.at(node.start_mark.line + 1, node.start_mark.column + 1 + match.start(2))
            fix = mends.colon(match[1], node.value[match.end(2) :], position)
            return Diagnostic.of(notice, file, position, (), fix, key=match[1])
    return None


def folded(file: str, lines: list[str], node: ScalarNode) -> Diagnostic:
    """Report a text that runs over several lines without being a literal block."""
    line = lines[node.start_mark.line]
    header = line[node.start_mark.column :].split(" #")[0].strip()
    if node.style == ">" and (re.match(_FOLD_HEADER, header) or not node.value.strip()):
        position = Position.at(node.start_mark.line + 1, node.start_mark.column + 1, len(header))
        return special_start(file, header, position)
    if not node.style:
        for offset, follower in enumerate(node.value.split(" ")[1:], start=1):
            if match := re.match(WIDE_COLON, follower):
                at = _find_line(lines, node, follower)
                position = Position.at(at or node.start_mark.line + 1 + offset, 1)
                return Diagnostic.of(notices.WIDE_COLON, file, position, key=match[1])
    start, end = node.start_mark, node.end_mark
    stretch = Position(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
    fix = mends.one_line(_written(lines, node), stretch) if not node.style and "\n" not in node.value else None
    return Diagnostic.of(notices.FOLDED, file, position_of(node), (), fix)


def _written(lines: list[str], node: ScalarNode) -> list[str]:
    """Return the lines of *node* as they stand in the file."""
    first, last = node.start_mark, node.end_mark
    between = lines[first.line + 1 : last.line]
    return [lines[first.line][first.column :], *between, lines[last.line][: last.column]]


def _find_line(lines: list[str], node: ScalarNode, follower: str) -> int | None:
    for number in range(node.start_mark.line, min(node.end_mark.line + 1, len(lines))):
        if lines[number].strip().startswith(follower):
            return number + 1
    return None


def looks_typed(text: str) -> bool:
    """Whether YAML 1.1 or 1.2 would make something else than a text of the plain scalar *text*."""
    return _TYPED.fullmatch(text) is not None


def cut_by_comment(file: str, text: str, root: Node) -> Iterator[tuple[Diagnostic, ScalarNode]]:
    """Yield the values whose end was taken for a comment, which begins after a single blank."""
    if " #" not in text or not re.search(r"[^ \n] #", text):
        return
    lines = text.split("\n")
    for _, node in _walk(root, ()):
        if isinstance(node, ScalarNode) and not node.style:
            line, column = node.end_mark.line, node.end_mark.column
            if line < len(lines) and re.match(r" #(?! *pgt:)", lines[line][column:]):  # what speaks to pgt is one
                position = Position(line + 1, column + 2, line + 1, len(lines[line]) + 1)
                yield Diagnostic.of(notices.CUT_BY_COMMENT, file, position), node


def ways(wanted: Collection[int], root: Node) -> dict[int, Pointer]:
    """Return the pointers to the nodes whose ids are *wanted*; a key has that of its value."""
    return {id(node): pointer for pointer, node in _walk(root, ()) if id(node) in wanted}


def _walk(node: Node, pointer: Pointer) -> Iterator[tuple[Pointer, Node]]:
    yield pointer, node
    if isinstance(node, MappingNode):
        for key, value in node.value:
            # A collection as a key cannot be named: it is reported at the mapping that it stands in.
            way = (*pointer, key.value) if isinstance(key, ScalarNode) else pointer
            yield way, key
            yield from _walk(value, way)
    elif not isinstance(node, ScalarNode):
        for index, child in enumerate(node.value):
            yield from _walk(child, (*pointer, index))


def wide_blank(character: str) -> Text:
    """Name a blank that looks like an ordinary one."""
    code = f"U+{ord(character):04X}"
    if character == "\u3000":
        return Text(f"全角空格（{code}）", f"a full-width blank ({code})")
    return Text(f"特殊空格（{code}）", f"a special blank ({code})")
