"""Some keys of a JSON file, put in and taken out as text: what else stands there, comments included, stays as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pgt.fittings.jsonc import Container, Edit, Group, Items, Leaf, Node, NotJsonError, edited, parse
from pgt.fittings.pieces import State


@dataclass(frozen=True, slots=True)
class JsonKeys:
    """Some keys of a JSON file. A value that somebody gave one of them stays; lists and groups are added to."""

    path: str
    keys: Mapping[str, Any]

    def state(self, content: str | None) -> State:
        """Say whether the keys are there; what cannot be read is not ours to change."""
        if content is None:
            return State.MISSING
        root = _root(content)
        if root is None:
            return State.OTHER
        return State.MISSING if list(_additions(root, self.keys, content)) else State.FITTED

    def fitted(self, content: str | None) -> str:
        """Add the keys, behind the brace that their group begins with."""
        root = _root(content) if content is not None else None
        if content is None or root is None:
            return self.by_hand()
        return edited(content, _additions(root, self.keys, content))

    def taken_off(self, content: str) -> str | None:
        """Take out the keys that have our values."""
        if content == self.by_hand():
            return None
        # One after the other, as where the next one ends depends on what is left around it.
        while (root := _root(content)) and (cut := next(_removals(root, self.keys), None)):
            content = edited(content, [cut])
        return content

    def by_hand(self) -> str:
        """Return the keys."""
        return json.dumps(self.keys, ensure_ascii=False, indent=2) + "\n"


def _root(content: str) -> Group | None:
    try:
        root = parse(content)
    except NotJsonError:
        return None
    return root if isinstance(root, Group) else None


def _additions(group: Group, keys: Mapping[str, Any], text: str) -> Iterator[Edit]:
    missing = {key: value for key, value in keys.items() if group.get(key) is None}
    written = [f"{_json(key)}: {_json(value)}" for key, value in missing.items()]
    yield from _first(group, written, text)
    for key, value in keys.items():
        there = group.get(key)
        if isinstance(there, Group) and isinstance(value, Mapping):
            yield from _additions(there, value, text)
        elif isinstance(there, Items) and isinstance(value, list):
            yield from _first(there, [_json(item) for item in value if not _holds(there, item)], text)


def _first(node: Container, written: Sequence[str], text: str) -> Iterator[Edit]:
    """Put what is *written* in front of all that *node* holds, laid out as its first part is."""
    if not written:
        return
    first = node.first
    if first is None:
        blank = "\n  " if node.is_root else " "
        yield Edit(node.start + 1, node.start + 1, blank + f",{blank}".join(written) + blank[0])
        return
    before = text[node.start + 1 : first]
    lines = before.splitlines(keepends=True)
    if len(lines) > 1 and not lines[-1].strip():
        yield Edit(node.start + 1, node.start + 1, "".join(f"\n{lines[-1]}{one}," for one in written))
    else:
        yield Edit(first, first, "".join(f"{one}, " for one in written))


def _removals(node: Group, keys: Mapping[str, Any]) -> Iterator[Edit]:
    for entry in node.entries:
        if entry.name not in keys:
            continue
        value = keys[entry.name]
        if re.sub(r"\n\s*", "", entry.node.text) == _json(value):
            yield entry.cut
        elif isinstance(entry.node, Group) and isinstance(value, Mapping):
            yield from _removals(entry.node, value)
        elif isinstance(entry.node, Items) and isinstance(value, list):
            yield from (item.cut for item in entry.node.entries if _is(item.node, value))


def _holds(items: Items, value: object) -> bool:
    return any(_is(item.node, [value]) for item in items.entries)


def _is(node: Node, values: Sequence[object]) -> bool:
    return isinstance(node, Leaf) and node.value in values


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
