"""Which scoring profile holds for a table: the one that was asked for, the workspace's, its form's, the ministry's."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import click

from pgt import form, profile, workspace
from pgt.cli import _tables
from pgt.cli._language import LANGUAGE, say
from pgt.form import Form
from pgt.model import Table
from pgt.profile import By, Profile
from pgt.workspace import Settings

OPTION = click.option(
    "--profile",
    "profile_id",
    metavar="ID",
    help=say(
        f"评分方案，例如 {'、'.join(profile.built_in())}"
        f"（默认用 pgt.toml 里的，没有就用表样的，再没有就用 {profile.DEFAULT}）",
        f"the scoring profile: {', '.join(profile.built_in())} "
        f"(default: that of pgt.toml, else the form's, else {profile.DEFAULT})",
    ),
)


class Choice:
    """The profile that the user asked for, or that of each table's workspace and form."""

    def __init__(self, profile_id: str | None) -> None:
        self._asked = profile_id
        self._told: set[str] = set()

    def of(self, file: str, table: Table) -> Profile:
        """Return the profile of *table* in *file*, by its own form."""
        settings = _settings(file)
        found = form.find(table.form, settings.forms) if table.form and self._asked is None else None
        return self._settle(file, settings, found.definition if found else None)

    def boxes(self, file: str, table: Table) -> Collection[str] | None:
        """Return the values that the self-evaluation form of *table* has a place for; None where it names no such."""
        found = form.find(table.form, _settings(file).forms) if table.form else None
        paths = found.definition.paths if found and found.definition else {}
        return paths if "indicator.actual" in paths else None

    def require(self, file: str) -> None:
        """Refuse a profile that was asked for and is none, though the form prints no points."""
        if self._asked is not None:
            self._found(file, self._asked, None, None)

    def printed_on(self, form_: Form, file: str) -> Profile:
        """Return the profile of the table in *file* on *form_*; asking for one that it has no place for is refused."""
        settings = _settings(file)
        chosen = self._settle(file, settings, form_)
        if self._asked is not None and form_.profile:
            own = self._found(file, form_.profile, form_.profile, form_)
            if chosen.contradicts(own):
                raise click.BadParameter(_contradiction(chosen, own, form_), param_hint="'--profile'")
        return chosen

    def _settle(self, file: str, settings: Settings, form_: Form | None) -> Profile:
        named = settings.profile if self._asked is None else self._asked
        printed = form_.profile if form_ and self._asked is None else None
        chosen = self._found(file, named, printed, form_)
        if form_ and named and printed and chosen.id == printed != named:
            overruled = self._found(file, named, None, form_)
            told = say(f"；照 {printed} 算分", f"; scored by {printed}")
            self._tell(_contradiction(overruled, chosen, form_) + told)
        return chosen

    def _tell(self, message: str) -> None:
        if message not in self._told:
            click.echo(message, err=True)
            self._told.add(message)

    def _found(self, file: str, named: str | None, printed: str | None, form_: Form | None) -> Profile:
        """Return the profile that holds; one that cannot be had is wrong usage."""
        settings = _settings(file)
        found = profile.choose(named, printed, settings.folder / profile.FOLDER if settings.folder else None)
        if found.definition is not None:
            return found.definition
        place = self._place(form_ if form_ and named is None else None)
        if len(found.findings) == 1 and found.source.text == "":
            finding = found.findings[0]
            hint = _unseen(file, settings, named or printed) or (finding.hint.to(LANGUAGE) if finding.hint else "")
            better = say("；", "; ") + hint if hint else ""
            raise click.BadParameter(finding.message.to(LANGUAGE) + better, param_hint=place)
        for finding in found.findings:
            click.echo(_tables.line(finding), err=True)
        profile_id = named or printed
        raise click.BadParameter(
            say(f"评分方案 {profile_id} 有错", f"there is something wrong with the profile {profile_id}"),
            param_hint=place,
        )

    def _place(self, form_: Form | None) -> str:
        if form_:
            return say(f"`profile`（表样 {form_.id}）", f"`profile` (form {form_.id})")
        return "`profile` (pgt.toml)" if self._asked is None else "'--profile'"


def _unseen(file: str, settings: Settings, profile_id: str | None) -> str:
    """Say where a profile stands that is not seen, for want of the file that makes its folder a workspace."""
    folders = (Path(file).resolve().parent, *Path(file).resolve().parent.parents) if settings.folder is None else ()
    found = next((one for one in folders if (one / profile.FOLDER / f"{profile_id}.yaml").is_file()), None)
    if found is None:
        return ""
    return say(
        f"有 {profile.FOLDER}/{profile_id}.yaml，旁边没有 pgt.toml 就不是工作区，看不到它：建一个空的 pgt.toml",
        f"there is {profile.FOLDER}/{profile_id}.yaml, and without a pgt.toml beside its folder it is not looked at: "
        "make an empty one",
    )


def _settings(file: str) -> Settings:
    return workspace.settings_of(Path(file).parent)[0]


def _contradiction(named: Profile, own: Profile, form_: Form) -> str:
    """Say why points by *named* cannot stand on *form_*, which is made for *own*."""
    if named.weights is None:
        return say(
            f"评分方案 {named.id} 不评分，表样 {form_.id} 要印得分（{own.id}）",
            f"the profile {named.id} gives no scores, and the form {form_.id} prints them ({own.id})",
        )
    by_goal = own.weights is not None and own.weights.by is By.GOAL
    zh = ("按目标", "按一级指标") if by_goal else ("按一级指标", "按目标")
    en = ("goals", "first levels") if by_goal else ("first levels", "goals")
    return say(
        f"表样 {form_.id} 的分值{zh[0]}分（{own.id}），评分方案 {named.id} {zh[1]}分",
        f"the form {form_.id} shares points out to {en[0]} ({own.id}), the profile {named.id} to {en[1]}",
    )
