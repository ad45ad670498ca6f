"""`pgt validate` as a process: exit statuses, streams, encodings, languages, colours, interrupts."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile.parts import GOOD, HEAD

BAD = HEAD + "nmae: 甲\n"
BAD_LINE = "t.pgt.yaml:3:1: PGT040 error 不认识的键 `nmae` [是不是 `name`？]\n"
WARNED = GOOD.replace('"762001"', "762001")
NOTED = GOOD.replace("\n", "\r\n")

Run = subprocess.CompletedProcess[bytes]
Pgt = Callable[..., Run]


@pytest.fixture
def environ() -> dict[str, str]:
    """What a process knows of its surroundings: nothing that the tests' own could add."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT") if name in os.environ}
    return {**kept, "PGT_LANG": "zh", "PYTHONUTF8": "1"}


@pytest.fixture
def pgt(tmp_path: Path, environ: dict[str, str]) -> Pgt:
    def run(*arguments: str, stdin: bytes = b"", **more: str) -> Run:
        return subprocess.run(
            [sys.executable, "-m", "pgt", *arguments],
            cwd=tmp_path,
            env=environ | more,
            input=stdin,
            capture_output=True,
            timeout=20,
            check=False,
        )

    return run


def lay_out(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.pgt.yaml").write_bytes(text.encode())


def test_nothing_to_report(pgt: Pgt, tmp_path: Path) -> None:
    lay_out(tmp_path, t=GOOD)
    run = pgt("validate")
    assert (run.returncode, run.stdout, run.stderr.decode()) == (0, b"", "检查了 1 个文件：没有发现问题\n")


def test_a_finding(pgt: Pgt, tmp_path: Path) -> None:
    lay_out(tmp_path, t=BAD)
    run = pgt("validate", "t.pgt.yaml")
    assert run.returncode == 1
    assert run.stdout.decode() == (
        "PGT040 错误 不认识的键 `nmae`\n --> t.pgt.yaml:3:1\n  |\n3 | nmae: 甲\n  | ^^^^\n  = 建议: 是不是 `name`？\n\n"
    )
    assert (
        run.stderr.decode()
        == "检查了 1 个文件：1 个错误；1 个文件读不全，没有按规则检查；1 处可以用 --fix --unsafe-fixes 改\n"
    )


@pytest.mark.parametrize(
    "text,fail_on,status",
    [
        (GOOD, "info", 0),
        (NOTED, "info", 1),
        (NOTED, "warning", 0),
        (NOTED, "error", 0),
        (WARNED, "info", 1),
        (WARNED, "warning", 1),
        (WARNED, "error", 0),
        (WARNED, "never", 0),
        (BAD, "info", 1),
        (BAD, "warning", 1),
        (BAD, "error", 1),
        (BAD, "never", 0),
    ],
)
def test_fail_on(text: str, fail_on: str, status: int, pgt: Pgt, tmp_path: Path) -> None:
    lay_out(tmp_path, t=text)
    assert pgt("validate", "--fail-on", fail_on).returncode == status


def test_what_could_not_be_read_is_never_passed_over(pgt: Pgt, tmp_path: Path) -> None:
    (tmp_path / "t.pgt.yaml").symlink_to("nowhere")
    assert pgt("validate", "--fail-on", "never").returncode == 2


def test_json(pgt: Pgt, tmp_path: Path) -> None:
    lay_out(tmp_path, t=BAD, u=GOOD)
    run = pgt("validate", "--format", "json")
    assert run.returncode == 1
    assert json.loads(run.stdout) == {
        "files": 2,
        "findings": [
            {
                "code": "PGT040",
                "severity": "error",
                "message": "不认识的键 `nmae`",
                "file": "t.pgt.yaml",
                "line": 3,
                "column": 1,
                "path": "/nmae",
                "hint": "是不是 `name`？",
                "fix": {
                    "safe": False,
                    "edits": [{"line": 3, "column": 1, "end_line": 3, "end_column": 5, "text": "name"}],
                },
            }
        ],
        "summary": {"error": 1, "warning": 0, "info": 0},
    }


def test_json_of_nothing_is_json(pgt: Pgt) -> None:
    run = pgt("validate", "--format", "json")
    assert run.returncode == 2
    assert json.loads(run.stdout) == {"files": 0, "findings": [], "summary": {"error": 0, "warning": 0, "info": 0}}


def test_stdin(pgt: Pgt) -> None:
    run = pgt("validate", "--format", "concise", "-", stdin=BAD.encode())
    assert (run.returncode, run.stdout.decode()) == (1, BAD_LINE.replace("t.pgt.yaml", "<stdin>"))


def test_stdin_with_a_name_has_the_settings_of_its_folder(pgt: Pgt, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "pgt.toml").write_text("[rules]\nPGT025 = 'error'\n", encoding="utf-8")
    run = pgt("validate", "--format", "concise", "--stdin-filename", "a/t.pgt.yaml", "-", stdin=WARNED.encode())
    assert run.returncode == 1
    assert run.stdout.decode().startswith("a/t.pgt.yaml:5:22: PGT025 error ")


def test_closed_stdin(tmp_path: Path, environ: dict[str, str]) -> None:
    run = subprocess.run(
        ["sh", "-c", '"$0" -m pgt validate - <&-', sys.executable],
        cwd=tmp_path,
        env=environ,
        capture_output=True,
        timeout=20,
        check=False,
    )
    assert run.returncode == 2
    assert run.stderr.decode().endswith("\n错误：标准输入是关着的\n")


def test_closed_stdout(tmp_path: Path, environ: dict[str, str]) -> None:
    lay_out(tmp_path, t=BAD)
    run = subprocess.run(
        ["sh", "-c", '"$0" -m pgt validate >&-', sys.executable],
        cwd=tmp_path,
        env=environ,
        capture_output=True,
        timeout=20,
        check=False,
    )
    assert (run.returncode, run.stderr.decode()) == (
        1,
        "检查了 1 个文件：1 个错误；1 个文件读不全，没有按规则检查；1 处可以用 --fix --unsafe-fixes 改\n",
    )


def test_output_to_a_file(pgt: Pgt, tmp_path: Path) -> None:
    lay_out(tmp_path, t=BAD)
    run = pgt("validate", "--format", "concise", "--color", "always", "-o", "out/结果.txt")
    assert (run.returncode, run.stdout) == (1, b"")
    assert (tmp_path / "out" / "结果.txt").read_text(encoding="utf-8") == BAD_LINE


def test_output_never_overwrites(pgt: Pgt, tmp_path: Path) -> None:
    lay_out(tmp_path, t=BAD)
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    run = pgt("validate", "-o", "out")
    assert (run.returncode, run.stderr.decode()) == (2, "错误：out 已经存在；要覆盖请加 --force\n")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"
    assert pgt("validate", "--format", "concise", "-o", "out", "--force").returncode == 1
    assert (tmp_path / "out").read_text(encoding="utf-8") == BAD_LINE


def test_verbose_says_what_was_not_judged(pgt: Pgt, tmp_path: Path) -> None:
    lay_out(tmp_path, t=GOOD.replace("hebei-2021", "hebei-2020"))
    quiet, verbose = pgt("validate").stderr.decode(), pgt("validate", "-v").stderr.decode()
    assert verbose.endswith(quiet)
    assert all(line.startswith("t.pgt.yaml: PGT") for line in verbose.removesuffix(quiet).splitlines())


@pytest.mark.parametrize(
    "more,expected",
    [
        ({"PGT_LANG": "en"}, "1 file checked: nothing to report\n"),
        ({"PGT_LANG": "", "LANG": "zh_CN.UTF-8"}, "检查了 1 个文件：没有发现问题\n"),
        ({"PGT_LANG": "", "LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "1 file checked: nothing to report\n"),
    ],
)
def test_language(more: dict[str, str], expected: str, pgt: Pgt, tmp_path: Path) -> None:
    lay_out(tmp_path, t=GOOD)
    assert pgt("validate", **more).stderr.decode() == expected


def test_clicks_own_words_follow_the_language(pgt: Pgt) -> None:
    assert pgt("validate", "--format", "xml").stderr.decode() == (
        "用法：pgt validate [选项] [PATHS]...\n"
        "用法见 pgt validate --help。\n"
        "\n"
        "错误：'-f' / '--format' 的值不对：没有 'xml'，可以写："
        "'text', 'concise', 'json', 'markdown', 'xlsx', 'github', 'gitlab', 'sarif', 'junit', 'auto'。\n"
    )
    assert pgt("validate", "--format", "xml", PGT_LANG="en").stderr.decode() == (
        "Usage: pgt validate [OPTIONS] [PATHS]...\n"
        "Try 'pgt validate --help' for help.\n"
        "\n"
        "Error: Invalid value for '-f' / '--format': 'xml' is not one of "
        "'text', 'concise', 'json', 'markdown', 'xlsx', 'github', 'gitlab', 'sarif', 'junit', 'auto'.\n"
    )


@pytest.mark.parametrize(
    "arguments,more,colored",
    [
        ((), {}, 0),
        (("--color", "always"), {}, 2),
        (("--color", "always"), {"NO_COLOR": "1"}, 2),
        (("--color", "never"), {"FORCE_COLOR": "1"}, 0),
        ((), {"FORCE_COLOR": "1"}, 2),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, 0),
        ((), {"FORCE_COLOR": "1", "TERM": "dumb"}, 0),
        ((), {"NO_COLOR": ""}, 0),
    ],
)
def test_colour_in_a_pipe(
    arguments: tuple[str, ...], more: dict[str, str], colored: int, pgt: Pgt, tmp_path: Path
) -> None:
    lay_out(tmp_path, t=BAD)
    assert pgt("validate", *arguments, **more).stdout.count(b"\x1b[1;31m") == colored


@pytest.mark.parametrize("more,colored", [({}, 2), ({"NO_COLOR": "1"}, 0), ({"TERM": "dumb"}, 0)])
def test_colour_on_a_terminal(more: dict[str, str], colored: int, tmp_path: Path, environ: dict[str, str]) -> None:
    lay_out(tmp_path, t=BAD)
    ours, theirs = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "pgt", "validate"],
        cwd=tmp_path,
        env={"TERM": "xterm", **environ, **more},
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        timeout=20,
        check=False,
    )
    shown = os.read(ours, 65536)
    os.close(theirs)
    os.close(ours)
    assert "不认识的键".encode() in shown
    assert shown.count(b"\x1b[1;31m") == colored


def test_a_terminal_of_gbk(pgt: Pgt, tmp_path: Path) -> None:
    lay_out(tmp_path, t=HEAD + "名称👍: ✓≥①\n")
    run = pgt("validate", "--format", "text", PYTHONUTF8="0", PYTHONIOENCODING="gbk")
    assert run.returncode == 1
    assert "PGT040 错误 不认识的键 `名称?`" in run.stdout.decode("gbk")
    assert "| 名称?: ?≥①" in run.stdout.decode("gbk")
    assert run.stderr.decode("gbk") == "检查了 1 个文件：1 个错误；1 个文件读不全，没有按规则检查\n"


def test_a_terminal_of_ascii(pgt: Pgt, tmp_path: Path) -> None:
    lay_out(tmp_path, t=BAD)
    run = pgt("validate", "--format", "concise", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert run.returncode == 1
    assert run.stdout.decode("utf-8") == BAD_LINE  # click takes ASCII for a locale that was never set


def many(folder: Path, count: int) -> None:
    for number in range(count):
        (folder / f"{number:05}.pgt.yaml").write_bytes(BAD.encode() + b"name: x\n" * 50)


def test_a_reader_that_has_seen_enough(tmp_path: Path, environ: dict[str, str]) -> None:
    many(tmp_path, 100)
    run = subprocess.run(
        ["sh", "-c", '"$0" -m pgt validate | head -1', sys.executable],
        cwd=tmp_path,
        env=environ,
        capture_output=True,
        timeout=20,
        check=False,
    )
    assert run.stdout.decode() == "PGT040 错误 不认识的键 `nmae`\n"
    assert run.stderr.decode() == "检查了 100 个文件：5000 个错误；100 个文件读不全，没有按规则检查\n"


def test_a_full_disk(tmp_path: Path, environ: dict[str, str]) -> None:
    many(tmp_path, 1)
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [sys.executable, "-m", "pgt", "validate"],
            cwd=tmp_path,
            env=environ,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=20,
            check=False,
        )
    assert (run.returncode, run.stderr.decode().splitlines()[-1]) == (2, "pgt: 磁盘满了")


def at_work(folder: Path, environ: dict[str, str]) -> subprocess.Popen[bytes]:
    """Return a run that has begun to speak, and stops at the full pipe."""
    process = subprocess.Popen(
        [sys.executable, "-m", "pgt", "validate", "--format", "concise"],
        cwd=folder,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    return process


@pytest.mark.parametrize("count", [50, 400])
def test_an_interrupt_is_quiet(count: int, tmp_path: Path, environ: dict[str, str]) -> None:
    many(tmp_path, count)  # 400 are shared out to several processes
    process = at_work(tmp_path, environ)
    time.sleep(0.2)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the parent and to its helpers
    _, stderr = process.communicate(timeout=20)
    assert (process.returncode, stderr.decode().strip()) == (130, "已中断")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_what_is_killed_leaves_no_helper_behind(how: signal.Signals, tmp_path: Path, environ: dict[str, str]) -> None:
    many(tmp_path, 400)
    process = at_work(tmp_path, environ)
    process.send_signal(how)
    _, stderr = process.communicate(timeout=20)  # both streams have ended: nobody holds them any more
    assert (process.returncode, stderr) == (-how, b"")


def test_a_reader_that_has_seen_enough_of_a_diff(tmp_path: Path, environ: dict[str, str]) -> None:
    lay_out(tmp_path, **{f"{number:03}": WARNED for number in range(100)})
    run = subprocess.run(
        ["sh", "-c", '("$0" -m pgt validate --diff; echo $? >&2) | head -1', sys.executable],
        cwd=tmp_path,
        env=environ,
        capture_output=True,
        timeout=20,
        check=False,
    )
    assert run.stdout.decode() == "--- 000.pgt.yaml\n"
    assert run.stderr.decode() == "可以改 100 个文件里的 100 处\n1\n"


def test_a_folder_of_many_is_checked_in_order(pgt: Pgt, tmp_path: Path) -> None:
    many(tmp_path, 400)
    lines = pgt("validate", "--format", "concise").stdout.decode().splitlines()
    files = [line.partition(":")[0] for line in lines]
    assert files == sorted(files)
    assert len(set(files)) == 400
