"""PGT315 and PGT318: what is wrong with a target whatever its category."""

from __future__ import annotations

import re
from functools import lru_cache

from pgt.diagnostics import Severity, Text
from pgt.model import Table
from pgt.rules import _words as words
from pgt.rules._reading import reading
from pgt.rules._rule import Verdicts, at, rule
from pgt.rules._targets import written
from pgt.rules._text import shorten, without_blanks
from pgt.rules._wording import has
from pgt.values import HAN, Note, Operator, Value


@rule(
    "PGT315",
    Severity.WARNING,
    zh="“{target}”一格里有{what}",
    en="“{target}” holds {what} in one cell",
    hint=("{better}", "{better}"),
)
def targets_stand_alone(table: Table) -> Verdicts:
    """One target is one condition.

    一条指标只有一个指标值。

    Of two conditions one may be met and the other missed, and no score says so; words behind a number are not scored
    at all. A range such as 80%-90%, or ≥80%，≤90%, is one condition.

    两个条件完成一个、没完成一个，就没法打分；数字后面的文字也不参与打分。区间（80%-90%，或≥80%，≤90%）算一个条件。
    """
    for row in reading(table).several:
        value = row.target_value
        if value is not None and len(value.constraints) > 1 and not _is_one(value):
            yield at(row, "target", target=shorten(row.target), **_parts(value))
    for row in reading(table).in_words:
        count = _conditions(row.target or "")
        if count > 1:
            what = Text(f" {count} 个条件", f"{count} conditions")
            yield at(row, "target", target=shorten(row.target), what=what, better=_ONE_EACH)


_ONE_EACH = Text(
    "拆成几条指标，一条写一个数或一个日期，例如 `≥2套`",
    "make an indicator of each, with one number or date (`≥2套`)",
)
_NUMBERED = r"(?<![0-9A-Za-z〔（(第])[0-9][0-9.]*(?![0-9.]|[〕号年级、)）](?!底|内|前|以))"


_WITH_SHARE = rf"{HAN}{{2,}}[^0-9]*[0-9.]+(?:[%％]|个百分点)"
"""What names its own share: 签约率提高1%、体检率提高2%."""


@lru_cache(maxsize=2048)
def _conditions(target: str) -> int:
    """Count the parts of a sentence that each say a number: 完成1部宣传片，2套方案."""
    parts = re.split("[，,；;。\n]|且|和", target)
    if len(parts) > 1:
        return sum(1 for part in parts if re.search(_NUMBERED, part))
    parts = target.split("、")
    return len(parts) if len(parts) > 1 and all(re.match(_WITH_SHARE, part) for part in parts) else 0


_ONE_UNIT = r"[^0-9]?[0-9][0-9.,]*[^0-9，,；;。/]{0,3}/[人户天日年月次个件亩班校村/、·*.]{1,8}"
"""A number whose unit has several parts, 400元/人、天: they are parts of a price and no more conditions."""


def _is_one(value: Value) -> bool:
    """Whether two limits are those of one range: a lower one and an upper one of the same unit."""
    if value.is_range or re.fullmatch(_ONE_UNIT, without_blanks(value.text)):
        return True
    low, *rest = value.constraints
    directions = {part.direction for part in value.constraints}
    return len(rest) == 1 and directions == {"positive", "negative"} and low.comparable(rest[0])


def _parts(value: Value) -> dict[str, Text]:
    """Return what a message says of a value with several parts."""
    parts = [shorten(str(part)) for part in value.constraints]
    if Note.MIXED in value.notes:
        return {
            "what": Text("数字，又有文字", "a number and words"),
            "better": Text(
                f"指标值只写 `{parts[0]}`，文字写进描述（`description`）",
                f"write `{parts[0]}`, the words in `description`",
            ),
        }
    count = len(parts)
    shown = "、".join(f"`{part}`" for part in parts), ", ".join(f"`{part}`" for part in parts)
    return {
        "what": Text(f" {count} 个条件", f"{count} conditions"),
        "better": Text(f"拆成 {count} 条指标：{shown[0]}", f"make {count} indicators of it: {shown[1]}"),
    }


@rule(
    "PGT318",
    Severity.ERROR,
    zh="“{target}”{why}",
    en="“{target}” {why}",
    hint=("{better}", "{better}"),
)
def numbers_can_be_missed(table: Table) -> Verdicts:
    """A target can be missed, and is not below nothing.

    指标值要有完不成的可能，也不能小于零。

    Whatever happens is ≥0, and so scores in full. A number below 0 makes sense only for a change; other results could
    not be divided by it. No accident is =0.

    写成“≥0”，什么结果都算完成。小于零的指标值只对变化幅度有意义，别的算不出完成比例。不发生事故写“=0起”。
    """
    rows = reading(table)
    for row, part in (*rows.counts, *rows.percents, *rows.amounts):
        number = part.number
        if number is None or number > 0:
            continue
        target = shorten(row.target)
        if number == 0 and part.operator is Operator.GE:
            better = Text(
                f"不许发生的写 `{written(part, Operator.EQ)}`，至少一个写 `≥1{part.unit}`",
                f"write `{written(part, Operator.EQ)}` if there must be none, `≥1{part.unit}` for at least one",
            )
            yield at(row, "target", target=target, why=_ALWAYS, better=better)
        elif number < 0 and not has(row.name, words.CHANGES):
            yield at(row, "target", target=target, why=_BELOW, better=_SIGN)


_ALWAYS = Text("什么结果都算完成", "is reached by any result")
_BELOW = Text("小于零，算不出完成比例", "is below zero: no result can be held against it")
_SIGN = Text("核对正负号；是下降的幅度，就在名称里写明", "check the sign; if it is a fall, say so in the name")
