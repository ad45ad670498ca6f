"""The tables that were given, and those that there are: what is not wrong among some of them may be among all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from pgt import workspace


class Company:
    """The tables of one run."""

    def __init__(self, files: Iterable[str]) -> None:
        self._given = {os.path.realpath(file) for file in files}
        self._whole: dict[Path, bool] = {}

    def is_whole(self, file: str) -> bool:
        """Whether all tables of the workspace of *file* were given; without a `pgt.toml`, all of its folder."""
        folder = Path(file).parent
        settings, _ = workspace.settings_of(folder)
        if settings.folder is not None:
            folder = settings.folder
        if folder not in self._whole:
            # Without a workspace nobody knows how much there is below a folder: it may be somebody's home.
            found = workspace.discover((folder,)) if settings.folder else folder.glob(f"*{workspace.SUFFIX}")
            self._whole[folder] = all(os.path.realpath(one) in self._given for one in found if isinstance(one, Path))
        return self._whole[folder]
