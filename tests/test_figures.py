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


@pytest.mark.parametrize(
    "number, places, rounded",
    [
        ("122.5", 0, "123"),
        ("2000", 0, "2000"),
        ("30.25", 1, "30.3"),
        ("30.04", 1, "30"),
        ("-0.5", 0, "-1"),
        ("1E+60", 0, f"1{'0' * 60}"),
    ],
)
def test_number_is_rounded_half_up_as_on_paper(number: str, places: int, rounded: str) -> None:
    assert figures.rounded(Decimal(number), places) == rounded
