"""Changes to a file, shown as git shows them."""

from __future__ import annotations

import difflib
import io


def unified(file: str, old: str, new: str) -> str:
    """Return what changes from *old* to *new*, as a patch of *file*."""
    before, after = (list(io.StringIO(text)) for text in (old, new))  # U+2028 ends no line
    lines = difflib.unified_diff(before, after, file, file)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
