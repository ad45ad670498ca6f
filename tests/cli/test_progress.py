"""How far a run has come, on a terminal and nowhere else."""

import io
import sys

import pytest

from pgt.cli import _progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_is_told_and_wiped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_progress, "_PATIENCE", 0)
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with _progress.shown("读取") as tell:
        tell(1, 20)
        tell(2, 20)
    assert terminal.getvalue() == "\r读取 1/20 \r\x1b[K"


def test_a_short_run_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with _progress.shown("读取") as tell:
        tell(1, 20)
    assert terminal.getvalue() == ""


@pytest.mark.parametrize("stream", [io.StringIO(), None])
def test_nobody_at_a_terminal_is_told_nothing(stream: io.StringIO | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_progress, "_PATIENCE", 0)
    monkeypatch.setattr(sys, "stderr", stream)
    with _progress.shown("读取") as tell:
        tell(1, 20)
    assert stream is None or stream.getvalue() == ""
