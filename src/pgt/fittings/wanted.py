"""What each repository is fitted with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pgt import resources, schema
from pgt.fittings import origin
from pgt.fittings.jsonkeys import JsonKeys
from pgt.fittings.pieces import Draft, FileFitting, Hooks, Lines, WholeFile

CI: Mapping[str, tuple[str, str]] = {
    "github": (".github/workflows/pgt.yml", "github.yml"),
    "gitlab": (".gitlab-ci.yml", "gitlab-ci.yml"),
    "gitee": (".workflow/pgt.yml", "gitee.yml"),
}
"""For each service, the file that it reads and the template of it."""

_SCHEMA_PATH = f"schema/{schema.TABLE}"


def files_for(settings: str, services: Iterable[str]) -> Iterator[FileFitting]:
    """Yield the fittings that are files, for a repository with *settings* that is kept at *services*."""
    yield Draft("pgt.toml", settings)
    yield WholeFile(_SCHEMA_PATH, resources.schema(schema.TABLE).decode())
    yield Lines(".gitattributes", _template("gitattributes"))
    yield JsonKeys(
        ".vscode/settings.json",
        {"yaml.schemas": {f"./{_SCHEMA_PATH}": ["*.pgt.yaml"]}, "yaml.schemaStore.enable": False},
    )
    yield JsonKeys(".vscode/extensions.json", {"recommendations": ["redhat.vscode-yaml"]})
    yield Hooks(".pre-commit-config.yaml", _template("pre-commit-config.yaml"))
    for service in services:
        path, name = CI[service]
        yield Draft(path, _template(name).replace("{pgt}", origin.requirement()))


def _template(name: str) -> str:
    return resources.template("init", name).read_text("utf-8")


def services_of(hosts: str) -> tuple[str, ...]:
    """Return the services whose names are in the addresses of the remotes."""
    return tuple(service for service in CI if service in hosts.lower())
