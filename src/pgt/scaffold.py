"""A new table with its blanks: the template of its kind, cut down to what its form prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pgt import category, resources
from pgt.edit import scalar
from pgt.form import Declared, Form
from pgt.model import MONTHS, Body

_USUAL_ROW = frozenset({"indicator.name", "indicator.target"})
_USUAL = {
    "project": _USUAL_ROW | {"code", "budget.total", "budget.fiscal", "budget.other", "goal.text"},
    "department": _USUAL_ROW
    | {"budget.total", "budget.basic", "budget.project", "goal.text", "task.name", "task.budget.total"},
}
"""What a table has that names no form: the boxes that nearly all forms print (财预〔2015〕88号, annexes)."""

_LISTS = frozenset({"goals", "indicators", "tasks", "fields", "lists"})
_USUAL_LOOPS = frozenset({"goals", "indicators", "tasks"})

_AMOUNTS = frozenset({"budget", "execution", "expected_execution"})
"""Keys below which a form may have amounts of its own."""

_TARGET_PART = re.compile(r"(?<=^indicator\.(?:target|actual))\..*")
"""Forms may print a target's operator, number and unit apart; the table holds one text."""

_LINE = re.compile(r"(?P<indent> *(?:- )?)(?P<key>\w+):(?P<value> [^#\s]+)?(?P<comment>  #.*)?")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a table before anything is filled in."""

    kind: str
    year: int
    organization: Body
    code: str | None = None
    name: str | None = None
    amount_unit: str | None = None


def write(facts: Facts, form: Form | None, modeline: str | None = None) -> str:
    """Return the text of a new table, with a blank for everything that *form* prints."""
    template = resources.template("new", f"{facts.kind}.pgt.yaml").read_text(encoding="utf-8").splitlines()
    head = [modeline] if modeline else []
    return "\n".join([*head, *_Writer(facts, form, template).block(template, ""), ""])


class _Writer:
    """One walk through a template: a line is filled in, kept blank or left out."""

    def __init__(self, facts: Facts, form: Form | None, template: Sequence[str]) -> None:
        self.form = form
        self.paths = {_TARGET_PART.sub("", path) for path in form.paths} if form else _USUAL[facts.kind]
        self.loops = form.loops if form else _USUAL_LOOPS
        self.row = next(children for head, children in _split(template) if head.startswith("indicators:"))
        self.values: dict[str, str | Decimal | None] = {
            "form": form.id if form else None,
            "year": Decimal(facts.year),
            "organization.code": facts.organization.code,
            "organization.name": facts.organization.name,
            "organization.parent": facts.organization.parent,
            "code": facts.code,
            "name": facts.name,
            "budget.amount_unit": facts.amount_unit or (form.amount_unit if form else None),
        }

    def block(self, lines: Sequence[str], path: str) -> Iterator[str]:
        """Yield what becomes of *lines*, which stand below the key *path*."""
        for head, children in _split(lines):
            line = _LINE.fullmatch(head)
            if line is None or line["value"]:
                yield head
                continue
            here = f"{path}.{line['key']}".lstrip(".")
            inside = list(self.inside(here, children, len(line["indent"]) + 2))
            value = self.values.get(here)
            if inside:
                yield head
                yield from inside
            elif value is not None:
                yield f"{line['indent']}{line['key']}: {scalar(value, len(line['indent']))}"
            elif here in self.paths or here == "budget.amount_unit":
                yield head

    def inside(self, path: str, children: Sequence[str], indent: int) -> Iterator[str]:
        """Yield what stands below the key *path*: the rows of lists, and what the form declares for itself."""
        key = path.rpartition(".")[2]
        if path == "goals" and "goals" in self.loops:
            nested = list(self.rows("    ")) if "goal.indicators" in self.loops else []
            yield from _item([*self.block(children, "goal"), *(["    indicators:", *nested] if nested else [])])
        elif path == "tasks" and "tasks" in self.loops:
            yield from _item(list(self.block(children, "task")))
        elif path == "indicators" and not self.loops.isdisjoint({"indicators", "every_indicator"}):
            yield from self.rows("")
        elif key == "progress":
            yield from self.progress(path, children)
        elif path not in _LISTS:
            yield from self.block(children, path)
        if self.form:
            yield from self.declared(self.form, path, " " * indent)

    def declared(self, form: Form, path: str, indent: str) -> Iterator[str]:
        """Yield what *form* declares for itself and prints below the key *path*: fields, lists, amounts."""
        key = path.rpartition(".")[2]
        if key == "fields":
            own = (one for one in form.fields.values() if f"{path}.{one.id}" in self.paths)
            yield from (indent + _declared(one) for one in own)
        elif path == "lists":
            for listed in form.lists.values():
                if f"lists.{listed.id}" in self.loops:
                    yield f"{indent}{listed.id}:{_comment(listed.label)}"
                    yield from _item([f"{indent}    {_declared(column)}" for column in listed.columns.values()])
        elif key in _AMOUNTS:
            amounts = ((id_, label) for id_, label in form.amounts.items() if f"{path}.{id_}" in self.paths)
            yield from (f"{indent}{id_}:{_comment(label)}" for id_, label in amounts)

    def progress(self, path: str, children: Sequence[str]) -> Iterator[str]:
        """Yield an entry for each month whose end the form looks at."""
        for number, month in enumerate(MONTHS, 1):
            here = f"{path}.{month}"
            if any(printed.startswith(f"{here}.") for printed in self.paths):
                self.values[f"{here}.month"] = Decimal(number)
                yield from _item(list(self.block(children, here)))

    def rows(self, indent: str) -> Iterator[str]:
        """Yield a row for each category of the form; what the keys mean is said beside those of the first."""
        for number, (id_, label) in enumerate(self.categories()):
            lines = [f"  - category: {id_}{_comment(label)}", *self.block(self.row[1:], "indicator")]
            if number:
                lines[1:] = [line.partition("  #")[0] for line in lines[1:]]
            yield from (indent + line for line in lines)

    def categories(self) -> Iterator[tuple[str, str]]:
        """Yield the ids of the categories and what they are called on the form."""
        if self.form and self.form.categories:
            for id_ in self.form.category_ids():
                yield id_, " ".join(filter(None, self.form.labels(id_)))
        else:
            for one in category.CATEGORIES:
                if not one.id.startswith("cost."):  # with output.cost there they would be a second place for the same
                    yield one.id, f"{one.first.zh}指标 {one.second.zh}指标"


def _split(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each line of the outermost level with the lines below it that are set in further."""
    rest = list(lines)
    while rest:
        head = rest.pop(0)
        level = _indent(head)
        inner = []
        while rest and _indent(rest[0]) > level:
            inner.append(rest.pop(0))
        yield head, inner


def _indent(line: str) -> int:
    """Return where the key of *line* stands: the dash of a list is part of the indentation."""
    return len(line) - len(line.lstrip(" -"))


def _item(lines: list[str]) -> Iterator[str]:
    """Yield *lines* as one item of a list: the dash stands at whichever of them is first."""
    for number, line in enumerate(lines):
        indent = _indent(line)
        yield line if number else f"{' ' * (indent - 2)}- {line[indent:]}"


def _declared(one: Declared) -> str:
    choices = f"：{'、'.join(one.choices)}" if one.choices else ""
    several = "（可以写几个，用顿号隔开）" if one.kind == "choices" else ""
    return f"{one.id}:{_comment(one.label + choices + several)}"


def _comment(words: str) -> str:
    """Return *words* as a comment: a label may be printed in several lines."""
    return f"  # {' '.join(words.split())}"
