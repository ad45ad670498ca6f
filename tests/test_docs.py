"""The pages under docs/ say what the program does."""

import os
import re
import shlex
import shutil
import subprocess
import sys
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


ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SHOWN = {
    page.relative_to(ROOT).as_posix(): [
        shown
        for session in re.findall(r"^```console\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
        for shown in re.findall(r"^\$ (pgt .*)\n((?:(?!\$ ).*\n)*)", session, re.MULTILINE)
    ]
    for page in PAGES
}


@pytest.mark.parametrize("page", [page for page, commands in SHOWN.items() if commands])
def test_the_commands_of_a_page_print_what_it_shows(page: str, tmp_path: Path) -> None:
    """They run one after the other, in a folder that holds the examples; a line of `…` stands for what is left out."""
    for folder in ("examples", "schema"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for command, output in SHOWN[page]:
        run = subprocess.run(
            [sys.executable, "-m", *shlex.split(command)],
            cwd=tmp_path,
            env={**os.environ, "PGT_LANG": "zh", "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT / "src")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        pattern = "(?s:.*)".join(re.escape(part) for part in output.split("…\n"))
        assert re.fullmatch(pattern, run.stdout), f"{command} prints\n{run.stdout}"


def test_the_first_page_shows_commands() -> None:
    assert SHOWN["README.md"]
    assert SHOWN["docs/sum.md"]
