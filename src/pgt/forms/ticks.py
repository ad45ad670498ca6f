"""Which of the boxes to tick are ticked."""

from __future__ import annotations

import re

from pgt.form import Box, Declared, Tick
from pgt.forms.labels import plain

_TICKS = "√✓✔☑■☒●"
_OPEN = "□☐○◯"
_IN_BRACKETS = re.compile(rf"[(（\[【［]\s*(?P<mark>[{_TICKS}Vv]?)×?\s*[)）\]】］]")
_LOST_TICK = re.compile(r"(?<![A-Za-z])R(?![A-Za-z])")
_PRIVATE = re.compile("[\uf000-\uf0ff]")
"""Signs of a font that was lost."""
_LETTER = re.compile(r"(?<![A-Za-z])[A-Za-zþüý](?![A-Za-z])")
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
        return "" if is_left_open(box.choices, text) else None
    return found[0] if len(found) == 1 else None


def is_tick(text: str) -> bool:
    """Whether *text* is nothing but a tick."""
    return text.strip() in {*_TICKS}


def is_left_open(declared: Declared, text: str) -> bool:
    """Whether *text* lists all choices and ticks none of them; a letter beside one may be a tick in another font."""
    words = _with_marks(text)
    if any(sign in words for sign in _marks(declared)) or _PRIVATE.search(words):
        return False
    letters = "".join(_LETTER.findall(_without_choices(declared, words)))
    is_counted = letters.upper() == "ABCDEFGH"[: len(letters)]
    return is_counted and all(plain(choice) in plain(text) for choice in declared.choices)


def besides(declared: Declared, text: str) -> str:
    """Return the words of *text* besides the choices and their marks; numbers before them are none."""
    rest = _without_choices(declared, _with_marks(text))
    signs = f"{_TICKS}{_OPEN}" + (declared.ticks.chosen + declared.ticks.open if declared.ticks else "")
    rest = re.sub(rf"[{re.escape(signs)}\W_]+", " ", rest)
    return " ".join(rest.split()) if re.search(r"[^\W\d_]{2,}", rest) else ""


def _without_choices(declared: Declared, text: str) -> str:
    for choice in sorted(declared.choices, key=len, reverse=True):
        text = re.sub(_spaced(choice), " ", text)
    return text


def _for_one(tick: Tick, text: str) -> str | None:
    words = text.strip()
    if words == tick.marks.chosen or (words in _YES and words != tick.marks.open):
        return tick.choice
    return "" if words in _NO or plain(words) == plain(tick.marks.open) else None


def ticked(declared: Declared, text: str) -> tuple[str, ...]:
    """Return the choices that are ticked where *text* lists all of them, whichever side their marks are on."""
    if declared.ticks is None:
        return ()
    words, mark = _with_marks(text).strip(), f"[{re.escape(''.join(_marks(declared)))}]"
    after = _is_after(declared, words, mark)
    return tuple(
        choice
        for choice in declared.choices
        if re.search(rf"{_spaced(choice)}\s*{mark}" if after else rf"{mark}\s*{_spaced(choice)}", words)
    )


def _is_after(declared: Declared, words: str, mark: str) -> bool:
    """Whether marks stand behind their choices: where none is at an end of *words*, the one next to a choice tells."""
    either = re.compile(rf"{mark}|[{_OPEN}]")
    ends = either.match(words[:1]) is not None, either.match(words[-1:]) is not None
    if ends[0] != ends[1]:
        return ends[1]
    touching = [
        any(re.search(pattern, words) for pattern in patterns)
        for patterns in (
            [rf"{mark}{_spaced(choice)}" for choice in declared.choices],
            [rf"{_spaced(choice)}{mark}" for choice in declared.choices],
        )
    ]
    if touching[0] != touching[1]:
        return touching[1]
    return declared.ticks is not None and declared.ticks.after


def _marks(declared: Declared) -> tuple[str, ...]:
    """Return the signs that tick a choice; one of them may be what the form itself prints beside an open one."""
    chosen, open_ = (declared.ticks.chosen, declared.ticks.open) if declared.ticks else ("", "")
    return tuple(sign for sign in dict.fromkeys((*chosen, *_TICKS)) if sign not in open_)


def _with_marks(text: str) -> str:
    """Return *text* with signs where it has them in brackets: （√） is one that is ticked, （ ） one that is not.

    Boxes of Wingdings 2 are R and £ where their font was lost; R alone might be anything.
    """
    if "£" in text:
        text = _LOST_TICK.sub("☑", text).replace("£", "□")
    return _IN_BRACKETS.sub(lambda found: "√" if found["mark"] else "□", text)


def _spaced(words: str) -> str:
    """Return an expression for *words* with a break anywhere in them."""
    return r"\s*".join(map(re.escape, words))
