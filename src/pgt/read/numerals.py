"""Numbers in Chinese characters, as spreadsheets show them in their [DBNum] formats and Word in its lists."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Numerals:
    """Ten digits, and the units of a group of four."""

    digits: str
    units: tuple[str, str, str, str]

    def spelled(self, figures: str) -> str:
        """Return *figures* digit by digit, as years are written: 二〇二三."""
        return "".join(self.digits[int(one)] if one in "0123456789" else one for one in figures)

    def counting(self, number: int) -> str:
        """Return *number* as it is spoken: 一百零二, 一十二."""
        groups: list[int] = []
        rest = number
        while rest or not groups:
            rest, group = divmod(rest, 10_000)
            groups.append(group)
        if len(groups) > len(_GROUPS):
            return self.spelled(str(number))
        spoken = ""
        for place, group in reversed(list(enumerate(groups))):
            if group:
                skips = spoken and group < 1000  # noqa: PLR2004 -- 一万零二百
                spoken += ("零" if skips else "") + self._group(group) + _GROUPS[place]
        return spoken or self.digits[0]

    def _group(self, group: int) -> str:
        spoken, skipped = "", False
        for place, digit in zip((3, 2, 1, 0), map(int, f"{group:04}"), strict=True):
            if digit:
                spoken += ("零" if skipped and spoken else "") + self.digits[digit] + self.units[place]
            skipped = not digit
        return spoken


_GROUPS = ("", "万", "亿", "万亿")
PLAIN = Numerals("〇一二三四五六七八九", ("", "十", "百", "千"))
LEGAL = Numerals("零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"))


def listed(number: int) -> str:
    """Return *number* as lists and dates have it: 十二, and not 一十二."""
    spoken = PLAIN.counting(number)
    return spoken[1:] if spoken.startswith("一十") else spoken
