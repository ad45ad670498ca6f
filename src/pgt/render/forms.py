"""The list of forms: for the terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from pgt.diagnostics import Language, Text
from pgt.form import Form, Loaded
from pgt.render import json
from pgt.render.room import width

_KINDS = {"project": Text("项目", "project"), "department": Text("部门", "department")}
_WRONG = Text("（有错误：pgt forms check）", "(wrong: pgt forms check)")
_GAP = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One form as it is listed."""

    id: str
    file: str
    errors: int = 0
    name: str = ""
    kind: str = ""
    collection: bool = False
    reference: str = ""

    @classmethod
    def of(cls, form_id: str, loaded: Loaded[Form]) -> Self:
        """Make the entry of a form that was looked up, be it wrong or not."""
        one, file = loaded.definition, loaded.source.file
        if one is None:
            return cls(form_id, file, len(loaded.findings))
        return cls(form_id, file, 0, one.name, one.kind, one.collection, one.reference)


def text(entries: Sequence[Entry], language: Language) -> str:
    """Return a line for each form: its id, what it is for, its name."""
    kinds = [_KINDS[entry.kind].to(language) if entry.kind else "" for entry in entries]
    names = [entry.name or _WRONG.to(language) for entry in entries]
    ids = _padded([entry.id for entry in entries])
    return "".join(f"{id_}{kind}{name}\n" for id_, kind, name in zip(ids, _padded(kinds), names, strict=True))


def _padded(words: Sequence[str]) -> list[str]:
    widest = max(map(width, words), default=0)
    return [word + " " * (widest - width(word) + _GAP) for word in words]


def as_json(entries: Sequence[Entry], _language: Language) -> str:
    """Return the list for other programs."""
    rows = [
        {
            "id": entry.id,
            "name": entry.name,
            "kind": entry.kind or None,
            "scope": "collection" if entry.collection else "table",
            "reference": entry.reference,
            "file": entry.file,
            "errors": entry.errors,
        }
        for entry in entries
    ]
    return json.dumps({"forms": rows}) + "\n"


RENDERERS: Mapping[str, Callable[[Sequence[Entry], Language], str]] = {"text": text, "json": as_json}
