"""Where a finding stands, said so that it stays true when rows are added above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pgt.diagnostics import Diagnostic, Pointer
from pgt.load import Loaded

_ENOUGH = 40
"""Characters of a text that tell it from its neighbours."""


def placed(loaded: Loaded, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return *findings* as a reader meets them, each with its place."""
    places = _Places(loaded.source.data)
    in_order = sorted(findings, key=lambda finding: finding.sort_key)
    return tuple(replace(finding, place=places.of(finding.pointer)) for finding in in_order)


class _Places:
    """The places in one table; each list is gone through once."""

    def __init__(self, data: Any) -> None:
        self._data = data
        self._names: dict[int, tuple[str, ...]] = {}

    def of(self, pointer: Pointer) -> tuple[str, ...]:
        """Return *pointer* with what the items of lists are called instead of their numbers."""
        data, steps = self._data, []
        for step in pointer:
            if isinstance(data, list) and isinstance(step, int) and step < len(data):
                steps.append(self._named(data)[step])
                data = data[step]
            else:
                steps.append(str(step))
                data = data.get(step) if isinstance(data, dict) else None
        return tuple(steps)

    def _named(self, items: list[Any]) -> tuple[str, ...]:
        if id(items) not in self._names:
            self._names[id(items)] = tuple(_told_apart(items))
        return self._names[id(items)]


def _told_apart(items: list[Any]) -> list[str]:
    """Return what *items* are called, with a number behind what was called the same before."""
    seen: Counter[str] = Counter()
    names = []
    for item in items:
        name = _name(item)
        seen[name] += 1
        names.append(name if seen[name] == 1 and name else f"{name}#{seen[name]}")
    return names


def _name(item: Any) -> str:
    """Return what *item* is known by: an indicator by its category and name, anything else by its name or text."""
    if not isinstance(item, dict):
        return _short(item)
    parts = (item.get("category"), item.get("name") or item.get("text") or item.get("month"))
    return " ".join(_short(part) for part in parts if part)


def _short(text: object) -> str:
    """Return *text* without blanks, which are put in and taken out without anything being meant by it."""
    return "".join(str(text).split())[:_ENOUGH]
