"""Monitoring for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pgt.diagnostics import Text
from pgt.render.aligned import HEAD, aligned
from pgt.render.monitoring import curve
from pgt.render.monitoring.page import behind, name, page
from pgt.render.monitoring.style import Style
from pgt.render.room import cut, folded
from pgt.score import Light
from pgt.score.watch import Watch, Watched

_COLORS = {Light.RED: "\x1b[31m", Light.YELLOW: "\x1b[33m", Light.GREEN: "\x1b[32m", Light.BLUE: "\x1b[34m"}
_RESET = "\x1b[0m"
_ROOM = 100


def render(watch: Watch, style: Style) -> str:
    """Return how all tables stand, the indicators that are behind, and curves."""
    head, table = page(watch, style.language, partial(aligned, room=style.room), cut)
    parts = [head, _painted(table, watch) if style.color else table]
    if found := list(_behind(watch, style)):
        parts.append("\n".join(found))
    parts += _curves(watch, style)
    return "\n\n".join(parts) + "\n"


def _painted(table: str, watch: Watch) -> str:
    lines = table.splitlines()
    shown = watch.by_need()
    for place, one in enumerate(shown, HEAD):
        if one.light:
            lines[place] = f"{_COLORS[one.light]}{lines[place]}{_RESET}"
    return "\n".join(lines)


def _behind(watch: Watch, style: Style) -> Iterator[str]:
    last: Watched | None = None
    for table, line in behind(watch):
        if table is not last:
            yield Text(f"{name(table, 'zh')}的指标：", f"Indicators of {name(table, 'en')}:").to(style.language)
            last = table
        yield from folded(line.to(style.language), style.room or _ROOM)


def _curves(watch: Watch, style: Style) -> Iterator[str]:
    """Yield the curve of one table or of all together, and where it is asked for, that of each."""
    draw = partial(curve.draw, language=style.language, room=style.room)
    if len(watch.tables) > 1 and watch.curve:
        title = Text("资金支出（各表合计，占预算的百分比）", "Spending (all tables, percent of the budgets)")
        yield f"{title.to(style.language)}\n{draw(watch.curve.plan, watch.curve.spent)}"
    for table in watch.tables if style.curve or len(watch.tables) == 1 else ():
        title = Text(f"资金支出：{name(table, 'zh')}", f"Spending: {name(table, 'en')}")
        yield f"{title.to(style.language)}\n{draw(table.found.plan, table.spent)}"
