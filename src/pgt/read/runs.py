"""The words of a document's runs: signs and boxes to tick are, what is hidden, struck out or moved away is not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from pgt.read.package import Handler, attribute
from pgt.read.pages import Unread
from pgt.read.signs import is_of_signs, raised, sign

_OFF = {"0", "false", "off"}
_HEXADECIMAL = re.compile("[0-9A-Fa-f]{1,6}")
_PRIVATE = re.compile("[\uf000-\uf0ff]")
"""Where symbol fonts have their signs when they are typed as letters."""


@dataclass(slots=True)
class _Run:
    """Words of one look."""

    font: str = ""
    unread: Literal["hidden", "struck"] | None = None
    raised: bool = False


@dataclass(slots=True)
class _Field:
    """A field of a form: a box to tick, or a list to choose from."""

    ticked: bool | None = None
    chosen: int = 0
    choices: list[str] = field(default_factory=list)


class Runs(Handler):
    """What runs say, written to the paragraph that is open."""

    def __init__(self) -> None:
        super().__init__()
        self.unread: list[Unread] = []
        self.runs: list[_Run] = []
        self.pieces: list[list[str]] = []
        """Paragraphs that are open: a text box stands within one."""
        self.skipping = self.raising = self.in_properties = self.in_changes = 0
        self.reading = False
        self.field: _Field | None = None

    @property
    def place(self) -> str:
        """Where the words stand that are being read."""
        return ""

    def on_r(self, _attributes: dict[str, str]) -> None:
        self.runs.append(_Run())

    def off_r(self) -> None:
        self.runs.pop()

    def on_rFonts(self, attributes: dict[str, str]) -> None:
        if self.runs and not self.in_properties and not self.in_changes:
            fonts = [attribute(attributes, key) or "" for key in ("ascii", "hAnsi", "cs")]
            self.runs[-1].font = next(filter(is_of_signs, fonts), fonts[0])

    def on_vanish(self, attributes: dict[str, str]) -> None:
        self.leave("hidden", attributes)

    def on_strike(self, attributes: dict[str, str]) -> None:
        self.leave("struck", attributes)

    def on_dstrike(self, attributes: dict[str, str]) -> None:
        """Take words that are struck out twice for struck out."""
        self.leave("struck", attributes)

    def leave(self, why: Literal["hidden", "struck"], attributes: dict[str, str]) -> None:
        """Leave the words of a run, unless it is said that they are not to be left."""
        if self.runs and not self.in_properties and not self.in_changes and attribute(attributes, "val") not in _OFF:
            self.runs[-1].unread = why

    def on_vertAlign(self, attributes: dict[str, str]) -> None:
        if self.runs and not self.in_properties and not self.in_changes:
            self.runs[-1].raised = attribute(attributes, "val") == "superscript"

    def on_sup(self, _attributes: dict[str, str]) -> None:
        """Begin an exponent of a formula."""
        self.raising += 1

    def off_sup(self) -> None:
        self.raising -= 1

    def off_num(self) -> None:
        """End what stands above the stroke of a fraction."""
        self.write("/")

    def on_rt(self, _attributes: dict[str, str]) -> None:
        """Pass over how words are read aloud."""
        self.skipping += 1

    def off_rt(self) -> None:
        self.skipping -= 1

    def on_rPrChange(self, _attributes: dict[str, str]) -> None:
        """Pass over what a paragraph or a run looked like before it was changed."""
        self.in_changes += 1

    def off_rPrChange(self) -> None:
        self.in_changes -= 1

    def on_pPrChange(self, attributes: dict[str, str]) -> None:
        self.on_rPrChange(attributes)

    def off_pPrChange(self) -> None:
        self.off_rPrChange()

    def on_t(self, _attributes: dict[str, str]) -> None:
        self.reading = True

    def off_t(self) -> None:
        self.reading = False

    def on_br(self, attributes: dict[str, str]) -> None:
        if attribute(attributes, "type") in {None, "textWrapping"}:
            self.write("\n")

    def on_cr(self, _attributes: dict[str, str]) -> None:
        self.write("\n")

    def on_tab(self, _attributes: dict[str, str]) -> None:
        if self.pieces and not self.in_properties:
            self.write("\t")

    def on_pPr(self, _attributes: dict[str, str]) -> None:
        self.in_properties += 1

    def off_pPr(self) -> None:
        self.in_properties -= 1

    def on_noBreakHyphen(self, _attributes: dict[str, str]) -> None:
        self.write("-")

    def on_sym(self, attributes: dict[str, str]) -> None:
        """Take a sign of a symbol font: comparisons and boxes to tick are drawn so."""
        code = attribute(attributes, "char") or ""
        self.write_sign(attribute(attributes, "font") or "", int(code, 16) if _HEXADECIMAL.fullmatch(code) else 0)

    def write_sign(self, font: str, code: int) -> None:
        if self.skipping:
            return
        found = sign(font, code)
        self.write(found or "")
        if found is None:
            self.unread.append(Unread(self.place, "sign", f"{font} {code:04X}".strip()))

    def on_checkBox(self, _attributes: dict[str, str]) -> None:
        """Begin a box of the old kind of forms; that it is ticked is said within."""
        self.field = _Field(ticked=False)

    def on_default(self, attributes: dict[str, str]) -> None:
        if self.field and self.field.ticked is not None:
            self.field.ticked = attribute(attributes, "val") not in _OFF

    on_checked = on_default

    def off_checkBox(self) -> None:
        self.write("☑" if self.field and self.field.ticked else "□")
        self.field = None

    def on_ddList(self, _attributes: dict[str, str]) -> None:
        self.field = _Field()

    def on_result(self, attributes: dict[str, str]) -> None:
        value = attribute(attributes, "val") or ""
        if self.field and value.isdecimal():
            self.field.chosen = int(value)

    def on_listEntry(self, attributes: dict[str, str]) -> None:
        if self.field:
            self.field.choices.append(attribute(attributes, "val") or "")

    def off_ddList(self) -> None:
        if self.field and self.field.chosen < len(self.field.choices):
            self.write(self.field.choices[self.field.chosen])
        self.field = None

    def on_Fallback(self, _attributes: dict[str, str]) -> None:
        """Pass over what repeats a drawing for older programs."""
        self.skipping += 1

    def off_Fallback(self) -> None:
        self.skipping -= 1

    def on_moveFrom(self, _attributes: dict[str, str]) -> None:
        """Pass over words that stand elsewhere now."""
        self.skipping += 1

    def off_moveFrom(self) -> None:
        self.skipping -= 1

    def text(self, words: str) -> None:
        """Take the words of a run; deleted ones and fields' codes stand in elements of other names."""
        if not self.reading:
            return
        run = self.runs[-1] if self.runs else _Run()
        if run.raised or self.raising:
            words = raised(words)
        if run.unread:
            if not self.skipping:
                self.unread.append(Unread(self.place, run.unread, words))
        elif is_of_signs(run.font) or _PRIVATE.search(words):
            for letter in words:
                if _PRIVATE.match(letter) or (is_of_signs(run.font) and not letter.isspace()):
                    self.write_sign(run.font, ord(letter))
                else:
                    self.write(letter)
        else:
            self.write(words)

    def write(self, words: str) -> None:
        if self.pieces and not self.skipping:
            self.pieces[-1].append(words)
