"""Where schema/ and templates/ lie: in `pgt/_data` once installed, at the repository's root in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_HERE = Path(__file__).parent
_INSTALLED = _HERE / "_data"
_CHECKOUT = _HERE.parents[1]


@cache
def root() -> Traversable:
    """The folder that holds schema/ and templates/, wherever pgt was installed."""
    for folder in (_INSTALLED, _CHECKOUT):
        if (folder / "schema").is_dir():
            return folder
    # Only a zipped pgt has no folder on disk; importlib.resources would double the start-up of all others.
    from importlib.resources import files

    return files("pgt") / "_data"


def schema(name: str) -> bytes:
    """The text of `schema/<name>`, such as `pgt-1.schema.json`."""
    return (root() / "schema" / name).read_bytes()


def template(*parts: str) -> Traversable:
    """The file or folder `templates/<parts>`; the caller asks whether it exists."""
    return (root() / "templates").joinpath(*parts)


def list_templates(folder: str, suffix: str) -> tuple[str, ...]:
    """The names, without the suffix, of the files in `templates/<folder>`, in order."""
    names = (entry.name for entry in template(folder).iterdir())
    return tuple(sorted(name.removesuffix(suffix) for name in names if name.endswith(suffix)))
