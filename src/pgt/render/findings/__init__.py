"""What `validate` found, in the formats that it can be printed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pgt.diagnostics import Language, Severity, Text
from pgt.render.findings._renderer import Renderer, Style
from pgt.render.findings.concise import ConciseRenderer
from pgt.render.findings.json import JsonRenderer
from pgt.render.findings.text import TextRenderer

RENDERERS: Mapping[str, Callable[[Style], Renderer]] = {
    "text": TextRenderer,
    "concise": ConciseRenderer,
    "json": JsonRenderer,
}

__all__ = ["RENDERERS", "Renderer", "Style", "summary"]

_WORDS = {
    Severity.ERROR: (Text("个错误", "error"), Text("", "errors")),
    Severity.WARNING: (Text("个警告", "warning"), Text("", "warnings")),
    Severity.INFO: (Text("条提示", "note"), Text("", "notes")),
}


def summary(files: int, unread: int, counts: Mapping[Severity, int], language: Language) -> str:
    """Return the one line that closes a run."""
    if language == "zh":
        found = "，".join(f"{count} {_WORDS[severity][0].zh}" for severity, count in counts.items() if count)
        unjudged = f"；{unread} 个文件读不全，没有按规则检查" if unread else ""
        return f"检查了 {files} 个文件：{found or '没有发现问题'}{unjudged}"
    found = ", ".join(
        f"{count} {(one if count == 1 else many).en}"
        for severity, count in counts.items()
        if count
        for one, many in [_WORDS[severity]]
    )
    unjudged = f"; {unread} could not be read whole, and no rule was applied to them" if unread else ""
    return f"{files} file{'s' * (files != 1)} checked: {found or 'nothing to report'}{unjudged}"
