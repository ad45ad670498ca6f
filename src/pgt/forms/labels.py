"""Labels as they are compared: without what one document writes and the next leaves out.

Blanks and line breaks, brackets and colons, full-width variants, points (``（50分）``, ``（0-20）分``), and in the end
指标 and 目标 are taken off both sides. The categories are found by the form's own labels first, then by names that
other documents use for the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from pgt.category import KNOWN
from pgt.form import Form

_POINTS = re.compile(r"\((?:\d+(?:\.\d+)?)(?:-\d+(?:\.\d+)?)?分?\)分?|(?<=\D)\d+(?:\.\d+)?分$")
_SIGNS = re.compile(r"[\s()\[\]{}<>《》〈〉【】〔〕〖〗「」『』:;,，、。·*★☆]+")
_SUBJECT = re.compile(r"指标|目标")


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """Return *text* without blanks, brackets, points and differences of width."""
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()
    return _SIGNS.sub("", _POINTS.sub("", folded)) or folded


@lru_cache(maxsize=16384)
def bare(text: str) -> str:
    """Return *text* without 指标 and 目标 as well, unless nothing would be left."""
    short = plain(text)
    return _SUBJECT.sub("", short) or short


_FIRST: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("产出", "产出工作量"), "output"),
        **dict.fromkeys(("成本", "投入"), "cost"),
        **dict.fromkeys(("效益", "效果", "影响力", "社会效应"), "benefit"),
        "满意度": "satisfaction",
    }
)

_SECOND: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("数量", "产出数量"), "output.quantity"),
        **dict.fromkeys(("质量", "产出质量"), "output.quality"),
        **dict.fromkeys(("时效", "产出时效", "进度", "产出进度"), "output.timeliness"),
        **dict.fromkeys(("成本", "产出成本"), "output.cost"),
        "经济成本": "cost.economic",
        "社会成本": "cost.social",
        **dict.fromkeys(("生态环境成本", "生态成本", "环境成本"), "cost.ecological"),
        **dict.fromkeys(("经济效益", "经济"), "benefit.economic"),
        **dict.fromkeys(("社会效益", "社会"), "benefit.social"),
        **dict.fromkeys(("生态效益", "生态", "环境效益", "生态环境效益"), "benefit.ecological"),
        **dict.fromkeys(("可持续影响", "可持续", "可持续发展"), "benefit.sustainability"),
    }
)
_SATISFACTION = "满意度"
_SATISFIED = frozenset(
    {"满意度", "服务对象", "服务对象满意度", "社会公众或服务对象满意度", "服务对象或项目受益人满意度", "受益对象满意度"}
)


class Categories:
    """The categories of one form, found by the words that a document prints."""

    def __init__(self, form: Form) -> None:
        self.first = {bare(one.label): one.id for one in form.categories}
        self.second: dict[str, list[tuple[str, str]]] = {}
        """By label: the first level that it stands under, and its id."""
        for one in form.categories:
            for two in one.second:
                self.second.setdefault(bare(two.label), []).append((one.id, two.id))
        self.known = {two for found in self.second.values() for _, two in found} | KNOWN | set(self.first.values())
        self.exact = {plain(label) for label in _labels(form)}
        self.levels = {one.id for one in form.categories}

    def is_first(self, text: str) -> bool:
        """Whether *text* names a first level."""
        return self._first(bare(text)) is not None or text in KNOWN

    def is_elsewhere_first(self, text: str) -> bool:
        """Whether other forms have as a first level what this one has among the second ones: 成本, since 2021."""
        return bare(text) in _FIRST

    def is_second(self, text: str) -> bool:
        """Whether *text* names a second level."""
        return bare(text) in self.second or self._usual_second("", bare(text)) is not None or text in KNOWN

    def is_any(self, text: str) -> bool:
        """Whether *text* names a level, first or second."""
        return self.is_first(text) or self.is_second(text)

    def are_same(self, label: str, text: str) -> bool:
        """Whether two words name one level: 效益指标 and 效果."""
        one, other = self._first(bare(label)), self._first(bare(text))
        if one or other:
            return one == other
        return self.is_second(label) and self.is_second(text) and self.find("", label) == self.find("", text)

    def is_usual_second(self, text: str) -> bool:
        """Whether *text* is a second level's whole name, and not just a name that speaks of satisfaction."""
        words = bare(text)
        return text in KNOWN or words in self.second or words in _SECOND or words in _SATISFIED

    def is_own(self, text: str) -> bool:
        """Whether *text* is a label just as the form prints it."""
        return plain(text) in self.exact

    def find(self, first: str, second: str, within: Sequence[str] = ()) -> str | None:
        """Return the id for the two labels; one that is missing, or has slipped a column, is done without.

        *within* are the first levels, or categories, that the form prints at this place.
        """
        if (second or first) in KNOWN:  # a form that has no label for a category prints its id
            return second or first
        above, below = bare(first), bare(second)
        if not above and not below and len(within) == 1:  # the place says it: a column for each first level
            return within[0]
        first_id = self._first(above)
        if not below:
            return self._alone(above, first_id or _FIRST.get(above))
        under = self.second.get(below, [])
        for parent, found in under:
            if parent == first_id or (first_id is None and (not within or {parent, found} & {*within})):
                return found
        if under:
            return under[0][1]
        usual = self._usual_second(above, below)
        if usual is not None and usual in self.known:
            return usual
        return first_id or self._alone(below, self._first(below))

    def _first(self, label: str) -> str | None:
        """Return the first level of *label*: 成本 is none where the form has it among the second levels."""
        if label in self.first:
            return self.first[label]
        usual = _FIRST.get(label)
        return usual if usual in self.levels or label not in self.second else None

    def _alone(self, label: str, first_id: str | None) -> str | None:
        """Return the category of a single label: a first level, or a second one in its place."""
        if first_id is not None:
            return first_id
        under = self.second.get(label)
        return under[0][1] if under else self._usual_second("", label)

    def _usual_second(self, first: str, second: str) -> str | None:
        if not second:
            return None
        if _FIRST.get(first) == "cost" and not second.endswith("成本"):
            second += "成本"
        if _SATISFACTION in second:
            return "satisfaction.beneficiary"
        return _SECOND.get(second)


def _labels(form: Form) -> Iterator[str]:
    for one in form.categories:
        yield one.label
        yield from (two.label for two in one.second)
