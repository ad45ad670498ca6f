"""One place where exceptions become an exit status."""

from __future__ import annotations

import os
import sys

import click

from pgt.cli._language import say

FAILED = 2
INTERRUPTED = 130


def run(command: click.Command, arguments: list[str] | None) -> int:
    """Run *command* and return its exit status; a traceback is shown only with ``PGT_DEBUG=1``."""
    _speak_utf8()
    try:
        status = command.main(args=arguments, prog_name="pgt", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        click.echo(say("已中断", "interrupted"), err=True)
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BrokenPipeError:
        # The reader has seen enough. Python would complain once more while it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (OSError, RecursionError, MemoryError) as error:
        if os.environ.get("PGT_DEBUG"):
            raise
        click.echo(f"pgt: {_reason(error)}", err=True)
        return FAILED
    return status if isinstance(status, int) else 0


def _reason(error: BaseException) -> str:
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    return str(error) or type(error).__name__


def _speak_utf8() -> None:
    """Keep a terminal or a pipe that cannot show a character from stopping the run: it sees `?` instead."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
