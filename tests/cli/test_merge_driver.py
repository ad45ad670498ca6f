"""`pgt merge-driver` called by hand: what it writes where, and its exit status."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

BASE = "pgt: 1\nkind: project\nname: 康复\npurpose: 甲\n"


def pgt_merge(folder: Path, *arguments: str, language: str = "zh", **environment: str) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "pgt", "merge-driver", "base", "ours", "theirs", *arguments]
    own = {**os.environ, "PGT_LANG": language, "PYTHONUTF8": "1", **environment}
    run = subprocess.run(command, cwd=folder, env=own, capture_output=True, encoding="utf-8", check=False)
    return run.returncode, run.stdout, run.stderr


def sides(folder: Path, ours: str, theirs: str) -> Path:
    for name, text in (("base", BASE), ("ours", ours), ("theirs", theirs)):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return folder / "ours"


def test_a_clean_merge_is_written_to_ours_and_says_nothing(tmp_path: Path) -> None:
    ours = sides(tmp_path, BASE.replace("甲", "乙"), BASE + "achievement: 好\n")
    assert pgt_merge(tmp_path) == (0, "", "")
    assert ours.read_text("utf-8") == BASE.replace("甲", "乙") + "achievement: 好\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["base", "ours", "theirs"]


@pytest.mark.parametrize(
    "language, said",
    [("zh", "2022/甲.pgt.yaml：1 处冲突\n  purpose\n"), ("en", "2022/甲.pgt.yaml: 1 conflict\n  purpose\n")],
)
def test_a_conflict_is_named(tmp_path: Path, language: str, said: str) -> None:
    ours = sides(tmp_path, BASE.replace("甲", "乙"), BASE.replace("甲", "丙"))
    arguments = ("--path", "2022/甲.pgt.yaml", "--marker-size", "3")
    assert pgt_merge(tmp_path, *arguments, language=language) == (1, "", said)
    assert ours.read_text("utf-8") == BASE.replace(
        "purpose: 甲\n", "<<< ours\npurpose: 乙\n===\npurpose: 丙\n>>> theirs\n"
    )


def test_what_is_no_table_is_merged_line_by_line(tmp_path: Path) -> None:
    ours = sides(tmp_path, BASE.replace("甲", "“乙”: 丙"), BASE.replace("pgt: 1\n", "pgt: 1\nyear: 2022\n"))
    assert pgt_merge(tmp_path) == (0, "", "ours：我方不是能读的表，改为逐行合并\n")
    assert ours.read_text("utf-8") == BASE.replace("甲", "“乙”: 丙").replace("pgt: 1\n", "pgt: 1\nyear: 2022\n")


def test_where_git_is_not_there_nothing_is_written(tmp_path: Path) -> None:
    broken = BASE + "没有冒号\n"
    ours = sides(tmp_path, broken, BASE + "year: 2022\n")
    status, _, stderr = pgt_merge(tmp_path, PATH="")
    assert (status, ours.read_text("utf-8")) == (2, broken)
    assert stderr.endswith("找不到 git，没有合并\n")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    ours = sides(tmp_path, BASE, BASE)
    (tmp_path / "base").unlink()
    status, _, stderr = pgt_merge(tmp_path)
    assert (status, ours.read_text("utf-8")) == (2, BASE)
    assert stderr == "pgt: base: 没有这个文件\n"


def test_a_file_that_is_no_text_is_left_alone(tmp_path: Path) -> None:
    ours = sides(tmp_path, BASE, BASE + "year: 2022\n")
    ours.write_bytes(b"PK\x03\x04\x00\x00")
    status, _, _ = pgt_merge(tmp_path)
    assert (status, ours.read_bytes()) == (2, b"PK\x03\x04\x00\x00")


@pytest.mark.parametrize("name", ["base", "ours", "theirs"])
def test_a_pipe_is_not_waited_for(tmp_path: Path, name: str) -> None:
    sides(tmp_path, BASE, BASE)
    (tmp_path / name).unlink()
    os.mkfifo(tmp_path / name)
    assert pgt_merge(tmp_path) == (2, "", f"pgt: {name}: 不是普通文件\n")
