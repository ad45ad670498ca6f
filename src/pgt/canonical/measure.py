"""Signs and digits of a target written in one way, wherever that reads the same."""

from __future__ import annotations

import re
from dataclasses import replace

from pgt import values
from pgt.mends import OPERATORS
from pgt.values import Kind, Value

_PLAIN = str.maketrans(
    {
        **{chr(code): chr(code - 0xFEE0) for code in range(ord("０"), ord("９") + 1)},
        **dict.fromkeys("％﹪", "%"),
        **dict.fromkeys("＞﹥", ">"),
        **dict.fromkeys("＜﹤", "<"),
        **dict.fromkeys("＝﹦", "="),
        **dict.fromkeys("≧⩾", "≥"),
        **dict.fromkeys("≦⩽", "≤"),
    }
)


def plain(text: str) -> str:
    """Return *text* with `≥` for `>=` and `95%` for `９５％`; words, and what would read otherwise, are left alone."""
    candidate = re.sub("|".join(OPERATORS), lambda sign: OPERATORS[sign[0]], text.translate(_PLAIN))
    candidate = re.sub(r"(?<=[0-9])．(?=[0-9])", ".", candidate)
    if candidate == text:
        return text
    old, new = values.parse(text), values.parse(candidate)
    return candidate if old.constraints and _said(old) == _said(new) else text


def _said(value: Value) -> object:
    """Return what *value* says, however it is written; words say what they are."""
    parts = value.constraints
    return value.reason, [part if part.kind is Kind.QUALITATIVE else replace(part, text="") for part in parts]
