"""Writes the gallery of rules: a page for each group, from the rules and the examples that tests hold them to.

What a bad example gives is the file beside it, which a test compares with what pgt says.
"""
# ruff: noqa: INP001 -- a script

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from pgt import catalogue
from pgt.diagnostics import Notice, Severity
from pgt.rules import CROSS_RULES, PAIR_RULES, RULES

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "tests" / "rules"

GROUPS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "1": ("completeness", "结构和完整性"),
        "2": ("wording", "名称和措辞"),
        "3": ("values", "指标类别和指标值"),
        "4": ("money", "金额"),
        "5": ("self-evaluation", "自评"),
        "6": ("other-tables", "上一年和其他项目的表"),
    }
)
"""The first digit of a code, what the page of the group is called, and its heading."""

SEVERITIES: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
)

INTRODUCTION = """\
# 规则一览

> **In English.** Every rule of `pgt validate`: the fact, why, the norm, an example that breaks it with what pgt says
> about it, and one that does not. Written by `make rules-gallery` from the rules and the examples that tests hold them
> to. `PGT_LANG=en pgt rule CODE` says the same in English.

由 `make rules-gallery` 按规则和 `tests/rules/` 里的例子写成，不要手改。终端里看一条：`pgt rule PGT401`。
报得准不准见 [rules-measured.md](../rules-measured.md)，合并、收窄的理由见 [rules-notes.md](../rules-notes.md)。
"""


def pages() -> dict[str, str]:
    """Return every page by its file's name."""
    notices = [
        *(one.notice for one in RULES),
        *(one.notice for one in CROSS_RULES),
        *(one.notice for one in PAIR_RULES),
    ]
    notices.sort(key=lambda one: one.code)
    groups = {digit: [one for one in notices if one.code[3] == digit] for digit in GROUPS}
    written = {
        f"{name}.md": "\n".join([f"# {heading}\n", "[规则一览](README.md)\n", *map(_rule, groups[digit])])
        for digit, (name, heading) in GROUPS.items()
    }
    return {"README.md": INTRODUCTION + "".join(_index(groups)), **written}


def _index(groups: Mapping[str, list[Notice]]) -> Iterator[str]:
    for digit, (name, heading) in GROUPS.items():
        yield f"\n## {heading}\n\n| 规则 | | |\n|---|---|---|\n"
        for notice in groups[digit]:
            fact = catalogue.manual(notice, "zh")[0].replace("|", "\\|")
            yield f"| [{notice.code}]({name}.md#{notice.code.lower()}) | {SEVERITIES[notice.severity]} | {fact} |\n"


def _rule(notice: Notice) -> str:
    fact, *why = catalogue.manual(notice, "zh")
    parts = [f"## {notice.code}", f"**{SEVERITIES[notice.severity]}** {fact}", *why]
    if references := catalogue.references(notice):
        parts.append(f"依据：{'、'.join(references)}")
    folder = EXAMPLES / notice.code
    bad, good = (_first(folder, sort) for sort in ("bad", "good"))
    said = (folder / f"{bad.name.removesuffix('.pgt.yaml')}.txt").read_text("utf-8")
    parts += ["这样会报：", *_shown(bad), _block("text", said), "这样不报：", *_shown(good)]
    return "\n\n".join(parts) + "\n"


def _first(folder: Path, sort: str) -> Path:
    """Return the plainest example: the one that is called no more than good or bad."""
    found = [path for path in folder.iterdir() if path.name.startswith(sort) and path.suffix != ".txt"]
    return min(found, key=lambda path: (len(path.name.removesuffix(".pgt.yaml")), path.name))


def _shown(example: Path) -> Iterator[str]:
    """Yield the tables of *example*; of a folder, each with its name."""
    if example.is_file():
        yield _block("yaml", example.read_text("utf-8"))
        return
    for path in sorted(example.rglob("*")):
        if path.is_file():
            yield f"`{path.relative_to(example.parent).as_posix()}`"
            yield _block("toml" if path.suffix == ".toml" else "yaml", path.read_text("utf-8"))


def _block(language: str, text: str) -> str:
    """Fence *text*, with more marks than it has itself."""
    fence = "`" * max(3, 1 + max((len(found) for found in re.findall("`+", text)), default=0))
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def main() -> None:
    """Write the pages."""
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
