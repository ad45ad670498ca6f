"""`pgt lsp`."""

from __future__ import annotations

import gc
import os
import sys

import click

from pgt.cli import _options
from pgt.cli._language import LANGUAGE, say


@click.command(
    "lsp",
    help=say(
        "语言服务器，由编辑器启动，在标准输入输出上说 LSP：一边写一边检查，给出改法和说明。设置见 docs/editor.md。",
        "A language server, for an editor to start: it speaks LSP on its standard streams. Findings while typing, what "
        "to do about them, and explanations.",
    ),
    epilog=say(
        "例子：\n\n\b\n  pgt lsp\n  PGT_LANG=en pgt lsp --stdio",
        "Examples:\n\n\b\n  pgt lsp\n  PGT_LANG=zh pgt lsp --stdio",
    ),
)
@click.option("--stdio", is_flag=True, help=say("编辑器常加的选项，可有可无", "what editors add; it is so anyway"))
def command(stdio: bool) -> None:  # noqa: ARG001 -- there is no other way
    """Serve one editor until it leaves."""
    try:
        from pgt.lsp.server import make
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        raise _options.Refused(
            say(
                "语言服务器要用 pygls，还没有装：pip install pygls",
                "The language server needs pygls, which is not installed: pip install pygls",
            )
        ) from None
    gc.enable()  # a server lives long, and what asyncio leaves behind does hold cycles
    # The server closes its stream when the editor leaves; what remains to be done with stdout is done after that.
    stdout = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    make(LANGUAGE, decided=bool(os.environ.get("PGT_LANG"))).start_io(sys.stdin.buffer, stdout)
