"""`pgt import` as a user meets it: what it reads from where, what it writes, what it says, and its exit status."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

ROOT = Path(__file__).parents[2]
DUMPS = ROOT / "tests" / "importing" / "dumps"

PROJECT = """\
pgt: 1
kind: project
form: hebei-2021
year: 2021
organization: {code: "762001", name: 张家口市残联本级}
code: A1
name: 残疾人康复  # 与通知一致
budget: {amount_unit: 万元, total: 82.16, fiscal: 82.16}
indicators: [{category: output.quantity, name: 人数, target: ≥10人}]
"""


def pgt(folder: Path, *arguments: str, language: str = "zh", stdin: bytes = b"") -> tuple[int, str, str]:
    run = subprocess.run(
        [sys.executable, "-m", "pgt", *arguments],
        input=stdin,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "PGT_LANG": language},
        capture_output=True,
        check=False,
    )
    return run.returncode, run.stdout.decode(), run.stderr.decode()


def imported(folder: Path, *arguments: str, language: str = "zh") -> tuple[int, str, str]:
    return pgt(folder, "import", *arguments, language=language)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a workbook of one table, and nothing else."""
    (tmp_path / "1.pgt.yaml").write_text(PROJECT, encoding="utf-8")
    assert pgt(tmp_path, "export-xlsx", "1.pgt.yaml", "-o", "tables.xlsx")[0] == 0
    (tmp_path / "1.pgt.yaml").unlink()
    return tmp_path


def changed(folder: Path, **cells: object) -> None:
    """Change cells of the only table in the workbook."""
    book = load_workbook(folder / "tables.xlsx")
    sheet = book["残疾人康复"]
    for place, value in cells.items():
        sheet[place] = value  # type: ignore[assignment]  # anything that a cell can hold
    book.save(folder / "tables.xlsx")


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.pgt.yaml"))


def test_a_workbook_becomes_files_below_the_folder(folder: Path) -> None:
    assert imported(folder, "tables.xlsx", "-o", ".", "--year", "2021") == (
        0,
        "2021/762001/A1.pgt.yaml\n",
        "读到 1 张表\n",
    )
    assert (folder / "2021/762001/A1.pgt.yaml").read_text(encoding="utf-8") == (
        "pgt: 1\n"
        "kind: project\n"
        "form: hebei-2021\n"
        "year: 2021\n"
        "organization:\n"
        '  code: "762001"\n'
        "  name: 张家口市残联本级\n"
        "code: A1\n"
        "name: 残疾人康复\n"
        "budget:\n"
        "  amount_unit: 万元\n"
        "  total: 82.16\n"
        "  fiscal: 82.16\n"
        "indicators:\n"
        "  - category: output.quantity\n"
        "    name: 人数\n"
        "    target: ≥10人\n"
    )


def test_a_workbook_or_a_text_comes_from_stdin_too(folder: Path) -> None:
    workbook = (folder / "tables.xlsx").read_bytes()
    text = (DUMPS / "zhangjiakou-2021.txt").read_bytes()

    assert pgt(folder, "import", "-", "-o", ".", "--year", "2021", stdin=workbook) == (
        0,
        "2021/762001/A1.pgt.yaml\n",
        "读到 1 张表\n",
    )
    of_text = pgt(folder, "import", "-", "-o", "b", "--year", "2021", stdin=text)[2]
    assert of_text.splitlines()[-1].startswith("读到 13 张表")
    assert pgt(folder, "import", "-", "-o", "c") == (
        2,
        "",
        "<stdin>: PGT081 错误 这是空文件，不是能导入的文件 [检查是不是选错了文件]\n读到 0 张表\n",
    )
    status, _, said = pgt(folder, "import", "-", "tables.xlsx", "-o", "d")
    assert (status, said.splitlines()[-1].endswith("- 表示标准输入，只能单独用")) == (2, True)


def test_all_tables_are_written_though_nobody_reads_their_names(tmp_path: Path) -> None:
    for number in range(1, 6):
        text = PROJECT.replace("A1", f"A{number}").replace("残疾人康复", f"项目{number}")
        (tmp_path / f"{number}.pgt.yaml").write_text(text, encoding="utf-8")
    assert pgt(tmp_path, "export-xlsx", ".", "-o", "tables.xlsx")[0] == 0
    line = f"set -o pipefail; {sys.executable} -m pgt import tables.xlsx -o d --year 2021 | true"
    run = subprocess.run(["bash", "-c", line], cwd=tmp_path, capture_output=True, check=False)
    assert (run.returncode, b"Traceback" in run.stderr) == (0, False)
    written = [path.read_text(encoding="utf-8") for path in (tmp_path / "d").rglob("*.pgt.yaml")]
    assert sorted(line for text in written for line in text.splitlines() if line.startswith("name:")) == [
        "name: 项目1",
        "name: 项目2",
        "name: 项目3",
        "name: 项目4",
        "name: 项目5",
    ]


def test_documents_and_workbooks_are_read_past_their_contents(folder: Path) -> None:
    imported(folder, "tables.xlsx", "-o", "a", "--year", "2021")
    assert pgt(folder, "export-docx", "a", "-o", "tables.docx")[0] == 0

    assert imported(folder, "tables.docx", "-o", "a", "--dry-run") == (0, "", "读到 1 张表\n")


def test_what_was_imported_validates_and_is_laid_out(folder: Path) -> None:
    imported(folder, "tables.xlsx", "-o", ".", "--year", "2021")

    assert pgt(folder, "fmt", "--check", ".")[0] == 0
    assert pgt(folder, "validate", ".")[0] in {0, 1}


def test_a_year_that_is_printed_nowhere_is_asked_for(folder: Path) -> None:
    assert imported(folder, "tables.xlsx", "-o", ".") == (
        0,
        "762001/A1.pgt.yaml\n",
        "tables.xlsx:残疾人康复!A1: 表上没有印年度：加 --year，或在文件里补上\n读到 1 张表\n",
    )


def test_a_year_may_stand_in_the_name_of_the_file(folder: Path) -> None:
    (folder / "tables.xlsx").rename(folder / "2021年绩效目标表.xlsx")

    assert imported(folder, "2021年绩效目标表.xlsx", "-o", ".", language="en") == (
        0,
        "2021/762001/A1.pgt.yaml\n",
        "2021年绩效目标表.xlsx: the year 2021 is taken from “2021年绩效目标表.xlsx”\n1 table read\n",
    )


def test_a_table_that_is_there_is_edited_in_place(folder: Path) -> None:
    (folder / "康复.pgt.yaml").write_text(PROJECT, encoding="utf-8")
    changed(folder, C4="90.00")

    assert imported(folder, "tables.xlsx", "-o", ".") == (0, "康复.pgt.yaml\n", "读到 1 张表\n")
    assert files(folder) == ["康复.pgt.yaml"]
    text = (folder / "康复.pgt.yaml").read_text(encoding="utf-8")
    assert "name: 残疾人康复  # 与通知一致\n" in text
    assert "  total: 90.00\n" in text


def test_a_dry_run_shows_the_difference_and_writes_nothing(folder: Path) -> None:
    (folder / "康复.pgt.yaml").write_text(
        PROJECT.replace(
            "{amount_unit: 万元, total: 82.16, fiscal: 82.16}", "\n  amount_unit: 万元\n  total: 82.16\n  fiscal: 82.16"
        ),
        encoding="utf-8",
    )
    before = (folder / "康复.pgt.yaml").read_bytes()
    changed(folder, C4="90.00")

    assert imported(folder, "tables.xlsx", "-o", ".", "--dry-run") == (
        0,
        (
            "--- 康复.pgt.yaml\n"
            "+++ 康复.pgt.yaml\n"
            "@@ -7,6 +7,6 @@\n"
            " name: 残疾人康复  # 与通知一致\n"
            " budget: \n"
            "   amount_unit: 万元\n"
            "-  total: 82.16\n"
            "+  total: 90.00\n"
            "   fiscal: 82.16\n"
            " indicators: [{category: output.quantity, name: 人数, target: ≥10人}]\n"
        ),
        "读到 1 张表\n",
    )
    assert (folder / "康复.pgt.yaml").read_bytes() == before


def test_what_cannot_be_placed_is_listed_and_written_as_a_comment(folder: Path) -> None:
    changed(folder, I4="请核对", G4="详见附件")

    status, out, said = imported(folder, "tables.xlsx", "-o", ".", "--year", "2021")

    assert (status, out) == (1, "2021/762001/A1.pgt.yaml\n")
    assert said == (
        "tables.xlsx:残疾人康复!I4: “请核对”：表样上没有放它的格子\n"
        "tables.xlsx:残疾人康复!G4: “详见附件”：这里要一个数\n"
        "读到 1 张表，2 处没有放进去\n"
    )
    assert (
        (folder / "2021/762001/A1.pgt.yaml")
        .read_text(encoding="utf-8")
        .endswith(
            "    target: ≥10人\n"
            "# 导入时没有放进表里的：\n"
            "#   残疾人康复!I4 “请核对”：表样上没有放它的格子\n"
            "#   残疾人康复!G4 “详见附件”：这里要一个数\n"
        )
    )


def test_a_formula_without_a_value_is_listed(folder: Path) -> None:
    changed(folder, C4="=80+2.16")

    assert imported(folder, "tables.xlsx", "-o", ".", "--year", "2021") == (
        1,
        "2021/762001/A1.pgt.yaml\n",
        "tables.xlsx:残疾人康复!C4: 公式没有算出的值\n读到 1 张表，1 处没有放进去\n",
    )
    assert (
        (folder / "2021/762001/A1.pgt.yaml")
        .read_text(encoding="utf-8")
        .endswith("# 导入时没有放进表里的：\n#   残疾人康复!C4：公式没有算出的值\n")
    )


def test_a_comment_on_a_cell_is_listed_and_kept_as_one(folder: Path) -> None:
    book = load_workbook(folder / "tables.xlsx")
    book["残疾人康复"]["B3"].comment = Comment("金额待财政局\n核定", "审核")
    book.save(folder / "tables.xlsx")

    assert imported(folder, "tables.xlsx", "-o", ".", "--year", "2021") == (
        1,
        "2021/762001/A1.pgt.yaml\n",
        "tables.xlsx:残疾人康复!B3: “金额待财政局 核定”：批注，没有读\n读到 1 张表，1 处没有放进去\n",
    )
    assert (
        (folder / "2021/762001/A1.pgt.yaml")
        .read_text(encoding="utf-8")
        .endswith("# 导入时没有放进表里的：\n#   残疾人康复!B3 “金额待财政局 核定”：批注，没有读\n")
    )


def test_no_other_file_is_overwritten(folder: Path) -> None:
    (folder / "2021/762001").mkdir(parents=True)
    other = folder / "2021/762001/A1.pgt.yaml"
    other.write_text(PROJECT.replace("code: A1", "code: B7").replace("残疾人康复", "别的项目"), encoding="utf-8")
    before = other.read_bytes()

    assert imported(folder, "tables.xlsx", "-o", ".", "--year", "2021")[:2] == (0, "2021/762001/A1-2.pgt.yaml\n")
    assert other.read_bytes() == before


def test_one_table_imported_twice_is_one_file(folder: Path) -> None:
    imported(folder, "tables.xlsx", "-o", ".", "--year", "2021")

    assert imported(folder, "tables.xlsx", "-o", ".", "--year", "2021")[1] == "2021/762001/A1.pgt.yaml\n"
    assert files(folder) == ["2021/762001/A1.pgt.yaml"]


def test_the_same_table_in_two_files_is_kept_twice_and_said_to_be(folder: Path) -> None:
    (folder / "again.xlsx").write_bytes((folder / "tables.xlsx").read_bytes())

    assert imported(folder, "tables.xlsx", "again.xlsx", "-o", ".", "--year", "2021") == (
        1,
        "2021/762001/A1.pgt.yaml\n2021/762001/A1-2.pgt.yaml\n",
        "again.xlsx:残疾人康复!A1: 这张表前面已经读到过，另存一份\n读到 2 张表，1 处没有放进去\n",
    )


def test_a_text_of_many_tables_is_taken_apart_and_its_other_tables_are_listed(tmp_path: Path) -> None:
    (tmp_path / "张家口2021.txt").write_bytes((DUMPS / "zhangjiakou-2021.txt").read_bytes())

    status, out, said = imported(tmp_path, "张家口2021.txt", "-o", "out")

    assert (status, len(out.splitlines()), files(tmp_path / "out")[0]) == (
        1,
        13,
        "2021/762001/130700211K6T11USKAU5Y.pgt.yaml",
    )
    assert said == (
        "张家口2021.txt:8: 到 36 是另一张表，没有读：“单位名称、单位性质、单位规格”等 20 格\n"
        "张家口2021.txt:1539: 到 1614 是另一张表，没有读："
        "“762张家口市残疾人联合会、单位：万元、政府采购项目来源”等 41 格\n"
        "张家口2021.txt:1624: 到 1655 是另一张表，没有读：“张家口市残疾人联合会固定资产占用情况表、"
        "编制部门：张家口市残疾人联合会、截止时间：2020年12月31日”等 24 格\n"
        "张家口2021.txt:1: “张家口市残疾人联合会”：不在表里的文字，没有读\n"
        "张家口2021.txt:3: “2021年部门预算信息公开情况说明”：不在表里的文字，没有读\n"
        "张家口2021.txt:5: “按照《中华人民共和国预算法》、《地方预决算公开操作规程》和《河北省省级预算公开办法》规定，"
        "现将张家口市残疾人联合会202…”：不在表里的文字，没有读\n"
        "张家口2021.txt:6: “机构设置：”：不在表里的文字，没有读\n"
        "张家口2021.txt:7: “部门机构设置情况”：不在表里的文字，没有读\n"
        "张家口2021.txt:39: “第二部分预算项目绩效目标”：不在表里的文字，没有读\n"
        "张家口2021.txt:1535: “六、政府采购预算情况”：不在表里的文字，没有读\n"
        "张家口2021.txt:1536: “2021年，市残疾人联合会安排政府采购预算270万元。"
        "具体内容见下表。”：不在表里的文字，没有读\n"
        "张家口2021.txt:1538: “部门政府采购预算”：不在表里的文字，没有读\n"
        "张家口2021.txt:1621: “七、国有资产信息”：不在表里的文字，没有读\n"
        "张家口2021.txt:1622: “市残疾人联合会上年末固定资产金额为5760.15万元（详见下表）。本年度无购置计划。"
        "”：不在表里的文字，没有读\n"
        "张家口2021.txt: 年度 2021 取自“张家口2021.txt”\n"
        "读到 13 张表，3 处没有放进去\n"
    )


@pytest.mark.parametrize(
    "name, content, expected",
    [
        (
            "2021.xlsx",
            b"%PDF-1.7",
            (
                "2021.xlsx: PGT081 error this is a PDF, which cannot be imported "
                "[copy its tables into a workbook or a document]\n0 tables read\n"
            ),
        ),
        (
            "1.pgt.yaml",
            PROJECT.encode(),
            (
                "1.pgt.yaml: PGT081 error this is a table of pgt's own, and YAML already, which cannot be imported "
                "[use it as it is]\n0 tables read\n"
            ),
        ),
        (
            "2021.xlsx",
            b"",
            (
                "2021.xlsx: PGT081 error this is an empty file, which cannot be imported "
                "[is it the right file?]\n0 tables read\n"
            ),
        ),
        (
            "2021.xls",
            b"\x01\x02\x00\xfe",
            (
                "2021.xls: PGT081 error this is a binary file, which cannot be imported "
                "[is it the right file?]\n0 tables read\n"
            ),
        ),
        (
            "2021.txt",
            "没有表\n".encode(),
            "2021.txt: no table was recognised; try --form\n0 tables read, 1 place not placed\n",
        ),
    ],
)
def test_a_file_without_tables_says_so(tmp_path: Path, name: str, content: bytes, expected: str) -> None:
    (tmp_path / name).write_bytes(content)

    status, out, said = imported(tmp_path, name, "-o", "out", language="en")

    assert (status, out, said) == (2 if "PGT081" in said else 1, "", expected)
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_not_there_and_a_form_that_is_none_are_wrong_usage(folder: Path) -> None:
    assert imported(folder, "gone.xlsx", "-o", ".")[0] == 2
    assert imported(folder, "tables.xlsx", "-o", ".", "--form", "hebei-2012")[0] == 2
    assert imported(folder, "tables.xlsx")[0] == 2


def test_the_folder_to_write_to_may_not_be_a_file(folder: Path) -> None:
    status, out, said = imported(folder, "tables.xlsx", "-o", "tables.xlsx")

    assert (status, out, said.splitlines()[-1]) == (
        2,
        "",
        "错误：'-o' / '--output' 的值不对：tables.xlsx 是文件，不是文件夹",
    )
    assert files(folder) == []


def test_a_form_of_the_workspace_is_tried_as_well(tmp_path: Path) -> None:
    (tmp_path / "pgt.toml").write_text("", encoding="utf-8")
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "本县.yaml").write_text(
        "form: 1\nname: 本县\nkind: project\namount_unit: 元\ncolumns: [10, 10]\nrows:\n"
        "  - boxes: [{text: 项目}, {text: '{name}'}]\n"
        "  - boxes: [{text: 年份}, {text: '{year}'}]\n"
        "  - boxes: [{text: 经费}, {text: '{budget.total}元'}]\n",
        encoding="utf-8",
    )
    (tmp_path / "表.txt").write_text("项目\t残疾人康复\n年份\t2022\n经费\t1000.50元\n", encoding="utf-8")

    assert imported(tmp_path, "表.txt", "-o", ".") == (0, "2022/残疾人康复.pgt.yaml\n", "读到 1 张表\n")
    assert (tmp_path / "2022/残疾人康复.pgt.yaml").read_text(encoding="utf-8") == (
        "pgt: 1\nkind: project\nform: 本县\nyear: 2022\nname: 残疾人康复\n"
        "budget:\n  amount_unit: 元\n  total: 1000.50\n"
    )


@pytest.mark.parametrize(
    "title, line, year, said",
    [
        ("项目支出绩效自评表", "（2022年度）", 2022, []),
        ("项目支出绩效自评表", "2022年度", 2022, ["年度 2022 取自“2022年度”"]),
        ("项目支出绩效自评表", "（二〇二二）年度", 2022, ["年度 2022 取自“（二〇二二）年度”"]),
        ("2022年基层项目支出绩效自评表", "", 2022, ["年度 2022 取自“2022年基层项目支出绩效自评表”"]),
        ("2021年中央补助资金绩效自评表", "", None, ["表上没有印年度：加 --year，或在文件里补上"]),
    ],
)
def test_the_year_is_found_where_it_is_printed(
    tmp_path: Path, title: str, line: str, year: int | None, said: list[str]
) -> None:
    book = Workbook()
    rows: list[list[object]] = [
        [title],
        [line or None],
        ["项目名称", None, "业务培训"],
        ["项目资金（万元）", None, None, None, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        [None, None, "年度资金总额", None, 120, 120, 120, 10, "100%", 10],
        [None, None, "其中：当年财政拨款", None, 100, 100, 100, "—", "100%", "—"],
        ["绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        [None, "产出指标", "数量指标", "培训期数", "≥4期", "5期", 90, 90],
    ]
    for row in rows:
        book.worksheets[0].append(row)
    for corners in ("A1:J1", "A4:B6", "C5:D5", "C6:D6"):
        book.worksheets[0].merge_cells(corners)
    book.save(tmp_path / "自评.xlsx")

    _, _, stderr = pgt(tmp_path, "import", "自评.xlsx", "-o", "out")

    [path] = (tmp_path / "out").rglob("*.pgt.yaml")
    found = [text for text in path.read_text("utf-8").splitlines() if text.startswith("year")]
    assert found == ([f"year: {year}"] if year else [])
    assert [text.partition(": ")[2] for text in stderr.splitlines() if "年度" in text] == said
