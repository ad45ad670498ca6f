"""What tables, parts and changes are called, for every format that people read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from pgt import category
from pgt.changes import Change, Direction, Kind, Status, Subject, TableChanges, What
from pgt.diagnostics import Language, Severity, Text
from pgt.form import Form
from pgt.model import MONTHS
from pgt.outline import Outline
from pgt.pairing import By
from pgt.render.excerpt import shorten
from pgt.render.findings import NAMES
from pgt.render.names import amount, body

STATUSES: Mapping[Status, Text] = {
    Status.CHANGED: Text("有变化", "changed"),
    Status.RENAMED: Text("改名", "renamed"),
    Status.ADDED: Text("新增", "added"),
    Status.REMOVED: Text("取消", "removed"),
    Status.UNCHANGED: Text("没有变化", "unchanged"),
}
DIRECTIONS: Mapping[Direction, Text] = {
    Direction.TIGHTENED: Text("收紧", "tightened"),
    Direction.LOOSENED: Text("放松", "loosened"),
    Direction.CHANGED: Text("改变", "changed"),
}
_MARKS: Mapping[Direction, str] = {Direction.TIGHTENED: "↑", Direction.LOOSENED: "↓", Direction.CHANGED: " "}
"""Arrows, because GBK has them: a sign that a Chinese terminal cannot show would stand there as `?`."""

MATCHES: Mapping[By, Text] = {
    By.PREVIOUS: Text("按写明的上年编码或名称（previous）对应", "matched by the previous code or name (previous)"),
    By.CODE: Text("按编码对应", "matched by code"),
    By.NAME: Text("按单位和名称对应", "matched by organization and name"),
    By.SIMILAR: Text("按给出的两个文件对比", "compared as given"),
}
SEVERITIES: Mapping[Severity, Text] = NAMES
ROWS: Mapping[What, Text] = {
    What.ADDED: Text("新增", "added"),
    What.DROPPED: Text("取消", "dropped"),
    What.RENAMED: Text("改名", "renamed"),
    What.MOVED: Text("移动", "moved"),
    What.RELABELLED: Text("改称", "relabelled"),
    What.REORDERED: Text("调序", "reordered"),
}
BLANK = Text("（空）", "(blank)")

_FIELDS: Mapping[str, Text] = {
    "kind": Text("表的种类", "kind"),
    "form": Text("表样", "form"),
    "year": Text("年度", "year"),
    "code": Text("编码", "code"),
    "name": Text("名称", "name"),
    "parent": Text("上级单位", "parent"),
    "organization": Text("预算单位", "organization"),
    "supervisor": Text("主管部门", "supervisor"),
    "implementer": Text("实施单位", "implementer"),
    "amount_unit": Text("金额单位", "amount unit"),
    "budget": Text("预算", "budget"),
    "adjusted_budget": Text("全年预算数", "adjusted budget"),
    "execution": Text("执行数", "execution"),
    "expected_execution": Text("预计全年执行数", "expected execution"),
    "notes": Text("说明", "note on"),
    "purpose": Text("资金用途", "purpose"),
    "spending_plan": Text("资金支出计划", "spending plan"),
    "overall_goal": Text("总体目标", "overall goal"),
    "goal": Text("绩效目标", "goal"),
    "goals": Text("绩效目标", "goals"),
    "task": Text("工作任务", "task"),
    "tasks": Text("工作任务", "tasks"),
    "text": Text("内容", "text"),
    "indicator": Text("指标", "indicator"),
    "category": Text("类别", "category"),
    "label": Text("二级指标名称", "label"),
    "description": Text("指标描述", "description"),
    "target": Text("指标值", "target"),
    "basis": Text("确定依据", "basis"),
    "weight": Text("分值", "weight"),
    "direction": Text("指标方向", "direction"),
    "scoring": Text("评分细则", "scoring"),
    "note": Text("备注", "note"),
    "evidence": Text("佐证", "evidence"),
    "actual": Text("实际完成值", "actual"),
    "expected_actual": Text("预计完成值", "expected actual"),
    "outlook": Text("完成可能性", "outlook"),
    "level": Text("完成程度", "level"),
    "score": Text("得分", "score"),
    "rate": Text("执行率", "rate"),
    "rating": Text("等级", "rating"),
    "reason": Text("偏差原因", "reason"),
    "history": Text("历年值", "history"),
    "progress": Text("监控", "monitoring"),
    "achievement": Text("总体目标完成情况", "achievement"),
    "result": Text("自评结果", "result"),
    "medium_term": Text("中期", "medium term"),
    "period": Text("期限", "period"),
    "narrative": Text("文字部分", "narrative"),
    "overall": Text("总体绩效目标", "overall goals"),
    "functions": Text("分项绩效目标", "goals by function"),
    "safeguards": Text("工作保障措施", "safeguards"),
    "items": Text("条目", "item"),
    "fields": Text("其他栏目", "field"),
    "lists": Text("明细", "list"),
    "contact": Text("联系信息", "contact"),
    "leader": Text("负责人", "leader"),
    "finance": Text("财务负责人", "finance"),
    "phone": Text("电话", "phone"),
    "order": Text("顺序", "order"),
}
_AMOUNTS = ("budget", "adjusted_budget", "execution", "expected_execution", "notes")


def joined(parts: Iterable[str], language: Language) -> str:
    """Join parts with the comma of the language; blank ones are left out."""
    return ("，" if language == "zh" else ", ").join(part for part in parts if part)


def title(table: TableChanges) -> Text:
    """Name a table, with both names where it was renamed, and both years where they differ."""
    old, new = table.old, table.new
    name, years = names(table), ""
    if old and new and old.year != new.year:
        years = f"{_year(old)} → {_year(new)}"
    elif not (old and new):
        years = str(table.newest.year or "")
    return Text(f"{name.zh}（{years}）", f"{name.en} ({years})") if years else name


def names(table: TableChanges) -> Text:
    """Name a table, with both names where it was renamed."""
    if table.status is Status.RENAMED and table.old and table.new:
        old, new = called(table.old), called(table.new)
        return Text(f"{old.zh} → {new.zh}", f"{old.en} → {new.en}")
    return called(table.newest)


def told_apart(tables: Sequence[TableChanges]) -> Mapping[int, Text]:
    """Name tables by their ids, with whose they are where names alone do not say which is which."""
    many = Counter(names(table) for table in tables)
    return {id(table): _of_its_owner(table) if many[names(table)] > 1 else names(table) for table in tables}


def _of_its_owner(table: TableChanges) -> Text:
    name, whose = names(table), owner(table)
    return Text(f"{name.zh}（{whose}）", f"{name.en} ({whose})") if whose else name


def _year(table: Outline) -> str:
    return str(table.year or "?")


def called(table: Outline) -> Text:
    """Name a table: a department's often has no name of its own."""
    if table.name:
        return Text(shorten(table.name, 80), shorten(table.name, 80))
    if table.kind == "department":
        return Text("部门整体绩效目标", "department as a whole")
    words = table.code or table.file
    return Text(words, words)


def owner(table: TableChanges) -> str:
    """Return whose table it is."""
    return body(table.newest.organization)


def label(change: Change, form: Form | None) -> Text:
    """Name what changed: 预算 财政资金, 指标值, 资金支出计划 3月底."""
    parts = [_step(steps, form) for steps in _steps(change.field)]
    if change.subject and change.subject.medium_term and not change.field.startswith("medium_term"):
        parts.insert(0, _FIELDS["medium_term"])
    if change.subject and change.subject.kind is Kind.PASSAGE:
        parts = parts[-1:]
    elif change.subject and change.subject.kind is not Kind.INDICATOR and len(parts) > 1:
        parts = parts[1:]  # the subject has said that it is a goal
    if change.field.endswith("order"):
        parts = [_order_of(change)]
    if change.field == "task.description":
        parts = [Text("内容", "description")]
    note = _FIELDS["notes"]
    said = Text.joined((part for part in parts if part != note), "", " ")
    return Text(f"{said.zh}{note.zh}", f"{note.en} {said.en}") if note in parts else said


def _steps(field: str) -> list[tuple[str, ...]]:
    """Return the ways from the table down to each step of *field*."""
    steps = field.split(".")
    return [tuple(steps[: place + 1]) for place in range(len(steps))]


def _step(steps: tuple[str, ...], form: Form | None) -> Text:
    above, name = steps[-2] if len(steps) > 1 else "", steps[-1]
    if above in _AMOUNTS and name != "notes":
        own = form.amounts.get(name) if form else None
        return _total(steps) if name == "total" else Text(own, own) if own else amount(name)
    if above == "spending_plan" and name in MONTHS:
        month = MONTHS.index(name) + 1
        return Text(f" {month} 月底", f"by month {month}")
    if above == "fields" and form and name in form.fields:
        return Text(f"“{form.fields[name].label}”", f"“{form.fields[name].label}”")
    if above == "lists" and form and name in form.lists:
        return Text(f"“{form.lists[name].label}”", f"“{form.lists[name].label}”")
    if above in ("progress", "history"):
        return Text(f" {name} {'月' if above == 'progress' else '年'}", name)
    return _FIELDS.get(name, Text(f"“{name}”", f"“{name}”"))


def _total(steps: tuple[str, ...]) -> Text:
    return Text("总额", "total") if "budget" in steps else Text("合计", "total")


def _order_of(change: Change) -> Text:
    last = next((step for step in reversed(change.pointer) if isinstance(step, str)), "")
    named = {"goals": Text("目标", "goals"), "tasks": Text("任务", "tasks"), "indicators": Text("指标", "indicators")}
    name = named.get(last) or _FIELDS[last]
    return Text(f"{name.zh}的顺序", f"order of {name.en}")


def about(subject: Subject | None) -> Text | None:
    """Name the part that a change belongs to: “残疾人数量”（产出/数量）, 目标 2, 文字部分“残疾人康复 / 辅具适配”."""
    if subject is None:
        return None
    if subject.kind is Kind.GOAL:
        return Text(f"目标 {subject.number}", f"goal {subject.number}")
    if subject.kind is Kind.TASK:
        name = shorten(subject.name or "")
        return Text(f"任务 {subject.number}“{name}”", f"task {subject.number} “{name}”")
    if subject.kind is Kind.PASSAGE:
        name = shorten(subject.name or "")
        return Text(f"文字部分“{name}”", f"narrative “{name}”")
    kind = category.name(subject.category or "")
    goal = Text(f"目标 {subject.goal}，", f"goal {subject.goal}, ") if subject.goal else Text("", "")
    if not subject.name:
        return Text(f"{goal.zh}第 {subject.number} 条（{kind.zh}）", f"{goal.en}no. {subject.number} ({kind.en})")
    name = shorten(subject.full_name or "")
    return Text(f"“{name}”（{goal.zh}{kind.zh}）", f"“{name}” ({goal.en}{kind.en})")


def headword(change: Change) -> Text:
    """Return the one word for a change: 收紧, 放松, 新增, 取消, 改名, 移动, 改变."""
    for effect in change.effects:
        if effect.what in ROWS:
            return ROWS[effect.what]
    return DIRECTIONS[change.direction]


def mark(change: Change) -> str:
    """Return the sign before a change."""
    for effect in change.effects:
        if effect.what is What.ADDED:
            return "+"
        if effect.what is What.DROPPED:
            return "-"
    return _MARKS[change.direction]


def heading(change: Change, form: Form | None) -> Text:
    """Name what changed, with the part that it belongs to; an indicator that was added or dropped is named alone."""
    subject, what = about(change.subject), label(change, form)
    if subject is None:
        return what
    return subject if is_whole(change) else Text(f"{subject.zh} {what.zh}", f"{subject.en} {what.en}")


def is_whole(change: Change) -> bool:
    """Whether something was added or dropped as a whole."""
    return any(effect.what in (What.ADDED, What.DROPPED) for effect in change.effects)
