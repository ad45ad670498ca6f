"""What is remembered of a table after it has gone by: enough to hold it against others, and small.

Thousands of tables are checked in one run, one after the other; only their outlines are kept.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

from pgt.body import Body

if TYPE_CHECKING:  # outlines come back from a cache without a table ever being built
    from pgt.model import Table


@dataclass(frozen=True, slots=True)
class Outline:
    """A table without its rows."""

    file: str
    kind: str
    form: str | None
    year: int | None
    organization: Body
    code: str | None
    name: str | None
    amount_unit: str | None
    amounts: Mapping[str, Decimal]
    previous: str | None = None
    rows: Sequence[int] = ()
    """A number for each indicator with a target but those of satisfaction: equal where category, name and target are.

    Four bytes each, and the same in every process, which Python's own hashes are not.
    """

    @classmethod
    def of(cls, file: str, table: Table) -> Self:
        """Return the outline of *table*, which was read from *file*."""
        return cls(
            file,
            table.kind,
            table.form,
            table.year,
            table.organization or Body(),
            table.code,
            table.name,
            table.amount_unit,
            table.budget.values if table.budget else {},
            table.previous,
            array("I", sorted(set(_numbers(table)))) if table.kind == "project" else (),
        )

    def sharing(self, known: dict[object, Any]) -> Self:
        """Return the same outline, made of the parts that are in *known* already where they are equal.

        Thousands of tables are of a few organizations, forms and units, and have the same keys: each is kept once.
        """
        parts = ("kind", "form", "organization", "amount_unit")
        shared = {part: known.setdefault(value := getattr(self, part), value) for part in parts}
        return replace(
            self, amounts={known.setdefault(key, key): value for key, value in self.amounts.items()}, **shared
        )

    @property
    def identity(self) -> tuple[int | None, str, str]:
        """Year, organization and own code or name."""
        return (self.year, self.organization.key, self.code or self.name or "")

    def covers(self, project: Outline) -> bool:
        """Whether this department's table is the one that *project* belongs under.

        Nothing of another year is covered, nor a department's table by another's.
        """
        if self.kind != "department" or project.kind != "project" or self.year != project.year:
            return False
        return self.organization.heads(project.organization)


def _numbers(table: Table) -> Iterator[int]:
    for row in table.every_indicator():
        if row.target and row.name and not row.category.startswith("satisfaction"):
            yield zlib.crc32(f"{row.category}\0{row.name.strip()}\0{row.target.strip()}".encode())
