"""Where a finding stands, in the words of the form: 数量：培训人数 › 指标值."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pgt import category, schema
from pgt.diagnostics import Diagnostic, Language

_ENOUGH = 16
"""Characters of a goal or a task by which it is found on the page."""


def where(finding: Diagnostic, language: Language) -> str:
    """Return the place of *finding* for somebody who has the table on paper; blank where it is the whole table."""
    node: Mapping[str, Any] = schema.load(schema.TABLE)
    parts: list[str] = []
    for step, name in zip(finding.pointer, finding.place, strict=False):
        node = _resolve(node)
        if isinstance(step, int):
            node = node.get("items", {})
            parts[-1:] = [_item(name, parts[-1] if parts else "", language)]
        else:
            node = node.get("properties", {}).get(step) or {}
            title = _resolve(node).get("title") if language == "zh" else None
            parts.append(title or step)
    return " › ".join(parts)


def _resolve(node: Mapping[str, Any]) -> Mapping[str, Any]:
    reference: str | None = node.get("$ref")
    if reference is None:
        return node
    below: Mapping[str, Any] = schema.load(schema.TABLE)["definitions"][reference.rpartition("/")[2]]
    return {**below, **{key: value for key, value in node.items() if key != "$ref"}}


def _item(name: str, list_: str, language: Language) -> str:
    """Return what an item is called: an indicator by its kind and name, anything else by its list and name."""
    first, _, rest = name.partition(" ")
    if first in category.KNOWN:
        kind = category.second(first).to(language)
        return (f"{kind}：{rest}" if language == "zh" else f"{kind}: {rest}") if rest else kind
    short = name if len(name) <= _ENOUGH else f"{name[:_ENOUGH]}…"
    return f"{list_}：{short}" if language == "zh" else f"{list_}: {short}"
