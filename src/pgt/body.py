"""Organizations, as tables, settings and outlines name them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Body:
    """An organization: the one whose table it is, the one above it, or the one that carries the project out."""

    code: str | None = None
    name: str | None = None
    parent: str | None = None

    @property
    def key(self) -> str:
        """What identifies it: its code, or its name where no code is given."""
        return self.code or self.name or ""

    @property
    def label(self) -> str:
        """How it is shown: code and name, as far as they are given."""
        return " ".join(part for part in (self.code, self.name) if part)

    def heads(self, unit: Body) -> bool:
        """Whether *unit* is this body itself or belongs under it.

        A unit that names its parent belongs under that one and no other. Where none is named, a unit's code begins with
        its department's: 762001 belongs to 762 (预算管理一体化规范, 单位代码).
        """
        if self.name and unit.parent:
            return self.name in (unit.name, unit.parent)
        if self.name and self.name == unit.name:
            return True
        return bool(self.code and unit.code and unit.code.startswith(self.code))
