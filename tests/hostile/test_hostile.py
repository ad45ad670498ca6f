"""Bad files and bad calls: exit status 1 or 2, one message with a place, no traceback, in time, nothing changed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from tests.hostile import calls, disk, runner, settings, shapes, traps, unreadable, values
from tests.hostile.parts import Case, table
from tests.test_reading import CASES

CONTENTS: list[Case] = [
    table(*case)
    for case in (*traps.VALUES, *traps.LINES, *values.AMOUNTS, *values.YEARS, *values.OTHERS, *shapes.SHAPES)
]
ALL: list[Case] = [*CONTENTS, *unreadable.CASES, *settings.CASES, *calls.CASES, *disk.CASES]


@pytest.fixture(scope="session")
def server() -> ForkServerContext:
    return runner.server()


def lay_out(case: Case, folder: Path) -> None:
    for name, content in case.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            path.write_bytes(content.encode())
        elif isinstance(content, bytes):
            path.write_bytes(content)
        else:
            content(path)


def answer(outcome: runner.Outcome) -> str:
    """Return what was said: the result, or where there is none, the last line of what went to stderr.

    Which of the findings `--fix` could do away with (`[*]`) is not the question here.
    """
    return outcome.stdout.replace(" [*] ", " ") or outcome.stderr.rstrip("\n").rpartition("\n")[2]


def named(cases: Iterable[Case]) -> list[object]:
    return [pytest.param(case, id=case.name) for case in cases]


def test_there_are_two_hundred_and_each_is_one_of_its_kind() -> None:
    assert len({case.name for case in ALL}) == len(ALL) >= 200


@pytest.mark.parametrize("case", named(ALL))
def test_is_refused(case: Case, server: ForkServerContext, tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    lay_out(case, folder)
    before = runner.contents(folder)
    outcome = runner.call(server, case.arguments, folder, tmp_path / "streams", case.stdin)
    assert answer(outcome) == case.expected
    assert outcome.status == case.status
    assert "Traceback" not in outcome.stderr
    assert runner.contents(folder) == before


@pytest.mark.parametrize("case", named(unreadable.MANY))
def test_is_given_up(case: Case, server: ForkServerContext, tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    lay_out(case, tmp_path / "work")
    outcome = runner.call(server, case.arguments, tmp_path / "work", tmp_path / "streams", case.stdin)
    lines = answer(outcome).splitlines()
    assert (outcome.status, outcome.stderr.count("Traceback"), len(lines)) == (1, 0, 501)
    assert lines[-1] + "\n" == case.expected


@pytest.mark.parametrize("content,expected", [case for case in CASES if case[1]])
def test_what_the_reader_refuses_is_refused(
    content: str | bytes, expected: str, server: ForkServerContext, tmp_path: Path
) -> None:
    (tmp_path / "work").mkdir()
    lay_out(Case("", "", {"t.pgt.yaml": content}), tmp_path / "work")
    arguments = ("validate", "--format", "concise", "--fail-on", "info", "t.pgt.yaml")
    outcome = runner.call(server, arguments, tmp_path / "work", tmp_path / "streams", b"")
    place, code, message = expected.split(" ", 2)
    found = [line for line in answer(outcome).splitlines() if line.startswith(f"t.pgt.yaml:{place}: {code} ")]
    assert [line.split(" ", 3)[3] for line in found] == [message]
    assert outcome.status == 1
    assert "Traceback" not in outcome.stderr


@pytest.mark.slow
@pytest.mark.parametrize("case", named(ALL))
def test_is_refused_by_a_process_started_as_users_do(case: Case, tmp_path: Path) -> None:
    lay_out(case, tmp_path)
    before = runner.contents(tmp_path)
    process = subprocess.run(
        [sys.executable, "-m", "pgt", *case.arguments],
        cwd=tmp_path,
        env={**os.environ, "PGT_LANG": "zh", "PYTHONUTF8": "1"},
        input=case.stdin,
        capture_output=True,
        timeout=runner.LIMIT,
        check=False,
    )
    outcome = runner.Outcome(process.returncode, process.stdout.decode(), process.stderr.decode())
    assert (answer(outcome), outcome.status) == (case.expected, case.status)
    assert runner.contents(tmp_path) == before
