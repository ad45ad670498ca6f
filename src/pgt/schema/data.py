"""The schemas as data, and what they say about types."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from pgt import resources
from pgt.source import Shape

TABLE = "pgt-1.schema.json"


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
            seen[reference] = made = _shape(resolve(root, reference), root, seen)
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


def resolved(node: Mapping[str, Any], name: str = TABLE) -> Mapping[str, Any]:
    """Return *node* of the schema *name*, or what it refers to: nothing else stands beside a ``$ref`` (draft 7)."""
    return resolve(load(name), node["$ref"]) if "$ref" in node else node


def resolve(root: Mapping[str, Any], reference: str) -> Mapping[str, Any]:
    """Return what the *reference* leads to, such as `#/definitions/target`."""
    node: Any = root
    for step in reference.removeprefix("#/").split("/"):
        node = node[step]
    found: Mapping[str, Any] = node
    return found
