"""PGT507-PGT512 and PGT521: what was reached, held against the target."""

from __future__ import annotations

from collections.abc import Mapping

from pgt.diagnostics import Severity, Text
from pgt.figures import rounded
from pgt.model import Indicator, Table
from pgt.rules._reached import UNREACHED, is_least, is_one_more, is_open, lost_percent
from pgt.rules._rows import called
from pgt.rules._rule import Context, Finding, Verdicts, at, rule
from pgt.rules._targets import is_misread, is_misread_result, only
from pgt.rules._text import is_blank, shorten
from pgt.rules._year_end import year_end


def _at_actual(row: Indicator, **values: object) -> Finding:
    """Say that something is wrong with the actual value of *row*; messages name it beside the target."""
    target, actual = shorten(row.target), shorten(row.actual)
    return at(row, "actual", row=called(row), target=target, actual=actual, **values)


@rule(
    "PGT507",
    Severity.ERROR,
    zh="{row}没有完成（指标值 {target}，实际 {actual}），没有写原因",
    en="{row} was missed (target {target}, actual {actual}), and no reason is given",
    hint=(
        "在偏差原因（`reason`）里写清原因和改进措施；实际完成值抄错的，改实际完成值（`actual`）",
        "give the cause and what is done about it in `reason`; correct `actual` if it was miscopied",
    ),
)
def misses_are_explained(table: Table, context: Context) -> Verdicts:
    """A target that was missed is explained.

    没有完成的指标写明原因。

    The self-evaluation form has a column for it (偏差原因分析及改进措施, 财预〔2020〕10号), and budget systems take no
    table in which it is blank. 无 and / are no reasons. Lateness counts, and so does 部分达成 or 未达成. Fewer fires or
    complaints than a target without an operator says are no miss.

    自评表专门有“偏差原因分析及改进措施”一栏（财预〔2020〕10号），空着的表绩效系统不收。写“无”或“/”不算原因。逾期、部
    分达成、未达成都要写。事故率、成灾率一类，指标值没有比较符号的，低于指标值不算没有完成。
    """
    found = year_end(table, context)
    for row, item in found.rows:
        if is_misread(only(row.target)):
            continue  # 290% is probably ≥90% (PGT310), and 100% no miss of it
        if is_open(row):
            continue  # without an operator it is not said that fewer fires than foreseen are a miss
        late = item.not_judged is not None and item.not_judged.why == "late" and is_blank(row.reason)
        if late or (item.reached is False and found.lacks_reason(row)):
            actual = shorten(row.actual) or UNREACHED.get(row.level or "", "")
            yield at(row, "reason", row=called(row), target=shorten(row.target), actual=actual)


@rule(
    "PGT508",
    Severity.WARNING,
    zh="{row}的实际完成值 {actual} 是指标值 {target} 的 {percent}%，没有写原因",
    en="the actual value of {row}, {actual}, is {percent}% of its target of {target}, and no reason is given",
    hint=(
        "核对两个数的单位；确实超出这么多的，在偏差原因（`reason`）里分析偏离原因",
        "check the units of both; if it is so, give the cause in `reason`",
    ),
)
def far_more_is_explained(table: Table, context: Context) -> Verdicts:
    """What is far above its target is explained.

    远超指标值的写明原因。

    Results far above the target are to be analysed, and cost points where the target was clearly set too low
    (财预〔2020〕10号). The profile says from where on: 1.2 times by default. Where a reason is given, PGT521 asks about
    the target.

    完成值远超指标值的要分析原因，指标值明显定低了的按偏离度调减得分（财预〔2020〕10号）。从多少算起由评分方案定，一般
    是 1.2 倍。已经写了原因的，由 PGT521 提示指标值可能定低了。
    """
    for row, item in year_end(table, context).rows:
        if item.over and item.ratio is not None and is_blank(row.reason) and not is_least(row):
            if is_misread_result(only(row.target), row.actual):
                continue  # 290% is probably ≥90% (PGT310)
            yield _at_actual(row, percent=rounded(item.ratio * 100))


@rule(
    "PGT509",
    Severity.WARNING,
    zh="{row}实际 {actual}，超过上限 {target}",
    en="{row}: {actual} is above the limit of {target}",
    hint=("{better}", "{better}"),
)
def limits_are_kept(table: Table, context: Context) -> Verdicts:
    """What has an upper limit stays below it.

    有上限的指标不超过上限。

    A cost that exceeds its limit was not controlled, whatever the reason (财预〔2021〕101号, 成本指标). A reason is
    there, or PGT507 would ask for one; that the limit was exceeded is still to be weighed by whoever reviews.

    成本超过上限，就是没有控制住，写了原因也要由审核的人判断是否合理（财预〔2021〕101号，成本指标）。没有写原因的归
    PGT507。
    """
    found = year_end(table, context)
    for row, item in found.rows:
        exceeds = item.reached is False and item.ratio is not None and item.ratio > 1
        if exceeds and not found.lacks_reason(row):
            yield _at_actual(row, better=_EXCEEDED if found.has_points(row) else _EXCEEDED_UNSCORED)


_EXCEEDED = Text(
    "核对实际完成值；确实超出的，按未完成扣分，来年按实际需要测算上限",
    "check the actual; if it is so it costs points, and next year's limit has to be worked out from what is needed",
)
_EXCEEDED_UNSCORED = Text(
    "核对实际完成值；确实超出的，来年按实际需要测算上限",
    "check the actual; if it is so, next year's limit has to be worked out from what is needed",
)


@rule(
    "PGT510",
    Severity.WARNING,
    zh="{row}：{what}",
    en="{row}: {what}",
    hint=(
        "写实际完成的数，不带“≥”“≤”，例如 `{example}`",
        "write the number that was reached, without ≥ or ≤: `{example}`",
    ),
)
def actuals_are_no_limits(table: Table, context: Context) -> Verdicts:
    """An actual value is a number that was reached, and no limit.

    实际完成值是一个确定的数，不是界限。

    Whoever copies `≥90%` from the target has not said what came of it, and no score can be computed
    (财预〔2020〕10号, 实际完成值).

    把指标值“≥90%”照抄过来，等于没有说完成了多少，也算不出得分（财预〔2020〕10号，实际完成值）。
    """
    for row, item in year_end(table, context).rows:
        if item.not_judged is not None and item.not_judged.why in ("copied", "bound"):
            value = row.target_value
            digits = [part for part in value.constraints if part.number is not None] if value else []
            example = f"{digits[0].number}{digits[0].unit}" if digits else "95%"
            yield at(row, "actual", row=called(row), what=item.not_judged.message, example=example)


@rule(
    "PGT511",
    Severity.ERROR,
    zh="{row}：{what}",
    en="{row}: {what}",
    hint=("{better}", "{better}"),
)
def actuals_have_the_unit_of_the_target(table: Table, context: Context) -> Verdicts:
    """An actual value is written in the unit of its target.

    实际完成值和指标值用同一个单位。

    Spreadsheets turn 80% into 0.8 when a cell's format is lost, and 8万元 into 80000: read as it stands, 0.8 against
    ≥80% scores next to nothing. A rate or a satisfaction of 0.8 is a percent, too, where the target is blank or lost
    its format as well. What is proposed is what was probably meant; look before you take it.

    表格复制时丢了格式，80% 会变成 0.8，8万元会变成 80000；照字面读，0.8 对 ≥80% 几乎不得分。指标值空着、或者也丢了格式
    的，满意度和比率写成 0.8 也是百分数。建议的写法只是最可能的一种，核对以后再改。
    """
    for row, item in year_end(table, context).rows:
        if (percent := lost_percent(row)) is not None:
            what = _IS_PROBABLY.format(actual=shorten(row.actual), percent=percent)
            finding = at(row, "actual", row=called(row), what=what, better=_AS_PERCENT.format(percent=percent))
            yield finding.mended(to=percent, safe=False)
            continue
        if item.not_judged is None or item.not_judged.why not in ("fraction", "unit"):
            continue
        correction = item.not_judged.correction
        if correction is None:
            better = _SAME_UNIT.format(better=shorten(row.target).lstrip("≥≤><=＝≧≦ "))
            yield at(row, "actual", row=called(row), what=item.not_judged.message, better=better)
        else:
            better = _SAME_UNIT.format(better=correction.new)
            finding = at(*correction.pointer, row=called(row), what=item.not_judged.message, better=better)
            yield finding.mended(to=correction.new, safe=False)


_SAME_UNIT = Text("写成 `{better}`，和指标值同一个单位", "write `{better}`, in the unit of the target")
_IS_PROBABLY = Text("实际值写的是 {actual}，像是 {percent}", "the actual is {actual}; probably {percent}")
_AS_PERCENT = Text("写成 `{percent}`，指标值也写百分数", "write `{percent}`, and the target as a percent, too")


@rule(
    "PGT512",
    Severity.ERROR,
    zh="{row}：{what}",
    en="{row}: {what}",
    hint=("{better}", "{better}"),
)
def actuals_are_of_the_targets_kind(table: Table, context: Context) -> Verdicts:
    """A number is answered by a number, and words by words.

    指标值是数，实际完成值也写数；指标值是文字，也用文字回答。

    Against ≥90%, 已完成 says nothing of how much (财预〔2020〕10号: 定量指标按完成比例计分). Against words, 95% says
    nothing of how far they came true; there the level belongs (达成, 部分达成, 未达成). Against a time, 100%
    does not say when.

    指标值“≥90%”，实际写“已完成”，看不出完成了多少（财预〔2020〕10号：定量指标按完成比例计分）。指标值是文字的，要写完
    成程度（达成、部分达成、未达成）。指标值是时间的，写“100%”看不出什么时候完成。
    """
    for row, item in year_end(table, context).rows:
        why = item.not_judged
        if why is None:
            continue
        if why.why == "words":
            yield at(row, "actual", row=called(row), what=why.message, better=_NUMBER)
        elif why.why in _NO_NUMBER and (value := row.actual_value) and value.is_numeric:
            what, better = _NO_NUMBER[why.why]
            what = what.format(target=shorten(row.target), actual=shorten(row.actual))
            yield at(row, "actual", row=called(row), what=what, better=better)


_NUMBER = Text("写实际完成的数和单位", "write the number that was reached, with its unit")
_DAY = Text("写完成的日期", "write the day on which it was done")
_LEVEL = Text(
    "写完成程度（`level`：met、partial 或 unmet），数字放进佐证资料（`evidence`）；或把指标值改成数",
    "give the `level` (met, partial or unmet) and put the number into `evidence`; or make the target a number",
)
_NO_NUMBER: Mapping[str, tuple[Text, Text]] = {
    "date": (
        Text("指标值“{target}”是时间，实际值“{actual}”不是", "the target “{target}” is a time, and “{actual}” is none"),
        _DAY,
    ),
    "level": (
        Text(
            "指标值“{target}”是文字，实际值“{actual}”是数",
            "the target “{target}” is words, and “{actual}” is a number",
        ),
        _LEVEL,
    ),
}
"""What a target is, by why nothing could be judged, that no number answers; and what does."""


@rule(
    "PGT521",
    Severity.INFO,
    zh="{row}的实际完成值 {actual} 是指标值 {target} 的 {percent}%，{what}",
    en="the actual value of {row}, {actual}, is {percent}% of its target of {target}: {what}",
    hint=("{better}", "{better}"),
)
def targets_were_not_too_low(table: Table, context: Context) -> Verdicts:
    """A target is not set so low that it is passed by far.

    指标值不定得过低。

    Where the target was clearly set too low, points are to be taken off by the deviation (财预〔2020〕10号). The reason
    is there, else PGT508 would ask for one. Twice the target is a warning, if that is not only one more, and so is a
    cost that is passed by far: it was overspent.

    指标值明显定低了的，按偏离度调减得分（财预〔2020〕10号）。这里原因已经写了；没有写的归 PGT508。达到两倍的是警
    告，只多一个的（1次，做了2次）不算；成本用“≥”的，超过许多就是超支，也是警告。
    """
    found = year_end(table, context)
    for row, item in found.rows:
        if item.over and item.ratio is not None and not is_blank(row.reason) and not is_least(row):
            next_year = _NEXT_YEAR if found.has_points(row) else _NEXT_YEAR_UNSCORED
            what, better = (_OVERSPENT, _LIMIT) if row.is_cost else (_TOO_LOW, next_year)
            finding = _at_actual(row, percent=rounded(item.ratio * 100), what=what, better=better)
            is_clear = row.is_cost or (item.ratio >= _CLEARLY and not is_one_more(row))
            yield finding.weighing(Severity.WARNING) if is_clear else finding


_CLEARLY = 2
"""From so many times the target on it was clearly too low, whatever the reason."""

_TOO_LOW = Text("指标值可能定低了", "it may have been set too low")
_NEXT_YEAR = Text(
    "来年按实际水平测算指标值；明显定低了的，按偏离度调减得分",
    "work out next year's target from what was reached; take points off if it was clearly too low",
)
_NEXT_YEAR_UNSCORED = Text("来年按实际水平测算指标值", "work out next year's target from what was reached")
_OVERSPENT = Text("成本用“≥”，超支了还算完成", "with ≥, a cost that was overspent has reached its target")
_LIMIT = Text("核对是否超支，来年把“≥”改成“≤”", "see whether it was overspent, and write ≤ next year")
