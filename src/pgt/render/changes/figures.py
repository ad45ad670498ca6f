"""How values are written beside one another, and how far they are apart."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from pgt import category
from pgt.changes import Change, Direction, Kind, NumberChange, OrderChange, Subject, TableChanges, TargetChange, What
from pgt.changes.change import EXACT
from pgt.diagnostics import Text
from pgt.figures import shown
from pgt.pairing.names import unnumbered
from pgt.render.changes.words import BLANK, MATCHES
from pgt.render.excerpt import safe, shorten
from pgt.render.names import KINDS
from pgt.values import Operator, parse

_WHAT: Mapping[What, Text] = {
    What.OPERATOR: Text("运算符改变", "another operator"),
    What.OPERATOR_DROPPED: Text("去掉了运算符", "operator dropped"),
    What.OPERATOR_ADDED: Text("加上了运算符", "operator added"),
    What.UNIT: Text("单位改变", "another unit"),
    What.MEASURE: Text("衡量方式改变", "measured otherwise"),
    What.QUALITATIVE: Text("定量改为定性", "made qualitative"),
    What.QUANTITATIVE: Text("定性改为定量", "made measurable"),
    What.CONSTRAINT_DROPPED: Text("少了一个条件", "a condition dropped"),
    What.CONSTRAINT_ADDED: Text("多了一个条件", "a condition added"),
    What.FILLED: Text("填上了指标值", "filled in"),
    What.EMPTIED: Text("指标值清空了", "emptied"),
}

_CODED: Mapping[str, Text] = {
    "positive": Text("正向", "positive"),
    "negative": Text("反向", "negative"),
    "met": Text("达成", "met"),
    "partial": Text("部分达成", "partly met"),
    "unmet": Text("未达成", "not met"),
    **KINDS,
}


def value(change: Change, side: object, longest: int | None = None) -> Text:
    """Write the old or the new value of a change; where no length is given, as one line of a list has room for."""
    match side:
        case None | "":
            return BLANK
        case Decimal():
            words = shown(side)
        case tuple():
            words = "、".join(shorten(name) for name in side)
        case Mapping():
            words = _row(side, longest or 80, change.subject)
        case _:
            words = str(side)
    if change.field == "category":
        return category.name(words)
    if change.field == "goal" and isinstance(side, int):
        return Text(f"目标 {words}", f"goal {words}")
    if words in _CODED and change.field in ("direction", "level", "kind"):
        return _CODED[words]
    unit = change.unit or "" if isinstance(change, NumberChange) and isinstance(side, Decimal) else ""
    words = f"{words}{unit}" if unit == "%" else f"{words} {unit}".strip()
    words = shorten(words, longest or 200)
    return Text(words, words)


def whole(change: Change, longest: int | None = None) -> Text:
    """Return what was added or dropped; of a task the name says all, and of a passage it is not said again."""
    side = change.new if change.old is None else change.old
    if change.subject and change.subject.kind is Kind.PASSAGE:
        title, _, rest = str(side).partition("\n")
        side = rest if (change.subject.name or "").endswith(unnumbered(title).strip()) else side
        return value(change, side, longest) if side else Text("", "")
    is_said = change.subject is not None and change.subject.kind is Kind.TASK
    return Text("", "") if is_said else value(change, side, longest)


def _row(row: Mapping[str, str], longest: int, subject: Subject | None) -> str:
    """Return a row that only one side has; of an indicator, what its name has not said."""
    if "category" not in row:
        return shorten("，".join(row.values()), longest)
    parts = [row.get("target")]
    # An indicator without a name is called by its description, and so is one of several of its name.
    is_said = row.get("name") in (None, row.get("description")) or (subject is not None and subject.beside is not None)
    parts += [] if is_said else [row.get("description")]
    parts += [f"实际 {row['actual']}"] if "actual" in row else []
    return shorten("，".join(part for part in parts if part), longest)


def signed(amount: Decimal) -> str:
    """Write a difference with its sign."""
    return f"{'+' if amount > 0 else ''}{shown(amount)}"


def percent(ratio: Decimal | None) -> str | None:
    """Write a ratio as the percent that was added or taken away: -7.89%."""
    if ratio is None:
        return None
    return f"{signed(EXACT.multiply(EXACT.subtract(ratio, Decimal(1)), Decimal(100)))}%"


def figures(change: Change) -> Text | None:
    """Say by how much: +200人，+5.26%."""
    parts: list[Text] = []
    if isinstance(change, TargetChange) and change.days is not None:
        days = abs(change.days)
        way = Text("推迟", "later") if change.days > 0 else Text("提前", "earlier")
        parts.append(Text(f"{way.zh} {days} 天", f"{days} day{'s' * (days != 1)} {way.en}"))
    if isinstance(change, NumberChange | TargetChange) and change.difference:
        unit = change.unit or ""
        points = unit == "%"
        words = signed(change.difference)
        parts.append(
            Text(f"{words} 个百分点", f"{words} point{'s' * (abs(change.difference) != 1)}")
            if points
            else Text(words + _spaced(change, unit), words + _spaced(change, unit))
        )
        if not points and (share := percent(change.ratio)):
            parts.append(Text(share, share))
    return Text.joined(parts) if parts else None


def _spaced(change: Change, unit: str) -> str:
    """Return the unit as it stands behind a figure: amounts of a table keep a blank, targets are written close."""
    return unit if isinstance(change, TargetChange) or not unit else f" {unit}"


def remarks(change: Change) -> Text | None:
    """Say what else there is to a change: 去掉了运算符, 上年实际 3912人."""
    parts = [_remark(effect.what, change) for effect in change.effects if effect.what in _WHAT]
    if change.loosens and change.direction is Direction.CHANGED:
        parts.append(Text("有紧有松", "tightened in one respect, loosened in another"))
    if change.field == "category" and str(change.old).startswith("output.") and str(change.new).startswith("cost."):
        parts.append(Text("成本移出产出", "cost is no longer an output"))
    if isinstance(change, TargetChange) and change.last_actual:
        words = shorten(change.last_actual)
        year = change.actual_year
        zh, en = (f"{year} 年实际", f"actual of {year}") if year else ("上年实际", "last year's actual")
        parts.append(Text(f"{zh} {words}", f"{en} {words}"))
    return Text.joined(parts) if parts else None


def _remark(what: What, change: Change) -> Text:
    if what in (What.OPERATOR, What.OPERATOR_DROPPED, What.OPERATOR_ADDED):
        before, now = _operator(change.old), _operator(change.new)
        if what is What.OPERATOR and before and now:
            return Text(f"{before} 改为 {now}", f"{before} became {now}")
        if what is What.OPERATOR_DROPPED and before:
            return Text(f"去掉了 {before}", f"{before} dropped")
        if what is What.OPERATOR_ADDED and now:
            return Text(f"加上了 {now}", f"{now} added")
    return _WHAT[what]


def _operator(target: object) -> Operator | None:
    """Return the operator of a target with one number; of several it would have to be said which."""
    value = parse(target) if isinstance(target, str) else None
    return value.operator if value and len(value.constraints) == 1 else None


def moves(change: OrderChange) -> Text:
    """Say which parts stand elsewhere."""
    names = ((f"“{shorten(move.name)}”", move) for move in change.moves)
    return Text.joined(
        Text(f"{name}第 {move.old} → 第 {move.new}", f"{name} {move.old} → {move.new}") for name, move in names
    )


def where(table: TableChanges) -> Text:
    """Say in which files a table lies and what makes them one, or what there is of a table with no counterpart."""
    old, new = table.old, table.new
    if old and new and table.by:
        files = safe(old.file if old.file == new.file else f"{old.file} → {new.file}")
        by = MATCHES[table.by]
        return Text(f"{files}，{by.zh}", f"{files}, {by.en}")
    only = table.newest
    file, total = safe(only.file), only.amounts.get("total")
    if total is None:
        return Text(file, file)
    money = f"{shown(total)} {only.amount_unit or ''}".rstrip()
    return Text(f"{file}，预算 {money}", f"{file}, budget {money}")
