"""What `validate` found, in the formats that it can be printed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from pgt.render.findings._renderer import NAMES, Renderer, Style, in_full
from pgt.render.findings.summary import Tally, summary


def _late(module: str, name: str) -> Callable[[Style], Renderer]:
    """Return what makes a renderer of a format: its module, and what that needs, is imported when it is asked for."""

    def make(style: Style) -> Renderer:
        renderer: Renderer = getattr(import_module(f"{__name__}.{module}"), name)(style)
        return renderer

    return make


RENDERERS: Mapping[str, Callable[[Style], Renderer]] = {
    "text": _late("text", "TextRenderer"),
    "concise": _late("concise", "ConciseRenderer"),
    "json": _late("json", "JsonRenderer"),
    "markdown": _late("markdown", "MarkdownRenderer"),
    "xlsx": _late("xlsx", "XlsxRenderer"),
    "github": _late("github", "GithubRenderer"),
    "gitlab": _late("gitlab", "GitlabRenderer"),
    "sarif": _late("sarif", "SarifRenderer"),
    "junit": _late("junit", "JunitRenderer"),
}
BINARY = frozenset({"xlsx"})
"""Formats that are no text."""

__all__ = ["BINARY", "NAMES", "RENDERERS", "Renderer", "Style", "Tally", "in_full", "summary"]
