"""Words that say something, told from those that only fill a cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from pgt.model import Indicator

_NOTHING = re.compile(r"[\s/\\—–\-.…、，。]*(?:无|没有|暂无|不适用|无偏差|无差异|[Nn]/?[Aa])?[\s/\\—–\-.…、，。]*")


def is_said(text: str | None) -> bool:
    """Whether *text* says anything: 无 and / fill a cell and give no reason."""
    return text is not None and _NOTHING.fullmatch(text) is None


def is_empty(row: Indicator) -> bool:
    """Whether nobody filled in a row that the form prints: it is blank, or has strokes (/) in its cells."""
    has_points = row.weight is not None or row.score is not None
    return row.is_blank or not (has_points or any(map(is_said, (row.name, row.target, row.actual))))


def is_part(row: Indicator) -> bool:
    """Whether a row only says of what the one above consists (其中：女性), and has no points of its own."""
    return row.weight is None and row.score is None and (row.name or "").strip().startswith("其中")


_GOAL = "(?:年度|预期|预定|绩效)?(?:指标|目标)"
_LEVELS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "met": re.compile(f"达成{_GOAL}"),
        "partial": re.compile(f"部分(?:达成|实现){_GOAL}(?:[，,并且]{{0,2}}具有一定效果)?"),
        "unmet": re.compile(f"未(?:达成|实现){_GOAL}(?:[，,并且]{{0,2}}效果较差)?"),
    }
)


def level_told(actual: str | None) -> str | None:
    """Return the tier that an actual value names in the words of 财预〔2020〕10号, as budget systems export it."""
    text = "".join((actual or "").split()).rstrip("。；;")
    return next((level for level, words in _LEVELS.items() if words.fullmatch(text)), None)
