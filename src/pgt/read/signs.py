"""Signs of symbol fonts, by the number that they have in their font.

Word writes what is chosen from its list of symbols as a font and a number: ≥ is 179 in Symbol, a ticked box 254 in
Wingdings. The same number is another sign in another font.
"""

from __future__ import annotations

import sys


def _signs(pairs: str) -> dict[int, str]:
    """Return signs by their numbers from *pairs* such as ``B3≥``."""
    return {int(pair[:2], 16): pair[2:] for pair in pairs.split()}


def _circled(first: int) -> dict[int, str]:
    return dict(enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿", first))


_AS_IN_ASCII = {code: chr(code) for code in range(0x20, 0x40) if chr(code) not in "\"$'*-"}
_GREEK = dict(enumerate("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", 0x41))
_GREEK |= dict(enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ", 0x61))
_SYMBOL = _AS_IN_ASCII | _GREEK | _signs("2A∗ 2D− 7E∼ A0€ A3≤ A5∞ AE→ B0° B1± B3≥ B4× B7• B8÷ B9≠ BA≡ BB≈ BC… D6√ D7⋅")
"""Arithmetic and Greek of Adobe's Symbol; digits, brackets and signs of comparison stand where ASCII has them."""

_BLANK = {0x20: " "}
_BALLOTS = {
    "wingdings": _BLANK
    | _circled(0x80)
    | _signs("6C● 6E■ 6F□ 71□ 72□ 75◆ 76❖ 9F• A7▪ A8□ D8➢")
    | _signs("DF← E0→ E1↑ E2↓ FB× FC√ FD☒ FE☑"),
    "wingdings 2": _BLANK | _circled(0x69) | _signs("4F× 50√ 51☒ 52☑ 53☒ 54☒ 97● A2■ A3□"),
    "wingdings 3": _BLANK,
    "webdings": _BLANK | _signs("61√ 63□ 67■"),
}
"""Boxes to tick, ticks, and the points of lists."""


_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


def raised(words: str) -> str:
    """Return *words* that stand above the line: 10⁴ is no 104."""
    return words.translate(_RAISED)


def is_of_signs(font: str) -> bool:
    """Whether the letters of *font* are signs."""
    return font.strip().casefold() in {"symbol", *_BALLOTS}


def sign(font: str, code: int) -> str | None:
    """Return the sign that *code* is in *font*; None where it is not known.

    Numbers are the font's own, or those of the private area of Unicode, F000-F0FF, in which Word keeps them. A private
    sign without a symbol font is taken for one of Symbol: programs that lose fonts leave that behind.
    """
    own = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code  # noqa: PLR2004 -- the private area, as above
    name = font.strip().casefold()
    if own > 0xFF:  # noqa: PLR2004 -- no symbol font has more; this is Unicode's number
        return chr(own) if own < 0xD800 or 0xE000 <= own <= sys.maxunicode else None  # noqa: PLR2004 -- surrogates
    if name in _BALLOTS:
        return _BALLOTS[name].get(own)
    if name in {"", "symbol"} or own != code:
        return _SYMBOL.get(own)
    return chr(own) if own >= 0x20 else None  # noqa: PLR2004 -- another font's own letters; below are no signs


def in_signs(font: str, words: str) -> str:
    """Return *words* as they look in *font*; letters whose sign is not known, or that it does not have, stay."""
    if not is_of_signs(font):
        return words
    return "".join(letter if letter.isspace() else sign(font, ord(letter)) or letter for letter in words)
