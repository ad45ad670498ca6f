"""`pgt fmt` as a user meets it: what it writes, what it prints where, and its exit status."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

UNTIDY = "kind: project\npgt: 1\nname: '康复'  # 注\n"
TIDY = "pgt: 1\nkind: project\nname: 康复  # 注\n"
BROKEN = "pgt: 1\nkind: project\nname：康复\n"


def pgt_fmt(folder: Path, *arguments: str, language: str = "zh", stdin: bytes = b"") -> tuple[int, str, str]:
    command = [sys.executable, "-m", "pgt", "fmt", *arguments]
    environment = {**os.environ, "PGT_LANG": language, "PYTHONUTF8": "1"}
    run = subprocess.run(command, cwd=folder, env=environment, input=stdin, capture_output=True, check=False)
    return run.returncode, run.stdout.decode(), run.stderr.decode()


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.pgt.yaml").write_bytes(text.encode())


def read(folder: Path, name: str) -> str:
    return (folder / f"{name}.pgt.yaml").read_bytes().decode()


def test_what_is_untidy_is_written_anew_and_what_is_tidy_is_not_touched(tmp_path: Path) -> None:
    write(tmp_path, 乱=UNTIDY, 齐=TIDY)
    tidy = tmp_path / "齐.pgt.yaml"
    before = tidy.stat()
    assert pgt_fmt(tmp_path) == (0, "", "改了 1 个文件，1 个不用改\n")
    assert read(tmp_path, "乱") == TIDY
    assert (tidy.stat().st_mtime_ns, tidy.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert pgt_fmt(tmp_path, language="en") == (0, "", "0 changed, 2 as they should be\n")


def test_check_names_what_would_change_and_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, 乱=UNTIDY, 齐=TIDY)
    assert pgt_fmt(tmp_path, "--check") == (1, "乱.pgt.yaml\n", "要改 1 个文件，1 个不用改\n")
    assert read(tmp_path, "乱") == UNTIDY
    assert pgt_fmt(tmp_path, "--check", "齐.pgt.yaml") == (0, "", "要改 0 个文件，1 个不用改\n")


def test_diff_shows_what_would_change_and_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, 乱=UNTIDY, 齐=TIDY)
    difference = (
        "--- 乱.pgt.yaml\n+++ 乱.pgt.yaml\n@@ -1,3 +1,3 @@\n"
        "+pgt: 1\n kind: project\n-pgt: 1\n-name: '康复'  # 注\n+name: 康复  # 注\n"
    )
    assert pgt_fmt(tmp_path, "--diff") == (0, difference, "要改 1 个文件，1 个不用改\n")
    assert pgt_fmt(tmp_path, "--diff", "--check")[:2] == (1, difference)
    assert read(tmp_path, "乱") == UNTIDY


def test_a_file_that_cannot_be_read_is_reported_and_left_alone(tmp_path: Path) -> None:
    write(tmp_path, 乱=UNTIDY, 坏=BROKEN)
    said = (
        "坏.pgt.yaml:3:5: PGT011 错误 这里是全角冒号“：” [换成半角冒号加一个空格：`name: …`]\n"
        "改了 1 个文件，0 个不用改，1 个读不了，没有动\n"
    )
    assert pgt_fmt(tmp_path) == (1, "", said)
    assert (read(tmp_path, "坏"), read(tmp_path, "乱")) == (BROKEN, TIDY)


def test_a_key_that_the_schema_does_not_know_is_not_moved_about(tmp_path: Path) -> None:
    write(tmp_path, 表=UNTIDY + "nmae: 康复\n")
    status, _, stderr = pgt_fmt(tmp_path)
    assert (status, stderr.splitlines()[0]) == (
        1,
        "表.pgt.yaml:4:1: PGT040 错误 不认识的键 `nmae` [是不是 `name`？]",
    )
    assert read(tmp_path, "表") == UNTIDY + "nmae: 康复\n"


def test_what_is_laid_out_as_nobody_does_is_reported_and_left_alone(tmp_path: Path) -> None:
    write(tmp_path, 表="pgt: 1\n? kind\n: project\n")
    status, _, stderr = pgt_fmt(tmp_path)
    assert (status, stderr.splitlines()[0]) == (
        1,
        "表.pgt.yaml:1:1: PGT095 错误 写法少见，整理不了 [写成一行一个 `键: 值`，去掉 `? `]",
    )


def test_a_path_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    assert pgt_fmt(tmp_path, "无.pgt.yaml")[0] == 2


def test_stdin_goes_to_stdout(tmp_path: Path) -> None:
    untidy = ("\ufeff" + UNTIDY).replace("\n", "\r\n")
    assert pgt_fmt(tmp_path, "-", stdin=untidy.encode())[:2] == (0, TIDY)
    assert pgt_fmt(tmp_path, "-", "--stdin-filename", "表.pgt.yaml", "--check", stdin=UNTIDY.encode())[:2] == (
        1,
        "表.pgt.yaml\n",
    )
    assert pgt_fmt(tmp_path, "-", stdin=BROKEN.encode())[:2] == (1, "")


def test_line_ends_and_the_mark_of_windows_are_dropped(tmp_path: Path) -> None:
    write(tmp_path, 表=("\ufeff" + TIDY).replace("\n", "\r\n"), 尾=TIDY.removesuffix("\n"))
    assert pgt_fmt(tmp_path) == (0, "", "改了 2 个文件，0 个不用改\n")
    assert (read(tmp_path, "表"), read(tmp_path, "尾")) == (TIDY, TIDY)


def test_a_file_in_gbk_becomes_utf8_and_one_in_utf8_stays(tmp_path: Path) -> None:
    (tmp_path / "旧.pgt.yaml").write_bytes(UNTIDY.encode("gbk"))
    write(tmp_path, 新=TIDY)
    assert pgt_fmt(tmp_path)[0] == 1
    assert pgt_fmt(tmp_path, "--from-encoding", "gb18030") == (0, "", "改了 1 个文件，1 个不用改\n")
    assert (read(tmp_path, "旧"), read(tmp_path, "新")) == (TIDY, TIDY)


@pytest.mark.parametrize("name", ["gb99999", "hex"])
def test_an_encoding_that_is_none_is_wrong_usage(tmp_path: Path, name: str) -> None:
    assert pgt_fmt(tmp_path, "--from-encoding", name)[0] == 2


def test_bytes_that_are_not_in_the_encoding_either(tmp_path: Path) -> None:
    (tmp_path / "表.pgt.yaml").write_bytes(b"pgt: 1\nname: \xff\xff\n")
    status, _, stderr = pgt_fmt(tmp_path, "--from-encoding", "gb18030")
    assert status == 1
    assert stderr.startswith("表.pgt.yaml:2:7: PGT003 错误 文件不是 UTF-8 文本，看起来是别的编码或二进制文件 ")


def test_what_would_be_hidden_is_said(tmp_path: Path) -> None:
    write(tmp_path, 表="pgt: 1\nkind: project\npurpose:\n  折行的\n  文字\n")
    said = (
        "表.pgt.yaml:4:3: PGT024 警告 折行的文字读进来会多出空格 [写成一行，或用 `|-` 保留换行]\n"
        "改了 1 个文件，0 个不用改\n"
    )
    assert pgt_fmt(tmp_path) == (0, "", said)
    assert read(tmp_path, "表") == "pgt: 1\nkind: project\npurpose: 折行的 文字\n"


def test_a_link_stays_a_link_and_permissions_stay(tmp_path: Path) -> None:
    write(tmp_path, 表=UNTIDY)
    table, link = tmp_path / "表.pgt.yaml", tmp_path / "链.pgt.yaml"
    table.chmod(0o640)
    link.symlink_to(table)
    assert pgt_fmt(tmp_path, "链.pgt.yaml")[0] == 0
    assert link.is_symlink()
    assert (read(tmp_path, "表"), table.stat().st_mode & 0o777) == (TIDY, 0o640)
