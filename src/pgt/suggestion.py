"""What somebody probably meant who wrote a word that is not known."""

from __future__ import annotations

from collections.abc import Iterable

from pgt.diagnostics import Text

_FEW = 12
"""Choices that a hint can name without becoming a list to search."""


def did_you_mean(word: str, known: Iterable[str]) -> Text:
    """Suggest the nearest of *known* for *word*, or name them all where none is near."""
    choices = list(known)
    if near := nearest(word, choices):
        return Text(f"是不是 `{near}`？", f"did you mean `{near}`?")
    if not choices:
        return Text("这里不写任何键", "no key belongs here")
    names = ", ".join(choices[:_FEW]) + (", …" if len(choices) > _FEW else "")
    return Text(f"可以写：{names}", f"known here: {names}")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the one of *known* that looks most like *word*, if any does."""
    import difflib  # most files need no suggestion

    return next(iter(difflib.get_close_matches(word, sorted(known), n=1)), None)
