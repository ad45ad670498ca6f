"""What an editor can do about a finding: put it right, or say in the table why it stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pgt.check import keeps_from_reading
from pgt.check.mending import put_in
from pgt.diagnostics import Diagnostic, Language, Position, Replacement, Text
from pgt.lsp.opened import Opened

_WRITE = Text("改成 `{text}`（{code}）", "write `{text}` ({code})")
_MEND = Text("改好 {code}", "put {code} right")
_LOOK = Text("{title}；要看一眼", "{title}; wants a look")
_ANSWER = Text("注明原因：# pgt: ignore[{code}] …", "say why it stays: # pgt: ignore[{code}] …")
ALL = Text("改好所有只有一种改法的问题", "put right everything that has one right answer")

_SHORT = 30
"""Characters that fit into a line of a menu."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A change to the text, and what it is called."""

    title: str
    edits: tuple[Replacement, ...]
    safe: bool


def mends(_opened: Opened, finding: Diagnostic, language: Language) -> Iterator[Offer]:
    """Yield what puts *finding* right; what is done by saving the file anew is the editor's own business."""
    fix = finding.fix
    if fix is None or not fix.edits:
        return
    text = fix.edits[0].text.strip()
    short = len(fix.edits) == 1 and text and len(text) <= _SHORT and "\n" not in text
    title = _WRITE.format(text=text, code=finding.code) if short else _MEND.format(code=finding.code)
    if not fix.safe:
        title = _LOOK.format(title=title)
    yield Offer(title.to(language), fix.edits, fix.safe)


def answers(opened: Opened, finding: Diagnostic, language: Language) -> Iterator[Offer]:
    """Yield the comment that answers for *finding*, at the first place where it is one: not within a text.

    The reason is left to whoever writes: until it is there the comment does not count, and pgt says so.
    """
    if keeps_from_reading(finding):
        return
    comment = f"# pgt: ignore[{finding.code}] "
    read = opened.loaded.source
    key = read.key_position(finding.pointer) if finding.pointer else finding.position
    lines = dict.fromkeys((finding.position.line, key.line))
    texts = read.text.split("\n")
    behind = Position.at(finding.position.line, len(texts[finding.position.line - 1]) + 1, 0)
    edits = [Replacement(behind, f"  {comment}")]
    for line in lines:
        text = texts[line - 1]
        indentation = text[: len(text) - len(text.lstrip(" "))]
        edits.append(Replacement(Position.at(line, 1, 0), f"{indentation}{comment}\n"))
    for edit in edits:
        if _is_answered(opened, finding, edit):
            yield Offer(_ANSWER.format(code=finding.code).to(language), (edit,), safe=False)
            return


def _is_answered(opened: Opened, finding: Diagnostic, edit: Replacement) -> bool:
    reason = edit.text.replace("] ", "] 原因", 1)
    after = opened.with_text(put_in(opened.loaded.source.text, [Replacement(edit.position, reason)]))
    before_codes = Counter(one.code for one in opened.report.findings)
    after_codes = Counter(one.code for one in after.report.findings)
    return after_codes[finding.code] < before_codes[finding.code] and after_codes <= before_codes
