"""Lists of results as rows of words."""

import io
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from pgt.read import rows


@pytest.mark.parametrize(
    "value, number_format, shown",
    [
        (datetime(2024, 12, 20), "yyyy-mm-dd h:mm:ss", "2024-12-20"),  # noqa: DTZ001 -- a cell has no time zone
        (date(2024, 12, 20), "yyyy-mm-dd", "2024-12-20"),
        (datetime(2024, 12, 20, 8, 30), "yyyy-mm-dd h:mm:ss", "2024-12-20 8:30:00"),  # noqa: DTZ001
        (0.8, "0%", "80%"),
        ("12月20日 0:00", "General", "12月20日 0:00"),
    ],
)
def test_a_day_has_no_hour_that_nobody_wrote(
    value: datetime | date | float | str, number_format: str, shown: str
) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = value
    sheet["A1"].number_format = number_format
    buffer = io.BytesIO()
    book.save(buffer)

    assert rows.read("结果.xlsx", buffer.getvalue()).rows == ((1, [shown]),)
