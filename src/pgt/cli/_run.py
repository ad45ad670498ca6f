"""One place where exceptions become an exit status."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

import click

from pgt.cli._language import LANGUAGE, say

if TYPE_CHECKING:
    from pgt.check.answers import Answers

FAILED = 2
INTERRUPTED = 130


def run(command: click.Command, arguments: list[str] | None, answers: Answers | None = None) -> int:
    """Run *command* and return its exit status; a traceback is shown only with ``PGT_DEBUG=1``."""
    _speak_utf8()
    try:
        status = command.main(args=arguments, prog_name="pgt", standalone_mode=False, obj=answers)
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.exceptions.Abort:
        click.echo(say("已中断", "interrupted"), err=True)
        return INTERRUPTED
    except click.ClickException as error:
        _show(error)
        return FAILED
    except (BrokenPipeError, SystemExit):  # SystemExit is what click makes of a broken pipe
        let_stdout_go()
        return 0  # the reader has seen enough
    except (OSError, RecursionError, MemoryError) as error:
        if os.environ.get("PGT_DEBUG"):
            raise
        let_stdout_go()
        click.echo(f"pgt: {_reason(error)}", err=True)
        return FAILED
    except Exception as error:  # the last resort: a mistake of ours must not look like findings
        if os.environ.get("PGT_DEBUG"):
            raise
        let_stdout_go()
        from pgt.diagnostics import visible

        kind = f"{type(error).__name__}: {visible(str(error))}"
        click.echo(say(f"pgt 自己出错了：{kind}", f"pgt itself failed: {kind}"), err=True)
        click.echo(
            say("请报告，附上 PGT_DEBUG=1 时的输出", "please report it with what PGT_DEBUG=1 shows"),
            err=True,
        )
        return FAILED
    return status if isinstance(status, int) else 0


def _show(error: click.ClickException) -> None:
    """Print *error*, whose words may quote an argument that would act on the terminal."""
    from pgt.diagnostics import visible  # here and below: slow to import, and most runs end well

    shown = io.StringIO()
    error.show(shown)
    click.echo("\n".join(visible(line) for line in shown.getvalue().split("\n")), nl=False, err=True)


def let_stdout_go() -> None:
    """Keep Python from complaining once more while it closes a stdout that cannot be written to."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _reason(error: BaseException) -> str:
    if not isinstance(error, OSError):
        return str(error) or type(error).__name__
    from pgt import files
    from pgt.diagnostics import visible

    why = files.reason(error).to(LANGUAGE)
    return f"{visible(str(error.filename))}: {why}" if error.filename else why


def _speak_utf8() -> None:
    """Keep a terminal or a pipe that cannot show a character from stopping the run: it sees `?` instead."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
