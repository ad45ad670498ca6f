"""The pages under docs/ say what the program does."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pgt import schema, source

FORMAT = (Path(__file__).parents[1] / "docs" / "format.md").read_text("utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", FORMAT, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("block", BLOCKS)
def test_every_yaml_block_of_the_format_is_read_without_a_finding(block: str) -> None:
    """A block without the first two keys shows a part of a table; the keys are put before it."""
    text = block if re.search("^pgt: 1$", block, re.MULTILINE) else f"pgt: 1\nkind: project\n{block}"
    read = source.parse("format.md", text.encode(), schema.shape(schema.TABLE))
    assert [*read.findings, *schema.check(read)] == []


def test_the_format_shows_whole_tables_and_parts_of_them() -> None:
    assert {block.startswith("pgt: 1\n") for block in BLOCKS} == {True, False}


def test_the_format_explains_every_key() -> None:
    def keys(node: object) -> Iterator[str]:
        if isinstance(node, dict):
            yield from node.get("properties", {})
            for child in node.values():
                yield from keys(child)

    explained = re.findall(r"`(\w+)`", FORMAT)
    assert sorted(set(keys(schema.load(schema.TABLE))).difference(explained)) == []
