"""The cells of one table gathered by what they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pgt.diagnostics import Text
from pgt.form import Box, Form
from pgt.form.paths import LOOPS, Sort
from pgt.forms import findings
from pgt.forms.elements import Element, Found, name_of
from pgt.forms.findings import Leftover, Remark
from pgt.forms.judge import Judge, is_alone, is_without_unit, main_path, stands_in
from pgt.forms.label_values import after_label, bracketed
from pgt.forms.labels import plain
from pgt.forms.lines import Item, Loop
from pgt.forms.money_unit import named_unit
from pgt.forms.numbers import number
from pgt.forms.pattern import items, number_of
from pgt.forms.slots import Slot
from pgt.forms.ticks import besides, chosen
from pgt.forms.trail import Step

_COUNTS = (".number", ".numeral")
_INHERITED = ("indicator.first", "indicator.second")


class Gatherer:
    """One walk along the steps of a table."""

    def __init__(self, form: Form, judge: Judge) -> None:
        self.form, self.judge = form, judge
        self.root = Element()
        self.current: dict[int, Element] = {}
        """By the number of the loop: the element that is being read."""
        self.leftovers: list[Leftover] = []
        self.remarks: list[Remark] = []
        self.said: set[str] = set()
        """Everything in boxes so far, to tell what is repeated on the next page."""
        self.rows: set[tuple[str, ...]] = set()
        """Every row so far, for the same."""
        self.above: dict[int, Element] = {}
        """By the number of the loop: the indicator before the one that is being read."""
        self.before: Step | None = None
        """The row before the one that is being read."""

    def gather(self, steps: Sequence[Step], *, loose: frozenset[int] = frozenset()) -> Element:
        """Return the table; *loose* are the rows that are paragraphs."""
        last = max((at for at, step in enumerate(steps) if step.line is not None), default=-1)
        for at, step in enumerate(steps):
            if step.line is not None:
                self.take(step)
            elif at < last or step.rows[0] not in loose:
                self.stray(step, findings.PARAGRAPH if step.rows[0] in loose else findings.NO_LINE)
        return self.root

    def stray(self, step: Step, why: Text) -> None:
        """List the cells of a row that no line printed, unless it repeats what stands on top of the page before."""
        if _words(step) in self.rows or (why is findings.PARAGRAPH and self.judge.paragraphs.issuperset(_words(step))):
            return
        known = self.said | self.judge.labels if step.again else frozenset()
        self.list_slots((slot for slot in step.slots if plain(slot.text) not in known), why)

    def list_slots(self, slots: Iterator[Slot], why: Text) -> None:
        """List *slots*, as far as anything stands in them."""
        self.leftovers += [Leftover(slot.cell.place, slot.text, why) for slot in slots if not slot.is_blank]

    def is_label(self, slot: Slot) -> bool:
        """Whether a cell holds a label of the form, which says nothing wherever it stands."""
        words = plain(slot.text)
        return len(words) > 1 and words in self.judge.labels

    def take(self, step: Step) -> None:
        """Put the cells of a row where they belong."""
        used = {slot for _, slot in step.pairs}
        if step.short or step.has_slipped:
            place = next((slot.cell.place for slot in step.slots if not slot.is_blank), "")
            self.remarks.append(Remark(place, findings.FEWER_CELLS if step.short else findings.SLIPPED))
        unused = (slot for at, slot in enumerate(step.slots) if at not in used)
        self.list_slots((slot for slot in unused if not self.is_label(slot)), findings.NO_BOX)
        taken = [pair for pair in step.pairs if not step.items[pair[0]].below]
        for item, slot in taken:
            self.list_behind_label(step, item, slot)
        values = [(step.items[item].loops, *found) for item, slot in taken for found in self.read(step, item, slot)]
        self.begin(step, {_owner(loops, path): found for loops, path, found in values if path.endswith(_COUNTS)})
        for loops, path, found in values:
            self.element(_owner(loops, path)).add(path, found)
        for item, slot in taken:
            self.take_list(step.items[item], step.slots[slot], _value(step, item, slot))
        self.inherit(step)
        self.before = step
        self.said |= {plain(step.slots[slot].text) for _, slot in step.pairs}
        self.rows.add(_words(step))

    def list_behind_label(self, step: Step, item: int, slot: int) -> None:
        """List a label's cell that says more than the label, where that is not the value of the box beside it."""
        label, cell = step.items[item], step.slots[slot]
        if label.is_label and not cell.is_blank and (item + 1, slot) not in step.pairs:
            words = label.box.text.text
            rest = after_label(words, cell.text) or bracketed(words, cell.text)
            if rest is not None:
                self.leftovers.append(Leftover(cell.cell.place, rest, findings.BEHIND_LABEL))

    def read(self, step: Step, item: int, slot: int) -> Iterator[tuple[str, Found]]:
        """Yield what a cell says, path by path; what its box cannot say is listed."""
        box, cell = step.items[item].box, step.slots[slot]
        text = _value(step, item, slot)
        if not box.text.paths or box.each or (cell.is_blank and not _repeats(step.items[item], cell)):
            return
        if stands_in(box, text) or is_without_unit(box, text):
            return
        if box.tick or box.choices:
            yield from self.read_choice(box, cell, text)
            return
        alone = is_alone(self.form, box)
        for path, words in ({box.text.paths[0]: text} if alone else self.split(box, cell, text)).items():
            if words and not words.isspace():
                yield path, Found(words, cell.cell, box, alone, cell.again and path in _INHERITED, cell.below)

    def read_choice(self, box: Box, cell: Slot, text: str) -> Iterator[tuple[str, Found]]:
        """Yield the choice that is ticked."""
        choice = chosen(box, text)
        if choice:
            yield box.text.paths[0], Found(choice, cell.cell, box)
            if box.choices and besides(box.choices, text):
                self.leftovers.append(Leftover(cell.cell.place, text, findings.IN_PART))
        elif choice is None:
            self.leftovers.append(Leftover(cell.cell.place, text, findings.NO_CHOICE))

    def split(self, box: Box, cell: Slot, text: str) -> Mapping[str, str]:
        """Return the values among the words of *box*; where *text* has others, what stands in their place."""
        pattern = self.judge.patterns[id(box)]
        values = pattern.split(text)
        if values is not None:
            return values
        path = main_path(box)
        if box.text.paths == ("amount_unit",) and (unit := named_unit(text)):
            return {path: unit}
        value = _within(text, pattern.literals) if any(pattern.literals) else text
        if not _has_more(text, value, pattern.literals):
            return {path: value}
        self.leftovers.append(Leftover(cell.cell.place, text, findings.IN_PART))
        return {path: value} if self.form.paths.get(path) is Sort.TEXT or number(value) is not None else {}

    def begin(self, step: Step, numbers: Mapping[int, Found]) -> None:
        """Begin the elements that the row begins; one whose number was there before goes on after a page's end."""
        seen: set[int] = set()
        for item in step.items:
            parent = self.root
            for loop in item.loops:
                each = loop.block.each
                if each is None:
                    continue
                if loop.number not in seen:
                    seen.add(loop.number)
                    is_begun = loop.number in step.begins and not _is_said_again(step, loop, self.before)
                    self.begin_one(parent, loop, each, numbers.get(loop.number), is_begun=is_begun)
                parent = self.current[loop.number]

    def begin_one(self, parent: Element, loop: Loop, each: str, count: Found | None, *, is_begun: bool) -> None:
        """Begin an element of *loop*, if there is none or the row begins one."""
        number = number_of(count.text) if count else None
        current = self.current.get(loop.number)
        goes_on = current is not None and number is not None and current.number(each) == number
        if current is None or (is_begun and not goes_on):
            self.current[loop.number] = parent.begun(loop, each, number)

    def element(self, loop: int) -> Element:
        """Return the element of *loop* that is being read; -1 is the table itself."""
        return self.root if loop < 0 else self.current[loop]

    def take_list(self, item: Item, slot: Slot, text: str) -> None:
        """Take a list apart that stands in one box as *text*."""
        box = item.box
        if box.each is None or slot.is_blank or stands_in(box, slot.text):
            return
        name = name_of(box.each)
        owner = self.element(_owner(item.loops, box.each))
        pattern = self.judge.patterns[id(box)]
        elements = owner.parts.setdefault((box.each, box.only, box.named), [])
        for place, values in enumerate(items(box, pattern, (f"{name}.number", f"{name}.numeral"), text)):
            if place == len(elements):
                elements.append(owner.listed(box, box.each, place))
            for path, words in values.items():
                if words and not words.isspace():
                    elements[place].values.setdefault(path, []).append(Found(words, slot.cell, box))

    def inherit(self, step: Step) -> None:
        """Let rows without a label have the one of the row above."""
        rows = {
            loop.number
            for item in step.items
            for loop in item.loops
            if loop.block.each and name_of(loop.block.each) == "indicator"
        }
        for loop in rows:
            element = self.current[loop]
            above = self.above.get(loop)
            self.above[loop] = element
            if above is not None and above is not element:
                self.inherit_labels(element, above)

    def inherit_labels(self, element: Element, above: Element) -> None:
        """Give *element* the labels that it lacks of the row above: a first one that goes on keeps its second one."""
        for path in _INHERITED:
            known, found = element.first(path), above.first(path)
            if known and (found is None or plain(known.text) != plain(found.text)):
                return  # under another first level the second one is its own
            if found and not known:
                element.values[path] = [found._replace(inherited=True)]


def _value(step: Step, item: int, slot: int) -> str:
    """Return what a cell says for a box: what stands behind the label, where one cell holds both."""
    text, label = step.slots[slot].text, step.items[item - 1]
    if label.is_label and (item - 1, slot) in step.pairs:
        return after_label(label.box.text.text, text) or text
    return text


def _words(step: Step) -> tuple[str, ...]:
    return tuple(plain(slot.text) for slot in step.slots if not slot.is_blank)


def _is_said_again(step: Step, loop: Loop, before: Step | None) -> bool:
    """Whether a row says of the element of *loop* only what the row above does, and something of what is in it."""
    inner = any(loop in (loops := _each(step, item)) and loops[-1] is not loop for item, _ in step.pairs)
    above = _own(before, loop) if before and (step.has_slipped or before.has_slipped) else {}
    own = {box: slot for box, slot in _own(step, loop).items() if not slot.is_blank}
    return inner and all(
        slot.again or (box in above and plain(above[box].text) == plain(slot.text)) for box, slot in own.items()
    )


def _own(step: Step, loop: Loop) -> dict[int, Slot]:
    """Return what a row says of the element of *loop*, by the identity of its boxes."""
    found = ((step.items[item], step.slots[slot]) for item, slot in step.pairs if _each(step, item)[-1:] == [loop])
    return {id(item.box): slot for item, slot in found if not item.below}


def _each(step: Step, item: int) -> list[Loop]:
    """Return the lists that a box stands in, outermost first."""
    return [loop for loop in step.items[item].loops if loop.block.each]


def _repeats(item: Item, slot: Slot) -> bool:
    """Whether a cell that began in a row above counts for this one: merged over the rows of a list."""
    return slot.below and bool(slot.text.strip()) and any(loop.block.each for loop in item.loops)


def _owner(loops: Sequence[Loop], path: str) -> int:
    """Return the number of the loop whose element *path* is a value of, -1 for the table."""
    head = path.partition(".")[0]
    for loop in reversed(loops):
        each = loop.block.each
        if each is None:
            continue
        name = name_of(each)
        if name == head or (each == "every_indicator" and head == "goal"):
            return loop.number
        if (name == "table" and head not in _ELEMENTS) or (name in _GROUPS and head == "sum"):
            return loop.number
    return -1


_GROUPS = frozenset({"group", "department"})
_ELEMENTS = frozenset({*LOOPS.values(), "sum"}) - {"table"}


def _has_more(text: str, value: str, literals: Sequence[re.Pattern[str] | None]) -> bool:
    """Whether *text* says more than *value* and the words that the form prints around it."""
    rest = text.replace(value, " ", 1)
    for literal in literals:
        rest = literal.sub(" ", rest, count=1) if literal else rest
    return re.search(r"[^\W_]{2,}|\d", rest) is not None


def _within(text: str, literals: Sequence[re.Pattern[str] | None]) -> str:
    """Return what of a damaged title is its value: what stands behind its first words, and before its last."""
    start = literals[0].search(text) if literals[0] else None
    end = literals[-1].search(text) if literals[-1] else None
    return text[start.end() if start else 0 : end.start() if end else len(text)]
