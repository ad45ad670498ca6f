"""What pgt accepts without a word and what it writes, a YAML 1.2 reader of other hands reads as the same data."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from pgt import canonical, schema, source
from tests.strategies import Layout, tables

ROOT = Path(__file__).parents[1]
FILES = sorted(
    [
        *ROOT.glob("examples/**/*.pgt.yaml"),
        *ROOT.glob("templates/forms/*.yaml"),
        *ROOT.glob("templates/profiles/*.yaml"),
    ]
)
SHAPES = {"forms": "form.schema.json", "profiles": "profile.schema.json"}


def read_elsewhere(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


def as_elsewhere(ours: Any, theirs: Any) -> Any:
    """Return *ours* with exact decimals as the floats that they are to others, and blanks where others keep them."""
    match ours, theirs:
        case dict(), dict():
            return {key: as_elsewhere(ours.get(key), theirs.get(key)) for key in {**theirs, **ours}}
        case list(), list() if len(ours) == len(theirs):
            return [as_elsewhere(*pair) for pair in zip(ours, theirs, strict=True)]
        case Decimal(), float() | int():
            return type(theirs)(ours)
    return ours


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_of_ours_reads_the_same_elsewhere(path: Path) -> None:
    read = source.parse(path.name, path.read_bytes(), schema.shape(SHAPES.get(path.parent.name, schema.TABLE)))
    theirs = read_elsewhere(path.read_text("utf-8"))
    assert read.findings == ()
    assert as_elsewhere(read.data, theirs) == theirs


@given(tables(), st.integers())
def test_what_fmt_writes_reads_the_same_elsewhere(data: dict[str, Any], seed: int) -> None:
    shape = schema.shape(schema.TABLE)
    text = canonical.lay_out(source.parse("t.pgt.yaml", Layout(seed).write(data).encode(), shape))
    assert text is not None
    ours, theirs = source.parse("t.pgt.yaml", text.encode(), shape).data, read_elsewhere(text)
    assert as_elsewhere(ours, theirs) == theirs
