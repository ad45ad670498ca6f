"""Random tables of what a form prints, for tests that print and read them back.

Two things a page cannot tell apart are left out: a text that looks like the form's own words (a goal that goes on with
`2、`, a name that is a label), and blanks at the edges of a text, where the words of the box stand.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from pgt.form import Declared, Form
from pgt.form.paths import Sort
from pgt.model import MONTHS

Data = dict[str, Any]

WORDS = ("残疾人", "康复服务", "补贴", "完成", "年底前", "good", "Ａ", "①", "é", "😀", "“好”", "《规划》")
SIGNS = ("≥", "≤", "＞", "=", "+", "-", "@", "%", "…", "/", "—", "#", "'", '"', "&", "<", ">", "\\", "_x000D_", "元/人")
BLANKS = ("\n", "\n\n", " ", "\u3000", "\u00a0")
FIRST = ("=", "+", "-", "@", "=1+1", "+86", "-5", "@sum", "≥95%", "0502", "1e5", "")

numbers = st.one_of(
    st.just(Decimal(0)),
    st.just(Decimal("0.00")),
    st.integers(0, 10**6).map(Decimal),
    st.integers(0, 10**9).map(lambda cents: Decimal(cents).scaleb(-2)),
)


def texts(most: int = 4) -> st.SearchStrategy[str]:
    """Texts of words and signs with blanks and line breaks within, some of which begin as a formula does."""
    piece = st.sampled_from(WORDS) | st.sampled_from(SIGNS)
    middle = st.lists(piece | st.sampled_from(BLANKS), max_size=most).map("".join)
    return st.builds(
        lambda first, word, rest, last: f"{first}{word}{rest}{last}",
        st.sampled_from(FIRST),
        st.sampled_from(WORDS),
        middle,
        st.sampled_from(WORDS),
    )


def targets() -> st.SearchStrategy[str]:
    """What stands in a target."""
    measured = st.builds(
        "{}{}{}".format,
        st.sampled_from(("", "≥", "≤", "=", ">", "<")),
        st.sampled_from(("95", "80", "0.8", "1", "12000", "3.50")),
        st.sampled_from(("", "%", "人", "万元", "元/人/月", "人次")),
    )
    return measured | st.sampled_from(("有所提高", "2023年12月31日前完成", "长期", "≥95%")) | texts(2)


def tables(form: Form) -> st.SearchStrategy[Data]:
    """Tables with whatever *form* prints, any of it missing."""
    return _Printed(form).table()


class _Printed:
    def __init__(self, form: Form) -> None:
        self.form = form

    def has(self, path: str) -> bool:
        return path in self.form.paths or any(one.startswith(f"{path}.") for one in self.form.paths)

    def some(self, prefix: str, **values: st.SearchStrategy[Any]) -> st.SearchStrategy[Data]:
        """Return mappings of those *values* that the form prints below *prefix*."""
        printed = {key: value for key, value in values.items() if self.has(f"{prefix}{key}")}
        return st.fixed_dictionaries({}, optional=printed).map(_without_nothing)

    def amounts(self, prefix: str) -> st.SearchStrategy[Data]:
        keys = [path.removeprefix(prefix) for path, sort in self.form.paths.items() if sort is Sort.AMOUNT]
        found = {key: numbers for key in keys if f"{prefix}{key}" in self.form.paths and "." not in key}
        notes = {
            key: texts()
            for key in (path.removeprefix(f"{prefix}notes.") for path in self.form.paths)
            if f"{prefix}notes.{key}" in self.form.paths
        }
        optional: dict[str, st.SearchStrategy[Any]] = dict(found)
        if notes:
            optional["notes"] = st.fixed_dictionaries({}, optional=notes)
        return st.fixed_dictionaries({}, optional=optional).map(_without_nothing)

    def fields(self, prefix: str) -> st.SearchStrategy[Data]:
        optional = {}
        for id_, one in self.form.fields.items():
            if f"{prefix}fields.{id_}" in self.form.paths:
                plain = (
                    numbers.map(lambda number: format(number, "f")) if one.kind in {"amount", "percent"} else texts()
                )
                optional[id_] = _choices(one) if one.choices else plain
        return st.fixed_dictionaries({}, optional=optional)

    def progress(self, prefix: str, **values: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Data]]:
        """Return what stands below *prefix* at the end of one of the months that the form prints."""
        months = [month for month in MONTHS if self.has(f"{prefix}progress.{month}")]
        return st.sampled_from(months or MONTHS).flatmap(
            lambda month: self.some(f"{prefix}progress.{month}.", **values).map(
                lambda found: [{"month": MONTHS.index(month) + 1, **found}] if found else []
            )
        )

    def indicators(self) -> st.SearchStrategy[list[Data]]:
        return st.lists(st.sampled_from(tuple(self.form.category_ids())).flatmap(self.indicator), max_size=4)

    def indicator(self, category: str) -> st.SearchStrategy[Data]:
        rest = self.some(
            "indicator.",
            description=texts(),
            target=targets(),
            basis=texts(2),
            weight=numbers,
            scoring=texts(),
            note=texts(),
            actual=targets(),
            score=numbers,
            reason=texts(),
            evidence=texts(),
            level=st.sampled_from(("met", "partial", "unmet")),
            fields=self.fields("indicator."),
            progress=self.progress(
                "indicator.",
                actual=targets(),
                expected_actual=targets(),
                outlook=st.sampled_from(("certain", "possible", "impossible")),
                reason=texts(),
                note=texts(),
            ),
        )
        name = {"name": texts(2)} if self.has("indicator.name") else {}
        return st.builds(lambda named, more: {"category": category, **named, **more}, st.fixed_dictionaries(name), rest)

    def goals(self, below: str = "goal.indicators") -> st.SearchStrategy[list[Data]]:
        values: dict[str, st.SearchStrategy[Any]] = {"weight": numbers, "actual": texts(), "task": st.integers(1, 9)}
        values["fields"] = self.fields("goal.")
        holds_rows = bool({below, "every_indicator"} & self.form.loops)
        inside = self.indicators().filter(bool) if holds_rows else st.just([])
        text = texts() if self.has("goal.text") else st.none()
        return st.lists(
            st.builds(
                lambda words, more, rows: _without_nothing({"text": words, **more, "indicators": rows}),
                text,
                self.some("goal.", **values),
                inside,
            ).filter(bool),
            max_size=3,
        )

    def medium_term(self) -> st.SearchStrategy[Data]:
        values: dict[str, st.SearchStrategy[Any]] = {
            "period": texts(2),
            "overall_goal": texts(),
            "budget": self.amounts("medium_term.budget."),
        }
        found = {key: value for key, value in values.items() if self.has(f"medium_term.{key}")}
        if "medium_term.goals" in self.form.loops:
            found["goals"] = self.goals("")
        if "medium_term.indicators" in self.form.loops:
            found["indicators"] = self.indicators()
        return st.fixed_dictionaries({}, optional=found).map(_without_nothing)

    def body(self, who: str) -> st.SearchStrategy[Data]:
        name = st.sampled_from(("某市残疾人联合会", "甲县残联（本级）", "乙 中心"))
        code = st.sampled_from(("762001", "0502", "762-0502-YBN-3CSO"))
        return self.some(f"{who}.", code=code, name=name)

    def table(self) -> st.SearchStrategy[Data]:
        unit = self.form.amount_unit or "万元"
        form = self.form
        values: dict[str, st.SearchStrategy[Any]] = {
            "year": st.integers(2015, 2029),
            "organization": self.body("organization"),
            "supervisor": self.body("supervisor"),
            "implementer": self.body("implementer"),
            "code": st.sampled_from(("0502", "130700211K6T11USKAU5Y", "762-0502-YBN")),
            "name": texts(2),
            "purpose": texts(),
            "overall_goal": texts(),
            "achievement": texts(),
            "adjusted_budget": self.amounts("adjusted_budget."),
            "execution": self.amounts("execution."),
            "spending_plan": self.some("spending_plan.", **dict.fromkeys(MONTHS, numbers)),
            "fields": self.fields(""),
            "progress": self.progress(
                "",
                note=texts(),
                execution=self.amounts("progress.jul.execution."),
                expected_execution=self.amounts("progress.jul.expected_execution."),
            ),
            "contact": self.some(
                "contact.",
                leader=st.sampled_from(("甲", "乙丙")),
                finance=st.sampled_from(("丁", "戊")),
                phone=st.sampled_from(("0000-000", "000")),
            ),
            "result": self.some(
                "result.",
                score=numbers,
                rating=texts(1),
                execution=self.some("result.execution.", weight=numbers, score=numbers, reason=texts()),
            ),
        }
        found = {key: value for key, value in values.items() if self.has(key)}
        if "goals" in form.loops:
            found["goals"] = self.goals()
        if form.loops & {"indicators", "every_indicator"}:
            found["indicators"] = self.indicators()
        if "tasks" in form.loops:
            found["tasks"] = st.lists(
                self.some(
                    "task.",
                    name=texts(2),
                    description=texts(),
                    budget=self.amounts("task.budget."),
                    execution=self.amounts("task.execution."),
                    actual=texts(),
                ).filter(bool),
                max_size=3,
            )
        if self.has("medium_term"):
            found["medium_term"] = self.medium_term()
        for id_, one in form.lists.items():
            if f"lists.{id_}" in form.loops:
                columns = {column: texts(2) for column, what in one.columns.items() if what.kind == "text"}
                found.setdefault("lists", st.just({}))
                rows = st.lists(st.fixed_dictionaries({}, optional=columns).filter(bool), max_size=3)
                found["lists"] = st.builds(
                    lambda lists, key, more: {**lists, key: more}, found["lists"], st.just(id_), rows
                )
        budget = self.amounts("budget.").map(lambda amounts: {"amount_unit": unit, **amounts})
        return st.fixed_dictionaries(
            {
                "pgt": st.just(1),
                "kind": st.just(form.kind),
                "form": st.just(form.id),
                "budget": budget,
                **({"name": found.pop("name")} if "name" in found else {}),
            },
            optional=found,
        ).map(_without_nothing)


def _choices(one: Declared) -> st.SearchStrategy[str]:
    """Return one of the choices, or several in their order where there may be."""
    if one.kind != "choices":
        return st.sampled_from(one.choices)
    chosen = st.sets(st.sampled_from(one.choices), min_size=1)
    return chosen.map(lambda found: "、".join(choice for choice in one.choices if choice in found))


def _without_nothing(data: Data) -> Data:
    return {key: value for key, value in data.items() if value not in (None, {}, [])}
