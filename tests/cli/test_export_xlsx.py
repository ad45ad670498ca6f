"""`pgt export-xlsx` as a user meets it: what it writes where, what it says, and its exit status."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

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
DEPARTMENT = "pgt: 1\nkind: department\nyear: 2021\nname: 张家口市残联\n"


def export(folder: Path, *arguments: str, stdin: str = "") -> tuple[int, str]:
    run = subprocess.run(
        [sys.executable, "-m", "pgt", "export-xlsx", *arguments],
        cwd=folder,
        input=stdin.encode(),
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "PGT_LANG": "en"},
        capture_output=True,
        check=False,
    )
    assert run.stdout == b""
    return run.returncode, run.stderr.decode()


def sheets(path: Path) -> list[str]:
    return list(load_workbook(io.BytesIO(path.read_bytes())).sheetnames)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "1.pgt.yaml").write_text(PROJECT, encoding="utf-8")
    (tmp_path / "2.pgt.yaml").write_text(PROJECT.replace("康复", "就业").replace("A1", "A2"), encoding="utf-8")
    (tmp_path / "3.pgt.yaml").write_text(DEPARTMENT, encoding="utf-8")
    return tmp_path


def left(path: Path) -> list[str]:
    return sorted(str(found.relative_to(path)) for found in path.rglob("*") if not found.name.endswith(".yaml"))


def test_one_workbook_has_contents_and_a_sheet_for_each_table(folder: Path) -> None:
    assert export(folder, "-o", "out.xlsx") == (
        0,
        "3.pgt.yaml: left out: there is no form for this department's table\n2 tables written to out.xlsx\n",
    )
    assert sheets(folder / "out.xlsx") == ["目录", "残疾人康复", "残疾人就业"]


def test_one_table_is_the_only_sheet_of_its_workbook(folder: Path) -> None:
    assert export(folder, "1.pgt.yaml", "-o", "out.xlsx") == (0, "1 table written to out.xlsx\n")
    assert sheets(folder / "out.xlsx") == ["残疾人康复"]


def test_split_writes_a_workbook_for_each_table_named_as_its_file(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "1.pgt.yaml").write_text(PROJECT, encoding="utf-8")

    status, _ = export(folder, "--split", "-o", "out")

    assert status == 0
    assert left(folder / "out") == ["1-2.xlsx", "1.xlsx", "2.xlsx"]
    assert sheets(folder / "out" / "2.xlsx") == ["残疾人就业"]


def test_a_table_comes_from_stdin_too(tmp_path: Path) -> None:
    assert export(tmp_path, "-", "-o", "out.xlsx", stdin=PROJECT) == (0, "1 table written to out.xlsx\n")


def test_another_form_can_be_named(folder: Path) -> None:
    assert export(folder, "1.pgt.yaml", "--form", "hebei-2020", "-o", "out.xlsx")[0] == 0

    sheet = load_workbook(io.BytesIO((folder / "out.xlsx").read_bytes())).worksheets[0]
    assert (sheet["F2"].value, sheet["C4"].value) == ("单位：元", 821600)


def test_a_workspace_prints_on_forms_of_its_own(folder: Path) -> None:
    (folder / "pgt.toml").write_text('form = {department = "own"}\n', encoding="utf-8")
    (folder / "forms").mkdir()
    (folder / "forms" / "own.yaml").write_text(
        'form: 1\nname: 部门\nkind: department\ncolumns: [20]\nrows: [{boxes: [{text: "{name}"}]}]\n', encoding="utf-8"
    )

    assert export(folder, "-o", "out.xlsx") == (0, "3 tables written to out.xlsx\n")


def test_tables_on_a_form_for_many_stand_on_one_sheet(folder: Path) -> None:
    (folder / "pgt.toml").write_text("", encoding="utf-8")
    (folder / "forms").mkdir()
    (folder / "forms" / "list.yaml").write_text(
        "form: 1\nname: 公开表\nkind: project\nscope: collection\namount_unit: 元\ncolumns: [20, 10]\nrows:\n"
        '  - {each: tables, rows: [{boxes: [{text: "{name}"}, {text: "{budget.total}"}]}]}\n'
        '  - boxes: [{text: 合计}, {text: "{sum.budget.total}"}]\n',
        encoding="utf-8",
    )

    assert export(folder, "1.pgt.yaml", "2.pgt.yaml", "--form", "list", "-o", "out.xlsx")[0] == 0

    book = load_workbook(io.BytesIO((folder / "out.xlsx").read_bytes()))
    assert book.sheetnames == ["目录", "公开表"]
    assert list(book.worksheets[1].values) == [("残疾人康复", 821600), ("残疾人就业", 821600), ("合计", 1643200)]


def test_nothing_is_overwritten_without_force(folder: Path) -> None:
    (folder / "out.xlsx").write_text("mine", encoding="utf-8")

    assert export(folder, "1.pgt.yaml", "-o", "out.xlsx") == (
        2,
        "Error: out.xlsx exists; add --force to overwrite it\n",
    )
    assert (folder / "out.xlsx").read_text(encoding="utf-8") == "mine"
    assert export(folder, "1.pgt.yaml", "-o", "out.xlsx", "--force")[0] == 0
    assert left(folder) == ["out.xlsx"]


def test_a_form_for_departments_is_none_for_a_project(folder: Path) -> None:
    assert export(folder, "1.pgt.yaml", "--form", "tianjin-department", "-o", "out.xlsx") == (
        1,
        """\
1.pgt.yaml: tianjin-department is no form for a project's table
not every table can be exported: nothing was written
""",
    )
    assert left(folder) == []


def test_a_form_for_projects_leaves_a_department_out(folder: Path) -> None:
    status, said = export(folder, "1.pgt.yaml", "3.pgt.yaml", "--form", "hebei-2020", "-o", "out.xlsx")
    assert said.startswith("3.pgt.yaml: left out: hebei-2020 is no form for a department's table\n")
    assert (status, left(folder)) == (0, ["out.xlsx"])


@pytest.mark.parametrize("name", ["out.docx", "out.xls", "1.pgt.yaml"])
def test_a_workbook_is_not_written_under_the_name_of_something_else(folder: Path, name: str) -> None:
    status, said = export(folder, "1.pgt.yaml", "--force", "-o", name)

    assert (status, said.splitlines()[-1]) == (2, f"Error: -o {name}: the file's name ends in .xlsx")
    assert left(folder) == []


def test_a_name_without_a_suffix_gets_one(folder: Path) -> None:
    assert export(folder, "1.pgt.yaml", "-o", "目标表") == (0, "1 table written to 目标表.xlsx\n")
    assert left(folder) == ["目标表.xlsx"]


def test_split_writes_nothing_when_one_of_its_files_is_there(folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "2.xlsx").write_text("mine", encoding="utf-8")

    assert export(folder, "--split", "-o", "out")[0] == 2
    assert left(folder / "out") == ["2.xlsx"]


@pytest.mark.parametrize(
    "text, status, expected",
    [
        (
            PROJECT.replace("hebei-2021", "hebei-2012"),
            1,
            "bad.pgt.yaml:3:7: PGT060 error there is no form `hebei-2012` [did you mean `hebei-2021`?]\n",
        ),
        (
            PROJECT.replace("form: hebei-2021\n", ""),
            1,
            "bad.pgt.yaml: a project without a form: write form into the table or pgt.toml, or add --form\n",
        ),
        (
            PROJECT.replace("name: 残", "nmae: 残"),
            1,
            "bad.pgt.yaml:7:1: PGT040 error unknown key `nmae` [did you mean `name`?]\n",
        ),
    ],
)
def test_nothing_is_written_when_a_table_cannot_be_exported(
    folder: Path, text: str, status: int, expected: str
) -> None:
    (folder / "bad.pgt.yaml").write_text(text, encoding="utf-8")

    assert export(folder, "1.pgt.yaml", "bad.pgt.yaml", "-o", "out.xlsx") == (
        status,
        expected + "not every table can be exported: nothing was written\n",
    )
    assert left(folder) == []


def test_a_slip_in_a_form_is_told_once_with_its_place(folder: Path) -> None:
    (folder / "pgt.toml").write_text("", encoding="utf-8")
    (folder / "forms").mkdir()
    (folder / "forms" / "hebei-2021.yaml").write_text(
        'form: 1\nname: 坏\nkind: project\ncolumns: [20]\nrows: [{boxes: [{text: "{nmae}"}]}]\n', encoding="utf-8"
    )

    assert export(folder, "1.pgt.yaml", "2.pgt.yaml", "-o", "out.xlsx") == (
        1,
        (
            "forms/hebei-2021.yaml:5:24: PGT061 error `{nmae}` is no value that can be printed here "
            "[did you mean `name`?]\nnot every table can be exported: nothing was written\n"
        ),
    )


@pytest.mark.parametrize(
    "arguments, expected",
    [
        (["3.pgt.yaml", "-o", "out.xlsx"], "there is no table to export\n"),
        (["-o", "."], "Error: . is a folder: name a file, or add --split\n"),
        (["-o", "-"], "Error: -o names a file: this does not go to stdout\n"),
        (["--split", "-o", "out.xlsx"], "Error: with --split, -o is a folder, and not out.xlsx\n"),
        (["--form", "hebei", "-o", "out.xlsx"], "Error: there is no form `hebei` [did you mean `hebei-2021`?]\n"),
        (["nowhere", "-o", "out.xlsx"], "Error: no such file or folder: nowhere\n"),
        ([], "Error: Missing option '-o' / '--output'.\n"),
    ],
)
def test_bad_calls_have_one_clear_message(folder: Path, arguments: list[str], expected: str) -> None:
    status, said = export(folder, *arguments)

    assert (status > 0, said.endswith(expected), left(folder)) == (True, True, [])
