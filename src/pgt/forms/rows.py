"""Indicators as they were gathered, as rows of the file format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pgt import values
from pgt.form.definition import SIGNS
from pgt.forms import findings
from pgt.forms.content import Data, Reader, put
from pgt.forms.elements import Element, Found
from pgt.forms.labels import Categories, plain
from pgt.forms.numbers import number

RECKONED = frozenset(
    {
        *("number", "numeral", "running", "first", "second", "ratio", "deviation", "deduction"),
        *("first_weight", "second_weight", "first_score", "second_score", "first_number", "second_number"),
    }
)
"""What is printed beside a row and not stored with it."""

_LEVELS = ("met", "partial", "unmet")
_YEARS_AGO = {"last_year": 1, "year_before_last": 2}
_FILLER = re.compile(
    r"(?:指标|目标|任务)\s*[0-9一二三四五六七八九十]{0,2}\s*[:：]?\s*(?:[.。·…]{2,}|\*{2,})?|[.。·…]{2,}|\*{2,}"
)
_JOINED = re.compile(
    r"(?P<name>[^≥≤><＞＜=＝≧≦]*?[^\W\d_][^≥≤><＞＜=＝≧≦\d]*?)\s*[:：,，]?\s*"
    r"(?P<target>(?:(?:[≥≤><＞＜=＝≧≦]|>=|<=|不低于|不少于|不高于|不超过|大于|小于|达到)\s*\d[\d.,]*[%％‰]?|\d[\d.]*[%％])"
    r"[^\d，。；、]{0,8})",
    re.DOTALL,
)
"""A name with a value behind it: 受益残疾人数≥120人."""
_TARGETS = frozenset({"indicator.target", "indicator.target.number"})
_PREFIX = re.compile(r"指标\s*[0-9０-９]{1,2}\s*[:：.．、]\s*")


def indicators(reader: Reader, categories: Categories, elements: Sequence[Element]) -> Iterator[Data]:
    """Yield the rows that *elements* hold."""
    for element in elements:
        row = indicator(reader, categories, element)
        if row is not None:
            yield row


def indicator(reader: Reader, categories: Categories, element: Element) -> Data | None:
    """Return the row of an indicator, None for one that is blank or was printed to be filled in."""
    found = {path.removeprefix("indicator."): one for path in element.values if (one := reader.best(element, path))}
    found = {key: one for key, one in found.items() if not key.startswith("goal.")}
    first, second = found.get("first"), found.get("second")
    content = {key: one for key, one in found.items() if key not in RECKONED}
    if all(one.below for one in content.values()):  # merged over a row that says nothing else
        content = {}
    if _is_filler(reader, element, content) or (not content and not _is_kept(element, first, second)):
        return None
    within = element.printed_by.only if element.printed_by else ()
    category = categories.find(first.text if first else "", second.text if second else "", within)
    if category is None:
        for one in {id(one.cell): one for one in found.values() if not one.inherited}.values():
            reader.leave(one, findings.NO_CATEGORY)
        return None
    _say_contradiction(reader, categories, category, first)
    row: Data = {"category": category}
    if second and plain(second.text) != plain(reader.form.labels(category)[1]):
        row["label"] = second.text
    _fill(reader, row, content)
    _say_joined(reader, row, content.get("name"))
    if element.printed_by and element.printed_by.named:
        row.setdefault("name", element.printed_by.named)
    return row


def _say_contradiction(reader: Reader, categories: Categories, category: str, first: Found | None) -> None:
    """Say that a row stands under a first level that its second one does not belong to: the second one decides."""
    if first is None or first.inherited or not categories.is_first(first.text):
        return
    own, other = categories.find(first.text, "", ()), category.partition(".")[0]
    if own and own.partition(".")[0] != other:
        label = reader.form.labels(category)[1]
        zh = f"印在“{first.text}”下面，按二级指标归到“{label}”"
        reader.remark(first, zh, f"it stands under “{first.text}”, and is taken for “{label}” by its second level")


def _say_joined(reader: Reader, row: Data, found: Found | None) -> None:
    """Say that a name ends in what looks like a value, where a value should stand beside it and does not."""
    joined = _JOINED.fullmatch(found.text.strip()) if found else None
    if found is None or joined is None or "target" in row or not _TARGETS & reader.form.paths.keys():
        return
    whole, name, target = (" ".join(words.split()) for words in (found.text, joined["name"], joined["target"]))
    reader.remark(
        found,
        f"名称“{whole}”里像是连着指标值，没有拆开：名称可写“{name}”，指标值写“{target}”",
        f"the name “{whole}” seems to end in its target, and was kept whole: write “{name}” and “{target}”",
    )


def _is_kept(element: Element, first: Found | None, second: Found | None) -> bool:
    """Whether a row with labels alone says something: that the document names the category, and nothing for it."""
    block = element.loop.block if element.loop else None
    if block and (block.every_category or block.fillers or block.only or block.named):
        return False
    label = second or first
    return label is not None and not label.inherited


def _is_filler(reader: Reader, element: Element, content: Mapping[str, Found]) -> bool:
    """Whether a row holds nothing but what stands in for what is to be filled in: 指标1, ……."""
    names = [one for key, one in content.items() if key in {"name", "description"}]
    if not names or len(names) < len(content):
        return False
    own = {plain(one) for one in (element.loop.block.fillers if element.loop else ())}
    if not all(_FILLER.fullmatch(one.text.strip()) or plain(one.text) in own for one in names):
        return False
    if not all(plain(one.text) in own for one in names):
        words = names[0].text
        reader.remark(names[0], f"“{words}”是填表提示，略过", f"“{words}” stands in for an indicator: passed over")
    return True


def _fill(reader: Reader, row: Data, content: Mapping[str, Found]) -> None:
    for key in ("target", "actual"):
        own = {part: content[f"{key}.{part}"] for part in _PARTS if f"{key}.{part}" in content}
        if "number" not in own and not _is_in_words(reader, own):
            for found in own.values():
                reader.leave(found, findings.NO_VALUE)
            continue
        whole = _whole(reader, {part: found.text for part, found in own.items()})
        if whole:
            row[key] = whole
    for key, found in content.items():
        if not key.startswith(("target.", "actual.")):
            _put(reader, row, key, found)
    if "direction" in row and "target" in row and row["direction"] == values.parse(row["target"]).direction:
        del row["direction"]  # printed, but said by the target's own operator


def _put(reader: Reader, row: Data, key: str, found: Found) -> None:
    value: Any
    match key:
        case "name":
            value = _name(reader, found)
        case "direction":
            value = reader.coded(found, "positive", "negative")
        case "level":
            value = reader.coded(found, *_LEVELS)
        case "last_year" | "year_before_last":
            _put_history(reader, row, found, _YEARS_AGO[key])
            return
        case _:
            value = reader.value(f"indicator.{key}", found)
    if value is not None:
        put(row, key, value)


_PARTS = ("operator", "number", "unit")


def _is_in_words(reader: Reader, parts: Mapping[str, Found]) -> bool:
    """Whether a value that stands in columns of its own is one in words, which stand in the column of units as well."""
    return "operator" in parts and plain(parts["operator"].text) in {"定性", plain(reader.form.words["qualitative"])}


def _whole(reader: Reader, parts: Mapping[str, str]) -> str:
    """Put a value together that stands in columns of its own."""
    operator, value, unit = (parts.get(part, "") for part in _PARTS)
    in_words = reader.form.words["qualitative"]
    if plain(operator) == "定性" or (plain(operator) == plain(in_words) and number(value) is None):  # 云南: = for both
        operator = ""
    words = {plain(reader.form.words[code]): sign for sign, code in SIGNS.items() if code in reader.form.words}
    operator = words.get(plain(operator), operator)
    if unit and value.endswith(unit):
        unit = ""
    return operator + value + unit


def _name(reader: Reader, found: Found) -> str:
    prefix = _PREFIX.match(found.text)
    if prefix is None or not found.text[prefix.end() :].strip():
        return found.text
    words = prefix[0]
    reader.remark(found, f"名称前面的“{words}”去掉了", f"“{words}” was taken off the name")
    return found.text[prefix.end() :]


def _put_history(reader: Reader, row: Data, found: Found, years_ago: int) -> None:
    if reader.year is None:
        reader.leave(found, findings.NO_YEAR)
    else:
        row.setdefault("history", {})[str(reader.year - years_ago)] = found.text
