"""What tables, their kinds, their amounts and organizations are called."""

from __future__ import annotations

from collections.abc import Mapping

from pgt.body import Body
from pgt.diagnostics import Text
from pgt.outline import Outline
from pgt.render.excerpt import one_line, safe

KINDS: Mapping[str, Text] = {"project": Text("项目表", "project"), "department": Text("部门表", "department")}

_AMOUNTS: Mapping[str, Text] = {
    "total": Text("预算数", "budget"),
    "fiscal": Text("财政资金", "fiscal"),
    "general_public": Text("一般公共预算", "general public"),
    "government_fund": Text("政府性基金", "government fund"),
    "state_capital": Text("国有资本经营", "state capital"),
    "fiscal_account": Text("财政专户", "fiscal account"),
    "unit_funds": Text("单位资金", "unit funds"),
    "carryover": Text("上年结转", "carryover"),
    "other": Text("其他资金", "other"),
    "basic": Text("基本支出", "basic"),
    "project": Text("项目支出", "project"),
}

_DEPARTMENT = Text("部门整体", "department as a whole")


def amount(key: str) -> Text:
    """Return what the amount under *key* is called; one that a form declares for itself goes by its id."""
    return _AMOUNTS.get(key) or Text(key, key)


def body(organization: Body) -> str:
    """Return an organization as the forms print it: code and name."""
    return safe(organization.label)


def table_name(outline: Outline) -> Text:
    """Name a table: a department's often has no name of its own."""
    if outline.name:
        name = one_line(outline.name)
        return Text(name, name)
    if outline.kind == "department":
        return _DEPARTMENT
    name = outline.code or outline.file
    return Text(name, name)


def owner(outline: Outline) -> str:
    """Say whose table it is, and of which year."""
    return " ".join(part for part in (body(outline.organization), str(outline.year or "")) if part)
