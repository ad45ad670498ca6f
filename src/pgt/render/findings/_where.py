"""Where a finding stands, in the words of the form: 数量：培训人数 › 指标值."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pgt import category, schema
from pgt.diagnostics import Diagnostic, Language, Text

_AGAIN = re.compile("(.*)#([0-9]+)")
_NAMELESS = Text("第 {number} 条", "no. {number}")
_NUMBERED = Text("（第 {number} 个）", " (no. {number})")

_ENOUGH = 16
"""Characters of a goal or a task by which it is found on the page."""


def where(finding: Diagnostic, language: Language) -> str:
    """Return the place of *finding* for somebody who has the table on paper; blank where it is the whole table."""
    node: Mapping[str, Any] = schema.load(schema.TABLE)
    parts: list[str] = []
    for step, name in zip(finding.pointer, finding.place, strict=False):
        node = schema.resolved(node)
        if isinstance(step, int):
            node = node.get("items", {})
            parts[-1:] = [_item(name, parts[-1] if parts else "", language)]
        else:
            node = _below(node, step)
            title = schema.resolved(node).get("title") if language == "zh" else None
            parts.append(title or step)
    return " › ".join(parts)


def _below(node: Mapping[str, Any], step: str) -> Mapping[str, Any]:
    """Return what the schema says of *step* in *node*; a word beside an amount is called as the amount is."""
    known = node.get("properties") or schema.load(schema.TABLE)["properties"]["budget"]["properties"]
    below: Mapping[str, Any] = known.get(step) or {}
    return below


def _item(name: str, list_: str, language: Language) -> str:
    """Return what an item is called: an indicator by its kind and name, anything else by its list and name."""
    again = _AGAIN.fullmatch(name)
    name, number = again.groups() if again else (name, None)
    first, _, rest = name.partition(" ")
    if first in category.KNOWN:
        kind = category.second(first).to(language)
        words = (f"{kind}：{rest}" if language == "zh" else f"{kind}: {rest}") if rest else kind
        return words + (_NUMBERED.format(number=number).to(language) if number else "")
    short = name if len(name) <= _ENOUGH else f"{name[:_ENOUGH]}…"
    if number:
        short += (_NUMBERED if name else _NAMELESS).format(number=number).to(language)
    return f"{list_}：{short}" if language == "zh" else f"{list_}: {short}"
