"""Which scoring profile holds for a table: the one that was asked for, the workspace's, or the ministry's."""

from __future__ import annotations

from pathlib import Path

import click

from pgt import profile, workspace
from pgt.cli import _tables
from pgt.cli._language import LANGUAGE, say
from pgt.profile import Profile

OPTION = click.option(
    "--profile",
    "profile_id",
    metavar="ID",
    help=say(
        f"评分方案，例如 {'、'.join(profile.built_in())}（默认用 pgt.toml 里的，没有就用 {profile.DEFAULT}）",
        f"the scoring profile: {', '.join(profile.built_in())} (default: that of pgt.toml, else {profile.DEFAULT})",
    ),
)


class Choice:
    """The profile that the user asked for, or that of each table's workspace."""

    def __init__(self, profile_id: str | None) -> None:
        self._asked = profile_id

    def of(self, file: str) -> Profile:
        """Return the profile of the table in *file*; one that cannot be had is wrong usage."""
        settings, _ = workspace.settings_of(Path(file).parent)
        profile_id = self._asked or settings.profile or profile.DEFAULT
        found = profile.find(profile_id, settings.folder / profile.FOLDER if settings.folder else None)
        if found.definition is not None:
            return found.definition
        if len(found.findings) == 1 and found.source.text == "":
            finding = found.findings[0]
            better = say("；", "; ") + finding.hint.to(LANGUAGE) if finding.hint else ""
            raise click.BadParameter(finding.message.to(LANGUAGE) + better, param_hint=self._place())
        for finding in found.findings:
            click.echo(_tables.line(finding), err=True)
        raise click.BadParameter(
            say(f"评分方案 {profile_id} 有错", f"there is something wrong with the profile {profile_id}"),
            param_hint=self._place(),
        )

    def _place(self) -> str:
        return "'--profile'" if self._asked else "`profile` (pgt.toml)"
