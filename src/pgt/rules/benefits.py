"""PGT306: a benefit is what comes of the work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pgt.diagnostics import Severity, Text
from pgt.model import Indicator, Table
from pgt.rules import _units
from pgt.rules import _words as words
from pgt.rules._reading import reading
from pgt.rules._rows import called, groups
from pgt.rules._rule import Finding, Verdicts, at, rule
from pgt.rules._targets import only
from pgt.rules._text import shorten
from pgt.rules._wording import has, read
from pgt.values import Kind


@rule(
    "PGT306",
    Severity.WARNING,
    zh="效益指标“{name}”{what}，不是带来的变化",
    en="the benefit “{name}” {what}, and is not a change that came of the work",
    hint=(
        "{output}；效益写变化，例如就业率、人均增收、知晓率",
        "{output}; a benefit is a change: 就业率, 人均增收, 知晓率",
    ),
)
def benefits_are_changes(table: Table) -> Verdicts:
    """A benefit is what comes of the work, not how many it reached.

    效益是带来的变化，不是服务了多少人。

    Output and benefit confused is what reviewers meet most (产出与效益混淆). People who found work, rose out of
    poverty or were spared an accident are an effect, and the ministry's own forms count them (国办发〔2018〕35号);
    not so where the number is that of an output again, or where the benefit is to last. How many times, pieces or
    metres were done (开展宣传次数) is an output, too, and what lasts is no rate of how well or how soon it was done.

    评审中最常见的问题之一是产出与效益混淆。就业、脱贫、避免伤亡的人数是效果，财政部的表样也这样写
    （国办发〔2018〕35号），不在此列；但和产出是同一个数的、写成可持续影响的，仍然只是产出。开展了多少次、发了多少册、修
    了多少公里也是产出；可持续影响写准确率、及时率，说的是产出的质量和进度。
    """
    yield from _outputs(table)
    yield from _rates(table)
    if not any(_unit(row) in _units.HEADS for row, _ in reading(table).counts if row.category.startswith("benefit")):
        return
    for rows in groups(table):
        benefits = [row for row in rows if row.category.startswith("benefit") and _counts_heads(row)]
        if not benefits:
            continue
        outputs = {_amount(row): row for row in rows if row.category == "output.quantity" and _counts_heads(row)}
        for row in benefits:
            name = shorten(row.name)
            if (same := outputs.get(_amount(row))) is not None:
                other = called(same)
                what = Text(f"和产出{other.zh}是同一个数", f"is the number of the output {other.en} again")
                yield at(row, "target", name=name, what=what, output=_MANY)
            elif row.category == "benefit.sustainability" or not _is_effect(row):
                target = shorten(row.target)
                yield at(row, "target", name=name, what=_counted(target), output=_MANY)


def _outputs(table: Table) -> Iterator[Finding]:
    """Yield the benefits that count what was done: 开展宣传次数 ≥3次."""
    for row, _ in reading(table).counts:
        if not row.category.startswith("benefit") or _unit(row) in _units.HEADS or not _DONE.match(read(row.name).text):
            continue
        if read(row.name).is_count and not _is_effect(row):
            target = shorten(row.target)
            yield at(row, "target", name=shorten(row.name), what=_counted(target), output=_MANY)


_MANY = Text("做了多少归数量（`output.quantity`）", "what was done stands under quantity (`output.quantity`)")
_GOOD = Text(
    "好不好归质量（`output.quality`），快不快归时效（`output.timeliness`）",
    "how well stands under quality (`output.quality`), how soon under timeliness (`output.timeliness`)",
)

_DONE = re.compile(
    "开展|举办|组织|召开|发放|印发|印制|制作|张贴|新建|改建|扩建|修建|建设|购置|采购|安装|铺设|培训|宣传|巡查|检查|慰问|走访|"
    "服务(?:企业|群众|对象|单位)|完成"
)
_PER = re.compile("每[百千万亿]")


def _rates(table: Table) -> Iterator[Finding]:
    """Yield the lasting benefits that are rates of an output."""
    for row in reading(table).of("benefit.sustainability"):
        if read(row.name).text.endswith(words.OUTPUT_RATES):
            what = Text("说的是产出的质量或进度", "tells how well or how soon an output came")
            yield at(row, "name", name=shorten(row.name), what=what, output=_GOOD)


def _counted(target: str) -> Text:
    return Text(f"数的是 {target}，是做了多少", f"counts {target}, which is how much was done")


def _unit(row: Indicator) -> str:
    """Return the unit of *row*: that of its target, else the one in brackets behind its name."""
    part = only(row.target)
    return (part.base_unit or read(row.name).unit) if part else ""


def _counts_heads(row: Indicator) -> bool:
    part = only(row.target)
    return part is not None and part.kind is Kind.QUANTITY and bool(part.number) and _unit(row) in _units.HEADS


def _amount(row: Indicator) -> tuple[Decimal | None, str]:
    part = only(row.target)
    return (part.amount, _unit(row)) if part else (None, "")


def _is_effect(row: Indicator) -> bool:
    """Whether *row* counts what has come of the work, or how dense something is: 每万人持证救护员数."""
    if _PER.search(row.name or ""):
        return True
    return has(row.name, words.EFFECTS) or has(row.description, words.EFFECTS)
