"""Columns of strings, for every format that is made of rows and columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pgt import figures


@dataclass(frozen=True, slots=True)
class Column:
    """A header, its cells from top to bottom, and whether they are numbers."""

    header: str
    cells: tuple[str, ...]
    number: bool = True


Draw = Callable[[Sequence[Column]], str]
"""What makes a text of columns: a table for the terminal, or one in Markdown."""


def decimals(amounts: Iterable[Decimal | None]) -> tuple[str, ...]:
    """Write *amounts* with the same number of decimals, as many as the one with the most; a blank stays blank."""
    listed = list(amounts)
    places = max((figures.decimals(amount) for amount in listed if amount is not None), default=0)
    return tuple("" if amount is None else f"{amount:.{places}f}" for amount in listed)


def lines(columns: Sequence[Column]) -> list[tuple[str, ...]]:
    """Return the cells row by row."""
    return list(zip(*(column.cells for column in columns), strict=True))


def with_headers(columns: Sequence[Column]) -> list[tuple[str, ...]]:
    """Return the headers, then the cells row by row; nothing where there are no columns."""
    return list(zip(*((column.header, *column.cells) for column in columns), strict=True))
