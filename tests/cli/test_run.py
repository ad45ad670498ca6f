"""The one place where exceptions become an exit status."""

import click
import pytest

from pgt.cli._run import run


def test_a_mistake_of_ours_is_one_message_and_status_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    @click.command()
    def broken() -> None:
        raise ZeroDivisionError("\x1b[2J")

    monkeypatch.setattr("pgt.cli._run._let_stdout_go", lambda: None)  # stdout is pytest's here
    assert run(broken, []) == 2
    assert "ZeroDivisionError: \\x1b[2J" in capsys.readouterr().err


def test_a_developer_gets_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    @click.command()
    def broken() -> None:
        raise ZeroDivisionError

    monkeypatch.setenv("PGT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run(broken, [])
