"""PGT115 and PGT122-PGT124: what is declared before it is used: categories, the unit of money, forms and their ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pgt.category import CATEGORIES, KNOWN
from pgt.diagnostics import Severity, Text
from pgt.form import Form
from pgt.model import AMOUNT_KEYS, Amounts, Goal, Indicator, Table, Task
from pgt.rules._rows import every_row
from pgt.rules._rule import Context, Finding, Verdicts, at, not_judged, rule
from pgt.schema import did_you_mean


@rule(
    "PGT115",
    Severity.ERROR,
    zh="没有 `{category}` 这一类指标",
    en="there is no category `{category}`",
    hint=("{better}", "{better}"),
)
def known_categories(table: Table, context: Context) -> Verdicts:
    """A category is one of the norms' or one that the form declares.

    财预〔2015〕88号 and 财预〔2021〕101号 name the categories; a form may add its own. A row of an unknown one can be
    neither printed nor scored.
    """
    form = context.form
    for row in every_row(table):
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
        known = dict.fromkeys((*(one.id for one in CATEGORIES), *(form.category_ids() if form else ())))
        yield at(row, "category", category=row.category, better=did_you_mean(row.category, known))


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

    One form is filled in 元 in one year and in 万元 in the next (河北 2020, 2021); a wrong guess is wrong ten
    thousand times. The unit of a whole folder may stand in `pgt.toml`.
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

    Without its definition the table can be stored, checked and summed, but not printed.
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

    What the form does not declare has no place on paper and would be lost there.
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
    parts: tuple[Indicator | Goal | Task, ...] = (*every_row(table), *table.goals, *table.tasks)
    for part in parts:
        if part.fields:
            yield from _undeclared(form, (*part.pointer, "fields"), part.fields, form.fields, _FIELD)


def _lists(table: Table, form: Form) -> Iterator[Finding]:
    yield from _undeclared(form, ("lists",), table.lists, form.lists, _LIST)
    for key, rows in table.lists.items():
        if key in form.lists:
            for index, row in enumerate(rows):
                yield from _undeclared(form, ("lists", key, index), row, form.lists[key].columns, _COLUMN)


def _undeclared(
    form: Form, place: tuple[str | int, ...], used: Iterable[str], declared: Mapping[str, object], what: Text
) -> Iterator[Finding]:
    for key in used:
        if key not in declared:
            better = did_you_mean(key, declared) if declared else _NONE
            yield at(*place, key, form=form.id, id=key, what=what, better=better)
