"""PGT126: what a form declares for itself holds what the form says it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from pgt.diagnostics import Pointer, Severity, Text
from pgt.model import Table
from pgt.rules._rows import parts_with_fields
from pgt.rules._rule import Context, Finding, Verdicts, at, rule

if TYPE_CHECKING:  # a table without a form does without the machinery of forms
    from pgt.form import Declared

_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
_CODE = r"[0-9A-Za-z]+(?:[._/-]?[0-9A-Za-z]+)*"
_DAY = r"[0-9]{4}(?:年|[-./]?[0-9]{1,2}(?:月|[-./]?[0-9]{1,2}(?:日)?)?|年[0-9]{1,2}月(?:[0-9]{1,2}日)?)?"
_DATE = rf"{_DAY}(?:\s*(?:至|到|-|–|—|~|～)\s*(?:{_DAY}|[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?))?(?:前|底|底前)?"
"""A date, or from when to when: 2023-12-31, 2023年12月底前, 202101-202112, 2024年4月—2025年2月."""

_HOLDS: Mapping[str, tuple[str, Text]] = {
    "amount": (_NUMBER, Text("金额，只写数字", "an amount: figures alone")),
    "percent": (_NUMBER, Text("百分数，只写数字，不写 %", "a percentage: figures alone, without %")),
    "code": (_CODE, Text("编码，只有字母、数字和连接号", "a code: letters, figures and dashes")),
    "date": (_DATE, Text("日期，例如 2023年12月31日", "a date, such as 2023-12-31")),
}

_CHOICES = {"choice": ("之一", "one of "), "choices": ("中的几项，用顿号隔开", "some of, with 、 between: ")}


@rule(
    "PGT126",
    Severity.ERROR,
    zh="{label}写的是“{value}”，应当是{what}",
    en="{label} says “{value}”, and should be {what}",
)
def declared_values(table: Table, context: Context) -> Verdicts:
    """A form's own field holds what the form declares: a choice, an amount, a percentage, a date or a code.

    表样自定的栏目，填的是表样声明的那一种：选项、金额、百分数、日期或编码。

    A choice that the form does not have is ticked nowhere; an amount in words is added to no sum.

    表样没有的选项，印出来哪一个也没有打勾；写成文字的金额，合计里加不进去。
    """
    form = context.form
    if form is None:
        return
    yield from _judge(("fields",), table.fields, form.fields)
    for part in parts_with_fields(table):
        yield from _judge((*part.pointer, "fields"), part.fields, form.fields)
    for key, rows in table.lists.items():
        columns = form.lists[key].columns if key in form.lists else {}
        for index, row in enumerate(rows):
            yield from _judge(("lists", key, index), row, columns)


def _judge(place: Pointer, given: Mapping[str, str], declared: Mapping[str, Declared]) -> Iterator[Finding]:
    for key, value in given.items():
        if key in declared and value.strip() and (what := _misses(declared[key], value)):
            found = at(*place, key, label=declared[key].label, value=value, what=what)
            meant = [one for one in declared[key].choices if value.strip() in one]
            is_meant = declared[key].kind == "choice" and len(meant) == 1
            yield found.mended(to=meant[0]) if is_meant else found


def _misses(one: Declared, value: str) -> Text | None:
    """Return what *value* should be, None where it is."""
    if one.kind in _CHOICES:
        if {*one.choices}.issuperset(one.chosen(value)):
            return None
        zh, en = _CHOICES[one.kind]
        return Text("、".join(one.choices) + zh, en + ", ".join(one.choices))
    if one.kind not in _HOLDS:
        return None
    pattern, what = _HOLDS[one.kind]
    return None if re.fullmatch(pattern, value.strip()) else what
