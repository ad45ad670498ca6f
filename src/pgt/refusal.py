"""Why the YAML parser gave up, said in the user's terms.

The parser names a place where it could not go on, which is often the line after the mistake. The traps of that line, of
the one before it and of the one where the construct began are tried before its word is taken.
"""

from __future__ import annotations

import re

import yaml

from pgt import mends, notices
from pgt.diagnostics import START, Diagnostic, Notice, Position, Text
from pgt.traps import (
    TIGHT_COLON,
    WIDE_COLON,
    WIDE_INDENT,
    control_character,
    special_start,
    tokens,
    wide_blank,
)

_TAB = re.compile(r" *(?:- *)*\t")
_KEY = re.compile(r"\s*(?:- +)*([^\s:#\"'][^:#\"']*|\"[^\"]*\"|'[^']*') *:(?:\s|$)")
_VALUE = re.compile(r"(\s*(?:- +)*(?:[^\s:#\"'\-\[{][^:#\"']*: +)?)(\S.*)")
_ITEM_VALUE = re.compile(r"(\s*- +)([>|*&%@!`=].*)")
_CLOSED_THEN_TEXT = re.compile(r"(\"[^\"]*\"|'[^']*'|\[[^\]]*\]|\{[^}]*\})\s*[^\s#,\]}:].*")
_SPECIAL = frozenset(">|*&%@`!-?,]}")
_LONGEST_KEY = 1024
"""Characters after which the parser no longer takes a text for a key."""

_SPANNING = ("while parsing a block mapping", "while parsing a block collection")
"""Contexts that begin far above the mistake, at the first key of the block."""

_CHECK = Text(
    "检查缩进、引号和冒号；值里有特殊符号时加引号",
    "check indentation, quotes and colons; quote a value with special characters",
)
_ESCAPE = Text("写成 `\\\\`，或改用单引号", "write `\\\\`, or use single quotes")
_WORDS = (
    ("escape", Text("双引号里的 `\\` 后面不是转义字符", "no escape follows the `\\` between double quotes"), _ESCAPE),
    ("document (?:indicator|separator)", Text("引号没有配对就到了 `---`", "a quotation runs into `---`"), _CHECK),
    ("document start", Text("表在这之前已经结束", "the table has already ended here"), _CHECK),
    ("node content", Text("这里缺少内容", "something is missing here"), _CHECK),
    ("expected key|block end", Text("这里缺少键", "a key is missing here"), _CHECK),
    ("character|reader", Text("有不能用的字符", "a character that cannot stand here"), _CHECK),
    ("", Text("读不下去", "it stops here"), _CHECK),
)
"""What the C parser and the Python one say, each in its own words, in ours."""


def nested_before(error: yaml.YAMLError) -> int | None:
    """Return the offset of the bracket that is one too many for libyaml; None where *error* is another one.

    From 0.2.6 on its scanner refuses a thousand brackets, and reads so far ahead that the composer, which finds fewer
    too many, has not met the first of them. What stands before that bracket goes through the scanner, and is judged.
    """
    if isinstance(error, yaml.MarkedYAMLError) and "maximum nesting depth" in (error.problem or ""):
        return error.problem_mark.index if error.problem_mark else None
    return None


def explain(file: str, text: str, error: yaml.YAMLError) -> Diagnostic:
    """Say in the user's terms why the YAML parser gave up."""
    if not isinstance(error, yaml.MarkedYAMLError):  # the reader's own error, which has no mark
        return control_character(file, text) or _in_own_words(file, START, "reader")
    if isinstance(error, yaml.composer.ComposerError) and "another document" in (error.problem or ""):
        return Diagnostic.of(notices.SEVERAL_DOCUMENTS, file, _at(error.problem_mark))
    if "document start" in (error.problem or "") and re.search(r"^\.\.\.(?:\s|$)", text, re.MULTILINE):
        return Diagnostic.of(notices.SEVERAL_DOCUMENTS, file, _at(error.problem_mark))
    lines = text.split("\n")
    if (opening := _opening(text, lines, error)) is not None:
        return _in_flow(file, lines, opening, error)
    for number in _suspects(lines, error):
        if found := _trap_in_line(file, lines[number], number + 1):
            return found
    return _structure(file, lines, error)


def _at(mark: yaml.Mark | None) -> Position:
    return Position.at(mark.line + 1, mark.column + 1) if mark else START


def _suspects(lines: list[str], error: yaml.MarkedYAMLError) -> list[int]:
    """Return the lines that may hold the mistake: the one complained of, the one before it, where the context began."""
    suspects: list[int] = []
    for mark in (error.problem_mark, error.context_mark):
        if mark is None:
            continue
        number = min(mark.line, len(lines) - 1)
        before = next((n for n in range(number - 1, -1, -1) if lines[n].strip()), number)
        suspects += [n for n in (number, before) if n not in suspects]
        if mark is error.problem_mark and error.context in _SPANNING:
            break
    return suspects


def _trap_in_line(file: str, line: str, number: int) -> Diagnostic | None:
    return _trap_before_value(file, line, number) or _trap_in_value(file, line.rstrip(), number)


def _trap_before_value(file: str, line: str, number: int) -> Diagnostic | None:
    if (match := _TAB.match(line)) and not line.isspace():
        return Diagnostic.of(notices.TAB, file, Position.at(number, match.end()))
    if match := re.match(WIDE_INDENT, line):
        column = match.start(1) + 1
        fix = mends.blanks(number, column, match[1])
        character = wide_blank(match[1][0])
        return Diagnostic.of(notices.WIDE_BLANK, file, Position.at(number, column), (), fix, character=character)
    if match := re.match(WIDE_COLON, line):
        return _colon(file, notices.WIDE_COLON, match, number)
    return None


def _colon(file: str, notice: Notice, match: re.Match[str], number: int) -> Diagnostic:
    position = Position.at(number, match.start(2) + 1)
    fix = mends.colon(match[1], match.string[match.end(2) :], position)
    return Diagnostic.of(notice, file, position, (), fix, key=match[1])


def _trap_in_value(file: str, line: str, number: int) -> Diagnostic | None:
    match = _ITEM_VALUE.match(line) or _VALUE.match(line)
    if not match or (not match[1].strip(" -") and _KEY.match(line)):
        return None
    has_key = match[1].rstrip().endswith(":")
    return _trap_of_value(file, match[2], Position.at(number, match.start(2) + 1), has_key=has_key)


def _trap_of_value(file: str, value: str, start: Position, *, has_key: bool) -> Diagnostic | None:
    position = Position.at(start.line, start.column, len(value))
    is_text = value[0] in "-?" and (not has_key or value[1:2] not in ("", " "))
    if value[0] in _SPECIAL and not is_text:
        return special_start(file, value, position)
    closed_early = value[0] in "\"'[{" and _CLOSED_THEN_TEXT.match(value)
    with_colon = has_key and value[0] not in "\"'[{" and (": " in value or value.endswith(":"))
    if closed_early or with_colon:
        quoted = value.replace("'", "''")
        return Diagnostic.of(notices.NEEDS_QUOTES, file, position, (), mends.quotes(value, position), value=quoted)
    return None


def _opening(text: str, lines: list[str], error: yaml.MarkedYAMLError) -> tuple[int, int] | None:
    """Return line and column, from 0, of the innermost bracket that is still open at the place of *error*."""
    opened: list[tuple[int, int]] = []
    mark = error.problem_mark
    if mark is None:
        return None
    try:
        for token in tokens(text):
            place = token.start_mark.line, token.start_mark.column
            if place >= (mark.line, mark.column):
                break
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                opened.append(place)
            elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and opened:
                opened.pop()
    except yaml.YAMLError:
        # A bracket could begin a key: the parser keeps it back until the line has ended, and then does not hand it out.
        if not opened and mark.line < len(lines):
            opened = [(mark.line, column) for column in _open_brackets(lines[mark.line][: mark.column])]
    return opened[-1] if opened else None


def _open_brackets(line: str) -> list[int]:
    first = _VALUE.match(line)
    opened: list[int] = []
    if first and first[2][0] in "[{":
        for match in _BRACKET_OR_QUOTED.finditer(line, first.start(2)):
            if match[0] in "[{":
                opened.append(match.start())
            elif match[0] in "]}" and opened:
                opened.pop()
    return opened


_SCANNING = ("while scanning an alias", "while scanning an anchor", "while scanning a tag")
"""Contexts whose first character is the mistake."""
_BRACKET_OR_QUOTED = re.compile(r"\"[^\"]*\"?|'[^']*'?|[\[\]{}]")
_UP_TO_VALUE = re.compile(r".*(?:[\[{,]|: )\s*", re.DOTALL)


def _in_flow(file: str, lines: list[str], opening: tuple[int, int], error: yaml.MarkedYAMLError) -> Diagnostic:
    """Explain a mistake between brackets: a value that needs quotes, or a bracket that is never closed."""
    if "quoted scalar" in (error.context or ""):
        return _structure(file, lines, error)
    line, column = opening
    mark = error.context_mark if (error.context or "") in _SCANNING else error.problem_mark
    if mark and mark.line == line:
        before, after = lines[line][: mark.column], lines[line][mark.column :]
        start = match.end() if (match := _UP_TO_VALUE.match(before)) else 0
        value = before[start:] + re.split(r"[,\]}]", after, maxsplit=1)[0].rstrip()
        if value and (found := _trap_of_value(file, value, Position.at(line + 1, start + 1), has_key=True)):
            return found
        if "content" in (error.problem or "") and after:
            return _in_own_words(file, _at(mark), "node content")
    character = lines[line][column]
    return Diagnostic.of(notices.NOT_CLOSED, file, Position.at(line + 1, column + 1), character=character)


def _structure(file: str, lines: list[str], error: yaml.MarkedYAMLError) -> Diagnostic:
    problem, context = error.problem or "", error.context or ""
    mark = error.problem_mark
    if "quoted scalar" in context and error.context_mark:
        if "end of stream" in problem:
            opening = error.context_mark
            return Diagnostic.of(notices.NOT_CLOSED, file, _at(opening), character=lines[opening.line][opening.column])
        if mark and "\\" in lines[mark.line][: mark.column + 1]:  # the two parsers stop before and behind it
            column = lines[mark.line].rindex("\\", 0, mark.column + 1)
            return _in_own_words(file, Position.at(mark.line + 1, column + 1, 2), "escape")
        return _in_own_words(file, _at(mark), problem)
    if mark is None:
        return _in_own_words(file, START, problem)
    for number in (mark.line, mark.line - 1):
        if 0 <= number < len(lines) and (match := re.match(TIGHT_COLON, lines[number])):
            return _colon(file, notices.TIGHT_COLON, match, number + 1)
    if "expected ':'" in problem and error.context_mark:
        return _no_colon(file, lines, error.context_mark)
    if mark.line >= len(lines):  # behind a last line without its end
        return _in_own_words(file, Position.at(len(lines), len(lines[-1]) + 1), problem)
    return _misplaced(file, lines[mark.line], mark, problem)


def _no_colon(file: str, lines: list[str], mark: yaml.Mark) -> Diagnostic:
    text = lines[mark.line][mark.column :].rstrip()
    if len(text) > _LONGEST_KEY:
        return Diagnostic.of(notices.BAD_KEY, file, _at(mark))
    return Diagnostic.of(notices.NO_COLON, file, Position.at(mark.line + 1, mark.column + 1, max(len(text), 1)))


def _misplaced(file: str, line: str, mark: yaml.Mark, problem: str) -> Diagnostic:
    indent = len(line) - len(line.lstrip())
    character = line[mark.column : mark.column + 1]
    if character and (character in "%@`" or (character in _SPECIAL and "start any token" in problem)):
        key = line[mark.column :].partition(": ")[0].rstrip()
        return special_start(file, key, Position.at(mark.line + 1, mark.column + 1, len(key)))
    if character and character in "]}":
        return Diagnostic.of(notices.NOT_CLOSED, file, _at(mark), character=character)
    if (match := _KEY.match(line)) and len(match[1]) > _LONGEST_KEY:
        return Diagnostic.of(notices.BAD_KEY, file, Position.at(mark.line + 1, match.start(1) + 1))
    if _KEY.match(line) or line.lstrip().startswith("- ") or (mark.column == indent and character != ":"):
        return Diagnostic.of(notices.INDENTATION, file, Position.at(mark.line + 1, indent + 1))
    return _in_own_words(file, _at(mark), problem)


def _in_own_words(file: str, position: Position, said: str) -> Diagnostic:
    problem, better = next((problem, better) for pattern, problem, better in _WORDS if re.search(pattern, said))
    return Diagnostic.of(notices.NOT_YAML, file, position, problem=problem, better=better)
