"""Tables of which every value can be told from every other: whatever becomes of it when it is read, it is found again.

Every text and every amount has a number of its own in it, so that a value in the wrong place is seen to be one. The
forms of a few targets and the words of a choice are what they are everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import count
from random import Random
from typing import Any

from pgt.form import Form
from pgt.form.paths import YEARS, Sort
from pgt.forms.content import put
from pgt.model import MONTHS

Data = dict[str, Any]

_SUBJECTS = ("残疾人康复", "职业技能培训", "辅助器具适配", "无障碍改造", "托养照料", "文化体育活动", "助学补贴")
_NOUNS = ("服务人次", "完成率", "覆盖面", "发放标准", "验收合格率", "完成时间")
_UNITS = ("人", "人次", "户", "元/人/月", "万元", "场")
_SENTENCES = (
    "为{subject}提供第{n}批服务",
    "{subject}工作按{n}号方案推进，年底前完成",
    "加强{subject}（编号{n}）；提高群众获得感",
    "{subject}受益{n}人，满意度稳步提升。",
)
_WHOLE = frozenset(
    {
        *("first", "second", "number", "numeral", "running", "ratio", "deviation", "deduction", "execution_rate"),
        *("first_weight", "second_weight", "first_score", "second_score"),
    }
)
"""What is reckoned of an element, and where it stands."""


class Truths:
    """Tables of one form, in a series that a seed decides."""

    def __init__(self, form: Form, seed: int) -> None:
        self.form, self.random = form, Random(seed)  # noqa: S311 -- a seeded generator, not a secret
        self.numbers: Iterator[int] = count(self.random.randrange(1000, 2000))

    def table(self) -> Data:
        """Return the next table."""
        form = self.form
        data: Data = {"pgt": 1, "kind": form.kind, "form": form.id}
        if form.paths.keys() & YEARS:
            data["year"] = 2023
        data["budget"] = {"amount_unit": form.amount_unit or "万元"}
        for path, sort in form.paths.items():
            head = path.partition(".")[0]
            if head in _OF_THE_TABLE and not path.endswith("amount_unit") and "execution_rate" not in path:
                put(data, path, self.value(path, sort))
        if self.form.collection:
            data["organization"] = {"code": "504001", "name": "某县残疾人联合会"}
        self.put_lists(data)
        return data

    def put_lists(self, data: Data) -> None:
        """Put the lists that the form repeats over into *data*."""
        loops = self.form.loops
        if "tasks" in loops:
            data["tasks"] = [self.element("task") for _ in range(self.random.randint(1, 3))]
        if "goals" in loops:
            data["goals"] = [self.goal() for _ in range(self.random.randint(1, 3))]
        if loops & {"indicators", "every_indicator"}:
            data["indicators"] = self.indicators()
        if "medium_term.goals" in loops:
            data["medium_term"]["goals"] = [self.element("goal")]
        if "medium_term.indicators" in loops:
            data["medium_term"]["indicators"] = self.indicators()

    def goal(self) -> Data:
        goal = self.element("goal")
        if "goal.indicators" in self.form.loops:
            goal["indicators"] = self.indicators()
        return goal

    def element(self, name: str) -> Data:
        """Return an element of a list, with all that the form prints of it."""
        data: Data = {}
        for path, sort in self.form.paths.items():
            head, _, key = path.partition(".")
            if head == name and key not in {*_WHOLE, "score"}:
                put(data, key, self.value(path, sort))
        return data

    def indicators(self) -> list[Data]:
        """Return rows of some categories, in the order of the form."""
        chosen = [id_ for id_ in self.form.category_ids() if "." in id_ and self.random.random() < _SHARE]
        chosen = chosen or [next(id_ for id_ in self.form.category_ids() if "." in id_)]
        return [row for id_ in chosen for _ in range(self.random.choice((1, 1, 2, 3))) for row in [self.row(id_)]]

    def row(self, category: str) -> Data:
        paths = {path.removeprefix("indicator.") for path in self.form.paths if path.startswith("indicator.")}
        row: Data = {"category": category}
        for key in sorted({"target" if key.startswith("target") else key for key in paths} - _WHOLE):
            put(row, key, self.of_row(key))
        return row

    def of_row(self, key: str) -> Any:
        if key == "name":
            return f"{self.random.choice(_SUBJECTS)}{self.random.choice(_NOUNS)}{next(self.numbers)}"
        if key.endswith("outlook"):
            return self.random.choice(("certain", "possible", "impossible"))
        if key in {"target", "actual"}:
            return self.target()
        return self.value(f"indicator.{key}", self.form.paths[f"indicator.{key}"])

    def target(self) -> str:
        number = next(self.numbers)
        figures = self.random.choice((f"{number}", f"{number}", f"{number}.50"))
        measured = self.random.choice(("≥", "≤", "＝")) + figures + self.random.choice(_UNITS)
        return self.random.choice((measured, measured, f"≥{number % 100}%", f"2023年第{number}期完成", "有所提高"))

    def value(self, path: str, sort: Sort) -> Any:
        number = next(self.numbers)
        *_, name = path.split(".")
        if "fields." in path and self.form.fields[name].choices:
            return self.random.choice(self.form.fields[name].choices)
        if "fields." in path and self.form.fields[name].kind == "amount":
            return f"{number}.00"
        if name == "task":
            return 1
        if sort is Sort.AMOUNT:
            return Decimal(number * 100 + self.random.choice((0, 25, 50))).scaleb(-2)
        if sort in {Sort.NUMBER, Sort.RATE}:
            return Decimal(number).scaleb(-2) if name in MONTHS else Decimal(number).scaleb(-1)
        if name.endswith("code"):
            return f"{number}R{self.random.randrange(10, 99)}"
        if name in {"leader", "finance", "phone", "date", "period"} or path.startswith(("organization", "superv")):
            return f"{_NAMES.get(name, '第')}{number}" + "单位" * (name not in _NAMES)
        if path in {"name", "implementer.name", "task.name"}:
            return f"{self.random.choice(_SUBJECTS)}项目{number}"
        return self.random.choice(_SENTENCES).format(subject=self.random.choice(_SUBJECTS), n=number)


_SHARE = 0.5
_NAMES: Mapping[str, str] = {"leader": "负责人", "finance": "会计", "phone": "0000-", "date": "日期", "period": "周期"}
_OF_THE_TABLE = frozenset(
    {
        *("name", "code", "organization", "supervisor", "implementer", "purpose", "overall_goal", "achievement"),
        *(
            "budget",
            "adjusted_budget",
            "execution",
            "spending_plan",
            "progress",
            "fields",
            "contact",
            "result",
            "medium_term",
        ),
    }
)
