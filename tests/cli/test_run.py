"""The one place where exceptions become an exit status."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from pgt.cli._run import run


def test_a_mistake_of_ours_is_one_message_and_status_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    @click.command()
    def broken() -> None:
        raise ZeroDivisionError("\x1b[2J")

    monkeypatch.setattr("pgt.cli._run.let_stdout_go", lambda: None)  # stdout is pytest's here
    assert run(broken, []) == 2
    assert "ZeroDivisionError: \\x1b[2J" in capsys.readouterr().err


def test_a_developer_gets_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    @click.command()
    def broken() -> None:
        raise ZeroDivisionError

    monkeypatch.setenv("PGT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run(broken, [])


TABLE = "pgt: 1\nkind: project\nyear: 2021\nname: 康复\n"


def pgt(
    folder: Path, *arguments: str, language: str = "zh", before: Callable[[], None] | None = None
) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "pgt", *arguments]
    environment = {**os.environ, "PGT_LANG": language, "PYTHONUTF8": "1"}
    run = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False, preexec_fn=before
    )
    return run.returncode, run.stdout, run.stderr


def write_nothing() -> None:
    """Make the system refuse every byte that is written to a file, as a full disk does, for root as well."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


@pytest.mark.parametrize(
    "command",
    [
        ("validate",),
        ("sum", "--check"),
        ("fmt", "--check"),
        ("export-xlsx", "-o", "表.xlsx"),
        ("selfeval",),
        ("selfeval", "--init"),
        ("monitor",),
    ],
)
def test_a_folder_without_tables_is_told_in_one_way(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "空夹").mkdir()
    assert pgt(tmp_path, *command, "空夹") == (2, "", "没有找到表（*.pgt.yaml）\n")


@pytest.mark.parametrize("command", [("validate",), ("diff", "t.pgt.yaml")])
@pytest.mark.parametrize(
    "output, zh, en",
    [
        ("夹", "夹 是文件夹：写出文件名", "夹 is a folder: name a file"),
        ("管道", "管道 写不进去：不是普通文件", "cannot write 管道: not a regular file"),
        ("/dev/full", "/dev/full 写不进去：不是普通文件", "cannot write /dev/full: not a regular file"),
    ],
)
def test_what_is_no_file_is_not_written_to(
    tmp_path: Path, command: tuple[str, ...], output: str, zh: str, en: str
) -> None:
    (tmp_path / "t.pgt.yaml").write_text(TABLE, encoding="utf-8")
    (tmp_path / "夹").mkdir()
    os.mkfifo(tmp_path / "管道")
    for language, said, force in (("zh", f"错误：{zh}", ()), ("en", f"Error: {en}", ("--force",))):
        status, stdout, stderr = pgt(tmp_path, *command, "t.pgt.yaml", "-o", output, *force, language=language)
        assert (status, stdout, stderr.splitlines()[-1]) == (2, "", said)
    assert (tmp_path / "管道").is_fifo()


@pytest.mark.parametrize(
    "command, file",
    [
        (("init",), "pgt.toml"),
        (("fmt",), "t.pgt.yaml"),
        (("new", "--kind", "project", "--organization", "甲", "--year", "2022", "--name", "乙"), "2022/甲/乙.pgt.yaml"),
        (("new", "--from", "t.pgt.yaml", "--year", "2022", "-o", "n.pgt.yaml"), "n.pgt.yaml"),
        (("selfeval", "--init"), "t.pgt.yaml"),
        (("monitor", "--init", "--month", "6"), "t.pgt.yaml"),
        (("validate", "--write-baseline", "b.json"), "b.json"),
        (("validate", "--fix"), "t.pgt.yaml"),
        (("sum", "-o", "s.csv"), "s.csv"),
        (("diff", "t.pgt.yaml", "t.pgt.yaml", "-o", "d.html"), "d.html"),
        (("export-xlsx", "--form", "mof-project-target", "-o", "a.xlsx"), "a.xlsx"),
        (("export-docx", "--form", "mof-project-target", "--split", "-o", "out"), "out/t.docx"),
        (("merge-driver", "t.pgt.yaml", "t.pgt.yaml", "t.pgt.yaml"), "t.pgt.yaml"),
    ],
)
def test_a_file_that_cannot_be_written_is_named(tmp_path: Path, command: tuple[str, ...], file: str) -> None:
    text = "pgt:  1\nkind: project\nyear: 2021\nindicators: [{category: output.cost, name: 人数, target: '>=3人'}]\n"
    (tmp_path / "t.pgt.yaml").write_text(text, encoding="utf-8")
    status, _, stderr = pgt(tmp_path, *command, before=write_nothing)
    assert (status, stderr.splitlines()[-1]) == (2, f"错误：{file} 写不进去：文件太大")
    assert (tmp_path / "t.pgt.yaml").read_text("utf-8") == text
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["t.pgt.yaml"]


@pytest.mark.parametrize("again", [False, True])
def test_a_reader_that_has_seen_enough_does_not_change_the_exit_status(tmp_path: Path, again: bool) -> None:  # noqa: FBT001 -- a column of the table
    for number in range(100):
        (tmp_path / f"{number}.pgt.yaml").write_text(TABLE + "nmae: 康复\n", encoding="utf-8")
    if again:
        pgt(tmp_path, "validate")
    command = f"set -o pipefail; {sys.executable} -m pgt validate | head -1 >/dev/null"
    environment = {**os.environ, "PGT_LANG": "zh", "PYTHONUTF8": "1"}
    run = subprocess.run(["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert (run.returncode, b"Traceback" in run.stderr) == (1, False)


@pytest.mark.parametrize(
    "command, status", [("init", 0), ("selfeval --init", 0), ("monitor --init --month 6", 0), ("fmt --check", 1)]
)
def test_what_is_begun_is_done_though_nobody_reads_what_it_says(tmp_path: Path, command: str, status: int) -> None:
    for number in range(5):
        row = "indicators: [{category: output.cost, name: 人数, target: ≥3人}]\n"
        (tmp_path / f"{number}.pgt.yaml").write_text(f"pgt:  1\nkind: project\n{row}", encoding="utf-8")
    (tmp_path / "read").mkdir()
    shutil.copytree(tmp_path, tmp_path / "unread", ignore=shutil.ignore_patterns("read", "unread"))
    shutil.copytree(tmp_path / "unread", tmp_path / "read", dirs_exist_ok=True)
    environment = {**os.environ, "PGT_LANG": "zh", "PYTHONUTF8": "1"}
    for folder, reader in (("read", "cat"), ("unread", "true")):
        line = f"set -o pipefail; {sys.executable} -m pgt {command} | {reader} >/dev/null"
        run = subprocess.run(
            ["bash", "-c", line], cwd=tmp_path / folder, env=environment, capture_output=True, check=False
        )
        assert (run.returncode, b"Traceback" in run.stderr) == (status, False)
    read, unread = (
        {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}
        for top in (tmp_path / "read", tmp_path / "unread")
    )
    assert read == unread


@pytest.mark.parametrize(
    "command, known",
    [
        (("validate",), "可以写：.xlsx、.json、.md、.sarif、.xml"),
        (("sum",), "可以写：.csv、.md、.json"),
        (("diff", "t.pgt.yaml"), "可以写：.md、.json、.csv、.html、.htm、.xlsx"),
        (("monitor",), "工作簿以 .xlsx 结尾"),
        (("selfeval",), "工作簿以 .xlsx 结尾"),
    ],
)
def test_no_answer_is_written_under_the_name_of_what_it_is_not(
    tmp_path: Path, command: tuple[str, ...], known: str
) -> None:
    (tmp_path / "t.pgt.yaml").write_text(TABLE, encoding="utf-8")
    status, _, stderr = pgt(tmp_path, *command, "t.pgt.yaml", "-o", "结果.docx")
    assert (status, stderr.splitlines()[-1]) == (2, f"错误：-o 结果.docx：写不了 .docx，{known}")
    assert [path.name for path in tmp_path.iterdir()] == ["t.pgt.yaml"]


@pytest.mark.parametrize("command", [("validate",), ("sum",), ("diff", "t.pgt.yaml"), ("monitor",), ("selfeval",)])
def test_a_hyphen_is_stdout(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "t.pgt.yaml").write_text("pgt: 1\nkind: project\n", encoding="utf-8")
    plain = pgt(tmp_path, *command, "t.pgt.yaml")
    assert pgt(tmp_path, *command, "t.pgt.yaml", "-o", "-") == plain
    assert [path.name for path in tmp_path.iterdir()] == ["t.pgt.yaml"]
