"""What the words of a name say, read once a name and remembered: names recur all over a set of tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from pgt.rules import _units
from pgt.rules import _words as words
from pgt.rules._praise import is_vague
from pgt.rules._text import without_blanks

_UNIT_AT_END = re.compile(r"[(（][^()（）]{0,8}[)）]$")
_UNIT_IN_BRACKETS = re.compile(r"[(（](?:单位[:：])?([^()（）:：]{1,6})[)）]$")
_PERCENT_AT_END = re.compile(r"[≥≤＞＜>＝=]*[0-9.]+[%％]$")
_OPERATOR = r"[≥≤＞＜>＝=﹦≧≦]"

_FIGURE = (
    r"(?:大约|约|近|达到?|≥|不少于|不低于)?"
    r"(?<![0-9.第每/-])[0-9][0-9,.]*(?:[%％](?!覆盖|到位)|[万亿]?(?:人次|人|名|户|次|场|吨)|万元|亿元)"
    r"(?!及?[以之][上下内外]|[制以/标级])"
)
"""A number with the unit of a target. 80岁以上, 第三代, 2021年 and 500人以上企业 name what is meant."""

_FIGURE_AT_END = (
    rf"(?<![0-9.第每/-])[0-9][0-9,.]*[万亿]?"
    rf"(?:{words.either(_units.PIECES, _units.AREAS, _units.LENGTHS, _units.WEIGHTS)}|元)$"
)
"""What a name ends in whose work has been counted already: 新建水泥路1条, 饲料库120平方米."""

_FIGURE_OF_ALL = (
    rf"^[0-9][0-9,.]*(?:{words.either(_units.AREAS)})(?!米|[以之])"
    r"|(?<![0-9.])[0-9.]+[%％](?:及?以[上下内])$"
    r"|(?:最高|最低|不超过|不高于|不低于)[0-9][0-9,.]*[万亿]?元(?:/[人户次年月天]+)?$"
)
"""A target at one end of a name: 1290平方米冷库建设, 满意度95%以上, 一年最高5300元."""

_PERIOD = (
    r"(?:.*按(?:年度?|季度?|月|周|日|天|项|次|工作日)|(?:每|当|本|全)(?:年度?|季度?|月)|[0-9]{4}年(?:度|全年)?|年度"
    r"|[一二三四]季度|(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,2})(?:年|个月|天))"
)

_DEADLINE = (
    r"(?:在|于)?(?:[0-9]{4}年|[当本]年|年)?度?(?:[0-9]{1,2}月|月)?(?:份|[0-9]{1,2}[日号])?[底末初中]?"
    r"[之以]?[前内](?:全部|全面|按[时期])?(?:完成|完工|完结|办结|竣工|结束|到位)?"
)
"""A date and nothing that is done by then: 12月底之前完成, 年内完成, 2023年12月31日前."""

_NOTHING_WRITTEN = (
    rf"(?:{words.either(words.CATEGORY_LABELS)})(?:效益)?指标|"
    r"[0-9.]+|(?:三级)?指标(?:[0-9一二三四五六七八九十]{1,2}|名称|内容)?|[.…。·*_×xX-]+"
)
"""What was never written out: 指标1, 88."""

_LEFT_OPEN = r"[xX×]{2}|\*{2}|…{2}|_{2}"
"""What stands within a text for a part of it that is still to come: XX项目."""

_NOTHING_YET = r"[≥≤＞＜><＝=]*(?:\*{2,}|[xX×]{2,}|_{2,})"
PLACEHOLDER = re.compile(rf"[(（]{_NOTHING_YET}[^()（）]*[)）]|{_NOTHING_YET}.*$")
"""What a form has where a number is to be written: （≥**株）."""

TAIL = 6
"""Characters at the end of a name that say which rate it is: 就业技能培训覆盖率 is none of employment."""

UNTIDY = r"[\s０-９Ａ-Ｚａ-ｚ％,;]"
"""What there may be too much of in a short text."""


class Wording(NamedTuple):
    """A name without blanks and without a unit in brackets, and what can be seen in it."""

    text: str
    whole: str
    """The name with its unit."""
    unit: str
    """The unit in brackets at its end."""
    is_rate: bool
    is_count: bool
    is_time: bool
    is_income: bool
    is_sentence: bool
    is_period: bool
    is_deadline: bool
    """Whether it is no more than by when."""
    is_unfilled: bool
    """Whether it is what a form or a draft had where a name is to be written."""
    has_placeholder: bool
    """Whether there is still in it what a form has for the number: 种植数量（≥**株）."""
    is_generic: bool
    """Whether it would fit any project: it is in the list of such names, or mere praise (效果显著)."""
    is_satisfaction: bool
    """Whether it is a satisfaction, by that word."""
    is_opinion: bool
    """Whether it may stand under satisfaction."""
    is_odd: bool
    """Whether a rule has anything to say about it: by far the most names are not."""
    figure: str | None
    """The number with a unit that stands in it."""
    stray: str | None
    """The operator that stands in it and belongs to no number."""


@lru_cache(maxsize=1024)
def is_unfilled(text: str | None) -> bool:
    """Whether *text* is what a form or a draft has where something is to be written."""
    plain = without_blanks(text)
    return bool(plain) and (re.search(_LEFT_OPEN, plain) or re.fullmatch(_NOTHING_WRITTEN, plain)) is not None


@lru_cache(maxsize=2048)
def bare(text: str) -> str:
    """Return *text* without blanks and without a unit in brackets at its end."""
    return _UNIT_AT_END.sub("", without_blanks(text))


def in_brackets(whole: str) -> str:
    """Return what stands in brackets at the end of a name without blanks, where a unit may stand: 产值（万元）."""
    found = _UNIT_IN_BRACKETS.search(whole) if whole.endswith((")", "）")) else None
    return found[1] if found else ""


def _unit(whole: str) -> str:
    found = in_brackets(whole)
    return found if found in _units.UNITS or found.startswith(("元", "万元")) else ""


def _figure(whole: str) -> re.Match[str] | None:
    found = re.search(_FIGURE, whole) or re.search(_FIGURE_OF_ALL, whole)
    return found or re.search(_FIGURE_AT_END, _ASIDE.sub("", whole))


@lru_cache(maxsize=2048)
def read(name: str | None) -> Wording:
    """Read *name*; a blank one says nothing."""
    whole = without_blanks(name)
    text = _UNIT_AT_END.sub("", whole)
    measure = _PERCENT_AT_END.sub("", text) if text.endswith(("%", "％")) else text
    figure = _figure(whole) if re.search("[0-9]", whole) else None
    stray = None if figure else re.search(_OPERATOR, whole)
    is_sentence, is_period = _is_sentence(text), re.fullmatch(_PERIOD, text) is not None
    is_deadline = ("年" in text or "月" in text) and re.fullmatch(_DEADLINE, text) is not None
    is_draft = text in words.UNFILLED or is_unfilled(text)
    has_placeholder = any(sign in whole for sign in "*xX×_") and PLACEHOLDER.search(whole) is not None
    is_untidy = re.search(UNTIDY, name or "") is not None
    is_generic = text in words.GENERIC or is_vague(text)
    is_wordy = is_sentence or is_period or is_deadline or is_generic
    is_odd = is_untidy or is_wordy or is_draft or has_placeholder or bool(figure or stray)
    return Wording(
        text,
        whole,
        _unit(whole),
        is_rate=measure.endswith(words.RATES) and not measure.endswith(words.NO_RATES),
        is_count=text.endswith(words.COUNTS) and not text.endswith(words.NO_COUNTS),
        is_time=text.endswith(words.TIMES),
        is_income=text.endswith(words.INCOMES),
        is_sentence=is_sentence,
        is_period=is_period,
        is_deadline=is_deadline,
        is_unfilled=is_draft,
        is_generic=is_generic,
        has_placeholder=has_placeholder,
        is_odd=is_odd,
        is_satisfaction=has(text, words.SATISFACTIONS),
        is_opinion=has(text, words.SATISFACTION),
        figure=figure[0] if figure else None,
        stray=stray[0] if stray else None,
    )


_COUNTED = r"[^0-9]*([0-9][0-9.]*)([^0-9.]{1,3})"


def counted(name: str | None) -> tuple[str, str] | None:
    """Return the number and the unit of the figure that stands in *name*: 230 and 人 of 村组干部230名."""
    figure = read(name).figure
    found = re.fullmatch(_COUNTED, figure) if figure else None
    return (found[1], "人" if found[2] == "名" else found[2]) if found else None


def has(text: str | None, some: Iterable[str]) -> bool:
    """Whether one of *some* words stands in *text*."""
    if text is not None:
        for word in some:  # a generator for any() costs twice as much, and this is asked of every row
            if word in text:
                return True
    return False


_SHORT, _LONG = 12, 25
"""Characters up to which a name with a comma, or without a measure at its end, may still be one."""

_PLAIN_METRICS = (*words.RATES, *words.COUNTS, *words.PRICES, *words.TIMES, *words.SPENT)
"""How each part of a name ends that is no sentence for all its commas: 蔬菜种植数量，其中葡萄种植数量."""

_TASK = 18
"""Characters up to which what begins like a task may be a name: 促进农村经济发展."""

_LEAST = 8
"""Characters that a sentence has at least: 对外宣传 begins like one."""

_ASIDE = re.compile(r"^[★☆*]+|^其中[:：]?|[(（][^()（）]*[)）]|(?:——|--).*$")
"""What stands before, in or behind a name and is not said of it."""


def _is_sentence(whole: str) -> bool:
    """Whether a name is longer than names are, or has parts, or begins like a sentence, and ends in no measure."""
    has_aside = len(whole) >= _LEAST and any(sign in whole for sign in "(（★☆*—-其")
    text = _ASIDE.sub("", _ASIDE.sub("", whole)) if has_aside else whole
    if "满意" in text and not text.startswith(("让", "使")):
        return False
    if len(text) >= _SHORT and len(parts := re.split("[，,；;。]", text)) > 1:
        return not all(part.endswith(_PLAIN_METRICS) for part in parts)
    if text.endswith(words.METRICS):
        return False
    if len(text) > (_TASK if text.startswith(words.TASKS) else _LONG):
        return True
    return len(text) >= _LEAST and (text.startswith(words.SENTENCES) or re.match("以.{2,}为", text) is not None)
