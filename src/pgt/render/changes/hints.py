"""What may belong together although nothing says so, and what names something that there is not.

Whoever has the files is told what to write in them; on paper, which parts are meant is all that helps.
"""

from __future__ import annotations

import json

from pgt.diagnostics import Text
from pgt.pairing import RowSuggestion, TableSuggestion
from pgt.render.changes import words
from pgt.render.excerpt import safe, shorten


def row_suggestion(suggestion: RowSuggestion) -> Text:
    """Say which indicators may be one, and what to write if they are."""
    new = shorten(suggestion.new.name or "")
    if suggestion.old is None:
        was = shorten(suggestion.new.was or "")
        return Text(
            f"“{new}”下面写着 was: {was}，原来的表里没有这一条",
            f"“{new}” says was: {was}, which is not in the old table",
        )
    line = f"was: {_quoted((suggestion.old.name or '').strip())}"
    one = row_on_paper(suggestion)
    return Text(f"{one.zh}：是的话，在它下面写 {line}", f"{one.en}: if so, write {line} below it")


def table_suggestion(suggestion: TableSuggestion) -> Text:
    """Say which tables may be one, and what to write if they are."""
    new, file = words.called(suggestion.new), safe(suggestion.new.file)
    if suggestion.old is None:
        previous = shorten(suggestion.previous)
        return Text(
            f"“{new.zh}”（{file}）写着 previous: {previous}，原来的表里没有这一张",
            f"“{new.en}” ({file}) says previous: {previous}, which is none of the old tables",
        )
    line, one = f"previous: {_quoted(suggestion.previous)}", table_on_paper(suggestion)
    return Text(f"{one.zh}：是的话，在 {file} 里写 {line}", f"{one.en}: if so, write {line} in {file}")


def row_on_paper(suggestion: RowSuggestion) -> Text:
    """Say the same to somebody who has never seen the file."""
    new = shorten(suggestion.new.name or "")
    if suggestion.old is None:
        was = shorten(suggestion.new.was or "")
        return Text(
            f"“{new}”据称原来叫“{was}”，原来的表里没有这一条",
            f"“{new}” is said to have been “{was}”, which is not in the old table",
        )
    old = shorten(suggestion.old.name or "")
    return _may_be(Text(new, new), Text(old, old))


def table_on_paper(suggestion: TableSuggestion) -> Text:
    """Say the same to somebody who has never seen the file."""
    new = words.called(suggestion.new)
    if suggestion.old is None:
        was = shorten(suggestion.previous)
        return Text(
            f"“{new.zh}”据称是原来的“{was}”，原来的表里没有这一张",
            f"“{new.en}” is said to have been “{was}”, which is none of the old tables",
        )
    return _may_be(new, words.called(suggestion.old))


def _may_be(new: Text, old: Text) -> Text:
    return Text(f"“{new.zh}”也许就是原来的“{old.zh}”", f"“{new.en}” may be what “{old.en}” was")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
