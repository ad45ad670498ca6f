"""Which rows of two versions of a list are the same.

An indicator is known by its category and name, a task by its name, a goal by its text; rows that are alike in that are
told apart by what else they say, and by their place. A row that was renamed says so with `was`. Without it, a row
counts as renamed only where nothing else about it changed and it stands where the old one stood.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import product

from pgt.document import Block, Entry, Value
from pgt.merge.meaning import content, items, text_of

NAMED = {
    "indicators": ("category", "name"),
    "tasks": ("name",),
    "functions": ("name",),
    "safeguards": ("name",),
    "items": ("name",),
    "goals": ("text",),
    "progress": ("month",),
}
"""What the rows of a list are known by; those of other lists by all that they say."""

_EDITED = frozenset({"goals", "overall", "lists"})
"""Lists whose rows have no name: a row is known again by what is left of its text."""

_ALIKE = 0.5
"""How much of a row is the same when one was made of the other."""

_MOST_COMPARED = 2_500
"""How many pairs of rows are compared in one place; where more than fifty changed at once, only in order."""

Rows = Sequence[Entry]
Pairs = dict[int, int]
"""Numbers of the new rows, each with the number of the old one that it is."""

Likeness = Callable[[Entry, Entry], float]


@dataclass(frozen=True, slots=True)
class Row:
    """A row, by its number in each of the three lists that has it."""

    base: int | None = None
    ours: int | None = None
    theirs: int | None = None


def line_up(
    base: Rows, ours: Rows, theirs: Rows, kind: str
) -> tuple[list[Row], tuple[list[Row], list[Row], list[Row]]]:
    """Return every row there is, and those of base, ours and theirs in their orders."""
    of_ours, of_theirs = match(base, ours, kind), match(base, theirs, kind)
    _pair_through(ours, theirs, kind, of_ours, of_theirs)
    _pair_through(theirs, ours, kind, of_theirs, of_ours)
    ours_by_base, theirs_by_base = ({old: new for new, old in pairs.items()} for pairs in (of_ours, of_theirs))
    rows = [Row(number, ours_by_base.get(number), theirs_by_base.get(number)) for number in range(len(base))]
    by_us, by_them = _free(ours, of_ours), _free(theirs, of_theirs)
    same = match_added([ours[number] for number in by_us], [theirs[number] for number in by_them], kind)
    partners = {by_us[one]: by_them[other] for other, one in same.items()}
    rows += [Row(None, number, partners.get(number)) for number in by_us]
    rows += [Row(None, None, number) for number in by_them if number not in partners.values()]
    in_ours = sorted((row for row in rows if row.ours is not None), key=lambda row: row.ours or 0)
    in_theirs = sorted((row for row in rows if row.theirs is not None), key=lambda row: row.theirs or 0)
    return rows, (rows[: len(base)], in_ours, in_theirs)


def _pair_through(one: Rows, other: Rows, kind: str, of_one: Pairs, of_other: Pairs) -> None:
    """Pair rows with the base as the other side does where both renamed one, and only there it says so."""
    there = _by_key(other, of_other, kind)
    for key, numbers in _by_key(one, _free(one, of_one), kind).items():
        olds = [of_other[number] for number in there.get(key, ()) if of_other[number] not in of_one.values()]
        if _is_name(key, kind) and olds:
            of_one[numbers[0]] = olds[0]


def match(old: Rows, new: Rows, kind: str) -> Pairs:
    """Pair the rows of *new* with those of *old*; *kind* says what sort of list it is."""
    pairs: Pairs = {}
    if kind == "indicators":
        _pair_renamed(old, new, pairs)
    olds, news = _by_key(old, _free(old, pairs.values()), kind), _by_key(new, _free(new, pairs), kind)
    for key, numbers in news.items():
        _pair_likes(old, new, (olds.get(key, []), numbers), pairs)
    if kind == "indicators":
        _pair_moved(old, new, pairs)
    _pair_in_place(old, new, pairs, _likeness if kind in _EDITED else _same_but_for(kind))
    return pairs


def match_added(ours: Rows, theirs: Rows, kind: str) -> Pairs:
    """Pair rows that both sides added: those of one name, and those that say the same."""
    pairs: Pairs = {}
    olds, news = _by_key(ours, range(len(ours)), kind), _by_key(theirs, range(len(theirs)), kind)
    for key, numbers in news.items():
        _pair_likes(ours, theirs, (olds.get(key, []), numbers), pairs, only_equal=not _is_name(key, kind))
    return pairs


def _by_key(rows: Rows, numbers: Iterable[int], kind: str) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for number in numbers:
        row = rows[number]
        is_named = kind in NAMED and isinstance(row.value, Block)
        found[tuple(text_of(row, key) for key in NAMED[kind]) if is_named else content(row.value)].append(number)
    return found


def _is_name(key: Hashable, kind: str) -> bool:
    return kind in NAMED and isinstance(key, tuple) and None not in key


def _free(rows: Rows, taken: Iterable[int]) -> list[int]:
    taken = set(taken)
    return [number for number in range(len(rows)) if number not in taken]


def _pair_renamed(old: Rows, new: Rows, pairs: Pairs) -> None:
    """Follow `was`, but only where it was written since: a name that it mentions may have been given anew.

    Of one that was split, the row that kept category and name is the old one.
    """
    before = {(text_of(row, "name"), text_of(row, "was")) for row in old}
    renamed = {
        number: was
        for number, row in enumerate(new)
        if (was := text_of(row, "was")) and (text_of(row, "name"), was) not in before
    }
    kept = {_category_and_name(row) for number, row in enumerate(new) if number not in renamed}
    for number, was in renamed.items():
        row = new[number]
        olds = (n for n in _free(old, pairs.values()) if text_of(old[n], "name") == was)
        named = [n for n in olds if _category_and_name(old[n]) not in kept]
        within = [n for n in named if text_of(old[n], "category") == text_of(row, "category")]
        if within or len(named) == 1:
            pairs[number] = (within or named)[0]


def _category_and_name(row: Entry) -> tuple[str | None, str | None]:
    return text_of(row, "category"), text_of(row, "name")


def _pair_likes(
    old: Rows, new: Rows, likes: tuple[list[int], list[int]], pairs: Pairs, *, only_equal: bool = False
) -> None:
    """Pair rows of one key: those that say the same first, then in order, or by likeness where some are missing."""
    olds, rest = list(likes[0]), []
    for number in likes[1]:
        equal = next((n for n in olds if content(old[n].value) == content(new[number].value)), None)
        if equal is None:
            rest.append(number)
        else:
            pairs[number] = equal
            olds.remove(equal)
    if only_equal:
        return
    if len(olds) == len(rest):
        pairs.update(zip(rest, olds, strict=True))
        return
    if len(olds) * len(rest) > _MOST_COMPARED:
        return
    for likeness, number, equal in sorted((-_likeness(old[o], new[n]), n, o) for o, n in product(olds, rest)):
        if -likeness >= _ALIKE and number not in pairs and equal in olds:
            pairs[number] = equal
            olds.remove(equal)


def _pair_moved(old: Rows, new: Rows, pairs: Pairs) -> None:
    """Pair an indicator with the only one of its name, which stood in another category."""
    olds, news = _by_name(old, _free(old, pairs.values())), _by_name(new, _free(new, pairs))
    for name, numbers in news.items():
        if name is not None and len(numbers) == len(olds.get(name, ())) == 1:
            pairs[numbers[0]] = olds[name][0]


def _by_name(rows: Rows, numbers: Iterable[int]) -> dict[str | None, list[int]]:
    found: dict[str | None, list[int]] = defaultdict(list)
    for number in numbers:
        found[text_of(rows[number], "name")].append(number)
    return found


def _pair_in_place(old: Rows, new: Rows, pairs: Pairs, likeness: Likeness) -> None:
    """Pair rows that stand between the same neighbours and are alike."""
    gaps: dict[tuple[int, int], list[int]] = defaultdict(list)
    below, above = [len(old)] * (len(new) + 1), -1
    for number in reversed(range(len(new))):
        below[number] = pairs.get(number, below[number + 1])
    for number in range(len(new)):
        if number in pairs:
            above = pairs[number]
        else:
            gaps[above, below[number]].append(number)
    free = set(_free(old, pairs.values()))
    for (above, end), numbers in gaps.items():
        olds = [number for number in range(above + 1, end) if number in free]
        for one, other in _align(olds, numbers, lambda o, n: likeness(old[o], new[n])):
            pairs[other] = one


def _align(olds: list[int], news: list[int], likeness: Callable[[int, int], float]) -> list[tuple[int, int]]:
    """Return the pairs in order that are most alike together."""
    if len(olds) * len(news) > _MOST_COMPARED:
        return [(one, other) for one, other in zip(olds, news, strict=False) if likeness(one, other) >= _ALIKE]
    best: list[list[tuple[float, list[tuple[int, int]]]]] = [[(0.0, [])] * (len(news) + 1)]
    for one in olds:
        row: list[tuple[float, list[tuple[int, int]]]] = [(0.0, [])]
        for place, other in enumerate(news):
            alike = likeness(one, other)
            total, pairs = best[-1][place]
            paired = (total + alike, [*pairs, (one, other)]) if alike >= _ALIKE else (0.0, [])
            row.append(max(paired, best[-1][place + 1], row[-1], key=lambda choice: choice[0]))
        best.append(row)
    return best[-1][-1][1]


def _same_but_for(kind: str) -> Likeness:
    """Return a likeness that is whole where a row of *kind* says the same under another name, and none elsewhere."""
    names = {*NAMED.get(kind, ()), "was"} - {"category"}

    def likeness(one: Entry, other: Entry) -> float:
        mine, theirs = _contents(one), _contents(other)
        for name in names:
            mine.pop(name, None)
            theirs.pop(name, None)
        return float(mine == theirs and len(mine) > ("category" in mine))

    return likeness


def _contents(row: Entry) -> dict[str, Hashable]:
    if not isinstance(row.value, Block):
        return {}
    return {entry.key or "": found for entry in row.value.entries if (found := content(entry.value)) is not None}


def _likeness(one: Entry, other: Entry) -> float:
    """Return how much of one row is in the other, from 0 to 1; what the shorter one lacks counts for nothing."""
    mine, theirs = _by_entry(one), _by_entry(other)
    shares = {key: _share(mine[key], theirs[key]) for key in mine.keys() & theirs.keys()}
    return max(shares.get("text", 0.0), sum(shares.values()) / max(1, min(len(mine), len(theirs))))


def _by_entry(row: Entry) -> dict[str, Value]:
    if not isinstance(row.value, Block):
        return {"": row.value}
    return {entry.key or "": entry.value for entry in row.value.entries if content(entry.value) is not None}


def _share(one: Value, other: Value) -> float:
    if isinstance(one, Block) or isinstance(other, Block):
        mine, theirs = ({text_of(row, "name") for row in items(value)} for value in (one, other))
        return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine or theirs else float(one == other)
    matcher = SequenceMatcher(None, one.content or "", other.content or "", autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0
