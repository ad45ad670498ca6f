"""The categories of indicators (一级 and 二级指标) by their stable ids, and what they are called.

Labels on paper belong to forms; these are the names that a message uses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pgt.diagnostics import Text

LEVELS: Mapping[str, Text] = MappingProxyType(
    {
        "output": Text("产出", "output"),
        "cost": Text("成本", "cost"),
        "benefit": Text("效益", "benefit"),
        "satisfaction": Text("满意度", "satisfaction"),
    }
)
"""The first levels (一级指标). 成本 is one of them since 财预〔2021〕101号."""


@dataclass(frozen=True, slots=True)
class Category:
    """A second level (二级指标) under its first."""

    id: str
    second: Text

    @property
    def first(self) -> Text:
        """The name of the first level."""
        return LEVELS[self.id.partition(".")[0]]

    @property
    def name(self) -> Text:
        """Both levels: 产出/数量."""
        return Text(f"{self.first.zh}/{self.second.zh}", f"{self.first.en}/{self.second.en}")


CATEGORIES: tuple[Category, ...] = (
    Category("output.quantity", Text("数量", "quantity")),
    Category("output.quality", Text("质量", "quality")),
    Category("output.timeliness", Text("时效", "timeliness")),
    Category("output.cost", Text("成本", "cost")),
    Category("cost.economic", Text("经济成本", "economic")),
    Category("cost.social", Text("社会成本", "social")),
    Category("cost.ecological", Text("生态环境成本", "ecological")),
    Category("benefit.economic", Text("经济效益", "economic")),
    Category("benefit.social", Text("社会效益", "social")),
    Category("benefit.ecological", Text("生态效益", "ecological")),
    Category("benefit.sustainability", Text("可持续影响", "sustainability")),
    Category("satisfaction.beneficiary", Text("服务对象满意度", "those served")),
)
"""Every category that the norms know: 财预〔2015〕88号 (成本 under 产出) and 财预〔2021〕101号 (成本 on its own)."""

_SECONDS: Mapping[str, Text] = {category.id: category.second for category in CATEGORIES}
_NAMES: Mapping[str, Text] = {**LEVELS, **{category.id: category.name for category in CATEGORIES}}

KNOWN: frozenset[str] = frozenset(_NAMES)
"""The ids that need no form to declare them: a first level may stand alone where a row names no second."""


def second(category: str) -> Text:
    """Return what the second level of *category* is called by itself: 数量."""
    return _SECONDS.get(category) or name(category)


def on_paper(category: str) -> tuple[str, str]:
    """Return the labels that the ministry's forms have for *category*: 成本指标, 经济成本指标."""
    head, _, rest = category.partition(".")
    first = f"{LEVELS[head].zh}指标" if head in LEVELS else head
    if category in _SECONDS:
        return first, f"{_SECONDS[category].zh}指标"
    return first, category if rest else ""


def name(category: str) -> Text:
    """Return what *category* is called; one that only a form knows goes by its id."""
    return _NAMES.get(category) or Text(category, category)
