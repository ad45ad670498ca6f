"""The table's schema: what can be stored, what cannot, and what an editor shows of it."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, cast

import jsonschema
import jsonschema_rs
import pytest
import yaml

HERE = Path(__file__).parent / "schema"
SCHEMA: dict[str, Any] = json.loads((Path(__file__).parents[1] / "schema" / "pgt-1.schema.json").read_bytes())
OK = sorted((HERE / "ok").glob("*.pgt.yaml"))
BAD = sorted((HERE / "bad").glob("*.pgt.yaml"))

# Both libraries, and the later drafts too: nothing in the schema may mean something else to another reader.
PLAIN = [
    jsonschema.Draft7Validator(SCHEMA),
    jsonschema.Draft201909Validator(SCHEMA),
    jsonschema.Draft202012Validator(SCHEMA),
]
FAST = [jsonschema_rs.Draft7Validator(SCHEMA), jsonschema_rs.Draft202012Validator(SCHEMA)]

KEYWORDS = {
    *("$ref", "type", "properties", "patternProperties", "additionalProperties", "required", "items"),
    *("enum", "const", "pattern", "minimum", "maximum", "title", "description", "examples"),
    *("enumDescriptions", "errorMessage", "patternErrorMessage", "defaultSnippets"),
}
BILINGUAL = re.compile(r".*[\u4e00-\u9fff].*。 [A-Z].*\.")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """Follow a reference, which always leads to a definition."""
    name = schema.get("$ref", "").removeprefix("#/definitions/")
    return SCHEMA["definitions"][name] if name else schema


def below(schema: dict[str, Any], key: str) -> dict[str, Any]:
    """Return what *schema* says about *key*; nothing where the key is unknown."""
    if key in schema.get("properties", {}):
        return resolved(schema["properties"][key])
    return next((resolved(s) for p, s in schema.get("patternProperties", {}).items() if re.search(p, key)), {})


def typed(value: object, schema: dict[str, Any] = SCHEMA) -> object:
    """Type *value*, which is text throughout, by the schema alone; what does not fit stays text."""
    if isinstance(value, dict):
        return {key: typed(child, below(schema, key)) for key, child in value.items()}
    if isinstance(value, list):
        return [typed(child, resolved(schema.get("items", {}))) for child in value]
    make = {"number": Decimal, "integer": int}.get(schema.get("type", ""), str)
    try:
        return make(cast("str", value))
    except (InvalidOperation, ValueError):
        return value


def read(path: Path) -> object:
    return typed(yaml.load(path.read_text("utf-8"), yaml.BaseLoader))  # noqa: S506  # BaseLoader makes nothing but text


def nodes(schema: dict[str, Any] = SCHEMA, pointer: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every subschema with its place."""
    yield pointer, schema
    for group in ("definitions", "properties", "patternProperties"):
        for name, child in schema.get(group, {}).items():
            yield from nodes(child, f"{pointer}/{group}/{name}")
    if "items" in schema:
        yield from nodes(schema["items"], f"{pointer}/items")


NODES = dict(nodes())
WRITTEN = {pointer: node for pointer, node in NODES.items() if "$ref" not in node}
"""The subschemas that say something themselves."""


def names(paths: list[Path]) -> list[str]:
    return [path.name.removesuffix(".pgt.yaml") for path in paths]


def verdicts(path: Path) -> list[list[str]]:
    """Return what each validator says of a file: the keywords that fail, and where."""
    table = read(path)
    found = [[(error.validator, error.absolute_path) for error in validator.iter_errors(table)] for validator in PLAIN]
    found += [[(e.schema_path[-1], e.instance_path) for e in validator.iter_errors(table)] for validator in FAST]
    return [sorted("/".join([f"{keyword} #", *map(str, place)]) for keyword, place in errors) for errors in found]


@pytest.mark.parametrize("path", OK, ids=names(OK))
def test_what_can_be_stored_passes_every_validator(path: Path) -> None:
    assert verdicts(path) == [[]] * 5


@pytest.mark.parametrize("path", BAD, ids=names(BAD))
def test_what_cannot_be_stored_fails_where_expected(path: Path) -> None:
    expected = path.with_name(path.name.replace(".pgt.yaml", ".txt")).read_text("utf-8").splitlines()
    assert verdicts(path) == [expected] * 5


def test_every_key_of_the_format_is_stored_in_some_file() -> None:
    def used(value: object, schema: dict[str, Any]) -> Iterator[int]:
        children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, child in children:
            place = below(schema, key) if isinstance(key, str) else resolved(schema["items"])
            yield id(place)
            yield from used(child, place)

    seen = {id(SCHEMA)}.union(*(used(read(path), SCHEMA) for path in OK))
    assert [pointer for pointer, node in WRITTEN.items() if id(node) not in seen] == []


def test_it_is_a_draft_7_schema_that_leads_nowhere() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert SCHEMA["$id"] == "urn:pgt:schema:1"
    references = {node["$ref"] for node in NODES.values() if "$ref" in node}
    assert references == {f"#/definitions/{name}" for name in SCHEMA["definitions"]}


@pytest.mark.parametrize("pointer", NODES)
def test_only_keywords_that_all_drafts_and_editors_agree_on(pointer: str) -> None:
    allowed = KEYWORDS | {"$schema", "$id", "definitions"} if pointer == "#" else KEYWORDS
    assert NODES[pointer].keys() <= allowed
    assert "$ref" not in NODES[pointer] or NODES[pointer].keys() == {"$ref"}


@pytest.mark.parametrize("pointer", WRITTEN)
def test_every_place_has_one_type_and_is_closed(pointer: str) -> None:
    node = WRITTEN[pointer]
    assert node["type"] in {"object", "array", "string", "number", "integer"}
    assert ("additionalProperties" in node) == (node["type"] == "object")
    assert node.get("additionalProperties", False) is False
    assert ("items" in node) == (node["type"] == "array")


@pytest.mark.parametrize("pointer", WRITTEN)
def test_every_place_is_explained_in_both_languages(pointer: str) -> None:
    node = WRITTEN[pointer]
    assert CHINESE.search(node["title"])
    texts = [node["description"], *node.get("enumDescriptions", ())]
    texts += [node[key] for key in ("errorMessage", "patternErrorMessage") if key in node]
    texts += [snippet["description"] for snippet in node.get("defaultSnippets", ())]
    assert [text for text in texts if not BILINGUAL.fullmatch(text)] == []
    assert len(node.get("enumDescriptions", ())) == len(node.get("enum", node.get("enumDescriptions", ())))


@pytest.mark.parametrize("pointer", [p for p, node in WRITTEN.items() if node["type"] in {"number", "integer"}])
def test_every_number_says_how_it_is_written(pointer: str) -> None:
    assert "errorMessage" in WRITTEN[pointer]


def test_amounts_have_the_same_keys_wherever_they_stand() -> None:
    amounts = [n["properties"].keys() - {"amount_unit"} for n in WRITTEN.values() if "total" in n.get("properties", {})]
    assert len(amounts) == 8
    assert all(keys == amounts[0] for keys in amounts)


@pytest.mark.parametrize("pointer", [p for p, node in WRITTEN.items() if "patternProperties" in node])
def test_a_key_is_typed_in_one_place_only(pointer: str) -> None:
    node = WRITTEN[pointer]
    patterns = "|".join(node["patternProperties"])
    assert [key for key in node.get("properties", {}) if re.search(patterns, key)] == []


SNIPPETS = [(p, s) for p, node in WRITTEN.items() for s in node.get("defaultSnippets", ())]


@pytest.mark.parametrize("pointer, snippet", SNIPPETS, ids=[f"{p} {s['label']}" for p, s in SNIPPETS])
def test_a_snippet_left_as_it_is_can_be_stored(pointer: str, snippet: dict[str, Any]) -> None:
    node = WRITTEN[pointer]
    place = resolved(node["items"]) if node["type"] == "array" else node
    body = re.sub(r"\$\{\d+(?:\|([^,]+)[^}]*\||:([^}]*))\}", r"\1\2", json.dumps(snippet["body"], ensure_ascii=False))
    value = typed(json.loads(body, parse_int=str), place)
    validator = jsonschema.Draft7Validator(SCHEMA).evolve(schema=place)
    assert [error.message for error in validator.iter_errors(value)] == []
