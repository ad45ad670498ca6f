"""What does not agree among the weights of a table, in words: the arithmetic is that of :mod:`pgt.score.weights`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from pgt import category
from pgt.diagnostics import Pointer, Text
from pgt.model import Indicator
from pgt.profile import FULL, Profile, sharing_out_to
from pgt.score import exact
from pgt.score.evaluation import Objection, Sort

_OWN_PROFILE = Text(
    "批准了别的分法的，在工作区 profiles/ 里写自己的评分方案",
    "where another division was approved, write a profile of your own in the workspace's profiles/",
)


def not_above_zero(row: Indicator, weight: Decimal) -> Objection:
    """Say that a written weight gives nothing."""
    shown = exact.shown(weight)
    message = Text(f"分值是 {shown}，应当大于 0", f"a weight of {shown}: it should be above 0")
    return Objection(Sort.WEIGHT, message, (*row.pointer, "weight"))


def execution_without_points() -> Objection:
    """Remark that the indicators have all 100 points (四川: 60, 30, 10)."""
    message = Text(
        "指标分值合计已经是 100，预算执行不另计分",
        "the indicators have all 100 points: execution is not scored beside them",
    )
    return Objection(Sort.REMARK, message)


def unused_goals(written: Sequence[Decimal], profile: Profile) -> Objection:
    """Remark that weights of goals are not used where points are shared out to first levels."""
    zh, en = _listed(written)
    message = Text(
        f"目标写了分值（{zh}），评分方案 {profile.id} 按一级指标分，没有用",
        f"the goals have weights ({en}), and the profile {profile.id} shares out to first levels: unused",
    )
    return Objection(Sort.REMARK, message, ("goals",))


def unknown_group(group: str, there: Collection[str], row: Indicator, profile: Profile) -> Objection:
    """Name the profiles that know a first level which *profile* does not, where it has no points of its own."""
    others = sharing_out_to(there) or sharing_out_to({group})
    name, listed = category.name(group), "、".join(others)
    zh = f"：{listed} 里有（--profile，或 pgt.toml 的 profile），或者" if others else "："
    en = f": {', '.join(others)} has (--profile, or profile in pgt.toml); or" if others else ":"
    message = Text(
        f"{name.zh}不在评分方案 {profile.id} 的一级指标里{zh}写明各项分值",
        f"the profile {profile.id} has no points for {name.en}{en} write the weights",
    )
    return Objection(Sort.GROUP_SUM, message, (*row.pointer, "category"))


def wrong_sum_of_goals(whole: Decimal, goals: Decimal) -> Objection:
    """Say that the weights of goals are neither the points of all goals nor ratios."""
    shown, wanted = exact.shown(whole), exact.shown(goals)
    message = Text(
        f"各目标的分值合计 {shown}，应当是 {wanted}（或按比例合计 100）",
        f"the goals have {shown} points, and should have {wanted} (or ratios that add up to 100)",
    )
    return Objection(Sort.GROUP_SUM, message, ("goals",))


def nothing_for(names: Sequence[Text], whole: Decimal, goals: Decimal, pointer: Pointer) -> Objection:
    """Say which goals, or indicators outside of them, nothing is left for."""
    shown, wanted = exact.shown(whole), exact.shown(goals)
    zh, en = "、".join(name.zh for name in names), ", ".join(name.en for name in names)
    message = Text(
        f"{zh}没有分值可分：写了分值的目标合计 {shown}，评分方案一共 {wanted}",
        f"nothing is left for {en}: the goals that have weights have {shown} of the {wanted} points",
    )
    return Objection(Sort.GROUP_SUM, message, pointer)


def nothing_left(row: Indicator, points: Decimal) -> Objection:
    """Say that the written weights leave nothing of *points* for a row without one."""
    shown = exact.shown(points)
    message = Text(
        f"同类指标已写的分值用完了这一类的 {shown} 分，这里没有分值可分",
        f"the other rows have all {shown} points of their kind: none is left for this one",
    )
    return Objection(Sort.GROUP_SUM, message, (*row.pointer, "weight"))


def parts_without_points(row: Indicator) -> Objection:
    """Remark that rows which say of what others consist have no points of their own."""
    message = Text(
        "“其中”的各项没有分值，不另计分", "rows that begin with 其中 have no weights, and no points of their own"
    )
    return Objection(Sort.REMARK, message, row.pointer)


def told_by_scores(row: Indicator, weights: Sequence[Decimal]) -> Objection:
    """Remark which weights were told from the scores, where they are not the equal parts that anybody expects."""
    zh, en = _listed(weights)
    message = Text(f"没有写分值，照写的得分推算是 {zh}", f"no weights are written; by the scores they are {en}")
    return Objection(Sort.TOLD, message, row.pointer)


def shares_of_goal(name: Text, points: Decimal, row: Indicator) -> Objection:
    """Remark that the weights of a goal are shares of its points."""
    shown = exact.shown(points)
    message = Text(
        f"{name.zh}各项按 100 分写，折成 {shown} 分计入总分",
        f"the rows of {name.en} have 100 points, which are {shown} of the total",
    )
    return Objection(Sort.REMARK, message, row.pointer)


def wrong_sum_of_group(name: Text, found: Decimal, expected: Decimal, *, may_be_meant: bool) -> Objection:
    """Say that one kind has other points than the profile gives it, and what to do if it is meant so."""
    one, other = exact.shown(found), exact.shown(expected)
    message = Text(
        f"{name.zh}的分值合计 {one}，评分方案是 {other}", f"{name.en} has {one} points; the profile says {other}"
    )
    return Objection(Sort.GROUP_SUM, message, (), _OWN_PROFILE if may_be_meant else None)


def wrong_sum(whole: Decimal) -> Objection:
    """Say that all weights together are not 100."""
    shown, full = exact.shown(whole), exact.shown(FULL)
    message = Text(f"分值合计 {shown}，应当是 {full}", f"the weights add up to {shown} and not to {full}")
    return Objection(Sort.WEIGHT_SUM, message)


def _listed(numbers: Sequence[Decimal]) -> tuple[str, str]:
    return "、".join(map(exact.shown, numbers)), ", ".join(map(exact.shown, numbers))
