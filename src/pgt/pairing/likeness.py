"""How alike two names or texts are. Likeness orders what is equal by identity, and suggests; it never identifies."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

from pgt.pairing.names import key

_SHORT = 64
"""Characters up to which the longest common parts are looked for; longer texts are compared by pairs of characters."""


def likeness(old: str | None, new: str | None) -> float:
    """Return 0 for nothing in common up to 1 for the same; blanks, width and the year do not count."""
    one, other = key(old or ""), key(new or "")
    if one == other:
        return 1.0 if one else 0.0
    if len(one) <= _SHORT and len(other) <= _SHORT:
        return SequenceMatcher(None, one, other, autojunk=False).ratio()
    pairs, others = _pairs(one), _pairs(other)
    return 2 * (pairs & others).total() / (pairs.total() + others.total())


def _pairs(text: str) -> Counter[str]:
    return Counter(text[place : place + 2] for place in range(max(1, len(text) - 1)))
