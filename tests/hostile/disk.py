"""What lies on a disk and is no file: pipes, devices, links into nothing, links in circles, names that act."""

from __future__ import annotations

import os
import socket
from pathlib import Path

from tests.hostile.parts import GOOD, HEAD, Case, Make


def link_to(target: str) -> Make:
    """Return what makes a symbolic link to *target*."""
    return lambda path: path.symlink_to(target)


def listen(path: Path) -> None:
    """Put a socket at *path*, whose full name may be longer than the system allows for one."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(path.name)
    finally:
        os.chdir(here)


def validate(*arguments: str) -> tuple[str, ...]:
    """Return the arguments of a call with one line a finding."""
    return ("validate", "--format", "concise", *arguments)


BAD = HEAD + "nmae: a\n"
NO_FILE = "错误：没有这个文件或文件夹："
LONG = "很" * 100
ESCAPE = "a\x1b[31m.pgt.yaml"

CASES: list[Case] = [
    Case(
        "a link into nothing",
        "t.pgt.yaml:1:1: PGT001 error 读不到文件：没有这个文件 [检查路径和权限]\n",
        {"t.pgt.yaml": link_to("nowhere")},
        status=2,
    ),
    Case(
        "a link into nothing, named",
        "t.pgt.yaml:1:1: PGT001 error 读不到文件：没有这个文件 [检查路径和权限]\n",
        {"t.pgt.yaml": link_to("nowhere")},
        validate("t.pgt.yaml"),
        2,
    ),
    Case(
        "a link to itself",
        "t.pgt.yaml:1:1: PGT001 error 读不到文件：符号链接绕成了圈 [检查路径和权限]\n",
        {"t.pgt.yaml": link_to("t.pgt.yaml")},
        status=2,
    ),
    Case(
        "a folder that is a link to itself",
        "loop:1:1: PGT001 error 读不到文件：符号链接绕成了圈 [检查路径和权限]\n",
        {"loop": link_to("loop")},
        validate("loop"),
        2,
    ),
    Case(
        "a file behind a link to itself",
        "错误：没有这个文件或文件夹：loop/t.pgt.yaml",
        {"loop": link_to("loop")},
        validate("loop/t.pgt.yaml"),
        2,
    ),
    Case(
        "a folder that holds itself",
        "t.pgt.yaml:3:1: PGT040 error 不认识的键 `nmae` [是不是 `name`？]\n",
        {"here": link_to("."), "t.pgt.yaml": BAD},
    ),
    Case(
        "a pipe",
        "t.pgt.yaml:1:1: PGT001 error 读不到文件：不是普通文件 [检查路径和权限]\n",
        {"t.pgt.yaml": os.mkfifo},
        status=2,
    ),
    Case(
        "a pipe, named",
        "pipe:1:1: PGT001 error 读不到文件：不是普通文件 [检查路径和权限]\n",
        {"pipe": os.mkfifo},
        validate("pipe"),
        2,
    ),
    Case(
        "a socket",
        "t.pgt.yaml:1:1: PGT001 error 读不到文件：不是普通文件 [检查路径和权限]\n",
        {"t.pgt.yaml": listen},
        status=2,
    ),
    Case(
        "a device without an end",
        "/dev/zero:1:1: PGT001 error 读不到文件：不是普通文件 [检查路径和权限]\n",
        {},
        validate("/dev/zero"),
        2,
    ),
    Case(
        "a link to a device",
        "t.pgt.yaml:1:1: PGT001 error 读不到文件：不是普通文件 [检查路径和权限]\n",
        {"t.pgt.yaml": link_to("/dev/zero")},
        status=2,
    ),
    Case(
        "an empty folder named as a table",
        "没有找到表（*.pgt.yaml）",
        {"t.pgt.yaml": Path.mkdir},
        validate("t.pgt.yaml"),
        2,
    ),
    Case("an empty folder", "没有找到表（*.pgt.yaml）", {}, status=2),
    Case(
        "a folder without a table",
        "没有找到表（*.pgt.yaml）",
        {"a.yaml": BAD, "b.pgt.yml": BAD, "c.pgt.json": "{}"},
        status=2,
    ),
    Case("nothing but hidden folders", "没有找到表（*.pgt.yaml）", {".git/t.pgt.yaml": BAD}, status=2),
    Case(
        "nothing but ignored files",
        "没有找到表（*.pgt.yaml）",
        {".git/config": "", ".gitignore": "*.pgt.yaml\n", "t.pgt.yaml": BAD},
        status=2,
    ),
    Case("no such file", "错误：没有这个文件或文件夹：nothing.pgt.yaml", {}, validate("nothing.pgt.yaml"), 2),
    Case(
        "one of two files is missing",
        "错误：没有这个文件或文件夹：u.pgt.yaml",
        {"t.pgt.yaml": GOOD},
        validate("t.pgt.yaml", "u.pgt.yaml"),
        2,
    ),
    Case(
        "a file as a folder",
        "错误：没有这个文件或文件夹：t.pgt.yaml/u.pgt.yaml",
        {"t.pgt.yaml": GOOD},
        validate("t.pgt.yaml/u.pgt.yaml"),
        2,
    ),
    Case("a name too long", NO_FILE + "很" * 300 + ".pgt.yaml", {}, validate("很" * 300 + ".pgt.yaml"), 2),
    Case("a way too long", NO_FILE + "a/" * 3000 + "t.pgt.yaml", {}, validate("a/" * 3000 + "t.pgt.yaml"), 2),
    Case("an empty name", "错误：路径是空的", {}, validate(""), 2),
    Case(
        "a name that colours the terminal",
        "a\\x1b[31m.pgt.yaml:3:1: PGT040 error 不认识的键 `nmae` [是不是 `name`？]\n",
        {ESCAPE: BAD},
    ),
    Case(
        "a name that colours the terminal, missing",
        "错误：没有这个文件或文件夹：a\\x1b[31m.pgt.yaml",
        {},
        validate(ESCAPE),
        2,
    ),
    Case(
        "a name of two lines",
        "a\\nb.pgt.yaml:3:1: PGT040 error 不认识的键 `nmae` [是不是 `name`？]\n",
        {"a\nb.pgt.yaml": BAD},
    ),
    Case(
        "a name that turns the line round",
        "a\\u202eb.pgt.yaml:3:1: PGT040 error 不认识的键 `nmae` [是不是 `name`？]\n",
        {"a\u202eb.pgt.yaml": BAD},
    ),
    Case(
        "a name in no encoding",
        "a\\udcff.pgt.yaml:3:1: PGT040 error 不认识的键 `nmae` [是不是 `name`？]\n",
        {os.fsdecode(b"a\xff.pgt.yaml"): BAD},
    ),
    Case(
        "a name like an option",
        "--help.pgt.yaml:3:1: PGT040 error 不认识的键 `nmae` [是不是 `name`？]\n",
        {"--help.pgt.yaml": BAD},
    ),
    Case(
        "a broken table among good ones",
        "b/t.pgt.yaml:3:1: PGT040 error 不认识的键 `nmae` [是不是 `name`？]\n",
        {"a.pgt.yaml": GOOD, "b/t.pgt.yaml": BAD, "c.pgt.yaml": link_to("a.pgt.yaml")},
    ),
    Case(
        "the result over a table",
        "错误：t.pgt.yaml 已经存在；要覆盖请加 --force",
        {"t.pgt.yaml": GOOD},
        validate("-o", "t.pgt.yaml", "t.pgt.yaml"),
        2,
    ),
    Case(
        "the result over a link",
        "错误：out 已经存在；要覆盖请加 --force",
        {"t.pgt.yaml": GOOD, "out": link_to("nowhere")},
        validate("-o", "out", "t.pgt.yaml"),
        2,
    ),
    Case(
        "the result into a file",
        "错误：t.pgt.yaml/out 写不进去：路径中间有一段不是文件夹",
        {"t.pgt.yaml": GOOD},
        validate("-o", "t.pgt.yaml/out", "t.pgt.yaml"),
        2,
    ),
    Case(
        "the result onto a folder",
        "错误：out 是文件夹：写出文件名",
        {"t.pgt.yaml": GOOD, "out": Path.mkdir},
        validate("-o", "out", "t.pgt.yaml"),
        2,
    ),
    Case(
        "the result onto a folder by force",
        "错误：out 是文件夹：写出文件名",
        {"t.pgt.yaml": GOOD, "out": Path.mkdir},
        validate("--force", "-o", "out", "t.pgt.yaml"),
        2,
    ),
    Case(
        "the result into the kernel",
        "错误：/proc/nothing/out 写不进去：没有这个文件",
        {"t.pgt.yaml": GOOD},
        validate("-o", "/proc/nothing/out", "t.pgt.yaml"),
        2,
    ),
    Case(
        "the result under a name too long",
        f"错误：{LONG} 写不进去：名称太长",
        {"t.pgt.yaml": GOOD},
        validate("-o", LONG, "t.pgt.yaml"),
        2,
    ),
    Case(
        "a workbook over a table",
        "错误：-o t.pgt.yaml：文件名要以 .xlsx 结尾",
        {"t.pgt.yaml": GOOD},
        ("export-xlsx", "-o", "t.pgt.yaml", "t.pgt.yaml"),
        2,
    ),
    Case(
        "a workbook onto a folder",
        "错误：out 是文件夹：写出文件名，或加 --split",
        {"t.pgt.yaml": GOOD, "out": Path.mkdir},
        ("export-xlsx", "-o", "out", "t.pgt.yaml"),
        2,
    ),
    Case(
        "workbooks into a file",
        "错误：out/t.xlsx 写不进去：路径中间有一段不是文件夹",
        {"t.pgt.yaml": GOOD, "out": ""},
        ("export-xlsx", "--split", "-o", "out", "t.pgt.yaml"),
        2,
    ),
    Case("a workbook of nothing", "没有找到表（*.pgt.yaml）", {}, ("export-xlsx", "-o", "out.xlsx", "."), 2),
    Case(
        "a workbook of a broken table",
        "不是每张表都能导出，所以什么也没有写",
        {"t.pgt.yaml": BAD},
        ("export-xlsx", "-o", "out.xlsx", "t.pgt.yaml"),
        1,
    ),
    Case("a sum of nothing", "错误：没有这个文件或文件夹：nothing", {}, ("sum", "nothing"), 2),
    Case(
        "a sum over a table",
        "错误：t.pgt.yaml 已经存在；要覆盖请加 --force",
        {"t.pgt.yaml": GOOD},
        ("sum", "-o", "t.pgt.yaml", "t.pgt.yaml"),
        2,
    ),
    Case(
        "a new table over an old one",
        "错误：t.pgt.yaml 已经存在；要覆盖请加 --force",
        {"t.pgt.yaml": GOOD},
        ("new", "--kind", "project", "--organization", "a", "--name", "b", "--year", "2022", "-o", "t.pgt.yaml"),
        2,
    ),
]
