"""What a repository is fitted with so that git, editors and CI understand its tables.

A fitting is a file, some lines in a file, some keys of a JSON file, or a setting of git. Each can say whether it is
there, what it would make of what is there, and what is left when it is taken off again: what was there before, to the
last character. No file is written here.
"""

from __future__ import annotations

from pgt.fittings.defaults import settings_from
from pgt.fittings.git import GIT_SETTINGS, Git
from pgt.fittings.origin import UNKNOWN
from pgt.fittings.pieces import FileFitting, State
from pgt.fittings.wanted import CI, files_for, services_of

__all__ = ["CI", "GIT_SETTINGS", "UNKNOWN", "FileFitting", "Git", "State", "files_for", "services_of", "settings_from"]
