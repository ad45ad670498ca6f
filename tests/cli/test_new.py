"""`pgt new` as a user meets it: what it writes where, what it asks, and what it refuses."""

import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
SETTINGS = """\
form = "hebei-2021"
amount_unit = "万元"
organization = {code = "762001", name = "某市残联本级", parent = "某市残联"}
"""
OLD = """\
pgt: 1
kind: project
year: 2021
organization: {code: "762001"}
code: A1
name: 2021年残疾人康复
budget: {amount_unit: 万元, total: 82.16}
goals:
  - text: 2021年底前完成康复
"""
COMMAND = [sys.executable, "-m", "pgt", "new"]


def environment(language: str) -> dict[str, str]:
    return {**os.environ, "PGT_LANG": language, "PYTHONUTF8": "1"}


def new(folder: Path, *arguments: str, language: str = "zh") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env=environment(language),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def complaint(run: subprocess.CompletedProcess[str]) -> str:
    """What a refused call says, below click's two lines on usage; nothing goes to stdout then."""
    assert run.stdout == ""
    return run.stderr.splitlines()[-1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with its settings and a table of last year."""
    (tmp_path / "pgt.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "old.pgt.yaml").write_text(OLD, encoding="utf-8")
    return tmp_path


def test_the_workspace_says_what_the_options_do_not(folder: Path) -> None:
    run = new(folder, "--year", "2022", "--name", "残疾人康复")
    assert (run.returncode, run.stdout) == (0, "2022/762001/残疾人康复.pgt.yaml\n")
    assert run.stderr == "空着的填好后，用 pgt validate 检查\n"
    text = (folder / run.stdout.strip()).read_text("utf-8")
    expected = """\
# 项目绩效目标表。空着的逐项填好，用不着的行删去，再运行 pgt validate 检查。
pgt: 1
kind: project
form: hebei-2021
year: 2022
organization:
  code: "762001"
  name: 某市残联本级
  parent: 某市残联
code:  # 项目编码；全是数字时加引号
name: 残疾人康复
budget:
  amount_unit: 万元
  total:  # 预算数
"""
    assert text.startswith(expected)


def test_the_path_counts_from_the_settings_and_is_shown_from_here(folder: Path) -> None:
    below = folder / "a" / "b"
    below.mkdir(parents=True)
    run = new(below, "--year", "2022", "--name", "甲", "--code", "0502", language="en")
    assert run.stdout == f"{folder.as_posix()}/2022/762001/0502.pgt.yaml\n"
    assert run.stderr == "fill in the blanks, then check it with pgt validate\n"


def test_the_schema_of_the_workspace_is_named_for_the_editor(folder: Path) -> None:
    (folder / "schema").mkdir()
    (folder / "schema" / "pgt-1.schema.json").write_text("{}", encoding="utf-8")
    new(folder, "--year", "2022", "--name", "甲")
    text = (folder / "2022/762001/甲.pgt.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../schema/pgt-1.schema.json\n# 项目绩效目标表")


@pytest.mark.parametrize(
    "given, body",
    [
        ("762002", '  code: "762002"\n  name:\n'),
        ("某县残联", "  code:\n  name: 某县残联\n"),
        (" 某县残联 ", "  code:\n  name: 某县残联\n"),
        ("762002 某县残联", '  code: "762002"\n  name: 某县残联\n'),
        ("762002　某县残联", '  code: "762002"\n  name: 某县残联\n'),
        ("某市残联本级", '  code: "762001"\n  name: 某市残联本级\n  parent: 某市残联\n'),
        ("762001", '  code: "762001"\n  name: 某市残联本级\n  parent: 某市残联\n'),
        ("ABC Company", "  code:\n  name: ABC Company\n"),
    ],
)
def test_an_organization_is_a_code_a_name_or_both(folder: Path, given: str, body: str) -> None:
    new(folder, "--organization", given, "--year", "2022", "--name", "甲", "-o", "甲.pgt.yaml")
    assert f"organization:\n{body}code:" in (folder / "甲.pgt.yaml").read_text("utf-8")


@pytest.mark.parametrize("year", ["2022", "２０２２", "2022年", "2022年度"])
@pytest.mark.parametrize("kind", ["project", "项目", "项目表"])
def test_years_and_kinds_are_taken_as_people_write_them(folder: Path, year: str, kind: str) -> None:
    run = new(folder, "--year", year, "--kind", kind, "--name", "甲", "-o", "甲.pgt.yaml")
    assert (run.returncode, run.stdout) == (0, "甲.pgt.yaml\n")
    text = (folder / "甲.pgt.yaml").read_text("utf-8")
    assert "\nkind: project\n" in text
    assert "\nyear: 2022\n" in text


def test_a_department_needs_no_name(folder: Path) -> None:
    run = new(folder, "--kind", "department", "--year", "2022", "--organization", "762 某市残联")
    assert (run.returncode, run.stdout) == (0, "2022/762/部门整体绩效目标.pgt.yaml\n")


@pytest.mark.parametrize("output", ["新/", "有/甲.pgt.yaml"])
def test_output_is_a_file_or_a_folder(folder: Path, output: str) -> None:
    run = new(folder, "--year", "2022", "--name", "甲", "-o", output)
    assert (run.returncode, run.stdout) == (0, f"{output.removesuffix('甲.pgt.yaml')}甲.pgt.yaml\n")


def test_a_name_that_leads_out_of_the_folder_stays_in_it(folder: Path) -> None:
    run = new(folder, "--year", "2022", "--name", "../../../x: y", "--organization", "/etc")
    assert run.stdout == "2022/／etc~2824684d/．．／..／..／x： y~f4f08832.pgt.yaml\n"
    assert 'name: "../../../x: y"\n' in (folder / run.stdout.strip()).read_text("utf-8")


def test_a_file_that_exists_is_overwritten_only_by_force(folder: Path) -> None:
    call = ("--year", "2022", "--name", "甲", "-o", "old.pgt.yaml")
    run = new(folder, *call)
    assert (run.returncode, complaint(run)) == (2, "错误：old.pgt.yaml 已经存在；要覆盖请加 --force")
    assert (folder / "old.pgt.yaml").read_text("utf-8") == OLD
    assert new(folder, *call, "--force").returncode == 0
    assert "name: 甲\n" in (folder / "old.pgt.yaml").read_text("utf-8")


def test_a_table_is_rolled_forward(folder: Path) -> None:
    run = new(folder, "--from", "old.pgt.yaml", "--year", "2022")
    assert (run.returncode, run.stdout) == (0, "2022/762001/2022年残疾人康复.pgt.yaml\n")
    assert run.stderr == "金额要重新填，旧的在行尾的注释里\n这几行还写着 2021 年，请核对：10\n"
    expected = """\
pgt: 1
kind: project
year: 2022
organization: {code: "762001"}
code:  # 2021: A1
name: 2022年残疾人康复
previous: A1
budget: {amount_unit: 万元, total: }  # total 2021: 82.16
goals:
  - text: 2021年底前完成康复
"""
    assert (folder / run.stdout.strip()).read_text("utf-8") == expected


def test_where_there_are_no_amounts_none_are_asked_for(folder: Path) -> None:
    (folder / "old.pgt.yaml").write_text("pgt: 1\nkind: project\nyear: 2021\nname: 甲\n", encoding="utf-8")
    run = new(folder, "--from", "old.pgt.yaml", "--year", "2022", "-o", "new.pgt.yaml")
    assert (run.stdout, run.stderr) == ("new.pgt.yaml\n", "核对后用 pgt validate 检查\n")


def test_amounts_in_lists_of_the_form_are_left_blank(folder: Path) -> None:
    (folder / "forms").mkdir()
    (folder / "forms" / "own.yaml").write_text(
        """\
form: 1
name: 试验表
kind: project
lists: [{id: costs, label: 成本构成, columns: [{id: item, label: 内容}, {id: amount, label: 金额, kind: amount}]}]
columns: [20, 20]
rows: [{each: lists.costs, rows: [{boxes: [{text: "{item.item}"}, {text: "{item.amount}"}]}]}]
""",
        encoding="utf-8",
    )
    old = OLD.replace("kind: project\n", "kind: project\nform: own\n") + "lists:\n  costs:\n    - item: '12'\n"
    (folder / "old.pgt.yaml").write_text(f'{old}      amount: "12.50"  # 讲课费\n', encoding="utf-8")
    run = new(folder, "--from", "old.pgt.yaml", "--year", "2022")
    assert (
        (folder / run.stdout.strip())
        .read_text("utf-8")
        .endswith("lists:\n  costs:\n    - item: '12'\n      amount:  # 2021: 12.50  讲课费\n")
    )


def test_a_rolled_table_goes_to_the_workspace_of_the_old_one(folder: Path) -> None:
    (folder / "elsewhere").mkdir()
    run = new(folder / "elsewhere", "--from", "../old.pgt.yaml", "--year", "2022", "--code", "B2")
    assert run.stdout == f"{folder.as_posix()}/2022/762001/B2.pgt.yaml\n"


@pytest.mark.parametrize(
    "arguments, zh, en",
    [
        (["--name", "甲"], "缺少选项 --year（预算年度）", "missing option --year (budget year)"),
        (["--year", "2022"], "缺少选项 --name（项目名称）", "missing option --name (name of the project)"),
        (
            ["--year", "abc"],
            "'--year' 的值不对：“abc”不是年度，要写四位数字，例如 2022",
            "Invalid value for '--year': “abc” is no year: write four digits, such as 2022",
        ),
        (
            ["--kind", "projekt"],
            "'--kind' 的值不对：没有“projekt”这种表，是不是 `project`？",
            "Invalid value for '--kind': no kind of table is called “projekt”, did you mean `project`?",
        ),
        (
            ["--form", "hebei-2012"],
            "'--form' 的值不对：没有表样 `hebei-2012`，是不是 `hebei-2021`？",
            "Invalid value for '--form': there is no form `hebei-2012`, did you mean `hebei-2021`?",
        ),
        (
            ["--kind", "department", "--form", "hebei-2021"],
            "'--form' 的值不对：表样 hebei-2021 是项目表的，不是部门表的",
            "Invalid value for '--form': hebei-2021 is a form for project tables, not department",
        ),
        (["--from", "-"], "--from 要一个文件，不读标准输入", "--from takes a file, and does not read stdin"),
        (["--name", " "], "'--name' 的值不对：是空的", "Invalid value for '--name': it is blank"),
        (
            ["--name", "甲\a乙"],
            "'--name' 的值不对：里面有控制字符 U+0007",
            "Invalid value for '--name': it holds the control character U+0007",
        ),
        (
            ["--code", "甲\n乙"],
            "'--code' 的值不对：只能写一行",
            "Invalid value for '--code': it has to be one line",
        ),
        (
            ["--year", "2022", "--name", "甲", "-o", "甲.yaml"],
            "-o 甲.yaml：文件名要以 .pgt.yaml 结尾；文件夹要已经存在，或以 / 结尾",
            "-o 甲.yaml: a file's name ends in .pgt.yaml; a folder exists, or its name ends in /",
        ),
        (["--from", "old.pgt.yaml"], "缺少选项 --year（预算年度）", "missing option --year (budget year)"),
        (
            ["--from", "old.pgt.yaml", "--year", "2021"],
            "--year 2021 要晚于旧表的年度 2021",
            "--year 2021 has to be later than the old table's 2021",
        ),
        (
            ["--from", "old.pgt.yaml", "--year", "2022", "--kind", "project"],
            "--kind 不能和 --from 一起用：照旧表的",
            "--kind excludes --from: the old table says it",
        ),
        (["--from", "lost", "--year", "2022"], "没有这个文件或文件夹：lost", "no such file or folder: lost"),
        (["--from", ".", "--year", "2022"], ". 是文件夹；--from 要一张表", ". is a folder; --from takes one table"),
    ],
)
def test_a_call_that_cannot_be_carried_out_says_why(folder: Path, arguments: list[str], zh: str, en: str) -> None:
    before = files(folder)
    for language, words in (("zh", f"错误：{zh}"), ("en", f"Error: {en}")):
        run = new(folder, *arguments, language=language)
        assert (run.returncode, complaint(run)) == (2, words)
    assert files(folder) == before


def test_without_settings_the_organization_is_needed(tmp_path: Path) -> None:
    run = new(tmp_path, "--year", "2022", "--name", "甲")
    assert complaint(run) == "错误：缺少选项 --organization（预算单位的编码、名称或“编码 名称”）"


def test_an_old_table_that_cannot_be_read_is_explained(folder: Path) -> None:
    (folder / "old.pgt.yaml").write_text(OLD.replace("82.16", "82.16元"), encoding="utf-8")
    before = files(folder)
    run = new(folder, "--from", "old.pgt.yaml", "--year", "2022")
    assert (run.returncode, run.stdout) == (1, "")
    place, message = "old.pgt.yaml:7:34: PGT030 错误", "“82.16元”不是可以计算的数"
    assert run.stderr == f"{place} {message} [去掉“元”，写 82.16；单位写在 amount_unit 里]\n"
    assert files(folder) == before


def test_a_form_that_only_the_settings_name_is_looked_for_there(folder: Path) -> None:
    (folder / "pgt.toml").write_text(SETTINGS.replace("hebei-2021", "hebei-2012"), encoding="utf-8")
    run = new(folder, "--year", "2022", "--name", "甲")
    assert run.returncode == 2
    assert complaint(run) == ("错误：`form` (pgt.toml) 的值不对：没有表样 `hebei-2012`，是不是 `hebei-2021`？")


def test_settings_that_cannot_be_read_are_explained(folder: Path) -> None:
    (folder / "pgt.toml").write_text("form = ", encoding="utf-8")
    run = new(folder, "--year", "2022", "--name", "甲", language="en")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == "pgt.toml:1:1: PGT050 error pgt.toml cannot be read: Invalid value\n"


def ask(folder: Path, *answers: str) -> str:
    """Run `pgt new` on a terminal, give *answers*, and return what the terminal shows."""
    outer, inner = pty.openpty()
    with subprocess.Popen(COMMAND, cwd=folder, env=environment("zh"), stdin=inner, stdout=inner, stderr=inner) as run:
        os.close(inner)
        os.write(outer, "".join(f"{answer}\n" for answer in answers).encode())
        shown = b""
        while select.select([outer], [], [], 20)[0]:
            try:
                shown += os.read(outer, 4096)
            except OSError:  # Linux: the other end is closed
                break
        run.wait(timeout=20)
    os.close(outer)
    return shown.decode().replace("\r\n", "\n")


def test_on_a_terminal_what_is_missing_is_asked(tmp_path: Path) -> None:
    shown = ask(tmp_path, "projekt", "", "hebei-2012", "hebei-2020", "762002 某县残联", "abc", "2022", "残疾人康复")
    for words in (
        "表的种类（project 项目，department 部门整体） [project]: 错误：没有“projekt”这种表，是不是 `project`？\n",
        "  hebei-2020                 河北省项目绩效目标表（2020 年）\n",
        "表样的编号（没有就回车）: 错误：没有表样 `hebei-2012`，是不是 `hebei-2021`？\n",
        "预算年度: 错误：“abc”不是年度，要写四位数字，例如 2022\n",
        "项目名称: 2022/762002/残疾人康复.pgt.yaml\n",
    ):
        assert words in shown
    text = (tmp_path / "2022/762002/残疾人康复.pgt.yaml").read_text("utf-8")
    assert "form: hebei-2020\nyear: 2022\n" in text
    assert "amount_unit: 元\n" in text


def test_what_the_workspace_says_is_not_asked(folder: Path) -> None:
    shown = ask(folder, "", "2022", "甲")
    assert "表样" not in shown
    assert "预算单位" not in shown
    assert files(folder / "2022") == ["762001/甲.pgt.yaml"]
