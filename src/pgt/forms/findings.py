"""What reading a grid could not place, and what a reader of the result should know."""

from __future__ import annotations

from dataclasses import dataclass

from pgt.diagnostics import Text


@dataclass(frozen=True, slots=True)
class Leftover:
    """A cell that no box has room for, or that says what its box cannot hold."""

    place: str
    text: str
    why: Text
    group: int = 0
    """What stands together outside of all tables has one number."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was read otherwise than it stands there."""

    place: str
    message: Text


NO_BOX = Text("表样上没有放它的格子", "no box of the form has room for it")
BEHIND_LABEL = Text("写在标签的格子里，没有读", "it stands in a label's own cell, and was not read")
IN_PART = Text("和表样的写法不同，只读出了一部分", "it is not as the form has it: only a part of it was read")
NO_COLUMN = Text(
    "各栏和表样不同，看不出它属于哪一栏", "the columns differ from the form's: nothing says which one it is in"
)
NO_CAPTION = Text(
    "这一栏的表头是空的，看不出它属于哪一栏", "its column has no caption: nothing says which one it is in"
)
NO_LINE = Text("这一行对不上表样", "the row fits no line of the form")
NO_NUMBER = Text("这里要一个数", "a number belongs here")
NO_VALUE = Text("没有读到值，符号和单位不能单独成为指标值", "there is no value: an operator and a unit alone are none")
NO_CATEGORY = Text("认不出指标类别", "the category of the indicator is unknown")
NO_CHOICE = Text("不是这里的选项", "it is none of the choices")
OTHER_UNIT = Text("单位和表的金额单位不同", "its unit is not the table's")
OUTSIDE = Text("不在任何一张表里", "it is in none of the tables")
PARAGRAPH = Text("夹在表中间的文字", "words in the midst of the table")
FEWER_CELLS = Text(
    "这一行比表头少一格，请核对各格有没有错一栏", "the row has fewer cells than the header: check that none has slipped"
)
SLIPPED = Text(
    "这一行像是错了一栏，按错了一栏读了，请核对", "the row looks shifted by a column, and was read so: check it"
)
NOT_RECKONED = Text(
    "这一格是算出来的，按表里的数算不是这个结果", "it is reckoned, and what the table says does not come to that"
)
NOT_KEPT = Text("读到了，但表里没有地方放", "it was read, and the table has no place for it")
NO_YEAR = Text("不知道表的年度，没法算往年", "the year it belongs to follows from the table's, which is unknown")


def differs(other: str) -> Text:
    """Say that a cell repeats a value, and says something else."""
    return Text(f"和另一格“{other}”不同", f"it differs from another cell, which says “{other}”")


def stranger(header: str) -> Text:
    """Say that a cell stands in a column that the form does not have."""
    return Text(f"表样上没有“{header}”这一栏", f"the form has no column “{header}”")


def divided(header: str) -> Text:
    """Say that a cell stands in one of several columns below a header that the form has one column for."""
    return Text(f"表样上“{header}”只有一栏", f"the form has a single column “{header}”")


def undivided(header: str) -> Text:
    """Say that a cell stands in one column below a header that the form has several columns for."""
    return Text(
        f"表样上“{header}”分成几栏，看不出属于哪一栏",
        f"the form divides the column “{header}”: nothing says which part it is",
    )


def numbers(header: str) -> Text:
    """Say that a column which counts the rows is passed over."""
    return Text(
        f"表样上没有“{header}”这一栏，各行的号略过", f"the form has no column “{header}”: its numbers are passed over"
    )
