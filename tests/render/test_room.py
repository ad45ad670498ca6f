"""Tables and curves in a terminal that has little room."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest
from wcwidth import wcswidth

from pgt.render.aligned import aligned
from pgt.render.columns import Column
from pgt.render.monitoring import curve

EXAMPLES = Path(__file__).parents[2] / "examples"
COLUMNS = (
    Column("表", ("中央残疾人事业发展补助资金", "康复", "合计"), number=False),
    Column("预算数", ("82.16", "395.00", "477.16")),
    Column("说明", ("", "上半年没有开支计划，集中在下半年", ""), number=False),
)


@pytest.mark.parametrize(
    "room, drawn",
    [
        (
            None,
            """\
表                          预算数  说明
--------------------------  ------  --------------------------------
中央残疾人事业发展补助资金   82.16
康复                        395.00  上半年没有开支计划，集中在下半年
--------------------------  ------  --------------------------------
合计                        477.16""",
        ),
        (
            50,
            """\
表                   预算数  说明
-------------------  ------  -------------------
中央残疾人事…助资金   82.16
康复                 395.00  上半年没有开…下半年
-------------------  ------  -------------------
合计                 477.16""",
        ),
        (
            9,
            """\
表         预算数  说明
---------  ------  ---------
中央残…金   82.16
康复       395.00  上半年…年
---------  ------  ---------
合计       477.16""",
        ),
    ],
)
def test_texts_are_cut_the_longest_first_and_numbers_are_not(room: int | None, drawn: str) -> None:
    assert aligned(COLUMNS, total_apart=True, room=room) == drawn


@pytest.mark.parametrize("room, widest", [(None, 69), (69, 69), (68, 57), (40, 33), (5, 33)])
def test_a_curve_is_as_wide_as_there_is_room(room: int | None, widest: int) -> None:
    plan = [Decimal(100 * month) / 12 for month in range(1, 13)]
    drawn = curve.draw(plan, {6: Decimal(30)}, "zh", room).splitlines()
    assert max(map(wcswidth, drawn)) == widest
    assert [line.count("#") for line in drawn if "执行" not in line] == [0] * 7 + [1] + [0] * 5


def _read(terminal: int) -> Iterator[bytes]:
    with suppress(OSError):  # how Linux says that the other end was closed
        while more := os.read(terminal, 1 << 16):
            yield more


@pytest.mark.parametrize("command", ["sum", "monitor", "selfeval --summary"])
def test_in_a_terminal_of_eighty_columns_no_table_is_wider(command: str, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    environment = {**os.environ, "PGT_LANG": "zh", "PYTHONUTF8": "1", "TERM": "dumb"}
    environment.pop("COLUMNS", None)
    arguments = [sys.executable, "-m", "pgt", *command.split(), str(EXAMPLES / "zhangjiakou-2021-selfeval-invented")]
    with subprocess.Popen(arguments, cwd=tmp_path, env=environment, stdout=theirs, stderr=subprocess.DEVNULL):
        os.close(theirs)
        said = b"".join(_read(ours))
    os.close(ours)
    rules = [line for line in said.decode().replace("\r", "").split("\n") if line.startswith("--")]
    assert rules
    assert max(map(wcswidth, rules)) <= 80
