"""Any bytes can be read: the data are exact, each value has its place, and what is wrong is a finding."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pgt import composer, load, schema, source
from pgt.composer import compose
from pgt.diagnostics import Pointer, Position
from pgt.source import Source
from pgt.workspace import NO_SETTINGS
from tests.test_reading import CASES

ROOT = Path(__file__).parents[1]
TABLES = sorted([*ROOT.glob("examples/**/*.pgt.yaml"), *ROOT.glob("tests/schema/*/*.pgt.yaml")])
SHAPE = schema.shape(schema.TABLE)

FRAGMENTS = st.sampled_from(
    [
        *("pgt: 1\n", "kind: project\n", "name: ", "code: ", "year: 2021\n", "budget:\n", "  total: ", "goals:\n"),
        *("  - text: ", "indicators:\n", "  - category: output.quantity\n", "    target: ", "    weight: ", "\n", " "),
        *("测试", "≥95%", ">=95%", "项目 # 1", "0012", "1e5", "82.160", "１２０", "1,234.5", "\t", "\u3000", "：", ":"),
        *("- ", "-", "[", "]", "{", "}", ",", ", ", '"', "'", "|", "|-\n", ">", ">-\n", "*", "&a ", "!", "%", "@", "`"),
        *("?", "#", " #", "---\n", "...\n", "<<<<<<< HEAD\n", "=======\n", "\\", "\\n", "\r\n", "\x00", "\x07", "\x85"),
        *("\u2028", "\ufeff", "~", "null", "fields: {a: b}\n", "organization: {name: x}\n", "  ", "    ", "a"),
        *("b: c\n", "  - {category: output.cost, target: "),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(FRAGMENTS, max_size=25).map("".join))


def places(value: object, pointer: Pointer = ()) -> Iterator[tuple[Pointer, object]]:
    """Yield every text and number in *value* with its pointer."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield from places(child, (*pointer, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from places(child, (*pointer, index))
    elif value is not None:
        yield pointer, value


def written(read: Source, position: Position) -> str:
    """Return what the file says at *position*; of a literal block, its lines."""
    lines = read.text.split("\n")
    first = lines[position.line - 1]
    if first[position.column - 1] != "|":
        return first[position.column - 1 : position.end_column - 1]
    indent = len(lines[position.line]) - len(lines[position.line].lstrip())
    block = []
    for line in lines[position.line :]:
        if line.strip() and len(line) - len(line.lstrip()) < indent:
            break
        block.append(line[indent:])
    return "\n".join(block).rstrip("\n")


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_each_value_stands_where_its_position_says(path: Path) -> None:
    read = source.parse("t.pgt.yaml", path.read_bytes(), SHAPE)
    for pointer, value in places(read.data):
        if value == "":  # a blank under a key that the format does not know
            continue
        text = written(read, read.position(pointer))
        if text[0] in "\"'":
            text = compose(text).value  # type: ignore[union-attr]  # a quoted text is a node
        shown = format(value, "f") if isinstance(value, Decimal) else str(value)
        assert text.rstrip("\n") == shown.rstrip("\n")


def test_decimals_keep_their_digits() -> None:
    text = "pgt: 1\nkind: project\nbudget: {amount_unit: 万元, total: 82.160, fiscal: 0.10, other: -0, basic: 007.5}\n"
    budget = source.parse("t.pgt.yaml", text.encode(), SHAPE).data["budget"]
    assert {key: str(value) for key, value in budget.items()} == {
        "amount_unit": "万元",
        "total": "82.160",
        "fiscal": "0.10",
        "other": "-0",
        "basic": "7.5",
    }


def test_thirteen_amounts_sum_exactly() -> None:
    amounts = [
        "1001.1",
        "100.21",
        "100.1",
        "10.1",
        "0.01",
        "0.02",
        "0.03",
        "0.04",
        "0.05",
        "0.06",
        "0.07",
        "0.08",
        "0.09",
    ]
    rows = "".join(f"  - budget: {{amount_unit: 万元, total: {amount}}}\n" for amount in amounts)
    data = source.parse("t.pgt.yaml", f"pgt: 1\nkind: department\ntasks:\n{rows}".encode(), SHAPE).data
    assert sum(task["budget"]["total"] for task in data["tasks"]) == Decimal("1211.96")


def test_what_is_not_written_reports_at_its_nearest_parent() -> None:
    read = source.parse("t.pgt.yaml", b"pgt: 1\nbudget:\n  total: 1\ngoals:\n  - text: a\n", SHAPE)
    assert read.position(("budget", "notes", "total")) == Position.at(2, 1, len("budget"))
    assert read.position(("goals", 7, "text")) == Position.at(4, 1, len("goals"))
    assert read.position(("nothing",)) == Position.at(1, 1)
    assert read.key_position(("budget", "total")) == Position.at(3, 3, len("total"))
    assert read.key_position(("nothing", "at", "all")) == Position.at(1, 1)


def test_an_unread_file_has_one_position() -> None:
    read = source.parse("t.pgt.yaml", b"", SHAPE)
    assert read.position(("budget", 0)) == Position.at(1, 1)


@given(st.binary())
def test_no_bytes_stop_the_reader(content: bytes) -> None:
    assert load.parse("t.pgt.yaml", content, NO_SETTINGS).file == "t.pgt.yaml"


def inside(text: str, position: Position) -> bool:
    lines = (text + "\n").split("\n")  # the parsers count a line behind a last one that is not ended
    return (
        1 <= position.line <= len(lines)
        and 1 <= position.column <= len(lines[position.line - 1]) + 1
        and (position.line, position.column) <= (position.end_line, position.end_column)
    )


@given(TEXTS)
def test_each_finding_stands_inside_the_text(text: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    loaded = load.parse("t.pgt.yaml", content, NO_SETTINGS)
    shown = loaded.source.text or content.decode("utf-8", "replace")
    assert [found for found in loaded.findings if not inside(shown, found.position)] == []


@given(TEXTS)
def test_each_value_stands_inside_the_text(text: str) -> None:
    read = source.parse("t.pgt.yaml", text.encode("utf-8", "surrogatepass"), SHAPE)
    assert [pointer for pointer, _ in places(read.data) if not inside(read.text, read.position(pointer))] == []


@given(TEXTS)
def test_a_file_is_a_table_or_has_an_error(text: str) -> None:
    loaded = load.parse("t.pgt.yaml", text.encode("utf-8", "surrogatepass"), NO_SETTINGS)
    assert (loaded.table is None) == any(found.severity == "error" for found in loaded.findings)


def watched(text: str) -> str:
    """Compose *text* with its depth counted; say how that ended."""
    try:
        composer._Composer(text).get_single_node()
    except composer.TooDeepError:
        return "too deep"
    except yaml.YAMLError:
        return "no YAML"
    return "composed"


DEEPEST = "".join(f"{' ' * width}a:\n{' ' * width}-\n" for width in range(10))
DEEPEST += f"{' ' * 10}a:\n{' ' * 10}-{' ' * 10}b: {'[a: ' * 9}x{']' * 9}\n"
"""What is not watched, and as deep as that can be."""


def test_what_is_deep_without_being_too_deep_is_read() -> None:
    assert (watched(DEEPEST), composer.is_shallow(DEEPEST)) == ("composed", True)


@pytest.mark.parametrize(
    "text",
    [
        *(sign * 70 + "x" for sign in ("- ", "-  ", "? ", ": ", "- ? ", "-\t", "- :  ", "a: [", "{a: ", "[a: {b: ")),
        "\n".join(f"{' ' * width}a:" for width in range(70)),
        "\n".join(f"{' ' * width}?" for width in range(70)),
        "\n".join(f"{' ' * (width % 10)}- a:" for width in range(70)),
    ],
)
def test_what_is_not_watched_is_not_deep(text: str) -> None:
    assert watched(text) != "too deep" or not composer.is_shallow(text)


@given(
    st.lists(
        st.sampled_from(["-", "?", ":", " ", "  ", "\n", "a", "- ", "a: ", "[", "{", "}", "]", "\t"]), max_size=300
    )
)
def test_nothing_deep_goes_unwatched(parts: list[str]) -> None:
    text = "".join(parts)
    assert watched(text) != "too deep" or not composer.is_shallow(text)


@pytest.mark.parametrize("path", sorted(ROOT.glob("examples/**/*.pgt.yaml")), ids=lambda path: path.name)
def test_published_tables_are_shallow(path: Path) -> None:
    assert composer.is_shallow(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def without_libyaml() -> ModuleType:
    """The composer as it is where PyYAML was not compiled."""
    assert yaml.__with_libyaml__  # else there would be nothing to compare
    spec = importlib.util.spec_from_file_location("pgt_composer_without_libyaml", composer.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "__with_libyaml__", False)
        patch.setitem(sys.modules, spec.name, module)
        spec.loader.exec_module(module)
    return module


def read_without_libyaml(module: ModuleType, content: bytes) -> Source:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "__with_libyaml__", False)
        patch.setattr(source, "compose", module.compose)
        patch.setattr(source, "TooDeepError", module.TooDeepError)
        return source.parse("t.pgt.yaml", content, SHAPE)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_table_reads_the_same_without_libyaml(without_libyaml: ModuleType, path: Path) -> None:
    content = path.read_bytes()
    fast, plain = source.parse("t.pgt.yaml", content, SHAPE), read_without_libyaml(without_libyaml, content)
    assert (plain.data, plain.findings) == (fast.data, fast.findings)
    for pointer, _ in places(fast.data):
        assert plain.position(pointer) == fast.position(pointer)


@pytest.mark.parametrize(
    "text",
    ["name: a\tb\n", "name:\tx\n", "name: x\t# c\n", "goals: [\t{text: x\t}]\n", "\tname: x"],
)
def test_a_tab_is_the_same_without_libyaml(without_libyaml: ModuleType, text: str) -> None:
    fast, plain = source.parse("t.pgt.yaml", text.encode(), SHAPE), read_without_libyaml(without_libyaml, text.encode())
    assert (plain.data, plain.findings) == (fast.data, fast.findings)


SURROGATE = 'pgt: 1\nkind: project\nname: "\\ud800"\n'


def test_half_a_character_is_refused_without_libyaml_too(without_libyaml: ModuleType) -> None:
    plain = read_without_libyaml(without_libyaml, SURROGATE.encode())
    assert [finding.message.zh for finding in plain.findings] == ["有不可见的控制字符 U+D800"]


@pytest.mark.parametrize("content", [content for content, _ in CASES if content != SURROGATE])
def test_a_mistake_is_the_same_without_libyaml(without_libyaml: ModuleType, content: bytes | str) -> None:
    content = content if isinstance(content, bytes) else content.encode()
    fast, plain = source.parse("t.pgt.yaml", content, SHAPE), read_without_libyaml(without_libyaml, content)
    assert (plain.data, plain.findings) == (fast.data, fast.findings)


@given(text=TEXTS)
def test_nothing_reads_as_something_else_without_libyaml(without_libyaml: ModuleType, text: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    fast, plain = source.parse("t.pgt.yaml", content, SHAPE), read_without_libyaml(without_libyaml, content)
    # The parsers differ in what they refuse (`|#`, tabs in strange places), but not in what they read.
    assert plain.data == fast.data or not (plain.readable and fast.readable)
