"""Data compared with the digits that were written."""

from decimal import Decimal
from typing import Any


def digits(value: Any) -> Any:
    """Return *value* with its decimals as they are written: 52.00 is another one than 52."""
    if isinstance(value, dict):
        return {key: digits(below) for key, below in value.items()}
    if isinstance(value, list):
        return [digits(below) for below in value]
    return str(value) if isinstance(value, Decimal) else value
