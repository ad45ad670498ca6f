"""Which term a single block is for: a table that names no medium term says what it says of its year."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pgt.forms.content import Data

_NAMED = re.compile(r"(?:中长期|中期|长期|实施期)(?:总体)?(?:绩效)?(?:目标|资金|总额|指标)")
_ALIKE = frozenset({"goals", "indicators", "overall_goal"})
_LONGEST = 30
"""A label: goals may speak of what they reach in the long term."""


def names_medium_term(words: Iterable[str]) -> bool:
    """Whether one of the labels among *words* speaks of more than the year."""
    texts = ("".join(text.split()) for text in words)
    return any(len(text) <= _LONGEST and _NAMED.match(text) for text in texts)


def of_the_year(data: Data) -> Data:
    """Return *data*, which names no medium term, with what was read into that block as the year's.

    A form that prints both side by side has room on the left for a block that stands alone.
    """
    block = data.get("medium_term", {})
    moved = {key: value for key, value in block.items() if key in _ALIKE and key not in data}
    budget = data.get("budget", {})
    amounts = {key: value for key, value in block.get("budget", {}).items() if key not in budget}
    rest = {key: value for key, value in block.items() if key not in {*moved, "budget"}}
    left = {key: value for key, value in block.get("budget", {}).items() if key not in amounts}
    if left:
        rest["budget"] = left
    if amounts:
        moved["budget"] = {**budget, **amounts}
    kept = {key: value for key, value in data.items() if key != "medium_term"}
    return {**kept, **moved, **({"medium_term": rest} if rest else {})}
