"""A box read backwards: what of a cell's words are its own, and which values the rest gives."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pgt.form import Box, Field, Template
from pgt.form.paths import Sort

_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_CODE = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ](?:\n?[0-9A-Za-z０-９Ａ-Ｚａ-ｚ._/-])*")
_COUNT = re.compile(r"\s*([0-9０-９]+|[一二三四五六七八九十]+)\s*")
_OPERATOR = re.compile(r"\s*(?:>=|<=|[≥≤><=＞＜＝﹦±≧≦]|定性(?=.))")
_DIGITS = "零一二三四五六七八九"
_COUNTS = (Sort.COUNT, Sort.NUMERAL)

Values = Mapping[str, str]
"""The words for each path."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """The words of a template, with its fields standing for what is between them."""

    parts: tuple[str | Field, ...]
    literals: tuple[re.Pattern[str] | None, ...]
    sorts: Mapping[str, Sort] = field(default_factory=dict)

    @classmethod
    def of(cls, template: Template, sorts: Mapping[str, Sort]) -> Pattern:
        """Return the pattern of *template*."""
        literals = tuple(lenient(part) if isinstance(part, str) else None for part in template.parts)
        return cls(template.parts, literals, sorts)

    def split(self, text: str) -> Values | None:
        """Return what the fields of *text* say, None where its words are not those of the pattern."""
        spans = self._literals(text)
        if spans is None:
            return None if text == text.strip() else self.split(text.strip())
        values: dict[str, str] = {}
        start = 0
        fields: list[Field] = []
        for part, span in zip(self.parts, spans, strict=True):
            if isinstance(part, Field):
                fields.append(part)
                continue
            if span is None:
                return None
            before = text[start : span[0]]
            values |= self._share(fields, before.rstrip("\n") if part.startswith("\n") else before)
            start, fields = span[1], []
        values |= self._share(fields, text[start:])
        if not fields and text[start:].strip():
            return None
        return values if all(self._fits(path, value) for path, value in values.items()) else None

    def _literals(self, text: str) -> list[tuple[int, int] | None] | None:
        """Find each of the words in turn: the first at the beginning, the last at the end, others where they come."""
        spans: list[tuple[int, int] | None] = []
        start = 0
        for index, literal in enumerate(self.literals):
            if literal is None:
                spans.append(None)
                continue
            if index == 0:
                found = literal.match(text)
            elif index == len(self.literals) - 1:
                found = _last(literal, text, start)
            else:
                found = self._between(index, literal, text, start)
            if found is None:
                return None
            start = found.end()
            spans.append(found.span())
        return spans

    def _between(self, index: int, literal: re.Pattern[str], text: str, start: int) -> re.Match[str] | None:
        """Find words between fields: what stands behind blanks, and is a code, says which blanks they are."""
        behind, before = self.parts[index + 1], self.parts[index - 1]
        if isinstance(before, Field) and is_code(before.path) and not str(self.parts[index]).isspace():
            return _behind_code(literal, text, start)
        if not str(self.parts[index]).isspace() or index + 2 != len(self.parts) or isinstance(behind, str):
            return literal.search(text, start)
        shape = self._shape(behind.path)
        if shape is None:
            return literal.search(text, start)
        every = literal.finditer(text, start)
        return next((one for one in every if one.end() == len(text) or shape.fullmatch(text, one.end())), None)

    def _share(self, fields: Sequence[Field], text: str) -> Iterator[tuple[str, str]]:
        """Share *text* out among fields with no words between them: a code is what looks like one."""
        if len(fields) > 1:
            first, last = fields[0], fields[-1]
            pattern = self._shape(first.path)
            if pattern is not None:
                found = pattern.match(text)
                head = found.group() if found else ""
                yield first.path, head
                yield from self._share(fields[1:], text[len(head) :])
                return
            at_end = self._shape(last.path)
            if at_end is not None:
                found = re.search(rf"(?:{at_end.pattern})\s*$", text)
                tail = found.group() if found else ""
                yield from self._share(fields[:-1], text[: len(text) - len(tail)])
                yield last.path, tail
                return
            yield from ((one.path, "") for one in fields[1:])
        if fields:
            yield fields[0].path, text

    def _shape(self, path: str) -> re.Pattern[str] | None:
        """Return what a value of *path* looks like, where that tells it from the one beside it."""
        if path.endswith(".operator"):
            return _OPERATOR
        return _CODE if is_code(path) else _COUNT if self.sorts.get(path) in _COUNTS else None

    def _fits(self, path: str, value: str) -> bool:
        return self.sorts.get(path) not in _COUNTS or not value.strip() or _COUNT.fullmatch(value) is not None


def _last(literal: re.Pattern[str], text: str, start: int) -> re.Match[str] | None:
    found = None
    for match in literal.finditer(text, start):
        found = match
    return found if found is None or not text[found.end() :].strip() else None


def _behind_code(literal: re.Pattern[str], text: str, start: int) -> re.Match[str] | None:
    """Find the words between a code and a name: a code may have hyphens, and a name begins where it ends.

    What begins with them is a name without a code.
    """
    every = [one for one in literal.finditer(text, start) if text[start : one.start()].strip()]
    behind = [one for one in every if _CODE.fullmatch(text, start, one.start()) and not text[one.end() :].isascii()]
    return next(iter((*reversed(behind), *every)), None)


def is_code(path: str) -> bool:
    """Whether the value of *path* is a code."""
    return path == "code" or path.endswith(".code")


def lenient(words: str) -> re.Pattern[str]:
    """Return an expression for *words* with blanks anywhere and signs of either width."""
    pieces = []
    for character in words:
        if character.isspace():
            continue
        other = chr(_WIDE[ord(character)]) if ord(character) in _WIDE else unicodedata.normalize("NFKC", character)
        alike = {character, other} if len(other) == 1 else {character}
        pieces.append("[" + "".join(re.escape(one) for one in sorted(alike)) + "]")
    return re.compile(r"\s*".join(pieces) or (r"\s+" if "\n" in words else r"[^\S\n]+"))


def number_of(words: str) -> int | None:
    """Return the number that *words* count with, in whichever digits: 3, ３, 三."""
    found = _COUNT.fullmatch(words)
    if found is None:
        return None
    digits = unicodedata.normalize("NFKC", found[1])
    if digits.isdecimal():
        return int(digits)
    tens, has_tens, ones = digits.rpartition("十")
    if not has_tens:
        return int("".join(str(_DIGITS.index(one)) for one in digits))
    return (_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0)


_YEAR = re.compile(r"[〇○零一二三四五六七八九]{4}")


def year_of(words: str) -> int | None:
    """Return the year that *words* are, in figures or as 二〇二四."""
    if _YEAR.fullmatch(words):
        return int("".join(str(max(_DIGITS.find(one), 0)) for one in words))
    return number_of(words)


_NUMBERING = re.compile(
    r"(?:(?<=^)|(?<=[\n;；。 　]))[ 　]*(?:目标|指标|任务)?[（(]?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})[)）]?"
    r"[.．、:：)）][ 　]*"
)


def items(box: Box, pattern: Pattern, counts: Sequence[str], text: str) -> list[Values]:
    """Take the list apart that one box repeats its text over; *counts* are the paths that may count its elements.

    Elements are found by their numbers, 1, 2, 3 in turn, as the form writes them, or as people do where it is written
    otherwise. A number that does not come next belongs to the words.
    """
    number = next((part.path for part in pattern.parts if isinstance(part, Field) and part.path in counts), None)
    if number:
        starts = list(_numbered(box, pattern, number, text))
        if starts and len(starts) >= len(_on_one_line(text)):
            bounds = itertools.pairwise([*starts, (len(text) + len(box.between), len(text))])
            pieces = [text[start:end] for (start, _), (_, end) in bounds]
            return [pattern.split(piece) or {} for piece in pieces]
        loose = _on_one_line(text) or _loosely_numbered(text)
        path = next((p.path for p in reversed(pattern.parts) if isinstance(p, Field) and p.path != number), None)
        if loose and path:
            return [{number: str(place), path: piece} for place, piece in enumerate(loose, 1)]
        return [{path: text}] if path else []
    return [found for piece in text.split(box.between) if (found := pattern.split(piece)) is not None]


def _numbered(box: Box, pattern: Pattern, number: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where each element begins, and where the one before it ends, as long as the numbers go on.

    Elements that are called by a word, 目标一：, are found within a line as well, behind a blank or a full stop.
    """
    place = next(at for at, part in enumerate(pattern.parts) if isinstance(part, Field) and part.path == number)
    before = "".join(part for part in pattern.parts[:place] if isinstance(part, str))
    after = next(iter(pattern.parts[place + 1 :]), "")
    end = lenient(after).pattern if isinstance(after, str) and after.strip() else ""
    head = lenient(before).pattern if before.strip() else ""
    gap = rf"{re.escape(box.between)}|(?<=[;；。 　])[ 　]*" if head else re.escape(box.between)
    at, expected = 0, 1
    while True:
        figures = "|".join((str(expected), str(expected).translate(_WIDE), chinese(expected)))
        opening = re.compile(
            rf"{'' if expected == 1 else f'(?P<gap>{gap})'}{head}\s*(?:{figures})(?![0-9０-９])\s*{end}"
        )
        found = opening.match(text) if expected == 1 else opening.search(text, at)
        if found is None:
            return
        yield (found.end("gap"), found.start()) if expected > 1 else (0, 0)
        at, expected = found.end(), expected + 1


def chinese(number: int) -> str:
    """Return *number*, which is below a hundred, in Chinese: 三, 十二."""
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return head + (_DIGITS[ones] if ones else "")


_NEXT_ON_LINE = re.compile(r"(?<=[。；;])[ 　]*(?P<number>\d{1,2})[.．、][ 　]*(?!\d)")


def _on_one_line(text: str) -> list[str]:
    """Return the elements of a list that runs on in one line, each behind the full stop of the one before."""
    first = re.match(r"\s*1[.．、][ 　]*(?!\d)", text)
    if first is None or "\n" in text.strip():
        return []
    bounds = [first.span()]
    for found in _NEXT_ON_LINE.finditer(text):
        if int(found["number"]) == len(bounds) + 1:
            bounds.append(found.span())
    ends = [*(start for start, _ in bounds[1:]), len(text)]
    return [text[start:end].strip() for (_, start), end in zip(bounds, ends, strict=True)]


def _loosely_numbered(text: str) -> list[str]:
    pieces: list[str] = []
    end = None
    for found in _NUMBERING.finditer(text):
        if number_of(found["number"]) != len(pieces) + 1:
            continue
        if end is None and text[: found.start()].strip():
            return []
        if end is not None:
            pieces[-1] = text[end : found.start()].strip()
        pieces.append("")
        end = found.end()
    if end is not None:
        pieces[-1] = text[end:].strip()
    return pieces
