"""Messages for somebody who has the printed form before him and has never seen the file: 指标值确定依据 for `basis`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from pgt import category, schema
from pgt.diagnostics import Diagnostic, Language, Pointer, Text

_CODE = re.compile("`([^`]*)`")
_CODE_BESIDE = re.compile("（`([^`]*)`） ?")
"""A key behind its printed name, where that is enough: 偏差原因（`reason`）."""

_CODE_AND_BLANKS = re.compile("( ?)`([^`]*)`( ?)")
_KIND = re.compile(rf"\b({'|'.join(re.escape(kind) for kind in category.KNOWN if '.' in kind)})\b", re.ASCII)


def on_paper(finding: Diagnostic, text: Text | None, language: Language) -> str:
    """Return *text* of *finding* with what stands between backticks in the words of the form."""
    if text is None:
        return ""
    if language == "en":  # the forms are Chinese
        return _CODE.sub(r"\1", text.en)
    titles = _titles(in_row="indicators" in finding.pointer) | _own_title(finding.pointer)
    words = _CODE_BESIDE.sub(lambda code: "" if _word(code[1], titles) != code[1] else code[0], text.zh)
    words = _CODE_AND_BLANKS.sub(lambda code: _among_chinese(_word(code[2], titles), code[1], code[3]), words)
    return _KIND.sub(lambda kind: _kind(kind[0]), words)


def _among_chinese(word: str, before: str, after: str) -> str:
    """Return *word* between the blanks that set a code apart, which Chinese words do without."""
    return word if word[:1] > "\u2e80" or word.startswith("“") else f"{before}{word}{after}"


def _word(code: str, titles: Mapping[str, str]) -> str:
    """Return what the form prints for *code*: a category or a key by its name; a comment is a note."""
    if code.startswith("#"):
        return "备注"
    key, _, value = code.partition(":")
    if key == "category" and value:
        return _word(value.strip(), titles)
    if code in category.KNOWN:
        return _kind(code)
    if steps := _titles_along(key):
        return "的".join(f"“{title}”" for title in steps)
    if key in titles and (value := value.strip(" …")):
        return f"“{titles[key]}：{value}”"
    return f"“{titles[key]}”" if key in titles else code


def _kind(code: str) -> str:
    return f"{category.second(code).zh}指标"


@cache
def _titles(*, in_row: bool) -> dict[str, str]:
    """Return the titles of keys; a row's own come first where the finding is about a row."""
    root = schema.load(schema.TABLE)
    table, row = (_titles_of(node) for node in (root, root["definitions"]["indicator"]))
    parts = (*(root["properties"][key] for key in _PARTS), root["definitions"]["goal"])
    below = {key: title for part in parts for key, title in _titles_of(part).items()}
    return {**below, **table, **row} if in_row else {**below, **row, **table}


_PARTS = ("spending_plan", "budget")
"""Parts of a table whose keys have names on paper."""


def _own_title(pointer: Pointer) -> dict[str, str]:
    """Return the title of the key at *pointer*: a `name` is that of a project, of a body or of an indicator."""
    titles = _titles_along(".".join(map(str, pointer)))
    return {str(pointer[-1]): titles[-1]} if titles else {}


def _titles_along(path: str) -> list[str]:
    """Return the titles of the keys of *path*, such as `budget.total`; nothing where it is no such path."""
    if "." not in path:
        return []
    node: Mapping[str, Any] = schema.load(schema.TABLE)
    titles = []
    for step in path.split("."):
        below = node.get("properties", {}).get(step)
        if below is None:
            return []
        node = schema.resolved(below)
        titles.append(node["title"])
    return titles


def _titles_of(node: Mapping[str, Any]) -> dict[str, str]:
    titles = {key: schema.resolved(child).get("title") for key, child in node["properties"].items()}
    return {key: title for key, title in titles.items() if title}
