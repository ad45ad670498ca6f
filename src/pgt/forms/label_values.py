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


_BRACKETED = re.compile(r"[(（\[【](?P<words>[^()（）\[\]【】]*)[)）\]】]")
_ROUTINE = re.compile(
    r"[\d.,%—-]*分?|(?:单位[:：])?(?:人民币)?[万亿千]?元|.*(?:盖章|公章|签章|签字|填写?|描述|单位|分值|权重)|[A-Z](?:[/÷][A-Z])?.*|.*[\d*×]分.*"
)
"""What labels have in brackets that is of the label: points, the unit, a letter for the column, how to fill it in."""


@lru_cache(maxsize=65536)
def bracketed(label: str, text: str) -> str | None:
    """Return what *text* has in brackets that says something of its own, which *label* does not, nor any label may."""
    known = "".join(label.split())
    for found in _BRACKETED.finditer("".join(text.split())):
        words = found["words"]
        if len(words) > 1 and words not in known and not _ROUTINE.fullmatch(words):
            return words
    return None
