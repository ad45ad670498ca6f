"""How like words are to a label: written the same, the same but for signs, nearly; or one that counts otherwise."""

from __future__ import annotations

import difflib
import re
from functools import lru_cache

from pgt.forms.labels import bare, plain
from pgt.forms.meanings import are_others, are_same

NEVER = -1000.0
ALIKE = 3.5
_LONGEST_LABEL = 60


@lru_cache(maxsize=65536)
def likeness(label: str, text: str) -> float:
    """Return how well *text* can be taken for *label*: written alike, alike without signs, nearly."""
    if len(text) > len(label) + _LONGEST_LABEL:
        return NEVER
    if label == text:
        return 4.5
    if plain(label) == plain(text) or (is_stroke(label) and is_stroke(text)):
        return 4.2
    one, other = bare(label), bare(text)
    if one == other:
        return ALIKE
    if _differ_in_figures(one, other) or are_others(label, text):
        return NEVER
    if _holds(one, other) or _holds(plain(label), plain(text)) or are_same(label, text):
        return 2.0
    return 1.0 if difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.6 else NEVER  # noqa: PLR2004


def without_figures(text: str) -> str:
    """Return a label without what it counts with: 月底 of 9月底."""
    return re.sub(r"\d+", "", bare(text)) if re.search(r"\d", bare(text)) else ""


def _differ_in_figures(one: str, other: str) -> bool:
    """Whether two labels count otherwise: 9月底 is not 3月底, nor 1-8月执行数 another name of 1-7月执行数."""
    figures = [re.findall(r"\d+", words) for words in (one, other)]
    return all(figures) and figures[0] != figures[1]


def _holds(one: str, other: str) -> bool:
    """Whether one of two words is most of the other: 指标值 of 年度指标值."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > 1 and shorter in longer and len(shorter) * 2 >= len(longer)


def is_stroke(text: str) -> bool:
    """Whether *text* is what stands in an empty box: a stroke of any sort."""
    return bool(text.strip()) and not text.strip().strip("-－—–―─/／")
