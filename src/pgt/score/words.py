"""Words that say something, told from those that only fill a cell."""

from __future__ import annotations

import re

_NOTHING = re.compile(r"[\s/\\—–\-.…、，。]*(?:无|没有|暂无|不适用|无偏差|无差异|[Nn]/?[Aa])?[\s/\\—–\-.…、，。]*")


def is_said(text: str | None) -> bool:
    """Whether *text* says anything: 无 and / fill a cell and give no reason."""
    return text is not None and _NOTHING.fullmatch(text) is None
