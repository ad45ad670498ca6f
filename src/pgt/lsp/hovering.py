"""What is shown beside the pointer: the rule behind a finding, and what the schema says of a key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from yaml.nodes import MappingNode, Node, SequenceNode

from pgt import catalogue, schema
from pgt.diagnostics import Diagnostic, Language, Pointer, Position, Text
from pgt.lsp.opened import Opened
from pgt.render.findings import NAMES

_MORE = Text("`pgt rule {code}` 说的就是这些。", "This is what `pgt rule {code}` says.")


def shown_at(opened: Opened, position: Position, language: Language) -> str | None:
    """Return Markdown about what stands at *position*; None where there is nothing to say."""
    parts = [_of_finding(finding, language) for finding in opened.findings_between(position, position)]
    pointer = pointer_at(opened.loaded.source.root, position)
    if pointer and (words := _of_key(pointer, opened.loaded.source.data, language)):
        parts.append(words)
    return "\n\n---\n\n".join(parts) or None


def _of_finding(finding: Diagnostic, language: Language) -> str:
    notice = catalogue.notices()[finding.code]
    head = f"**{finding.code} {NAMES[finding.severity].to(language)}** "
    fact, *why = catalogue.manual(notice, language)
    return "\n\n".join((head + fact, *why, _MORE.format(code=finding.code).to(language)))


def pointer_at(root: Node | None, position: Position) -> Pointer | None:
    """Return the pointer of the key or value that *position* stands in."""
    place = (position.line - 1, position.column - 1)
    node, pointer = root, ()  # type: tuple[Node | None, Pointer]
    while node is not None:
        if isinstance(node, MappingNode):
            before = [(key, value) for key, value in node.value if _start(key) <= place]
            if not before:
                return None
            key, node = before[-1]
            pointer = (*pointer, key.value)
            if place <= _end(key):
                return pointer
        elif isinstance(node, SequenceNode):
            before = [(number, item) for number, item in enumerate(node.value) if _start(item) <= place]
            if not before:
                return None
            number, node = before[-1]
            pointer = (*pointer, number)
        else:
            return pointer if _start(node) <= place <= _end(node) else None
    return None


def _start(node: Node) -> tuple[int, int]:
    return node.start_mark.line, node.start_mark.column


def _end(node: Node) -> tuple[int, int]:
    return node.end_mark.line, node.end_mark.column


def _of_key(pointer: Pointer, data: Any, language: Language) -> str | None:
    node: Mapping[str, Any] = schema.load(schema.TABLE)
    for step in pointer:
        below = _below(node, step)
        if below is None:
            return None
        node = below
        data = _inside(data, step)
    key = next((step for step in reversed(pointer) if isinstance(step, str)), "")
    title = f"**{node['title']}** `{key}`" if language == "zh" else f"**`{key}`** {node['title']}"
    return "\n\n".join((title, _in(node["description"], language), *_choices(node, data, language)))


def _below(node: Mapping[str, Any], step: str | int) -> Mapping[str, Any] | None:
    below = node.get("items") if isinstance(step, int) else node.get("properties", {}).get(step)
    if below is None and isinstance(step, str):
        below = next(iter(node.get("patternProperties", {}).values()), None)
    return schema.resolved(below) if below else None


def _inside(data: Any, step: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(step)
    return data[step] if isinstance(data, list) and isinstance(step, int) and step < len(data) else None


def _choices(node: Mapping[str, Any], value: object, language: Language) -> Iterator[str]:
    """Yield what may be written, or where that is a long list, what is written."""
    if "enum" in node:
        described = zip(node["enum"], node["enumDescriptions"], strict=True)
        yield "\n".join(f"- `{choice}`: {_in(words, language)}" for choice, words in described)
    for snippet in node.get("defaultSnippets", ()):
        if snippet["body"] == value:
            yield f"`{value}`: {_in(snippet['description'], language)}"


def _in(words: str, language: Language) -> str:
    """Return the half of *words*, which say everything in Chinese and then in English, that is in *language*."""
    chinese, _, english = words.partition("。 ")
    return f"{chinese}。" if language == "zh" else english
