"""What the validators find: which keyword fails where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from pgt.diagnostics import Pointer, json_pointer
from pgt.schema.data import TABLE, load, resolve
from pgt.source import FINDINGS_LIMIT


class Violation(NamedTuple):
    """One keyword of the schema that a value does not satisfy."""

    pointer: Pointer
    keyword: str
    schema: Mapping[str, Any]
    """The subschema that the keyword stands in."""
    name: str
    """The name of the whole schema."""


def violations(data: object, name: str = TABLE) -> list[Violation]:
    """Return what is violated, by the fast validator where there is one, else by jsonschema."""
    return fast_violations(data, name) if fast_validator(name) is not None else plain_violations(data, name)


def fast_violations(data: object, name: str = TABLE) -> list[Violation]:
    """Return what jsonschema-rs finds."""
    errors = fast_validator(name).iter_errors(data)
    return _violations(((tuple(e.instance_path), tuple(e.schema_path)) for e in errors), name)


def plain_violations(data: object, name: str = TABLE) -> list[Violation]:
    """Return what jsonschema finds."""
    errors = _plain_validator(name).iter_errors(data)
    return _violations(((tuple(e.absolute_path), tuple(e.absolute_schema_path)) for e in errors), name)


def _violations(errors: Iterable[tuple[tuple[Any, ...], tuple[Any, ...]]], name: str) -> list[Violation]:
    schema = load(name)
    found = {}
    for pointer, path in islice(errors, FINDINGS_LIMIT):
        parent = _subschema(schema, path[:-1])
        found[pointer, path[-1], id(parent)] = Violation(pointer, str(path[-1]), parent, name)
    return sorted(found.values(), key=lambda v: (json_pointer(v.pointer), v.keyword))


def _subschema(schema: Mapping[str, Any], path: tuple[Any, ...]) -> Mapping[str, Any]:
    """Walk *path*; the validators differ in whether a ``$ref`` is a step of it, so it is followed either way."""
    node: Any = schema
    for step in path:
        while isinstance(node, dict) and "$ref" in node:
            node = resolve(schema, node["$ref"])
        if step != "$ref":
            node = node[step]
    while isinstance(node, dict) and "$ref" in node:
        node = resolve(schema, node["$ref"])
    found: Mapping[str, Any] = node
    return found


@cache
def fast_validator(name: str) -> Any:
    """Return the checker of jsonschema-rs, or None on a platform that has no wheel of it."""
    try:
        import jsonschema_rs
    except ImportError:
        return None
    return jsonschema_rs.validator_for(load(name))


@cache
def _plain_validator(name: str) -> Any:
    import jsonschema

    # jsonschema 4.17, the last that is pure Python, loses its way to #/definitions from a urn.
    return jsonschema.Draft7Validator({key: value for key, value in load(name).items() if key != "$id"})
