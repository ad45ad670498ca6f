"""The page of an answer, the same in text and in Markdown: every table with what is to be said of it, then all."""

from __future__ import annotations

from collections.abc import Iterator

from pgt.diagnostics import Language, Text
from pgt.render.columns import Draw
from pgt.render.room import Cut
from pgt.render.scores import columns, words
from pgt.render.scores.matters import departed_tables
from pgt.score import Report, exact
from pgt.selfevaluation import Answer


def summary(answer: Answer, language: Language, draw: Draw, cut: Cut) -> Iterator[str]:
    """Yield the paragraphs that sum all tables up, their columns drawn by *draw*."""
    yield "\n".join(line.to(language) for line in _lines(answer))
    yield draw(columns.tables(answer, language, cut))
    if answer.report.scored:
        yield draw(columns.grades(answer, language))
    if answer.report.weakest:
        yield Text("得分率最低的指标：", "Indicators with the least of their points:").to(language)
        yield draw(columns.weakest(answer, language, cut))
    if answer.report.missed:
        yield Text("没有完成最多的指标：", "Indicators missed most often:").to(language)
        yield draw(columns.missed(answer, language, cut))


def _lines(answer: Answer) -> Iterator[Text]:
    yield _counts(answer.report)
    if found := _missing(answer.report):
        yield found
    yield from departed_tables(answer)


def _counts(report: Report) -> Text:
    tables, indicators = report.tables, report.indicators
    zh = f"{tables} 张表，{indicators} 项指标"
    en = f"{tables} table{'s' * (tables != 1)}, {indicators} indicator{'s' * (indicators != 1)}"
    if report.not_judged:
        zh, en = f"{zh}（{report.not_judged} 项没有判断）", f"{en} ({report.not_judged} not judged)"
    if report.mean is None or report.lowest is None or report.highest is None:
        return Text(f"{zh}；没有一张算出总分", f"{en}; none has a total")
    mean, low, high = (exact.shown(one) for one in (report.mean, report.lowest, report.highest))
    return Text(
        f"{zh}；{report.scored} 张算出总分，平均 {mean}，最低 {low}，最高 {high}",
        f"{en}; {report.scored} with a total: mean {mean}, lowest {low}, highest {high}",
    )


def _missing(report: Report) -> Text | None:
    found = [(words.WHATS[what], count) for what, count in report.missing.items()]
    if not found:
        return None
    zh = "，".join(f"{name.zh} {count}" for name, count in found)
    en = ", ".join(f"{name.en} {count}" for name, count in found)
    return Text(f"缺：{zh}", f"missing: {en}")
