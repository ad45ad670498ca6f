"""Headers of several rows on a form: its columns by the words of all these rows together.

总额 and 财政拨款 may stand below 预算数 and again below 执行数: a column is known by its own caption, and where several
have the same one, by what stands above it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pgt.form.paths import Sort
from pgt.forms.lines import Item, Line, Program

_FIGURES = frozenset({Sort.AMOUNT, Sort.NUMBER, Sort.RATE})


@dataclass(frozen=True, slots=True)
class Leaf:
    """A column: its own caption, the lowest, and those above it that head others as well."""

    item: Item
    above: tuple[Item, ...]
    is_beside: bool
    """Whether it is a label beside the rows below, and stands in the header alone."""
    is_merged: bool
    """Whether rows that say the same below it may be one cell."""
    path: str
    """What stands below it on the form."""
    has_figures: bool
    """Whether figures stand below it, or ticks: what does not say itself which column it is in."""


@dataclass(frozen=True, slots=True)
class Band:
    """A header of several rows on a form, column by column from left to right."""

    leaves: tuple[Leaf, ...]
    groups: tuple[Item, ...]
    """The captions that stand above several columns."""
    height: int


def bands_of(program: Program) -> Iterator[Band]:
    """Yield the headers of several rows of a form."""
    lines = program.lines
    first = 0
    for last, line in enumerate(lines):
        if last + 1 == len(lines) or not _goes_on(line, lines[last + 1]):
            if last > first:
                yield _band(program, lines[first : last + 1], last)
            first = last + 1


def _goes_on(line: Line, below: Line) -> bool:
    """Whether captions of *line* reach down into a row of captions."""
    own = {id(item.box) for item in line.items if item.is_caption}
    reaching = any(item.below and id(item.box) in own for item in below.items)
    return reaching and line.heads_columns and below.heads_columns


def _band(program: Program, lines: Sequence[Line], number: int) -> Band:
    last = lines[-1]
    beside = {id(item.box) for _, item in last.lefts}
    every = [item for line in lines[:-1] for item in line.items if item.has_words and not item.below]
    shown = last.shown(frozenset(number for number, _ in last.lefts))
    values = list(_values(program, number, {item.start for item in shown}))
    leaves = []
    for item in shown:
        if item.has_words:
            own = [one for one in values if one[0].start == item.start]
            leaves.append(
                Leaf(
                    replace(item, below=False),
                    tuple(one for one in every if _is_above(one, item)),
                    is_beside=id(item.box) in beside and item.is_label,
                    is_merged=any(is_left or one.box.merge for one, is_left in own),
                    path=next((one.path for one, _ in own if one.path), ""),
                    has_figures=any(
                        one.box.tick is not None or program.form.paths.get(one.path) in _FIGURES for one, _ in own
                    ),
                )
            )
    groups = {id(one): one for leaf in leaves for one in leaf.above}
    return Band(tuple(leaves), tuple(groups.values()), len(lines))


def _values(program: Program, number: int, starts: set[int]) -> Iterator[tuple[Item, bool]]:
    """Yield the boxes of the lines that stand below a header, and whether they stand at the left of others."""
    for entry in sorted(program.after[number], key=lambda entry: entry.cost):
        line = program.lines[entry.line]
        own = [item for item in line.items if not item.below]
        if starts.issuperset(item.start for item in own):
            yield from ((item, False) for item in own)
            yield from ((item, True) for _, item in line.lefts if not item.is_label)


def _is_above(one: Item, item: Item) -> bool:
    """Whether *one* is a caption of *item* and of others."""
    return one.start <= item.start and item.end <= one.end and one.end - one.start > item.end - item.start
