"""Which term a single block is for: a table that names no medium term says what it says of its year."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pgt.forms.content import Data

_NAMED = re.compile(r"(?:中长期|中期|长期|实施期)(?:总体)?(?:绩效)?(?:目标|资金|总额|指标)")
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
    if not block or any(key in data for key in ("goals", "indicators", "overall_goal")):
        return data
    rest = {key: value for key, value in block.items() if key not in {"goals", "indicators", "overall_goal"}}
    moved = {key: block[key] for key in ("goals", "indicators", "overall_goal") if key in block}
    if not data.get("budget", {}).keys() - {"amount_unit"} and "budget" in rest:
        moved["budget"] = {**data.get("budget", {}), **rest.pop("budget")}
    kept = {key: value for key, value in data.items() if key != "medium_term"}
    return {**kept, **moved, **({"medium_term": rest} if rest else {})}
