"""What lights and figures of monitoring are called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from pgt.diagnostics import Text
from pgt.render.excerpt import LONG, shorten
from pgt.score import Light, MoneyPoint, Point
from pgt.score.watch import Watch, Watched
from pgt.score.words import is_said

_LIGHTS: Mapping[Light, Text] = MappingProxyType(
    {
        Light.RED: Text("红", "red"),
        Light.YELLOW: Text("黄", "yellow"),
        Light.GREEN: Text("绿", "green"),
        Light.BLUE: Text("蓝", "blue"),
    }
)
_NONE = Text("无", "none")


def light(found: Light | None) -> Text:
    """Name a light."""
    return _NONE if found is None else _LIGHTS[found]


def percent(value: Decimal | None) -> str:
    """Write a percent with two decimals."""
    return "" if value is None else f"{value:.2f}%"


def counts(watch: Watch) -> Text:
    """Say how many tables have which light."""
    found = [(_LIGHTS[one], count) for one, count in watch.lights.items() if count]
    if watch.unlit:
        found.append((Text("没有数", "without a figure"), watch.unlit))
    zh = "，".join(f"{name.zh} {count}" for name, count in found)
    en = ", ".join(f"{count} {name.en}" for name, count in found)
    tables = len(watch.tables)
    return Text(f"{tables} 张表：{zh}", f"{tables} table{'s' * (tables != 1)}: {en}")


def remarks(table: Watched, asked: int | None) -> Iterator[Text]:
    """Yield what there is to say of a table's money."""
    money = table.money
    if money is None:
        if asked is None:
            yield Text("没有监控数", "nothing was entered")
        else:
            yield Text(f"没有 {asked} 月的监控数", f"nothing was entered for month {asked}")
        return
    if money.not_judged:
        yield money.not_judged
    if table.found.is_fiscal:
        yield Text("按财政资金算", "fiscal money alone")
    if money.is_repeated:
        yield _REPEATED
    if money.expected_rate is not None:
        expected = percent(money.expected_rate)
        yield Text(f"预计全年 {expected}", f"{expected} expected by December")
    if not money.is_planned:
        yield Text("计划没有这个月，按前后月推算", "not in plan: due interpolated")
    yield from reasons(money)


def reasons(point: Point | MoneyPoint) -> Iterator[Text]:
    """Yield the reason that was given, or that there is none where one is wanted."""
    if is_said(point.reason):
        said = shorten(point.reason or "", LONG)
        yield Text(f"原因：{said}", f"reason: {said}")
    elif point.needs_reason:
        yield Text("缺原因", "no reason")


_REPEATED = Text("这个月写了几次，看最后一次", "the month is there several times: the last one counts")
_OUTLOOKS: Mapping[str, Text] = MappingProxyType(
    {
        "certain": Text("确定能", "certain"),
        "possible": Text("有可能", "possible"),
        "impossible": Text("不可能", "impossible"),
    }
)


def _prospects(found: Point) -> Iterator[Text]:
    """Yield what somebody expects of the rest of the year."""
    if found.is_repeated:
        yield _REPEATED
    if outlook := _OUTLOOKS.get(found.outlook or ""):
        yield Text(f"完成可能性：{outlook.zh}", f"outlook: {outlook.en}")
    if is_said(found.expected_actual):
        expected = shorten(found.expected_actual or "", LONG)
        yield Text(f"预计全年 {expected}", f"{expected} expected by December")


def point(found: Point) -> Text:
    """Say how an indicator stands."""
    why = found.formula or found.not_judged or Text("", "")
    name = shorten(found.name or "")
    reached = Text(
        f"{name} {found.target or ''}，到 {found.month} 月 {found.actual or '没有数'}：{why.zh}",
        f"{name} {found.target or ''}, by month {found.month} {found.actual or 'none'}: {why.en}",
    )
    return Text.joined([reached, *_prospects(found), *reasons(found)], "；", "; ")
