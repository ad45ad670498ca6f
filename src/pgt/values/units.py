"""Units of measure: their scale, their base, and when two of them measure the same thing."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from pgt.values.numerals import DIGITS

_SCALES = {
    "百": Decimal(10**2),
    "千": Decimal(10**3),
    "万": Decimal(10**4),
    "百万": Decimal(10**6),
    "千万": Decimal(10**7),
    "亿": Decimal(10**8),
    "万亿": Decimal(10**12),
}
# 千克, 千瓦, 百帕 are units of their own, and 百分比 is no hundred.
_SCALED = r"(万亿|千万|百万|亿|万|千(?![克米瓦卡伏赫帕焦牛兆])|百(?![分帕]))((?s:.*))"
_FREQUENCY = r"(?:次|场次?|期|批次|回|趟)/(?:[0-9]*|半)(?:学期|年度?|季度?|月度?|周|旬|天|日)"
_MONEY = r"(?:[美欧港日]?元|人民币)(?![^/·每(])"
_PERCENT = ("%", "‰", "百分比", "百分点", "个百分点")
HAN = r"[^\W\d_a-zA-Z]"
"""A Chinese character: a letter that is not Latin. A range of all of them takes `re` half a millisecond to compile."""

_PART = rf"[kc]?m[23]|[A-Za-z°²³µμΩ℃㎀-㏟]{{1,6}}|{HAN}{{1,6}}(?:\({HAN}{{1,6}}\))?"
# A date (12.31前), a placeholder (5XX人) or the rest of a numeral (3万五千元) is no unit.
_NO_UNIT = rf"前|[Xx]{{2}}|\A[百千万亿]*[{DIGITS}十]"
_ALIASES = {
    "日": "天",
    "季": "季度",
    "人民币": "元",
    "平方": "平方米",
    "㎡": "平方米",
    "m²": "平方米",
    "m2": "平方米",
    "个百分点": "百分点",
    "㎥": "立方米",
    "m³": "立方米",
    "m3": "立方米",
    "立方": "立方米",
    "平方千米": "平方公里",
    "km²": "平方公里",
    "km2": "平方公里",
    "kg": "千克",
    "公斤": "千克",
    "m": "米",
    "个月": "月",
    "工作日": "个工作日",
}
# Units that are so many of another one: exactly, or not at all.
_MULTIPLES = {
    "公里": (1000, "米"),
    "千米": (1000, "米"),
    "km": (1000, "米"),
    "吨": (1000, "千克"),
    "t": (1000, "千克"),
    "公顷": (15, "亩"),
    "年": (12, "个月"),
}
_MOST_DENOMINATORS = 3
_ONE = Decimal(1)


class Measure(NamedTuple):
    """What a unit means: so many of a base unit.

    `dimension` is the base unit in one canonical spelling: 元/月/人, 元/人/月, 元/人·月 and 元每人每月 are the same.
    """

    scale: Decimal
    base: str
    dimension: str
    is_money: bool
    is_percent: bool
    is_frequency: bool
    is_bare_scale: bool


_TIMES = rf"(?<={HAN})\*(?={HAN})"
"""What some write for ·, in 元/人*月; by itself it is a placeholder."""


@lru_cache(maxsize=1024)
def is_unit(text: str) -> bool:
    """Tell whether text can be a unit, which is short: 人, %, 元/人·月, 个工作日, 人(次); nothing is one, too."""
    plain = text.replace(" ", "")
    head, *per = re.split(rf"[/·]|{_TIMES}", plain)
    if len(per) > _MOST_DENOMINATORS or re.search(_NO_UNIT, plain):
        return False
    parts = per if head in {"", "%", "‰"} else [head, *per]
    return all(re.fullmatch(_PART, part) for part in parts)


@lru_cache(maxsize=1024)
def measure(unit: str) -> Measure:
    """Read a unit.

    万 or 亿 without a unit of its own (≤2万, ≥15万) is money in 元: in published tables it stands in cost rows. It may
    still be a count, so `is_bare_scale` says that nothing but the custom speaks for it.
    """
    scale, base, is_bare_scale = _ONE, unit, False
    if scaled := re.fullmatch(_SCALED, unit):
        scale, base = _SCALES[scaled[1]], scaled[2]
        is_bare_scale = scaled[1][-1] in "万亿" and base[:1] in {"", "/"}
        if is_bare_scale:
            base = f"元{base}"
    elif unit == "‰":
        scale, base = Decimal("0.1"), "%"
    elif unit == "百分比":
        base = "%"
    head, *denominators = re.split(rf"[/·每]|{_TIMES}", base)
    if head in _MULTIPLES:
        times, smaller = _MULTIPLES[head]
        scale, base, head = scale * times, f"{smaller}{base[len(head) :]}", smaller
    per = sorted(_ALIASES.get(part, part) for part in denominators if part)
    dimension = "/".join([_ALIASES.get(head, head), *per])
    return Measure(
        scale=scale,
        base=base,
        dimension=dimension,
        is_money=re.match(_MONEY, base) is not None,
        is_percent=unit.startswith(_PERCENT),
        is_frequency=re.fullmatch(_FREQUENCY, dimension) is not None,
        is_bare_scale=is_bare_scale,
    )
