"""Numbers as they are typed, as the format wants them, and as people read them."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal

from pgt.diagnostics import Fix, Position, Text

NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,10})?")
"""A decimal as the format wants it. The sum of a million of these still fits the 28 digits of exact arithmetic."""

_HALF = str.maketrans("０１２３４５６７８９．，－＋％", "0123456789.,-+%")
_THOUSANDS = r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"
_DECIMAL = r"[+-]?[0-9]+(?:\.[0-9]+)?"
_PLAIN_UNITS = ("%", "分", "年", "月")
"""Units that a field of the format has anyway: nothing is lost without them."""
_DECIMAL_THEN_UNIT = r"([+-]?[0-9,]+(?:\.[0-9]+)?)\s*(%|分|年|月|元|万元|万|亿元|亿|千元)"


def shown(number: Decimal) -> str:
    """Write *number* without an exponent, and without the zeros that a conversion leaves at its end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


_WIDE = Context(prec=200)
"""More digits than the quotient of two values has before its point; with the usual 28, some could not be rounded."""


def rounded(number: Decimal, places: int = 0) -> str:
    """Write *number* with so many decimals at the most, rounded half up as on paper (四舍五入)."""
    return shown(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE))


def decimals(number: Decimal) -> int:
    """Return how many digits *number* has behind the point."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def mended(text: str, wanted: re.Pattern[str], position: Position) -> Fix | None:
    """Return the fix that writes the damaged number at *position* as *wanted*.

    It is not safe to drop a unit of money: it may be another than the one that is declared.
    """
    half, safe = text.translate(_HALF).strip(), True
    if match := re.fullmatch(_DECIMAL_THEN_UNIT, half):
        half, safe = match[1], match[2] in _PLAIN_UNITS
    if re.fullmatch(_THOUSANDS, half):
        half = half.replace(",", "")
    return Fix.replace(position, half, safe=safe) if wanted.fullmatch(half) else None


def better(text: str) -> Text:
    """Say how to write a damaged number, where there is no doubt what was meant."""
    half = text.translate(_HALF).strip()
    if re.fullmatch(_THOUSANDS, half):
        half = half.replace(",", "")
        return Text(f"去掉千分位和全角字符，写 {half}", f"drop separators and full-width characters: {half}")
    if re.fullmatch(_DECIMAL, half):
        if not NUMBER.fullmatch(half):
            return Text("最多 15 位整数和 10 位小数", "at most 15 digits before and 10 after the point")
        return Text(f"写 {half}，不加引号", f"write {half}, without quotes")
    if (match := re.fullmatch(_DECIMAL_THEN_UNIT, half)) and (
        "," not in match[1] or re.fullmatch(_THOUSANDS, match[1])
    ):
        number, unit = match[1].replace(",", ""), match[2]
        if unit in _PLAIN_UNITS:
            return Text(f"去掉“{unit}”，写 {number}", f"drop “{unit}” and write {number}")
        return Text(
            f"去掉“{unit}”，写 {number}；单位写在 amount_unit 里",
            f"drop “{unit}” and write {number}; the unit belongs in amount_unit",
        )
    return ONLY_A_NUMBER


ONLY_A_NUMBER = Text(
    "只写数，例如 82.16；没有就不写这个键", "write only the number, such as 82.16; leave the key out if there is none"
)
"""What can be said of a text that is no number in any way."""
