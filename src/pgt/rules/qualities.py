"""PGT313 and PGT314: targets in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pgt.diagnostics import Severity
from pgt.model import Indicator, Table
from pgt.rules._measurable import measurable
from pgt.rules._praise import STOPS, is_direction, is_no_answer, is_soon, is_vague
from pgt.rules._reading import reading
from pgt.rules._rule import Verdicts, at, rule
from pgt.rules._text import is_blank, shorten, without_blanks
from pgt.rules._wording import read

_LONGEST_ECHO = 60
"""Characters up to which a value is held against its name."""


@lru_cache(maxsize=2048)
def _is_echo(name: str, target: str) -> bool:
    """Whether *target* is *name* again with a degree and a direction: 就业能力 and 就业能力进一步提升."""
    text = without_blanks(target).strip(STOPS)
    if len(text) > _LONGEST_ECHO:
        return False
    left = _without(text, name)
    rest = re.sub("[了的对，,、]", "", left)
    return len(left) < len(text) and (not rest.strip("和及与") or is_vague(rest))


def _without(text: str, name: str) -> str:
    """Take out of *text* the longest stretches that stand in *name*, down to two characters."""
    for length in range(len(text), 1, -1):
        for start in range(len(text) - length + 1):
            if text[start : start + length] in name:
                return _without(text[:start], name) + _without(text[start + length :], name)
    return text


def _bare(table: Table) -> Iterator[tuple[Indicator, str]]:
    """Yield the rows whose target is words where nothing else tells how it will be judged."""
    for row in reading(table).in_words:
        if row.target is not None and is_blank(row.scoring) and is_blank(row.evidence):
            yield row, row.target


@rule(
    "PGT313",
    Severity.WARNING,
    zh="“{target}”没法衡量",
    en="“{target}” cannot be measured",
    hint=(
        "把“{target}”改成可衡量的值，例如{example}，或在评分细则（`scoring`）里说明评价标准",
        "instead of “{target}” write what can be measured, such as {example}, or say in `scoring` how it is judged",
    ),
)
def words_are_measurable(table: Table) -> Verdicts:
    """A target in words can be held against a result.

    定性的指标值也要能衡量。

    What cannot be counted is told in grades (细化量化, 财预〔2015〕88号); 有所提高, 良好 or 长期 are reached by any
    result and by none. A row with a scoring (评分细则) or evidence says how it is judged and is left alone; 达标,
    合格 and 建成 can be seen.

    指标值要细化量化，不能量化的用分级分档的定性表述（财预〔2015〕88号）；“有所提高”“良好”“长期”怎么算完成都可以。写了
    评分细则或佐证资料的不在此列；“达标”“合格”“建成”看得出来，也不算。
    """
    for row, target in _bare(table):
        is_late = row.category == "output.timeliness" and is_soon(target)
        is_direct = is_direction(target) and not _is_echo(read(row.name).text, target)
        if is_vague(target) or is_late or is_direct or is_no_answer(target):
            yield at(row, "target", target=shorten(target), example=measurable(row, table))


@rule(
    "PGT314",
    Severity.INFO,
    zh="指标值“{target}”只是把名称又说了一遍",
    en="the target “{target}” only says the name again",
    hint=(
        "写做到什么程度算完成，例如{example}，或在评分细则（`scoring`）里说明评价标准",
        "say what counts as reached, such as {example}, or in `scoring` how it is judged",
    ),
)
def words_are_not_the_name(table: Table) -> Verdicts:
    """A target in words says more than the name of its indicator.

    定性的指标值不只是把名称换个说法。

    The name “提高服务水平” with the target “服务水平进一步提高” has no target: nothing is added that a result could
    be held against (细化量化, 财预〔2015〕88号).

    名称写“提高服务水平”，指标值写“服务水平进一步提高”，等于没有指标值：没有增加任何可以对照的东西（细化量化，财预
    〔2015〕88号）。
    """
    for row, target in _bare(table):
        if row.name is None or row.category == "output.timeliness" or is_vague(target) or is_no_answer(target):
            continue
        if _is_echo(read(row.name).text, target):
            yield at(row, "target", target=shorten(target), example=measurable(row, table))
