"""A list of results, as people keep it in a spreadsheet: one row an indicator, under headers of many wordings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pgt.diagnostics import Text

RESULTS = ("actual", "level", "reason", "evidence")
"""What is taken from a list. Weights and scores are not: a list that pgt printed has computed ones in it."""

_HEADERS: Mapping[str, tuple[str, ...]] = {
    "code": ("项目编码", "编码", "表编码", "code", "project code"),
    "table": ("项目名称", "项目", "表", "表名", "table", "project", "project name"),
    "year": ("年度", "预算年度", "year"),
    "goal": ("目标", "目标序号", "goal"),
    "first": ("一级指标", "一级", "first level"),
    "category": ("类别", "指标类别", "二级指标", "二级", "category", "second level"),
    "name": ("指标", "指标名称", "三级指标", "三级", "indicator", "name"),
    "actual": (
        "实际完成值",
        "全年实际完成值",
        "年度实际完成值",
        "全年实际值",
        "全年完成值",
        "完成值",
        "实际值",
        "实际完成",
        "实际",
        "actual",
    ),
    "level": ("完成程度", "完成情况", "level"),
    "reason": ("reason",),
    "evidence": ("佐证", "佐证资料", "佐证材料", "evidence"),
}
_FIELDS = {header: name for name, headers in _HEADERS.items() for header in headers}

_REASON = re.compile(
    "(?:未完成|偏差|偏差大或目标未完成|产生差异的|差异)?原因(?:分析|说明)?(?:[及和与](?:拟采取的)?改进措施)?"
)
"""What a column of reasons is called: every province has its own words."""

_OF_PLAN = frozenset(
    (
        *("单位", "预算单位", "主管部门", "实施单位", "序号"),
        *("指标值", "年度指标值", "年初目标值", "目标值", "指标性质", "度量单位", "计量单位"),
        *("完成率", "分值", "权重", "得分", "计算得分", "计算过程"),
        *("要写原因", "没有判断的原因", "文件"),
        *("organization", "target", "ratio", "weight", "score"),
        *("computed", "formula", "needs reason", "not judged", "file"),
    )
)
"""What stands in a list to be looked at, and is known or computed already."""

_HEADER_ROWS = 20
"""How far down the headers may stand: titles come above them."""

Row = tuple[int, Sequence[str]]
"""The number of a row as its file counts it, and its cells."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a list: which indicator of which table, and what is said of it."""

    row: int
    code: str = ""
    table: str = ""
    year: str = ""
    goal: str = ""
    category: str = ""
    name: str = ""
    results: Mapping[str, str] = field(default_factory=dict)
    """By key of the format; blank cells are left out."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows of a list, or why it is none."""

    entries: tuple[Entry, ...] = ()
    problem: Text | None = None
    unread: tuple[Text, ...] = ()
    """The headers of columns that nobody knows what to do with, and the places of those without one."""


def understand(rows: Sequence[Row]) -> Listing:
    """Find the headers among the first of *rows*, and read the others by them."""
    for place, (_, cells) in enumerate(rows[:_HEADER_ROWS]):
        columns = _columns(cells)
        if "name" in columns and any(key in columns for key in RESULTS):
            if twice := _twice(cells):
                return Listing(problem=twice)
            below = rows[place + 1 :]
            return Listing(tuple(_entries(below, columns)), unread=tuple(_unread(cells, below)))
    return Listing(
        problem=Text(
            "没有找到表头（工作簿只看第一页）：要有“指标”和“实际完成值”两列，几张表一起时还要有“项目编码”或“项目名称”",
            "there are no headers (of a workbook, the first sheet is read): a list needs the columns “indicator” and "
            "“actual”, and for several tables “code” or “table”",
        )
    )


def _columns(cells: Sequence[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for place, cell in enumerate(cells):
        name = _field(cell)
        if name is not None:
            columns.setdefault(name, place)
    return columns


def _field(header: str) -> str | None:
    plain = _plain(header)
    return "reason" if _REASON.fullmatch(plain) else _FIELDS.get(plain)


def _unread(headers: Sequence[str], rows: Sequence[Row]) -> Iterator[Text]:
    for place in range(max(len(cells) for cells in (headers, *(cells for _, cells in rows)))):
        header = headers[place] if place < len(headers) else ""
        plain = _plain(header)
        if plain and _field(header) is None and plain not in _OF_PLAN:
            name = " ".join(header.split())
            yield Text(name, name)
        elif not plain and any(place < len(cells) and cells[place].strip() for _, cells in rows):
            yield Text(f"第 {place + 1} 列（没有表头）", f"column {place + 1} (without a header)")


def _twice(cells: Sequence[str]) -> Text | None:
    """Say that two columns are for one thing, of which nobody can tell which is meant."""
    for wanted in ("name", *RESULTS):
        alike = [" ".join(cell.split()) for cell in cells if _field(cell) == wanted]
        if len(alike) > 1:
            zh, en = "”和“".join(alike), "” and “".join(alike)
            return Text(f"“{zh}”是同一栏，只留一列", f"“{en}” are the same: leave one column of them")
    return None


def _plain(header: str) -> str:
    text = unicodedata.normalize("NFKC", header).casefold()
    text = re.sub(r"[(\[].*?[)\]]", "", text)
    text = re.sub(r"[*:★]", "", text)
    return " ".join(text.split()) if text.isascii() else re.sub(r"\s", "", text)


def _entries(rows: Sequence[Row], columns: Mapping[str, int]) -> Iterator[Entry]:
    """Yield the rows that say anything; what is merged down a column is read again from the row above."""
    above: dict[str, str] = {}
    for number, cells in rows:
        said = {name: cells[place].strip() if place < len(cells) else "" for name, place in columns.items()}
        if not any(said.values()):
            continue
        for name in ("code", "table", "year"):
            said[name] = said.get(name) or ("" if said.get("code") or said.get("table") else above.get(name, ""))
        above = said
        results = {key: said[key] for key in RESULTS if said.get(key)}
        category = said.get("category") or said.get("first", "")
        yield Entry(
            row=number,
            code=said["code"],
            table=said["table"],
            year=said["year"],
            goal=said.get("goal", ""),
            category=category,
            name=said.get("name", ""),
            results=results,
        )
