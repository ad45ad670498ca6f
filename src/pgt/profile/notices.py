"""The PGT07x findings: what is wrong with a profile that its schema cannot say."""

from __future__ import annotations

from pgt.diagnostics import Notice, Severity, Text

UNKNOWN_PROFILE = Notice(
    "PGT070",
    Severity.ERROR,
    Text("没有评分方案 `{id}`", "there is no profile `{id}`"),
    Text("{better}", "{better}"),
    """A scoring profile is named that neither pgt nor the workspace has.

    写的评分方案，pgt 和工作区都没有。

    A workspace's own profiles stand in the folder `profiles` beside pgt.toml, one file each; the file's name is the
    profile's id.

    自己的评分方案放在 pgt.toml 旁的 `profiles` 文件夹，一个文件一种，文件名就是编号。""",
)
INCOMPLETE = Notice(
    "PGT071",
    Severity.ERROR,
    Text("评分的方案要写 `{part}`", "a profile with scores needs `{part}`"),
    Text("补上这一节，或写 `scoring: none`", "add this part, or write `scoring: none`"),
    """A profile lacks a part that scores cannot do without.

    评分方案少了打分不能没有的一节。

    Weights, quantitative and qualitative targets, the execution rate, grades, rounding and the tolerance are what a
    score consists of. A profile without scores says so: `scoring: none`.

    打分要有分值、定量、定性、执行率、等级、舍入和容差。不打分的方案写 `scoring: none`。""",
)
NOT_A_HUNDRED = Notice(
    "PGT072",
    Severity.ERROR,
    Text(
        "这里加上预算执行 {execution} 分，合计 {total} 分，不是 100 分",
        "with {execution} for execution this is {total}, not 100",
    ),
    Text("改分值，使合计正好是 100", "change the points to add up to 100"),
    """The points of a profile do not add up to 100 with those of the execution rate.

    评分方案的分值加上预算执行的分值，不是 100。""",
)
WRONG_ORDER = Notice(
    "PGT073",
    Severity.ERROR,
    Text(
        "应当小于上一档的 {before}，这里是 {value}",
        "should be below the {before} of the one before it, and is {value}",
    ),
    Text("从高到低写", "write them from the highest to the lowest"),
    """Bands, tiers or grades do not come from the highest to the lowest.

    各档或各等级没有从高到低排。""",
)
NOT_FROM_ZERO = Notice(
    "PGT074",
    Severity.ERROR,
    Text("最后一档从 {value} 起，应当从 0 起", "the last one begins at {value} and not at 0"),
    Text("写 `from: 0`，不然再低就没有着落", "write `from: 0`: what is lower would have no place"),
    """The lowest band, tier or grade does not begin at 0.

    最低的一档或等级没有从 0 开始。""",
)
OUTSIDE_TIER = Notice(
    "PGT075",
    Severity.ERROR,
    Text("缺省得分 {value} 不在本档 {start} 到 {end} 之间", "{value} is outside of its tier, {start} to {end}"),
    Text("写本档之内的百分数；上限归上一档", "write a percent within the tier, whose end belongs to the one above"),
    """What a level is worth by default lies outside of its tier.

    某一程度的缺省得分不在它那一档里。""",
)
CROSSED_LINES = Notice(
    "PGT076",
    Severity.ERROR,
    Text("`{lower}` 是 {value}，比 `{upper}` 的 {line} 高", "`{lower}` is {value}, above the {line} of `{upper}`"),
    Text("两条线换过来", "exchange the two lines"),
    """A line that comes first lies above the one that comes after it.

    先到的线反而比后到的高。

    What is pointed out at 1.2 asks for a reason at 1.3, and a light turns yellow before it turns green.

    到 1.2 倍就提示，到 1.3 倍才要写原因；灯先变黄，再变绿。""",
)

NOTICES: tuple[Notice, ...] = (
    UNKNOWN_PROFILE,
    INCOMPLETE,
    NOT_A_HUNDRED,
    WRONG_ORDER,
    NOT_FROM_ZERO,
    OUTSIDE_TIER,
    CROSSED_LINES,
)
"""All of them, in the order of their codes."""
