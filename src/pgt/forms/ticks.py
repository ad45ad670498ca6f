"""Which of the boxes to tick are ticked."""

from __future__ import annotations

import re

from pgt.form import Declared, Tick

_TICKS = "√✓✔☑■☒"
_YES = frozenset({*_TICKS, "是", "V", "v", "●"})
"""What people write into a box of its own."""


def is_ticked(tick: Tick, text: str) -> bool:
    """Whether *text* in the box of one choice says that it is made."""
    words = text.strip()
    return words == tick.marks.chosen or (words in _YES and words != tick.marks.open)


def ticked(declared: Declared, text: str) -> tuple[str, ...]:
    """Return the choices that are ticked where *text* lists all of them."""
    return tuple(choice for choice in declared.choices if _has_mark(declared, choice, text))


def _has_mark(declared: Declared, choice: str, text: str) -> bool:
    if declared.ticks is None:
        return False
    signs = dict.fromkeys((*declared.ticks.chosen, *_TICKS))
    marks = "[" + "".join(re.escape(sign) for sign in signs if sign not in declared.ticks.open) + "]"
    words = re.escape(choice)
    expression = rf"{words}\s*{marks}" if declared.ticks.after else rf"{marks}\s*{words}"
    return re.search(expression, text) is not None
