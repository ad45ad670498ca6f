"""Numbers as people read them."""

from decimal import Decimal

import pytest

from pgt import figures


@pytest.mark.parametrize(
    "number, shown, decimals",
    [
        ("98.2000", "98.2", 4),
        ("100", "100", 0),
        ("1E+2", "100", 0),
        ("0.00", "0", 2),
        ("-0.50", "-0.5", 2),
        ("120.0", "120", 1),
    ],
)
def test_number_is_shown_without_the_zeros_at_its_end(number: str, shown: str, decimals: int) -> None:
    assert (figures.shown(Decimal(number)), figures.decimals(Decimal(number))) == (shown, decimals)
