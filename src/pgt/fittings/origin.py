"""Where this pgt was installed from, so that a CI that is set up installs the same."""

from __future__ import annotations

import json
from importlib import metadata

UNKNOWN = "pgt @ git+https://…"
"""What stands for an address that somebody has to fill in: what PyPI calls pgt is another program."""


def requirement() -> str:
    """Return what pip is given to install this pgt again, as pip itself noted it (PEP 610).

    It is UNKNOWN where this pgt was installed from a folder or from an index.
    """
    try:
        noted = metadata.distribution("pgt").read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        return UNKNOWN
    return _requirement(json.loads(noted)) if noted else UNKNOWN


def _requirement(noted: dict[str, object]) -> str:
    url, vcs = str(noted.get("url", "")), noted.get("vcs_info")
    if isinstance(vcs, dict) and vcs.get("vcs") and vcs.get("commit_id"):
        return f"pgt @ {vcs['vcs']}+{url}@{vcs['commit_id']}"
    return f"pgt @ {url}" if url.startswith("https://") else UNKNOWN
