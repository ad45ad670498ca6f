"""Where a line of Chinese text may end: no line begins with a closing sign or ends with an opening one (GB/T 15834)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPENING = r"[（《〈“‘「『【〔〖［｛(\[{]"
_CLOSING = "[" + re.escape("），。、；：？！》〉”’」』】〕〗］｝…—％%,.;:?!)]}·～") + "]"
_UNBREAKABLE = re.compile(rf"{_OPENING}*(?:[^\W\u2e80-\uffff]+|.){_CLOSING}*")


def unbreakable(text: str) -> Iterator[str]:
    """Yield the pieces of one line of *text* that are not torn: a Chinese character, or a word, with its signs."""
    return (match[0] for match in _UNBREAKABLE.finditer(text))
