"""What stands behind a label in the label's own cell: 其他资金：3.5, where the value should have a cell of its own."""

from __future__ import annotations

import re
from functools import lru_cache

from pgt.forms.pattern import lenient

_BEHIND = re.compile(r"[:：\s]+(?P<value>[^:：\s][\s\S]*)")
_ASIDE = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]\s*|[*★☆:：\s]+")
"""What says something of the label and is no value: points, the unit, where the seal goes."""


@lru_cache(maxsize=65536)
def after_label(label: str, text: str) -> str | None:
    """Return what stands in *text* behind *label* and a colon or a blank, unless it is all in brackets."""
    name = label.rstrip(":： \n")
    found = lenient(name).match(text) if name else None
    behind = _BEHIND.match(text, found.end()) if found else None
    value = behind["value"].strip() if behind else ""
    return value if _ASIDE.sub("", value) else None
