"""What a repository is fitted with so that git, editors and CI understand its tables.

A fitting is a file, some lines in a file, some keys of a JSON file, or a setting of git. Each can say whether it is
there, what it would make of what is there, and what is left when it is taken off again. No file is written here.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from pgt import resources, schema
from pgt.model import Body, Table


class State(StrEnum):
    """How a fitting stands."""

    FITTED = "fitted"
    MISSING = "missing"
    OTHER = "other"
    """Something else is there, which is not ours to change."""


class FileFitting(Protocol):
    """A fitting that lies in a file."""

    @property
    def path(self) -> str:
        """The file, from the repository's top."""

    def state(self, content: str | None) -> State:
        """Say how it stands in a file with *content*; None where there is no file."""

    def fitted(self, content: str | None) -> str:
        """Return the file with the fitting in it."""

    def taken_off(self, content: str) -> str | None:
        """Return the file without the fitting; None where nothing is left of it."""

    def by_hand(self) -> str:
        """Return what somebody would write where it cannot be fitted."""


@dataclass(frozen=True, slots=True)
class WholeFile:
    """A file of its own. One that has been changed is left alone, both when fitting and when taking off."""

    path: str
    content: str

    def state(self, content: str | None) -> State:
        """Say how it stands."""
        if content is None:
            return State.MISSING
        return State.FITTED if content == self.content else State.OTHER

    def fitted(self, content: str | None) -> str:
        """Return the file."""
        return self.content if content is None else content

    def taken_off(self, content: str) -> str | None:
        """Return None where the file is as it was written."""
        return None if content == self.content else content

    def by_hand(self) -> str:
        """Return the whole file."""
        return self.content


@dataclass(frozen=True, slots=True)
class Settings(WholeFile):
    """A file that somebody is meant to change: that it is there is enough."""

    def state(self, content: str | None) -> State:
        """Say whether it is there."""
        return State.MISSING if content is None else State.FITTED


_BEGIN, _END = "# >>> pgt\n", "# <<< pgt\n"


@dataclass(frozen=True, slots=True)
class Lines:
    """Some lines of a file, between two marks."""

    path: str
    content: str

    @property
    def block(self) -> str:
        """The lines with their marks."""
        return f"{_BEGIN}{self.content}{_END}"

    def state(self, content: str | None) -> State:
        """Say whether the lines are there as they should be."""
        return State.FITTED if content is not None and self.block in content else State.MISSING

    def fitted(self, content: str | None) -> str:
        """Put the lines at the end, or in the place of older ones."""
        rest = self.taken_off(content or "") or ""
        return rest + ("\n" if rest and not rest.endswith("\n") else "") + self.block

    def taken_off(self, content: str) -> str | None:
        """Take out what stands between the marks."""
        before, begin, inside = content.partition(_BEGIN)
        _, end, after = inside.partition(_END)
        rest = before + after if begin and end else content
        return rest if rest.strip() else None

    def by_hand(self) -> str:
        """Return the lines."""
        return self.content


@dataclass(frozen=True, slots=True)
class JsonKeys:
    """Some keys of a JSON file; a file with comments, which JSON does not know, is not touched."""

    path: str
    keys: Mapping[str, Any]

    def state(self, content: str | None) -> State:
        """Say whether the keys have our values."""
        if content is None:
            return State.MISSING
        data = _read(content)
        if data is None:
            return State.OTHER
        return State.FITTED if _merged(data, self.keys) == data else State.MISSING

    def fitted(self, content: str | None) -> str:
        """Add the keys; what is there stays, lists and groups are added to."""
        return _write(_merged(_read(content or "{}") or {}, self.keys))

    def taken_off(self, content: str) -> str | None:
        """Take out the keys that still have our values."""
        data = _read(content)
        if data is None:
            return content
        rest = _without(data, self.keys)
        return _write(rest) if rest else None

    def by_hand(self) -> str:
        """Return the keys."""
        return _write(self.keys)


def _read(content: str) -> dict[str, Any] | None:
    try:
        data = json.loads(content)
    except ValueError:
        return None
    return data if isinstance(data, dict) else None


def _write(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _merged(data: Mapping[str, Any], keys: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(data)
    for key, value in keys.items():
        there = merged.get(key)
        if isinstance(value, Mapping) and isinstance(there, Mapping):
            merged[key] = _merged(there, value)
        elif isinstance(value, list) and isinstance(there, list):
            merged[key] = [*there, *(item for item in value if item not in there)]
        else:
            merged[key] = value
    return merged


def _without(data: Mapping[str, Any], keys: Mapping[str, Any]) -> dict[str, Any]:
    rest: dict[str, Any] = {}
    for key, there in data.items():
        ours = keys.get(key)
        left: Any = there
        if there == ours:
            continue
        if isinstance(there, Mapping) and isinstance(ours, Mapping):
            left = _without(there, ours)
        elif isinstance(there, list) and isinstance(ours, list):
            left = [item for item in there if item not in ours]
        if left or there == left:
            rest[key] = left
    return rest


GIT_SETTINGS: Mapping[str, str] = {
    "core.quotepath": "false",  # else Chinese file names are printed as \\346\\234\\210
    "diff.pgt.xfuncname": "^[ -]*(name: .*)$",  # a hunk's header names the indicator
    "diff.pgt.wordRegex": "[0-9.]+|[^[:space:]]",  # --word-diff splits Chinese by character, and numbers not at all
    "diff.pgt-xlsx.textconv": "pgt xlsx-to-text",
    "diff.pgt-xlsx.cachetextconv": "true",
    "diff.pgt-xlsx.binary": "true",
    # The driver comes first: a merge driver with a name and without a command is fatal to git.
    "merge.pgt.driver": "pgt merge-driver %O %A %B --marker-size %L --path %P",
    "merge.pgt.name": "pgt: merge tables by their indicators",
}
"""What `git config --local` is given, in this order."""


class Git:
    """The settings of the repository at a folder."""

    def __init__(self, folder: Path) -> None:
        """Look for git, and for the repository that *folder* lies in."""
        self.folder = folder
        self._program = shutil.which("git")

    @property
    def top(self) -> Path | None:
        """The repository's top; None where there is none, or no git."""
        out = self._run("rev-parse", "--show-toplevel")
        return Path(out.removesuffix("\n")) if out else None

    def get(self, key: str) -> str | None:
        """Return the repository's own value of *key*."""
        out = self._run("config", "--local", "--get", key)
        return None if out is None else out.removesuffix("\n")

    def set(self, key: str, value: str) -> None:
        """Set *key* for this repository."""
        self._run("config", "--local", key, value)

    def unset(self, key: str) -> None:
        """Remove *key*, and its section where nothing else is in it."""
        self._run("config", "--local", "--unset", key)
        section = key.rpartition(".")[0]
        if self._run("config", "--local", "--get-regexp", f"^{section.replace('.', '[.]')}[.]") is None:
            self._run("config", "--local", "--remove-section", section)

    def hosts(self) -> str:
        """Return the addresses of the remotes."""
        return self._run("config", "--local", "--get-regexp", r"^remote\..*\.url$") or ""

    def _run(self, *arguments: str) -> str | None:
        if self._program is None:
            return None
        command = [self._program, "-C", str(self.folder), *arguments]
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 -- no shell, fixed words
        return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


CI: Mapping[str, tuple[str, str]] = {
    "github": (".github/workflows/pgt.yml", "github.yml"),
    "gitlab": (".gitlab-ci.yml", "gitlab-ci.yml"),
    "gitee": (".workflow/pgt.yml", "gitee.yml"),
}
"""For each service, the file that it reads and the template of it."""

SCHEMA_PATH = f"schema/{schema.TABLE}"


def files_for(settings: str, services: Iterable[str]) -> Iterator[FileFitting]:
    """Yield the fittings that are files, for a repository with *settings* that is kept at *services*."""
    yield Settings("pgt.toml", settings)
    yield WholeFile(SCHEMA_PATH, resources.schema(schema.TABLE).decode())
    yield Lines(".gitattributes", _template("gitattributes"))
    yield JsonKeys(
        ".vscode/settings.json",
        {"yaml.schemas": {f"./{SCHEMA_PATH}": ["*.pgt.yaml"]}, "yaml.schemaStore.enable": False},
    )
    yield JsonKeys(".vscode/extensions.json", {"recommendations": ["redhat.vscode-yaml"]})
    yield WholeFile(".pre-commit-config.yaml", _template("pre-commit-config.yaml"))
    for service in services:
        path, name = CI[service]
        yield WholeFile(path, _template(name))


def _template(name: str) -> str:
    return resources.template("init", name).read_text("utf-8")


def services_of(hosts: str) -> tuple[str, ...]:
    """Return the services whose names are in the addresses of the remotes."""
    return tuple(service for service in CI if service in hosts.lower())


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
