"""A new table's path can be stored on every system, stays below its folder, and is another for every other name."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pgt.location import SCHEMA, file_name, modeline, moved, propose

LINE = "# yaml-language-server: $schema="


@pytest.mark.parametrize(
    "name",
    [
        "2021年中央残疾人事业发展补助资金",
        "社区、村残疾人专职委员补贴（生活补助）",
        "专项补助(生活补助)",
        "130700211K6T11USKAU5Y",
        "762-0604-JBN-QADD",
        "全角：／？",
        "CONTROL",
        "a.b",
        "字" * 60,
    ],
)
def test_an_ordinary_name_is_kept(name: str) -> None:
    assert file_name(name) == name


@pytest.mark.parametrize(
    "name, stored",
    [
        ("甲/乙", "甲／乙~26270ecf"),
        ("../../etc/passwd", "．．／..／etc／passwd~3754d6cb"),
        ("..", "．．~5ec1f7e7"),
        ("/etc/passwd", "／etc／passwd~74acf318"),
        ("C:\\表", "C：＼表~806fa6d2"),
        (".hidden", "．hidden~16924190"),
        ('<甲>:"乙"|?*', "＜甲＞：＂乙＂｜？＊~74e28899"),
        ("NUL", "_NUL~ae6de182"),
        ("con.2021", "_con.2021~63f4647a"),
        ("com¹", "_com¹~bdcbdc69"),
        ("甲.", "甲．~e2ada331"),
        ("甲 ", "甲~a7f77e74"),
        ("一\n二", "一_二~cf0a4df8"),
        ("甲~0123abcd", "甲~0123abcd~8ada1674"),
        (" ", "~36a9e7f1"),
        ("字" * 61, "字" * 60 + "~5d6c25c4"),
        ("😀" * 60, "😀" * 50 + "~3edc8b98"),
    ],
)
def test_another_name_is_changed_and_marked(name: str, stored: str) -> None:
    assert file_name(name) == stored


def test_both_ways_to_write_an_accent_are_one_name() -> None:
    composed, decomposed = "Caf\u00e9", "Cafe\u0301"
    assert file_name(decomposed) == file_name(composed) == composed


@given(st.text(), st.text())
def test_different_names_get_different_files(one: str, other: str) -> None:
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (file_name(one) == file_name(other)) == same


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_path_stays_below_its_folder_and_within_what_systems_store(organization: str, name: str) -> None:
    path = propose(Path("base"), 2022, organization, name)
    assert len(path.parts) == 4
    assert path.parts[:2] == ("base", "2022")
    assert len(str(path)) <= 160
    for part in path.parts[2:]:
        assert not set(part) & set('<>:"/\\|?*\0')
        assert part == part.strip(" .")
        assert len(part.encode()) <= 255


def test_a_path_is_year_organization_and_name() -> None:
    path = propose(Path("表"), 2022, "762001", "残疾人康复")
    assert path.as_posix() == "表/2022/762001/残疾人康复.pgt.yaml"


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    """A folder with a schema in it."""
    (tmp_path / SCHEMA).parent.mkdir()
    (tmp_path / SCHEMA).write_text("{}", encoding="utf-8")
    return tmp_path


def test_the_schema_is_found_above_the_table(schema: Path) -> None:
    assert modeline(schema / "2022/762001/甲.pgt.yaml") == f"{LINE}../../schema/pgt-1.schema.json"


def test_without_a_schema_there_is_nothing_to_point_at(tmp_path: Path) -> None:
    assert modeline(tmp_path / "甲.pgt.yaml") is None


@pytest.mark.parametrize(
    "old, new",
    [
        (f"{LINE}../schema/pgt-1.schema.json", f"{LINE}../../../schema/pgt-1.schema.json"),
        ("# $schema: ../schema/pgt-1.schema.json", "# $schema: ../../../schema/pgt-1.schema.json"),
        (f"{LINE}../lost/pgt-1.schema.json", f"{LINE}../../../schema/pgt-1.schema.json"),
        (f"{LINE}https://example.org/pgt-1.schema.json", f"{LINE}https://example.org/pgt-1.schema.json"),
        ("# 没有", "# 没有"),
    ],
)
def test_a_table_that_moves_names_the_schema_as_seen_from_its_new_place(schema: Path, old: str, new: str) -> None:
    text = "\npgt: 1\nkind: project\n"
    assert moved(old + text, schema / "2021/甲.pgt.yaml", schema / "a/2022/b/甲.pgt.yaml") == new + text
