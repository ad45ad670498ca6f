"""PGT115, PGT116 and PGT122-PGT124: what is declared before it is used: categories, money, forms and their ids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from pgt import category
from pgt.category import CATEGORIES, KNOWN
from pgt.diagnostics import Pointer, Severity, Text
from pgt.model import AMOUNT_KEYS, Amounts, Table
from pgt.rules._reading import reading
from pgt.rules._rows import parts_with_fields
from pgt.rules._rule import Context, Finding, Verdicts, at, not_judged, rule
from pgt.rules._text import shorten
from pgt.rules._words import CATEGORY_LABELS
from pgt.suggestion import did_you_mean, nearest

if TYPE_CHECKING:  # a table without a form does without the machinery of forms
    from pgt.form import Form


@rule(
    "PGT115",
    Severity.ERROR,
    zh="没有 `{category}` 这一类指标",
    en="there is no category `{category}`",
    hint=("{better}", "{better}"),
)
def known_categories(table: Table, context: Context) -> Verdicts:
    """A category is one of the norms' or one that the form declares.

    指标类别是文件规定的，或者是表样自定的。

    The categories are those of 财预〔2015〕88号 and 财预〔2021〕101号; a form may add its own. A row of an unknown
    one can be neither printed nor scored.

    指标类别由财预〔2015〕88号、财预〔2021〕101号规定，表样可以增加自己的。不认识的类别印不出来，也没法打分。
    """
    form = context.form
    for row in reading(table).rows:
        if row.category in KNOWN or (form and form.knows_category(row.category)):
            continue
        if form is None and table.form is not None:
            yield not_judged(
                row,
                "category",
                zh=f"不认识表样 `{table.form}`，不知道它有没有这一类",
                en=f"form `{table.form}` is not known",
            )
            continue
        yield at(row, "category", category=row.category, better=_nearest_or_all(row.category, form))


def _nearest_or_all(written: str, form: Form | None) -> Text:
    known = dict.fromkeys((*(one.id for one in CATEGORIES), *(form.category_ids() if form else ())))
    if nearest(written, known):
        return did_you_mean(written, known)
    names = {one: category.name(one) if one in KNOWN else Text("", "") for one in known}
    zh = "、".join(f"`{one}` {name.zh}".rstrip() for one, name in names.items())
    return Text(f"可以写：{zh}", f"known here: {', '.join(f'`{one}`' for one in names)}")


@rule(
    "PGT116",
    Severity.ERROR,
    zh="{what}",
    en="{what}",
    hint=("改成 `category: {better}`", "write `category: {better}`"),
)
def categories_stand_in_place(table: Table, context: Context) -> Verdicts:
    """A second level stands under its own first level.

    二级指标归在它自己的一级指标下。

    Reviewers look at whether a table is regular (规范完整性, 财预〔2015〕88号). What is found is a row whose printed
    label is that of another category, a cost where the form has no place for costs, and costs in two places of one
    table: under the outputs, as in 财预〔2015〕88号, and as a first level, as in 财预〔2021〕101号. What a form itself
    prints under another first level is left alone.

    审核要看填报是否规范（规范完整性，财预〔2015〕88号）。印的二级名称是别的类别的，表样把成本印在另一处的，同一张表的
    成本既在产出下（财预〔2015〕88号）又单列一级（财预〔2021〕101号）的，都会指出来。表样本来就印在别的一级下面的不
    算。
    """
    yield from _other_than_labelled(table)
    yield from _costs_elsewhere(table, context)


def _other_than_labelled(table: Table) -> Iterator[Finding]:
    """Yield the rows whose printed label is that of another category."""
    for row in reading(table).rows:
        if row.label is None:
            continue
        kind, meant = row.category, _meant(row.label)
        if meant is not None and _differ(kind, meant):
            names = category.name(kind), category.name(meant)
            label = shorten(row.label)
            what = Text(
                f"“{label}”是{names[1].zh}，却归在{names[0].zh}",
                f"“{label}” is {names[1].en}, but stands under {names[0].en}",
            )
            yield at(row, "category", what=what, better=meant).mended(to=meant, safe=False)


def _costs_elsewhere(table: Table, context: Context) -> Verdicts:
    """Find the costs that stand where the form, or the rest of the table, does not have them."""
    costs = list(reading(table).under("output.cost", "cost."))
    if costs and table.form is not None and context.form is None:
        yield not_judged(
            costs[0],
            "category",
            zh=f"不认识表样 `{table.form}`，不知道成本归在哪里",
            en=f"form `{table.form}` is not known, nor where it has costs",
        )
    for row in costs:
        kind, first = row.category, costs[0].category
        other = "cost.economic" if kind == "output.cost" else "output.cost"
        if _only_other(context.form, kind, other):
            name = category.name(other)
            what = Text(f"这张表的成本归在{name.zh}", f"this form has costs under {name.en}")
            yield at(row, "category", what=what, better=other).mended(to=other, safe=False)
        elif (first == "output.cost") is not (kind == "output.cost") and not _knows_both(context.form, first, kind):
            what = Text("成本一处归产出，一处单列一级", "costs stand under the outputs and by themselves")
            yield at(row, "category", what=what, better=first).mended(to=first, safe=False)


def _differ(kind: str, meant: str) -> bool:
    """Whether a row of *kind* under a label of *meant* is in the wrong place; costs go by several names."""
    if kind not in KNOWN or meant.startswith(kind):
        return False
    return not ("cost" in kind and "cost" in meant)


def _only_other(form: Form | None, kind: str, other: str) -> bool:
    return form is not None and not form.knows_category(kind) and form.knows_category(other)


def _knows_both(form: Form | None, one: str, other: str) -> bool:
    """Whether *form* has rows for both: 四川 prints 成本指标 and 经济成本指标 under the outputs."""
    return form is not None and form.knows_category(one) and form.knows_category(other)


@cache
def _meant(label: str) -> str | None:
    """Return the category that *label* is usually printed for."""
    plain = re.sub(r"\s|[(（].*?[)）]", "", label)
    stem = re.sub("(?:指标|目标)$", "", plain)
    return "satisfaction.beneficiary" if "满意度" in stem else CATEGORY_LABELS.get(stem)


@rule(
    "PGT122",
    Severity.ERROR,
    zh="有金额，没有写金额单位",
    en="there are amounts, and no unit of money",
    hint=(
        "在 `budget` 里写 `amount_unit: 万元` 或 `amount_unit: 元`",
        "write `amount_unit: 万元` or `amount_unit: 元` in `budget`",
    ),
)
def amount_unit(table: Table) -> Verdicts:
    """Amounts have a unit.

    金额写明单位。

    One form is filled in 元 in one year and in 万元 in the next (河北 2020, 2021); a wrong guess is wrong ten
    thousand times. The unit of a whole folder may stand in `pgt.toml`.

    同一种表一年填元、一年填万元（河北 2020、2021 年），猜错就差一万倍。整个文件夹的单位可以写在 `pgt.toml` 里。
    """
    if table.amount_unit is None and any(amounts.values for amounts in _all_amounts(table)):
        yield at("budget", "amount_unit")


def _all_amounts(table: Table) -> Iterator[Amounts]:
    medium = table.medium_term.budget if table.medium_term else None
    tasks = (task.budget for task in table.tasks)
    for amounts in (table.budget, table.adjusted_budget, table.execution, medium, *tasks):
        if amounts is not None:
            yield amounts


@rule(
    "PGT123",
    Severity.WARNING,
    zh="pgt 不认识表样 `{form}`，表样自定的栏目没有核对",
    en="pgt does not know the form `{form}`; what the form declares was not checked",
    hint=(
        "自己的表样放在 pgt.toml 旁的 `forms` 文件夹里；{better}",
        "forms of your own go into the folder `forms` beside pgt.toml; {better}",
    ),
)
def known_form(table: Table, context: Context) -> Verdicts:
    """The form that a table names is known.

    表上写的表样 pgt 认识。

    Without its definition the table can be stored, checked and summed, but not printed.

    没有表样的定义，表可以存、可以检查和汇总，但印不出来。
    """
    if table.form is not None and context.form is None and table.form not in context.forms:
        yield at("form", form=table.form, better=did_you_mean(table.form, context.forms))


@rule(
    "PGT124",
    Severity.ERROR,
    zh="表样 {form} 没有 `{id}` 这个{what}",
    en="the form {form} declares no {what} `{id}`",
    hint=("{better}", "{better}"),
)
def declared_ids(table: Table, context: Context) -> Verdicts:
    """A form's own fields, lists, columns and amounts are declared by the form.

    表样自定的栏目、清单和金额都在表样里声明过。

    What the form does not declare has no place on paper and would be lost there.

    表样没有声明的，纸面上没有地方印，导出时就丢了。
    """
    form = context.form
    if form is not None:
        yield from _fields(table, form)
        yield from _lists(table, form)
        for amounts in _all_amounts(table):
            own = (key for key in amounts.values if key not in AMOUNT_KEYS)
            yield from _undeclared(form, amounts.pointer, own, form.amounts, _AMOUNT)


_FIELD, _LIST, _COLUMN, _AMOUNT = (
    Text("栏目", "field"),
    Text("清单", "list"),
    Text("清单栏", "column"),
    Text("金额", "amount"),
)


_NONE = Text("删掉它，或改用印有它的表样", "delete it, or use a form that prints it")


def _fields(table: Table, form: Form) -> Iterator[Finding]:
    yield from _undeclared(form, ("fields",), table.fields, form.fields, _FIELD)
    for part in parts_with_fields(table):
        yield from _undeclared(form, (*part.pointer, "fields"), part.fields, form.fields, _FIELD)


def _lists(table: Table, form: Form) -> Iterator[Finding]:
    yield from _undeclared(form, ("lists",), table.lists, form.lists, _LIST)
    for key, rows in table.lists.items():
        if key in form.lists:
            for index, row in enumerate(rows):
                yield from _undeclared(form, ("lists", key, index), row, form.lists[key].columns, _COLUMN)


def _undeclared(
    form: Form, place: Pointer, used: Iterable[str], declared: Mapping[str, object], what: Text
) -> Iterator[Finding]:
    for key in used:
        if key not in declared:
            better = did_you_mean(key, declared) if declared else _NONE
            yield at(*place, key, form=form.id, id=key, what=what, better=better)
