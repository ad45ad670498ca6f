"""`pgt forms` as a user meets it: what it lists, draws and complains of."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

OWN = """\
form: 1
name: 本地的表
kind: project
columns: [10, 10, 20]
rows:
  - boxes: [{text: 项目名称}, {text: "{name}", columns: 2}]
"""
TABLE = "pgt: 1\nkind: project\nname: 残疾人康复\n"


def pgt(folder: Path, *arguments: str, **environment: str) -> tuple[int, str, str]:
    run = subprocess.run(
        [sys.executable, "-m", "pgt", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "PGT_LANG": "en", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return run.returncode, run.stdout, run.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pgt.toml").touch()
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "own.yaml").write_text(OWN, encoding="utf-8")
    (tmp_path / "1.pgt.yaml").write_text(TABLE, encoding="utf-8")
    return tmp_path


def test_the_workspaces_forms_are_listed_before_those_of_pgt(folder: Path) -> None:
    status, out, _ = pgt(folder, "forms")

    assert status == 0
    assert [line.split() for line in out.splitlines()[:2]] == [
        ["own", "project", "本地的表"],
        ["chongqing-project-target", "project", "重庆市项目支出绩效目标审批表"],
    ]


def test_the_list_is_json_for_other_programs(folder: Path) -> None:
    _, out, _ = pgt(folder, "forms", "--format", "json")

    assert json.loads(out)["forms"][0] == {
        "id": "own",
        "name": "本地的表",
        "kind": "project",
        "scope": "table",
        "reference": "",
        "file": "forms/own.yaml",
        "errors": 0,
    }


def test_a_form_is_drawn_empty(folder: Path) -> None:
    assert pgt(folder, "forms", "show", "own") == (
        0,
        """\
┌──────────┬───────────────────────────────┐
│ 项目名称 │                               │
└──────────┴───────────────────────────────┘
""",
        "",
    )


def test_a_form_is_drawn_with_a_table_on_it(folder: Path) -> None:
    assert pgt(folder, "forms", "show", "own", "--table", "1.pgt.yaml", "--width", "24") == (
        0,
        """\
┌─────┬────────────────┐
│项目 │残疾人康复      │
│名称 │                │
└─────┴────────────────┘
""",
        "",
    )


@pytest.mark.parametrize("columns", ["30", "80"])
def test_a_form_fits_the_terminal(folder: Path, columns: str) -> None:
    _, out, _ = pgt(folder, "forms", "show", "own", COLUMNS=columns)

    assert max(map(len, out.splitlines())) <= int(columns)


def test_an_unknown_form_has_a_suggestion(folder: Path) -> None:
    status, out, err = pgt(folder, "forms", "show", "owm")

    assert (status, out) == (2, "")
    assert err.splitlines()[-1] == "Error: there is no form `owm` [did you mean `own`?]"


@pytest.mark.parametrize("arguments", [(), ("forms/own.yaml",)])
def test_a_wrong_form_has_findings_with_line_and_column(folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / "forms" / "own.yaml").write_text(OWN.replace("{name}", "{nmae}"), encoding="utf-8")

    status, out, err = pgt(folder, "forms", "check", *arguments)

    assert (status, err) == (1, "1 file checked: 1 error\n")
    assert "PGT061 error `{nmae}` is no value that can be printed here\n --> forms/own.yaml:6:34\n" in out
    assert "= help: did you mean `name`?" in out


def test_a_wrong_form_is_marked_in_the_list_and_not_drawn(folder: Path) -> None:
    (folder / "forms" / "own.yaml").write_text(OWN.replace("{name}", "{nmae}"), encoding="utf-8")

    status, out, _ = pgt(folder, "forms")

    assert status == 1
    assert out.splitlines()[0].split() == ["own", "(wrong:", "pgt", "forms", "check)"]
    assert pgt(folder, "forms", "show", "own") == (
        1,
        "",
        "forms/own.yaml:6:34: PGT061 error `{nmae}` is no value that can be printed here [did you mean `name`?]\n",
    )


def test_good_forms_have_nothing_to_report(folder: Path) -> None:
    assert pgt(folder, "forms", "check") == (0, "", "1 file checked: nothing to report\n")


def test_without_forms_of_its_own_a_workspace_has_nothing_to_check(tmp_path: Path) -> None:
    (tmp_path / "pgt.toml").touch()

    assert pgt(tmp_path, "forms", "check") == (2, "", "the workspace has no forms (forms/*.yaml)\n")


def test_a_table_that_cannot_be_read_is_not_drawn(folder: Path) -> None:
    (folder / "1.pgt.yaml").write_text("pgt: 1\n", encoding="utf-8")

    status, out, err = pgt(folder, "forms", "show", "own", "--table", "1.pgt.yaml")

    assert (status, out) == (1, "")
    assert err.startswith("1.pgt.yaml:1:1: PGT041 error")


def test_validate_reports_a_wrong_form_once_in_its_own_file(folder: Path) -> None:
    (folder / "forms" / "own.yaml").write_text(OWN.replace("{name}", "{nmae}"), encoding="utf-8")
    for name in ("1", "2"):
        (folder / f"{name}.pgt.yaml").write_text(TABLE + "form: own\n", encoding="utf-8")

    status, out, _ = pgt(folder, "validate", "--format", "concise")

    assert status == 1
    assert [line for line in out.splitlines() if "PGT06" in line] == [
        "forms/own.yaml:6:34: PGT061 error `{nmae}` is no value that can be printed here [did you mean `name`?]"
    ]


def test_validate_says_nothing_of_a_form_that_is_right(folder: Path) -> None:
    (folder / "1.pgt.yaml").write_text(TABLE + "form: own\n", encoding="utf-8")

    _, out, _ = pgt(folder, "validate", "--format", "concise")

    assert "own.yaml" not in out
