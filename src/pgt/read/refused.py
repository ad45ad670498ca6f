"""A file that is not read."""

from __future__ import annotations

from pgt.diagnostics import Notice


class RefusedError(Exception):
    """A file cannot be read, or must not be; the notice says why."""

    def __init__(self, notice: Notice, **values: object) -> None:
        super().__init__(notice.code)
        self.notice, self.values = notice, values
