"""What became of every cell of a sheet when it was read: in its place, listed, in another place, or gone."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pgt import forms, load
from pgt.forms.match import Matched
from pgt.grid import Grid
from pgt.read import Page
from pgt.workspace import NO_SETTINGS

Data = dict[str, Any]
Fact = tuple[str, str, str]
"""The path of a value without the numbers of its lists, the indicator that it is of, and what it says."""

_FIGURES = re.compile(r"\d{4,}(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Account:
    """The values and words that are not where they should be, of which nothing was said."""

    gone: tuple[str, ...]
    """Words of cells that are neither in the table nor listed."""
    misplaced: tuple[Fact, ...]
    """Values of the result that the truth does not have."""
    unlisted: tuple[Fact, ...]
    """Values of the truth that the result does not have, and that were not listed."""
    listed: int

    @property
    def is_clean(self) -> bool:
        return not (self.gone or self.misplaced or self.unlisted)


def settle(
    truths: Sequence[Data], pages: Sequence[Page], read: Sequence[Matched], spoilt: Sequence[str] = ()
) -> Account:
    """Hold what was read against what is true; *spoilt* is what was overwritten, and what with."""
    tables = [table for matched in read for table in matched.tables]
    leftovers = [left.text for matched in read for left in matched.leftovers]
    leftovers += [left.text for table in tables for left in table.leftovers]
    remarks = [remark.message.zh for table in tables for remark in table.remarks]
    known, found = Counter(_all_facts(truths)), Counter(_all_facts([table.data for table in tables]))
    listed = "\n".join(map(_folded, leftovers))
    reckoned = [cell.shown for matched in read if matched.tables for _, cell in _again(matched).placed()]
    kept = "\n".join([*(_folded(words) for _, _, words in found), listed, *map(_folded, remarks + reckoned)])
    cells = [cell.shown for page in pages for _, cell in page.grid.placed()]
    gone = {_folded(words) for words in spoilt}
    missing = [fact for fact in (known - found).elements() if not _is_listed(fact, listed) and fact[2] not in gone]
    others = [fact for fact in (found - known).elements() if fact[2] not in gone and fact[0] not in _FOLLOWS]
    cut = [fact for fact in others if _rest_is_listed(fact, missing, listed)]
    return Account(
        gone=tuple(words for words in cells if not _is_kept(words, kept)),
        misplaced=tuple(fact for fact in others if fact not in cut),
        unlisted=tuple(
            one
            for one in missing
            if not any(one[0] == path and (one[2].startswith(w) or one[2].endswith(w)) for path, _, w in cut)
            and not _is_listed_by_goal(one, listed)
        ),
        listed=len(leftovers),
    )


def _rest_is_listed(fact: Fact, missing: Sequence[Fact], listed: str) -> bool:
    """Whether *fact* is the beginning of a text that goes on in another row, or its end, and the rest is listed."""
    path, _, words = fact
    others = [one for at, _, one in missing if at == path and len(one) > len(words)]
    rests = (one[len(words) :] for one in others if one.startswith(words))
    heads = (one.removesuffix(words) for one in others if one.endswith(words))
    return any(all(figures in listed for figures in _FIGURES.findall(rest)) for rest in rests) or any(
        head in listed.splitlines() for head in heads
    )


def _again(matched: Matched) -> Grid:
    """Print what was read: a sum that is the same again is not lost."""
    tables = [load.build(table.data, NO_SETTINGS) for table in matched.tables]
    return forms.collect(matched.form, tables) if matched.form.collection else forms.fill(matched.form, tables[0])


def _is_kept(words: str, kept: str) -> bool:
    """Whether every number of *words* that is like no other is in what was kept."""
    return all(
        figures in kept
        for part in words.split()
        for figures in _FIGURES.findall(_folded(part))
        if not _is_common(figures)
    )


def _is_common(figures: str) -> bool:
    return figures in {"2023", "2018", "2015", "510000", "0013", "0000"}


def _is_listed(fact: Fact, listed: str) -> bool:
    path, row, words = fact
    if path.endswith(("category", "label")):
        return row in listed
    return words in listed or words in listed.replace("\n", "")


def _is_listed_by_goal(fact: Fact, listed: str) -> bool:
    """Whether the goals of a cell are listed with it: each has its number before it there."""
    path, _, words = fact
    return path.startswith("goals.") and all(figures in listed for figures in _FIGURES.findall(words))


def _folded(words: str) -> str:
    """Return *words* without differences of width, blanks, commas in numbers and zeros at their end."""
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", words))
    folded = re.sub(r"(?<=\d),(?=\d{3})", "", folded)
    return re.sub(r"(?<=\d)(?:\.0+|(\.\d*?[1-9])0+)(?!\d)", r"\1", folded)


def _all_facts(tables: Sequence[Data]) -> Iterator[Fact]:
    for table in tables:
        yield from _facts(table, "", "")
        for key in ("text", "actual"):  # which lines of a cell are one goal is for the form to say, or for its reader
            words = "".join(_folded(str(goal.get(key, ""))) for goal in table.get("goals", ()))
            if words:
                yield f"goals.{key}", "", words


def _facts(value: Any, path: str, row: str) -> Iterator[Fact]:
    if isinstance(value, dict):
        own = str(value.get("name", "")) if "category" in value else row
        for key, below in value.items():
            if key not in _NOT_PRINTED:
                yield from _facts(below, f"{path}.{key}" if path else key, _folded(own))
    elif isinstance(value, list):
        for below in value:
            yield from _facts(below, path, row)
    elif value is not None and path not in _JOINED:
        yield path, row, _number(value) if isinstance(value, Decimal | int) else _folded(str(value))


_NOT_PRINTED = frozenset({"pgt", "kind", "form", "label"})
_FOLLOWS = frozenset({"result.execution.rate"})
"""What is kept only where it does not follow from the rest."""

_JOINED = frozenset({"goals.text", "goals.actual"})


def _number(value: Decimal | int) -> str:
    return format(Decimal(value).normalize(), "f")
