"""The settings of a git repository, of which those that were somebody's before are left alone."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

_DRIVER = (
    "if command -v pgt >/dev/null 2>&1; then pgt merge-driver %O %A %B --marker-size %L --path %P; "
    "else git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B; fi"
)
"""Git runs it in a shell, with %P in quotes. A driver that is not found would leave ours alone, and lose theirs."""

_TEXTCONV = (
    'f() { if command -v pgt >/dev/null 2>&1; then pgt xlsx-to-text "$1" || git hash-object "$1"; '
    'else echo "pgt is not on PATH (pgt 不在 PATH 里): $(git hash-object "$1")"; fi; }; f'
)
"""A textconv that fails ends `git diff`. What it says is not cached, since it depends on more than the workbook."""

GIT_SETTINGS: Mapping[str, str] = {
    "core.quotepath": "false",  # else Chinese file names are printed as \\346\\234\\210
    "diff.pgt.xfuncname": "^[ -]*(name: .*)$",  # a hunk's header names the indicator
    "diff.pgt.wordRegex": "[0-9.]+|[^[:space:]]",  # --word-diff splits Chinese by character, and numbers not at all
    "diff.pgt-xlsx.textconv": _TEXTCONV,
    "diff.pgt-xlsx.binary": "true",
    # The driver comes first: a merge driver with a name and without a command is fatal to git.
    "merge.pgt.driver": _DRIVER,
    "merge.pgt.name": "pgt: merge tables by their indicators",
}
"""What `git config --local` is given, in this order."""


_OURS = "pgt.fitted"
"""Where git's settings themselves note which of them are ours, and their values: others were there before."""

_EARLIER = frozenset({"pgt merge-driver %O %A %B --marker-size %L --path %P", "pgt xlsx-to-text"})
"""Our values from before the notes told them."""


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

    @property
    def has_no_files(self) -> bool:
        """Whether the folder belongs to git itself, as all of a bare repository does."""
        return self._run("rev-parse", "--is-inside-work-tree") == "false\n"

    def get(self, key: str) -> str | None:
        """Return the repository's own value of *key*."""
        out = self._run("config", "--local", "--get", key)
        return None if out is None else out.removesuffix("\n")

    def missing(self) -> list[str]:
        """Return the settings that nobody has given a value, and those that have one which was ours once."""
        return [key for key, value in self._unlike() if value is None or self._wrote(key, value)]

    def others(self) -> list[tuple[str, str]]:
        """Return the settings to which somebody gave another value than ours, with that."""
        return [(key, value) for key, value in self._unlike() if value is not None and not self._wrote(key, value)]

    def _unlike(self) -> Iterator[tuple[str, str | None]]:
        for key, ours in GIT_SETTINGS.items():
            if (value := self.get(key)) != ours:
                yield key, value

    def fit(self, key: str) -> str:
        """Give *key* our value, and note that it is ours; return what git says where it cannot."""
        value = GIT_SETTINGS[key]
        note = (_OURS, f"{key} {value}", f"^{key.replace('.', '[.]')}( |$)")
        for setting in ((key, value), ("--replace-all", *note)):
            done = self._call("config", "--local", *setting)
            if done is None or done.returncode:
                return done.stderr.decode("utf-8", "replace").strip().removeprefix("error: ") if done else ""
        return ""

    def take_off(self) -> list[str]:
        """Remove the settings that are ours and have the value that we gave them still."""
        notes = self._notes()
        found = [key for key in notes if (value := self.get(key)) is not None and self._wrote(key, value)]
        for key in found:
            self._unset(key)
        if notes:
            self._unset(_OURS)
        return found

    def _notes(self) -> Mapping[str, str]:
        """Return the values that we gave, by their keys; those of the first notes are not known."""
        lines = (self._run("config", "--local", "--get-all", _OURS) or "").splitlines()
        return {key: value for key, _, value in (line.partition(" ") for line in lines)}

    def _wrote(self, key: str, value: str) -> bool:
        """Whether *value* is the one that we gave *key*."""
        noted = self._notes().get(key)
        return value in (GIT_SETTINGS.get(key), *_EARLIER) if noted == "" else value == noted

    def _unset(self, key: str) -> None:
        """Remove *key*, and its section where nothing else is in it."""
        self._run("config", "--local", "--unset-all", key)
        section = key.rpartition(".")[0]
        if self._run("config", "--local", "--get-regexp", f"^{section.replace('.', '[.]')}[.]") is None:
            self._run("config", "--local", "--remove-section", section)

    def hosts(self) -> str:
        """Return the addresses of the remotes."""
        return self._run("config", "--local", "--get-regexp", r"^remote\..*\.url$") or ""

    def _run(self, *arguments: str) -> str | None:
        done = self._call(*arguments)
        return done.stdout.decode("utf-8", "replace") if done and done.returncode == 0 else None

    def _call(self, *arguments: str) -> subprocess.CompletedProcess[bytes] | None:
        if self._program is None:
            return None
        command = [self._program, "-C", str(self.folder), *arguments]
        return subprocess.run(command, capture_output=True, check=False)  # noqa: S603 -- no shell, fixed words
