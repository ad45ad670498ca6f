# ruff: noqa: E501 -- a row of a table is one line
"""What the bad files and the bad calls are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

HEAD = "pgt: 1\nkind: project\n"
ROW = HEAD + "indicators:\n  - category: output.quantity\n    "
BUDGET = HEAD + "budget:\n  amount_unit: 万元\n  "
DEPARTMENT = "pgt: 1\nkind: department\n"
GOOD = """\
pgt: 1
kind: project
form: hebei-2021
year: 2021
organization: {code: "762001", name: 张家口市残疾人联合会本级}
code: 130700211K6T11USKAU5Y
name: 残疾人事业发展补助资金
budget:
  amount_unit: 万元
  total: 82.16
  fiscal: 82.16
purpose: 用于残疾人基本康复。
spending_plan: {mar: 25, jun: 50, oct: 75, dec: 100}
goals:
  - text: 完成残疾人基本康复服务。
indicators:
  - {category: output.quantity, name: 康复服务人数, description: 接受康复服务的残疾人数, target: ≥3800人, basis: 部门计划}
  - {category: output.quality, name: 康复服务合格率, description: 合格服务占比, target: ≥95%, basis: 部门计划}
  - {category: output.timeliness, name: 康复服务完成时间, description: 全部服务完成的时间, target: 2021年12月31日前完成, basis: 部门计划}
  - {category: output.cost, name: 康复服务人均成本, description: 每人平均成本, target: ≤200元/人, basis: 部门计划}
  - {category: benefit.social, name: 康复覆盖率, description: 得到服务的残疾人占比, target: ≥80%, basis: 部门计划}
  - {category: benefit.economic, name: 残疾人家庭增收, description: 每户平均增收, target: ≥500元, basis: 部门计划}
  - {category: satisfaction.beneficiary, name: 残疾人满意度, description: 满意的残疾人占比, target: ≥90%, basis: 部门计划}
"""
"""A table without a single finding."""

Make = Callable[[Path], object]
"""Puts something at a path that is no ordinary file."""


@dataclass(frozen=True, slots=True)
class Case:
    """A call that must fail: what lies in the folder, how pgt is called, what it answers."""

    name: str
    expected: str
    """The whole of stdout; where there is none, the last line of stderr."""
    files: Mapping[str, str | bytes | Make] = field(default_factory=dict)
    arguments: tuple[str, ...] = ("validate", "--format", "concise", ".")
    status: int = 1
    stdin: bytes = b""


def table(name: str, content: str | bytes, expected: str, status: int = 1) -> Case:
    """Return the case of one bad table."""
    return Case(name, f"t.pgt.yaml:{expected}\n", {"t.pgt.yaml": content}, status=status)
