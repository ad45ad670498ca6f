"""What the shell offers behind an option: the command is asked as bash asks it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def offered(folder: Path, line: str) -> list[str]:
    run = subprocess.run(
        [sys.executable, "-c", "from pgt.cli import main; main()"],
        cwd=folder,
        env={
            **os.environ,
            "_PGT_COMPLETE": "bash_complete",
            "COMP_WORDS": line,
            "COMP_CWORD": str(line.count(" ")),
            "PYTHONUTF8": "1",
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.stderr == ""
    return [one.removeprefix("plain,") for one in run.stdout.splitlines()]


@pytest.mark.parametrize(
    "line, expected",
    [
        ("pgt mon", ["monitor"]),
        ("pgt new --kind p", ["project"]),
        ("pgt new --form heb", ["hebei-2020", "hebei-2021"]),
        ("pgt export-docx --form own", ["own-form"]),
        ("pgt forms show tian", ["tianjin-department"]),
        ("pgt rule pgt405", ["PGT405"]),
        ("pgt validate --select PGT1,PGT404", ["PGT1,PGT404"]),
    ],
)
def test_what_was_begun_is_completed(tmp_path: Path, line: str, expected: list[str]) -> None:
    (tmp_path / "pgt.toml").write_text("", encoding="utf-8")
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "own-form.yaml").write_text("form: 1\n", encoding="utf-8")
    assert offered(tmp_path, line) == expected
