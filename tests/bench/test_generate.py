"""The tables of the benchmark are what it says they are."""

from pathlib import Path

import yaml

from tests.bench import generate


def test_tables_have_the_usual_size_and_number_of_indicators() -> None:
    tables = [generate.table(number) for number in range(200)]
    assert {len(text.encode()) // 500 for text in tables} >= {5, 6, 7}
    assert min(len(text.encode()) for text in tables) >= generate.SMALLEST
    assert max(len(text.encode()) for text in tables) <= generate.LARGEST
    assert {len(yaml.load(text, yaml.CSafeLoader)["indicators"]) for text in tables} >= set(range(12, 26))


def test_no_two_tables_are_the_same() -> None:
    assert len({generate.table(number) for number in range(200)}) == 200


def test_a_larger_corpus_contains_the_smaller(tmp_path: Path) -> None:
    generate.write(5, tmp_path / "five")
    generate.write(25, tmp_path / "more")
    five = {path.relative_to(tmp_path / "five"): path.read_bytes() for path in (tmp_path / "five").rglob("*.yaml")}
    assert len(five) == 5
    assert all((tmp_path / "more" / path).read_bytes() == text for path, text in five.items())
