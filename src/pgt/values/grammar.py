"""The grammar of a value: from a printed string to a `Value`. Total: an answer for any text, and quickly."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from pgt.values import patterns
from pgt.values.dates import Span, read_span
from pgt.values.numerals import chinese_number, fold
from pgt.values.units import measure
from pgt.values.value import Constraint, Kind, Note, Operator, Reason, Value, same_dimension

# A longer cell is prose; no expression below ever sees one, so none can run away.
_LONGEST_VALUE = 200
# The default context of `decimal` rounds beyond 28 digits: more would not survive a sum.
_MOST_FIGURES = 28
_UNITS_OF = {None: "", "百": "%", "千": "‰"}


def parse(text: str) -> Value:
    """Read a target or an actual value. Never raises, and `str(parse(text)) == text`."""
    return _parse(text) if len(text) <= _LONGEST_VALUE else _overlong(text)


def _overlong(text: str) -> Value:
    """Answer without reading, so that neither time nor the cache can grow with the text."""
    stripped = text.strip()
    if len(stripped) <= _LONGEST_VALUE:
        return replace(_parse(stripped), text=text)
    head = fold(stripped[:_LONGEST_VALUE])
    if re.match(patterns.STARTS_WITH_SIGN, head) or re.fullmatch(patterns.NUMBER_ONLY, head):
        return Value(text, reason=Reason.TOO_LONG)
    return _words(text)


@lru_cache(maxsize=2048)
def _parse(text: str) -> Value:
    """Read text that is no longer than a value may be; the same few values recur all over a set of tables."""
    if (match := patterns.PLAIN.fullmatch(text)) and (kind := _plain_kind(match[3])):
        sign, figures, unit = match.groups()
        operator = patterns.SIGNS[sign] if sign else None
        kind = Kind.TOLERANCE if operator is Operator.PLUS_MINUS else kind
        return Value(text, (Constraint(operator, Decimal(figures), unit, kind, text),))
    folded = fold(text)
    plain = folded.strip()
    if not plain:
        return Value(text)
    if plain == text:
        return _read(text, text)
    offset = folded.index(plain)
    printed = text[offset : offset + len(plain)]
    value = _read(plain, printed)
    notes = list(value.notes)
    if value.number is not None:
        if printed != plain and re.search(patterns.WIDE, printed):
            notes.append(Note.FULL_WIDTH)
        if printed != plain and Note.OPERATOR_SIGN not in notes and re.search(patterns.ODD_SIGN, printed):
            notes.append(Note.OPERATOR_SIGN)
        if len(plain) != len(text) and Note.STRAY not in notes:
            notes.append(Note.STRAY)
    return replace(value, text=text, notes=tuple(notes))


@lru_cache(maxsize=1024)
def _plain_kind(unit: str) -> Kind | None:
    """Give the kind of what is no more than a number and this unit; None where there is more to read in it."""
    if not unit:
        return Kind.QUANTITY
    match = patterns.match_constraint(f"1{unit}")
    if match is None or match["unit"] != unit or _may_be_date("2023", unit):
        return None
    value = _constraint(match, "1", unit, unit)
    return value.kind if value and not value.notes else None


def _read(plain: str, printed: str) -> Value:
    """Read folded text whose printed form is as long."""
    if not patterns.HINT.search(plain):
        return _words(printed)
    value = _read_part(plain, printed) or _read_parts(plain, printed)
    if value is not None:
        return value
    reason = _why_unreadable(plain)
    return Value(printed, reason=reason) if reason else _words(printed)


def _words(text: str) -> Value:
    return Value(text, (Constraint(None, None, "", Kind.QUALITATIVE, text),))


def _read_part(plain: str, printed: str) -> Value | None:
    """Read one constraint, range or date; None where it is neither, or not one alone."""
    match = patterns.match_constraint(plain)
    if match and not _may_be_date(match["figures"], match["unit"]):
        return _constraint(match, match["figures"], match["unit"], printed)
    span = read_span(plain)
    if isinstance(span, Reason):
        return Value(printed, reason=span)
    if span:
        return _span(span, printed)
    if match:
        return _constraint(match, match["figures"], match["unit"], printed)
    if match := patterns.match_range(plain):
        return _range(match, printed)
    return _read_words(plain, printed)


def _may_be_date(figures: str, unit: str) -> bool:
    """Tell whether figures and unit may be a date, as 2023年, 12月 and 12.31前 are, and 10年 and 30日 are not."""
    if unit in {"年", "日"} and len(figures) < len("2023"):
        return False
    return unit[:1] in patterns.DATE_UNITS or "前" in unit


def _read_words(plain: str, printed: str) -> Value | None:
    """Read what is said in words: 不少于三次, 百分之九十, 每人每月60元, 一年一次."""
    if match := patterns.match_numeral(plain):
        return _constraint(match, match["figures"], _UNITS_OF[match["of"]] or match["unit"], printed)
    if match := re.fullmatch(patterns.ONCE_IN, plain):
        number, many = _number(match["figures"]), _number(match["many"])
        if number is None:
            return None
        each = match["many"] if many is None else "" if many == 1 else str(many)
        unit = f"{match['unit']}/{each}{match['time']}"
        return Value(printed, (Constraint(None, number, unit, _kind(None, unit), printed),))
    return _read_each(plain, printed)


def _read_each(plain: str, printed: str) -> Value | None:
    """Read for whom or how often an amount is before the amount itself: 每人每月60元 is 60元/人/月."""
    per, rest = "", plain
    while match := re.match(patterns.EACH, rest):
        years = match["years"]
        per += f"/{_number(years)}年" if years else f"/{match['of']}"
        rest = rest[match.end() :]
    if not per:
        return None
    given = re.match(patterns.GIVEN, rest)
    rest = rest[given.end() :] if given else rest
    match = patterns.match_constraint(rest) or patterns.match_numeral(rest)
    if not match or not match["unit"]:
        return None
    return _constraint(match, match["figures"], f"{match['unit']}{per}", printed)


def _number(figures: str) -> Decimal | None:
    return Decimal(figures.replace(",", "")) if "0" <= figures[-1] <= "9" else chinese_number(figures)


def _kind(operator: Operator | None, unit: str) -> Kind:
    if operator is Operator.PLUS_MINUS:
        return Kind.TOLERANCE
    if not unit:
        return Kind.QUANTITY
    of = measure(unit)
    if of.is_percent:
        return Kind.PERCENT
    if of.is_money:
        return Kind.MONEY
    return Kind.FREQUENCY if of.is_frequency else Kind.QUANTITY


def _constraint(match: re.Match[str], figures: str, unit: str, printed: str) -> Value | None:
    """Make one constraint of a match of `patterns.match_constraint` or `patterns.match_numeral`; None if no number."""
    unit = unit.replace(" ", "")
    if match["yuan"] and "元" not in unit:
        unit = f"{unit}元"
    operator = _operator(match)
    if isinstance(operator, Reason):
        return Value(printed, reason=operator)
    if len(figures) > _MOST_FIGURES:
        return Value(printed, reason=Reason.TOO_LONG)
    number = _number(figures)
    if number is None:
        return None
    constraint = Constraint(operator, number, unit, _kind(operator, unit), printed)
    return Value(printed, (constraint,), None, _notes(match, unit))


def _operator(match: re.Match[str]) -> Operator | Reason | None:
    """Return the operator that a match has; a reason where the words behind its number contradict it."""
    sign, word, limit = match.group("sign", "word", "limit")
    operator = patterns.SIGNS[sign] if sign else patterns.WORDS[word] if word else None
    if not limit:
        return operator
    if operator is None:
        return patterns.LIMITS[limit]
    # ±10%以内 says the tolerance twice, as ≥90%以上 does its limit.
    if operator.direction == patterns.LIMITS[limit].direction or (operator is Operator.PLUS_MINUS and limit != "以上"):
        return operator
    return Reason.CONTRADICTION


def _notes(match: re.Match[str], unit: str) -> tuple[Note, ...]:
    """Return what was read leniently, in the order of the list."""
    sign, lead, near, word, figures, more, limit, around, trail, stop = match.group(
        "sign", "lead", "near", "word", "figures", "more", "limit", "around", "trail", "stop"
    )
    by_numeral = not "0" <= figures[-1] <= "9"
    found = (
        (Note.THOUSANDS, "," in figures),
        (Note.OPERATOR_SIGN, sign is not None and len(sign) > 1),
        (Note.OPERATOR_WORD, word or limit),
        (Note.CHINESE_NUMERAL, by_numeral and not measure(unit).is_frequency),
        (Note.PERCENT_WORD, unit == "百分比" or (unit and unit[0] in "%‰" and unit[0] not in match.string)),
        (Note.BARE_SCALE, unit and measure(unit).is_bare_scale),
        (Note.APPROXIMATE, near or more or around),
        (Note.EXTRA_WORDS, lead or trail),
        (Note.STRAY, stop or " " in match.string),
    )
    return tuple(note for note, is_found in found if is_found)


def _range(match: re.Match[str], printed: str) -> Value | None:
    """Make ≥ and ≤ of 80%-90%; a lower end without a unit has that of the upper."""
    high_unit = match["high_unit"].replace(" ", "")
    low_unit = match["low_unit"].replace(" ", "") or high_unit
    if max(len(match["low_figures"]), len(match["high_figures"])) > _MOST_FIGURES:
        return Value(printed, reason=Reason.TOO_LONG)
    low, high = (
        Constraint(
            operator,
            _number(match[f"{end}_figures"]),
            unit,
            _kind(None, unit),
            printed[slice(*match.span(end))],
            ranged=True,
        )
        for operator, end, unit in ((Operator.GE, "low", low_unit), (Operator.LE, "high", high_unit))
    )
    if low.amount is None or high.amount is None:
        return None
    if not same_dimension(low, high) or low.amount > high.amount:
        return Value(printed, reason=Reason.CONTRADICTION)
    found = (
        (Note.THOUSANDS, "," in match[0]),
        (Note.BARE_SCALE, any(unit and measure(unit).is_bare_scale for unit in (low_unit, high_unit))),
        (Note.STRAY, " " in match[0]),
    )
    return Value(printed, (low, high), None, tuple(note for note, is_found in found if is_found))


def _span(span: Span, printed: str) -> Value:
    operator = patterns.SIGNS[span.operator] if span.operator else None
    return Value(printed, (Constraint(operator, None, "", span.kind, printed, span.start, span.end),))


def _read_parts(plain: str, printed: str) -> Value | None:
    """Read several constraints in one cell; words may follow a number, not come before it."""
    places, start = [], 0
    for separator in re.finditer(patterns.SEPARATOR, plain):
        places.append((start, separator.start()))
        start = separator.end()
    if not places:
        return None
    parts: list[Value] = []
    for first, last in (*places, (start, len(plain))):
        if first == last:  # a separator at the end
            continue
        part = _read_part(plain[first:last], printed[first:last])
        if part is None and parts and parts[0].number is not None and (parts[0].operator or parts[0].unit):
            reason = _why_unreadable(plain[first:last])
            part = Value("", reason=reason) if reason else replace(_words(printed[first:last]), notes=(Note.MIXED,))
        if part is None:
            return None
        if part.reason:
            return Value(printed, reason=part.reason)
        parts.append(part)
    return Value(
        printed,
        tuple(constraint for part in parts for constraint in part.constraints),
        None,
        tuple(dict.fromkeys(note for part in parts for note in part.notes)),
    )


def _why_unreadable(plain: str) -> Reason | None:
    """Say why text that is no constraint looks like one; None if it is just words."""
    if re.search(patterns.PLACEHOLDER, plain):
        return Reason.PLACEHOLDER
    if re.match(patterns.STARTS_WITH_SIGN, plain):
        return Reason.NUMBER if re.search(r"[0-9]", plain) else Reason.NO_NUMBER
    return Reason.NUMBER if patterns.looks_numeric(plain) else None
