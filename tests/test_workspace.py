"""Which files hold tables, and what `pgt.toml` sets for them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from pgt import workspace
from pgt.diagnostics import Diagnostic, Severity
from pgt.model import Body


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder that is the current one; settings that were read for another are forgotten."""
    monkeypatch.chdir(tmp_path)
    workspace.settings_of.cache_clear()
    yield tmp_path
    workspace.settings_of.cache_clear()


def lay_out(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def found(*paths: str) -> list[str]:
    return [
        path.message.zh if isinstance(path, Diagnostic) else path.as_posix()
        for path in workspace.discover(map(Path, paths or (".",)))
    ]


@pytest.mark.usefixtures("folder")
def test_a_folder_is_searched_in_order() -> None:
    lay_out("b.pgt.yaml", "a/z.pgt.yaml", "a/y.pgt.yaml", "c/d/e.pgt.yaml")
    assert found() == ["a/y.pgt.yaml", "a/z.pgt.yaml", "b.pgt.yaml", "c/d/e.pgt.yaml"]


@pytest.mark.usefixtures("folder")
def test_only_the_suffix_counts_in_a_folder() -> None:
    lay_out("a.yaml", "b.pgt.yml", "c.pgt.yaml.bak", "pgt.yaml", "d.PGT.YAML", "e.pgt.yaml")
    assert found() == ["e.pgt.yaml"]


@pytest.mark.usefixtures("folder")
def test_a_file_is_taken_as_it_is_named() -> None:
    lay_out("table.yaml", ".hidden.pgt.yaml")
    assert found("table.yaml", ".hidden.pgt.yaml") == ["table.yaml", ".hidden.pgt.yaml"]


@pytest.mark.usefixtures("folder")
def test_hidden_folders_are_passed_by() -> None:
    lay_out(".git/a.pgt.yaml", ".venv/b.pgt.yaml", ".c.pgt.yaml", "d.pgt.yaml")
    assert found() == ["d.pgt.yaml"]


@pytest.mark.usefixtures("folder")
def test_a_hidden_folder_can_be_named() -> None:
    lay_out(".hidden/a.pgt.yaml")
    assert found(".hidden") == [".hidden/a.pgt.yaml"]


@pytest.mark.usefixtures("folder")
def test_what_is_named_twice_comes_once() -> None:
    lay_out("a/t.pgt.yaml")
    Path("link.pgt.yaml").symlink_to("a/t.pgt.yaml")
    assert found("a", "a/t.pgt.yaml", "./a", "link.pgt.yaml", ".") == ["a/t.pgt.yaml"]


@pytest.mark.usefixtures("folder")
def test_links_to_folders_are_not_followed() -> None:
    lay_out("a/t.pgt.yaml")
    Path("a/up").symlink_to("..")
    assert found() == ["a/t.pgt.yaml"]
    assert found("a/up") == ["a/up/a/t.pgt.yaml"]


def ignore(lines: str, folder: str = ".") -> None:
    Path(".git").mkdir(exist_ok=True)
    Path(folder, ".gitignore").write_text(lines, encoding="utf-8")


@pytest.mark.parametrize(
    "lines,expected",
    [
        ("", ["a.pgt.yaml", "out/b.pgt.yaml", "out/c/d.pgt.yaml"]),
        ("out/\n", ["a.pgt.yaml"]),
        ("/a.pgt.yaml\n", ["out/b.pgt.yaml", "out/c/d.pgt.yaml"]),
        ("*.pgt.yaml\n!b.pgt.yaml\n", ["out/b.pgt.yaml"]),
        ("out/*\n!out/c/\n", ["a.pgt.yaml", "out/c/d.pgt.yaml"]),
        ("**/c/\n", ["a.pgt.yaml", "out/b.pgt.yaml"]),
        ("# out/\n\n", ["a.pgt.yaml", "out/b.pgt.yaml", "out/c/d.pgt.yaml"]),
        ("[\n\\\n", ["a.pgt.yaml", "out/b.pgt.yaml", "out/c/d.pgt.yaml"]),
    ],
)
@pytest.mark.usefixtures("folder")
def test_gitignore(lines: str, expected: list[str]) -> None:
    lay_out("a.pgt.yaml", "out/b.pgt.yaml", "out/c/d.pgt.yaml")
    ignore(lines)
    assert found() == expected


@pytest.mark.usefixtures("folder")
def test_gitignore_above_the_folder_holds() -> None:
    lay_out("year/a.pgt.yaml", "year/out/b.pgt.yaml")
    ignore("/year/out/\n")
    assert found("year") == ["year/a.pgt.yaml"]


@pytest.mark.usefixtures("folder")
def test_gitignore_below_the_folder_holds_there() -> None:
    lay_out("a/t.pgt.yaml", "b/t.pgt.yaml")
    ignore("t.pgt.yaml\n", "a")
    assert found() == ["b/t.pgt.yaml"]


@pytest.mark.usefixtures("folder")
def test_an_ignored_file_can_be_named() -> None:
    lay_out("a.pgt.yaml")
    ignore("*.pgt.yaml\n")
    assert found("a.pgt.yaml") == ["a.pgt.yaml"]


@pytest.mark.usefixtures("folder")
def test_a_gitignore_in_no_encoding_is_no_reason_to_stop() -> None:
    lay_out("a.pgt.yaml")
    ignore("")
    Path(".gitignore").write_bytes(b"\xff\xfe\x00*")
    assert found() == ["a.pgt.yaml"]


@pytest.mark.usefixtures("folder")
def test_a_folder_that_cannot_be_read_is_a_finding_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out("closed/a.pgt.yaml", "open/b.pgt.yaml")
    scan = os.scandir

    def refuse(path: Path) -> object:
        if path == Path("closed"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert found() == ["读不到文件：没有权限", "open/b.pgt.yaml"]


def settings(toml: str | bytes) -> tuple[workspace.Settings, list[str]]:
    Path("pgt.toml").write_bytes(toml if isinstance(toml, bytes) else toml.encode())
    read, findings = workspace.read_settings(Path("pgt.toml"))
    return read, [f"{each.file}:{each.position.line}:{each.position.column} {each.code}" for each in findings]


@pytest.mark.usefixtures("folder")
def test_everything_that_can_be_set() -> None:
    toml = """
        organization = {code = "762001", name = "张家口市残疾人联合会本级", parent = "张家口市残疾人联合会"}
        form = {project = "hebei-2021", department = "tianjin-department"}
        amount_unit = "万元"
        profile = "mof-2020"
        forms = "表样"
        [rules]
        PGT4 = "warning"
        PGT401 = "off"
        """
    read, findings = settings(toml)
    assert findings == []
    assert read == workspace.Settings(
        folder=Path(),
        organization=Body("762001", "张家口市残疾人联合会本级", "张家口市残疾人联合会"),
        forms_by_kind={"project": "hebei-2021", "department": "tianjin-department"},
        amount_unit="万元",
        profile="mof-2020",
        rules={"PGT4": Severity.WARNING, "PGT401": None},
        forms=Path("表样"),
    )


@pytest.mark.usefixtures("folder")
def test_an_organization_and_a_form_can_be_a_word() -> None:
    read, findings = settings('organization = "张家口市残疾人联合会"\nform = "hebei-2021"\n')
    assert (read.organization, read.forms_by_kind, findings) == (
        Body(name="张家口市残疾人联合会"),
        {"project": "hebei-2021"},
        [],
    )


@pytest.mark.usefixtures("folder")
def test_nothing_set_is_fine() -> None:
    assert settings("") == (workspace.Settings(folder=Path(), forms=Path("forms")), [])


@pytest.mark.parametrize("toml", [b'\xef\xbb\xbfform = "hebei-2021"\n', b'form = "hebei-2021"\r\n'])
@pytest.mark.usefixtures("folder")
def test_what_windows_adds_is_passed_over(toml: bytes) -> None:
    read, findings = settings(toml)
    assert (read.forms_by_kind, findings) == ({"project": "hebei-2021"}, [])


@pytest.mark.usefixtures("folder")
def test_settings_that_are_no_text_are_named_as_a_table_is() -> None:
    Path("pgt.toml").write_bytes(b"PK\x03\x04 and what follows")
    _, findings = workspace.read_settings(Path("pgt.toml"))
    assert [finding.message.zh for finding in findings] == ["文件不是 UTF-8 文本，看起来是工作簿、Word 文档或压缩包"]


@pytest.mark.usefixtures("folder")
def test_each_wrong_setting_is_reported_at_its_line_and_the_rest_holds() -> None:
    toml = '# first\nfrom = "x"\namount_unit = "万"\nprofile = "mof-2020"\n\n[rules]\nPGT1 = "off"\nPGTX = "off"\n'
    read, findings = settings(toml)
    assert sorted(findings) == ["pgt.toml:2:1 PGT051", "pgt.toml:3:1 PGT051", "pgt.toml:8:1 PGT051"]
    assert (read.amount_unit, read.profile, read.rules) == (None, "mof-2020", {"PGT1": None})


def test_the_nearest_settings_hold(folder: Path) -> None:
    lay_out("a/b/c/t.pgt.yaml", "d/t.pgt.yaml")
    Path("pgt.toml").write_text('profile = "outer"\n', encoding="utf-8")
    Path("a/b/pgt.toml").write_text('amount_unit = "元"\n', encoding="utf-8")
    inner, _ = workspace.settings_of(Path("a/b/c"))
    outer, _ = workspace.settings_of(Path("d"))
    assert (inner.folder, inner.profile, inner.amount_unit) == (folder / "a/b", None, "元")
    assert (outer.folder, outer.profile, outer.amount_unit) == (folder, "outer", None)


def test_a_path_is_shown_from_here(folder: Path) -> None:
    assert workspace.shown(folder / "a" / "t.pgt.yaml") == "a/t.pgt.yaml"
    assert workspace.shown(Path("a/t.pgt.yaml")) == "a/t.pgt.yaml"
    assert workspace.shown(folder.parent / "t.pgt.yaml") == (folder.parent / "t.pgt.yaml").as_posix()
