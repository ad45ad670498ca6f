"""The words of a cell as the value that the format stores: exact numbers, coded words, choices, plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pgt import figures
from pgt.diagnostics import Text
from pgt.form import Declared, Form
from pgt.form.paths import YEARS, Sort
from pgt.forms import findings
from pgt.forms.elements import Element, Found
from pgt.forms.findings import Leftover, Remark
from pgt.forms.labels import bare, plain
from pgt.forms.money_unit import bare_unit, line_unit, named_unit
from pgt.forms.numbers import number
from pgt.forms.pattern import is_code, number_of, year_of
from pgt.forms.ticks import besides, is_left_open, ticked
from pgt.grid import Cell, NumberFormat
from pgt.model import MONTHS
from pgt.money import AMOUNT_UNITS

Data = dict[str, Any]

NUMBERS = frozenset({Sort.AMOUNT, Sort.NUMBER, Sort.RATE})
_MOST_DECIMALS = 10
_YEARS = range(1900, 2200)
_OUTLOOKS = ("certain", "possible", "impossible")


class Reader:
    """Turns words into values; what cannot be one is listed."""

    def __init__(self, form: Form, leftovers: list[Leftover], unit_line: Cell | None = None) -> None:
        self.form, self.leftovers = form, leftovers
        self.remarks: list[Remark] = []
        self.unit_line = unit_line
        """A line apart that names the unit of all amounts."""
        named = named_unit(unit_line.shown) if unit_line else None
        self.unit: str | None = named or form.amount_unit
        self.is_unit_printed = named is not None
        self.has_amounts = False
        self.year: int | None = None

    def leave(self, found: Found, why: Text) -> None:
        """List a cell whose words are no value of its box."""
        self.leftovers.append(Leftover(found.cell.place, found.text, why))

    def remark(self, found: Found, zh: str, en: str) -> None:
        """Say how a cell was read, where that is not just what stands in it."""
        self.remarks.append(Remark(found.cell.place, Text(zh, en)))

    def settle(self, *elements: Element) -> None:
        """Find out which unit and which year hold for the table; the innermost element that says so is the last."""
        for element in elements:
            self._settle_unit(element)
            for path, distance in YEARS.items():
                found = element.first(path)
                if found:
                    self._settle_year(found, distance)

    def _settle_unit(self, element: Element) -> None:
        found = element.first("amount_unit")
        if found is None:
            return
        unit = bare_unit(found.text) or line_unit(found.text)
        if unit is None:
            self.leave(found, findings.NO_CHOICE)
        elif self.unit_line and unit != self.unit:
            self.leave(found, findings.differs(self.unit_line.shown))
        else:
            self.unit, self.is_unit_printed = unit, True

    def _settle_year(self, found: Found, distance: int) -> None:
        year = year_of(found.text.strip().removesuffix("年度").removesuffix("年"))
        if year is None or year not in _YEARS:
            self.leave(found, findings.NO_NUMBER)
        elif self.year not in (None, year - distance):
            self.leave(found, findings.differs(str(self.year)))
        else:
            self.year = year - distance

    def assumptions(self, place: str) -> Iterator[Remark]:
        """Say that the amounts of the table at *place* are taken to be in the form's unit, where none is printed."""
        if self.has_amounts and not self.is_unit_printed and "amount_unit" in self.form.paths and self.unit:
            zh, en = (
                f"没有印金额单位，按表样当作{self.unit}",
                f"no unit of amounts is printed: {self.unit}, as the form",
            )
            yield Remark(place, Text(zh, en))

    def best(self, element: Element, path: str) -> Found | None:
        """Return the words for *path*, holding the cells that repeat them against them."""
        found = element.first(path)
        if found is None:
            return None
        if self.form.paths.get(path) in NUMBERS:
            alike = [one for one in element.values[path] if one.is_alone is found.is_alone]
            found = max(alike, key=_digits)
        for other in element.values[path]:
            if not self._agrees(path, other, found):
                self.leave(other, findings.differs(found.text))
        return found

    def _agrees(self, path: str, other: Found, found: Found) -> bool:
        """Whether two cells say the same of *path*; a title may say it in more words, or have lost some."""
        if self.form.paths.get(path) in NUMBERS:
            numbers = [number(one.text, one.box.text.suffix or "", "%", "分", *AMOUNT_UNITS) for one in (other, found)]
            return numbers[0] is None or numbers[1] is None or numbers[0] == numbers[1]
        one, two = plain(other.text), plain(found.text)
        return one == two or (not (other.is_alone and found.is_alone) and (one in two or two in one))

    def value(self, path: str, found: Found) -> Any:
        """Return what *found* says as the format stores it, None where it says nothing that can be stored."""
        head, _, field = path.rpartition("fields.")
        if not field.count(".") and (head or path.startswith("fields.")):
            return self.declared(self.form.fields[field], found)
        sort = self.form.paths.get(path, Sort.TEXT)
        if sort is Sort.AMOUNT:
            return self.amount(found)
        if sort in NUMBERS:
            return self.number(found)
        if sort in {Sort.COUNT, Sort.NUMERAL}:
            count = number_of(found.text)
            if count is None:
                self.leave(found, findings.NO_NUMBER)
            return count
        if is_code(path):
            return re.sub(r"\s+", "", found.text)
        return self.outlook(found) if path.endswith(".outlook") else found.text

    def amount(self, found: Found) -> Decimal | None:
        """Return an amount; one that is printed in another unit than the table's is left."""
        tail = next((unit for unit in ("万元", "亿元", "元") if plain(found.text).endswith(unit)), None)
        if tail and self.unit and tail != self.unit:
            self.leave(found, findings.OTHER_UNIT)
            return None
        if plain(found.text).endswith("%") and not (found.box.text.suffix or "").endswith("%"):
            self.leave(found, findings.NO_NUMBER)
            return None
        self.has_amounts = self.has_amounts or not tail
        return self.number(found, tail or "")

    def number(self, found: Found, *suffixes: str) -> Decimal | None:
        """Return a number with the digits that it is shown with, and those that its cell holds beyond."""
        cell = found.cell
        if isinstance(cell.value, Decimal) and cell.shown == found.text:
            return self._held(found, cell.value, cell.number)
        value = number(found.text, found.box.text.suffix or "", "%", "分", *suffixes)
        if value is None:
            self.leave(found, findings.NO_NUMBER)
        return value

    def _held(self, found: Found, value: Decimal, shown: NumberFormat) -> Decimal:
        held = value.scaleb(2) if shown.percent else value
        decimals = figures.decimals(held.normalize())
        if decimals <= shown.decimals:
            return held.quantize(Decimal(1).scaleb(-shown.decimals))
        if decimals > _MOST_DECIMALS:
            held = held.quantize(Decimal(1).scaleb(-shown.decimals))
        if found.box.decimals is None:
            kept = format(held, "f")
            self.remark(found, f"显示 {found.text}，读作 {kept}", f"the cell shows {found.text}, and is read as {kept}")
        return held

    def declared(self, declared: Declared, found: Found) -> str | None:
        """Return the value of a field of the form's own; of boxes to tick, the one that is ticked."""
        if declared.kind == "choices" and found.text and set(declared.chosen(found.text)) <= {*declared.choices}:
            return found.text
        if declared.ticks is None:
            held = self._figure(found) if declared.kind in {"amount", "percent"} else None
            return found.text if held is None else format(held, "f")
        found_ticked = ticked(declared, found.text)
        if found_ticked and besides(declared, found.text):
            self.leave(found, findings.IN_PART)
        alone = [choice for choice in declared.choices if plain(choice) == plain(found.text)]
        if declared.kind == "choices" and found_ticked:
            return "、".join(found_ticked)
        if len(found_ticked) == 1 or alone:
            return (alone or found_ticked)[0]
        if not is_left_open(declared, found.text):
            self.leave(found, findings.NO_CHOICE)
        return None

    def _figure(self, found: Found) -> Decimal | None:
        """Return the number in a box of the form's own; such a box may hold words as well."""
        if isinstance(found.cell.value, Decimal):
            return self.number(found)
        if "," in found.text or (self.unit and plain(found.text).endswith(self.unit)):
            return number(found.text, found.box.text.suffix or "", "%", self.unit or "")
        return None

    def coded(self, found: Found, *codes: str) -> str | None:
        """Return the code whose word was printed."""
        if found.text in codes:  # the box of one choice, ticked
            return found.text
        code = next((code for code in codes if bare(self.form.words[code]) == bare(found.text)), None)
        if code is None:
            self.leave(found, findings.NO_CHOICE)
        return code

    def outlook(self, found: Found) -> str | None:
        """Return how likely an indicator is to be reached."""
        return self.coded(found, *_OUTLOOKS)


def _digits(found: Found) -> int:
    """Return how many decimals a cell shows."""
    return len(re.sub(r"\D", "", found.text.partition(".")[2]))


def put(data: Data, path: str, value: Any) -> None:
    """Put *value* into *data* where *path* leads, which may be the progress at the end of a month."""
    *above, key = path.split(".")
    for at, step in enumerate(above):
        if step == "progress" and not at:
            rows = data.setdefault("progress", [])
            month = MONTHS.index(above[1]) + 1
            if all(row["month"] != month for row in rows):
                rows.append({"month": month})
                rows.sort(key=_month)
            data = next(row for row in rows if row["month"] == month)
        elif not (at == 1 and above[0] == "progress"):
            data = data.setdefault(step, {})
    data[key] = value


def _month(row: Data) -> int:
    return int(row["month"])
