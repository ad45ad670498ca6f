"""What the sheets of a workbook share: their names, the texts of cells, and the formats of numbers."""

from __future__ import annotations

import re
from decimal import Context, Decimal, InvalidOperation

from pgt.read.formats import BUILT_IN
from pgt.read.package import Handler, attribute
from pgt.read.signs import in_signs, is_of_signs, raised

_FIFTEEN = Context(prec=15)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Workbook(Handler):
    """The sheets of a workbook: their names, the ids of their parts, and which are hidden."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str, bool]] = []
        self.since_1904 = False

    def on_sheet(self, attributes: dict[str, str]) -> None:
        hidden = attributes.get("state", "visible") != "visible"
        self.sheets.append((attributes.get("name", ""), attribute(attributes, "id") or "", hidden))

    def on_workbookPr(self, attributes: dict[str, str]) -> None:
        self.since_1904 = attributes.get("date1904") in {"1", "true"}


class Strings(Handler):
    """The texts that cells share; how they are read aloud (rPh) is none of them, and words struck out stand apart."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.struck: dict[int, str] = {}
        """The words struck out of some of the texts, by their places."""
        self.fonts: set[int] = set()
        """The texts that have fonts of their own, and not that of the cell."""
        self.pieces: list[str] = []
        self.out: list[str] = []
        self.reading = self.aloud = self.is_struck = self.is_raised = False
        self.font = ""

    def on_si(self, _attributes: dict[str, str]) -> None:
        self.pieces, self.out = [], []

    def on_r(self, _attributes: dict[str, str]) -> None:
        self.is_struck = self.is_raised = False
        self.font = ""

    def off_r(self) -> None:
        self.is_struck = self.is_raised = False
        self.font = ""

    def on_rFont(self, attributes: dict[str, str]) -> None:
        self.font = attributes.get("val", "")
        self.fonts.add(len(self.found))

    def on_strike(self, attributes: dict[str, str]) -> None:
        self.is_struck = is_on(attributes)

    def on_vertAlign(self, attributes: dict[str, str]) -> None:
        self.is_raised = attributes.get("val") == "superscript"

    def on_t(self, _attributes: dict[str, str]) -> None:
        self.reading = not self.aloud

    def off_t(self) -> None:
        self.reading = False

    def on_rPh(self, _attributes: dict[str, str]) -> None:
        self.aloud = True

    def off_rPh(self) -> None:
        self.aloud = False

    def off_si(self) -> None:
        if self.out:
            self.struck[len(self.found)] = unescaped("".join(self.out))
        self.found.append(unescaped("".join(self.pieces)))

    def text(self, words: str) -> None:
        if self.reading:
            words = in_signs(self.font, raised(words) if self.is_raised else words)
            (self.out if self.is_struck else self.pieces).append(words)


class Styles(Handler):
    """The number formats of a workbook, what is struck out and what is in signs, by the styles that cells name."""

    def __init__(self) -> None:
        super().__init__()
        self.own: dict[int, str] = {}
        self.formats: list[int] = []
        self.fonts: list[bool] = []
        """Whether each font is struck out."""
        self.of_signs: dict[int, str] = {}
        """The names of the fonts whose letters are signs."""
        self.own_fonts: list[int] = []
        self.inside = self.in_fonts = False

    def on_fonts(self, _attributes: dict[str, str]) -> None:
        self.in_fonts = True

    def off_fonts(self) -> None:
        self.in_fonts = False

    def on_font(self, _attributes: dict[str, str]) -> None:
        if self.in_fonts:
            self.fonts.append(False)

    def on_strike(self, attributes: dict[str, str]) -> None:
        if self.in_fonts and self.fonts:
            self.fonts[-1] = is_on(attributes)

    def on_name(self, attributes: dict[str, str]) -> None:
        if self.in_fonts and self.fonts and is_of_signs(attributes.get("val", "")):
            self.of_signs[len(self.fonts) - 1] = attributes["val"]

    def on_numFmt(self, attributes: dict[str, str]) -> None:
        self.own[whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")

    def on_cellXfs(self, _attributes: dict[str, str]) -> None:
        self.inside = True

    def off_cellXfs(self) -> None:
        self.inside = False

    def on_xf(self, attributes: dict[str, str]) -> None:
        if self.inside:
            self.formats.append(whole(attributes.get("numFmtId")))
            self.own_fonts.append(whole(attributes.get("fontId")))

    def codes(self) -> list[str]:
        """Return the format of every style."""
        return [self.own.get(number, BUILT_IN.get(number, "")) for number in self.formats]

    def struck(self) -> frozenset[int]:
        """Return the styles whose words are struck out."""
        fonts = {at for at, is_struck in enumerate(self.fonts) if is_struck}
        return frozenset(style for style, font in enumerate(self.own_fonts) if font in fonts)

    def signs(self) -> dict[int, str]:
        """Return the fonts of the styles whose letters are signs."""
        return {style: self.of_signs[font] for style, font in enumerate(self.own_fonts) if font in self.of_signs}


def is_on(attributes: dict[str, str]) -> bool:
    """Whether an element that is there is not said to be off."""
    return attributes.get("val") not in {"0", "false"}


def unescaped(text: str) -> str:
    """Return *text* with the characters that XML cannot hold, and line ends as they are elsewhere."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # two halves make one letter
    return text.replace("\r\n", "\n").replace("\r", "\n")


def whole(text: str | None, default: int = 0) -> int:
    """Return the number that an attribute holds."""
    return int(text) if text and re.fullmatch(r"[0-9]{1,9}", text) else default


def stored(raw: str) -> Decimal | None:
    """Return the number that a cell holds: what is stored is a binary double, of which fifteen digits count."""
    try:
        number = _FIFTEEN.create_decimal(raw.strip())
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST:
        return None
    short = number.normalize()
    return short.quantize(Decimal(1)) if short.as_tuple().exponent > 0 else short  # type: ignore[operator]  # finite


_LARGEST = 30
