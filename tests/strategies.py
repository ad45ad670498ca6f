"""Random tables as people might write them, for tests that hold whatever a table says and however it is laid out.

`tables()` gives data as a file holds it: texts, exact decimals, whole numbers, mappings and lists. `Layout(seed)`
writes such data down: with any quotes, indentation and order of keys, and with comments. The same part of a table is
laid out alike by the same seed, whatever else the table holds.
"""

from __future__ import annotations

import random
import re
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from yaml import YAMLError
from yaml.nodes import ScalarNode

from pgt.composer import compose
from pgt.source import BLANK

Data = dict[str, Any]

WORDS = ("残疾人", "康复", "≥95%", "人/次", "2021年", "（一）", "“好”", "①", "é", "😀", "a", "：", "，", "９０％")
BLANKS = ("\n", "\n\n", "\u3000", "\u00a0", " ", "  ", "\t")
SIGNS = (": ", " #", "- ", "? ", "<<", "---", "...", "&a", *"#\"'\\|*!`~=+-@><%{}[],")
TYPED = ("0502", "12E5", "1.0", "null", "yes", "2021-01-01", "0x1F", ".inf", "1:30")
CATEGORIES = (
    "output.quantity",
    "output.quality",
    "output.cost",
    "benefit.social",
    "benefit",
    "satisfaction.beneficiary",
)

numbers = st.one_of(
    st.integers(0, 10**6).map(Decimal),
    st.integers(0, 10**8).map(lambda cents: Decimal(cents).scaleb(-2)),
    st.integers(-100, -1).map(Decimal),
)


def texts(most: int = 5) -> st.SearchStrategy[str]:
    """Texts of Chinese words and of all that means something to YAML; never blank."""
    piece = st.sampled_from(WORDS) | st.sampled_from(BLANKS) | st.sampled_from(SIGNS) | st.sampled_from(TYPED)
    pieces = st.lists(piece, min_size=1, max_size=most).map("".join)
    return pieces.filter(lambda text: not text.isspace())


def targets() -> st.SearchStrategy[str]:
    """What stands in a target: a sign, a number and a unit in all sorts of characters, or any text."""
    measured = st.builds(
        "".join,
        st.tuples(
            st.sampled_from(("", "≥", ">=", "＞", "＞＝", "<=", "＜", "＝", "=", "≧", "不低于", "±", " ≤ ")),
            st.sampled_from(("95", "９５", "1,000", "2.5", "２．５", "0", "三", "2,53")),
            st.sampled_from(
                ("%", "％", "人", "", "万元", "人/次", "元/人·月", "％以上", "；≤１００％", "，显著提升", "Ａ")
            ),
        ),
    )
    days = st.sampled_from(("2023年12月31日前完成", "２０２３年６月底前", "2023年5-9月", "１２月底前", "达到Ａ级１等"))
    return st.one_of(measured, measured, days, texts())


def _some(required: dict[str, Any], **optional: st.SearchStrategy[Any]) -> st.SearchStrategy[Data]:
    return st.fixed_dictionaries(required, optional=optional)


def _amounts(**more: st.SearchStrategy[Any]) -> st.SearchStrategy[Data]:
    return _some({}, total=numbers, fiscal=numbers, other=numbers, own_fund=numbers, **more)


_fields = _some({}, nature=texts(), period=texts())
_progress = _some({"month": st.integers(1, 12)}, actual=targets(), expected_actual=targets(), reason=texts())
_indicators = st.lists(
    _some(
        {"category": st.sampled_from(CATEGORIES)},
        name=texts(),
        was=texts(),
        label=texts(),
        description=texts(),
        target=targets(),
        basis=texts(),
        weight=numbers,
        direction=st.sampled_from(("positive", "negative")),
        scoring=texts(8),
        note=texts(),
        actual=targets(),
        score=numbers,
        history=_some({}, **{"2020": targets(), "2019": targets()}),
        fields=_fields,
        progress=st.lists(_progress, max_size=2),
    ),
    max_size=4,
)
_goals = st.lists(
    _some({}, text=texts(8), task=st.integers(1, 9), weight=numbers, actual=texts(), indicators=_indicators), max_size=3
)
_passages = st.lists(_some({}, name=texts(), text=texts(8)), max_size=2)


def tables() -> st.SearchStrategy[Data]:
    """Tables that the schema accepts."""
    body = _some({}, code=texts(), name=texts(), parent=texts())
    notes = _some({}, total=texts(), fiscal=texts())
    return _some(
        {"pgt": st.just(1), "kind": st.sampled_from(("project", "department"))},
        form=texts(),
        year=st.integers(2000, 2099),
        organization=body,
        code=texts(),
        name=texts(),
        previous=texts(),
        budget=_amounts(amount_unit=st.sampled_from(("元", "万元")), notes=notes),
        purpose=texts(8),
        spending_plan=_some({}, mar=numbers, dec=numbers),
        tasks=st.lists(_some({}, name=texts(), description=texts(8), budget=_amounts()), max_size=3),
        overall_goal=texts(8),
        goals=_goals,
        indicators=_indicators,
        narrative=_some({}, overall=st.lists(texts(8), max_size=2), safeguards=_passages),
        medium_term=_some({}, period=texts(), goals=_goals),
        fields=_fields,
        lists=_some({}, costs=st.lists(_some({}, item=texts(), sum=texts()), max_size=2)),
        execution=_amounts(),
        achievement=texts(8),
    )


def keys(data: Data) -> list[str]:
    """Return the keys of *data* without those that are not written."""
    return [key for key in data if not key.startswith(("#", "~", "_"))]


def bare(data: Any) -> Any:
    """Return *data* without comments."""
    if isinstance(data, dict):
        return {key: bare(data[key]) for key in keys(data)}
    return [bare(item) for item in data] if isinstance(data, list) else data


class Layout:
    """A way to write tables down.

    `"#key"` in a mapping is a comment above the key, `"~key"` one beside it; `"#"` stands above a row, above the whole
    table or, with `"~"`, below the last key of a mapping.
    """

    def __init__(self, seed: int, *, plain: bool = False) -> None:
        self.seed = seed
        self.plain = plain
        """As `pgt fmt` does it: keys in order, one a line."""

    def write(self, table: Data) -> str:
        """Return *table* as text."""
        head = [table["#"]] if "#" in table else []
        return "\n".join([*head, *self._mapping(table, 0, ""), ""])

    def _chance(self, path: str, what: str) -> random.Random:
        return random.Random(0 if self.plain else f"{self.seed}/{path}/{what}")  # noqa: S311 -- no secret

    def _mapping(self, data: Data, column: int, path: str) -> list[str]:
        lines = []
        first, *others = keys(data)
        if not self.plain:
            others.sort(key=lambda key: self._chance(path, key).random() if self.seed % 2 else 0)
        for key in (first, *others):
            if comment := data.get(f"#{key}"):
                lines.append(" " * column + comment)
            lines += self._entry(data, key, column, f"{path}/{key}")
        if comment := data.get("~"):
            lines.append(" " * column + comment)
        return lines

    def _entry(self, data: Data, key: str, column: int, path: str) -> list[str]:
        chance, value = self._chance(path, "entry"), data[key]
        head = " " * column + (f'"{key}":' if key.isdigit() else f"{key}:")
        beside = f"  {data[f'~{key}']}" if f"~{key}" in data else ""
        if isinstance(value, dict | list):
            if not value:
                return [f"{head} {'{}' if isinstance(value, dict) else '[]'}{beside}"]
            if not self.plain and "#" not in repr(value) and chance.random() < 0.2:
                return [f"{head} {self._flow(value, path)}{beside}"]
            if isinstance(value, dict):
                step = 2 if self.plain else chance.choice((2, 2, 4))
                return [head + beside, *self._mapping(value, column + step, path)]
            step = 2 if self.plain else chance.choice((2, 2, 0))
            return [head + beside, *self._rows(value, column + step, path)]
        first, *rest = self._spelled(value, column, path).split("\n")
        if self._is_odd(path) and first and not beside:
            return [head, f"{' ' * (column + 2)}{first}", *rest]
        gap = " " if self.plain else chance.choice((" ", " ", "   "))
        return [f"{head}{gap}{first}{beside}", *rest]

    def _rows(self, rows: list[Any], column: int, path: str) -> list[str]:
        lines = []
        for number, row in enumerate(rows):
            here = f"{path}/{row.get('_id', number)}" if isinstance(row, dict) else f"{path}/{number}"
            dash = " " * column + ("- " if self.plain else self._chance(here, "dash").choice(("- ", "- ", "-   ")))
            if isinstance(row, dict) and keys(row):
                if comment := row.get("#"):
                    lines.append(" " * column + comment)
                first, *rest = self._mapping(row, len(dash), here)
                lines += [dash.rstrip(), first, *rest] if self._is_odd(here) else [dash + first[len(dash) :], *rest]
            else:
                lines += (dash + ("{}" if isinstance(row, dict) else self._spelled(row, column, here))).split("\n")
        return lines

    def _is_odd(self, path: str) -> bool:
        """Whether a value stands on the line below its key or dash, which hardly anybody does."""
        return not self.plain and self._chance(path, "odd").random() < 0.03

    def _flow(self, value: Any, path: str) -> str:
        if isinstance(value, dict):
            pairs = (f"{key}: {self._flow(value[key], f'{path}/{key}')}" for key in keys(value))
            return f"{{{', '.join(pairs)}}}"
        if isinstance(value, list):
            return f"[{', '.join(self._flow(item, f'{path}/{number}') for number, item in enumerate(value))}]"
        return self._spelled(value, None, path)

    def _spelled(self, value: Any, column: int | None, path: str) -> str:
        """Return a text in one of the ways in which YAML reads it as it is."""
        if not isinstance(value, str):
            return f"{value:f}" if isinstance(value, Decimal) else str(value)
        double = '"' + re.sub(r'["\\]', r"\\\g<0>", value).replace("\n", "\\n").replace("\t", "\\t") + '"'
        single = "'" + value.replace("'", "''") + "'"
        ways = [way for way in (value, single, double) if "\n" not in way]
        if column is not None:
            blank = " " * (column + 2)
            lines = "".join(f"\n{blank}{line}" if line else "\n" for line in value.split("\n"))
            ways += [f"{header}{lines}" for header in ("|-", "|+")]
        self._chance(path, "spelled").shuffle(ways)
        return next(way for way in ways if _reads_as(way, value, column))


def _reads_as(way: str, value: str, column: int | None) -> bool:
    """Whether YAML reads *way* as *value*, with another key below it."""
    before = "".join(f"{' ' * depth}k:\n" for depth in range(column or 0)) + " " * (column or 0)
    text = f"[{{k: {way}}}]" if column is None else f"{before}k: {way}\n{' ' * column}l: m\n"
    try:
        node = compose(text)
    except YAMLError:
        return False
    while node is not None and not isinstance(node, ScalarNode):
        pair = node.value[0] if node.value else None
        node = pair[1] if isinstance(pair, tuple) else pair
    return node is not None and node.value == value and (bool(node.style) or value not in BLANK)


def commented(data: Any, chance: random.Random, marks: list[str], *, head: bool = True) -> Any:
    """Return *data* with comments here and there, each with a mark of its own, which is added to *marks*."""

    def comment() -> str:
        marks.append(
            f"#{chance.choice((' ', ''))}注{len(marks)}：{chance.choice(('说明', 'a: b', '# x', '- y', '“'))}。"
        )
        return marks[-1]

    if isinstance(data, list):
        return [commented(item, chance, marks) for item in data]
    if not isinstance(data, dict):
        return data
    with_comments: Data = {"#": comment()} if head and data and chance.random() < 0.2 else {}
    for number, (key, value) in enumerate(data.items()):
        if number and chance.random() < 0.15:
            with_comments[f"#{key}"] = comment()
        if chance.random() < 0.15:
            with_comments[f"~{key}"] = comment()
        with_comments[key] = commented(value, chance, marks, head=False)
    if data and chance.random() < 0.1:
        with_comments["~"] = comment()
    return with_comments
