"""The words of a box that stand beside its values, and which of them are printed where a value is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pgt.form import Field
from pgt.forms.scope import Printed

_WORDS = re.compile(r"(?P<behind>(?:.*[）)\]】〕])?)(?P<between>[^（(\[【〔]*)(?P<ahead>.*)", re.DOTALL)
"""Up to a closing bracket they belong to the value before them, from an opening one to the value behind them."""


def kept_words(parts: Sequence[str | Field], values: Sequence[Printed]) -> Iterator[str | Field]:
    """Yield *parts* without the words that belong to a value that is missing; those between two values need both."""
    written = iter(values)
    given = [next(written) not in (None, "") if isinstance(part, Field) else True for part in parts]
    for at, part in enumerate(parts):
        found = None if isinstance(part, Field) else _WORDS.fullmatch(part)
        if found is None:
            yield part
            continue
        before, after = at == 0 or given[at - 1], at + 1 == len(parts) or given[at + 1]
        yield found["behind"] * before + found["between"] * (before and after) + found["ahead"] * after
