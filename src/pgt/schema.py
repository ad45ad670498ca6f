"""A source held against its JSON Schema, in our own words and with a place.

jsonschema-rs decides where it is installed, jsonschema elsewhere; both only say *which* keyword fails *where*, and a
test holds that they agree. The words are made here, one function a keyword.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from pgt import notices, resources
from pgt.diagnostics import Diagnostic, Fix, Notice, Pointer, Position, Severity, Text, json_pointer
from pgt.source import FINDINGS_LIMIT, Shape, Source

TABLE = "pgt-1.schema.json"


@dataclass(frozen=True, slots=True)
class Violation:
    """One keyword of the schema that a value does not satisfy."""

    pointer: Pointer
    keyword: str
    schema: Mapping[str, Any]
    """The subschema that the keyword stands in."""


@cache
def load(name: str) -> dict[str, Any]:
    """Return the schema *name* as data, its numbers as exact decimals."""
    schema: dict[str, Any] = json.loads(resources.schema(name), parse_float=Decimal)
    return schema


@cache
def shape(name: str) -> Shape:
    """Return what the schema *name* says about types, for the reader to construct values by."""
    return _shape(load(name), load(name), {})


def _shape(schema: Mapping[str, Any], root: Mapping[str, Any], seen: dict[str, Shape]) -> Shape:
    if reference := schema.get("$ref"):
        if reference not in seen:
            # A shape may contain itself (a passage its items): it is entered before it is complete.
            properties: dict[str, Shape] = {}
            seen[reference] = Shape("object", properties)
            seen[reference] = made = _shape(_resolve(root, reference), root, seen)
            properties.update(made.properties)
        return seen[reference]
    pattern, rest = next(iter(schema.get("patternProperties", {}).items()), (None, schema.get("additionalProperties")))
    return Shape(
        kind=schema.get("type", "string"),
        properties={key: _shape(child, root, seen) for key, child in schema.get("properties", {}).items()},
        rest=_shape(rest, root, seen) if isinstance(rest, dict) else None,
        rest_keys=re.compile(pattern) if pattern else None,
        items=_shape(schema["items"], root, seen) if "items" in schema else None,
    )


def _resolve(root: Mapping[str, Any], reference: str) -> Mapping[str, Any]:
    node: Any = root
    for step in reference.removeprefix("#/").split("/"):
        node = node[step]
    found: Mapping[str, Any] = node
    return found


_LARGE = 100_000
"""Characters of a text whose violations are asked for one by one: jsonschema-rs makes half a million all at once."""


def check(source: Source, name: str = TABLE) -> tuple[Diagnostic, ...]:
    """Return a finding for everything in *source* that the schema *name* does not allow."""
    if source.data is None:
        return ()
    if (fast := _fast_validator(name)) is not None and fast.is_valid(source.data):
        return ()
    found = plain_violations(source.data, name) if len(source.text) > _LARGE else violations(source.data, name)
    worded = (finding for violation in found for finding in _word(source, violation))
    findings = tuple(islice(worded, FINDINGS_LIMIT))
    if len(findings) < FINDINGS_LIMIT:
        return findings
    last = max(finding.position for finding in findings)
    behind = Position.at(last.end_line, last.end_column)
    return (*findings, Diagnostic.of(notices.TOO_MANY, source.file, behind, limit=FINDINGS_LIMIT))


def violations(data: object, name: str = TABLE) -> list[Violation]:
    """Return what is violated, by the fast validator where there is one, else by jsonschema."""
    return fast_violations(data, name) if _fast_validator(name) is not None else plain_violations(data, name)


def fast_violations(data: object, name: str = TABLE) -> list[Violation]:
    """Return what jsonschema-rs finds."""
    errors = _fast_validator(name).iter_errors(data)
    return _violations(((tuple(e.instance_path), tuple(e.schema_path)) for e in errors), load(name))


def plain_violations(data: object, name: str = TABLE) -> list[Violation]:
    """Return what jsonschema finds."""
    errors = _plain_validator(name).iter_errors(data)
    return _violations(((tuple(e.absolute_path), tuple(e.absolute_schema_path)) for e in errors), load(name))


def _violations(
    errors: Iterable[tuple[tuple[Any, ...], tuple[Any, ...]]], schema: Mapping[str, Any]
) -> list[Violation]:
    found = {
        (pointer, path[-1], id(parent := _subschema(schema, path[:-1]))): Violation(pointer, str(path[-1]), parent)
        for pointer, path in islice(errors, FINDINGS_LIMIT)
    }
    return sorted(found.values(), key=lambda v: (json_pointer(v.pointer), v.keyword))


def _subschema(schema: Mapping[str, Any], path: tuple[Any, ...]) -> Mapping[str, Any]:
    """Walk *path*; the validators differ in whether a ``$ref`` is a step of it, so it is followed either way."""
    node: Any = schema
    for step in path:
        while isinstance(node, dict) and "$ref" in node:
            node = _resolve(schema, node["$ref"])
        if step != "$ref":
            node = node[step]
    while isinstance(node, dict) and "$ref" in node:
        node = _resolve(schema, node["$ref"])
    found: Mapping[str, Any] = node
    return found


@cache
def _fast_validator(name: str) -> Any:
    try:
        import jsonschema_rs
    except ImportError:  # no wheel for this platform
        return None
    return jsonschema_rs.validator_for(load(name))


@cache
def _plain_validator(name: str) -> Any:
    import jsonschema

    # jsonschema 4.17, the last that is pure Python, loses its way to #/definitions from a urn.
    return jsonschema.Draft7Validator({key: value for key, value in load(name).items() if key != "$id"})


def _word(source: Source, violation: Violation) -> Iterator[Diagnostic]:
    for notice, pointer, values, fix in _WORDS.get(violation.keyword, _other)(source, violation):
        look_up = source.key_position if notice is notices.UNKNOWN_KEY else source.position
        yield Diagnostic.of(notice, source.file, look_up(pointer), pointer, fix, **values)


class _Wording(NamedTuple):
    """Which finding it is, where it stands, the values that its message names, and what could be written instead."""

    notice: Notice
    pointer: Pointer
    values: dict[str, object]
    fix: Fix | None = None


Wordings = Iterator[_Wording]


def _at(data: object, pointer: Pointer) -> Any:
    for step in pointer:
        data = data[step]  # type: ignore[index]  # the checker has just walked this way
    return data


def _unknown(source: Source, violation: Violation) -> Wordings:
    known = violation.schema.get("properties", {})
    patterns = violation.schema.get("patternProperties", {})
    written = _at(source.data, violation.pointer)
    for key in written:
        if key not in known and not _matches(key, patterns):
            pointer = (*violation.pointer, key)
            better = did_you_mean(key, known) if known else _editor_words(violation.schema, "errorMessage")
            near = _nearest(key, known.keys() - written.keys())
            fix = Fix.replace(source.key_position(pointer), near, safe=False) if near else None
            yield _Wording(notices.UNKNOWN_KEY, pointer, {"key": key, "better": better}, fix)


def _matches(key: str, patterns: Iterable[str]) -> bool:
    return any(re.search(pattern, key) for pattern in patterns)


_FEW = 12
"""Choices that a hint can name without becoming a list to search."""


def did_you_mean(word: str, known: Iterable[str]) -> Text:
    """Suggest the nearest of *known* for *word*, or name them all where none is near."""
    choices = list(known)
    if near := _nearest(word, choices):
        return Text(f"是不是 `{near}`？", f"did you mean `{near}`?")
    if not choices:
        return Text("这里不写任何键", "no key belongs here")
    names = ", ".join(choices[:_FEW]) + (", …" if len(choices) > _FEW else "")
    return Text(f"可以写：{names}", f"known here: {names}")


def _nearest(word: str, known: Iterable[str]) -> str | None:
    import difflib  # most files need no suggestion

    return next(iter(difflib.get_close_matches(word, sorted(known), n=1)), None)


def _missing(source: Source, violation: Violation) -> Wordings:
    written = _at(source.data, violation.pointer)
    # It is there, and the reader could not use it; a warning keeps nothing from being read.
    refused = {finding.pointer for finding in source.findings if finding.severity is Severity.ERROR}
    for key in violation.schema["required"]:
        if key not in written and (*violation.pointer, key) not in refused:
            yield _Wording(notices.MISSING_KEY, violation.pointer, {"key": key})


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


def _type(source: Source, violation: Violation) -> Wordings:
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


def _choice(source: Source, violation: Violation) -> Wordings:
    choices = violation.schema.get("enum") or [violation.schema["const"]]
    value = _at(source.data, violation.pointer)
    texts = [str(choice) for choice in choices]
    near = _nearest(str(value), texts)
    all_of_them = "、".join(texts), ", ".join(texts)
    better = (
        Text(f"是不是 {near}？可以写：{all_of_them[0]}", f"did you mean {near}? choices: {all_of_them[1]}")
        if near
        else Text(f"可以写：{all_of_them[0]}", f"choices: {all_of_them[1]}")
    )
    # The unit of money that looks most like what is written may be wrong ten thousand times.
    fix = Fix.replace(source.position(violation.pointer), near, safe=False) if near and near.isascii() else None
    yield _Wording(notices.NOT_ALLOWED, violation.pointer, {"value": value, "better": better}, fix)


def _pattern(source: Source, violation: Violation) -> Wordings:
    value = _at(source.data, violation.pointer)
    better = _editor_words(violation.schema, "patternErrorMessage")
    meant = _meant(str(value), violation.schema.get("defaultSnippets", ()))
    fix = Fix.replace(source.position(violation.pointer), meant) if meant else None
    yield _Wording(notices.WRONG_PATTERN, violation.pointer, {"value": value, "better": better}, fix)


_LABEL_END = re.compile(r"（.*?）|指标$")


def _meant(label: str, snippets: Iterable[Mapping[str, Any]]) -> str | None:
    """Return what the only one of *snippets* writes that is described by *label*: output.quantity for 数量指标."""
    found = [
        snippet["body"]
        for snippet in snippets
        if _LABEL_END.sub("", snippet["description"].partition("。")[0].rpartition("—")[2]) == _LABEL_END.sub("", label)
    ]
    return str(found[0]) if len(found) == 1 else None


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
    "minItems": Text("至少有 {bound} 项", "at least {bound} items"),
    "minLength": Text("至少有 {bound} 个字", "at least {bound} characters"),
}


def _range(source: Source, violation: Violation) -> Wordings:
    value = _at(source.data, violation.pointer)
    bound = _BOUNDS[violation.keyword].format(bound=violation.schema[violation.keyword])
    shown = value if isinstance(value, Decimal | int) else _shape_of(value)
    yield _Wording(notices.OUT_OF_RANGE, violation.pointer, {"value": shown, "bound": bound})


def _other(_source: Source, violation: Violation) -> Wordings:
    yield _Wording(notices.SCHEMA, violation.pointer, {"problem": violation.keyword})


_WORDS: Mapping[str, Callable[[Source, Violation], Wordings]] = {
    "additionalProperties": _unknown,
    "required": _missing,
    "type": _type,
    "enum": _choice,
    "const": _choice,
    "pattern": _pattern,
    **dict.fromkeys(_BOUNDS, _range),
}
