"""PGT501 and PGT518: whether weights add up, in all and by kind."""

from __future__ import annotations

from pgt.diagnostics import Pointer, Severity
from pgt.model import Table
from pgt.rules._rows import annual_rows, place
from pgt.rules._rule import Context, Verdicts, at, not_judged, rule
from pgt.rules._wording import read
from pgt.rules._year_end import year_end


def _first_weight(table: Table) -> Pointer:
    first = next((row for row in annual_rows(table) if row.weight is not None), None)
    return (*first.pointer, "weight") if first else place(table)


@rule(
    "PGT501",
    Severity.ERROR,
    zh="{what}",
    en="{what}",
    hint=("调整各项指标的 `weight`，加上预算执行一共 100", "change the `weight` of rows: with the execution it is 100"),
)
def weights_make_a_hundred(table: Table, context: Context) -> Verdicts:
    """The weights of a table and of its execution add up to 100.

    各项分值加上预算执行一共 100 分。

    The execution has 10 points and the indicators 90 (财预〔2020〕10号); indicators that have 100 among themselves are
    accepted too. Where no profile is named, any of pgt's own may agree.

    预算执行 10 分，指标 90 分（财预〔2020〕10号）；指标自己合计 100 的也接受。`pgt.toml` 没有写评分方案的，合任何一个内
    置方案都算对。
    """
    if any(row.weight is not None for row in annual_rows(table)) and context.profile is None:
        yield not_judged(
            *_first_weight(table),
            zh=f"评分方案 {context.profile_named} 读不出来",
            en=f"the profile {context.profile_named} cannot be read",
        )
    for one in year_end(table, context).of("weight-sum"):
        yield at(*_first_weight(table), what=one.message)


@rule(
    "PGT518",
    Severity.WARNING,
    zh="{what}（{profile}）",
    en="{what} ({profile})",
    hint=(
        "按评分方案调整；本项目另有规定的，在 `pgt.toml` 里换一个评分方案",
        "follow the profile, or name another one in `pgt.toml` if other rules hold",
    ),
)
def groups_have_their_points(table: Table, context: Context) -> Verdicts:
    """Each kind of indicator has the points that its profile gives it.

    每一类指标的分值和评分方案一致。

    By 财预〔2020〕10号 产出 has 50, 效益 30 and 满意度 10, and special cases may differ; 财预〔2021〕101号 has other
    points. So it is judged only where `pgt.toml` or the form names the profile.

    产出 50、效益 30、满意度 10（财预〔2020〕10号，特殊情况可以调整）；财预〔2021〕101号又不一样。所以 `pgt.toml` 或表
    样写了评分方案的才判断。
    """
    if context.profile_named is None:
        if any(row.weight is not None for row in annual_rows(table)):
            yield not_judged(
                *_first_weight(table),
                zh="没有写评分方案，不知道各类应当多少分",
                en="no profile is named: the points of each kind are not known",
            )
        return
    parts = _parts_of_others(table)
    for one in year_end(table, context).of("group-sum"):
        if one.pointer not in parts:
            yield at(*(one.pointer or _first_weight(table)), what=one.message, profile=context.profile_named)


def _parts_of_others(table: Table) -> set[Pointer]:
    """Return where rows have no weight because they only divide the row above: 其中：桃树种植面积."""
    rows = [row for row in annual_rows(table) if row.weight is None]
    return {(*row.pointer, "weight") for row in rows if read(row.name).whole.lstrip("★☆*").startswith("其中")}
