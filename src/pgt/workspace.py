"""A workspace: which files hold tables, and what `pgt.toml` sets for them."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from pgt import encoding, files, notices
from pgt.body import Body
from pgt.diagnostics import START, Diagnostic, Position, Severity, Text
from pgt.discovery import SETTINGS, SUFFIX, Ignoring, discover, shown
from pgt.money import AMOUNT_UNITS
from pgt.suggestion import did_you_mean

__all__ = [
    "NO_SETTINGS",
    "SETTINGS",
    "SUFFIX",
    "Ignoring",
    "ReadSettings",
    "Settings",
    "discover",
    "forget",
    "parse_settings",
    "read_settings",
    "settings_of",
    "shown",
    "wrong_setting",
]

KINDS = ("project", "department")


@dataclass(frozen=True, slots=True)
class Settings:
    """What `pgt.toml` sets for the tables below its folder; everything has a default."""

    folder: Path | None = None
    organization: Body | None = None
    forms_by_kind: Mapping[str, str] = field(default_factory=dict)
    amount_unit: str | None = None
    profile: str | None = None
    rules: Mapping[str, Severity | None] = field(default_factory=dict)
    """Severity by code or prefix of a code; None switches off."""
    forms: Path | None = None
    """A folder with forms of the workspace's own."""


NO_SETTINGS = Settings()

ReadSettings = tuple[Settings, tuple[Diagnostic, ...]]
"""What a `pgt.toml` sets, and what is wrong with it."""

SIZE_LIMIT = 64 * 1024
"""Bytes that a `pgt.toml` may have: a hundred times what there is to set."""

_TOML_SAYS = (
    ("Invalid value", "值的写法不对，文字要加半角引号"),
    ("Invalid statement", "这一行不是 `键 = 值`"),
    ("Invalid initial character", "键只用英文字母、数字、下划线和短横，别的要加引号"),
    ("Expected '=' after a key", "键后面要有半角的 `=`"),
    ("Expected newline or end of document", "值后面还有别的文字"),
    ("Expected ']' at the end of a table", "这一节的 `]` 不见了"),
    ("Cannot overwrite a value", "同一个键写了两次"),
    ("Cannot declare", "同一节写了两次"),
    ("Illegal character", "引号没有在这一行里配对，或有不能用的字符"),
    ("Unterminated string", "引号没有配对"),
    ("Unclosed array", "`[` 没有配对"),
    ("Unclosed inline table", "`{` 没有配对"),
)
"""What Python's TOML reader says, and the same in Chinese."""


@cache
def settings_of(folder: Path) -> ReadSettings:
    """Return the settings of the nearest `pgt.toml` at or above *folder*, and what is wrong with that file."""
    return _settings_above(folder.resolve())


@cache
def _settings_above(folder: Path) -> ReadSettings:
    path = folder / SETTINGS
    if os.path.lexists(path):
        return read_settings(path)
    return _settings_above(folder.parent) if folder.parent != folder else (NO_SETTINGS, ())


def forget() -> None:
    """Read each `pgt.toml` anew when it is asked for again: a server outlives what it has read."""
    settings_of.cache_clear()
    _settings_above.cache_clear()


def read_settings(path: Path) -> ReadSettings:
    """Read one `pgt.toml`; a setting that is wrong is reported and left at its default."""
    try:
        content = files.read(path, SIZE_LIMIT)
    except OSError as error:
        return NO_SETTINGS, (Diagnostic.of(notices.UNREADABLE, shown(path), reason=files.reason(error)),)
    return parse_settings(shown(path), content, path.parent)


def parse_settings(name: str, content: bytes, folder: Path) -> ReadSettings:
    """Read the *content* of a `pgt.toml` in *folder*, shown under *name*."""
    import tomllib  # a folder without settings does without

    text, findings = encoding.decode(name, content, SIZE_LIMIT)
    if text is None:
        return NO_SETTINGS, findings
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r" \(at line (\d+), column (\d+)\)$", str(error))
        position = Position.at(int(place[1]), int(place[2])) if place else START
        said = str(error).partition(" (at ")[0]
        problem = Text(next((zh for start, zh in _TOML_SAYS if said.startswith(start)), said), said)
        return NO_SETTINGS, (Diagnostic.of(notices.BAD_SETTINGS, name, position, problem=problem),)
    reader = _SettingsReader(name, text)
    return reader.read(folder, data), tuple(reader.findings)


def wrong_setting(settings: Settings, key: str, better: Text) -> Diagnostic:
    """Return the finding that *key* is wrong in the file that *settings* come from; who says so knows the rules."""
    path = (settings.folder or Path()) / SETTINGS
    text = ""
    with contextlib.suppress(OSError):
        text = files.read(path, SIZE_LIMIT).decode("utf-8-sig", "replace")
    reader = _SettingsReader(shown(path), text)
    reader.wrong(key, better)
    return reader.findings[0]


class _SettingsReader:
    """One walk through a `pgt.toml`: each setting is taken, or reported and left out."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text = file, text
        self.findings: list[Diagnostic] = []

    def read(self, folder: Path, data: dict[str, Any]) -> Settings:
        known = ("organization", "form", "amount_unit", "profile", "rules", "forms")
        for key in data.keys() - set(known):
            self.wrong(key, did_you_mean(key, known))
        forms = self.text_of(data, "forms")
        return Settings(
            folder=folder,
            organization=self.organization(data),
            forms_by_kind=self.forms_by_kind(data),
            amount_unit=self.choice(data, "amount_unit", AMOUNT_UNITS),
            profile=self.text_of(data, "profile"),
            rules=self.severities(data),
            forms=folder / (forms or "forms"),
        )

    def wrong(self, key: str, better: Text) -> None:
        name = re.escape(key)
        match = re.search(rf"^[ \t]*(?:[\"']?{name}[\"']?[ \t]*=|\[{name}\])", self.text, re.MULTILINE)
        position = Position.in_text(self.text, match.start(), len(key)) if match else START
        self.findings.append(Diagnostic.of(notices.BAD_SETTING, self.file, position, key=key, better=better))

    def text_of(self, data: Mapping[str, Any], key: str) -> str | None:
        value = data.get(key)
        if value is None or (isinstance(value, str) and value):
            return value
        self.wrong(key, Text('写成文字：`"…"`', 'write a text: `"…"`'))
        return None

    def choice(self, data: Mapping[str, Any], key: str, choices: Iterable[str]) -> str | None:
        value = self.text_of(data, key)
        if value is None or value in choices:
            return value
        self.wrong(key, did_you_mean(value, choices))
        return None

    def organization(self, data: Mapping[str, Any]) -> Body | None:
        value = data.get("organization")
        if isinstance(value, str):
            return Body(name=value)
        if value is None:
            return None
        keys = ("code", "name", "parent")
        if isinstance(value, dict) and value.keys() <= set(keys) and all(isinstance(v, str) for v in value.values()):
            return Body(**value)
        self.wrong("organization", Text('写成 {code = "…", name = "…"}', 'write {code = "…", name = "…"}'))
        return None

    def forms_by_kind(self, data: Mapping[str, Any]) -> dict[str, str]:
        """`form = "ID"` names the form of the project tables; a table of ids names one for each kind."""
        value = data.get("form")
        if value is None:
            return {}
        if isinstance(value, str):
            return {"project": value}
        if isinstance(value, dict) and value.keys() <= set(KINDS) and all(isinstance(v, str) for v in value.values()):
            return dict(value)
        self.wrong("form", Text('写成 "hebei-2021"', 'write "hebei-2021"'))
        return {}

    def severities(self, data: Mapping[str, Any]) -> dict[str, Severity | None]:
        value = data.get("rules", {})
        choices = (*Severity, "off")
        if not isinstance(value, dict):
            self.wrong("rules", Text("写成一节 `[rules]`", "write a section `[rules]`"))
            return {}
        severities: dict[str, Severity | None] = {}
        for code, severity in value.items():
            if not re.fullmatch(r"PGT[0-9]{0,3}", code):
                self.wrong(
                    code, Text("写规则编号或其开头，例如 PGT401、PGT4", "write a code or its beginning: PGT401, PGT4")
                )
            elif severity not in choices:
                self.wrong(code, did_you_mean(str(severity), choices))
            else:
                severities[code] = None if severity == "off" else Severity(severity)
        return severities
