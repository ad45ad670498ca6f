"""What may belong together although nothing says so, and what to write if it does."""

from __future__ import annotations

import json

from pgt.diagnostics import Text
from pgt.pairing import RowSuggestion, TableSuggestion
from pgt.render.changes import words


def row_suggestion(suggestion: RowSuggestion) -> Text:
    """Say which indicators may be one, and what to write if they are."""
    new = words.shorten(suggestion.new.name or "")
    if suggestion.old is None:
        was = words.shorten(suggestion.new.was or "")
        return Text(
            f"“{new}”下面写着 was: {was}，原来的表里没有这一条",
            f"“{new}” says was: {was}, which is not in the old table",
        )
    old = words.shorten(suggestion.old.name or "")
    line = f"was: {_quoted((suggestion.old.name or '').strip())}"
    return Text(
        f"“{new}”也许就是原来的“{old}”：是的话，在它下面写 {line}",
        f"“{new}” may be what “{old}” was: if so, write {line} below it",
    )


def table_suggestion(suggestion: TableSuggestion) -> Text:
    """Say which tables may be one, and what to write if they are."""
    new, file = words.called(suggestion.new), words.safe(suggestion.new.file)
    if suggestion.old is None:
        previous = words.shorten(suggestion.previous)
        return Text(
            f"“{new.zh}”（{file}）写着 previous: {previous}，原来的表里没有这一张",
            f"“{new.en}” ({file}) says previous: {previous}, which is none of the old tables",
        )
    old, line = words.called(suggestion.old), f"previous: {_quoted(suggestion.previous)}"
    return Text(
        f"“{new.zh}”也许就是原来的“{old.zh}”：是的话，在 {file} 里写 {line}",
        f"“{new.en}” may be what “{old.en}” was: if so, write {line} in {file}",
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
