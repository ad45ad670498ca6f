"""What a reviewer would write below a table: what is missing, not judged, does not agree, was changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pgt.changes import Departure, Kind, Part
from pgt.diagnostics import Pointer, Text
from pgt.render.changes.figures import value
from pgt.render.changes.words import about, headword, is_whole, label
from pgt.render.excerpt import LONG, shorten
from pgt.render.names import table_name
from pgt.render.scores import words
from pgt.score import Comparison, Difference, Missing, What, exact
from pgt.selfevaluation import Answer, Scored

_ALIKE = 3
"""So many indicators that lack the same are put on one line."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A heading, and the lines below it."""

    heading: Text
    lines: tuple[Text, ...]
    count: int


def matters(table: Scored) -> tuple[Matter, ...]:
    """Return what there is to say of *table*, sort by sort."""
    found = (
        _matter(Text("缺", "missing"), _missing(table), len(table.evaluation.missing)),
        _matter(Text("没有判断", "not judged"), _not_judged(table)),
        _matter(Text("不符", "does not agree"), _objections(table)),
        _matter(Text("印的与算的", "printed and computed"), _comparison(table)),
        _matter(Text("批复后改动", "changed after approval"), _drift(table)),
        _matter(Text("说明", "remarks"), _remarks(table)),
    )
    return tuple(matter for matter in found if matter.lines)


def _matter(heading: Text, lines: Iterable[Text], count: int | None = None) -> Matter:
    found = tuple(lines)
    return Matter(heading, found, len(found) if count is None else count)


def _at(table: Scored, pointer: Pointer, line: Text) -> Text:
    number = table.lines.get(pointer)
    return Text(f"第 {number} 行 {line.zh}", f"line {number}: {line.en}") if number else line


def _missing(table: Scored) -> Iterator[Text]:
    """Yield what is missing; what many rows lack in the same words is one line."""
    alike: dict[tuple[What, Text], list[Missing]] = {}
    for missing in table.evaluation.missing:
        alike.setdefault((missing.what, missing.message), []).append(missing)
    for (_, message), found in alike.items():
        names = [words.shown_name(one) for one in found if one.indicator is not None]
        if len(names) >= _ALIKE:
            places = [table.lines.get(one.pointer) for one in found]
            listed = "、".join(f"{name}（{at}）" if at else name for name, at in zip(names, places, strict=True))
            in_english = ", ".join(f"{name} ({at})" if at else name for name, at in zip(names, places, strict=True))
            which = Text("，括号里是行号" if any(places) else "", ", with their lines" if any(places) else "")
            yield Text(
                f"{message.zh}（{len(found)} 项{which.zh}）：{listed}",
                f"{message.en} ({len(found)}{which.en}): {in_english}",
            )
            continue
        for one in found:
            yield _at(table, one.pointer, _of(one.indicator, message))


def _of(name: str | None, message: Text) -> Text:
    shown = shorten(name, LONG) if name else ""
    return Text(f"{shown}：{message.zh}", f"{shown}: {message.en}") if shown else message


def _not_judged(table: Scored) -> Iterator[Text]:
    """Yield why rows were not judged, where nothing is missing: it is there, and cannot be read or compared."""
    told = {(missing.indicator, missing.message) for missing in table.evaluation.missing}
    for item in table.evaluation.items:
        why = item.not_judged
        if why is None or item.empty or item.given is not None or (item.name, why.message) in told:
            continue
        name = words.indicator(item)
        line = Text(f"{name.zh}：{why.message.zh}", f"{name.en}: {why.message.en}")
        pointer = why.correction.pointer if why.correction else (*item.pointer, "actual")
        yield _at(table, pointer, line)
    spent = table.evaluation.execution.not_judged
    if spent and (None, spent) not in told:
        line = Text(f"{words.EXECUTION.zh}：{spent.zh}", f"{words.EXECUTION.en}: {spent.en}")
        yield _at(table, table.evaluation.execution.pointer, line)


def _objections(table: Scored) -> Iterator[Text]:
    names = {item.pointer: item.name for item in table.evaluation.items}
    for objection in table.objections:
        name = next((name for pointer, name in names.items() if objection.pointer[: len(pointer)] == pointer), None)
        line, way_out = _of(name, objection.message), objection.way_out
        if way_out:
            line = Text(f"{line.zh}；{way_out.zh}", f"{line.en}; {way_out.en}")
        yield _at(table, objection.pointer, line)


def _comparison(table: Scored) -> Iterator[Text]:
    """Yield the printed figures that are not the computed ones; the parts explain the total."""
    compared = table.evaluation.comparison
    if compared is None:
        return
    for figure in (compared.total, *compared.items, compared.execution, compared.rate):
        if figure and figure.computed is None:
            yield _at(table, figure.pointer, _uncompared(figure))
        elif figure and figure.amount:
            is_small = not compared.disagrees if figure is compared.total else not figure.exceeds(compared.tolerance)
            line = _within(_difference(figure)) if is_small else _difference(figure, _rounded(figure))
            yield _at(table, figure.pointer, line)
    yield from _sum(compared)
    if compared.rating:
        yield _at(table, ("result", "rating"), compared.rating)


def _uncompared(figure: Difference) -> Text:
    printed = exact.shown(figure.printed)
    because = figure.because or Text("还有待定的分", "points are still open")
    return Text(
        f"{figure.name.zh}：印的 {printed}，没有算得的可比（{because.zh}）",
        f"{figure.name.en}: {printed} printed, with nothing to compare it to ({because.en})",
    )


def overall(compared: Comparison) -> Iterator[Text]:
    """Yield what is wrong with a printed result as a whole, its rows counted."""
    for figure in (compared.total, compared.execution, compared.rate):
        if figure and figure.exceeds(compared.tolerance):
            yield _difference(figure)
    rows = sum(figure.exceeds(compared.tolerance) for figure in compared.items)
    if rows:
        en = "1 indicator has another score" if rows == 1 else f"{rows} indicators have other scores"
        yield Text(f"{rows} 项指标的得分与算得的不同", f"{en} than computed")
    yield from _sum(compared)
    if compared.rating:
        yield compared.rating


def _difference(figure: Difference, also: Text | None = None) -> Text:
    printed, computed = exact.shown(figure.printed), exact.shown(figure.computed or Decimal(0))
    amount = figure.amount or Decimal(0)
    gap = exact.shown(abs(amount))
    name = Text(shorten(figure.name.zh, LONG), shorten(figure.name.en, LONG))
    more = Text("多", "more") if amount > 0 else Text("少", "less")
    why = Text.joined((text for text in (figure.because, also) if text), "；", "; ")
    return Text(
        f"{name.zh}：印的 {printed}，算得 {computed}，{more.zh} {gap}" + (f"（{why.zh}）" if why.zh else ""),
        f"{name.en}: {printed} printed, {computed} computed, {gap} {more.en}" + (f" ({why.en})" if why.en else ""),
    )


def _rounded(figure: Difference) -> Text | None:
    """Say that a printed figure is the computed one as a whole number; of a sum its parts say so."""
    if figure.because is None or figure.computed is None:
        return None
    is_rounded = figure.printed == exact.half_up(Fraction(figure.computed), 0)
    return Text("印成了整数", "printed as a whole number") if is_rounded else None


def _within(line: Text) -> Text:
    return Text(f"{line.zh}；在允许的误差内", f"{line.en}; within the tolerance")


def _sum(compared: Comparison) -> Iterator[Text]:
    rest = compared.remainder
    if rest is None or abs(rest) <= compared.tolerance or compared.total is None:
        return
    total, parts = exact.shown(compared.total.printed), exact.shown(exact.subtract(compared.total.printed, rest))
    if compared.is_sum_wrong:
        yield Text(
            f"加错了：印的各项得分相加是 {parts}，总分印的是 {total}",
            f"wrong sum: the printed scores add up to {parts}, and the printed total is {total}",
        )
    else:
        yield Text(
            f"印的总分 {total}，按各项应是 {parts}；没有印的各项按算得的计",
            f"a total of {total} is printed; by its parts it is {parts}, taking those not printed as computed",
        )


def _drift(table: Scored) -> Iterator[Text]:
    found = table.drift
    if found is None:
        return
    if not found.is_approved:
        yield Text("批复的版本里没有这张表", "the approved revision does not have this table")
    settled = [departure for departure in found.departures if not departure.needs_reason]
    for departure in found.departures:
        if departure.needs_reason:
            line = _departed(departure)
            yield line if departure.is_gone else _at(table, departure.change.pointer, line)
    if settled:
        count = len(settled)
        weights = "1 weight that was" if count == 1 else f"{count} weights that were"
        are = "is" if count == 1 else "are"
        yield Text(f"批复时没有分值，现在写了 {count} 项", f"{weights} left open at approval {are} written now")


def _departed(departure: Departure) -> Text:
    """Say what was changed, from what to what, and why."""
    change = departure.change
    old, new = value(change, change.old), value(change, change.new)
    subject, head, what = about(change.subject), headword(change), label(change, None)
    zh, en = [head.zh], [head.en]
    if subject:
        zh.append(subject.zh)
        en.append(subject.en)
    if is_whole(change):
        shown = new if change.old is None else old
        zh.append(shown.zh)
        en.append(shown.en)
    else:
        zh.append(f"{what.zh} {old.zh} → {new.zh}")
        en.append(f"{what.en} {old.en} → {new.en}")
    why = _why(departure)
    return Text(f"{' '.join(zh)}；{why.zh}", f"{' '.join(en)}; {why.en}")


def _why(departure: Departure) -> Text:
    """Give the reason for a change, or say where it has to be written: a year-end `reason` is about the result."""
    if departure.reason:
        said = shorten(departure.reason, LONG)
        return Text(f"说明：{said}", f"note: {said}")
    if not departure.has_place:
        return Text("表里没有写原因的地方", "the table has no place for a reason")
    subject = departure.change.subject
    if departure.change.part is Part.BUDGET:
        return Text("budget.notes 里没有说明改动的原因", "no budget.notes says why it was changed")
    if subject is None or subject.kind is not Kind.INDICATOR:
        return Text("没有说明原因", "no reason given")
    return Text("note 里没有说明改动的原因", "no note says why it was changed")


def _remarks(table: Scored) -> Iterator[Text]:
    """Yield how values were read where that is not plain, and what has not to be mended."""
    for objection in table.remarks:
        yield _at(table, objection.pointer, objection.message)
    for item in table.evaluation.items:
        name = words.indicator(item)
        for remark in item.remarks:
            yield _at(table, item.pointer, Text(f"{name.zh}：{remark.zh}", f"{name.en}: {remark.en}"))
    if table.evaluation.is_all_full:
        yield Text("每一项都得满分，审核时会多看一眼", "every row has full points, which a reviewer looks at twice")
    compared = table.evaluation.comparison
    if compared and compared.agrees and compared.total and compared.total.amount == 0:
        yield _agreement(exact.shown(compared.total.printed), len(compared.taken))


def _agreement(total: str, taken: int) -> Text:
    """Say that the printed total is right, and how much of it was taken as it was printed."""
    if not taken:
        return Text(f"印的总分 {total}，与算得的一致", f"the printed total, {total}, is the computed one")
    return Text(
        f"印的总分 {total}，加得对；其中 {taken} 项的得分照印的计",
        f"the printed total, {total}, adds up, with {taken} of its scores taken as printed",
    )


def departed_tables(answer: Answer) -> Iterator[Text]:
    """Yield the tables that were approved and are gone."""
    for outline in answer.gone:
        name = table_name(outline)
        yield Text(
            f"批复的表不见了：{name.zh}（{outline.file}）", f"an approved table is gone: {name.en} ({outline.file})"
        )
