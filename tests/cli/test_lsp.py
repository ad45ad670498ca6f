"""`pgt lsp` on the command line; what it says to editors is tested with them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    "language, expected",
    [
        ("zh", "错误：语言服务器要用 pygls，还没有装：pip install pygls\n"),
        ("en", "Error: The language server needs pygls, which is not installed: pip install pygls\n"),
    ],
)
def test_a_missing_library_is_named(language: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "pygls").mkdir()
    missing = "raise ModuleNotFoundError('no pygls here', name='pygls')\n"
    (tmp_path / "pygls" / "__init__.py").write_text(missing, encoding="utf-8")
    environ = {**os.environ, "PYTHONPATH": str(tmp_path), "PGT_LANG": language, "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "pgt", "lsp"]
    run = subprocess.run(command, env=environ, input=b"", capture_output=True, check=False)
    assert (run.returncode, run.stdout, run.stderr.decode()) == (2, b"", expected)


def test_an_editor_that_is_gone_ends_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pgt", "lsp", "--stdio"]
    run = subprocess.run(command, cwd=tmp_path, input=b"", capture_output=True, check=False, timeout=30)
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")
