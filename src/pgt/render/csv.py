"""CSV as all commands write it: a line feed ends a row, and quotes stand only where they are needed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable


def dumps(rows: Iterable[Iterable[str]]) -> str:
    """Return *rows*, the headers first, as CSV."""
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows(rows)
    return file.getvalue()
