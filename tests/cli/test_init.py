"""`pgt init` in real repositories: what it writes, what git then shows, and that all of it can be undone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pgt.fittings import GIT_SETTINGS

TABLE = """\
pgt: 1
kind: project
form: hebei-2021
year: 2021
organization:
  code: "762001"
  name: 某市残联本级
name: 残疾人康复
budget:
  amount_unit: 万元
  total: 82.16
goals:
  - text: 完成康复服务。
indicators:
  - category: output.quantity
    name: 残疾人数量
    target: ≥3800人
  - category: output.quality
    name: 服务覆盖率
    target: ≥95%
"""
PLACE = "2021/762001/残疾人康复.pgt.yaml"


@pytest.fixture
def pgt_on_path(tmp_path: Path) -> Path:
    """Return a folder with a `pgt` that git finds, as it would after an installation."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "pgt"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pgt "$@"\n')
    program.chmod(0o755)
    return folder


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    top = tmp_path / "仓库"
    (top / PLACE).parent.mkdir(parents=True)
    (top / PLACE).write_text(TABLE, "utf-8")
    subprocess.run(["git", "init", "-q", "-b", "main", top], check=True)
    return top


def run(
    top: Path, *command: str, path: Path | None = None, whole_path: bool = False
) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PGT_LANG": "zh",
        "LC_ALL": "C.UTF-8",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "a",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@example.org",
    }
    if path is not None:
        environment["PATH"] = f"{path}{os.pathsep}{environment['PATH']}" if not whole_path else str(path)
    return subprocess.run(command, cwd=top, env=environment, capture_output=True, encoding="utf-8", check=False)


def pgt(top: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(top, sys.executable, "-m", "pgt", *arguments)


def contents(top: Path) -> dict[str, bytes]:
    return {
        path.relative_to(top).as_posix(): path.read_bytes()
        for path in sorted(top.rglob("*"))
        if path.is_file() and (".git/" not in path.as_posix() or path.name == "config")
    }


def test_what_can_be_found_out_is_not_asked(repository: Path) -> None:
    done = pgt(repository, "init")
    assert (done.returncode, done.stderr) == (0, "")
    assert (repository / "pgt.toml").read_text("utf-8").split("\n", 1)[1] == (
        'organization = { code = "762001", name = "某市残联本级" }\nform = "hebei-2021"\namount_unit = "万元"\n'
    )
    assert pgt(repository, "init", "--check").stderr == "什么都不缺\n"
    assert pgt(repository, "validate", "--fail-on", "never").returncode == 0


def test_a_second_run_changes_nothing(repository: Path) -> None:
    pgt(repository, "init")
    before = contents(repository)
    assert pgt(repository, "init").stdout == ""
    assert contents(repository) == before


def test_everything_can_be_undone(repository: Path) -> None:
    (repository / ".gitattributes").write_text("*.png binary\n")
    (repository / ".vscode").mkdir()
    (repository / ".vscode/settings.json").write_text('{\n  "editor.tabSize": 2\n}\n')
    before = contents(repository)
    pgt(repository, "init", "--ci", "github", "--ci", "gitlab", "--ci", "gitee")
    assert len(contents(repository)) > len(before)
    assert pgt(repository, "init", "--remove").returncode == 0
    assert contents(repository) == before


@pytest.mark.parametrize(
    "note", ["merge.pgt.driver", "merge.pgt.driver pgt merge-driver %O %A %B --marker-size %L --path %P"]
)
def test_what_an_older_pgt_wrote_is_brought_up_to_date_and_taken_off(repository: Path, note: str) -> None:
    before = contents(repository)
    older = "pgt merge-driver %O %A %B --marker-size %L --path %P"
    run(repository, "git", "config", "merge.pgt.driver", older)
    run(repository, "git", "config", "pgt.fitted", note)
    assert "git config merge.pgt.driver\n" in pgt(repository, "init", "--check").stdout
    done = pgt(repository, "init")
    assert (done.returncode, done.stderr) == (0, "")
    assert run(repository, "git", "config", "merge.pgt.driver").stdout == f"{GIT_SETTINGS['merge.pgt.driver']}\n"
    pgt(repository, "init", "--remove")
    assert contents(repository) == before


def test_what_somebody_changed_after_init_is_left_alone(repository: Path) -> None:
    pgt(repository, "init")
    run(repository, "git", "config", "merge.pgt.driver", "pgt merge-driver %O %A %B")
    done = pgt(repository, "init")
    assert done.stderr == "git config merge.pgt.driver 已经是 pgt merge-driver %O %A %B，没有动\n"
    pgt(repository, "init", "--remove")
    assert run(repository, "git", "config", "merge.pgt.driver").stdout == "pgt merge-driver %O %A %B\n"


def test_a_bare_repository_has_no_files_to_fit(tmp_path: Path) -> None:
    run(tmp_path, "git", "init", "--quiet", "--bare")
    before = contents(tmp_path)
    done = pgt(tmp_path, "init")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (
        2,
        "错误：这里是 git 自己的文件夹，没有表；到克隆出来的仓库里运行",
    )
    assert contents(tmp_path) == before


def test_a_check_writes_nothing_and_says_what_is_missing(repository: Path) -> None:
    before = contents(repository)
    checked = pgt(repository, "init", "--check")
    assert checked.returncode == 1
    assert checked.stdout.splitlines()[:3] == ["pgt.toml", "schema/pgt-1.schema.json", ".gitattributes"]
    assert "git config merge.pgt.driver" in checked.stdout
    assert contents(repository) == before


def test_what_is_there_is_added_to_or_left_alone(repository: Path) -> None:
    (repository / ".vscode").mkdir()
    (repository / ".vscode/settings.json").write_text('{"yaml.schemas": {"a.json": ["a.yaml"]}}')
    (repository / ".pre-commit-config.yaml").write_text("repos: []\n")
    done = pgt(repository, "init")
    assert done.returncode == 1
    assert done.stderr.startswith(".pre-commit-config.yaml 里已有别的内容，没有动；要写的是：\n")
    assert "id: pgt-validate" in done.stderr
    assert (repository / ".pre-commit-config.yaml").read_text() == "repos: []\n"
    schemas = json.loads((repository / ".vscode/settings.json").read_text())["yaml.schemas"]
    assert schemas == {"a.json": ["a.yaml"], "./schema/pgt-1.schema.json": ["*.pgt.yaml"]}


OWN = {
    ".gitattributes": "*.docx binary\n# 我的",
    ".vscode/settings.json": '{\n  // 我的\n  "editor.tabSize": 2, /* 窄 */\n  "yaml.schemas": {},\n}\n',
    ".vscode/extensions.json": '{ "recommendations": ["ms-python.python"] }\n',
    ".pre-commit-config.yaml": "# 我们的\nrepos:\n- repo: local  # 本机\n  hooks:\n  - {id: a, entry: a}\n",
    "pgt.toml": 'form = "hebei-2021"\r\n',
}


def test_files_with_comments_are_added_to_and_undone_to_the_last_character(repository: Path) -> None:
    (repository / ".vscode").mkdir()
    for name, text in OWN.items():
        (repository / name).write_bytes(text.encode())
    before = contents(repository)
    done = pgt(repository, "init")
    assert (done.returncode, done.stderr) == (0, "")
    assert (repository / ".vscode/settings.json").read_text("utf-8") == (
        '{\n  "yaml.schemaStore.enable": false,\n  // 我的\n  "editor.tabSize": 2, /* 窄 */\n'
        '  "yaml.schemas": { "./schema/pgt-1.schema.json": ["*.pgt.yaml"] },\n}\n'
    )
    assert json.loads((repository / ".vscode/extensions.json").read_text("utf-8")) == {
        "recommendations": ["redhat.vscode-yaml", "ms-python.python"]
    }
    import yaml

    repos = yaml.safe_load((repository / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert [[hook["id"] for hook in repo["hooks"]] for repo in repos] == [["pgt-validate", "pgt-fmt"], ["a"]]
    assert pgt(repository, "init", "--check").returncode == 0
    assert pgt(repository, "init").stdout == ""
    assert pgt(repository, "init", "--remove").returncode == 0
    assert contents(repository) == before


@pytest.mark.parametrize("text", ["{", "[]", '{"a": 1 "b": 2}', "{'a': 1}", "{,}"])
def test_what_is_no_json_is_shown_and_not_touched(repository: Path, text: str) -> None:
    (repository / ".vscode").mkdir()
    (repository / ".vscode/settings.json").write_text(text)
    done = pgt(repository, "init")
    assert ".vscode/settings.json 里已有别的内容" in done.stderr
    assert (repository / ".vscode/settings.json").read_text() == text


def test_settings_of_git_that_somebody_made_are_left_alone(repository: Path) -> None:
    run(repository, "git", "config", "core.quotepath", "true")
    run(repository, "git", "config", "diff.pgt.wordRegex", "[0-9.]+|[^[:space:]]")
    before = contents(repository)
    assert pgt(repository, "init").stderr == "git config core.quotepath 已经是 true，没有动\n"
    assert pgt(repository, "init", "--check").returncode == 0
    pgt(repository, "init", "--remove")
    assert contents(repository) == before


@pytest.mark.parametrize("service", ["github", "gitlab", "gitee"])
def test_the_remote_says_whose_ci_it_is(repository: Path, service: str) -> None:
    run(repository, "git", "remote", "add", "origin", f"git@{service}.example:a/b.git")
    pgt(repository, "init")
    there = {"github": ".github/workflows/pgt.yml", "gitlab": ".gitlab-ci.yml", "gitee": ".workflow/pgt.yml"}
    assert [name for name, path in there.items() if (repository / path).exists()] == [service]


def test_a_ci_installs_no_package_that_only_has_the_same_name(repository: Path) -> None:
    done = pgt(repository, "init", "--ci", "github")
    written = (repository / ".github/workflows/pgt.yml").read_text("utf-8")
    assert [line.strip() for line in written.split("\n") if "pip install" in line] == [
        '- run: pip install "pgt @ git+https://…"'
    ]
    assert done.stderr == ".github/workflows/pgt.yml 里要填上 pgt 的安装地址\n"
    (repository / ".github/workflows/pgt.yml").write_text(written.replace("…", "example.org/pgt"), "utf-8")
    assert pgt(repository, "init", "--check", "--ci", "github").stderr == "什么都不缺\n"


def test_outside_of_a_repository_the_files_are_written(tmp_path: Path) -> None:
    done = pgt(tmp_path, "init")
    assert done.stderr == "不在 git 仓库里：git 的设置没有写\n"
    assert (tmp_path / "pgt.toml").exists()
    assert pgt(tmp_path, "init", "--check").stdout == "git 仓库（先运行 git init）\n"


def test_git_names_the_indicator_and_splits_chinese(repository: Path, pgt_on_path: Path) -> None:
    pgt(repository, "init")
    run(repository, "git", "add", ".")
    run(repository, "git", "commit", "-qm", "plan")
    changed = TABLE.replace("≥95%", "≥90%").replace("完成康复服务", "完成托养服务")
    (repository / PLACE).write_text(changed, "utf-8")
    shown = run(repository, "git", "diff", "-U0", "--word-diff", path=pgt_on_path).stdout
    assert f"diff --git a/{PLACE} b/{PLACE}" in shown
    assert "@@ name: 服务覆盖率" in shown
    assert "≥[-95-]{+90+}%" in shown
    assert "完成[-康复-]{+托养+}服务。" in shown


def test_git_shows_what_a_workbook_says(repository: Path, pgt_on_path: Path) -> None:
    pgt(repository, "init")
    pgt(repository, "export-xlsx", PLACE, "-o", "表.xlsx")
    run(repository, "git", "add", ".")
    run(repository, "git", "commit", "-qm", "plan")
    (repository / PLACE).write_text(TABLE.replace("≥3800人", "≥3900人"), "utf-8")
    pgt(repository, "export-xlsx", PLACE, "-o", "表.xlsx", "--force")
    shown = run(repository, "git", "diff", "表.xlsx", path=pgt_on_path).stdout
    assert "-产出指标\t数量指标\t残疾人数量\t≥3800人\n+产出指标\t数量指标\t残疾人数量\t≥3900人\n" in shown


def test_two_clerks_append_an_indicator_each(repository: Path, pgt_on_path: Path) -> None:
    pgt(repository, "init")
    run(repository, "git", "add", ".")
    run(repository, "git", "commit", "-qm", "plan")
    for branch, name in (("甲", "举办活动次数"), ("乙", "培训人次")):
        run(repository, "git", "checkout", "-q", "-b", branch, "main")
        added = f"  - category: output.quantity\n    name: {name}\n    target: ≥3次\n"
        (repository / PLACE).write_text(TABLE + added, "utf-8")
        run(repository, "git", "commit", "-qam", name)
    merged = run(repository, "git", "merge", "-q", "甲", path=pgt_on_path)
    assert (merged.returncode, merged.stderr) == (0, "")
    text = (repository / PLACE).read_text("utf-8")
    assert "name: 举办活动次数" in text
    assert "name: 培训人次" in text


@pytest.fixture
def without_pgt(tmp_path: Path) -> Path:
    """Return a folder that is all of a PATH on which git is, and pgt is not."""
    folder = tmp_path / "only-git"
    folder.mkdir()
    for name in ("git", "sh", "cat"):
        (folder / name).symlink_to(shutil.which(name) or name)
    return folder


def test_without_pgt_on_path_git_merges_line_by_line(repository: Path, without_pgt: Path) -> None:
    place = repository / "2021" / "它's 一张.pgt.yaml"
    place.write_text(TABLE, "utf-8")
    pgt(repository, "init")
    run(repository, "git", "add", ".")
    run(repository, "git", "commit", "-qm", "plan")
    for branch, target in (("甲", "≥3900人"), ("乙", "≥4000人")):
        run(repository, "git", "checkout", "-q", "-b", branch, "main")
        place.write_text(TABLE.replace("≥3800人", target), "utf-8")
        run(repository, "git", "commit", "-qam", branch)
    merged = run(repository, "git", "merge", "-q", "甲", path=without_pgt, whole_path=True)
    lines = "<<<<<<< ours\n    target: ≥4000人\n=======\n    target: ≥3900人\n>>>>>>> theirs\n"
    assert merged.returncode == 1
    assert place.read_text("utf-8") == TABLE.replace("    target: ≥3800人\n", lines)


def test_without_pgt_on_path_git_goes_on_past_workbooks(repository: Path, without_pgt: Path) -> None:
    pgt(repository, "init")
    (repository / "表.xlsx").write_bytes(b"PK old")
    run(repository, "git", "add", ".")
    run(repository, "git", "commit", "-qm", "plan")
    (repository / "表.xlsx").write_bytes(b"PK new")
    (repository / PLACE).write_text(TABLE.replace("≥3800人", "≥3900人"), "utf-8")
    shown = run(repository, "git", "diff", path=without_pgt, whole_path=True)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.count("pgt is not on PATH (pgt 不在 PATH 里): ") == 2
    assert "+    target: ≥3900人" in shown.stdout


def test_a_damaged_workbook_does_not_end_git_diff(repository: Path, pgt_on_path: Path) -> None:
    pgt(repository, "init")
    (repository / "表.xlsx").write_bytes(b"PK\x03\x04 old")
    run(repository, "git", "add", ".")
    run(repository, "git", "commit", "-qm", "plan")
    (repository / "表.xlsx").write_bytes(b"PK\x03\x04 new")
    shown = run(repository, "git", "diff", path=pgt_on_path)
    assert (shown.returncode, shown.stdout.count("\n-"), shown.stdout.count("\n+")) == (0, 2, 2)


def test_pre_commit_reads_what_is_written(repository: Path) -> None:
    pgt(repository, "init")
    import yaml

    hooks = yaml.safe_load((repository / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    assert [(hook["entry"], hook["language"]) for hook in hooks] == [
        ("pgt validate --ignore PGT403", "system"),
        ("pgt fmt --check", "system"),
    ]


def test_git_is_not_needed(repository: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    environment = {**os.environ, "PATH": str(empty), "PGT_LANG": "zh"}
    command = [sys.executable, "-m", "pgt", "init"]
    done = subprocess.run(command, cwd=repository, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "不在 git 仓库里：git 的设置没有写\n")
    assert shutil.which("git")


def test_a_folder_has_to_be_there(repository: Path) -> None:
    for name in ("2022", PLACE):
        done = pgt(repository, "init", name)
        assert (done.returncode, done.stderr.splitlines()[-1]) == (2, f"错误：没有这个文件夹：{name}")


def test_git_that_cannot_be_set_up_is_not_said_to_be(repository: Path) -> None:
    (repository / ".git" / "config.lock").touch()
    done = pgt(repository, "init", "--ci", "gitlab")
    assert "git config" not in done.stdout
    assert (done.returncode, done.stderr.splitlines()[-1]) == (
        2,
        "错误：git 的设置写不进去：could not lock config file .git/config: File exists",
    )
    (repository / ".git" / "config.lock").unlink()
    assert pgt(repository, "init", "--ci", "gitlab").stdout.count("git config") == len(GIT_SETTINGS)
