"""The page around a sum, the same in text and in Markdown: unit, table, what it covers, what was checked."""

from __future__ import annotations

from collections.abc import Sequence

from pgt.diagnostics import Language, Text
from pgt.render.columns import Draw
from pgt.render.totals.columns import check_columns, columns
from pgt.totals import Check, Totals


def page(totals: Totals, language: Language, draw: Draw, draw_checks: Draw) -> str:
    """Return *totals* as paragraphs, its tables drawn by *draw* and *draw_checks*."""
    parts = [_unit(totals).to(language), draw(columns(totals, language))]
    if covers := _covers(totals):
        parts.append(covers.to(language))
    # A line for each table that adds up would bury the one that does not.
    if listed := [check for check in totals.checks if not (check.within and check.ok)]:
        parts.append(draw_checks(check_columns(listed, language)))
    if passed := _passed_within(totals.checks):
        parts.append(passed.to(language))
    return "\n\n".join(parts) + "\n"


def _unit(totals: Totals) -> Text:
    return Text("金额单位：{unit}", "amounts in {unit}").format(unit=totals.amount_unit)


def _covers(totals: Totals) -> Text | None:
    departments = totals.tables.get("department")
    if not departments:
        return None
    if totals.kind == "department":
        return Text(
            "合计的是部门表（{n} 张）；没有项目表。",
            "The total is that of department tables ({n}); there are no project tables.",
        ).format(n=departments)
    return Text(
        "合计的是项目表（{projects} 张）；部门表（{n} 张）说的是同一笔钱，不重复相加，只用来核对。",
        "The total is that of project tables ({projects}). Department tables ({n}) state the same money again: they are"
        " checked against, not added.",
    ).format(projects=totals.tables["project"], n=departments)


def _passed_within(checks: Sequence[Check]) -> Text | None:
    passed = sum(check.within and check.ok for check in checks)
    if not passed:
        return None
    sums = "1 sum of sources or uses equals" if passed == 1 else f"{passed} sums of sources or uses equal"
    return Text(f"表内核对（各来源之和、各用途之和等于总额）：{passed} 项相符。", f"Within tables, {sums} the total.")
