"""Native charts, drawn over the blank places that a grid keeps for them.

They refer to cells, so that whoever opens the workbook can see, change and copy the figures behind a bar.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_FONT = {"name": "宋体", "size": 9}
_TITLE = {"name": "黑体", "size": 12, "bold": False}
_FAINT = "#D9D9D9"
_NO_LINE = {"none": True}

BLUE, GREEN, AMBER, RED, GREY = "#4472C4", "#70AD47", "#FFC000", "#C00000", "#A6A6A6"


Area = tuple[int, int, int, int]
"""A stretch of cells: first row, first column, last row, last column."""


def down(rows: range, column: int) -> Area:
    """Return the cells of one column."""
    return (rows.start, column, rows.stop - 1, column)


@dataclass(frozen=True, slots=True)
class Series:
    """One row of bars, lines or points: where its figures stand, and how it looks."""

    name: str
    figures: Area
    color: str = BLUE
    colors: Sequence[str] = ()
    """One for each bar, where they differ."""
    dashed: bool = False
    labels: bool = True


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of cells: which ones, where it stands, and what it says."""

    kind: str
    """A type of chart that xlsxwriter knows: column, bar, line."""
    title: str
    names: Area
    """Where the names of the bars stand, or those of the points of a line."""
    series: tuple[Series, ...]
    size: tuple[int, int]
    """Its width and height in pixels."""
    subtype: str | None = None
    number: str = "General"
    """The format of the figures at its bars."""
    most: float | None = None
    """Where the axis of the figures ends; as the figures have it where none is given."""
    sheet: int = 0
    """On which sheet of the workbook it stands, counted from 0."""
    place: tuple[int, int] = (0, 0)
    """The row and the column of its upper left corner."""


def draw(workbook: Workbook, names: Sequence[str], charts: Sequence[Chart]) -> None:
    """Draw *charts* on their sheets, which are called *names*."""
    worksheets = workbook.worksheets()
    for one in charts:
        worksheets[one.sheet].insert_chart(*one.place, _chart(workbook, names[one.sheet], one), _PLACED)


_TITLE_HEIGHT, _AXIS_HEIGHT, _LEGEND_HEIGHT = 52, 32, 30
"""Pixels that a chart of bars keeps above and below them."""

_FRAME, _BAR, _FEWEST = 90, 26, 3
"""Pixels of what stands around the bars, of a bar with its gap, and how many bars there is room for at least."""

_WHOLE = Decimal(100)


def bars_height(bars: int, series: int = 1) -> int:
    """Return how many pixels high a chart is that has room for so many *bars*, and for a legend of several *series*."""
    return _FRAME + _BAR * max(bars, _FEWEST) + (_LEGEND_HEIGHT if series > 1 else 0)


def end_of_axis(percents: Iterable[Decimal]) -> float | None:
    """Return where an axis of *percents* ends: at the whole, unless one of them is beyond it."""
    return 1.0 if all(value <= _WHOLE for value in percents) else None


def _beside_names(one: Chart) -> dict[str, float]:
    """Place the bars, in parts of their chart: with room for names at the left, and for figures behind full bars."""
    height = one.size[1]
    below = _AXIS_HEIGHT + (_LEGEND_HEIGHT if len(one.series) > 1 else 0)
    return {
        "x": 0.34,
        "y": _TITLE_HEIGHT / height,
        "width": 0.55,
        "height": (height - _TITLE_HEIGHT - below) / height,
    }


_PLACED = {"object_position": 1, "x_offset": 4, "y_offset": 4}


def _chart(workbook: Workbook, sheet: str, one: Chart) -> Any:
    options = {"type": one.kind} | ({"subtype": one.subtype} if one.subtype else {})
    chart: Any = workbook.add_chart(options)
    for series in one.series:
        chart.add_series(
            {
                "name": series.name,
                "categories": [sheet, *one.names],
                "values": [sheet, *series.figures],
                **_look(one, series),
            }
        )
    chart.set_title({"name": one.title, "name_font": _TITLE, "overlay": False})
    figures = {"num_font": _FONT, "num_format": one.number, "major_gridlines": _lines(), "min": 0, "line": _NO_LINE}
    figures |= {} if one.most is None else {"max": one.most}
    words = {"num_font": _FONT, "line": {"color": _FAINT}}
    if one.kind == "bar":  # the first of the list stands on top
        chart.set_y_axis({**words, "reverse": True})
        chart.set_x_axis({**figures, "label_position": "high"})
    else:
        chart.set_x_axis(words)
        chart.set_y_axis(figures)
    chart.set_legend({"position": "bottom", "font": _FONT} if len(one.series) > 1 else {"none": True})
    chart.set_chartarea({"border": {"color": _FAINT}})
    if one.kind == "bar":
        chart.set_plotarea({"layout": _beside_names(one)})
    if one.kind == "line":
        chart.show_blanks_as("span")
    chart.set_size({"width": one.size[0], "height": one.size[1]})
    return chart


def _lines() -> Mapping[str, Any]:
    return {"visible": True, "line": {"color": _FAINT, "width": 0.5}}


def _look(one: Chart, series: Series) -> dict[str, Any]:
    font = {**_FONT, "color": "#FFFFFF"} if one.subtype == "stacked" else _FONT
    labels = {"data_labels": {"value": True, "font": font, "num_format": one.number}} if series.labels else {}
    if one.kind == "line":
        if labels:
            labels["data_labels"]["position"] = "above"
        line = {"color": series.color, "width": 2.25} | ({"dash_type": "dash"} if series.dashed else {})
        marker = {"type": "none"} if series.dashed else {"type": "circle", "size": 6, "fill": {"color": series.color}}
        return {"line": line, "marker": marker, **labels}
    look: dict[str, Any] = {"fill": {"color": series.color}, "gap": 60, **labels}
    if one.subtype == "stacked":
        look["overlap"] = 100
    if series.colors:
        look["points"] = [{"fill": {"color": color}} for color in series.colors]
    return look
