"""What is remembered of a table after it has gone by: enough to hold it against others, and small.

Thousands of tables are checked in one run, one after the other; only their outlines are kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from pgt.model import Body, Table


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
        )

    @property
    def identity(self) -> tuple[int | None, str, str]:
        """Year, organization and own code or name."""
        return (self.year, self.organization.key, self.code or self.name or "")

    def covers(self, project: Outline) -> bool:
        """Whether this department's table is the one that *project* belongs under.

        The project's organization is the department itself or names it as its parent; a budget unit's code begins with
        its department's (762001 belongs to 762: 预算管理一体化规范, 单位代码).
        """
        if self.kind != "department" or project.kind != "project" or self.year != project.year:
            return False
        department, unit = self.organization, project.organization
        if department.name and department.name in (unit.name, unit.parent):
            return True
        return bool(department.code and unit.code and unit.code.startswith(department.code))
