"""Chinese numerals, as goals are counted with: 目标一, 目标十二."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_TENS = ("", "十", "百", "千")
_MOST = 9999


def numeral(number: int) -> str:
    """Write *number* in Chinese; one that is too large for a list stays in figures."""
    if not 0 < number <= _MOST:
        return str(number)
    written, zero = "", False
    for place, digit in enumerate(reversed(f"{number:d}")):
        if digit == "0":
            zero = bool(written)
            continue
        figure = _DIGITS[int(digit)] + _TENS[place]
        written = figure + ("零" if zero else "") + written
        zero = False
    return written.removeprefix("一") if written.startswith("一十") else written
