"""The page of monitoring, the same in text and in Markdown: how all tables stand, and which indicators are behind."""

from __future__ import annotations

from collections.abc import Iterator

from pgt.diagnostics import Language, Text
from pgt.render import units
from pgt.render.columns import Draw
from pgt.render.monitoring import columns, words
from pgt.render.names import table_name
from pgt.render.room import Cut
from pgt.score import Light
from pgt.score.watch import Watch, Watched


def page(watch: Watch, language: Language, draw: Draw, cut: Cut) -> tuple[str, str]:
    """Return the two paragraphs of *watch*: how all tables stand, and a row for each, its columns drawn by *draw*."""
    return head(watch).to(language), draw(columns.tables(watch, watch.by_need(), language, cut))


def head(watch: Watch) -> Text:
    """Say what is looked at, and in which unit amounts are shown."""
    counts = words.counts(watch)
    unit = units.common(table.outline for table in watch.tables)
    zh, en = (f"，金额单位{unit}", f", amounts in {unit}") if unit else ("", "")
    if watch.month is None:
        return Text(
            f"绩效监控（各表最近一次{zh}）：{counts.zh}", f"Monitoring (the latest of each table{en}): {counts.en}"
        )
    return Text(
        f"绩效监控（到 {watch.month} 月底{zh}）：{counts.zh}", f"Monitoring (by month {watch.month}{en}): {counts.en}"
    )


def behind(watch: Watch) -> Iterator[tuple[Watched, Text]]:
    """Yield the indicators that are not green, or entered several times for a month, table by table."""
    for table in watch.by_need():
        for point in table.points:
            if point.light is not Light.GREEN or point.is_repeated:
                light, said = words.light(point.light), words.point(point)
                yield table, Text(f"{light.zh} {said.zh}", f"{light.en}: {said.en}")


def name(table: Watched, language: Language) -> str:
    """Name a table."""
    return table_name(table.outline).to(language)
