"""A comparison in a few sentences, for somebody who has the tables on his desk and has never heard of git."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from pgt.changes import Comparison, Direction, NumberChange, Status, Summary, What, summarise
from pgt.changes.change import EXACT, divide
from pgt.diagnostics import Severity, Text
from pgt.figures import shown
from pgt.render.changes.figures import percent
from pgt.render.excerpt import safe

TITLE = Text("绩效目标对比", "Performance targets compared")

LEGEND = Text(
    "↑ 收紧：要求比原来高；↓ 放松：要求比原来低；+ 新增；- 取消。其余只是改变，说不上高低。",
    "↑ tightened: asks for more than before; ↓ loosened: asks for less; + added; - dropped. The rest merely changed.",
)

_TARGETS = {
    Direction.TIGHTENED: Text("收紧（要求提高）{n} 处", "{n} tightened"),
    Direction.LOOSENED: Text("放松（要求降低）{n} 处", "{n} loosened"),
    Direction.CHANGED: Text("其他改动 {n} 处", "{n} changed otherwise"),
}
_ROWS = {
    What.ADDED: Text("新增 {n} 条", "{n} added"),
    What.DROPPED: Text("取消 {n} 条", "{n} dropped"),
    What.RENAMED: Text("改名 {n} 条", "{n} renamed"),
    What.MOVED: Text("换了类别或目标 {n} 条", "{n} moved"),
}
_TABLES = {
    Status.CHANGED: Text("{n} 张有变化", "{n} changed"),
    Status.RENAMED: Text("{n} 张改名", "{n} renamed"),
    Status.ADDED: Text("{n} 张新增", "{n} added"),
    Status.REMOVED: Text("{n} 张取消", "{n} removed"),
    Status.UNCHANGED: Text("{n} 张没有变化", "{n} unchanged"),
}
_FINDINGS = {
    Severity.ERROR: Text("错误 {n} 条", "{n} error{s}"),
    Severity.WARNING: Text("警告 {n} 条", "{n} warning{s}"),
    Severity.INFO: Text("提示 {n} 条", "{n} note{s}"),
}


def sentences(comparison: Comparison) -> Iterator[Text]:
    """Yield what happened, the largest things first; what did not happen is not mentioned."""
    counted = summarise(comparison)
    total = sum(counted.tables.values())
    head = Text(f"共对比 {total} 张表", f"{total} table{'s' * (total != 1)} compared")
    yield from _counts(head, ((_TABLES[key], count) for key, count in counted.tables.items()))
    yield from _money(counted, comparison)
    changed = sum(counted.targets.values())
    head = Text(f"指标值改了 {changed} 处", f"{changed} target{'s' * (changed != 1)} changed")
    yield from _counts(head, ((_TARGETS[key], count) for key, count in counted.targets.items()))
    yield from _counts(
        Text("指标", "indicators"), ((_ROWS[key], count) for key, count in counted.indicators.items() if key in _ROWS)
    )
    yield from _counts(
        Text("需要看一看的", "worth a look"), ((_FINDINGS[key], count) for key, count in counted.findings.items())
    )
    if comparison.unread:
        files = [safe(unread.file) for unread in comparison.unread]
        yield Text(
            f"有 {len(files)} 个文件读不成表，没有对比：{'、'.join(files)}。",
            f"{len(files)} file{'s' * (len(files) != 1)} could not be read and were left out: {', '.join(files)}.",
        )


def _counts(head: Text, counts: Iterable[tuple[Text, int]]) -> Iterator[Text]:
    found = [name.format(n=count, s="s" * (count != 1)) for name, count in counts if count]
    if found:
        said = Text.joined(found)
        yield Text(f"{head.zh}：{said.zh}。", f"{head.en[:1].upper()}{head.en[1:]}: {said.en}.")


def _money(counted: Summary, comparison: Comparison) -> Iterator[Text]:
    old, new, unit = counted.old_total, counted.new_total, counted.amount_unit
    if old is None or new is None:
        return
    gap = EXACT.subtract(new, old)
    more, less = _up_and_down(comparison)
    if not gap:
        zh, en = f"预算合计 {shown(new)} {unit}，没有变化", f"Budget: {shown(new)} {unit} in all, unchanged"
    else:
        share, by = percent(divide(new, old)), f"{shown(abs(gap))} {unit}"
        beside = Text(f"（{share}）", f" ({share})") if share else Text("", "")
        way = Text("增加", "more") if gap > 0 else Text("减少", "less")
        zh = f"预算合计由 {shown(old)} {unit}变为 {shown(new)} {unit}，{way.zh} {by}{beside.zh}"
        en = f"Budget: {shown(old)} → {shown(new)} {unit} in all, {by}{beside.en} {way.en}"
    both = (more, Text(f"{more} 张表增加", f"up in {more}")), (less, Text(f"{less} 张表减少", f"down in {less}"))
    if moved := [text for count, text in both if count]:
        where = Text.joined(moved)
        zh, en = f"{zh}；其中 {where.zh}", f"{en}; {where.en}"
    yield Text(f"{zh}。", f"{en}.")


def _up_and_down(comparison: Comparison) -> tuple[int, int]:
    """Return in how many tables that stand on both sides there is more money, and in how many less."""
    gaps = [
        change.difference or Decimal(0)
        for table in comparison.tables
        for change in table.changes
        if isinstance(change, NumberChange) and change.field == "budget.total"
    ]
    return sum(gap > 0 for gap in gaps), sum(gap < 0 for gap in gaps)
