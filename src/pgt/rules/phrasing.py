"""PGT201-PGT203 and PGT206-PGT208: how the names of indicators are worded."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from pgt.diagnostics import Severity, Text
from pgt.model import Indicator, Table
from pgt.rules._praise import is_vague
from pgt.rules._reading import reading
from pgt.rules._rule import Finding, Verdicts, at, rule
from pgt.rules._targets import only
from pgt.rules._text import shorten, with_edges, without_blanks
from pgt.rules._wording import UNTIDY, read
from pgt.values import Kind


@rule(
    "PGT201",
    Severity.WARNING,
    zh="名称“{name}”里有数字“{figure}”",
    en="the name “{name}” holds the number “{figure}”",
    hint=(
        "名称只写量什么，数字写进指标值（`target`）：以后数字变了，还是同一条指标",
        "let the name say what is measured and `target` how much: the number may change, the indicator stays",
    ),
)
def names_hold_no_numbers(table: Table) -> Verdicts:
    """The name of an indicator holds no target.

    指标名称里不写指标值。

    A name that says 1500名 says the target twice, and next year's would be another indicator. Numbers that name the
    thing meant (第三代, 0-6岁, 80岁以上) stay.

    名称里写了“1500名”，指标值就有了两处，明年数字一变又成了另一条指标。说明对象的数字（第三代、0-6岁、80岁以上）不
    算。
    """
    for row in reading(table).odd_names:
        figure = read(row.name).figure
        if figure is not None:
            yield at(row, "name", name=shorten(row.name), figure=figure)


@rule(
    "PGT202",
    Severity.WARNING,
    zh="“{name}”是一句话，不是指标名称",
    en="“{name}” is a sentence and no name of an indicator",
    hint=(
        "名称写量什么{example}；做什么、怎么做写进描述（`description`）",
        "name what is measured{example}, and say in `description` what is done",
    ),
)
def names_are_no_sentences(table: Table) -> Verdicts:
    """The name of an indicator names what is measured.

    指标名称写的是量什么，不是做什么。

    A measure can be recognized by its name (可衡量, 财预〔2015〕88号): from “对重度残疾人进行上门服务办证” nobody can
    tell whether people, visits or documents are counted. A long name that ends in its measure (…人数, …达标率) is
    one.

    指标要可衡量（财预〔2015〕88号）：“对重度残疾人进行上门服务办证”看不出数的是人、次数还是证件。名称再长，以“人数”
    “达标率”一类结尾的也是名称。
    """
    for row in reading(table).odd_names:
        if read(row.name).is_sentence:
            end = _measure(row)
            example = Text(f"，例如“……{end}”", f", such as …{end}") if end else ""
            yield at(row, "name", name=shorten(row.name), example=example)


def _measure(row: Indicator) -> str | None:
    """Return how the name of what *row* measures ends, as far as its target tells."""
    part = only(row.target)
    if part is None or part.number is None:
        return None
    if part.kind in _ENDS:
        return _ENDS[part.kind]
    return next((f"{unit}数" for unit in ("人", "户", "次", "件", "个", "家") if part.base_unit.startswith(unit)), None)


_ENDS = MappingProxyType({Kind.PERCENT: "率", Kind.MONEY: "金额"})


@rule(
    "PGT203",
    Severity.WARNING,
    zh="“{name}”没有说是什么的，放在哪个项目都行",
    en="“{name}” does not say of what, and would fit any project",
    hint=("{better}", "{better}"),
)
def names_have_an_object(table: Table) -> Verdicts:
    """The name of an indicator says of what.

    指标名称写明对象。

    Indicators point at one thing (指向明确, 财预〔2015〕88号); 覆盖率, 人数 or 资金成本 could stand in every table.
    The description may explain it, but only the name is printed in summaries and compared from year to year. Where the
    target says it in words (工程质量: 达到国家验收标准), or is the date by which all is done (完成时间), the name is
    left alone.

    指标要指向明确（财预〔2015〕88号），“覆盖率”“人数”“资金成本”放在哪张表都行。描述里可能写了，但汇总、对比时看到的只
    有名称。指标值用文字把话说清了的（“工程质量”：达到国家验收标准）、整个项目的完成时间写了日期的，
    不算。
    """
    for row in reading(table).odd_names:
        name = read(row.name).text
        if read(row.name).is_generic and not _is_told(row.target) and not _is_the_end(row):
            yield at(row, "name", name=name, better=_with_object(name, read(row.description).text))


def _is_told(target: str | None) -> bool:
    """Whether *target* is words that say of what: 工程质量 that 达到国家验收标准."""
    part = only(target)
    return part is not None and part.kind is Kind.QUALITATIVE and not is_vague(part.text) and len(part.text) >= _TOLD


_TOLD = 6
"""Characters of words that may say so much."""


def _is_the_end(row: Indicator) -> bool:
    """Whether *row* is when all of it is done: a project has one 完成时间, whatever it is about."""
    part = only(row.target)
    return row.category == "output.timeliness" and part is not None and part.kind in (Kind.DEADLINE, Kind.PERIOD)


_LONGEST_NAME = 25
_LEADS = "^(?:对于?|用于|通过)"


def _with_object(name: str, described: str) -> Text:
    better = re.sub(_LEADS, "", re.sub('[“”"]', "", described))
    if name != better and better.endswith(name) and len(better) <= _LONGEST_NAME:
        return Text(
            f"写成“{better}”，描述（`description`）改写怎么算",
            f"write “{better}”, and in `description` how it is computed",
        )
    return Text(f"在“{name}”前面写明是哪些人、哪项工作的", f"say before “{name}” whose it is, or of which work")


@rule(
    "PGT206",
    Severity.WARNING,
    zh="“{name}”是{what}，不是指标名称",
    en="“{name}” is a {what} and no name of an indicator",
    hint=(
        "名称写量什么，例如“完成时间”“按期完成率”；{what}写进指标值（`target`）",
        "name what is measured, such as 完成时间 or 按期完成率; the {what} belongs in `target`",
    ),
)
def names_are_no_periods(table: Table) -> Verdicts:
    """The name of an indicator of timeliness is no period.

    时效指标的名称不是一个周期，也不是一个期限。

    A period such as 按年 or 按项 says how often something is counted, not what is to be done in time. A date by itself
    (12月底之前完成) is the target, and not what it is the target of.

    名称写“按年”“按项”，说的是多久数一次，没有说什么事要按时完成。名称只写“12月底之前完成”，写的是指标值，没有说什么事
    完成。
    """
    for row in reading(table).odd_names:
        name = read(row.name)
        if row.category == "output.timeliness" and (name.is_period or name.is_deadline):
            what = _PERIOD if name.is_period else _DEADLINE
            yield at(row, "name", name=shorten(row.name), what=what)


_PERIOD = Text("周期", "period")
_DEADLINE = Text("期限", "deadline")


@rule(
    "PGT207",
    Severity.ERROR,
    zh="名称“{name}”里有多余的“{sign}”",
    en="the name “{name}” holds a stray “{sign}”",
    hint=("名称写“{better}”，符号归指标值（`target`）", "write “{better}”; the sign belongs in `target`"),
)
def names_hold_no_operators(table: Table) -> Verdicts:
    """The name of an indicator holds no operator.

    指标名称里没有比较符号。

    A sign at the end of a name was the beginning of the next cell: the target has lost its operator, or is lost.

    名称末尾的符号是旁边一格的，说明抽取时串了格，指标值可能缺了符号，也可能整个丢了。
    """
    for row in reading(table).odd_names:
        wording = read(row.name)
        if wording.stray is not None and not wording.has_placeholder:
            name = shorten(row.name)
            yield at(row, "name", name=name, sign=wording.stray, better=wording.text.strip("≥≤＞＜>＝=﹦≧≦"))


_HAN = "[\u3007\u4e00-\u9fff，。；：、！？（）“”《》]"
_BLANK = rf"(?<={_HAN})[^\S\n]+(?=[\u3007\u4e00-\u9fff，。；：、！？（）《》(])|\n[^\S\n]*\Z|\A\s+|\s+\Z"
_WIDE = "[０-９Ａ-Ｚａ-ｚ％]"
_NARROW = "(?<=[\u3007\u4e00-\u9fff])[,;](?=[\u3007\u4e00-\u9fff])"


class _Untidy(NamedTuple):
    """A text, what is untidy about it, and how it is better."""

    text: str
    what: Text
    tidy: str


@lru_cache(maxsize=2048)
def _untidy(text: str, *, one_line: bool = True) -> _Untidy | None:
    """Say what is untidy about *text*, and how it is better; None for by far the most. A description may have lines."""
    if not re.search(UNTIDY, text):
        return None
    blank = re.search(r"\n" if one_line else r"\A\s|\s\Z", text) or re.search(_BLANK, text)
    wide, narrow = re.search(_WIDE, text), re.search(_NARROW, text)
    what = [words for found, words in ((blank, _BLANKS), (wide, _WIDE_ONES), (narrow, _NARROW_ONES)) if found]
    if not what:
        return None
    whole = without_blanks(text) if one_line and re.search(_HAN, text) else re.sub(_BLANK, "", text)
    tidy = re.sub(_WIDE, lambda match: chr(ord(match[0]) - 0xFEE0), whole)
    tidy = re.sub(_NARROW, lambda match: chr(ord(match[0]) + 0xFEE0), tidy)
    return _Untidy(text, Text("和".join(one.zh for one in what), " and ".join(one.en for one in what)), tidy)


_BLANKS = Text("多余的空格或换行", "stray blanks or line ends")
_WIDE_ONES = Text("全角的数字或字母", "full-width figures or letters")
_NARROW_ONES = Text("半角的逗号或分号", "a half-width comma or semicolon")


@rule(
    "PGT208",
    Severity.INFO,
    zh="“{text}”里有{what}",
    en="“{text}” holds {what}",
    hint=("写成“{better}”", "write “{better}”"),
)
def texts_are_tidy(table: Table) -> Verdicts:
    """Names and other short texts hold no stray blanks or line ends, no full-width figures, no half-width commas.

    名称、描述和定性指标值里没有多余的空格、换行，没有全角数字、半角逗号。

    They come from a cell's width or an input method. To a program two names that differ by a blank are two
    indicators, and a comparison shows a change where none is. Numbers in targets are PGT321. A half-width comma
    counts between two Chinese characters.

    多半是单元格太窄或输入法带来的。差一个空格，程序就当成两条指标，对比时多出变化。带数字的指标值见 PGT321；半角逗号
    只看两个汉字之间的。
    """
    if table.name is not None and (found := _untidy(table.name)):
        yield _untidy_at(found, "name")
    if table.organization and table.organization.name and (found := _untidy(table.organization.name)):
        yield _untidy_at(found, "organization", "name")
    rows = reading(table)
    for row in rows.odd_names:
        if row.name is not None and (found := _untidy(row.name)) and read(row.name).stray is None:
            yield _untidy_at(found, row, "name")
    for row in rows.in_words:
        if row.target is not None and (found := _untidy(row.target)):
            yield _untidy_at(found, row, "target")
    for row, description in rows.described:
        if found := _untidy(description, one_line=False):
            yield _untidy_at(found, row, "description")


def _untidy_at(found: _Untidy, *where: str | Indicator) -> Finding:
    finding = at(*where, text=with_edges(found.text), what=found.what, better=shorten(found.tidy))
    # Between two Latin words a blank may be meant.
    between_words = re.search(r"[!-~]\s+[!-~]", found.text)
    return finding if between_words else finding.mended(to=found.tidy)
