"""The `pgt.toml` that the tables of a repository ask for."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from pgt.body import Body
from pgt.model import Table


def settings_from(tables: Iterable[Table]) -> str:
    """Write a `pgt.toml` with what *tables* have in common; what they do not say is left as a comment."""
    bodies: Counter[Body] = Counter()
    forms: dict[str, Counter[str]] = {}
    units: Counter[str] = Counter()
    for table in tables:
        if table.organization:
            bodies[table.organization] += 1
        if table.form:
            forms.setdefault(table.kind, Counter())[table.form] += 1
        if table.amount_unit:
            units[table.amount_unit] += 1
    lines = ["# pgt 的设置：表里没有写的，以这里为准。 / What holds where a table does not say."]
    # Tables of several bodies name their own: a default could only be wrong for the one that forgot to.
    body = next(iter(bodies)) if len(bodies) == 1 else Body()
    known = {key: getattr(body, key) for key in ("code", "name", "parent") if getattr(body, key)}
    named = ", ".join(f"{key} = {_quoted(value)}" for key, value in known.items())
    lines.append(f"organization = {{ {named} }}" if named else '# organization = { code = "762001", name = "…" }')
    usual = {kind: found.most_common(1)[0][0] for kind, found in sorted(forms.items())}
    if set(usual) == {"project"}:
        lines.append(f"form = {_quoted(usual['project'])}")
    elif usual:
        lines.append("form = { " + ", ".join(f"{kind} = {_quoted(name)}" for kind, name in usual.items()) + " }")
    else:
        lines.append('# form = "hebei-2021"')
    lines.append(f"amount_unit = {_quoted(units.most_common(1)[0][0] if units else '万元')}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a JSON string is a TOML string as well
