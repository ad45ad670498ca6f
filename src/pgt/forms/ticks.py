"""Which of the boxes to tick are ticked."""

from __future__ import annotations

import re

from pgt.form import Box, Declared, Tick
from pgt.forms.labels import plain

_TICKS = "√✓✔☑■☒"
_YES = frozenset({*_TICKS, "是", "V", "v", "●"})
"""What people write into a box of its own."""
_NO = frozenset({"□", "☐", "○", "否", "无", "×", "/", "—", "-"})
"""And what they write into one that they do not tick."""


def chosen(box: Box, text: str) -> str | None:
    """Return the choice that is ticked in *box*, nothing where none is, None where *text* is something else."""
    if box.tick:
        return _for_one(box.tick, text)
    if box.choices is None:
        return None
    found = ticked(box.choices, text) or tuple(one for one in box.choices.choices if plain(one) == plain(text))
    if not found:
        return "" if all(plain(choice) in plain(text) for choice in box.choices.choices) else None
    return found[0] if len(found) == 1 else None


def _for_one(tick: Tick, text: str) -> str | None:
    words = text.strip()
    if words == tick.marks.chosen or (words in _YES and words != tick.marks.open):
        return tick.choice
    return "" if words in _NO or plain(words) == plain(tick.marks.open) else None


def ticked(declared: Declared, text: str) -> tuple[str, ...]:
    """Return the choices that are ticked where *text* lists all of them."""
    return tuple(choice for choice in declared.choices if _has_mark(declared, choice, text))


def _has_mark(declared: Declared, choice: str, text: str) -> bool:
    if declared.ticks is None:
        return False
    signs = dict.fromkeys((*declared.ticks.chosen, *_TICKS))
    marks = "[" + "".join(re.escape(sign) for sign in signs if sign not in declared.ticks.open) + "]"
    words = r"\s*".join(map(re.escape, choice))  # a line may break within
    expression = rf"{words}\s*{marks}" if declared.ticks.after else rf"{marks}\s*{words}"
    return re.search(expression, text) is not None
