"""What is said of a violation: one function a keyword."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from pgt import notices
from pgt.diagnostics import Diagnostic, Fix, Notice, Pointer, Severity, Text
from pgt.schema.data import resolved
from pgt.schema.violations import Violation
from pgt.source import Source
from pgt.suggestion import did_you_mean, nearest


def word(source: Source, violation: Violation) -> Iterator[Diagnostic]:
    """Yield what is wrong at a violation: several keys may be missing, or unknown."""
    for notice, pointer, values, fix in _WORDS.get(violation.keyword, _other)(source, violation):
        look_up = source.key_position if notice is notices.UNKNOWN_KEY else source.position
        yield Diagnostic.of(notice, source.file, look_up(pointer), pointer, fix, **values)


class _Wording(NamedTuple):
    """Which finding it is, where it stands, the values that its message names, and what could be written instead."""

    notice: Notice
    pointer: Pointer
    values: dict[str, object]
    fix: Fix | None = None


_Wordings = Iterator[_Wording]


def _at(data: object, pointer: Pointer) -> Any:
    for step in pointer:
        data = data[step]  # type: ignore[index]  # the checker has just walked this way
    return data


def _unknown(source: Source, violation: Violation) -> _Wordings:
    known = violation.schema.get("properties", {})
    patterns = violation.schema.get("patternProperties", {})
    written = _at(source.data, violation.pointer)
    for key in written:
        if key not in known and not _matches(key, patterns):
            pointer = (*violation.pointer, key)
            titled = _titled(key, known, violation.name)
            better = did_you_mean(titled or key, known) if known else _editor_words(violation.schema, "errorMessage")
            near = nearest(titled or key, known.keys() - written.keys())
            fix = Fix.replace(source.key_position(pointer), near, safe=False) if near else None
            yield _Wording(notices.UNKNOWN_KEY, pointer, {"key": key, "better": better}, fix)


def _titled(title: str, known: Mapping[str, Mapping[str, Any]], name: str) -> str | None:
    """Return which of the *known* keys is called *title* on paper: `name` for 项目名称."""
    return next((key for key, child in known.items() if resolved(child, name).get("title") == title), None)


def _matches(key: str, patterns: Iterable[str]) -> bool:
    return any(re.search(pattern, key) for pattern in patterns)


def _missing(source: Source, violation: Violation) -> _Wordings:
    written = _at(source.data, violation.pointer)
    # It is there, and the reader could not use it; a warning keeps nothing from being read.
    refused = {finding.pointer for finding in source.findings if finding.severity is Severity.ERROR}
    for key in violation.schema["required"]:
        if key not in written and (*violation.pointer, key) not in refused:
            lines = [f"`{key}: {value}`" for value in _values(violation.schema["properties"].get(key, {}))]
            better = Text(f"补上 {' 或 '.join(lines)}", f"add {' or '.join(lines)}")
            yield _Wording(notices.MISSING_KEY, violation.pointer, {"key": key, "better": better})


def _values(schema: Mapping[str, Any]) -> list[object]:
    """Return what may stand there, if those are few."""
    values = schema.get("enum") or [schema.get("const", "…")]
    return values if len(values) <= _FEW else ["…"]


_FEW = 3


_SHAPES = {
    "object": Text("一组 `键: 值`", "a group of `key: value`"),
    "array": Text("以 `- ` 开头的列表", "a list with `- `"),
    "string": Text("文字", "a text"),
    "number": Text("数", "a number"),
    "integer": Text("整数", "a whole number"),
}


def _shape_of(value: object) -> Text:
    match value:
        case dict():
            return _SHAPES["object"]
        case list():
            return _SHAPES["array"]
        case Decimal() | int():
            return _SHAPES["number"]
        case None:
            return Text("空白", "nothing")
        case _:
            return _SHAPES["string"]


def _type(source: Source, violation: Violation) -> _Wordings:
    expected = violation.schema["type"]
    found = _shape_of(_at(source.data, violation.pointer))
    better = {
        "object": Text("下一行缩进两格写 `键: 值`", "write `key: value` on the next line, indented by two"),
        "array": Text("每项一行，以 `- ` 开头", "write one item a line, each with `- `"),
        "string": Text("只写一个值；里面有“冒号加空格”就加引号", "write a single value; quote it if it holds a colon"),
    }.get(expected, Text("只写一个值", "write a single value"))
    yield _Wording(
        notices.WRONG_SHAPE, violation.pointer, {"expected": _SHAPES[expected], "found": found, "better": better}
    )


def _choice(source: Source, violation: Violation) -> _Wordings:
    choices = violation.schema.get("enum") or [violation.schema["const"]]
    value = _at(source.data, violation.pointer)
    texts = [str(choice) for choice in choices]
    meanings = [each.partition("。")[0] for each in violation.schema.get("enumDescriptions", texts)]
    near = nearest(str(value), filter(str.isascii, texts)) or _described("".join(str(value).split()), texts, meanings)
    told = [
        f"{text} {meaning}" if text.isascii() and text != meaning else text
        for text, meaning in zip(texts, meanings, strict=True)
    ]
    zh, en = ("；" if told != texts else "、").join(told), ", ".join(texts)
    better = Text(f"可以写：{zh}", f"choices: {en}")
    if near:
        better = Text(f"是不是 {near}？可以写：{zh}", f"did you mean {near}? choices: {en}")
    fix = Fix.replace(source.position(violation.pointer), near, safe=False) if near and near.isascii() else None
    yield _Wording(notices.NOT_ALLOWED, violation.pointer, {"value": value, "better": better}, fix)


def _described(written: str, choices: Iterable[str], meanings: Iterable[str]) -> str | None:
    """Return the only one of *choices* whose meaning begins with what is *written*: met for 达成, and 万元 for 万.

    No other unit of money is near enough: it may be wrong ten thousand times.
    """
    pairs = zip(choices, meanings, strict=True)
    found = [one for one, meaning in pairs if written and (meaning.startswith(written) or one.startswith(written))]
    return found[0] if len(found) == 1 else None


def _pattern(source: Source, violation: Violation) -> _Wordings:
    value = _at(source.data, violation.pointer)
    better = _editor_words(violation.schema, "patternErrorMessage")
    meant = _meant(str(value), violation.schema.get("defaultSnippets", ()))
    fix = Fix.replace(source.position(violation.pointer), meant) if meant else None
    yield _Wording(notices.WRONG_PATTERN, violation.pointer, {"value": value, "better": better}, fix)


_LABEL_END = r"（.*?）|指标(?=$|（)"
_BETWEEN_LEVELS = r"[\s/／—–-]"


def _meant(label: str, snippets: Iterable[Mapping[str, Any]]) -> str | None:
    """Return what is written for *label*: output.quantity for 数量指标, 产出指标/数量指标, and benefit for 效果指标.

    None where it is no label, or that of several: 成本 is a first level, and a second one under 产出.
    """
    bare = "".join(_bare(part) for part in re.split(_BETWEEN_LEVELS, label))
    found = {meaning for snippet in snippets for called, meaning in _labels(snippet) if called == bare}
    return found.pop() if len(found) == 1 else None


def _labels(snippet: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what the levels are called that *snippet* writes, each with its id."""
    body: str = snippet["body"]
    first, second = map(_bare, snippet["description"].partition("。")[0].split("—"))
    yield first, body.partition(".")[0]
    yield second, body
    yield first + second, body


def _bare(label: str) -> str:
    """Return *label* as all forms have it: some print 效果 for 效益."""
    return re.sub(_LABEL_END, "", label).replace("效果", "效益")


def _editor_words(schema: Mapping[str, Any], keyword: str) -> Text:
    """Return what the schema says to editors, which show one text to everybody: Chinese first, then English."""
    words: str = schema.get(keyword) or schema.get("errorMessage") or schema.get("description", "")
    chinese, _, english = words.partition("。 ")
    return Text(chinese, english or chinese)


_BOUNDS = {
    "minimum": Text("不小于 {bound}", "at least {bound}"),
    "maximum": Text("不大于 {bound}", "at most {bound}"),
    "exclusiveMinimum": Text("大于 {bound}", "more than {bound}"),
    "exclusiveMaximum": Text("小于 {bound}", "less than {bound}"),
    "minItems": Text("至少有 {bound} 项", "at least {bound} item{s}"),
    "minLength": Text("至少有 {bound} 个字", "at least {bound} character{s}"),
}


def _range(source: Source, violation: Violation) -> _Wordings:
    value = _at(source.data, violation.pointer)
    limit = violation.schema[violation.keyword]
    bound = _BOUNDS[violation.keyword].format(bound=limit, s="s" * (limit != 1))
    shown = value if isinstance(value, Decimal | int) else _shape_of(value)
    yield _Wording(notices.OUT_OF_RANGE, violation.pointer, {"value": shown, "bound": bound})


def _other(_source: Source, violation: Violation) -> _Wordings:
    yield _Wording(notices.SCHEMA, violation.pointer, {"problem": violation.keyword})


_WORDS: Mapping[str, Callable[[Source, Violation], _Wordings]] = {
    "additionalProperties": _unknown,
    "required": _missing,
    "type": _type,
    "enum": _choice,
    "const": _choice,
    "pattern": _pattern,
    **dict.fromkeys(_BOUNDS, _range),
}
