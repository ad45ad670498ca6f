"""`pgt export-docx` as a user meets it; what it shares with `export-xlsx` is tested there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.readback import in_document

ROOT = Path(__file__).parents[2]

PROJECT = """\
pgt: 1
kind: project
form: hebei-2021
year: 2021
organization: {code: "762001", name: 张家口市残联本级}
code: A1
name: 残疾人康复
budget: {amount_unit: 万元, total: 82.16, fiscal: 82.16}
indicators: [{category: output.quantity, name: 人数, target: ≥10人}]
"""


def export(folder: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    path = os.pathsep.join((environment.pop("FIRST", ""), str(ROOT / "src"))).lstrip(os.pathsep)
    run = subprocess.run(
        [sys.executable, "-m", "pgt", "export-docx", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", "PGT_LANG": "en", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.stdout == ""
    return run.returncode, run.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "1.pgt.yaml").write_text(PROJECT, encoding="utf-8")
    (tmp_path / "2.pgt.yaml").write_text(PROJECT.replace("康复", "就业").replace("A1", "A2"), encoding="utf-8")
    return tmp_path


def test_one_document_has_contents_and_every_table(folder: Path) -> None:
    assert export(folder, "-o", "out.docx") == (0, "2 tables written to out.docx\n")

    contents, *pages = in_document((folder / "out.docx").read_bytes())

    assert contents[:2] == ["绩效目标表目录", "序号"]
    assert [page[0] for page in pages] == ["残疾人康复绩效目标表", "残疾人就业绩效目标表"]


def test_split_writes_a_document_for_each_table(folder: Path) -> None:
    assert export(folder, "--split", "-o", "out") == (0, "2 tables written to out\n")

    assert sorted(path.name for path in (folder / "out").iterdir()) == ["1.docx", "2.docx"]
    assert len(in_document((folder / "out" / "2.docx").read_bytes())) == 1


def test_nothing_is_overwritten_without_force(folder: Path) -> None:
    (folder / "out.docx").write_text("kept", encoding="utf-8")

    assert export(folder, "-o", "out.docx") == (2, "Error: out.docx exists; add --force to overwrite it\n")
    assert (folder / "out.docx").read_text(encoding="utf-8") == "kept"


def test_without_python_docx_it_says_what_to_install(folder: Path) -> None:
    (folder / "first").mkdir()
    (folder / "first" / "docx.py").write_text("raise ImportError('not here')\n", encoding="utf-8")

    assert export(folder, "-o", "out.docx", FIRST=str(folder / "first")) == (
        2,
        "Error: Word documents need python-docx, which is not installed: pip install python-docx\n",
    )


def test_what_the_form_does_not_print_is_said_once_for_all_tables_alike(folder: Path) -> None:
    for name in ("1", "2"):
        path = folder / f"{name}.pgt.yaml"
        path.write_text(path.read_text(encoding="utf-8") + "purpose: 康复服务\n", encoding="utf-8")

    assert export(folder, "-o", "out.docx", "--form", "mof-project-target") == (
        0,
        "2 tables: mof-project-target does not print purpose\n2 tables written to out.docx\n",
    )
