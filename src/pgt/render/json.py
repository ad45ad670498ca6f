"""JSON that is exact: a decimal is written with the digits that it has, as a number."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from json.encoder import encode_basestring

from pgt.diagnostics import Language, Text

_OPEN = 2
"""How many levels are laid out line by line where nothing else is said; what lies deeper stands on one line each."""


def dumps(value: object, opened: int = _OPEN) -> str:
    """Return *value* as JSON text, Chinese as it is; the first *opened* levels are laid out line by line."""
    return _written(value, 0, opened)


def _written(value: object, level: int, opened: int) -> str:
    if isinstance(value, str):  # most of what there is; the rest of `json.dumps` takes three times as long
        return encode_basestring(value)
    match value:
        case Decimal():
            return format(value, "f")
        case Mapping():
            pairs = [
                f"{encode_basestring(str(key))}: {_written(item, level + 1, opened)}" for key, item in value.items()
            ]
            return _enclose("{", pairs, "}", level, opened)
        case Sequence():
            return _enclose("[", [_written(item, level + 1, opened) for item in value], "]", level, opened)
    return json.dumps(value, ensure_ascii=False)


def said(text: Text | None, language: Language) -> str | None:
    """Return *text* in *language*: null where there is none."""
    return text.to(language) if text else None


def _enclose(start: str, items: Sequence[str], end: str, level: int, opened: int) -> str:
    if level >= opened or not items:
        return start + ", ".join(items) + end
    inner, outer = "  " * (level + 1), "  " * level
    return f"{start}\n{inner}" + f",\n{inner}".join(items) + f"\n{outer}{end}"
