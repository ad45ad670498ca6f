"""What speaks for and against a cell in a box: words that are a label's, numbers, operators, categories."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pgt.form import Box, Form
from pgt.form.definition import SIGNS
from pgt.form.paths import Sort
from pgt.forms.labels import Categories, plain
from pgt.forms.likeness import ALIKE, NEVER, is_stroke, likeness
from pgt.forms.lines import Item, Program
from pgt.forms.money_unit import line_unit
from pgt.forms.numbers import number
from pgt.forms.pattern import Pattern, is_code, number_of
from pgt.forms.slots import Slot
from pgt.money import AMOUNT_UNITS

_MISSING_LABEL = -1.6
_LABEL_WITHOUT_WORDS = -1.0
_LEFT_OVER = -3.0
_MISSING_FIELD = -0.2
_MISSING_CATEGORY = -1.0
_NAMELESS = -1.3
_NAME = "indicator.name"
_MOST_KNOWN = 100_000
SURE = 3.0
"""A score from which words are those of a label, or a value is what belongs in its box."""
LIKELY = 1.0
"""A score from which they may be, where nothing else is as like."""
CATEGORY = frozenset({"indicator.first", "indicator.second", "level.label"})

OPERATORS = frozenset("≥≤><=＞＜＝﹦±≧≦") | {">=", "<=", "定性", "定量"}


class Judge:
    """What speaks for and against a cell in a box of one form."""

    def __init__(self, program: Program) -> None:
        self.form: Form = program.form
        self.categories = Categories(program.form)
        boxes = {
            id(item.box): item.box for line in program.lines for item in (*line.items, *(x for _, x in line.lefts))
        }
        self.patterns = {key: Pattern.of(box.text, self.form.paths) for key, box in boxes.items()}
        words = ("qualitative", *SIGNS.values())
        self.operators = OPERATORS | {self.form.words[code] for code in words if code in self.form.words}
        self.labels = {plain(box.text.text) for box in boxes.values() if box.text.text and not box.text.paths}
        self.paragraphs = {
            plain(line) for box in boxes.values() if not box.text.paths for line in box.text.text.split("\n")
        }
        """Labels line by line: in a document each line of a footnote is a paragraph."""
        self._known: dict[tuple[int, str], float] = {}

    def score(self, item: Item, slot: Slot) -> float:
        """Return how well *slot* stands in the box of *item*; NEVER where it cannot."""
        if slot.is_blank:
            return self._blank(item, slot)
        if item.below:
            return max(self._below(item, slot.text), 0.2 if slot.again else NEVER)
        key = (id(item.box), slot.text)
        if key not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            self._known[key] = self._words(item, slot.text) if item.is_label else self._field(item, slot)
        return self._known[key]

    def left_over(self, slot: Slot) -> float:
        """Return what it costs to leave *slot* without a box."""
        if slot.is_blank:
            return 0.0
        return _LEFT_OVER / 2 if plain(slot.text) in self.labels else _LEFT_OVER

    def is_no_number(self, item: Item, slot: Slot) -> bool:
        """Whether words stand where a number belongs."""
        return self.form.paths.get(item.path) in _NUMBERS and self.score(item, slot) < 0

    @staticmethod
    def missing(item: Item) -> float:
        """Return what it costs to find no slot for *item*."""
        if item.needed and not item.below:
            return NEVER
        if item.is_label:
            return 0.0 if item.below else _MISSING_LABEL
        path = item.path
        if item.below or not path:
            return 0.0
        if item.optional:
            return _MISSING_FIELD
        return _NAMELESS if path == _NAME else _MISSING_CATEGORY if path in CATEGORY else _MISSING_FIELD

    def _blank(self, item: Item, slot: Slot) -> float:
        if item.needed and not item.below:
            return NEVER
        if item.below:
            return 0.6 if slot.below else 0.3
        if item.is_label:
            return _LABEL_WITHOUT_WORDS
        if slot.below and slot.text:  # merged with the cell above, as the form does with what says the same
            if item.path in CATEGORY and not self.categories.is_any(slot.text):
                return NEVER
            return 1.5 if item.box.merge else 0.2
        return _NAMELESS if _NAME in item.box.text.paths and not item.optional else 0.1

    def _below(self, item: Item, text: str) -> float:
        """A cell that begins where the box above should still reach: its words may be repeated."""
        if item.is_label:
            return 0.3 if plain(text) == plain(item.box.text.text) else NEVER
        pattern = self.patterns[id(item.box)]
        has_words = any(pattern.literals)
        return -0.2 if has_words and pattern.split(text) is not None else NEVER

    def _words(self, item: Item, text: str) -> float:
        label = item.box.text.text
        alike = likeness(label, text)
        if alike >= ALIKE or not (self.categories.is_own(label) and self.categories.is_any(text)):
            return alike
        return ALIKE if self.categories.are_same(label, text) else NEVER

    def _field(self, item: Item, slot: Slot) -> float:
        box, text = item.box, slot.text
        if not box.text.paths or (line_unit(text) and "amount_unit" not in box.text.paths):
            return NEVER
        if stands_in(box, text):
            return 1.5
        if any(self.patterns[id(box)].literals) and not is_alone(self.form, box):
            return ALIKE if is_without_unit(box, text) else self._among_words(box, text)
        if _is_figure(box.text.paths):
            return _MERE if _MERE_VALUE.fullmatch(text) else _ANY_WORDS
        if len(box.text.paths) == 1 and self._is_unfit(item.path, text):
            return _UNFIT
        score = self._typed(item.path, text, suffix=box.text.suffix or "")
        return score - 2.0 if plain(text) in self.labels else score

    def _among_words(self, box: Box, text: str) -> float:
        """Return how well *text* goes with a box that has words of its own beside its values."""
        pattern = self.patterns[id(box)]
        if box.each:
            return 1.3 if _has_words(pattern, text) else 1.0
        if pattern.split(text) is not None:
            return 3.5 if self._in_own_unit(pattern, text) else 3.0
        if _has_words(pattern, text):
            return 1.0
        if box.drop_words and len(box.text.paths) > 1:  # 产出指标 without （50分）
            return self._typed(main_path(box), text, suffix="") - 2.0 * (plain(text) in self.labels)
        if _COUNTS.issuperset(self.form.paths[path] for path in box.text.paths):
            return _BARE_COUNT if len(box.text.paths) == 1 and number_of(text) else NEVER
        return _DAMAGED if _share(box.text.text, text) >= _HALF else _UNLIKE

    def _is_unfit(self, path: str, text: str) -> bool:
        """Whether a sentence stands in a code's place, or a category in that of a name or a target."""
        if is_code(path):
            return len(text) > _LONGEST_UNIT and 2 * len(_HAN.findall(text)) > len(text)
        if path == _NAME:  # 数量指标 is none, but an indicator may be called 服务对象满意度
            return plain(text).endswith("指标") and self.categories.is_own(text)
        return path == "indicator.target" and self.categories.is_own(text.split(maxsplit=1)[0])

    def _in_own_unit(self, pattern: Pattern, text: str) -> bool:
        """Whether *text* names the unit that the form prescribes."""
        unit = (pattern.split(text) or {}).get("amount_unit")
        return unit is not None and unit.strip() == self.form.amount_unit

    def _typed(self, path: str, text: str, suffix: str) -> float:
        """Return how well *text* is a value of *path*."""
        head, _, key = path.partition(".")
        if head == "indicator" or path == "level.label":
            score = self._of_row("first" if head == "level" else key, text)
            if score is not None:
                return score
        if self.form.paths[path] is Sort.TEXT:
            if self.categories.is_own(text):
                return -1.0
            if is_code(path) and not _CODE_LIKE.match(text):
                return _NO_CODE if len(text) > _LONGEST_UNIT else _ANY_WORDS
            return 1.5 if path == "amount_unit" and text.strip() == self.form.amount_unit else 1.0
        if number(text, suffix, "%", "分", *AMOUNT_UNITS) is None:
            return -1.0
        return 1.6 + 0.1 * text.rstrip().endswith(suffix or tuple("0123456789"))

    def _of_row(self, key: str, text: str) -> float | None:
        match key:
            case "first":
                if not self.categories.is_first(text):
                    return _FIRST_ELSEWHERE if self.categories.is_elsewhere_first(text) else -3.5
                return 2.6 + 0.2 * self.categories.is_own(text)
            case "second":
                if not self.categories.is_second(text):
                    return -3.0
                return 2.3 if self.categories.is_usual_second(text) else 0.3
            case "name" if _MERE_VALUE.fullmatch(text):
                return 0.2
            case "target" if _MERE_VALUE.fullmatch(text):
                return _MERE
            case "target.operator":
                return 2.2 if text.strip() in self.operators else -2.0
            case "target.number":
                return 1.2 if number(text) is not None else _ANY_WORDS
            case "target.unit":
                return 1.0 if len(text) <= _LONGEST_UNIT else 0.2
        return None


def is_alone(form: Form, box: Box) -> bool:
    """Whether *box* holds one value and nothing else, or one number with words behind it."""
    suffix = box.text.suffix
    return suffix == "" or (suffix is not None and form.paths[box.text.paths[0]] in _NUMBERS)


def stands_in(box: Box, text: str) -> bool:
    """Whether *text* is what *box* prints instead of a value; for a stroke people type whichever is at hand."""
    return any(plain(text) == plain(one) or (is_stroke(text) and is_stroke(one)) for one in box.stand_ins)


def is_without_unit(box: Box, text: str) -> bool:
    """Whether *text* is what *box* prints but for the unit of amounts: 项目资金 where the form has 项目资金（万元）."""
    words = "".join(part for part in box.text.parts if isinstance(part, str))
    return box.text.paths == ("amount_unit",) and plain(words) == plain(text)


def main_path(box: Box) -> str:
    """Return the path of what a box says where it does not say all: no place in a list, and no code."""
    return next((one for one in box.text.paths if not one.endswith((".number", ".numeral", "code"))), box.text.paths[0])


def _is_figure(paths: Sequence[str]) -> bool:
    """Whether a box holds an operator and a number with nothing between: ≥300, its unit in the next column."""
    return [path.rpartition(".")[2] for path in paths] == ["operator", "number"]


_CODE_LIKE = re.compile(r"[\s\[（(]*[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]")
_NO_CODE = -2.0
_UNFIT = -4.5
"""What a sentence is worth as a code, or a category as a target: it is left over, even below the header of such."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
_DAMAGED = -2.0
"""What a title is worth that has lost some of its words."""
_UNLIKE = -6.0
_FIRST_ELSEWHERE = 0.5
_HALF = 0.5
_MERE = 1.3
_ANY_WORDS = 0.5
_BARE_COUNT = 1.4
"""What 1 is worth where the form has 任务1."""
_COUNTS = frozenset({Sort.COUNT, Sort.NUMERAL})
_NUMBERS = frozenset({Sort.AMOUNT, Sort.NUMBER, Sort.RATE})
_LONGEST_UNIT = 10
_MERE_VALUE = re.compile(r"\s*[≥≤><=＞＜＝﹦]*\s*[0-9][0-9.,]*\s*[%％]?\s*")


def _share(words: str, text: str) -> float:
    """Return how much of the characters of *words* stands in *text*."""
    own, other = set(plain(words)), set(plain(text))
    return len(own & other) / len(own) if own else 0.0


def _has_words(pattern: Pattern, text: str) -> bool:
    start = 0
    for literal in pattern.literals:
        if literal is not None:
            found = literal.search(text, start)
            if found is None:
                return False
            start = found.end()
    return True
